"""Number formats: what a person sees of a stored number in Excel, and what must not be taken for it."""

import pytest

from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.xlsx import reader as xlsx
from pipeline.read.xlsx.again import reader as xlsx_again
from pipeline.read.xlsx.format import shown_number, shown_text, stored_number
from tests.read.xlsx_maker import cell, row, text
from tests.read.xlsx_maker import xlsx as workbook

SEEN = [
    ("12", "General", "12"),
    ("12", "G/通用格式", "12"),
    ("12.5", "General", "12.5"),
    ("3.0000000000000004", "General", "3"),
    ("12.299999999999999", "0.0", "12.3"),
    ("1.2E3", "0", "1200"),
    ("23.837", "0.0000", "23.8370"),
    ("1234567", "#,##0", "1,234,567"),
    ("1234.5", "#,##0.00", "1,234.50"),
    ("-8", "0", "-8"),
    ("-8", "0;-0", "-8"),
    ("-8", "0_);[Red]-0", "-8"),
    ("-8", "0;(0)", "(8)"),
    ("-8", '0;"减"0', "减8"),
    ("-8", "#,##0;[Red]-#,##0", "-8"),
    ("0", "0", "0"),
    ("0", "General", "0"),
    ("0", "0;-0;;@", ""),
    ("0", "#", ""),
    ("0", "0;0;", ""),
    ("0", "#,##0.00;-#,##0.00;", ""),
    ("0", '[=0]"";General', ""),
    ("7", '[=0]"";General', "7"),
    ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "-"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    ("1186", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "1,186"),
    ("0", '0;-0;"无"', "无"),
    ("3", '0"件"', "3件"),
    ("3", 'General"件"', "3件"),
    ("3", "0\\件", "3件"),
    ("52.15", '0.00"万元"', "52.15万元"),
    ("7", "000", "007"),
    ("0.05", "0%", "5%"),
    ("12", "@", "12"),
    ("5", "[<100]0;#,##0", "5"),
    ("500000", "[<100]0;#,##0", "500,000"),
    ("45670", 'yyyy"年"m"月"d"日"', "2025年1月13日"),
    ("45670", "[$-804]yyyy\\年m\\月d\\日;@", "2025年1月13日"),
    ("45670", "yyyy/m/d", "2025/1/13"),
    ("45670", "yyyy-mm-dd", "2025-01-13"),
    ("45670.604166666664", "yyyy/m/d h:mm", "2025/1/13 14:30"),
    ("1", "yyyy/m/d", "1900/1/1"),
    ("61", "yyyy/m/d", "1900/3/1"),
]


@pytest.mark.parametrize(("stored", "code", "seen"), SEEN)
def test_a_number_is_what_its_format_shows(stored: str, code: str, seen: str) -> None:
    number = stored_number(stored)
    assert number is not None
    shown = shown_number(number, code)
    assert (shown.text, shown.exact) == (seen, True)


HIDING = [
    ("12.4", "0"),
    ("52.1534", "0.00"),
    ("0.4", "0"),
    ("-0.4", "0"),
    ("-8", "0;0"),
    ("-8", "0;"),
    ("8", '"-"0'),
    ("12", '0"0"'),
    ("0", '0;0;"5"'),
    ("521534", '0!.0,"万"'),
    ("1200000", "#,##0,"),
    ("1234567.12345", "General"),
    ("123456789012", "General"),
    ("1234", "0.00E+00"),
    ("0.5", "# ?/?"),
    ("12", "[DBNum1]0"),
    ("1.5", "[h]:mm"),
]


@pytest.mark.parametrize(("stored", "code"), HIDING)
def test_a_format_that_hides_part_of_a_number_leaves_it_in_doubt_in_both_readings(stored: str, code: str) -> None:
    data = workbook(row(1, text("A1", "行政许可"), cell("B1", stored, style=2)), codes=(code,))
    for reader in (xlsx, xlsx_again):
        seen = reader.read(data).grids[0].at(0, 1)
        assert seen is not None
        assert read_number(seen.text).state is State.TEXT, (reader, seen.text)


NOT_KNOWN_AGAIN = ("[=0]", "[<100]", "h:mm", "(0)")
"""In formats that the second reading does not go into."""


@pytest.mark.parametrize(("stored", "code", "seen"), SEEN)
def test_the_second_reading_sees_the_same_number_or_is_in_doubt(stored: str, code: str, seen: str) -> None:
    data = workbook(row(1, text("A1", "行政许可"), text("B1", "1"), cell("C1", stored, style=2)), codes=(code,))
    found = xlsx_again.read(data).grids[0].at(0, 2)
    again, first = read_number(found.text if found else ""), read_number(seen)
    if again.state is not State.TEXT or not any(part in code for part in NOT_KNOWN_AGAIN):
        assert (again.state, again.value) == (first.state, first.value)


@pytest.mark.parametrize("stored", ["", "1e400", "1e-400", "NaN", "INF", "12 3", "1" * 5000])
def test_what_is_no_number_is_none(stored: str) -> None:
    assert stored_number(stored) is None


@pytest.mark.parametrize(
    ("code", "seen"),
    [("General", "无"), ("0;-0;;@", "无"), (";;;", ""), ('@"（件）"', "无（件）"), ("@", "无"), ("0", "无")],
)
def test_a_text_is_shown_as_its_format_has_it(code: str, seen: str) -> None:
    assert shown_text("无", code) == seen
