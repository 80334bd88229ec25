"""Validation: a record's bytes against the schema that its readers go by."""

from collections.abc import Iterator

import jsonschema_rs

from pipeline.store.exact_json import load


class RecordValidator:
    """A compiled schema; compiling takes longer than validating many records."""

    def __init__(self, schema: dict[str, object]) -> None:
        """Compile the schema."""
        self._compiled = jsonschema_rs.Draft202012Validator(schema)

    def faults(self, record: bytes) -> Iterator[tuple[str, str]]:
        """Yield where in a record its schema is broken, and how; ValueError where the bytes are no JSON."""
        for error in self._compiled.iter_errors(load(record)):
            yield "/".join(map(str, error.instance_path)) or "/", error.message
