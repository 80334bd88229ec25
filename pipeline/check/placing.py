"""Placing: whether the document is an annual report at all, and of which year."""

from collections.abc import Iterator

from pipeline.check.agencies import SOURCES, several_agencies
from pipeline.model.form import Forms, Severity
from pipeline.model.report import NO_REPORT, ArgValue, Finding, Report


def no_report(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield the one finding of a document that is no annual report."""
    del forms
    if report.genre in NO_REPORT:
        yield Finding("FORM.NOT_A_REPORT", Severity.ERROR, args={"kind": report.genre})


def year_claims(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where no year is named, title and statistical period disagree, or another spot differs.

    A document that holds another whole report, too, can't be placed: nobody knows which of them is meant, nor whether the
    agency or whoever kept the file put them together.
    """
    del forms
    several: list[ArgValue] = [claim.value for claim in report.years if claim.source == "report"]
    several += several_agencies(report)
    if several:
        yield Finding("FORM.YEAR", Severity.ERROR, args={"kind": "several", "others": several}, concerns="undecided")
    if report.year is None:
        yield Finding("FORM.YEAR", Severity.ERROR, args={"kind": "none"})
        return
    year = str(report.year)
    differing = {
        source: [claim.value for claim in report.years if claim.source == source and claim.value != year]
        for source in SOURCES
    }
    titled = any(claim.source == "title" and claim.value == year for claim in report.years)
    periods = differing.pop("period") if titled else []
    if periods:
        args: dict[str, ArgValue] = {"kind": "period", "year": year, "period": list(dict.fromkeys(periods))}
        yield Finding("FORM.YEAR", Severity.ERROR, args=args)
    others = dict.fromkeys(f"{SOURCES[source]}{value}年" for source, values in differing.items() for value in values)
    if others:
        yield Finding("FORM.YEAR", Severity.WARNING, args={"kind": "place", "year": year, "others": list(others)})
