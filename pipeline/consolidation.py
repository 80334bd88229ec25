"""The consolidated form of an office: from a judged folder, the register and the decisions to JSON, DOCX and XLSX."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.aggregate import Available, Consolidated, choose, consolidate, encode_form, write_docx, write_xlsx
from pipeline.aggregate.members import USABLE
from pipeline.aggregate.sums import edition_of
from pipeline.corrected import correct_filing, noted_for
from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.model.agency import CONSOLIDATED
from pipeline.model.filing import Filing
from pipeline.model.form import Forms
from pipeline.register import Register, load_register
from pipeline.store.collection import OF_HASH, find_latest
from pipeline.store.decisions import Decision, corrections, read_decisions, settled
from pipeline.store.filing import read_filing
from pipeline.store.office import FindingRow, StandingRow, read_judged, read_standings
from pipeline.store.placing import built_aside
from pipeline.store.whole import in_place_of, write_whole

_MOST_NAMES = 8
"""Of the agencies that could have been meant, in one sentence."""


@dataclass(frozen=True)
class _Office:
    """A judged folder with the runs whose records it judged."""

    judged: Path
    runs: tuple[Path, ...]
    forms: Forms

    @cached_property
    def _rows(self) -> dict[tuple[str | None, str, int | None], StandingRow]:
        """The row of the report that is taken, by agency, scope and year; of several the one that can be used."""
        found: dict[tuple[str | None, str, int | None], StandingRow] = {}
        for row in read_standings(self.judged):
            key = row.agency, row.scope, row.year
            if row.standing != "superseded" and (key not in found or row.standing in USABLE):
                found[key] = row
        return found

    @cached_property
    def _records(self) -> dict[str, Path]:
        return {file.path.stem[-OF_HASH:]: file.path for file in find_latest(self.runs)}

    @cached_property
    def _judged(self) -> dict[str, list[FindingRow]]:
        """What was found between records, by the document that it is about."""
        found: dict[str, list[FindingRow]] = {}
        for finding in read_judged(self.judged):
            for sha256 in finding.records[:1]:
                found.setdefault(sha256, []).append(finding)
        return found

    @cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        return read_decisions(self.judged)

    def report(self, agency: str, scope: str, year: int) -> Available | None:
        """Return the report that is taken, with what was corrected in it, and what may be done with it."""
        row = self._rows.get((agency, scope, year))
        if row is None:
            return None
        path = self._records.get(row.sha256[:OF_HASH])
        if path is None:
            msg = f"{self.judged}：找不到“{agency}”的记录，请重新运行 nianbao judge / {agency}: no record, run nianbao judge"
            raise UsageError(msg)
        data = path.read_bytes()
        filing = read_filing(data, path.name)
        judged = self._judged.get(row.sha256, ())
        about = {*filing.ids, *(found.id for found in judged)}
        # A correction of a report that counts as usable without it was not judged yet: it waits.
        values = {} if row.standing == "usable" else noted_for(about, corrections(self._decisions))
        corrected = correct_filing(data, values, self.forms, path.name) if values else filing
        return Available(row.standing, corrected, frozenset(self._doubtful(filing, judged)) - values.keys())

    def _doubtful(self, filing: Filing, judged: Iterable[FindingRow]) -> Iterator[str]:
        """Yield the cells whose unit nobody has decided on, whether the name or the register makes them doubtful."""
        dismissed = {id_ for id_, decision in settled(self._decisions).items() if decision == "dismiss"}
        own = zip(filing.ids, filing.findings, strict=True)
        told = [(id_, each.code, each.severity.value, each.path) for id_, each in own]
        told += [(each.id, each.code, each.severity, each.path) for each in judged]
        for id_, code, severity, path in told:
            if code == "MONEY.UNIT" and severity == "warning" and path and id_ not in dismissed:
                yield path


def aggregate_folders(  # noqa: PLR0913 - what the command is given
    folders: Iterable[Path],
    register: Path,
    *,
    agency: str,
    year: int,
    out: Path,
    also: Iterable[str] = (),
) -> Consolidated:
    """Write the consolidated form of an agency for a year; `also` are standings that are summed beside the usable ones.

    Raises:
        UsageError: the folder was not judged, the register has no such agency, or nobody can be summed.
    """
    judged, *runs = folders
    forms = load_forms()
    known = load_register(register)
    agency = _known(known, agency, year, forms)
    office = _Office(judged, tuple(runs) or (judged,), forms)
    form = consolidate(agency, year, choose(known, agency, year, office.report, USABLE | frozenset(also)), forms)
    if not form.members:
        msg = (
            f"“{agency}”{year}年度没有可以汇总的报告：所属单位的报告都没有收到，或都还不可用。请核对年度，"
            f"或先看 nianbao report / no report of {agency} for {year} can be summed: see nianbao report"
        )
        raise UsageError(msg)
    with built_aside(out) as aside:
        write_whole(aside / "form.docx", write_docx(form, forms))
        with in_place_of(aside / "form.xlsx") as part:
            write_xlsx(part, form, forms)
        write_whole(aside / "form.json", encode_form(form))
        for made in sorted(aside.iterdir()):  # only now: a full disk leaves the three that belong together
            made.replace(out / made.name)
    return form


def _known(register: Register, agency: str, year: int, forms: Forms) -> str:
    """Return an agency's name as the register writes it; UsageError where it or the form of the year is not known."""
    row = register.find(agency, CONSOLIDATED)
    if row is None:
        there = [each.name for each in register.listed if each.scope == CONSOLIDATED]
        names = "、".join(there[:_MOST_NAMES]) + ("等" if there[_MOST_NAMES:] else "") or "无"
        msg = (
            f"单位名录中没有口径为“汇总”的“{agency}”。名录中口径为“汇总”的：{names}。请照名录写全称，或在名录中补上这一行 / "
            f"the register has no row {agency} with 口径 汇总"
        )
        raise UsageError(msg)
    try:
        edition_of(year, forms)
    except KeyError:
        msg = f"{year}年度没有统一表式，请写四位年度，如 2024 / there was no form for {year}"
        raise UsageError(msg) from None
    return row.name
