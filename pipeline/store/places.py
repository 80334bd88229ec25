"""Places in words: where a field, a row or a table stands on the form and in the document, as a person would say it."""

from dataclasses import dataclass

from pipeline.messages import Lang, say
from pipeline.model.form import Edition, Forms
from pipeline.model.place import SourceRef
from pipeline.model.report import Report


@dataclass(frozen=True, slots=True)
class OnForm:
    """The official labels of a table, a row and a column; empty where the path does not go so far."""

    table: str = ""
    row: str = ""
    column: str = ""


def edition_of(report: Report, table: str, forms: Forms) -> Edition | None:
    """Return the edition by which a table's labels are known: that it was read as, else that of the report."""
    return forms.editions.get(report.table_editions.get(table) or report.edition or "")


def on_form(path: str | None, report: Report, forms: Forms) -> OnForm:
    """Say where a finding's path stands on the form; a path that is not of the form is given back as it is."""
    if path is None:
        return OnForm()
    table, _, rest = path.partition(".")
    # A report without any table may lack one: it is called as the newest form that has it calls it.
    newest_first = reversed(tuple(forms.editions.values()))
    having = (edition for edition in newest_first if any(form.id == table for form in edition.tables))
    edition = edition_of(report, table, forms) or next(having, None)
    if edition is None:
        return OnForm(path)
    title = table_title(edition, table)
    if path in edition.fields:
        field = edition.fields[path]
        return OnForm(title, field.row_label, field.column_label)
    return OnForm(title, _row_label(edition, table, rest) if rest else "")


def table_title(edition: Edition, table: str) -> str:
    """Return the title of the section that holds a table."""
    return next((section.title for section in edition.sections if section.table == table), table)


def _row_label(edition: Edition, table: str, row: str) -> str:
    """Return the labels of a row or of a group of rows; the bare id where the form has no such row."""
    for form in edition.tables:
        for leaf in (leaf for block in form.blocks for leaf in block.row_leaves if form.id == table):
            if leaf.id == row:
                return leaf.label
            for id_, group in leaf.groups:
                if id_ == row:
                    above = leaf.members[: leaf.members.index(group) + 1]
                    return "/".join(member.label for member in above)
    return row


def in_document(place: SourceRef, lang: Lang = "zh") -> str:
    """Say where in the document something stands, counting from 1 as people do.

    >>> in_document(SourceRef(table=1, row=4, column=2))
    '第2个表第5行第3格'
    """
    if place.page is not None:
        return say("place.page", lang, page=place.page)
    if place.table is None or place.row is None or place.column is None:
        return ""
    return say("place.cell", lang, table=place.table + 1, row=place.row + 1, column=place.column + 1)
