"""The examiner of the collector: an archive as it should be has no differences, and each way to be wrong is told."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.collect.archive import Archive, load
from bench.collect.drive import unlike
from bench.collect.examine import counted, examine
from bench.collect.manners import Measure, confirmations, manners
from bench.web.exchange import Asked
from bench.web.registry import make_sites
from bench.web.server import Entry
from bench.web.site import Site
from bench.web.sources import CONTACT

KEYS = ("links", "twins", "pictures", "robots_files", "changing")
OURS = {"user-agent": f"nianbao/1.0 (+{CONTACT})"}

LIST = "http://127.0.8.99:8600/list"
FOUND = {"found_on": LIST, "title": "a title"}

Line = dict[str, Any]


def line(site: Site, kind: str, url: str, **said: object) -> Line:
    empty = dict.fromkeys(("sha256", "year", "title", "found_on", "group", "reason"))
    fixed = {
        "kind": kind,
        "url": url,
        "final_url": url,
        "at": "2026-11-22T08:00:00+00:00",
        "status": 200,
        "headers": {},
    }
    return {**empty, **fixed, "source": site.start_url, "publisher": site.publisher, "agency": site.agency, **said}


def ideal(sites: list[Site]) -> list[Line]:
    """Write the ledger of the first visit as the contract asks for it."""
    lines = []
    for site in sites:
        lines.append(line(site, "page", LIST))
        lines += [
            line(site, "document", place, sha256=each.sha256, year=each.year, group=each.group, **FOUND)
            for each in site.wanted
            if 1 in each.turns
            for place in each.places
        ]
        lines += [
            line(site, min(each.kinds), min(each.places), reason=min(each.reasons), year=each.year, status=0)
            for each in site.trouble
            if 1 in each.turns
        ]
    return lines


@pytest.fixture(scope="module")
def sites() -> list[Site]:
    return make_sites(8600, KEYS)


def told(sites: list[Site], lines: list[Line], turn: int = 1) -> list[str]:
    return [str(each) for each in examine(sites, lines, [], turn)]


def test_an_archive_as_it_should_be_has_no_differences(sites: list[Site]) -> None:
    assert told(sites, ideal(sites)) == []


def is_first_report(each: Line) -> bool:
    return bool(each["kind"] == "document" and each["url"].endswith("/art/2026/1/20/art_4321_62775.html"))


WRONG: dict[str, Callable[[Line], list[Line]]] = {
    "missing: the report for 2025": lambda _: [],
    "2 lines for": lambda each: [each, each],
    "year 2024 instead of 2025": lambda each: [{**each, "year": 2024}],
    "agency '澄砚县教育局' instead of 澄砚县财政局": lambda each: [{**each, "agency": "澄砚县教育局"}],
    "missing: the report for 2025 at": lambda each: [{**each, "kind": "page"}],
    "taken for a report of 2025": lambda each: [each, {**each, "url": "http://x/", "final_url": "http://x/", "sha256": "0" * 64}],
    "no title for": lambda each: [{**each, "title": ""}],
    "which was not asked": lambda each: [{**each, "found_on": "http://x/"}],
    "where it does not stand": lambda each: [each, {**each, "url": "http://x/", "final_url": "http://x/"}],
    "a line of no source": lambda each: [each, {**each, "source": "http://other/"}],
    "by_hand challenge for": lambda each: [
        each,
        {**each, "url": "http://127.0.8.1:8600/new", "final_url": None, "kind": "by_hand", "reason": "challenge"},
    ],
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_report_is_told(sites: list[Site], what: str) -> None:
    lines = [new for each in ideal(sites) for new in (WRONG[what](each) if is_first_report(each) else [each])]
    differences = told(sites, lines)
    assert any(what in each for each in differences)


def test_one_place_of_two_is_missed(sites: list[Site]) -> None:
    lines = [each for each in ideal(sites) if not each["url"].endswith("/xxgk/upload/d41d8.pdf")]
    assert ["missing: the report for 2022 at" in each for each in told(sites, lines)] == [True]


def test_a_picture_of_another_group_is_told(sites: list[Site]) -> None:
    lines = [{**each, "group": None} if each["url"].endswith("W020241.jpg") else each for each in ideal(sites)]
    assert [each.startswith("[pictures] group None instead of") for each in told(sites, lines)] == [True]


def test_another_excuse_or_none_is_told(sites: list[Site]) -> None:
    hidden = next(each for each in ideal(sites) if each["reason"] == "robots" and each["url"].endswith("2023.pdf"))
    rest = [each for each in ideal(sites) if each["url"] != hidden["url"]]
    assert any("should be by_hand robots" in each for each in told(sites, rest))
    assert any("should be by_hand robots" in each for each in told(sites, [*rest, {**hidden, "kind": "failed"}]))
    assert any("should be by_hand robots" in each for each in told(sites, [*rest, {**hidden, "reason": "gone"}]))


def second(sites: list[Site]) -> list[Line]:
    lines = []
    for site in sites:
        lines.append(line(site, "page", LIST))
        for each in site.wanted:
            kind = "not_modified" if 1 in each.turns else "document"
            lines += [
                line(site, kind, place, sha256=each.sha256, year=each.year, group=each.group, **FOUND)
                for place in each.places
                if 2 in each.turns
            ]
        lines += [
            line(site, min(each.kinds), min(each.places), reason=min(each.reasons), year=each.year, status=404)
            for each in site.trouble
            if 2 in each.turns
        ]
    return lines


def test_a_second_visit_confirms_replaces_and_misses(sites: list[Site]) -> None:
    assert told(sites, second(sites), 2) == []
    old = next(each for each in ideal(sites) if each["url"].endswith("/zjj/nb/2024.pdf"))
    differences = told(sites, [*second(sites), old], 2)
    assert any("taken for a report of 2024" in each for each in differences)


def test_the_form_of_an_archive_is_checked(tmp_path: Path, sites: list[Site]) -> None:
    (tmp_path / "blobs").mkdir()
    digest = hashlib.sha256(b"bytes").hexdigest()
    (tmp_path / "blobs" / digest).write_bytes(b"bytes")
    good = line(sites[0], "document", "http://x/", sha256=digest, year=2025)
    (tmp_path / "retrievals.jsonl").write_text(json.dumps(good) + "\n", "utf-8")
    assert load(tmp_path).faults == []
    bad = {**good, "sha256": "1" * 64, "kind": "report", "at": "yesterday", "extra": 1}
    (tmp_path / "blobs" / ("2" * 64)).write_bytes(b"other")
    (tmp_path / "retrievals.jsonl").write_text(json.dumps(bad) + '\n{"kind": ', "utf-8")
    faults = "\n".join(load(tmp_path).faults)
    for what in (
        "is no JSON",
        "does not end",
        "holds other bytes",
        "is missing",
        "no such kind",
        "at is",
        "no key extra",
    ):
        assert what in faults


def entry(site: Site, path: str, at: float, **said: Any) -> Entry:  # noqa: ANN401 - the fields of Entry
    fixed: dict[str, Any] = {
        "method": "GET",
        "headers": OURS,
        "turn": 1,
        "body": b"",
        "era": 0,
        "status": 200,
        "whole": True,
    }
    return Entry(at, site.authority, target=path, **{**fixed, "until": at + 0.01, **said})


def test_good_manners_have_no_differences_and_bad_ones_are_told(sites: list[Site]) -> None:
    here = sites[0]
    good = [entry(here, path, float(at)) for at, path in enumerate(("/robots.txt", "/a", "/b", "/c"))]
    assert manners(sites, good, Measure(1.0)) == []
    bad = {
        "came within 1.0 s": [*good, entry(here, "/d", 3.5)],
        "before robots.txt": good[1:],
        "sent a cookie": [*good, entry(here, "/d", 9.0, headers={**OURS, "cookie": "a=b"})],
        "called itself": [*good, entry(here, "/d", 9.0, headers={"user-agent": "Mozilla/5.0"})],
        "came whole 2 times": [*good, entry(here, "/a", 9.0)],
        "s, not 5.0 s": [*good, entry(here, "/d", 5.0, status=429, retry_after=5.0), entry(here, "/d", 7.0)],
        "requests at once": [
            entry(here, f"/{number}" if number else "/robots.txt", number + 0.0, until=99.0) for number in range(6)
        ],
    }
    for what, log in bad.items():
        assert [what in str(each) for each in manners(sites, log, Measure(1.0))] == [True]


def test_a_late_request_is_no_haste_and_one_that_no_lag_explains_is(sites: list[Site]) -> None:
    def told(*times: float) -> list[Any]:
        return manners(
            sites, [entry(sites[0], f"/{at}" if at else "/robots.txt", at) for at in times], Measure(1.0, lag=0.3)
        )

    assert told(0.0, 1.25, 2.0, 3.0) == []  # the second came late
    assert told(0.0, 1.0, 1.6, 2.2, 2.8)  # each 0.6 s after the one before
    assert told(0.0, 1.0, 1.01)  # at once


def test_what_came_right_before_a_kill_may_be_asked_again(sites: list[Site]) -> None:
    here = sites[0]
    log = [entry(here, "/robots.txt", 0.0), entry(here, "/a", 1.0), entry(here, "/a", 9.0, era=1)]
    assert manners(sites, log, Measure(0.1, kills=[2.0])) == []
    assert [str(each) for each in manners(sites, log, Measure(0.1, kills=[5.0]))] == [
        f"[links] GET http://{here.authority}/a came whole 2 times"
    ]


def test_asking_again_needs_a_condition(sites: list[Site]) -> None:
    here = [sites[0]]
    again = [
        entry(here[0], each.removeprefix(here[0].url("/")[:-1]), 0.0, status=304)
        for w in here[0].wanted
        for each in w.places
    ]
    assert confirmations(here, again) == []
    again[0].status = 200
    assert ["without a condition" in str(each) for each in confirmations(here, again)] == [True]
    assert ["not asked again" in str(each) for each in confirmations(here, again[1:])] == [True]


def test_the_table_of_what_was_found_is_held_against_the_truth(sites: list[Site]) -> None:
    here = [site for site in sites if site.key == "robots_files"]
    rows = [f"{here[0].start_url},{year},{int(not year % 2)},{year % 2}" for year in range(2021, 2025)]
    assert counted(here, "\n".join(["来源,年度,已收集,待人工获取", *rows]), 1) == []
    assert len(counted(here, "\n".join(["来源,年度,已收集,待人工获取", *rows[1:]]), 1)) == 1
    assert len(counted(here, "\n".join(["来源,年度,已收集,待人工获取", rows[0] + "0", *rows[1:]]), 1)) == 1


def test_two_archives_differ_by_more_than_times(sites: list[Site]) -> None:
    lines = ideal(sites)
    later = [{**each, "at": "2026-11-23T00:00:00+00:00", "headers": {"date": "x"}} for each in lines]
    blobs = {each["sha256"] for each in lines if each["sha256"]}
    assert unlike(Archive(lines, blobs), Archive(later, blobs), sites) == []
    fewer = [each for each in later if not is_first_report(each)]
    assert len(unlike(Archive(lines, blobs), Archive(fewer, blobs), sites)) == 2  # its line, and a blob of no line
    assert len(unlike(Archive(lines, blobs), Archive([*later, later[0]], blobs), sites)) == 1


def test_a_site_answers_by_the_whole_target_then_by_its_path(sites: list[Site]) -> None:
    here = sites[0]
    status = [
        here.answer(Asked("GET", target, {}, b"", 1, 0)).status for target in (here.start, f"{here.start}?x=1", "/no")
    ]
    assert status == [200, 200, 404]
