"""The columns of a table that is read by words: which heads there are, and which figures stand under them."""

from collections.abc import Iterable

from pipeline.model.document import Table
from pipeline.read.paper.page import Character, Page
from pipeline.read.pdf import by_words as pdf_words
from tests.read.words_on_paper import row, spread, tables, text

HEADS = row(100, [(120, "信息内容"), (240, "本年制发件数"), (350, "本年废止件数"), (460, "现行有效件数")])


def test_heads_one_character_wide_are_no_words_that_are_set_far_apart() -> None:
    heads = [
        *row(100, [(240, "自"), (270, "商"), (300, "总")]),
        *row(112, [(240, "然"), (270, "业"), (300, "计")]),
        *row(124, [(240, "人"), (270, "户")]),
    ]
    page = [*heads, *row(145, [(120, "本年新收"), (240, "1"), (270, "2"), (300, "3")])]
    assert tables(page) == [[["", "自\n然\n人", "商\n业\n户", "总\n计"], ["本年新收", "1", "2", "3"]]]


def test_remarks_behind_the_numbers_are_cells_of_their_own() -> None:
    heads = row(100, [(120, "信息内容"), (240, "本年制发"), (350, "本年废止"), (460, "备注")])
    page = [
        *heads,
        *row(120, [(120, "规章"), (240, "1"), (350, "2"), (460, "含派出机构")]),
        *row(140, [(120, "行政规范性文件"), (240, "3"), (350, "4"), (460, "含派出机构")]),
    ]
    assert tables(page) == [
        [
            ["信息内容", "本年制发", "本年废止", "备注"],
            ["规章", "1", "2", "含派出机构"],
            ["行政规范性文件", "3", "4", "含派出机构"],
        ]
    ]


def test_a_head_by_itself_above_all_others_stands_above_all_columns() -> None:
    leaves = [(80 + 60 * n, ("维持", "纠正", "总计")[n % 3]) for n in range(6)]
    page = [
        *row(100, [(230, "行政诉讼")]),
        *row(120, [(140, "未经复议直接起诉"), (320, "复议后起诉")]),
        *row(140, leaves),
        *row(160, [(x, str(n)) for n, (x, _) in enumerate(leaves)]),
    ]
    (table,) = [
        block for block in pdf_words.read_words([Page(1, 595, 842, tuple(page))]).blocks if isinstance(block, Table)
    ]
    assert [(cell.text, cell.columns) for cell in table.grid.cells if cell.row < 2] == [
        ("行政诉讼", range(6)),
        ("未经复议直接起诉", range(3)),
        ("复议后起诉", range(3, 6)),
    ]


def test_a_page_that_is_shifted_stands_below_the_one_before_where_its_labels_do() -> None:
    middles = [240, 270, 300, 330]

    def lines(y: float, labels: Iterable[str], off: float) -> list[Character]:
        return [
            character
            for n, label in enumerate(labels)
            for character in [
                *text(80 + off, y + 20 * n, label),
                *row(y + 20 * n, [(x + off, str(n + at)) for at, x in enumerate(middles)]),
            ]
        ]

    heads = row(90, [(x, name) for x, name in zip(middles, ["个人", "企业", "其他", "总计"], strict=True)])
    first = [*heads, *lines(110, ["予以公开", "部分公开", "不予公开"], 0)]
    after = lines(80, ["无法提供", "不予处理", "其他处理"], -26)
    assert tables(first, after)[1] == [
        ["无法提供", "0", "1", "2", "3"],
        ["不予处理", "1", "2", "3", "4"],
        ["其他处理", "2", "3", "4", "5"],
    ]


def test_the_head_of_a_group_that_runs_over_a_line_is_no_part_of_the_head_below_it() -> None:
    middles = [90 + 40 * n for n in range(6)]
    names = ["维持", "纠正", "总计"] * 2
    page = [
        *row(94, [(130, "未经复议直")]),
        *row(100, [(250, "复议后起诉")]),
        *row(106, [(130, "接起诉")]),
        *row(130, [(x, name[0]) for x, name in zip(middles, names, strict=True)]),
        *row(142, [(x, name[1]) for x, name in zip(middles, names, strict=True)]),
        *row(165, [(x, str(n)) for n, x in enumerate(middles)]),
    ]
    assert tables(page)[0] == [
        ["未经复议直\n接起诉", "复议后起诉"],
        ["维\n持", "纠\n正", "总\n计", "维\n持", "纠\n正", "总\n计"],
        ["0", "1", "2", "3", "4", "5"],
    ]


def test_a_number_in_the_last_column_is_no_page_number_in_the_margin() -> None:
    first = [*HEADS, *row(120, [(120, "规章"), (240, "0"), (350, "0"), (460, "0")])]
    after = [
        *row(80, [(120, "行政规范性文件"), (240, "0"), (350, "1"), (460, "2")]),
        *text(100, 110, "三、收到申请情况"),
    ]
    assert tables(first, after)[1] == [["行政规范性文件", "0", "1", "2"]]


def test_the_title_of_the_next_part_of_a_table_is_no_row_of_the_part_above_it() -> None:
    page = [
        *HEADS,
        *row(120, [(120, "规章"), (240, "1"), (350, "2"), (460, "3")]),
        *text(90, 140, "第二十条第（五）项"),
        *row(160, [(120, "信息内容"), (350, "本年处理决定数量")]),
        *row(180, [(120, "行政许可"), (350, "4")]),
    ]
    assert tables(page) == [
        [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]],
        [["第二十条第（五）项\n信息内容", "本年处理决定数量"], ["行政许可", "4"]],
    ]


def test_heads_that_a_page_break_cuts_are_whole() -> None:
    foot = row(800, [(240, "自"), (350, "结果"), (460, "总")])
    top = [*row(80, [(240, "然")]), *row(86, [(350, "维持"), (460, "计")]), *row(92, [(240, "人")])]
    below = row(110, [(120, "本年新收"), (240, "1"), (350, "2"), (460, "3")])
    assert tables(foot, [*top, *below]) == [[["", "自\n然\n人", "结果\n维持", "总\n计"], ["本年新收", "1", "2", "3"]]]


def test_a_column_that_is_blank_in_every_row_has_its_head() -> None:
    heads = [
        *row(94, [(240, "商业"), (300, "科研"), (420, "法律")]),
        *row(100, [(120, "信息内容"), (360, "其他"), (480, "总计")]),
        *row(106, [(240, "企业"), (300, "机构"), (420, "服务")]),
    ]
    lines = [
        *row(130, [(120, "本年新收"), (240, "1"), (300, "2"), (420, "3"), (480, "6")]),
        *row(150, [(120, "上年结转"), (240, "0"), (300, "4"), (420, "5"), (480, "9")]),
    ]
    assert tables([*heads, *lines]) == [
        [
            ["信息内容", "商业\n企业", "科研\n机构", "其他", "法律\n服务", "总计"],
            ["本年新收", "1", "2", "", "3", "6"],
            ["上年结转", "0", "4", "", "5", "9"],
        ]
    ]


def test_a_page_number_that_says_so_is_no_row_wherever_it_stands() -> None:
    lines = row(120, [(120, "规章"), (240, "1"), (350, "2"), (460, "3")])
    assert tables([*HEADS, *lines, *text(270, 160, "- 1 -")]) == tables([*HEADS, *lines])


def test_a_line_that_leads_in_to_a_table_is_no_head() -> None:
    lines = row(120, [(120, "规章"), (240, "1"), (350, "2"), (460, "3")])
    assert tables([*text(110, 80, "具体情况见下表："), *HEADS, *lines]) == tables([*HEADS, *lines])


def test_heads_of_blank_columns_that_nearly_touch_are_told_apart_by_their_second_lines() -> None:
    heads = [
        *row(94, [(320, "社会公益"), (364, "法律服务")]),
        *row(100, [(120, "信息内容"), (240, "自然人"), (480, "总计")]),
        *row(106, [(320, "组织"), (364, "机构")]),
    ]
    lines = [
        *row(130, [(120, "本年新收"), (240, "1"), (480, "1")]),
        *row(150, [(120, "上年结转"), (240, "2"), (480, "2")]),
    ]
    assert tables([*heads, *lines]) == [
        [
            ["信息内容", "自然人", "社会公益\n组织", "法律服务\n机构", "总计"],
            ["本年新收", "1", "", "", "1"],
            ["上年结转", "2", "", "", "2"],
        ]
    ]


def test_a_spread_head_above_figures_at_its_end_is_one_head_where_there_are_no_labels() -> None:
    page = [
        *spread(160, 100, "结果维持", 18),
        *spread(260, 100, "其他结果", 18),
        *row(100, [(360, "总计")]),
        *text(189, 124, "0"),
        *text(289, 124, "1"),
        *text(389, 124, "2"),
    ]
    assert tables(page) == [[["结 果 维 持", "其 他 结 果", "总计"], ["0", "1", "2"]]]


def test_heads_of_groups_between_two_columns_are_none_of_a_column_where_all_figures_stand_as_far_from_the_others() -> (
    None
):
    names = ("结果维持", "结果纠正", "总计", "结果维持", "结果纠正", "总计")
    middles = [80 + 60 * n for n in range(6)]
    page = [
        *row(100, [(110, "复议"), (290, "诉讼")]),
        *row(120, zip(middles, names, strict=True)),
        *(each for n, x in enumerate(middles) for each in text(x + 24, 145, str(n))),
    ]
    assert tables(page)[0][-2:] == [list(names), ["0", "1", "2", "3", "4", "5"]]


def test_a_head_without_a_gap_is_one_though_figures_of_two_pages_stand_below_it_side_by_side() -> None:
    page = [
        *row(100, [(120, "信息内容"), (440, "处理数量")]),
        *text(230, 100, "上一年项目数量"),
        *text(300.1, 100, "（2019年）"),
        *row(130, [(120, "行政许可"), (290, "12"), (440, "82")]),
        *row(150, [(120, "行政处罚"), (305, "3"), (440, "25")]),
    ]
    assert tables(page) == [
        [["信息内容", "上一年项目数量（2019年）", "处理数量"], ["行政许可", "12", "82"], ["行政处罚", "3", "25"]]
    ]


def test_a_space_printed_behind_the_last_line_of_a_head_joins_it_with_no_other_head() -> None:
    heads = [
        *row(94, [(320, "社会公"), (356, "法律服")]),
        *row(100, [(120, "信息内容"), (240, "自然人"), (388, "总"), (406, "计")]),
        *text(305, 106, "益组织 "),
        *text(341, 106, "务机构"),
    ]
    lines = [
        *row(130, [(120, "本年新收"), (320, "0"), (408, "24")]),
        *row(150, [(120, "上年结转"), (320, "0"), (408, "2")]),
    ]
    assert tables([*heads, *lines]) == [
        [
            ["信息内容", "自然人", "社会公\n益组织", "法律服\n务机构", "总 计"],
            ["本年新收", "", "0", "", "24"],
            ["上年结转", "", "0", "", "2"],
        ]
    ]


def test_heads_that_are_spread_as_far_as_their_cells_stand_apart_are_those_around_the_figures() -> None:
    columns = (
        (155.5, "结果维持", 18.0),
        (226.5, "结果纠正", 18.0),
        (297.5, "其他结果", 18.0),
        (368.5, "尚未审结", 18.0),
    )
    heads = [character for column in columns for character in spread(column[0], 83, column[1], column[2])]
    heads += spread(439.5, 83, "总计", 27)
    page = [*heads, *row(100, zip((155.5, 226.5, 297.5, 368.5, 439.5), ("12", "7", "6", "6", "0"), strict=True))]
    assert tables(page) == [
        [["结 果 维 持", "结 果 纠 正", "其 他 结 果", "尚 未 审 结", "总 计"], ["12", "7", "6", "6", "0"]]
    ]


def test_a_space_printed_between_two_heads_joins_them_only_where_they_have_it_everywhere() -> None:
    heads, middles = ["结果维持", "其他结果", "尚未审结", "总计"], [60 + 50 * n for n in range(8)]
    page = [
        *row(100, list(zip(middles, heads * 2, strict=True))),
        *text(middles[5] + 20, 100, " "),
        *row(120, [(at, str(n)) for n, at in enumerate(middles) if n != 5]),
    ]
    assert tables(page)[0] == [heads * 2, ["0", "1", "2", "3", "4", "", "6", "7"]]
