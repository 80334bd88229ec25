"""The commands around the register, as they are typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.register import load_register
from pipeline.register.rows import HEADS
from pipeline.show.closing import missing_lines

ROOT = Path(__file__).resolve().parents[2]


def nianbao(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Return the folder of a run of all made reports that have a record."""
    folder = tmp_path / "results"
    (folder / "records").mkdir(parents=True)
    rows = []
    for number, record in enumerate(sorted((ROOT / "samples").rglob("*.record.json"))):
        name = f"records/{number}.json"
        (folder / name).write_bytes(record.read_bytes())
        status = json.loads(record.read_text("utf-8"))["status"]
        rows.append({"uri": str(number), "sha256": None, "outcome": status, "record": name})
    (folder / "run.json").write_text(json.dumps({"documents": rows}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["agencies.csv", "agencies.xlsx"])
def test_a_list_is_proposed_from_a_run_and_passes_its_own_check(tmp_path: Path, run: Path, name: str) -> None:
    out = tmp_path / name
    made = nianbao("register", "new", run, "--out", out)
    assert (made.exit_code, made.output.startswith(f"已写出 {out}：")) == (0, True)
    checked = nianbao("register", "check", out)
    assert (checked.exit_code, checked.output.endswith("没有问题。\n")) == (0, True)
    assert len(load_register(out).listed) > 10


def test_a_list_that_is_there_is_not_written_over(tmp_path: Path, run: Path) -> None:
    out = tmp_path / "agencies.csv"
    out.write_text("单位名称\n", encoding="utf-8")
    assert nianbao("register", "new", run, "--out", out).exit_code == 2
    assert out.read_text("utf-8") == "单位名称\n"


def test_a_folder_that_holds_runs_is_as_good_as_the_runs(tmp_path: Path, run: Path) -> None:
    assert nianbao("register", "new", run, "--out", tmp_path / "one.csv").exit_code == 0
    assert nianbao("register", "new", tmp_path, "--out", tmp_path / "all.csv").exit_code == 0
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "all.csv").read_bytes()


def test_a_folder_without_records_is_told(tmp_path: Path) -> None:
    done = nianbao("register", "new", tmp_path, "--out", tmp_path / "agencies.csv")
    assert (done.exit_code, "没有提取结果" in done.output) == (2, True)
    (tmp_path / "standing.jsonl").touch()
    done = nianbao("register", "new", tmp_path, "--out", tmp_path / "agencies.csv")
    assert (done.exit_code, "只有比对结果" in done.output) == (2, True)
    (tmp_path / "records").mkdir()
    done = nianbao("register", "new", tmp_path, "--out", tmp_path / "agencies.csv")
    assert (done.exit_code, "没有写明单位的年报记录" in done.output) == (2, True)


def test_problems_are_told_row_by_row_and_show_in_the_exit_status(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text("单位名称,层级,统一社会信用代码\n甲局,村,\n乙局,县,91350100M000100Y44\n", encoding="utf-8")
    done = nianbao("register", "check", path)
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "单位名录第2行“甲局”：“层级”所填“村”不在可填范围（国家、省、市、县、乡）内，所填未采用。",
        "单位名录第3行“乙局”：“统一社会信用代码”所填“91350100M000100Y44”最后一位校验码不符，请核对有无抄错，所填未采用。",
        "单位名录有 2 处问题，采用了 2 行。",
    ]
    english = nianbao("register", "check", path, "--lang", "en").output.splitlines()
    assert english[-1] == "2 problems; 2 rows of the list can be used."


def test_a_list_without_any_agency_is_not_sound(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("单位名称,口径\n", "utf-8")
    done = nianbao("register", "check", tmp_path / "a.csv")
    assert (done.exit_code, done.stdout) == (1, "单位名录中一个单位也没有。\n")
    assert [*missing_lines((), load_register(tmp_path / "a.csv"), "zh")] == ["单位名录中一个单位也没有。"]


def test_a_file_that_is_no_list_is_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text("name\nx\n", encoding="utf-8")
    assert nianbao("register", "check", path).exit_code == 2


def test_every_head_is_explained() -> None:
    page = (ROOT / "docs" / "register.md").read_text("utf-8")
    assert [head for head in HEADS if f"| {head} |" not in page] == []
