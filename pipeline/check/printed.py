"""Printed tables: a report's numbers as the checks go over them, table by table, each by the edition it was read as.

Which edition a table belongs to is decided once (`table_editions`) and may differ from table to table, so no check asks
for the edition of the report where it means that of a table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.check.naming import Names, names_of
from pipeline.model.form import Edition, Field, Forms, TableForm
from pipeline.model.report import Fact, Report, State, Unmapped


@dataclass(frozen=True)
class PrintedTable:
    """A table that was found, with the form it is held against."""

    edition: Edition
    form: TableForm
    facts: Mapping[str, Fact]
    unmapped: tuple[Unmapped, ...] = ()
    """What it holds that the form does not have."""
    year: int | None = None
    """The report's, by which a column may be called."""

    @property
    def id(self) -> str:
        """The table's id."""
        return self.form.id

    @property
    def title(self) -> str:
        """What the form calls the table."""
        return title_of(self.edition, self.form.id)

    @property
    def names(self) -> Names:
        """What its rows and columns are called."""
        return names_of(self.form)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields in form order."""
        return tuple(_fields(self.edition, self.form.id).values())

    def fact(self, path: str) -> Fact:
        """Return what is printed for a field; a field that nothing is known of is absent."""
        return self.facts.get(path) or Fact(path, State.ABSENT)

    def cells(self) -> Iterator[tuple[Field, Fact]]:
        """Yield every field with what is printed for it."""
        for path, field in _fields(self.edition, self.form.id).items():
            yield field, self.fact(path)

    def place(self, field: Field) -> dict[str, str]:
        """Return the arguments that say in a message where a field stands on the form."""
        return {"row": self.names.row(field.row), "column": self.names.column(field.column)}


@lru_cache(maxsize=64)
def _fields(edition: Edition, table: str) -> Mapping[str, Field]:
    """Return the fields of a table by their paths, in form order."""
    return {path: field for path, field in edition.fields.items() if field.table == table}


def printed_tables(report: Report, forms: Forms) -> Iterator[PrintedTable]:
    """Yield the tables that were found, in form order.

    Raises:
        KeyError: a table was read as an edition that `forms` does not have.
    """
    for table in dict.fromkeys(table.id for edition in forms.editions.values() for table in edition.tables):
        edition = report.table_editions.get(table)
        if edition is not None:
            found = forms.editions[edition]
            unmapped = tuple(cell for cell in report.unmapped if cell.table == table)
            yield PrintedTable(found, found.table(table), report.facts, unmapped, report.year)


def expected_edition(report: Report, forms: Forms) -> Edition | None:
    """Return the edition that a report is to be held against as a whole.

    That is its own; where no table tells it, the one in force for its year, the newest for a report without a year, and
    None for years before any edition known here.
    """
    if report.edition is not None:
        return forms.editions[report.edition]
    newest_first = reversed(tuple(forms.editions.values()))
    return next((edition for edition in newest_first if report.year is None or edition.first_year <= report.year), None)


def title_of(edition: Edition, table: str) -> str:
    """Return what an edition calls a table: the title of the section that holds it."""
    return next((section.title for section in edition.sections if section.table == table), table)
