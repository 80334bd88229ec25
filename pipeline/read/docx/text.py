"""Text of a paragraph: what is seen of its runs, in order, with whatever could forge a number made visible.

Cells hold numbers, and digits next to each other are one number to whoever reads the text later. So between digits that
are not printed as one number something stands that no number has:

- raised or lowered text (`12` with a raised `1`), the mark of a footnote, a drawing or a formula between two digits:
  two spaces, since a number may have only one between its digits;
- struck-through text: U+0336 behind each character, which is how plain text is struck through. It stays readable for
  a person and is no number; taking it for one would be as wrong as leaving it out;
- what is printed and is no character of the text (`w:sym`, fields whose result the file doesn't keep): U+FFFD.
"""

from typing import TYPE_CHECKING

from pipeline.read.docx.styles import LOOKS, PLAIN, RUN_STYLE, Look, Style, Styles, look_of
from pipeline.read.ooxml import VAL, M, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

UNREADABLE = "\ufffd"
APART = "  "
_STRIKE = "\u0336"

_RUN, _TEXT, _FIELD, _INSTRUCTION = (f"{W}{name}" for name in ("r", "t", "fldChar", "instrText"))
_SIMPLE_FIELD = f"{W}fldSimple"
_SYMBOL = f"{W}sym"
_RUBY = f"{W}ruby"  # characters with their reading above them, which is left out
_FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_NOTE_MARKS = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_PLAIN_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FIELD_TYPE = f"{W}fldCharType"
_STORIES = (f"{W}tc", f"{W}txbxContent", f"{W}body")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\r\n"  # what an XML reader may drop; not the ideographic space
_ON_THE_LINE = PLAIN.line
_NOTHING_SAID: tuple[str | None, Look] = (None, PLAIN)
_PRIVATE = range(0xE000, 0xF900)

_NOT_STORED = frozenset(
    {"EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "MACROBUTTON", "GOTOBUTTON", "FORMDROPDOWN"}
)
"""Fields that print something of which the file keeps only the instruction."""

_NAME_WITHIN = 64  # characters of an instruction, however many pieces it is cut into


class _Line:
    """The text of one paragraph as it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._place = _ON_THE_LINE
        self._torn = False

    def add(self, text: str, place: tuple[str, str]) -> None:
        """Add text that stands at a height of the line, apart from what stands before it at another height."""
        if not text:
            return
        if self.pieces and (self._torn or place != self._place):
            self.pieces.append(APART)
        self.pieces.append(text)
        self._place, self._torn = place, False

    def tear(self) -> None:
        """Keep what follows apart from what stands here."""
        self._torn = True


class _Field:
    """A complex field that has begun: its instruction comes first and is not seen, its result follows."""

    __slots__ = ("in_result", "instruction", "length")

    def __init__(self, length: int) -> None:
        self.in_result = False
        self.instruction = ""
        self.length = length


class TextReader:
    """Reads the paragraphs of one part; fields may run on from one paragraph into the next, so in document order."""

    def __init__(self, root: "Element", styles: Styles) -> None:
        self._styles = styles
        self._own: dict[Element, tuple[str | None, Look]] = {}
        for said in root.iter(*LOOKS):
            properties = said.getparent()
            run = None if properties is None or properties.tag != f"{W}rPr" else properties.getparent()
            if properties is not None and run is not None and run.tag == _RUN and run not in self._own:
                style = next((child.get(VAL) for child in properties if child.tag == RUN_STYLE), None)
                self._own[run] = (style, look_of(properties))
        self._looks: dict[tuple[Look, str | None, Look], Look] = {}
        self._keep_white = root.get(_XML_SPACE) == "preserve"
        self._fields: list[_Field] = []
        self._unseen = 0  # how many of them are still in their instruction
        _disarm_open_fields(root)

    def enter(self) -> int:
        """Begin a cell or a text box: a field that is left open inside must not swallow what follows it."""
        return len(self._fields)

    def leave(self, fields: int) -> None:
        """End what `enter` began."""
        self._unseen -= sum(not field.in_result for field in self._fields[fields:])
        del self._fields[fields:]

    def read(self, paragraph: "Element", style: Style) -> tuple[str, list["Element"]]:
        """Return a paragraph's text and the drawings anchored in it."""
        line = _Line()
        drawn: list[Element] = []
        self._content(paragraph, style, line, drawn)
        return "".join(line.pieces), drawn

    def _content(self, container: "Element", style: Style, line: _Line, drawn: list["Element"]) -> None:
        for element in container:
            tag = element.tag
            if tag == _RUN:
                self._run(element, style, line, drawn)
            elif tag == _SIMPLE_FIELD:
                length = len(line.pieces)
                self._content(element, style, line, drawn)
                self._end_field(element.get(f"{W}instr", ""), length, line)
            elif tag in _FORMULAS and not self._unseen:
                for piece in element.iter(f"{M}t"):
                    line.tear()
                    line.add(piece.text or "", _ON_THE_LINE)
                line.tear()

    def _look(self, run: "Element", style: Style) -> Look:
        run_style, own = self._own.get(run, _NOTHING_SAID)
        key = (style.look, run_style, own)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._styles.look(own, run_style, style)
        return look

    def _run(self, run: "Element", style: Style, line: _Line, drawn: list["Element"]) -> None:
        look = self._look(run, style)
        for child in run:
            tag = child.tag
            if tag == _FIELD:
                self._field(child.get(_FIELD_TYPE), line)
            elif tag == _INSTRUCTION:
                if self._fields and len(self._fields[-1].instruction) < _NAME_WITHIN:
                    self._fields[-1].instruction += child.text or ""
            elif look.hidden or self._unseen:
                continue
            elif tag == _TEXT:
                self._add(self._printed(child), look, line)
            elif tag in _PLAIN_CHARACTERS:
                self._add(_PLAIN_CHARACTERS[tag], look, line)
            else:
                self._rest(child, look, line, drawn)
                if tag == _RUBY:
                    self._content(child, style, line, drawn)

    def _rest(self, child: "Element", look: Look, line: _Line, drawn: list["Element"]) -> None:
        """Read what is seldom in a run."""
        tag = child.tag
        if tag == _SYMBOL:
            self._add(_symbol(child), look, line)
        elif tag in _DRAWN:
            line.tear()
            drawn.append(child)
        elif tag in _NOTE_MARKS:
            line.tear()

    def _add(self, text: str, look: Look, line: _Line) -> None:
        if look.struck or look.struck_twice:
            text = "".join(char if char.isspace() else char + _STRIKE for char in text)
        line.add(text, look.line)

    def _printed(self, element: "Element") -> str:
        """Return a text as word processors show it: white space at its ends only where the file says to keep it."""
        text = element.text or ""
        if text[:1] in _WHITE or text[-1:] in _WHITE:
            keep = element.get(_XML_SPACE)
            return text if keep == "preserve" or (keep is None and self._keep_white) else text.strip(_WHITE)
        return text

    def _field(self, kind: str | None, line: _Line) -> None:
        if kind == "begin":
            self._fields.append(_Field(len(line.pieces)))
            self._unseen += 1
        elif kind == "separate" and self._fields and not self._fields[-1].in_result:
            self._fields[-1].in_result = True
            self._unseen -= 1
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            self._unseen -= not field.in_result
            self._end_field(field.instruction, field.length, line)

    def _end_field(self, instruction: str, length: int, line: _Line) -> None:
        """Say that something is printed that isn't there, where a field of such a kind has added nothing."""
        name = (instruction.split(maxsplit=1) or [""])[0].upper()
        if len(line.pieces) == length and name in _NOT_STORED and not self._unseen:
            line.add(UNREADABLE, _ON_THE_LINE)


def _symbol(element: "Element") -> str:
    """Return a symbol's character; the codes of symbol fonts are for private use and say nothing of what is printed."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
        return UNREADABLE if code in _PRIVATE or code < ord(" ") else chr(code)
    except (ValueError, OverflowError):
        return UNREADABLE


def _disarm_open_fields(root: "Element") -> None:
    """Take the effect from each field that begins and never ends in its own cell, text box or body.

    Its instruction would have no end either, and would swallow all the text behind it.
    """
    open_fields: dict[Element | None, list[Element]] = {}
    for mark in root.iter(_FIELD):
        story = open_fields.setdefault(next(mark.iterancestors(*_STORIES), None), [])
        if mark.get(_FIELD_TYPE) == "begin":
            story.append(mark)
        elif mark.get(_FIELD_TYPE) == "end" and story:
            story.pop()
    for story in open_fields.values():
        for mark in story:
            mark.set(_FIELD_TYPE, "")
