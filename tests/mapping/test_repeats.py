"""Tables from programs that know no merged cells, and what stands beside the form's own columns."""

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import map_table
from pipeline.mapping.years import of_its_year
from pipeline.model.located import Match, Piece
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, litigation, values
from tests.mapping.test_litigation import expect_litigation

FORM = load_forms().editions["2021"]
BLOCK = """
| 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |
| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |
"""
HEADS = """
| 项目 | 项目 | 申请人情况 | 申请人情况 | 申请人情况 | 申请人情况 | 申请人情况 | 申请人情况 | 申请人情况 |
| 项目 | 项目 | 自然人 | 法人或其他组织 | 法人或其他组织 | 法人或其他组织 | 法人或其他组织 | 法人或其他组织 | 总计 |
| 项目 | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
"""


def test_a_head_that_is_printed_in_each_column_it_covers_is_one() -> None:
    facts = map_table(match("proactive_disclosure", grid(BLOCK + "| 行政许可 | 650 | 650 | 650 |")), FORM, "test")
    assert values(facts, "administrative_licensing", ("decisions",)) == [650]
    assert not facts.unmapped


def test_numbers_that_differ_under_such_a_head_are_nobody_s() -> None:
    facts = map_table(match("proactive_disclosure", grid(BLOCK + "| 行政许可 | 650 | 65 | 650 |")), FORM, "test")
    assert values(facts, "administrative_licensing", ("decisions",)) == ["text"]


def test_labels_that_are_printed_in_each_column_are_one_and_no_misprint() -> None:
    rows = "| 一、本年新收政府信息公开申请数量 | 一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | 3 |"
    facts = map_table(match("requests", grid(HEADS + rows)), FORM, "test")
    assert values(facts, "received", APPLICANTS) == [1, 2, 0, 0, 0, 0, 3]
    assert not facts.unmapped
    assert not facts.labels


def test_a_number_written_in_two_ways_in_the_columns_of_one_head_is_one_number() -> None:
    facts = map_table(match("proactive_disclosure", grid(BLOCK + "| 行政许可 | 1650 | 1,650 | 1650 |")), FORM, "test")
    assert values(facts, "administrative_licensing", ("decisions",)) == [1650]


def test_in_a_text_copy_too_heads_and_numbers_of_merged_columns_are_one_each() -> None:
    table = "| 信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 |\n| 行政事业性收费 | {} | {} | {} |"
    edition = load_forms().editions["2019"]
    columns = ("items_last_year", "items_change")
    for numbers, read in (((2, 0, 0), [2, 0]), ((2, 0, 1), ["text", "text"])):
        copied = match("proactive_disclosure", grid(table.format(*numbers), ragged=True))
        assert values(map_table(copied, edition, "test"), "administrative_charges", columns) == read


def test_numbers_that_begin_left_of_the_heads_are_nobody_s() -> None:
    table = "| 信息内容 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 2 | 2 | 9 |"
    facts = map_table(match("proactive_disclosure", grid(table)), FORM, "test")
    assert values(facts, "regulations", ("issued_this_year", "repealed_this_year", "in_force")) == ["text"] * 3


def test_a_number_below_a_head_of_its_own_left_of_the_heads_is_no_doubt() -> None:
    table = "| 信息内容 | 上年数 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 2 | 2 | 9 |"
    facts = map_table(match("proactive_disclosure", grid(table)), FORM, "test")
    assert values(facts, "regulations", ("issued_this_year", "repealed_this_year", "in_force")) == [2, 2, 9]


def test_a_blank_row_whose_labels_are_also_called_as_a_column_is_no_row_of_heads() -> None:
    heads = "| 项目 | 项目 | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    row = "| 三、本年度办理结果 | （六）其他 | 3、其他 |  |  |  |  |  |  |  |"
    facts = map_table(match("requests", grid(f"{heads}\n{row}")), FORM, "test")
    assert values(facts, "other.other", APPLICANTS) == ["blank"] * 7


def test_a_figure_that_cannot_be_read_beside_a_label_is_no_label_in_a_text_copy() -> None:
    rows = "| 三、 | （一）予以公开 | l2 | 0 | 1 | 0 | 0 | 0 | 13 |"
    heads = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    facts = map_table(match("requests", grid(f"{heads}\n{rows}", ragged=True)), FORM, "test")
    assert values(facts, "granted", APPLICANTS) == ["text", 0, 1, 0, 0, 0, 13]


def test_numbers_side_by_side_that_are_alike_are_two() -> None:
    heads = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
    facts = map_table(match("proactive_disclosure", grid(f"{heads}\n| 规章 | 4 | 4 | 9 |")), FORM, "test")
    assert values(facts, "regulations", ("issued_this_year", "repealed_this_year", "in_force")) == [4, 4, 9]


def test_a_column_of_another_year_whose_head_reaches_down_beside_the_heads_moves_no_number() -> None:
    facts = map_table(
        match(
            "requests",
            grid("""
| 项目 | 申请人情况 | < | < | < | < | < | < | 上年总计 |
| ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 | ^ |
| ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^ | ^ |
| 一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | 3 | 8 |
"""),
        ),
        FORM,
        "test",
    )
    assert values(facts, "received", APPLICANTS) == [1, 2, 0, 0, 0, 0, 3]
    assert [(each.axis, each.column, each.text) for each in facts.unmapped] == [("column", ("上年总计",), "8")]


def test_a_column_of_units_is_no_label() -> None:
    heads = "| 项目 | 计量单位 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    row = "| 一、本年新收政府信息公开申请数量 | 件 | 1 | 2 | 0 | 0 | 0 | 0 | 3 |"
    facts = map_table(match("requests", grid(f"{heads}\n{row}")), FORM, "test")
    assert values(facts, "received", APPLICANTS) == [1, 2, 0, 0, 0, 0, 3]


def test_money_beside_which_another_unit_stands_is_converted() -> None:
    table = "| 信息内容 | 单位 | 本年收费金额 |\n| 行政事业性收费 | 元 | 251000 |"
    facts = map_table(match("proactive_disclosure", grid(table)), FORM, "test")
    assert [str(value) for value in values(facts, "administrative_charges", ("charges_amount",))] == ["25.1"]


def test_groups_over_the_middle_of_their_columns_are_those_of_all_of_them() -> None:
    expect_litigation(
        litigation("""
| · | · | 行政复议 | · | · | · | · | · | · | 行政诉讼 | · | · | · | · | · |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | · | · | 未经复议直接起诉 | · | · | · | · | 复议后起诉 | · | · |
| · | · | · | · | · | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 1 | 0 | 2 | 0 | 3 | 12 | 0 | 0 | 0 | 12 | 0 | 0 | 0 | 5 | 5 |
""")
    )


def captioned(*captions: str) -> Match:
    """Return tables of one kind, each with the line above it, and their numbers from 1."""
    grids = [grid(f"| 信息内容 | 本年处理决定数量 |\n| 行政许可 | {n} |", index=n) for n in range(1, len(captions) + 1)]
    pieces = (
        Piece(one, range(2), continues=False, caption=caption) for one, caption in zip(grids, captions, strict=True)
    )
    return Match("proactive_disclosure", tuple(pieces))


def test_a_table_below_a_line_that_names_another_year_is_that_year_s() -> None:
    kept = of_its_year(captioned("本年（2023年）情况", "附：2022 年度情况（对比）"), 2023)
    assert [piece.grid.index for piece in kept.pieces] == [1]


def test_the_only_table_stays_whatever_year_stands_above_it() -> None:
    for match_ in (captioned("2022年情况"), captioned("2022年情况", "2021年情况")):
        assert of_its_year(match_, 2023) == match_
    both = captioned("情况", "2022—2023年情况")
    assert of_its_year(both, 2023) == both
