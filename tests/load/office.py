"""The samples as an office: their records in the folder of a run, judged, with a register of some of their agencies."""

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from pipeline.judgement import judge_folders
from pipeline.load.database import NAME, connect
from tests.expectations import Sample, leaves, load, samples

REGISTER = """单位名称,口径,上级单位,层级,类型,应报
栖霖县人民政府,汇总,,县,政府,是
栖霖县教育局,本级,栖霖县人民政府,县,部门,是
泊鹭镇人民政府,本级,栖霖县人民政府,乡,政府,是
栖霖县不存在局,本级,栖霖县人民政府,县,部门,是
栖霖县免报局,本级,栖霖县人民政府,县,部门,否
"""


def held() -> list[Sample]:
    """Return the samples whose whole record lies beside them: what needs a reader that may be absent has none."""
    return [sample for sample in samples() if sample.golden.is_file()]


def make_office(folder: Path) -> Path:
    """Put the samples' records into a folder and judge them."""
    (folder / "records").mkdir(parents=True)
    for number, sample in enumerate(held()):
        shutil.copy(sample.golden, folder / "records" / f"{number:03}.json")
    (folder / "agencies.csv").write_text(REGISTER, "utf-8")
    judge_folders([folder], folder, folder / "agencies.csv")
    return folder


def standings(office: Path) -> dict[str, dict[str, Any]]:
    """Return what `standing.jsonl` says, by document."""
    rows = map(json.loads, (office / "standing.jsonl").read_text("utf-8").splitlines())
    return {row["sha256"]: row for row in rows}


def expected_numbers() -> dict[str, dict[str, Decimal | int | None]]:
    """Return the numbers that a person reads in the samples, by document and field, from their maker."""
    found: dict[str, dict[str, Decimal | int | None]] = {}
    for sample in held():
        if "tables" in sample.expected:
            sha256 = load(sample.golden)["source"]["sha256"]
            found[sha256] = dict(leaves(sample.expected["tables"]))
    return found


def open_store(store: Path) -> duckdb.DuckDBPyConnection:
    """Open a store as other programs do."""
    return connect(store / NAME, read_only=True)


def rows(store: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask a store."""
    with open_store(store) as database:
        return database.execute(query, values).fetchall()
