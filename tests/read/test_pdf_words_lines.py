"""Words and lines: characters on one level, and which of them are one word."""

import pytest

from pipeline.read.words.lines import lines_of
from tests.read.words_on_paper import row, tables, text


@pytest.mark.parametrize(
    ("off", "size", "words"),
    [
        (3.2, 10.0, ["三、", "（四）"]),
        (-3.2, 10.0, ["三、", "（四）"]),
        (0.0, 10.0, ["三、（四）"]),
        (0.5, 10.0, ["三、（四）"]),
        (-2.5, 7.0, ["三、（四）"]),
    ],
)
def test_a_bracket_on_another_level_opens_the_label_of_another_cell(off: float, size: float, words: list[str]) -> None:
    characters = [*text(60, 100, "三、"), *text(80, 100 + off, "（四）", size)]
    assert [word.text for line in lines_of(characters) for word in line.words] == words


def test_a_title_without_a_number_right_below_a_table_is_no_part_of_its_last_label() -> None:
    page = [
        *row(100, [(120, "信息内容"), (240, "本年制发件数"), (350, "本年废止件数")], 7),
        *row(112, [(120, "规章"), (240, "1"), (350, "2")], 7),
        *row(124, [(120, "行政规范性文件"), (240, "4"), (350, "5")], 7),
        *text(95, 139, "行政复议、行政诉讼情况", 10),
    ]
    assert tables(page)[0][1:] == [["规章", "1", "2"], ["行政规范性文件", "4", "5"]]
