"""Dates of a workbook: a count of days → the date that a format shows."""

import calendar
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

DATE_WORD = r"y+|e+|m+|d+|a{3,4}|h+|s+|AM/PM|A/P|上午/下午"
"""The words of a format that show part of a date or time, without regard to case."""

_MOST_DAYS = 2_958_465  # the last of the year 9999
_LEAP = 60  # the 29th of February 1900, which programs count and the calendar does not have
_SECONDS = 86_400
_DAYS = "一二三四五六日"
_WIDE = 2


def shown_date(days: Decimal, tokens: Sequence[tuple[str, str]], *, from_1904: bool) -> str | None:
    """Return a date under a format; None for a number that is no date, or a format that names months in English.

    >>> shown_date(Decimal(45677), [("date", "yyyy"), ("literal", "年"), ("date", "m"), ("literal", "月")], from_1904=False)
    '2025年1月'
    """
    moment = _moment(days, from_1904=from_1904)
    if moment is None:
        return None
    words = [(kind, word.lower()) if kind == "date" else (kind, word) for kind, word in tokens]
    twelve = any(kind == "date" and "/" in word for kind, word in words)
    out: list[str] = []
    for index, (kind, word) in enumerate(words):
        if kind != "date":
            out.append(word if kind in {"literal", "point", "comma"} else "")
        elif word[0] == "m" and len(word) <= _WIDE and _is_minute(words, index):
            out.append(f"{moment.minute:0{len(word)}}")
        else:
            out.append(_part(moment, word, twelve=twelve))
    return "".join(out).strip()


def _moment(days: Decimal, *, from_1904: bool) -> datetime | None:
    if not 0 <= days <= _MOST_DAYS:
        return None
    seconds = int((days * _SECONDS).to_integral_value())
    if from_1904:
        return datetime(1904, 1, 1) + timedelta(seconds=seconds)  # noqa: DTZ001 a date on paper has no zone
    start = datetime(1899, 12, 31) if days < _LEAP else datetime(1899, 12, 30)  # noqa: DTZ001
    return start + timedelta(seconds=seconds)


def _is_minute(words: Sequence[tuple[str, str]], index: int) -> bool:
    """Tell whether an m stands for minutes: behind the hour or before the seconds."""
    before = next((word for kind, word in reversed(words[:index]) if kind == "date"), "")
    after = next((word for kind, word in words[index + 1 :] if kind == "date"), "")
    return before.startswith("h") or after.startswith("s")


def _part(moment: datetime, word: str, *, twelve: bool) -> str:
    size = len(word)
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    if "/" in word:
        late = moment.hour >= 12  # noqa: PLR2004
        return re.split("/", word.upper())[late]
    letter = word[0]
    if letter in "ye":
        return f"{moment.year % 100:02}" if letter == "y" and size <= _WIDE else f"{moment.year:04}"
    if letter == "a":
        return ("星期" if size > 3 else "") + _DAYS[moment.weekday()]  # noqa: PLR2004
    if size > _WIDE and letter in "md":
        name = calendar.month_name[moment.month] if letter == "m" else calendar.day_name[moment.weekday()]
        return name if size > 3 else name[:3]  # noqa: PLR2004
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return f"{number:0{min(size, _WIDE)}}"
