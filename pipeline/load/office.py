"""The office in the store: its register, the standings, what was found between records, and what people decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.forms.metrics import Metric
from pipeline.load.records import finding_cells
from pipeline.load.schema import AGENCIES, DECISIONS, EXACT, FINDINGS, METRICS, TEXT, fitting
from pipeline.load.staging import Stage
from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.form import Severity
from pipeline.model.member import FieldType
from pipeline.model.report import Finding
from pipeline.store.decisions import Decision, corrections, settled
from pipeline.store.exact_json import load, number
from pipeline.store.office import StandingRow

_KEYS = {
    "id",
    "code",
    "severity",
    "agency",
    "scope",
    "year",
    "path",
    "args",
    "expected",
    "actual",
    "concerns",
    "records",
}


@dataclass(frozen=True)
class Office:
    """What stands beside the records."""

    standings: tuple[StandingRow, ...] = ()
    judged: tuple[Mapping[str, Any], ...] = ()
    """The lines of `findings.jsonl`, their numbers exact."""
    decisions: tuple[Decision, ...] = ()
    agencies: tuple[Agency, ...] = ()
    """The rows of the register."""


def read_judged_lines(path: Path) -> tuple[Mapping[str, Any], ...]:
    """Read the lines of `findings.jsonl`; none where there is no such file.

    Raises:
        UsageError: a line is none that `judge` writes.
    """
    lines = path.read_bytes().splitlines() if path.is_file() else []
    found = []
    for count, line in enumerate(lines, start=1):
        try:
            read = load(line)
        except ValueError:
            read = None
        if not isinstance(read, dict) or not read.keys() >= _KEYS:
            msg = f"{path}：第{count}行已被改动 / line {count} was tampered with"
            raise UsageError(msg)
        found.append(read)
    return tuple(found)


def stage_office(folder: Path, office: Office, metrics: Mapping[str, Metric]) -> tuple[Stage, ...]:
    """Write the staged tables of an office into a folder."""
    stages = (
        _standings(folder, office.standings),
        _judged(folder, office.judged),
        *_decisions(folder, office.decisions, metrics),
        _agencies(folder, office.agencies),
        _metrics(folder, metrics.values()),
    )
    for stage in stages:
        stage.close()
    return stages


def _standings(folder: Path, standings: Iterable[StandingRow]) -> Stage:
    stage = Stage(folder, "staged_standings", dict.fromkeys(("sha256", "agency", "scope", "standing", "reasons"), TEXT))
    for row in standings:
        stage.add(
            sha256=row.sha256,
            agency=row.agency,
            scope=row.scope,
            standing=row.standing,
            reasons=" ".join(row.reasons) or None,
        )
    return stage


def _judged(folder: Path, judged: Iterable[Mapping[str, Any]]) -> Stage:
    stage = Stage(folder, "staged_judged", {column.name: column.type for column in FINDINGS.columns})
    for line in judged:
        left, right = (None if line[side] is None else Decimal(line[side]) for side in ("expected", "actual"))
        finding = Finding(line["code"], Severity(line["severity"]), line["path"], line["args"], left, right)
        first, *others = line["records"] or [None]
        stage.add(
            id=line["id"],
            concerns=line["concerns"],
            origin="judgement",
            agency=line["agency"],
            scope=line["scope"],
            year=line["year"],
            sha256=first,
            others=" ".join(others) or None,
            **finding_cells(finding),
        )
    return stage


def _decisions(folder: Path, decisions: tuple[Decision, ...], metrics: Mapping[str, Metric]) -> tuple[Stage, ...]:
    made = Stage(folder, "staged_decisions", {column.name: column.type for column in DECISIONS.columns})
    last = Stage(folder, "staged_settled", {"finding": TEXT, "decision": TEXT})
    right = Stage(
        folder,
        "staged_corrections",
        {"finding": TEXT, "path": TEXT, "value": EXACT, "value_text": TEXT, "number": TEXT},
    )
    for count, decision in enumerate(decisions, start=1):
        value = decision.value
        made.add(
            number=count,
            finding=decision.finding,
            action=decision.action,
            path=decision.path,
            value=fitting(value),
            value_text=None if value is None else number(value),
            reason=decision.reason,
            who=decision.who,
            decided_at=decision.at,
        )
    for finding, decision_ in settled(decisions).items():
        last.add(finding=finding, decision=decision_)
    for order, (finding, cells) in enumerate(corrections(decisions).items()):
        for path, value in cells.items():
            type_ = metrics[path].type if path in metrics else FieldType.DECIMAL4
            right.add(
                finding=finding, path=path, value=fitting(value, type_), value_text=number(value), number=f"{order:09}"
            )
    return made, last, right


def _agencies(folder: Path, agencies: Iterable[Agency]) -> Stage:
    stage = Stage(folder, "staged_agencies", {column.name: column.type for column in AGENCIES.columns})
    for agency in agencies:
        stage.add(
            agency=agency.name,
            scope=agency.scope,
            registered=True,
            expected=agency.expected,
            level=agency.level,
            kind=agency.kind,
            parent=agency.parent,
            region=agency.name if agency.scope == CONSOLIDATED else agency.parent,
            aliases="；".join(agency.aliases) or None,
            due="{:02}-{:02}".format(*agency.due) if agency.due else None,
            division_code=agency.division_code,
            credit_code=agency.credit_code,
        )
    return stage


def _metrics(folder: Path, metrics: Iterable[Metric]) -> Stage:
    stage = Stage(folder, "staged_metrics", {column.name: column.type for column in METRICS.columns})
    for position, metric in enumerate(metrics):
        stage.add(
            path=metric.path,
            table_id=metric.table,
            row_id=metric.row,
            column_id=metric.column,
            position=position,
            row_label=metric.row_label,
            row_label_en=metric.row_label_en,
            column_label=metric.column_label,
            column_label_en=metric.column_label_en,
            type=metric.type.value,
            unit=metric.unit,
            unit_en=metric.unit_en,
            editions=" ".join(metric.editions),
            view_column=metric.view_column,
            series=metric.series,
            unlike=" ".join(metric.unlike) or None,
            note=metric.note,
            note_en=metric.note_en,
        )
    return stage
