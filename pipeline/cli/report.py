"""The command `report`: where an office stands, on one page."""

from pathlib import Path

import click

from pipeline.cli.options import FOLDER, LANG, as_called
from pipeline.messages import Lang, say, visible


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option("--year", metavar="YEAR", type=int, help="Only what is of this year.")
@click.option(
    "--markdown", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it as Markdown."
)
@click.option(
    "--archive", metavar="DIR", type=FOLDER, help="What collect wrote: says what could not be collected, too."
)
@LANG
def report(
    folders: tuple[Path, ...], year: int | None, markdown: Path | None, archive: Path | None, lang: Lang
) -> None:
    """Say on one page who published, who is late, what can be used and what is worst.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow.

    \b
    Examples:
      nianbao report results/
      nianbao report results/ --year 2024 --markdown 2024.md
      nianbao report judged/ 2022/ 2023/ 2024/
      nianbao report results/ --archive archive/
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed for --help

    from pipeline.show.collected import uncollected  # noqa: PLC0415
    from pipeline.show.overview import overview  # noqa: PLC0415
    from pipeline.show.overview_page import as_markdown, print_page, sections, unread  # noqa: PLC0415
    from pipeline.store.collection import find_runs, unfinished_runs  # noqa: PLC0415
    from pipeline.store.completeness import read_completeness  # noqa: PLC0415
    from pipeline.store.decisions import read_decisions, settled  # noqa: PLC0415
    from pipeline.store.folder import read_manifest  # noqa: PLC0415
    from pipeline.store.office import read_findings, read_judged, read_standings  # noqa: PLC0415
    from pipeline.store.whole import write_whole  # noqa: PLC0415

    judged, *others = folders
    runs = others or list(folders)
    page = overview(
        read_standings(judged),
        read_judged(judged),
        read_findings(runs),
        settled(read_decisions(judged)),
        year,
    )
    for run in unfinished_runs(runs):
        click.echo(visible(as_called(say("judge.unfinished", lang, folder=run))))
    rows = [row for run in find_runs(runs) for row in read_manifest(run)]
    lacking = [] if archive is None else [uncollected(read_completeness(archive), year, lang)]
    title, parts = say("report.title", lang), sections(page, lang, (*lacking, *unread(rows, lang)))
    if markdown is None:
        print_page(title, parts, Console(highlight=False))
    else:
        write_whole(markdown, as_markdown(title, parts).encode())
        click.echo(say("report.written", lang, file=markdown))
