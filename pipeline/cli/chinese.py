"""The help and the errors of the commands in Chinese: the commands as they are, with other words.

Click speaks English, and takes other languages only from catalogues of the system; what an office must read to begin is
therefore put in the place of its words here.
"""

import copy
import re
from collections.abc import Iterable
from typing import IO, Any, TypeVar

import click

from pipeline.cli.options import CalledFormatter
from pipeline.messages import Lang
from pipeline.messages.options import DEFAULTS, OPTIONS, WRONG
from pipeline.messages.usage import COMMANDS

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}

_BOTH = re.compile("(.*[\u4e00-\u9fff].*?) ?/ (?=[a-z0-9])", re.DOTALL)
"""How an error ends its Chinese and begins its English words: a path has no blank behind its slash."""


class _Formatter(CalledFormatter):
    """Writes help under Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **more: Any) -> None:  # noqa: ANN401 - click's own
        super().write_dl([(name, _behind(words)) for name, words in rows], *args, **more)


class _Context(click.Context):
    formatter_class = _Formatter


class ChineseUsageError(click.UsageError):
    """Wrong usage, said in Chinese."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the usage, where to look, and what is wrong."""
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file=file, err=True)
            click.echo(f"说明见：{self.ctx.command_path} --help\n", file=file, err=True)
        click.echo(f"错误：{self.message}", file=file, err=True)


_Kind = TypeVar("_Kind", bound=click.Command)


def in_chinese(command: _Kind, path: str) -> _Kind:
    """Return a command that explains itself in Chinese; `path` is its name behind `nianbao`.

    What has no Chinese words yet keeps its English ones.
    """
    clone = copy.copy(command)
    clone.context_class = _Context
    clone.options_metavar = "[选项]"
    clone.params = [_param(each, path) for each in command.params]
    if path in COMMANDS:
        line, more = COMMANDS[path]
        clone.short_help = line
        clone.help = "\n\n".join([f"{line}。", *(f"\b\n{part}" for part in more.split("\n\n") if part)])
    if isinstance(clone, click.Group):
        clone.subcommand_metavar = "命令 [参数]..."
        clone.commands = {name: in_chinese(each, f"{path} {name}".strip()) for name, each in clone.commands.items()}
    return clone


def lang_of(ctx: click.Context) -> Lang:
    """Return the language that a command explains itself in."""
    return "zh" if isinstance(ctx, _Context) else "en"


def chinese_error(error: click.UsageError) -> click.UsageError:
    """Return a usage error in Chinese where the command explains itself so; words that are not known here are kept."""
    if error.ctx is None or lang_of(error.ctx) != "zh":
        return error
    said = error.format_message()
    about = re.fullmatch(r"Invalid value(?: for (.*?))?: (.*)", said, re.DOTALL)
    what = about[2] if about else said
    for pattern, words in WRONG:
        if re.fullmatch(pattern, what, re.DOTALL):
            what = re.sub(pattern, words, what, flags=re.DOTALL)
            break
    hint = f"{about[1]}：" if about and about[1] else ""
    return ChineseUsageError(hint + what, ctx=error.ctx)


def without_english(said: str) -> str:
    """Return an error without what it says in English behind its Chinese words.

    >>> without_english("结果/standing.jsonl：没有这个文件，请先运行 nianbao judge / not there: run nianbao judge first")
    '结果/standing.jsonl：没有这个文件，请先运行 nianbao judge'
    >>> without_english("报告/a.pdf：没有权限")
    '报告/a.pdf：没有权限'
    """
    both = _BOTH.match(said)
    return both[1] if both else said


def _param(param: click.Parameter, path: str) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    name = max(param.opts, key=len)
    words = OPTIONS.get(f"{path} {name}", OPTIONS.get(name))
    if words is None:
        return param
    clone = copy.copy(param)
    clone.help = words
    return clone


def _behind(words: str) -> str:
    for english, chinese in DEFAULTS.items():
        words = words.replace(english, chinese)
    return words
