"""Collecting from small sites on loopback: one run over many, and what each gave."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from tests.collect.made import title
from tests.collect.running import Run, collect, write_sources
from tests.collect.site import Site, serving
from tests.collect.sites import JYJ, SITES

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")


@dataclass
class Web:
    """The sites by name, with their sources, and the run over all of them."""

    sites: dict[str, Site]
    sources: list[dict[str, Any]]
    run: Run

    def start(self, name: str) -> str:
        return next(
            str(source["start"]) for source in self.sources if str(source["start"]).startswith(self.sites[name].url)
        )

    def documents(self, name: str) -> list[str]:
        """The documents that a site gave: path, sorted."""
        found = self.run.documents(self.start(name))
        return sorted(url.removeprefix(self.sites[name].url) for url in found)

    def reasons(self, name: str) -> list[tuple[str, str, str]]:
        """What a site did not give."""
        url = self.sites[name].url
        return sorted(
            (line["kind"], line["reason"], line["url"].removeprefix(url))
            for line in self.run.lines
            if line["reason"] and line["source"] == self.start(name)
        )


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("web")
    with ExitStack() as stack:
        sites = {name: stack.enter_context(serving()) for name in SITES}
        for name, (make, _) in SITES.items():
            make(sites[name])
        sources = [{**about, "start": sites[name].url + str(about["start"])} for name, (_, about) in SITES.items()]
        path = write_sources(
            folder / "sources.toml",
            *sources,
            max_size=1_000_000,
            timeout=1,
            max_pages=40,
            contact="office@example.test",
        )
        yield Web(sites, sources, collect(path, folder / "archive"))


def test_a_list_that_a_script_pages_gives_its_own_agencys_reports_of_the_years_wanted(web: Web) -> None:
    assert web.documents("trs") == ["/jyj/2021.html", "/jyj/2022.html", "/jyj/2023.html"]
    line = web.run.documents(web.start("trs"))[web.sites["trs"].url + "/jyj/2022.html"]
    assert (line["agency"], line["year"], line["title"]) == (JYJ, 2022, title(JYJ, 2022))
    assert title(JYJ, 2022).encode("gbk") in web.run.body(line)


def test_a_page_that_carries_files_is_provenance_and_its_files_are_the_report(web: Web) -> None:
    assert web.documents("files") == [
        "/files/1.jpg",
        "/files/2.jpg",
        "/files/2017.ofd",
        "/files/2020.pdf",
        "/files/2021.pdf",
        "/files/2022.pdf",
        "/files/2023.pdf",
        "/module/download/downfile.jsp?classid=0&filename=2019.doc",
    ]
    site = web.sites["files"].url
    pictures = [web.run.of(f"{site}/files/{number}.jpg")[0] for number in (1, 2)]
    assert {line["group"] for line in pictures} == {f"{site}/nb/2018.html"}
    assert {line["year"] for line in pictures} == {2018}
    assert [line["url"][-5:] for line in web.run.lines if line["url"].endswith(".jpg")] == ["1.jpg", "2.jpg"]
    assert web.run.of(f"{site}/nb/2018.html")[0]["kind"] == "page"


def test_what_can_not_be_had_is_told_with_its_reason(web: Web) -> None:
    assert web.documents("hostile") == ["/nb/2011.html", "/nb/2025.html"]
    assert {path: (kind, reason) for kind, reason, path in web.reasons("hostile")} == {
        "/nb/2010.html": ("failed", "gone"),
        "/nb/2012.html": ("by_hand", "login"),
        "/nb/2013.html": ("failed", "bad_address"),
        "/nb/2014.html": ("failed", "unreachable"),
        "/nb/2015.html": ("failed", "rate_limited"),
        "/nb/2016.html": ("failed", "server_error"),
        "/nb/2017.html": ("failed", "bad_address"),
        "/nb/2018.html": ("failed", "bad_address"),
        "/nb/2019.html": ("by_hand", "too_large"),
        "/nb/2020.html": ("by_hand", "too_slow"),
        "/nb/2021.html": ("failed", "truncated"),
        "/nb/2022.html": ("by_hand", "js_shell"),
        "/nb/2023.html": ("by_hand", "challenge"),
        "/nb/2024.html": ("failed", "error_page"),
    }


def test_robots_are_obeyed_with_their_delay(web: Web) -> None:
    assert web.documents("robots") == ["/nb/a.html", "/nb/c.html"]
    assert web.reasons("robots") == [("by_hand", "robots", "/secret/b.html")]
    site = web.sites["robots"]
    assert "/secret/b.html" not in site.paths
    times = [asked.at for asked in site.asked if asked.path != "/robots.txt"]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.3  # less what a busy machine takes away


def test_rules_that_can_not_be_had_put_the_host_off(web: Web) -> None:
    assert set(web.sites["down"].paths) == {"/robots.txt"}
    assert {(kind, reason) for kind, reason, _ in web.reasons("down")} == {("failed", "server_error")}


def test_a_list_without_end_is_left_and_its_report_is_had_once(web: Web) -> None:
    assert web.documents("trap") == ["/nb/a.html"]
    assert web.sites["trap"].paths["/nb/a.html"] == 1
    assert len(web.sites["trap"].asked) <= 6


def test_a_column_leads_to_years_agencies_and_interfaces(web: Web) -> None:
    assert web.documents("columns") == ["/d/1.html", "/d/2.html", "/d/3.html", "/d/4.html", "/d/5.html", "/d/6.docx"]
    one, two = (web.run.of(f"{web.sites['columns'].url}/d/{number}.html")[0] for number in (1, 2))
    assert one["sha256"] == two["sha256"]


def test_the_run_says_who_it_is_keeps_no_cookies_and_asks_one_address_once(web: Web) -> None:
    for name in ("trs", "files", "columns", "robots"):
        site = web.sites[name]
        assert {asked.headers["User-Agent"].split("/")[0] for asked in site.asked} == {"nianbao"}
        assert all("(+office@example.test)" in asked.headers["User-Agent"] for asked in site.asked)
        assert not any("Cookie" in asked.headers for asked in site.asked)
        assert max(site.paths.values()) == 1


def test_each_line_of_the_ledger_has_every_key_and_a_body_where_it_names_one(web: Web) -> None:
    keys = "kind url final_url at status headers sha256 source publisher agency year title found_on group reason"
    assert all(" ".join(line) == keys for line in web.run.lines)
    assert all(web.run.body(line) for line in web.run.lines if line["sha256"])
    assert len({(line["source"], line["url"]) for line in web.run.lines}) == len(web.run.lines)


def test_the_command_says_in_words_who_gave_fewer_and_what_waits(web: Web) -> None:
    assert web.run.status == 1
    assert web.run.errors == ""
    assert "少于应有：应有 16 份" in web.run.said
    assert "网站的 robots.txt 不允许程序访问" in web.run.said
    rows = (web.run.archive / "completeness.csv").read_text("utf-8-sig").splitlines()
    trs_rows = [row.split(",")[3:] for row in rows if row.startswith(web.start("trs"))]
    assert [row[0] for row in trs_rows] == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert trs_rows[2] == ["2021", "", "1", "1", "0", "0", "0"]
