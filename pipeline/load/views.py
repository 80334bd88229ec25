"""The wide views: a row a report and a column a number, for each table of each edition, as a spreadsheet wants it.

They are made from the editions, and are the same statements for DuckDB and for PostgreSQL.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.forms.metrics import Metric
from pipeline.load.schema import BIG, EXACT
from pipeline.model.form import Forms
from pipeline.model.member import FieldType

KEYS = ("agency", "scope", "year", "sha256", "standing")
ORDER = "agency NULLS LAST, scope, year NULLS LAST, sha256"


@dataclass(frozen=True, slots=True)
class View:
    """A wide view."""

    table: str
    edition: str
    metrics: tuple[Metric, ...]

    @property
    def name(self) -> str:
        """What it is called: the table, and the edition of the form."""
        return f"{self.table}_{self.edition}"

    @property
    def create(self) -> str:
        """The statement that makes it."""
        keys = ", ".join(KEYS)
        columns = ",\n".join(_column(metric) for metric in self.metrics)
        return (
            f"CREATE VIEW {self.name} AS\nSELECT {keys}, standing IN ('usable', 'usable_corrected') AS usable,\n"
            f"{columns}\nFROM facts WHERE table_id = '{self.table}' AND edition = '{self.edition}'\nGROUP BY {keys}"
        )


def views(forms: Forms, metrics: Mapping[str, Metric]) -> Iterator[View]:
    """Yield the view of every table of every edition."""
    for edition in forms.editions.values():
        for table in edition.tables:
            asked = (metrics[path] for path, field in edition.fields.items() if field.table == table.id)
            yield View(table.id, edition.id, tuple(asked))


def _column(metric: Metric) -> str:
    type_ = EXACT if metric.type is FieldType.DECIMAL4 else BIG
    return f"CAST(max(CASE WHEN path = '{metric.path}' THEN value END) AS {type_}) AS {metric.view_column}"
