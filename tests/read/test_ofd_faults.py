"""OFD that is damaged, encrypted or hostile: each ends in an error with a code, or is read as far as it goes and says so."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from pipeline.errors import DamagedError, DocumentError, EncryptedError, TooLargeError
from pipeline.read import read_document
from pipeline.read.ofd import by_lattice as ofd
from pipeline.read.ofd import by_plumber as ofd_plumber
from pipeline.read.ofd import by_words as ofd_words
from tests.read.ofd_maker import SPACE, package, page, path, ruled, text, zipped

TWO = (text(10, 20, "甲"), text(10, 20, "乙"))


def texts(data: bytes) -> list[str]:
    return ["".join(one.text for one in sheet.characters) for sheet in ofd.read_pages(data).pages]


def without(data: bytes, *names: str) -> bytes:
    """Leave parts out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if name not in names})


def locked(data: bytes) -> bytes:
    """Say of every member that it takes a password."""
    data = re.sub(rb"(PK\x03\x04..)\x00", b"\\1\x01", data, flags=re.DOTALL)
    return re.sub(rb"(PK\x01\x02....)\x00", b"\\1\x01", data, flags=re.DOTALL)


FAULTS: dict[str, tuple[Callable[[], bytes], type[DocumentError]]] = {
    "no document": (lambda: without(package(*TWO), "Doc_0/Document.xml"), DamagedError),
    "no page": (lambda: without(package(*TWO), "Doc_0/Pages/1.xml", "Doc_0/Pages/2.xml"), DamagedError),
    "pages that are no XML": (lambda: package("", parts={"Doc_0/Pages/1.xml": "nothing"}), DamagedError),
    "an entity": (
        lambda: package("", parts={"Doc_0/Pages/1.xml": f'<!DOCTYPE a [<!ENTITY b "c">]>{page(text(1, 1, "&b;"))}'}),
        DamagedError,
    ),
    "a password": (lambda: locked(package(*TWO)), EncryptedError),
    "the national way of encrypting": (
        lambda: package(*TWO, parts={"Encryptions.xml": "<x/>", "Doc_0/Document.xml": b"\x93\x12\x80"}),
        EncryptedError,
    ),
    "encrypted pages": (
        lambda: package(*TWO, parts={"Encryptions.xml": "<x/>", "Doc_0/Pages/1.xml": b"\x93\x12\x80"}),
        EncryptedError,
    ),
    "three thousand pages": (lambda: many_pages(3000), TooLargeError),
    "a bomb": (lambda: package("", parts={"Doc_0/Pages/1.xml": "<a>" + " " * 150_000_000}), TooLargeError),
    "more tags than memory": (lambda: package("<a/>" * 2_100_000), TooLargeError),
    "composites that multiply": (lambda: multiplied(12), TooLargeError),
}


def many_pages(count: int) -> bytes:
    """Return a document that names one page again and again."""
    pages = '<ofd:Page ID="1" BaseLoc="Pages/1.xml"/>' * count
    document = f"<ofd:Document {SPACE}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    return package(text(10, 20, "甲"), parts={"Doc_0/Document.xml": document})


def multiplied(levels: int) -> bytes:
    """Return composites of which each draws the next ten times."""
    drawn = "".join(
        f"<ofd:CompositeGraphicUnit ID='{n}'><ofd:Content>"
        + f"<ofd:CompositeObject ResourceID='{n + 1}'/>" * 10
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for n in range(levels)
    )
    return package(
        '<ofd:CompositeObject ResourceID="0"/>',
        resources=f"<ofd:CompositeGraphicUnits>{drawn}</ofd:CompositeGraphicUnits>",
    )


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_is_an_error_with_a_code(name: str) -> None:
    make, error = FAULTS[name]
    with pytest.raises(error):
        read_document(make())


def test_a_document_whose_last_page_is_lost_is_not_complete() -> None:
    data = without(package(*TWO), "Doc_0/Pages/2.xml")
    assert texts(data) == ["甲"]
    assert not read_document(data).complete
    assert read_document(package(*TWO)).complete


def test_a_file_that_ends_early_is_read_as_far_as_it_goes() -> None:
    data = package(*TWO)
    cut = data[: data.rindex(b"PK\x03\x04")]
    assert texts(cut) == ["甲"]
    assert not read_document(cut).complete


@pytest.mark.parametrize("lost", [("OFD.xml",), ("OFD.xml", "Doc_0/Document.xml")], ids=["entry", "entry and document"])
def test_pages_are_read_without_the_parts_that_name_them(lost: tuple[str, ...]) -> None:
    pages = {f"Doc_0/Pages/Page_{n}/Content.xml": page(text(10, 20, str(n))) for n in (10, 9)}
    document = (
        f'<ofd:Document {SPACE}><ofd:Pages><ofd:Page BaseLoc="Pages/Page_9/Content.xml"/>'
        '<ofd:Page BaseLoc="Pages/Page_10/Content.xml"/></ofd:Pages></ofd:Document>'
    )
    cut = without(package(parts={**pages, "Doc_0/Document.xml": document}), *lost)
    assert texts(cut) == ["9", "10"]
    assert not read_document(cut).complete


def test_a_page_that_ends_early_is_read_as_far_as_it_goes() -> None:
    whole = page(text(10, 20, "甲") + text(10, 30, "乙"))
    data = package("", parts={"Doc_0/Pages/1.xml": whole[: whole.index("乙")]})
    assert texts(data) == ["甲"]
    assert not read_document(data).complete


def test_a_composite_that_holds_itself_comes_to_an_end() -> None:
    again = "<ofd:CompositeObject ResourceID='1'/>"
    unit = f"<ofd:CompositeGraphicUnit ID='1'><ofd:Content>{text(10, 20, '甲')}{again}</ofd:Content>"
    data = package(
        "<ofd:CompositeObject ResourceID='1'/>",
        resources=f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
    )
    assert set(texts(data)[0]) == {"甲"}
    assert {one.text for one in next(ofd_words.read_pages(data)).characters} == {"甲"}


def test_drawing_parameters_that_inherit_from_each_other_come_to_an_end() -> None:
    loop = "<ofd:DrawParam ID='3' Relative='4'/><ofd:DrawParam ID='4' Relative='3'/>"
    data = package(text(10, 20, "甲", DrawParam="3"), resources=f"<ofd:DrawParams>{loop}</ofd:DrawParams>")
    assert texts(data) == ["甲"]


@pytest.mark.parametrize(
    "layer",
    [
        text(10, 20, "12").replace("10 20 50 9", "nan 0 inf 9"),
        text(10, 20, "12", CTM="1 0 0 1 1e308 1e308"),
        text(10, 20, "12", CTM="1e308 0 0 1e308 0 0"),
        text(10, 20, "12", CTM="1 2 3"),
        text(10, 20, "12", HScale="-1", CharDirection="45", ReadDirection="1e9"),
        text(10, 20, "12", code='DeltaX="1e308" DeltaY="-1e308"'),
        text(10, 20, "12", inside='<ofd:CGTransform CodePosition="-9" CodeCount="1e9" GlyphCount="1e12"/>'),
        text(10, 20, "12", inside='<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1e12"/>'),
        path("M L 1 Z 2 B 1 2 A 9 9 9"),
        path("M 1e999 1 L 2 2 Q 1 1 2"),
        path("L 1 1 C C C L 2 2 A 1 1 0 0 1 5 5"),
        '<ofd:ImageObject CTM="0 0 0 0 0 0" ResourceID="1"/><ofd:ImageObject Boundary="1"/>',
        "<ofd:TextObject/><ofd:PathObject/><ofd:CompositeObject/><ofd:PageBlock/>",
        "<?odd?><!-- 12 --><other/>",
    ],
)
def test_odd_numbers_and_empty_objects_break_nothing(layer: str) -> None:
    data = package(ruled() + text(22, 55, "总计") + layer)
    for pages in (ofd.read_pages(data).pages, list(ofd_words.read_pages(data))):
        assert "总计" in "".join(one.text for sheet in pages for one in sheet.characters)
    read_document(data)
    ofd_words.read(data)
    ofd_plumber.read(data)
