"""The help and the errors of the commands in Chinese: nothing is left in English by oversight; English is there on request."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.messages.options import OPTIONS
from pipeline.messages.usage import COMMANDS

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def every(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from every(each, f"{path} {name}".strip())


def options(path: str, command: click.Command) -> Iterator[tuple[str, str]]:
    for each in command.params:
        if isinstance(each, click.Option) and each.name != "help":
            name = max(each.opts, key=len)
            yield name, f"{path} {name}"


def said(*typed: str) -> str:
    return CliRunner().invoke(main, typed, prog_name="nianbao").output


def test_every_command_and_option_has_chinese_words_and_no_words_are_left_over() -> None:
    known = dict(every(main))
    assert known.keys() == COMMANDS.keys()
    met = [pair for path, command in known.items() for pair in options(path, command)]
    assert [full for name, full in met if name not in OPTIONS and full not in OPTIONS] == []
    assert OPTIONS.keys() <= {name for pair in met for name in pair}


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path or "nianbao")
def test_help_is_chinese_from_its_first_line_to_its_last(path: str) -> None:
    told = said(*path.split(), "--help")
    assert told.startswith("用法：")
    assert COMMANDS[path][0] in told
    assert not any(
        english in told for english in ("Usage:", "Options:", "Commands:", "Show this", "default:", "required")
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("extract",), "错误：缺少参数 INPUT..."),
        (("extract", "nowhere", "--out", "o"), "没有这个文件或文件夹：nowhere"),
        (("nosuch",), "错误：没有 nosuch 这个命令"),
        (("report", ".", "--yaer", "2024"), "错误：没有 --yaer 这个选项"),
        (("report", ".", "--year", "abc"), "abc 不是整数"),
        (("extract", ".", "--out", "o", "--jobs", "0"), "0 超出范围 x>=1"),
        (("extract", "."), "错误：缺少选项 --out"),
        (("decide", ".", "--finding", "3f09ab"), "请写明处理意见"),
        (("judge", ".", "tests"), "请用 --out 写明"),
        (("notify",), "请写明 judge 写入的文件夹"),
        (("fields", "--edition", "1999"), "可选 2014、2019、2021"),
        (("extract", ".", "--out", "o", "--shard", "3/2"), "3/2：应为 K/N，K 在 1 到 N 之间"),
        (("load", ".", "--to", "mysql://u:secret@x/y"), "应为 postgresql://…"),
        (("decide", ".", "--finding", "3f09ab", "--correct", ""), "应写作 指标=数值"),
        (("show", "LICENSE"), "LICENSE：不是年报记录"),
    ],
)
def test_wrong_usage_is_said_in_chinese(typed: tuple[str, ...], told: str) -> None:
    assert told in said(*typed)


@pytest.mark.parametrize(
    "typed", [("--lang", "en", "--help"), ("report", "--lang=en", "--help"), ("--lang", "en", "report")]
)
def test_english_is_spoken_on_request(typed: tuple[str, ...]) -> None:
    assert said(*typed).startswith("Usage: nianbao")


def test_the_language_named_first_holds_for_the_command() -> None:
    assert "No record was found" in said("--lang", "en", "check", "docs")
    assert "没有找到任何记录" in said("check", "docs")


def test_an_error_is_said_in_the_language_of_the_command_alone(tmp_path: Path) -> None:
    chinese, english = said("report", str(tmp_path)), said("--lang", "en", "report", str(tmp_path))
    assert chinese.endswith("standing.jsonl：没有这个文件，请先运行 nianbao judge\n")
    assert "not there: run nianbao judge first" in english


def test_a_date_is_asked_for_as_it_is_written_and_not_as_a_pattern(tmp_path: Path) -> None:
    told = said("notify", str(tmp_path), "--office", "示例县人民政府办公室", "--deadline", "2025/3/10")
    assert "应写作 2025-03-10" in told
    assert "%" not in told


def test_who_names_no_consolidated_agency_is_told_which_there_are(tmp_path: Path) -> None:
    (tmp_path / "agencies.csv").write_text("单位名称,口径\n示例县人民政府,汇总\n示例县教育局,本级\n", "utf-8")
    register = ("--register", str(tmp_path / "agencies.csv"), "--year", "2024", "--out", str(tmp_path / "form"))
    told = said("aggregate", str(tmp_path), "--scope", "示例县", *register)
    assert "名录中口径为“汇总”的：示例县人民政府。" in told
    assert "示例县教育局" not in told
