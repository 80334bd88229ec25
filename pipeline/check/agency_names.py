"""Agency names: what a name alone tells of an agency, and when two names mean the same one.

Without a register the name is all there is. Every rule here feeds only warnings, and each is built to stay silent where
a name leaves doubt: a bureau whose place is not in its name may be a national one, a short form may be anyone's.
"""

import re

from pipeline.text import squash

_WEBSITE = re.compile(r"(?:门户)?网站?$")
_OPENNESS_OFFICE = re.compile(r"(?:政务|政府信息)公开(?:工作)?(?:领导小组)?(?:办公室|办)?$")
_OFFICE = re.compile(r"(?:(?:综合|党政)?办公室|办)$")
_GOVERNMENT = re.compile(r"(?:人民)?政府(?:办公厅|办公室|办)?$")
_IN_BRACKETS = re.compile(r"(?<=.)\([^()]*\)$")
"""A second name, or which part of the agency: （知识产权局）, （本级）."""
_LONG_FORMS = (("管委会", "管理委员会"), ("委员会", "委"), ("办公室", "办"), ("办事处", ""))
_TOWNSHIP = re.compile(r"(?:镇|乡|街道)(?:人民政府|办事处)?$")
_DEPARTMENT = re.compile(r"(?:局|委|厅|办|署|院|队|站|所|中心)$")
_NATIONAL = re.compile(r"^(?:国家|国务院|中国|中华人民共和国|中央)")
_PROVINCE = re.compile(
    r"^.{0,10}?(?:省|自治区)|^(?:北京|天津|上海|重庆)市|^(?:内蒙古|广西|西藏|宁夏|新疆)(?:壮族|回族|维吾尔)?(?:自治区)?"
)
_BELOW_PROVINCE = re.compile(
    r"县|盟|旗|(?<=.{2})州|(?<![城都])市(?!场|容|政(?![府务法]))|(?<![库景灾社])区(?!域|划|管理局)"
)


def same_agency(one: str, other: str) -> bool:
    """Say whether two names may be those of one agency: equal, one the short form or the tail of the other.

    A government and its office count as one: either publishes the report of the other.

    >>> same_agency("石桥县教育局", "教育局"), same_agency("石桥县人民政府", "石桥县人民政府办公室")
    (True, True)
    >>> same_agency("石桥县发展和改革局", "县发改局"), same_agency("石桥镇", "长宁县石桥镇人民政府")
    (True, True)
    >>> same_agency("石桥县市场监管局", "石桥县市场监管局（知识产权局）")
    True
    >>> same_agency("石桥县教育局", "石桥县水务局"), same_agency("石桥县", "石桥县教育局")
    (False, False)
    """
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if not short:
        return True
    rest = iter(long)
    return short[-1] == long[-1] and all(char in rest for char in short)


def same_house(one: str, other: str) -> bool:
    """Say whether two names may be those of one agency, or of an agency and an office within it.

    >>> same_house("石桥县教育局办公室", "石桥县教育局"), same_house("石桥县教育局", "石桥县水务局")
    (True, False)
    """
    names = (one, other)
    return same_agency(one, other) or same_agency(*(_OFFICE.sub("", squash(name)) for name in names))


def is_township(name: str) -> bool:
    """Say whether a name is that of a town, a township or a street office.

    >>> [is_township(name) for name in ("石桥镇人民政府", "上河乡", "东门街道办事处", "石桥县人民政府")]
    [True, True, True, False]
    """
    return _TOWNSHIP.search(squash(name)) is not None


def is_bureau_below_province(name: str) -> bool:
    """Say whether a name is that of a bureau (局) of a city, county or district, or of one seated there.

    >>> [is_bureau_below_province(name) for name in ("石桥县教育局", "市机关事务管理局", "国家税务总局石桥市税务局")]
    [True, True, True]
    >>> [is_bureau_below_province(name) for name in ("国家市场监督管理总局", "某省城市管理局", "上海市教育局")]
    [False, False, False]
    """
    plain = squash(name)
    return plain.endswith("局") and _BELOW_PROVINCE.search(_PROVINCE.sub("", plain)) is not None


def is_department(name: str) -> bool:
    """Say whether a name is that of one department, no government, government office, zone or national body.

    >>> [is_department(name) for name in ("石桥县教育局", "某省自然资源厅", "石桥县发展和改革委员会")]
    [True, True, True]
    >>> [is_department(name) for name in ("石桥县人民政府办公室", "石桥经济开发区管理委员会", "国家知识产权局")]
    [False, False, False]
    """
    plain = squash(name)
    bare = _bare(plain)
    national = _NATIONAL.match(plain) is not None and not is_bureau_below_province(plain)
    return _DEPARTMENT.search(bare) is not None and not bare.endswith("管理委") and not national


def _bare(name: str) -> str:
    """Return a name without what changes nobody's identity: the word government, an office of it, long endings."""
    plain = _IN_BRACKETS.sub("", squash(name))
    for ending in (_WEBSITE, _OPENNESS_OFFICE, _GOVERNMENT):
        plain = ending.sub("", plain)
    for long, short in _LONG_FORMS:
        if plain.endswith(long):
            plain = plain.removesuffix(long) + short
    return plain
