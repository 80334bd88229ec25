"""The command `extract`: reports → records and summaries."""

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from pipeline.cli.options import (
    ANY_PLACE,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    FILE,
    LANG,
    NEW_FOLDER_PLACE,
    PlaceType,
    as_called,
    as_typed,
)
from pipeline.errors import UsageError
from pipeline.messages import Lang, say, visible
from pipeline.store.remote import Place
from pipeline.store.shard import Shard, parse_shard

ENGINES = ("local", "dask")


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
            self.fail(f"{value}：应为 K/N，K 在 1 到 N 之间 / K/N, with K from 1 to N", param, ctx)


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=ANY_PLACE)
@click.option("--out", metavar="DIR", required=True, type=NEW_FOLDER_PLACE, help="Results.")
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
    type=PlaceType(click.Path(path_type=Path)),
    multiple=True,
    help="Leave out a folder inside the INPUTs.  [more than one may be given]",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="Where documents are read: in processes of this machine, or by the workers of a dask cluster.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Of the cluster, like tcp://host:8786.  [default: one of --jobs workers on this machine]",
)
@LANG
@click.pass_context
def extract(  # noqa: PLR0913, PLR0917 - one parameter an option
    ctx: click.Context,
    inputs: tuple[Place, ...],
    out: Place,
    jobs: int | None,
    timeout: float | None,
    memory: int,
    agencies: Path | None,
    shard: Shard,
    without: tuple[Place, ...],
    engine: str,
    scheduler: str | None,
    lang: Lang,
) -> None:
    """Read reports and write records and summaries.

    Reports are read as PDF, OFD, DOCX, XLSX, CSV, HTML and plain text; out of archives (zip, tar, gz, bz2, xz, 7z, RAR) and
    e-mails (eml) too; DOC, WPS, RTF, ODT, XLS, ET and ODS where LibreOffice is installed. `nianbao doctor` says what can be
    read here.

    INPUT is a file or a folder, which is read with all folders below it; INPUT and DIR may also stand on an object store, by
    their address (s3://bucket/folder), which opens connections to it. What a file is, is decided by its bytes, never
    by its name. The same documents always give the same results, however they are ordered and whatever --jobs is.

    A run that was stopped goes on where it was when the same command is given again, and documents that have not changed
    since an earlier run into the same DIR are not read again.

    \b
    Examples:
      nianbao extract reports/ --out results/
      nianbao extract 2023/ 2024/ late.pdf --out results/ --jobs 4
      nianbao extract reports/ --out results/ --agencies agencies.xlsx
      nianbao extract s3://reports/2025 --out s3://results/2025
      nianbao extract reports/ --out results/ --engine dask --scheduler tcp://10.0.0.1:8786

    \b
    Written to DIR:
      summary.xlsx, summary.csv   what to open: a row a document, findings in words, a sheet a table
      records/*.json              one record a report
      run.json                    what became of every document

    Exit status: 0 no document failed, 1 one did or there was none, 2 wrong usage, 130 interrupted.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.engine import engine_of  # noqa: PLC0415 - slow to import, and not needed for --help
    from pipeline.isolate import Limits  # noqa: PLC0415
    from pipeline.read.scan.ready import usual_timeout_s  # noqa: PLC0415
    from pipeline.register import load_register  # noqa: PLC0415
    from pipeline.run import extract as run  # noqa: PLC0415
    from pipeline.show.closing import closing_lines, missing_lines  # noqa: PLC0415
    from pipeline.show.progress import shown_progress  # noqa: PLC0415

    if scheduler and engine == "local":
        msg = "--scheduler 须与 --engine dask 同用 / --scheduler goes with --engine dask"
        raise UsageError(msg)
    listed = load_register(agencies) if agencies else None
    signal.signal(signal.SIGTERM, _terminated)
    try:
        with shown_progress(lang) as progress:
            outcomes = run(
                inputs,
                out,
                Limits(jobs or os.cpu_count() or 1, timeout or usual_timeout_s(), memory << 20),
                progress,
                engine=engine_of(engine, scheduler),
                shard=shard,
                without=without,
            )
    except KeyboardInterrupt:
        click.echo(say("run.interrupted", lang, folder=out), err=True)
        ctx.exit(EXIT_INTERRUPTED)
    lines = [*closing_lines(outcomes, out, lang)]
    if isinstance(out, Path) and any(each.is_report for each in outcomes):
        lines.append(say("run.next", lang, folder=as_typed(out)))
    for line in (*lines, *missing_lines(outcomes, listed, lang)):
        click.echo(visible(as_called(line)))
    met = {each.row.outcome for each in outcomes}
    if "failed" in met or met <= {"skipped"}:
        ctx.exit(EXIT_FAILED)


def _terminated(_signal: int, _frame: object) -> NoReturn:
    """Leave by an exception, so that the workers are stopped too."""
    sys.exit(128 + signal.SIGTERM)
