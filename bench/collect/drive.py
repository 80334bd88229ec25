"""The collector as a command of its own: run, run again, checked, killed at random moments."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.collect.archive import Archive, Line, load
from bench.collect.examine import Difference, counted, examine
from bench.collect.manners import Measure, confirmations, manners
from bench.web.server import Server
from bench.web.site import Site
from bench.web.sources import sources_file

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 900


@dataclass
class Visit:
    """One finished visit."""

    status: int | None
    """The exit status; None where a kill struck after the visit had come to its end."""
    output: str
    seconds: float
    archive: Archive
    lines: list[Line]
    """Those that this visit added."""
    differences: list[Difference] = field(default_factory=list)


@dataclass
class Drive:
    """Has the collector visit the sites of a server; everything it writes lies below `folder`."""

    server: Server
    folder: Path
    delay: str = "0.2"
    timeout: int = 5
    lag: float = 0.15
    """How late a request may reach the log, in seconds."""
    settled: float = 2.0
    """After how many seconds what came must be safe from a kill."""

    @property
    def sites(self) -> list[Site]:
        """The sites of the server."""
        return self.server.sites

    def command(self, name: str, *extra: str) -> list[str]:
        """Write the sources file and return the command that collects into the archive `name`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        sources = self.folder / "sources.toml"
        sources.write_text(sources_file(self.sites, delay=self.delay, timeout=self.timeout), "utf-8")
        archive = str(self.folder / name)
        return [sys.executable, "-B", "-m", "pipeline.cli", "collect", str(sources), "--archive", archive, *extra]

    def visit(self, name: str, turn: int = 1) -> Visit:
        """Collect once, and hold what came of it against the truth."""
        before = len(load(self.folder / name).lines)
        self.server.turn = turn
        asked = len(self.server.log)
        start = time.monotonic()
        done = subprocess.run(
            self.command(name), cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False
        )
        seconds = time.monotonic() - start
        archive = load(self.folder / name)
        visit = Visit(done.returncode, done.stdout + done.stderr, seconds, archive, archive.lines[before:])
        visit.differences = self.judged(visit, turn, asked)
        return visit

    def judged(self, visit: Visit, turn: int, asked: int, kills: Sequence[float] = ()) -> list[Difference]:
        """Return everything that is wrong with a finished visit, whose requests stand in the log from `asked` on."""
        log = self.server.log[asked:]
        found = [Difference("archive", fault) for fault in visit.archive.faults]
        found += examine(self.sites, visit.lines, log, turn)
        told = {each.site for each in found}  # of a report that is missing, the count need not tell again
        found += [each for each in counted(self.sites, visit.archive.completeness, turn) if each.site not in told]
        found += manners(self.sites, log, Measure(float(self.delay), self.lag, self.settled, kills))
        if turn > 1:
            found += confirmations(self.sites, log)
        if any(sign in visit.output for sign in ("\x1b", "\u202e")):
            found.append(Difference("command", "printed what steers a terminal, out of a title"))
        wanted = self.expected_status(turn)
        if visit.status not in {wanted, None}:
            found.append(
                Difference("command", f"exit status {visit.status} instead of {wanted}: {visit.output[-2000:]}")
            )
        return found

    def expected_status(self, turn: int) -> int:
        """Return 1 where a source gives fewer reports than it should, or something waits for a person."""
        for site in self.sites:
            given = {(each.agencies, each.year) for each in site.wanted if turn in each.turns}
            excused = [each for each in site.trouble if turn in each.turns]
            if site.is_source and (len(given) < site.expected_in(1) or excused or turn in site.loud):
                return 1
        return 0

    def checked(self, name: str = "never") -> list[Difference]:
        """Run `--check` and return what it did that it should not."""
        asked = len(self.server.log)
        done = subprocess.run(
            self.command(name, "--check"), cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False
        )
        found = []
        if done.returncode not in {0, 1}:
            found.append(Difference("command", f"--check: exit status {done.returncode}: {done.stderr[-2000:]}"))
        for site in self.sites:
            entries = [entry for entry in self.server.log[asked:] if entry.host == site.authority]
            if len(entries) > 8:
                found.append(Difference(site.key, f"--check asked {len(entries)} times"))
            if site.is_source and not any(
                site.start_url in line or site.publisher in line for line in done.stdout.splitlines()
            ):
                found.append(Difference(site.key, "--check does not speak of this source"))
        if load(self.folder / name).lines or load(self.folder / name).blobs:
            found.append(Difference("command", "--check wrote into the archive"))
        return found

    def killed(
        self, name: str, kills: int, longest: float, draw: random.Random, turn: int = 1
    ) -> tuple[Visit, list[float], int]:
        """Collect, killed up to `kills` times at random moments, then undisturbed to the end.

        Return the visit, the moments, and how many kills are left over because a life came to its end before.
        """
        if turn == 1:
            self.server.forget()
        self.server.turn, before, asked = turn, len(load(self.folder / name).lines), len(self.server.log)
        moments: list[float] = []
        start = time.monotonic()
        status: int | None = -signal.SIGKILL
        errors = f"not at its end after {LIMIT_S} s"
        for left in range(kills, -1, -1):
            self.server.era = len(moments)
            process = subprocess.Popen(
                self.command(name),
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            try:
                _, errors = process.communicate(timeout=draw.uniform(0.3, longest) if left else LIMIT_S)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                moments.append(time.monotonic())
                process.communicate()
                if not self._ended(name, before):
                    continue
                # Nothing is left to go on with: another life would be another visit.
                left -= 1
                status, errors = None, ""
            else:
                status = process.returncode
            break
        archive = load(self.folder / name)
        visit = Visit(status, errors, time.monotonic() - start, archive, archive.lines[before:])
        visit.differences = self.judged(visit, turn, asked, moments)
        return visit, moments, left

    def _ended(self, name: str, before: int) -> bool:
        """Tell whether the visit was over when its program was killed: it has added lines, and left no mark of a run."""
        return not (self.folder / name / ".run.json").exists() and len(load(self.folder / name).lines) > before


_FLEETING = frozenset({"at", "headers"})


def unlike(undisturbed: Archive, killed: Archive, sites: Sequence[Site]) -> list[Difference]:
    """Return how two archives of one visit differ, but for times."""
    endless = {site.start_url for site in sites if site.most_requests is not None}

    def signs(archive: Archive) -> Counter[str]:
        return Counter(
            str(sorted((key, str(value)) for key, value in line.items() if key not in _FLEETING))
            for line in archive.lines
            if line.get("kind") != "page" or line.get("source") not in endless
        )

    first, second = signs(undisturbed), signs(killed)
    found = [Difference("kill", f"lost ({count}): {sign}") for sign, count in (first - second).items()]
    found += [Difference("kill", f"more ({count}): {sign}") for sign, count in (second - first).items()]
    held = {line.get("sha256") for line in killed.lines}
    found += [Difference("kill", f"blob {digest} belongs to no line") for digest in killed.blobs - held]
    return found
