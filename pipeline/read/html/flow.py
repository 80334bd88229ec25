"""The flow of a page's text: what is being collected where the walk stands, and in which manner it is printed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from pipeline.read.html.content import Content, PageTable, RowGroup, TableCell
from pipeline.read.html.style import Traits
from pipeline.read.html.text import (
    BREAK,
    HARD_SPACE,
    HARD_TAB,
    RAISED,
    RAISED_END,
    STRUCK,
    preformatted,
)

if TYPE_CHECKING:
    from pipeline.read.html.list import Numbering

Attributes = Mapping[str, str]
End = Callable[[], None]
"""What is to be done at the end of an element."""
Begin = Callable[["Flow", Attributes, Traits], End | None]
"""What is to be done at its beginning."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How text is printed; elements inside inherit it."""

    visible: bool = True
    raised: bool = False
    struck: bool = False
    preserved: bool = False
    pale: bool = False
    """White, and no ground is stated on which that is seen."""
    ground: bool = False

    def under(self, traits: Traits) -> "Manner":
        """Return the manner inside an element with these traits."""
        return Manner(
            self.visible if traits.visible is None else traits.visible,
            self.raised if traits.raised is None else traits.raised,
            self.struck if traits.struck is None else traits.struck,
            self.preserved if traits.preserved is None else traits.preserved,
            (self.pale or bool(traits.pale)) and not (self.ground or traits.ground),
            self.ground or bool(traits.ground),
        )


USUAL = (Manner(), Manner(ground=True))
_NUMBER = re.compile(r"[\d０-９,，.．\s]+")


@dataclass(slots=True)
class OpenTable:
    """A table whose end has not come."""

    outer: Content
    heading: int | None
    """The heading that the table stands in; not that of its cells."""
    styled: bool
    """True where style makes other elements a table."""
    table: PageTable = field(default_factory=PageTable)
    stray: Content = field(default_factory=Content)
    """What stands in the table and in no cell; browsers show it above."""
    group: RowGroup | None = None
    row: list[TableCell] | None = None
    cell: TableCell | None = None


class Flow:
    """Where the walk stands: the content it adds to, the open tables and lists, the manner of the text."""

    def __init__(self) -> None:
        self.content = Content()
        self.parts = self.content.parts
        self.properties: list[tuple[str, str]] = []
        self.heading: int | None = None
        self.listing: Content | None = None
        """The content in which text is collected as preformatted, while it is."""
        self.tables: list[OpenTable] = []
        self.lists: list[Numbering] = []
        self.options: list[list[tuple[bool, Content]]] = []
        self.manner = USUAL[0]
        self.usual = True
        """True where text needs no mark and is just appended to `parts`."""
        self._marker = ""

    def enter(self, content: Content) -> None:
        """Collect into another content from here on."""
        self.content = content
        self.parts = content.parts

    def set_manner(self, manner: Manner) -> None:
        """Print in this manner from here on."""
        self.manner = manner
        self.usual = manner in USUAL and not self._marker

    def set_marker(self, marker: str) -> None:
        """Print this before the next text that is not blank."""
        self._marker = marker
        self.set_manner(self.manner)

    def take(self, text: str) -> None:
        """Collect text that is printed in no usual manner, with its marks."""
        manner = self.manner
        if not manner.visible:
            return
        if manner.preserved:
            text = text.replace("\r\n", "\n").replace("\n", BREAK).replace("\t", HARD_TAB).replace(" ", HARD_SPACE)
        if text.strip():
            if self._marker:
                # Digits right behind the number of their list item would become its decimals.
                self.parts.append(self._marker + (HARD_SPACE * 2 if text.strip()[0].isdigit() else ""))
                self.set_marker("")
            if manner.struck or (manner.pale and _NUMBER.fullmatch(text)):  # digits that nobody sees are no number
                text = f"{STRUCK}{text}{STRUCK}"
            if manner.raised:
                text = f"{RAISED}{text}{RAISED_END}"
        self.parts.append(text)

    def mark(self, mark: str) -> None:
        """Collect a mark, where anything is printed."""
        if self.manner.visible:
            self.parts.append(mark)

    def end_line(self) -> None:
        """End the paragraph, or inside preformatted text the line."""
        if not self.parts:
            return
        if self.listing is self.content:
            self.parts.append(BREAK)
        else:
            self.content.finish_line(self.heading)

    def end_all(self) -> None:
        """End the paragraph or the preformatted text, since something else begins."""
        if self.listing is self.content:
            text = preformatted("".join(self.parts))
            self.parts.clear()
            self.content.add_listing(text)
        else:
            self.content.finish_line(self.heading)

    def back_to(self, manner: Manner, end: End | None = None) -> End:
        """Return what ends an element and restores the manner around it."""
        return partial(self._end_manner, manner, end)

    def _end_manner(self, manner: Manner, end: End | None) -> None:
        if end is not None:
            end()
        self.set_manner(manner)
