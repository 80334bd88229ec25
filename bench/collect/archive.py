"""An archive as the output contract describes it, read by its words alone."""

import csv
import hashlib
import io
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

Line = dict[str, Any]

KINDS = frozenset({"document", "page", "not_modified", "by_hand", "failed"})
REASONS = frozenset(
    [
        "js_shell",
        "challenge",
        "login",
        "robots",
        "too_large",
        "too_slow",
        "gone",
        "error_page",
        "bad_address",
        "server_error",
        "truncated",
        "unreachable",
        "rate_limited",
    ]
)
KEYS = frozenset(
    [
        "kind",
        "url",
        "final_url",
        "at",
        "status",
        "headers",
        "sha256",
        "source",
        "publisher",
        "agency",
        "year",
        "title",
        "found_on",
        "group",
        "reason",
    ]
)
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass
class Archive:
    """What stands in an archive, with what is wrong with its form."""

    lines: list[Line] = field(default_factory=list)
    blobs: set[str] = field(default_factory=set)
    completeness: str = ""
    faults: list[str] = field(default_factory=list)


def load(folder: Path) -> Archive:
    """Read an archive; whatever is not as the contract says becomes a fault."""
    archive = Archive()
    ledger = folder / "retrievals.jsonl"
    if not ledger.is_file():
        archive.faults.append("there is no retrievals.jsonl")
        return archive
    for number, text in enumerate(ledger.read_bytes().split(b"\n"), 1):
        if not text:
            continue
        try:
            archive.lines.append(json.loads(text))
        except ValueError:
            archive.faults.append(f"line {number} is no JSON: {text[:80]!r}")
    if not ledger.read_bytes().endswith(b"\n"):
        archive.faults.append("the last line does not end")
    for path in sorted((folder / "blobs").glob("*")):
        archive.faults += _faults_of_blob(path)
        archive.blobs.add(path.name)
    table = folder / "completeness.csv"
    archive.completeness = table.read_text("utf-8-sig") if table.is_file() else ""
    archive.faults += [
        f"completeness.csv holds a formula: {cell[:60]}"
        for row in csv.reader(io.StringIO(archive.completeness))
        for cell in row
        if cell.startswith(("=", "+", "-", "@", "\t"))
    ]
    archive.faults += [fault for line in archive.lines for fault in _faults(line, archive.blobs)]
    return archive


def _faults_of_blob(path: Path) -> list[str]:
    if not _DIGEST.fullmatch(path.name):
        return [f"blobs/ holds {path.name}"]
    if hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
        return [f"blob {path.name} holds other bytes"]
    return []


def _faults(line: Line, blobs: set[str]) -> list[str]:
    where = f"{line.get('kind')} {line.get('url')}"
    found = [f"{where}: has no {key}" for key in sorted(KEYS - line.keys())]
    found += [f"{where}: the contract has no key {key}" for key in sorted(line.keys() - KEYS)]
    kind, reason, digest = line.get("kind"), line.get("reason"), line.get("sha256")
    if kind not in KINDS:
        found.append(f"{where}: no such kind")
    if (kind in {"by_hand", "failed"}) != (reason is not None) or (reason is not None and reason not in REASONS):
        found.append(f"{where}: reason {reason!r}")
    if digest is None and (kind in {"document", "not_modified"} or (kind == "page" and line.get("status") == 200)):
        found.append(f"{where}: no sha256")
    if digest is not None and digest not in blobs:
        found.append(f"{where}: its blob {digest} is missing")
    try:
        if datetime.fromisoformat(str(line.get("at"))).tzinfo is None:
            found.append(f"{where}: at {line.get('at')!r} has no time zone")
    except ValueError:
        found.append(f"{where}: at is {line.get('at')!r}")
    return found
