"""Rows of many lines, read by words: labels in narrow columns, and upright ones beside them."""

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
