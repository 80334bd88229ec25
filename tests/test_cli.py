"""The command as a person types it: what it prints, how it exits, what it leaves behind."""

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.made_report import marked_record, plain_record

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
REPORT = SAMPLES / "basic" / "yingxi_street_2023.txt"
COMMAND = [sys.executable, "-m", "pipeline.cli"]


def nianbao(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("command", [(), ("extract",), ("check",), ("judge",), ("show",), ("fields",), ("schema",)])
def test_help_teaches_with_examples(command: tuple[str, ...]) -> None:
    for lang, head in (("zh", ("示例：\n", "常用步骤：\n")), ("en", ("Examples:\n",))):
        done = nianbao("--lang", lang, *command, "--help")
        assert done.returncode == 0
        assert any(words in done.stdout for words in head)
        told = done.stdout.replace(f"{sys.executable} -m pipeline.cli", "nianbao")  # as it was called here
        assert all(len(line) <= 100 for line in told.splitlines())


def test_every_option_says_what_it_does() -> None:
    told = nianbao("extract", "--help").stdout
    assert all(option in told for option in ("--out", "--jobs", "--timeout", "--memory", "--agencies", "--lang"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("extrac",),
        ("extract", "--out", "out"),
        ("extract", "nowhere", "--out", "out"),
        ("extract", "samples"),
        ("extract", "samples", "--out", "pyproject.toml"),
        ("extract", "samples", "--out", "pyproject.toml/out"),
        ("extract", "samples", "--out", "out", "--jobs", "0"),
        ("extract", "samples", "--out", "out", "--lang", "fr"),
        ("extract", "samples", "--out", "out", "--agencies", "pyproject.toml"),
        ("check", "nowhere"),
        ("show", "pyproject.toml"),
        ("show", "samples"),
        ("fields", "--edition", "1999"),
        ("schema", "report"),
    ],
)
def test_wrong_usage_is_one_clear_sentence_and_status_2(arguments: tuple[str, ...]) -> None:
    done = nianbao(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert not (ROOT / "pyproject.toml" / "out").exists()


def test_a_good_report_exits_0_and_says_where_to_look(tmp_path: Path) -> None:
    done = nianbao("extract", REPORT, "--out", tmp_path / "out", "--jobs", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert "  通过        1\n" in done.stdout
    assert str(tmp_path / "out" / "summary.xlsx") in done.stdout


def test_a_document_that_failed_exits_1(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = nianbao("extract", tmp_path / "empty.pdf", "--out", tmp_path / "out", "--lang", "en")
    assert done.returncode == 1
    assert "failed             1  empty 1" in done.stdout


@pytest.mark.parametrize("names", [(), ("Thumbs.db",)])
def test_no_document_at_all_exits_1(tmp_path: Path, names: tuple[str, ...]) -> None:
    (tmp_path / "reports").mkdir()
    for name in names:
        (tmp_path / "reports" / name).write_bytes(b"x")
    assert nianbao("extract", tmp_path / "reports", "--out", tmp_path / "out").returncode == 1


def test_the_language_speaks_only_to_the_terminal(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        nianbao("extract", SAMPLES / "others" / "blank_form.docx", "--out", tmp_path / lang, "--lang", lang)
    for path in (tmp_path / "zh").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "en" / path.relative_to(tmp_path / "zh")).read_bytes()


def test_a_list_of_agencies_tells_who_has_no_report(tmp_path: Path) -> None:
    agency = json.loads((REPORT.parent / f"{REPORT.name}.expected.json").read_text("utf-8"))["agency"]
    path = tmp_path / "agencies.csv"
    path.write_bytes(f"单位名称,别名\r\n某某局,{agency}\r\n示例县档案馆,\r\n".encode("gb18030"))
    done = nianbao("extract", REPORT, "--out", tmp_path / "out", "--agencies", path)
    assert done.returncode == 0
    assert done.stdout.endswith("名录上有 1 个单位没有年度报告：\n  示例县档案馆\n")


def test_progress_is_drawn_on_a_terminal_only(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"第{number}份通知", encoding="utf-8")
    terminal, stderr = pty.openpty()
    command = [*COMMAND, "extract", str(tmp_path), "--out", str(tmp_path / "out"), "--jobs", "1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=stderr) as running:
        os.close(stderr)
        drawn = b""
        try:
            while piece := os.read(terminal, 4096):
                drawn += piece
        except OSError:
            pass
        os.close(terminal)
        assert running.stdout is not None
        assert "正在读取" not in running.stdout.read().decode()
    assert "正在读取" in drawn.decode()


def test_an_interrupt_leaves_whole_records_and_the_same_command_finishes_the_work(tmp_path: Path) -> None:
    folder, out = tmp_path / "reports", tmp_path / "out"
    folder.mkdir()
    text = REPORT.read_bytes()
    for number in range(150):
        (folder / f"{number:03}.txt").write_bytes(text + b"\n" * number)
    # A test run started in the background ignores interrupts, and so would all that it starts.
    heeding = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = [sys.executable, "-c", heeding, *COMMAND, "extract", str(folder), "--out", str(out), "--jobs", "1"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        deadline = time.monotonic() + 60
        while not list(out.glob("records/*.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "已中断" in told.decode()
    assert "Traceback" not in told.decode()
    written = {path.name: path.read_bytes() for path in out.glob("records/*.json")}
    assert 0 < len(written) < 150
    assert not (out / "run.json").exists()
    assert all(json.loads(data)["schema_version"] == "1" for data in written.values())
    assert nianbao("extract", folder, "--out", out).returncode == 0
    assert len(list(out.glob("records/*"))) == 150
    assert all((out / "records" / name).read_bytes() == data for name, data in written.items())


def test_records_are_checked_again(tmp_path: Path) -> None:
    nianbao("extract", REPORT, "--out", tmp_path)
    done = nianbao("check", tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 份记录复核一致。\n")
    [record] = (tmp_path / "records").iterdir()
    record.write_bytes(record.read_bytes().replace(b'"status": "accepted"', b'"status": "needs_review"'))
    done = nianbao("check", record, "--lang", "en")
    assert done.returncode == 1
    assert "the status is needs_review, expected accepted" in done.stdout
    shutil.rmtree(tmp_path / "records")
    (tmp_path / "run.json").unlink()
    assert nianbao("check", tmp_path).returncode == 1


def test_a_record_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(marked_record())
    done = nianbao("show", path)
    assert done.returncode == 0
    assert done.stdout.index("REV.SUM") < done.stdout.index("行政复议                │行政诉讼")
    assert "check the reading" in nianbao("show", path, "--lang", "en").stdout


def test_the_data_dictionary_is_that_of_the_contract(contract: Path) -> None:
    heads, *fields = (contract / "fields.tsv").read_text("utf-8").splitlines()
    for edition in ("2019", "2021"):
        expected = [heads, *(line for line in fields if line.startswith(f"{edition}\t"))]
        assert nianbao("fields", "--edition", edition).stdout.splitlines() == expected
    assert set(nianbao("fields").stdout.splitlines()) <= {heads, *fields}


def test_the_schema_that_is_printed_is_the_one_that_records_keep_to() -> None:
    printed = nianbao("schema")
    assert printed.returncode == 0
    jsonschema.validate(json.loads(plain_record()), json.loads(printed.stdout))
    assert json.loads(nianbao("schema", "run").stdout)["$id"].startswith("urn:nianbao:run")


def test_the_version_is_told() -> None:
    try:
        installed = version("nianbao")
    except PackageNotFoundError:
        pytest.skip("nianbao runs from its folder and is not installed")
    assert nianbao("--version").stdout == f"nianbao, version {installed}\n"


def test_the_doctor_names_every_format_and_what_to_install() -> None:
    done = nianbao("doctor", "--lang", "en")
    assert done.returncode == 0
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert "ready" in lines["PDF"]
    assert "3 independent ways" in lines["PDF"]
    assert "libreoffice" in lines["DOC"].lower()
    assert "not ready" in lines["PPT"]


@pytest.mark.parametrize(("words", "said"), [((), "已中断"), (("--lang", "en"), "Interrupted")])
def test_an_interrupt_of_any_command_is_said_in_its_language(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    nianbao("extract", REPORT, "--out", tmp_path)
    pressed = (
        "import os, signal, sys; from pipeline.cli import main; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "sys.addaudithook(lambda event, about: event == 'open' and str(about[0]).endswith('run.json')"
        " and os.kill(os.getpid(), signal.SIGINT)); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", pressed, *words, "judge", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert said in done.stderr
    assert "Aborted" not in done.stderr
    assert "Traceback" not in done.stderr
