"""The samples as files: each has its expectation, each expectation its sample, and nothing else lies among them."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
EXPECTED, RECORD = ".expected.json", ".record.json"
FORMATS = (".html", ".docx", ".pdf", ".txt", ".ofd", ".xlsx", ".csv")
MORE_FORMATS = (
    *(".mht", ".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods", ".zip", ".gz", ".eml", ".7z", ".rar"),
    *(".tif", ".png", ".jpg"),
)
"""Of which a sample each is enough: what is in them is read as one of the others."""
STATUSES = {"accepted", "needs_review", "no_tables", "rejected"}

# Numbers that the official forms ask for, counted on the forms.
FIELDS = {
    ("statistics", "2014"): 58,
    ("proactive_disclosure", "2019"): 22,
    ("proactive_disclosure", "2021"): 10,
    ("requests", "2019"): 161,
    ("requests", "2021"): 175,
    ("review_litigation", "2019"): 15,
    ("review_litigation", "2021"): 15,
}


def files() -> list[Path]:
    return sorted(path for path in SAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def documents() -> list[Path]:
    return [path for path in files() if path.suffix in (*FORMATS, *MORE_FORMATS)]


def expectations() -> list[Path]:
    return [path for path in files() if path.name.endswith(EXPECTED)]


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded


def leaves(node: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Flatten nested tables to field paths."""
    flat: dict[str, Any] = {}
    for key, value in node.items():
        flat |= leaves(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat


def editions_of(expectation: dict[str, Any]) -> dict[str, str]:
    """Name the edition whose fields stand for each table; a table that was left out has those of the report's."""
    own: str | None = expectation.get("edition")
    found: dict[str, str | None] = expectation.get("table_editions", {})
    return {table: str(edition or own) for table, edition in found.items() if edition or own}


def name_of(path: Path) -> str:
    return path.relative_to(SAMPLES).as_posix()


def with_ids(paths: list[Path]) -> list[Any]:
    return [pytest.param(path, id=name_of(path)) for path in paths]


def test_every_sample_has_an_expectation() -> None:
    assert [name_of(path) for path in documents() if not path.with_name(path.name + EXPECTED).is_file()] == []


def test_every_expectation_has_a_sample() -> None:
    without = [path for path in expectations() if not path.with_name(path.name.removesuffix(EXPECTED)).is_file()]
    assert [name_of(path) for path in without] == []


def test_every_record_beside_a_sample_has_its_sample() -> None:
    records = [path for path in files() if path.name.endswith(RECORD)]
    without = [path for path in records if not path.with_name(path.name.removesuffix(RECORD)).is_file()]
    assert [name_of(path) for path in without] == []


def test_nothing_else_lies_among_the_samples() -> None:
    made_by = {SAMPLES / "README.md", SAMPLES / "__main__.py"}
    known = {*documents(), *expectations(), *made_by}
    other = [path for path in files() if path not in known and not path.name.endswith(RECORD)]
    assert [name_of(path) for path in other if not path.is_relative_to(SAMPLES / "maker") or path.suffix != ".py"] == []


def test_there_are_enough_samples_of_every_format_and_edition() -> None:
    assert len(documents()) >= 28
    for suffix in FORMATS:
        found = [load(path.with_name(path.name + EXPECTED)) for path in documents() if path.suffix == suffix]
        assert {expectation.get("edition") for expectation in found} >= {"2019", "2021"}, suffix


def test_names_are_safe_everywhere() -> None:
    assert [name_of(path) for path in files() if not name_of(path).isascii() or " " in name_of(path)] == []


@pytest.mark.parametrize("path", with_ids(expectations()))
def test_an_expectation_covers_every_field_of_its_editions(path: Path) -> None:
    expectation = load(path)
    flat = leaves(expectation.get("tables", {}))
    for table, edition in editions_of(expectation).items():
        count = sum(field.startswith(f"{table}.") for field in flat)
        assert count == FIELDS[table, edition], table
    assert len(flat) == sum(FIELDS[table, edition] for table, edition in editions_of(expectation).items())


@pytest.mark.parametrize("path", with_ids(expectations()))
def test_a_field_has_a_number_or_a_state_that_says_why_not(path: Path) -> None:
    expectation = load(path)
    flat = leaves(expectation.get("tables", {}))
    states = expectation.get("states", {})
    assert set(states.values()) <= {"blank", "dash", "slash", "none", "text", "absent"}
    assert {field for field, value in flat.items() if value is None} == set(states)


@pytest.mark.parametrize("path", with_ids(expectations()))
def test_status_and_planted_errors_go_together(path: Path) -> None:
    expectation = load(path)
    errors = [finding for finding in expectation["findings"] if finding["severity"] == "error"]
    assert expectation["status"] in STATUSES
    assert bool(errors) == (expectation["status"] in {"needs_review", "rejected"})


def test_the_fields_are_those_of_the_data_dictionary(contract: Path) -> None:
    dictionary: dict[tuple[str, str], list[str]] = {}
    with (contract / "fields.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            dictionary.setdefault((row["table"], row["edition"]), []).append(
                f"{row['table']}.{row['row']}.{row['column']}"
            )
    for path in expectations():
        expectation = load(path)
        wanted = [field for table, edition in editions_of(expectation).items() for field in dictionary[table, edition]]
        assert list(leaves(expectation.get("tables", {}))) == wanted, name_of(path)


def test_samples_of_one_stem_hold_the_same_numbers() -> None:
    groups: dict[str, list[dict[str, Any]]] = {}
    for path in documents():
        groups.setdefault(name_of(path.with_suffix("")), []).append(load(path.with_name(path.name + EXPECTED)))
    for stem, group in groups.items():
        assert all(expectation.get("tables") == group[0].get("tables") for expectation in group), stem
    assert [stem for stem, group in groups.items() if len(group) > 3] == [
        "twins/chengyan_county_2023",
        "twins/jichuan_water_2020",
    ]


def test_the_maker_shares_no_code_with_the_pipeline() -> None:
    sources = [path for path in files() if path.suffix == ".py"]
    assert sources
    assert [name_of(path) for path in sources if "pipeline" in _imports(path)] == []


def _imports(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.lstrip().startswith(("import ", "from ")))


def run_maker(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-m", "samples", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def test_the_maker_says_which_file_is_not_as_it_would_make_it(tmp_path: Path) -> None:
    copy = tmp_path / "samples"
    shutil.copytree(SAMPLES, copy, ignore=shutil.ignore_patterns("maker", "__pycache__", "*.record.json"))
    assert run_maker("--check", "--out", str(copy)).returncode == 0
    changed, gone, stray = (
        copy / "basic/bolu_town_2021.html",
        copy / "faults/no_year.html.expected.json",
        copy / "x.doc",
    )
    changed.write_bytes(changed.read_bytes() + b"\n")
    gone.unlink()
    stray.touch()
    said = run_maker("--check", "--out", str(copy))
    assert said.returncode == 1
    for path in (changed, gone, stray):
        assert path.relative_to(copy).as_posix() in said.stderr
