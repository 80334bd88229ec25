"""The forms and the dictionary as the dashboard needs them: where each number stands on the official form, and its names."""

from pipeline.forms.layout import Kind, lay_out, widened
from pipeline.forms.load import load_forms
from pipeline.forms.metrics import load_metrics, load_words
from pipeline.model.form import Edition
from pipeline.store.exact_json import JsonValue
from pipeline.store.places import table_title

_KINDS = {Kind.HEAD: "h", Kind.LABEL: "l", Kind.NUMBER: "n", Kind.UNIT: "u", Kind.IDLE: "i"}


def forms_data() -> dict[str, JsonValue]:
    """Return every edition with its tables drawn, the series of numbers, and the labels in English."""
    words = load_words()
    return {
        "editions": [_edition(edition) for edition in load_forms().editions.values()],
        "metrics": {
            path: {
                "s": metric.series,
                "t": metric.type.value,
                "u": metric.unit,
                "l": f"{metric.row_label} · {metric.column_label}",
                "e": f"{metric.row_label_en} · {metric.column_label_en}",
                "x": [*metric.unlike],
                "n": metric.note,
                "m": metric.note_en,
            }
            for path, metric in load_metrics().items()
        },
        "english": dict(words.english),
        "units": dict(words.units),
    }


def fields_of(edition: Edition, table: str) -> list[str]:
    """Return the paths of a table's numbers in the order of the form: that in which their cells are handed over."""
    return [path for path, field in edition.fields.items() if field.table == table]


def _edition(edition: Edition) -> JsonValue:
    return {
        "id": edition.id,
        "name": edition.name,
        "first": edition.first_year,
        "last": edition.last_year,
        "tables": [_table(edition, form.id) for form in edition.tables],
    }


def _table(edition: Edition, table: str) -> JsonValue:
    fields = fields_of(edition, table)
    places = {path: number for number, path in enumerate(fields)}
    layout = widened(lay_out(edition.table(table)))
    slots: list[JsonValue] = [
        [
            slot.row,
            slot.column,
            _KINDS[slot.kind],
            slot.text,
            slot.row_span,
            slot.column_span,
            None if slot.path is None else places[slot.path],
        ]
        for slot in sorted(layout.slots, key=lambda slot: (slot.row, slot.column))
    ]
    paths: list[JsonValue] = [*fields]
    return {
        "id": table,
        "title": table_title(edition, table),
        "fields": paths,
        "slots": slots,
        "listed": edition.table(table).listed,
    }
