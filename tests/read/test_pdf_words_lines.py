"""Words and lines: characters on one level, and which of them are one word."""

import pytest

from pipeline.read.words.lines import lines_of
from tests.read.words_on_paper import text


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
