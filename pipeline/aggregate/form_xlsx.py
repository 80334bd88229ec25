"""`form.xlsx`: the consolidated form as a workbook whose numbers are live sums over a sheet for each member."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pipeline.aggregate.sums import Consolidated, value_of
from pipeline.forms.layout import Kind, Layout, lay_out
from pipeline.messages import say
from pipeline.model.form import Forms

_MOST_SHEETS = 500
"""Members with a sheet of their own; beyond it the numbers are written and not added up by the program that opens them."""
_WIDTHS = (16, 18, 40)
_NUMBER_WIDTH = 11
_MOST_COLUMNS = 21
_CHARACTER = 2
"""How wide a Chinese character is, in the unit of columns."""
_LINE = 16
"""How high a line is, in points."""


def write_xlsx(path: Path, form: Consolidated, forms: Forms) -> None:
    """Write the workbook: the form, a sheet a member with the same cells in the same places, and who is in it and who is not."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        styles = {
            Kind.HEAD: book.add_format(
                {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
            ),
            Kind.LABEL: book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True}),
            Kind.NUMBER: book.add_format({"border": 1, "align": "right", "valign": "vcenter"}),
            Kind.UNIT: book.add_format({"border": 1, "align": "center"}),
            Kind.IDLE: book.add_format({"border": 1, "bg_color": "#EEEEEE"}),
        }
        sheets = [f"{number:03}" for number in range(1, len(form.members) + 1)]
        live = len(sheets) <= _MOST_SHEETS
        page = book.add_worksheet("汇总")
        _list(book.add_worksheet("构成"), form, sheets, styles)
        layouts = _placed(form, forms)
        _draw(page, layouts, styles)
        page.write_string(
            0, 0, f"{form.agency}{form.year}年政府信息公开工作年度报告汇总表（{len(form.members)}份报告）"
        )
        for row, column, field in _numbers(layouts):
            value = form.values[field]
            if value is None:
                page.write_blank(row, column, None, styles[Kind.NUMBER])
            elif live and sheets and field not in form.incomplete:
                terms = f"'{sheets[0]}:{sheets[-1]}'!{xl_rowcol_to_cell(row, column)}"
                page.write_formula(row, column, f"=SUM({terms})", styles[Kind.NUMBER], _shown(value))
            else:
                page.write_number(row, column, value, styles[Kind.NUMBER])
        if live:
            for name, member in zip(sheets, form.members, strict=True):
                sheet = book.add_worksheet(name)
                _draw(sheet, layouts, styles)
                sheet.write_string(0, 0, f"{member.agency}（{member.filing.uri}）")
                for row, column, field in _numbers(layouts):
                    number = value_of(member.filing, field)
                    if number is None:
                        sheet.write_blank(row, column, None, styles[Kind.NUMBER])
                    else:
                        sheet.write_number(row, column, number, styles[Kind.NUMBER])


def _placed(form: Consolidated, forms: Forms) -> list[tuple[int, str, Layout]]:
    """Return each table with its first row on the sheet and its heading."""
    placed = []
    row = 2
    edition = forms.editions[form.edition]
    for section in edition.sections:
        if section.table:
            layout = lay_out(forms.editions[form.table_editions[section.table]].table(section.table))
            placed.append((row, f"{section.number}、{section.title}", layout))
            row += layout.rows + 3
    return placed


def _draw(sheet: Worksheet, placed: list[tuple[int, str, Layout]], styles: Mapping[Kind, Format]) -> None:
    _ready_to_print(sheet)
    for column in range(_MOST_COLUMNS):
        sheet.set_column(column, column, _width(column))
    for first, heading, layout in placed:
        sheet.write_string(first - 1, 0, heading)
        for row, lines in _lines(layout).items():
            sheet.set_row(first + row, _LINE * lines)
        for slot in layout.slots:
            if slot.path is not None:
                continue
            row, column, style = first + slot.row, slot.column, styles[slot.kind]
            if slot.row_span == slot.column_span == 1:
                sheet.write_string(row, column, slot.text, style)
            else:
                last = row + slot.row_span - 1, column + slot.column_span - 1
                sheet.merge_range(row, column, *last, slot.text, style)


def _ready_to_print(sheet: Worksheet) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _width(column: int) -> int:
    return _WIDTHS[column] if column < len(_WIDTHS) else _NUMBER_WIDTH


def _lines(layout: Layout) -> dict[int, int]:
    """Return the rows of a table whose words need more than a line, with how many: no program makes merged cells higher."""
    lines: dict[int, int] = {}
    for slot in layout.slots:
        if slot.path is None and slot.row_span == 1:
            room = sum(_width(slot.column + each) for each in range(slot.column_span))
            lines[slot.row] = max(lines.get(slot.row, 1), -(-_CHARACTER * len(slot.text) // room))
    return {row: count for row, count in lines.items() if count > 1}


def _numbers(placed: list[tuple[int, str, Layout]]) -> list[tuple[int, int, str]]:
    return [
        (first + slot.row, slot.column, slot.path)
        for first, _, layout in placed
        for slot in layout.slots
        if slot.path is not None
    ]


def _list(sheet: Worksheet, form: Consolidated, sheets: list[str], styles: Mapping[Kind, Format]) -> None:
    _ready_to_print(sheet)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 4, 16)
    heads = ("工作表", "单位", "口径", "是否计入", "原因")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, styles[Kind.HEAD])
    rows = [
        (name, each.agency, say(f"scope.{each.scope}"), "计入", "")
        for name, each in zip(sheets, form.members, strict=True)
    ]
    rows += [
        (
            "",
            each.agency,
            say(f"scope.{each.scope}"),
            "由所属单位代替" if each.replaced else "未计入",
            each.why(),
        )
        for each in form.left_out
    ]
    for row, words in enumerate(rows, start=1):
        for column, text in enumerate(words):
            sheet.write_string(row, column, text, styles[Kind.LABEL])


def _shown(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
