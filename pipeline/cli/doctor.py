"""The command `doctor`: what can be read on this machine."""

import click

from pipeline.cli.options import LANG
from pipeline.messages import Lang, say, visible


@click.command()
@click.option("--missing", is_flag=True, help="Only name the extras that are not ready, one a line.")
@LANG
def doctor(lang: Lang, *, missing: bool) -> None:
    """Say which formats can be read here, and what to install for the others.

    \b
    Examples:
      nianbao doctor
      nianbao doctor --lang en
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from pipeline.doctor import EXTRAS, examine, surroundings  # noqa: PLC0415 - slow to import, and not needed for --help

    if missing:
        for name, ready in EXTRAS.items():
            if not ready():
                click.echo(name)
        return
    from rich import box  # noqa: PLC0415 - slow to import, and not needed for --help
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD)
    for head in ("format", "state", "how"):
        table.add_column(say(f"doctor.{head}", lang), overflow="fold")  # a command that is cut short can't be typed
    for line in examine(lang):
        state = say("doctor.ready" if line.ready else "doctor.not_ready", lang)
        table.add_row(*map(Text, (line.what, state, line.how)), style="" if line.ready else "dim")
    console = Console(highlight=False)
    console.print(table)
    for name, value in surroundings(lang):
        console.print(f"{name}: {visible(value)}", markup=False, soft_wrap=True)
