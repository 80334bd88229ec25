"""The consolidated form of an office: from a judged folder, the register and the decisions to JSON, DOCX and XLSX."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.aggregate import Consolidated, choose, consolidate, encode_form, write_docx, write_xlsx
from pipeline.aggregate.members import USABLE
from pipeline.aggregate.sums import edition_of
from pipeline.corrected import correct_filing
from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.model.agency import CONSOLIDATED
from pipeline.model.filing import Filing
from pipeline.model.form import Forms
from pipeline.register import Register, load_register
from pipeline.store.collection import find_records
from pipeline.store.decisions import corrections, read_decisions
from pipeline.store.filing import read_filing
from pipeline.store.locking import held
from pipeline.store.office import StandingRow, read_judged, read_standings
from pipeline.store.whole import in_place_of, write_whole

_OF_HASH = 12
"""Digits of a document's hash in the name of its record."""


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
        return {file.path.stem[-_OF_HASH:]: file.path for file in find_records(self.runs)}

    @cached_property
    def _about(self) -> dict[str, str]:
        """The document that each finding between records is about."""
        return {finding.id: finding.records[0] for finding in read_judged(self.judged) if finding.records}

    def report(self, agency: str, scope: str, year: int) -> tuple[str, Filing] | None:
        """Return the standing of a report and the report, with what was corrected in it."""
        row = self._rows.get((agency, scope, year))
        if row is None:
            return None
        path = self._records.get(row.sha256[:_OF_HASH])
        if path is None:
            msg = f"{self.judged}：找不到“{agency}”的记录，请重新判断 / the record of {agency} is gone: run judge again"
            raise UsageError(msg)
        data = path.read_bytes()
        filing = read_filing(data, path.name)
        noted = corrections(read_decisions(self.judged)) if row.standing == "usable_corrected" else {}
        values = {
            cell: value
            for finding, cells in noted.items()
            if finding in filing.ids or self._about.get(finding) == row.sha256
            for cell, value in cells.items()
        }
        return row.standing, correct_filing(data, values, self.forms, path.name) if values else filing


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
    _refuse(known, agency, year, forms)
    office = _Office(judged, tuple(runs) or (judged,), forms)
    form = consolidate(agency, year, choose(known, agency, year, office.report, USABLE | frozenset(also)), forms)
    if not form.members:
        msg = f"“{agency}”{year}年度没有可以汇总的报告 / no report of {agency} for {year} can be summed"
        raise UsageError(msg)
    out.mkdir(parents=True, exist_ok=True)
    with held(out):
        write_whole(out / "form.docx", write_docx(form, forms))
        with in_place_of(out / "form.xlsx") as part:
            write_xlsx(part, form, forms)
        write_whole(out / "form.json", encode_form(form))
    return form


def _refuse(register: Register, agency: str, year: int, forms: Forms) -> None:
    if register.find(agency, CONSOLIDATED) is None:
        msg = f"单位名录中没有口径为“汇总”的“{agency}” / the register has no row {agency} with 口径 汇总"
        raise UsageError(msg)
    try:
        edition_of(year, forms)
    except KeyError:
        msg = f"{year}年度没有统一表式 / there was no form for {year}"
        raise UsageError(msg) from None
