"""What several commands have alike: kinds of arguments, the language, exit statuses."""

import getpass
import os
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote

import click

from pipeline.errors import UsageError
from pipeline.messages import LANGS
from pipeline.messages.usage import COMMANDS
from pipeline.store.remote import Address, Place, is_address

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130
LANG = click.option(
    "--lang", type=click.Choice(LANGS), default="zh", show_default=True, help="Language on the terminal."
)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
ANY_PATH = click.Path(exists=True, path_type=Path)

_HERE = "file://"
_NAME = "nianbao"
_CALL = re.compile(
    rf"(?<![\w./\\-]){_NAME}(?= (?:--|{'|'.join(sorted({name.split()[0] for name in COMMANDS if name}))}|命令)\b)"
)
"""The program's name where it stands before a command or an option: in an example, or in a sentence that says what to run."""


class PlaceType(click.ParamType[Place]):
    """A path of this machine, or the address of a place elsewhere."""

    name = "place"

    def __init__(self, path: click.Path) -> None:
        self._path = path

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """Read it; a usage error where a path is not as it must be."""
        if isinstance(value, Address):
            return value
        if isinstance(value, str) and value.startswith(_HERE):
            value = unquote(value.removeprefix(_HERE))
            value = value.removeprefix("/") if os.name == "nt" else value  # file:///C:/reports
        if isinstance(value, str) and is_address(value):
            return Address(value)
        return Path(os.fsdecode(self._path.convert(value, param, ctx)))


ANY_PLACE = PlaceType(ANY_PATH)
FOLDER_PLACE = PlaceType(FOLDER)
NEW_FOLDER_PLACE = PlaceType(click.Path(file_okay=False))


def called() -> str:
    """Return how this program is called again: by its name where the PATH leads to it, else as it was called now."""
    script = Path(sys.argv[0])
    if script == Path(__file__).with_name("__main__.py"):
        return f"{as_typed(sys.executable)} -m pipeline.cli"
    found = shutil.which(script.name)
    if script.stem != _NAME or (found is not None and Path(found).resolve() == script.resolve()):
        return _NAME
    return as_typed(script)


def as_called(text: str) -> str:
    """Return a text whose calls of the program are as they must be typed here.

    >>> as_called("no such field: see nianbao fields").startswith("no such field: see ")
    True
    """
    name = called()
    return text if name == _NAME else _CALL.sub(lambda _: name, text)


class CalledFormatter(click.HelpFormatter):
    """Writes help whose examples call the program as it was called."""

    def write(self, string: str) -> None:
        """Write a piece of it."""
        super().write(as_called(string))


class CalledContext(click.Context):
    """What a command runs in."""

    formatter_class = CalledFormatter


def logged_in() -> str:
    """Return the name that the user is logged in by.

    Raises:
        UsageError: there is none, as in a container that runs under a bare number.
    """
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError) as error:  # one of them a release of Python
        msg = "不知道处理人是谁，请用 --who 写明 / nobody is logged in by a name: say by --who who decides"
        raise UsageError(msg) from error


def as_typed(path: str | Path) -> str:
    """Return a path as a shell of any system takes it for one word."""
    return f'"{path}"' if any(char.isspace() for char in str(path)) else str(path)
