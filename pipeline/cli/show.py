"""The command `show`: a record in the terminal."""

from pathlib import Path

import click

from pipeline.cli.options import FILE, LANG
from pipeline.errors import UsageError
from pipeline.messages import Lang


@click.command()
@click.argument("record", metavar="RECORD", type=FILE)
@LANG
def show(record: Path, lang: Lang) -> None:
    """Show a record in the terminal.

    Its findings come first, then its tables as on the form.

    Doubtful cells are marked ? (check the reading) or ! (send back to the agency), in colour where the terminal has it.

    \b
    Examples:
      nianbao show results/records/jyj-5b3c0f6a9d0c.json
      nianbao show results/records/jyj-5b3c0f6a9d0c.json | less
    """  # noqa: D301 - \b is a character here: click keeps the lines below it
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed for --help

    from pipeline.forms.load import load_forms  # noqa: PLC0415
    from pipeline.show.record import show_record  # noqa: PLC0415
    from pipeline.store.decode import decode_record  # noqa: PLC0415

    try:
        decoded = decode_record(record.read_bytes())
    except UsageError as error:
        msg = f"{record}：{error}"
        raise UsageError(msg) from error
    show_record(decoded, load_forms(), Console(highlight=False), lang)
