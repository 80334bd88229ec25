"""Rows of text whose columns are kept apart by spaces, for the second reading of plain text.

The rows with most numbers say what the columns are, each by the order of its numbers; only a row with fewer, and what
stands above the numbers, is placed by where it is printed. Where that does not say which column is meant, the numbers of
the row become one cell, so that the doubt is seen.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.model.grid import Cell
from pipeline.read.plain.again.words import Row, Word, rows_of

_MOST_SLOTS = 1_000_000
_ROWS = 2
_HEADS = 3
"""Words side by side that are the heads of a table in which nothing is filled in: fewer are words that stand apart."""
_Placed = tuple[tuple[int, int, int], list[Cell]]
"""How badly the cells fit (too many columns, doubts, words out of line), and the cells."""
_Table = tuple[list[Cell], bool]
"""Cells, and whether their columns are only counted."""


def aligned_table(lines: Sequence[str]) -> _Table | None:
    """Read lines as a table; None where they are none."""
    tried = [rows_of(lines, ambiguous) for ambiguous in (2, 1)]
    most = max((len(row.values) for row in tried[0]), default=0)
    if sum(len(row.labels) + len(row.values) > 1 for row in tried[0]) < _ROWS:
        return None
    if not most:
        blank = next(filter(None, map(_below_heads, tried)), None)
        return (blank, False) if blank else None
    found = [placed for rows in tried if (placed := _by_full_rows(rows, most))]
    found = found or [placed for rows in tried if (placed := _by_all_rows(rows))]
    if not found:
        return _in_order(tried[0], most), True
    return min(found, key=lambda placed: placed[0])[1], False


def _by_full_rows(rows: Sequence[Row], most: int) -> _Placed | None:
    """Return the cells in the columns that the rows with most numbers make; None where they run together."""
    full = [row for row in rows if len(row.values) == most]
    return _placed(rows, full, _columns([row.values for row in full]))


def _by_all_rows(rows: Sequence[Row]) -> _Placed | None:
    """Return the cells in the columns that all numbers make which stand over each other, where no row has them all."""
    columns: list[tuple[int, int]] = []
    for word in sorted((word for row in rows for word in row.values), key=lambda word: word.start):
        if columns and word.start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], word.end))
        else:
            columns.append((word.start, word.end))
    return _placed(rows, [row for row in rows if row.values], columns)


def _below_heads(rows: Sequence[Row]) -> list[Cell] | None:
    """Return the cells of a table without a number, in the columns that its heads make; None where no heads stand apart.

    Lines of one word say where labels begin, and heads stand right of all labels.
    """
    lone = [row.labels[0].start for row in rows if len(row.labels) == 1]
    starts = sorted(set(lone))
    parted = [_parted(row, starts[-1], starts[-1]) for row in rows] if len(lone) >= _ROWS else []
    heads: list[Word] = []
    for words in sorted((right for _, right in parted), key=len, reverse=True):
        columns = [(word.start, word.end) for word in heads]
        heads = sorted([*heads, *(word for word in words if not _over(word, columns))], key=lambda word: word.start)
    columns = [(word.start, word.end) for word in heads]
    if len(heads) < _HEADS or _run_together(columns) or len(rows) * (len(starts) + len(heads)) > _MOST_SLOTS:
        return None
    cells: list[Cell] = []
    begun = headed = False
    for number, (labels, words) in enumerate(parted):
        spans = _spans(words, columns)
        if spans is None or len(labels) > len(starts):
            return None
        begun = begun or (headed and not words)
        headed = headed or bool(words)
        cells.extend(_labels(number, labels, starts))
        texts = {left: (word.text, right) for word, (left, right) in zip(words, spans, strict=True)}
        cells.extend(_filled(number, texts, len(starts), len(heads) if begun else 0))
    return cells


def _placed(rows: Sequence[Row], full: Sequence[Row], columns: list[tuple[int, int]]) -> _Placed | None:
    """Return the cells in columns that some rows make, and how badly they fit; None where they run together."""
    if _run_together(columns):
        return None
    beside = [word for row in rows if row.values for word in row.labels if word.end <= columns[0][0]]
    whole = [word.start for row in full if len(row.values) == len(columns) for word in row.labels]
    starts = sorted({*(word.start for word in beside), *whole})
    labels_end = max((word.end for word in beside), default=columns[0][0])
    parted = [_parted(row, max(starts, default=-1), labels_end) for row in rows]
    if any(len(labels) > len(starts) for labels, _ in parted):
        return None
    unevenness = _unevenness([row.values for row in full], columns)
    columns = _headed(columns, _lowest_heads([right for _, right in parted]))
    if not columns:
        return None
    most = len(columns)
    if len(rows) * (len(starts) + most) > _MOST_SLOTS:
        return None
    cells: list[Cell] = []
    begun = headed = False
    doubts = 0
    for number, (labels, beneath) in enumerate(parted):
        words = beneath
        begun = begun or any(word.is_value for word in words) or (headed and not words)
        headed = headed or bool(words)
        cells.extend(_labels(number, labels, starts))
        spans = _spans(words, columns)
        if spans is None and not begun:
            return None
        if spans is None:  # where a number stands does not say which it is
            doubts += 1
            words, spans = [Word(0, 0, "  ".join(word.text for word in words))], [(0, most)]
        texts = {left: (word.text, right) for word, (left, right) in zip(words, spans, strict=True)}
        cells.extend(_filled(number, texts, len(starts), most if begun else 0))
    return (most, doubts, unevenness), cells


def _unevenness(rows: Sequence[Sequence[Word]], columns: Sequence[tuple[int, int]]) -> int:
    """Return by how much the words of columns are out of line, on the side where they are least."""
    words: list[list[Word]] = [[] for _ in columns]
    for row in rows:
        for word in row:
            words[bisect_right(columns, word.start, key=lambda column: column[0]) - 1].append(word)
    starts = [[word.start for word in column] for column in words if column]
    ends = [[word.end for word in column] for column in words if column]
    return min(sum(max(places) - min(places) for places in sides) for sides in (starts, ends))


def _parted(row: Row, last_label: int, labels_end: int) -> tuple[list[Word], list[Word]]:
    """Part the words of a row into labels and what stands in or above the columns of numbers."""
    count = 0
    for word in row.labels:
        if word.end > labels_end and word.start > last_label:
            break
        count += 1
    return list(row.labels[:count]), [*row.labels[count:], *row.values]


def _columns(rows: Sequence[Sequence[Word]]) -> list[tuple[int, int]]:
    """Return where the columns of some rows stand that have one word for each."""
    return [(min(word.start for word in words), max(word.end for word in words)) for words in zip(*rows, strict=True)]


def _lowest_heads(rows: Sequence[Sequence[Word]]) -> list[Word]:
    """Return the words above the first numbers that have no other word below them, from the left."""
    above = list(takewhile(lambda words: not any(word.is_value for word in words), rows))
    lowest: list[Word] = []
    for words in reversed(above):
        taken = [(word.start, word.end) for word in lowest]
        lowest = sorted([*lowest, *(word for word in words if not _over(word, taken))], key=lambda word: word.start)
    return lowest


def _headed(columns: list[tuple[int, int]], heads: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the columns as wide as their heads, with those that have a head and no number; none where heads don't fit.

    As many heads as columns stand over them in order. Where there are more, each column must have one of its own right
    above: the others are bare.
    """
    if len(heads) < len(columns):
        return columns
    if len(heads) == len(columns):
        wide = [
            (min(left, head.start), max(right, head.end)) for (left, right), head in zip(columns, heads, strict=True)
        ]
        return columns if _run_together(wide) else wide
    over = [_over(head, columns) for head in heads]
    if sorted(n for each in over for n in each) != list(range(len(columns))):
        return []
    wide = [
        (min(head.start, *(columns[n][0] for n in each)), max(head.end, *(columns[n][1] for n in each)))
        if each
        else (head.start, head.end)
        for head, each in zip(heads, over, strict=True)
    ]
    return [] if len(wide) < len(columns) or _run_together(wide) else wide


def _over(word: Word, columns: Sequence[tuple[int, int]]) -> range:
    """Return the columns, of some that stand apart, that a word stands over or under at least in part."""
    first = bisect_right(columns, word.start, key=lambda column: column[1])
    return range(first, max(first, bisect_left(columns, word.end, key=lambda column: column[0])))


def _run_together(columns: Sequence[tuple[int, int]]) -> bool:
    return any(left[1] >= right[0] for left, right in pairwise(columns))


def _labels(number: int, words: Sequence[Word], starts: Sequence[int]) -> Iterator[Cell]:
    """Yield the labels of a row, each over the columns of labels that begin beneath it; `starts` from the left."""
    at = 0
    for place, word in enumerate(words):
        rest = len(words) - place - 1
        left = max(at, bisect_left(starts[: len(starts) - rest - 1], word.start))
        until = words[place + 1].start if rest else word.end
        right = min(max(left + 1, bisect_left(starts, min(until, word.end))), len(starts) - rest)
        yield Cell(number, left, word.text, column_span=right - left)
        at = right


def _spans(words: Sequence[Word], columns: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
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
        near = bisect_left(middles, (word.start + word.end) / 2)
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


def _in_order(rows: Sequence[Row], most: int) -> list[Cell]:
    """Return the cells by their order alone; numbers of a row with fewer than others are one cell."""
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        texts = [word.text for word in (*row.labels, *row.values)]
        if row.labels and 0 < len(row.values) < most:
            texts[len(row.labels) :] = ["  ".join(word.text for word in row.values)]
        cells.extend(Cell(number, column, text) for column, text in enumerate(texts))
    return cells
