"""Struck figures: a number with a line drawn through it was taken back, and is never read as one.

What programs print of tracked deletions, of struck-through type and of a reviewer's mark are thin lines at half the height
of figures, hardly longer than the figures themselves. Each figure below one gets U+0336 behind it, as plain text is struck
through: `33` struck and `1` is `3̶3̶1`, no number, and a person sees why. A border that runs through figures is longer than
they are; see `pipeline.read.paper.cells`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import structs

from pipeline.read.paper.lines import is_figure
from pipeline.read.paper.page import Character
from pipeline.read.paper.rulings import Piece

STROKE = "\u0336"
"""Stands behind a character that is struck through, as in plain text."""
OFF_MIDDLE = 0.2
"""How far from the middle of the ink, in em, a line strikes a figure: programs draw it within 0.1, underlines are 0.4 off."""
COVERED = 0.7
"""The share of a figure's width that the line runs over."""
OVERHANG = 0.5
"""How far the line may run on at either end of what it strikes, in em; borders of cells keep farther off."""
_ROUNDING = 0.01
"""More, in points, than is ever lost where places are added and taken away."""


def strike_out(
    characters: Sequence[Character], across: list[Piece], down: list[Piece]
) -> tuple[tuple[Character, ...], list[Piece], list[Piece]]:
    """Return characters with those figures marked that a line strikes, and the pieces of lines that strike none.

    `across` and `down` are the pieces of the lines of a page, not yet joined: what strikes one figure is too short to rule
    anything.
    """
    struck: set[int] = set()
    strokes: set[Piece] = set()
    for pieces, sideways in ((across, 0), (down, 1)):
        over = _over_figures([c for c in characters if c.turn % 2 == sideways], pieces)
        if not over:
            continue
        by_middle = sorted((_middle(c), n) for n, c in enumerate(characters) if c.turn % 2 == sideways)
        most = OFF_MIDDLE * max(characters[n].size for _, n in by_middle) + _ROUNDING
        for piece in over:
            first, last = bisect_left(by_middle, (piece[0] - most,)), bisect_right(by_middle, (piece[0] + most,))
            below = [n for _, n in by_middle[first:last] if _crosses(piece, characters[n])]
            if _is_stroke(piece, [characters[n] for n in below]):
                strokes.add(piece)
                struck.update(n for n in below if is_figure(characters[n].text) and _covers(piece, characters[n]))
    if not struck:
        return tuple(characters), across, down
    return (
        tuple(structs.replace(c, text=c.text + STROKE) if n in struck else c for n, c in enumerate(characters)),
        [piece for piece in across if piece not in strokes],
        [piece for piece in down if piece not in strokes],
    )


def _over_figures(characters: Iterable[Character], pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that run over a figure, each once."""
    by_place = sorted(set(pieces))
    found: set[Piece] = set()
    for character in characters:
        if is_figure(character.text):
            middle, reach = _middle(character), OFF_MIDDLE * character.size
            first, last = bisect_left(by_place, (middle - reach,)), bisect_right(by_place, (middle + reach,))
            found.update(piece for piece in by_place[first:last] if _covers(piece, character))
    return sorted(found)


def _is_stroke(piece: Piece, below: Sequence[Character]) -> bool:
    """Tell whether a piece of a line ends where the characters below it do."""
    margin = OVERHANG * max(character.size for character in below)
    reaches = [_along(character) for character in below]
    first, last = min(start for start, _ in reaches), max(end for _, end in reaches)
    return piece[1] >= first - margin and piece[2] <= last + margin


def _covers(piece: Piece, character: Character) -> bool:
    """Tell whether a piece of a line runs over nearly all of a character's width."""
    start, end = _along(character)
    return _crosses(piece, character) and min(end, piece[2]) - max(start, piece[1]) >= COVERED * (end - start)


def _crosses(piece: Piece, character: Character) -> bool:
    """Tell whether a piece of a line runs over some of a character at half the height of its ink."""
    start, end = _along(character)
    return piece[1] < end and piece[2] > start and abs(piece[0] - _middle(character)) <= OFF_MIDDLE * character.size


def _middle(character: Character) -> float:
    """Return where the middle of a character's ink is across the direction in which it is read."""
    return character.center[1 - character.turn % 2]


def _along(character: Character) -> tuple[float, float]:
    """Return from where to where a character reaches in the direction in which it is read."""
    return (character.top, character.bottom) if character.turn % 2 else (character.x0, character.x1)
