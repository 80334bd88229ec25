"""The command `dashboard`: an office's reports to look at, in a browser, without a server."""

from pathlib import Path

import click

from pipeline.cli.options import FILE, FOLDER, LANG
from pipeline.messages import Lang, say


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option("--out", metavar="SITE", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--register", metavar="CSV|XLSX", type=FILE, help="The register of agencies: levels, kinds, regions.")
@click.option("--title", metavar="TEXT", help="What stands above it, for instance the name of the office.")
@LANG
def dashboard(folders: tuple[Path, ...], out: Path, register: Path | None, title: str | None, lang: Lang) -> None:
    """Build a dashboard that a browser shows from the disk: no server, and nothing from outside.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow. Open SITE/index.html; the whole folder
    can be copied, mailed or put on a web server. Its pages speak Chinese and English.

    \b
    Examples:
      nianbao dashboard results/ --register agencies.xlsx --out site/
      nianbao dashboard results/ --out site/ --title "示例市政府信息公开年报"
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.presenting import build_dashboard  # noqa: PLC0415 - slow to import, and not needed for --help

    reports = build_dashboard(folders, out, title or say("dashboard.title"), register)
    click.echo(say("dashboard.done", lang, reports=reports, file=out / "index.html"))
