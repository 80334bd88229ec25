"""The schema files of `schemas/` are what the editions make, and sound."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import jsonschema_rs
import pytest

from pipeline.forms.load import load_forms, schemas_folder
from pipeline.forms.schema import SCHEMAS, render, stale, write
from pipeline.forms.shapes import Schema


def test_the_committed_schemas_are_up_to_date() -> None:
    assert stale(schemas_folder()) == []


def test_a_schema_left_behind_is_named_and_written_anew(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    for edition in schemas_folder().glob("editions/*.yml"):
        (tmp_path / "editions" / edition.name).write_bytes(edition.read_bytes())
    files = [tmp_path / f"{name}.schema.json" for name in ("record", "run", "finding", "standing")]
    assert stale(tmp_path) == files
    assert write(tmp_path) == files
    assert stale(tmp_path) == []
    files[0].write_bytes(files[0].read_bytes() + b"\n")
    assert stale(tmp_path) == [files[0]]
    assert write(tmp_path) == [files[0]]
    assert write(tmp_path) == []


@pytest.mark.parametrize("schema", [make(load_forms()) for make in SCHEMAS.values()], ids=SCHEMAS)
def test_a_schema_is_a_sound_schema_and_its_file_holds_all_of_it(schema: Schema) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)
    assert json.loads(render(schema)) == schema
