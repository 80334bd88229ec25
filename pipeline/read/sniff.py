"""Sniffing: the format of a document by its bytes, never by its name.

Names lie: offices publish DOCX named `.pdf` and web pages named `.doc`. Every format met or likely is known here, so that
one that can't be read yet is called by its name; what is left over is text, if it decodes as text, or unknown.
"""

import io
import re
import zipfile

import olefile

from pipeline.errors import DamagedError, EmptyDocumentError, EncryptedError, UnknownFormatError
from pipeline.read import media
from pipeline.read.charset import decode
from pipeline.read.csv.rows import is_csv

PDF_JUNK = 8192
"""How far into the file `%PDF-` may begin. Readers look through the first 1,024 bytes; web servers' error texts met were
longer than that."""
HEAD = 16384
"""How much of a file is looked through for marks of HTML: CMS pages begin with comments and scripts of a few kilobytes."""
SAMPLE = 1 << 20
"""How much of a file is decoded to see whether it is text."""
MOST_BROKEN = 0.01
"""The share of a text that may be control characters or undecodable; random bytes have 0.1 and more of both."""
LOCAL_HEADERS = 2000
"""How many members of a zip without a directory are looked at."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", media.PNG),
    (0, b"\xff\xd8\xff", media.JPEG),
    (0, b"GIF87a", media.GIF),
    (0, b"GIF89a", media.GIF),
    (0, b"II*\x00", media.TIFF),
    (0, b"MM\x00*", media.TIFF),
    (8, b"WEBP", media.WEBP),
    (0, b"\x00\x00\x00\x0cjP  ", media.JPEG_2000),
    (4, b"ftyphei", media.HEIF),
    (4, b"ftypmif1", media.HEIF),
    (0, b"Rar!\x1a\x07", media.RAR),
    (0, b"7z\xbc\xaf\x27\x1c", media.SEVEN_ZIP),
    (0, b"\x1f\x8b\x08", media.GZIP),
    (0, b"BZh", media.BZIP2),
    (0, b"\xfd7zXZ\x00", media.XZ),
    (257, b"ustar", media.TAR),
    (0, b"{\\rtf", media.RTF),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("WordDocument", media.DOC),
    ("Workbook", media.XLS),
    ("Book", media.XLS),
    ("PowerPoint Document", media.PPT),
    ("__properties_version1.0", media.MSG),
)
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FIRST_BYTES = (b"%PDF-", _OLE, *_ZIP_STARTS, *(magic for offset, magic, _ in _MAGIC if not offset))
_ODF = {
    "application/vnd.oasis.opendocument.text": media.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": media.ODS,
}

_BEFORE_HTML = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_OFD_PAGE = re.compile(r"/pages/[^/]+/content\.xml$")
"""What is left of an OFD that ends early: `OFD.xml` often stands last."""
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|style|script|table|tbody|tr|td|div|p|span|center|font|section"
    r"|article|main|h[1-6]|ul|ol|br|hr|b|strong|img|a|iframe|noscript|base|form|center)\b[^<>]{0,2000}/?>)",
    re.IGNORECASE,
)
_HTML_ANYWHERE = re.compile(r"<(?:html|head|body|table|tr|td|div|p)(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_OFFICE_XML = re.compile(
    r"<(?:\w+:)?(?:(?P<word>wordDocument)|Workbook)\b[^<>]*"
    r"(?:http://schemas\.microsoft\.com/office/word/2003/wordml|urn:schemas-microsoft-com:office:spreadsheet)[\"']"
)
"""The XML that Office 2003 saved, and programs still export: called `.doc` and `.xls`, and opened like these."""
_MIME_HEAD = re.compile(
    r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version:|Content-Type:\s*multipart/related)", re.IGNORECASE
)
_BROKEN = re.compile("[\ufffd\x00-\x08\x0e-\x19\x1b-\x1f]")
"""What no text holds."""
_TAGS_OF_A_FRAGMENT = 3


def sniff(data: bytes) -> str:
    r"""Return the media type of a document.

    Raises EmptyDocumentError, UnknownFormatError, DamagedError for what is left of an office file that does not tell which and
    for files that end within their first bytes, and EncryptedError for office files that are encrypted as a whole.

    >>> sniff(b"%PDF-1.7\n"), sniff("<p>一、总体情况</p>".encode("gbk")), sniff("一、总体情况".encode())
    ('application/pdf', 'text/html', 'text/plain')
    """
    if not data.strip():
        raise EmptyDocumentError
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(_ZIP_STARTS):
        return _zip(data)
    for offset, magic, kind in _MAGIC:
        if data.startswith(magic, offset):
            return kind
    if _is_bitmap(data):
        return media.BMP
    if _is_pdf(data):
        return media.PDF
    if len(data) > 1 and any(first.startswith(data) for first in _FIRST_BYTES):
        raise DamagedError(kind="cut")
    return _text(data)


def _is_pdf(data: bytes) -> bool:
    """Tell whether a PDF begins near the start, whatever stands before it."""
    start = data.find(b"%PDF-", 0, PDF_JUNK)
    return start >= 0 and (start == 0 or re.search(rb"\d\s+obj\b", data[start:]) is not None)


def _is_bitmap(data: bytes) -> bool:
    """Tell a Windows bitmap from text that begins with BM: by the size of its header."""
    return data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in {12, 40, 52, 56, 64, 108, 124}


def _ole(data: bytes) -> str:
    """Tell compound files apart by their streams; cut short ones by the names that are left in them."""
    whole = True
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            names = {name for path in compound.listdir() for name in path[:1]}
    except Exception:  # noqa: BLE001 whatever a broken compound file makes of the library
        whole = False
        names = {name for name, _ in _OLE_STREAMS if name.encode("utf-16-le") in data}
        names |= {"EncryptedPackage"} if "EncryptedPackage".encode("utf-16-le") in data else set()
    if "EncryptedPackage" in names:
        raise EncryptedError
    for name, kind in _OLE_STREAMS:
        if name in names:
            return kind
    raise UnknownFormatError if whole else DamagedError


def _zip(data: bytes) -> str:
    """Tell zip files apart by the names of their members; cut short ones by those that are left."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        names = _local_names(data)
    folded = {name.replace("\\", "/").lstrip("/").lower() for name in names}
    if "mimetype" in folded:
        kind = data[38:128].decode("latin-1")
        return next((found for mark, found in _ODF.items() if kind.startswith(mark)), media.ZIP)
    if "ofd.xml" in folded or any(map(_OFD_PAGE.search, folded)):
        return media.OFD
    if "[content_types].xml" in folded or "_rels/.rels" in folded:
        for folder, found in (("word/", media.DOCX), ("xl/", media.XLSX), ("ppt/", media.PPTX)):
            if any(name.startswith(folder) for name in folded):
                return found
    return media.DOCX if "word/document.xml" in folded else media.ZIP


def _local_names(data: bytes) -> list[str]:
    """Return the names in the members' own headers."""
    names: list[str] = []
    at = data.find(b"PK\x03\x04")
    while at >= 0 and len(names) < LOCAL_HEADERS:
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        names.append(data[at + 30 : at + 30 + length].decode("utf-8", "replace"))
        at = data.find(b"PK\x03\x04", at + 30)
    return names


def _text(data: bytes) -> str:
    """Tell the kinds of text apart, and text from unknown bytes."""
    text = _decoded(data[:SAMPLE])
    if text is None:
        raise DamagedError if _begins_as_page(data) else UnknownFormatError
    if not text.strip("\ufeff \t\r\n\v\f\x1a\x00\u3000\xa0"):
        raise EmptyDocumentError
    head = text[:HEAD].lstrip("\ufeff")
    if _MIME_HEAD.match(head[:2048]):
        return media.MHTML
    start = _BEFORE_HTML.match(head)
    after = head[start.end() :] if start else head
    if office := _OFFICE_XML.match(after):
        return media.DOC if office["word"] else media.XLS
    if _HTML_START.match(after) or len(_HTML_ANYWHERE.findall(head)) >= _TAGS_OF_A_FRAGMENT:
        return media.HTML
    if re.match(r"\s*<\?xml\b", head):
        return media.XML
    return media.CSV if is_csv(text.lstrip("\ufeff")) else media.TEXT


def _begins_as_page(data: bytes) -> bool:
    """Tell whether bytes that are no text begin as a web page: its transfer broke, and left a hole of zero bytes in it."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    start = _BEFORE_HTML.match(head)
    return _HTML_START.match(head[start.end() :] if start else head) is not None


def _decoded(sample: bytes) -> str | None:
    """Decode what may be text; None where too much of it is no text."""
    text = decode(sample).text.removesuffix("\ufffd")  # the sample may end inside a character
    broken = len(_BROKEN.findall(text))
    return text if broken <= MOST_BROKEN * len(text) else None
