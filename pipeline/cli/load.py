"""The command `load`: the records of an office as tables for other programs."""

from pathlib import Path

import click

from pipeline.cli.options import FILE, FOLDER, LANG, as_called
from pipeline.messages import Lang, say


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option("--register", metavar="CSV|XLSX", type=FILE, help="The register of agencies: levels, kinds, regions.")
@click.option(
    "--out", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), help="Where to; DIR/store by default."
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["parquet", "csv", "jsonl"]),
    multiple=True,
    default=["parquet"],
    show_default=True,
    help="Files beside the DuckDB file; may be given several times.",
)
@click.option(
    "--to",
    "server",
    metavar="postgresql://…",
    envvar="NIANBAO_POSTGRESQL",
    help="A PostgreSQL database to load too; the address may stand in NIANBAO_POSTGRESQL, where no list of programs shows it.",
)
@LANG
def load(  # noqa: PLR0913, PLR0917 - one parameter an option
    folders: tuple[Path, ...],
    register: Path | None,
    out: Path | None,
    formats: tuple[str, ...],
    server: str | None,
    lang: Lang,
) -> None:
    """Load the records of an office into a database: one DuckDB file, Parquet files, on request a PostgreSQL server.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow. Run it again whenever something has
    changed: only changed records are read again. docs/store.md says what the tables hold and how to ask them.

    \b
    Examples:
      nianbao load results/ --register agencies.xlsx
      nianbao load results/ --out store/ --format parquet --format csv
      nianbao load results/ --to postgresql://nianbao@localhost/office
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.loading import load_folders  # noqa: PLC0415 - slow to import, and not needed for --help

    if server is not None and not server.startswith(("postgresql://", "postgres://")):
        msg = f"应为 postgresql://… / must be postgresql://…: {server.partition(':')[0]}"
        raise click.BadParameter(msg, param_hint="--to")
    out = out or folders[0] / "store"
    loaded = load_folders(folders, out, register=register, formats=formats, server=server)
    click.echo(say("load.done", lang, reports=loaded.reports, facts=loaded.facts, read=loaded.read, folder=out))
    if loaded.unjudged:
        click.echo(as_called(say("load.unjudged", lang, count=loaded.unjudged)))
    if loaded.unfit:
        click.echo(say("load.unfit", lang, count=loaded.unfit))
    if server is not None:
        click.echo(say("load.sent", lang))
