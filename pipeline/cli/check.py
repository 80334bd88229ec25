"""The command `check`: records checked again."""

from pathlib import Path

import click

from pipeline.cli.options import ANY_PATH, EXIT_FAILED, LANG
from pipeline.messages import Lang, say, visible


@click.command()
@click.argument("targets", metavar="DIR|RECORD...", nargs=-1, required=True, type=ANY_PATH)
@LANG
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
