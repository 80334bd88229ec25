"""Bands: the lines of a document → stretches of a table that share their heads, and the lines between them.

A table without its ruled lines is known by its figures: lines that end in words that stand apart and may be numbers. The
words above them, down to the figures of the stretch before, are their heads. Pages do not count: the lines of a table that
a page break cuts follow each other.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.read.words.band import Band
from pipeline.read.words.word import OPEN, SHUT, TextLine, Word, is_open

BODY_SHARE = 0.6
"""A line without gaps that takes this share of the page's width is text: label columns take up to half of it."""
TEXT_SHARE = 0.85
"""So is one that takes this share of what all lines of its page take."""
LONG_WORD = 8.0
"""A line of text has a word of so many em; heads in narrow columns, however many, have none."""
CLEAR = 1.5
"""A figure is part of the row whose words are within so many em; one that stands further from all others is in none."""
ABOVE = 4.0
"""A title stands at most so many em above the heads of its table."""
ROW = 0.9
"""Rows are further apart than so many em; lines nearer to each other stand in cells of one."""
BETWEEN = 1.05
"""Figures so many em from a long line stand between the lines of its cell: the lines of a paragraph are further apart."""
APART = 2.6
"""A line without figures so many em below the last line of a table is no part of it."""
LARGER = 1.4
"""A line without figures below a table is a title where its type is so many times as large as that above it."""
NOTE_LINES = 12.0
"""A note in a cell goes on for at most so many em."""
ENUMERATED = re.compile(
    r"\d{1,2}[.、．](?!\d)|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|第[一二三四五六七八九十百]{1,4}[条章节]"
)
"""What a label or a title begins with, and no line that goes on with one."""
_TITLE = re.compile(r"第[一二三四五六七八九十百]{1,4}条")
"""The titles of the parts of one table: 第二十条第（六）项."""
_LEADS_IN = re.compile(r"\w{5}[:：]$")
"""What leads in to a table, and is no head of it: 具体情况见下表："""
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_NOTE = re.compile(r"[(（\[［【]|其中|包括|含|注|(?:亿元|万元|元|件次|人次|[件条项次个人篇份起宗])$")


def find_bands(lines: Sequence[TextLine], widths: Sequence[float]) -> Iterator[TextLine | Band]:
    """Yield what the lines are, in order: the stretches of tables, and each line that is part of none.

    `widths` are those of the leaves.
    """
    region: list[TextLine] = []
    lefts, rights = list(widths), [0.0] * len(widths)
    for line in lines:
        lefts[line.leaf] = min(lefts[line.leaf], line.x0)
        rights[line.leaf] = max(rights[line.leaf], line.x1)
    wide = [
        min(BODY_SHARE * width, TEXT_SHARE * (right - left))
        for width, left, right in zip(widths, lefts, rights, strict=True)
    ]
    for number, line in enumerate(lines):
        if _is_text(line, wide[line.leaf]) and not _is_in_row(number, lines, BETWEEN):
            yield from _parted(region)
            region = []
            yield line
        else:
            region.append(line)
    yield from _parted(region)


def _is_text(line: TextLine, wide: float) -> bool:
    """Tell whether a line belongs to a paragraph."""
    if line.values or line.chunks > 1:
        return False
    if _LEADS_IN.search(line.text) and not is_open(line.text) and not ENUMERATED.match(line.text):
        return True
    longest = max(word.x1 - word.x0 for word in line.words)
    if longest < LONG_WORD * line.size:
        return line.words[-1].text.endswith("。")
    return line.x1 - line.x0 >= wide or line.words[-1].text.endswith("。")


def _parted(lines: Sequence[TextLine]) -> Iterator[TextLine | Band]:
    """Part lines that no paragraph interrupts into stretches of tables."""
    first = next((n for n, line in enumerate(lines) if line.values or line.chunks > 1 or len(line.words) > 2), None)  # noqa: PLR2004
    if first is None or not any(line.values for line in lines):
        yield from lines
        return
    while first and not is_heading(lines[first - 1]) and _follows(lines[first - 1], lines[first], ABOVE):
        first -= 1
    yield from lines[:first]
    band = Band()
    for number, line in enumerate(lines[first:], start=first):
        if line.values:
            band.body.append(line)
        elif band.body and not _is_in_row(number, lines) and _is_head(line, band):
            heads = _taken_heads(band)
            yield from _closed(band)
            band = Band([*heads, line], above=band.label_end)
        else:
            (band.body or band.header).append(line)
    yield from _closed(band)


def _is_in_row(number: int, lines: Sequence[TextLine], apart: float = ROW) -> bool:
    """Tell whether a line stands so close to figures above or below it that it can only be a part of their row."""
    beside = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    return any(other.values and _are_one_row(other, lines[number], apart) for other in beside)


def _are_one_row(line: TextLine, other: TextLine, apart: float = ROW) -> bool:
    return line.leaf == other.leaf and abs(line.y - other.y) < apart * max(line.size, other.size)


def _taken_heads(band: Band) -> list[TextLine]:
    """Take the lines above the next table from the foot of a stretch: those below a heading, or from the table's title on."""
    last = max(n for n, line in enumerate(band.body) if line.values)
    start = max((n + 1 for n, line in enumerate(band.body) if n > last and is_heading(line)), default=last + 1)
    if start == last + 1:
        titles = (n for n, line in enumerate(band.body) if n > last and _TITLE.match("".join(line.text.split())))
        start = next(titles, len(band.body))
    heads = band.body[start:]
    del band.body[start:]
    return heads


def _strays(band: Band) -> list[TextLine]:
    """Return lines that are a single figure clear of all others: printed between the rows, and in none."""
    if band.label_end is None or len(band.body) == 1:
        return []
    strays: list[TextLine] = []
    for number, line in enumerate(band.body):
        beside = [other for other in band.body[max(0, number - 1) : number + 2] if other.leaf == line.leaf]
        near = any(other is not line and abs(other.y - line.y) < CLEAR * line.size for other in beside)
        if len(line.words) == 1 and line.values and not near:
            strays.append(line)
    return strays


def is_heading(line: TextLine) -> bool:
    """Tell whether a line without figures is the heading of a section: 三、收到和处理政府信息公开申请情况."""
    return _HEADING.match(line.text) is not None


def _follows(line: TextLine, following: TextLine, apart: float) -> bool:
    return line.leaf == following.leaf and following.y - line.y <= apart * max(line.size, following.size)


def _closed(band: Band) -> Iterator[TextLine | Band]:
    """Yield a stretch once it is complete, and after it the lines that are none of it."""
    if not band.body:
        yield from band.header
        return
    band.note_units()
    band.header = _without_repeated(band.header)
    while band.header and (_are_one_row(band.header[-1], band.body[0]) or not _heads_figures(band)):
        band.body.insert(0, band.header.pop())
    strays = _strays(band)
    if len(strays) == sum(line.values > 0 for line in band.body):
        yield from (*band.header, *band.body)
        return
    band.body = [line for line in band.body if not any(line is stray for stray in strays)]
    end = max(n for n, line in enumerate(band.body) if line.values) + 1
    while end < len(band.body) and _follows(band.body[end - 1], band.body[end], APART):
        if is_heading(band.body[end]) or band.body[end].size > LARGER * band.body[end - 1].size:
            break
        end += 1
    after = band.body[end:]
    del band.body[end:]
    yield band
    yield from strays
    yield from after


def _without_repeated(header: list[TextLine]) -> list[TextLine]:
    """Return a header without the lines on a page that the next page repeats: no figures came between."""
    texts: dict[int, set[str]] = {}
    for line in header:
        texts.setdefault(line.leaf, set()).add(line.text)
    return [line for line in header if not texts[line.leaf] <= texts.get(line.leaf + 1, set())]


def _heads_figures(band: Band) -> bool:
    """Tell whether the last line above the figures is one of heads; in a table without labels, the last of a head too."""
    last, above = band.header[-1], band.header[-2:-1]
    in_stack = any(_are_one_row(line, last) and _is_head(line, band) for line in above)
    return _is_head(last, band) or (in_stack and band.label_end is None)


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
                shut += len(SHUT.findall(other.text)) - len(OPEN.findall(other.text))
                if shut < 0 or _NOTE.match(word.text):
                    return True
                if other.value:
                    return False
    return False
