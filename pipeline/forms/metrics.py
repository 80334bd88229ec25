"""The metrics: every number that any edition asks for, once, with its names and with what it may be compared across editions.

A field that has one id in several editions counts the same thing in all of them. What does so under several ids, and what
only seems to, is said in `schemas/metrics.yml`, beside the labels in English.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from pipeline.errors import FormError
from pipeline.forms.load import load_forms, schemas_folder
from pipeline.forms.strict_yaml import parse
from pipeline.model.form import Edition, Field, Forms
from pipeline.model.member import FieldType, Member, paths

NAME = "metrics.yml"
MOST_NAME = 63
"""Bytes of a name in PostgreSQL, which cuts off the rest without a word."""
_ONLY = "value"


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of one table that are one thing together, divided otherwise in each edition."""

    id: str
    table: str
    label: str
    rows: tuple[str, ...]


class Unlike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two fields that look alike and are not comparable, and why."""

    fields: tuple[str, str]
    zh: str
    en: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `schemas/metrics.yml` says."""

    series: tuple[Series, ...]
    unlike: tuple[Unlike, ...]
    units: Mapping[str, str]
    english: Mapping[str, str]

    def label(self, text: str) -> str:
        """Return a label in English, levels joined as in Chinese; a level that has no words stays as it is."""
        if text in self.english:
            return self.english[text]
        return "/".join(self.english.get(part, part) for part in _levels(text, self.english))


@dataclass(frozen=True, slots=True)
class Metric:
    """One number of the forms, whatever the edition."""

    path: str
    table: str
    row: str
    column: str
    type: FieldType
    unit: str
    unit_en: str
    row_label: str
    """As the newest edition that has it words it."""
    row_label_en: str
    column_label: str
    column_label_en: str
    editions: tuple[str, ...]
    """The ids of the editions that ask for it, oldest first."""
    view_column: str
    """What its column is called in the wide views of the store: its path without the table, dots as double underscores."""
    series: str
    """What its numbers may be compared and added up under, across editions: its own path, or that of the rows it is part of."""
    unlike: tuple[str, ...] = ()
    """Fields that look like it and count something else."""
    note: str | None = None
    note_en: str | None = None


@cache
def load_words() -> Words:
    """Load `schemas/metrics.yml`.

    Raises:
        FormError: it breaks its rules, lacks a label of an edition, or names what no edition has.
    """
    path = schemas_folder() / NAME
    try:
        words = msgspec.convert(parse(path.read_text(encoding="utf-8"), NAME), Words)
    except (OSError, UnicodeDecodeError, msgspec.ValidationError) as error:
        msg = f"{NAME}: {error}"
        raise FormError(msg) from error
    faults = list(_faults(words, load_forms()))
    if faults:
        raise FormError("\n".join(f"{NAME}: {fault}" for fault in faults))
    return words


@cache
def load_metrics() -> Mapping[str, Metric]:
    """Return every metric by its path: editions from the oldest, fields in the order of the form."""
    forms, words = load_forms(), load_words()
    fields: dict[str, list[Field]] = {}
    for edition in forms.editions.values():
        for path, field in edition.fields.items():
            fields.setdefault(path, []).append(field)
    return {path: _metric(asked, words) for path, asked in fields.items()}


def _metric(asked: list[Field], words: Words) -> Metric:
    field = asked[-1]
    unlike = [pair for pair in words.unlike if field.path in pair.fields]
    return Metric(
        field.path,
        field.table,
        field.row,
        field.column,
        field.type,
        field.unit,
        words.units[field.unit],
        field.row_label,
        words.label(field.row_label),
        field.column_label,
        words.label(field.column_label),
        tuple(each.edition for each in asked),
        _view_column(field),
        _series(field, words),
        tuple(other for pair in unlike for other in pair.fields if other != field.path),
        "；".join(dict.fromkeys(pair.zh for pair in unlike)) or None,
        "; ".join(dict.fromkeys(pair.en for pair in unlike)) or None,
    )


def _series(field: Field, words: Words) -> str:
    for series in words.series:
        if series.table == field.table and field.row in series.rows:
            return f"{field.table}.{series.id}.{field.column}"
    return field.path


def _view_column(field: Field) -> str:
    """Return a name for a column; the group of a row is left out where it would be too long, a form's only column always.

    >>> _view_column(load_forms().editions["2021"].fields["requests.denied.state_secret.total"])
    'denied__state_secret__total'
    """
    row = field.row.replace(".", "__")
    if field.column == _ONLY:
        return row
    name = f"{row}__{field.column}"
    return name if len(name) <= MOST_NAME else f"{row.rpartition('__')[2]}__{field.column}"


def _levels(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the levels of a joined label; a level may hold a slash of its own (本年增/减)."""
    parts = text.split("/")
    while parts:
        most = next((n for n in range(len(parts), 0, -1) if "/".join(parts[:n]) in known), 1)
        yield "/".join(parts[:most])
        parts = parts[most:]


def _faults(words: Words, forms: Forms) -> Iterator[str]:
    labels = {label for edition in forms.editions.values() for label in _labels(edition)}
    yield from (f"english: nothing for {label}" for label in sorted(labels - words.english.keys()))
    yield from (f"english: no edition has {label}" for label in sorted(words.english.keys() - labels))
    fields = {path: field for edition in forms.editions.values() for path, field in edition.fields.items()}
    units = {field.unit for field in fields.values()}
    yield from (f"units: {unit} is on one side only" for unit in sorted(units ^ words.units.keys()))
    named = {path for pair in words.unlike for path in pair.fields}
    yield from (f"unlike: no edition has {path}" for path in sorted(named - fields.keys()))
    rows = {(field.table, field.row) for field in fields.values()}
    for series in words.series:
        yield from (f"series: no edition has {row}" for row in series.rows if (series.table, row) not in rows)
    for path in fields:
        asked = [edition.fields[path] for edition in forms.editions.values() if path in edition.fields]
        if len({(field.type, field.unit) for field in asked}) > 1:
            yield f"{path}: one id, and two types or units in the editions; what is not comparable needs another id"


def _labels(edition: Edition) -> Iterator[str]:
    yield from (section.title for section in edition.sections)
    for table in edition.tables:
        for block in table.blocks:
            yield from ([block.label] if block.label else [])
            yield from (member.label for members in (block.rows, block.columns) for member in _members(members))


def _members(members: Iterable[Member]) -> Iterator[Member]:
    return (path[-1] for path in paths(tuple(members)))
