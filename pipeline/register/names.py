"""Names: when two of them are written alike, and what kind of agency a name alone tells of."""

import re

from pipeline.model.agency import CONSOLIDATED, OWN, UNKNOWN, Agency
from pipeline.text import squash

GOVERNMENT = "政府"
"""The 类型 of a government."""
OFFICE_ENDINGS = ("办公室", "办公厅", "办")
"""What follows a government's name in that of its general office."""
_OFFICE = re.compile(f"^(.*(?:政府|行政公署|行署|管理委员会|管委会))(?:{'|'.join(OFFICE_ENDINGS)})$")
_SCOPE_NOTE = re.compile(r"\((?:(?:[省市州县区]|机关)?(本级)|(?:全[省市州县区])?(汇总))\)$")
_NOTE = re.compile(r"\([^()]*\)$")
_GOVERNMENT_ENDING = re.compile(f"(?:人民)?政府(?:{'|'.join(OFFICE_ENDINGS)})?$")
_SHORT_FORMS = (("委员会", "委"), ("管委会", "管理委"), ("办公室", "办"), ("办公厅", "办"), ("办事处", ""))


def comparable(name: str) -> str:
    """Return a name as names are compared: width folded, without white space and quotes, one kind of brackets.

    >>> comparable("示例县 教育局（本级）") == comparable("示例县教育局〔本级〕")
    True
    """
    return squash(name)


def without_scope(name: str) -> tuple[str, str]:
    """Return a comparable name without the note that tells its scope, and that scope.

    >>> without_scope("示例县人民政府(县本级)"), without_scope("示例县税务局(第一分局)")
    (('示例县人民政府', 'own'), ('示例县税务局(第一分局)', 'unknown'))
    """
    found = _SCOPE_NOTE.search(name)
    if not found:
        return name, UNKNOWN
    return name[: found.start()], OWN if found[1] else CONSOLIDATED


def government_of_office(name: str) -> str | None:
    """Return the name of the government (or committee of a zone) whose general office a comparable name is.

    >>> government_of_office("示例县人民政府办公室"), government_of_office("示例县体育局办公室")
    ('示例县人民政府', None)
    """
    found = _OFFICE.match(name)
    return found and found[1]


def is_government(agency: Agency) -> bool:
    """Say whether an agency is a government: by the register where that says, else by its name.

    >>> is_government(Agency("示例县人民政府")), is_government(Agency("示例县人民政府", kind="其他"))
    (True, False)
    """
    if agency.kind is not None:
        return agency.kind == GOVERNMENT
    return comparable(agency.name).endswith("人民政府")


def plain(name: str) -> str:
    """Return a comparable name without what changes nobody's identity: notes, the word government, long endings.

    >>> plain("示例县人民政府办公室"), plain("示例县卫生健康委员会(本级)"), plain("东门街道办事处")
    ('示例县', '示例县卫生健康委', '东门街道')
    """
    bare = _NOTE.sub("", name)
    bare = _GOVERNMENT_ENDING.sub("", bare) or bare
    for long, short in _SHORT_FORMS:
        if bare.endswith(long):
            return bare.removesuffix(long) + short
    return bare
