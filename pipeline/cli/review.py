"""The command `review`: the review desk."""

from pathlib import Path

import click

from pipeline.cli.options import FILE, FOLDER, LANG, as_called, logged_in
from pipeline.messages import Lang, visible


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option(
    "--reports",
    metavar="FOLDER",
    multiple=True,
    type=FOLDER,
    help="Where the documents lie; may be given several times. They are known by their bytes, not by their names.",
)
@click.option("--register", metavar="CSV|XLSX", type=FILE, help="The register that judge was called with.")
@click.option("--who", metavar="NAME", help="Who decides.  [default: the name you are logged in by]")
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65535), default=0, help="[default: one that is free]")
@LANG
def review(  # noqa: PLR0913, PLR0917 - one parameter an option
    folders: tuple[Path, ...],
    reports: tuple[Path, ...],
    register: Path | None,
    who: str | None,
    port: int,
    lang: Lang,
) -> None:
    """Open the review desk: each doubtful number beside the page it was read from.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow. The desk is a page for the browser
    on this machine and no other; its address works once. Decisions are added to decisions.jsonl as decide does it, and where
    DIR was judged, standing.jsonl follows them.

    \b
    Examples:
      nianbao review results/ --reports reports/
      nianbao review results/ --reports reports/ --register agencies.xlsx --who 王某
      nianbao review judged/ 2022/ 2023/ --reports /srv/reports --lang en

    Ctrl+C ends it.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.desk.serve import Opening, serve  # noqa: PLC0415 - slow to import, and not needed for --help

    judged, *runs = folders
    opening = Opening(judged, tuple(runs) or (judged,), reports, register, who or logged_in(), port, lang)
    serve(opening, lambda text: click.echo(visible(as_called(text))))
