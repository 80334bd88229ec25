"""Cuts: one line of digits without cell borders → every way to cut it into the cells of its row.

What is printed is cut and never changed: every sign belongs to a cell, no number begins with a nought, a space is a
border, and the sums that lie within the line hold. A blank cell leaves no trace in such a line, so that cells without a
sign are cuts as well: a row that could be read with a blank in it is not settled.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from pipeline.mapping.glued.shape import Cut, Run, Shape, Strip
from pipeline.model.member import FieldType
from pipeline.numerals import MOST_DIGITS

MOST_STEPS = 100_000
"""Cells tried for one line, about a third of a second. A province's longest lines, 30 digits in 7 cells, take up to 8,000."""
MOST_CUTS = 600
"""Cuts kept of one line; more say nothing about it. The longest lines of a province have up to 150."""

_LONGEST = 40
"""Signs of one cell that are tried, more than any number met has with its unit: the text of a document is anybody's."""
_UNIT = r"(?:件次|人次|[件条项次个人篇份起宗])?"
_CELL = {
    FieldType.COUNT: re.compile(rf"(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}}){_UNIT}"),
    FieldType.SIGNED: re.compile(rf"(?:[+\-]|减少?|增加?)?(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}}){_UNIT}"),
    FieldType.DECIMAL4: re.compile(rf"(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}})(?:\.\d+)?(?:亿元|万元|元)?"),
}
_EMPTY = re.compile(r"-+|/+|无")
_DIGITS = re.compile(r"\d+")


class GaveUpError(Exception):
    """A line can be cut in too many ways to look at them all."""


def cuts(strip: Strip, shape: Shape) -> list[Cut]:
    """Return every cut of a line into full cells under its sums.

    >>> [" ".join(cut.cells) for cut in cuts(Strip("220000325"), Shape((FieldType.COUNT,) * 7, ((0, 6),)))]
    ['2 20 0 0 0 3 25', '22 0 0 0 0 3 25']

    Raises:
        GaveUpError: there are too many, or too much was tried.
    """
    return _all(strip, shape, _AS_STATED)


def cuts_amiss(strip: Strip, shape: Shape) -> list[Cut]:
    """Return every cut of a line in which one thing is amiss that often is: a blank cell, or a total left at 0.

    Raises:
        GaveUpError: there are too many, or too much was tried.
    """
    return [*_all(strip, shape, _Allowance(blanks=1)), *_all(strip, shape, _Allowance(totals=1))]


def cuts_anyhow(strip: Strip, shape: Shape) -> list[Cut]:
    """Return every cut of a line under its sums, whatever is blank.

    Raises:
        GaveUpError: there are too many, or too much was tried.
    """
    return _all(strip, shape, _Allowance(blanks=len(shape.types)))


def some_cuts(strip: Strip, shape: Shape) -> tuple[list[Cut], bool]:
    """Return cuts of a line into full cells under its sums, as many as are found in time, and whether there are more."""
    found: list[Cut] = []
    try:
        for cut in _Cutter(strip, shape).cut(_AS_STATED):
            if len(found) == MOST_CUTS:
                return found, True
            found.append(cut)
    except GaveUpError:
        return found, True
    return found, False


def _all(strip: Strip, shape: Shape, allowed: "_Allowance") -> list[Cut]:
    found = list(islice(_Cutter(strip, shape).cut(allowed), MOST_CUTS + 1))
    if len(found) > MOST_CUTS:
        raise GaveUpError
    return found


@dataclass(frozen=True, slots=True)
class _Allowance:
    """What a cut may still have that the form does not ask for."""

    blanks: int = 0
    totals: int = 0
    """Totals that are 0 whatever their parts are."""

    def after(self, blanks: int, totals: int) -> "_Allowance":
        """Return what is left of it."""
        return _Allowance(self.blanks - blanks, self.totals - totals) if blanks or totals else self


_AS_STATED = _Allowance()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to cut a run of cells, or the first of them."""

    end: int
    cells: tuple[str, ...] = ()
    values: tuple[int, ...] = ()
    blanks: int = 0
    totals: int = 0

    def plus(self, text: str, value: int, *, excused: int = 0) -> "_Way":
        """Return it with one more cell."""
        end = self.end + len(text)
        return _Way(end, (*self.cells, text), (*self.values, value), self.blanks + (not text), self.totals + excused)


@dataclass
class _Cutter:
    """The search through one line, run by run from the left."""

    strip: Strip
    shape: Shape
    _steps: int = 0
    _cells: dict[tuple[int, FieldType], tuple[tuple[str, int], ...]] = field(default_factory=dict)
    _ways: dict[tuple[int, int, _Allowance], list[_Way]] = field(default_factory=dict)
    _bare: bool = False
    """True where nothing but digits is printed, so that no part is longer than its total."""
    _dead: set[tuple[int, int, _Allowance]] = field(default_factory=set)

    def cut(self, allowed: _Allowance) -> Iterator[Cut]:
        """Yield every cut."""
        if len(self.strip.text) > _LONGEST * len(self.shape.types):
            return
        self._bare = self.strip.text.isdigit()
        for ways in self._from(0, 0, allowed):
            cells = tuple(cell for way in ways for cell in way.cells)
            yield Cut(cells, tuple(value for way in ways for value in way.values))

    def _from(self, number: int, start: int, allowed: _Allowance) -> Iterator[tuple[_Way, ...]]:
        """Yield the ways to cut all runs from one on, which begins at a position."""
        if number == len(self.shape.runs):
            if start == len(self.strip.text):
                yield ()
            return
        key = (number, start, allowed)
        if key in self._dead:
            return
        alive = False
        for way in self._of_run(number, start, allowed):
            for rest in self._from(number + 1, way.end, allowed.after(way.blanks, way.totals)):
                alive = True
                yield (way, *rest)
        if not alive:
            self._dead.add(key)

    def _of_run(self, number: int, start: int, allowed: _Allowance) -> list[_Way]:
        """Return the ways to cut one run that begins at a position."""
        key = (number, start, allowed)
        if key not in self._ways:
            run = self.shape.runs[number]
            last = number == len(self.shape.runs) - 1
            if run.total is not None and last and allowed == _AS_STATED:
                found = self._before_total(run, start)
            elif run.total is not None:
                parts = self._parts(_Way(start), run.first, run.total, allowed)
                found = (whole for way in parts for whole in self._with_total(way, run.total, allowed))
            else:
                found = self._parts(_Way(start), run.first, run.after, allowed)
            self._ways[key] = list(found)
        return self._ways[key]

    def _before_total(self, run: Run, start: int) -> Iterator[_Way]:
        """Yield the ways to cut the last run of a line: the total first, since it bounds its parts."""
        text, total = self.strip.text, run.after - 1
        for end in range(start + 1, len(text)):
            for piece, due in self._at(end, self.shape.types[total]):
                if piece and end + len(piece) == len(text):
                    for parts in self._exactly(run.first, start, (total, end), due):
                        cells, values = zip(*parts, (piece, due), strict=True)
                        yield _Way(len(text), cells, values)

    def _exactly(self, cell: int, start: int, goal: tuple[int, int], due: int) -> Iterator[tuple[tuple[str, int], ...]]:
        """Yield full parts from a cell on that come to what is due; the goal is the total and where it begins."""
        total, end = goal
        left, signs = total - cell, end - start
        if not left:
            if not signs and not due:
                yield ()
            return
        if signs < left or (self._bare and not _can_be(due, signs, left)):
            return
        for piece, value in self._at(start, self.shape.types[cell]):
            if piece and value <= due and start + len(piece) <= end:
                for rest in self._exactly(cell + 1, start + len(piece), goal, due - value):
                    yield ((piece, value), *rest)

    def _parts(self, way: _Way, cell: int, after: int, allowed: _Allowance) -> Iterator[_Way]:
        """Yield the ways to go on with the cells up to one, whatever they come to; the signs left must be enough."""
        if cell == after:
            yield way
            return
        blanks = allowed.blanks - way.blanks
        enough = len(self.shape.types) - cell - 1 - blanks
        for piece, value in self._at(way.end, self.shape.types[cell]):
            if (piece or blanks) and len(self.strip.text) - way.end - len(piece) >= enough + (not piece):
                yield from self._parts(way.plus(piece, value), cell + 1, after, allowed)

    def _with_total(self, way: _Way, total: int, allowed: _Allowance) -> Iterator[_Way]:
        """Yield the ways to add the total to its parts: one that is their sum, or excused."""
        due = sum(way.values)
        for piece, value in self._at(way.end, self.shape.types[total]):
            if value == due:
                if piece or way.blanks < allowed.blanks:
                    yield way.plus(piece, value)
            elif piece and value == 0 and allowed.totals:
                yield way.plus(piece, value, excused=1)

    def _at(self, start: int, type_: FieldType) -> tuple[tuple[str, int], ...]:
        """Return what a cell may hold that begins at a position, each with what it adds to a sum; nothing last."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise GaveUpError
        key = (start, type_)
        if key not in self._cells:
            self._cells[key] = (*self._numbers_at(start, type_), ("", 0))
        return self._cells[key]

    def _numbers_at(self, start: int, type_: FieldType) -> Iterator[tuple[str, int]]:
        text = self.strip.text
        reach = min((border for border in self.strip.borders if border > start), default=len(text))
        reach = min(reach, start + _LONGEST)
        for end in range(start + 1, reach + 1):
            piece = text[start:end]
            if _EMPTY.fullmatch(piece):
                yield piece, 0
            elif _CELL[type_].fullmatch(piece):
                digits = _DIGITS.match(piece)
                yield piece, int(digits.group()) if digits and type_ is FieldType.COUNT else 0


def _can_be(due: int, signs: int, parts: int) -> bool:
    """Tell whether so many digits, cut into so many parts, can come to what is due.

    They come to most where one part is as long as can be, to least where all are equally long.

    >>> _can_be(99, 3, 2), _can_be(108, 3, 2), _can_be(109, 3, 2), _can_be(9, 3, 2), _can_be(10, 3, 2)
    (True, True, False, False, True)
    """
    longest = -(-signs // parts)
    least = int(10 ** (longest - 1)) if longest > 1 else 0
    return least <= due < int(10 ** (signs - parts + 1)) + 9 * (parts - 1)
