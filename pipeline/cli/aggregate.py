"""The command `aggregate`: the consolidated form of an office."""

from pathlib import Path

import click

from pipeline.cli.options import FILE, FOLDER, LANG
from pipeline.messages import Lang, say, visible


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option("--register", metavar="CSV|XLSX", required=True, type=FILE, help="The register of agencies.")
@click.option("--scope", "agency", metavar="NAME", required=True, help="Whose consolidated report it is: 单位名称.")
@click.option("--year", metavar="YEAR", required=True, type=int, help="The report year.")
@click.option("--out", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--also",
    type=click.Choice(["check_reading", "send_back"]),
    multiple=True,
    help="Sum reports of this standing too; only usable ones are summed otherwise.",
)
@LANG
def aggregate(  # noqa: PLR0913, PLR0917 - one parameter an option
    folders: tuple[Path, ...],
    register: Path,
    agency: str,
    year: int,
    out: Path,
    also: tuple[str, ...],
    lang: Lang,
) -> None:
    """Sum up the reports of an agency's members on the official form.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow. A member's consolidated report that
    is missing or can't be used is replaced by its own members; nobody is counted twice.

    \b
    Examples:
      nianbao aggregate results/ --register agencies.xlsx --scope 示例市人民政府 --year 2024 --out form/

    \b
    Written to DIR:
      form.docx   the form, to be completed with the sections of prose
      form.xlsx   the form with live sums, and a sheet for each member
      form.json   the numbers, who is in them and who is not
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.consolidation import aggregate_folders  # noqa: PLC0415 - slow to import, and not needed for --help

    form = aggregate_folders(folders, register, agency=agency, year=year, out=out, also=also)
    left = [each for each in form.left_out if not each.replaced]
    click.echo(say("aggregate.done", lang, members=len(form.members), left=len(left), folder=out))
    for each in left:
        click.echo(visible(f"  {each.agency}  {each.why(lang)}"))
    if left:
        click.echo(say("aggregate.left_out", lang))
    if form.incomplete:
        click.echo(say("aggregate.incomplete", lang, count=len(form.incomplete)))
