"""Runs of the command as an office runs it: a process of its own, since Scrapy's reactor starts once in a process."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Run:
    """What a run said, and what is in the archive."""

    status: int
    said: str
    errors: str
    archive: Path

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The ledger."""
        path = self.archive / "retrievals.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def of(self, url: str) -> list[dict[str, Any]]:
        """The lines of an address."""
        return [line for line in self.lines if line["url"] == url]

    def documents(self, source: str) -> dict[str, Any]:
        """The documents of a source: title and year by address."""
        return {line["url"]: line for line in self.lines if line["kind"] == "document" and line["source"] == source}

    def body(self, line: dict[str, Any]) -> bytes:
        """The body of a line."""
        return (self.archive / "blobs" / str(line["sha256"])).read_bytes()


def command(sources: Path, archive: Path, *more: str) -> list[str]:
    """Return the command."""
    return [sys.executable, "-m", "pipeline.cli", "collect", str(sources), "--archive", str(archive), *more]


def collect(sources: Path, archive: Path, *more: str) -> Run:
    """Run the command."""
    done = subprocess.run(
        command(sources, archive, *more), cwd=ROOT, check=False, capture_output=True, text=True, timeout=100
    )
    return Run(done.returncode, done.stdout, done.stderr, archive)


def write_sources(path: Path, *sources: dict[str, Any], **defaults: float | str) -> Path:
    """Write a sources file; loopback is allowed unless a source says otherwise."""
    defaults = {"delay": 0.0, "timeout": 2, **defaults}
    text = "[defaults]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in defaults.items())
    for source in sources:
        known = {"publisher": "石桥县人民政府门户网站", "allow_private": True, **source}
        text += "\n[[source]]\n" + "".join(
            f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items()
        )
    path.write_text(text, encoding="utf-8")
    return path
