"""Genre: whether a document is such a report at all.

An index page, a notice that asks for reports, a news item about one or an error page must never look like a report
with missing tables, and a report must never be thrown away because its title is unusual: the form's own tables and
section headings decide first, the words of the title after them.
"""

import re
from collections.abc import Sequence

from pipeline.locate.headings import Heading
from pipeline.locate.lines import Line, first_after
from pipeline.locate.report_title import MOST_LINES, SUBSTANCE, ReportTitle
from pipeline.locate.title import parse_announcement
from pipeline.locate.title_tags import TITLE_TAGS, split_tag
from pipeline.model.document import Document, Picture
from pipeline.text import squash

_NOTICE = re.compile(
    r"(?:关于|转发|印发).{0,70}(?:通知|通报|函|公告|意见|方案|要点|办法|须知)(?:\([^()]{1,30}\))?$|"
    r"(?:工作|编制|报送|填报)(?:通知|须知|说明|要求)$"
)
_ADDRESSED = re.compile(r"^(?:各|市直|县直|区直|省直)[\u4e00-\u9fff、,()]{2,80}[:：]$")
_NO_REPORT = re.compile(
    r"404|403|502|503|notfound|forbidden|页面不存在|找不到|不存在或|无法访问|访问.{0,4}(?:被拒|受限|异常)|已(?:被)?(?:删除|撤销|过期)"
    r"|请?登录|验证码|安全验证|系统(?:错误|繁忙|维护)|服务器|javascript|请稍后|图解|读懂|解读|图说",
    re.IGNORECASE,
)
"""Words beside a picture that is no scanned report: those of error pages and of pages that explain a report."""
_OPENS = re.compile(r".{4,}?(?:关于|转发|印发).{4}|^(?:关于|转发|印发).{8}")
_LONGEST_TITLE = 90
_SECTIONS = 2
"""Sections of the form that make a text a report even where its title was not found, one of them with a table: 总体情况 and
其他事项 stand in reports of any kind."""


def genre_of(
    document: Document,
    lines: Sequence[Line],
    title: ReportTitle,
    headings: Sequence[Heading],
    blocks: Sequence[int],
) -> str:
    """Return `report`, `notice_with_blank_form` (a notice that carries the form) or `other`.

    `blocks` are those with a table of the form. Whether the form is blank is only known once its numbers are read.
    """
    first = min([heading.start for heading in headings] + [first_after(lines, block) for block in blocks], default=None)
    notice = _is_notice(document, lines[:first], title, has_form=bool(headings or blocks), has_tables=bool(blocks))
    if blocks:
        return "notice_with_blank_form" if notice else "report"
    report = _is_titled(document, lines, title) or _has_sections(headings) or _is_picture(document, lines, title)
    return "report" if report and not notice else "other"


def _is_titled(document: Document, lines: Sequence[Line], title: ReportTitle) -> bool:
    """Tell whether the document has a report's title with year, and text to go with it."""
    if title.title is None or title.title.year is None:
        return False
    return title.printed or not document.complete or _running(lines) >= SUBSTANCE


def _has_sections(headings: Sequence[Heading]) -> bool:
    """Tell whether there are sections enough for a report whose title was not found."""
    sections = {heading.section.id: heading.section for heading in headings}
    return len(sections) >= _SECTIONS and any(section.table for section in sections.values())


def _is_picture(document: Document, lines: Sequence[Line], title: ReportTitle) -> bool:
    """Tell whether the document is a report in pictures: there are some, and a title or no text beside them."""
    if not any(isinstance(block, Picture) for block in document.blocks):
        return False
    if title.title is not None:
        return True
    silent = sum(len(line.squashed) for line in lines) < SUBSTANCE
    return silent and not any(_NO_REPORT.search(line.squashed) for line in lines)


def _running(lines: Sequence[Line]) -> int:
    return sum(len(line.squashed) for line in lines if "。" in line.squashed)


def _is_notice(
    document: Document, head: Sequence[Line], title: ReportTitle, *, has_form: bool, has_tables: bool
) -> bool:
    """Tell whether the document as a whole is a notice: by a title or a salutation at its head, and no report's title.

    A page lists notices beside a report, and a report may have a notice (现将…公布如下) as its head. A form that goes with a
    notice may have a sample of a title, though not an agency's.
    """
    own = title.title if title.printed else None
    if own is not None and own.year is not None and (own.agency is not None or not has_tables):
        return False
    tags = [part for key, value in document.properties if key in TITLE_TAGS for part in (value, *split_tag(value))]
    if any(_says_notice(tag, has_form=has_form) for tag in tags):
        return True
    for number, line in enumerate(head):
        if _ADDRESSED.match(line.squashed) or _says_notice(line.text, has_form=has_form):
            return True
        joined = line.text
        opens = len(line.squashed) <= _LONGEST_TITLE and _OPENS.search(line.squashed)
        for following in head[number + 1 : number + MOST_LINES] if opens else ():
            joined += following.text
            if _says_notice(joined, has_form=has_form):
                return True
    return False


def _says_notice(text: str, *, has_form: bool) -> bool:
    """Tell whether a line is a notice's title; that which announces the report below it is the report's own."""
    if len(text) > 2 * _LONGEST_TITLE:
        return False
    squashed = squash(text)
    if len(squashed) > _LONGEST_TITLE or _NOTICE.search(squashed) is None:
        return False
    return not has_form or parse_announcement(text) is None
