"""Rendering: a page that scripts fill is read as a browser shows it, and its scripts reach nothing but its own host."""

from pathlib import Path

import pytest

from pipeline.collect.browser import find_browser
from tests.collect.made import report, title
from tests.collect.running import collect, write_sources
from tests.collect.site import Site, serving

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")
pytestmark = pytest.mark.skipif(find_browser() is None, reason="needs Chromium and the extra nianbao[browser]")

JYJ = "石桥县教育局"


def make(site: Site, other: Site) -> None:
    shell = (
        '<div id="app"></div><script src="/app.js"></script>'
        f'<script>new Image().src = "{other.url}/seen"; fetch("{other.url}/told").catch(() => 0)</script>'
    )
    site.page("/nb/", shell)
    site.page("/nb/1.html", report(title(JYJ, 2023)))
    script = f"""setTimeout(() => document.getElementById('app').innerHTML = '<a href="1.html">{title(JYJ, 2023)}</a>', 200)"""
    site.file("/app.js", script.encode(), "text/javascript; charset=utf-8")


def test_a_shell_is_rendered_where_that_is_asked_for_and_reaches_no_other_host(tmp_path: Path) -> None:
    with serving() as site, serving() as other:
        make(site, other)
        sources = write_sources(tmp_path / "s.toml", {"start": site.url + "/nb/", "agency": JYJ, "expected": 1})
        without = collect(sources, tmp_path / "without")
        done = collect(sources, tmp_path / "with", "--browser")
        assert other.asked == []
    assert [(line["kind"], line["reason"]) for line in without.of(site.url + "/nb/")] == [("by_hand", "js_shell")]
    assert (done.status, done.errors) == (0, "")
    (start,) = done.of(site.url + "/nb/")
    assert (start["kind"], "x-nianbao-rendered" in start["headers"]) == ("page", True)
    assert title(JYJ, 2023) in done.body(start).decode()
    assert list(done.documents(site.url + "/nb/")) == [site.url + "/nb/1.html"]
