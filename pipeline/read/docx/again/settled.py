"""The tree of a DOCX file's main part with its wrappers off and its changes accepted, for the second reading.

python-docx finds a row only as a child of its table and a run only as a child of its paragraph. So everything that may
stand between them is taken off, and what is deleted is taken out, before it looks.
"""

from typing import TYPE_CHECKING

from lxml import etree

from pipeline.read.docx.again.words import (
    BOX,
    CELL,
    MC,
    PARAGRAPH,
    PARAGRAPH_SAYS,
    ROW,
    ROW_SAYS,
    RUN,
    RUN_SAYS,
    UNSTORED,
    W,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

GOES_ON = "goes-on"
"""Attribute of a paragraph whose end is deleted, so that the next one goes on in its line."""

_FORMER = tuple(f"{W}{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr"))
_DELETED = (f"{W}del", f"{W}moveFrom")
_CELL_DELETED = f"{W}cellDel"
_UNSEEN = (f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}rubyPr", f"{W}customXmlPr", f"{W}smartTagPr")
_WRAPPERS = tuple(
    f"{W}{name}"
    for name in (
        "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "ruby",
        "rubyBase",
    )
)  # fmt: skip
_FIELD = f"{W}fldSimple"
_ALTERNATIVES, _CHOICE, _FALLBACK = (f"{MC}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
_KNOWN = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://www.wps.cn/",
    "urn:schemas-microsoft-com:",
)


def settle(root: "Element") -> None:
    """Leave in a tree what is seen once all changes are accepted, each row and run where python-docx looks for it."""
    if next(root.iter(_ALTERNATIVES, _CELL_DELETED, *_DELETED, *_UNSEEN, *_WRAPPERS, *_FORMER), None) is None:
        return
    etree.strip_elements(root, *_FORMER, *_UNSEEN, with_tail=False)
    for mark in list(root.iter(*_DELETED, _CELL_DELETED)):
        _delete(mark)
    etree.strip_elements(root, *_DELETED, with_tail=False)
    for alternatives in list(root.iter(_ALTERNATIVES)):
        _choose(alternatives)
    for field in root.iter(_FIELD):
        _fill(field)
    etree.strip_tags(root, _ALTERNATIVES, _CHOICE, _FALLBACK, *_WRAPPERS)


def take_out_boxes(root: "Element") -> dict["Element", list["Element"]]:
    """Take the contents of text boxes out of a tree and return them by the paragraph that each is anchored in."""
    found: dict[Element, list[Element]] = {}
    for box in list(root.iter(BOX)):
        anchor = next(box.iterancestors(PARAGRAPH), None)
        if anchor is not None:
            found.setdefault(anchor, []).append(box)
    for boxes in found.values():
        for box in boxes:
            parent = box.getparent()
            if parent is not None:
                parent.remove(box)
    return found


def _delete(mark: "Element") -> None:
    """Do what a mark says that stands not around what it deletes but inside of it."""
    parent = mark.getparent()
    if parent is None:
        return
    if parent.tag == RUN_SAYS:
        says = parent.getparent()
        paragraph = says.getparent() if says is not None and says.tag == PARAGRAPH_SAYS else None
        if paragraph is not None:
            paragraph.set(GOES_ON, "1")
    elif parent.tag == ROW_SAYS:
        _take_out(next(mark.iterancestors(ROW), None))
    elif mark.tag == _CELL_DELETED:
        _take_out(next(mark.iterancestors(CELL), None))


def _choose(alternatives: "Element") -> None:
    """Keep the first choice that word processors of today draw, else the fallback."""
    choices = [child for child in alternatives if child.tag == _CHOICE]
    kept = next((choice for choice in choices if _is_drawn(choice)), None)
    if kept is None:
        kept = next((child for child in alternatives if child.tag == _FALLBACK), None)
    for child in list(alternatives):
        if child is not kept:
            alternatives.remove(child)


def _fill(field: "Element") -> None:
    """Put a symbol of which nobody knows what it shows into a field that prints what the file does not hold."""
    name = (field.get(f"{W}instr", "").split(maxsplit=1) or [""])[0].upper()
    if name in UNSTORED and next(field.iter(f"{W}t"), None) is None:
        etree.SubElement(etree.SubElement(field, RUN), f"{W}sym")


def _is_drawn(choice: "Element") -> bool:
    spaces = choice.nsmap
    return all(spaces.get(prefix, "").startswith(_KNOWN) for prefix in choice.get("Requires", "").split())


def _take_out(element: "Element | None") -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
