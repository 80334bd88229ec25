"""PDF rescue: bytes that are not quite a PDF → bytes that are, without touching what is on the pages.

What breaks is nearly always the directory (the cross-reference table) or the end of the file. pdfium then looks for the
objects itself, but does so only where there is a catalog, and says nothing of what it could not read: the page is then
emptier than it was printed.
"""

import re
import zlib

HEADER = b"%PDF-"

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+(\d{1,5})\s+obj\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_ROOT = re.compile(rb"/Root\s+(\d+\s+\d+\s+R)")
_ENCRYPT = re.compile(rb"/Encrypt\s+(?:\d+\s+\d+\s+R)")
_IDS = re.compile(rb"/ID\s*\[[^\]]{0,400}\]")
_STREAM = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\b(?:[^<>]|<<[^<>]{0,400}>>){0,400}>>\s*stream\r?\n")
_PIECE = 1 << 16
"""So many bytes are inflated at a time, and thrown away."""
_DICTIONARY_REACH = 2000
"""How far behind `obj` the type of an object is looked for, in bytes; a page's dictionary is 200 to 800 long."""


def trimmed(data: bytes) -> bytes:
    r"""Cut off what stands before the header: all offsets count from there.

    >>> trimmed(b"\r\n<!-- -->%PDF-1.4 ...")
    b'%PDF-1.4 ...'
    """
    return data[max(0, data.find(HEADER)) :]


def is_whole(data: bytes) -> bool:
    r"""Tell whether a PDF goes on to its end: no object comes after the last end mark.

    >>> is_whole(b"1 0 obj\nendobj\n%%EOF\n"), is_whole(b"%%EOF\n7 0 obj\n<<")
    (True, False)
    """
    end = data.rfind(b"%%EOF")
    return end >= 0 and _OBJECT.search(data, end) is None


def is_intact(data: bytes) -> bool:
    r"""Tell whether all compressed parts of a PDF come out whole: their checksums fit. Encrypted ones are taken as such.

    >>> whole = b"<</Filter/FlateDecode>>\nstream\n" + zlib.compress(b"12") + b"\nendstream"
    >>> is_intact(whole), is_intact(whole.replace(zlib.compress(b"12")[:7], b"broken!"))
    (True, False)
    """
    if _ENCRYPT.search(data):
        return True
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        rest = data[found.end() : end if end >= 0 else len(data)]
        inflating = zlib.decompressobj()
        try:
            while rest and not inflating.eof:
                inflating.decompress(rest, _PIECE)
                rest = inflating.unconsumed_tail
        except zlib.error:
            return False
        if not inflating.eof:
            return False
    return True


def rebuilt(data: bytes) -> bytes:
    """Return the file with all directories hidden, and with a new trailer, so that a reader must look for the objects itself."""
    roots = _ROOT.findall(data)
    objects: dict[bytes, tuple[bytes, bytes]] = {}
    matches = list(_OBJECT.finditer(data))
    for found, following in zip(matches, [*matches[1:], None], strict=False):
        end = following.start() if following else len(data)
        objects[found[1]] = (found[2], data[found.end() : min(end, found.end() + _DICTIONARY_REACH)])
    known = [root for root in roots if root.split()[0] in objects]
    catalogs = [number + b" " + objects[number][0] + b" R" for number in objects if _CATALOG.search(objects[number][1])]
    added = b""
    if known or catalogs:
        root = (known or catalogs)[-1]
    else:
        pages = [number + b" " + objects[number][0] + b" R" for number in objects if _PAGE.search(objects[number][1])]
        first = max((int(number) for number in objects), default=0) + 1
        added = (
            b"\n%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n"
            % (
                first,
                first + 1,
                first + 1,
                len(pages),
                b" ".join(pages),
            )
        )
        root = b"%d 0 R" % first
    kept = b" ".join(match[-1] for match in (_ENCRYPT.findall(data), _IDS.findall(data)) if match)
    hidden = data.replace(b"startxref", b"startxxxx").replace(b"trailer", b"trailxx")
    return hidden + b"\nendstream\nendobj\n" + added + b"\ntrailer\n<</Root " + root + b" " + kept + b">>\n%%EOF\n"
