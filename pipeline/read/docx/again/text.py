"""Text of a DOCX file's paragraphs, for the second reading: everything in a paragraph in one pass, run by run.

What could make a number of what is none is told apart: text off the line and what follows a drawing or a note's mark are
set apart by a gap, struck text is marked, and what is printed and stands in no text is U+FFFD.
"""

from typing import TYPE_CHECKING

from pipeline.read.docx.again.looks import PLAIN, Look, Looks, look_of, style_of
from pipeline.read.docx.again.settled import GOES_ON
from pipeline.read.docx.again.words import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_SAYS,
    ROW,
    RUN,
    RUN_SAYS,
    TABLE,
    UNREADABLE,
    UNSTORED,
    WP,
    A,
    M,
    V,
    W,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_GAP = "  "
_TEXT, _SYMBOL, _FIELD, _INSTRUCTION = (f"{W}{name}" for name in ("t", "sym", "fldChar", "instrText"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FIELD_TYPE = f"{W}fldCharType"
_OF_FIELDS = frozenset({_FIELD, _INSTRUCTION})
_NAME = 64
"""Characters of an instruction's piece that are looked at; its first word is the field's name."""
_FORMULA = f"{M}t"
_MARKS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object", f"{W}footnoteReference", f"{W}endnoteReference"})
_READ = (RUN, _TEXT, _SYMBOL, _FIELD, _INSTRUCTION, _FORMULA, *_CHARACTERS, *_MARKS)
_IMAGES = (f"{A}blip", f"{V}imagedata")
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\r\n"
_LOOKS = tuple(f"{W}{name}" for name in ("vanish", "strike", "dstrike", "vertAlign", "position"))
_PRIVATE = range(0xE000, 0xF900)
_SPECK = 101600
"""English metric units, 8 points."""
_OPENING = frozenset("“\"‘'《〈（(【〔「『")


class TextReader:
    """Reads the paragraphs of the main part."""

    def __init__(self, root: "Element", looks: Looks, boxes: "Mapping[Element, list[Element]]") -> None:
        self._looks = looks
        self._boxes = boxes
        self._any = looks.any or next(root.iter(*_LOOKS), None) is not None
        self._numbers = looks.lists or next(root.iter(f"{W}numPr"), None) is not None
        self._fields = next(root.iter(_FIELD), None) is not None
        self._images = {image for image in root.iter(*_IMAGES) if not _is_speck(image)}
        self._goes_on = any(True for _ in root.iterfind(f".//{PARAGRAPH}[@{GOES_ON}]"))

    def paragraph(self, element: "Element") -> str:
        """Return the text of a paragraph, its lines with breaks between."""
        if not (self._any or self._fields) and (bare := _bare(element)) is not None:
            return bare
        says = element.find(PARAGRAPH_SAYS) if self._any else None
        styled = self._looks.paragraph(style_of(says)) if self._any else PLAIN
        line = _Line()
        look = PLAIN
        fields = _Fields(element) if self._fields else None
        for each in element.iter(*_READ):
            tag = each.tag
            if tag == RUN:
                if self._any:
                    look = self._look(each, styled)
            elif fields is not None and tag in _OF_FIELDS:
                fields.follow(each, line)
            elif look.hidden or (fields is not None and fields.unseen):
                continue
            else:
                _print(each, look, line)
        return "".join(line.pieces)

    def cell_lines(self, cell: "Element") -> list[str]:
        """Return the lines of a cell's own paragraphs and text boxes, those of a table alone in its cell included."""
        lines: list[str] = []
        begun = ""
        shown = False
        for child in cell:
            if child.tag == PARAGRAPH:
                text = begun + self._in_cell(child)
                begun = text if self._goes_on and child.get(GOES_ON) else ""
                if not begun:
                    lines.extend(text.split("\n"))
                shown = shown or self._has_picture(child)
                for box in self._boxes.get(child, ()):
                    lines.extend(_doubtful(line) for line in self.cell_lines(box))
            elif child.tag == TABLE:
                cells = [cell for row in child.iterchildren(ROW) for cell in row.iterchildren(CELL)]
                if len(cells) == 1:
                    lines.extend(self.cell_lines(cells[0]))
                shown = shown or len(cells) > 1
        filled = [line for line in map(str.strip, [*lines, begun]) if line]
        return filled or ([UNREADABLE] if shown else [])

    def _in_cell(self, paragraph: "Element") -> str:
        """Return a paragraph of a cell; where an automatic number stands before it, it must not look like one itself."""
        text = self.paragraph(paragraph)
        first = text.lstrip()[:1]
        if not self._numbers or first.isalpha() or (first in _OPENING and any(map(str.isalpha, text))):
            return text
        says = paragraph.find(PARAGRAPH_SAYS)
        numbered = self._looks.is_numbered(look_of(None, says), self._looks.paragraph(style_of(says)))
        return f"{UNREADABLE}\t{text}" if numbered else text

    def _has_picture(self, paragraph: "Element") -> bool:
        return bool(self._images) and any(image in self._images for image in paragraph.iter(*_IMAGES))

    def _look(self, run: "Element", paragraph: Look) -> Look:
        says = run.find(RUN_SAYS)
        if says is None and paragraph is PLAIN:
            return self._looks.run(PLAIN, None, PLAIN)
        return self._looks.run(look_of(says), style_of(says), paragraph)


class _Fields:
    """The fields of a paragraph: what stands between the beginning of one and its result is not printed."""

    def __init__(self, paragraph: "Element") -> None:
        self._open: list[tuple[bool, int, str]] = []
        self._whole: set[Element] = set()
        """The beginnings that have a result or an end; one that has neither would swallow all that follows."""
        begun: list[Element] = []
        for mark in paragraph.iter(_FIELD):
            if mark.get(_FIELD_TYPE) == "begin":
                begun.append(mark)
            elif begun:
                self._whole.add(begun.pop() if mark.get(_FIELD_TYPE) == "end" else begun[-1])

    @property
    def unseen(self) -> bool:
        """Whether an instruction is being read."""
        return not all(shown for shown, _, _ in self._open)

    def follow(self, element: "Element", line: "_Line") -> None:
        """Go into or out of a field, or read on in its instruction."""
        kind = element.get(_FIELD_TYPE)
        if kind == "begin" and element in self._whole:
            self._open.append((False, len(line.pieces), ""))
        elif not self._open:
            return
        elif element.tag == _INSTRUCTION:
            shown, begin, instruction = self._open.pop()
            self._open.append((shown, begin, instruction + (element.text or "")[:_NAME]))
        elif kind == "separate":
            self._open.append((True, *self._open.pop()[1:]))
        elif kind == "end":
            _, begin, instruction = self._open.pop()
            name = (instruction.split(maxsplit=1) or [""])[0].upper()
            if len(line.pieces) == begin and name in UNSTORED and not self.unseen:
                line.add(UNREADABLE, PLAIN)


class _Line:
    """A paragraph's text as it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.apart = False
        """True where what comes next must not run on from what stands here."""
        self._height = PLAIN.height

    def add(self, text: str, look: Look) -> None:
        """Add text."""
        if not text:
            return
        height = self._height if look is PLAIN and self._height == PLAIN.height else look.height
        if self.pieces and (self.apart or height != self._height):
            self.pieces.append(_GAP)
        self.pieces.append(f"~{text}~" if look.crossed and text.strip() else text)
        self._height, self.apart = height, False


def _bare(paragraph: "Element") -> str | None:
    """Return the text of a paragraph that is empty or holds one run of text, as most cells' do; None for others."""
    *before, run = paragraph if len(paragraph) else (None,)
    if run is None or (run.tag == PARAGRAPH_SAYS and not before):
        return ""
    if run.tag != RUN or not len(run) or [each.tag for each in before] not in ([], [PARAGRAPH_SAYS]):
        return None
    *said, text = run
    return _kept(text) if text.tag == _TEXT and [each.tag for each in said] in ([], [RUN_SAYS]) else None


def _is_speck(image: "Element") -> bool:
    """Tell whether a picture is too small to show a digit."""
    drawing = next(image.iterancestors(f"{W}drawing"), None)
    extent = None if drawing is None else next(drawing.iter(f"{WP}extent"), None)
    try:
        return extent is not None and min(int(extent.get("cx", "")), int(extent.get("cy", ""))) < _SPECK
    except ValueError:
        return False


def _print(element: "Element", look: Look, line: _Line) -> None:
    """Add what an element prints."""
    tag = element.tag
    if tag == _TEXT:
        line.add(_kept(element), look)
    elif tag in _CHARACTERS:
        line.add(_CHARACTERS[tag], look)
    elif tag in _MARKS:
        line.apart = True
    elif tag == _FORMULA:
        line.apart = True
        line.add(element.text or "", PLAIN)
        line.apart = True
    else:
        line.add(_symbol(element.get(f"{W}char", "")), look)


def _kept(element: "Element") -> str:
    """Return a text; white space at its ends is printed only where the file says so."""
    text = element.text or ""
    if (text[:1] in _WHITE or text[-1:] in _WHITE) and element.get(_KEEP) != "preserve":
        return text.strip(_WHITE)
    return text


def _symbol(code: str) -> str:
    """Return a symbol; a symbol font's own codes say nothing of what is printed."""
    try:
        number = int(code, 16)
        return chr(number) if number >= ord(" ") and number not in _PRIVATE else UNREADABLE
    except (ValueError, OverflowError):
        return UNREADABLE


def _doubtful(line: str) -> str:
    """Return a line of a text box, which may be printed elsewhere: without words it must not pass for a number."""
    return line if any(map(str.isalpha, line)) else line + UNREADABLE
