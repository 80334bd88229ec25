"""Likeness of texts: exact, whatever bounds are tried first."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.judge.likeness import alike, common_length, masked

TEXTS = st.text("甲乙丙丁", max_size=40)


def table_length(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, by the table that textbooks show."""
    above = [0] * (len(other) + 1)
    for char in one:
        here = [0]
        for place, second in enumerate(other, start=1):
            here.append(above[place - 1] + 1 if char == second else max(above[place], here[-1]))
        above = here
    return above[-1]


@given(TEXTS, TEXTS)
def test_the_longest_common_subsequence_is_that_of_the_table(one: str, other: str) -> None:
    assert common_length(one, other) == table_length(one, other)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.sampled_from("甲乙丙丁戊")), max_size=8), st.integers(1, 20))
def test_no_bound_tells_texts_apart_that_are_alike(one: str, changes: list[tuple[int, str]], parts: int) -> None:
    other = one
    for place, char in changes:
        other = other[:place] + char + other[place + 1 :]
    for least in (Fraction(parts, 20), Fraction(9, 10)):
        enough = 2 * table_length(one, other) >= least * (len(one) + len(other))
        assert alike(one, other, least) == enough


@pytest.mark.parametrize(
    "other",
    [
        "本年度共收到申请９件，办结98.5%。",
        "本年度共收到申请1,234件，\n　办结 7%。",
        "本年度共收到申请二十一件，办结９％。",
    ],
)
def test_numbers_and_white_space_make_no_difference(other: str) -> None:
    assert masked(other) == masked("本年度共收到申请12件，办结100%。")


def test_other_words_do() -> None:
    assert masked("收到申请12件") != masked("办结申请12件")
