"""Codes: the check characters catch what people mistype, and what is built like no code is none."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.register.credit_code import credit_check, fault_of_credit_code, organisation_check
from pipeline.register.division_code import date_of_division_code, fault_of_division_code

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DIGITS = st.text(string.digits, min_size=6, max_size=6)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    authority = draw(st.text(LETTERS, min_size=2, max_size=2))
    body = draw(st.text(LETTERS, min_size=8, max_size=8).filter(lambda text: organisation_check(text) in LETTERS))
    organisation = authority + draw(DIGITS) + body + organisation_check(body)
    return organisation + credit_check(organisation)


def test_the_code_that_the_standard_prints_as_its_example_is_right() -> None:
    assert fault_of_credit_code("91350100M000100Y43") is None


@given(credit_codes())
def test_a_code_with_its_own_check_characters_is_right(code: str) -> None:
    assert fault_of_credit_code(code) is None


@given(credit_codes(), st.integers(0, 17), st.sampled_from(LETTERS))
def test_one_mistyped_character_is_always_caught(code: str, at: int, char: str) -> None:
    if code[at] != char:
        assert fault_of_credit_code(code[:at] + char + code[at + 1 :]) is not None


@given(credit_codes(), st.integers(0, 16))
def test_two_neighbours_that_changed_places_are_always_caught(code: str, at: int) -> None:
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if swapped != code:
        assert fault_of_credit_code(swapped) is not None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("", "length"),
        ("91350100M000100Y4", "length"),
        ("91350100M000100Y4 3", "length"),
        ("9135O100M000100Y43", "characters"),
        ("91350100m000100Y43", "characters"),
        ("9135A100M000100Y43", "division"),
        ("91350100M000101Y43", "organisation"),
        ("91350101M000100Y43", "checksum"),
        ("91350100M000100Y4４", "characters"),
    ],
)
def test_what_is_wrong_with_a_code_is_told(code: str, fault: str) -> None:
    assert fault_of_credit_code(code) == fault


@given(st.text(max_size=30))
def test_no_text_breaks_the_checks_of_codes(text: str) -> None:
    fault_of_credit_code(text)
    fault_of_division_code(text)
    date_of_division_code(text)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("100000", None),
        ("100000000000", None),
        ("110000", None),
        ("320829", None),
        ("659001", None),
        ("320829001", None),
        ("320829599000", None),
        ("441900003", None),
        ("3208", "length"),
        ("3208291", "length"),
        ("３２０８２９", "length"),
        ("32-829", "length"),
        ("160829", "province"),
        ("990000", "province"),
        ("000001", "province"),
        ("320001", "county"),
        ("320829600", "town"),
    ],
)
def test_a_division_code_is_held_against_how_codes_are_built(code: str, fault: str | None) -> None:
    assert fault_of_division_code(code) == fault


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023-06", "2023-06"),
        ("2023年6月", "2023-06"),
        ("2023.6.30", "2023-06-30"),
        ("2023年6月30日", "2023-06-30"),
        ("2023-02-30", None),
        ("2023-13", None),
        ("23-06-30", None),
        ("6月30日", None),
    ],
)
def test_the_date_of_a_division_code_is_a_year_a_month_or_a_day(printed: str, iso: str | None) -> None:
    assert date_of_division_code(printed) == iso
