"""The elements of a table: what the walk does where a table, a row group, a row or a cell begins and ends.

Hostile and careless pages leave out rows, put text between cells and open a cell inside a cell; whatever comes, a cell
belongs to the innermost open table, a new cell ends the one before, and no text is lost.
"""

from functools import partial

from pipeline.read.html.content import RowGroup, TableCell
from pipeline.read.html.flow import Attributes, End, Flow, OpenTable
from pipeline.read.html.style import Traits
from pipeline.read.html.table import MOST_COLUMN_SPAN, MOST_ROW_SPAN, is_layout, span


def begin_block(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    """Begin an element that stands on lines of its own."""
    flow.end_line()
    return flow.end_line


def begin_table(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    """Begin a `<table>`."""
    return _begin_table(flow, styled=False)


def begin_styled_table(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    """Begin an element that style makes a table."""
    return _begin_table(flow, styled=True)


def begin_group(flow: Flow, _attributes: Attributes, _traits: Traits, tag: str = "tbody") -> End:
    """Begin a row group."""
    if not flow.tables:
        return begin_block(flow, _attributes, _traits)
    table = flow.tables[-1]
    _end_cell(flow, table)
    table.row = None
    table.group = RowGroup(tag)
    table.table.groups.append(table.group)
    return partial(_end_group, flow, table)


def begin_row(flow: Flow, attributes: Attributes, traits: Traits) -> End:
    """Begin a row."""
    if not flow.tables:
        return begin_block(flow, attributes, traits)
    table = flow.tables[-1]
    _end_cell(flow, table)
    row = _new_row(table)
    return partial(_end_row, flow, table, row, collapsed=attributes.get("height") == "0")


def begin_cell(flow: Flow, attributes: Attributes, traits: Traits) -> End:
    """Begin a `<td>` or `<th>`; outside any table it is only a line of its own."""
    if not flow.tables:
        return begin_block(flow, attributes, traits)
    table = flow.tables[-1]
    _end_cell(flow, table)
    flow.end_all()
    cell = TableCell(
        column_span=span(attributes.get("colspan"), MOST_COLUMN_SPAN),
        row_span=span(attributes.get("rowspan"), MOST_ROW_SPAN),
    )
    row = _new_row(table) if table.row is None else table.row
    row.append(cell)
    table.cell = cell
    flow.enter(cell.content)
    return partial(_end_this_cell, flow, table, cell)


def begin_styled_part(flow: Flow, attributes: Attributes, traits: Traits) -> End:
    """Begin an element that style makes part of a table; only a block where it stands in no styled table directly."""
    if not flow.tables or not flow.tables[-1].styled or flow.tables[-1].cell is not None:
        return begin_block(flow, attributes, traits)
    if traits.display == "table-cell":
        return begin_cell(flow, attributes, traits)
    if traits.display == "table-row":
        return begin_row(flow, attributes, traits)
    return begin_group(flow, attributes, traits)


def end_table(flow: Flow) -> None:
    """End the innermost open table, and decide what it was."""
    open_table = flow.tables.pop()
    _end_cell(flow, open_table)
    flow.end_all()
    flow.heading = open_table.heading
    flow.enter(open_table.outer)
    flow.content.add_content(open_table.stray)
    if not flow.manner.visible and not any(cell.content.items for cell in open_table.table.cells):
        return  # all of it is invisible, its lines too
    if is_layout(open_table.table):
        for cell in open_table.table.cells:
            flow.content.add_content(cell.content)
    else:
        flow.content.add_table(open_table.table)


def _begin_table(flow: Flow, *, styled: bool) -> End:
    flow.end_all()
    opened = OpenTable(flow.content, flow.heading, styled)
    flow.tables.append(opened)
    flow.heading = None
    flow.enter(opened.stray)
    return partial(end_table, flow)


def _new_row(table: OpenTable) -> list[TableCell]:
    if table.group is None:
        table.group = RowGroup("tbody")
        table.table.groups.append(table.group)
    table.row = []
    table.group.rows.append(table.row)
    return table.row


def _end_group(flow: Flow, table: OpenTable) -> None:
    _end_cell(flow, table)
    table.row = table.group = None


def _end_row(flow: Flow, table: OpenTable, row: list[TableCell], *, collapsed: bool) -> None:
    _end_cell(flow, table)
    table.row = None
    # Word ends tables of uneven rows with a row without height that only states the widths of all columns.
    if collapsed and table.group is not None and not any(cell.content.items for cell in row):
        table.group.rows[:] = [other for other in table.group.rows if other is not row]


def _end_this_cell(flow: Flow, table: OpenTable, cell: TableCell) -> None:
    if table.cell is cell:
        _end_cell(flow, table)


def _end_cell(flow: Flow, table: OpenTable) -> None:
    if table.cell is not None:
        flow.end_all()
        table.cell = None
        flow.enter(table.stray)
