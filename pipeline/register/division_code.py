"""The division code (行政区划代码) and its date: what can't be one, since codes are given anew when places are merged.

GB/T 2260: six digits (province, prefecture, county); GB/T 10114: three more for the township; twelve with three for the
village, as the statistical office writes them. No list of places is kept here, which would be out of date each year: a code
is only held against how codes are built.
"""

import re
from datetime import date
from typing import Final

_PROVINCES: Final = frozenset(
    map(
        str,
        (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82),
    )
)
_NATION: Final = ("100000", "000000")
_FORM: Final = re.compile(r"(?P<county>\d{6})(?:(?P<town>\d{3})(?:\d{3})?)?")
_MOST_TOWN: Final = 599
"""GB/T 10114: 001-099 street offices, 100-199 towns, 200-399 townships, 400-599 what is run like one."""
_DATE: Final = re.compile(r"(?P<year>(?:19|20)\d\d)(?:[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?|月)?|年)?")


def fault_of_division_code(code: str) -> str | None:
    """Say what is wrong with a code of digits: `length`, `province`, `county` or `town`; None where nothing is.

    >>> [fault_of_division_code(code) for code in ("320829", "320829100", "320829100000", "110000", "441900003")]
    [None, None, None, None, None]
    >>> [fault_of_division_code(code) for code in ("32082", "990101", "320029", "320829600")]
    ['length', 'province', 'county', 'town']
    """
    found = _FORM.fullmatch(code)
    if not found or not code.isascii():
        return "length"
    county, town = found["county"], found["town"] or "000"
    if county in _NATION and not int(code[6:] or "0"):
        return None
    if county[:2] not in _PROVINCES:
        return "province"
    if county[2:4] == "00" and county[4:] != "00":
        return "county"
    # Towns without a county above them are real: some cities have no counties.
    return "town" if int(town) > _MOST_TOWN else None


def date_of_division_code(printed: str) -> str | None:
    """Return the date of a code as ISO year, month or day, as much of it as is given; None where it is no date.

    >>> [date_of_division_code(text) for text in ("2023", "2023年6月", "2023/6/30", "2023-12-31 00:00:00", "去年")]
    ['2023', '2023-06', '2023-06-30', '2023-12-31', None]
    """
    found = _DATE.fullmatch(printed.removesuffix("00:00:00").strip())
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    try:
        whole = date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return None
    return whole.isoformat()[: (4, 7, 10)[len(parts) - 1]]
