"""The Chinese pages of `docs/zh` beside their English ones: the same chapters, tables, commands and names, in other words."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in (DOCS / "zh").glob("*.md"))
_COMMENT = re.compile(r"\s{2,}\S.*|\s+# .*")
"""What a line of a block says behind its command; a block of two columns has two blanks between them."""


def both(page: str) -> tuple[str, str]:
    return (DOCS / page).read_text("utf-8"), (DOCS / "zh" / page).read_text("utf-8")


def running(text: str) -> str:
    """Return the text without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """List the blocks of code: their language, and their lines without what these say of themselves."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"(?<=\n\n)((?:    \S.*\n)+)", text)
    shown = [*found, *(("", re.sub(r"^ {4}", "", block, flags=re.MULTILINE)) for block in indented)]
    return [(lang, [_COMMENT.sub("", line) for line in block.splitlines()]) for lang, block in shown]


def rows(text: str) -> list[tuple[int, list[str]]]:
    """List the rows of tables: how many cells, and the names in code of the first, which no language changes."""
    cells = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [(len(each), re.findall("`[^`]+`", each[0])) for each in cells]


def names(text: str) -> set[str]:
    """List what stands as code in the running text."""
    return {re.sub(r"\s+", " ", name) for name in re.findall(r"`([^`]+)`", running(text))}


def test_the_pages_of_an_office_are_there_in_chinese() -> None:
    office = {"collect.md", "dashboard.md", "formats.md", "judging.md", "register.md", "review.md", "store.md"}
    assert office <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_chapters_of_its_english_one(page: str) -> None:
    english, chinese = (re.findall("^#+ ", running(text), re.MULTILINE) for text in both(page))
    assert chinese == english


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_commands_of_its_english_one(page: str) -> None:
    english, chinese = map(blocks, both(page))
    assert chinese == english


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_of_a_page_have_the_rows_of_the_english_ones(page: str) -> None:
    english, chinese = map(rows, both(page))
    assert chinese == english


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_what_its_english_one_names(page: str) -> None:
    english, chinese = map(names, both(page))
    assert english <= chinese


@pytest.mark.parametrize("page", PAGES)
def test_a_page_and_its_english_one_lead_to_each_other(page: str) -> None:
    english, chinese = both(page)
    assert f"(zh/{page})" in english
    assert f"(../{page})" in chinese


@pytest.mark.parametrize("page", PAGES)
def test_the_chinese_readme_leads_to_a_page(page: str) -> None:
    assert f"(docs/zh/{page})" in (ROOT / "README.zh-CN.md").read_text("utf-8")
