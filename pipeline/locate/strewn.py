"""Strewn rows: what a copy that lost some cells leaves of a table where no table of the form takes it in.

That is a row's label as a line of the text, or numbers below a table's heading without the words that name them. What the table
lacks is printed all the same, so that nobody may be blamed for leaving it out.
"""

import re
from collections.abc import Mapping, Sequence

from pipeline.locate.headings import Heading
from pipeline.locate.lines import Line
from pipeline.locate.marks import Style, mark_of
from pipeline.locate.vocabulary import Vocabulary
from pipeline.model.document import Document, Table
from pipeline.model.located import Match
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import core

_LONGEST = 80
"""Characters of a label with the numbers behind it."""
_FIGURES = 5
"""Numbers below a heading that may be a table of the form without its labels: the shortest part of any has so many columns."""
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


def nameless(document: Document, headings: Sequence[Heading], matches: Sequence[Match]) -> frozenset[str]:
    """Return the tables that were found in no grid, though numbers stand in cells below their own heading.

    What is read of the rows of such cells as of glued text may be less than all.
    """
    known = {match.table for match in matches}
    held = {piece.grid.index for match in matches for piece in match.pieces}
    found: set[str] = set()
    for number, heading in enumerate(headings):
        if heading.section.table is None or heading.section.table in known:
            continue
        end = headings[number + 1].block if number + 1 < len(headings) else len(document.blocks)
        for block in document.blocks[heading.block + 1 : end]:
            if isinstance(block, Table) and block.grid.index not in held:
                states = [read_number(cell.text).state for cell in block.grid.cells]
                if states.count(State.NUMBER) >= _FIGURES:
                    found.add(heading.section.table)
    return frozenset(found)


def stacked(matches: Sequence[Match], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the tables of which a cell holds the labels of several rows, a line each.

    No row is told apart there, and none of them may be said to be left out.
    """
    return frozenset(
        match.table
        for match in matches
        for piece in match.pieces
        for cell in piece.grid.cells
        if cell.row in piece.rows and "\n" in cell.text and _all_rows(cell.text.split("\n"), match.table, vocabulary)
    )


def _all_rows(lines: Sequence[str], table: str, vocabulary: Vocabulary) -> bool:
    """Tell whether lines are labels of different rows of a table, and nothing else."""
    filled = [line for line in lines if line.strip()]
    owners = [vocabulary.owners(line).get(table) for line in filled]
    named = {core(line) for line, labels in zip(filled, owners, strict=True) if labels and labels.rows}
    return 1 < len(named) == len(filled)
