"""Collecting again: what has not changed is confirmed, what has is a new version, and what vanished is told and kept."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.collect.made import PDF, carrying, links, report, title
from tests.collect.running import collect, write_sources
from tests.collect.site import Answer, Site, serving

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")

JYJ = "石桥县教育局"


def make(site: Site) -> None:
    site.page("/nb/", links(*((f"{year}.html", title(JYJ, year)) for year in (2020, 2021, 2022, 2023))))
    for year in (2020, 2021, 2022):
        site.page(f"/nb/{year}.html", report(title(JYJ, year)), ETag=f'"{year}"')
    site.page(
        "/nb/2023.html",
        carrying(title(JYJ, 2023), '<a href="2023.pdf">附件</a>'),
        **{"Last-Modified": "Fri, 12 Jan 2024 08:00:00 GMT"},
    )
    site.file("/nb/2023.pdf", PDF, ETag='"pdf"')


def rows(archive: Path) -> dict[str, list[str]]:
    text = (archive / "completeness.csv").read_text("utf-8-sig")
    return {row[3]: row[5:] for row in list(csv.reader(io.StringIO(text)))[1:]}


def test_a_second_run_confirms_replaces_and_tells_what_vanished(tmp_path: Path) -> None:
    with serving() as site:
        make(site)
        sources = write_sources(tmp_path / "s.toml", {"start": site.url + "/nb/", "agency": JYJ, "years": [2020, 2023]})
        first = collect(sources, tmp_path / "a")
        assert (first.status, first.errors) == (0, "")
        before = len(first.lines)
        site.asked.clear()
        site.page("/nb/", links(*((f"{year}.html", title(JYJ, year)) for year in (2021, 2022, 2023))))
        site.page("/nb/2021.html", report(title(JYJ, 2021), 9), ETag='"2021-new"')
        del site.answers["/nb/2022.html"]
        site.page("/nb/2020.html", "<h1>抱歉，您访问的页面不存在</h1>", "石桥县人民政府")
        second = collect(sources, tmp_path / "a")
    new = {line["url"].removeprefix(site.url): line for line in second.lines[before:]}
    assert [line["kind"] for line in second.of(site.url + "/nb/2021.html")] == ["document", "document"]
    assert "<td>9</td>" in second.body(new["/nb/2021.html"]).decode()
    assert (new["/nb/2022.html"]["kind"], new["/nb/2022.html"]["reason"]) == ("failed", "gone")
    assert (new["/nb/2020.html"]["kind"], new["/nb/2020.html"]["reason"]) == ("failed", "error_page")
    pdf = first.of(site.url + "/nb/2023.pdf")[0]
    assert (new["/nb/2023.pdf"]["kind"], new["/nb/2023.pdf"]["sha256"], new["/nb/2023.pdf"]["status"]) == (
        "not_modified",
        pdf["sha256"],
        304,
    )
    assert second.status == 1
    assert "石桥县教育局 2020 已不在网站上" in second.said
    assert {year: row[:2] for year, row in rows(tmp_path / "a").items()} == {
        "2020": ["1", "0"],
        "2021": ["1", "1"],
        "2022": ["1", "0"],
        "2023": ["1", "1"],
    }


def test_what_a_person_fetched_is_in_the_ledger_and_waits_no_more(tmp_path: Path) -> None:
    with serving() as site:
        site.page("/nb/", links(("2022.html", title(JYJ, 2022)), ("2023.html", title(JYJ, 2023))))
        site.page("/nb/2022.html", report(title(JYJ, 2022)))
        site.answers["/nb/2023.html"] = Answer(b"<script>document.cookie='__jsl_clearance=1'</script>", 521)
        start, address = site.url + "/nb/", site.url + "/nb/2023.html"
        sources = write_sources(tmp_path / "s.toml", {"start": start, "agency": JYJ, "expected": 2})
        first = collect(sources, tmp_path / "a")
        assert first.status == 1
        assert address in first.said
        (tmp_path / "saved.html").write_text(report(title(JYJ, 2023)), encoding="utf-8")
        arguments = [
            "collect",
            "add",
            str(tmp_path / "saved.html"),
            "--archive",
            str(tmp_path / "a"),
            "--source",
            start,
            "--address",
            address,
        ]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0
        second = collect(sources, tmp_path / "a")
    line = first.of(address)[1]
    assert (line["kind"], line["status"], line["year"], line["agency"]) == ("document", None, 2023, JYJ)
    assert (second.status, second.errors) == (0, "")
    assert second.of(address)[-1]["kind"] == "by_hand"


def test_a_check_tries_each_start_page_and_keeps_nothing(tmp_path: Path) -> None:
    with serving() as site:
        make(site)
        there, gone = {"start": site.url + "/nb/"}, {"start": site.url + "/nowhere/"}
        done = collect(write_sources(tmp_path / "s.toml", there, gone), tmp_path / "a", "--check")
        assert set(site.paths) == {"/robots.txt", "/nb/", "/nowhere/"}
    assert done.status == 1
    assert "可以访问，有 4 个年报链接" in done.said
    assert "页面已不存在" in done.said
    assert not (tmp_path / "a").exists()


def test_loopback_is_not_reached_unless_the_source_says_so(tmp_path: Path) -> None:
    with serving() as site:
        make(site)
        starts = [f"http://{host}:{site.port}/nb/" for host in ("127.0.0.1", "localhost", "2130706433")]
        done = collect(
            write_sources(tmp_path / "s.toml", *({"start": start, "allow_private": False} for start in starts)),
            tmp_path / "a",
        )
        assert site.asked == []
    assert [(line["kind"], line["reason"]) for line in done.lines] == [("failed", "bad_address")] * 3


def test_two_sources_with_one_address_ask_it_once_and_have_a_line_each(tmp_path: Path) -> None:
    with serving() as site:
        make(site)
        site.page("/other/", links(("/nb/2021.html", title(JYJ, 2021))))
        sources = write_sources(tmp_path / "s.toml", {"start": site.url + "/nb/"}, {"start": site.url + "/other/"})
        done = collect(sources, tmp_path / "a")
        assert site.paths["/nb/2021.html"] == 1
    assert [line["kind"] for line in done.of(site.url + "/nb/2021.html")] == ["document", "document"]
    assert done.status == 0
