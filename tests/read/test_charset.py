"""The charset decision: by the bytes, then by what they say of themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.charset import Decoded, declared_charset, decode

SIMPLIFIED = "一、本年新收政府信息公开申请数量 123 件，予以公开。"
TRADITIONAL = "一、本年新收政府資訊公開申請數量 123 件，這個報告對於後續處理有所說明。"
META = '<meta charset="{}">'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_text_is_decoded_without_any_declaration(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_mark_of_gb18030_or_utf_16_is_believed_and_dropped(encoding: str) -> None:
    assert decode(b"\x84\x31\x95\x33" + SIMPLIFIED.encode("gb18030")).text == SIMPLIFIED
    assert decode(b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")).text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode(encoding)).complete


@pytest.mark.parametrize(
    "declared", ["utf-8", "gb2312", "GBK", "big5", "iso-8859-1", "windows-1252", "utf-16", "nonsense"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_wrong_declaration_does_no_harm(declared: str, encoding: str) -> None:
    page = META.format(declared) + SIMPLIFIED
    assert decode(page.encode(encoding)).text == page


@pytest.mark.parametrize("declared", ["gb2312", "gbk"])
def test_gb2312_and_gbk_are_decoded_as_gb18030(declared: str) -> None:
    page = META.format(declared) + "朱镕基㐀𠀀"
    assert decode(page.encode("gb18030")) == Decoded(page, "gb18030")


def test_a_wrong_mark_of_utf_8_does_no_harm() -> None:
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode("gbk")).text == SIMPLIFIED


def test_big5_counts_only_where_it_is_declared_and_plausible() -> None:
    page = META.format("big5") + TRADITIONAL
    assert decode(page.encode("big5")) == Decoded(page, "big5hkscs")
    assert decode(page.encode("gbk")).text == page
    assert decode(TRADITIONAL.encode("big5")).encoding == "gb18030"


def test_a_page_of_markup_with_two_chinese_words_is_decoded() -> None:
    page = "<div class='a'></div>" * 2000 + "规章" + "<p></p>" * 2000 + "总计"
    assert decode(page.encode("gbk")).text == page


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-be"])
def test_a_character_cut_at_the_end_is_shown_and_said(encoding: str) -> None:
    data = SIMPLIFIED.encode(encoding)
    whole = len("。".encode(encoding)) if encoding != "utf-16" else 2
    for cut in range(1, whole):
        decoded = decode(b"\xfe\xff" * (encoding == "utf-16-be") + data[:-cut])
        assert (decoded.text, decoded.complete) == (SIMPLIFIED[:-1] + "�", False)


def test_a_few_characters_cut_by_a_content_system_do_not_make_a_page_gb18030() -> None:
    cut = SIMPLIFIED.encode()[:4]
    data = SIMPLIFIED.encode() + b"<td>" + cut + b"</td><td>12</td>" + SIMPLIFIED.encode()
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert "<td>一�</td><td>12</td>" in decoded.text


def test_undecodable_bytes_never_swallow_what_stands_beside_them() -> None:
    gb = SIMPLIFIED.encode("gbk")
    assert "�12</td>" in decode(gb + b"\xff12</td>" + gb).text
    assert '�">12' in decode(gb + b'\xd6">12' + gb).text
    assert "�1</td>" in decode(gb + b"\xc41</td>" + gb).text


def test_nothing_is_nothing() -> None:
    assert decode(b"") == Decoded("", "utf-8")
    assert decode(b"\xef\xbb\xbf") == Decoded("", "utf-8")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<META http-equiv="Content-Type" content="text/html; charset=GB2312">', "gb2312"),
        (b"<meta charset='utf-8'/>", "utf-8"),
        (b"<meta charset=gbk>", "gbk"),
        (b'<?xml version="1.0" encoding="GBK"?><html>', "gbk"),
        (b"<!-- " + b"x" * 3000 + b" --><meta charset=gbk>", "gbk"),
        (b"<p>charset=gbk", None),
    ],
)
def test_the_declaration_is_found_as_pages_write_it(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


CHINESE = st.text(
    st.sampled_from("一二三本年新收政府信息公开申请数量予以规章件0123456789\n\t，。（）<td>/"), min_size=1
)


@given(CHINESE, st.sampled_from(["utf-8", "gbk", "gb18030"]))
def test_text_of_a_report_survives_every_encoding(text: str, encoding: str) -> None:
    text = "政府信息" + text
    assert decode(text.encode(encoding)) == Decoded(text, "utf-8" if encoding == "utf-8" else "gb18030")


@given(st.binary(max_size=60))
def test_any_bytes_become_text_that_can_be_written(data: bytes) -> None:
    decode(data).text.encode("utf-8")
