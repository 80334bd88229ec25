"""Sections: the text below each heading of the form, complete, and without what only stands near it on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.locate.closing import ends_text
from pipeline.locate.headings import Heading
from pipeline.locate.lines import Line
from pipeline.locate.organisation import is_organisation
from pipeline.locate.title import Title, parse_title
from pipeline.locate.wordings import Wordings
from pipeline.model.form import Forms
from pipeline.model.report import SectionText

_PAGE_NUMBER = re.compile(r"-+\d{1,3}-+|第\d{1,3}页(?:[,/]?共\d{1,3}页)?")
_LAST = "other_matters"
"""The last section of the form; what follows it is an appendix, though it may be headed as another form's section."""
_BLOCK_WORTH = 50
"""What a table or a paragraph below a heading counts as, in characters, where two prints of a section compete."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A heading with the lines and blocks below it, up to the next heading."""

    heading: Heading
    lines: Sequence[Line]
    blocks: int

    @property
    def weight(self) -> int:
        """How much stands there."""
        return sum(len(line.squashed) for line in self.lines) + len(self.heading.rest) + _BLOCK_WORTH * self.blocks


def section_texts(
    headings: Sequence[Heading], lines: Sequence[Line], forms: Forms, last_block: int, title: Title | None
) -> tuple[SectionText, ...]:
    """Return each section once, in document order, with the text between its heading and the next.

    Where headings stand more than once (a table of contents, a report printed twice), those with most text count.
    `title` is the report's, which pages repeat at their heads.
    """
    order = Wordings(forms).order
    texts: list[SectionText] = []
    for stretch, following in _chosen(_stretches(headings, lines, last_block)):
        heading = stretch.heading
        open_end = following is None or order[following.section.id] < order[heading.section.id]
        open_end = open_end or heading.section.id == _LAST
        own = [line for line in stretch.lines if not _is_running_head(line, title)]
        parts = [heading.rest] if heading.rest else []
        parts += [line.text for line in (_without_tail(own) if open_end else own)]
        texts.append(SectionText(heading.section.id, heading.printed, "\n".join(parts)))
    return tuple(texts)


def _stretches(headings: Sequence[Heading], lines: Sequence[Line], last_block: int) -> list[_Stretch]:
    """Return the stretches below all headings; a heading that only repeats the one before it begins none."""
    stretches: list[_Stretch] = []
    for number, heading in enumerate(headings):
        following = headings[number + 1] if number + 1 < len(headings) else None
        end, block = (following.start, following.block) if following else (len(lines), last_block + 1)
        stretches.append(_Stretch(heading, lines[heading.after : end], max(0, block - heading.block - 1)))
    return stretches


def _chosen(stretches: Sequence[_Stretch]) -> list[tuple[_Stretch, Heading | None]]:
    """Return one stretch a section, each with the heading that follows it in the document.

    A section that stands twice begins a new run of sections: a table of contents and the report, two prints of one
    report. The run with most below it counts; what it lacks is taken from the others.
    """
    runs: list[list[int]] = []
    for number, stretch in enumerate(stretches):
        seen = {stretches[other].heading.section.id for other in runs[-1]} if runs else set()
        if not runs or stretch.heading.section.id in seen:
            runs.append([])
        runs[-1].append(number)
    runs.sort(key=lambda run: -sum(stretches[number].weight for number in run))
    taken: dict[str, int] = {}
    for place, run in enumerate(runs):
        for number in run:
            if place == 0 or stretches[number].weight:
                taken.setdefault(stretches[number].heading.section.id, number)
    following = [*(stretch.heading for stretch in stretches[1:]), None]
    return [(stretches[number], following[number]) for number in sorted(taken.values())]


def _is_running_head(line: Line, title: Title | None) -> bool:
    """Tell whether a line is a page's number or the report's own title, which pages repeat."""
    if _PAGE_NUMBER.fullmatch(line.squashed):
        return True
    own = parse_title(line.text) if title is not None else None
    return own is not None and title is not None and (own.agency, own.year) == (title.agency, title.year)


def _without_tail(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out what follows the report's text: signature, date, attachments, other reports' titles, page furniture."""
    end = len(lines)
    for at, line in enumerate(lines):
        if ends_text(lines, at) or parse_title(line.text) is not None:
            end = at
            break
    while end and is_organisation(lines[end - 1].text):
        end -= 1
    return lines[:end]
