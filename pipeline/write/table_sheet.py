"""A sheet of one table: a row a report, a column a field, under the heads that the official form has."""

from decimal import Decimal
from itertools import groupby

from xlsxwriter import Workbook

from pipeline.messages import say
from pipeline.model.form import Forms
from pipeline.model.report import Fact, State
from pipeline.store.decode import Record
from pipeline.store.places import table_title
from pipeline.store.review import Mark, cell_marks
from pipeline.write.cells import HEAD, MOST_CHARACTERS
from pipeline.write.entry import Entry

_NAMES = {
    "proactive_disclosure": "主动公开",
    "requests": "申请情况",
    "review_litigation": "复议诉讼",
    "statistics": "统计表（2014年版）",
}
"""Sheet names that fit a tab; other tables are called by their sections' titles."""
_MOST_NAME = 31
_KEYS = (("单位", 26), ("年度", 7), ("口径", 7), ("结果", 12), ("文件", 30))
_FROZEN = 2
_HEAD_ROWS = 3
_EXACT_DIGITS = 15
_FILLS = {Mark.DOUBTFUL: "#FFEB9C", Mark.WRONG: "#FFC7CE", Mark.BLANK: "#F2F2F2", Mark.ABSENT: "#BFBFBF"}

_Heads = tuple[str, str, str]
"""The group, the row and the column that a number stands in."""


class TableSheet:
    """The sheet while it is written."""

    def __init__(self, book: Workbook, table: str, forms: Forms) -> None:
        """Add the sheet to a workbook and write its heads."""
        newest = tuple(forms.editions.values())[-1]
        self._table = table
        self._columns = _columns(table, forms)
        self._row = _HEAD_ROWS - 1
        self._sheet = book.add_worksheet(_NAMES.get(table, table_title(newest, table))[:_MOST_NAME])
        self._head = book.add_format(HEAD)
        self._text = book.add_format({"valign": "top"})
        self._marks = {mark: book.add_format({"bg_color": color, "valign": "top"}) for mark, color in _FILLS.items()}
        self._write_heads()

    def feed(self, entry: Entry, record: Record) -> None:
        """Write the row of one report; a document whose edition has no such table has none."""
        if record.report.edition is None or self._table not in record.report.table_editions:
            return
        self._row += 1
        report = record.report
        keys = (
            report.agency,
            report.year,
            say(f"scope.{report.scope}"),
            say(f"category.{entry.category}"),
            entry.row.uri,
        )
        for column, key in enumerate(keys):
            if isinstance(key, int):
                self._sheet.write_number(self._row, column, key, self._text)
            elif key:
                self._sheet.write_string(self._row, column, key, self._text)
        marks = cell_marks(report, record.findings)
        for column, path in enumerate(self._columns, start=len(_KEYS)):
            fact = report.facts.get(path)
            if fact is not None:
                self._write(column, fact, marks.get(path))

    def close(self) -> None:
        """Finish the sheet."""
        last = len(_KEYS) + len(self._columns) - 1
        self._sheet.autofilter(_HEAD_ROWS - 1, 0, max(self._row, _HEAD_ROWS - 1), last)

    def _write(self, column: int, fact: Fact, mark: Mark | None) -> None:
        form = self._marks[mark] if mark else self._text
        if fact.value is not None and _exact(fact.value):
            self._sheet.write_number(self._row, column, float(fact.value), form)
        elif fact.state in {State.NUMBER, State.TEXT}:
            self._sheet.write_string(self._row, column, (fact.raw or "")[:MOST_CHARACTERS], form)
        else:
            self._sheet.write_blank(self._row, column, None, form)

    def _write_heads(self) -> None:
        """Write three lines of heads: the group, the row, the column; heads that repeat are one cell."""
        for column, (key, width) in enumerate(_KEYS):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, key, self._head)
        self._sheet.set_column(len(_KEYS), len(_KEYS) + len(self._columns) - 1, 11)
        lines = tuple(self._columns.values())
        for row, height in enumerate((32, 48, 48)):
            self._sheet.set_row(row, height)
            if row:
                for column, _ in enumerate(_KEYS):
                    self._sheet.write_blank(row, column, None, self._head)
            # A head is one cell as far as everything above it is the same too.
            column = len(_KEYS)
            for heads, run in groupby(lines, key=lambda line: line[: row + 1]):
                width = len(list(run))
                if width > 1:
                    self._sheet.merge_range(row, column, row, column + width - 1, heads[row], self._head)
                else:
                    self._sheet.write_string(row, column, heads[row], self._head)
                column += width
        self._sheet.freeze_panes(_HEAD_ROWS, _FROZEN)


def _columns(table: str, forms: Forms) -> dict[str, _Heads]:
    """Return the heads of every field of a table by path, in the order of the form; the newest edition's come first."""
    found: dict[str, _Heads] = {}
    for edition in tuple(forms.editions.values())[::-1]:
        for form in (form for form in edition.tables if form.id == table):
            for block in form.blocks:
                for row in block.row_leaves:
                    groups = [block.label or "", *(member.label for member in row.members[:-1])]
                    for column in block.column_leaves:
                        heads = (" ".join(filter(None, groups)), row.member.label, column.member.label)
                        found.setdefault(f"{table}.{row.id}.{column.id}", heads)
    return found


def _exact(value: Decimal) -> bool:
    """Tell whether a spreadsheet, which counts in doubles and keeps fifteen digits, shows this number as it is.

    >>> [_exact(Decimal(text)) for text in ("24252.311082", "1E+20", "1234567890123456", "1E+400")]
    [True, True, False, False]
    """
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return len(digits) <= _EXACT_DIGITS and Decimal(repr(float(value))) == value
