"""Vocabulary: the labels of all tables of all editions, each with the tables and the side of the table it belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from pipeline.model.form import Forms, TableForm
from pipeline.model.member import Member
from pipeline.text import core

ENOUGH = 3
"""Different labels of one table, on both of its sides, that make a grid this table by themselves. A statistics table of a
narrative (three years' counts of 行政许可, 行政处罚 and 行政强制) and a catalogue of what is to be published have those of rows
only; the smallest band of a table that a writer cut into its bands has its title, a head and a row."""
ENOUGH_SHARE = 8
"""Of a table with many rows, one in so many: a narrative of before 2019 may have a table of three or four of the 55 counts
of the statistics form, the provinces' short forms had twelve of them."""
_LONGEST = 200
"""Characters of the longest label with its gloss (其他对外管理服务事项 of the form of 2019, explained in the cell)."""


@dataclass(slots=True)
class Labels:
    """The different labels of one table that a grid, or a part of it, holds, by their cores."""

    rows: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    """Of columns, and titles of bands."""

    def __len__(self) -> int:
        return len(self.rows | self.heads)

    def add(self, other: "Labels") -> None:
        """Take in other labels."""
        self.rows |= other.rows
        self.heads |= other.heads

    @property
    def both_sides(self) -> bool:
        """True where there are labels of rows and of columns."""
        return bool(self.rows and self.heads)


class Vocabulary:
    """The labels of the forms' tables."""

    def __init__(self, forms: Forms) -> None:
        """Index the labels by their cores."""
        self.tables: tuple[str, ...] = tuple(
            dict.fromkeys(table.id for edition in forms.editions.values() for table in edition.tables)
        )
        self._owners: dict[str, dict[str, Labels]] = {}
        self._rows: dict[str, int] = {}
        for edition in forms.editions.values():
            for table in edition.tables:
                self._add(table)

    def enough(self, table: str) -> int:
        """Return how many different labels make a grid this table by themselves."""
        return max(ENOUGH, self._rows[table] // ENOUGH_SHARE)

    def owners(self, text: str) -> Mapping[str, Labels]:
        """Return the tables that have a label like a text, each with the label."""
        if not text or len(text) > _LONGEST:
            return {}
        return self._owners.get(core(text), {})

    def may_stand_in(self, text: str, table: str) -> bool:
        """Tell whether a text, without what is no letter or digit, holds labels enough; one may be a year."""
        held = (core for core, owners in self._owners.items() if table in owners and core.replace("%", "") in text)
        return sum(1 for _ in islice(held, self.enough(table) - 1)) == self.enough(table) - 1

    def _add(self, table: TableForm) -> None:
        rows = sum(len(block.row_leaves) for block in table.blocks)
        self._rows[table.id] = max(rows, self._rows.get(table.id, 0))
        for block in table.blocks:
            for wording in _wordings(block.rows):
                self._labels(wording, table.id).rows.add(core(wording))
            for wording in (*_wordings(block.columns), *((block.label, *block.met) if block.label else ())):
                self._labels(wording, table.id).heads.add(core(wording))

    def _labels(self, wording: str, table: str) -> Labels:
        return self._owners.setdefault(core(wording), {}).setdefault(table, Labels())


@lru_cache(maxsize=4)
def vocabulary_of(forms: Forms) -> Vocabulary:
    """Return the labels of the forms' tables, indexed once."""
    return Vocabulary(forms)


def _wordings(members: tuple[Member, ...]) -> Iterator[str]:
    for member in members:
        yield member.label
        yield from member.met
        yield from _wordings(member.below)
