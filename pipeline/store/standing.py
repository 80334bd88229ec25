"""Standings as they are written: a line of `standing.jsonl` a record."""

from collections.abc import Iterable

from pipeline.store.exact_json import JsonValue, dump

NAME = "standing.jsonl"
COLUMNS = ("sha256", "agency", "scope", "year", "status", "reasons", "standing")


def encode_standings(rows: Iterable[dict[str, JsonValue]]) -> bytes:
    """Return the bytes of `standing.jsonl`: by agency, scope, year and document."""
    ordered = sorted(rows, key=_sorting_key)
    return b"".join(dump({column: row[column] for column in COLUMNS}, one_line_from=0) for row in ordered)


def _sorting_key(row: dict[str, JsonValue]) -> tuple[object, ...]:
    return row["agency"] is not None, row["agency"] or "", row["scope"], row["year"] or 0, row["sha256"]
