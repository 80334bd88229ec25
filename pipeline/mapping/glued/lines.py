"""Lines: the text of a table without cells → its lines, each the numbers right behind one label.

The dangers are a number that belongs to the label behind it and a label that was torn from its number. So numbers without
a label, labels without numbers, rows out of their order and rows met twice each take the trust from what they touch.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.forms.labels import Found
from pipeline.forms.running import Kind, Running
from pipeline.mapping.glued.entries import Entry, Token
from pipeline.mapping.glued.headings import Column, heads_across, heads_of
from pipeline.mapping.glued.lookup import Lookup
from pipeline.mapping.glued.torn import Torn
from pipeline.model.form import Block, TableForm
from pipeline.model.member import Leaf, Member
from pipeline.model.report import LabelVariant
from pipeline.text import core

_LONGEST_LABEL = 80
_LAST_TOKENS = 4
"""Tokens right before a number that may make up a misprinted label."""
_LED = re.compile(r"其中|\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.:)]")
"""How a label with a number of its own begins."""
_NOTHING = frozenset("-/")
_UNITS = ("件次", "人次", "万元", "亿元", "元", *"件条项次个人篇份起宗")


@dataclass(frozen=True, slots=True)
class Line:
    """Numbers and what they are the cells of."""

    rows: tuple[Leaf, ...]
    """The row; several where rows stand side by side; none of a row that the form does not have."""
    columns: tuple[Column, ...]
    """The columns of each row, in the order of their cells; none where the heads do not tell them."""
    entry: Entry
    label: str
    unit: str | None = None
    """What is printed between label and numbers."""
    whole: bool = True
    """False where a cell may be missing or one too many be there."""


@dataclass
class Layout:
    """The lines of a table."""

    lines: list[Line] = field(default_factory=list)
    labels: dict[LabelVariant, None] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    """Ids of the rows whose label is printed, with numbers or without."""
    sound: bool = True
    """False where it can't be told which number belongs to which label."""
    torn: Torn | None = None
    """All rows and all numbers, where they stand in two places; there are no lines then."""
    span: tuple[int, int] | None = None
    """Where the table begins and ends in the text; None where it is none: neither its heads nor half of its rows."""

    @property
    def headed(self) -> bool:
        """True where the heads of a line's columns were found."""
        return self.torn is not None or any(line.columns for line in self.lines)

    def note(self, form: TableForm, printed: str, found: Found) -> None:
        """Remember a label that is printed otherwise than the form has it."""
        if found.variant:
            self.labels[LabelVariant(form.id, " ".join(printed.split()), found.node.member.label, found.typo)] = None


@dataclass(frozen=True, slots=True)
class _Named:
    """The label of some numbers."""

    first: int
    """Its first token."""
    found: Found
    block: Block
    unit: str | None


class Reader:
    """Reads the entries of one table."""

    def __init__(self, running: Running, lookup: Lookup) -> None:
        """Begin before the table."""
        self._running = running
        self._lookup = lookup
        self._form = form = lookup.form
        self._layout = Layout()
        self._heads: dict[int, tuple[Column, ...]] = {}
        self._group: tuple[Member, ...] = ()
        self._order = [leaf.id for block in form.blocks for leaf in block.row_leaves]

    def read(self, found: Sequence[Entry]) -> Layout:
        """Return the lines of the table, from its first heads on."""
        for entry in found:
            if not entry.prose:
                self._take(entry.cut_off() if entry.empty else entry)
        self._drop_foreign_tail()
        self._doubt()
        self._layout.span = self._span()
        return self._layout

    def _span(self) -> tuple[int, int] | None:
        """Return where the table begins and ends."""
        held = [line.entry for line in self._layout.lines if line.rows]
        if not self._layout.headed and 2 * len(held) < len(self._order):
            return None
        first = held[0].tokens[0].start if held[0].tokens else held[0].start
        return first, held[-1].ends[0]

    def _take(self, entry: Entry) -> None:
        """Read one entry: an orphan, a line, or the text behind the last numbers."""
        if self._form.groups_across and self._across(entry):
            return
        named = None if entry.empty else self._named(entry)
        unknown = named is None and not entry.empty and bool(entry.tokens) and entry.tokens[-1].kind is Kind.OTHER
        first = named.first if named else self._unknown_from(entry.tokens) if unknown else len(entry.tokens)
        bare = self._read_before(entry.tokens[:first], named)
        if named is not None and named.found.node.leaf is not None:
            self._add(entry, named, bare)
        elif entry.empty or (named is not None and self._is_nothing(entry)):
            self._group = named.found.node.path if named else self._group
            self._layout.sound = self._layout.sound and not bare
        elif unknown:
            self._layout.lines.append(Line((), (), entry, self._unknown_label(entry.tokens[first], entry.start)))
        elif self._heads and not self._complete:
            self._layout.sound = False

    def _is_nothing(self, entry: Entry) -> bool:
        """Tell whether nothing but signs is printed, which behind a group say that no number belongs there."""
        return set(self._running.text[entry.start : entry.ends[0]]) <= _NOTHING

    def _across(self, entry: Entry) -> bool:
        """Take the one line of numbers of a table whose rows stand side by side."""
        for number, block in enumerate(self._form.blocks):
            said = None if entry.empty else heads_across(entry.tokens, self._lookup, block)
            if said is not None:
                rows = block.row_leaves
                columns = tuple(Column(leaf, leaf.member.label) for leaf in block.column_leaves)
                self._heads[number] = columns
                self._layout.lines = [line for line in self._layout.lines if line.rows]
                self._layout.lines.append(Line(rows, columns, entry, "", whole=entry.closed))
                self._layout.printed |= {leaf.id for leaf in rows}
                for printed, found in said:
                    self._layout.note(self._form, printed, found)
                return True
        return False

    def _read_before(self, tokens: Sequence[Token], named: _Named | None) -> list[str]:
        """Read the words before a label: heads, groups, titles. Return the rows among them, which have no numbers."""
        taken: frozenset[int] = frozenset()
        for number, block in enumerate(self._form.blocks):
            headed = heads_of(tokens, self._lookup, block)
            if headed is None or (named is not None and named.block is not block):
                continue
            if not any(line.rows for line in self._layout.lines):  # what a sentence seemed to be the heads of
                self._layout = Layout()
            held = self._heads.setdefault(number, headed.columns)
            self._layout.sound = self._layout.sound and _leaves(held) == _leaves(headed.columns)
            taken = headed.tokens
            for printed, found in headed.found:
                self._layout.note(self._form, printed, found)
        bare: list[str] = []
        for place, token in enumerate(tokens):
            if token.kind is Kind.OTHER:
                bare = bare if self._heads else []
            elif place not in taken:
                bare.extend(self._row_without_numbers(token))
        self._layout.printed |= set(bare)
        return bare

    def _row_without_numbers(self, token: Token) -> list[str]:
        """Return the row that a word names; a group that it names is remembered."""
        for block in self._form.blocks:
            found = self._lookup.row(block, token.text, self._group)
            if found is None or found.typo or self._lookup.is_silent(token.text):
                continue
            if found.node.leaf is not None:
                return [found.node.leaf.id]
            self._group = found.node.path
            self._layout.note(self._form, token.text, found)
        return []

    def _named(self, entry: Entry) -> _Named | None:
        """Return the label right before the numbers: the longest that is a wording, else one that is like it."""
        tokens = entry.tokens
        typos: list[_Named] = []
        for first in range(max(0, len(tokens) - _LAST_TOKENS), len(tokens)):
            text = self._running.text[tokens[first].start : entry.start]
            if len(text) > _LONGEST_LABEL + len(tokens[first].text) or tokens[first].kind is Kind.YEAR:
                continue
            if self._goes_on(tokens, first):
                continue
            within = self._within(tokens[:first])
            for wording, unit in ((text, None), *_without_unit(text)):
                for block in self._form.blocks:
                    found = self._lookup.row(block, wording, within)
                    if found is not None and not found.typo:
                        return _Named(first, found, block, unit)
                    if found is not None and not self._ends_in_label(tokens[first + 1 :], block):
                        typos.append(_Named(first, found, block, unit))
        return typos[0] if len({named.found.node.path for named in typos}) == 1 else None

    def _goes_on(self, tokens: Sequence[Token], first: int) -> bool:
        """Tell whether a token is the rest of a label that is none of the form's (传真申请数 of 信函、传真申请数)."""
        if first == 0 or tokens[first - 1].kind is not Kind.OTHER or _LED.match(tokens[first].text):
            return False
        heads = (heads_of(tokens[:first], self._lookup, block) for block in self._form.blocks)
        return all(headed is None or first - 1 not in headed.tokens for headed in heads)

    def _ends_in_label(self, tokens: Sequence[Token], block: Block) -> bool:
        """Tell whether the last of some tokens is a label by itself, so that what stands before it is no misprint of it."""
        found = self._lookup.row(block, tokens[-1].text, self._group) if tokens else None
        return found is not None and not found.typo

    def _within(self, tokens: Sequence[Token]) -> tuple[Member, ...]:
        """Return the group that a label after some words stands under."""
        for token in reversed(tokens):
            for block in self._form.blocks:
                found = self._lookup.row(block, token.text) if token.kind is Kind.WORD else None
                if found is not None and not found.typo and found.node.leaf is None:
                    return found.node.path
        return self._group

    def _add(self, entry: Entry, named: _Named, bare: list[str]) -> None:
        """Add the line of a row of the form."""
        leaf = named.found.node.leaf
        if leaf is None:
            return
        number = self._form.blocks.index(named.block)
        text = self._running.printed(entry.tokens[named.first].start, entry.start)
        label = text.strip()[: -len(named.unit)].strip() if named.unit else text.strip()
        self._layout.note(self._form, label, named.found)
        self._group = named.found.node.path[:-1]
        self._layout.printed.add(leaf.id)
        columns = self._heads.get(number, ())
        whole = entry.closed and not bare
        self._layout.lines.append(Line((leaf,), columns, entry, label, named.unit, whole))

    @property
    def _complete(self) -> bool:
        """True once every row of the form has its numbers."""
        return {leaf.id for line in self._layout.lines for leaf in line.rows} >= set(self._order)

    def _drop_foreign_tail(self) -> None:
        """Leave out numbers of rows unknown before the first and behind the last row of the form: they are no table's."""
        known = [n for n, line in enumerate(self._layout.lines) if line.rows]
        self._layout.lines = self._layout.lines[known[0] : known[-1] + 1] if known else []

    def _doubt(self) -> None:
        """Take the trust from rows that are met twice or not in their order, and from those before a row that is lost.

        The numbers of a row whose label was lost stand behind those of the row before it. Listed tables are printed in
        many orders, with many rows left out, one number a row.
        """
        met = [leaf.id for line in self._layout.lines for leaf in line.rows]
        places = [self._order.index(id_) for id_ in met]
        if len(set(met)) < len(met):
            self._layout.sound = False
        if all(block.units for block in self._form.blocks):
            return
        if places != sorted(places):
            self._layout.sound = False
        following = dict(pairwise(self._order))
        self._layout.lines = [
            replace(line, whole=False)
            if line.rows and following.get(line.rows[-1].id, line.rows[-1].id) not in self._layout.printed
            else line
            for line in self._layout.lines
        ]

    def _unknown_from(self, tokens: Sequence[Token]) -> int:
        """Return where the label of a row begins that the form does not have: its own number, or the first strange word."""
        first = len(tokens) - 1
        while first > 0 and not _LED.match(tokens[first].text):
            if not (tokens[first].text in _UNITS or self._goes_on(tokens, first)):
                break
            first -= 1
        return first

    def _unknown_label(self, token: Token, end: int) -> str:
        """Return a label from its first token on, without the unit behind it."""
        text = " ".join(self._running.printed(token.start, end).split())
        return next((label for label, _ in _without_unit(text)), text)


def _leaves(columns: Sequence[Column]) -> list[Leaf | None]:
    return [column.leaf for column in columns]


def _without_unit(text: str) -> list[tuple[str, str]]:
    """Return a label without the unit behind it, with the unit; nothing where there is none."""
    unit = next((unit for unit in _UNITS if text.endswith(unit) and core(text) != unit), None)
    return [(text[: -len(unit)], unit)] if unit else []
