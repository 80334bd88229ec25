"""Tables with drawn borders, for the second reading of plain text: line by line, each cell until a border is drawn beneath.

What a drawn line says is which cells end at it. A cell goes on while the text below stands between the same two edges;
as soon as it does not, the drawing says nothing for certain and is given back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model.grid import Cell
from pipeline.read.plain.again.fields import evened, has_corners, is_drawn
from pipeline.read.plain.again.words import display_places

_UPRIGHT = frozenset("|│┃║├┤┼┬┴┌┐└┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛+")
_LEVEL = frozenset("-=─━═+┬┴┼╦╩╬┳┻╋├┤")
_TWO = 2
_MOST_SLOTS = 1_000_000


@dataclass(slots=True)
class _Drawn:
    """A cell while it is being read."""

    row: int
    left: int
    right: int
    lines: list[str] = field(default_factory=list)
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two edges in a line."""

    left: int
    right: int
    text: str

    @property
    def is_border(self) -> bool:
        return bool(self.text.strip()) and set(self.text) <= _LEVEL


def drawn_cells(lines: Sequence[str]) -> list[Cell]:
    """Return the cells of a drawn table; none where the drawing does not add up."""
    for ambiguous in (1, 2):
        at = [dict(zip(display_places(line, ambiguous), line, strict=False)) for line in lines]
        edges = sorted(
            {
                place
                for line, places in zip(lines, at, strict=True)
                if has_corners(line)
                for place, char in places.items()
                if char in _UPRIGHT and _beside_border(places, place)
            }
        )
        pieces = [_pieces(places, edges) for places in at]
        if len(edges) < _TWO or not all(pieces) or len(lines) * len(edges) > _MOST_SLOTS:
            continue
        cells = _cells(lines, [piece or [] for piece in pieces])
        if cells:
            return cells
    return []


def _beside_border(places: dict[int, str], place: int) -> bool:
    """Tell whether an upright mark is met by a drawn line; a plus sign in front of a number is not."""
    char = places[place]
    near = {places.get(place + step, " ") for step in (-2, -1, 1, 2)}
    return char not in "+|" or bool(near & {"-", "="})


def _pieces(places: dict[int, str], edges: Sequence[int]) -> list[_Piece] | None:
    """Return the pieces of a line between the edges at which something upright stands; None where others stand apart."""
    found = [n for n, edge in enumerate(edges) if places.get(edge) in _UPRIGHT]
    if len(found) < _TWO or found[0] != 0 or found[-1] != len(edges) - 1:
        return None
    if any(char in "|│┃║" and place not in set(edges) for place, char in places.items()):
        return None
    return [
        _Piece(left, right, "".join(places.get(at, "") for at in range(edges[left] + 1, edges[right])))
        for left, right in pairwise(found)
    ]


def _cells(lines: Sequence[str], pieces: Sequence[list[_Piece]]) -> list[Cell]:
    """Return the cells, line by line; none where a line goes on with a cell that its edges do not have."""
    by_line = _rows_are_lines(lines)
    drawn: list[_Drawn] = []
    open_cells: dict[int, _Drawn] = {}
    row, fresh, begun = -1, True, False
    for number, line in enumerate(pieces):
        if all(piece.is_border for piece in line):
            open_cells, fresh, begun = {}, True, number > 0
            continue
        starts_row = fresh or (by_line and begun and bool(line[0].text.strip()))
        if starts_row and not fresh:
            open_cells = {}
        row += starts_row
        fresh = False
        for piece in line:
            if piece.is_border:
                fresh = True
                for left in [
                    left for left, cell in open_cells.items() if piece.left < cell.right and left < piece.right
                ]:
                    del open_cells[left]
                continue
            cell = open_cells.get(piece.left)
            if cell is None:
                if any(piece.left < other.right and left < piece.right for left, other in open_cells.items()):
                    return []
                cell = open_cells[piece.left] = _Drawn(row, piece.left, piece.right)
                drawn.append(cell)
            elif cell.right != piece.right:
                return []
            cell.row_span = row - cell.row + 1
            cell.lines.append(piece.text)
    drawn.sort(key=lambda cell: (cell.row, cell.left))
    return [
        Cell(cell.row, cell.left, evened("\n".join(cell.lines)), cell.row_span, cell.right - cell.left)
        for cell in drawn
    ]


def _rows_are_lines(lines: Sequence[str]) -> bool:
    """Tell whether only the head has a border below it, so that each line of the body is a row."""
    inner = [number for number, line in enumerate(lines) if is_drawn(line) and 0 < number < len(lines) - 1]
    partly = any(has_corners(line) and not is_drawn(line) for line in lines)
    return len(inner) < _TWO and not partly
