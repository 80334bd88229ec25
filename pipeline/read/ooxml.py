"""XML of a WordprocessingML part, parsed within bounds, under one set of names.

Two vocabularies are in use, the transitional one of nearly all files and the strict one of ISO/IEC 29500; a strict part
is renamed once here, so that nothing after this knows of it. No part may bring a document type: the format forbids one,
and it is the way entity bombs and outside files come in.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.errors import DamagedError, TooLargeError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"

_STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": M,
    "{http://purl.oclc.org/ooxml/drawingml/main}": A,
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}": WP,
}

MOST_MARKUP = 2_000_000
"""Tags in one part. A parsed element takes some hundred bytes and can be written in four, so that a part within the
bound on bytes could still fill any memory (this many: 400 MB, 5 s). The official form has ten thousand."""

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OFF = frozenset({"0", "false", "off"})
_MOST = 2**31 - 1


def parse(data: bytes) -> tuple["Element", bool]:
    """Return the root of a part, and whether the part is well-formed to its end.

    What is not well-formed is read as far as the parser recovers, which includes nesting deeper than 256 elements.

    Raises:
        DamagedError: nothing of it is XML, or it has a document type.
        TooLargeError: it has more tags than any report.
    """
    if data.count(b"<") > MOST_MARKUP:
        raise TooLargeError(tags=MOST_MARKUP)
    if any(doctype in data for doctype in _DOCTYPES):
        raise DamagedError(reason="document type")
    try:
        root, whole = etree.fromstring(data, _parser(recover=False)), True
    except etree.XMLSyntaxError:
        try:
            root, whole = etree.fromstring(data, _parser(recover=True)), False
        except etree.XMLSyntaxError as error:
            raise DamagedError(reason="no XML") from error
    # Of bytes that hold no element at all, the recovering parser makes None.
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise DamagedError(reason="no XML")
    _rename_strict(root)
    return root, whole


def _parser(*, recover: bool) -> etree.XMLParser:
    # huge_tree stays off: it lifts the limits on depth (256) and on one text (10 MB).
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def _rename_strict(root: "Element") -> None:
    if not any(f"{{{uri}}}" in _STRICT for uri in root.nsmap.values()):
        return
    for element in root.iter():
        with suppress(ValueError):  # names and values of broken XML that was recovered may be none that lxml writes
            element.tag = _transitional(element.tag)
        for name, value in element.items():
            renamed = _transitional(str(name))
            if renamed != name:
                with suppress(ValueError):
                    element.set(renamed, str(value))
                    del element.attrib[name]


def _transitional(name: str) -> str:
    space, brace, local = name.rpartition("}")
    return _STRICT.get(f"{space}{brace}", f"{space}{brace}") + local


def number(text: str | None, default: int = 0) -> int:
    """Return an attribute's integer, the default where there is none, never more than 31 bits."""
    try:
        value = int(text or "")
    except ValueError:
        return default
    return max(-_MOST, min(value, _MOST))


def switch(element: "Element") -> bool:
    """Return what an on/off element says: it is on where it says nothing."""
    return element.get(VAL, "1").lower() not in _OFF
