"""Fields of aligned text: what stands apart in a line by two columns or more, with its place on a page of fixed width."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.plain.table import is_value
from pipeline.read.plain.width import columns_of

_GAP = re.compile(r"[^\S\t]{2,}|[\u3000\u2003]")
_PROSE = 40
"""Characters of a sentence; a field as long, with a full stop in it, is a paragraph that has a wide space."""


@dataclass(frozen=True, slots=True)
class Field:
    """What stands apart in a line."""

    start: int
    end: int
    text: str

    @property
    def is_value(self) -> bool:
        """True where it looks like a number, or says that there is none."""
        return is_value(self.text)


def is_spaced(line: str) -> bool:
    """Tell whether a line may be a row of an aligned table.

    >>> is_spaced("规章      3     0"), is_spaced("　　规章"), is_spaced("规章 3")
    (True, False, False)
    """
    parts = [part for part in _GAP.split(line.strip()) if part.strip()]
    return len(parts) > 1 and not any(len(part) > _PROSE and "。" in part for part in parts)


def value_count(line: str) -> int:
    """Count the fields at the end of a line that look like numbers, or like there is none."""
    return trailing_values(fields_of(line, 1))


def fields_of(line: str, ambiguous: int) -> list[Field]:
    """Cut a line at gaps that are two columns wide."""
    fields: list[Field] = []
    text, start, last = "", 0, 0
    for column, end, char in columns_of(line, ambiguous):
        if char.isspace():
            continue
        if text and column - last > 1:
            fields.append(Field(start, last, _printed(text)))
            text = ""
        if not text:
            start = column
        elif column > last:
            text += " "
        text += char
        last = end
    if text:
        fields.append(Field(start, last, _printed(text)))
    return fields


def _printed(text: str) -> str:
    # Columns are made of spaces here, so that a space between digits may well be the one between two columns.
    return re.sub(r"(?<=[\d.,]) (?=[\d.,])", "  ", text)


def trailing_values(fields: Sequence[Field]) -> int:
    """Count the fields at the end that look like numbers, or say that there is none."""
    return next((count for count, field in enumerate(reversed(fields)) if not field.is_value), len(fields))
