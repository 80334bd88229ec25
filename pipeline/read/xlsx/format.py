"""Number formats of a workbook: a stored number → what a person sees in its cell, and whether that is all of it.

A format can hide a zero, cut off decimals, scale by a thousand or show a date where a number is stored. What is shown is
what counts; where it is not the whole stored number, that is said, and nobody takes the one for the other.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from pipeline.read.xlsx.dates import DATE_WORD, shown_date
from pipeline.read.xlsx.digits import set_digits

EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet program keeps; those behind them are noise of binary fractions."""
GENERAL_WIDTH = 11
"""Characters that a number without a format is shown with at most; of more the last decimals are rounded away."""
MOST_EXPONENT = 30
"""Numbers further from 1 than so many powers of ten are no counts and no money."""
MOST_CODE = 255
"""Characters of a format that a spreadsheet program takes."""

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "#,##0",
    6: "#,##0",
    7: "#,##0.00",
    8: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "yyyy/m/d h:mm",
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-";@',
    42: '#,##0;-#,##0;"-";@',
    43: '#,##0.00;-#,##0.00;"-";@',
    44: '#,##0.00;-#,##0.00;"-";@',
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""As Chinese editions show the formats that files have only the number of."""
UNKNOWN = "?"
"""Stands for a built-in format that is not known here."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|!(?P<shouted>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    rf"|(?P<general>General|G/通用格式)|(?P<power>E[+-])|(?P<date>{DATE_WORD})|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)"
    r"|(?P<percent>%)|(?P<at>@)|(?P<fraction>/)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTIONS = re.compile(r'(?:[^;"\\!_*\[]|"[^"]*"?|[\\!_*].?|\[[^\]]*\]?)*', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r\s*\d+|[黑蓝青绿红白黄]色?|洋红色?|颜色\s*\d+)",
    re.IGNORECASE,
)
_MINUS = ("-", "(", "（", "减", "少", "↓", "−", "－", "–")
_ROUND = Context(prec=EXACT_DIGITS, rounding=ROUND_HALF_UP)
_WHOLE = Context(prec=MOST_EXPONENT + 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a number."""

    text: str
    exact: bool
    """Whether it is the stored number, or nothing of a zero, or no number to begin with."""


@dataclass(slots=True)
class _Section:
    tokens: list[tuple[str, str]]
    condition: tuple[str, Decimal] | None = None
    known: bool = True

    def has(self, kind: str) -> bool:
        return any(each == kind for each, _ in self.tokens)

    @property
    def words(self) -> str:
        return "".join(word for kind, word in self.tokens if kind == "literal").strip()


def stored_number(text: str) -> Decimal | None:
    """Return a number as the program keeps it, without the noise of binary fractions; None where it is none.

    >>> stored_number("3.0000000000000004"), stored_number("12.299999999999999"), stored_number("1E+3")
    (Decimal('3'), Decimal('12.3'), Decimal('1000'))
    >>> len(str(stored_number("1E+30"))), stored_number("1E+31")
    (31, None)
    """
    if len(text) > MOST_CODE:
        return None
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or (value and abs(value.adjusted()) > MOST_EXPONENT):
        return None
    rounded = _ROUND.plus(value).normalize()
    return rounded.quantize(Decimal(1), context=_WHOLE) if rounded == rounded.to_integral_value() else rounded


def built_in(number: int) -> str:
    """Return the format that a file names by its number."""
    return "General" if number == 0 else _BUILT_IN.get(number, UNKNOWN)


def shown_number(value: Decimal, code: str, *, from_1904: bool = False) -> Shown:
    """Return how a number is seen under a format.

    >>> shown_number(Decimal(0), "0;-0;;@"), shown_number(Decimal("1234.5"), "#,##0.00")
    (Shown(text='', exact=True), Shown(text='1,234.50', exact=True))
    >>> shown_number(Decimal("12.4"), "0"), shown_number(Decimal(3), '0"件"').text
    (Shown(text='12', exact=False), '3件')
    """
    section, apart = _section(code, value)
    if section is None or not section.known:
        integer = value == value.to_integral_value() and code == UNKNOWN
        return Shown(str(value) if abs(value) < 10**GENERAL_WIDTH else f"{value}", integer)
    if not section.tokens:
        return Shown("", exact=value == 0 or code.count(";") > 1)  # of two parts the empty one is a slip
    if section.has("date"):
        text = shown_date(value, section.tokens, from_1904=from_1904)
        return Shown(str(value), exact=False) if text is None else Shown(text, exact=True)
    amount = abs(value) if apart else value
    if section.has("digit"):
        text, rounded = set_digits(section.tokens, amount)
        return Shown(text, section.has("percent") or (rounded == abs(value) and _is_plain(section, amount, value)))
    return _general(section, amount, value)


def shown_text(text: str, code: str) -> str:
    """Return how a text is seen under a format: nearly always as it is.

    >>> shown_text("无", "0;-0;;@"), shown_text("无", ";;;"), shown_text("5", '@"件"')
    ('无', '', '5件')
    """
    sections = _sections(code)
    last = sections[-1]
    if len(sections) < 4 and not last.has("at"):  # noqa: PLR2004 the fourth is that of texts
        return text
    return "".join(text if kind == "at" else word for kind, word in last.tokens if kind in {"at", "literal"})


def _sections(code: str) -> list[_Section]:
    return [_parsed(section) for section in _split(code[:MOST_CODE])]


def _split(code: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at <= len(code):
        found = _SECTIONS.match(code, at)
        end = found.end() if found else len(code)
        parts.append(code[at:end])
        at = end + 1
    return parts


def _parsed(text: str) -> _Section:
    section = _Section([])
    for found in _TOKEN.finditer(text):
        kind, word = found.lastgroup or "other", found[found.lastgroup or 0]
        if kind in {"quoted", "escaped", "shouted", "other"}:
            section.tokens.append(("literal", word))
        elif kind == "space":
            section.tokens.append(("literal", " "))
        elif kind == "bracket":
            _bracket(section, word)
        elif kind in {"power", "fraction"}:
            # A slash parts a date, and makes a fraction of digits.
            section.tokens.append(("literal", word) if kind == "fraction" else (kind, word))
            section.known = section.known and kind != "power"
        elif kind != "fill":
            section.tokens.append((kind, word))
    if section.has("digit") and any(kind == "literal" and word == "/" for kind, word in section.tokens):
        section.known = False
    return section


def _bracket(section: _Section, word: str) -> None:
    condition, currency = _CONDITION.fullmatch(word), _CURRENCY.fullmatch(word)
    if condition:
        section.condition = (condition[1], Decimal(condition[2]))
    elif currency:
        section.tokens.append(("literal", currency[1]))
    elif not _COLOUR.fullmatch(word):  # numerals of another script, hours beyond a day
        section.known = False


def _section(code: str, value: Decimal) -> tuple[_Section | None, bool]:
    """Return the section for a number, None where there is none, and whether its sign is the format's own matter."""
    if code == UNKNOWN:
        return None, False
    sections = _sections(code)
    if len(sections) > 3 or (len(sections) > 1 and sections[-1].has("at")):  # noqa: PLR2004
        sections = sections[:3] if len(sections) > 3 else sections[:-1]  # noqa: PLR2004
    if any(section.condition for section in sections):
        return _by_condition(sections, value), False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:  # noqa: PLR2004
        return sections[2], True
    return sections[0], False


def _by_condition(sections: list[_Section], value: Decimal) -> _Section | None:
    for section in sections:
        if section.condition is None:
            return section
        sign, limit = section.condition
        order = (value > limit) - (value < limit)
        if order in {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (1, 0), "<>": (-1, 1)}[sign]:
            return section
    return None


def _general(section: _Section, amount: Decimal, value: Decimal) -> Shown:
    """Show a number as it is, between what stands round it; or nothing of it, where only words stand there."""
    words = section.words
    if not (section.has("general") or section.has("at")):
        return Shown(words, exact=not any(char.isdigit() for char in words))
    plain = f"{amount:f}"
    text = "".join(
        plain if kind in {"general", "at"} else word
        for kind, word in section.tokens
        if kind in {"general", "at", "literal"}
    )
    return Shown(text.strip(), len(plain.lstrip("-")) <= GENERAL_WIDTH and _is_plain(section, amount, value))


def _is_plain(section: _Section, amount: Decimal, value: Decimal) -> bool:
    """Tell whether the words of a format leave a number what it is: they may add a figure to it, or turn its sign."""
    says_minus = any(sign in section.words for sign in _MINUS)
    signed = value == 0 or says_minus == (amount != value)
    return signed and not any(char.isdigit() or char in ".," for char in section.words)
