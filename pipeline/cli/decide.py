"""The command `decide`: what a person decided on a finding."""

from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.cli.options import FOLDER, LANG, as_called, logged_in
from pipeline.messages import Lang, render_finding, say, visible, without_repairs


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=FOLDER)
@click.option("--finding", metavar="ID", required=True, help="Its id, or at least the first six digits of it.")
@click.option("--confirm", "action", flag_value="confirm", help="It is as the finding says.")
@click.option("--dismiss", "action", flag_value="dismiss", help="It does not matter here; say why with --reason.")
@click.option("--reopen", "action", flag_value="reopen", help="As if nothing had been decided.")
@click.option("--correct", metavar="PATH=VALUE", help="The cell was misread, and this stands on the page.")
@click.option("--reason", metavar="TEXT")
@click.option("--who", metavar="NAME", help="Who decides.  [default: the name you are logged in by]")
@LANG
def decide(  # noqa: PLR0913, PLR0917 - one parameter an option
    folders: tuple[Path, ...],
    finding: str,
    action: str | None,
    correct: str | None,
    reason: str | None,
    who: str | None,
    lang: Lang,
) -> None:
    """Note what you decided on a finding.

    DIR is what judge wrote to; where the records stand elsewhere, their folders follow. Decisions are added to
    decisions.jsonl and hold in every later run, until what is printed in the cells changes. Records are never changed. Run judge
    again for the standings that follow.

    \b
    Examples:
      nianbao decide results/ --finding 3f09ab --confirm
      nianbao decide results/ --finding 3f09ab --dismiss --reason "机构改革，口径不同"
      nianbao decide results/ --finding 3f09ab --correct requests.received.total=12
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.decide.noting import note, parse_correction  # noqa: PLC0415 - not needed for --help
    from pipeline.forms.load import load_forms  # noqa: PLC0415
    from pipeline.store.decisions import Decision  # noqa: PLC0415

    if (action is None) == (correct is None):
        raise click.UsageError(say("decide.one_needed", lang))
    path, value = parse_correction(correct) if correct is not None else (None, None)
    at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    decision = Decision(finding, action or "correct", path, value, reason, who or logged_in(), at)
    judged, *runs = folders
    noted = note(judged, runs or [judged], decision, load_forms())
    words = say(f"decide.{noted.decision.action}", lang)
    about = noted.finding
    said = without_repairs(about.message) if lang == "zh" else render_finding(about, lang, repairs=False)
    click.echo(visible(as_called(say("decide.noted", lang, what=words, id=about.id, finding=said))))
