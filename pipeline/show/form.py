"""The form as a drawing: which cell of the official table goes where, and what stands in it for one record."""

from collections.abc import Mapping

from rich.cells import cell_len

from pipeline.forms.layout import Kind, Slot, lay_out
from pipeline.model.form import TableForm
from pipeline.model.report import Fact, State
from pipeline.show.drawing import Box
from pipeline.store.review import Mark

SIGNS = {Mark.DOUBTFUL: "?", Mark.WRONG: "!"}
"""What marks a cell where colours don't show."""
STYLES = {Mark.DOUBTFUL: "black on yellow", Mark.WRONG: "bold white on red", Mark.BLANK: "dim", Mark.ABSENT: "dim"}
_EMPTY = {State.BLANK: "空", State.ABSENT: "×"}
_LABEL_WIDTHS = {1: (30,), 2: (14, 28), 3: (6, 12, 26)}
_FEW_COLUMNS = 4
_ROOMY_WIDTH = 12
_DOWN_WIDTH = 6
_ACROSS_WIDTH = 4
"""Least widths of a number: what heads need where there are few columns, else so little that 96 columns hold a table."""
_LISTED_WIDTH = 56
_HEAD = "bold"

Cells = Mapping[str, tuple[Fact, Mark | None]]
"""What stands in each field of a table, by path."""


def boxes(form: TableForm, cells: Cells) -> tuple[list[Box], list[int]]:
    """Return the cells of a table's drawing and the widths of its columns."""
    layout = lay_out(form)
    made = [_box(slot, cells) for slot in layout.slots]
    if form.listed:
        return made, [_LISTED_WIDTH, _DOWN_WIDTH, *[_width(cells, _ROOMY_WIDTH)] * layout.numbers]
    if form.groups_across:
        return made, [_width(cells, _ACROSS_WIDTH)] * layout.numbers
    least = _ROOMY_WIDTH if layout.numbers <= _FEW_COLUMNS else _DOWN_WIDTH
    labels = _LABEL_WIDTHS.get(layout.labels, (16,) * layout.labels)
    return made, [*labels, *[_width(cells, least)] * layout.numbers]


def _box(slot: Slot, cells: Cells) -> Box:
    if slot.path is None:
        style = _HEAD if slot.kind is Kind.HEAD else ""
        number = slot.kind is Kind.NUMBER
        return Box(slot.row, slot.column, slot.text, slot.row_span, slot.column_span, style, number)
    fact, mark = cells.get(slot.path, (Fact(slot.path, State.ABSENT), Mark.ABSENT))
    return Box(slot.row, slot.column, printed(fact, mark), style=STYLES.get(mark, "") if mark else "", right=True)


def printed(fact: Fact, mark: Mark | None) -> str:
    """Return what stands in a cell, with its sign: as printed, since that is what a person compares with the page."""
    text = _EMPTY.get(fact.state) or (fact.raw or "").replace("\n", " ")
    return f"{text} {SIGNS[mark]}" if mark in SIGNS else text


def _width(cells: Cells, least: int) -> int:
    """Return a width that breaks no number; what is no number may break."""
    numbers = (printed(fact, mark) for fact, mark in cells.values() if fact.state is State.NUMBER)
    return max([least, *map(cell_len, numbers)])
