"""Labels that fill their cells up to the figures beside them, read by words: which figures are cells."""

from tests.read.words_on_paper import row, tables, text


def test_a_label_that_touches_its_number_is_parted_from_it_where_the_numbers_around_begin() -> None:
    page = [
        *text(80, 100, "信息内容"),
        *row(100, [(180, "本年制发"), (260, "本年废止")]),
        *text(80, 120, "规章"),
        *text(150.5, 120, "12"),
        *row(120, [(260, "3")]),
        *text(80, 140, "行政规范性文件"),
        *text(150.5, 140, "544"),
        *row(140, [(260, "6")]),
    ]
    assert tables(page)[0][1:] == [["规章", "12", "3"], ["行政规范性文件", "544", "6"]]


def test_a_label_that_touches_its_number_is_parted_from_it_where_all_numbers_stand_between_lines_of_labels() -> None:
    page = [
        *row(100, [(120, "项目"), (245, "自然人"), (300, "总计")]),
        *text(80, 120, "1.申请人无正当理由逾期不补"),
        *text(240, 126, "3"),
        *text(298, 126, "3"),
        *text(80, 132, "正的"),
        *text(80, 152, "2.申请人逾期不按规定缴纳"),
        *text(80, 164, "费用的行政机关不再处理其政府信息"),
        *text(240, 164, "5"),
        *text(298, 164, "5"),
        *text(80, 176, "公开"),
    ]
    assert tables(page)[0][1:] == [
        ["1.申请人无正当理由逾期不补\n正的", "3", "3"],
        ["2.申请人逾期不按规定缴纳\n费用的行政机关不再处理其政府信息\n公开", "5", "5"],
    ]


def test_text_beside_a_figure_in_one_cell_is_not_taken_off() -> None:
    page = [
        *row(100, [(120, "项目"), (240, "个人"), (300, "企业"), (360, "总计")]),
        *row(120, [(120, "本年新收"), (240, "14"), (300, "2"), (360, "3")]),
        *row(140, [(120, "上年结转"), (240, "3或4"), (300, "5"), (360, "6")]),
        *row(160, [(120, "予以公开"), (240, "4"), (300, "5"), (360, "6")]),
    ]
    assert [line[1:] for line in tables(page)[0][2:]] == [["3或4", "5", "6"], ["4", "5", "6"]]


def test_a_label_that_touches_its_number_is_parted_from_it_beside_the_label_of_a_group_too() -> None:
    page = [
        *row(100, [(120, "项目"), (240, "自然人"), (350, "总计")]),
        *text(65.5, 120, "1.重复申请"),
        *row(120, [(240, "1"), (350, "2")]),
        *text(20, 140, "其他"),
        *text(65.5, 140, "2.要求提供公开出版物并且加急办理的"),
        *text(237.5, 140, "3"),
        *row(140, [(350, "4")]),
        *text(65.5, 160, "3.其他"),
        *row(160, [(240, "5"), (350, "6")]),
    ]
    assert [line[-2:] for line in tables(page)[0][1:]] == [["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_label_and_its_only_number_close_behind_it_are_a_row_where_they_begin_below_two_heads() -> None:
    heads = [*text(60, 100, "信息内容"), *text(135, 100, "本年收费金额")]
    page = [*heads, *text(60, 120, "行政事业性收费"), *text(135, 120, "0")]
    assert tables(page) == [[["信息内容", "本年收费金额"], ["行政事业性收费", "0"]]]
    sentence = [*text(60, 100, "本年收费金额如下所述"), *text(60, 120, "行政事业性收费"), *text(135, 120, "0")]
    assert tables(sentence) == []


def test_heads_that_fill_their_cells_are_parted_by_the_hair_of_space_that_a_shrunk_page_leaves() -> None:
    page = [
        *text(20, 100, "信息内容"),
        *text(100, 100, "本年新制作数量"),
        *text(170.7, 100, "本年新公开数量"),
        *text(241.4, 100, "对外公开总数量"),
        *(each for row in (120, 140) for x in (100, 170.7, 241.4) for each in text(x, row, "0")),
        *text(20, 120, "规章"),
        *text(20, 140, "规范性文件"),
    ]
    assert tables(page)[0] == [
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章", "0", "0", "0"],
        ["规范性文件", "0", "0", "0"],
    ]


def test_three_numbers_that_fill_their_cells_in_the_middle_of_columns_are_parted() -> None:
    page = [
        *row(100, [(120, "项目"), (212, "个人"), (238, "企业"), (264, "总计")]),
        *row(120, [(120, "本年新收"), (212, "7"), (238, "16"), (264, "23")]),
        *row(140, [(120, "总计"), (212, "12174"), (238, "26164"), (264, "38338")]),
        *row(160, [(120, "结转"), (212, "12174"), (238, "26164"), (264, "38338")]),
    ]
    assert [line[1:] for line in tables(page)[0][2:]] == [["12174", "26164", "38338"]] * 2


def test_two_numbers_that_fill_their_cells_are_parted_where_a_number_close_by_begins() -> None:
    page = [
        *row(100, [(120, "项目"), (210, "个人"), (240, "企业"), (280, "总计")]),
        *row(120, [(120, "本年新收")]),
        *text(200, 120, "220"),
        *text(222.5, 120, "16"),
        *text(270, 120, "236"),
        *row(140, [(120, "总计")]),
        *text(200, 140, "2174"),
        *text(222.5, 140, "164"),
        *text(270, 140, "2338"),
    ]
    assert [line[1:] for line in tables(page)[0][1:]] == [["220", "16", "236"], ["2174", "164", "2338"]]


def test_a_sign_is_not_taken_off_its_number() -> None:
    page = [
        *row(100, [(120, "信息内容"), (220, "本年增/减"), (300, "处理决定")]),
        *row(120, [(120, "行政处罚"), (300, "118")]),
        *text(218, 120, "4"),
        *row(140, [(120, "行政强制"), (300, "9")]),
        *text(212, 140, "-"),
        *text(218, 140, "1"),
    ]
    assert [line[1:] for line in tables(page)[0][1:]] == [["4", "118"], ["-1", "9"]]


def test_a_number_whose_note_overlaps_it_is_left_alone() -> None:
    page = [
        *row(100, [(120, "信息内容"), (220, "本年制发")]),
        *row(120, [(120, "规章"), (220, "3")]),
        *row(140, [(120, "行政规范性文件")]),
        *text(200, 140, "17(其中修订8件"),
        *text(269.9, 140, ")"),
    ]
    assert [line[1] for line in tables(page)[0][1:]] == ["3", "17(其中修订8件)"]


def test_a_number_with_a_gap_where_none_begins_is_one() -> None:
    page = [
        *row(100, [(120, "项目"), (220, "个人"), (280, "总计")]),
        *row(120, [(120, "本年新收"), (220, "16"), (280, "236")]),
        *row(140, [(120, "总计"), (280, "2338")]),
        *text(206, 140, "21"),
        *text(218, 140, "64"),
    ]
    assert [line[1:] for line in tables(page)[0][1:]] == [["16", "236"], ["2164", "2338"]]
