"""Noting a decision: which finding is meant, and whether the decision fits it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.form import Forms
from pipeline.model.member import FieldType
from pipeline.store.collection import OF_HASH, find_latest
from pipeline.store.decisions import Decision, append_decision
from pipeline.store.filing import read_filing
from pipeline.store.office import FINDINGS, FindingRow, read_findings, read_judged

SHORTEST = 6
"""Digits of a finding's id that are enough, where no other begins with them."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A decision that was noted, and what it is about."""

    decision: Decision
    finding: FindingRow
    uri: str | None
    """Of the document, where the finding is one of a record."""


def note(judged: Path, runs: Iterable[Path], decision: Decision, forms: Forms) -> Noted:
    """Add a decision to a judged folder; its finding may be named by the first digits of its id.

    Raises:
        UsageError: there is no such finding or more than one, a dismissal has no reason, or a correction no such cell or
            no such number.
    """
    runs = tuple(runs)
    finding, uri, sha256 = _meant(judged, runs, decision.finding)
    refuse_unfit(decision, forms)
    if decision.action == "correct" and decision.path not in _cells(runs, sha256):
        msg = f"{decision.path}：这个问题所涉的报告没有这一格 / the report that the finding is about has no such cell"
        raise UsageError(msg)
    whole = Decision(
        finding.id, decision.action, decision.path, decision.value, decision.reason, decision.who, decision.at
    )
    append_decision(judged, whole)
    return Noted(whole, finding, uri)


def refuse_unfit(decision: Decision, forms: Forms) -> None:
    """Refuse a decision that can't be noted, whatever finding it is on.

    Raises:
        UsageError: a dismissal has no reason, or a correction no such cell or no such number.
    """
    if decision.action == "dismiss" and not (decision.reason or "").strip():
        msg = "排除一个问题必须说明理由：--reason / a dismissal needs a --reason"
        raise UsageError(msg)
    if decision.action == "correct":
        _refuse_wrong_value(decision, forms)


def parse_correction(text: str) -> tuple[str, Decimal]:
    """Return path and value of `PATH=VALUE`.

    Raises:
        UsageError: it is no such thing.

    >>> parse_correction("requests.received.total=12")
    ('requests.received.total', Decimal('12'))
    """
    path, _, value = text.partition("=")
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not path.strip():
        msg = f"{text}：应写作 指标=数值，如 requests.received.total=12 / write PATH=VALUE"
        raise UsageError(msg)
    return path.strip(), number


def _cells(runs: Iterable[Path], sha256: str | None) -> frozenset[str]:
    """Return the cells that the record of a document has."""
    named = [file.path for file in find_latest(runs) if sha256 and sha256[:OF_HASH] in file.path.name]
    filings = (read_filing(path.read_bytes(), path.name) for path in named)
    return frozenset(path for filing in filings if filing.sha256 == sha256 for path in (*filing.values, *filing.states))


def _meant(judged: Path, runs: Iterable[Path], begins: str) -> tuple[FindingRow, str | None, str | None]:
    """Return the finding whose id begins so, with its document's URI where it is one of a record, and that one's SHA-256."""
    found: dict[str, tuple[FindingRow, str | None, str | None]] = {}
    if len(begins) >= SHORTEST:
        if (judged / FINDINGS).exists():
            about = ((row, row.records[0] if row.records else None) for row in read_judged(judged))
            found |= {row.id: (row, None, sha256) for row, sha256 in about if row.id.startswith(begins)}
        for sha256, uri, rows in read_findings(runs):
            found |= {row.id: (row, uri, sha256) for row in rows if row.id.startswith(begins)}
    if len(found) == 1:
        return next(iter(found.values()))
    many = f"有{len(found)}个问题的编号以此开头" if found else "没有这个编号的问题"
    msg = f"{begins}：{many}（至少{SHORTEST}位）/ {len(found)} findings begin with it (at least {SHORTEST} digits are needed)"
    raise UsageError(msg)


def _refuse_wrong_value(decision: Decision, forms: Forms) -> None:
    types = {path: field.type for edition in forms.editions.values() for path, field in edition.fields.items()}
    if decision.path not in types:
        msg = f"{decision.path}：没有这个指标，见 nianbao fields / no such field: see nianbao fields"
        raise UsageError(msg)
    value, kind = decision.value, types[decision.path]
    if (
        value is None
        or (kind is not FieldType.SIGNED and value < 0)
        or (kind is not FieldType.DECIMAL4 and value != value.to_integral_value())
    ):
        msg = f"{decision.path}={value}：不是这个指标的数值（{kind}）/ no value of this field"
        raise UsageError(msg)
