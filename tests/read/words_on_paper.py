"""Pages set by hand for the reading of PDF by words: characters in places, and the tables that come out."""

from collections.abc import Iterable

from pipeline.model.document import Table
from pipeline.read.paper.page import Character, Page
from pipeline.read.pdf import by_words as pdf_words

SIZE = 10.0


def text(x: float, y: float, words: str, size: float = SIZE) -> list[Character]:
    """Set words from a place on: Chinese characters one em wide, others half an em."""
    characters: list[Character] = []
    for character in words:
        width = size / 2 if character.isascii() else size
        characters.append(Character(character, x, y - 0.9 * size, x + width, y + 0.1 * size, size, y))
        x += width
    return characters


def width(words: str, size: float = SIZE) -> float:
    return sum(size / 2 if character.isascii() else size for character in words)


def row(y: float, cells: Iterable[tuple[float, str]], size: float = SIZE) -> list[Character]:
    """Set words around the middles of cells."""
    return [character for middle, words in cells for character in text(middle - width(words, size) / 2, y, words, size)]


def spread(middle: float, y: float, words: str, step: float) -> list[Character]:
    """Set the characters of a word far apart."""
    first = middle - step * (len(words) - 1) / 2
    return [character for n, each in enumerate(words) for character in row(y, [(first + n * step, each)])]


def tables(*pages: list[Character]) -> list[list[list[str]]]:
    """Return the texts of the cells of each table, row by row; a cell of several columns is in the first."""
    seen = [Page(number, 595, 842, tuple(characters)) for number, characters in enumerate(pages, start=1)]
    found: list[list[list[str]]] = []
    for block in pdf_words.read_words(seen).blocks:
        if isinstance(block, Table):
            lines: dict[int, list[str]] = {}
            for cell in block.grid.cells:
                lines.setdefault(cell.row, []).append(cell.text)
            found.append([lines[number] for number in sorted(lines)])
    return found
