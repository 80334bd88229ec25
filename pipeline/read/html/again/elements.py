"""Elements of a page for its second reading: what a tag with its attributes is and does, found out once for each wording.

A page writes the same tag a thousand times. What it means here stands in one small record, so that the walk over the
page looks up and never thinks.
"""

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum, auto

from pipeline.read.html.again.style import ADDS, Sheet, declared, has_ground, is_faint, is_hidden, is_white
from pipeline.read.html.again.tokens import attributes_of
from pipeline.read.html.selectors import Standing, names_of


class Role(IntEnum):
    """What an element does where it stands."""

    INLINE = auto()
    BLOCK = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    LIST = auto()
    PREFORMATTED = auto()
    TABLE = auto()
    GROUP = auto()
    ROW = auto()
    CELL = auto()
    VOID = auto()


_VOID = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset head header hgroup html legend main menu nav optgroup plaintext search section summary"
)
_ROLES = {
    **dict.fromkeys(_VOID.split(), Role.VOID),
    **dict.fromkeys(_BLOCKS.split(), Role.BLOCK),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("thead", "tbody", "tfoot"), Role.GROUP),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("ol", "ul"), Role.LIST),
    **dict.fromkeys(("pre", "listing"), Role.PREFORMATTED),
    "p": Role.PARAGRAPH,
    "li": Role.ITEM,
    "tr": Role.ROW,
    "table": Role.TABLE,
}
_DISPLAYS = {
    **dict.fromkeys(("block", "flex", "grid", "list-item", "flow-root", "table-caption"), Role.BLOCK),
    **dict.fromkeys(("table", "inline-table"), Role.TABLE),
    **dict.fromkeys(("table-row-group", "table-header-group", "table-footer-group"), Role.GROUP),
    "table-row": Role.ROW,
    "table-cell": Role.CELL,
}
OF_TABLES = frozenset({Role.TABLE, Role.GROUP, Role.ROW, Role.CELL})
_FORMATTING = "a b big code em font i nobr s small strike strong tt u"
FORMATTING = frozenset(_FORMATTING.split())
"""Elements that may end in another order than they began."""
DRAWN = frozenset({"svg", "canvas", "video"})
"""Elements that show what stands in no text."""
_UNSEEN = "template datalist svg canvas audio video math xml del rt rp"
_NEVER_SEEN = frozenset(_UNSEEN.split())
_FOOTNOTES = ("FootnoteReference", "EndnoteReference")
_INPUTS = frozenset({"", "text", "number", "tel", "email", "url", "search", "date", "month"})
_SPACER = 8
"""Pixels of an image that only keeps a distance."""
_MOST_WIDTH, _MOST_HEIGHT = 1000, 65534
"""Spans of one cell, as in the HTML standard."""
_WHOLE = re.compile(r"\s*\+?(\d{1,9})", re.ASCII)
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px|pt)?\s*", re.ASCII | re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """A tag with its attributes."""

    tag: str
    role: Role
    said: dict[str, str] = field(default_factory=dict)
    """Its attributes; none where they do not matter."""
    hides: bool = False
    visible: bool | None = None
    raised: bool = False
    struck: bool = False
    white: bool = False
    adds: bool = False
    """True where a sheet prints digits beside its text."""
    ground: bool = False
    """True where it has a ground on which white text is seen."""
    kept: bool | None = None
    """True where white space of the source is printed."""
    apart: bool = False
    counts: str | None = None
    """How a list numbers its items, in the words of CSS."""
    closes: frozenset[str] = frozenset()
    """The elements that end where this one begins, if they are still open."""
    styled: bool = False
    """True where style and not the tag makes it part of a table."""
    width: int = 1
    height: int = 1
    """The spans of a cell; a height of 0 reaches to the end of the group of rows."""
    look: bool = False
    """True where it changes how the text inside is printed."""
    standing: Standing | None = None
    """As selectors see it, where a rule asks what an element stands in."""
    mute: bool = True
    """True where it neither begins nor ends anything."""

    def as_block(self) -> "Element":
        """Return the element as it is where its part of a table has no table."""
        return replace(self, role=Role.BLOCK, styled=False)


_ENDED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "rt": frozenset({"rt", "rp", "rb"}),
    "rp": frozenset({"rt", "rp", "rb"}),
    "rb": frozenset({"rt", "rp", "rb"}),
}


def standing_of(tag: str, written: str) -> Standing:
    """Return an element as selectors see it."""
    said = attributes_of(written) if written else {}
    return Standing(tag, names_of(said.get("class", ""), said.get("id", "")), said)


def hides_inside(tag: str) -> bool:
    """Tell whether an element is taken for hidden where only what it stands in says so."""
    return _ROLES.get(tag, Role.INLINE) in {Role.INLINE, Role.CELL, Role.ROW}


def element_of(tag: str, written: str, sheet: Sheet, inside: dict[str, str] | None = None) -> Element:
    """Return what a tag with its attributes, as written, is on a page with these sheets.

    `inside` is what is said of it because of what it stands in.

    >>> sheet = Sheet([".copy{display:none}"])
    >>> element_of("p", " class=copy", sheet).hides, element_of("span", ' style="color:red"', sheet).mute
    (True, True)
    """
    attributes = attributes_of(written) if written else {}
    said = _style(tag, attributes, sheet, inside or {})
    role = _ROLES.get(tag, Role.INLINE)
    element = Element(tag, role, closes=_ENDED_BY.get(tag, frozenset()))
    if role in OF_TABLES or role is Role.VOID or tag == "li" or tag in DRAWN:
        element.said = attributes
    elif said.get("display") in _DISPLAYS:
        shown = _DISPLAYS[said["display"]]
        element.role = role if shown is Role.BLOCK and role is not Role.INLINE else shown
        element.styled = element.role in OF_TABLES
    if element.role is Role.CELL:
        element.width = size(attributes.get("colspan"), most=_MOST_WIDTH) or 1
        element.height = size(attributes.get("rowspan"), most=_MOST_HEIGHT)
    if tag not in {"html", "body"} and attributes.get("id") != "js_content":  # pages hide these until their scripts ran
        _set_look(element, attributes, said)
    element.look = any((element.hides, element.raised, element.struck, element.white, element.ground)) or {
        element.visible,
        element.kept,
    } != {None}
    element.mute = element.role is Role.INLINE and not (element.look or element.apart or element.closes or element.adds)
    return element


def size(written: str | None, *, most: int) -> int:
    """Read a span as browsers do; 1 where none is said.

    >>> size(" 2px", most=9), size("0", most=9), size("50", most=9), size("-2", most=9), size(None, most=9)
    (2, 0, 9, 1, 1)
    """
    found = _WHOLE.match(written or "")
    return min(int(found[1]), most) if found else 1


def is_inline(tag: str) -> bool:
    """Tell whether an element by its name stands within a line."""
    return tag not in _ROLES


def is_spacer(said: dict[str, str]) -> bool:
    """Tell whether an image is too small to show anything.

    >>> is_spacer({"width": "1"}), is_spacer({"style": "height: 3px"}), is_spacer({"src": "3.gif"})
    (True, True, False)
    """
    style = dict(
        part.lower().replace(" ", "").split(":", 1) for part in said.get("style", "").split(";") if ":" in part
    )
    sizes = [_PIXELS.fullmatch(style.get(name) or said.get(name, "")) for name in ("width", "height")]
    return any(found is not None and int(found[1]) <= _SPACER for found in sizes)


def typed(said: dict[str, str]) -> str:
    """Return the text that an `<input>` shows."""
    return said.get("value", "") if said.get("type", "").strip().lower() in _INPUTS else ""


def _style(tag: str, attributes: dict[str, str], sheet: Sheet, inside: dict[str, str]) -> dict[str, str]:
    """Return what style says of an element: the sheets, and over them its own."""
    classes, identity = attributes.get("class", ""), attributes.get("id", "")
    said: dict[str, str] = {}
    if classes or identity or tag in sheet.tags or "" in sheet.tags:
        said = sheet.said(tag, classes, identity)
    said |= inside
    if "style" in attributes:
        said = {**said, **declared(attributes["style"])}
    if "hidden" in attributes and "display" not in said:
        said = {**said, "display": "none"}
    return said


def _set_look(element: Element, attributes: dict[str, str], said: dict[str, str]) -> None:
    tag, space = element.tag, said.get("white-space", "")
    element.hides = is_hidden(said) or tag in _NEVER_SEEN or (tag == "option" and "selected" not in attributes)
    if "visibility" in said:
        element.visible = said["visibility"] not in {"hidden", "collapse"}
    footnote = any(mark in attributes.get("class", "") for mark in _FOOTNOTES)
    element.raised = tag in {"sup", "sub"} or said.get("vertical-align") in {"super", "sub"} or footnote
    lines = said.get("text-decoration", "") + said.get("text-decoration-line", "")
    faint = element.role is Role.INLINE and is_faint(said)  # a script may show it: digits there are no number
    turned = (tag == "bdo" and attributes.get("dir", "").lower() == "rtl") or "override" in said.get("unicode-bidi", "")
    element.struck = tag in {"s", "strike"} or "line-through" in lines or faint or turned
    element.adds = ADDS in said
    element.white = is_white(said.get("color", "")) or (tag == "font" and is_white(attributes.get("color", "").lower()))
    element.ground = has_ground(said, attributes.get("bgcolor", ""))
    if space or tag in {"pre", "listing"}:
        element.kept = (space.startswith("pre") and space != "pre-line") or space == "break-spaces" or not space
    element.apart = (
        said.get("display") in {"inline-block", "inline-flex"}
        or said.get("float") in {"left", "right"}
        or said.get("position") in {"absolute", "fixed"}
        or tag in {"select", "option"}
    )
    if element.role is Role.LIST:
        kind, start = attributes.get("type", ""), attributes.get("start")
        style = (said.get("list-style-type") or said.get("list-style") or "").split()
        named = {"1": "decimal", "a": "alpha", "A": "alpha"}.get(kind) if tag == "ol" else None
        element.counts = style[0] if style else named or ("decimal" if start and tag == "ol" else None)
        element.said = attributes
