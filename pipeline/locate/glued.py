"""Glued text: where the labels and numbers of a table stand in text that has lost its cells.

Only tables that no grid holds are looked for, so that a document with whole tables costs nothing. Whether the text is
that table, line by line, is decided where its numbers are read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.forms.running import Item, Kind, Running, Scanner, run_together, table_words
from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.form import Forms, TableForm
from pipeline.model.grid import Grid
from pipeline.model.located import GluedText, Match

ENOUGH = 3
"""Different words of one table in one breath, numbers among them. A sentence about 行政许可 and 行政处罚 has two."""
_MOST_FILLED = 5
"""Filled cells of a row beyond which it is a table's, even where whole columns are blank: its heads fill as many."""
_BREATH = 4
"""Characters of other words that do not end a breath: a unit, 其中, 历年累计."""
_SENTENCE = re.compile(r"[,。;!?]")


@dataclass(frozen=True)
class Glued:
    """The tables that stand in a document as glued text."""

    texts: tuple[GluedText, ...] = ()
    blocks: tuple[int, ...] = ()
    """The blocks of the document in which most of their words stand."""


@dataclass
class _Stretch:
    """Text between grids that hold a table, with the block of each paragraph."""

    paragraphs: list[Paragraph]
    blocks: list[int]


def find_glued(document: Document, matches: tuple[Match, ...], forms: Forms) -> Glued:
    """Return the tables whose labels and numbers stand in the document's text, or in cells that hold several of them."""
    tables: dict[str, list[TableForm]] = {}
    for edition in forms.editions.values():
        for form in edition.tables:
            tables.setdefault(form.id, []).append(form)
    full = [match for match in matches if _holds_rows(match, tables[match.table])]
    wanted = {table: held for table, held in tables.items() if all(match.table != table for match in full)}
    owners: dict[str, set[str]] = {}
    for table, held in wanted.items():
        for wording in frozenset().union(*map(table_words, held)):
            owners.setdefault(wording, set()).add(table)
    scanner = Scanner(owners)
    texts: dict[str, list[Paragraph]] = {}
    blocks: set[int] = set()
    for stretch in _stretches(document, {id(piece.grid) for match in full for piece in match.pieces}):
        running = run_together(stretch.paragraphs)
        found = _in_one_breath(scanner.scan(running), running, owners)
        for table in sorted(found):
            texts.setdefault(table, []).extend(stretch.paragraphs)
            blocks |= {stretch.blocks[running.sources[position][0]] for position in found[table]}
    first = len(document.grids)
    order = [table for table in wanted if table in texts]
    found_texts = (GluedText(table, tuple(texts[table]), first + n) for n, table in enumerate(order))
    return Glued(tuple(found_texts), tuple(sorted(blocks)))


def _holds_rows(match: Match, tables: list[TableForm]) -> bool:
    """Tell whether the grids of a match have rows with as many filled cells as the table has columns."""
    columns = max(len(block.column_leaves) for form in tables for block in form.blocks)
    enough = max(2, min(columns, _MOST_FILLED))
    return any(
        sum(bool(cell.text.strip()) for cell in piece.grid.row(row)) >= enough
        for piece in match.pieces
        for row in piece.rows
    )


def _stretches(document: Document, taken: set[int]) -> Iterator[_Stretch]:
    """Yield the text between grids that hold a table, other grids row by row."""
    stretch = _Stretch([], [])
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table) and id(block.grid) in taken:
            yield stretch
            stretch = _Stretch([], [])
            continue
        paragraphs = _paragraphs(block)
        stretch.paragraphs.extend(paragraphs)
        stretch.blocks.extend([number] * len(paragraphs))
    yield stretch


def _paragraphs(block: Block) -> Sequence[Paragraph]:
    if isinstance(block, Paragraph):
        return [block]
    return list(_rows(block.grid)) if isinstance(block, Table) else []


def _rows(grid: Grid) -> Iterator[Paragraph]:
    for number, cells in enumerate(grid.rows()):
        own = [cell for cell in cells if cell.row == number and cell.text.strip()]
        if own:
            yield Paragraph("|".join(cell.text for cell in own), place=own[0].place)


def _in_one_breath(items: tuple[Item, ...], running: Running, owners: Mapping[str, set[str]]) -> dict[str, set[int]]:
    """Return where words stand of the tables of which enough stand together with numbers, and no sentence between."""
    found: dict[str, set[int]] = {}
    for breath in _breaths(items, running):
        words: dict[str, dict[str, int]] = {}
        for item in breath:
            for table in owners.get(item.wording, ()):
                words.setdefault(table, {})[item.wording] = item.start
        if any(item.kind is Kind.NUMBER for item in breath):
            for table, held in words.items():
                if len(held) >= ENOUGH:
                    found.setdefault(table, set()).update(held.values())
    return found


def _breaths(items: tuple[Item, ...], running: Running) -> Iterator[list[Item]]:
    """Yield the items between sentences and words that are not the form's."""
    breath: list[Item] = []
    for item in items:
        text = running.text[item.start : item.end]
        if item.kind is Kind.OTHER and (len(text) > _BREATH or _SENTENCE.search(text)):
            yield breath
            breath = []
        breath.append(item)
    yield breath
