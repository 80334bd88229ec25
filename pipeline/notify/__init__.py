"""Notices: what an agency is told of its report that has to be put right (整改通知), as a letter and in a list.

A letter goes to each agency with a report to be sent back. Which letters were written, and over what, is kept; a letter is
closed by itself once every report that it spoke of can be used.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.notify.gather import Complaint, gather
from pipeline.notify.ledger import Notice, add_notice, is_closed, new_notice, read_notices
from pipeline.notify.letter import Letter, write_letter
from pipeline.notify.listing import write_list
from pipeline.store.decisions import read_decisions, settled
from pipeline.store.locking import held
from pipeline.store.office import FindingRow, StandingRow, read_judged, read_standings
from pipeline.store.whole import in_place_of, write_whole

LIST = "整改清单.xlsx"

__all__ = ["LIST", "Letter", "Notified", "notify"]


@dataclass(frozen=True, slots=True)
class Notified:
    """What became of the notices of an office."""

    written: tuple[Notice, ...]
    """Now."""
    open: int
    closed: int
    nobody: tuple[str, ...] = ()
    """Reports to be sent back that name no agency: who is to be written to, a person must find out."""


def notify(  # noqa: PLR0913 - where from, where to, and what a letter looks like
    judged: Path,
    recorded: Iterable[tuple[str, str, tuple[FindingRow, ...]]],
    out: Path,
    letter: Letter,
    template: bytes,
    *,
    year: int | None = None,
) -> Notified:
    """Write a letter to each agency with a report to be sent back, and the list of all letters.

    `recorded` is document, URI and findings of every record, over what was corrected in it: an agency is not to hear of
    what was only misread. One that was told of all of it before, in one letter or in several, gets no other. With `year`, letters
    are written over the reports of that year only; what became of all earlier letters is listed all the same.

    Raises:
        UsageError: the folder was not judged, or the template can't be used.
    """
    standings = read_standings(judged)
    wanted = [row for row in standings if year in (None, row.year)]
    recorded = list(recorded)
    complaints = gather(wanted, recorded, read_judged(judged), settled(read_decisions(judged)))
    unnamed = {row.sha256 for row in wanted if row.standing == "send_back" and not row.agency}
    out.mkdir(parents=True, exist_ok=True)
    with held(out):
        done = _write(out, standings, complaints, letter, template)
    return replace(done, nobody=tuple(sorted(uri for sha256, uri, _ in recorded if sha256 in unnamed)))


def _write(
    out: Path,
    standings: Collection[StandingRow],
    complaints: Mapping[str, Sequence[Complaint]],
    letter: Letter,
    template: bytes,
) -> Notified:
    told = {(each.agency, finding) for each in read_notices(out) for finding in each.findings}
    written: list[Notice] = []
    for agency, among in complaints.items():
        if all((agency, each.finding) in told for each in among):
            continue
        notice = new_notice(among, letter.written_on, letter.deadline)
        write_whole(out / notice.file, write_letter(template, letter, among))
        add_notice(out, notice)
        written.append(notice)
    notices = [(notice, is_closed(notice, standings)) for notice in read_notices(out)]
    with in_place_of(out / LIST) as part:
        write_list(part, notices, complaints)
    closed = sum(closed for _, closed in notices)
    return Notified(tuple(written), len(notices) - closed, closed)
