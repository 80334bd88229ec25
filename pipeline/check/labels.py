"""Labels: words of a table that are not the form's, be they another wording, a slip, or a row of the agency's own."""

from collections.abc import Iterator

from pipeline.check.cells import shown, some
from pipeline.check.printed import printed_tables
from pipeline.model.form import Forms, Severity
from pipeline.model.report import ArgValue, Finding, LabelVariant, Report, Unmapped

_UNNAMED = "（无名称）"
_MOST_LABELS = 60
"""Labels worded otherwise that a message lists: all that a table of the form may have."""


def label_variants(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every table with labels that are worded otherwise, listing them."""
    for table in printed_tables(report, forms):
        variants = [label for label in report.labels if label.table == table.id]
        if variants:
            typo = any(label.typo for label in variants)
            yield Finding(
                "FORM.LABEL_VARIANT",
                Severity.WARNING if typo else Severity.INFO,
                table.id,
                {"kind": "typo" if typo else "wording", "table": table.title, "labels": _listed(variants)},
            )


def unknown_parts(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every row, column or lone cell of a table that the form does not have."""
    for table in printed_tables(report, forms):
        parts: dict[tuple[str, ...], list[Unmapped]] = {}
        for cell in table.unmapped:
            parts.setdefault(_part(cell), []).append(cell)
        for cells in parts.values():
            args: dict[str, ArgValue] = {
                "kind": cells[0].axis,
                "table": table.title,
                # The groups of a listed table are long, and what is unknown is the row itself.
                "row": shown("/".join(cells[0].row[-1:] if table.form.listed else cells[0].row)) or _UNNAMED,
                "column": shown("/".join(cells[0].column)) or _UNNAMED,
                "texts": some([shown(cell.text) for cell in cells], "“{}”", "个"),
            }
            yield Finding("FORM.ROW_UNKNOWN", Severity.WARNING, table.id, args)


def _listed(variants: list[LabelVariant]) -> list[ArgValue]:
    pairs = dict.fromkeys((label.printed, label.official) for label in variants)
    return some(
        [f"“{shown(printed)}”（表式为“{shown(official)}”）" for printed, official in pairs], "{}", "处", _MOST_LABELS
    )


def _part(cell: Unmapped) -> tuple[str, ...]:
    """Return what the unmapped cells of one unknown row, one unknown column, or one spot have in common."""
    match cell.axis:
        case "row":
            return ("row", *cell.row)
        case "column":
            return ("column", *cell.column)
        case _:
            return ("cell", *cell.row, "", *cell.column)
