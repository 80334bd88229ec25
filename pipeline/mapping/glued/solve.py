"""Solving: the cuts of all lines of a table → those that are left where every sum over its rows holds.

A cut is left unless it was shown that no choice of cuts for the other lines satisfies the form together with it. So a
search that gives up leaves more cuts and never fewer, and a number that all cuts left agree on is the only one possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mapping.glued.shape import Cut

MOST_WORK = 400_000
"""Cuts weighed against one sum while one table is solved; a whole table of section 三 takes about 5,000."""


@dataclass(frozen=True, slots=True)
class Term:
    """A cell in a sum over several lines."""

    line: int
    cell: int
    sign: int
    """1 on the left of the equals sign, -1 on its right."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What is left of the cuts of each line."""

    cuts: tuple[tuple[Cut, ...], ...]
    gave_up: bool = False
    """True where it was not found out of every cut left whether it is possible."""


class _GaveUpError(Exception):
    """The work allowed is done."""


def solve(lines: Sequence[Sequence[Cut]], sums: Sequence[Sequence[Term]]) -> Solved | None:
    """Return the cuts that are possible; None where none are, or where the search gave up before it found any."""
    return _Search(lines, sums).possible()


class _Search:
    """The search over the lines of one table, each with its cuts by what they add to the sums."""

    def __init__(self, lines: Sequence[Sequence[Cut]], sums: Sequence[Sequence[Term]]) -> None:
        self._work = 0
        self._groups: list[list[list[Cut]]] = []
        self._adds: list[list[tuple[int, ...]]] = []
        for number, cuts in enumerate(lines):
            terms = [[term for term in sum_ if term.line == number] for sum_ in sums]
            groups: dict[tuple[int, ...], list[Cut]] = {}
            for cut in cuts:
                adds = tuple(sum(term.sign * cut.values[term.cell] for term in own) for own in terms)
                groups.setdefault(adds, []).append(cut)
            self._adds.append(list(groups))
            self._groups.append(list(groups.values()))
        self._sums = range(len(sums))

    def possible(self) -> Solved | None:
        """Return what is left of the lines."""
        gave_up = False
        try:
            open_ = self._narrowed([range(len(groups)) for groups in self._groups])
            first = self._choice(open_) if open_ is not None else None
        except _GaveUpError:
            return None
        if open_ is None or first is None:
            return None
        left: list[set[int]] = [{group} for group in first]
        for line, groups in enumerate(open_):
            for group in groups:
                if group in left[line]:
                    continue
                try:
                    choice = self._choice([*open_[:line], (group,), *open_[line + 1 :]])
                except _GaveUpError:
                    gave_up = True
                    left[line].add(group)
                    continue
                for number, chosen in enumerate(choice or ()):
                    left[number].add(chosen)
        return Solved(
            tuple(
                tuple(cut for number, cuts in enumerate(groups) if number in left[line] for cut in cuts)
                for line, groups in enumerate(self._groups)
            ),
            gave_up,
        )

    def _choice(self, open_: Sequence[Sequence[int]]) -> list[int] | None:
        """Return one group of cuts for each line with which all sums hold; None where there is none."""
        narrow = self._narrowed(open_)
        if narrow is None:
            return None
        undecided = [line for line, groups in enumerate(narrow) if len(groups) > 1]
        if not undecided:
            return [groups[0] for groups in narrow]
        line = min(undecided, key=lambda number: len(narrow[number]))
        for group in narrow[line]:
            found = self._choice([*narrow[:line], (group,), *narrow[line + 1 :]])
            if found is not None:
                return found
        return None

    def _narrowed(self, open_: Sequence[Sequence[int]]) -> list[tuple[int, ...]] | None:
        """Leave out, until nothing changes, the groups that no choice for the other lines can balance."""
        narrow = [tuple(groups) for groups in open_]
        while True:
            least, most = self._bounds(narrow)
            again = [self._balanced(line, groups, least, most) for line, groups in enumerate(narrow)]
            if not all(again):
                return None
            if again == narrow:
                return narrow
            narrow = again

    def _bounds(self, narrow: list[tuple[int, ...]]) -> tuple[list[int], list[int]]:
        """Return the least and the most that each sum can come to."""
        adds = [[self._adds[line][group] for group in groups] for line, groups in enumerate(narrow)]
        least = [sum(min(own[number] for own in line) for line in adds) for number in self._sums]
        most = [sum(max(own[number] for own in line) for line in adds) for number in self._sums]
        return least, most

    def _balanced(self, line: int, groups: tuple[int, ...], least: list[int], most: list[int]) -> tuple[int, ...]:
        """Return the groups of a line with which every sum can still come to nought."""
        own = [self._adds[line][group] for group in groups]
        self._work += len(own) * len(self._sums)
        if self._work > MOST_WORK:
            raise _GaveUpError
        rest = [
            (low - min(adds[number] for adds in own), high - max(adds[number] for adds in own))
            for number, (low, high) in enumerate(zip(least, most, strict=True))
        ]
        return tuple(
            group
            for group, adds in zip(groups, own, strict=True)
            if all(low + add <= 0 <= high + add for add, (low, high) in zip(adds, rest, strict=True))
        )
