"""Plain text → what a person sees in it: the cases of `tests/cases/plain_*.md`, and what holds for any text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import EmptyDocumentError
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.place import SourceRef
from pipeline.read.plain.reader import read
from tests.clock import at_most
from tests.read.cases import drawn, load

CASES = load("plain_*.md")


@pytest.mark.parametrize("name", CASES)
def test_a_text_reads_as_it_is_seen(name: str) -> None:
    text, seen = CASES[name]
    assert drawn(read(text.replace("→", "\t").encode())) == seen


def reading(text: str) -> str:
    return read(text.encode()).reading


def test_the_reading_is_that_of_most_cells() -> None:
    assert reading("一\n二") == "text-lines"
    assert reading("甲\t1\n乙\t2\n") == "text-tabs"
    assert reading("甲 | 1\n乙 | 2\n") == "text-pipes"
    assert reading("甲    1    2\n乙    3    4\n") == "text-aligned"
    assert reading("甲\t1\n乙\t2\n丙 | 1\n丁 | 2\n") == "text-tabs"
    assert reading("甲\t1\n乙\t2\n丙 | 1 | 1\n丁 | 2 | 2\n") == "text-pipes"


def test_a_text_says_what_it_is() -> None:
    document = read("规章\t3\n文件\t4\n".encode("gbk"))
    assert (document.media_type, document.properties, document.complete) == ("text/plain", (), True)
    assert document.grids[0].cells[3].place == SourceRef(table=0, row=1, column=1)


@pytest.mark.parametrize("data", [b"", b"\r\n \t\n", b"\xef\xbb\xbf"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_line_ends_and_encodings_make_no_difference(end: str, encoding: str) -> None:
    text = end.join(["二、主动公开", "规章\t3", "文件\t4", "完"])
    assert drawn(read(text.encode(encoding))) == "¶ 二、主动公开\ntable 0 ragged\n| 规章 | 3 |\n| 文件 | 4 |\n¶ 完"


def test_a_text_cut_inside_a_character_is_cut_short() -> None:
    assert not read("规章\t3\n文件\t4\n三、申请".encode()[:-1]).complete


def words(document: Document) -> str:
    """Join all that is printed, without white space, bars and drawn lines."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts.extend(cell.text for cell in block.grid.cells)
    return "".join("".join(texts).split())


FIELDS = st.sampled_from(["规章", "12", "0", "-", "一、本年新收", "“三”", "x", ""])
SEPARATORS = st.sampled_from(["\t", "\t\t", "  ", "   ", " ", "　", "\n", "\n\n", "\n\n\n", "\n  ", "\n\t"])


@given(st.lists(st.tuples(FIELDS, SEPARATORS), max_size=40))
def test_no_word_is_lost_or_moved_before_another(pieces: list[tuple[str, str]]) -> None:
    text = "始" + "".join(field + separator for field, separator in pieces)
    assert words(read(text.encode())) == "".join(text.split())


@given(st.text(alphabet="|+-=│┌┬┐├┼┤└┴┘─ 规1\n\t", max_size=120))
def test_no_drawing_breaks_the_reader(text: str) -> None:
    printed = Counter(character for character in text if character in "规1")
    seen = words(read(f"始\n{text}".encode()))
    assert printed == Counter(character for character in seen if character in "规1")


@pytest.mark.parametrize(
    "text",
    [
        "\ta\n" * 40_000,
        "a\tb\n\n" * 20_000,
        "a\tb\n\n\n" * 20_000,
        'a\t"b\n' * 20_000,
        "a|b\n" * 20_000,
        "+--+\n|a |\n" * 20_000,
        "a  b\n" * 20_000,
        "a  b\nc\n" * 20_000,
        "".join(" " * (number % 997) + "a  1  2\n" for number in range(5_000)),
        "a  " * 20_000 + "\n" + "b  " * 20_000,
        "+-" * 2_000 + "+\n" + "|a" * 2_000 + "|\n",
        "|" * 500_000,
        "a\t" * 40_000,
        " " * 2_000_000 + "a",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_hostile_text_takes_long(text: str) -> None:
    with at_most(12):  # the slowest takes about two
        read(text.encode())
