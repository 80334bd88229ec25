"""The edition files of `schemas/editions/`, loaded into `pipeline.model.form` and refused where they break their rules.

The keys of a file are the fields of the model's classes, so a new edition, or another office's annual form, is a new
file and no code. A fault in a form would put numbers into wrong fields of every report: nothing doubtful is loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

from pipeline.errors import FormError
from pipeline.forms.rules import faults
from pipeline.forms.strict_yaml import Plain, parse
from pipeline.model.form import Edition, Forms

_AT = re.compile(r"(?P<message>.*) - at `(?P<path>\$.*)`", re.DOTALL)
_MAY_BE_EMPTY = frozenset({"right"})
"""Nothing on the right of an identity is zero; any other empty list is a line that was forgotten."""


def schemas_folder() -> Path:
    """Return the folder of editions and JSON Schemas: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"


def load_forms(folder: Path | None = None) -> Forms:
    """Load every edition file below a folder (`editions/*.yml`), by default the project's own, which is read once.

    Raises FormError with every fault of the first faulty file: the file, the path inside it, what is wrong.
    """
    return _own_forms() if folder is None else _load(folder)


@cache
def _own_forms() -> Forms:
    return _load(schemas_folder())


def _load(folder: Path) -> Forms:
    paths = sorted((folder / "editions").glob("*.yml"))
    if not paths:
        msg = f"{folder / 'editions'}: no edition file (*.yml) here"
        raise FormError(msg)
    named = [
        (f"{folder.name}/editions/{path.name}", _edition(path, f"{folder.name}/editions/{path.name}")) for path in paths
    ]
    named.sort(key=lambda pair: pair[1].first_year)
    for (_, older), (name, newer) in pairwise(named):
        if older.last_year is None or older.last_year >= newer.first_year:
            msg = f"{name}: $.first_year: {newer.first_year} is a year of edition {older.id} too"
            raise FormError(msg)
    return Forms({edition.id: edition for _, edition in named})


def _edition(path: Path, name: str) -> Edition:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{name}: $: can't be read: {error}"
        raise FormError(msg) from error
    raw = parse(text, name)
    try:
        edition = msgspec.convert(raw, Edition)
    except msgspec.ValidationError as error:
        found = _AT.fullmatch(str(error))
        place, message = (found["path"], found["message"]) if found else ("$", str(error))
        msg = f"{name}: {place}: {message}"
        raise FormError(msg) from error
    wrong = [*_stray(raw, edition, "$"), *faults(edition)]
    if edition.id != path.stem:
        wrong.append(f"$.id: the file of edition {edition.id} must be named {edition.id}.yml")
    if wrong:
        raise FormError("\n".join(f"{name}: {fault}" for fault in wrong))
    return edition


def _stray(raw: Plain, made: object, path: str) -> Iterator[str]:
    """Yield what a file says and the model did not take: msgspec leaves out unknown keys of dataclasses."""
    if not isinstance(raw, dict) or not is_dataclass(made):
        return
    names = {field.name for field in fields(made)}
    for key, value in raw.items():
        here = f"{path}.{key}"
        if key not in names:
            yield f"{here}: unknown key; known are {', '.join(sorted(names))}"
        elif isinstance(value, list):
            if not value and key not in _MAY_BE_EMPTY:
                yield f"{here}: an empty list; leave the key out, or say what belongs here"
            for number, (item, part) in enumerate(zip(value, getattr(made, key), strict=True)):
                yield from _stray(item, part, f"{here}[{number}]")
