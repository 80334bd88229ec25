"""Rows of many lines in narrow columns, and heads apart from the figures below them, read by words."""

from tests.read.words_on_paper import row, tables, text


def test_a_label_of_many_lines_beside_an_upright_one_between_them_is_one_row() -> None:
    label = ["2.申请人", "逾期未按", "收费通知", "要求缴纳", "费用、行", "政机关不", "再处理其", "政府信息", "公开申请"]
    page = [
        *row(80, [(100, "项目"), (160, "个人"), (210, "总计")]),
        *row(100, [(160, "4"), (210, "4")]),
        *text(80, 100, "1.重复申"),
        *text(80, 112, "请"),
        *row(130, [(160, "1"), (210, "1")]),
        *(each for n, line in enumerate(label) for each in text(80, 130 + 12 * n, line)),
        *(each for n, one in enumerate("本年度办理结果") for each in text(50, 136 + 12 * n, one)),
        *row(250, [(160, "2"), (210, "2")]),
        *text(80, 250, "3.其他"),
    ]
    assert [line[-2:] for line in tables(page)[0][1:]] == [["4", "4"], ["1", "1"], ["2", "2"]]


def test_heads_alone_at_the_foot_of_a_page_may_stand_in_the_middle_of_columns_and_the_figures_at_their_left() -> None:
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结"]
    middles = [100 + 90 * n for n in range(5)]
    first = [*row(700, list(zip(middles, heads, strict=False))), *row(700, [(448, "总"), (472, "计")])]
    second = [each for n, at in enumerate(middles) for each in text(at - 40, 80, str(n + 10))]
    assert tables(first, second) == [
        [["结果维持", "结果纠正", "其他结果", "尚未审结", "总 计"]],
        [["10", "11", "12", "13", "14"]],
    ]


def test_a_shifted_row_is_placed_by_a_label_that_stands_above_its_figures_on_the_page_before() -> None:
    middles = [261.9, 309.3, 356.7, 404.0, 451.4]
    heads = ["维持", "纠正", "其他", "未结", "总计"]
    first = [
        *row(690, [(150, "类别"), *zip(middles, heads, strict=True)]),
        *text(122, 710, "行政复议"),
        *row(710, [(at, "1") for at in middles]),
        *text(122, 736, "行政诉讼"),
        *text(170, 730, "未经复议"),
        *row(736, [(at, "2") for at in middles]),
        *text(170, 742, "起诉"),
    ]
    moved = [276.4, 323.0, 371.2, 419.5, 465.9]
    second = [*text(182, 80, "复议后诉"), *row(80, [(at, str(n)) for n, at in enumerate(moved)])]
    second += text(90, 120, "五、存在的主要问题及改进情况")
    assert tables(first, second)[1] == [["复议后诉", "0", "1", "2", "3", "4"]]


def test_a_line_is_full_where_the_next_character_would_take_a_comma_with_it() -> None:
    label = ["2.申请人逾期未按收", "费通知要求缴纳费", "用、行政机关不再处", "理其政府信息公开申", "请"]
    page = [
        *row(80, [(120, "项目"), (240, "个人"), (300, "总计")]),
        *text(82, 100, "1.重复申请的第三类b"),
        *row(100, [(240, "4"), (300, "4")]),
        *(each for n, line in enumerate(label) for each in text(80, 111 + 11 * n, line)),
        *row(133, [(240, "1"), (300, "1")]),
        *text(80, 166, "3.其他"),
        *row(166, [(240, "2"), (300, "2")]),
        *text(80, 177, "总计"),
        *row(177, [(240, "7"), (300, "7")]),
    ]
    assert [line[0] for line in tables(page)[0][1:]] == ["1.重复申请的第三类b", "\n".join(label), "3.其他", "总计"]


def test_the_last_line_of_the_first_head_is_no_label_of_figures_set_to_the_right_of_their_cells() -> None:
    page = [
        *text(100, 80, "结果"),
        *row(85.6, [(203, "纠正"), (297, "其他结果"), (392, "尚未审结"), (486, "合计")]),
        *text(100, 91.2, "维持"),
        *(each for n in range(5) for each in text(150 + 94 * n, 108.5, str(n))),
    ]
    assert tables(page) == [[["结果\n维持", "纠正", "其他结果", "尚未审结", "合计"], ["0", "1", "2", "3", "4"]]]
