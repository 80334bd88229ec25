"""The second readings of pages, DOCX files and texts beside the first ones.

On every sample both say the same; and where the first goes wrong, the second says otherwise, in exactly the fields that
are wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.model.document import Block, Document, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.report import Report
from pipeline.read.docx import reader as docx
from pipeline.read.docx.again import reader as docx_again
from pipeline.read.html import reader as html
from pipeline.read.html.again import reader as html_again
from pipeline.read.plain import reader as plain
from pipeline.read.plain.again import reader as plain_again

Reading = Callable[[bytes], Document]

READINGS: dict[str, tuple[Reading, Reading]] = {
    ".html": (html.read, html_again.read),
    ".docx": (docx.read, docx_again.read),
    ".txt": (plain.read, plain_again.read),
}
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
REAL = ROOT.parent / "shared" / "reports"


def documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in READINGS)


def understood(document: Document) -> Report:
    forms = load_forms()
    return map_report(locate(document, forms), forms)


def differences(first: Report, second: Report) -> set[str]:
    """Return the fields of which two readings do not say the same."""
    return {
        path
        for path in first.facts.keys() | second.facts.keys()
        if path not in first.facts
        or path not in second.facts
        or (first.facts[path].state, first.facts[path].value) != (second.facts[path].state, second.facts[path].value)
    }


@cache
def read_twice(path: Path) -> tuple[Document, Document]:
    data = path.read_bytes()
    first, second = READINGS[path.suffix]
    return first(data), second(data)


@pytest.mark.parametrize("path", documents(SAMPLES), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_both_readings_of_a_sample_say_the_same(path: Path) -> None:
    first, second = map(understood, read_twice(path))
    assert differences(first, second) == set()
    assert (second.title, second.year, second.table_editions) == (first.title, first.year, first.table_editions)


@pytest.mark.parametrize("path", documents(REAL) or [None], ids=lambda path: path.name if path else "none")
def test_both_readings_of_a_real_report_say_the_same(path: Path | None, shared: Path) -> None:
    assert path is not None, f"no reports in {shared}"
    first, second = map(understood, read_twice(path))
    assert differences(first, second) == set()


@pytest.mark.parametrize("suffix", READINGS)
def test_the_second_reading_says_which_it_is(suffix: str) -> None:
    first, second = read_twice(next(path for path in documents(SAMPLES / "twins") if path.suffix == suffix))
    assert second.reading == {".html": "html-lines", ".docx": "docx-python-docx", ".txt": "text-fields"}[suffix]
    assert second.media_type == first.media_type


# Faults of a first reading. Each is put into its document as if its code had read so.

TWINS = [path for path in documents(SAMPLES / "twins") if path.stem == "chengyan_county_2023"]
OTHERS = [SAMPLES / "basic" / "qilin_county_2025.html", SAMPLES / "basic" / "songxu_town_2022.docx"]
BOTH = pytest.mark.parametrize("path", [*TWINS, *OTHERS], ids=lambda path: path.name)


def with_texts(document: Document, texts: dict[tuple[int | None, int | None, int | None], str]) -> Document:
    """Return a document with other texts in some cells, by the table, row and column of each."""

    def changed(cell: Cell) -> Cell:
        place = (cell.place.table, cell.place.row, cell.place.column)
        return replace(cell, text=texts[place]) if place in texts else cell

    def faulty(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        grid = block.grid
        return replace(block, grid=Grid(tuple(map(changed, grid.cells)), grid.index, grid.ragged))

    return replace(document, blocks=tuple(map(faulty, document.blocks)))


def with_swapped(document: Document, pairs: Iterable[tuple[str, str]]) -> tuple[Document, set[str]]:
    """Return a document in which pairs of fields have each other's text, and those of them that now read otherwise."""
    facts = understood(document).facts
    texts: dict[tuple[int | None, int | None, int | None], str] = {}
    wrong: set[str] = set()
    for left, right in pairs:
        for mine, other in ((left, right), (right, left)):
            place = facts[mine].place
            texts[place.table, place.row, place.column] = facts[other].raw or ""
            if (facts[mine].state, facts[mine].value) != (facts[other].state, facts[other].value):
                wrong.add(mine)
    return with_texts(document, texts), wrong


@BOTH
@pytest.mark.parametrize(
    ("one", "other"), [("natural_person", "commercial_enterprise"), ("other_organization", "total")]
)
def test_two_columns_swapped_are_seen_in_every_row_where_they_differ(path: Path, one: str, other: str) -> None:
    first, second = read_twice(path)
    rows = [field.removesuffix(f".{one}") for field in understood(first).facts if field.endswith(f".{one}")]
    faulty, wrong = with_swapped(first, ((f"{row}.{one}", f"{row}.{other}") for row in rows))
    assert len(wrong) >= 2
    assert differences(understood(faulty), understood(second)) == wrong


@BOTH
def test_two_rows_swapped_are_seen_in_every_column_where_they_differ(path: Path) -> None:
    first, second = read_twice(path)
    upper, lower = "requests.granted.", "requests.received."
    columns = [field.removeprefix(upper) for field in understood(first).facts if field.startswith(upper)]
    faulty, wrong = with_swapped(first, ((upper + column, lower + column) for column in columns))
    assert wrong
    assert differences(understood(faulty), understood(second)) == wrong


@BOTH
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("normative_documents.issued_this_year", "normative_documents.in_force"),  # two columns
        ("administrative_penalties.decisions", "administrative_compulsory_measures.decisions"),  # two rows
        ("administrative_licensing.decisions", "administrative_penalties.decisions"),  # two bands
    ],
)
def test_two_values_swapped_where_no_sum_looks_are_seen(path: Path, one: str, other: str) -> None:
    first, second = read_twice(path)
    pair = (f"proactive_disclosure.{one}", f"proactive_disclosure.{other}")
    faulty, wrong = with_swapped(first, [pair])
    assert wrong == set(pair)
    assert differences(understood(faulty), understood(second)) == wrong


@BOTH
def test_a_wrong_digit_where_no_sum_looks_is_seen(path: Path) -> None:
    first, second = read_twice(path)
    facts = understood(first).facts
    for field in (field for field in facts if field.startswith("proactive_disclosure.")):
        raw, place = facts[field].raw or "", facts[field].place
        digit = next((digit for digit in raw if digit.isdigit()), None)
        if digit is not None:
            other = raw.replace(digit, str((int(digit) + 1) % 10 or 1), 1)
            faulty = with_texts(first, {(place.table, place.row, place.column): other})
            assert differences(understood(faulty), understood(second)) == {field}


@BOTH
def test_a_lost_digit_and_a_blank_taken_for_a_zero_are_seen(path: Path) -> None:
    first, second = read_twice(path)
    facts = understood(first).facts
    field = next(f for f, fact in facts.items() if f.startswith("proactive_disclosure.") and len(fact.raw or "") > 1)
    place = facts[field].place
    for other in ((facts[field].raw or "")[:-1], ""):
        faulty = with_texts(first, {(place.table, place.row, place.column): other})
        assert differences(understood(faulty), understood(second)) == {field}
