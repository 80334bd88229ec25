"""The command: parses what was typed, calls what does the work, prints and exits; one module a subcommand."""

import errno
import io
import sys
from itertools import pairwise
from typing import Any

import click

from pipeline.cli.aggregate import aggregate
from pipeline.cli.check import check
from pipeline.cli.chinese import chinese_error, in_chinese, lang_of, without_english
from pipeline.cli.collect import collect
from pipeline.cli.dashboard import dashboard
from pipeline.cli.decide import decide
from pipeline.cli.doctor import doctor
from pipeline.cli.extract import extract
from pipeline.cli.forms import fields, schema
from pipeline.cli.judge import judge
from pipeline.cli.load import load
from pipeline.cli.merge import merge
from pipeline.cli.notify import notify
from pipeline.cli.options import EXIT_FAILED, EXIT_INTERRUPTED, CalledContext, as_called
from pipeline.cli.register import register
from pipeline.cli.report import report
from pipeline.cli.review import review
from pipeline.cli.show import show
from pipeline.errors import NianbaoError
from pipeline.messages import LANGS, Lang, say, visible

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Group(click.Group):
    """The group of commands; turns our errors into one sentence and their exit status."""

    context_class = CalledContext

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's own
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a console may lack a character: reports hold rare ones
                stream.reconfigure(errors="replace")
        typed = list((args[0] if args else extra.get("args")) or sys.argv[1:])
        english = "--lang=en" in typed or ("--lang", "en") in pairwise(typed)
        return click.Group.main(self if english else in_chinese(self, ""), *args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - click's own
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as error:
            raise chinese_error(error) from None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise chinese_error(error) from None
        except KeyboardInterrupt:
            click.echo(f"\n{say('command.interrupted', lang_of(ctx))}", err=True)  # behind the ^C of the terminal
            ctx.exit(EXIT_INTERRUPTED)
        except NianbaoError as error:
            _tell(error, lang_of(ctx))
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output has seen enough; click knows what to do
                raise
            _tell(_said(error, lang_of(ctx)), lang_of(ctx))
            ctx.exit(EXIT_FAILED)
        except Exception as error:
            # What the writer of workbooks makes of one; imported here, it would slow down every command.
            if not (type(error).__module__ == "xlsxwriter.exceptions" and isinstance(error.__context__, OSError)):
                raise
            _tell(_said(error.__context__, lang_of(ctx)), lang_of(ctx))
            ctx.exit(EXIT_FAILED)


def _tell(problem: object, lang: Lang) -> None:
    said = without_english(str(problem)) if lang == "zh" else str(problem)
    click.echo(visible(f"nianbao: {as_called(said)}"), err=True)


_KEYS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "disk.full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "disk.denied"),
}


def _said(error: OSError, lang: Lang) -> str:
    """Say what the system refused, and what to do."""
    key = _KEYS.get(error.errno or 0, "disk.other")
    about = {"path": error.filename or say("disk.unnamed", lang), "reason": error.strerror or error}
    return say(key, lang, **about)


def _speak(ctx: click.Context, _param: click.Parameter, lang: str | None) -> None:
    """Let every command speak a language, where none of its own is named."""
    if lang is not None:
        ctx.default_map = _defaults(ctx.command, lang)


def _defaults(command: click.Command, lang: str) -> dict[str, Any]:
    below = command.commands if isinstance(command, click.Group) else {}
    return {"lang": lang} | {name: _defaults(each, lang) for name, each in below.items()}


@click.group(cls=_Group, context_settings=_CONTEXT)
@click.option(
    "--lang", type=click.Choice(LANGS), expose_value=False, callback=_speak, help="Language of help and messages."
)
@click.version_option(None, "-V", "--version", package_name="nianbao", prog_name="nianbao")
def main() -> None:
    """Turn published annual reports on open government information (政府信息公开工作年度报告) into validated records.

    \b
    Examples:
      nianbao collect sources.toml --archive archive/    from the agencies' sites
      nianbao extract reports/ --out results/     read every report in a folder
      nianbao extract a.pdf b.docx --out results/
      nianbao extract reports/ --out results/ --agencies agencies.xlsx
      nianbao show results/records/jyj-5b3c0f6a9d0c.json
      nianbao check results/                      check the records again
      nianbao register new results/               propose a list of agencies
      nianbao judge results/ --register agencies.xlsx
      nianbao report results/                     who published, what is usable, what is worst
      nianbao review results/ --reports reports/  look at the page, confirm, correct, dismiss
      nianbao decide results/ --finding 3f09ab --confirm
      nianbao notify results/ --office "示例市人民政府办公室"
      nianbao aggregate results/ --register agencies.xlsx --scope 示例市人民政府 --year 2024 --out form/
      nianbao load results/ --register agencies.xlsx     tables: DuckDB, Parquet, PostgreSQL
      nianbao dashboard results/ --register agencies.xlsx --out site/
      nianbao fields | less                       what every number is called
      nianbao schema > record.schema.json         the JSON Schema of a record

    \b
    Of extract, open first:  results/summary.xlsx
    Nothing is uploaded; only `collect`, `load --to` and an address that you name (s3://…,
    --scheduler) open a connection.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it


for _command in (
    collect,
    extract,
    merge,
    check,
    show,
    register,
    judge,
    review,
    decide,
    report,
    notify,
    aggregate,
    load,
    dashboard,
    fields,
    schema,
    doctor,
):
    for _each in (_command, *(_command.commands.values() if isinstance(_command, click.Group) else ())):
        _each.context_class = CalledContext
    main.add_command(_command)
