"""The table model: whatever spans a page states, cells never overlap and none is lost."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TooLargeError
from pipeline.model.grid import Cell, Grid
from pipeline.read.html.content import RowGroup, TableCell
from pipeline.read.html.reader import read
from pipeline.read.html.table import Placed, place, span

SPANS = st.integers(0, 5) | st.sampled_from([40, 65534])
CELLS = st.builds(TableCell, column_span=SPANS.map(lambda span: min(span, 40)), row_span=SPANS)
GROUPS = st.lists(
    st.builds(
        RowGroup, st.sampled_from(["thead", "tbody", "tfoot"]), st.lists(st.lists(CELLS, max_size=5), max_size=5)
    ),
    max_size=4,
)
ENOUGH = 10_000_000


def grid_of(placed: list[Placed]) -> Grid:
    """Make the grid, which refuses overlaps; columns are cut off where thousands of them are one cell."""
    return Grid(tuple(Cell(one.row, one.column, "", one.row_span, min(one.column_span, 7)) for one in placed))


@given(GROUPS)
def test_cells_never_overlap_and_none_is_lost(groups: list[RowGroup]) -> None:
    placed = place(groups, ENOUGH)
    assert len(grid_of(placed).cells) == sum(len(row) for group in groups for row in group.rows)
    wide = sorted((one.row, one.column, one.column_span) for one in placed)
    for left, right in pairwise(wide):
        assert left[0] < right[0] or left[1] + left[2] <= right[1]


@given(GROUPS)
def test_no_cell_reaches_out_of_its_group(groups: list[RowGroup]) -> None:
    homes = {id(cell): group for group in groups for row in group.rows for cell in row}
    rows: dict[int, set[int]] = {}
    for one in place(groups, ENOUGH):
        rows.setdefault(id(homes[id(one.cell)]), set()).update(range(one.row, one.row + one.row_span))
    for left, right in product(rows, rows):
        assert left == right or rows[left].isdisjoint(rows[right])


@given(GROUPS)
def test_cells_of_a_row_stay_in_order(groups: list[RowGroup]) -> None:
    columns = {id(one.cell): one.column for one in place(groups, ENOUGH)}
    for group in groups:
        for row in group.rows:
            placed = [columns[id(cell)] for cell in row]
            assert placed == sorted(set(placed))


@given(st.lists(st.lists(st.tuples(SPANS, SPANS), max_size=4), max_size=6))
def test_every_text_of_a_hostile_table_is_in_the_document_once(rows: list[list[tuple[int, int]]]) -> None:
    page = "<table>"
    texts = []
    for number, row in enumerate(rows):
        page += "<tr>"
        for column, (columns, deep) in enumerate(row):
            texts.append(f"第{number}行{column}列")
            page += f"<td colspan={min(columns, 9)} rowspan={deep}>{texts[-1]}"
    document = read((page + "</table><p>完").encode())
    read_texts = [cell.text for grid in document.grids for cell in grid.cells]
    read_texts += [block.text for block in document.blocks if hasattr(block, "text")]
    assert sorted(read_texts) == sorted([*texts, "完"])


@given(st.text(max_size=12))
def test_any_span_is_read(value: str) -> None:
    assert 0 <= span(value, 1000) <= 1000


def test_a_table_larger_than_any_table_is_refused() -> None:
    page = "<table>" + "<tr><td colspan=1000>1<td colspan=1000>2" * 600 + "</table>"
    with pytest.raises(TooLargeError):
        read(page.encode())


def test_many_tables_that_are_too_large_together_are_refused() -> None:
    page = ("<table>" + "<tr><td colspan=1000 rowspan=100>1<td>2" + "<tr><td>3" * 99 + "</table>") * 11
    with pytest.raises(TooLargeError):
        read(page.encode())


def test_rows_are_as_many_as_the_page_has_whatever_a_span_says() -> None:
    grid = read(b"<table><tr><td rowspan=65534>a<td>1<tr><td>2</table>").grids[0]
    assert (grid.row_count, grid.column_count) == (2, 2)
