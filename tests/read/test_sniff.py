"""Formats by their bytes."""

import io
import zipfile

import pytest

from pipeline.errors import DamagedError, EmptyDocumentError, EncryptedError, NeedsExtraError, UnknownFormatError
from pipeline.model.document import Picture
from pipeline.read import BY_OFFICE, READERS, media, read_document
from pipeline.read.scan.ready import is_ready
from pipeline.read.sniff import sniff

REPORT = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n"


def packed(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    """Make a zip with members of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, b"x")
    return buffer.getvalue()


DOCX = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n", media.PDF),
        (b"\r\n<b>Warning</b>" * 100 + b"%PDF-1.4\n1 0 obj\n<<>>\nendobj", media.PDF),
        (DOCX, media.DOCX),
        (packed("[Content_Types].xml", "word\\document.xml"), media.DOCX),
        (packed("word/document.xml"), media.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), media.XLSX),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), media.PPTX),
        (packed("OFD.xml", "Doc_0/Document.xml"), media.OFD),
        (packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text")), media.ODT),
        (packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")), media.ODS),
        (packed("年报.pdf", "word/说明.txt"), media.ZIP),
        (packed(), media.ZIP),
        (b"{\\rtf1\\ansi", media.RTF),
        (b"Rar!\x1a\x07\x00", media.RAR),
        (b"7z\xbc\xaf\x27\x1c", media.SEVEN_ZIP),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
            + b"<Table></Table>" * 3,
            media.XLS,
        ),
        (
            b"\xef\xbb\xbf<?xml?>\n<w:wordDocument w='' xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>",
            media.DOC,
        ),
        (b'<html xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><body>', media.HTML),
        (b"\x1f\x8b\x08\x00", media.GZIP),
        (b"\x89PNG\r\n\x1a\n\x00", media.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", media.JPEG),
        (b"GIF89a\x01\x00", media.GIF),
        (b"II*\x00\x08\x00", media.TIFF),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", media.WEBP),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00", media.BMP),
        (b"BM was here", media.TEXT),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", media.MHTML),
        (b'From: <Saved by Blink>\nSubject: x\nContent-Type: multipart/related;\n\tboundary="x"\n', media.MHTML),
        (b'<?xml version="1.0"?><root/>', media.XML),
    ],
)
def test_formats_are_told_by_their_bytes(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html><html>",
        "\n  <!-- 模板 --><html lang='zh'>",
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">',
        "<meta charset=gb2312>",
        '<p class="MsoNormal">',
        "<table border=1>",
        "<div>",
        "当前位置：首页 <p>正文</p><table><tr><td>",
    ],
)
def test_html_is_told_in_every_encoding(start: str, encoding: str) -> None:
    assert sniff(f"{start}{REPORT}".encode(encoding)) == media.HTML


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_plain_text_is_told_in_every_encoding(encoding: str) -> None:
    assert sniff((REPORT * 5).encode(encoding)) == media.TEXT


def test_text_that_is_cut_inside_a_character_is_text() -> None:
    assert sniff(REPORT.encode()[:-2]) == media.TEXT


def test_text_that_speaks_of_one_tag_is_text() -> None:
    assert sniff(f"{REPORT}表格用 <table> 标记。".encode()) == media.TEXT


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", "\ufeff \n".encode("utf-16-le"), "　\n".encode()])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        sniff(data)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\x01", b"\x00" * 100, b"\xca\xfe\xba\xbe\x00\x00\x00\x34" * 9]
)
def test_bytes_of_no_known_format_are_unknown(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        sniff(data)


@pytest.mark.parametrize("start", ["<html><body>", "\ufeff<!-- CMS --><!DOCTYPE html>"])
def test_a_page_with_a_hole_of_zero_bytes_is_damaged(start: str) -> None:
    page = f"{start}{REPORT}".encode()
    with pytest.raises(DamagedError):
        sniff(page + b"\x00" * 4000 + page)


@pytest.mark.parametrize("keep", [0.95, 0.6])
def test_an_office_file_cut_short_is_still_told(keep: float) -> None:
    assert sniff(DOCX[: int(len(DOCX) * keep)]) == media.DOCX


@pytest.mark.parametrize(
    ("stream", "kind"), [("WordDocument", media.DOC), ("Workbook", media.XLS), ("PowerPoint Document", media.PPT)]
)
def test_a_compound_file_cut_short_is_told_by_the_names_in_it(stream: str, kind: str) -> None:
    assert sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le")) == kind


def test_an_encrypted_office_file_is_encrypted() -> None:
    with pytest.raises(EncryptedError):
        sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def test_a_format_without_a_reader_is_called_by_its_name() -> None:
    with pytest.raises(NeedsExtraError) as caught:
        read_document(packed("[Content_Types].xml", "ppt/presentation.xml"))
    assert caught.value.details == {"format": "PPTX"}


def test_every_format_is_read_or_called_by_a_name() -> None:
    kinds = {value for name, value in vars(media).items() if name.isupper() and isinstance(value, str)}
    assert media.NAMES.keys() | set(media.IMAGES) == kinds
    assert READERS.keys() <= kinds
    assert READERS.keys().isdisjoint(BY_OFFICE)


@pytest.mark.skipif(is_ready(), reason="pictures are read here, and this one is broken")
def test_a_picture_is_a_document_that_says_so() -> None:
    document = read_document(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert (document.media_type, document.reading) == ("image/png", "none")
    assert [type(block) for block in document.blocks] == [Picture]


@pytest.mark.parametrize("data", [b"%PDF", b"PK", b"PK\x03", b"\xd0\xcf\x11\xe0", b"{\\rt"])
def test_a_file_that_ends_within_its_first_bytes_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError) as raised:
        sniff(data)
    assert raised.value.details == {"kind": "cut"}


def test_a_text_of_a_letter_is_a_text() -> None:
    assert sniff(b"P") == media.TEXT
