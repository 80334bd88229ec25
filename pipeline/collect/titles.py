"""Titles on publishers' pages: whether one is that of such a report, for which year, and whose.

A list of links mixes reports with all else that an office publishes, cuts titles short, and prints dates and columns beside
them. What is taken wrongly is fetched and looked at again; what is not taken is lost, so the title decides only what it can.
"""

import re
from dataclasses import dataclass

from pipeline.collect.wordings import any_of, wordings
from pipeline.text import squash, unspaced

LONGEST = 120
"""Characters; the longest title met has 51, and a link may hold its date and its column."""
FIRST_YEAR, LAST_YEAR = 2008, 2099
"""The rules on open government information are of 2008."""

_ZERO = "〇○零OoО"
_YEAR = rf"(?<!\d)2[0{_ZERO}]\d\d(?!\d)|二[0{_ZERO}][{_ZERO}一二三四五六七八九]{{2}}"
_SUBJECT = r"(?:(?:政府|政务)?信息(?:主动)?公开(?:[和与及暨、]政务公开)?|政务公开(?:[和与及暨、](?:政府)?信息公开)?)"
_KIND = re.compile(
    rf"{_SUBJECT}(?:工作|情况|的|年度|度|总结|\(?(?:{_YEAR})(?:年度?)?\)?){{0,6}}(?:报告书?|年报)(?!表|厅|[工制写送])"
)
_CUT = re.compile(
    rf"{_SUBJECT}(?:工作|情况|的|年度?|度|总结|\(?(?:{_YEAR})(?:年度?)?\)?){{0,6}}(?:报|年)?(?:\.{{2,}}|…+)$"
)
_KINDS = ("政府信息公开工作年度报告", "政务信息公开工作年度报告", "信息公开工作年度报告")
_LEAST_CUT = 3
"""Characters of a kind that tell it: 政府信…"""
_BARE = re.compile(rf"(?:{_YEAR})(?:年度?)?(?:工作)?(?:年报|年?度报告)(?:\.[a-z]{{3,5}})?$")
_TAIL = re.compile(
    r"(?:全文|正文|文本|[a-z]{3,4}版?|电子版|文字版)?(?:\([^()]{1,24}\))*[》.。]?(?:\.[a-z]{3,5})?(?:\([^()]{1,24}\))*"
    r"(?:[\-_|>—].*|[予以的]*(?:公告|通告|公示|公布|函|通知)(?:\([^()]{1,20}\))?|\.{2,}|…+)?$"
)
"""What may follow: how it is printed, the name of the site, that a notice publishes it; not that of a piece of it."""
_NO_TEXT = re.compile(r"\x1b\[[\d;]*[A-Za-z]|<[^<>]{0,200}>")
"""Orders to a terminal, and markup that is printed as text."""
_LEAD = re.compile(
    r"^(?:[\-·•*>»▪■◆●]+|\[[^\]]{1,12}\]|附件\d*[:.、]?|\d{1,2}[.、](?!\d)|(?:标题|名称|信息名称|文件名称):)+"
)
_DATE = re.compile(r"\(?\[?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\)?\]?|\d{1,2}[-/]\d{1,2}$|\d{1,2}:\d\d(?::\d\d)?")
_JOINING = re.compile(
    r"^(?:关于(?:公布|发布|印发|公开)?|[的\-—_:·、|《]|20\d\d年?度?$)+|(?:关于(?:公布|发布|印发|公开)?|[的\-—_:·、|《])+$"
)
_PUBLISHED = re.compile(
    r"关于(?:公布|发布|印发|公开|公示|对)?.*(?:报告|年报)[》)]?的?(?:公告|通告|公示|公布|通知|函)?$"
)
_MOST_SHORT = 5
"""Characters of a short name with its place; longer ones are whole names."""
_DIGITS = str.maketrans("一二三四五六七八九" + _ZERO, "123456789" + "0" * len(_ZERO))
_NO_AGENCY = re.compile(
    r"[,;:!?。>|/《》_=]|首页|当前|位置|返回|^(?:各|我|本|该|请|更多)(?![\u4e00-\u9fff]*[局县市区])"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report, taken apart."""

    text: str
    """As printed, white space dropped."""
    agency: str | None
    year: int | None
    sure: bool = True
    """False where a list has cut it short, or left its subject out: the page must say the rest."""


def parse_title(printed: str) -> Title | None:
    """Take the title of a report apart; None where the text is none.

    >>> parse_title("示例县教育局2023年政府信息公开工作年度报告 2024-01-12")
    Title(text='示例县教育局2023年政府信息公开工作年度报告', agency='示例县教育局', year=2023, sure=True)
    >>> parse_title("2022年示例县卫生健康委员会信息公开年报").agency
    '示例县卫生健康委员会'
    >>> parse_title("示例县财政局关于2014年度政府信息公开工作年度报告").agency
    '示例县财政局'
    >>> [parse_title(text) for text in ("示例县教育局2023年部门决算公开", "政府网站工作年度报表（2023年度）",
    ...     "关于报送2023年政府信息公开工作年度报告的通知", "2023年示例县政府工作报告", "政府信息公开指南")]
    [None, None, None, None, None]
    >>> parse_title("示例县交通运输局2021年政府信息公开工作年...").sure
    False
    """
    if len(printed) > LONGEST * 4:
        return None
    printed = _NO_TEXT.sub("", printed)
    text = _DATE.sub("", _LEAD.sub("", unspaced(printed).replace("：", ":").replace("【", "[").replace("】", "]")))
    folded = squash(text)
    if not folded or len(folded) > LONGEST or _is_refused(folded):
        return None
    kind = next((found for found in _KIND.finditer(folded) if _TAIL.match(folded, found.end())), None)
    bare = None if kind else _BARE.search(folded)
    start = kind.start() if kind else bare.start() if bare else _cut_at(folded)
    if start is None:
        return None
    years = years_in(folded)
    return Title(text, _agency(folded[:start], folded[start:]), _one(years), sure=kind is not None)


def years_in(text: str) -> list[int]:
    """Return the report years that a text names, each once, in order.

    >>> years_in("二〇二三年度，2021年，20230115"), years_in("1998年")
    ([2023, 2021], [])
    """
    found = (int(year.translate(_DIGITS)) for year in re.findall(_YEAR, text))
    return list(dict.fromkeys(year for year in found if FIRST_YEAR <= year <= LAST_YEAR))


def same_agency(wanted: str | None, printed: str | None) -> bool:
    """Tell whether a title may name the agency that is wanted: an agency calls itself by the end of its name, too.

    >>> same_agency("示例县教育局", "县教育局"), same_agency("示例县教育局", None), same_agency("示例县教育局", "示例县财政局")
    (True, True, False)
    >>> same_agency("示例县人民政府", "示例县"), same_agency("示例县人民政府", "示例县人民政府办公室")
    (True, False)
    >>> same_agency("石桥市科学技术局", "市科技局"), same_agency("石桥市科学技术局", "市教育局")
    (True, False)
    """
    if not wanted or not printed:
        return True
    one, other = squash(wanted), squash(printed)
    if one.endswith(other) or other.endswith(one) or _is_short_for(other, one):
        return True
    return _government(one).endswith(_government(other))


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name may be short for another: 市科技局, 人社局. Its characters stand in the other in order."""
    if not _LEAST_CUT <= len(short) <= _MOST_SHORT or short[-1] != name[-1]:
        return False
    rest = iter(name)
    return all(char in rest for char in short)


def _government(name: str) -> str:
    return re.sub(r"(?:人民)?政府$", "", name)


def _is_refused(folded: str) -> bool:
    words = wordings().titles
    if any_of(words.refused).search(folded):
        return True
    if not any_of(words.notices).search(folded):
        return False
    # A notice that publishes the report (关于公布…年度报告的公告) presents it; one that asks for it does not.
    asks = any(word in folded for word in words.notices if word not in {"通知", "通报", "函"})
    return asks or _PUBLISHED.search(folded) is None


def _cut_at(folded: str) -> int | None:
    """Return where the kind of a title begins that a list has cut short, within its words; None where there is none."""
    found = re.search(r"(?:\.{2,}|…+)$", folded)
    if found is None:
        return None
    cut = _CUT.search(folded)
    if cut:
        return cut.start()
    stem = folded[: found.start()]
    for whole in _KINDS:
        for length in range(len(whole), _LEAST_CUT - 1, -1):
            if stem.endswith(whole[:length]):
                return len(stem) - length
    return None


def _one(years: list[int]) -> int | None:
    """Return the year of a title; None where it names two."""
    return years[0] if len(years) == 1 else None


def _agency(head: str, kind: str) -> str | None:
    """Return the agency that a title names: what is before its kind and is no year."""
    name = re.sub(rf"\(?(?:{_YEAR})(?:年度?|度)?\)?|年度$|年$", "", head)
    for _ in range(3):
        name = _JOINING.sub("", name)
    name = name.rsplit(">", maxsplit=1)[-1].rsplit("|", maxsplit=1)[-1]
    if name.endswith("人民") and kind.startswith("政府"):
        name += "政府"
    if "关于" in name:
        name = name.split("关于")[0]
    return name if name and len(name) > 1 and not name.isdigit() and not _NO_AGENCY.search(name) else None
