"""Sheets: the fields of a filing in the order of its forms, table by table, each by the edition it was read as."""

from collections.abc import Iterator

from pipeline.model.filing import Filing
from pipeline.model.form import Field, Forms


def tables(forms: Forms) -> tuple[str, ...]:
    """Return the tables of all forms, in form order."""
    return tuple(dict.fromkeys(table.id for edition in forms.editions.values() for table in edition.tables))


def fields_of(filing: Filing, forms: Forms) -> Iterator[Field]:
    """Yield the fields of the tables that were found."""
    for table in tables(forms):
        edition = forms.editions.get(filing.table_editions.get(table) or "")
        if edition is not None:
            yield from (field for field in edition.fields.values() if field.table == table)
