"""The data dictionary: every number of every edition, one row each, as `nianbao fields` prints it."""

from pipeline.model.form import Forms

COLUMNS = ("edition", "table", "row", "row_label", "column", "column_label", "type", "unit")


def fields_rows(forms: Forms) -> list[tuple[str, ...]]:
    """Return the values of `COLUMNS` for every field: editions from the oldest, fields in the order of the form."""
    return [
        tuple(str(getattr(field, name)) for name in COLUMNS)
        for edition in forms.editions.values()
        for field in edition.fields.values()
    ]
