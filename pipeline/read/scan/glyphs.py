"""Glyphs: figures on which two readings differ, told by their likeness to those figures of the document on which both agree.

The third opinion. All figures of a table are printed in one type, so that a 7 that is none stands out among the sevens. It
knows no font and no model, only what is printed in the document itself; where the likeness does not tell, it says nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from pipeline.read.paper.page import UNREADABLE
from pipeline.read.scan.digits import columns_of, figure_pieces, read_digits, split_sign
from pipeline.read.scan.page import Scan
from pipeline.read.scan.pieces import Piece
from pipeline.read.scan.raster import Box, Pixels
from pipeline.read.scan.strokes import is_struck
from pipeline.read.scan.words import Word

WIDTH, HEIGHT = 24, 32
"""Dots of the picture that a glyph is brought to, its proportions kept."""
LIKE = 0.8
"""A glyph must be that like one of its own kind (1 is the same picture)."""
MARGIN = 0.1
"""And be that much less like every other kind: on made scans figures were 0.1 to 0.4 apart from the next, and none was wrong."""
BROAD = 0.6
"""How many times as wide as high a figure is at most; broader ink is several that touch, and is cut where it is thinnest."""
INKED = 0.3
"""A column of dots with this share of the darkness of the darkest belongs to a figure."""
MOST = 60
"""Glyphs of each kind that are compared with."""

_DASHES = frozenset("-—")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The figures of a document that two readings agree on, by what they are."""

    known: dict[str, Pixels]
    """A row for each glyph."""

    def tell(self, glyph: Pixels) -> str:
        """Return which figure a glyph is; nothing where that can't be told."""
        likeness = sorted(((float((rows @ glyph).max()), figure) for figure, rows in self.known.items()), reverse=True)
        if len(likeness) < 2 or likeness[0][0] < LIKE or likeness[0][0] - likeness[1][0] < MARGIN:  # noqa: PLR2004 two kinds
            return ""
        return likeness[0][1]


def learn(scans: Iterable[Scan]) -> Glyphs:
    """Collect the figures of a document that both readings of it agree on."""
    seen: defaultdict[str, list[Pixels]] = defaultdict(list)
    for scan in scans:
        for piece, text in _agreed(scan).items():
            boxes = columns_of(scan, piece)
            if len(boxes) == len(text):
                for box, figure in zip(boxes, text, strict=True):
                    if figure.isdecimal() and len(seen[figure]) < MOST:
                        seen[figure].append(_picture(scan, box))
    return Glyphs({figure: np.stack(rows) for figure, rows in seen.items()})


def read_glyphs(scan: Scan, glyphs: Glyphs) -> tuple[Word, ...]:
    """Return the words of a scan with those figures told by their glyphs on which the two readings differ."""
    agreed = _agreed(scan)
    pieces = figure_pieces(scan)
    rooms = {piece.room for piece in pieces}
    words = [word for word in scan.words if word.piece.room not in rooms]
    for piece in pieces:
        sign, figures = split_sign(scan, piece)
        boxes = [part for box in columns_of(scan, figures) for part in _cut(scan, box)]
        told = [] if is_struck(piece.box, scan.ink.bare) else [glyphs.tell(_picture(scan, box)) for box in boxes]
        words.append(Word(piece, agreed.get(piece) or (sign + "".join(told) if told and all(told) else UNREADABLE)))
    return tuple(words)


def _agreed(scan: Scan) -> dict[Piece, str]:
    """Return the pieces of the second reading that are alone in their cells and read the same in the first."""
    first: defaultdict[tuple[int, int] | None, list[str]] = defaultdict(list)
    for word in scan.words:
        first[word.piece.room].append(word.text)
    second: defaultdict[tuple[int, int] | None, list[Word]] = defaultdict(list)
    for word in read_digits(scan):
        second[word.piece.room].append(word)
    return {
        words[0].piece: first[room][0]
        for room, words in second.items()
        if room is not None and len(words) == len(first[room]) == 1 and _alike(first[room][0], words[0].text)
    }


def _alike(one: str, other: str) -> bool:
    """Tell whether two readings of a cell are the same: dashes are, however long."""
    return one == other != UNREADABLE or (one in _DASHES and other in _DASHES)


def _cut(scan: Scan, box: Box) -> list[Box]:
    """Cut ink that is too broad for one figure where there is least of it, and trim the parts."""
    count = round(box.width / (BROAD * max(1, box.height)))
    if count < 2:  # noqa: PLR2004 two figures
        return [box]
    cut: Pixels = scan.ink.bare[box.y0 : box.y1, box.x0 : box.x1].astype(int)
    dark = (int(cut.max()) - cut).sum(axis=0)
    step = box.width / count
    edges = [0]
    for number in range(1, count):
        low, high = round((number - 0.3) * step), round((number + 0.3) * step) + 1
        edges.append(low + int(dark[low:high].argmin()))
    edges.append(box.width)
    parts = []
    for start, end in pairwise(edges):
        inked: Pixels = np.flatnonzero(dark[start:end] >= INKED * dark.max()) + start
        if len(inked):
            parts.append(Box(box.x0 + int(inked[0]), box.y0, box.x0 + int(inked[-1]) + 1, box.y1))
    return parts


def _picture(scan: Scan, box: Box) -> Pixels:
    """Return a glyph as a vector of length 1 whose mean is 0: its darkness, brought to one size."""
    cut = scan.ink.bare[box.y0 : box.y1, box.x0 : box.x1]
    scale = min(WIDTH / max(1, box.width), HEIGHT / max(1, box.height))
    small = cv2.resize(
        cut, (max(1, round(box.width * scale)), max(1, round(box.height * scale))), interpolation=cv2.INTER_AREA
    )
    paper = int(np.percentile(small, 95))
    picture: Pixels = np.full((HEIGHT, WIDTH), paper, np.float32)
    top, left = (HEIGHT - small.shape[0]) // 2, (WIDTH - small.shape[1]) // 2
    picture[top : top + small.shape[0], left : left + small.shape[1]] = small
    vector = (picture - picture.mean()).ravel()
    return vector / max(1e-6, float(np.linalg.norm(vector)))
