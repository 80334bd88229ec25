"""What several commands have alike: kinds of arguments, the language, exit statuses."""

from pathlib import Path

import click

from pipeline.messages import LANGS

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130
LANG = click.option(
    "--lang", type=click.Choice(LANGS), default="zh", show_default=True, help="Language on the terminal."
)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
ANY_PATH = click.Path(exists=True, path_type=Path)
