"""Lines: the characters of a page → words, and the lines that they stand on.

The first step of reading a table by its words alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.read.paper.page import UNREADABLE, Character
from pipeline.read.words.word import LIFTED, OPEN, RAISED, SAME_LINE, TextLine, Word, count_values, is_open, is_value

GAP = 0.3
"""Words are parted by gaps of so many em and more: a space is 0.25 to 0.5 em wide, suites set 0.25 em between Chinese
characters and figures by themselves, and columns of figures come as close as 0.5 em."""
SEAM = 0.05
"""A gap of so many em inside a word may part two heads that fill their cells."""
NOTE_SPACE = 0.75
"""Words of a note in a cell are at most so many em apart."""
HUGE = 2.8
"""Characters so many times as high as most of their page stand behind the text (watermarks); titles have up to 2.4."""
OVERPRINT = 0.5
"""Figures that overlap by more than this share of a width are printed over each other, and nobody can read either."""
INK = 0.35
"""The middle of a line's ink, in em above its baseline."""
_BASELINE, _LEFT = attrgetter("baseline"), attrgetter("x0")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def lines_of(characters: Iterable[Character], leaf: int = 0) -> list[TextLine]:
    """Set characters that are read rightwards in lines, from the top down.

    >>> one, two = Character("1", 0, 0, 5, 10, 10, 8), Character("2", 12, 0, 17, 10, 10, 8)
    >>> [word.text for line in lines_of([two, one]) for word in line.words]
    ['1', '2']
    """
    seen = sorted([c for c in characters if c.text not in _INVISIBLE], key=_BASELINE)
    if not seen:
        return []
    sizes = sorted([character.size for character in seen])
    most = HUGE * sizes[len(sizes) // 2]
    lines: list[TextLine] = []
    level: list[Character] = []
    start, size = seen[0].baseline, 0.0
    for character in seen:
        em = character.size
        if em > most:
            continue
        if character.baseline - start > SAME_LINE * max(em, size):
            lines.extend(_line(level, leaf))
            level, size, start = [], 0.0, character.baseline
        if not level:
            start = character.baseline
        level.append(character)
        size = max(size, em)
    lines.extend(_line(level, leaf))
    return lines


def _line(level: list[Character], leaf: int) -> Iterable[TextLine]:
    """Make the line of characters on one level; none if there are only spaces."""
    words: list[Word] = []
    run: list[Character] = []
    text = ""
    seams: list[tuple[int, float, float]] = []
    blank = False
    for character in sorted(level, key=_LEFT):
        if character.text.isspace():
            blank = True
            continue
        if run:
            gap = character.x0 - run[-1].x1
            # Most characters follow the one before without a gap, and are no figures: this loop runs for all of a page.
            if gap > SEAM * character.size or character.text.isdecimal() or character.text in "(（":
                between = _between(run[-1], character, gap, blank=blank)
                if between is None:
                    words.append(_word(run, text, seams, spaced=blank))
                    run, text, seams = [], "", []
                else:
                    text += between
                    if gap > SEAM * character.size or run[-1].text.isalpha():
                        seams.append((len(text) - len(between), run[-1].x1, character.x0))
            elif blank:
                text += " "
        run.append(character)
        text += character.text
        blank = False
    if run:
        words.append(_word(run, text, seams, spaced=blank))
        size = max(word.size for word in words)
        words = _whole_notes(words)
        largest = max(words, key=lambda word: word.size)
        yield TextLine(tuple(words), largest.y, size, leaf, count_values(words))


def _whole_notes(words: Sequence[Word]) -> list[Word]:
    """Join the words inside brackets with the one that the brackets open in: 1(其中修订 1 件)."""
    if not any(OPEN.search(word.text) for word in words):
        return list(words)
    whole: list[Word] = []
    rest = list(words)
    while rest:
        count = _closing(rest)
        first, last = rest[0], rest[count - 1]
        text = " ".join(word.text for word in rest[:count])
        whole.append(first if count == 1 else replace(first, text=text, x1=last.x1, value=is_value(text), seams=()))
        del rest[:count]
    return whole


def _closing(words: Sequence[Word]) -> int:
    """Return how many words there are until the brackets close that open in the first; of a number's note those beside it.

    A note that goes on in the next line does not close in its first.
    """
    count, beside = 1, 1
    while is_open(" ".join(word.text for word in words[:count])):
        if count == len(words) or not words[count - 1].runs_on(words[count]):
            return beside if words[0].value else 1
        gap = words[count].x0 - words[count - 1].x1
        if beside == count and gap < NOTE_SPACE * words[count].size and not OPEN.search(words[count].text):
            beside += 1
        count += 1
    return count


def _between(before: Character, after: Character, gap: float, *, blank: bool) -> str | None:
    """Return what stands between two characters of one word; None where a new word begins."""
    em = min(before.size, after.size)
    if gap > GAP * em or (after.text in "(（" and before.text in ")）"):
        return None
    alike = max(before.size, after.size) <= RAISED * em
    lifted = abs(after.baseline - before.baseline) > LIFTED * em
    if (
        after.text in "(（" and alike and lifted
    ):  # They are the labels of two groups in cells that touch: 三、 and （四）.
        return None
    if after.text.isdecimal() and before.text.isdecimal():
        if -gap > OVERPRINT * min(before.x1 - before.x0, after.x1 - after.x0):
            return UNREADABLE
        if lifted or not alike:
            return None
    return " " if blank else ""


def _word(run: Sequence[Character], text: str, seams: Sequence[tuple[int, float, float]], *, spaced: bool) -> Word:
    size = max([character.size for character in run])
    return Word(
        text,
        run[0].x0,
        max([character.x1 for character in run]),
        min([character.top for character in run]),
        max([character.bottom for character in run]),
        run[0].baseline - INK * size,
        size,
        is_value(text),
        spaced,
        tuple(seams),
    )
