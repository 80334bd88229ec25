"""The command: parses what was typed, calls what does the work, prints and exits."""

import errno
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from pipeline.errors import NianbaoError
from pipeline.messages import LANGS, Lang, say, visible

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_LANG = click.option(
    "--lang", type=click.Choice(LANGS), default="zh", show_default=True, help="Language on the terminal."
)
_RECORD = click.Path(exists=True, dir_okay=False, path_type=Path)
_ANY_PATH = click.Path(exists=True, path_type=Path)


class _Group(click.Group):
    """The group of commands; turns our errors into one sentence and their exit status."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except NianbaoError as error:
            click.echo(visible(f"nianbao: {error}"), err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output has seen enough; click knows what to do
                raise
            click.echo(visible(f"nianbao: {error.filename or ''}: {error.strerror or error}"), err=True)
            ctx.exit(EXIT_FAILED)


@click.group(cls=_Group, context_settings=_CONTEXT)
@click.version_option(None, "-V", "--version", package_name="nianbao", prog_name="nianbao")
def main() -> None:
    """Turn published annual reports on open government information (政府信息公开工作年度报告) into validated records.

    \b
    Examples:
      nianbao extract reports/ --out results/     read every report in a folder
      nianbao extract a.pdf b.docx --out results/
      nianbao extract reports/ --out results/ --agencies agencies.csv
      nianbao show results/records/jyj-5b3c0f6a9d0c.json
      nianbao check results/                      check the records again
      nianbao fields | less                       what every number is called
      nianbao schema > record.schema.json         the JSON Schema of a record

    \b
    Of extract, open first:  results/summary.xlsx
    Nothing is uploaded and nothing is downloaded; documents are only read.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it


@main.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=_ANY_PATH)
@click.option("--out", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path), help="Results.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Documents read at once.  [default: all CPUs]")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=1),
    default=120,
    show_default=True,
    help="Time for one document.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=256),
    default=2048,
    show_default=True,
    help="Memory for one document.",
)
@click.option(
    "--agencies",
    metavar="CSV",
    type=_RECORD,
    help="A list with a column 单位名称 (and 别名, separated by ；): says at the end who on it has no report.",
)
@_LANG
@click.pass_context
def extract(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    inputs: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    timeout: float,
    memory: int,
    agencies: Path | None,
    lang: Lang,
) -> None:
    """Read reports and write records and summaries.

    Reports are read as PDF, DOCX, HTML and plain text.

    INPUT is a file or a folder, which is read with all folders below it. What a file is, is decided by its bytes, never
    by its name. The same documents always give the same results, however they are ordered and whatever --jobs is.

    \b
    Examples:
      nianbao extract reports/ --out results/
      nianbao extract 2023/ 2024/ late.pdf --out results/ --jobs 4
      nianbao extract reports/ --out results/ --agencies agencies.csv

    \b
    Written to DIR:
      summary.xlsx, summary.csv   what to open: a row a document, findings in words, a sheet a table
      records/*.json              one record a report
      run.json                    what became of every document

    Exit status: 0 no document failed, 1 one did or there was none, 2 wrong usage, 130 interrupted.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.isolate import Limits  # noqa: PLC0415 - slow to import, and not needed for --help
    from pipeline.register.names import read_agencies  # noqa: PLC0415
    from pipeline.run import extract as run  # noqa: PLC0415
    from pipeline.show.closing import closing_lines, missing_lines  # noqa: PLC0415
    from pipeline.show.progress import shown_progress  # noqa: PLC0415

    listed = read_agencies(agencies) if agencies else ()
    signal.signal(signal.SIGTERM, _terminated)
    try:
        with shown_progress(lang) as progress:
            outcomes = run(inputs, out, Limits(jobs or os.cpu_count() or 1, timeout, memory << 20), progress)
    except KeyboardInterrupt:
        click.echo(say("run.interrupted", lang, folder=out), err=True)
        ctx.exit(EXIT_INTERRUPTED)
    for line in (*closing_lines(outcomes, out, lang), *missing_lines(outcomes, listed, lang)):
        click.echo(visible(line))
    met = {each.row.outcome for each in outcomes}
    if "failed" in met or met <= {"skipped"}:
        ctx.exit(EXIT_FAILED)


@main.command()
@click.argument("targets", metavar="DIR|RECORD...", nargs=-1, required=True, type=_ANY_PATH)
@_LANG
@click.pass_context
def check(ctx: click.Context, targets: tuple[Path, ...], lang: Lang) -> None:
    """Check records again, without reading documents.

    Each record is held against the schema; the checks on its numbers are made anew and compared with its findings, its
    counts and its status. Of a results folder, the list in run.json is compared too.

    \b
    Examples:
      nianbao check results/
      nianbao check results/records/jyj-5b3c0f6a9d0c.json

    Exit status: 0 nothing differs, 1 something does or there is no record, 2 wrong usage.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.recheck import recheck  # noqa: PLC0415 - slow to import, and not needed for --help

    count = wrong = 0
    for checked in recheck(targets, lang):
        count += 1
        wrong += bool(checked.differences)
        for difference in checked.differences:
            click.echo(visible(f"{checked.path}: {difference}"))
    if not count or wrong:
        click.echo(say("check.differs" if count else "check.none", lang, count=count, wrong=wrong))
        ctx.exit(EXIT_FAILED)
    click.echo(say("check.same", lang, count=count))


@main.command()
@click.argument("record", metavar="RECORD", type=_RECORD)
@_LANG
def show(record: Path, lang: Lang) -> None:
    """Show a record in the terminal.

    Its findings come first, then its tables as on the form.

    Doubtful cells are marked ? (check the reading) or ! (send back to the agency), in colour where the terminal has it.

    \b
    Examples:
      nianbao show results/records/jyj-5b3c0f6a9d0c.json
      nianbao show results/records/jyj-5b3c0f6a9d0c.json | less
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed for --help

    from pipeline.forms.load import load_forms  # noqa: PLC0415
    from pipeline.show.record import show_record  # noqa: PLC0415
    from pipeline.store.decode import decode_record  # noqa: PLC0415

    show_record(decode_record(record.read_bytes()), load_forms(), Console(highlight=False), lang)


@main.command()
@click.option("--edition", metavar="ID", help="Only the fields of one edition, such as 2021.")
def fields(edition: str | None) -> None:
    """Print the data dictionary.

    That is every number of every edition of the form, a line each, tab-separated.

    \b
    Examples:
      nianbao fields | less
      nianbao fields --edition 2021 > fields-2021.tsv
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.forms.dictionary import COLUMNS, fields_rows  # noqa: PLC0415 - not needed for --help
    from pipeline.forms.load import load_forms  # noqa: PLC0415

    forms = load_forms()
    if edition is not None and edition not in forms.editions:
        raise click.BadParameter(f"there are {', '.join(forms.editions)}", param_hint="--edition")  # noqa: EM102, TRY003
    for row in (COLUMNS, *fields_rows(forms)):
        if edition in (None, row[0]) or row is COLUMNS:
            click.echo("\t".join(row))


@main.command()
@click.argument("name", type=click.Choice(["record", "run"]), default="record")
@click.option("--write", "write_", is_flag=True, help="Write the files in schemas/ anew (for developers).")
@click.option("--check", "check_", is_flag=True, help="Say which files in schemas/ are out of date (for developers).")
@click.pass_context
def schema(ctx: click.Context, name: str, *, write_: bool, check_: bool) -> None:
    """Print the JSON Schema of a record or of run.json.

    The schemas are written in draft 2020-12.

    \b
    Examples:
      nianbao schema > record.schema.json
      nianbao schema run > run.schema.json
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.forms.load import load_forms, schemas_folder  # noqa: PLC0415 - not needed for --help
    from pipeline.forms.schema import record_schema, render, run_schema, stale, write  # noqa: PLC0415

    if write_ or check_:
        changed = (write if write_ else stale)(schemas_folder())
        for path in changed:
            click.echo(f"{path}: {'written' if write_ else 'out of date; make schemas writes it anew'}")
        ctx.exit(EXIT_FAILED if check_ and changed else 0)
    click.echo(render(record_schema(load_forms()) if name == "record" else run_schema()), nl=False)


def _terminated(_signal: int, _frame: object) -> NoReturn:
    """Leave by an exception, so that the workers are stopped too."""
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    main()
