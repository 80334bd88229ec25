"""DOCX tables: spans, merges, rows that disagree, tables inside cells, and files that lie."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.grid import Grid
from pipeline.read.docx.again.reader import read as read_again
from pipeline.read.docx.reader import read
from tests.read.docx_maker import box, docx, p, picture, span, tbl, tc, tr

RESTART = '<w:vMerge w:val="restart"/>'
CONTINUE = "<w:vMerge/>"
PROSE = "本年度主动公开政府信息，依法办理公开申请，加强平台建设与监督保障。" * 3


def grid(*rows: str) -> Grid:
    (only,) = read(docx(tbl(*rows))).grids
    return only


def shape(table: Grid) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and text of each cell."""
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def kinds(document: Document) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts.append("|".join(cell.text for cell in block.grid.cells))
        else:
            texts.append("picture")
    return texts


def test_cells_merged_over_columns_and_rows_are_one_cell() -> None:
    table = grid(
        tr(tc("申请人情况", properties=span(2) + RESTART), "自然人"),
        tr(tc("", properties=span(2) + CONTINUE), "1"),
        tr("甲", "乙", "2"),
    )
    assert shape(table) == [
        (0, 0, 2, 2, "申请人情况"),
        (0, 2, 1, 1, "自然人"),
        (1, 2, 1, 1, "1"),
        (2, 0, 1, 1, "甲"),
        (2, 1, 1, 1, "乙"),
        (2, 2, 1, 1, "2"),
    ]


def test_a_merge_begun_anew_below_another_is_a_new_cell() -> None:
    table = grid(
        *(tr(tc(text, properties=merge), "1") for text, merge in (("三", RESTART), ("", CONTINUE), ("四", RESTART)))
    )
    assert shape(table)[0] == (0, 0, 2, 1, "三")
    assert shape(table)[3] == (2, 0, 1, 1, "四")


def test_a_continued_merge_without_a_beginning_is_a_cell_by_itself() -> None:
    table = grid(tr("1", tc("甲", properties=CONTINUE)), tr("2", tc("", properties=CONTINUE)))
    assert shape(table) == [(0, 0, 1, 1, "1"), (0, 1, 2, 1, "甲"), (1, 0, 1, 1, "2")]


def test_a_continued_merge_of_other_width_is_a_cell_by_itself() -> None:
    table = grid(tr(tc("甲", properties=span(2) + RESTART)), tr(tc("5", properties=CONTINUE), "6"))
    assert shape(table) == [(0, 0, 1, 2, "甲"), (1, 0, 1, 1, "5"), (1, 1, 1, 1, "6")]


def test_what_a_merged_cell_hides_is_not_read() -> None:
    assert shape(grid(tr(tc("3", properties=RESTART), "a"), tr(tc("4", properties=CONTINUE), "b")))[0] == (
        0,
        0,
        2,
        1,
        "3",
    )


def test_the_old_way_of_merging_columns_is_read() -> None:
    begin, go_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    table = grid(
        tr(tc("申请人情况", properties=begin), tc("", properties=go_on), tc("", properties=go_on), "总计"),
        tr(tc("1", properties=go_on), "2", "3", "6"),
    )
    assert shape(table)[:3] == [(0, 0, 1, 3, "申请人情况"), (0, 3, 1, 1, "总计"), (1, 0, 1, 1, "1")]


def test_columns_left_free_are_gaps_and_no_cells() -> None:
    table = grid(tr("甲", "乙", "丙"), tr("1", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'))
    assert table.at(1, 0) is None
    assert table.at(1, 2) is None
    cell = table.at(1, 1)
    assert cell is not None
    assert cell.text == "1"


def test_rows_with_different_numbers_of_columns_are_read_by_their_spans() -> None:
    assert [(cell[0], cell[1]) for cell in shape(grid(tr("甲", "乙", "丙"), tr("1"), tr("2", "3")))] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 1),
    ]  # fmt: skip


def wide(text: str, width: int) -> str:
    return tc(text, properties=f'<w:tcW w:w="{width}" w:type="dxa"/>')


def test_cells_without_spans_stand_where_their_widths_put_them() -> None:
    table = grid(
        tr(wide("申请人情况", 3000), wide("总计", 1000)),
        tr(*(wide(text, 1000) for text in ("1", "2", "3", "6"))),
        tr(wide("4", 990), wide("5", 2015), wide("9", 1000)),
    )
    assert [cell[1:4:2] for cell in shape(table)] == [
        (0, 3),
        (3, 1),
        (0, 1),
        (1, 1),
        (2, 1),
        (3, 1),
        (0, 1),
        (1, 2),
        (3, 1),
    ]


def test_widths_decide_nothing_where_spans_agree_or_rows_end_apart() -> None:
    agree = grid(tr(wide("甲", 3000), wide("乙", 1000)), tr(wide("1", 1000), wide("2", 3000)))
    assert [cell[1] for cell in shape(agree)] == [0, 1, 0, 1]
    apart = grid(tr(wide("甲", 1000), wide("乙", 1000)), tr(wide("1", 1500)))
    assert [cell[1:4:2] for cell in shape(apart)] == [(0, 1), (1, 1), (0, 1)]


def test_hidden_and_deleted_rows_are_left_out() -> None:
    table = grid(
        tr("甲", "1"),
        tr("乙", "2", properties="<w:hidden/>"),
        tr("丙", "3", properties='<w:del w:id="1"/>'),
        tr("丁", "4", properties='<w:ins w:id="2"/>'),
        tr("戊", "5", properties='<w:hidden w:val="0"/>'),
    )
    assert [row[0].text + row[1].text for row in table.rows()] == ["甲1", "丁4", "戊5"]


def test_deleted_cells_are_left_out_and_tracked_merges_are_made() -> None:
    table = grid(
        tr("甲", tc("8", properties='<w:cellDel w:id="1"/>'), tc("1", properties='<w:cellIns w:id="2"/>')),
        tr(tc("乙", properties='<w:cellMerge w:vMerge="rest"/>'), "2"),
        tr(tc("", properties='<w:cellMerge w:vMerge="cont"/>'), "3"),
    )
    assert shape(table) == [
        (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1"), (1, 0, 2, 1, "乙"), (1, 1, 1, 1, "2"), (2, 1, 1, 1, "3"),
    ]  # fmt: skip


def test_former_spans_of_tracked_changes_do_not_count() -> None:
    change = f'<w:tcPrChange w:id="1"><w:tcPr>{span(3)}{RESTART}</w:tcPr></w:tcPrChange>'
    assert shape(grid(tr(tc("甲", properties=change), "1"))) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert kinds(read(docx(tbl(tr(tc("一、总体情况", tbl(tr("甲", "1")), "尾")))))) == ["一、总体情况", "甲|1", "尾"]


def test_a_table_of_tables_and_prose_only_arranges() -> None:
    arranging = tbl(tr(tc(PROSE), ""), tr(tc(tbl(tr("甲", "1")), "")), tr(tc(p(picture(300, 200)))))
    assert kinds(read(docx(arranging))) == [PROSE, "甲|1", "picture"]


def test_a_table_inside_a_table_follows_it() -> None:
    document = read(docx(tbl(tr("附件", tc("见表", tbl(tr("甲", "1")))), tr("乙", "2")), "尾"))
    assert kinds(document) == ["附件|见表|乙|2", "甲|1", "尾"]
    assert [table.index for table in document.grids] == [0, 1]


def test_a_frame_inside_a_cell_is_the_text_of_the_cell() -> None:
    assert kinds(read(docx(tbl(tr("规章", tc(tbl(tr("12")), "")))))) == ["规章|12"]


def test_a_cell_that_shows_only_a_table_is_no_blank_cell() -> None:
    assert kinds(read(docx(tbl(tr("规章", tc(tbl(tr("1", "2")), "")))))) == ["规章|\ufffd", "1|2"]


def test_words_in_a_text_box_belong_to_its_cell_but_its_numbers_are_doubtful() -> None:
    cells = (tc(p(box(p("三、本年度办理结果")))), tc(p(box(p("12")))), tc(p("5", box(p("注")))))
    assert kinds(read(docx(tbl(tr(*cells, "1"))))) == ["三、本年度办理结果|12\ufffd|5\n注|1"]


def test_a_blank_table_stays_a_table() -> None:
    assert kinds(read(docx(tbl(tr("", ""), tr("", ""))))) == ["|||"]


def test_a_table_without_cells_is_none() -> None:
    assert kinds(read(docx(tbl(), tbl(tr()), tbl(tr("甲", "1"))))) == ["甲|1"]


CELL = st.tuples(
    st.sampled_from(["", RESTART, CONTINUE, "<w:hMerge/>", '<w:hMerge w:val="restart"/>']), st.integers(-1, 4)
)
ROW = st.tuples(st.lists(CELL, max_size=5), st.integers(0, 3))


@given(st.lists(ROW, max_size=6))
def test_no_merges_however_contradictory_make_cells_overlap(rows: list[tuple[list[tuple[str, int]], int]]) -> None:
    made = [
        tr(
            *(tc("1", properties=span(width) + merge) for merge, width in cells),
            properties=f'<w:gridBefore w:val="{before}"/>',
        )
        for cells, before in rows
    ]
    cells = sum(len(table.cells) for table in read(docx(tbl(*made, tr("a", "b")))).grids)
    assert cells <= sum(len(cells) for cells, _ in rows) + 2


def test_edges_apart_by_a_rounding_are_one_edge_to_both_readings() -> None:
    """What LibreOffice makes of a DOC: the last column of the left group ends a twentieth of a point beside the group."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (600, 600, 1, 600, 600))
    rows = (
        tr(tc("行政复议", properties=span(2)), tc("行政诉讼", properties=span(3))),
        tr("结果维持", tc("总计", properties=span(2)), "结果维持", "总计"),
        tr("1", tc("2", properties=span(2)), "3", "4"),
    )
    data = docx(tbl(*rows).replace("<w:tr>", f"<w:tblGrid>{columns}</w:tblGrid><w:tr>", 1))
    for document in (read(data), read_again(data)):
        assert shape(document.grids[0]) == [
            (0, 0, 1, 2, "行政复议"),
            (0, 2, 1, 2, "行政诉讼"),
            *((1, column, 1, 1, text) for column, text in enumerate(("结果维持", "总计", "结果维持", "总计"))),
            *((2, column, 1, 1, str(column + 1)) for column in range(4)),
        ]


def test_a_narrow_column_that_holds_a_cell_of_its_own_stays() -> None:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (600, 40, 600))
    data = docx(tbl(tr("a", "b", "c")).replace("<w:tr>", f"<w:tblGrid>{columns}</w:tblGrid><w:tr>", 1))
    for document in (read(data), read_again(data)):
        assert [cell.column for cell in document.grids[0].cells] == [0, 1, 2]
