"""PDF rescue: bytes that are not quite a PDF → bytes that are, without touching what is on the pages.

What breaks is nearly always the directory (the cross-reference table) or the end of the file. pdfminer then looks for
objects itself, but stops at the first trailer, which in a file that was edited is the oldest state of the document: a
number corrected since would come out as it was before. So a broken directory is rebuilt over the whole file.
"""

import io
import re
from collections.abc import Iterator

HEADER = b"%PDF-"

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+(\d{1,5})\s+obj\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_ROOT = re.compile(rb"/Root\s+(\d+\s+\d+\s+R)")
_ENCRYPT = re.compile(rb"/Encrypt\s+(?:\d+\s+\d+\s+R)")
_IDS = re.compile(rb"/ID\s*\[[^\]]{0,400}\]")
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


def rebuilt(data: bytes) -> Iterator[bytes]:
    """Yield the file with a new directory: as pdfium makes it, then as made here from what is left."""
    resaved = _resaved(data)
    if resaved is not None:
        yield resaved
    yield _with_new_trailer(data)


def _resaved(data: bytes) -> bytes | None:
    """Let pdfium read the file and write it anew; None where it can't."""
    import pypdfium2  # noqa: PLC0415 a large library that broken files only need

    try:
        with pypdfium2.PdfDocument(data) as document:
            if not len(document):
                return None
            buffer = io.BytesIO()
            document.save(buffer)
            return buffer.getvalue()
    except pypdfium2.PdfiumError:
        return None


def _with_new_trailer(data: bytes) -> bytes:
    """Hide all directories and end the file with a trailer, so that a reader must look for the objects itself."""
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
