"""Lines of a page as they grow, for its second reading: where text goes, and how it is printed there."""

import re
from html import unescape

from pipeline.read.html.again.elements import Element, size
from pipeline.read.html.again.table import Box, Line, Listing
from pipeline.read.html.again.text import APART, BREAK, HARD, LOWER, RAISE, STRIKE, TAB, kept_text, lines_of

_NO_NUMBERS = frozenset({"none", "disc", "circle", "square", "inside", "outside"})
_LAST_NUMBER = 9999
_DIGITS = re.compile(r"[\d０-９.,．，]+(?:\s+[\d０-９.,．，]+)*")


class List:
    """A list that is open, with the number of its next item."""

    def __init__(self, element: Element) -> None:
        self.style = element.counts or "none"
        self.next_number = size(element.said.get("start"), most=_LAST_NUMBER)

    def number(self, value: str | None) -> tuple[str, str] | None:
        """Return what stands before an item of words, and before one of digits, of which it must be no part."""
        number = self.next_number if value is None else size(value, most=_LAST_NUMBER)
        self.next_number = number + 1
        if self.style in _NO_NUMBERS:
            return None
        gap = HARD + HARD
        return (f"{number}.", f"{number}.{gap}") if self.style == "decimal" else ("", f"({number}){gap}")


class Lines:
    """Collects text into the lines of one box after the other."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.parts: list[str] = []
        """The pieces of the paragraph that has begun; always the same list."""
        self.heading: int | None = None
        self.hidden = 0
        """How many of the open elements take no place at all."""
        self.quiet = False
        """True where text is not printed."""
        self.usual = True
        """True where text is printed as it stands, so that it is just appended to `parts`."""
        self._listing: Box | None = None
        self._marker: tuple[str, str] | None = None
        self._struck = self._raised = self._white = self._grounds = 0
        self._visible: list[bool] = []
        self._kept: list[bool] = []

    def take(self, text: str) -> None:
        """Add text that needs more than to be appended."""
        text = unescape(text)
        if self._kept and self._kept[-1]:
            text = text.replace("\r\n", "\n").replace("\n", BREAK).replace(" ", HARD).replace("\t", TAB)
        words = text.strip()
        if words:
            if self._marker:
                self.parts.append(self._marker[words[0].isdigit()])
                self.set_marker(None)
            if self._struck or (self._white and not self._grounds and _DIGITS.fullmatch(words)):
                text = f"{STRIKE}{text}{STRIKE}"
            if self._raised:
                text = f"{RAISE}{text}{LOWER}"
        self.parts.append(text)

    def mark(self, mark: str) -> None:
        """Add a mark, where anything is printed."""
        if not self.quiet:
            self.parts.append(mark)

    def add_apart(self, text: str) -> None:
        """Add text in a box of its own within the line."""
        if not self.quiet:
            self.parts.extend((APART, text.replace("\n", BREAK), APART))

    def flush(self) -> None:
        """End the paragraph, inside preformatted text only its line."""
        if not self.parts:
            return
        if self._listing is self.box:
            self.parts.append(BREAK)
            return
        lines = lines_of("".join(self.parts))
        self.parts.clear()
        if lines:
            self.box.items.append(Line("\n".join(lines), self.heading))

    def finish(self) -> None:
        """End the paragraph or the preformatted text: another box begins."""
        if not self.parts:
            return
        if self._listing is not self.box:
            self.flush()
            return
        text = kept_text("".join(self.parts))
        self.parts.clear()
        if text.strip():
            self.box.items.append(Listing(text))

    def begin_listing(self) -> None:
        """Keep lines together as they are from here on, where that is not done already."""
        if self._listing is None:
            self._listing = self.box

    def end_listing(self) -> None:
        """End what `begin_listing` began in this box."""
        if self._listing is self.box:
            self.finish()
            self._listing = None

    def set_marker(self, marker: tuple[str, str] | None) -> None:
        """Print this before the next words."""
        if marker is not self._marker:
            self._marker = marker
            self._set()

    def begin_look(self, element: Element) -> None:
        """Print as in this element from here on."""
        self.hidden += element.hides
        self._struck += element.struck
        self._raised += element.raised
        self._white += element.white
        self._grounds += element.ground
        if element.visible is not None:
            self._visible.append(element.visible)
        if element.kept is not None:
            self._kept.append(element.kept)
        self._set()

    def end_look(self, element: Element) -> None:
        """Print as without this element from here on."""
        self.hidden -= element.hides
        self._struck -= element.struck
        self._raised -= element.raised
        self._white -= element.white
        self._grounds -= element.ground
        if element.visible is not None:
            _drop_last(self._visible, element.visible)
        if element.kept is not None:
            _drop_last(self._kept, element.kept)
        self._set()

    def _set(self) -> None:
        self.quiet = self.hidden > 0 or (bool(self._visible) and not self._visible[-1])
        self.usual = not (
            self._struck or self._raised or self._white or self._marker or (self._kept and self._kept[-1])
        )


def _drop_last(values: list[bool], value: bool) -> None:  # noqa: FBT001 the value itself is looked for
    """Take away the last of a value: elements may end in another order than they began."""
    del values[len(values) - 1 - values[::-1].index(value)]
