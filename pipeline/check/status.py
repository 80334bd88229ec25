"""Status: what becomes of a document that could be read."""

from pipeline.check.parts import LAST_YEAR_WITHOUT_TABLES
from pipeline.model.form import Severity
from pipeline.model.report import NO_REPORT, Finding, Report, State, Status


def decide_status(report: Report, findings: tuple[Finding, ...]) -> Status:
    """Return the first status that fits; a pass must be earned, so a report without tables can't come by one."""
    found = [edition is not None for edition in report.table_editions.values()]
    if report.genre in NO_REPORT:
        return Status.REJECTED
    if report.year is not None and report.year <= LAST_YEAR_WITHOUT_TABLES and not any(found):
        return Status.NO_TABLES
    counted = {path.partition(".")[0] for path, fact in report.facts.items() if fact.state is State.NUMBER}
    complete = bool(found) and all(found) and counted >= set(report.table_editions)
    if complete and all(finding.severity is not Severity.ERROR for finding in findings):
        return Status.ACCEPTED
    return Status.NEEDS_REVIEW
