"""One document from its bytes to its record: what is left out where two ways read alike."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import extraction
from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import BBox, SourceRef
from pipeline.read import readings

SAMPLES = Path(__file__).parents[1] / "samples"
READ_ALIKE = [SAMPLES / "basic" / "qilin_county_2025.html", SAMPLES / "basic" / "songxu_town_2022.docx"]


@pytest.mark.parametrize("path", READ_ALIKE, ids=lambda path: path.name)
def test_what_two_ways_read_alike_is_understood_alike(path: Path) -> None:
    forms = load_forms()
    first, again = readings(path.read_bytes())
    assert extraction.read_alike(first, again)
    ones, others = (map_report(locate(each, forms), forms) for each in (first, again))
    read_as = [
        {path: (fact.state, fact.value, fact.raw) for path, fact in each.facts.items()} for each in (ones, others)
    ]
    assert read_as[0] == read_as[1]
    assert (ones.title, ones.agency, ones.year, ones.sections) == (
        others.title,
        others.agency,
        others.year,
        others.sections,
    )


def page(cell: Cell, text: str = "甲") -> Document:
    return Document((Paragraph(text), Table(Grid((Cell(0, 0, "规章"), cell)))), "text/html", "one")


PLAIN = Cell(0, 1, "3")


@pytest.mark.parametrize(
    "other",
    [
        page(replace(PLAIN, text="3 ")),
        page(replace(PLAIN, column_span=2)),
        page(replace(PLAIN, wrapped=True)),
        page(replace(PLAIN, place=SourceRef(page=1, box=BBox(0, 0, 1, 1)))),
        page(PLAIN, "乙"),
        replace(page(PLAIN), complete=False),
        replace(page(PLAIN), properties=(("title", "甲"),)),
        replace(page(PLAIN), blocks=page(PLAIN).blocks[1:]),
    ],
)
def test_readings_that_differ_in_anything_are_each_understood(other: Document) -> None:
    assert extraction.read_alike(page(PLAIN), replace(page(PLAIN), reading="other"))
    assert not extraction.read_alike(page(PLAIN), other)


def test_a_table_that_is_a_picture_is_what_a_report_without_year_and_tables_is_told_by(tmp_path: Path) -> None:
    pictured = "<h1>示例县农业农村局政府信息公开工作年度报告</h1>" + "".join(
        f"<p>{heading}</p><p>全年情况如下。</p><img src='{number}.jpg' width='600' height='400'>"
        for number, heading in enumerate(
            ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"), start=1
        )
    )
    path = tmp_path / "pictured.html"
    path.write_text(f"<html><body>{pictured}</body></html>", encoding="utf-8")
    task = extraction.Task(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    result = extraction.process_document(task)
    assert {"FORM.YEAR", "FORM.IMAGE_TABLE"} <= set(result.codes)
    assert result.worst is not None
    assert result.worst.code == "FORM.IMAGE_TABLE"
