"""The charset decision: bytes of a page or a text file → text, by what the bytes are and last by what they say.

Declarations lie both ways (UTF-8 pages that say gb2312, GBK pages that say utf-8), while Chinese text in GB18030 is
practically never well-formed UTF-8. So the order is: byte order mark, strict UTF-8, then GB18030, of which gb2312 and
gbk are subsets under other names. Only Big5 can't be told from the bytes, and counts where it is declared and the text
makes more sense so. Bytes that can't be decoded become U+FFFD, one at a time: never lost, never swallowing a neighbour.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_DECLARATION = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40}) | <\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
# Browsers look in the first 1,024 bytes; content systems write their comments and scripts above the declaration.
_DECLARATION_REACH = 8192

_BIG5_NAMES = frozenset({"big5", "big5-hkscs", "big5hkscs", "big-5", "x-x-big5", "cn-big5"})
# The first levels of GB2312 and of Big5, punctuation included: nearly all that running text is made of.
_COMMON_IN_GB = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe]")
_COMMON_IN_BIG5 = re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]|\xa1[\x40-\x7e\xa1-\xfe]")

# Chinese text, ASCII and punctuation. Read with its bytes the wrong way round, half of a text is something else.
_USUAL = re.compile("[\t\n\r -~\u00a0-\u00ff\u2000-\u206f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_MOSTLY_USUAL = 0.9

# Random GBK text read as UTF-8 gives some twelve bad bytes to one good character, a UTF-8 page with a few titles cut
# in mid-character several hundred good ones to a bad one.
_MOSTLY_UTF8 = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text made of bytes.

    >>> Decoded("报告", "utf-8").complete
    True
    """

    text: str
    encoding: str
    complete: bool = True
    """False where the bytes end inside a character, so that the document was cut short."""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a page or a text file; the byte order mark is dropped.

    >>> decode("报告".encode("gbk"))
    Decoded(text='报告', encoding='gb18030', complete=True)
    >>> decode("报告".encode()[:-1])
    Decoded(text='报�', encoding='utf-8', complete=False)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            marked = _strictly(data, encoding)
            if marked is not None:
                return marked
            if encoding.startswith("utf-16"):
                return Decoded(data.decode(encoding, "replace"), encoding)
    return _wide(data) or _strictly(data, "utf-8") or _mostly_utf8(data) or _declared_big5(data) or _gb18030(data)


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page says it is in, in lower case; by `<meta>` or the XML declaration.

    >>> declared_charset(b'<meta http-equiv=Content-Type content="text/html; charset=GB2312">')
    'gb2312'
    """
    found = _DECLARATION.search(data, 0, _DECLARATION_REACH)
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else None


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    """Decode what is well-formed, but for a last character that is cut off."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    try:
        return Decoded(text + decoder.decode(b"", final=True), encoding)
    except UnicodeDecodeError:
        return Decoded(text + "�", encoding, complete=False)


def _wide(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a mark: its ASCII characters have a zero byte, which no other encoding of text has."""
    if b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        decoded = _strictly(data, encoding)
        if decoded and len(_USUAL.findall(decoded.text)) >= _MOSTLY_USUAL * len(decoded.text):
            return decoded
    return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(map(len, re.findall(r"[^\x00-\x7f�]+", text)))
    return Decoded(text, "utf-8") if good > _MOSTLY_UTF8 * bad else None


def _declared_big5(data: bytes) -> Decoded | None:
    if declared_charset(data) not in _BIG5_NAMES:
        return None
    if len(_COMMON_IN_GB.findall(data)) >= len(_COMMON_IN_BIG5.findall(data)):
        return None
    return _strictly(data, "big5hkscs") or Decoded(data.decode("big5hkscs", "replace"), "big5hkscs")


def _gb18030(data: bytes) -> Decoded:
    return _strictly(data, "gb18030") or Decoded(data.decode("gb18030", "replace"), "gb18030")
