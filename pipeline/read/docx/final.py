"""The final text of a part: changes accepted, one of alternative contents chosen, wrappers and a torn end taken off.

All of it is done on the tree, once, so that whoever reads the tree afterwards can't read a deleted number, or the same
text box twice, through a path that forgot to look.
"""

from typing import TYPE_CHECKING

from pipeline.read.ooxml import MC, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ALTERNATIVES = f"{MC}AlternateContent"
_CHOICE = f"{MC}Choice"
_FALLBACK = f"{MC}Fallback"

_DELETED = f"{W}del"
_MARK_PROPERTIES = f"{W}rPr"
_ROW_PROPERTIES = f"{W}trPr"
_CELL_DELETED = f"{W}cellDel"

_FORMER = frozenset(
    f"{W}{name}"
    for name in (
        "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
        "tcPrChange", "numberingChange",
    )
)  # fmt: skip
"""Formatting as it was before a tracked change."""

_GONE = frozenset({_DELETED, f"{W}moveFrom"})

_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "dir", "bdo", "rubyBase")
)
"""What may stand around runs, paragraphs, rows and cells without being seen: content controls, insertions, links."""

_UNDERSTOOD = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://www.wps.cn/",
    "urn:schemas-microsoft-com:",
)
"""Beginnings of the namespaces that word processors of today draw: the choice that needs no other is what is seen."""


def settle(root: "Element") -> None:
    """Make the tree hold what is seen once all changes are accepted."""
    for element in list(root.iter(*_GONE, *_FORMER, _CELL_DELETED, _ALTERNATIVES)):
        parent = element.getparent()
        if parent is None:
            continue
        if element.tag == _ALTERNATIVES:
            _choose(element)
        elif element.tag == _CELL_DELETED or parent.tag == _ROW_PROPERTIES:
            _remove(parent.getparent())
        elif parent.tag != _MARK_PROPERTIES:  # there it says that a paragraph's end is deleted: its reader asks for it
            parent.remove(element)
    for wrapper in list(root.iter(*_WRAPPERS)):  # the outer ones first, so that what is inside moves on with them
        _unwrap(wrapper, wrapper)


def drop_torn_end(body: "Element") -> None:
    """Take off the last cell, or outside of tables the last paragraph, of a part that was cut short.

    What the parser closed for itself may end in the middle of a number.
    """
    last: Element | None = body
    while last is not None:
        last = last[-1] if len(last) else None
        if last is not None and last.tag in {f"{W}tc", f"{W}p"}:
            _remove(last)
            return


def _choose(alternatives: "Element") -> None:
    """Put the first choice whose namespaces are all known in the place of the alternatives, else the fallback."""
    chosen = next((child for child in alternatives if child.tag == _CHOICE and _is_understood(child)), None)
    if chosen is None:
        chosen = next((child for child in alternatives if child.tag == _FALLBACK), None)
    if chosen is None:
        _remove(alternatives)
    else:
        _unwrap(alternatives, chosen)


def _is_understood(choice: "Element") -> bool:
    required = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
    return all(uri.startswith(_UNDERSTOOD) for uri in required)


def _unwrap(wrapper: "Element", holder: "Element") -> None:
    """Put what the holder holds in the place of the wrapper around it."""
    if wrapper.getparent() is not None:  # a hostile part is a wrapper itself
        for child in list(holder):
            wrapper.addprevious(child)
        _remove(wrapper)


def _remove(element: "Element | None") -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
