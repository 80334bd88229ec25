"""Text tables: what the finders of tables in plain text have in common, and the rows of dashes that all of them meet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.grid import Cell
from pipeline.read.spacing import even_spaces

MOST_SLOTS = 1_000_000
"""Slots of one table; the largest table of a report has some 300."""

_VALUE = re.compile(
    r"[+＋\-－−减增]?[\d０-９][\d０-９,，.． ]*[%％]?(?:万|亿)?[件条元个项次人]{0,2}(?:\s*[（(].*[）)])?|[-－—–−/／]+|无",
    re.DOTALL,
)
_RULE_FIELD = re.compile(r"[:\s]*[-‐‑–—―─━═=_╌┄┈]+[:\s]*")
_RULE_LENGTH = 3
"""Fewer are a value: a row of single dashes says that there is nothing to report."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table found in plain text."""

    cells: tuple[Cell, ...]
    """Without places: who numbers the tables of the document gives them."""
    reading: str
    ragged: bool
    separator: str = ""
    """What stands between its fields; empty where their places are seen."""


Piece = TextTable | str
"""A table, or a line that is none."""


def is_value(text: str) -> bool:
    """Tell whether a field looks like a number, or says that there is none.

    >>> [is_value(text) for text in ("12", "减4", "80618元", "22（其中修订16件）", "—", "无", "1.属于国家秘密", "2024年")]
    [True, True, True, True, True, True, False, False]
    """
    return _VALUE.fullmatch(text) is not None


def is_rule(fields: Sequence[str]) -> bool:
    """Tell whether a row only draws a line.

    >>> is_rule(["--------", "----", ""]), is_rule([":---:", "---"]), is_rule(["-", "-", "-"]), is_rule(["", ""])
    (True, True, False, False)
    """
    filled = [field.strip() for field in fields if field.strip()]
    return all(_RULE_FIELD.fullmatch(field) for field in filled) and any(
        len(field.strip(": ")) >= _RULE_LENGTH for field in filled
    )


def by_count(rows: Sequence[Sequence[str]], reading: str, separator: str) -> TextTable:
    """Make a table whose columns are only counted: field after field, empty ones included."""
    cells = (
        Cell(row, column, printed_cell(field)) for row, fields in enumerate(rows) for column, field in enumerate(fields)
    )
    return TextTable(tuple(cells), reading, ragged=True, separator=separator)


def printed_cell(field: str) -> str:
    """Return the text of a cell, its lines evened and without empty ones."""
    return "\n".join(line for line in map(even_spaces, field.split("\n")) if line)
