"""Digits: the figures in the cells of a scanned table read a second time, from the ink of each cell alone.

Where Tesseract is installed it reads them, which shares neither model nor segmentation with the first reading. Where it
is not, or sees nothing, the first engine reads each piece twice over, set side by side: it must then say the same thing
twice. That is no independent opinion, but another look; what it can't repeat is unreadable.
"""

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

import cv2
import numpy as np

from pipeline.read.paper.page import UNREADABLE
from pipeline.read.scan.engine import engine
from pipeline.read.scan.page import Scan
from pipeline.read.scan.pieces import Piece, lines_of, parted, signs_of
from pipeline.read.scan.raster import Box, Pixels, around
from pipeline.read.scan.ready import find_tesseract
from pipeline.read.scan.strokes import is_slash, is_struck, may_be_struck, sign_before
from pipeline.read.scan.words import Word, line_height, shown

TIMEOUT_S = 60
"""For the figures of one page: Tesseract takes half a second for 200 cells."""
HEIGHT = 48
"""Dots that a piece is high when Tesseract is shown it."""
DASH = 0.35
"""Ink lower than this share of a line's height, and wider than high, is a dash."""

HIGH = 0.8
"""Figures are as high as this share of a line at least; signs are not."""
LOW = 0.7
"""Points stand below this share of a line's height."""
BROAD = 0.65
"""How many times as wide as high a figure usually is at most: broader ink is several that touch."""

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FIGURES = re.compile(r"[\d\W]+")
_NUMERALS = frozenset("一〇")
"""Characters that figures and dashes are mistaken for."""

_READ: WeakKeyDictionary[Scan, tuple[Word, ...]] = WeakKeyDictionary()
"""What was read of scans that are still in use: the third way asks twice for what the second has read."""


def read_digits(scan: Scan) -> tuple[Word, ...]:
    """Return the words of a scan with the figures in its cells read anew, which is done once."""
    read = _READ.get(scan)
    if read is None:
        pieces = figure_pieces(scan)
        rooms = {piece.room for piece in pieces}
        kept = [word for word in scan.words if word.piece.room not in rooms]
        texts = _read(scan, pieces)
        read = _READ[scan] = (*kept, *(Word(piece, text) for piece, text in zip(pieces, texts, strict=True)))
    return read


def figure_pieces(scan: Scan) -> list[Piece]:
    """Return what stands in the cells of a scan that hold no words, line by line as the ink has it."""
    return [
        Piece(around(part), room, scan.cells.inside(room))
        for room in scan.spots
        if room is not None and _is_figures(scan, room)
        for line in lines_of(signs_of(scan.spots[room], scan.raster))
        for part in parted(line, scan.raster)
    ]


def strikes_of(scan: Scan) -> int:
    """Return how many numbers of a scan are clearly struck out, in part or all."""
    height = line_height([word.piece for word in scan.words], scan.raster)
    return sum(
        is_struck(piece.box, scan.ink.bare) for piece in figure_pieces(scan) if piece.box.height >= HIGH * height
    )


def without_struck(scan: Scan, words: Iterable[Word]) -> tuple[Word, ...]:
    """Return words of which no number may be struck out in part, for a document in which many are."""
    return tuple(
        replace(word, text=UNREADABLE)
        if word.piece.room is not None
        and _FIGURES.fullmatch(word.text)
        and may_be_struck(word.piece.box, scan.ink.bare)
        else word
        for word in words
    )


def columns_of(scan: Scan, piece: Piece) -> list[Box]:
    """Return the ink of a piece where it stands side by side with gaps between: usually one box a figure."""
    columns: list[list[Box]] = []
    reach = -1
    inside = (spot for spot in scan.spots.get(piece.room, ()) if piece.box.holds(spot.center))
    for spot in sorted(signs_of(inside, scan.raster), key=lambda spot: spot.x0):
        if spot.x0 >= reach:
            columns.append([])
        columns[-1].append(spot)
        reach = max(reach, spot.x1)
    return [around(column) for column in columns]


def _is_figures(scan: Scan, room: tuple[int, int]) -> bool:
    """Tell whether nothing in a cell is a word."""
    return not any(
        unicodedata.category(char) == "Lo" and char not in _NUMERALS
        for word in scan.words
        if word.piece.room == room
        for char in word.text
    )


def split_sign(scan: Scan, piece: Piece) -> tuple[str, Piece]:
    """Return the sign before a number, as its ink shows it, and what is behind it."""
    columns = columns_of(scan, piece)
    sign = sign_before(columns, scan.ink.bare)
    if not sign:
        return "", piece
    behind, window = around(columns[1:]), piece.window
    return sign, Piece(behind, piece.room, Box(columns[0].x1, window.y0, window.x1, window.y1))


def _read(scan: Scan, pieces: Sequence[Piece]) -> list[str]:
    height = line_height([word.piece for word in scan.words], scan.raster)
    strokes = [_stroke(scan, piece, height) for piece in pieces]
    split = [split_sign(scan, piece) for piece in pieces]
    signs, pieces = [sign for sign, _ in split], [piece for _, piece in split]
    pictures = [shown(scan.raster, scan.ink, piece, height) for piece in pieces]
    program = find_tesseract()
    texts = by_tesseract(pictures, program) if program else [""] * len(pieces)
    # A figure or a point that was passed over leaves a number that looks as good as any: there is more ink than was read.
    texts = [text if _says_all(scan, piece, text) else "" for text, piece in zip(texts, pieces, strict=True)]
    left = [n for n, text in enumerate(texts) if not text and not strokes[n]]
    for n, text in zip(left, _twice([pictures[n] for n in left]), strict=True):
        texts[n] = text
    return [
        stroke or (sign + text if text else UNREADABLE)
        for stroke, sign, text in zip(strokes, signs, texts, strict=True)
    ]


def _says_all(scan: Scan, piece: Piece, text: str) -> bool:
    """Tell whether a number has a figure for each that its ink has room for, and a point or comma if there is one."""
    columns = columns_of(scan, piece)
    figures = sum(max(1, round(box.width / (BROAD * max(1, piece.box.height)))) for box in columns)
    points = any(_is_point(spot, piece.box, columns) for spot in scan.spots.get(piece.room, ()))
    return sum(map(str.isdecimal, text)) >= figures and (not points or not text.isdecimal())


def _is_point(spot: Box, line: Box, columns: Sequence[Box]) -> bool:
    """Tell whether ink is a point or comma between figures."""
    low = spot.center[1] > line.y0 + LOW * line.height and spot.height < line.height / 2
    between = len(columns) > 1 and columns[0].x1 <= spot.center[0] <= columns[-1].x0
    return low and between and line.y0 <= spot.center[1] <= line.y1 + line.height / 4


def _stroke(scan: Scan, piece: Piece, height: float) -> str:
    """Return what a piece is that is a single stroke, and no figure."""
    if piece.box.height < DASH * height and piece.box.width > piece.box.height:
        return "-"
    if is_struck(piece.box, scan.ink.bare):
        return UNREADABLE
    columns = columns_of(scan, piece)
    return "/" if len(columns) == 1 and is_slash(columns[0], scan.ink.bare) else ""


def _twice(pictures: Sequence[Pixels]) -> list[str]:
    """Return what the engine reads in each picture set twice side by side, if it is the same twice; else nothing."""
    said = engine().read([np.hstack([picture, picture]) for picture in pictures])
    texts = ["".join(one.text.split()) for one in said]
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    return [one if one == other and _NUMBER.fullmatch(one) else "" for one, other in halves]


def by_tesseract(pictures: Sequence[Pixels], program: str) -> list[str]:
    """Return the number that Tesseract reads in each picture; nothing where it reads none."""
    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        names = [str(Path(folder) / f"{number}.png") for number in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            cv2.imwrite(name, _enlarged(picture))
        listed = Path(folder) / "pictures.txt"
        listed.write_text("\n".join(names), "utf-8")
        command = [
            program,
            str(listed),
            "stdout",
            "-l",
            "eng",
            "--psm",
            "7",
            "-c",
            "tessedit_char_whitelist=0123456789.,",
        ]
        try:
            done = subprocess.run(  # noqa: S603 - a program found by name, with paths of our own
                command,
                capture_output=True,
                timeout=TIMEOUT_S,
                check=False,
                env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
            )
        except (subprocess.TimeoutExpired, OSError):
            return [""] * len(pictures)
    pages = done.stdout.decode("utf-8", "replace").split("\f")  # some versions end the last page with it as well
    if len(pages) - (not pages[-1].strip()) != len(pictures) != len(pages):
        return [""] * len(pictures)
    return [
        "".join(page.split()) if _NUMBER.fullmatch("".join(page.split())) else "" for page in pages[: len(pictures)]
    ]


def _enlarged(picture: Pixels) -> Pixels:
    scale = HEIGHT / max(1, picture.shape[0])
    large = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(large, 10, 10, 10, 10, cv2.BORDER_CONSTANT, value=int(np.percentile(large, 90)))
