"""Digits under a number format: a number → its digits in the places that the format has for them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)

Token = tuple[str, str]
"""Kind and word of a part of a format: `digit` (0, # or ?), `point`, `comma`, `percent`, `literal`."""


def set_digits(tokens: Sequence[Token], amount: Decimal) -> tuple[str, Decimal]:
    """Return the text of a number, and the number without its sign that its digits show.

    >>> set_digits([("digit", "0"), ("point", "."), ("digit", "0")], Decimal("-2.25"))
    ('-2.3', Decimal('2.3'))
    """
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    scale = 2 * kinds.count("percent") - 3 * _thousands(kinds, point)
    scaled = _WIDE.multiply(abs(amount), _WIDE.power(Decimal(10), scale))
    rounded = scaled.quantize(Decimal(1).scaleb(-kinds[point:].count("digit")), context=_WIDE)
    whole, _, decimals = f"{rounded:f}".partition(".")
    text = _whole(tokens[:point], whole.lstrip("0")) + _rest(tokens[point:], decimals)
    return (f"-{text}" if amount < 0 and rounded else text).strip(), rounded


def _thousands(kinds: Sequence[str], point: int) -> int:
    """Return by how many thousands a format divides: commas behind the last place before the point, or behind all."""
    places = [index for index, kind in enumerate(kinds) if kind == "digit"]
    before = [index for index in places if index < point]
    count = kinds[before[-1] + 1 : point].count("comma") if before else 0
    return count + (kinds[places[-1] + 1 :].count("comma") if point < len(kinds) else 0)


def _whole(tokens: Sequence[Token], digits: str) -> str:
    """Set the digits before the point from the right; the first place takes all that are left."""
    places = [index for index, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not places:
        return digits + _words(tokens)
    grouped = any(kind == "comma" for kind, _ in tokens[places[0] : places[-1]])
    left = digits
    count = 0
    out: list[str] = []
    for index in range(len(tokens) - 1, -1, -1):
        kind, word = tokens[index]
        if kind != "digit":
            out.append(_words([(kind, word)]))
            continue
        size = max(1, len(left)) if index == places[0] else 1
        taken = left[-size:]
        left = left[: len(left) - len(taken)]
        for digit in reversed(taken or {"0": "0", "?": " "}.get(word, "")):
            out.append("," if grouped and digit != " " and count and count % 3 == 0 else "")
            out.append(digit)
            count += 1
    return "".join(reversed(out))


def _rest(tokens: Sequence[Token], decimals: str) -> str:
    """Set the digits behind the point; zeros at the end stand only where they have a fixed place."""
    places = [word for kind, word in tokens if kind == "digit"]
    shown = len(decimals)
    while shown and decimals[shown - 1] == "0" and places[shown - 1] != "0":
        shown -= 1
    set_ones = iter([decimals[at] if at < shown else " " if word == "?" else "" for at, word in enumerate(places)])
    return "".join(next(set_ones) if kind == "digit" else _words([(kind, word)]) for kind, word in tokens)


def _words(tokens: Sequence[Token]) -> str:
    """Return what stands between digits as it is written."""
    return "".join(word for kind, word in tokens if kind in {"literal", "point", "percent"})
