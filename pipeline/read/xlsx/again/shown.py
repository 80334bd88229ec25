"""What is seen of a value under a number format, for the second reading: few kinds of formats, and the rest is in doubt.

A number is taken where its format is a plain one: places for digits, a unit behind them, a part each for negative numbers
and zeros. It is then set as plainly as it is stored. Of every other format both readings would have to know all rules.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import from_excel

UNREADABLE = "\ufffd"

_EXACT_DIGITS = 15
_WIDEST = 11
_PART = re.compile(r'(?:"[^"]*"|[\\!_*].|\[[^\]]*\]|[^;])*')
_LEFT_OUT = re.compile(r"_.|\*.|\[(?:\$-[^\]]*|[A-Za-z]+\s*\d*)\]")
_QUOTED = re.compile(r'"([^"]*)"|[\\!](.)')
_PLACES = re.compile(
    r"(?P<before>[^0#?.,%/]*)(?P<whole>[0#?](?:[0#?,]*[0#?])?)?(?:\.(?P<decimals>[0#?]+))?(?P<behind>[^0#?.,%/@]*)"
)
_AS_IT_IS = re.compile(r"(?P<before>[^0#?.,%/@]*)(?:General|G/通用格式|@)(?P<behind>[^0#?.,%/@]*)", re.IGNORECASE)
_CHINESE_DATE = "年"
_CLOCK = re.compile("[hs]", re.IGNORECASE)
_DAY = re.compile("d", re.IGNORECASE)
_YEAR = re.compile("[ye]", re.IGNORECASE)
_MINUS = frozenset("-(（减少↓－–−")
_LOCAL_DATES = frozenset({14, 22, *range(27, 37), *range(50, 59)})
_LOCAL_MONEY = range(37, 45)


def code_of(number: int, own: list[str]) -> str:
    """Return a format by its number: the workbook's own ones begin at 164."""
    if number >= 164:  # noqa: PLR2004
        return own[number - 164] if number - 164 < len(own) else "?"
    if number in _LOCAL_DATES:
        return "yyyy年m月d日" if number in {31, *range(27, 37), *range(50, 59)} else "yyyy/m/d"
    code = BUILTIN_FORMATS.get(number, "?")
    return (
        code.replace(r"\(", "-").replace(r"\)", "").replace("(#", "-#").replace("0)", "0")
        if number in _LOCAL_MONEY
        else code
    )


def text_seen(text: str, code: str) -> str:
    """Return how a text is seen.

    >>> text_seen("无", ";;;"), text_seen("无", "0;0;0"), text_seen("无", "@")
    ('', '无', '无')
    """
    parts = _parts(code)
    if len(parts) == 4:  # noqa: PLR2004 the fourth part is for texts
        return _plain_words(parts[3]).replace("@", text)
    return _plain_words(code).replace("@", text) if len(parts) == 1 and "@" in code else text


def number_seen(value: float, code: str, epoch: datetime) -> str:
    """Return how a number is seen, with the mark of what can't be read where that isn't the stored number.

    >>> number_seen(3.0000000000000004, "0", datetime(1899, 12, 30)), number_seen(0, "0;;", datetime(1899, 12, 30))
    ('3', '')
    """
    with localcontext() as context:
        context.prec, context.rounding = 40, ROUND_HALF_UP
        stored = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_EXACT_DIGITS}G}")
        if is_date_format(code):
            return _date_seen(value, code, epoch)
        if code.endswith("%") and code.count(";") == 0:
            return f"{(stored * 100).normalize():f}%"
        seen = _plainly_seen(stored, code)
    return f"{UNREADABLE}{stored:f}" if seen is None else seen


def _plainly_seen(stored: Decimal, code: str) -> str | None:
    parts = _parts(code)
    if len(parts) > 1 and "@" in parts[-1]:
        parts.pop()
    if any(mark in code for mark in ("[<", "[>", "[=", "DBNum")):
        return None
    index = 1 if stored < 0 and len(parts) > 1 else 2 if stored == 0 and len(parts) > 2 else 0  # noqa: PLR2004
    part = _LEFT_OUT.sub("", parts[index])
    if "[" in part:
        return None
    if not part.strip():
        return "" if stored == 0 or len(parts) > 2 else None  # noqa: PLR2004
    words = "".join("".join(found) for found in _QUOTED.findall(part))
    if any(char.isdigit() or char in ".," for char in words):
        return None
    part = _plain_words(part).strip()
    negative = bool(_MINUS & set(part))
    if stored and negative != (index == 1) and any(place in part for place in "0#?@Gg"):
        return None
    return _set(stored, part, signed=index == 1)


def _set(stored: Decimal, part: str, *, signed: bool) -> str | None:
    """Set a number where the format has places for all of it."""
    amount = abs(stored) if signed else stored
    found = _AS_IT_IS.fullmatch(part)
    if found:
        text = f"{amount:f}"
        return f"{found['before']}{text}{found['behind']}".strip() if len(text.lstrip("-")) <= _WIDEST else None
    places = _PLACES.fullmatch(part)
    if places is None:
        return None
    if places["whole"] is None and places["decimals"] is None:
        return part.rstrip("? ")
    decimals = places["decimals"] or ""
    if amount != amount.quantize(Decimal(1).scaleb(-len(decimals))):
        return None
    fixed = decimals.rfind("0") + 1
    shown = max(fixed, -int(amount.normalize().as_tuple().exponent) if amount != amount.to_integral_value() else 0)
    text = f"{abs(amount):.{shown}f}"
    least = (places["whole"] or "").count("0")
    if least == 0 and text.startswith("0"):
        text = text[1:]
    whole, point, rest = text.partition(".")
    text = f"{whole.zfill(least)}{point}{rest}"
    sign = "-" if amount < 0 else ""
    return f"{sign}{places['before']}{text}{places['behind']}".strip()


def _date_seen(value: float, code: str, epoch: datetime) -> str:
    moment = from_excel(value, epoch)
    if (
        isinstance(moment, timedelta)
        or not isinstance(moment, datetime)
        or _CLOCK.search(code)
        or not _YEAR.search(code)
    ):
        return f"{UNREADABLE}{moment}"
    chinese = _CHINESE_DATE in code
    text = f"{moment.year}年{moment.month}月" if chinese else f"{moment.year}/{moment.month}"
    if _DAY.search(code):
        text += f"{moment.day}日" if chinese else f"/{moment.day}"
    return text


def _parts(code: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at <= len(code):
        found = _PART.match(code, at)
        end = found.end() if found else len(code)
        parts.append(code[at:end])
        at = end + 1
    return parts


def _plain_words(part: str) -> str:
    """Return a part of a format with the words in it set free."""
    return _QUOTED.sub(lambda found: found[1] or found[2] or "", part)
