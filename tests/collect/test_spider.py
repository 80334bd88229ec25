"""The spider: a page on which the program breaks costs itself only, and is told."""

from typing import Any

import pytest

pytest.importorskip("scrapy", reason="needs the extra nianbao[collect]")

from pipeline.collect.campaign import Campaign
from pipeline.collect.known import Ledger
from pipeline.collect.sources import Defaults, Source
from pipeline.collect.spider import CollectSpider
from pipeline.collect.turns import Turns
from pipeline.collect.visits import Answer, Visit


def test_a_page_on_which_the_examination_breaks_is_failed_and_told() -> None:
    source = Source(publisher="石桥县人民政府", start="http://www.example.test/")
    campaign = Campaign((source,), Defaults(), Ledger(None, (), ()), Turns())
    nobody: Any = None
    found = CollectSpider(campaign)._examined(Visit(source, source.start, "list"), Answer(200, source.start, nobody))
    assert (found.kind, found.reason) == ("failed", "error_page")
    assert list(campaign.crashed) == [source.start]
