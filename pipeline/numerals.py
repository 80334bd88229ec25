"""Numerals: the text of one cell → the number a person reads there, or the reason why none is read.

The danger is silent: a superscript footnote mark, a second number in the same cell or a line break between digits turns
into a wrong value that still looks like a number. So a value is given only where one reading is possible; whatever else
is printed keeps its readings as candidates, and nobody chooses between them here.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.model.report import State
from pipeline.text import seen

MOST_DIGITS = 12
"""More digits than this before the point are cells that ran together: a province's largest number has eight."""

_EMPTY = {
    State.DASH: re.compile(r"[-‐‑‒–—―−﹣－─━_＿][-‐‑‒–—―−﹣－─━_＿\s]*"),
    State.SLASH: re.compile(r"[/／\\＼]+"),
    State.NONE: re.compile(r"[无無][。.]?"),
}
_WIDTH = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "−﹣‐‑‒–—"), "-") | {0xFE62: "+"}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_AROUND = re.compile(r"\A[\s\x00-\x1f\x7f-\x9f]+|[\s\x00-\x1f\x7f-\x9f]+\Z")
"""Controls at the ends show nothing: LibreOffice writes them into pages round fields. Between figures they leave doubt."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # shows digits in another order than they are stored in
_SPACE = re.compile(r"[^\S\n]")
_WIDE_SPACE = re.compile("[\t\u3000\u2001\u2003]")  # wide enough to stand between two numbers
_UNIT = r"(?:[十百千]?[万萬]?[亿億]?[元圆圓]整?|[十百千]?[万萬]|[亿億]|件次|人次|[件条條项項次个個人篇份起宗])"
_SIGN = r"(?:\+|-|[负負]|增加?|[减減]少?|↑|↓)"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
_LEAD = "(?:人民[币幣]|共[计計]?|合[计計])"
"""What may stand before a number that has its unit behind it."""
_NUMBER = re.compile(
    rf"(?P<lead>{_LEAD})?(?P<sign>{_SIGN})? ?(?P<whole>{_DIGITS})(?P<fraction>\.\d+)?(?P<point>\.)?"
    rf"\s?(?P<unit>{_UNIT})?[。;，、]?(?:\s*(?P<note>[(\[（].*[)\]）]|(?:其中|包括|含|注)[\s\S]*|[*＊※#]+))?",
    re.DOTALL,
)
_NEGATIVE = frozenset({"-", "负", "减", "减少", "↓"})
_SIMPLIFIED = str.maketrans("億萬圆圓條項個減負", "亿万元元条项个减负", "整")
"""Of units and signs: mirrors of official sites print traditional characters."""
_INNER_SPACE = re.compile(r"(?<=[\d,.]) (?=[\d,.])")
_TORN = re.compile(rf"{_LEAD}?{_SIGN}? ?(?!\d{{1,3}}(?: \d{{3}})+(?! ?[\d,]))\d[\d,.]*(?: [\d,.]*\d)+")
"""Digits with spaces between them that part no thousands: one number, or two."""
_NEAR_POINT = re.compile(r" ?([.,]) ?")
_TOKEN = re.compile(r"\d[\d,.]*")
_LONGEST_KNOWN = 24
_MOST_KNOWN = 1 << 12
"""Texts of cells that are remembered with what they say, and how long they may be: most cells hold one of a few hundred."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What one cell says."""

    state: State
    value: Decimal | None = None
    """The number as printed, in the printed unit."""
    unit: str | None = None
    """The unit printed behind the number."""
    note: str | None = None
    """What stands behind the number and is none."""
    candidates: tuple[str, ...] = ()
    """Of a text that may be a number in more than one way: the readings, the joined one first."""
    broken: bool = False
    """True where only a line break, or spaces that part no thousands, keep the first candidate from being the value."""


def read_number(text: str, *, wrapped: bool = False) -> Numeral:
    r"""Read the text of a cell.

    `wrapped` says that a line break in the text is the typesetter's, since the line before it fills the cell: only then
    are digits joined over it. Over a space they are joined where it parts thousands.

    >>> read_number("１，２３４件")
    Numeral(state=<State.NUMBER: 'number'>, value=Decimal('1234'), unit='件', note=None, candidates=(), broken=False)
    >>> read_number("减2").value, read_number("+3").value, read_number("0.0000").value
    (Decimal('-2'), Decimal('3'), Decimal('0'))
    >>> read_number("人民币80618元整").unit, read_number("8.06千元").unit, read_number("8.06万").unit
    ('元', '千元', '万元')
    >>> read_number("22（其中修订16件）").note
    '其中修订16件'
    >>> read_number("").state, read_number("—\n—").state, read_number("／").state, read_number("无").state
    (<State.BLANK: 'blank'>, <State.DASH: 'dash'>, <State.SLASH: 'slash'>, <State.NONE: 'none'>)
    >>> read_number("\u2f46").state, read_number("3\u2f08次").unit  # radicals, as in what browsers print
    (<State.NONE: 'none'>, '人次')
    >>> read_number("12\n34").candidates, read_number("12\n34", wrapped=True).value
    (('1234', '12 34'), Decimal('1234'))
    >>> read_number("12 345").value, read_number("12 3").candidates
    (Decimal('12345'), ('123', '12 3'))
    >>> read_number("12\N{SUPERSCRIPT ONE}").state, read_number("1O").state, read_number("007").state
    (<State.TEXT: 'text'>, <State.TEXT: 'text'>, <State.TEXT: 'text'>)
    """
    return (_known if len(text) <= _LONGEST_KNOWN else _read)(text, wrapped=wrapped)


def _read(text: str, *, wrapped: bool) -> Numeral:
    printed = _AROUND.sub("", _INVISIBLE.sub("", seen(text)))
    if not printed:
        return Numeral(State.BLANK)
    for state, pattern in _EMPTY.items():
        if pattern.fullmatch(printed):
            return Numeral(state)
    folded = _fold(printed)
    if folded is None:
        return Numeral(State.TEXT, candidates=_tokens(printed))
    return _read_folded(folded, wrapped=wrapped)


_known = lru_cache(_MOST_KNOWN)(_read)


def _read_folded(folded: str, *, wrapped: bool) -> Numeral:
    """Read text of ASCII digits and signs, its lines still apart."""
    wide = _WIDE_SPACE.sub("  ", folded)
    lines = [line for line in (_SPACE.sub(" ", line).strip() for line in wide.split("\n")) if line]
    begun = (line for n, line in enumerate(lines) if n and not _is_open("".join(lines[:n])))
    if all(not line[:1].isdigit() and line[:1] != "." for line in begun):
        line = lines[0] + "".join(f"\n{line}" for line in lines[1:])
        found = _parse(line)
        if wrapped or found.value is None or not _TORN.match(_NEAR_POINT.sub(r"\1", line)):
            return found
        return Numeral(State.TEXT, candidates=(str(found.value), *_tokens(line)), broken=True)
    joined = _parse("".join(lines))
    point = lines[0].endswith(".") or lines[1].startswith(".")
    if joined.state is State.NUMBER and (wrapped or (point and len(lines) == 2)):  # noqa: PLR2004 a point joins two lines
        return joined
    apart = " ".join(lines)
    if joined.value is None:
        return Numeral(State.TEXT, candidates=_tokens(apart))
    return Numeral(State.TEXT, candidates=(str(joined.value), apart), broken=True)


def _is_open(text: str) -> bool:
    """Tell whether a text ends inside brackets: what the next line begins with is then no digit of the number."""
    return sum(text.count(mark) for mark in "([") > sum(text.count(mark) for mark in ")]")


def _parse(text: str) -> Numeral:
    """Read one line: a number with its sign, unit and note, and nothing else."""
    close = _INNER_SPACE.sub("", text)
    found = _NUMBER.fullmatch(close)
    tokens = _tokens(text)
    if found is None or _leads_with_zero(found["whole"]) or len(found["whole"].replace(",", "")) > MOST_DIGITS:
        return Numeral(State.TEXT, candidates=tokens)
    if found["lead"] and not found["unit"]:
        return Numeral(State.TEXT, candidates=tokens)
    note = found["note"]
    if note and not re.sub(r"[\d\s()（）\[\].,]", "", note):  # a bracketed bare number may be the meant one
        return Numeral(State.TEXT, candidates=tokens)
    value = Decimal((found["whole"] + (found["fraction"] or "")).replace(",", ""))
    sign, unit = (part and part.translate(_SIMPLIFIED) for part in (found["sign"], found["unit"]))
    if unit and unit[-1] in "万亿":
        unit = f"{unit}元"
    if sign in _NEGATIVE:
        value = -value
    return Numeral(State.NUMBER, plain(value), unit, note.strip("()[]（）\n ") if note else None)


def plain(value: Decimal) -> Decimal:
    """Return the number without trailing zeros, exponent or negative zero.

    >>> plain(Decimal("12.3400")), plain(Decimal("1E+2")), plain(Decimal("-0"))
    (Decimal('12.34'), Decimal('100'), Decimal('0'))
    """
    if value == 0:
        return Decimal(0)
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _fold(text: str) -> str | None:
    """Bring full-width characters to ASCII; None where what is shown is not what is stored.

    Superscripts, ① and ٣ only look like digits; direction marks show digits turned round.
    """
    folded = text.translate(_WIDTH)
    if _TURNING.search(text):
        return None
    for char in folded:
        if not char.isascii() and (char.isnumeric() and unicodedata.category(char) in {"No", "Nd", "Nl"}):
            return None
    return folded


def _leads_with_zero(whole: str) -> bool:
    return len(whole) > 1 and whole.startswith("0")


def _tokens(text: str) -> tuple[str, ...]:
    """Return the runs of digits, as the readings that are possible at least."""
    found = tuple(_TOKEN.findall(text.translate(_WIDTH)))
    return (" ".join(found),) if found else ()
