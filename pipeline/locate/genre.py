"""Genre: whether a document is such a report at all.

An index page, a notice that asks for reports, a news item about one or an error page must never look like a report
with missing tables, and a report must never be thrown away because its title is unusual: the form's own tables and
section headings decide first, the words of the title after them.
"""

import re

from pipeline.locate.sections import Heading
from pipeline.locate.title import Title
from pipeline.model.document import Document, Paragraph, Picture
from pipeline.model.located import Match
from pipeline.text import squash

_NOTICE = re.compile(
    r"(?:关于|转发|印发).{0,60}的?(?:通知|通报|函|公告|意见)(?:\(.{0,30}\))?$|^(?:通知|公告|解读)$|(?:工作|编制)?(?:通知|须知)$"
)
_SALUTATION = re.compile(r"^各[\u4e00-\u9fff、,()]{2,60}:$")
_LONGEST_TITLE = 90
_NARRATIVE = 300
"""Characters of running text that a report without tables has at least; an index page's lines are shorter than 60."""
_LINE = 60
_HEADINGS = 2
"""Headings of the form that make a text a report even where its title was not found."""


def genre_of(document: Document, title: Title | None, headings: tuple[Heading, ...], matches: tuple[Match, ...]) -> str:
    """Return `report`, `notice_with_blank_form` (a notice that carries the form) or `other`.

    Whether the form is blank is only known once its numbers are read.
    """
    paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    notice = _is_notice(paragraphs)
    if matches:
        return "notice_with_blank_form" if notice else "report"
    if notice:
        return "other"
    sections = {heading.section.id for heading in headings}
    if len(sections) >= _HEADINGS:
        return "report"
    running = sum(len(squash(text)) for text in paragraphs if len(text) > _LINE)
    if title is not None and title.year is not None and running >= _NARRATIVE:
        return "report"
    pictures = any(isinstance(block, Picture) for block in document.blocks)
    return "report" if pictures and (title is not None or running < _LINE) else "other"


def _is_notice(paragraphs: list[str]) -> bool:
    """Tell whether the document as a whole is a notice: by its title line or its salutation."""
    for text in paragraphs[:30]:
        for line in (text, text.replace("\n", "")):
            squashed = squash(line)
            if len(squashed) <= _LONGEST_TITLE and (_NOTICE.search(squashed) or _SALUTATION.match(squashed)):
                return True
    return False
