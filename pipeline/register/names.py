"""Names: which agencies of an office's list have a report, and which have none.

The sheet is the office's own: made in Excel, saved as UTF-8 or in the code page of a Chinese Windows, with columns of its
own that nobody here needs to know.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from pipeline.errors import UsageError

_NAME, _ALIASES, _EXPECTED = "单位名称", "别名", "应报"
_SEPARATOR = re.compile("[；;]")


@dataclass(frozen=True, slots=True)
class Listed:
    """An agency of the list that should have a report."""

    name: str
    aliases: tuple[str, ...] = ()


def comparable(name: str) -> str:
    """Return a name as names are compared: width folded, without white space.

    >>> comparable("示例县 教育局（本级）") == comparable("示例县教育局(本级)")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).split())


def read_agencies(path: Path) -> tuple[Listed, ...]:
    """Read a list of agencies (CSV in UTF-8 or GB18030), each name once; those with 应报 否 are left out.

    Raises:
        UsageError: the file can't be read, or has no column 单位名称.
    """
    rows = csv.DictReader(StringIO(_decode(path), newline=""), restkey="")
    heads = {head.strip(): head for head in rows.fieldnames or () if head}
    if _NAME not in heads:
        msg = f"{path}：第一行没有“{_NAME}”这一列 / the first line has no column {_NAME}"
        raise UsageError(msg)

    def value(row: dict[str, str], head: str) -> str:
        return (row.get(heads.get(head, head)) or "").strip()

    listed: dict[str, Listed] = {}
    for row in rows:
        name = value(row, _NAME)
        if name and value(row, _EXPECTED) != "否":
            aliases = tuple(alias.strip() for alias in _SEPARATOR.split(value(row, _ALIASES)) if alias.strip())
            before = listed.get(comparable(name), Listed(name))
            listed[comparable(name)] = Listed(before.name, before.aliases + aliases)
    return tuple(listed.values())


def without_report(listed: Iterable[Listed], agencies: Iterable[str]) -> list[str]:
    """Return the names on a list under none of whose names any of the agencies reported."""
    reported = {comparable(agency) for agency in agencies}
    return [
        agency.name
        for agency in listed
        if reported.isdisjoint(comparable(name) for name in (agency.name, *agency.aliases))
    ]


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        msg = f"{path}：{error.strerror}"
        raise UsageError(msg) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    msg = f"{path}：既不是 UTF-8 也不是 GB18030 编码 / neither UTF-8 nor GB18030"
    raise UsageError(msg)
