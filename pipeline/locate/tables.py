"""Tables: which printed table is which table of the form, by the labels it holds.

A heading above a table may be missing, wrong or stand inside it, and metadata, layout and narrative tables stand
between; so a table is known by its own labels, and headings are only asked where labels are few or where two tables
claim the same place. What a page break or the writer cut apart is put into one match, piece by piece, without moving a
cell. Nothing is chosen between two tables under one heading: mapping sees both, and what they contradict is unreadable.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.locate.furniture import is_furniture, running_lines, title_above
from pipeline.locate.headings import Heading
from pipeline.locate.vocabulary import Labels, Vocabulary, vocabulary_of
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.form import Forms
from pipeline.model.grid import Grid
from pipeline.model.located import Match, Piece
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.text import squash

_LONGEST_CAPTION = 30
"""Characters of a line that names the table below it; the longest wording of a group has 16."""
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_SAME_WIDTH_PT = 3.0
_SEVERAL = 4
"""Numbers, but for fewer of them: a page number and a date are no part of a table."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows of a grid that speak of one table."""

    grid: Grid
    block: int
    rows: range
    table: str | None
    labels: Labels
    others: frozenset[str] = frozenset()
    """Tables that share labels with it which several tables have (总计, 其他)."""


@dataclass(slots=True, eq=False)
class _Chain:
    """Runs that follow one another with nothing but page furniture between them, while it is not decided what they are."""

    table: str | None
    heading: Heading | None
    """The nearest heading above."""
    enough: int
    """Labels that make them the table by themselves."""
    runs: list[_Run] = field(default_factory=list)
    labels: Labels = field(default_factory=Labels)
    beside: list[Grid] = field(default_factory=list)
    """Numbers without words right behind it, of another width."""

    @property
    def whole(self) -> bool:
        """True where the labels alone make these runs a table of the form."""
        return len(self.labels) >= self.enough and self.labels.both_sides

    @property
    def at_home(self) -> bool:
        """True below the heading of the table's own section."""
        return self.heading is not None and self.heading.section.table == self.table

    @property
    def in_narrative(self) -> bool:
        """True in a section that holds no table."""
        return self.heading is not None and self.heading.section.table is None

    def repeats(self, rows: frozenset[str]) -> bool:
        """Tell whether most of its rows are among those given."""
        return 2 * len(self.labels.rows & rows) >= len(self.labels.rows)

    def add(self, run: _Run) -> None:
        """Take in the next run."""
        self.runs.append(run)
        self.labels.add(run.labels)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of the form that a document holds."""

    matches: tuple[Match, ...]
    """In the order in which the form has them."""
    blocks: tuple[int, ...]
    """The blocks of the document that they stand in."""
    by_grid: Mapping[int, int]
    """The block of each grid."""
    scattered: frozenset[str] = frozenset()
    """Tables of which rows were left out that those taken do not have."""

    def without(self, others: frozenset[int]) -> tuple[Match, ...]:
        """Return the tables but for those of which no piece stands outside certain blocks, those of other reports.

        What stands both here and there stays with both: where the two differ, nobody's is taken.
        """
        return tuple(
            match
            for match in self.matches
            if any(self.by_grid[piece.grid.index] not in others for piece in match.pieces)
        )


def find_tables(document: Document, headings: Sequence[Heading], forms: Forms) -> Tables:
    """Find the tables of the form, each with all its pieces."""
    vocabulary = vocabulary_of(forms)
    chains: dict[str, list[_Chain]] = {}
    for chain in _chains(document, headings, vocabulary):
        if chain.table is not None:
            chains.setdefault(chain.table, []).append(chain)
    matches: list[Match] = []
    blocks: set[int] = set()
    scattered: set[str] = set()
    for table in vocabulary.tables:
        taken = _taken(chains.get(table, ()))
        if _are_left(chains.get(table, ()), taken):
            scattered.add(table)
        pieces = [
            Piece(run.grid, run.rows, n > 0, _caption(document, run.block))
            for chain in taken
            for n, run in enumerate(chain.runs)
        ]
        if pieces:
            beside = tuple(grid for chain in taken for grid in chain.beside)
            matches.append(Match(table, tuple(pieces), beside))
            blocks.update(run.block for chain in taken for run in chain.runs)
    by_grid = {run.block: run.grid.index for held in chains.values() for chain in held for run in chain.runs}
    grids = {index: block for block, index in by_grid.items()}
    return Tables(tuple(matches), tuple(sorted(blocks)), grids, frozenset(scattered))


def _caption(document: Document, block: int) -> str:
    """Return the last line before a block where it is short: 行政复议 above a table of its own."""
    above = document.blocks[block - 1] if block else None
    line = above.text.strip().rpartition("\n")[2] if isinstance(above, Paragraph) else ""
    return line if len(line) <= _LONGEST_CAPTION else ""


def _chains(document: Document, headings: Sequence[Heading], vocabulary: Vocabulary) -> Iterator[_Chain]:
    """Yield the grids of the document, those put together that may be one table."""
    chain: _Chain | None = None
    running = running_lines(document)
    at = 0
    for run in _runs(document, vocabulary):
        while at < len(headings) and (headings[at].block, headings[at].row) < (run.block, run.rows.start + 2):
            at += 1
        goes_on = chain is not None and _continues(run, chain)
        if chain is not None and (goes_on or _holds_numbers_alone(run.grid)):
            between = range(chain.runs[-1].block + 1, run.block)
            title = title_above(document, chain.runs[0].block)
            if all(number in running or is_furniture(document.blocks[number], title) for number in between):
                if goes_on:
                    chain.add(run)
                else:
                    chain.beside.append(run.grid)
                continue
        if chain is not None:
            yield chain
        enough = vocabulary.enough(run.table) if run.table else 0
        chain = _Chain(run.table, headings[at - 1] if at else None, enough)
        chain.add(run)
    if chain is not None:
        yield chain


def _taken(chains: Sequence[_Chain]) -> list[_Chain]:
    """Return those of the chains that may be one table which are it."""
    whole = [chain for chain in chains if chain.whole]
    if not whole:
        return [chain for chain in chains if chain.at_home]
    if any(chain.at_home for chain in whole):
        # Last year's table inside 一、总体情况 is no second reading of this year's.
        rows = _rows(chain for chain in whole if chain.at_home)
        whole = [chain for chain in whole if not (chain.in_narrative and chain.repeats(rows))]
    rows = _rows(whole)
    parts = [
        chain for chain in chains if not chain.whole and chain.at_home and chain.labels.rows and not chain.repeats(rows)
    ]
    return [chain for chain in chains if chain in whole or chain in parts]


def _are_left(chains: Iterable[_Chain], taken: Sequence[_Chain]) -> bool:
    """Tell whether several rows of a table that those taken do not have stand outside the narrative all the same."""
    rows = _rows(taken)
    left = [chain for chain in chains if chain not in taken and not chain.in_narrative]
    return any(len(chain.labels.rows - rows) >= chain.enough and not chain.repeats(rows) for chain in left)


def _rows(chains: Iterable[_Chain]) -> frozenset[str]:
    """Return the labels of rows that some tables have."""
    return frozenset().union(*(chain.labels.rows for chain in chains))


def _runs(document: Document, vocabulary: Vocabulary) -> Iterator[_Run]:
    """Yield each grid, cut where it goes over from one table to another."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from _runs_of(block.grid, number, vocabulary, _caption(document, number))


def _runs_of(grid: Grid, number: int, vocabulary: Vocabulary, caption: str) -> Iterator[_Run]:
    by_row: dict[int, Counter[str]] = {}
    seen: dict[str, Labels] = {}
    shared: set[str] = set()
    for cell in grid.cells:
        owners = vocabulary.owners(cell.text)
        if len(owners) > 1:
            shared.update(owners)
        for table, labels in owners.items() if len(owners) == 1 else ():
            by_row.setdefault(cell.row, Counter())[table] += 1
            seen.setdefault(table, Labels()).add(labels)
    for table, labels in vocabulary.owners(caption).items():
        if table in seen:
            seen[table].add(labels)
    strong = {table for table, labels in seen.items() if len(labels) >= vocabulary.enough(table)}
    if len(strong) <= 1:
        best = max(seen, key=lambda table: len(seen[table]), default=None)
        yield _Run(grid, number, range(grid.row_count), best, seen.get(best or "", Labels()), frozenset(shared))
        return
    by_rows = [by_row[row].most_common(1)[0][0] if row in by_row else None for row in range(grid.row_count)]
    for rows, table in _segments(grid, by_rows, strong):
        yield _Run(grid, number, rows, table, seen[table])


def _segments(grid: Grid, owners: Sequence[str | None], strong: set[str]) -> Iterator[tuple[range, str]]:
    """Yield the stretches of rows that belong to one table.

    Rows that name no table go with the table above them; those without a number right before the next table (its
    title, its corner) go with that.
    """
    numbered = {cell.row for cell in grid.cells if squash(cell.text).isdigit()}
    start, table = 0, next(owner for owner in owners if owner in strong)
    for row, owner in enumerate(owners):
        if owner is not None and owner in strong and owner != table:
            end = row
            while owners[end - 1] is None and end - 1 not in numbered:
                end -= 1
            yield range(start, end), table
            start, table = end, owner
    yield range(start, len(owners)), table


def _continues(run: _Run, chain: _Chain) -> bool:
    """Tell whether a run, as far as its labels go, may be the rest of the table before it."""
    if chain.table is None:
        return False
    if run.table is not None:
        return run.table == chain.table
    before = chain.runs[-1].grid
    return chain.table in run.others or _goes_on(run.grid, before) or _is_blank_rest(run.grid, before)


def _goes_on(grid: Grid, before: Grid) -> bool:
    """Tell whether a grid without any label can be the rest of the one before it: as wide, and mostly values.

    As wide is as many columns, or the same width on the page: a row cut by a page break may show fewer columns.
    """
    texts = [text for cell in grid.cells if (text := squash(cell.text))]
    values = sum(not _WORDS.search(text) or read_number(text).state is not State.TEXT for text in texts)
    return (grid.column_count == before.column_count or _as_wide(grid, before)) and 2 * values >= len(texts) > 0


def _holds_numbers_alone(grid: Grid) -> bool:
    """Tell whether a grid holds several numbers and not a word."""
    texts = [text for cell in grid.cells if (text := squash(cell.text))]
    numbers = sum(read_number(text).state is State.NUMBER for text in texts)
    return numbers >= _SEVERAL and not any(map(_WORDS.search, texts))


def _is_blank_rest(grid: Grid, before: Grid) -> bool:
    """Tell whether a grid is what a page break cut off the one before it, and blank: the same columns, a later page."""
    if any(cell.text.strip() for cell in grid.cells) or not (grid.cells and before.cells):
        return False
    page, above = grid.cells[0].place.page, before.cells[-1].place.page
    later = page is not None and above is not None and page > above
    return later and grid.column_count == before.column_count and _as_wide(grid, before)


def _as_wide(grid: Grid, before: Grid) -> bool:
    """Tell whether two grids have one width on their pages."""
    boxes = [[box for cell in each.cells if (box := cell.place.box) is not None] for each in (grid, before)]
    if not all(boxes):
        return False
    widths = [max(box.x1 for box in each) - min(box.x0 for box in each) for each in boxes]
    return abs(widths[0] - widths[1]) <= _SAME_WIDTH_PT
