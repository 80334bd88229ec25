"""The command `merge`: the results of several machines → one folder."""

import click

from pipeline.cli.options import FOLDER_PLACE, LANG, NEW_FOLDER_PLACE
from pipeline.messages import Lang, say, visible
from pipeline.store.remote import Place


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER_PLACE)
@click.option("--out", metavar="DIR", required=True, type=NEW_FOLDER_PLACE, help="Results.")
@LANG
def merge(folders: tuple[Place, ...], out: Place, lang: Lang) -> None:
    """Put the results of several extracts into one folder.

    What is written is what one extract over all the documents would have written, byte for byte.

    \b
    Examples:
      nianbao extract reports/ --out part1/ --shard 1/2     on one machine
      nianbao extract reports/ --out part2/ --shard 2/2     on another
      nianbao merge part1/ part2/ --out results/
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.run import merge as run  # noqa: PLC0415 - slow to import, and not needed for --help

    rows = run(folders, out)
    click.echo(visible(say("run.documents", lang, count=len(rows), folder=out)))
    click.echo(visible(say("run.summary", lang, file=out / "summary.xlsx")))
