"""The JSON Schema files of `schemas/`: made from the edition files and the model, committed for readers of the data.

`stale` tells when a change of a form or of the model has left them behind.
"""

import json
from collections.abc import Callable
from pathlib import Path

from pipeline.forms.load import load_forms
from pipeline.forms.office_schema import finding_schema, standing_schema
from pipeline.forms.record_schema import record_schema
from pipeline.forms.run_schema import run_schema
from pipeline.forms.shapes import Schema
from pipeline.model.form import Forms

__all__ = ["SCHEMAS", "record_schema", "render", "run_schema", "stale", "write"]

SCHEMAS: dict[str, Callable[[Forms], Schema]] = {
    "record": record_schema,
    "run": lambda _: run_schema(),
    "finding": lambda _: finding_schema(),
    "standing": lambda _: standing_schema(),
}
"""By the first word of their files' names."""

_WIDTH = 120


def render(schema: Schema) -> bytes:
    """Return the bytes of a schema's file: UTF-8, what fits into one line on one line, the same for the same schema."""
    return f"{_written(schema, 0, 0)}\n".encode()


def write(folder: Path) -> list[Path]:
    """Write the schemas that are missing or out of date in a folder of forms, and return them."""
    made = _files(folder)
    changed = [path for path, data in made.items() if _differs(path, data)]
    for path in changed:
        path.write_bytes(made[path])
    return changed


def stale(folder: Path) -> list[Path]:
    """Return the schema files of a folder of forms that are missing or are not what its editions make."""
    return [path for path, data in _files(folder).items() if _differs(path, data)]


def _files(folder: Path) -> dict[Path, bytes]:
    forms = load_forms(folder)
    return {folder / f"{name}.schema.json": render(schema(forms)) for name, schema in SCHEMAS.items()}


def _differs(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != data


def _written(value: object, indent: int, before: int) -> str:
    """Return a value as JSON; `before` is how much of its first line is already taken."""
    line = json.dumps(value, ensure_ascii=False)
    if before + len(line) <= _WIDTH or not isinstance(value, dict | list):
        return line
    inner = " " * (indent + 1)
    if isinstance(value, list):
        parts = [_written(item, indent + 1, indent + 1) for item in value]
        opening, closing = "[", "]"
    else:
        keys = {json.dumps(key, ensure_ascii=False): item for key, item in value.items()}
        parts = [f"{key}: {_written(item, indent + 1, indent + 3 + len(key))}" for key, item in keys.items()]
        opening, closing = "{", "}"
    body = ",\n".join(f"{inner}{part}" for part in parts)
    return f"{opening}\n{body}\n{' ' * indent}{closing}"
