"""OFD: what of all that is stored is to be seen, and what of that is text."""

import pytest

from pipeline.model.document import Picture
from pipeline.read import readings
from pipeline.read.ofd import by_lattice as ofd
from pipeline.read.ofd import by_words as ofd_words
from pipeline.read.paper.page import UNREADABLE
from samples.maker.writers.ofd_package import grey_png
from tests.read.ofd_maker import FILLED, grid, lines, package, path, places, ruled, said, text

WHITE = '<ofd:FillColor Value="255 255 255"/>'
BLUE = path("M 0 0 L 55 0 L 55 20 L 0 20 C", '<ofd:FillColor Value="0 0 160"/>', Fill="true").replace(
    "0 0 210 297", "5 10 55 20"
)
IMAGE = (
    '<ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
    "</ofd:MultiMedias>"
)
COVER = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="7"{}/>'


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (text(10, 20, "8", Visible="false"), ""),
        (text(10, 20, "8", Alpha="0"), ""),
        (text(10, 20, "8", Fill="false"), ""),
        (text(10, 20, "8", Fill="false", Stroke="true"), "8"),
        (text(10, 20, "8", inside='<ofd:FillColor Value="0 0 0" Alpha="0"/>'), ""),
        (text(10, 20, "8", inside=WHITE), ""),
        (text(10, 20, "8", inside='<ofd:FillColor Value="0 0 0 0"/>'), ""),
        (BLUE + text(10, 20, "8", inside=WHITE), "8"),
        (text(10, 20, "8", DrawParam="4"), ""),
        (text(10, 20, "8", size=0.1), ""),
        (text(-30, 20, "8"), ""),
        ("<ofd:PageBlock Visible='false'>" + text(10, 20, "8") + "</ofd:PageBlock>", ""),
        (text(10, 20, "8") + COVER.format(""), ""),
        (COVER.format("") + text(10, 20, "8"), "8"),
        (text(10, 20, "8") + COVER.format(' Alpha="80"'), "8"),
        (text(10, 20, "8") + COVER.format("").replace("210", "20").replace("297", "29"), ""),
        (text(30, 20, "8") + COVER.format("").replace("210", "20").replace("297", "29"), "8"),
        (text(10, 20, "8") + BLUE, ""),
        (BLUE + text(10, 20, "8"), "8"),
        (text(10, 20, "8") + BLUE.replace("<ofd:PathObject", '<ofd:PathObject Alpha="99"'), "8"),
        (text(10, 20, "8") + BLUE.replace('"0 0 160"', '"0 0 160" Alpha="99"'), "8"),
        (text(10, 20, "8") + path("M 0 14 L 55 14 L 55 15 L 0 15 C", Fill="true", Stroke="false"), "8"),
        (text(10, 20, "甲甲", code='DeltaX="0.1"'), None),
    ],
    ids=[
        "hidden",
        "no opacity",
        "not filled",
        "outlined",
        "a colour without opacity",
        "white",
        "no ink of any colour",
        "white on blue",
        "white by parameters",
        "tiny",
        "beside the page",
        "in a hidden block",
        "below a picture",
        "above a picture",
        "below a thin picture",
        "below a small picture",
        "beside a small picture",
        "below an area",
        "above an area",
        "below a thin area",
        "below an area of a thin colour",
        "struck by a line",
        "bold by printing twice",
    ],
)
def test_only_what_is_seen_is_read(layer: str, expected: str | None) -> None:
    first, second = f"<ofd:DrawParam ID='3'>{WHITE}</ofd:DrawParam>", "<ofd:DrawParam ID='4' Relative='3'/>"
    parameters = f"<ofd:DrawParams>{first}{second}</ofd:DrawParams>"
    data = package(layer + text(10, 100, "末"), resources=IMAGE + parameters, parts={"Doc_0/Res/a.png": grey_png()})
    if expected is None:
        assert lines(ofd.read(data))[0] == "甲"
    else:
        assert "".join(one[0] for one in places(data)).replace("末", "") == expected


def test_a_page_whose_text_lies_below_its_picture_is_a_picture() -> None:
    layer = ruled() + "".join(FILLED) + COVER.format("")
    data = package(layer, resources=IMAGE, parts={"Doc_0/Res/a.png": grey_png()})
    for document in readings(data):
        assert document.grids == ()
    assert [type(block) for block in ofd.read(data).blocks] == [Picture]


def test_an_area_in_dots_of_a_device_hides_what_lies_below_it() -> None:
    left, top, right, bottom = (round(300 / 25.4 * edge) for edge in (5, 12, 25, 25))
    area = (
        '<ofd:PathObject Boundary="5 12 20 13" CTM="1 0 0 1 9000 9000" Fill="true" Stroke="false">'
        f"{WHITE}<ofd:AbbreviatedData>M {left} {top} L {right} {top} L {right} {bottom} L {left} {bottom} C"
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )
    assert said(package(text(10, 20, "1") + area + text(10, 20, "0"))) == "0"


def test_a_seal_that_can_be_seen_through_hides_nothing() -> None:
    data = package(
        "".join(FILLED) + COVER.format(""), resources=IMAGE, parts={"Doc_0/Res/a.png": grey_png(see_through=True)}
    )
    assert said(data) == "年份新收总计127"


def test_what_is_clipped_away_is_not_read_and_the_other_reading_differs() -> None:
    clip = (
        "<ofd:Clips TransFlag='false'><ofd:Clip><ofd:Area><ofd:Path Boundary='0 -5 5 9'>"
        "<ofd:AbbreviatedData>M 0 0 L 5 0 L 5 9 L 0 9 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
    )
    data = package(text(10, 20, "甲乙丙", inside=clip))
    assert [one[0] for one in places(data)] == ["甲"]
    assert [one.text for one in next(ofd_words.read_pages(data)).characters] == ["甲", "乙", "丙"]


NOTE = '<ofd:Annot ID="1" Type="{}" Subtype="{}"><ofd:Appearance Boundary="60 45 50 15">{}</ofd:Appearance></ofd:Annot>'
BLANK = ruled() + "".join(FILLED[:3])


@pytest.mark.parametrize(
    ("kind", "subtype", "inside", "expected"),
    [
        ("Stamp", "FreeText", text(10, 10, "127"), "127"),
        ("Stamp", "Stamp", text(10, 10, "127"), UNREADABLE),
        ("Path", "Pencil", path("M 5 3 L 15 9 L 20 4"), UNREADABLE),
        ("Watermark", "Watermark", text(10, 10, "127"), ""),
        ("Link", "None", path("M 0 0 L 9 0 L 9 9 L 0 9 C"), ""),
    ],
)
def test_what_was_typed_is_text_and_what_was_stamped_or_drawn_makes_a_blank_cell_unreadable(
    kind: str, subtype: str, inside: str, expected: str
) -> None:
    data = package(BLANK, annotations=NOTE.format(kind, subtype, inside))
    assert grid(data) == [["年份", "新收"], ["总计", expected]]
