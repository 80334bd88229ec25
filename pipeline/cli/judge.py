"""The command `judge`: records judged beside each other."""

from pathlib import Path

import click

from pipeline.cli.options import EXIT_FAILED, FILE, FOLDER, LANG, as_called, as_typed
from pipeline.messages import Lang, say, visible


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option(
    "--register",
    metavar="CSV|XLSX",
    type=FILE,
    help="The register of agencies; without it, only years and versions.",
)
@click.option(
    "--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Where to write.  [default: DIR]"
)
@LANG
@click.pass_context
def judge(ctx: click.Context, folders: tuple[Path, ...], register: Path | None, out: Path | None, lang: Lang) -> None:
    """Judge records beside each other: years, agencies, versions.

    DIR is a folder that extract wrote, or one that holds several such; folders named later are of later runs. Only what
    has changed since the last time is judged again.

    \b
    Examples:
      nianbao judge results/ --register agencies.xlsx
      nianbao judge 2022/ 2023/ 2024/ --register agencies.xlsx --out judged/

    \b
    Written:
      findings.jsonl   what was found between the records, a line each
      standing.jsonl   what may be done with each record, a line each

    Exit status: 0 judged, 1 there was no record, 2 wrong usage.
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.judgement import FINDINGS, judge_folders  # noqa: PLC0415 - slow to import, and not needed for --help
    from pipeline.store.collection import unfinished_runs  # noqa: PLC0415

    if out is None and len(folders) > 1:
        raise click.UsageError(say("judge.out_needed", lang))
    target = out or folders[0]
    summary = judge_folders(folders, target, register)
    standings = {say(f"standing.{name}", lang): count for name, count in summary.standings.items() if count}
    if not summary.records:
        click.echo(say("judge.none", lang))
        ctx.exit(EXIT_FAILED)
    click.echo(say("judge.standing", lang, count=summary.records, standings=standings))
    click.echo(visible(say("judge.findings", lang, **summary.severities, file=target / FINDINGS)))
    for run in unfinished_runs(folders):
        click.echo(visible(as_called(say("judge.unfinished", lang, folder=run))))
    if register is None:
        click.echo(say("judge.no_register", lang))
    places = dict.fromkeys(map(as_typed, (target, *folders)))  # where the records stand elsewhere, their folders follow
    click.echo(visible(as_called(say("judge.next", lang, folders=" ".join(places)))))
