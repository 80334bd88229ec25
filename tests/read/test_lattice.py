"""Ruled lines → cells: what the finder of tables makes of lines as writers of pages draw them."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.place import BBox
from pipeline.read.paper.lattice import Lattice, Room, find_lattices
from pipeline.read.paper.page import Ruling
from pipeline.read.paper.rulings import Pen, joined

Slot = tuple[int, int, int, int]


def shape(lattice: Lattice) -> list[Slot]:
    """Return row, column, row span and column span of each room."""
    return [(room.row, room.column, room.row_span, room.column_span) for room in lattice.rooms]


def rule(pen: Pen, xs: list[float], ys: list[float]) -> None:
    """Rule a table of rows and columns."""
    for y in ys:
        pen.line((xs[0], y), (xs[-1], y))
    for x in xs:
        pen.line((x, ys[0]), (x, ys[-1]))


def found(pen: Pen, ink: list[tuple[float, float]] | None = None) -> list[Lattice]:
    return find_lattices(joined(pen.horizontals), joined(pen.verticals), lambda: ink or [])


PLAIN: list[Slot] = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_ruled_table_has_its_rows_and_columns() -> None:
    pen = Pen()
    rule(pen, [50, 150, 250], [100, 120, 140])
    (lattice,) = found(pen)
    assert shape(lattice) == PLAIN
    assert lattice.rooms[3].box == BBox(150, 120, 250, 140)


def test_a_missing_inner_line_is_a_span() -> None:
    pen = Pen()
    for y in (0, 20, 40):
        pen.line((0, y), (90, y))
    for x in (0, 90):
        pen.line((x, 0), (x, 40))
    pen.line((45, 20), (45, 40))
    assert shape(found(pen)[0]) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_outer_borders_that_are_not_drawn_are_where_the_lines_end() -> None:
    across, down = [Ruling(y, 0, 200) for y in (0, 20, 40)], [Ruling(x, 0, 40) for x in (100, 150)]
    assert [len(lattice.rooms) for lattice in find_lattices(across, down)] == [6]
    across, down = [Ruling(20, 0, 200)], [Ruling(x, 0, 40) for x in (0, 100, 200)]
    assert [shape(lattice) for lattice in find_lattices(across, down)] == [PLAIN]


def test_a_blank_corner_is_a_cell_where_other_cells_have_no_border_on_those_sides_either() -> None:
    across, down = [Ruling(y, 0, 200) for y in (20, 40)], [Ruling(x, 0, 60) for x in (50, 150)]
    inked = [(x, y) for y in (10.0, 30.0, 50.0) for x in (25.0, 100.0, 175.0) if (x, y) != (25.0, 50.0)]
    (lattice,) = find_lattices(across, down, lambda: inked)
    assert len(lattice.rooms) == 9


def test_a_border_that_touches_no_other_line_but_is_as_high_as_the_table_is_its_outer_border() -> None:
    across, down = [Ruling(y, 50, 250) for y in (20, 40)], [Ruling(x, 0, 60) for x in (20, 50, 150, 250)]
    beside = Ruling(300, 0, 100)
    (lattice,) = find_lattices(across, [*down, beside], lambda: [(35.0, 30.0)])
    assert shape(lattice)[0] == (0, 0, 3, 1)
    assert len(lattice.rooms) == 7


def test_a_table_cut_at_the_foot_keeps_its_last_row() -> None:
    across, down = [Ruling(y, 0, 200) for y in (0, 20)], [Ruling(x, 0, 40) for x in (0, 100, 200)]
    (lattice,) = find_lattices(across, down)
    assert shape(lattice) == PLAIN
    assert [room.open_below for room in lattice.rooms] == [False, False, True, True]


def test_ends_that_stick_out_a_little_are_no_cells() -> None:
    across = [Ruling(y, -4, 204) for y in (0, 20, 40)]
    down = [Ruling(x, -4, 44) for x in (0, 100, 200)]
    assert shape(find_lattices(across, down)[0]) == PLAIN


def test_lines_that_stop_short_of_each_other_still_close_cells() -> None:
    across = [Ruling(y, 1.5, 198.5) for y in (0, 20, 40)]
    down = [Ruling(x, 1.5, 18.5) for x in (0, 100, 200)] + [Ruling(x, 21.5, 38.5) for x in (0, 100, 200)]
    assert shape(find_lattices(across, down)[0]) == PLAIN


def test_double_lines_are_one_edge() -> None:
    pen = Pen()
    for y in (0, 20, 40):
        for offset in (0, 2.2):
            pen.line((0, y + offset), (200, y + offset))
    for x in (0, 100, 200):
        for offset in (0, 2.2):
            pen.line((x + offset, 0), (x + offset, 42.2))
    assert [shape(lattice) for lattice in found(pen)] == [PLAIN]


def test_dashes_and_dots_are_lines() -> None:
    for dash, gap in ((3.0, 3.0), (0.75, 0.75), (0.5, 1.5)):
        pen = Pen()
        for step in range(int(200 / (dash + gap)) + 1):
            start = step * (dash + gap)
            for y in (0, 20, 40):
                pen.bar_at(start, y, start + dash, y + 0.5)
            for x in (0, 100, 200):
                if start <= 40:
                    pen.bar_at(x, start, x + 0.5, start + dash)
        assert [shape(lattice) for lattice in found(pen)] == [PLAIN], (dash, gap)


def test_pieces_a_cell_with_corner_squares_are_lines() -> None:
    pen = Pen()
    for y in (0.0, 20.0, 40.0):
        for x in (0.0, 100.0, 200.0):
            pen.bar_at(x, y, x + 0.5, y + 0.5)
            if x < 200:
                pen.bar_at(x + 0.5, y, x + 100, y + 0.5)
            if y < 40:
                pen.bar_at(x, y + 0.5, x + 0.5, y + 20)
    assert [shape(lattice) for lattice in found(pen)] == [PLAIN]


def test_boxes_drawn_apart_around_each_cell_are_one_table() -> None:
    for gap in (1.5, 3.0, 4.0):
        pen = Pen()
        pen.frame(BBox(-gap, -gap, 200 + 2 * gap, 40 + 2 * gap))
        for row in range(2):
            for column in range(2):
                left, top = column * (100 + gap), row * (20 + gap)
                pen.frame(BBox(left, top, left + 100, top + 20))
        ink = [(50.0, 10.0), (150.0, 10.0), (50.0, 30.0), (150.0, 30.0)]
        assert [shape(lattice) for lattice in found(pen, ink)] == [PLAIN], gap


def test_a_line_that_ends_a_little_before_the_inner_of_two_lines_closes_its_cell() -> None:
    across = [Ruling(y, 0, 60) for y in (0, 40)] + [Ruling(20, 0, 16.6), Ruling(20, 24, 60)]
    down = [Ruling(x, 0, 40) for x in (0, 19.5, 20.5, 60)]
    (lattice,) = find_lattices(across, down)
    assert shape(lattice) == PLAIN
    short = [*across[:2], Ruling(20, 0, 16), Ruling(20, 24, 60)]
    (lattice,) = find_lattices(short, down)
    assert shape(lattice) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_two_lines_beside_each_other_that_go_on_past_a_cell_both_close_it() -> None:
    across = [Ruling(y, 0, 200) for y in (0, 30, 60, 90)]
    down = [Ruling(x, 0, 90) for x in (0, 200)] + [Ruling(100, 0, 60), Ruling(101, 20, 90)]
    (lattice,) = find_lattices(across, down)
    assert len(lattice.rooms) == 6


def test_a_page_border_is_no_table_and_hides_none() -> None:
    pen = Pen()
    pen.frame(BBox(20, 20, 575, 822))
    rule(pen, [50, 150, 250], [100, 120, 140])
    assert [shape(lattice) for lattice in found(pen)] == [PLAIN]


def test_a_frame_of_two_rows_around_a_table_gives_way() -> None:
    pen = Pen()
    rule(pen, [20, 575], [20, 80, 822])
    rule(pen, [50, 150, 250], [100, 120, 140])
    assert [shape(lattice) for lattice in found(pen)] == [PLAIN]


def test_a_little_box_in_a_cell_gives_way() -> None:
    pen = Pen()
    rule(pen, [50, 150, 250], [100, 120, 140])
    pen.frame(BBox(60, 105, 68, 113))
    assert [shape(lattice) for lattice in found(pen)] == [PLAIN]


def test_a_line_under_a_word_is_no_row() -> None:
    pen = Pen()
    rule(pen, [50, 150, 250], [100, 130, 160])
    pen.line((70, 118), (120, 118))
    assert [shape(lattice) for lattice in found(pen)] == [PLAIN]


def test_tables_apart_are_two_and_come_from_the_top_down() -> None:
    pen = Pen()
    rule(pen, [50, 150, 250], [300, 320, 340])
    rule(pen, [50, 100, 150, 200], [100, 120])
    assert [len(lattice.rooms) for lattice in found(pen)] == [3, 4]


def test_what_lies_outside_a_stepped_outline_is_a_gap_unless_something_is_printed_there() -> None:
    pen = Pen()
    rule(pen, [100, 200, 300], [0, 20, 40])
    rule(pen, [0, 100, 200, 300], [40, 60])
    (lattice,) = found(pen)
    assert lattice.room_at((50, 10)) is None
    assert len(lattice.rooms) == 7
    (lattice,) = found(pen, [(50.0, 10.0)])
    assert len(lattice.rooms) == 8


def test_cells_that_run_together_in_no_rectangle_are_cut_into_bands() -> None:
    pen = Pen()
    rule(pen, [0, 200], [0, 60])
    pen.line((100, 0), (100, 20))
    pen.line((100, 20), (200, 20))
    (lattice,) = found(pen)
    assert shape(lattice) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)]


def test_slanted_lines_and_curves_of_no_length_rule_nothing() -> None:
    pen = Pen()
    pen.line((0, 0), (100, 40))
    pen.line((5, 5), (5, 5))
    assert found(pen) == []


def test_a_drawing_of_many_lines_is_no_table() -> None:
    across = [Ruling(float(y * 4), 0, 2000) for y in range(500)]
    down = [Ruling(float(x * 4), 0, 2000) for x in range(500)]
    assert find_lattices(across, down) == []


def test_a_line_is_joined_over_small_gaps_only() -> None:
    assert joined([(0, 0, 10), (0, 13, 20), (0, 26, 40)]) == [Ruling(0, 0, 20), Ruling(0, 26, 40)]


@st.composite
def partitions(draw: st.DrawFn) -> tuple[list[Slot], list[float], list[float]]:
    """Draw a table: rectangles of slots that cover a grid, each edge of which some cell has, and the edges' places."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(2, 5))
    blocks = [(0, 0, height, width)]
    for _ in range(draw(st.integers(1, 12))):
        number = draw(st.integers(0, len(blocks) - 1))
        row, column, rows, columns = blocks[number]
        if draw(st.booleans()) and rows > 1:
            at = draw(st.integers(1, rows - 1))
            blocks[number : number + 1] = [(row, column, at, columns), (row + at, column, rows - at, columns)]
        elif columns > 1:
            at = draw(st.integers(1, columns - 1))
            blocks[number : number + 1] = [(row, column, rows, at), (row, column + at, rows, columns - at)]
    used_rows = sorted({edge for row, _, rows, _ in blocks for edge in (row, row + rows)})
    used_columns = sorted({edge for _, column, _, columns in blocks for edge in (column, column + columns)})
    cells = sorted(
        (
            used_rows.index(row),
            used_columns.index(column),
            used_rows.index(row + rows) - used_rows.index(row),
            used_columns.index(column + columns) - used_columns.index(column),
        )
        for row, column, rows, columns in blocks
    )
    sizes = st.floats(9, 120)
    xs, ys = [draw(st.floats(0, 100))], [draw(st.floats(0, 100))]
    for _ in used_columns[1:]:
        xs.append(xs[-1] + draw(sizes))
    for _ in used_rows[1:]:
        ys.append(ys[-1] + draw(sizes))
    return cells, xs, ys


@given(partitions())
def test_any_table_ruled_cell_by_cell_comes_back_with_exactly_its_cells(
    table: tuple[list[Slot], list[float], list[float]],
) -> None:
    cells, xs, ys = table
    pen = Pen()
    for row, column, rows, columns in cells:
        pen.frame(BBox(xs[column], ys[row], xs[column + columns], ys[row + rows]))
    (lattice,) = found(pen)
    assert shape(lattice) == cells
    for room, (row, column, rows, columns) in zip(lattice.rooms, cells, strict=True):
        middle = (xs[column] + xs[column + columns]) / 2, (ys[row] + ys[row + rows]) / 2
        assert lattice.rooms[lattice.room_at(middle) or 0] == room


@given(st.lists(st.tuples(*[st.floats(0, 300)] * 4), max_size=25))
def test_any_heap_of_lines_gives_rooms_that_never_overlap(lines: list[tuple[float, float, float, float]]) -> None:
    pen = Pen()
    for x0, y0, x1, y1 in lines:
        pen.line((x0, y0), (x1, y0))
        pen.line((x0, y0), (x0, y1))
    for lattice in found(pen, [(x1, y1) for _, _, x1, y1 in lines]):
        slots = [slot for room in lattice.rooms for slot in slots_of(room)]
        assert len(slots) == len(set(slots))


def slots_of(room: Room) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(room.row, room.row + room.row_span)
        for column in range(room.column, room.column + room.column_span)
    ]
