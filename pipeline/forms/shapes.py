"""Shapes that the JSON Schemas of this project are made of."""

from collections.abc import Mapping

Schema = dict[str, object]

VERSION = "1"
"""Of all schemas; a change that a reader of records would notice needs the next one."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
FILLED: Schema = {"type": "string", "minLength": 1}
NULL: Schema = {"type": "null"}
FROM_0: Schema = {"type": "integer", "minimum": 0}
FROM_1: Schema = {"type": "integer", "minimum": 1}
SHA256 = "^[0-9a-f]{64}$"
CONCERNS = ("source", "extraction", "undecided")


def closed(properties: Mapping[str, object], **also: object) -> Schema:
    """Return the schema of an object that has exactly these keys.

    >>> closed({"page": FROM_1}, title="place")["required"]
    ['page']
    """
    return {
        **also,
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
        "additionalProperties": False,
    }


def reference(definition: str) -> Schema:
    """Return a reference to one of the definitions of the same schema."""
    return {"$ref": f"#/$defs/{definition}"}


def review() -> Schema:
    """Return the schema of the count of errors that tells an office where to look."""
    return closed(dict.fromkeys(CONCERNS, FROM_0), title="number of errors by what they concern")
