"""Pages → what a person sees in them: the cases of `tests/cases/html_*.md`."""

import pytest

from pipeline.read.html.reader import read
from tests.read.cases import drawn, load

CASES = load("html_*.md")


@pytest.mark.parametrize("name", CASES)
def test_a_page_reads_as_it_is_seen(name: str) -> None:
    page, seen = CASES[name]
    assert drawn(read(page.encode())) == seen
