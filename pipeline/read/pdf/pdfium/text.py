"""The characters of a PDF page: what pdfium finds there → `Character`s as they are shown.

pdfium adds spaces and line breaks where it sees gaps, and joins words at hyphens; all that is taken back, since gaps are
judged here by those who know of the table. Where a font does not tell its characters, pdfium gives the bare code, which
may look like a digit: such ink is unreadable.
"""

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import compress, pairwise, repeat

import msgspec

from pipeline.errors import TooLargeError
from pipeline.read.paper.page import UNREADABLE, Character
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.calls import Edges, Handle, Matrix
from pipeline.read.pdf.pdfium.covered import RIM, Covered
from pipeline.read.pdf.pdfium.objects import MOST_SHAPES, Objects
from pipeline.read.pdf.pdfium.view import View
from pipeline.text import seen

ASKEW = 0.02
"""How far from a quarter turn (sine) a character may stand and still be part of the text: watermarks are at 0.3 and more."""
DOWNWARDS = 0.3
"""Characters of one piece of text that stand below each other by this many em and more are of a font for vertical writing:
nothing else moves a character across its line in the middle of a piece."""
TALLEST = 2.0
"""No character is so many em high: pdfium forgets to scale the boxes of fonts for vertical writing, in which each character
stands at a height of its own."""
BELOW = 0.12
"""How many em of the box of a character are below its baseline, in a font that is not in the file: that of Song type."""
UNKNOWN_WIDTH = 0.5
"""Advance of a character, in em, where the file does not say it: that of figures in Song type."""

_FIRST_FULL = "\u2e80"
"""From this character on they are one em wide, and pdfium takes long to look their width up."""
_ASKEW = -1
"""Instead of a turn, where characters stand askew."""
_ODD = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]"
)
"""White space of many kinds, and what no font prints: controls, halves of characters, and code points whose shape only the
font knows."""


class _Printed(msgspec.Struct):
    """The characters of a page that the file has, not those that pdfium added."""

    indexes: list[int]
    texts: list[str]
    """What is printed for each of them."""


class _Run(msgspec.Struct):
    """Characters that follow each other at one height."""

    start: int
    end: int
    piece: int | None
    """The text (by address) that draws them."""
    x: float
    y: float
    """Where the first stands on its baseline."""
    size: float
    turn: int
    vertical: bool = False
    """True where the font is one for vertical writing."""

    @property
    def baseline(self) -> float:
        """Where its line stands, once it is turned so that it is read rightwards."""
        return -self.x - self.size / 2 if self.vertical else (self.y, -self.x, -self.y, self.x)[self.turn]


def read_characters(
    page: Handle, view: View, objects: Objects, covered: Covered | None = None
) -> tuple[Character, ...]:
    """Read the characters of a page that are part of its text; what is not seen of the texts that are `covered` is unreadable."""
    if not objects.texts:
        return ()
    with calls.text_of(page) as text:
        count = calls.count_characters(text)
        if count > MOST_SHAPES:
            raise TooLargeError(shapes=MOST_SHAPES)
        printed = _printed(text, count)
        edges = view.edges(calls.loose_boxes(text, printed.indexes))
        by_piece = covered is not None or bool(objects.furniture)
        runs = _runs(text, printed.indexes, _breaks(text, printed.indexes, edges, by_piece=by_piece), view)
        _find_vertical(runs, edges)
        _set_substituted(text, runs, printed, edges, view)
    if covered is not None:
        _leave_out_hidden(runs, printed, edges, covered)
    sizes: list[float] = []
    baselines: list[float] = []
    turns: list[int] = []
    furniture: list[bool] = []
    for run in runs:
        length = run.end - run.start
        sizes += repeat(run.size, length)
        baselines += repeat(run.baseline, length)
        turns += repeat(1 if run.vertical else run.turn, length)
        furniture += repeat(run.piece in objects.furniture, length)
    found = list(map(Character, printed.texts, *edges, sizes, baselines, turns, furniture))
    return tuple(found if _all_visible(edges, view) and _ASKEW not in turns else _visible(found, view))


def _all_visible(edges: Edges, view: View) -> bool:
    """Tell whether all boxes lie in the visible part of a page."""
    x0s, tops, x1s, bottoms = edges
    width, height = view.size
    certain = math.isfinite(sum(x0s) + sum(tops) + sum(x1s) + sum(bottoms))
    return not x0s or (certain and min(x0s) >= 0 <= min(tops) and max(x1s) <= width and max(bottoms) <= height)


def _visible(characters: Sequence[Character], view: View) -> list[Character]:
    """Leave out the characters that stand askew or outside the visible part of a page."""
    width, height = view.size
    return [
        one
        for one in characters
        if one.turn != _ASKEW and 0 <= one.x0 + one.x1 <= 2 * width and 0 <= one.top + one.bottom <= 2 * height
    ]


def _printed(text: Handle, count: int) -> _Printed:
    """Return the characters of a page that the file has."""
    whole = calls.get_text(text, count)
    if len(whole) != count:
        whole = "".join(map(chr, map(calls.unicode_of, repeat(text), range(count))))
    whole = seen(whole)
    printed = list(whole)
    for odd in _ODD.finditer(whole):
        index = odd.start()
        printed[index] = " " if odd[0].isspace() else "-" if calls.is_hyphen(text, index) else UNREADABLE
    inked = [index for index, character in enumerate(printed) if character > " "]
    for index in compress(inked, map(calls.lacks_unicode, repeat(text), inked)):
        printed[index] = UNREADABLE
    spaces = [
        index for index, character in enumerate(printed) if character == " " and not calls.is_generated(text, index)
    ]
    indexes = sorted(inked + spaces)
    return _Printed(indexes, [printed[index] for index in indexes])


def _breaks(text: Handle, indexes: Sequence[int], edges: Edges, *, by_piece: bool) -> dict[int, int | None]:
    """Return the numbers of the characters with which runs begin, and the piece of text of each.

    Runs begin where the height changes; with every piece where that is asked for, since only some are furniture or hidden. The
    boxes of one piece are of different heights where ink is higher than the font says.
    """
    found: dict[int, int | None] = {}
    top = bottom = math.nan
    piece: int | None = None
    for number, (this_top, this_bottom) in enumerate(zip(edges[1], edges[3], strict=True)):
        if this_top == top and this_bottom == bottom and not by_piece:
            continue
        this_piece = calls.text_object(text, indexes[number])
        moved = abs(this_top - top) + abs(this_bottom - bottom)
        if this_piece != piece or not moved <= DOWNWARDS * (this_bottom - this_top):
            found[number] = this_piece
        top, bottom, piece = this_top, this_bottom, this_piece
    return found


def _runs(text: Handle, indexes: Sequence[int], starts: dict[int, int | None], view: View) -> list[_Run]:
    """Return the runs that characters begin, by the matrix of each and the size of its type before that."""
    firsts = [indexes[start] for start in starts]
    xs, ys = view.points(*calls.origins(text, firsts))
    matrices = calls.text_matrices(text, firsts)
    ems = map(calls.font_size, repeat(text), firsts)
    ends = [*starts, len(indexes)][1:]
    styles: dict[tuple[Matrix, float], tuple[float, int]] = {}
    runs: list[_Run] = []
    for (start, piece), end, x, y, style in zip(
        starts.items(), ends, xs, ys, zip(matrices, ems, strict=True), strict=True
    ):
        shown = styles.get(style)
        if shown is None:
            shown = styles[style] = _style(*style, view)
        runs.append(_Run(start, end, piece, x, y, *shown))
    return runs


def _style(matrix: Matrix, em: float, view: View) -> tuple[float, int]:
    """Return the size of type as it is shown, and in how many quarter turns clockwise."""
    a, b, c, d, _, _ = matrix
    size, length = abs(em) * math.hypot(c, d), math.hypot(a, b)
    if not size or not length or ASKEW * length < min(abs(a), abs(b)):
        return size, _ASKEW
    forwards = em > 0
    turn = (0 if (a > 0) is forwards else 2) if abs(b) < abs(a) else (3 if (b > 0) is forwards else 1)
    return size, (turn + view.quarters) % 4


def _find_vertical(runs: Sequence[_Run], edges: Edges) -> None:
    """Mark the runs of fonts for vertical writing, and set the boxes of their characters."""
    x0s, tops, x1s, bottoms = edges
    for run in runs:
        alone = run.turn == 0 and run.end - run.start == 1
        run.vertical = alone and bottoms[run.start] - tops[run.start] > TALLEST * run.size
    for before, run in pairwise(runs):
        if before.piece == run.piece and run.turn == 0 and run.y - before.y > DOWNWARDS * run.size:
            before.vertical = run.vertical = True
    for run in runs:
        if run.vertical:
            for number in range(run.start, run.end):
                x0s[number], tops[number] = run.x, run.y - run.size
                x1s[number], bottoms[number] = run.x + run.size, run.y


def _leave_out_hidden(runs: Sequence[_Run], printed: _Printed, edges: Edges, covered: Covered) -> None:
    """Call unreadable what nobody sees of texts that something is drawn over."""
    boxes = list(zip(*edges, strict=True))
    for run in runs:
        if run.piece not in covered.pieces:
            continue
        for number in range(run.start, run.end):
            sign = printed.texts[number]
            if sign not in (" ", "\u3000") and not covered.shows(boxes[number], RIM if sign.isalnum() else 0.0):
                printed.texts[number] = UNREADABLE


class _Widths(dict[str, float]):
    """How wide the characters of a font are, in em, as the file says."""

    def __init__(self, font: Handle) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        """Ask for one that was not asked for before."""
        known = character < _FIRST_FULL
        width = (calls.glyph_width(self._font, character) or UNKNOWN_WIDTH) if known else 1.0
        self[character] = width
        return width


def _set_substituted(text: Handle, runs: Sequence[_Run], printed: _Printed, edges: Edges, view: View) -> None:
    """Set the boxes of characters by what the file says where the font is not in it.

    pdfium takes such a font from the machine, whose ink is of other widths and heights than that of the next machine.
    """
    fonts: dict[int | None, _Widths | None] = {}
    places = cache(lambda: view.points(*calls.origins(text, printed.indexes)))
    for run, font in zip(runs, map(calls.font_of, [Handle(run.piece) for run in runs]), strict=True):
        key = font.value
        if key not in fonts:
            fonts[key] = None if calls.is_embedded(font) else _Widths(font)
        widths = fonts[key]
        if widths is None or run.vertical or run.turn == _ASKEW:
            continue
        here = slice(run.start, run.end)
        along = places()[run.turn % 2][here]
        advances = [run.size * widths[character] for character in printed.texts[here]]
        for column, values in zip(edges, _by_advance(run, along, advances), strict=True):
            column[here] = values


def _by_advance(run: _Run, along: list[float], advances: list[float]) -> Edges:
    """Return left, top, right and bottom edges of the characters of a run by where each begins along it."""
    below, above = BELOW * run.size, (1 - BELOW) * run.size
    count = len(along)
    if run.turn in {0, 1}:
        ends = [start + advance for start, advance in zip(along, advances, strict=True)]
    else:
        along, ends = [start - advance for start, advance in zip(along, advances, strict=True)], along
    if run.turn % 2 == 0:
        high, low = (above, below) if run.turn == 0 else (below, above)
        return along, [run.y - high] * count, ends, [run.y + low] * count
    left, right = (below, above) if run.turn == 1 else (above, below)
    return [run.x - left] * count, along, [run.x + right] * count, ends
