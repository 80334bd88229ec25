"""The walk over a page: the parser's events, one after the other → the content of the page and what it says about itself.

Events and not a tree: a tree has a greatest depth, below which text is dropped without a word, and drops what stands
behind `</html>`, where content systems put half a page. Every element leaves on a stack what is to be done at its end;
what is hidden is skipped whole.
"""

from dataclasses import replace

from pipeline.read.html.elements import BEGINNINGS, DISPLAYS, SKIPPED, TABLE_TAGS, begin_apart, begin_image
from pipeline.read.html.flow import Attributes, Begin, End, Flow
from pipeline.read.html.selectors import Standing, names_of
from pipeline.read.html.style import PLAIN, StyleSheet, Traits, is_ground, is_white, traits_of
from pipeline.read.html.table_elements import end_table

_FOOTNOTE_MARKS = ("FootnoteReference", "EndnoteReference")
_ANNOTATIONS = frozenset({"rp", "rt"})
_RUBY = _ANNOTATIONS | {"rb"}
_FOREIGN = frozenset({"svg", "xml"})
_DRAWN = frozenset({"svg", "canvas", "video"})
UNREADABLE = "\ufffd"
"""Stands for digits that a sheet adds to a cell."""
_PARTS = frozenset({"tr", "td", "th"})
_EMPTY = frozenset({"bgsound", "keygen", "source", "track", "wbr"})
"""Elements that hold nothing, which libxml2 does not know for such: it has them hold what comes after them."""
_NEVER_HIDDEN = frozenset({"html", "body"})
"""Pages hide these until their scripts have run."""


class PageWalk:
    """A parser target: holds the content and the properties of the page once the parser has closed it."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._flow = Flow()
        self.content = self._flow.content
        self.properties = self._flow.properties
        self._sheet = sheet
        self._styled_tags = sheet.tags
        self._path: list[Standing] = []
        """The open elements, where a rule asks what an element stands in."""
        self._counts = [0]
        """How many elements have begun in each of them so far."""
        self._ends: list[End | None] = []
        self._skipping = 0
        self._skipped_tag = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        if self._skipping:
            if not self._ends_skipping(tag):
                self._skipping += 1
                return
            self._take_up()
        if tag in _EMPTY:
            self._ends.append(None)
            return
        traits = self._traits(tag, attributes) if attributes or tag in self._styled_tags else PLAIN
        if tag in _NEVER_HIDDEN:
            traits = PLAIN
        if self._sheet.inner:
            traits = self._inside(tag, attributes, traits)
        if tag in SKIPPED or traits.display == "none":
            if tag in _DRAWN:
                begin_image(self._flow, attributes, PLAIN)
            self._skipping, self._skipped_tag = 1, tag
            if self._path:
                self._leave()
            return
        begin = BEGINNINGS.get(tag)
        if traits is PLAIN:
            self._ends.append(begin(self._flow, attributes, traits) if begin else None)
        else:
            self._ends.append(self._begin_styled(tag, begin, attributes, traits))

    def end(self, tag: str) -> None:
        """End an element."""
        if self._skipping:
            self._skipping -= 1
            return
        if self._path and tag not in _EMPTY:
            self._leave()
        end = self._ends.pop()
        if end is not None:
            end()

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._skipping:
            return
        flow = self._flow
        if flow.usual:
            if flow.parts or not text.isspace():  # white space before a line's text is never printed
                flow.parts.append(text)
        else:
            flow.take(text)

    def close(self) -> None:
        """End the page."""
        while self._flow.tables:
            end_table(self._flow)
        self._flow.end_all()

    def _take_up(self) -> None:
        """Read on behind a skipped element without an end: it and what it holds are open elements like others."""
        self._ends.extend([None] * self._skipping)
        if self._path:
            self._path.extend([Standing("", frozenset(), {})] * self._skipping)
            self._counts.extend([0] * self._skipping)
        self._skipping = 0

    def _ends_skipping(self, tag: str) -> bool:
        """Tell whether an element can't be inside the skipped one, whose end tag was left out or lost."""
        if self._skipped_tag in _ANNOTATIONS:
            return self._skipping == 1 and tag in _RUBY
        return self._skipped_tag in _FOREIGN and tag in BEGINNINGS and tag != "title"

    def _traits(self, tag: str, attributes: Attributes) -> Traits:
        style = attributes.get("style")
        traits = traits_of(style) if style else PLAIN
        classes, identity = attributes.get("class"), attributes.get("id")
        if classes or identity or tag in self._styled_tags:
            traits = traits.over(self._sheet.traits(tag, classes, identity))
            if classes and any(mark in classes for mark in _FOOTNOTE_MARKS):
                traits = replace(traits, raised=True)
        if identity == "js_content":  # WeChat hides an article's text until its script has run
            traits = replace(traits, display=None, visible=None, faint=False)
        if traits.display is None and "hidden" in attributes:
            traits = replace(traits, display="none")
        if "bgcolor" in attributes and is_ground(attributes["bgcolor"]):
            traits = replace(traits, ground=True)
        if tag == "bdo" and attributes.get("dir", "").lower() == "rtl":
            traits = replace(traits, struck=True)  # its digits are shown the other way round
        if tag == "font" and is_white(attributes.get("color", "")):
            traits = replace(traits, pale=True)
        return traits

    def _inside(self, tag: str, attributes: Attributes, traits: Traits) -> Traits:
        """Begin an element among those it stands in, and return what is said of it there besides what is said of it anywhere.

        A block or a table that is hidden by where it stands may be shown by a click, and is read.
        """
        self._counts[-1] += 1
        names = names_of(attributes.get("class", ""), attributes.get("id", ""))
        element = Standing(tag, names, attributes, self._counts[-1])
        self._path.append(element)
        self._counts.append(0)
        if tag in _NEVER_HIDDEN or not self._sheet.inner.may_fit(element):
            return traits
        said = self._sheet.traits_inside(self._path)
        if (tag in BEGINNINGS and tag not in _PARTS) or self._sheet.may_show(element):
            said = replace(said, display=None, visible=None)
        return traits.over(said)

    def _leave(self) -> None:
        self._path.pop()
        self._counts.pop()

    def _begin_styled(self, tag: str, begin: Begin | None, attributes: Attributes, traits: Traits) -> End | None:
        flow = self._flow
        if tag not in TABLE_TAGS:
            begin = DISPLAYS.get(traits.display or "", begin)
        if begin is None and traits.faint:
            traits = replace(traits, struck=True)  # digits that nobody sees, and that a script may show, are no number
        if begin is None and traits.apart:
            begin = begin_apart
        before = flow.manner
        flow.set_manner(before.under(traits))
        changed = flow.manner != before
        end = begin(flow, attributes, traits) if begin else None
        if traits.added and flow.tables and flow.tables[-1].cell is not None:
            flow.mark(UNREADABLE)
        return flow.back_to(before, end) if changed else end
