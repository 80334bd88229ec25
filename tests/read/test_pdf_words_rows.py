"""The rows of a table that is read by words: which lines are one row, and what is a label in them."""

from pipeline.read.paper.page import Character
from tests.read.words_on_paper import row, spread, tables, text

HEADS = row(100, [(120, "信息内容"), (240, "本年制发件数"), (350, "本年废止件数"), (460, "现行有效件数")])


def test_characters_set_far_apart_are_one_label_and_one_head() -> None:
    heads = [
        *spread(120, 100, "信息内容", 25),
        *row(100, [(240, "本年新收"), (460, "本年审结")]),
        *spread(350, 100, "总计", 30),
    ]
    page = [
        *heads,
        *spread(120, 120, "规章", 30),
        *row(120, [(240, "1"), (350, "2"), (460, "3")]),
        *row(140, [(120, "行政规范性文件"), (240, "4"), (350, "5"), (460, "6")]),
    ]
    assert tables(page) == [
        [
            ["信 息 内 容", "本年新收", "总 计", "本年审结"],
            ["规 章", "1", "2", "3"],
            ["行政规范性文件", "4", "5", "6"],
        ]
    ]


def test_a_label_of_a_group_set_from_the_top_down_is_no_part_of_the_labels_beside_it() -> None:
    group = [character for n, each in enumerate("办理结果") for character in row(120 + n * 14, [(60, each)])]
    page = [
        *row(100, [(120, "项目"), (240, "自然人"), (350, "总计")]),
        *group,
        *row(120, [(120, "（一）予以公开"), (240, "1"), (350, "2")]),
        *row(141, [(240, "3"), (350, "4")]),
        *text(85, 134, "（二）部分公"),
        *text(85, 148, "开"),
        *row(168, [(120, "（三）不予公开"), (240, "5"), (350, "6")]),
    ]
    (table,) = tables(page)
    assert [[cell for cell in line if cell and cell not in "办\n理\n结\n果"] for line in table[1:]] == [
        ["（一）予以公开", "1", "2"],
        ["（二）部分公\n开", "3", "4"],
        ["（三）不予公开", "5", "6"],
    ]


def test_a_paragraph_right_below_a_table_is_no_part_of_its_last_label() -> None:
    page = [
        *HEADS,
        *row(120, [(120, "规章"), (240, "1"), (350, "2"), (460, "3")]),
        *row(140, [(120, "行政规范性文件"), (240, "4"), (350, "5"), (460, "6")]),
        *text(110, 165, "我们坚持以公开为常态、不公开为例外，及时发布信息，做好解读回应，按时答复"),
        *text(80, 185, "工作，公开质量稳步提升。"),
    ]
    assert tables(page)[0][1:] == [["规章", "1", "2", "3"], ["行政规范性文件", "4", "5", "6"]]


def test_figures_stand_between_the_lines_of_a_label_beside_a_column_of_units_too() -> None:
    page = [*row(80, [(120, "统计指标"), (240, "单位"), (350, "统计数")])]
    for n, (first, second) in enumerate(
        [
            ("主动公开机构领导、机", "构设置信息"),
            ("参加或者举办的各类新", "闻发布会数"),
            ("从事政府信息公开工作", "人员的总数"),
        ]
    ):
        y = 110 + 50 * n
        page += [*text(70, y, first), *row(y + 6.5, [(240, "件"), (350, str(n))]), *text(70, y + 13, second)]
        page += [*text(70, y + 31, "办结数"), *row(y + 31, [(240, "件"), (350, "7")])]
    # The rest of a label whose first line and number stand on the page before.
    after = [*text(70, 80, "和稳定"), *text(70, 96, "不是政府信息"), *row(96, [(240, "件"), (350, "8")])]
    assert tables(page, after)[1] == [["和稳定", "", ""], ["不是政府信息", "件", "8"]]


def test_the_first_part_of_a_broken_number_belongs_to_the_row_of_its_second() -> None:
    def figures(y: float, first: str, second: str) -> list[Character]:
        return [*text(235, y - 12, first), *text(250, y, second), *row(y, [(268, "7")])]

    page = [
        *row(90, [(175, "项目"), (245, "个人"), (268, "总计")]),
        *row(124, [(175, "本年新收申请数量")]),
        *figures(124, "2455", "8"),
        *row(142, [(175, "上年结转申请数量"), (245, "1534"), (268, "9")]),
        *row(172, [(175, "予以公开")]),
        *figures(172, "1170", "6"),
        *row(190, [(175, "部分公开"), (245, "21"), (268, "3")]),
    ]
    assert tables(page)[0][1:] == [
        ["本年新收申请数量", "2455\n8", "7"],
        ["上年结转申请数量", "1534", "9"],
        ["予以公开", "1170\n6", "7"],
        ["部分公开", "21", "3"],
    ]


def test_a_number_may_be_broken_behind_the_separator_of_its_thousands() -> None:
    page = [
        *row(90, [(120, "项目"), (245, "自然人"), (290, "企业"), (350, "总计")]),
        *text(238, 114, "25,"),
        *row(120, [(120, "本年新收申请数量"), (290, "3"), (350, "7")]),
        *text(238, 126, "201"),
        *row(145, [(120, "上年结转申请数量"), (245, "1"), (290, "2"), (350, "3")]),
    ]
    assert tables(page)[0][1][1] == "25,\n201"


def test_a_number_may_be_broken_before_a_separator_and_again_behind_it() -> None:
    page = [
        *row(90, [(120, "项目"), (245, "自然人"), (290, "企业"), (350, "总计")]),
        *text(240, 108, "15"),
        *text(237, 120, "，4"),
        *row(120, [(120, "本年新收申请数量"), (290, "3"), (350, "7")]),
        *text(240, 132, "85"),
        *row(156, [(120, "上年结转申请数量"), (245, "1"), (290, "2"), (350, "3")]),
    ]
    assert tables(page)[0][1][1] == "15\n，4\n85"


def test_figures_set_to_one_side_of_narrow_cells_have_the_head_of_their_own_cell() -> None:
    # Cells are 24 wide; figures end 2 before their right edge, two columns are blank.
    middles = [300 + 24 * n for n in range(6)]
    names = ["自然人", "商户", "科研", "社会", "其他", "总计"]
    heads = [
        c
        for x, name in zip(middles, names, strict=True)
        for n, each in enumerate(name)
        for c in row(90 + 12 * n, [(x, each)])
    ]

    def figures(y: float, digits: str) -> list[Character]:
        return [c for x, digit in zip(middles, digits, strict=True) if digit != " " for c in text(x + 5, y, digit)]

    page = [
        *heads,
        *text(80, 135, "本年新收申请数量"),
        *figures(135, "12  34"),
        *text(80, 155, "上年结转申请数量"),
        *figures(155, "56  78"),
    ]
    assert tables(page) == [
        [
            ["", "自\n然\n人", "商\n户", "科\n研", "社\n会", "其\n他", "总\n计"],
            ["本年新收申请数量", "1", "2", "", "", "3", "4"],
            ["上年结转申请数量", "5", "6", "", "", "7", "8"],
        ]
    ]


def test_heads_that_the_next_page_repeats_before_any_row_are_read_once() -> None:
    heads = [(120, "项目"), (240, "个人"), (300, "企业"), (360, "总计")]
    first = [*text(80, 60, "三、收到申请情况"), *row(780, heads)]
    after = [*row(80, heads), *row(100, [(120, "本年新收"), (240, "1"), (300, "2"), (360, "3")])]
    assert tables(first, after) == [[["项目", "个人", "企业", "总计"], ["本年新收", "1", "2", "3"]]]


def test_numbers_and_a_label_of_another_font_stand_in_one_row() -> None:
    page = [
        *row(100, [(120, "信息内容"), (300, "本年处理决定数量")]),
        *row(120, [(120, "行政处罚"), (300, "76")]),
        *row(140, [(120, "行政强制")]),
        *row(147, [(300, "8")]),
    ]
    assert tables(page)[0][1:] == [["行政处罚", "76"], ["行政强制", "8"]]


def test_what_is_in_two_lines_of_a_cell_is_one_text_though_its_second_is_a_figure() -> None:
    page = [
        *row(100, [(120, "项目"), (240, "个人"), (300, "企业"), (360, "总计")]),
        *row(120, [(120, "本年新收"), (240, "14"), (300, "2"), (360, "3")]),
        *row(139, [(300, "3或")]),
        *row(145, [(120, "上年结转"), (240, "1"), (360, "6")]),
        *row(151, [(300, "4")]),
        *row(170, [(120, "予以公开"), (240, "4"), (300, "5"), (360, "6")]),
    ]
    assert tables(page)[0][2] == ["上年结转", "1", "3或\n4", "6"]


def test_a_numbered_label_close_behind_that_of_its_group_is_not_a_part_of_it() -> None:
    page = [
        *row(100, [(120, "项目"), (300, "自然人"), (400, "总计")]),
        *text(90, 120, "1.信访举报"),
        *row(120, [(300, "1"), (400, "1")]),
        *text(46, 140, "（四）无"),
        *text(90, 140, "2.没有现成"),
        *row(146, [(300, "2"), (400, "2")]),
        *text(46, 152, "法提供"),
        *text(90, 152, "信息"),
        *text(90, 172, "3.补正"),
        *row(172, [(300, "3"), (400, "3")]),
        *text(90, 192, "4.其他"),
        *row(192, [(300, "4"), (400, "4")]),
    ]
    (table,) = tables(page)
    assert [cell for line in table for cell in line if "没有" in cell] == ["2.没有现成\n信息"]


def test_the_rest_of_a_label_that_is_spread_below_its_first_line_is_one_label_with_it() -> None:
    page = [
        *row(90, [(130, "项目"), (290, "企业"), (350, "总计")]),
        *row(114, [(130, "要求确认或重新出具已获")]),
        *spread(130, 126, "取信息", 35),
        *row(126, [(290, "3"), (350, "7")]),
        *row(150, [(130, "不再处理其政府信息公")]),
        *row(162, [(130, "开申请"), (290, "1"), (350, "2")]),
        *row(186, [(130, "上年结转申请数量"), (290, "1"), (350, "2")]),
    ]
    assert tables(page)[0][1:] == [
        ["要求确认或重新出具已获\n取 信 息", "3", "7"],
        ["不再处理其政府信息公\n开申请", "1", "2"],
        ["上年结转申请数量", "1", "2"],
    ]


def test_a_dash_that_runs_over_two_lines_of_a_narrow_cell_stands_in_the_row_of_the_label_between() -> None:
    middles = [240, 262, 284, 306, 328]
    page = [
        *row(100, [(120, "信息内容"), *zip(middles, "甲乙丙丁戊", strict=True)]),
        *row(130, [(240, "—"), (262, "—"), (306, "—"), (328, "—")]),
        *row(136, [(120, "规章"), (284, "0")]),
        *row(142, [(240, "—"), (262, "—"), (306, "—"), (328, "—")]),
        *row(170, [(120, "行政许可"), *zip(middles, "12345", strict=True)]),
        *row(194, [(120, "行政处罚"), *zip(middles, "67890", strict=True)]),
    ]
    assert tables(page)[0][1:] == [
        ["规章", "—\n—", "—\n—", "0", "—\n—", "—\n—"],
        ["行政许可", "1", "2", "3", "4", "5"],
        ["行政处罚", "6", "7", "8", "9", "0"],
    ]


def test_the_last_characters_of_two_labels_beside_each_other_are_no_spread_word_where_lines_are_far_apart() -> None:
    """The label of a group ends where one beside it does; lines of a cell are 1.5 em apart here, and rows 1.8."""
    page = [
        *row(100, [(120, "项目"), (300, "自然人"), (400, "总计")]),
        *text(110, 125, "1.不掌握"),
        *row(125, [(300, "1"), (400, "1")]),
        *text(110, 143, "2.没有现"),
        *text(60, 158, "无法"),
        *text(110, 158, "成信息制"),
        *row(158, [(300, "2"), (400, "2")]),
        *text(60, 173, "提"),
        *text(110, 173, "作"),
        *text(110, 191, "3.补正"),
        *row(191, [(300, "3"), (400, "3")]),
        *text(110, 209, "4.其他"),
        *row(209, [(300, "4"), (400, "4")]),
    ]
    (table,) = tables(page)
    assert [cell for line in table for cell in line if "没有" in cell] == ["2.没有现\n成信息制\n作"]


def test_a_centred_label_beside_one_set_from_the_top_down_is_one_where_its_figures_stand_on_its_last_line() -> None:
    """Rows are 13 points apart, lines of a label 11: the figures are at the foot of their cells."""
    figures = [(300, "1"), (400, "2")]
    page = [
        *row(76, [(160, "项目"), (300, "自然人"), (400, "总计")]),
        *row(100, [(160, "要求确认或重新出具已获"), *figures]),
        *row(113, [(160, "重复申请"), *figures]),
        *row(126, [(160, "大量反复申请"), *figures]),
        *row(137.5, [(60, "办")]),
        *row(139, [(160, "五、行政机关确认或重新出")]),
        *row(147.5, [(60, "理")]),
        *row(150, [(160, "具信息"), *figures]),
        *row(157.5, [(60, "结")]),
        *row(163, [(160, "其他处理"), *figures]),
        *row(167.5, [(60, "果")]),
        *row(176, [(160, "总计"), *figures]),
    ]
    (table,) = tables(page)
    assert [cell for line in table for cell in line if "具信息" in cell] == ["五、行政机关确认或重新出\n具信息"]


def test_a_full_label_on_top_of_a_page_goes_on_where_the_next_line_has_no_number_of_its_own() -> None:
    """The lines of a label are as far apart as rows, and its figures stand at the foot of their cells."""
    figures = [(400, "0"), (480, "0")]
    first = [
        *row(100, [(160, "项目"), (400, "自然人"), (480, "总计")]),
        *row(112, [(160, "1.申请人无正当理由逾期不补正不再处理"), *figures]),
    ]
    second = [
        *row(80, [(160, "2.申请人逾期未按收费通知要求缴纳费用")]),
        *row(92, [(160, "不再处理"), *figures]),
        *row(104, [(160, "3.其他"), *figures]),
        *row(116, [(160, "总计"), *figures]),
    ]
    labels = [line[0] for table in tables(first, second) for line in table]
    assert "2.申请人逾期未按收费通知要求缴纳费用\n不再处理" in labels
    assert "1.申请人无正当理由逾期不补正不再处理" in labels
