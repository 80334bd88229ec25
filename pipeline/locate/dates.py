"""Dates: calendar dates as agencies and content systems print them."""

import re
from datetime import date

from pipeline.text import squash

_CHINESE = r"[〇○零OΟО一二三四五六七八九\d]{2}"
_NUMERIC = r"(?<!\d)(?:20\d\d年(?:\d{1,2}|元)月\d{1,2}(?:日|(?!\d))|20\d\d(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?!\d))"
_WRITTEN = rf"二[〇○零OΟО0]{_CHINESE}年[元一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十廿卅]{{1,3}}日"
_DATE = re.compile(rf"{_NUMERIC}|{_WRITTEN}")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:\d{6})?")
_ALONE = re.compile(
    rf"\(?(?:{_NUMERIC}|{_WRITTEN}|20\d\d年(?:\d{{1,2}}|元)月|二[〇○零OΟО0]{_CHINESE}年[元一二三四五六七八九十]{{1,2}}月)(?:印发)?\)?"
)
_STAMPED = re.compile(rf"\(?(?:{_NUMERIC}|{_WRITTEN}) ?(?:\d{{1,2}}:\d\d(?::\d\d)?)?\)?")
_DIGITS = {char: number for number, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OΟО", 0)
_ALONE_LENGTH = 24


def read_date(text: str) -> str | None:
    """Return the first calendar date in a text as ISO date.

    >>> read_date("2024 年 1月17日"), read_date("发布日期：2020-01-31 11:19"), read_date("二〇二四年一月二十三日")
    ('2024-01-17', '2020-01-31', '2024-01-23')
    >>> read_date("2024-13-01"), read_date("20240131"), read_date("1970-01-01")
    (None, None, None)
    """
    spaced = " ".join(map(squash, text.split()))
    for candidate in (spaced, squash(text)):
        for found in _DATE.finditer(candidate):
            iso = _iso(found.group())
            if iso:
                return iso
    return None


def read_stamp(text: str) -> str | None:
    """Return the date of a machine-readable stamp as ISO date.

    >>> read_stamp("2024-01-31 11:19:00"), read_stamp("20240131111900"), read_stamp("0000-00-00")
    ('2024-01-31', '2024-01-31', None)
    """
    found = _COMPACT.fullmatch(text.strip())
    return _calendar(*map(int, found.groups())) if found else read_date(text)


def is_date(squashed: str) -> bool:
    """Tell whether a line in squashed form is nothing but a date, as below a signature; a month without day is one too.

    >>> is_date("2024年1月17日"), is_date("(2026年1月23日)"), is_date("二〇二四年一月"), is_date("2024年1月17日我局")
    (True, True, True, False)
    """
    return len(squashed) <= _ALONE_LENGTH and _ALONE.fullmatch(squashed) is not None


def is_stamp(text: str) -> bool:
    """Tell whether a line is nothing but a date and perhaps a time of the day.

    >>> is_stamp("2024-01-23 10:20"), is_stamp("（2026年1月23日）"), is_stamp("2026年1月23日 星期五")
    (True, True, False)
    """
    return len(text) <= 2 * _ALONE_LENGTH and _STAMPED.fullmatch(" ".join(map(squash, text.split()))) is not None


def without_date(squashed: str) -> str | None:
    """Return what stands before the date at the end of a short line; None where there is none.

    >>> without_date("石桥县教育局2024年1月17日"), without_date("石桥县教育局")
    ('石桥县教育局', None)
    """
    found = next(
        (found for found in _DATE.finditer(squashed[-_ALONE_LENGTH:]) if squashed.endswith(found.group())), None
    )
    return squashed[: len(squashed) - len(found.group())].rstrip("(,") if found else None


def _iso(printed: str) -> str | None:
    parts = re.split(r"[年月日\-/.]", printed)[:3]
    if printed[1] not in "0〇○零OΟО":
        return None
    if printed[0] == "二":
        year = "".join(
            char if char.isdigit() and char.isascii() else str(_DIGITS[char]) for char in "二" + parts[0][1:]
        )
        return _calendar(int(year), _small(parts[1]), _small(parts[2]))
    return _calendar(*(int(part.replace("元", "1")) for part in parts))


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _small(numeral: str) -> int:
    """Read a Chinese numeral up to 31; 0 for none.

    >>> _small("十"), _small("三十一"), _small("廿三"), _small("元"), _small("一十")
    (10, 31, 23, 1, 10)
    """
    plain = numeral.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.rpartition("十")
    if ten:
        return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return _DIGITS.get(ones, 0)
