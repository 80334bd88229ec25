"""Checks: what is to be said of a report, and what becomes of it.

Each check is a generator over a report and the forms, and none looks back at the document, so a record can be checked
again without it. `CHECKS` is the order of a record's findings: the report as a whole, its parts, its cells, its sums.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.check.agencies import agency_claims, rule_power
from pipeline.check.blame import blame
from pipeline.check.cells import noted_cells, unread_cells
from pipeline.check.editions import mixed_forms, outdated_form
from pipeline.check.labels import label_variants, unknown_parts
from pipeline.check.money import long_decimals, money_units
from pipeline.check.parts import empty_cells, missing_parts, missing_tables
from pipeline.check.placing import no_report, year_claims
from pipeline.check.sections import section_faults
from pipeline.check.status import decide_status
from pipeline.check.sums import failed_sums
from pipeline.model.form import Forms, Severity
from pipeline.model.report import Finding, Report

__all__ = ["CHECKS", "NUMBER_CODES", "check_numbers", "check_report", "decide_status"]

Check = Callable[[Report, Forms], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    year_claims,
    agency_claims,
    outdated_form,
    mixed_forms,
    section_faults,
    missing_tables,
    missing_parts,
    unread_cells,
    empty_cells,
    failed_sums,
    rule_power,
    long_decimals,
    money_units,
    noted_cells,
    label_variants,
    unknown_parts,
)

_NUMBER_CHECKS: tuple[Check, ...] = (failed_sums, empty_cells, rule_power, long_decimals)
"""What rests on the agency's name and on values and states alone, which a record keeps. A cell's candidates, note and
unit are not in a record, so what rests on them is not here."""

NUMBER_CODES: frozenset[str] = frozenset(
    {
        "FORM.BLANK",
        "PRO.DECIMALS",
        "PRO.RULE_POWER",
        "PRO19.DISCLOSED_TOTAL",
        "PRO19.ITEMS",
        "PRO19.PROCUREMENT",
        "PRO21.POOL",
        "REQ.BALANCE",
        "REQ.RESULT_SUM",
        "REQ.ROW_SUM",
        "REV.SUM",
        "STAT.CHANNEL",
        "STAT.CONCLUDED",
        "STAT.DENIED",
        "STAT.LITIGATION",
        "STAT.NORMATIVE",
        "STAT.PRINCIPAL",
        "STAT.RECEIVED",
        "STAT.RECONSIDERATION",
        "STAT.REPLIED",
        "STAT.STAFF",
    }
)
"""The codes of `check_numbers`: no other check gives them, and it gives no others."""


def check_report(report: Report, forms: Forms) -> tuple[Finding, ...]:
    """Return everything that is to be said of a report; of a document that is none, only that.

    Whose fault an error is that a check leaves open follows from whether the readings of the document agree on it.
    """
    return tuple(_run((no_report,), report, forms)) or tuple(_run(CHECKS, report, forms))


def check_numbers(report: Report, forms: Forms) -> tuple[Finding, ...]:
    """Return what is to be said of a report's numbers (`NUMBER_CODES`), as `check_report` does."""
    return tuple(_run(_NUMBER_CHECKS, report, forms))


def _run(checks: tuple[Check, ...], report: Report, forms: Forms) -> Iterator[Finding]:
    for check in checks:
        for finding in check(report, forms):
            open_error = finding.severity is Severity.ERROR and finding.concerns is None
            yield replace(finding, concerns=blame(finding, report)) if open_error else finding
