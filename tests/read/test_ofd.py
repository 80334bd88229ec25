"""The reading of OFD: tables by their lines, and where each character stands, however it is stored."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.read import media, read_document, readings
from pipeline.read.ofd import by_lattice as ofd
from pipeline.read.ofd import by_plumber as ofd_plumber
from pipeline.read.ofd import by_words as ofd_words
from pipeline.read.paper.page import UNREADABLE, Character
from tests.read.ofd_maker import FILLED, MM, TABLE, grid, lines, package, path, places, ruled, said, text

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples" / "ofd").glob("*.ofd"))


def test_a_table_is_read_by_its_ruled_lines() -> None:
    data = package(ruled() + "".join(FILLED) + text(20, 20, "一、总体情况"))
    document = read_document(data)
    assert grid(data) == TABLE
    assert (document.media_type, document.reading, document.complete) == (media.OFD, "ofd-lattice", True)
    assert lines(document) == ["一、总体情况"]
    place = document.grids[0].cells[0].place
    assert place.page == 1
    assert place.box is not None
    assert [place.box.x0, place.box.top] == pytest.approx([20 * MM, 30 * MM], abs=0.1)


def test_a_document_is_read_in_three_ways() -> None:
    found = list(readings(package(ruled() + "".join(FILLED))))
    assert [one.reading for one in found] == ["ofd-lattice", "ofd-words", "ofd-plumber"]
    assert [[cell.text for cell in row] for row in found[2].grids[0].rows()] == TABLE


def test_a_line_below_words_that_fill_their_cell_is_no_border() -> None:
    words = "行政规范性文件一件"
    data = package(
        ruled()
        + text(20.9, 37, words, size=4.3)
        + path("M 20.9 37.5 L 59.6 37.5")
        + text(21, 43, "两行")
        + "".join(FILLED[1:])
    )
    for way in (ofd, ofd_plumber):
        assert way.read(data).grids[0].cells[0].text == f"{words}\n两行"


@pytest.mark.parametrize(
    "drawn",
    [
        path("M 20 30 L 110 30 M 20 45 L 110 45 M 20 60 L 110 60 M 20 30 L 20 60 M 60 30 L 60 60 M 110 30 L 110 60"),
        "".join(
            path(f"M {x} {y} L {x + w} {y} L {x + w} {y + 15} L {x} {y + 15} C")
            for x, w in ((20, 40), (60, 50))
            for y in (30, 45)
        ),
        "".join(
            path(f"M {x} {y} L {x + w} {y} L {x + w} {y + h} L {x} {y + h}", Stroke="false", Fill="true")
            for x, y, w, h in [(20, y, 90, 0.2) for y in (30, 45, 60)] + [(x, 30, 0.2, 30) for x in (20, 60, 110)]
        ),
        ruled((40, 120, 220), (60, 90, 120)).replace(
            'Boundary="0 0 210 297"', 'Boundary="-50 20 9 9" CTM="0.5 0 0 0.5 50 -20"'
        ),
        f"<ofd:PageBlock ID='1'><ofd:PageBlock ID='2'>{ruled()}</ofd:PageBlock></ofd:PageBlock>",
    ],
    ids=["one path", "a rectangle a cell", "thin areas", "at half scale", "in blocks"],
)
def test_lines_are_drawn_in_many_ways(drawn: str) -> None:
    data = package(drawn + "".join(FILLED))
    assert grid(data) == TABLE
    assert [[cell.text for cell in row] for row in ofd_plumber.read(data).grids[0].rows()] == TABLE


def test_a_table_may_be_areas_side_by_side() -> None:
    areas = "".join(
        path(f"M {x} {y} L {x + w} {y} L {x + w} {y + 14} L {x} {y + 14} C", Stroke="false", Fill="true")
        for x, w in ((20, 39.7), (60, 50))
        for y in (30, 44.3)
    )
    data = package(areas + "".join(FILLED))
    assert grid(data) == TABLE
    assert [[cell.text for cell in row] for row in ofd_plumber.read(data).grids[0].rows()] == TABLE


def test_early_paths_in_dots_of_a_device_are_lines_where_their_boundary_says() -> None:
    dots = "".join(
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" CTM="1 0 0 1 9000 9000"><ofd:AbbreviatedData>'
        f"M {x0 * 300 / 25.4} {y0 * 300 / 25.4} L {x1 * 300 / 25.4} {y1 * 300 / 25.4}</ofd:AbbreviatedData></ofd:PathObject>"
        for x0, y0, x1, y1 in [(20, y, 110, y) for y in (30, 45, 60)] + [(x, 30, x, 60) for x in (20, 60, 110)]
    )
    data = package(dots + "".join(FILLED))
    assert grid(data) == TABLE
    assert [[cell.text for cell in row] for row in ofd_plumber.read(data).grids[0].rows()] == TABLE


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('DeltaX="3 2 1"', [10, 13, 15, 16]),
        ('DeltaX="g 3 2.5"', [10, 12.5, 15, 17.5]),
        ('DeltaX="1 g 2 3"', [10, 11, 14, 17]),
        ('DeltaX="3"', [10, 13, 16, 19]),
        ('DeltaX="3 3 3 9 9"', [10, 13, 16, 19]),
        ("", [10, 12, 14, 16]),
        ('DeltaX="3 odd 4"', [10, 13, 16, 19]),
        ('DeltaX="g 999999999 2"', [10, 12, 14, 16]),
    ],
    ids=["plain", "a group", "groups among others", "too short", "too long", "none", "odd", "huge"],
)
def test_a_character_stands_where_the_distances_say(code: str, expected: list[float]) -> None:
    assert [x for _, x, *_ in places(package(text(10, 20, "2024", code=code)))] == expected


def test_distances_lead_back_and_down_to_the_next_line() -> None:
    data = package(text(10, 20, "甲乙丙丁", code='DeltaX="4 -4 4" DeltaY="0 6 0"'))
    assert [(x, y) for _, x, y, *_ in places(data)] == [(10, 20), (14, 20), (10, 26), (14, 26)]


def test_a_further_piece_of_text_begins_where_the_last_one_did_unless_it_says_otherwise() -> None:
    more = "<ofd:TextCode Y='6'>乙</ofd:TextCode></ofd:TextObject>"
    data = package(text(10, 20, "甲").replace("</ofd:TextObject>", more))
    assert [(x, y) for _, x, y, *_ in places(data)] == [(10, 20), (10, 26)]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"CTM": "0.5 0 0 0.5 1 2"}, [("年", 11, 22, 2, 0), ("报", 13, 22, 2, 0)]),
        ({"CTM": "0 1 -1 0 0 0"}, [("年", 9.52, -10, 4, 1), ("报", 9.52, -10, 4, 1)]),
        ({"CharDirection": "90"}, [("年", 9.52, -10, 4, 1), ("报", 13.52, -14, 4, 1)]),
        ({"CTM": "0.7 0.7 -0.7 0.7 0 0"}, []),
        ({"CTM": "1 0 0 -1 0 0"}, []),
        ({"HScale": "0.5"}, [("年", 10, 20, 4, 0), ("报", 14, 20, 4, 0)]),
    ],
    ids=["scaled", "turned", "turned one by one", "askew", "mirrored", "narrow"],
)
def test_the_matrix_of_a_text_says_how_it_stands(
    attributes: dict[str, Any], expected: list[tuple[str, float, float, float, int]]
) -> None:
    assert places(package(text(10, 20, "年报", code='DeltaX="4"', **attributes))) == expected


@pytest.mark.parametrize(
    ("words", "inside", "expected"),
    [
        ("\n        公开\n        年报\n      ", "", "公开 年报"),
        (" 12 ", "", " 12 "),
        ("1\ue0212", "", f"1{UNREADABLE}2"),
        (
            "12",
            '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>8 9</ofd:Glyphs></ofd:CGTransform>',
            "12",
        ),
        ("1f2", '<ofd:CGTransform CodePosition="1" CodeCount="1" GlyphCount="2"/>', f"1{UNREADABLE * 2}2"),
        ("office", '<ofd:CGTransform CodePosition="1" CodeCount="3" GlyphCount="1"/>', "office"),
    ],
    ids=["laid out", "spaces", "private", "glyphs", "one code, two glyphs", "a ligature"],
)
def test_a_text_says_what_its_font_prints_or_is_unreadable(words: str, inside: str, expected: str) -> None:
    assert said(package(text(10, 20, words, inside=inside))) == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_both_readings_place_every_character_alike(sample: Path) -> None:
    first = ofd.read_pages(sample.read_bytes()).pages
    second = list(ofd_words.read_pages(sample.read_bytes()))
    assert [one.number for one in first] == [one.number for one in second]
    for one, other in zip(first, second, strict=True):
        assert _placed(one.characters) == _placed(other.characters)


def _placed(characters: tuple[Character, ...]) -> list[tuple[object, ...]]:
    """Return characters with their places; of those that repeat another a trifle beside it (fake bold), the first."""
    found: list[tuple[object, ...]] = []
    seen: dict[tuple[str, float], list[float]] = {}
    for one in characters:
        edges = tuple(round(edge, 3) for edge in (one.x0, one.top, one.x1, one.bottom, one.baseline, one.size))
        beside = seen.setdefault((one.text, edges[1]), [])
        if not any(abs(one.x0 - other) < 1 for other in beside):
            found.append((one.text, *edges, one.turn))
        beside.append(one.x0)
    return found
