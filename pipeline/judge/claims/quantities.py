"""Numbers in running text: digits, Chinese numerals, ten thousands, percentages, and how exactly each is said.

A sentence has no cells: what a number counts is told by the unit behind it, and 余, 多 or 万 say that it was rounded. Every
pattern is bounded, so that a page of digits costs no more than a page of words.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.numerals import plain

_DIGITS = {
    char: value
    for value, chars in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_LARGE = {"亿": 100_000_000, "万": 10_000}
_ONE = "[一二两三四五六七八九]"
_SMALL = re.compile(
    rf"(?:(?P<thousands>{_ONE})千)?[零〇○]?(?:(?P<hundreds>{_ONE})百)?[零〇○]?(?:(?P<tens>{_ONE})?十)?[零〇○]?(?P<ones>{_ONE})?"
)
_VAGUE = re.compile(rf"[百千]{_ONE}$")
"""一百二 is 120 to one reader and 102 to another."""

_UNITS = "件次|人次|万元|件|宗|起|条|份|例|个|项|单|元|次|封|人|家|篇|期|名|场|处|户|款|种|类|倍|页|批|张|部|套|册|本"
COUNTING = frozenset({"件", "宗", "起", "条", "份", "例", "个", "项", "单"})
"""Units in which requests and cases are counted."""
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000)}

_NUMBER = re.compile(
    r"(?:(?P<digits>(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d{1,12}(?!\d))(?:\.\d{1,6})?)"
    r"|(?P<hanzi>[零〇○一二两三四五六七八九十百千万亿]{1,15}))"
    rf"(?P<large>[万亿](?!元))?(?P<about>[余多来几]|余万|多万)?(?P<unit>{_UNITS})?(?P<after>[余多])?"
)
_PERCENT = re.compile(r"(\d{1,5}(?:\.\d{1,6})?)%")
_HUNDREDTHS = re.compile(r"百分之([零〇○一二两三四五六七八九十百]{1,7})(?:点([零〇○一二三四五六七八九]{1,4}))?")
_YEAR = re.compile(r"(20\d\d)年度?|(二[零〇○][零〇○一二三四五六七八九]{2})年度?")
_DURATION = re.compile(r"[\d一二三四五六七八九十]{1,3}个?(?:工作日|小时|天|日|分钟)(?:之?内)?")
_MONTH = re.compile(r"(?:第?[一二三四]季度|前三季度|[上下]半年|\d{1,2}(?:[-~至到]\d{1,2})?月(?:\d{1,2}日|底|末|份)?)")


class Number(NamedTuple):
    """One number of a sentence and what is printed with it."""

    kind: str
    """`count`, `money`, `percent`, `year`, `month`, `duration`, `bare` (no unit), `other` (a unit that counts no requests)."""
    value: Decimal
    end: int
    about: bool = False
    """Said as rounded (余, 多): any value near it fits."""
    step: Decimal = Decimal(0)
    """One of the last printed place where the number may have been rounded to it (1.2万: 1000; 12.5%: 0.1), else 0."""


def read_hanzi(text: str) -> Decimal | None:
    """Return the number that Chinese numerals say, or None where they say none or leave it open.

    >>> read_hanzi("三十二"), read_hanzi("一百〇五"), read_hanzi("两千零一十"), read_hanzi("十"), read_hanzi("二〇二三")
    (Decimal('32'), Decimal('105'), Decimal('2010'), Decimal('10'), Decimal('2023'))
    >>> read_hanzi("一百二"), read_hanzi("万"), read_hanzi("十百"), read_hanzi("三四"), read_hanzi("三万二千零五")
    (None, None, None, None, Decimal('32005'))
    """
    if all(char in _DIGITS for char in text):
        several = len(text) == 2  # noqa: PLR2004 三四件 is three or four
        return None if several else Decimal("".join(str(_DIGITS[char]) for char in text))
    for mark, size in _LARGE.items():
        head, found, tail = text.partition(mark)
        if found:
            high, low = read_hanzi(head) if head else None, read_hanzi(tail) if tail else Decimal(0)
            vague = len(tail) == 1  # 三万二
            return None if high is None or low is None or vague or low >= size else high * size + low
    small = _SMALL.fullmatch(text.lstrip("零〇○"))
    if small is None or _VAGUE.search(text):
        return None
    tens = small["tens"] or ("一" if "十" in text else "零")
    digits = (small["thousands"], small["hundreds"], tens, small["ones"])
    return Decimal("".join(str(_DIGITS[digit or "零"]) for digit in digits))


def read_number(text: str, at: int) -> Number | None:
    """Return the number that begins at a place of folded text; None where none does.

    >>> read_number("收到1,234件", 2)
    Number(kind='count', value=Decimal('1234'), end=8, about=False, step=Decimal('0'))
    >>> read_number("1.2万余件", 0).about, read_number("1.2万件", 0)[1::3], read_number("12.50%", 0).step
    (True, (Decimal('12000'), Decimal('1000')), Decimal('0.01'))
    >>> read_number("0.36万元", 0).value, read_number("三十二件", 0).value, read_number("2023年度", 0).kind
    (Decimal('3600'), Decimal('32'), 'year')
    """
    for kind, pattern in (("year", _YEAR), ("month", _MONTH), ("duration", _DURATION)):
        if found := pattern.match(text, at):
            year = (found[1] and Decimal(found[1])) or read_hanzi(found[2]) if kind == "year" else None
            return Number(kind, year or Decimal(0), found.end())
    if found := _PERCENT.match(text, at):
        return Number("percent", Decimal(found[1]), found.end(), step=_last_place(found[1]))
    if found := _HUNDREDTHS.match(text, at):
        whole, decimals = read_hanzi(found[1]), "".join(str(_DIGITS[char]) for char in found[2] or "")
        if whole is None:
            return None
        return Number("percent", whole + Decimal(f"0.{decimals or 0}"), found.end(), step=_last_place(f".{decimals}"))
    return _counted(text, at)


def _counted(text: str, at: int) -> Number | None:
    """Return a number with the unit behind it."""
    found = _NUMBER.match(text, at)
    if found is None:
        return None
    unit, digits = found["unit"], found["digits"]
    value = Decimal(digits.replace(",", "")) if digits else read_hanzi(found["hanzi"])
    if value is None or (digits is None and unit is None):
        return None
    about = bool(found["about"] or found["after"])
    step = Decimal(0)
    large = found["large"] or ("万" if found["about"] in {"余万", "多万"} else None)
    if large:
        value, step = plain(value * _LARGE[large]), plain(_last_place(digits or "") * _LARGE[large])
    if unit in _MONEY:
        return Number("money", plain(value * _MONEY[unit]), found.end(), about, step)
    kind = "bare" if unit is None else "count" if unit in COUNTING and not value % 1 else "other"
    return Number(kind, value, found.end(), about, step)


def _last_place(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))
