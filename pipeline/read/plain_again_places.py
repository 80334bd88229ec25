"""Rows of text whose columns are kept apart by spaces, for the second reading of plain text.

The rows with most numbers say what the columns are, each by the order of its numbers; only a row with fewer, and what
stands above the numbers, is placed by where it is printed. Where that does not say which column is meant, the numbers of
the row become one cell, so that the doubt is seen.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.model.grid import Cell

_WORD = re.compile(r"\S+(?:[^\S\t\u2001-\u2003\u3000]\S+)*")
_NOTHING = re.compile(r"[-－—–/／]+|无")
_ASIDE = re.compile(r"[（(].*|增加?|减少?|[万亿]?元|[件条个项次人份]")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_DIGIT = re.compile(r"[\d０-９]")
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])\s(?=[\d.,])")
_MOST_SLOTS = 1_000_000
_ROWS = 2

_Table = tuple[list[Cell], bool]
"""Cells, and whether their columns are only counted."""


class _Widths(dict[str, int]):
    """How many columns of a page of fixed width a character takes; `ambiguous` is what fonts differ about."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._kinds = {"W": 2, "F": 2, "A": ambiguous}

    def __missing__(self, char: str) -> int:
        unseen = unicodedata.category(char) in {"Mn", "Me", "Cf"}
        width = self[char] = 0 if unseen else self._kinds.get(unicodedata.east_asian_width(char), 1)
        return width


_WIDTHS = (_Widths(2), _Widths(1))


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def is_value(self) -> bool:
        """Whether it stands where a number is expected: a number, the sign for none, or what is like a number."""
        if _NOTHING.fullmatch(self.text):
            return True
        return _DIGIT.search(self.text) is not None and not _WORDS.search(_ASIDE.sub("", self.text))


@dataclass(frozen=True, slots=True)
class _Row:
    labels: tuple[_Word, ...]
    """All words but the numbers at the end."""
    values: tuple[_Word, ...]


def value_count(line: str) -> int:
    """Count the numbers at the end of a line.

    >>> value_count("一、本年新收    12    0    -"), value_count("    自然人    总计")
    (3, 0)
    """
    return len(_row(line, _WIDTHS[0]).values)


def display_places(line: str, ambiguous: int) -> list[int]:
    """Return the column in which each character of a line stands, and the one behind the last.

    >>> display_places("规 a", 1)
    [0, 2, 3, 4]
    """
    return [0, *accumulate(map(_WIDTHS[2 - ambiguous].__getitem__, line))]


def aligned_table(lines: Sequence[str]) -> _Table | None:
    """Read lines as a table; None where they are none."""
    tried = [[_row(line, widths) for line in lines] for widths in _WIDTHS]
    most = max((len(row.values) for row in tried[0]), default=0)
    if not most or sum(len(row.labels) + len(row.values) > 1 for row in tried[0]) < _ROWS:
        return None
    found = [placed for rows in tried if (placed := _placed(rows, most))]
    if not found:
        return _in_order(tried[0], most), True
    return min(found, key=lambda placed: placed[0])[1], False


def _row(line: str, widths: _Widths) -> _Row:
    places = [0, *accumulate(map(widths.__getitem__, line))]
    words = [
        _Word(places[found.start()], places[found.end()], _BETWEEN_DIGITS.sub("  ", found[0]))
        for found in _WORD.finditer(line)
    ]
    count = len(words)
    while count and words[count - 1].is_value:
        count -= 1
    return _Row(tuple(words[:count]), tuple(words[count:]))


def _placed(rows: Sequence[_Row], most: int) -> tuple[tuple[int, int], list[Cell]] | None:
    """Return the cells in the columns that the full rows make, and how badly they fit; None where they run together."""
    full = [row for row in rows if len(row.values) == most]
    columns = _columns([row.values for row in full])
    if _run_together(columns):
        return None
    beside = [word.start for row in rows for word in row.labels if word.end <= columns[0][0] and row.values]
    starts = sorted({*beside, *(word.start for row in full for word in row.labels)} or {-1})
    parted = [_parted(row, starts[-1], columns[0][0]) for row in rows]
    if any(len(labels) > len(starts) for labels, _ in parted):
        return None
    heads = [right for _, right in parted if len(right) == most and not any(word.is_value for word in right)]
    headed = _columns([*(row.values for row in full), *heads])
    columns = _with_bare_heads(columns if _run_together(headed) else headed, [right for _, right in parted])
    most = len(columns)
    if len(rows) * (len(starts) + most) > _MOST_SLOTS:
        return None
    cells: list[Cell] = []
    begun = False
    doubts = 0
    for number, (labels, beneath) in enumerate(parted):
        words = beneath
        begun = begun or any(word.is_value for word in words)
        cells.extend(_labels(number, labels, starts))
        spans = _spans(words, columns)
        if spans is None and not begun:
            return None
        if spans is None:  # where a number stands does not say which it is
            doubts += 1
            words, spans = [_Word(0, 0, "  ".join(word.text for word in words))], [(0, most)]
        texts = {left: (word.text, right) for word, (left, right) in zip(words, spans, strict=True)}
        cells.extend(_filled(number, texts, len(starts), most if begun else 0))
    return (doubts, _unevenness([row.values for row in full])), cells


def _unevenness(rows: Sequence[Sequence[_Word]]) -> int:
    """Return by how much the words of columns are out of line, on the side where they are least."""
    columns: list[tuple[_Word, ...]] = list(zip(*rows, strict=True))
    starts = [[word.start for word in words] for words in columns]
    ends = [[word.end for word in words] for words in columns]
    return min(sum(max(places) - min(places) for places in sides) for sides in (starts, ends))


def _parted(row: _Row, last_label: int, first_column: int) -> tuple[list[_Word], list[_Word]]:
    """Part the words of a row into labels and what stands in or above the columns of numbers."""
    count = 0
    for word in row.labels:
        if word.end > first_column and word.start > last_label:
            break
        count += 1
    return list(row.labels[:count]), [*row.labels[count:], *row.values]


def _columns(rows: Sequence[Sequence[_Word]]) -> list[tuple[int, int]]:
    """Return where the columns of some rows stand that have one word for each."""
    return [(min(word.start for word in words), max(word.end for word in words)) for words in zip(*rows, strict=True)]


def _with_bare_heads(columns: list[tuple[int, int]], rows: Sequence[Sequence[_Word]]) -> list[tuple[int, int]]:
    """Return the columns and those that have a head among heads, and a number in none of the full rows."""
    for words in rows:
        if len(words) > 1 and not any(word.is_value for word in words):
            bare = [(word.start, word.end) for word in words if not _over(word, columns)]
            columns = sorted([*columns, *bare])
    return columns


def _over(word: _Word, columns: Sequence[tuple[int, int]]) -> list[int]:
    """Return the columns that a word stands over or under at least in part."""
    return [n for n, (left, right) in enumerate(columns) if left < word.end and word.start < right]


def _run_together(columns: Sequence[tuple[int, int]]) -> bool:
    return any(left[1] >= right[0] for left, right in pairwise(columns))


def _labels(number: int, words: Sequence[_Word], starts: Sequence[int]) -> Iterator[Cell]:
    """Yield the labels of a row, each over the columns of labels that begin beneath it."""
    at = 0
    for place, word in enumerate(words):
        rest = len(words) - place - 1
        left = max(at, sum(start < word.start for start in starts[: len(starts) - rest - 1]))
        until = words[place + 1].start if rest else word.end
        right = min(max(left + 1, sum(start < min(until, word.end) for start in starts)), len(starts) - rest)
        yield Cell(number, left, word.text, column_span=right - left)
        at = right


def _spans(words: Sequence[_Word], columns: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Return the columns of a row's words: in order where there are as many, else those that they stand over or under.

    None where two share a column, or where a number stands between two of them.
    """
    if len(words) == len(columns):
        return [(n, n + 1) for n in range(len(columns))]
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    spans: list[tuple[int, int]] = []
    for word in words:
        over = _over(word, columns)
        if not over and word.is_value:
            return None
        near = sum(middle < (word.start + word.end) / 2 for middle in middles)
        spans.append((over[0], over[-1] + 1) if over else (near, near + 1))
    return None if any(left[1] > right[0] for left, right in pairwise(spans)) else spans


def _filled(number: int, texts: dict[int, tuple[str, int]], before: int, blanks: int) -> Iterator[Cell]:
    """Yield the cells of a row right of its labels, blank ones included where the row has them."""
    column = 0
    last = max((right for _, right in texts.values()), default=0)
    while column < max(last, blanks):
        if column in texts:
            text, right = texts[column]
            yield Cell(number, before + column, text, column_span=right - column)
            column = right
            continue
        if column < blanks:
            yield Cell(number, before + column, "")
        column += 1


def _in_order(rows: Sequence[_Row], most: int) -> list[Cell]:
    """Return the cells by their order alone; numbers of a row with fewer than others are one cell."""
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        texts = [word.text for word in (*row.labels, *row.values)]
        if row.labels and 0 < len(row.values) < most:
            texts[len(row.labels) :] = ["  ".join(word.text for word in row.values)]
        cells.extend(Cell(number, column, text) for column, text in enumerate(texts))
    return cells
