"""Parts: tables, rows, columns and cells that the form has and the report has not, or has empty.

What is missing is told once, at the largest part that is missing whole: a missing row is not a row of missing cells.
"""

import re
from collections.abc import Iterator

from pipeline.check.naming import names_of
from pipeline.check.printed import PrintedTable, expected_edition, printed_tables, title_of
from pipeline.model.form import Block, Edition, Forms, Severity, TableForm
from pipeline.model.report import EMPTY_STATES, Agreement, ArgValue, Fact, Finding, Report, State
from pipeline.numerals import read_number

LAST_YEAR_WITHOUT_TABLES = 2018
"""Up to this report year the law asked for no table (条例 in force from 15 May 2019)."""

_TORN = 4
"""Lines of a section that hold a number and nothing else, from which on its table may be there without its lines."""
_FIGURES = 4
"""Figures outside sentences, from which on a section may hold its table: fewer are the number of a page or of a paragraph."""
_NO_FIGURES = re.compile(
    r"(?:^|(?<=[。!！?？]))[^。!！?？\n]*+[。!！?？]|(?:19|20)\d\d\s{0,3}年度?|\d{1,2}\s{0,3}月(?:份|\s{0,3}\d{1,2}\s{0,3}日)?"
    r"|^[^\S\n]{0,20}[(（]?\d{1,2}[.．、)）]|第\s{0,3}\d{1,3}\s{0,3}[条项页]",
    re.MULTILINE,
)
"""Sentences, years, dates and the numbers of paragraphs: a report that tells its numbers in words may well lack the table."""

_DIGITS = re.compile(r"\d+")

_LABELS = 3
"""Labels of a table, long ones, that prove as much where the numbers are few or lost."""
_LONG_NAME = 4

_SIGNS = (State.BLANK, State.DASH, State.SLASH, State.NONE)
"""The states that hold no number and are counted for a message."""


def missing_tables(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every table that is absent; one for all of them where pictures may hold them.

    In a report of the years without tables a picture may show anything; only under the table's own heading is it the
    table, and that is then said as well.
    """
    edition = expected_edition(report, forms)
    early = report.year is not None and report.year <= LAST_YEAR_WITHOUT_TABLES
    severity, kind = (Severity.WARNING, "early") if early else (Severity.ERROR, "missing")
    if edition is None:
        if not any(report.table_editions.values()):
            yield Finding("FORM.TABLE_MISSING", severity, args={"kind": "none", "year": report.year})
        return
    missing = [table.id for table in edition.tables if report.table_editions.get(table.id) is None]
    narrative = early and report.edition is None
    headed = {section.id for section in report.sections} & {
        part.id for part in edition.sections if part.table in missing
    }
    if missing and report.pictures and (headed or not narrative):
        path = missing[0] if len(missing) == 1 else None
        args: dict[str, ArgValue] = {
            "pictures": report.pictures,
            "tables": [f"“{title_of(edition, table)}”" for table in missing],
        }
        yield Finding("FORM.IMAGE_TABLE", Severity.ERROR, path, args, concerns="extraction")
        if not narrative:
            return
    ours = _may_be_there(report, edition, anywhere=not early)
    for table in missing:
        args = {"kind": ours.get(table, kind), "table": title_of(edition, table)}
        blamed = "extraction" if table in ours and severity is Severity.ERROR else None
        yield Finding("FORM.TABLE_MISSING", severity, table, args, concerns=blamed)


def _may_be_there(report: Report, edition: Edition, *, anywhere: bool) -> dict[str, str]:
    """Return the tables that may be printed though they were not found, each with what is seen of it.

    That is rows of it elsewhere, numbers a line each below its heading (cells that a copy took out of their table), or
    other numbers there that are no sentence. Where the heading was not found, the table may stand `anywhere` or nowhere.
    """
    texts = {section.id: section.text for section in report.sections}
    ours = dict.fromkeys(report.scattered, "scattered")
    for part in edition.sections:
        if part.table is not None:
            text = texts.get(part.id, "\n".join(texts.values()) if anywhere else "")
            if sum(read_number(line).state is State.NUMBER for line in text.splitlines()) >= _TORN:
                ours[part.table] = "torn"
            elif _has_matter(_NO_FIGURES.sub("", text), edition.table(part.table)):
                ours.setdefault(part.table, "unread")
    return ours


def _has_matter(text: str, form: TableForm) -> bool:
    """Tell whether a text without its sentences has figures, or labels of a table."""
    names = {name for name in names_of(form).by_id.values() if len(name) >= _LONG_NAME}
    return sum(map(str.isdigit, text)) >= _FIGURES or sum(name in text for name in names) >= _LABELS


def missing_parts(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every row, column or single cell that a table which was found lacks."""
    for table in printed_tables(report, forms):
        for block in table.form.blocks:
            yield from _missing_in(table, block)


def _missing_in(table: PrintedTable, block: Block) -> Iterator[Finding]:
    """Yield what one block lacks: whole rows, then columns that all other rows lack, then the cells left."""
    columns = [leaf.id for leaf in block.column_leaves]
    absent = {
        row.id: [column for column in columns if table.fact(f"{table.id}.{row.id}.{column}").state is State.ABSENT]
        for row in block.row_leaves
    }
    there = [
        row
        for row, gaps in absent.items()
        if len(gaps) < len(columns) or table.fact(f"{table.id}.{row}.{columns[0]}").reading is not None
    ]
    whole = [column for column in columns if there and all(column in absent[row] for row in there)]
    title, names = table.title, table.names
    ours = None if _is_read(table) else "extraction"
    for row in absent:
        if row not in there:
            args: dict[str, ArgValue] = {"table": title, "row": names.row(row)}
            blamed = ours or _if_named(names.row(row), table)
            yield Finding("FORM.ROW_MISSING", Severity.ERROR, f"{table.id}.{row}", args, concerns=blamed)
    for column in whole:
        args = {"table": title, "column": names.column(column), "row": names.row(there[0])}
        blamed = ours or _if_named(names.column(column), table)
        yield Finding("FORM.COLUMN_MISSING", Severity.ERROR, f"{table.id}.{there[0]}.{column}", args, concerns=blamed)
    for row in there:
        for column in absent[row]:
            if column not in whole:
                args = {"kind": "absent", "row": names.row(row), "column": names.column(column)}
                yield Finding("FORM.CELL_UNREADABLE", Severity.ERROR, f"{table.id}.{row}.{column}", args)


def _if_named(name: str, table: PrintedTable) -> str | None:
    """Return `extraction` where what has no place in a table holds the name of a line that was not found beside other words."""
    texts = (text for cell in table.unmapped for text in (*cell.row, *cell.column, cell.text))
    return "extraction" if any(name in words for text in texts if len(words := text.split()) > 1) else None


def _is_read(table: PrintedTable) -> bool:
    """Tell whether a number of a table was read, or its rows were and hold none; else what it lacks is unread like the rest.

    What is no number is read as well where two ways read it alike, but for several numbers: those are cells run together.
    """
    facts = [fact for _, fact in table.cells()]
    doubtful = any(
        fact.state is State.TEXT
        and (fact.agreement is not Agreement.AGREED or len(_DIGITS.findall(fact.raw or "")) > 1)
        for fact in facts
    )
    some = any(fact.reading is not None for fact in facts)
    return any(fact.state is State.NUMBER for fact in facts) or (some and not doubtful)


def _unread(fact: Fact) -> bool:
    """Tell whether a cell holds figures, though not which number."""
    return fact.state is State.TEXT and any(map(str.isdigit, fact.raw or ""))


def empty_cells(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every table with cells in which no number is printed, with how many and how they look."""
    for table in printed_tables(report, forms):
        facts = [fact for _, fact in table.cells()]
        states = [fact.state for fact in facts]
        count = sum(state in EMPTY_STATES for state in states)
        if count:
            some = State.NUMBER in states or any(map(_unread, facts))
            args: dict[str, ArgValue] = {state.value: states.count(state) for state in _SIGNS}
            yield Finding(
                "FORM.BLANK",
                Severity.WARNING if some else Severity.ERROR,
                table.id,
                args | {"kind": "some" if some else "all", "table": table.title, "count": count},
                concerns="undecided" if State.TEXT in states and not some else None,  # words are not blank
            )
