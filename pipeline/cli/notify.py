"""The command `notify`: notices to the agencies whose reports have to be put right."""

from datetime import date, timedelta
from pathlib import Path

import click

from pipeline.cli.options import FILE, FOLDER, LANG, NEW_FILE
from pipeline.messages import Lang, named, say, visible

_DAYS = 15
"""What an agency is given where nothing else is said."""


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, type=FOLDER)
@click.option("--office", metavar="NAME", default="", help="Who writes: it stands below the letter.")
@click.option("--deadline", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="[default: in 15 days]")
@click.option("--year", metavar="YEAR", type=int, help="Write over the reports of this year only.")
@click.option("--number", metavar="TEXT", default="", help="The number of the letter (文号).")
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="[default: DIR/notices]")
@click.option(
    "--template", metavar="DOCX", type=FILE, help="A letter of your own in which {{单位}} and the like stand."
)
@click.option(
    "--write-template", metavar="DOCX", type=NEW_FILE, help="Write the built-in letter, to be edited, and stop."
)
@LANG
def notify(  # noqa: PLR0913, PLR0917 - one parameter an option
    folders: tuple[Path, ...],
    office: str,
    deadline: date | None,
    year: int | None,
    number: str,
    out: Path | None,
    template: Path | None,
    write_template: Path | None,
    lang: Lang,
) -> None:
    """Write a letter (整改通知) to each agency whose report is to be sent back, and a list of all letters.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow. Nobody is written to twice over the
    same findings, and a letter counts as answered once its reports can be used.

    \b
    Examples:
      nianbao notify results/ --office "示例市人民政府办公室" --year 2024 --deadline 2025-03-10
      nianbao notify --write-template letter.docx
      nianbao notify results/ --template letter.docx
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.corrected import accepted_findings  # noqa: PLC0415 - slow to import, and not needed for --help
    from pipeline.forms.load import load_forms  # noqa: PLC0415
    from pipeline.notify import LIST, Letter  # noqa: PLC0415
    from pipeline.notify import letter as letters  # noqa: PLC0415
    from pipeline.notify import notify as write_notices  # noqa: PLC0415

    if write_template:
        letters.write_template(write_template)
        click.echo(say("report.written", lang, file=write_template))
        return
    if not folders:
        raise click.UsageError(say("notify.folder_needed", lang))
    if not office and template is None:
        raise click.UsageError(say("notify.office_needed", lang))
    today = date.today()  # noqa: DTZ011 - the date that stands on the letter is that of the writer's calendar
    until = deadline or today + timedelta(days=_DAYS)
    judged, *runs = folders
    target = out or judged / "notices"
    form = template.read_bytes() if template else letters.default_template()
    letter = Letter(office or "（发文单位）", today.isoformat(), until.strftime("%Y-%m-%d"), number)
    recorded = accepted_findings(judged, runs or [judged], load_forms())
    done = write_notices(judged, recorded, target, letter, form, year=year)
    for notice in done.written:
        click.echo(visible(f"{target / notice.file}"))
    click.echo(
        say("notify.done", lang, written=len(done.written), open=done.open, closed=done.closed, file=target / LIST)
    )
    if not office:
        click.echo(say("notify.no_office", lang))
    if done.nobody:
        click.echo(say("notify.nobody", lang, count=len(done.nobody)))
        for uri in done.nobody:
            click.echo(f"  {named(uri)}")
