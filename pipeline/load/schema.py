"""The tables of the store, each with its columns: stated once, for DuckDB, for PostgreSQL and for whoever reads about them.

Names avoid the words of SQL (table, row, column), so that nobody has to quote them.
"""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.member import FieldType

VERSION = "1"
"""Of the tables; a store of another version is built anew."""

TEXT, WHOLE, BIG, EXACT, DAY, YES_NO, POINTS = (
    "VARCHAR",
    "INTEGER",
    "BIGINT",
    "DECIMAL(38,10)",
    "DATE",
    "BOOLEAN",
    "DOUBLE",
)
_PLACES = 10
"""Decimals that a number of the store has: a hundredth of a yuan is the sixth place of 10 000 yuan."""
_MOST = Decimal(10) ** 28
_MOST_COUNT = 2**63


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the store."""

    name: str
    about: str
    columns: tuple[Column, ...]
    order: str
    """By what its rows are sorted, so that the same records give the same files."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def create(self) -> str:
        """The statement that makes it; the types are those of DuckDB."""
        columns = ", ".join(f"{column.name} {column.type}" for column in self.columns)
        return f"CREATE TABLE {self.name} ({columns})"


def fitting(value: Decimal | None, type_: FieldType = FieldType.DECIMAL4) -> Decimal | None:
    """Return a number that a column of the store holds exactly; None where it would have to be rounded, or is too large.

    >>> fitting(Decimal("24252.311082")), fitting(Decimal("0.12345678901")), fitting(Decimal(10) ** 28)
    (Decimal('24252.311082'), None, None)
    >>> fitting(Decimal(2**63), FieldType.COUNT), fitting(Decimal("1.5"), FieldType.COUNT)
    (None, None)
    """
    if value is None or not value.is_finite() or abs(value) >= _MOST:
        return None
    if type_ is not FieldType.DECIMAL4 and (abs(value) >= _MOST_COUNT or value != value.to_integral_value()):
        return None
    exponent = value.normalize().as_tuple().exponent if value else 0
    return value if isinstance(exponent, int) and exponent >= -_PLACES else None


_AGENCY = Column("agency", TEXT, "as the register names it; without a register as printed; NULL where nobody knows")
_SCOPE = Column("scope", TEXT, "own, consolidated, unknown")
_YEAR = Column("year", WHOLE, "the year reported on")
_SHA256 = Column("sha256", TEXT, "of the document; the key of reports")
_PATH = Column("path", TEXT, "table_id.row_id.column_id; the key of metrics")

REPORTS = Table(
    "reports",
    "one row a document that was read",
    (
        _SHA256,
        _AGENCY,
        _SCOPE,
        _YEAR,
        Column("standing", TEXT, "what may be done with it; NULL where it was not judged"),
        Column("usable", YES_NO, "whether its numbers go into sums: standing usable or usable_corrected"),
        Column("status", TEXT, "of the record: accepted, needs_review, no_tables, rejected"),
        Column("reasons", TEXT, "codes that the standing rests on, with a space between"),
        Column("level", TEXT, "国家, 省, 市, 县, 乡; by the register"),
        Column("kind", TEXT, "of agency; by the register"),
        Column("region", TEXT, "the government whose consolidated report it goes into; by the register"),
        Column("title", TEXT, "as printed"),
        Column("edition", TEXT, "of the form: 2014, 2019, 2021"),
        Column("published_on", DAY, "as printed"),
        Column("agency_printed", TEXT, "as printed"),
        Column("scope_printed", TEXT, "as the report tells"),
        Column("errors_source", WHOLE, "errors of its own checks that are the document's"),
        Column("errors_extraction", WHOLE, "errors that may be a misreading"),
        Column("errors_undecided", WHOLE, "errors read one way only"),
        Column("warnings", WHOLE, "of its own checks"),
        Column("uri", TEXT, "where the document was"),
        Column("media_type", TEXT, "of the document"),
        Column("size", BIG, "bytes of the document"),
        Column("record", TEXT, "name of the record's file"),
        Column("digest", TEXT, "SHA-256 of the record's file: what is unchanged is not read again"),
    ),
    "agency NULLS LAST, scope, year NULLS LAST, sha256",
)

FACTS = Table(
    "facts",
    "one row a number of a form: every field of every report, printed or not",
    (
        _AGENCY,
        _SCOPE,
        _YEAR,
        _SHA256,
        Column("edition", TEXT, "that the table was read as"),
        Column("table_id", TEXT, "proactive_disclosure, requests, review_litigation; statistics"),
        Column("row_id", TEXT, "of the form"),
        Column("column_id", TEXT, "of the form"),
        _PATH,
        Column("series", TEXT, "under what numbers of several editions may be compared and added"),
        Column("position", WHOLE, "of the field on its form, from 0"),
        Column("state", TEXT, "number, blank, dash, slash, none, text, absent; of what is accepted"),
        Column("value", EXACT, "what is accepted; NULL for every other state than number, and for what does not fit"),
        Column("value_text", TEXT, "the same to the last digit, also where it does not fit"),
        Column("unit", TEXT, "of value"),
        Column("usable", YES_NO, "whether it goes into sums: a number of a usable report whose unit is certain"),
        Column("corrected", YES_NO, "whether a person found on the page what was misread"),
        Column("printed", TEXT, "the text of the cell"),
        Column("printed_state", TEXT, "of what is printed; otherwise than state only where corrected"),
        Column("printed_value", EXACT, "the number as read, whatever was corrected"),
        Column("standing", TEXT, "of the report"),
        Column("reading", TEXT, "by which way it was read"),
        Column("page", WHOLE, "from 1; NULL for documents without pages"),
        Column("x0", POINTS, "of its box on the page, in points from the top left"),
        Column("top", POINTS, "of its box"),
        Column("x1", POINTS, "of its box"),
        Column("bottom", POINTS, "of its box"),
        Column("in_table", WHOLE, "of a document without pages: which table, from 0"),
        Column("in_row", WHOLE, "in that table, from 0"),
        Column("in_column", WHOLE, "in that table, from 0"),
    ),
    "agency NULLS LAST, scope, year NULLS LAST, sha256, position",
)

FINDINGS = Table(
    "findings",
    "one row a finding, of a record's own checks or of judgement between records",
    (
        Column("id", TEXT, "by which decisions know it"),
        Column("code", TEXT, "of the check"),
        Column("severity", TEXT, "error, warning, info"),
        Column("concerns", TEXT, "source, extraction, undecided; NULL for warnings and information"),
        Column("origin", TEXT, "record or judgement"),
        _AGENCY,
        _SCOPE,
        _YEAR,
        Column("sha256", TEXT, "of the document it is about; NULL for a report that is missing"),
        Column("path", TEXT, "of a field, a row or a table; NULL where it is about the whole"),
        Column("table_id", TEXT, "of the path"),
        Column("message", TEXT, "in Chinese"),
        Column("message_en", TEXT, "in English"),
        Column("expected", EXACT, "of a failed sum: its left side"),
        Column("actual", EXACT, "of a failed sum: its right side"),
        Column("decision", TEXT, "confirm, dismiss; NULL where nobody has decided"),
        Column("others", TEXT, "further documents it speaks of, with a space between"),
    ),
    "agency NULLS LAST, scope, year NULLS LAST, sha256 NULLS LAST, origin, severity, code, path NULLS LAST, id",
)

DECISIONS = Table(
    "decisions",
    "one row a decision on a finding, as people noted them",
    (
        Column("number", WHOLE, "in the order in which they were made, from 1"),
        Column("finding", TEXT, "its id"),
        Column("action", TEXT, "confirm, dismiss, correct, reopen"),
        Column("path", TEXT, "of the cell that was misread"),
        Column("value", EXACT, "what stands there"),
        Column("value_text", TEXT, "the same to the last digit"),
        Column("reason", TEXT, "in words"),
        Column("who", TEXT, "decided"),
        Column("decided_at", TEXT, "ISO date and time, with the time zone"),
    ),
    "number",
)

AGENCIES = Table(
    "agencies",
    "one row an agency and scope: those of the register, then those that only reports name",
    (
        Column("agency", TEXT, "its name"),
        _SCOPE,
        Column("registered", YES_NO, "whether the register lists it"),
        Column("expected", YES_NO, "whether it must publish a report"),
        Column("level", TEXT, "国家, 省, 市, 县, 乡"),
        Column("kind", TEXT, "政府, 部门, …"),
        Column("parent", TEXT, "into whose consolidated report it is summed"),
        Column("region", TEXT, "itself where it is consolidated, else its parent"),
        Column("aliases", TEXT, "other names, with ； between"),
        Column("due", TEXT, "its own date, MM-DD"),
        Column("division_code", TEXT, "行政区划代码"),
        Column("credit_code", TEXT, "统一社会信用代码"),
    ),
    "registered DESC, agency, scope",
)

METRICS = Table(
    "metrics",
    "the dictionary: one row a number that any edition of the form asks for",
    (
        _PATH,
        Column("table_id", TEXT, "of the path"),
        Column("row_id", TEXT, "of the path"),
        Column("column_id", TEXT, "of the path"),
        Column("position", WHOLE, "in the order of the forms, oldest first"),
        Column("row_label", TEXT, "official, levels with / between"),
        Column("row_label_en", TEXT, "in English"),
        Column("column_label", TEXT, "official"),
        Column("column_label_en", TEXT, "in English"),
        Column("type", TEXT, "count, signed, decimal4"),
        Column("unit", TEXT, "of the number"),
        Column("unit_en", TEXT, "in English"),
        Column("editions", TEXT, "that ask for it, with a space between"),
        Column("view_column", TEXT, "its column in the wide views"),
        Column("series", TEXT, "fields of one series are comparable across editions, together"),
        Column("unlike", TEXT, "fields that look like it and are not comparable, with a space between"),
        Column("note", TEXT, "why not"),
        Column("note_en", TEXT, "in English"),
    ),
    "position",
)

NARRATIVES = Table(
    "narratives",
    "one row a section of text of a report",
    (_SHA256, Column("section", TEXT, "overview, problems, other_matters"), Column("text", TEXT, "as printed")),
    "sha256, section",
)

ABOUT = Table(
    "about",
    "what made the store",
    (Column("name", TEXT, "of what is said"), Column("value", TEXT, "what is said of it")),
    "name",
)

TABLES = (REPORTS, FACTS, FINDINGS, DECISIONS, AGENCIES, METRICS, NARRATIVES, ABOUT)
