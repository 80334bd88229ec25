"""Years of tables: of two tables that are one of the form, last year's, printed beside this year's to compare.

Only the line right above a table tells, and only where another table of the same kind is left that no line calls another
year's: the one table of a report stays its table, whatever year stands above it.
"""

import re
from dataclasses import replace

from pipeline.model.located import Match, Piece
from pipeline.text import squash

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")


def of_its_year(match: Match, year: int | None) -> Match:
    """Return a table without the pieces that stand below a line which names another year than the report's, and only that."""
    tables: list[list[Piece]] = []
    for piece in match.pieces:
        if piece.continues and tables:
            tables[-1].append(piece)
        else:
            tables.append([piece])
    if year is None or len(tables) == 1:
        return match
    kept = [pieces for pieces in tables if not _is_foreign(pieces[0].caption, year)]
    pieces = tuple(piece for table in kept for piece in table)
    return replace(match, pieces=pieces) if pieces else match


def _is_foreign(caption: str, year: int) -> bool:
    named = {int(found) for found in _YEAR.findall(squash(caption))}
    return bool(named) and year not in named
