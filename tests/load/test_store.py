"""The store: every number exactly as accepted and as printed, and everything else that an office knows beside it."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.forms.metrics import MOST_NAME, load_metrics
from pipeline.judgement import judge_folders
from pipeline.load.database import NAME, connect
from pipeline.load.schema import TABLES
from pipeline.loading import load_folders
from pipeline.model.form import Severity
from pipeline.model.report import Fact, Finding, State, Status
from pipeline.store.decisions import Decision, append_decision
from pipeline.store.record import encode_record
from tests.expectations import load
from tests.load.office import expected_numbers, held, open_store, rows, standings
from tests.made_report import BLANK, CHARGES, SHA256, UNREADABLE, marked_record, plain_report, printed, source

RECEIVED = "requests.received.total"


def one(folder: Path, data: bytes) -> Path:
    """Put a record into the folder of a run."""
    (folder / "records").mkdir(parents=True, exist_ok=True)
    (folder / "records" / "a.json").write_bytes(data)
    return folder


def loaded(run: Path) -> Path:
    load_folders([run], run / "store")
    return run / "store"


def cell(store: Path, path: str, *columns: str) -> tuple[Any, ...]:
    (found,) = rows(store, f"SELECT {', '.join(columns)} FROM facts WHERE path = ?", path)  # noqa: S608
    return found


def test_every_number_of_the_samples_is_what_a_person_reads_there(store: Path) -> None:
    stored: dict[str, dict[str, Decimal | None]] = {}
    for sha256, path, value in rows(store, "SELECT sha256, path, value FROM facts"):
        stored.setdefault(sha256, {})[path] = value
    expected = expected_numbers()
    assert len(expected) > 80
    assert {sha256: stored.get(sha256, {}) for sha256 in expected} == expected


def test_every_fact_says_where_in_its_document_it_stands_as_its_record_does(store: Path) -> None:
    (sample,) = (each for each in held() if each.name == "basic/jichuan_city_2021.pdf")
    record = load(sample.golden.read_bytes())
    evidence = record["evidence"][RECEIVED]
    (found,) = rows(
        store,
        "SELECT page, x0, top, x1, bottom, printed, printed_state, reading FROM facts WHERE sha256 = ? AND path = ?",
        record["source"]["sha256"],
        RECEIVED,
    )
    assert found[0] == evidence["page"]
    assert found[1:5] == tuple(map(float, evidence["box"]))
    assert found[5:] == (evidence["raw"], "number", evidence["reading"])


def test_every_report_stands_as_it_was_judged(office: Path, store: Path) -> None:
    judged = standings(office)
    found = rows(store, "SELECT sha256, agency, scope, year, standing, usable FROM reports")
    assert len(found) == len(judged) > 100
    for sha256, *about, usable in found:
        assert about == [judged[sha256][key] for key in ("agency", "scope", "year", "standing")]
        assert usable == (judged[sha256]["standing"] in {"usable", "usable_corrected"})


def test_all_findings_of_records_and_of_judgement_are_there(office: Path, store: Path) -> None:
    own = [finding["id"] for sample in held() for finding in json.loads(sample.golden.read_bytes())["findings"]]
    between = [json.loads(line)["id"] for line in (office / "findings.jsonl").read_text("utf-8").splitlines()]
    found = rows(store, "SELECT origin, id FROM findings")
    assert sorted(id_ for origin, id_ in found if origin == "record") == sorted(own)
    assert sorted(id_ for origin, id_ in found if origin == "judgement") == sorted(between)


def test_the_register_says_level_kind_and_region(store: Path) -> None:
    found = rows(store, "SELECT level, kind, region, expected FROM agencies WHERE agency = '栖霖县教育局'")
    assert found == [("县", "部门", "栖霖县人民政府", True)]
    assert {
        (row[0], row[1]) for row in rows(store, "SELECT level, region FROM reports WHERE agency = '栖霖县教育局'")
    } == {("县", "栖霖县人民政府")}


def test_a_blank_is_no_zero(tmp_path: Path) -> None:
    store = loaded(one(tmp_path, marked_record()))
    assert cell(store, BLANK, "state", "value", "printed") == ("blank", None, "")
    assert cell(store, UNREADABLE, "state", "value", "printed") == ("text", None, "12\n34")
    assert cell(store, CHARGES, "value", "unit") == (Decimal("24252.311082"), "万元")


@pytest.mark.parametrize("money", ["0.12345678901", "12345678901234567890123456789", "1234567890123456789012345678.9"])
def test_a_number_that_does_not_fit_is_not_rounded_but_left_out_and_told_of(tmp_path: Path, money: str) -> None:
    report = plain_report(cells={CHARGES: printed(CHARGES, money)})
    run = one(tmp_path, encode_record(report, (), Status.ACCEPTED, source()))
    judge_folders([run], run)
    done = load_folders([run], run / "store")
    fits = money == "1234567890123456789012345678.9"
    assert done.unfit == (not fits)
    expected = (Decimal(money) if fits else None, money, fits)
    assert cell(run / "store", CHARGES, "value", "value_text", "usable") == expected


def test_a_count_beyond_64_bits_does_not_break_the_wide_view(tmp_path: Path) -> None:
    report = plain_report(cells={RECEIVED: printed(RECEIVED, str(2**63))})
    store = loaded(one(tmp_path, encode_record(report, (), Status.ACCEPTED, source())))
    assert rows(store, "SELECT received__total, received__natural_person FROM requests_2021") == [(None, 0)]
    assert cell(store, RECEIVED, "value_text") == (str(2**63),)


def test_what_a_person_corrected_is_accepted_and_what_is_printed_stays_beside_it(tmp_path: Path) -> None:
    report = plain_report(cells={UNREADABLE: Fact(UNREADABLE, State.TEXT, None, "1 2", "pdf-lines")})
    finding = Finding("FORM.CELL_UNREADABLE", Severity.ERROR, UNREADABLE, concerns="extraction")
    run = one(tmp_path, encode_record(report, (finding,), Status.NEEDS_REVIEW, source()))
    id_ = json.loads((run / "records/a.json").read_bytes())["findings"][0]["id"]
    append_decision(run, Decision(id_, "correct", UNREADABLE, Decimal(0), who="王某"))
    judge_folders([run], run)
    store = loaded(run)
    columns = ("value", "state", "printed", "printed_state", "printed_value", "corrected", "usable", "standing")
    accepted = (0, "number", "1 2", "text", None, True, True, "usable_corrected")
    assert cell(store, UNREADABLE, *columns) == accepted
    assert cell(store, RECEIVED, *columns)[5:] == (False, True, "usable_corrected")
    # Loaded again, what is printed must not be what was accepted.
    append_decision(run, Decision(id_, "reopen"))
    judge_folders([run], run)
    assert cell(loaded(run), UNREADABLE, *columns)[:6] == (None, "text", "1 2", "text", None, False)


def test_money_in_a_unit_that_nobody_decided_on_is_not_usable(tmp_path: Path) -> None:
    report = plain_report(cells={CHARGES: printed(CHARGES, "251000")})
    doubt = Finding("MONEY.UNIT", Severity.WARNING, CHARGES)
    run = one(tmp_path, encode_record(report, (doubt,), Status.ACCEPTED, source()))
    judge_folders([run], run)
    store = loaded(run)
    assert cell(store, CHARGES, "value", "usable") == (251000, False)
    assert cell(store, RECEIVED, "usable") == (True,)


def test_without_judgement_nothing_is_usable(tmp_path: Path) -> None:
    run = one(tmp_path, marked_record())
    done = load_folders([run], run / "store")
    assert done.unjudged == 1
    assert rows(run / "store", "SELECT DISTINCT standing, usable FROM facts") == [(None, False)]
    assert rows(run / "store", "SELECT agency, scope FROM agencies") == [("示例县教育局", "own")]


def test_a_document_read_by_two_runs_is_loaded_once_as_the_later_read_it(tmp_path: Path) -> None:
    first = encode_record(plain_report(), (), Status.ACCEPTED, source())
    second = encode_record(plain_report(cells={RECEIVED: printed(RECEIVED, "7")}), (), Status.NEEDS_REVIEW, source())
    runs = [one(tmp_path / "2023", first), one(tmp_path / "2024", second)]
    load_folders([tmp_path, *runs], tmp_path / "store")
    assert rows(tmp_path / "store", "SELECT sha256, status FROM reports") == [(SHA256, "needs_review")]
    assert cell(tmp_path / "store", RECEIVED, "value") == (7,)


def test_wide_views_hold_the_same_numbers_a_column_each(store: Path) -> None:
    with open_store(store) as database:
        for name in ("requests_2021", "requests_2019", "proactive_disclosure_2021", "statistics_2014"):
            table, _, edition = name.rpartition("_")
            columns = {
                metric.view_column: metric.path
                for metric in load_metrics().values()
                if metric.table == table and edition in metric.editions
            }
            done = database.execute(f"SELECT * FROM {name}")  # noqa: S608
            heads = [column[0] for column in done.description or ()]
            wide = {
                (row[heads.index("sha256")], columns[head]): value
                for row in done.fetchall()
                for head, value in zip(heads, row, strict=True)
                if head in columns
            }
            long = database.execute(
                "SELECT sha256, path, value FROM facts WHERE table_id = ? AND edition = ?", [table, edition]
            ).fetchall()
            assert {(sha256, path): value for sha256, path, value in long} == wide
            assert wide


def test_no_column_is_longer_than_postgresql_takes_and_none_stands_twice() -> None:
    metrics = load_metrics().values()
    assert max(len(metric.view_column) for metric in metrics) <= MOST_NAME
    for edition in ("2014", "2019", "2021"):
        names = [(metric.table, metric.view_column) for metric in metrics if edition in metric.editions]
        assert len(names) == len(set(names))


def test_nothing_is_ever_fetched_from_a_network(store: Path) -> None:
    settings = "SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')"
    assert rows(store, settings) == [(False, False)]


def test_every_table_says_what_each_of_its_columns_is() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/store.md").read_text("utf-8")
    for table in TABLES:
        _, _, said = page.partition(f"### `{table.name}`")
        said = said.partition("\n### ")[0]
        assert [name for name in table.names if f"`{name}`" not in said] == [], table.name


def test_texts_of_documents_are_harmless_in_files(tmp_path: Path) -> None:
    run = tmp_path / "it's"
    report = replace(
        plain_report(), title='=HYPERLINK("http://example.com")', agency="+甲\0乙\"',\n<script>", sections=()
    )
    one(run, encode_record(report, (), Status.ACCEPTED, source("../../@a\t.pdf")))
    load_folders([run], run / "store", formats=["csv", "jsonl", "parquet"])
    data = (run / "store/reports.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True))
    assert row["title"] == '\'=HYPERLINK("http://example.com")'
    assert row["agency"] == "'+甲\ufffd乙\"',\n<script>"
    assert row["uri"] == "../../@a\t.pdf"
    (line,) = (run / "store/reports.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["agency"] == "+甲\ufffd乙\"',\n<script>"


def test_files_hold_what_the_database_holds_to_the_digit(store: Path) -> None:
    with open_store(store) as database:
        for table in TABLES:
            held = database.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608
            parquet = str(store / f"{table.name}.parquet")
            assert database.execute(f"SELECT * FROM '{parquet}'").fetchall() == held  # noqa: S608
            lines = [load(line) for line in (store / f"{table.name}.jsonl").read_bytes().splitlines()]
            told = [tuple(None if value is None else plain(value) for value in row) for row in held]
            assert [tuple(line.values()) for line in lines] == told
            with (store / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
                assert (
                    [row["sha256"] for row in csv.DictReader(file)]
                    == [row[table.names.index("sha256")] or "" for row in held]
                    if "sha256" in table.names
                    else True
                )


def plain(value: object) -> object:
    """Return a value as JSON has it; a float as the decimal that is written for it."""
    return (
        Decimal(repr(value)) if isinstance(value, float) else value if isinstance(value, int | Decimal) else str(value)
    )


def test_the_command_says_what_it_loaded_and_what_was_not_judged(tmp_path: Path) -> None:
    run = one(tmp_path / "results", marked_record())
    command = [sys.executable, "-m", "pipeline.cli", "load", str(run), "--format", "csv", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 reports and 200 numbers loaded" in done.stdout
    assert "not judged" in done.stdout
    assert {path.name for path in (run / "store").iterdir()} >= {NAME, "facts.csv", "requests_2021.csv", "store.json"}


def test_the_database_can_be_read_while_it_is_loaded_again(office: Path, store: Path) -> None:
    with connect(store / NAME, read_only=True) as reader:
        load_folders([office], store, register=office / "agencies.csv", formats=["parquet", "csv", "jsonl"])
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (len(standings(office)),)
