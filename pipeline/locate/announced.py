"""Announced: the report as its own introduction names it, where no title says whose it is.

A text that a web clipper saved often lacks the heading of its page, and begins with the sentence in which the agency
publishes its report (现公布石桥县水务局2023年政府信息公开工作年度报告), or says who drew it up (本报告由石桥县水务局编制).
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.locate.dates import is_date
from pipeline.locate.lines import Line
from pipeline.locate.organisation import is_organisation, without_seal
from pipeline.locate.title import Title, parse_title
from pipeline.text import squash, unfolded

_SENTENCE = re.compile(
    r"(?:^|[。;,:])(?:(?:[现特兹]|特此)(?:将|就|对|(?:依法)?(?:面?向社会(?:各界|公众)?)?(?:公布|公开|发布|编制(?:并?(?:公布|发布))?|编写))"
    r"|(?:[我本][\u4e00-\u9fff]{1,3})编[制写](?:完成|形成)?了?(?=《)|(?:梳理|组织|汇总)编[制写]|编[制写]了?(?=(?:我|本(?:单位|机关))[\u4e00-\u9fff]{0,2}20\d\d年)|对(?=20\d\d年[^。;,:《》]{4,60}报告如下)"
    r"|编[制写](?=[\u4e00-\u9fff]{2,30}20\d\d年度?政府信息公开[^。;,:《》]{0,8}报告,(?:全文|本报告|报告|主要)))"
    r"《?(?:(?:我[\u4e00-\u9fff]{1,4}?|本(?:单位|机关))(?=20\d\d年))?(?P<title>[^。;,:《》]{4,90}?公开[^。;,:《》]{0,20}?(?:报告|年报))》?"
    r"(?=[。;,:]|$|如下|予以|公布|公开|发布|向社会)"
)
"""The words in which a report announces itself; what was done another year is told without 现, 特 and the like."""
_CALLED = re.compile(r"\((?:以下|下文|下)?统?(?:简称|称)[^()]{1,60}\)")
"""What a name is called from here on."""
_REPORT = r"(?:报告|年报)"
_MAKE = r"(?:编制|编写|撰写|起草|汇编|编撰)"
_BODY = r"(?P<name>[\u4e00-\u9fff()·]{3,45}?)"
_MAKERS = tuple(
    re.compile(pattern)
    for pattern in (
        # 本报告由…局(根据…)编制
        rf"(?<![自理缘])由{_BODY}(?=负责|组织|牵头|根据|依据|依照|按照|综合|汇总|结合|{_MAKE})[^。;]{{0,120}}?{_MAKE}",
        # …局(根据…,)编制本报告; …局编制了2023年…报告
        rf"(?:^|[。;,]){_BODY}(?:(?:根据|结合)[^。;]{{1,40}},)?(?:组织|负责)?{_MAKE}了?(?:[本此该《]|20\d\d年)[^。;,]{{0,30}}?{_REPORT}",
        # …局特向社会公布2023年…报告
        rf"(?:^|[。;,]){_BODY}[现特兹](?:此|依法)*(?:面?向社会(?:各界|公众)?)?(?:公布|公开|发布)《?20\d\d年[^。;,]{{0,30}}?{_REPORT}",
        # 结合…局政府信息公开工作实际,现编制…报告
        rf"结合{_BODY}(?:20\d\d年度?)?(?:政[府务]信息公开|工作实际)[^。;]{{0,24}}?{_MAKE}",
    )
)
"""Who draws this report up, by the words of its introduction."""
_INNER = re.compile(
    r"(?<!政府)(?<!委员会)(?:办公[室厅]|办)$|(?:领导小组|[科股室]|(?<!事)处)$|^[^省市县区州镇乡旗盟]*中心$"
)
"""An office within an agency (党政办公室), whose name says nothing of the agency."""
_CONTACT = re.compile(
    r"(?:疑问|异议|意见|建议|问题|不明|了解|详情)[^。;]{0,40}?(?:与|联系|致电|咨询)(?P<name>[\u4e00-\u9fff]{3,40}?)(?=联系|咨询|[(,。;:]|$)"
)
"""Whom a reader asks who has a question about this report."""
_DESK = re.compile(
    r"(?:(?:政[府务]信息与?)?(?:政务)?(?:信息)?公开|党政|行政|综合|宣传|秘书|文秘|新闻|信息|信访|政工|机关|工作)*(?:领导小组)?(?:办公室|办|[科股室]|(?<!事)(?<!管理)处)$"
)
"""The office of an agency that answers (石桥县教育局办公室)."""
_TOWN = re.compile(r"(?:[镇乡]|苏木|街道)(?:人民政府|政府|办事处)?$")
_NOT_ITSELF = re.compile(r"(?:政府|委员会|管委会|[省市县区旗盟州])$")
"""What may have an office that reports for itself: 石桥县人民政府办公室."""
_OPERATOR = re.compile(r"数据|政务|信息|媒体|审批|网信")
_GOVERNMENT = re.compile(r"政府(?:办公[室厅])?$")
_SELF = re.compile(r"(?:我|(?<![基根成样文日版标资书原])本)(街道?|[局委厅镇乡办院校处署馆关站所会社]|中心|公司|集团)")
"""What the report calls its agency."""
_LONGEST = 2000
_OVERVIEW = 3000
"""Characters of an overview in which the report is heard to speak of itself."""


def announced_title(introduction: Sequence[Line]) -> Title | None:
    """Return what the lines before the first section call the report; None where they name two, or none."""
    found = {
        title
        for line in introduction
        for sentence in _SENTENCE.finditer(_plain(line.squashed))
        if (title := _title_in(line, sentence["title"])) is not None
    }
    return found.pop() if len(found) == 1 else None


def maker_of(introduction: Sequence[Line]) -> str | None:
    """Return who the introduction says has drawn the report up; None where it names two, or none."""
    found = {name for line in introduction for name in _makers_in(_plain(line.squashed)) if _is_agency(name)}
    return found.pop() if len(found) == 1 else None


def asked(introduction: Sequence[Line], overview: str) -> str | None:
    """Return the agency that the introduction tells readers to ask, where the overview calls itself one of that kind (我局).

    A county's report names one of its offices here, so that nothing is taken of whom the text does not speak as itself.
    """
    found = {
        name
        for line in introduction
        for contact in _CONTACT.finditer(_plain(line.squashed)[:_LONGEST])
        if (name := _whose_desk(contact["name"])) is not None
    }
    name = found.pop() if len(found) == 1 else None
    return name if name is not None and _is_itself(name, overview) else None


def only_hosts(publisher: str, overview: str) -> bool:
    """Tell whether a publisher is a government on whose site an office reports: the text calls itself 我局.

    >>> only_hosts("石桥县人民政府", "2023年，我局公开。"), only_hosts("石桥县人民政府", "2023年，我县公开。")
    (True, False)
    """
    if _GOVERNMENT.search(publisher) is None or _TOWN.search(publisher):
        return False
    return not {"局", "委", "厅", "镇", "乡", "街道", "院", "校"}.isdisjoint(_self_named(overview))


def byline(introduction: Sequence[Line]) -> str | None:
    """Return the agency that stands by itself right below a title that names none; a date in figures below it is a page's."""
    if not introduction or not is_organisation(introduction[0].text):
        return None
    if len(introduction) > 1 and is_date(introduction[1].squashed) and "年" not in introduction[1].squashed:
        return None
    return without_seal(introduction[0].text)


def _is_agency(name: str) -> bool:
    return is_organisation(name) and _INNER.search(name) is None


def _whose_desk(contact: str) -> str | None:
    """Return the agency whose office answers; None where that office may report for itself, or is no agency's."""
    name = contact
    while found := _DESK.search(name):
        name = name[: found.start()]
    if not _is_agency(name) or (name != contact and _TOWN.search(name) is None and _NOT_ITSELF.search(name)):
        return None
    return name


def _self_named(overview: str) -> set[str]:
    return set(_SELF.findall(squash(overview[:_OVERVIEW])))


def _is_itself(name: str, overview: str) -> bool:
    """Tell whether a text speaks of itself as what a name ends with, and of nothing else.

    Who runs the site of a county and answers for it (大数据局, 政务服务局) may be asked about anybody's report.
    """
    if _OPERATOR.search(name):
        return False
    kind = re.sub(r"(?:人民政府|政府|办事处)$", "", name)
    kinds = _self_named(overview)
    return bool(kinds) and all(kind.endswith((word, f"{word}道", f"{word}员会")) for word in kinds)


def _makers_in(squashed: str) -> Iterator[str]:
    for sentence in re.findall(r"[^。]+", squashed[:_LONGEST]):
        if re.search(_REPORT, sentence) or "编制" in sentence:
            for maker in _MAKERS:
                yield from (found["name"] for found in maker.finditer(sentence))


def _plain(squashed: str) -> str:
    return _CALLED.sub("", squashed)


def _title_in(line: Line, words: str) -> Title | None:
    """Return the title that words of a line are, with its agency as it is printed."""
    at = line.squashed.find(words)
    return parse_title(unfolded(line.text, range(at, at + len(words))) if at >= 0 else words)
