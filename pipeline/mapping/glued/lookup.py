"""Lookup: what a text names in one table, remembered, since the same few texts are asked for over and over."""

from functools import cached_property

from pipeline.forms.labels import Axis, Found, axis, in_own_year, without_lead
from pipeline.model.form import Block, TableForm
from pipeline.model.member import Member
from pipeline.text import core, enumerator

_LONGEST = 100
"""Characters of a text that may be a label; the longest of the forms has 42 without its number."""


class Lookup:
    """The labels of a table's rows and columns."""

    def __init__(self, form: TableForm, year: int | None) -> None:
        """Index a table; `year` is the report's, by which a column may be called."""
        self.form = form
        self._year = year
        self._rows = [axis(block.rows) for block in form.blocks]
        self._columns = [axis(block.columns) for block in form.blocks]
        self._known: dict[tuple[int, str, int], Found | None] = {}

    def row(self, block: Block, text: str, within: tuple[Member, ...] = ()) -> Found | None:
        """Return the row or the group of rows that a text names in a block."""
        return self._find(self._rows[self.form.blocks.index(block)], text, within)

    def column(self, block: Block, text: str, year: int | None = None) -> Found | None:
        """Return the column or the group of columns that a text names in a block.

        `year` is taken for the report's where that is not known.
        """
        head = in_own_year(text, year if self._year is None else self._year)
        return self._find(self._columns[self.form.blocks.index(block)], head, ())

    def is_silent(self, text: str) -> bool:
        """Tell whether a text stands in the table and means nothing for it: corner, title, head of the units."""
        return not core(text) or core(text) in self._silent

    def is_band(self, text: str) -> bool:
        """Tell whether a text is the title of a band."""
        return core(text) in self._bands

    @cached_property
    def numbers(self) -> dict[str, frozenset[int]]:
        """The numbers that the form puts before a wording of a row (2 of 2.重复申请), by its core."""
        found: dict[str, set[int]] = {}
        for rows in self._rows:
            for node in rows.nodes:
                mark = enumerator(without_lead(node.member.label)).strip("()、.,:")
                for wording in (node.member.label, *node.member.met) if mark.isdigit() else ():
                    found.setdefault(core(without_lead(wording)), set()).add(int(mark))
        return {wording: frozenset(marks) for wording, marks in found.items()}

    @cached_property
    def _silent(self) -> frozenset[str]:
        blocks = self.form.blocks
        wordings = (*self.form.ignored, *(text for block in blocks for text in (*block.corner, *block.units)))
        return frozenset(map(core, wordings))

    @cached_property
    def _bands(self) -> frozenset[str]:
        return frozenset(core(text) for block in self.form.blocks for text in (block.label or "", *block.met)) - {""}

    def _find(self, labels: Axis, text: str, within: tuple[Member, ...]) -> Found | None:
        key = (id(labels), text, id(within[-1]) if within else 0)
        if key not in self._known:
            self._known[key] = labels.find(text, within) if len(text) <= _LONGEST else None
        return self._known[key]
