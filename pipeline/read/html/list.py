"""Page lists: the numbers that a browser prints before the items of a list, and that are not in its text.

Only where a list itself says how it counts: the sheets of content systems take the numbers off all lists, and these
sheets are not fetched. Editors that number headings (一、二、) write the style on the list.
"""

from dataclasses import dataclass

from pipeline.read.html.table import span

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "none", "I": "none"}
_CHINESE = frozenset({"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"})
_NUMERALS = "〇一二三四五六七八九十"
_MOST = 9999


@dataclass(slots=True)
class Numbering:
    """The count of one list."""

    style: str
    next_number: int = 1

    def take(self, value: str | None) -> str:
        """Return the mark of the next item, whose `value` attribute may set the count anew.

        >>> numbering = Numbering("cjk-ideographic", 9)
        >>> numbering.take(None), numbering.take(None), numbering.take("21")
        ('九、', '十、', '二十一、')
        >>> Numbering("decimal").take(None), Numbering("none").take(None)
        ('1.', '')
        """
        if value is not None:
            self.next_number = span(value, _MOST)
        number = self.next_number
        self.next_number += 1
        if self.style in _CHINESE:
            return f"{_chinese(number)}、"
        if self.style == "decimal":
            return f"{number}."
        if self.style.endswith("alpha") and 1 <= number <= 26:  # noqa: PLR2004 the letters of the alphabet
            letter = chr(ord("a") + number - 1)
            return f"{letter.upper() if self.style.startswith('upper') else letter}."
        return ""


def numbering_of(kind: str | None, start: str | None, style: str | None) -> Numbering:
    """Return how a list counts, by its `type` and `start` and its `list-style-type`."""
    stated = style or _TYPES.get(kind or "", "") or ("decimal" if start else "none")
    return Numbering(stated, span(start, _MOST))


def _chinese(number: int) -> str:
    """Write a number as headings do, up to 99.

    >>> _chinese(10), _chinese(11), _chinese(20), _chinese(35)
    ('十', '十一', '二十', '三十五')
    """
    tens, ones = divmod(number, 10)
    if not 1 <= tens <= 9:  # noqa: PLR2004 two digits
        return _NUMERALS[number] if 0 <= number <= 9 else str(number)  # noqa: PLR2004 one digit
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")
