"""Headings: where the sections of the form begin among the lines of a document and in its tables.

Numbers in front of headings can't be trusted (they restart, clash with row labels of the tables, or live in the word
processor's automatic numbering), so a heading is known by its wording. What has the wording and is none is told by what
stands around it: a sub-heading by its kind of number and the one before it, a menu's word by the title that follows.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.locate.lines import Line, first_after
from pipeline.locate.marks import NUMERALS, Mark, Style, mark_of
from pipeline.locate.wordings import Wordings
from pipeline.model.document import Document, Table
from pipeline.model.form import Forms, SectionForm
from pipeline.model.grid import Grid
from pipeline.text import squash

LONGEST = 45
"""Characters; the longest wording met (四、因政府信息公开工作被申请行政复议、提起行政诉讼情况) has 28 without its number."""
_NOTHING = re.compile(r"(?:暂|尚|均)?(?:无|没有|不存在)")
_BETWEEN = "。.：:;； \u3000\t"
_RUNS_IN = re.compile(r"[。.:：;；\s]|(?=20\d\d年)")
"""What parts a heading from text that follows it in the same line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: which section, and where it stands."""

    section: SectionForm
    block: int
    """The block of the document; its text begins after `after` lines."""
    row: int
    """The grid row where it stands in a table; -1 outside tables."""
    start: int
    """Its first line; where it stands in a table, the first line after that."""
    after: int
    """The first line after it."""
    printed: str
    rest: str = ""
    """What follows it in its own line (a run-in heading)."""
    style: Style = Style.PLAIN


def find_headings(
    document: Document, lines: Sequence[Line], forms: Forms, titles: Sequence[int]
) -> tuple[Heading, ...]:
    """Return the headings of the form's sections in document order, those in tables included.

    A section may have several (a table of contents, a report printed twice). `titles` are the numbers of lines that
    are a report's title.
    """
    wordings = Wordings(forms)
    marks = [mark_of(line.squashed) for line in lines]
    found = list(_in_lines(lines, marks, wordings))
    found = _without_menu_words(_without_sub_headings(found, marks), titles, wordings)
    named = {heading.section.id for heading in found}
    found += [heading for heading in _in_tables(document, lines, wordings) if heading.section.id not in named]
    found.sort(key=lambda heading: (heading.block, heading.row, heading.start))
    return tuple(_with_unknown_wordings(found, lines, marks, wordings))


def _in_lines(lines: Sequence[Line], marks: Sequence[Mark], wordings: Wordings) -> Iterator[Heading]:
    number = 0
    while number < len(lines):
        heading = _heading(lines, number, marks, wordings)
        if heading is not None:
            yield heading
        number = heading.after if heading is not None else number + 1


def _heading(lines: Sequence[Line], number: int, marks: Sequence[Mark], wordings: Wordings) -> Heading | None:
    line, mark = lines[number], marks[number]
    wording = line.squashed[mark.length :]
    section = None
    if len(line.squashed) <= LONGEST and not line.squashed.endswith("。"):
        section = wordings.exact(wording)
        if section is None and mark.style is not Style.PLAIN and not _NOTHING.match(wording):
            section = wordings.like(wording)
        if section is None and line.squashed[0] in NUMERALS and mark.style is Style.PLAIN:
            # 一 总体情况: the mark behind the number was left out.
            section = wordings.exact(line.squashed[1:])
            mark = Mark(Style.PART) if section else mark
    if section is not None:
        return Heading(section, line.block, -1, number, number + 1, line.text, style=mark.style)
    if mark.style is not Style.PART:
        return None
    return _over_two_lines(lines, number, mark, wordings) or _run_in(line, number, mark, wordings)


def _over_two_lines(lines: Sequence[Line], number: int, mark: Mark, wordings: Wordings) -> Heading | None:
    """Return a heading that goes on in the next line."""
    if number + 1 == len(lines) or lines[number + 1].block - lines[number].block > 1:
        return None
    line, following = lines[number], lines[number + 1]
    if len(line.squashed) + len(following.squashed) > LONGEST:
        return None
    section = wordings.exact(line.squashed[mark.length :] + following.squashed)
    if section is None:
        return None
    printed = line.text + following.text
    return Heading(section, following.block, -1, number, number + 2, printed, style=mark.style)


def _run_in(line: Line, number: int, mark: Mark, wordings: Wordings) -> Heading | None:
    """Return a heading that its text follows in the same line: 一、总体情况。2023年，我局…, 六、无其他需要报告的事项."""
    text = line.text
    for found in reversed(list(_RUNS_IN.finditer(text, 0, 2 * LONGEST))):
        section = wordings.exact(text[: found.start()]) if found.start() else None
        if section is not None:
            printed, rest = text[: found.start()].rstrip(_BETWEEN), text[found.start() :].lstrip(_BETWEEN)
            return Heading(section, line.block, -1, number, number + 1, printed, rest, mark.style)
    wording = line.squashed[mark.length :]
    nothing = _NOTHING.match(wording)
    if nothing is None or len(wording) > LONGEST:
        return None
    section = wordings.exact(wording[nothing.end() :])
    if section is None:
        return None
    return Heading(section, line.block, -1, number, number + 1, text, wording, mark.style)


def _in_tables(document: Document, lines: Sequence[Line], wordings: Wordings) -> Iterator[Heading]:
    """Yield headings that are the only text of a row: a title as the first row, or what parts two tables in one grid."""
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        for row, text in _lone_texts(block.grid):
            squashed = squash(text)
            if len(squashed) > LONGEST:
                continue
            mark = mark_of(squashed)
            section = wordings.exact(squashed[mark.length :]) if row == 0 or mark.style is Style.PART else None
            if section is not None:
                after = first_after(lines, number)
                yield Heading(section, number, row, after, after, text.strip(), style=mark.style)


def _lone_texts(grid: Grid) -> Iterator[tuple[int, str]]:
    """Yield the text of each row in which one cell alone has any."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell.text)
    if len(rows) > 1:
        yield from ((row, texts[0]) for row, texts in rows.items() if len(texts) == 1)


def _without_sub_headings(found: Sequence[Heading], marks: Sequence[Mark]) -> list[Heading]:
    """Leave out what only divides a section: numbered in a lower style, in sequence with what stands before it.

    （二）主动公开政府信息情况 below 一、总体情况 is no section 二, where （一） stands before it.
    """
    sections = {style: {item.section.id for item in found if item.style is style} for style in Style}
    level = max((Style.PART, Style.BRACKET, Style.DIGIT), key=lambda style: len(sections[style]))
    if not sections[level]:
        return list(found)
    before: dict[Style, int] = {}
    lower: set[int] = set()
    starts = {heading.start for heading in found}
    for number, mark in enumerate(marks):
        if mark.style is Style.PLAIN:
            continue
        if mark.style > level and number in starts and mark.number in {1, before.get(mark.style, -1) + 1}:
            lower.add(number)
        before = {style: last for style, last in before.items() if style < mark.style} | {mark.style: mark.number}
    return [
        heading
        for heading in found
        if heading.style <= level
        or heading.style is Style.PLAIN
        or (heading.start not in lower and heading.section.id not in sections[level])
    ]


def _without_menu_words(found: Sequence[Heading], titles: Sequence[int], wordings: Wordings) -> list[Heading]:
    """Leave out unnumbered wordings where the headings are numbered, unless one stands where its section belongs."""
    numbered = [heading for heading in found if heading.style is not Style.PLAIN]
    if len({heading.section.id for heading in numbered}) < 2:  # noqa: PLR2004 one number may be anything
        return list(found)
    has_number = {heading.section.id for heading in numbered}
    last_title = max((title for title in titles if title < numbered[0].start), default=-1)
    spans: dict[str, range] = {}
    for section, place in wordings.order.items():
        before = [heading.start for heading in numbered if wordings.order[heading.section.id] < place]
        after = [heading.start for heading in numbered if wordings.order[heading.section.id] > place]
        spans[section] = range(max(before, default=last_title) + 1, min(after, default=sys.maxsize))
    return [
        heading
        for heading in found
        if heading.style is not Style.PLAIN
        or (heading.section.id not in has_number and heading.start in spans[heading.section.id])
    ]


def _with_unknown_wordings(
    found: Sequence[Heading], lines: Sequence[Line], marks: Sequence[Mark], wordings: Wordings
) -> list[Heading]:
    """Add headings of missing sections that have the form's number, stand in its place, and share words with its title.

    五、存在的不足及下一步打算 between 四 and 六 is section 五, though nobody has met the wording.
    """
    by_number = wordings.by_number
    missing = {number for number, section in by_number.items() if section.id not in {item.section.id for item in found}}
    if not missing or sum(heading.style is Style.PART for heading in found) < 2:  # noqa: PLR2004 no numbering to go by
        return list(found)
    kept = list(found)
    for number, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark.style is not Style.PART or mark.number not in missing or len(line.squashed) > LONGEST:
            continue
        section = by_number[mark.number]
        place = wordings.order[section.id]
        at = bisect_left(kept, number, key=lambda heading: heading.start)
        if (
            (at == 0 or wordings.order[kept[at - 1].section.id] < place)
            and (at == len(kept) or wordings.order[kept[at].section.id] > place)
            and not line.squashed.endswith("。")
            and wordings.shares_words(line.squashed[mark.length :], section)
        ):
            kept.insert(at, Heading(section, line.block, -1, number, number + 1, line.text, style=mark.style))
            missing.discard(mark.number)
    return kept
