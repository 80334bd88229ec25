"""PDF by pdfplumber: its own tables and its own words → a `Document`.

The third reading of a PDF, for what the first two leave in doubt: slow, and with no line of code in common with them from
the bytes to the cells. It gives what it finds and raises nothing: it only has to be another opinion.
"""

import io
import logging
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from operator import itemgetter
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table as PlumberTable
from pdfplumber.utils.text import extract_words

from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.grid import Cell, Grid, OverlapError
from pipeline.model.place import BBox, SourceRef
from pipeline.read import media
from pipeline.read.pdf.plumber_leaves import Sheets
from pipeline.read.pdf.plumber_page import pages_of
from pipeline.read.pdf.plumber_struck import shown_characters
from pipeline.read.pdf.plumber_tables import tables_of
from pipeline.text import seen

MOST_PAGES = 60
"""A report has 3 to 30 pages; of more only the first are read again."""
MOST_OBJECTS = 20_000
"""Characters, lines and rectangles of a page; with more it is a drawing, and finding tables in it takes minutes."""
SAME_EDGE = 3.0
"""Edges of cells so many points apart are one: pdfplumber brings lines together within 3 points."""
APART = 0.35
"""Words are parted by gaps of so many em: a space is 0.25 to 0.5 em wide, figures of one number have none."""

TOUCHING = 0.5
"""Words whose boxes are within so many points touch: a number and the unit behind it."""
PADDING = 12.0
"""The most space, in points, kept free in a cell to the left and right of its text together."""
RAISED = 1.3
"""Type so much larger than other type is no part of its words: a raised mark is no figure of the number before it."""
MANY = 4
"""A line of so many words right above or below a table is a row of it whose outer border is not drawn (a page break). It
is no paragraph between the two halves either."""

_FIGURES = re.compile(r"[.．,，]?\d[\d.．,，]*")
"""What a line of a broken number holds."""

_Box = tuple[float, float, float, float]


def read(data: bytes) -> Document:
    """Read a PDF; without tables where it can't be read."""
    blocks: list[Block] = []
    complete = True
    with _silenced():
        try:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                sheets = Sheets()
                for page in pages_of(pdf, MOST_PAGES):
                    for side in sheets.sides_of(page):
                        blocks.extend(page_blocks(side, sum(isinstance(block, Table) for block in blocks)))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 damaged files break the library in any way
            complete = False
    return Document(tuple(blocks), media.PDF, "pdf-plumber", complete=complete)


def page_blocks(page: Page, count: int) -> list[Block]:
    """Return the tables and the lines of a page, from the top down; `count` is that of the tables before."""
    if sum(len(items) for items in page.objects.values()) > MOST_OBJECTS:
        return []
    seen = page.dedupe_chars()
    found: list[tuple[float, Block]] = []
    # The library reckons the box of a table anew from its cells each time it is asked.
    tables = sorted(((table.bbox, table) for table in tables_of(seen)), key=lambda each: (each[0][1], each[0][0]))
    boxes = [box for box, _ in tables]
    characters = shown_characters(seen)
    for outline, table in tables:
        with suppress(OverlapError):
            inside = [char for char in characters if _is_in(char, outline)]
            grid = Grid(tuple(_cells(table, inside, page)), index=count)
            found.append((outline[1], Table(grid, _place(page, outline))))
            count += 1
    outside = [char for char in characters if not any(_is_in(char, outline) for outline in boxes)]
    for line in _lines(outside):
        box = line[0]["x0"], min(w["top"] for w in line), line[-1]["x1"], max(w["bottom"] for w in line)
        if len(line) >= MANY and any(_borders(box, outline) for outline in boxes):
            continue
        found.append((box[1], Paragraph(_text(line), place=_place(page, box))))
    return [block for _, block in sorted(found, key=lambda item: item[0])]


def _cells(table: PlumberTable, characters: Sequence[dict[str, Any]], page: Page) -> Iterator[Cell]:
    """Yield the cells of a table with its characters: their spans are told from the edges that they reach over."""
    columns = _edges(x for box in table.cells for x in (box[0], box[2]))
    rows = _edges(y for box in table.cells for y in (box[1], box[3]))
    by_height = sorted(
        ((char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2, n) for n, char in enumerate(characters)
    )
    for box in sorted(table.cells, key=lambda box: (box[1], box[0])):
        left, right = _edge(columns, box[0]), _edge(columns, box[2])
        top, bottom = _edge(rows, box[1]), _edge(rows, box[3])
        if left < right and top < bottom:
            held = by_height[bisect_left(by_height, (box[1],)) : bisect_left(by_height, (box[3],))]
            lines = _lines([characters[n] for n in sorted(n for _, x, n in held if box[0] <= x < box[2])])
            text = "\n".join(_text(line) for line in lines)
            full = _is_full(lines, box)
            yield Cell(top, left, text, bottom - top, right - left, _place(page, box), wrapped=full)


def _is_full(lines: Sequence[Sequence[dict[str, Any]]], box: _Box) -> bool:
    """Tell whether every line of a cell but the last is a number without room for another figure."""
    return len(lines) > 1 and all(
        len(line) == 1
        and _FIGURES.fullmatch(line[0]["text"])
        and (line[0]["x1"] - line[0]["x0"]) * (1 + 1 / len(line[0]["text"])) > box[2] - box[0] - PADDING
        for line in lines[:-1]
    )


def _edges(positions: Iterable[float]) -> list[float]:
    """Return positions without those that are nearly the one before."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > SAME_EDGE:
            edges.append(position)
    return edges


def _edge(edges: Sequence[float], position: float) -> int:
    """Return the number of the edge that a position is."""
    return bisect_left(edges, position - SAME_EDGE)


def _is_in(char: dict[str, Any], box: _Box) -> bool:
    """Tell whether the middle of a character is in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _borders(box: _Box, table: _Box) -> bool:
    """Tell whether a line stands right above or below a table, and no wider than it."""
    height = 2 * (box[3] - box[1])
    near = abs(table[1] - box[3]) < height or abs(box[1] - table[3]) < height
    return near and table[0] <= box[0] and box[2] <= table[2]


def _lines(characters: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the words of characters line by line."""
    words = extract_words(_by_size(characters), x_tolerance_ratio=APART, y_tolerance=2, extra_attrs=["step"])
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: word["bottom"]):
        height = word["bottom"] - word["top"]
        if lines and word["bottom"] - lines[-1][0]["bottom"] < height / 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def _by_size(characters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return characters with the number of their size among sizes clearly apart, by which words are parted."""
    steps: dict[float, int] = {}
    step, smallest = 0, 0.0
    for size in sorted({char["size"] for char in characters}):
        if size > RAISED * smallest:
            step, smallest = step + 1, size
        steps[size] = step
    return sorted(({**char, "step": steps[char["size"]]} for char in characters), key=itemgetter("step"))


def _text(line: Sequence[dict[str, Any]]) -> str:
    """Return the text of a line; words are parted by two spaces, so that nobody joins the figures on both sides.

    The library parts words where the box of one font is higher than that of another (64万元), too: these stay one.
    """
    text = line[0]["text"]
    for before, word in pairwise(line):
        text += ("" if _touch(before, word) else "  ") + word["text"]
    return seen(text)


def _touch(before: dict[str, Any], word: dict[str, Any]) -> bool:
    """Tell whether two words of one size stand side by side without any gap, and one of them is no figure or mark there."""
    letter = before["text"][-1].isalpha() or word["text"][0].isalpha()
    return letter and bool(before["step"] == word["step"] and abs(word["x0"] - before["x1"]) < TOUCHING)


def _place(page: Page, box: _Box) -> SourceRef:
    return SourceRef(page=page.page_number, box=BBox(*(round(float(value), 1) for value in box)))


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep the libraries from logging what is wrong with a file."""
    loggers = [logging.getLogger(name) for name in ("pdfminer", "pdfplumber")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
