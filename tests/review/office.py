"""An office of made reports on the disk, and a browser of a kind that visits its review desk."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from pipeline.desk.guard import Guard, Keys
from pipeline.desk.office import Office
from pipeline.desk.originals import Originals
from pipeline.desk.pictures import Pictures
from pipeline.desk.server import Desk, refusal
from pipeline.forms.load import load_forms
from pipeline.isolate import Limits

ROOT = Path(__file__).resolve().parents[2]
REPORTS = {
    "glued": "samples/glued/songxu_water_2023.txt",
    "doubtful": "samples/faults/broken_number_2023.html",
    "wrong": "samples/faults/row_sum_2021.docx",
    "pages": "samples/faults/result_sum_2023.pdf",
    "drawn": "samples/ofd/result_sum_2023.ofd",
    "sound": "samples/faults/six_decimals_2021.html",
}
"""`glued`: three cells of section 二 can be read in several ways. `doubtful`: one can (`12 34`). `wrong`: （一）予以公开 says
11 in all where its applicants are 8, so a row and a column fail. `pages` and `drawn`: a row and a column of section 三 fail."""
LIMITS = Limits(jobs=1, timeout_s=60)
HOST = "127.0.0.1:8123"


def nianbao(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@dataclass(frozen=True)
class Made:
    """An office on the disk."""

    results: Path
    reports: Path

    def copied(self, folder: Path) -> "Made":
        """Return a copy of the office in another folder."""
        shutil.copytree(self.results, folder / "results")
        shutil.copytree(self.reports, folder / "reports")
        return Made(folder / "results", folder / "reports")

    def record(self, name: str) -> dict[str, Any]:
        """Read the record of one of `REPORTS`."""
        for path in (self.results / "records").glob("*.json"):
            read: dict[str, Any] = json.loads(path.read_bytes())
            if read["source"]["uri"] == Path(REPORTS[name]).name:
                return read
        raise AssertionError(name)

    def sha256(self, name: str) -> str:
        """Return the hash of one of `REPORTS`."""
        return str(self.record(name)["source"]["sha256"])

    def errors(self, name: str) -> list[dict[str, Any]]:
        """Return the errors of one of `REPORTS`."""
        return [each for each in self.record(name)["findings"] if each["severity"] == "error"]

    def decisions(self) -> list[dict[str, Any]]:
        """Return the lines of `decisions.jsonl`."""
        path = self.results / "decisions.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def standing(self, name: str) -> str:
        """Return how one of `REPORTS` stands by `standing.jsonl`."""
        rows = map(json.loads, (self.results / "standing.jsonl").read_text("utf-8").splitlines())
        return next(str(row["standing"]) for row in rows if row["sha256"] == self.sha256(name))


@dataclass
class Visit:
    """A desk, and a browser of a kind that was let in."""

    client: TestClient
    keys: Keys
    told: list[str]
    desk: Desk
    made: Made

    def get(self, address: str, status: int = 200) -> str:
        """Return a page."""
        answer = self.client.get(address)
        assert answer.status_code == status, answer.text
        return answer.text

    def act(self, name: str, finding: str, action: str, *, seen: int = 0, status: int = 200, **more: str) -> str:
        """Do what a button does."""
        sent = {"finding": finding, "action": action, "seen": str(seen), **more}
        address = f"/report/{self.made.sha256(name)}/act"
        answer = self.client.post(address, data=sent, headers={"origin": f"http://{HOST}"})
        assert answer.status_code == status, answer.text
        return answer.text

    def waits(self) -> dict[str, int]:
        """Return what the queue says waits, by the words for it."""
        found = re.findall(
            r"<span>([^<]+)</span><b>(\d+)</b>", self.get("/").partition("</nav>")[2].partition("</nav>")[0]
        )
        return {word: int(count) for word, count in found}


def open_desk(made: Made, folders: tuple[Path, ...]) -> tuple[Guard, Keys, list[str], Desk]:
    office = Office(made.results, (made.results,), load_forms())
    desk = Desk(office, Pictures(Originals(folders, made.results, LIMITS), LIMITS), "王某", "zh")
    told: list[str] = []
    keys = Keys(told.append)
    hosts = frozenset({HOST, "localhost:8123"})
    return Guard(desk.app(), keys, hosts, lambda: refusal("zh")), keys, told, desk
