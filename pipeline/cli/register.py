"""The commands of `register`: the list of agencies."""

from pathlib import Path

import click

from pipeline.cli.options import EXIT_FAILED, FILE, FOLDER, LANG, NEW_FILE
from pipeline.messages import Lang, say, visible


@click.group()
def register() -> None:
    """Keep the list of agencies, a sheet (CSV or XLSX) with the column 单位名称."""


@register.command("new")
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option("--out", metavar="FILE", default="agencies.xlsx", show_default=True, type=NEW_FILE, help="CSV or XLSX.")
@LANG
def register_new(folders: tuple[Path, ...], out: Path, lang: Lang) -> None:
    """Propose a list from the records of runs; what is guessed stands in the column 说明."""
    from pipeline.model.report import Status  # noqa: PLC0415 - not needed for --help
    from pipeline.register.draft_file import write_draft  # noqa: PLC0415
    from pipeline.store.collection import find_latest  # noqa: PLC0415
    from pipeline.store.filing import read_filing  # noqa: PLC0415

    filings = (read_filing(file.path.read_bytes(), str(file.path)) for file in find_latest(folders))
    rows = write_draft(out, (filing for filing in filings if filing.status != Status.REJECTED))
    click.echo(visible(say("register.written", lang, file=out, rows=rows)))


@register.command("check")
@click.argument("file", metavar="FILE", type=FILE)
@LANG
@click.pass_context
def register_check(ctx: click.Context, file: Path, lang: Lang) -> None:
    """Say what is wrong with a list, row by row; exit status 1 where something is."""
    from pipeline.register import load_register  # noqa: PLC0415 - not needed for --help
    from pipeline.show.listing import listing_lines  # noqa: PLC0415

    found = load_register(file)
    for line in listing_lines(found, lang):
        click.echo(visible(line))
    ctx.exit(EXIT_FAILED if found.problems or not found.listed else 0)
