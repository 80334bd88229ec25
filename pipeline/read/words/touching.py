"""Touching cells: labels and figures that fill their cells up to the figures beside them → labels and figures.

Browsers set tables without padding: a label and the number behind it, or two numbers, look like one word. The second
begins where the numbers above and below it do.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.words.bands import ENUMERATED
from pipeline.read.words.word import APART, TextLine, Word, seam_width

SAME_PLACE = 0.5
"""Figures of one column begin within so many points."""
LEADING = 3.0
"""Heads and the row below them are apart by at most so many em."""
NEAR = 3
"""So many lines above and below are asked."""
WIDER = 2.0
"""The gap between two numbers is wider than those between the figures of one by this factor."""


def apart(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a leaf with figures taken off the labels that they touch, or nearly touch."""
    parted = [
        line.of(_numbers_apart(line, number, lines)) if line.values else line for number, line in enumerate(lines)
    ]
    return [_beneath(_apart(line, number, parted), parted[max(0, number - 1)]) for number, line in enumerate(parted)]


def _numbers_apart(line: TextLine, number: int, lines: Sequence[TextLine]) -> list[Word]:
    """Return the words of a line with numbers that touch told apart.

    Two are where numbers in lines close by stand in line with them, and none stands across the gap.
    """
    values = [word for row in _beside(number, lines) if row.values for word in row.words if word.value]
    beside = [part for word in values for part in _numbers_in(word) or [word]]
    words: list[Word] = []
    for word in line.words:
        parts = _numbers_in(word)
        parted = bool(parts) and all(_are_columns(*pair, beside) for pair in pairwise(parts))
        words.extend(parts if parted else [word])
    return words


def _numbers_in(word: Word) -> list[Word]:
    """Return the parts of a number, not of its sign, at gaps clearly wider than all others; none where there are no such."""
    gaps = [seam for seam in word.seams if seam_width(seam) > 0] if word.value else []
    if not gaps:
        return []
    widest = max(map(seam_width, gaps))
    wide = [seam for seam in gaps if WIDER * seam_width(seam) > widest]
    others = [seam_width(seam) for seam in gaps if seam not in wide]
    parts = word.cut(wide)
    clear = min(map(seam_width, wide)) > WIDER * max(others, default=0.0)
    return parts if clear and all(part.value and part.text[0].isdecimal() for part in parts) else []


def _are_columns(left: Word, right: Word, beside: Sequence[Word]) -> bool:
    """Tell whether the numbers of lines close by are set as two that touch are: to the left, to the right, or in the middle."""
    if any(other.x0 < left.x1 and right.x0 < other.x1 for other in beside):
        return False
    middles = (any(abs(other.middle - word.middle) < SAME_PLACE for other in beside) for word in (left, right))
    return all(middles) or any(
        abs(other.x0 - right.x0) < SAME_PLACE or abs(other.x1 - left.x1) < SAME_PLACE for other in beside
    )


def _beside(number: int, lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines close above and below one."""
    return [*lines[max(0, number - NEAR) : number], *lines[number + 1 : number + 1 + NEAR]]


def _may_touch(word: Word) -> bool:
    return bool(word.seams) and word.text[-1].isdecimal() and not word.value


def _apart(line: TextLine, number: int, lines: Sequence[TextLine]) -> TextLine:
    """Take a figure off the end of the label that stands before the other figures of a line."""
    at = _label_at(line)
    if at < 0 or not _may_touch(line.words[at]):
        return line
    word = line.words[at]
    seam = word.seams[-1]
    label, value = word.cut([seam])
    enumerator = ENUMERATED.match(label.text)
    if not value.value or any(map(str.isdecimal, label.text[enumerator.end() if enumerator else 0 :])):
        return line
    beside = _beside(number, lines)
    # A label that fills its cell begins no further right than any other; what begins so in a cell of figures is its text.
    lines_of_labels = [other.words[-1].x0 for other in beside if not other.values]
    if not any(
        word.x0 < max(lines_of_labels if _label_at(row) < 0 else [row.words[_label_at(row)].x0], default=0) + SAME_PLACE
        and any(each.value and abs(each.x0 - seam[2]) < SAME_PLACE for each in row.words)
        for row in beside
        if row.values
    ):
        return line
    return line.of([*line.words[:at], replace(label, seams=word.seams[:-1]), value, *line.words[at + 1 :]])


def _label_at(line: TextLine) -> int:
    """Return which word of a line is the last before its figures; -1 where there is none."""
    return len(line.words) - line.values - 1


def _beneath(line: TextLine, above: TextLine) -> TextLine:
    """Return a label and its only figure as a row where they begin right below two heads that stand clear of each other."""
    if line.values or [word.value for word in line.words] != [False, True] or len(above.words) != len(line.words):
        return line
    heads = above.words
    clear = heads[1].x0 - heads[0].x1 >= APART * above.size and not any(head.value for head in heads)
    near = 0 < line.y - above.y < LEADING * line.size
    below = all(abs(word.x0 - head.x0) < SAME_PLACE for word, head in zip(line.words, heads, strict=True))
    return replace(line, values=1) if clear and near and below else line
