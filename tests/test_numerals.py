"""What a person reads in one cell, and what nobody should be sure of."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.report import State
from pipeline.numerals import plain, read_number

NUMBERS = [
    ("0", "0"),
    ("11398889", "11398889"),
    ("１，２３４", "1234"),
    ("1,234,567", "1234567"),
    (" 12 ", "12"),
    ("1 234", "1234"),
    ("59 237.2449", "59237.2449"),
    ("12 345 件", "12345"),
    ("12 .5", "12.5"),
    ("- 8", "-8"),
    ("96171.6", "96171.6"),
    ("24252.311082", "24252.311082"),
    ("3．50", "3.5"),
    ("0.0000", "0"),
    ("12.0", "12"),
    ("+43", "43"),
    ("－8", "-8"),
    ("−1942", "-1942"),
    ("减4", "-4"),
    ("减少4", "-4"),
    ("減1943", "-1943"),
    ("增5", "5"),
    ("↑2", "2"),
    ("↓3", "-3"),
    ("+ 3", "3"),
    ("0件", "0"),
    ("12 件", "12"),
    ("251000元", "251000"),
    ("52.15万元", "52.15"),
    ("52.15萬元", "52.15"),
    ("12。", "12"),
    ("22（其中修订 16 件）", "22"),
    ("22\n（其中修订 16 件）", "22"),
    ("55(含自然失效29件)", "55"),
    ("8 其中：修订3件", "8"),
    ("59237.\n2449", "59237.2449"),
    ("\u200b7\ufeff", "7"),
    ("\x0486\x05", "86"),
]


@pytest.mark.parametrize(("printed", "value"), NUMBERS)
def test_a_printed_number_is_read(printed: str, value: str) -> None:
    assert read_number(printed).value == Decimal(value)


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("", State.BLANK),
        (" \u3000\n", State.BLANK),
        ("\u00a0", State.BLANK),
        ("-", State.DASH),
        ("－－", State.DASH),
        ("——", State.DASH),
        ("/", State.SLASH),
        ("／", State.SLASH),
        ("无", State.NONE),
    ],
)
def test_what_is_no_number_keeps_its_kind(printed: str, state: State) -> None:
    numeral = read_number(printed)
    assert (numeral.state, numeral.value) == (state, None)


DOUBTFUL = [
    "1O",
    "l2",
    "**",
    "#REF!",
    "007",
    "00",
    "0 0",
    "12 3",
    "5 5",
    "+4 3",
    "1 234 56",
    "12 3（其中修订1件）",
    "共12 3件",
    "合计12",
    "12  34",
    "12\t34",
    "12\u300034",
    "12\n34",
    "0\n0",
    "12\n\n34",
    "1,23",
    "12,3456",
    "1.2.3",
    "12²",
    "12①",
    "①",
    "½",
    "٣",
    "十二",
    "零",
    "○",
    "约12",
    "12余",
    "12%",
    "（12）",
    "12（3）",
    "-\n3",
    "3-5",
    "5/6",
    "1e5",
    "0x10",
    "2023年",
    "\ufffd",
    "1234567890123",
    "无0",
    "\u202e21\u202c",
    "12[,000]",
    "12[1]",
    "~~12~~",
    "0无",
]


@pytest.mark.parametrize("printed", DOUBTFUL)
def test_what_can_be_misread_is_not_read(printed: str) -> None:
    numeral = read_number(printed)
    assert (numeral.state, numeral.value) == (State.TEXT, None)


def test_a_number_with_a_space_that_parts_no_thousands_lists_both_readings_and_is_left_to_the_sums() -> None:
    assert read_number("12 3").candidates == ("123", "12 3")
    assert read_number("12 3").broken
    assert read_number("12 3", wrapped=True).value == Decimal(123)
    assert read_number("22（其中修订1 6件）").value == Decimal(22)


def test_a_broken_number_lists_both_readings_and_is_joined_only_where_the_break_is_the_typesetters() -> None:
    assert read_number("12\n34").candidates == ("1234", "12 34")
    assert read_number("12\n34").broken
    assert read_number("12\n34", wrapped=True).value == Decimal(1234)
    assert read_number("1234\n567.89", wrapped=True).value == Decimal("1234567.89")
    assert read_number("0\n0", wrapped=True).state is State.TEXT


def test_units_and_notes_are_kept_beside_the_number() -> None:
    assert read_number("251000元").unit == "元"
    assert read_number("25.1亿元").unit == "亿元"
    assert read_number("22（其中修订16件）").note == "其中修订16件"


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**4 - 1))
def test_every_number_that_a_person_would_print_is_read_as_itself(whole: int, places: int) -> None:
    value = Decimal(whole) + Decimal(places) / 10**4
    for printed in (f"{whole}.{places:04d}", f"{whole:,}.{places:04d}"):
        wide = printed.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
        assert read_number(printed).value == value
        assert read_number(wide).value == value


@given(st.text())
def test_no_text_breaks_the_reading_and_only_a_number_has_a_value(printed: str) -> None:
    for wrapped in (False, True):
        numeral = read_number(printed, wrapped=wrapped)
        assert (numeral.value is not None) == (numeral.state is State.NUMBER)


@given(st.lists(st.integers(0, 99999).map(str), min_size=2, max_size=4), st.sampled_from(["  ", "\t", "\n", "\u3000"]))
def test_two_numbers_in_one_cell_are_never_one(numbers: list[str], between: str) -> None:
    assert read_number(between.join(numbers)).value is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_plain_number_is_the_same_number_without_exponent(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value))


def test_traditional_characters_of_mirror_pages_are_the_same_units_and_signs() -> None:
    assert (read_number("35.4531萬元").unit, read_number("3億元").unit) == ("万元", "亿元")
    assert read_number("無").state is State.NONE


def test_a_note_may_break_inside_its_brackets() -> None:
    numeral = read_number("270\n（含自然失效\n135件）")
    assert (numeral.value, numeral.note) == (270, "含自然失效\n135件")
    assert read_number("12（含上年\n3件").state is State.TEXT  # the bracket stays open
    assert read_number("12（废止）\n3（修订）").state is State.TEXT
    assert read_number("1\n（2\n3）").state is State.TEXT
