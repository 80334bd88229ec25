"""The flow of a document: its paragraphs, tables and pictures in reading order, down into cells and text boxes.

What is read here is still as nested as the file; `docx_blocks` makes the flat blocks of it, since only a whole table
tells whether it is a table or a way to arrange a page.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import TooLargeError
from pipeline.read.docx.drawing import Drawing, look_into
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.styles import HIDDEN, Style, Styles, heading_of, outline_level
from pipeline.read.docx.table import place_cells
from pipeline.read.docx.text import APART, TextReader
from pipeline.read.ooxml import VAL, W, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_SLOTS = 1_000_000
"""Slots that the tables of a document cover together; a form has six hundred."""

MOST_NESTING = 20
"""How deep cells and text boxes may stand in each other; deeper ones are left out, and the document is not whole."""

_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_PROPERTIES, _MARK = f"{W}pPr", f"{W}rPr"
_STYLE, _LIST, _OUTLINE = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl"
_ENDS_GONE = (f"{W}del", f"{W}moveFrom", HIDDEN)
_ELSEWHERE = frozenset({f"{W}altChunk", f"{W}subDoc"})
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as read."""

    number: str
    """Its automatic number, which stands in no text."""
    text: str
    heading: int | None = None
    afloat: bool = False
    """True in a text box, which may be printed far from where it is anchored."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as met."""

    large: bool
    """Whether it can hold a table."""
    source: str | None = None
    """Under which name the document relates to its file."""


@dataclass(frozen=True, slots=True)
class CellContent:
    """A cell of a table with its content as read."""

    row: int
    column: int
    row_span: int
    column_span: int
    items: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table as read."""

    cells: tuple[CellContent, ...]


Item = Line | Image | TableContent


@dataclass(slots=True)
class _Said:
    """What a paragraph says of itself."""

    style: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    outline: int | None = None
    end_deleted: bool = False
    end_hidden: bool | None = None


class Flow:
    """Reads the main part; once, since lists count on."""

    def __init__(self, root: "Element", styles: Styles, numbering: Numbering) -> None:
        self.whole = True
        """False where something was met that is part of the document and not read."""
        self._styles = styles
        self._numbering = numbering
        self._text = TextReader(root, styles)
        self._said = _paragraph_properties(root)
        self._slots = 0
        self._depth = 0

    def items(self, container: "Element", *, afloat: bool = False) -> tuple[Item, ...]:
        """Return the content of the body, of a cell or of a text box, in reading order."""
        if self._depth >= MOST_NESTING:
            self.whole = False
            return ()
        self._depth += 1
        fields = self._text.enter()
        found: list[Item] = []
        begun = ""  # the text of paragraphs whose end is deleted or hidden: what follows goes on in the same line
        for element in container:
            if element.tag == _PARAGRAPH:
                said = self._said.get(element, _NOTHING_SAID)
                style = self._styles.paragraph(said.style)
                text, drawn = self._text.read(element, style)
                if said.end_deleted:
                    begun += text
                elif style.look.hidden if said.end_hidden is None else said.end_hidden:
                    begun += text and text + APART  # not all programs join them, so digits are not one number
                else:
                    found.append(self._line(begun + text, said, style, afloat=afloat))
                    begun = ""
                for drawing in drawn:
                    self._draw(look_into(drawing), found)
            elif element.tag == _TABLE:
                found.extend((_unended(begun, afloat=afloat), self._table(element)))
                begun = ""
            elif element.tag in _ELSEWHERE:
                self.whole = False
        found.append(_unended(begun, afloat=afloat))
        self._text.leave(fields)
        self._depth -= 1
        return tuple(item for item in found if not isinstance(item, Line) or item.number or item.text.strip())

    def _line(self, text: str, said: _Said, style: Style, *, afloat: bool) -> Line:
        list_id, level = said.list_id or style.list_id, said.list_level
        if list_id is not None and level is None and said.list_id is None:
            level = self._numbering.level_of(list_id, style.chain)
            level = style.list_level if level is None else level
        counted = "" if list_id in {None, _NO_LIST} else self._numbering.count(str(list_id), level or 0)
        heading = style.heading if said.outline is None else heading_of(said.outline)
        return Line(counted, text.strip("\n"), heading, afloat)

    def _draw(self, drawing: Drawing, found: list[Item]) -> None:
        for box in drawing.boxes:
            found.extend(self.items(box, afloat=True))
        if drawing.picture:
            found.append(Image(drawing.large, drawing.source))

    def _table(self, element: "Element") -> TableContent:
        placed = place_cells(element)
        self._slots += sum(cell.row_span * cell.column_span for cell in placed)
        if self._slots > MOST_SLOTS:
            raise TooLargeError(cells=MOST_SLOTS)
        return TableContent(
            tuple(
                CellContent(cell.row, cell.column, cell.row_span, cell.column_span, self.items(cell.element))
                for cell in placed
            )
        )


_NOTHING_SAID = _Said()


def _unended(text: str, *, afloat: bool) -> Line:
    """Return what there is of a paragraph that was to go on and doesn't."""
    return Line("", text.removesuffix(APART), None, afloat)


def _paragraph_properties(root: "Element") -> dict["Element", _Said]:
    """Return what the paragraphs say of themselves, in one pass: most say nothing that matters here."""
    found: dict[Element, _Said] = {}
    for element in root.iter(_STYLE, _LIST, _OUTLINE, *_ENDS_GONE):
        parent = element.getparent()
        if element.tag in _ENDS_GONE and parent is not None:
            parent = parent.getparent() if parent.tag == _MARK else None
        paragraph = None if parent is None or parent.tag != _PROPERTIES else parent.getparent()
        if paragraph is None:
            continue
        said = found.setdefault(paragraph, _Said())
        if element.tag == _STYLE:
            said.style = element.get(VAL)
        elif element.tag == _OUTLINE:
            said.outline = outline_level(element)
        elif element.tag == _LIST:
            values = {child.tag: child.get(VAL) for child in element}
            said.list_id = values.get(f"{W}numId")
            said.list_level = number(values[f"{W}ilvl"]) if f"{W}ilvl" in values else None
        elif element.tag == HIDDEN:
            said.end_hidden = switch(element)
        else:
            said.end_deleted = True
    return found
