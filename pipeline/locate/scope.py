"""Scope: whether a report speaks of one office or sums up a whole jurisdiction.

A government publishes its own report as the sum of its offices (口径：汇总), its general office and every department
publish their own (本级). Names tell the two apart nearly always; where they do not, nothing is assumed.
"""

import re

from pipeline.text import squash

_STATED = (
    (re.compile(r"\((?:.{0,4}本级|机关|.{0,4}机关本级|本机关|本单位)\)|本级"), "own"),
    (re.compile(r"\((?:.{0,4}汇总|全[省市县区州盟旗])\)|全[省市县区州]汇总"), "consolidated"),
)
_WHOLE = re.compile(r"(?:部门|系统|行业)$")
"""A whole system's report (全市气象部门) may be one office's or a sum."""
_TOWN = re.compile(r"(?:[镇乡]|街道|苏木)(?:人民政府|政府|办事处)?(?:机关)?$|街道办$")
_ZONE = re.compile(
    r"(?:开发区|实验区|试验区|新区|高新区|经开区|园区?|示范区|度假区|景区|风景名胜区|保税区|合作区|集聚区|功能区|管理区|产业区|工业区|港区|库区"
    r"|新城|基地|矿区|片区|社区|[湖山岛港])(?:管理委员会|管委会|党工委管委会)?$|(?<!监督)(?<!城市)管委会$|(?<=[区园城湖山岛港镇带地])管理委员会$"
)
_GOVERNMENT = re.compile(
    r"(?:(?:[省市县区州盟旗]|自治[区州县旗]|地区|林区|特区)(?:人民政府|政府)?|地区|行政公署|行署|国务院)$"
)
_OFFICE = re.compile(
    r"(?:办公室|办公厅|委员会|办事处|[局委厅署院所站队处社办部馆台校司行会海]关?|中心|总站|大学|学院|集团|公司|领导小组|指挥部|基地|场)"
    r"(?:机关)?$"
)
_GENERAL_OFFICE = re.compile(r"政府办(?:公[室厅])?$")


def scope_of(agency: str | None, title: str | None, *, by_title: bool = True) -> str:
    """Return `own`, `consolidated` or `unknown` for the agency that a report names.

    `by_title` is False where the agency is known by its signature or as publisher only: the general office signs and
    publishes the report of its whole government too.

    >>> [scope_of(name, None) for name in ("红石镇人民政府", "云溪市人民政府办公室", "云溪市国有资产监督管理委员会")]
    ['own', 'own', 'own']
    >>> [scope_of(name, None) for name in ("云溪市人民政府", "云溪市", "红石自治县", "大岭地区行政公署")]
    ['consolidated', 'consolidated', 'consolidated', 'consolidated']
    >>> [scope_of(name, None) for name in ("云溪经济开发区管理委员会", "云溪新区", "云溪市气象部门", None)]
    ['unknown', 'unknown', 'unknown', 'unknown']
    >>> scope_of("云溪市人民政府（本级）", None), scope_of("云溪市人民政府办公室", None, by_title=False)
    ('own', 'unknown')
    """
    name = squash(agency or "")
    for pattern, scope in _STATED:
        if pattern.search(name) or pattern.search(squash(title or "")):
            return scope
    plain = re.sub(r"\([^()]*\)$", "", name)
    if not plain or _WHOLE.search(plain) or (not by_title and _GENERAL_OFFICE.search(plain)):
        return "unknown"
    if _TOWN.search(plain):
        return "own"
    if _ZONE.search(plain):
        return "unknown"
    if _GOVERNMENT.search(plain):
        return "consolidated"
    return "own" if _OFFICE.search(plain) else "unknown"
