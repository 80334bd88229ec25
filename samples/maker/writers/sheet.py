"""XLSX as offices fill them: a report on one sheet or on several, written with XlsxWriter.

What varies is what varies in their files: borders, merged cells, numbers stored as numbers or as text, formats that add or
hide something, hidden rows and columns, tables whose columns follow the sheet's and are merged where they are wider.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samples.maker.model import Cell, Role, Section, Sheet, Table

OPTIONS = (
    "a sheet each",  # a section a sheet
    "no borders",
    "prose unmerged",  # prose stands in its first cell and runs over
    "spread",  # all tables as wide as the widest, their cells merged
    "apart",  # blank rows between blocks
    "numbers as text",
    "counts in words",  # a format adds 件 … nothing of it is stored
    "zeros hidden by format",  # a blank holds a zero that is not shown
    "zeros hidden by sheet",
    "accounting",  # a dash is how a zero is shown
    "hidden sheet",
    "hidden rows",
    "hidden columns",
    "offset",  # the report begins in C4
    "rich text",
    "prose in one cell",
    "signature beside",  # agency and date in one row
    "date stored",
)
"""What may be asked for; those about numbers exclude each other."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,10})(?:\.(\d{1,6}))?")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SPREAD = 30
_WIDTH = 15
_MADE = datetime(2026, 1, 5, tzinfo=UTC)


def written(*options: str) -> Callable[[Sheet], bytes]:
    """Return a function that writes a sheet with some of the options."""
    return lambda sheet: write(sheet, frozenset(options), 0)


def write(sheet: Sheet, options: frozenset[str], seed: int) -> bytes:
    """Return the bytes of a workbook; the same for the same arguments."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": _MADE.replace(tzinfo=None)})
    _Writer(book, sheet, options, Random(f"{seed} sheet")).write()
    book.close()
    return stream.getvalue()


@dataclass
class _Writer:
    book: Workbook
    sheet: Sheet
    options: frozenset[str]
    draw: Random
    page: Worksheet = field(init=False)
    table: str = ""
    """The name of the one that is being written."""
    row: int = 0
    left: int = 0
    hidden: list[int] = field(default_factory=list)
    """Columns of the sheet that are hidden and used by nothing."""
    looks: dict[tuple[str, ...], Format] = field(default_factory=dict)

    def write(self) -> None:
        """Write title, sections and signature, on one sheet or on a sheet each."""
        sheet = self.sheet
        self._turn("年度报告")
        for line in sheet.title:
            self._line(line, "title")
        for line in sheet.preface:
            self._line(line, "prose")
        for number, section in enumerate(sheet.sections):
            if "a sheet each" in self.options and any(isinstance(part, Table) for part in section.body):
                self._turn(f"表{number + 1}")
            elif "a sheet each" in self.options and number == len(sheet.sections) - 2:
                self._turn("其他")
            self._section(section)
        self._signature(sheet.signature)
        if "hidden sheet" in self.options:
            self._old_numbers()

    def _turn(self, name: str) -> None:
        self.page = self.book.add_worksheet(name)
        self.row, self.left = (3, 2) if "offset" in self.options else (0, 0)
        self.hidden = []
        self.page.set_column(0, _SPREAD + 3, 9 if "spread" in self.options else 20)
        if "zeros hidden by sheet" in self.options:
            self.page.hide_zero()
        if "hidden columns" in self.options:
            self.hidden = [self.left + 1]
            self.page.set_column(self.left + 1, self.left + 1, 9, None, {"hidden": True})
            self.page.write_string(0, self.left + 1, "上年数")

    def _column(self, column: int) -> int:
        """Return the column of the sheet for one of a table, hidden ones stepped over."""
        place = self.left + column
        return place + sum(hidden <= place for hidden in self.hidden)

    def _section(self, section: Section) -> None:
        self._gap()
        self._line(section.heading, "heading")
        before: str | Table | None = None
        if "prose in one cell" in self.options and all(isinstance(part, str) for part in section.body):
            self._line("\n".join(map(str, section.body)), "prose")
            return
        for part in section.body:
            if isinstance(part, str):
                self._line(part, "prose")
            else:
                self.row += isinstance(before, Table)
                self._table(part)
            before = part
        self._gap()

    def _gap(self) -> None:
        self.row += "apart" in self.options

    def _line(self, text: str, look: str) -> None:
        """Write a text over the width of the sheet."""
        shown = self._look(look)
        last = self._column(_WIDTH - 1)
        if "prose unmerged" in self.options or look == "signature":
            self._text(self.row, self.left, text, shown)
        else:
            self.page.merge_range(self.row, self.left, self.row, last, "", shown)
            self._text(self.row, self.left, text, shown)
        self.row += 1

    def _signature(self, lines: tuple[str, ...]) -> None:
        self._gap()
        if "signature beside" in self.options and len(lines) > 1:
            self._text(self.row, self.left, lines[0], self._look("signature"))
            self._text(self.row, self._column(6), lines[1], self._look("signature"))
            return
        for line in lines:
            found = _DATE.fullmatch(line)
            if found and "date stored" in self.options:
                day = date(*map(int, found.groups()))
                style = self._look("signature", 'yyyy"年"m"月"d"日"')
                self.page.write_datetime(self.row, self.left, datetime(day.year, day.month, day.day), style)  # noqa: DTZ001
                self.row += 1
            else:
                self._line(line, "signature")

    def _table(self, table: Table) -> None:
        self.table = table.name
        edges = self._edges(table)
        rows = self._rows(len(table.rows))
        for row, column, cell in table.placed():
            first, last = self._column(edges[column]), self._column(edges[column + cell.columns] - 1)
            top, bottom = rows[row], rows[row + cell.rows - 1]
            look = self._look("cell" if cell.role is not Role.TITLE else "band", self._format(cell))
            if top == bottom and first == last:
                self._value(top, first, cell, look)
            else:
                self.page.merge_range(top, first, bottom, last, "", look)
                self._value(top, first, cell, look)
        self.row = rows[-1] + 1

    def _rows(self, count: int) -> list[int]:
        """Return the rows of the sheet for those of a table; hidden ones with old numbers may stand between."""
        rows: list[int] = []
        at = self.row
        for number in range(count):
            if "hidden rows" in self.options and number and self.draw.random() < 0.1:
                self.page.set_row(at, None, None, {"hidden": True})
                for column in range(3):
                    self.page.write(at, self._column(column), self.draw.randint(1, 99))
                at += 1
            rows.append(at)
            at += 1
        return rows

    def _edges(self, table: Table) -> list[int]:
        """Return where the columns of a table begin, and where the last one ends."""
        count = len(table.widths)
        if "spread" not in self.options:
            return list(range(count + 1))
        edges = [0]
        for index in range(1, count + 1):
            wanted = round(_SPREAD * sum(table.widths[:index]) / sum(table.widths))
            edges.append(min(max(wanted, edges[-1] + 1), _SPREAD - count + index))
        return edges

    def _number(self, cell: Cell) -> str | None:
        """Return the number that is stored for a cell, None where none is."""
        if cell.role is not Role.VALUE:
            return None
        hidden = not self.options.isdisjoint({"zeros hidden by format", "zeros hidden by sheet"})
        if (hidden and not cell.text) or ("accounting" in self.options and cell.text == "-"):
            return "0"
        return cell.text if _NUMBER.fullmatch(cell.text) else None

    def _format(self, cell: Cell) -> str:
        stored = self._number(cell)
        found = _NUMBER.fullmatch(stored or "")
        if not found:
            return ""
        places = f".{'0' * len(found[1])}" if found[1] else ""
        if "zeros hidden by format" in self.options:
            return "0;-0;;@" if not cell.text else f"0{places}_ "
        if "counts in words" in self.options and self.table != "proactive_disclosure":  # money stands there too
            return f'0{places}"件"'
        if "accounting" in self.options:
            return f'_ * #,##0{places}_ ;_ * -#,##0{places}_ ;_ * "-"_ ;_ @_ ' if cell.text != "0" else "0"
        if "numbers as text" in self.options:
            return "@"
        return self._any_format(places)

    def _any_format(self, places: str) -> str:
        return f"0{places}" if places else self.draw.choice(("", "0", "#,##0", "0_ ", "0_);[Red]-0"))

    def _value(self, row: int, column: int, cell: Cell, look: Format) -> None:
        stored = self._number(cell)
        if stored is not None and "numbers as text" not in self.options:
            self.page.write_number(row, column, float(stored), look)
        elif not cell.text:
            self.page.write_blank(row, column, None, look)
        else:
            self._text(row, column, cell.text, look)

    def _text(self, row: int, column: int, text: str, look: Format) -> None:
        if "rich text" in self.options and len(text) > 3:
            half = len(text) // 2
            self.page.write_rich_string(row, column, text[:half], self._look("red"), text[half:], look)
        else:
            self.page.write_string(row, column, text, look)

    def _look(self, name: str, code: str = "") -> Format:
        """Return the format of a kind of cell, made once."""
        if (name, code) not in self.looks:
            looks: dict[str, dict[str, str | int | bool]] = {
                "title": {"bold": True, "font_size": 18, "align": "center"},
                "heading": {"bold": True, "font_size": 14},
                "prose": {"text_wrap": True},
                "signature": {"align": "left"},
                "red": {"font_color": "red"},
                "cell": {"text_wrap": True, "align": "center", "valign": "vcenter"},
                "band": {"align": "center", "bg_color": "#C6D9F1"},
            }
            looks_like = dict(looks[name])
            if name in {"cell", "band"} and "no borders" not in self.options:
                looks_like["border"] = 1
            if code:
                looks_like["num_format"] = code
            self.looks[name, code] = self.book.add_format(looks_like)
        return self.looks[name, code]

    def _old_numbers(self) -> None:
        """Write a sheet of last year's tables that nobody sees."""
        self._turn("上年")
        for table in self.sheet.tables:
            self._table(table)
        self.page.hide()
