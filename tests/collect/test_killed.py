"""Runs killed at random moments: the same command again ends in the archive of a run that was left in peace."""

import random
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.collect.made import PDF, carrying, links, report, title
from tests.collect.running import ROOT, Run, collect, command, write_sources
from tests.collect.site import Answer, Asked, Site, serving

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")

JYJ = "石桥县教育局"
KILLS = 4
SLOW_S = 0.05


def make(site: Site) -> None:
    years = range(2008, 2024)
    for number in range(4):
        shown = [year for year in years if year % 4 == number]
        site.page(
            "/nb/" if not number else f"/nb/index_{number}.html",
            links(*((f"{year}.html", title(JYJ, year)) for year in shown))
            + '<script>createPageHTML(4, 0, "index", "html")</script>',
        )
    for year in years:
        site.page(
            f"/nb/{year}.html",
            carrying(title(JYJ, year), f'<a href="{year}.pdf">附件</a>') if year % 2 else report(title(JYJ, year)),
        )
        site.file(f"/nb/{year}.pdf", PDF + str(year).encode())
    for answer in site.answers.values():
        assert isinstance(answer, Answer)
        answer.delay_s = SLOW_S


def content(run: Run) -> set[tuple[Any, ...]]:
    keys = ("kind", "url", "sha256", "source", "agency", "year", "title", "found_on", "group", "reason")
    return {tuple(line[key] for key in keys) for line in run.lines}


def test_a_run_killed_at_random_moments_ends_in_the_same_archive_and_asks_nothing_twice(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    with serving() as site:
        make(site)
        sources = write_sources(
            tmp_path / "s.toml", {"start": site.url + "/nb/", "agency": JYJ, "years": [2008, 2023], "expected": 16}
        )
        whole = collect(sources, tmp_path / "whole")
        assert (whole.status, whole.errors) == (0, "")
        once = site.paths
        site.asked.clear()
        for _ in range(KILLS):
            asked = len(site.asked)
            wanted = asked + chance.randint(1, 9)
            running = subprocess.Popen(command(sources, tmp_path / "killed"), cwd=ROOT, stdout=subprocess.DEVNULL)
            while len(site.asked) < wanted and running.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 2 * SLOW_S))
            running.send_signal(signal.SIGKILL)
            running.wait()
        killed = collect(sources, tmp_path / "killed")
        twice = site.paths - once
    assert killed.status == 0
    assert content(killed) == content(whole)
    assert len(killed.lines) == len(whole.lines)
    blobs = [sorted(path.name for path in (run.archive / "blobs").iterdir()) for run in (killed, whole)]
    assert blobs[0] == blobs[1]
    assert (
        twice.total() <= 2 * KILLS
    )  # what was on its way when it was killed, and what had come and was not written yet


def test_an_interrupted_run_says_so_and_leaves_what_it_has(tmp_path: Path) -> None:
    with serving() as site:
        make(site)
        sources = write_sources(tmp_path / "s.toml", {"start": site.url + "/nb/"})
        running = subprocess.Popen(command(sources, tmp_path / "a"), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        while len(site.asked) < 6:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "已中断" in errors
    assert 3 <= len(Run(130, "", "", tmp_path / "a").lines) < 20


def test_two_runs_at_once_do_not_share_an_archive(tmp_path: Path) -> None:
    released = threading.Event()
    with serving() as site:
        make(site)
        first = site.answers["/nb/"]

        def slow(_asked: Asked) -> Answer:
            released.wait(60)
            assert isinstance(first, Answer)
            return first

        site.answers["/nb/"] = slow
        sources = write_sources(tmp_path / "s.toml", {"start": site.url + "/nb/"})
        running = subprocess.Popen(command(sources, tmp_path / "a"), cwd=ROOT, stdout=subprocess.DEVNULL)
        while not site.asked:
            time.sleep(0.01)
        second = collect(sources, tmp_path / "a")
        released.set()
        running.kill()
        running.wait()
    assert second.status == 2
    assert "另一个 nianbao 正在写入" in second.errors


def test_an_archive_that_can_no_longer_be_written_to_ends_the_run_and_is_told(tmp_path: Path) -> None:
    with serving() as site:
        make(site)
        first = site.answers["/nb/"]

        def broken(_asked: Asked) -> Answer:
            shutil.rmtree(tmp_path / "a/blobs")
            (tmp_path / "a/blobs").write_bytes(b"")
            assert isinstance(first, Answer)
            return first

        site.answers["/nb/"] = broken
        done = collect(write_sources(tmp_path / "s.toml", {"start": site.url + "/nb/"}), tmp_path / "a")
    assert done.status == 1
    assert "blobs" in done.errors
    assert "Traceback" not in done.errors
    assert len(site.asked) < 10
