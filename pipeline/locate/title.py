"""Titles: from the printed title of a report to its agency and its year.

The title is what an agency writes most freely: year before or after the name, over several lines, twice, in title
quotes, without 政府, without 工作 or without an agency. Its grammar is small all the same, and it is the first source
for agency and year (contract, "One record a report").
"""

import re
from dataclasses import dataclass

from pipeline.text import squash

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零0][〇○零一二三四五六七八九]{2})"
_KIND = r"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)"
_TITLE = re.compile(rf"(?P<before>.*?){_YEAR}(?:年度?|度)?(?P<between>.*?)(?P<kind>{_KIND})(?P<rest>.*)")
_NO_YEAR = re.compile(rf"(?P<before>.*?)(?P<kind>{_KIND})(?P<rest>.*)")
_REST = re.compile(r"(?:\([^()]{1,20}\))*[.。]?(?:\.(?:pdf|docx?|wps|ofd|html?))?")
_STRAY_YEAR = re.compile(r"(?:(?:19|20)\d{2}|二[〇○零0][〇○零一二三四五六七八九]{2})(?:年度?|度)?|^年度?")
_LEAD = re.compile(r"^(?:《|page\d+-|附件\d*:?|\d+[.、])+", re.IGNORECASE)
_JOIN = re.compile(r"^[的\-,:·]+|(?:关于|的|[\-,:·])+$")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff()0-9]{2,40}(?:政府|办公室|办公厅|[局委部厅办署会院社所站中心处队]|委员会|街道|[镇乡市县区省旗州盟]|管委会|集团|学校|部门)"
)
LONGEST = 90
"""Characters of the longest title; one that names three nested jurisdictions has 51."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart."""

    text: str
    """As printed, lines joined, white space dropped."""
    agency: str | None
    year: int | None


def parse_title(printed: str) -> Title | None:
    """Take a title apart; None where the text is no title of such a report.

    >>> parse_title("淮川市人民政府\\n2024 年政府信息公开工作年度报告")
    Title(text='淮川市人民政府2024年政府信息公开工作年度报告', agency='淮川市人民政府', year=2024)
    >>> parse_title("2022年云溪市政府信息公开工作年度报告").agency
    '云溪市'
    >>> parse_title("石桥县财政局关于2014年度政府信息公开工作年度报告").agency
    '石桥县财政局'
    >>> parse_title("2025石桥县大垅乡2025年度政府信息公开工作年度报告").agency
    '石桥县大垅乡'
    >>> parse_title("关于做好2023年政府信息公开工作年度报告编制工作的通知") is None
    True
    """
    text = "".join(printed.split())
    squashed = _LEAD.sub("", squash(text))
    if not squashed or len(squashed) > LONGEST or "。" in squashed[:-1]:
        return None
    found = _TITLE.fullmatch(squashed.strip("《》")) or _NO_YEAR.fullmatch(squashed.strip("《》"))
    if found is None or not _REST.fullmatch(found["rest"].strip("《》")):
        return None
    groups = found.groupdict()
    names = [_name(groups.get(part) or "") for part in ("before", "between")]
    agency = next((name for name in names if name), None)
    if agency and re.search(r"关于|通知|[,;:!?]|目录|列表|首页|栏目", agency):
        return None
    year = groups.get("year")
    return Title(_as_printed(text), agency, int(year.translate(_CHINESE_DIGITS)) if year else None)


def is_organisation(text: str) -> bool:
    """Tell whether a line is nothing but the name of a public body.

    >>> is_organisation("石桥县教育局"), is_organisation("各科室、中心："), is_organisation("一、总体情况")
    (True, False, False)
    """
    return bool(_ORGANISATION.fullmatch(squash(text)))


def _name(part: str) -> str:
    return _JOIN.sub("", _STRAY_YEAR.sub("", part)).strip("《》()")


def _as_printed(text: str) -> str:
    """Take off what only quotes or numbers the title: 《…》, the flip-book's `Page 8 -`."""
    bare = re.sub(r"^Page\d+-", "", text, flags=re.IGNORECASE)
    return bare[1:-1] if bare.startswith("《") and bare.endswith("》") else bare
