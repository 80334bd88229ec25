"""Exact JSON: numbers as they were printed, the same bytes for the same value, and rows that a person can read as a diff.

The standard encoder writes a `Decimal` through a float, and puts each number of a table on a line of its own. Here a
decimal is written digit for digit, and what holds nothing but scalars stands on one line: a row of a table, the evidence
of a cell.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from json.encoder import encode_basestring

JsonValue = None | bool | int | Decimal | str | list["JsonValue"] | dict[str, "JsonValue"]
"""JSON without floats."""

MOST_DEPTH = 100
"""Deeper than any value that is written here."""

_CONSTANTS = {None: "null", True: "true", False: "false"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: JsonValue, one_line_from: int = MOST_DEPTH) -> bytes:
    """Return a value as UTF-8 JSON, indented by one space, with a newline at the end.

    What holds scalars only stands on one line, and whatever is nested as deep as `one_line_from`.

    >>> print(dump({"row": {"total": Decimal("12.3400"), "other": None}, "list": [1, 2]}).decode(), end="")
    {
     "row": {"total": 12.34, "other": null},
     "list": [1, 2]
    }
    """
    return clean("".join(_pieces(value, "\n", one_line_from)) + "\n").encode()


def load(data: bytes) -> JsonValue:
    """Return what JSON says, with every number that is no integer as an exact decimal; ValueError where it is no JSON.

    >>> load(b'{"amount": 24252.311082}')
    {'amount': Decimal('24252.311082')}
    """
    try:
        value: JsonValue = json.loads(data, parse_float=Decimal, parse_constant=_refuse)
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error
    return value


def number(value: Decimal) -> str:
    """Return a decimal as the JSON number that means exactly it, without exponent and without idle zeros.

    >>> number(Decimal("-0")), number(Decimal("1E+3")), number(Decimal("25.10"))
    ('0', '1000', '25.1')
    """
    if not value.is_finite():
        msg = f"no JSON number: {value}"
        raise ValueError(msg)
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def clean(text: str) -> str:
    """Return a text that UTF-8 can hold: lone surrogates (broken file names, broken fonts) become U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _refuse(constant: str) -> Decimal:
    msg = f"{constant} is no JSON number"
    raise ValueError(msg)


def _scalar(value: JsonValue) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Decimal):
        return number(value)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int):
        return int.__repr__(value)
    msg = f"no JSON scalar: {value!r}"
    raise TypeError(msg)


def _on_one_line(value: JsonValue) -> bool:
    """Tell whether a container holds scalars only, or lists of numbers (the box of a cell)."""
    if isinstance(value, list):
        return not any(isinstance(item, (list, dict)) for item in value)
    nested = [item for item in value.values() if isinstance(item, (list, dict))] if isinstance(value, dict) else [{}]
    return all(isinstance(item, list) and all(isinstance(one, (int, Decimal)) for one in item) for item in nested)


def _line(value: JsonValue) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_scalar(key)}: {_line(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_line, value)) + "]"
    return _scalar(value)


def _pieces(value: JsonValue, newline: str, levels: int) -> Iterator[str]:
    if not isinstance(value, list | dict) or not value or levels <= 0 or _on_one_line(value):
        yield _line(value)
        return
    inner = f"{newline} "
    yield "{" if isinstance(value, dict) else "["
    items = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for index, (key, item) in enumerate(items):
        yield f"{',' if index else ''}{inner}"
        if key is not None:
            yield f"{_scalar(key)}: "
        yield from _pieces(item, inner, levels - 1)
    yield newline
    yield "}" if isinstance(value, dict) else "]"
