"""Drafts: a register guessed from the agencies that published reports, for an office to correct and keep.

A name tells a good deal of an agency, and never all of it: the town that was renamed, the bureau whose place is not in its
name. So every guess is named in the row, and nothing is joined: two names that may be one agency stay two rows.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.agency import CONSOLIDATED, OWN, UNKNOWN, Agency
from pipeline.model.filing import Filing
from pipeline.register.likeness import Likeness
from pipeline.register.names import comparable, government_of_office, plain
from pipeline.register.rows import KIND, LEVEL, LEVELS, PARENT, SCOPE
from pipeline.text import unspaced

_GOVERNMENT, _OFFICE, _DEPARTMENT, _BRANCH, _ZONE, _VERTICAL = (
    "政府",
    "政府办公机构",
    "部门",
    "派出机构",
    "开发区",
    "垂直管理",
)
_KIND_ORDER = (_OFFICE, _DEPARTMENT, _VERTICAL, _BRANCH, _ZONE, "其他", None, _GOVERNMENT)
"""How those of one government stand below each other; lower governments last, each with its own."""
_CITIES_LIKE_PROVINCES = ("北京", "天津", "上海", "重庆")
_NATIONAL = re.compile(r"^(?:国务院|中华人民共和国|中国|国家(?:[^省市县区州盟旗]*总局)?)")
_PLACE = re.compile(
    r"""[^省市县区州盟旗镇乡]{1,11}?          # a place's own name; what follows must not be part of another word
    (?:省|自治区|自治[州县旗]|地区|林区|特区|
       (?<![城都])市(?!场|容|政(?!府))|
       州|盟|县|旗|(?<![库景灾社园辖发范验假作税])区(?!域|划)|
       镇|(?<!城)乡(?!村)|街道|苏木)""",
    re.VERBOSE,
)
_LEVEL_BY_ENDING = (
    ("乡", re.compile("(?:镇|乡|街道|苏木)$")),
    ("省", re.compile("(?:省|自治区)$")),
    ("县", re.compile("(?:县|旗|区)$")),
    ("市", re.compile("(?:市|州|盟|地区)$")),
)
_KINDS = (
    (_ZONE, re.compile("(?:开发区|高新区|经开区|示范区|度假区|实验区|新区|园区?)$|(?<!监督)(?<!城市)管理委$")),
    (_BRANCH, re.compile("(?:街道|行政公署|行署|分局|派出所)$")),
    (
        _VERTICAL,
        re.compile(
            r"国家税务总局|(?:税务局|气象局|海关|海事局|烟草专卖局|邮政管理局|通信管理局|调查总?队|监管局|证监局|外汇管理局|监察局)$|人民银行"
        ),
    ),
    (_DEPARTMENT, re.compile("(?:局|委|厅|办|署|院|队|站|所|中心|馆|社|会)$")),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed row, and what an office must know to judge it."""

    agency: Agency
    guessed: tuple[str, ...]
    """Heads whose values no report states."""
    years: tuple[int, ...]
    """Of the reports it was found in."""
    like: tuple[str, ...]
    """Other names that may be the same agency's."""


def draft_register(filings: Iterable[Filing]) -> tuple[Draft, ...]:
    """Propose a register: a row an agency and scope, each below the government whose name its own begins with."""
    seen: dict[str, list[Filing]] = defaultdict(list)
    for filing in filings:
        if filing.agency and comparable(filing.agency):
            seen[comparable(filing.agency)].append(filing)
    rows = [row for key in sorted(seen) for row in _rows(key, seen[key])]
    summing = {
        plain(comparable(row.name)): row for row in rows if row.kind == _GOVERNMENT and row.scope == CONSOLIDATED
    }
    rows = [replace(row, parent=_parent(row, summing)) for row in rows]
    names = Likeness(seen)
    return tuple(_draft(row, seen, names) for row in _ordered(rows))


def level_of(name: str) -> str | None:
    """Guess the level of an agency from the place in its name; None where no place is in it.

    A city below another city is one of county rank; one that stands alone is taken for a prefecture.

    >>> [level_of(name) for name in ("示例省", "示例市水务局", "示例市某某市人民政府", "示例县城市管理局", "石桥镇", "水务局")]
    ['省', '市', '县', '县', '乡', None]
    >>> [level_of(name) for name in ("国家税务总局示例市税务局", "国家档案局", "北京市某某区财政局", "北京市财政局")]
    ['市', '国家', '县', '省']
    """
    national = _NATIONAL.match(name)
    places, _ = _places(name[national.end() :] if national else name)
    if not places:
        return "国家" if national else None
    level = next((level for level, ending in _LEVEL_BY_ENDING if ending.search(places[-1])), None)
    if places[-1].endswith("地区"):
        level = "市"
    if level == "市" and places[-1].startswith(_CITIES_LIKE_PROVINCES):
        return "省"
    below_city = any(place.endswith(("市", "州", "盟", "地区")) for place in places[:-1])
    return "县" if level == "市" and below_city else level


def kind_of(name: str) -> str | None:
    """Guess the kind of an agency from its comparable name; None where that tells nothing.

    >>> [kind_of(name) for name in ("示例县人民政府", "示例县", "示例县人民政府办公室", "东门街道办事处")]
    ['政府', '政府', '政府办公机构', '派出机构']
    >>> [kind_of(name) for name in ("示例经济开发区管理委员会", "国家税务总局示例县税务局", "示例县卫生健康委员会")]
    ['开发区', '垂直管理', '部门']
    """
    if government_of_office(name):
        return _OFFICE
    bare = plain(name)
    if bare != name and name.endswith("政府"):
        return _GOVERNMENT
    found = next((kind for kind, ending in _KINDS if ending.search(bare)), None)
    places, rest = _places(bare)
    return found or (_GOVERNMENT if places and not rest else None)


def _places(name: str) -> tuple[list[str], str]:
    """Return the places that a name begins with, and the rest of it."""
    places = []
    while found := _PLACE.match(name):
        places.append(found.group())
        name = name[found.end() :]
    return places, name


def _rows(key: str, filings: Sequence[Filing]) -> Iterator[Agency]:
    """Yield the rows of one name, the consolidated one first."""
    kind, level = kind_of(key), level_of(key)
    scopes = {filing.scope for filing in filings}
    if scopes == {UNKNOWN}:
        scopes = {CONSOLIDATED if kind == _GOVERNMENT and level != "乡" else OWN}
    for scope in sorted(scopes - {UNKNOWN}):
        yield Agency(unspaced(filings[0].agency or ""), scope, level=level, kind=kind)


def _parent(row: Agency, summing: Mapping[str, Agency]) -> str | None:
    """Return the government whose place begins a name, the longest one; vertical agencies belong to none."""
    key = comparable(row.name)
    stem = plain(key)
    if row.scope == OWN and stem in summing:
        return summing[stem].name
    if row.kind == _VERTICAL:
        return None
    above = (key[:length] for length in range(len(stem) - 1, 0, -1))
    return next((summing[place].name for place in above if place in summing), None)


def _draft(row: Agency, seen: Mapping[str, Sequence[Filing]], names: Likeness) -> Draft:
    key = comparable(row.name)
    filings = seen[key]
    told = ((LEVEL, row.level), (KIND, row.kind), (PARENT, row.parent))
    guessed = [head for head, value in told if value]
    if row.scope not in {filing.scope for filing in filings}:
        guessed.append(SCOPE)
    like = [
        unspaced(seen[other][0].agency or "")
        for other in names.like(key, misread=False)
        if other != key and (government_of_office(other) is None) == (government_of_office(key) is None)
    ]
    years = sorted({filing.year for filing in filings if filing.year is not None})
    return Draft(row, tuple(guessed), tuple(years), tuple(like))


def _ordered(rows: Sequence[Agency]) -> Iterator[Agency]:
    """Yield rows as an office writes a list: a government, its own, then the governments below it with theirs."""
    below: dict[str | None, list[Agency]] = defaultdict(list)
    for row in rows:
        below[row.parent].append(row)
    levels = {level: place for place, level in enumerate(LEVELS)}

    def level(row: Agency) -> int:
        return levels.get(row.level or "", len(levels))

    def place(row: Agency) -> tuple[bool, int, int, str]:
        return row.parent != row.name, _KIND_ORDER.index(row.kind), level(row), row.name

    # Parents are longer and longer beginnings of names, so that nothing is below itself and the walk ends.
    waiting = sorted(below[None], key=lambda row: (row.kind != _GOVERNMENT, level(row), place(row)))[::-1]
    while waiting:
        row = waiting.pop()
        yield row
        if row.scope == CONSOLIDATED and row.kind == _GOVERNMENT:
            waiting += sorted(below.pop(row.name, ()), key=place)[::-1]
