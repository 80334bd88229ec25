"""What is a row of a table in the words reading, and no running head or foot, and no paragraph."""

from pipeline.read.paper.page import Character
from tests.read.words_on_paper import row, tables, text

FIGURES = [(400, "1"), (480, "2")]


def test_an_address_at_the_foot_of_each_page_is_no_row_though_the_page_number_stands_beside_all_text() -> None:
    def page(number: int, *labels: str) -> list[Character]:
        rows = [each for n, label in enumerate(labels) for each in row(780 + 13 * n, [(200, label), *FIGURES])]
        head = row(766, [(200, "项目"), (400, "自然人"), (480, "总计")]) if number == 1 else []
        return [*head, *rows, *text(30, 828, "https://www.example.gov.cn/report.html"), *text(560, 828, f"{number}/3")]

    pages = [page(1, "本年新收", "上年结转"), page(2, "予以公开", "部分公开"), page(3, "结转下年", "总计")]
    found = [line[0] for table in tables(*pages) for line in table]
    assert found == ["项目", "本年新收", "上年结转", "予以公开", "部分公开", "结转下年", "总计"]


def test_a_label_nearly_as_wide_as_the_page_is_no_paragraph_where_its_figures_stand_between_its_lines() -> None:
    figures = [(540, "万元"), (570, "3")]
    page = [
        *row(100, [(200, "统计指标"), (540, "单位"), (570, "数")]),
        *row(120, [(200, "（三）从事政府信息公开工作人员数"), *figures]),
        *text(30, 140, "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面"),
        *row(146, figures),
        *text(30, 152, "的经费）"),
        *row(172, [(200, "（一）召开政府信息公开工作会议数"), *figures]),
    ]
    (table,) = tables(page)
    assert [line[0] for line in table][2] == (
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面\n的经费）"
    )
    assert len(table) == 4
