"""Running heads and feet of what browsers print, and the rows of a table between them."""

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
