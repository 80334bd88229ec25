"""The form of a report as views: the official table, and in each cell what was read there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.forms.layout import Kind, Slot, lay_out, widened
from pipeline.messages import Lang, say, spell
from pipeline.model.form import Edition, Forms
from pipeline.model.report import Fact, Report, State
from pipeline.show.desk.view import CellView, TableView
from pipeline.store.places import edition_of, in_document, table_title
from pipeline.store.review import Mark

_TOLD = frozenset({Mark.DOUBTFUL, Mark.WRONG})


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said of cells, by field."""

    marks: Mapping[str, Mark]
    stops: Collection[str]
    """The cells that findings lead to."""
    values: Mapping[str, Decimal]
    """The corrections in force."""
    settled: Mapping[str, str]
    """What was decided on all that is said of a cell."""


def form_views(report: Report, forms: Forms, told: Told, lang: Lang) -> Iterator[TableView]:
    """Yield the tables of a report; one that was not found has no rows."""
    for table, read_as in report.table_editions.items():
        edition = edition_of(report, table, forms)
        if edition is None:
            continue
        title = table_title(edition, table)
        if read_as is None:
            yield TableView(table, title)
            continue
        form = edition.table(table)
        layout = widened(lay_out(form))
        rows: list[list[CellView]] = [[] for _ in range(layout.rows)]
        for slot in sorted(layout.slots, key=lambda slot: (slot.row, slot.column)):
            rows[slot.row].append(_cell(slot, report, edition, told, lang))
        made = tuple(tuple(row) for row in rows)
        yield TableView(table, title, made, "listed" if form.listed else "across" if form.groups_across else "")


def _cell(
    slot: Slot,
    report: Report,
    edition: Edition,
    told: Told,
    lang: Lang,
) -> CellView:
    if slot.path is None:
        kind = "unit" if slot.kind is Kind.NUMBER else slot.kind.value
        return CellView(kind, slot.text, slot.row_span, slot.column_span, row=slot.row, column=slot.column)
    fact = report.facts.get(slot.path, Fact(slot.path, State.ABSENT))
    field = edition.fields[slot.path]
    value = told.values.get(slot.path)
    return CellView(
        Kind.NUMBER.value,
        printed(fact, lang),
        slot.row_span,
        slot.column_span,
        slot.path,
        slot.row,
        slot.column,
        f"{field.row_label} · {field.column_label}",
        told.marks[slot.path].value if slot.path in told.marks else "",
        slot.path not in told.stops and fact.state is not State.TEXT and told.marks.get(slot.path) in _TOLD,
        told.settled.get(slot.path, ""),
        "" if value is None else spell(value, lang),
        spell(fact.value, lang) if fact.state is State.NUMBER else say(f"desk.state.{fact.state}", lang),
        in_document(fact.place, lang),
    )


def printed(fact: Fact, lang: Lang) -> str:
    """Return what stands in a cell as printed, since that is what a person compares with the page."""
    if fact.state is State.ABSENT:
        return "×"
    if fact.state is State.BLANK:
        return say("desk.blank", lang)
    return (fact.raw or "").replace("\n", " ↵ ")
