"""DOCX packages that are cut short, harmed, locked, or made to harm."""

import struct
import zipfile
from io import BytesIO

import pytest

from pipeline.errors import DamagedError, EmptyDocumentError, EncryptedError, TooLargeError
from pipeline.model.document import Paragraph, Table
from pipeline.read import ooxml as docx_xml
from pipeline.read import package as docx_package
from pipeline.read.docx import flow as docx_flow
from pipeline.read.docx.reader import read
from tests.read.docx_maker import (
    NAMESPACES,
    TRANSITIONAL,
    document_xml,
    docx,
    level,
    listed,
    numbering_xml,
    p,
    packed,
    parts,
    span,
    styles_xml,
    tbl,
    tc,
    tr,
)

ROWS = [tr(f"行{index}", str(1000 + index)) for index in range(200)]


def rows(data: bytes) -> tuple[list[str], bool]:
    document = read(data)
    cells = [
        "|".join(cell.text for cell in row)
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.grid.rows()
    ]
    return cells, document.complete


def texts(data: bytes) -> tuple[list[str], bool]:
    document = read(data)
    return [block.text for block in document.blocks if isinstance(block, Paragraph)], document.complete


def member_at(data: bytes, name: str) -> tuple[int, int]:
    """Return where a member's packed bytes begin and end."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo(name)
    name_size, extra_size = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + 30 + name_size + extra_size
    return start, start + info.compress_size


@pytest.mark.parametrize("data", [b"", b"\r\n\t "])
def test_no_bytes_are_no_document(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"junk",
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        packed({"xl/workbook.xml": b"<workbook/>"}),
        packed({"word/document.xml": b""}),
        packed({"word/document.xml": b"no xml"}),
        packed({"word/document.xml": b"<html><body/></html>"}),
    ],
)
def test_what_holds_no_text_part_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        read(data)


def test_a_part_that_is_a_wrapper_itself_holds_nothing() -> None:
    sdt = f'<w:sdt xmlns:w="{TRANSITIONAL}"><w:style/></w:sdt>'
    assert texts(docx("正文", styles=sdt)) == (["正文"], True)


def test_a_document_without_text_is_read_as_empty() -> None:
    document = read(docx())
    assert (document.blocks, document.complete) == ((), True)


def test_of_a_file_cut_short_every_whole_cell_is_read_and_no_part_of_one() -> None:
    whole = docx(tbl(*ROWS))
    expected = [f"行{index}|{1000 + index}" for index in range(200)]
    start, end = member_at(whole, "word/document.xml")
    counts = []
    for cut in range(start, end, 37):
        try:
            found, complete = rows(whole[:cut])
        except DamagedError:
            continue
        assert not complete
        assert found[:-1] == expected[: len(found) - 1]
        assert found[-1] in {expected[len(found) - 1], f"行{len(found) - 1}"}
        counts.append(len(found))
    assert counts == sorted(counts)
    assert counts[-1] > 150


def test_a_file_cut_behind_its_text_has_all_of_it_and_is_not_complete() -> None:
    whole = docx("正文", tbl(*ROWS))
    end = member_at(whole, "word/document.xml")[1]
    found, complete = rows(whole[:end])
    assert (len(found), complete) == (200, False)


def test_of_a_text_cut_outside_of_tables_the_last_paragraph_is_dropped() -> None:
    xml = document_xml("一、总体情况", "全年共收到申请1234件。").encode()
    cut = xml[: xml.index("34件".encode())]
    assert texts(packed(parts(cut))) == (["一、总体情况"], False)


def test_a_file_cut_before_its_text_is_damaged() -> None:
    whole = docx(tbl(*ROWS))
    with pytest.raises(DamagedError):
        read(whole[: member_at(whole, "word/document.xml")[0] + 5])


def test_members_without_sizes_in_front_are_found_in_a_cut_file() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    inner = packed(parts(document_xml("里面的")))
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/embeddings/a.docx", inner)
        archive.writestr("word/document.xml", document_xml("外面的"))
    data = pipe.getvalue()
    assert texts(data[: data.rindex(b"PK\x01\x02") - 60]) == (["外面的"], False)


def test_a_stored_package_inside_a_cut_file_is_not_taken_for_it() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/embeddings/a.docx", packed(parts(document_xml("里面的"))))
        archive.writestr("word/document.xml", document_xml("外面的"))
    assert texts(buffer.getvalue()[:-30]) == (["外面的"], False)


def test_junk_before_the_package_does_no_harm() -> None:
    assert texts(b"\r\njunk" * 9 + docx("正文")) == (["正文"], True)


def test_a_harmed_picture_does_no_harm() -> None:
    data = bytearray(packed(parts(document_xml("正文")) | {"word/media/image1.png": b"picture" * 99}))
    start, _ = member_at(bytes(data), "word/media/image1.png")
    data[start] ^= 0xFF
    assert texts(bytes(data)) == (["正文"], True)


def test_text_with_a_wrong_checksum_is_not_complete() -> None:
    data = bytearray(packed(parts(document_xml("正文"))))
    at = data.rindex(b"word/document.xml") - 46 + 16
    data[at] ^= 0xFF
    assert texts(bytes(data)) == (["正文"], False)


def test_harmed_text_is_read_up_to_the_harm() -> None:
    data = bytearray(docx(tbl(*ROWS)))
    start, end = member_at(bytes(data), "word/document.xml")
    middle = (start + end) // 2
    data[middle : middle + 8] = b"\xff" * 8
    try:
        found, complete = rows(bytes(data))
    except DamagedError:
        return
    assert not complete
    assert len(found) <= 200


@pytest.mark.parametrize("part", ["styles", "numbering"])
def test_a_harmed_part_that_changes_the_text_leaves_the_document_incomplete(part: str) -> None:
    assert texts(docx("正文", **{part: "<w:broken"})) == (["正文"], False)


def test_a_part_that_is_named_and_missing_leaves_the_document_incomplete() -> None:
    members = parts(document_xml("正文"), styles=styles_xml())
    del members["word/styles.xml"]
    assert texts(packed(members)) == (["正文"], False)


def test_a_locked_member_asks_for_a_password() -> None:
    data = bytearray(docx("正文"))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    with pytest.raises(EncryptedError):
        read(bytes(data))
    with pytest.raises(EncryptedError):
        read(bytes(data[:-22]))


def test_a_bomb_of_bytes_is_too_large() -> None:
    members = parts(document_xml("正文"))
    members["word/document.xml"] += b" " * docx_package.MOST_BYTES
    with pytest.raises(TooLargeError):
        read(packed(members))


def test_a_bomb_of_tags_is_too_large() -> None:
    with pytest.raises(TooLargeError):
        read(docx("<w:p/>" * docx_xml.MOST_MARKUP))


def test_a_bomb_of_cells_is_too_large() -> None:
    with pytest.raises(TooLargeError):
        read(docx(tbl(*[tr(tc("1", properties=span(10**9)))] * (docx_flow.MOST_SLOTS // 1000 + 1))))


ENTITIES = '<!DOCTYPE a [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    xml = document_xml(p("12&b;34")).replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', ENTITIES)
    with pytest.raises(DamagedError):
        read(packed(parts(xml.encode(encoding))))


def test_a_document_type_beside_the_text_is_refused_with_its_part() -> None:
    assert texts(docx("正文", styles=ENTITIES + styles_xml())) == (["正文"], False)


@pytest.mark.parametrize("depth", [60, 10_000])
def test_tables_nested_beyond_reason_end_the_reading_and_not_the_program(depth: int) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    assert texts(docx("正文", nested)) == (["正文"], False)


@pytest.mark.parametrize("wrapper", ["sdt", "ins", "smartTag", "fldSimple", "hyperlink"])
def test_wrappers_nested_beyond_reason_end_the_reading_and_not_the_program(wrapper: str) -> None:
    inside = f"<w:{wrapper}>" * 10_000 + "<w:r><w:t>x</w:t></w:r>" + f"</w:{wrapper}>" * 10_000
    found, complete = texts(docx("正文", f"<w:p>{inside}</w:p>"))
    assert (found[0], complete) == ("正文", False)
    shallow = f"<w:{wrapper}>" * 240 + "<w:r><w:t>x</w:t></w:r>" + f"</w:{wrapper}>" * 240
    assert texts(docx("正文", f"<w:p>{shallow}</w:p>")) == (["正文", "x"], True)


def test_numbers_that_are_no_numbers_are_nothing() -> None:
    odd = '<w:gridSpan w:val="-3"/><w:vMerge w:val="odd"/><w:tcW w:w="1e9" w:type="dxa"/>'
    before = '<w:gridBefore w:val="x"/><w:gridAfter w:val="99999999999999999999"/>'
    grid = read(docx(tbl(tr(tc("甲", properties=odd), "1", properties=before), tr("乙")))).grids[0]
    assert [(cell.row, cell.column, cell.column_span) for cell in grid.cells] == [(0, 0, 1), (0, 1, 1), (1, 0, 1)]


def test_styles_and_lists_that_go_in_circles_end() -> None:
    styles = (
        f'<w:styles xmlns:w="{TRANSITIONAL}" {NAMESPACES}>'
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    numbering = numbering_xml({0: '<w:numStyleLink w:val="L"/>', 1: level(0, "%1" * 99)}, {1: "0", 2: "1"})
    found, complete = texts(docx(listed("甲", 1), listed("乙", 2), styles=styles, numbering=numbering))
    assert (found[0], found[1][-1], complete) == ("甲", "乙", True)
