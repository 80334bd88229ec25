"""Blocks of a spreadsheet: filled cells → the paragraphs and tables that a person sees on the sheet.

A sheet is one grid without an end, on which offices paste whole reports: titles and prose in single cells or merged over
the width, tables below each other with or without borders. Nothing marks where one ends, so it is told from how many cells
of a row are filled or bordered. This knows no format: what is hidden is not given to it, and all texts are as shown.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.errors import TooLargeError
from pipeline.model.document import Block, Paragraph, Picture, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef

MOST_SLOTS = 400_000
"""Slots of all tables of a document; those of the official form have six hundred."""
MOST_CHARACTERS = 20_000_000
"""Characters on all sheets; a long report has twenty thousand."""
LONG_TEXT = 40
"""A bordered row that is one cell is prose from so many characters on; titles of blocks inside tables have under twenty."""
BLANK_ROWS = 3
"""Bordered rows without any text that are kept at the end of a table; more are a stretch of paper left to be filled."""
FEW = 2
"""Texts that may stand beside each other outside a table: a heading and its unit, an agency and its date."""

_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[章节])")
_OUTSIDE = re.compile(rf"{_NUMBERED.pattern}|\s*[注备说]|.*[：:。]")
"""Headings, notes and sentences, which are no labels."""
_NUMBER = re.compile(r"[-+]?[\d０-９][\d０-９.,，．]*")
_VALUE = re.compile(rf"{_NUMBER.pattern}[件条项次个]?|[-－—–/／]+|无")
"""What stands where a form asks for a number."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet that is filled, bordered or held, in rows and columns that are shown, from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    ruled: bool = False
    """Has a border."""
    held: bool = False
    """Holds something that is not shown, as a zero that its format hides."""


@dataclass(slots=True)
class _Row:
    cells: list[SheetCell] = field(default_factory=list)
    """Those that cover it, left to right."""

    @property
    def texts(self) -> list[SheetCell]:
        return [cell for cell in self.cells if cell.text]

    @property
    def ruled(self) -> bool:
        return any(cell.ruled for cell in self.cells)


@dataclass(slots=True)
class _Band:
    """Rows that no cell reaches out of, so that they belong together."""

    first: int
    rows: list[_Row]
    in_table: bool | None = None
    """None where only its neighbours tell."""

    @property
    def cells(self) -> Iterator[SheetCell]:
        """Each cell once, in reading order."""
        for number, row in enumerate(self.rows, self.first):
            yield from (cell for cell in row.cells if cell.row == number)

    @property
    def texts(self) -> list[SheetCell]:
        return [cell for cell in self.cells if cell.text]

    @property
    def ruled(self) -> bool:
        return any(row.ruled for row in self.rows)

    def columns_of(self, kind: re.Pattern[str]) -> set[int]:
        return {cell.column for cell in self.cells if kind.fullmatch(cell.text)}


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far a table reaches so far."""

    last: int = -1
    """Its last column."""
    values: frozenset[int] = frozenset()
    """Its columns with numbers, or signs in the place of some."""

    def with_band(self, band: _Band) -> "_Extent":
        return _Extent(max(self.last, _last_column(band)), self.values | band.columns_of(_VALUE))


_NO_TABLE = _Extent()


class Blocks:
    """Collects the blocks of the sheets of one document, in order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._tables = 0
        self._left = MOST_SLOTS
        self._characters_left = MOST_CHARACTERS

    def add_sheet(self, cells: Sequence[SheetCell]) -> None:
        """Add what stands on a sheet; no two of the cells may overlap.

        Raises:
            TooLargeError: its tables have more slots than those of any report.
        """
        if sum(cell.row_span for cell in cells) > MOST_SLOTS:
            raise TooLargeError(cells=MOST_SLOTS)
        self._characters_left -= sum(len(cell.text) for cell in cells)
        if self._characters_left < 0:
            raise TooLargeError(characters=MOST_CHARACTERS)
        for run in _runs(cells):
            _settle(run)
            for bands in _alike(run):
                (self._add_table if bands[0].in_table else self._add_paragraphs)(bands)

    def add_picture(self) -> None:
        """Add a picture, whose content is not read."""
        self.blocks.append(Picture())

    def _add_paragraphs(self, bands: list[_Band]) -> None:
        lines = (line.strip() for band in bands for cell in band.texts for line in cell.text.split("\n"))
        self.blocks.extend(Paragraph(line) for line in lines if line)

    def _add_table(self, bands: list[_Band]) -> None:
        """Add a table of the columns in which something begins: others hold nothing but parts of merged cells."""
        cells = [cell for band in bands for cell in band.cells]
        columns = sorted({cell.column for cell in cells if cell.text})
        place = {column: index for index, column in enumerate(columns)}
        top = bands[0].first
        rows = sum(len(band.rows) for band in bands)
        self._left -= rows * len(columns)
        if self._left < 0:
            raise TooLargeError(cells=MOST_SLOTS)
        taken: set[tuple[int, int]] = set()
        found: list[Cell] = []
        for cell in cells:
            covered = [place[column] for column in _columns(cell, columns)]
            if covered:
                row = cell.row - top
                taken.update((row + down, column) for down in range(cell.row_span) for column in covered)
                found.append(self._cell(row, covered[0], cell.text, cell.row_span, len(covered)))
        found.extend(
            self._cell(row, column, "")
            for row in range(rows)
            for column in range(len(columns))
            if (row, column) not in taken
        )
        found.sort(key=lambda cell: (cell.row, cell.column))
        self.blocks.append(Table(Grid(tuple(found), self._tables)))
        self._tables += 1

    def _cell(self, row: int, column: int, text: str, row_span: int = 1, column_span: int = 1) -> Cell:
        return Cell(row, column, text, row_span, column_span, SourceRef(table=self._tables, row=row, column=column))


def _columns(cell: SheetCell, columns: list[int]) -> list[int]:
    """Return which of the columns a cell covers; a merge may reach over thousands that nobody uses."""
    return columns[bisect_left(columns, cell.column) : bisect_left(columns, cell.column + cell.column_span)]


def _runs(cells: Sequence[SheetCell]) -> Iterator[list[_Band]]:
    """Yield stretches of rows without a blank one between them, those that belong together in bands."""
    rows: dict[int, _Row] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        for number in range(cell.row, cell.row + cell.row_span):
            rows.setdefault(number, _Row()).cells.append(cell)
    run: list[_Band] = []
    last = reach = -1
    for number in sorted(rows):
        row = rows[number]
        row.cells.sort(key=lambda cell: cell.column)
        if run and number > last + 1:
            yield run
            run = []
        if run and number <= reach:
            run[-1].rows.append(row)
        else:
            run.append(_Band(number, [row]))
        reach = max(reach, *(cell.row + cell.row_span - 1 for cell in row.cells))
        last = number
    if run:
        yield run


def _settle(run: list[_Band]) -> None:
    """Decide for every band of a run whether it is part of a table."""
    ruled = sum(band.ruled and any(len(row.texts) > 1 for row in band.rows) for band in run)
    for band in run:
        most = max(len(row.texts) for row in band.rows)
        if most > 1:
            band.in_table = not ruled or band.ruled or most > FEW or bool(band.columns_of(_NUMBER))
        elif most == 1:
            band.in_table = _single(band)
        elif any(cell.held for cell in band.cells):
            band.in_table = True
    above: _Band | None = None
    extent = _NO_TABLE
    for at, (band, below) in enumerate(zip(run, _decided_below(run), strict=True)):
        if band.in_table is None:
            band.in_table = not _begins_another(run[at : at + 3], extent) and _between(band, above, below, extent)
        extent = extent.with_band(band) if band.in_table else _NO_TABLE
        above = band


def _decided_below(run: list[_Band]) -> list[_Band | None]:
    """Return, for each band of a run, the next one whose looks tell what it is."""
    found: list[_Band | None] = []
    below: _Band | None = None
    for band in reversed(run):
        found.append(below)
        below = below if band.in_table is None else band
    return found[::-1]


def _single(band: _Band) -> bool | None:
    """Tell whether a band with a single text is part of a table, where its own looks tell."""
    (cell,) = band.texts
    if any(len(row.cells) > 1 for row in band.rows):
        return True  # the other cells are blank, and bordered or held
    prose = len(cell.text) >= LONG_TEXT or (band.ruled and "\n" in cell.text.strip())
    return False if prose else None


def _between(band: _Band, above: _Band | None, below: _Band | None, extent: _Extent) -> bool:
    """Tell whether a band that does not show it is part of the table above or below it.

    Bordered, it is a title inside the table, or a blank row, as the rows beside it are bordered. Without any borders it is
    a row whose numbers are blank, or a title inside, where the table goes on below it: with numbers in the same columns, with
    labels alone where labels stood before, or no wider than before (which is not enough for a numbered heading). Under a row
    of heads that nothing follows, it is their row. Whatever its width, it is inside where values stand below it as above or
    under heads: tables begin with heads.
    """
    beside = [each for each in (above, below) if each is not None and each.in_table]
    if band.ruled and not any(_NUMBERED.match(cell.text) for cell in band.texts):
        return any(each.ruled for each in beside)
    if above is None or not above.in_table or (not band.ruled and any(each.ruled for each in beside)):
        return False
    if below and below.in_table and (extent.values or {c.column for c in above.texts[1:]}) & below.columns_of(_VALUE):
        return True
    first_value = min(extent.values, default=-1)
    if band.ruled or any(cell.column_span > 1 and cell.column + cell.column_span > first_value for cell in band.texts):
        return False  # a label reaches no further than where the values begin
    title = any(cell.column_span > 1 or _OUTSIDE.match(cell.text) for cell in band.texts)
    if below is None or not below.in_table:
        return not title and not above.columns_of(_NUMBER)
    return _last_column(below) < first_value or (not title and _last_column(below) <= extent.last)


def _begins_another(run: list[_Band], extent: _Extent) -> bool:
    """Tell whether the first of three bands is the heading of a narrower table: values stand below where labels stood above."""
    heading = any(_NUMBERED.match(cell.text) for cell in run[0].texts)
    values = {column for band in run[1:] for column in band.columns_of(_VALUE)} if heading else set()
    return min(values, default=math.inf) < min(extent.values, default=-1)


def _last_column(band: _Band) -> int:
    return max((cell.column for cell in band.texts), default=-1)


def _alike(run: list[_Band]) -> Iterator[list[_Band]]:
    """Yield stretches of bands that are parts of a table, or that are not, without the blank ones at their ends."""
    stretch: list[_Band] = []
    for band in run:
        if stretch and bool(stretch[0].in_table) != bool(band.in_table):
            yield from _trimmed(stretch)
            stretch = []
        stretch.append(band)
    yield from _trimmed(stretch)


def _trimmed(stretch: list[_Band]) -> Iterator[list[_Band]]:
    while stretch and not stretch[0].texts:
        stretch.pop(0)
    blank = 0
    while stretch and not stretch[-1 - blank].texts:
        blank += 1
    keep = BLANK_ROWS if stretch and stretch[0].in_table else 0
    del stretch[len(stretch) - max(0, blank - keep) :]
    if stretch:
        yield stretch
