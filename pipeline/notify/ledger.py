"""The ledger: which notices were written, over which findings of which reports. Lines are only ever added."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.notify.gather import Complaint
from pipeline.store.lines import append_lines, read_lines
from pipeline.store.office import StandingRow

NAME = "notices.jsonl"
_MOST_NAME = 60
"""Characters of an agency's name in that of a file."""
_USABLE = frozenset({"usable", "usable_corrected"})


class Notice(msgspec.Struct, frozen=True):
    """A line of the ledger."""

    id: str
    agency: str
    reports: tuple[tuple[str, int | None], ...]
    """Scope and year of each report that it speaks of."""
    findings: tuple[str, ...]
    """Their ids, sorted."""
    written_on: str
    deadline: str
    file: str
    """Relative to the ledger."""


def new_notice(complaints: Sequence[Complaint], written_on: str, deadline: str) -> Notice:
    """Return the notice over an agency's complaints; its id, and its file's name, are the same for the same findings."""
    findings = tuple(sorted({each.finding for each in complaints}))
    agency = complaints[0].agency
    id_ = hashlib.sha256(json.dumps([agency, findings], ensure_ascii=False).encode()).hexdigest()[:12]
    reports = tuple(sorted({(each.scope, each.year) for each in complaints}, key=str))
    return Notice(id_, agency, reports, findings, written_on, deadline, f"{_plain(agency)}-{id_}.docx")


def is_closed(notice: Notice, standings: Iterable[StandingRow]) -> bool:
    """Tell whether every report that a notice speaks of can be used by now."""
    usable = {(row.agency, row.scope, row.year) for row in standings if row.standing in _USABLE}
    return all((notice.agency, scope, year) in usable for scope, year in notice.reports)


def read_notices(folder: Path) -> tuple[Notice, ...]:
    """Return the notices that were written, in their order.

    Raises:
        UsageError: a line is none, and which.
    """
    decoder = msgspec.json.Decoder(Notice)
    found: list[Notice] = []
    path = folder / NAME
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():  # lines may be taken out by hand
            continue
        try:
            found.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            msg = f"{path}：第{number}行已被改动 / line {number} was tampered with: {error}"
            raise UsageError(msg) from error
    return tuple(found)


def add_notice(folder: Path, notice: Notice) -> None:
    """Add a notice to the ledger; it is on the disk when this returns."""
    append_lines(folder / NAME, msgspec.json.encode(notice) + b"\n")


def _plain(agency: str) -> str:
    """Return an agency's name as a part of a file's name.

    >>> _plain("../示例县/教育局")
    '___示例县_教育局'
    """
    return "".join(char if char.isalnum() or char in "-_" else "_" for char in agency)[:_MOST_NAME]
