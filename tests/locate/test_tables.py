"""Which printed tables are tables of the form, and what is put together to one."""

from dataclasses import replace

from pipeline.locate import locate
from pipeline.model.document import Block, Document, Table
from pipeline.model.place import BBox, SourceRef
from tests.locate.pages import FORMS, located, page, tables

TITLE = "石桥县教育局2023年政府信息公开工作年度报告"
ACROSS = "| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | < |\n" + 3 * (
    "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 "
)
NUMBERS = "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
FIRST_BAND = """
| 第二十条第（一）项 |  |  |  |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 0 | 0 |
""".strip()
PRO, REQ, REV = "proactive_disclosure", "requests", "review_litigation"


def test_tables_are_known_by_their_labels_where_no_heading_says_so() -> None:
    assert tables(located(f"{TITLE}\n[四]\n[三]\n正文\n[二]")) == [
        (PRO, 2, range(14), False),
        (REQ, 1, range(26), False),
        (REV, 0, range(3), False),
    ]


def test_a_heading_that_is_wrong_changes_nothing() -> None:
    assert [
        table
        for table, *_ in tables(located("二、主动公开政府信息情况\n[三]\n三、收到和处理政府信息公开申请情况\n[二]"))
    ] == [PRO, REQ]


def test_the_halves_of_a_table_are_put_together_over_page_furniture() -> None:
    for between in (
        "- 3 -",
        "第 3 页 共 8 页",
        "续表",
        "（续）",
        "▣",
        TITLE,
        "",
        "3/8",
        "表格如下：",
        "具体情况见下表",
        "1注：含上年结转。",
        "2 含自然失效12件。",
    ):
        assert tables(located(f"{TITLE}\n[三 1/2]\n{between}\n[三 2/2]")) == [
            (REQ, 0, range(13), False),
            (REQ, 1, range(13), True),
        ]


def test_the_halves_of_a_table_are_put_together_over_its_title_printed_again() -> None:
    for again in ("三、收到和处理申请情况", "三、收到和处理申请情况（续）", "三、收到和处理\u3000申请情况 续表"):
        assert tables(located(f"三、收到和处理申请情况\n[三 1/2]\n— 4 —\n{again}\n[三 2/2]")) == [
            (REQ, 0, range(13), False),
            (REQ, 1, range(13), True),
        ]


def test_a_title_printed_again_is_known_over_the_unit_below_it() -> None:
    text = "三、收到和处理申请情况\n单位：件\n[三 1/2]\n三、收到和处理申请情况\n单位：件\n[三 2/2]"
    assert tables(located(text)) == [(REQ, 0, range(13), False), (REQ, 1, range(13), True)]


def test_a_title_printed_again_is_known_where_it_is_the_last_line_of_a_paragraph() -> None:
    title = "三、收到和处理申请情况"
    for between in (title, f"（续）⏎{title}"):
        text = f"该部分以表格形式报告。表格如下：⏎{title}\n[三 1/2]\n{between}\n[三 2/2]"
        assert tables(located(text)) == [(REQ, 0, range(13), False), (REQ, 1, range(13), True)]
    parted = located(f"{title}\n[三 1/2]\n说明如下。⏎{title}\n[三 2/2]")
    assert not any(continues for *_, continues in tables(parted))


def test_halves_with_text_between_them_are_pieces_that_do_not_continue() -> None:
    for between in ("说明如下。", "12件申请均已办结。", "3月公开。", "注：以下为上年数据"):
        assert tables(located(f"三、收到和处理政府信息公开申请情况\n[三 1/2]\n{between}\n[三 2/2]")) == [
            (REQ, 0, range(13), False),
            (REQ, 1, range(13), False),
        ]


def test_a_half_without_labels_of_its_own_goes_on_with_the_table_above() -> None:
    assert tables(located(f"{ACROSS}\n- 4 -\n{NUMBERS}")) == [(REV, 0, range(2), False), (REV, 1, range(1), True)]


def test_a_half_whose_labels_stand_in_several_tables_goes_on_with_the_table_above() -> None:
    rest = "| 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    assert tables(located(f"[三 1/2]\n-2-\n{rest}"))[1:] == [(REQ, 1, range(2), True)]


def test_numbers_in_as_many_columns_after_text_are_no_half() -> None:
    assert tables(located(f"{ACROSS}\n另外：\n{NUMBERS}"))[1:] == []


def test_bands_that_a_writer_set_apart_are_pieces_of_one_table() -> None:
    found = located(f"""
二、主动公开政府信息情况
{FIRST_BAND}
第二十条第（五）项
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 3 |
第二十条第（八）项
| 行政事业性收费 | 3.5 |
""")
    assert tables(found) == [(PRO, 0, range(4), False), (PRO, 1, range(2), False), (PRO, 2, range(1), False)]


def test_the_title_of_a_band_above_its_own_small_table_is_a_label_of_it() -> None:
    found = located(f"""
主动公开情况
{FIRST_BAND}
第二十条第（五）项
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 3 |
另有统计如下
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 3 |
""")
    assert tables(found) == [(PRO, 0, range(4), False), (PRO, 1, range(2), False)]


def test_two_tables_in_one_grid_are_cut_apart() -> None:
    found = located(f"""
一、总体情况
| 二、主动公开政府信息情况 |  |  |  |
{FIRST_BAND}
| 四、政府信息公开行政复议、行政诉讼情况 |  |  |  |
| 行政复议 |  |  |  |
| 结果维持 | 结果纠正 | 尚未审结 | 总计 |
| 1 | 1 | 1 | 3 |
""")
    assert tables(found) == [(PRO, 0, range(5), False), (REV, 0, range(5, 9), False)]
    assert [section.id for section in found.sections] == ["overview", PRO, REV]


def test_tables_of_other_things_are_never_taken() -> None:
    for other in (
        "| 项目 | 2021年 | 2022年 | 2023年 |\n| 行政许可 | 1 | 2 | 3 |\n| 行政处罚 | 1 | 2 | 3 |\n| 行政强制 | 1 | 2 | 3 |",
        "| 指标 | 数量 |\n| 网站访问量 | 12345 |\n| 信息发布总数 | 678 |",
        "| 一级事项 | 依据 |\n| 规章 | 条例 |\n| 规范性文件 | 条例 |\n| 行政许可 | 条例 |\n| 行政处罚 | 条例 |",
        "| 年度 | 予以公开 | 部分公开 | 不予公开 | 无法提供 | 不予处理 |\n| 2023 | 1 | 2 | 3 | 4 | 5 |",
        "| 名  称 | 年报 | 索 引 号 | 000014348/2024-00001 |\n| 发布机构 | 石桥县教育局 | 公开日期 | 2024-01-20 |",
        "| 收到申请数 | 件 | 3 |\n| 当面申请数 | 件 | 1 |\n| 网络申请数 | 件 | 2 |",
    ):
        assert tables(
            located(
                f"{TITLE}\n一、总体情况\n工作平稳。\n{other}\n二、主动公开政府信息情况\n[二]\n三、收到和处理政府信息公开申请情况\n[三]"
            )
        ) == [
            (PRO, 1, range(14), False),
            (REQ, 2, range(26), False),
        ]


def test_a_summary_above_a_table_is_not_taken_for_it() -> None:
    summary = "| 年度 | 予以公开 | 部分公开 | 不予公开 | 无法提供 |\n| 2023 | 1 | 2 | 3 | 4 |"
    assert tables(located(f"三、收到和处理政府信息公开申请情况\n{summary}\n具体如下：\n[三]")) == [
        (REQ, 1, range(26), False)
    ]


def test_last_years_tables_in_the_narrative_give_way_to_those_in_their_sections() -> None:
    found = located(
        "一、总体情况\n上年数据如下：\n[二 3]\n[三 3]\n二、主动公开政府信息情况\n[二]\n三、收到和处理政府信息公开申请情况\n[三]"
    )
    assert tables(found) == [(PRO, 2, range(14), False), (REQ, 3, range(26), False)]


def test_two_tables_in_one_section_are_both_given_on() -> None:
    found = located("三、收到和处理政府信息公开申请情况\n[三]\n上年：\n[三 3]")
    assert tables(found) == [(REQ, 0, range(26), False), (REQ, 1, range(26), False)]


def test_a_table_in_the_narrative_is_taken_where_no_section_holds_it() -> None:
    found = located("一、总体情况\n好。\n六、其他需要报告的事项\n无。\n[二]\n[三]\n[四]")
    assert [table for table, *_ in tables(found)] == [PRO, REQ, REV]


def test_the_older_statistics_form_needs_more_than_a_few_of_its_counts_or_its_heading() -> None:
    few = "| 统计指标 | 单位 | 统计数 |\n| 收到申请数 | 件 | 3 |\n| 当面申请数 | 件 | 1 |\n| 网络申请数 | 件 | 2 |"
    assert tables(located(f"一、概述\n{few}")) == []
    assert tables(located(f"石桥县教育局2016年政府信息公开情况统计表\n{few}")) == [("statistics", 0, range(4), False)]


def test_a_line_printed_alike_at_one_height_of_several_pages_is_page_furniture() -> None:
    def placed(block: Block, page: int, top: float) -> Block:
        return replace(block, place=SourceRef(page, BBox(50, top, 500, top + 10)))

    for top, expected in ((30.0, True), (300.0, False)):
        heading, upper, head, lower, again = page(
            "三、收到和处理政府信息公开申请情况\n[三 1/2]\n内部资料\n[三 2/2]\n内部资料"
        ).blocks
        blocks = (heading, upper, placed(head, 2, 30), lower, placed(again, 3, top))
        document = Document(blocks, "application/pdf", "test")
        (_, second) = tables(locate(document, FORMS))
        assert second == (REQ, 1, range(13), expected)


def test_a_blank_row_that_a_page_break_cut_off_goes_on_with_the_table_above() -> None:
    def placed(block: Block, page: int, columns: int) -> Block:
        assert isinstance(block, Table)
        cells = tuple(
            replace(
                cell,
                place=SourceRef(
                    page, BBox(30.0 * cell.columns.start, 20.0 * cell.row, 450, 20.0 * cell.row + 20), block.grid.index
                ),
            )
            for cell in block.grid.cells
            if cell.column < columns
        )
        return replace(block, grid=replace(block.grid, cells=cells))

    for page_number, columns, goes_on in ((2, 15, True), (1, 15, False), (2, 3, False)):
        upper, lower = page(f"{ACROSS}\n▣\n{'| ' * 15}").blocks[::2]
        document = Document((placed(upper, 1, 15), placed(lower, page_number, columns)), "application/pdf", "test")
        rest = [(REV, 1, range(1), True)] if goes_on else []
        assert tables(locate(document, FORMS)) == [(REV, 0, range(2), False), *rest]


def test_numbers_without_words_right_behind_a_table_may_be_the_rest_of_its_columns() -> None:
    numbers = "| 1 | 0 | 1 |\n| 0 | 0 | 0 |"
    found = {match.table: match for match in located(f"{TITLE}\n[三 1/2]\n— 2 —\n{numbers}\n正文\n{numbers}").matches}
    assert [[cell.text for cell in grid.cells] for grid in found[REQ].beside] == [["1", "0", "1", "0", "0", "0"]]
    worded = {match.table: match for match in located(f"{TITLE}\n[三 1/2]\n| 办件 | 0 | 1 |\n| 0 | 0 | 0 |").matches}
    assert worded[REQ].beside == ()


def test_rows_without_heads_that_stand_apart_from_their_table_are_said_to_be_left() -> None:
    apart = located(f"{TITLE}\n[三 2/2]\n二、主动公开政府信息情况\n[二]\n三、收到和处理政府信息公开申请情况\n[三 1/2]")
    assert [(table, block) for table, block, *_ in tables(apart)] == [(PRO, 1), (REQ, 2)]
    assert apart.scattered == {REQ}


def test_rows_that_stand_as_lines_outside_their_table_are_said_to_be_left() -> None:
    rows = "| 第二十条第（六）项 | < |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 3 |\n| 行政强制 | 0 |"
    strewn = f"{TITLE}\n二、主动公开政府信息情况\n规章\n行政规范性文件 2 14\n{rows}"
    assert located(strewn).scattered == {PRO}
    assert located(strewn.replace("规章\n行政规范性文件 2 14\n", "")).scattered == frozenset()
    assert located(strewn.replace("规章\n行政规范性文件 2 14", "行政处罚 3")).scattered == frozenset()
    assert located(strewn.replace("规章\n行政规范性文件 2 14", "一、规章")).scattered == frozenset()
    said = "全年制发行政规范性文件2件，废止1件。"
    assert located(strewn.replace("规章\n行政规范性文件 2 14", said)).scattered == frozenset()


def test_numbers_in_cells_below_the_heading_of_a_table_that_was_not_found_may_be_it() -> None:
    heading = "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    numbers = "| 1 | 0 | 2 | 0 | 3 |"
    assert located(f"{TITLE}\n{heading}\n{numbers}").scattered == {REV}
    assert located(f"{TITLE}\n{heading}\n本年度没有。\n| 单位 | 电话 |\n| 办公室 | 无 |").scattered == frozenset()
    assert located(f"{TITLE}\n{heading}\n[四]\n{numbers}").scattered == frozenset()
    assert located(f"{TITLE}\n{heading}\n正文\n五、存在的主要问题及改进情况\n{numbers}").scattered == frozenset()


def test_rows_whose_labels_share_a_cell_are_not_left_out() -> None:
    head = f"{TITLE}\n二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
    assert located(f"{head}\n| 规章⏎行政规范性文件 | 0⏎2 | 0⏎1 | 0⏎14 |").scattered == {PRO}
    assert located(f"{head}\n| 行政规范⏎性文件 | 2 | 1 | 14 |").scattered == frozenset()
    assert located(f"{head}\n| 行政规范性文件⏎行政规范性文件 | 2 | 1 | 14 |").scattered == frozenset()


def test_what_is_read_of_such_cells_as_text_may_not_be_all() -> None:
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    turned = "| 行政复议/结果维持 | 行政复议/总计（件） | 注 |\n| 1 | 1 | 2 3 |\n| 2 | 0 | 5 |"
    found = located(f"{TITLE}\n{heading}\n{turned}")
    assert (found.matches, [text.table for text in found.glued]) == ((), [REV])
    assert found.scattered == {REV}


def test_a_row_whose_blanks_were_lost_right_below_its_table_is_no_heading() -> None:
    rows = "| 项目 | 自然人 | 商业企业 | 总计 |\n| 一、本年新收政府信息公开申请数量 | 1 | 0 | 1 |\n| （七）总计 | 1 | 0 | 1 |"
    heading = "三、收到和处理政府信息公开申请情况"
    assert located(f"{TITLE}\n{heading}\n{rows}\n四、结转下年度继续办理\n正文").scattered == {REQ}
    assert located(f"{TITLE}\n{heading}\n{rows}\n正文\n四、结转下年度继续办理").scattered == frozenset()
    assert located(f"{TITLE}\n四、结转下年度继续办理\n{heading}\n{rows}\n正文").scattered == frozenset()


def test_nothing_is_left_of_last_years_table_in_the_narrative() -> None:
    twice = located(f"{TITLE}\n一、总体情况\n上年情况如下：\n[三 2/2]\n三、收到和处理政府信息公开申请情况\n[三]")
    assert twice.scattered == frozenset()
