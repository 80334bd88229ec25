"""The judge: what the pipeline makes of a document, held against what a person reads in it.

The only module of the hunt that calls the pipeline.
"""

import hashlib
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.hunt.case import Case
from bench.hunt.made import Expected, Made, make
from bench.hunt.plan import ON_DEMAND, Demand
from pipeline.errors import CrashedError, DocumentError
from pipeline.extraction import Task, process_document
from pipeline.isolate import Limits
from pipeline.read.scan.ready import NEEDED, is_ready
from pipeline.run import extract
from samples.maker.model import State


@dataclass(frozen=True)
class Verdict:
    """What is wrong with the reading of one document; nothing, if all is well."""

    case: Case
    demand: Demand
    planted: bool
    status: str
    cells: int = 0
    right: int = 0
    deadly: tuple[str, ...] = ()
    """Wrong numbers in an accepted record, and planted errors accepted."""
    wrong: tuple[str, ...] = ()
    """Cells not read as a person reads them; fields of the report likewise."""
    silent: tuple[str, ...] = ()
    """Planted errors not found at their place."""
    alarms: tuple[str, ...] = ()
    """Errors found where a person finds none."""
    crash: str = ""
    seconds: float = 0.0

    @property
    def failures(self) -> dict[str, tuple[str, ...]]:
        """The kinds of failure with what failed; a hard class can fail in the first and last alone."""
        kinds = {"deadly": self.deadly, "crash": (self.crash,) if self.crash else ()}
        if self.demand is Demand.EXACT:
            kinds |= {"wrong": self.wrong, "silent": self.silent, "alarm": self.alarms}
        return {kind: found for kind, found in kinds.items() if found}


def examine(case: Case) -> Verdict:
    """Make the document of a case, have it read, and judge."""
    started = time.process_time()
    made = make(case)
    made_in = time.process_time() - started
    try:
        with _without_recognition():
            record = json.loads(record_of(made), parse_float=Decimal)
    except DocumentError as error:
        # What can't be told what it is may be refused in any way.
        crash = "" if made.expected.demand is Demand.REFUSED else f"{error.code} {error.details}"
        return Verdict(case, made.expected.demand, made.expected.planted, "failed", crash=crash)
    except Exception:  # noqa: BLE001 - whatever a document can cause is a result of the hunt
        words = traceback.format_exc(limit=-4)
        return Verdict(case, made.expected.demand, made.expected.planted, "failed", crash=words)
    return replace(judge(made, record), seconds=time.process_time() - started - made_in)


@contextmanager
def _without_recognition() -> Iterator[None]:
    """Have documents read as where the extra `ocr` is not installed, so that a hunt does not depend on what is.

    Pictures are bench.scan's to hunt in: what they show here (a page that was photographed, a seal) must be left unread.
    """
    held = {name: sys.modules[name] for name in NEEDED if name in sys.modules}
    sys.modules[NEEDED[0]] = None  # type: ignore[assignment]
    is_ready.cache_clear()
    try:
        yield
    finally:
        del sys.modules[NEEDED[0]]
        sys.modules.update(held)
        is_ready.cache_clear()


def record_of(made: Made) -> bytes:
    """Have the pipeline read a document; what it raises is raised."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{made.suffix}"
        path.write_bytes(made.data)
        if made.case.format in ON_DEMAND:
            return _record_of_run(path)
        return process_document(Task(path, path.name, hashlib.sha256(made.data).hexdigest())).record


def _record_of_run(path: Path) -> bytes:
    """Return the record that a run makes of a file: its own, or that of the one report in it."""
    out = path.parent / "out"
    outcomes = extract([path], out, Limits(jobs=1))
    records = [each.row.record for each in outcomes if each.row.record and each.row.outcome != "rejected"]
    if len(records) != 1:
        raise CrashedError(reason=f"{len(records)} reports: {[each.row for each in outcomes]}")
    return (out / str(records[0])).read_bytes()


def judge(made: Made, record: dict[str, Any]) -> Verdict:
    """Hold a record against the expectation."""
    expected = made.expected
    accepted = record["status"] == "accepted"
    cells = _Cells(expected, record)
    found = {(each["code"], each["path"]) for each in record["findings"] if each["severity"] == "error"}
    missing = {wanted for wanted in expected.errors if not _found(wanted, found)}
    deadly = [f"accepted with {words}" for words in cells.wrong_numbers] if accepted else []
    deadly += [f"accepted without {code} {path}" for code, path in sorted(missing, key=str)] if accepted else []
    if accepted and expected.demand is Demand.REFUSED:
        deadly.append("accepted, though it can't be told what it is")
    alarms = [
        f"{code} {path}: {_message(record, code, path)}"
        for code, path in sorted(found - expected.errors, key=str)
        if code not in expected.tolerated and (code, None) not in expected.errors
    ]
    if not accepted and not expected.errors and not alarms and not expected.tolerated:
        alarms.append(f"status {record['status']}")
    return Verdict(
        made.case,
        expected.demand,
        expected.planted,
        record["status"],
        cells.count,
        cells.count - len(cells.wrong),
        tuple(deadly),
        (*cells.wrong, *_report_fields(expected, record["report"])),
        tuple(f"{code} {path}" for code, path in sorted(missing, key=str)),
        (*alarms, *_blamed(expected, record)),
    )


def _found(wanted: tuple[str, str | None], found: set[tuple[str, str]]) -> bool:
    return wanted in found or (wanted[1] is None and any(code == wanted[0] for code, _ in found))


def _message(record: dict[str, Any], code: str, path: str | None) -> str:
    return next(str(each["message"]) for each in record["findings"] if (each["code"], each["path"]) == (code, path))


def _blamed(expected: Expected, record: dict[str, Any]) -> Iterator[str]:
    """Yield planted errors that are blamed on the reading."""
    for finding in record["findings"]:
        if (finding["code"], finding["path"]) in expected.errors and finding["concerns"] == "extraction":
            yield f"{finding['code']} {finding['path']} blamed on the reading"


def _report_fields(expected: Expected, report: dict[str, Any]) -> Iterator[str]:
    pairs = {
        "agency": (expected.agency, report["agency"]),
        "year": (expected.year, report["year"]),
        "table_editions": (expected.editions, report["table_editions"]),
    }
    for name, (want, got) in pairs.items():
        if want != got and name not in expected.unchecked:
            yield f"report.{name}: expected {want}, read {got}"


@dataclass
class _Cells:
    """The cells of a record against those a person reads."""

    expected: Expected
    record: dict[str, Any]
    count: int = 0
    wrong: list[str] = field(default_factory=list)
    wrong_numbers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Compare all."""
        got = dict(_leaves(self.record["tables"]))
        evidence = self.record["evidence"]
        facts = self.expected.facts
        for path in (*facts, *(path for path in got if path not in facts)):
            self.count += 1
            fact = facts.get(path)
            want = None if fact is None else fact.value
            state = State.ABSENT if fact is None else fact.state
            read, said = got.get(path), evidence.get(path, {}).get("state")
            if read != want or said != str(state):
                words = f"{path}: expected {want} {state} {'' if fact is None else repr(fact.text)}, read {read} {said} {evidence.get(path, {}).get('raw')!r}"
                self.wrong.append(words)
                if read != want:
                    self.wrong_numbers.append(words)


def _leaves(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
