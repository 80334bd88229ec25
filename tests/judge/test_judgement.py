"""The judgement of an office: folders in, two files out."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.judgement import judge_folders
from pipeline.model.report import Status
from pipeline.store.folder import Row, encode_manifest
from tests.judge.filings import filing, judged, row
from tests.judge.office import BUREAU, COUNTY, TOWN, carried, write_record, write_register

FINDING_KEYS = [
    "id",
    "code",
    "severity",
    "agency",
    "scope",
    "year",
    "path",
    "message",
    "args",
    "expected",
    "actual",
    "terms",
    "concerns",
    "records",
]
STANDING_KEYS = ["sha256", "agency", "scope", "year", "status", "reasons", "standing"]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def nianbao(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["judge", *map(str, arguments)])


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Two runs of a bureau, a town and their county, in which the bureau carries over 3 and begins with 2."""
    folder = tmp_path / "runs"
    for year, (bureau, town, whole) in {2022: ((0, 3), (0, 1), (0, 4)), 2023: ((2, 0), (1, 0), (3, 0))}.items():
        write_record(folder / str(year), BUREAU, year, carried(*bureau))
        write_record(folder / str(year), TOWN, year, carried(*town))
        write_record(folder / str(year), COUNTY, year, carried(*whole))
    write_register(tmp_path)
    return folder


def test_findings_and_standings_have_the_shape_of_the_contract(runs: Path, tmp_path: Path) -> None:
    done = nianbao(runs, "--register", tmp_path / "agencies.csv", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    findings, standings = lines(tmp_path / "out/findings.jsonl"), lines(tmp_path / "out/standing.jsonl")
    assert all(list(finding) == FINDING_KEYS for finding in findings)
    assert all(list(standing) == STANDING_KEYS for standing in standings)
    (bureau,) = (finding for finding in findings if finding["code"] == "YEAR.CARRY" and finding["agency"] == BUREAU)
    assert (bureau["severity"], bureau["concerns"], bureau["expected"], bureau["actual"]) == ("error", "source", 2, 3)
    (county,) = (finding for finding in findings if finding["code"] == "YEAR.CARRY" and finding["agency"] == COUNTY)
    assert (county["severity"], county["concerns"]) == ("info", None)
    assert county["args"]["follows"] == [bureau["id"]]  # type: ignore[index]
    sent_back = [standing for standing in standings if standing["standing"] == "send_back"]
    assert [(each["agency"], each["year"], each["reasons"]) for each in sent_back] == [(BUREAU, 2023, ["YEAR.CARRY"])]
    assert len(standings) == 6


def test_the_terminal_says_what_came_of_it(runs: Path, tmp_path: Path) -> None:
    done = nianbao(runs, "--out", tmp_path / "out")
    assert "共 6 份记录：可用：4，需退回单位：2" in done.output
    english = nianbao(runs, "--out", tmp_path / "out", "--lang", "en")
    assert "6 records: usable: 4, send back: 2" in english.output


def test_a_run_that_was_stopped_is_told_of_since_its_other_reports_look_absent(runs: Path, tmp_path: Path) -> None:
    (runs / "2022" / "run.json").write_bytes(encode_manifest([]))
    done = nianbao(runs, "--out", tmp_path / "out")
    assert f"{runs / '2023'} 的提取没有做完" in done.output
    assert f"{runs / '2022'} 的提取没有做完" not in done.output
    page = CliRunner().invoke(main, ["report", str(tmp_path / "out"), str(runs)])
    assert f"{(runs / '2023').resolve()} 的提取没有做完" in page.output


def test_folders_named_one_by_one_or_the_folder_that_holds_them_are_the_same(runs: Path, tmp_path: Path) -> None:
    judge_folders([runs], tmp_path / "one")
    judge_folders([runs / "2022", runs / "2023", runs / "2022"], tmp_path / "two")
    for name in ("findings.jsonl", "standing.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_record_met_twice_counts_once(runs: Path, tmp_path: Path) -> None:
    shutil.copytree(runs / "2023", runs / "again")
    assert judge_folders([runs], tmp_path / "out").records == 6


def test_one_folder_is_written_to_and_several_need_another(runs: Path) -> None:
    assert nianbao(runs).exit_code == 0
    assert (runs / "findings.jsonl").is_file()
    assert nianbao(runs / "2022", runs / "2023").exit_code == 2


def test_what_is_no_report_has_a_standing_and_nothing_else(tmp_path: Path) -> None:
    write_record(tmp_path / "run", BUREAU, 2023, {}, status=Status.REJECTED)
    judge_folders([tmp_path / "run"], tmp_path, write_register(tmp_path))
    assert [standing["standing"] for standing in lines(tmp_path / "standing.jsonl")] == ["not_a_report"]
    assert lines(tmp_path / "findings.jsonl") == []


def test_twins_and_versions_have_their_standing(tmp_path: Path) -> None:
    run = tmp_path / "run"
    write_record(run, BUREAU, 2023, carried(0, 1))
    write_record(run, BUREAU, 2023, carried(0, 2), published_on="2024-02-10")
    write_record(run, BUREAU, 2023, carried(0, 2), published_on="2024-02-10", uri="a.html", media_type="text/html")
    write_record(run, TOWN, 2023, carried(0, 1))
    write_record(run, TOWN, 2023, carried(0, 2), uri="b.html", media_type="text/html")
    judge_folders([run], tmp_path)
    found = [(each["agency"], each["standing"], each["reasons"]) for each in lines(tmp_path / "standing.jsonl")]
    assert sorted(found, key=str) == [
        (TOWN, "send_back", ["TWIN.DIFFERS"]),
        (TOWN, "send_back", ["TWIN.DIFFERS"]),
        (BUREAU, "superseded", ["VERSION.CHANGED"]),
        (BUREAU, "superseded", []),
        (BUREAU, "usable", []),
    ]


def test_decisions_count_as_they_were_last_made(runs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    judge_folders([runs], out)
    (error,) = (
        each for each in lines(out / "findings.jsonl") if each["agency"] == BUREAU and each["severity"] == "error"
    )
    made = [{"finding": error["id"], "action": action} for action in ("dismiss", "reopen", "dismiss")]
    (out / "decisions.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in made[:2]), "utf-8")
    assert judge_folders([runs], out).standings["send_back"] == 2
    (out / "decisions.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in made), "utf-8")
    assert judge_folders([runs], out).standings["send_back"] == 1
    (out / "decisions.jsonl").write_text("{}\n", "utf-8")
    with pytest.raises(UsageError, match=r"decisions\.jsonl"):
        judge_folders([runs], out)


def test_a_folder_without_records_is_refused_or_says_so(tmp_path: Path) -> None:
    assert nianbao(tmp_path).exit_code == 2
    (tmp_path / "records").mkdir()
    empty = nianbao(tmp_path)
    assert (empty.exit_code, empty.output) == (1, "没有找到任何记录。\n")


def test_a_record_that_is_listed_and_not_there_is_refused(runs: Path, tmp_path: Path) -> None:
    row = Row("gone.pdf", "0" * 64, "accepted", "records/gone-000000000000.json")
    (runs / "2022" / "run.json").write_bytes(encode_manifest([row]))
    done = nianbao(runs, "--out", tmp_path / "out")
    assert (done.exit_code, "gone-000000000000.json" in done.output) == (2, True)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"report": 1}', b"\xff"])
def test_what_is_no_record_is_refused_by_name(data: bytes, runs: Path, tmp_path: Path) -> None:
    (runs / "2022" / "records" / "odd.json").write_bytes(data)
    done = nianbao(runs, "--out", tmp_path / "out")
    assert (done.exit_code, "odd.json" in done.output) == (2, True)
    assert not (tmp_path / "out" / "findings.jsonl").exists()


def test_claims_of_the_text_are_judged_beside_the_year_before() -> None:
    filings = [
        filing(year=2022, cells=row("received", 4)),
        filing(
            year=2023, cells=row("received", 6), narrative={"overview": "本年共收到政府信息公开申请7件，同比增长10%。"}
        ),
    ]
    found = {each.finding.code: each.records for each in judged(filings).findings}
    assert found == {
        "TEXT.RECEIVED": (filings[1].sha256,),
        "TEXT.YEAR_ON_YEAR": (filings[1].sha256, filings[0].sha256),
    }
