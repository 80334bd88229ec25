"""Touching cells: labels that fill their cells up to the figures beside them → labels and figures.

Browsers set tables without padding: a label and the number behind it look like one word. The number begins where the
numbers above and below it do.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.words.bands import ENUMERATED
from pipeline.read.words.word import APART, TextLine, Word

SAME_PLACE = 0.5
"""Figures of one column begin within so many points."""
LEADING = 3.0
"""Heads and the row below them are apart by at most so many em."""
NEAR = 3
"""So many lines above and below are asked."""


def apart(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a leaf with figures taken off the labels that they touch, or nearly touch."""
    return [_beneath(_apart(line, number, lines), lines[max(0, number - 1)]) for number, line in enumerate(lines)]


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
    beside = [*lines[max(0, number - NEAR) : number], *lines[number + 1 : number + 1 + NEAR]]
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
