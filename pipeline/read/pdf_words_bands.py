"""Bands: the lines of a document → stretches of a table that share their heads, and the lines between them.

A table without its ruled lines is known by its figures: lines that end in words that stand apart and may be numbers. The
words above them, down to the figures of the stretch before, are their heads. Pages do not count: the lines of a table that
a page break cuts follow each other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.read.pdf_words_lines import Leaf, TextLine, Word, joined

BODY_SHARE = 0.6
"""A line without gaps that takes this share of the page's width is text: label columns take up to half of it."""
LONG_WORD = 8.0
"""A line of text has a word of so many em; heads in narrow columns, however many, have none."""
NUMBER_ZONE = 0.12
HEAD_ZONE = 0.08
"""Page numbers, and running heads, stand in these shares of the height at the top or foot of a page."""
CLEAR = 1.5
"""A page number is so many em from the text; nearer figures are the end of a number that runs over two lines."""
MARGINAL = 4
"""A page number in the margin has at most so many words: - 2 -, 第 2 页."""
SAME_HEIGHT = 4.0
"""A running head stands at the same height on all pages, give or take so many points."""
APART = 2.6
"""A line without figures so many em below the last line of a table is no part of it."""
NOTE_LINES = 12.0
"""A note in a cell goes on for at most so many em."""
UNIT = 4.0
"""Units are narrower than so many em."""
UNIT_SHARE = 0.5
FEW = 2
"""More than this share of the lines with figures, and more than a few, have a unit where there is a column of units."""

_PAGE_NUMBER = re.compile(
    r"[-‐‑‒–—―−－─·•.~_|\s]*(?:第|共|总|[Pp](?:age)?\.?)?\s*\d{1,4}\s*(?:页码?)?"
    r"(?:\s*(?:/|of|[,，]?\s*[第共总])\s*\d{1,4}\s*页?)?[-‐‑‒–—―−－─·•.~_|\s]*"
)
ENUMERATED = re.compile(
    r"\d{1,2}[.、．](?!\d)|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|第[一二三四五六七八九十百]{1,4}[条章节]"
)
"""What a label or a title begins with, and no line that goes on with one."""
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_NOTE = re.compile(r"[(（\[［【]|其中|包括|含|注")
_OPEN, _SHUT = re.compile(r"[(（\[［【]"), re.compile(r"[)）\]］】]")


@dataclass
class Band:
    """A stretch of a table: lines of heads, then lines of labels and figures."""

    header: list[TextLine] = field(default_factory=list)
    body: list[TextLine] = field(default_factory=list)

    above: float | None = None
    """`label_end` of the stretch above, for one whose labels stand beside none of its lines of figures."""
    units: tuple[float, float] | None = None
    """What all units (件) share, across the page, where a column of them stands between the labels and the figures."""

    def cells(self, line: TextLine) -> int:
        """Return how many words at the end of a line with figures are the content of cells."""
        count = line.values
        if self.units and 0 < count < len(line.words):
            word = line.words[-count - 1]
            count += int(word.x0 <= self.units[0] and self.units[1] <= word.x1 <= word.x0 + UNIT * word.size)
        return count

    @property
    def label_end(self) -> float | None:
        """How far to the right the words before the figures reach, on lines that have figures; None without any."""
        ends = [line.words[-count - 1].x1 for line in self.body if 0 < (count := self.cells(line)) < len(line.words)]
        if ends:
            return max(ends)
        return self.above if self.above is not None and self.above <= self.value_start else None

    @property
    def value_start(self) -> float:
        """Where the first cell of a line with figures begins at the least."""
        return min(line.words[-self.cells(line)].x0 for line in self.body if line.values)

    @property
    def pitch(self) -> float:
        """How far two rows are apart at the least: lines with labels and figures that follow each other."""
        whole = [0 < line.values < len(line.words) for line in self.body]
        return min(
            (
                line.y - before.y
                for n, (before, line) in enumerate(pairwise(self.body))
                if whole[n] and whole[n + 1] and before.leaf == line.leaf
            ),
            default=float("inf"),
        )

    def note_units(self) -> None:
        """Find out whether there is a column of units."""
        lines = [line for line in self.body if line.values]
        pairs = [line.words[-line.values - 2 :][:2] for line in lines if line.values + 1 < len(line.words)]
        narrow = [unit for label, unit in pairs if unit.x1 - unit.x0 < UNIT * unit.size and not label.runs_on(unit)]
        low, high = max((unit.x0 for unit in narrow), default=1.0), min((unit.x1 for unit in narrow), default=0.0)
        self.units = (low, high) if len(narrow) > max(UNIT_SHARE * len(lines), FEW) and low < high else None


def text_lines(leaves: Sequence[Leaf]) -> list[TextLine]:
    """Return the lines of all leaves in order, without page numbers and running heads."""
    counts: Counter[tuple[str, int]] = Counter()
    for leaf in leaves:
        counts.update({_key(line) for line in leaf.lines if _in_zone(line, leaf, HEAD_ZONE)})
    heads = {key for key, count in counts.items() if 2 * count > len(leaves) > 1 and re.search(r"[^\W\d_]", key[0])}
    return [
        line
        for leaf in leaves
        for line in _without_numbers(leaf)
        if _key(line) not in heads or not _in_zone(line, leaf, HEAD_ZONE)
    ]


def _without_numbers(leaf: Leaf) -> Sequence[TextLine]:
    lines = list(leaf.lines)
    for at, beside in ((-1, -2), (0, 1)):
        while lines and _in_zone(lines[at], leaf, NUMBER_ZONE) and _PAGE_NUMBER.fullmatch(lines[at].text):
            if len(lines) > 1 and abs(lines[at].y - lines[beside].y) < CLEAR * lines[at].size:
                break
            del lines[at]
    right = max((line.x1 for line in lines), default=0.0)
    left = min((line.x0 for line in lines), default=0.0)
    return [
        kept
        for line in lines
        if (kept := line if left < line.x0 and line.x1 < right else _without_marginal(line, lines, leaf.page.number))
    ]


def _without_marginal(line: TextLine, lines: Sequence[TextLine], number: int) -> TextLine | None:
    """Take the page's number away from a line where it stands in the margin beside all text; None if nothing is left."""
    for count in range(min(MARGINAL, len(line.words)), 0, -1):
        for held, rest in (
            (line.words[-count:], line.words[:-count]),
            (line.words[:count], line.words[count:]),
        ):
            text = joined(held)
            if str(number) not in text or not _PAGE_NUMBER.fullmatch(text):
                continue
            others = [*rest, *(word for each in lines if each is not line for word in each.words)]
            if all(word.x1 < held[0].x0 for word in others) or all(word.x0 > held[-1].x1 for word in others):
                return replace(line, words=rest) if rest else None
    return line


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / SAME_HEIGHT)


def _in_zone(line: TextLine, leaf: Leaf, share: float) -> bool:
    return line.y <= share * leaf.height or line.y >= (1 - share) * leaf.height


def find_bands(lines: Sequence[TextLine], widths: Sequence[float]) -> Iterator[TextLine | Band]:
    """Yield what the lines are, in order: the stretches of tables, and each line that is part of none.

    `widths` are those of the leaves.
    """
    region: list[TextLine] = []
    for line in lines:
        if _is_text(line, widths[line.leaf]):
            yield from _parted(region)
            region = []
            yield line
        else:
            region.append(line)
    yield from _parted(region)


def _is_text(line: TextLine, width: float) -> bool:
    """Tell whether a line belongs to a paragraph."""
    if line.values or line.chunks > 1:
        return False
    longest = max(word.x1 - word.x0 for word in line.words)
    if longest < LONG_WORD * line.size:
        return line.words[-1].text.endswith("。")
    return line.x1 - line.x0 > BODY_SHARE * width or line.words[-1].text.endswith("。")


def _parted(lines: Sequence[TextLine]) -> Iterator[TextLine | Band]:
    """Part lines that no paragraph interrupts into stretches of tables."""
    first = next((n for n, line in enumerate(lines) if line.values or line.chunks > 1 or len(line.words) > 2), None)  # noqa: PLR2004
    if first is None or not any(line.values for line in lines):
        yield from lines
        return
    while first and not is_heading(lines[first - 1]) and _follows(lines[first - 1], lines[first]):
        first -= 1
    yield from lines[:first]
    band = Band()
    for line in lines[first:]:
        if line.values:
            band.body.append(line)
        elif band.body and _is_head(line, band):
            yield from _closed(band)
            band = Band([line], above=band.label_end)
        else:
            (band.body or band.header).append(line)
    yield from _closed(band)


def is_heading(line: TextLine) -> bool:
    """Tell whether a line without figures is the heading of a section: 三、收到和处理政府信息公开申请情况."""
    return _HEADING.match(line.text) is not None


def _follows(line: TextLine, following: TextLine) -> bool:
    return line.leaf == following.leaf and following.y - line.y <= APART * max(line.size, following.size)


def _closed(band: Band) -> Iterator[TextLine | Band]:
    """Yield a stretch once it is complete, and after it the lines that are none of it."""
    if not band.body:
        yield from band.header
        return
    band.note_units()
    while band.header and not _is_head(band.header[-1], band):
        band.body.insert(0, band.header.pop())
    end = max(n for n, line in enumerate(band.body) if line.values) + 1
    while end < len(band.body) and _follows(band.body[end - 1], band.body[end]):
        if is_heading(band.body[end]):
            break
        end += 1
    after = band.body[end:]
    del band.body[end:]
    yield band
    yield from after


def _is_head(line: TextLine, band: Band) -> bool:
    """Tell whether a line without figures has words above the figures, and not only labels and notes."""
    end, start = band.label_end, band.value_start
    before: Word | None = None
    for word in line.words:
        apart = before is None or not before.runs_on(word)
        if (word.x1 > start if end is None else word.x0 >= end and apart) and not _is_note(word, line, band):
            return True
        before = word
    return False


def _is_note(word: Word, line: TextLine, band: Band) -> bool:
    """Tell whether a word goes on with what stands in its cell beside a number (其中修订16件, in brackets or not)."""
    shut = 0
    for before in reversed(band.body):
        if before.leaf == line.leaf and before.y >= line.y:
            continue
        if before.leaf != line.leaf or line.y - before.y > NOTE_LINES * line.size:
            return False
        for other in before.words:
            if other.x0 < word.x1 and word.x0 < other.x1:
                shut += len(_SHUT.findall(other.text)) - len(_OPEN.findall(other.text))
                if shut < 0 or _NOTE.match(word.text):
                    return True
                if other.value:
                    return False
    return False
