"""Editions: whether the report uses the form that was in force, and one form only."""

from collections.abc import Iterator

from pipeline.check.printed import PrintedTable, printed_tables
from pipeline.model.form import Edition, Forms, Severity
from pipeline.model.report import ArgValue, Finding, Report

_ALLOWED = frozenset({("2014", 2019)})
"""For 2019 the new form was encouraged, not required (国办公开办函〔2019〕60号)."""


def outdated_form(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where a later edition was in force in the report's year."""
    if report.edition is None or report.year is None or (report.edition, report.year) in _ALLOWED:
        return
    used = forms.editions[report.edition]
    if used.last_year is not None and report.year > used.last_year:
        args: dict[str, ArgValue] = {"year": report.year, "edition": used.id}
        yield Finding("FORM.OUTDATED", Severity.WARNING, args=args)


def mixed_forms(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where tables or rows of two editions stand in one report."""
    parts: list[ArgValue] = [
        _foreign(table, forms.editions[report.edition])
        for table in printed_tables(report, forms)
        if report.edition is not None and table.edition.id != report.edition
    ]
    parts += [f"“{part}”" for part in report.hybrid]
    if parts:
        yield Finding("FORM.HYBRID", Severity.WARNING, args={"edition": report.edition, "parts": parts})


def _foreign(table: PrintedTable, edition: Edition) -> str:
    """Say a table of another edition than the report's, and its rows that the report's edition does not have."""
    own = {field.row for field in edition.fields.values() if field.table == table.id}
    rows = [f"“{table.names.row(row)}”" for row in dict.fromkeys(field.row for field in table.fields) if row not in own]
    named = f"的{'、'.join(rows)}" if rows else ""
    return f"“{table.title}”表{named}（{table.edition.id}年版）"
