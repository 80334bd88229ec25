"""A small made province is read and judged: every plant is found at its place, and nothing else is."""

import ast
import json
from pathlib import Path

import jsonschema_rs
from python_calamine import CalamineWorkbook

from bench.province.__main__ import try_province
from bench.province.making import Province, make_province
from pipeline.consolidation import aggregate_folders
from pipeline.forms.office_schema import finding_schema, standing_schema
from pipeline.isolate import Limits
from pipeline.run import extract

ROOT = Path(__file__).resolve().parents[2]


def test_every_plant_of_a_small_province_is_found_at_its_place_and_nothing_on_the_clean_rest(tmp_path: Path) -> None:
    province = make_province(cities=1, counties=3, towns=2)
    assert try_province(province, tmp_path) == []
    for name, schema in (("findings", finding_schema()), ("standing", standing_schema())):
        valid = jsonschema_rs.validator_for(schema)
        lines = (tmp_path / f"results/{name}.jsonl").read_text("utf-8").splitlines()
        assert lines
        assert [error.message for line in lines for error in valid.iter_errors(json.loads(line))] == []

    # What an office publishes of its region is what the maker added up, and reads back as just that.
    aggregated(province, tmp_path)


def aggregated(province: Province, folder: Path) -> None:
    """Sum up a county whose members can all be used, read its form back, and compare both with the maker's sums."""
    county, year = "栖霖县人民政府", 2022
    form = aggregate_folders(
        [folder / "results"], folder / "agencies.csv", agency=county, year=year, out=folder / "form"
    )
    assert form.values == province.figures[county, "consolidated", year]
    assert form.complete
    extract([folder / "form/form.docx"], folder / "again", Limits(jobs=1))
    (path,) = (folder / "again/records").glob("*.json")
    record = json.loads(path.read_text("utf-8"))
    assert record["status"] == "accepted"
    assert record["tables"] == json.loads((folder / "form/form.json").read_text("utf-8"))["tables"]
    with CalamineWorkbook.from_path(str(folder / "form/form.xlsx")) as book:
        assert len(book.sheet_names) == 2 + len(form.members)


def test_the_same_province_is_made_every_time() -> None:
    assert make_province(cities=1, counties=3).files == make_province(cities=1, counties=3).files


def test_the_maker_of_the_province_knows_nothing_of_the_pipeline() -> None:
    for path in sorted((ROOT / "bench/province").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "pipeline"], path
