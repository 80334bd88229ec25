"""Titles: from the printed title of a report to its agency and its year.

The title is what an agency writes most freely: year before or after the name or behind the title in brackets, over
several lines, twice, in title quotes, without 政府, without 工作 or without an agency. Its grammar is small all the same,
and it is the first source for agency and year (contract, "One record a report").
"""

import re
from dataclasses import dataclass

from pipeline.locate.organisation import is_organisation, may_be_agency
from pipeline.text import squash, unfolded, unspaced

LONGEST = 90
"""Characters of the longest title; one that names three nested jurisdictions has 51."""

_ZERO = "〇○零0OoОΟ"
_YEAR = rf"(?<!\d)(?:2[{_ZERO}]\d\d|二[{_ZERO}][{_ZERO}一二三四五六七八九\d]{{2}})(?!\d)"
_DATED = rf"(?:\({_YEAR}(?:年度?|度)?\)|{_YEAR}(?:年度?|度)?)"
_SUBJECT = (
    r"(?:(?:政务公开[和与及暨、])?(?:政府|政务)信息(?:主动)?公开(?:[和与及暨、]政务公开)?|信息公开|政府信息[和与及、]政务公开"
    r"|政务公开(?=(?:工作)?(?:年度|年报)))"
)
_KIND = rf"{_SUBJECT}(?:主要工作|工作|(?:开展)?情况|的|年度|{_DATED}){{0,6}}(?:总结)?(?:报告书?|年报)"
_TITLE = re.compile(
    rf"(?P<head>.*?)(?P<kind>{_KIND})(?P<rest>(?:全文|正文)?(?P<behind>{_YEAR}年度?)?(?:\([^()]{{1,20}}\))*[.。]?(?:\.[a-z]{{3,5}})?)"
)
_ANNOUNCEMENT = re.compile(
    r"(?P<issuer>.*?)关于(?:公布|发布|印发|公开|公示|对|(?P<sent>报送|上报|呈报))?《?(?P<inner>.*(?:报告|年报))》?(?:\(.{1,20}\))?[予以的]*"
    r"(?(sent)(?:报告|函)|(?:公告|通告|公示|公布|函|通知))"
)
_SAMPLE = re.compile(r"格式|模板|范本|样本|样式|样表|表式|参考|空白")
"""Words in brackets behind the title of a form that nobody has filled in."""
_COMPANION = re.compile(r"图解|解读|一图|读懂|问答|图说|摘要")
"""Words in brackets behind the title of a page about the report."""
_LEAD = re.compile(
    r"(?:[•●■◆▪▶►※★◎◦‣⁃](?![•●■◆▪▶►※★◎◦‣⁃])\s*|page\d+-|附件\d*[:.、]?|附\d*:|\d{1,2}[.、](?!\d)|(?:标题|题名|名称|信息名称|文件名称):|《"
    r"|【(?:(?:政府)?信息公开|政务公开|公开|部门|工作|年度)*(?:年报|报告|公开|\d{4}年?)】|【(?:图文|图片|文字|全文|原文|文本)版?】)+",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}月(?:\d{1,2}日)?"
_PERIOD = rf"{_DATED}(?:{_DAY}(?:(?:至|到|[-—~])(?:{_DATED})?{_DAY})?)?"
_NO_NAME = re.compile(rf"{_PERIOD}|^年度?|年度?$")
_QUALIFIER = re.compile(
    r"(?:\(1(?:月份?)?[-—至到~]12月份?\)|本级|部门|行政机关|本?机关|本?单位|[省市县区州旗镇乡]级|全(?:[省市县区州盟旗镇乡局]|系统|年)|年度?)+"
)
"""What stands between year and kind behind the name of an agency, and is no part of it: 石桥县气象局2023年部门政府信息公开…."""
_SORT = re.compile(r"^[省市县区州]直|部门|乡镇|镇[街乡]|街[镇乡道]$|单位")
"""A sort of agencies, whose list a page shows (县直部门)."""
_PART_OF_YEAR = re.compile(r"季度?$|[上下]半年|月份?$|^学年")
"""A report on less than a year, or on a school year: none of the form."""
_JOINING = re.compile(r"^(?:关于|[的\-,:·、])+|(?:关于|[的\-,:·、])+$")
_EVERYWHERE = re.compile(r"全(?:[省市县区镇乡州盟旗局]|系统)")
"""What stands in the place of a name and is none: 2022年全市政府信息公开工作年度报告."""
_PLACEHOLDER = re.compile(r"[xX×*_○〇□]{2}|某某|\.\.")
_DIGITS = str.maketrans("一二三四五六七八九" + _ZERO, "123456789" + "0" * len(_ZERO))


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart."""

    text: str
    """As printed, lines joined, white space dropped."""
    agency: str | None
    year: int | None


def parse_title(printed: str) -> Title | None:
    r"""Take a title apart; None where the text is no title of such a report.

    >>> parse_title("淮川市人民政府\n2024 年政府信息公开工作年度报告")
    Title(text='淮川市人民政府2024年政府信息公开工作年度报告', agency='淮川市人民政府', year=2024)
    >>> parse_title("2022年云溪市政府信息公开工作年度报告").agency
    '云溪市'
    >>> parse_title("2022年云溪市人民政府信息公开工作年度报告").agency
    '云溪市人民政府'
    >>> parse_title("石桥县财政局关于2014年度政府信息公开工作年度报告").agency
    '石桥县财政局'
    >>> parse_title("2025石桥县大垅乡2025年度政府信息公开工作年度报告").agency
    '石桥县大垅乡'
    >>> parse_title("石桥县财政局2023年1月1日至12月31日政府信息公开工作年度报告").agency
    '石桥县财政局'
    >>> parse_title("关于做好2023年政府信息公开工作年度报告编制工作的通知") is None
    True
    """
    if not _is_possible(printed):
        return None
    text = _without_lead(unspaced(printed))
    folded = squash(text)
    found = _TITLE.fullmatch(folded)
    if found is None or _COMPANION.search(found["rest"]):
        return None
    if _SAMPLE.search(found["rest"]):
        return Title(text, None, None)
    years = _years(found["head"] + found["kind"]) or _years(found["rest"])
    head, inside = found["head"], _behind_year(found["head"])
    if _QUALIFIER.fullmatch(inside):
        head = head[: -len(inside)]
    name = _name_in(head, found["kind"] if len(head) == found.start("kind") else "")
    name = name or _name_behind(folded, found.start("rest"))
    agencies = "".join(folded[at] for at in name).split("关于")
    if len(years) > 1 or _PART_OF_YEAR.search(inside) or not all(map(may_be_agency, agencies)):
        return None
    agency = unfolded(text, name)
    # A body that reports on another (X关于Y2023年…) leaves open whose report it is; so does a form not filled in, and
    # what stands behind the year and may be a part of the name or another matter (X2023年财政信息公开…).
    clear = (
        (len(agencies) == 1 and _goes_on(inside))
        and not _PLACEHOLDER.search(agency)
        and not _EVERYWHERE.fullmatch(squash(agency))
    )
    if found["behind"] and not (clear and agency):
        return None  # a year in a page's list: 政府信息公开年报2022年
    return Title(text, agency if clear and agency else None, years.pop() if years else None)


def parse_announcement(printed: str) -> Title | None:
    """Take apart the title of a notice that serves as the report's own head; None where the text is none.

    >>> parse_announcement("石桥县教育局关于公布2023年政府信息公开工作年度报告的公告").year
    2023
    >>> parse_announcement("关于做好2023年政府信息公开工作年度报告编制工作的通知") is None
    True
    """
    if not _is_possible(printed):
        return None
    text = unspaced(printed)
    found = _ANNOUNCEMENT.fullmatch(squash(text))
    inner = parse_title(found["inner"]) if found else None
    if found is None or inner is None or not may_be_agency(found["issuer"]):
        return None
    return Title(text, inner.agency or found["issuer"] or None, inner.year)


def year_alone(squashed: str) -> int | None:
    """Return the year of a line that holds nothing but a year, as below a title: （2023年度）.

    >>> year_alone("(2023年度)"), year_alone("二〇二三年"), year_alone("2023年1月")
    (2023, 2023, None)
    """
    return min(_years(squashed)) if re.fullmatch(_DATED, squashed) else None


def _is_possible(printed: str) -> bool:
    """Tell by its length and by words that every title has whether a text may be one, before it is looked at closely."""
    if len(printed) > LONGEST * 4:
        return False
    squashed = squash(printed)
    return len(squashed) <= LONGEST and "公开" in squashed and ("报告" in squashed or "年报" in squashed)


def _without_lead(text: str) -> str:
    """Take off what only quotes, numbers or names the title: 《…》, `Page 8 -` of a flip-book, 附件1：."""
    quoted = text.startswith("《") or "》" not in text
    found = _LEAD.match(text.replace("：", ":").replace("．", "."))
    text = text[found.end() :] if found else text
    return text.rstrip("》") if quoted or found else text


def _name_in(head: str, kind: str) -> list[int]:
    """Return where the agency's name stands in the folded title: what is before the kind and is no year."""
    dropped = {at for found in _NO_NAME.finditer(head) for at in range(*found.span())}
    kept = [at for at in range(len(head)) if at not in dropped]
    for found in reversed(list(_JOINING.finditer("".join(head[at] for at in kept)))):
        del kept[found.start() : found.end()]
    name = "".join(head[at] for at in kept)
    if name.startswith("(") and name.endswith(")") and name.count("(") == 1:
        return kept[1:-1]
    if name.endswith("人民") and kind.startswith("政府"):
        # 2022年云溪市人民政府信息公开…: the one 政府 belongs to the name.
        kept += [len(head), len(head) + 1]
    return kept


def _name_behind(folded: str, start: int) -> list[int]:
    """Return where the one name of an agency stands in brackets behind a title: 2023年…年度报告（石桥县水务局）."""
    names = [
        list(range(*found.span(1)))
        for found in re.finditer(r"\(([^()]{2,20})\)", folded[start:])
        if is_organisation(found[1]) and not _SORT.search(found[1])
    ]
    return [start + at for at in names[0]] if len(names) == 1 else []


def _behind_year(head: str) -> str:
    """Return what stands behind the year of a head whose name stands before it.

    >>> _behind_year("石桥县气象局2023年部门"), _behind_year("2023年石桥县气象局")
    ('部门', '')
    """
    years = list(re.finditer(_PERIOD, head))
    before = _NO_NAME.sub("", head[: years[-1].start()]) if years else ""
    return head[years[-1].end() :] if _JOINING.sub("", before) else ""


def _goes_on(inside: str) -> bool:
    """Tell whether what stands behind the year, if anything, may be the rest of the name before it (石桥县2023年水务局)."""
    inside = _JOINING.sub("", inside)
    return not inside or inside == "人民" or _QUALIFIER.fullmatch(inside) is not None or is_organisation(inside)


def _years(squashed: str) -> set[int]:
    return {int(year.translate(_DIGITS)) for year in re.findall(_YEAR, squashed)}
