"""Cuts: one line of digits without cell borders → every way to cut it into the cells of its row.

What is printed is cut and never changed: every sign belongs to a cell, no number begins with a nought, a space is a
border, and the sums that lie within the line hold. A blank cell leaves no trace in such a line, so that cells without a
sign are cuts as well: a row that could be read with a blank in it is not settled.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from pipeline.model.member import FieldType
from pipeline.numerals import MOST_DIGITS

MOST_STEPS = 20_000
"""Cells tried for one line. The longest lines met, a province's with 20 digits in 7 cells, take about 3,000."""
MOST_CUTS = 600
"""Cuts kept of one line; more say nothing about it."""

_UNIT = r"(?:件次|人次|[件条项次个人篇份起宗])?"
_MARK = r"-+|/+|无"
_CELL = {
    FieldType.COUNT: re.compile(rf"(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}}){_UNIT}"),
    FieldType.SIGNED: re.compile(rf"(?:[+\-]|减少?|增加?)?(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}}){_UNIT}"),
    FieldType.DECIMAL4: re.compile(rf"(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}})(?:\.\d+)?(?:亿元|万元|元)?"),
}
_EMPTY = re.compile(_MARK)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Strip:
    """What is printed of one line: its signs, white space taken out."""

    text: str
    borders: frozenset[int] = frozenset()
    """Positions in the text where something stood between two signs."""


@dataclass(frozen=True)
class Shape:
    """The cells that a line fills."""

    types: tuple[FieldType, ...]
    sums: tuple[tuple[int, int], ...] = ()
    """First part and total of each sum whose parts stand side by side before their total, from the left."""

    @cached_property
    def totals(self) -> dict[int, int]:
        """The first part of each sum, by its total."""
        return {total: first for first, total in self.sums}


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a line."""

    cells: tuple[str, ...]
    values: tuple[int, ...]
    """What each cell adds to a sum; 0 for an empty one, and for a number that is in no sum."""

    @property
    def whole(self) -> bool:
        """True where every cell holds a sign."""
        return all(self.cells)


class GaveUpError(Exception):
    """A line can be cut in too many ways to look at them all."""


def cuts(strip: Strip, shape: Shape) -> list[Cut]:
    """Return every cut of a line into full cells under its sums.

    Raises:
        GaveUpError: there are too many, or too much was tried.
    """
    return _all(strip, shape, _AS_STATED)


def cuts_amiss(strip: Strip, shape: Shape) -> list[Cut]:
    """Return every cut of a line in which one thing is amiss that often is: a blank cell, or a total left blank or 0.

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
        for cut in _Cutter(strip, shape, _AS_STATED).cut():
            if len(found) == MOST_CUTS:
                return found, True
            found.append(cut)
    except GaveUpError:
        return found, True
    return found, False


def _all(strip: Strip, shape: Shape, allowed: "_Allowance") -> list[Cut]:
    found = list(islice(_Cutter(strip, shape, allowed).cut(), MOST_CUTS + 1))
    if len(found) > MOST_CUTS:
        raise GaveUpError
    return found


@dataclass(frozen=True, slots=True)
class _Allowance:
    """What a cut may still have that the form does not ask for."""

    blanks: int = 0
    totals: int = 0
    """Totals that are blank or 0 whatever their parts are."""


_AS_STATED = _Allowance()


@dataclass(frozen=True, slots=True)
class _State:
    """How far a search has come."""

    cells: tuple[str, ...]
    values: tuple[int, ...]
    start: int
    allowed: _Allowance


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a search has to come out."""

    cells: int
    end: int
    first: int = 0
    """The first part of the last total."""
    total: int | None = None
    bare: bool = False
    """True where nothing but digits is printed, so that no part is longer than its total."""

    def within_reach(self, state: _State) -> bool:
        """Tell whether the parts left can still use up all signs without coming to more than the total."""
        if self.total is None or len(state.cells) < self.first:
            return True
        left = self.total - sum(state.values[self.first :])
        room = (self.cells - len(state.cells)) * len(str(left))
        return left >= 0 and (not self.bare or self.end - state.start <= room)


class _Cutter:
    """The search through one line, from the left."""

    def __init__(self, strip: Strip, shape: Shape, allowed: _Allowance) -> None:
        self._strip = strip
        self._shape = shape
        self._allowed = allowed
        self._steps = 0
        self._known: dict[tuple[int, FieldType], tuple[tuple[int, int], ...]] = {}

    def cut(self) -> Iterator[Cut]:
        """Yield every cut; where the last cell is a total it is cut off first, since it bounds its parts."""
        count, text = len(self._shape.types), self._strip.text
        opening = _State((), (), 0, self._allowed)
        first = self._shape.totals.get(count - 1)
        if first is None or self._allowed != _AS_STATED:
            yield from self._from(opening, _Goal(count, len(text)))
            return
        for start in range(len(text)):
            for end, total in self._numbers_at(start, self._shape.types[-1]):
                if end == len(text):
                    goal = _Goal(count - 1, start, first, total, text.isdigit())
                    for cut in self._from(opening, goal):
                        yield Cut((*cut.cells, text[start:]), (*cut.values, total))

    def _from(self, state: _State, goal: _Goal) -> Iterator[Cut]:
        """Yield the cuts that go on from where the search has come."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise GaveUpError
        cell = len(state.cells)
        if cell == goal.cells:
            if state.start == goal.end and goal.total in {None, sum(state.values[goal.first :])}:
                yield Cut(state.cells, state.values)
            return
        if not goal.within_reach(state):
            return
        first = self._shape.totals.get(cell)
        due = None if first is None else sum(state.values[first:])
        for end, value in self._cells_at(state.start, self._shape.types[cell]):
            allowed = _less(state.allowed, blank=end == state.start, due=due, value=value)
            if allowed is not None and end <= goal.end:
                piece = self._strip.text[state.start : end]
                after = _State((*state.cells, piece), (*state.values, value), end, allowed)
                yield from self._from(after, goal)

    def _cells_at(self, start: int, type_: FieldType) -> tuple[tuple[int, int], ...]:
        """Return where a cell that begins at a position may end, each with what it adds to a sum."""
        key = (start, type_)
        if key not in self._known:
            self._known[key] = (*self._numbers_at(start, type_), (start, 0))
        return self._known[key]

    def _numbers_at(self, start: int, type_: FieldType) -> Iterator[tuple[int, int]]:
        text = self._strip.text
        reach = next((end for end in sorted(self._strip.borders) if end > start), len(text))
        for end in range(start + 1, reach + 1):
            piece = text[start:end]
            if _EMPTY.fullmatch(piece):
                yield end, 0
            elif _CELL[type_].fullmatch(piece):
                digits = _DIGITS.match(piece)
                yield end, int(digits.group()) if digits and type_ is FieldType.COUNT else 0


def _less(allowed: _Allowance, *, blank: bool, due: int | None, value: int) -> _Allowance | None:
    """Return what is still allowed after one more cell; None where the cell is not."""
    if due is not None and value != due:
        return replace(allowed, totals=allowed.totals - 1) if value == 0 and allowed.totals and not blank else None
    if not blank:
        return allowed
    return replace(allowed, blanks=allowed.blanks - 1) if allowed.blanks else None
