"""Blame: whether an error is the document's own or may be ours.

What two independent readings read alike is what is printed, and a fault in it is the agency's; what they read
differently is nobody's number yet; what was read one way only is undecided (contract, `concerns`).
"""

from pipeline.model.report import Agreement, Finding, Report


def blame(finding: Finding, report: Report) -> str:
    """Return `source`, `extraction` or `undecided` for an error."""
    agreements = {report.facts[path].agreement for path in _paths(finding, report)} or {report.agreement}
    if Agreement.DIFFERED in agreements:
        return "extraction"
    return "source" if agreements == {Agreement.AGREED} else "undecided"


def _paths(finding: Finding, report: Report) -> tuple[str, ...]:
    """Return the fields that an error speaks of: its terms, its cell, or all cells of its row or table."""
    terms = tuple(path for path in (*finding.left, *finding.right) if path in report.facts)
    if terms or finding.path is None:
        return terms
    return tuple(path for path in report.facts if path == finding.path or path.startswith(f"{finding.path}."))
