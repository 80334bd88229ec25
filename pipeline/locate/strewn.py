"""Strewn rows: labels of a table's rows that stand as lines of the text, outside the table that was found.

A copy that lost some cells leaves a row as a line, which no table takes in. What the table then lacks is printed all the
same, so that nobody may be blamed for leaving it out.
"""

import re
from collections.abc import Mapping, Sequence

from pipeline.locate.lines import Line
from pipeline.locate.marks import Style, mark_of
from pipeline.locate.vocabulary import Vocabulary
from pipeline.model.located import Match
from pipeline.text import core

_LONGEST = 80
"""Characters of a label with the numbers behind it."""
_NUMBERS = re.compile(r"[\s\d.,，|/\-]*$")


def strewn(
    lines: Sequence[Line], matches: Sequence[Match], vocabulary: Vocabulary, by_grid: Mapping[int, int]
) -> frozenset[str]:
    """Return the tables of which a row that none of their pieces has stands as a line of its own.

    What looks like a heading is one (二、主动公开情况), but right below the table that has such a row (四、结转下年度继续办理).
    `by_grid` are the blocks of the grids.
    """
    below = {(match.table, by_grid[piece.grid.index] + 1) for match in matches for piece in match.pieces}
    held = {match.table: {core(cell.text) for piece in match.pieces for cell in piece.grid.cells} for match in matches}
    found: set[str] = set()
    for line in lines if held else ():
        if len(line.text) > _LONGEST:
            continue
        label = _NUMBERS.sub("", line.text)
        headed = label == line.text and mark_of(line.squashed).style is Style.PART
        owners = vocabulary.owners(label)
        for table, labels in owners.items() if len(owners) == 1 else ():
            if headed and (table, line.block) not in below:
                continue
            if table in held and labels.rows and core(label) not in held[table]:
                found.add(table)
    return frozenset(found)
