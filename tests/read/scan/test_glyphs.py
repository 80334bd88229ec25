"""A figure on which two readings differ is told by its likeness to the others, or not at all."""

import numpy as np

from pipeline.read.scan.frames import frames_of, sized
from pipeline.read.scan.glyphs import Glyphs, learn, read_glyphs
from pipeline.read.scan.page import Scan, read_raster
from tests.read.scan.drawn import drawn_table, saved

FIGURES = tuple(tuple(str(10 * column + row + 12) for column in range(4)) for row in range(6))


def scan_of(data: bytes) -> Scan:
    raster = sized(next(frames_of(data)))
    assert raster is not None
    return read_raster(raster)


def test_a_figure_misread_by_one_way_is_told_by_the_figures_around_it() -> None:
    scan = scan_of(saved(drawn_table(FIGURES)))
    glyphs = learn([scan])
    wrong = next(word for word in scan.words if word.text == "12")
    words = tuple(word if word is not wrong else type(word)(word.piece, "17") for word in scan.words)
    misread = Scan(scan.raster, scan.ink, scan.cells, scan.spots, words)
    told = {word.piece.room: word.text for word in read_glyphs(misread, glyphs)}
    assert told[wrong.piece.room] == "12"


def test_a_glyph_that_is_like_nothing_known_is_not_told() -> None:
    draw = np.random.default_rng(1)
    rows = draw.normal(size=(2, 768))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    known = Glyphs({"1": rows[:1], "2": rows[1:]})
    assert known.tell(rows[0]) == "1"
    other = draw.normal(size=768)
    assert known.tell(other / np.linalg.norm(other)) == ""
    assert Glyphs({}).tell(rows[0]) == ""
