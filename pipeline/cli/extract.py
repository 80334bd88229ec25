"""The command `extract`: reports → records and summaries."""

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from pipeline.cli.options import ANY_PATH, EXIT_FAILED, EXIT_INTERRUPTED, FILE, LANG
from pipeline.messages import Lang, say, visible
from pipeline.store.shard import Shard, parse_shard


class ShardType(click.ParamType[Shard]):
    """`K/N` on the command line."""

    name = "shard"

    def convert(self, value: str | Shard, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        """Read it; a usage error where it is none."""
        if isinstance(value, Shard):
            return value
        try:
            return parse_shard(value)
        except ValueError:
            self.fail(f"{value!r}: K/N, with K from 1 to N", param, ctx)


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=ANY_PATH)
@click.option("--out", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path), help="Results.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Documents read at once.  [default: all CPUs]")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=1),
    help="Time for one document.  [default: 120; 600 where scans are read]",
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
    metavar="FILE",
    type=FILE,
    help="A list (CSV, XLSX) with a column 单位名称: says at the end who on it has no report.",
)
@click.option(
    "--shard",
    metavar="K/N",
    type=ShardType(),
    default="1/1",
    help="Read the Kth of N parts only, for N machines; `merge` puts them together.",
)
@click.option(
    "--without",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Leave out a folder inside the INPUTs.  [more than one may be given]",
)
@LANG
@click.pass_context
def extract(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    inputs: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    timeout: float | None,
    memory: int,
    agencies: Path | None,
    shard: Shard,
    without: tuple[Path, ...],
    lang: Lang,
) -> None:
    """Read reports and write records and summaries.

    Reports are read as PDF, OFD, DOCX, XLSX, CSV, HTML and plain text; out of archives (zip, tar, gz, bz2, xz, 7z) and e-mails
    (eml) too; DOC, WPS, RTF, ODT, XLS, ET and ODS where LibreOffice is installed. `nianbao doctor` says what can be read here.

    INPUT is a file or a folder, which is read with all folders below it. What a file is, is decided by its bytes, never
    by its name. The same documents always give the same results, however they are ordered and whatever --jobs is.

    A run that was stopped goes on where it was when the same command is given again, and documents that have not changed
    since an earlier run into the same DIR are not read again.

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
    from pipeline.read.scan.ready import usual_timeout_s  # noqa: PLC0415
    from pipeline.register import load_register  # noqa: PLC0415
    from pipeline.run import extract as run  # noqa: PLC0415
    from pipeline.show.closing import closing_lines, missing_lines  # noqa: PLC0415
    from pipeline.show.progress import shown_progress  # noqa: PLC0415

    listed = load_register(agencies) if agencies else None
    signal.signal(signal.SIGTERM, _terminated)
    try:
        with shown_progress(lang) as progress:
            outcomes = run(
                inputs,
                out,
                Limits(jobs or os.cpu_count() or 1, timeout or usual_timeout_s(), memory << 20),
                progress,
                shard=shard,
                without=without,
            )
    except KeyboardInterrupt:
        click.echo(say("run.interrupted", lang, folder=out), err=True)
        ctx.exit(EXIT_INTERRUPTED)
    for line in (*closing_lines(outcomes, out, lang), *missing_lines(outcomes, listed, lang)):
        click.echo(visible(line))
    met = {each.row.outcome for each in outcomes}
    if "failed" in met or met <= {"skipped"}:
        ctx.exit(EXIT_FAILED)


def _terminated(_signal: int, _frame: object) -> NoReturn:
    """Leave by an exception, so that the workers are stopped too."""
    sys.exit(128 + signal.SIGTERM)
