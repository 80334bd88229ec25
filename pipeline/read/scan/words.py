"""Words: the pieces of a page, each with what an engine reads in it.

A piece is shown to the engine with white around it, as text stands on a page: a lone 0 cut out closely looks like a full stop.
What the engine is not sure of, and ink in which it sees nothing, is unreadable, and not blank.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import cv2
import numpy as np

from pipeline.model.place import BBox
from pipeline.read.paper.page import INK_MIDDLE, UNREADABLE, Character
from pipeline.read.scan.engine import Said
from pipeline.read.scan.ink import Ink
from pipeline.read.scan.pieces import TALL, Piece, usual_height
from pipeline.read.scan.raster import Box, Pixels, Raster
from pipeline.read.scan.strokes import is_slash, is_struck

AROUND = 0.4
"""White around a piece, in heights of its line: as much as RapidOCR cuts out itself."""
LINE = 1.7
"""A piece is shown at least so many times as high as lines on the page usually are: a dash must look like one."""
SURE = 0.6
"""Below this score what was read counts as unreadable. Figures of degraded made scans that were misread had 0.3 to 0.7."""
FIGURE_HEIGHT, CHARACTER_HEIGHT = 0.72, 0.92
"""How many em the ink of a line of figures, and of one of Chinese characters, is high."""
BOX = 1.5
"""How many times as high as its ink the box around a line is that the engine sees."""
LOW = 0.5
"""Ink lower than this share of the page's lines (a dash) does not tell how large the type is."""

_DASHES = re.compile(r"[_－ー–−]|[-—_－ー–−一]{2,3}")
"""What a dash of one character is taken for, and one of two."""
_UPRIGHT = frozenset(("1", "l", "I", "|", "丨", "/"))
"""What a slash is taken for."""
_WORDS = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"[\d\W]+")
_FIGURES = re.compile(r"[\d.,，．%％]+")
_PAGE_NUMBER = re.compile(r"[-—–－−_一](\s*\d{1,4}\s*)[-—–－−_一]")
"""Between dashes, of which each may be taken for a different one: running heads are told by being alike on all pages."""


class Reads(Protocol):
    """An engine that reads pictures of lines."""

    def read(self, lines: Sequence[Pixels]) -> list[Said]:
        """Return what each says."""
        ...


@dataclass(frozen=True, slots=True)
class Word:
    """A piece with its text."""

    piece: Piece
    text: str
    """`UNREADABLE` where it can't be told."""
    downwards: bool = False


def read_pieces(raster: Raster, ink: Ink, pieces: Sequence[Piece], engine: Reads) -> list[Word]:
    """Read the pieces of a page."""
    height = line_height(pieces, raster)
    level = [piece for piece in pieces if not _is_tall(piece, height)]
    tall = [piece for piece in pieces if _is_tall(piece, height)]
    said = engine.read([shown(raster, ink, piece, height) for piece in level])
    words = [
        Word(piece, _stroke(piece, one, height, ink) or _page_number(piece, one) or _sure(one))
        for piece, one in zip(level, said, strict=True)
    ]
    return [*words, *(_downwards(raster, ink, piece, engine) for piece in tall)]


def shown(raster: Raster, ink: Ink, piece: Piece, height: float) -> Pixels:
    """Return the picture of a piece as it is shown to an engine."""
    if piece.room is None:
        box = piece.box
        return raster.pixels[box.y0 : box.y1, box.x0 : box.x1]
    pad = round(max(AROUND * piece.box.height, (LINE * height - piece.box.height) / 2, 2))
    wanted = Box(piece.box.x0 - pad, piece.box.y0 - pad, piece.box.x1 + pad, piece.box.y1 + pad)
    box = piece.box.grown(pad, pad, piece.window)
    cut = ink.bare[box.y0 : box.y1, box.x0 : box.x1]
    return cv2.copyMakeBorder(
        cut,
        max(0, box.y0 - wanted.y0),
        max(0, wanted.y1 - box.y1),
        max(0, box.x0 - wanted.x0),
        max(0, wanted.x1 - box.x1),
        cv2.BORDER_CONSTANT,
        value=int(np.percentile(cut, 90)),
    )


def line_height(pieces: Sequence[Piece], raster: Raster) -> float:
    """Return how high the ink of lines in tables usually is, in dots; of others where there is no table."""
    inside = [piece.box for piece in pieces if piece.room is not None]
    return usual_height(inside or [piece.box for piece in pieces], raster)


def _is_tall(piece: Piece, height: float) -> bool:
    return piece.box.height > TALL * max(piece.box.width, height)


def _sure(said: Said) -> str:
    text = said.text.strip()
    return text if text and said.score >= SURE else UNREADABLE


def _stroke(piece: Piece, said: Said, height: float, ink: Ink) -> str:
    """Return what a single stroke in a cell is that an engine takes for another: dashes differ only by their height."""
    if piece.room is None:
        return ""
    if piece.box.height < LOW * height and piece.box.width > piece.box.height:
        return "—" if _DASHES.fullmatch("".join(said.text.split())) else ""
    if _NUMBER.fullmatch(said.text.strip()) and is_struck(piece.box, ink.bare):
        return UNREADABLE
    return "/" if said.text.strip() in _UPRIGHT and is_slash(piece.box, ink.bare) else ""


def _page_number(piece: Piece, said: Said) -> str:
    """Return a page number outside of tables with the same dashes on every page."""
    found = _PAGE_NUMBER.fullmatch(_sure(said)) if piece.room is None else None
    return f"-{found[1]}-" if found else ""


def _downwards(raster: Raster, ink: Ink, piece: Piece, engine: Reads) -> Word:
    """Read a label that runs downwards: upright characters one below the other, or a line that was turned."""
    box = piece.box.grown(4, 4, piece.window)
    cut = (raster.pixels if piece.room is None else ink.bare)[box.y0 : box.y1, box.x0 : box.x1]
    stacked = engine.read(_characters(cut))
    turned = engine.read([np.ascontiguousarray(np.rot90(cut, quarters)) for quarters in (1, 3)])
    upright = Said("".join(one.text for one in stacked), sum(one.score for one in stacked) / max(1, len(stacked)))
    best = max((upright, *turned), key=lambda one: one.score * bool(_WORDS.search(one.text)))
    return Word(piece, _sure(best), downwards=True)


def _characters(cut: Pixels) -> list[Pixels]:
    """Cut a column of upright characters between them: about as high as wide, where there is least ink."""
    height, width = cut.shape
    count = max(1, round(height / (1.15 * width)))
    ink = (255 - cut.astype(int)).sum(axis=1)
    edges = [0]
    for number in range(1, count):
        middle, reach = round(number * height / count), max(1, width // 3)
        low, high = max(edges[-1] + 1, middle - reach), min(height - 1, middle + reach)
        edges.append(low + int(ink[low:high].argmin()) if low < high else middle)
    edges.append(height)
    pad = width // 4
    parts = [cut[top:foot] for top, foot in pairwise(edges) if foot > top]
    paper = int(np.percentile(cut, 90))
    return [cv2.copyMakeBorder(part, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=paper) for part in parts]


def characters_of(raster: Raster, words: Sequence[Word]) -> list[Character]:
    """Return the characters of words, at their places on the page in points."""
    height = line_height([word.piece for word in words], raster)
    return [character for word in words for character in _set(raster, word, height)]


def _set(raster: Raster, word: Word, line_height: float) -> list[Character]:
    """Set the characters of one word side by side over its ink: only where the word stands is known for certain."""
    box = raster.points(word.piece.box)
    if word.downwards:
        return _set_downwards(box, "".join(word.text.split()))
    high = word.piece.box.height / (1.0 if word.piece.room else BOX)
    if high < LOW * line_height:
        high = line_height
    em = high * raster.scale / (FIGURE_HEIGHT if _FIGURES.fullmatch(word.text) else CHARACTER_HEIGHT)
    baseline = (box.top + box.bottom) / 2 + INK_MIDDLE * em
    widths = [1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in word.text]
    share = box.width / sum(widths)
    characters, x = [], box.x0
    for char, width in zip(word.text, widths, strict=True):
        end = x + width * share
        characters.append(Character(" " if char.isspace() else char, x, box.top, end, box.bottom, em, baseline))
        x = end
    return characters


def _set_downwards(box: BBox, text: str) -> list[Character]:
    """Set upright characters one below the other."""
    step = box.height / len(text)
    em = min(step, box.width)
    tops = [box.top + number * step for number in range(len(text))]
    return [
        Character(char, box.x0, top, box.x1, top + step, em, top + step / 2 + INK_MIDDLE * em)
        for char, top in zip(text, tops, strict=True)
    ]
