"""Turned pages: tables printed sideways, and cells whose text is.

A wide table is often set sideways on an upright page. Turned so that its text runs rightwards it is a table like any
other, and only the places of its cells must be turned back.
"""

from collections import Counter

from msgspec import structs

from pipeline.model.place import BBox
from pipeline.read.paper.page import Character, Page
from pipeline.read.paper.rulings import Pen, joined

MOSTLY = 0.6
"""A page is sideways where more than this share of its characters is; one turned label cell is far below."""


def turn_point(x: float, y: float, quarters: int) -> tuple[float, float]:
    """Turn a point counter-clockwise about the origin, so that what was read in that direction is read rightwards.

    >>> turn_point(1.0, 5.0, 1), turn_point(1.0, 5.0, 3)
    ((5.0, -1.0), (-5.0, 1.0))
    """
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters % 4]


def turn_box(box: BBox, quarters: int, origin: tuple[float, float] = (0.0, 0.0)) -> BBox:
    """Turn a box like `turn_point`, then move it by `origin`.

    >>> turn_box(BBox(1.0, 5.0, 2.0, 7.0), 1)
    BBox(x0=5.0, top=-2.0, x1=7.0, bottom=-1.0)
    """
    (xa, ya), (xb, yb) = turn_point(box.x0, box.top, quarters), turn_point(box.x1, box.bottom, quarters)
    across, down = origin
    return BBox(min(xa, xb) + across, min(ya, yb) + down, max(xa, xb) + across, max(ya, yb) + down)


def turn_character(character: Character, quarters: int, origin: tuple[float, float] = (0.0, 0.0)) -> Character:
    """Turn a character like `turn_box`; its baseline, being that of its own reading direction, is only moved."""
    if quarters % 4 == 0:
        return character
    box = turn_box(BBox(character.x0, character.top, character.x1, character.bottom), quarters, origin)
    turn = (character.turn - quarters) % 4
    baseline = character.baseline + (origin[1] if turn == 0 else 0.0)
    return structs.replace(
        character, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, turn=turn, baseline=baseline
    )


def sideways(page: Page) -> int:
    """Return in which direction a page is read, in quarter turns clockwise; 0 where there is no clear majority."""
    turns = Counter([character.turn for character in page.characters])
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if count > MOSTLY * len(page.characters) else 0


def turn_page(page: Page, quarters: int) -> Page:
    """Turn a page so that what was read in that direction is read rightwards; its top left corner is the origin again."""
    if quarters % 4 == 0:
        return page
    origin = _origin(page, quarters)
    pen = Pen()
    for line in page.horizontals:
        box = turn_box(BBox(line.start, line.at, line.end, line.at), quarters, origin)
        pen.line((box.x0, box.top), (box.x1, box.bottom))
    for line in page.verticals:
        box = turn_box(BBox(line.at, line.start, line.at, line.end), quarters, origin)
        pen.line((box.x0, box.top), (box.x1, box.bottom))
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    return Page(
        page.number,
        width,
        height,
        tuple(turn_character(character, quarters, origin) for character in page.characters),
        tuple(joined(pen.horizontals)),
        tuple(joined(pen.verticals)),
        tuple(turn_box(shade, quarters, origin) for shade in page.shades),
        tuple(turn_box(picture, quarters, origin) for picture in page.pictures),
        tuple(turn_box(drawing, quarters, origin) for drawing in page.drawings),
    )


def turn_back(box: BBox, page: Page, quarters: int) -> BBox:
    """Return where a box of a page turned by `turn_page` stands on the page as it was, which is given."""
    if quarters % 4 == 0:
        return box
    across, down = _origin(page, quarters)
    back = turn_box(BBox(box.x0 - across, box.top - down, box.x1 - across, box.bottom - down), -quarters)
    return BBox(round(back.x0, 1), round(back.top, 1), round(back.x1, 1), round(back.bottom, 1))


def _origin(page: Page, quarters: int) -> tuple[float, float]:
    """Return how far a turned page must be moved right and down to start at the origin."""
    return ((0.0, 0.0), (0.0, page.width), (page.width, page.height), (page.height, 0.0))[quarters % 4]
