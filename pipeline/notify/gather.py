"""Gathering: what is wrong in the reports to be sent back, agency by agency, in words for the agency."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.messages import say
from pipeline.store.office import FindingRow, StandingRow

_END = re.compile(r"(?<=。)")
_FOR_THE_OFFICE = ("请", "不同方式", "不作猜测", "使全部", "改动一两个", "原文")
"""How the sentences of a message begin that tell the office what to do, and not the agency what is wrong."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong in one report."""

    agency: str
    scope: str
    year: int | None
    sha256: str
    uri: str
    finding: str
    """Its id."""
    code: str
    words: str
    row: tuple[str, str] | None = None
    """The table, and the row that it lacks: what one sentence may say of many rows."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in one row of a letter."""

    words: str
    complaints: tuple[Complaint, ...]


def gather(
    standings: Iterable[StandingRow],
    recorded: Iterable[tuple[str, str, tuple[FindingRow, ...]]],
    judged: Iterable[FindingRow],
    dismissed: Mapping[str, str],
) -> dict[str, list[Complaint]]:
    """Return the errors of the reports to be sent back by agency, in the order of years and of the report.

    `recorded` is document, URI and findings of every record; `dismissed` what was decided on findings, by their ids. A
    report that names no agency is nobody's here: there is no one to write to.
    """
    rows = {row.sha256: row for row in standings if row.standing == "send_back" and row.agency}
    uris: dict[str, str] = {}
    found: dict[str, list[FindingRow]] = defaultdict(list)
    for sha256, uri, findings in recorded:
        if sha256 in rows:
            uris[sha256] = uri
            found[sha256].extend(findings)
    for finding in judged:
        about = finding.records if finding.code == "TWIN.DIFFERS" else finding.records[:1]
        for sha256 in about:
            if sha256 in rows:
                found[sha256].append(finding)
    complaints: dict[str, list[Complaint]] = defaultdict(list)
    said: set[tuple[str | None, str]] = set()  # what is wrong between two reports of an agency is said once
    for sha256, row in sorted(rows.items(), key=lambda item: (item[1].year or 0, item[1].scope, item[0])):
        for finding in found[sha256]:
            if (row.agency, finding.id) in said:
                continue
            # What a standing does not rest on was dismissed, or is gone over what was corrected in this report or another.
            if finding.severity == "error" and finding.code in row.reasons and dismissed.get(finding.id) != "dismiss":
                said.add((row.agency, finding.id))
                complaints[row.agency or ""].append(_complaint(row, uris.get(sha256, ""), finding))
    return dict(sorted(complaints.items()))


def _complaint(row: StandingRow, uri: str, finding: FindingRow) -> Complaint:
    words = for_the_agency(finding.message)
    lacks = None
    if finding.code == "FORM.ROW_MISSING" and "table" in finding.args and "row" in finding.args:
        lacks = str(finding.args["table"]), str(finding.args["row"])
    return Complaint(row.agency or "", row.scope, row.year, row.sha256, uri, finding.id, finding.code, words, lacks)


def items(complaints: Iterable[Complaint]) -> list[Item]:
    """Return the complaints as a letter lists them: rows that one table lacks are one sentence, where the first one stands."""
    found: dict[tuple[str, str], list[Complaint]] = defaultdict(list)
    for each in complaints:
        found[(each.sha256, each.row[0]) if each.row else (each.sha256, each.finding)].append(each)
    return [Item(_together(among), tuple(among)) for among in found.values()]


def _together(among: Sequence[Complaint]) -> str:
    first = among[0]
    if len(among) == 1 or first.row is None:
        return first.words
    rows = "、".join(f"“{each.row[1]}”" for each in among if each.row)
    return say("rows_missing", table=first.row[0], count=len(among), rows=rows)


def for_the_agency(message: str) -> str:
    """Return what a message says is wrong, without what it tells the office to do.

    >>> for_the_agency("“总计”列填写4，两者不等。不同方式读取的结果一致，原文即如此。请退回填报单位更正。")
    '“总计”列填写4，两者不等。'
    """
    kept = [sentence for sentence in _END.split(message) if sentence and not sentence.startswith(_FOR_THE_OFFICE)]
    return "".join(kept) or message
