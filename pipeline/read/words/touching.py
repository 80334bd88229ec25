"""Touching cells: labels that fill their cells up to the figures beside them → labels and figures.

Browsers set tables without padding: a label and the number behind it look like one word. The number begins where the
numbers above and below it do.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.words.word import TextLine, Word

SAME_PLACE = 0.5
"""Figures of one column begin within so many points."""
NEAR = 3
"""So many lines above and below are asked."""


def apart(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a leaf with figures taken off the labels that they touch."""
    return [_apart(line, number, lines) if _may_touch(line.words[0]) else line for number, line in enumerate(lines)]


def _may_touch(word: Word) -> bool:
    return bool(word.seams) and word.text[-1].isdecimal() and not word.value


def _apart(line: TextLine, number: int, lines: Sequence[TextLine]) -> TextLine:
    word = line.words[0]
    seam = word.seams[-1]
    label, value = word.cut([seam])
    if not value.value or any(character.isdecimal() for character in label.text):
        return line
    beside = [*lines[max(0, number - NEAR) : number], *lines[number + 1 : number + 1 + NEAR]]
    rows = [other for other in beside if 0 < other.values < len(other.words)]
    # A label that fills its cell begins no further right than any other; what begins so in a cell of figures is its text.
    if not any(
        word.x0 < row.x0 + SAME_PLACE and any(each.value and abs(each.x0 - seam[2]) < SAME_PLACE for each in row.words)
        for row in rows
    ):
        return line
    return line.of([replace(label, seams=word.seams[:-1]), value, *line.words[1:]])
