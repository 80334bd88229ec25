"""Expectations: what a person reads in a sample, held against the record that the pipeline makes of it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.doctor import EXTRAS
from pipeline.extraction import Task, process_document
from pipeline.isolate import Limits
from pipeline.run import extract

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
_PLAIN = ("status",)
_REPORT = ("title", "agency", "year", "scope", "edition", "table_editions", "published_on")


@dataclass(frozen=True)
class Sample:
    """A made report with its expectation (written by the samples' own script) and its record (written by `make golden`)."""

    path: Path

    @property
    def name(self) -> str:
        """The path inside the samples."""
        return self.path.relative_to(SAMPLES).as_posix()

    @cached_property
    def expected(self) -> dict[str, Any]:
        """The expectation."""
        expected: dict[str, Any] = load(self.path.with_name(f"{self.path.name}.expected.json"))
        return expected

    @property
    def golden(self) -> Path:
        """Where the whole record lies."""
        return self.path.with_name(f"{self.path.name}.record.json")

    def record(self) -> bytes:
        """Return the record that the pipeline makes of the sample now."""
        if self.name.startswith(("archives/", "extra/7z/", "extra/office/", "extra/rar/")):
            return _of_a_run(self.path)
        return process_document(Task(self.path, self.name, hashlib.sha256(self.path.read_bytes()).hexdigest())).record


def _of_a_run(path: Path) -> bytes:
    """Return the record of what has to be unpacked or converted first; there is one report in it."""
    with TemporaryDirectory() as folder:
        outcomes = extract([path], Path(folder), Limits(jobs=1))
        (record,) = (each.row.record for each in outcomes if each.row.record and each.row.outcome != "rejected")
        return (Path(folder) / record).read_bytes()


def load(source: Path | bytes) -> Any:  # noqa: ANN401 - JSON
    """Return JSON with its numbers exact."""
    return json.loads(source.read_bytes() if isinstance(source, Path) else source, parse_float=Decimal)


def samples() -> list[Sample]:
    """Return every sample, by name, but for those of extras that are not ready here."""
    suffix = ".expected.json"
    found = [Sample(path.with_name(path.name.removesuffix(suffix))) for path in sorted(SAMPLES.rglob(f"*{suffix}"))]
    missing = tuple(f"extra/{name}/" for name, ready in EXTRAS.items() if not ready())
    return [sample for sample in found if not sample.name.startswith(missing)]


def leaves(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield field paths and numbers of nested tables."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def wrong_cells(expected: dict[str, Any], record: dict[str, Any]) -> list[str]:
    """Return the fields whose number or state is not what a person reads, and those that one side alone has."""
    if "tables" not in expected:
        return []
    wanted, got = dict(leaves(expected["tables"])), dict(leaves(record["tables"]))
    wrong = {
        path
        for path in wanted.keys() | got.keys()
        if path not in wanted or path not in got or wanted[path] != got[path]
    }
    states = {path: evidence["state"] for path, evidence in record["evidence"].items()}
    numbers = {path: "number" for path, value in wanted.items() if value is not None}
    said = numbers | expected.get("states", {})
    return sorted(wrong | {path for path, state in said.items() if states.get(path) != state})


def differences(expected: dict[str, Any], record: dict[str, Any]) -> Iterator[str]:
    """Yield in words everything in which a record is not what a person reads in the document."""
    for path in wrong_cells(expected, record):
        want, got = dict(leaves(expected["tables"])).get(path, "-"), dict(leaves(record["tables"])).get(path, "-")
        yield f"{path}: expected {want} {expected.get('states', {}).get(path, '')}, read {got} {record['evidence'].get(path)}"
    for keys, held in ((_PLAIN, record), (_REPORT, record["report"])):
        for key in keys:
            if key in expected and expected[key] != held[key]:
                yield f"{key}: expected {expected[key]!r}, read {held[key]!r}"
    for key, words in expected.get("narrative", {}).items():
        if not (record["narrative"][key] or "").startswith(words):
            yield f"narrative.{key}: expected to begin {words!r}, read {(record['narrative'][key] or '')[:40]!r}"
    yield from _findings(expected, record["findings"])


def _findings(expected: dict[str, Any], findings: list[dict[str, Any]]) -> Iterator[str]:
    """Yield planted findings that are missing and errors or warnings that nobody planted."""
    rest = [finding for finding in findings if finding["severity"] != "info"]
    for planted in expected.get("findings", []):
        found = [finding for finding in rest if all(finding[key] == value for key, value in planted.items())]
        if not found:
            yield f"not found: {planted}"
        rest = [finding for finding in rest if finding not in found]
    unwanted = {"error"} if expected.get("no_other_errors", True) else set()
    unwanted |= {"warning"} if expected.get("no_other_warnings", True) else set()
    for finding in rest:
        if finding["severity"] in unwanted:
            yield f"nobody planted: {finding['code']} {finding['severity']} {finding['path']} {finding['message']}"
