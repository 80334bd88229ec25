"""Scope: whether a report speaks of one office or sums up a whole jurisdiction.

A government publishes its own report as the sum of its offices (口径：汇总), its general office and every department
publish their own (本级). Names tell the two apart nearly always; where they do not, nothing is assumed.
"""

import re

from pipeline.text import squash

_STATED = ((re.compile(r"\((?:本级|机关本级|本机关)\)"), "own"), (re.compile(r"\((?:汇总|全[省市县区州])\)"), "consolidated"))
_TOWN = re.compile(r"(?:镇|乡|街道|街道办事处|[镇乡]人民政府|苏木|民族乡)$")
_GOVERNMENT = re.compile(r"(?:[省市县区州盟旗]|自治[区州县旗])(?:人民政府|政府)?$")
_OFFICE = re.compile(
    r"(?:办公室|办公厅|委员会|办事处|分局|总局|管理局|[局委厅署院所站队处社办]|部|中心|支队|大队|海关|[学校]校|集团)$"
)
_ZONE = re.compile(r"(?:管委会|管理委员会|开发区|实验区|新区|高新区|经开区|园区|示范区|度假区|风景区|保税区)(?:管理委员会|管委会)?$")


def scope_of(agency: str | None, title: str | None) -> str:
    """Return `own`, `consolidated` or `unknown` for the agency that a report names.

    >>> scope_of("云溪市教育局", None), scope_of("云溪市人民政府", None), scope_of("云溪市", None), scope_of("红石镇人民政府", None)
    ('own', 'consolidated', 'consolidated', 'own')
    >>> scope_of("云溪经济开发区管理委员会", None), scope_of(None, None), scope_of("云溪市人民政府", "…报告（本级）")
    ('unknown', 'unknown', 'own')
    """
    for pattern, scope in _STATED:
        if pattern.search(squash(title or "")):
            return scope
    name = squash(agency or "")
    if not name or _ZONE.search(name):
        return "unknown"
    if _TOWN.search(name) or _OFFICE.search(name):
        return "own"
    return "consolidated" if _GOVERNMENT.search(name) else "unknown"
