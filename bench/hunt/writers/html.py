"""HTML: pages as content systems, word processors and careless hands leave them; what a browser shows is the sheet."""

import re
from html import escape
from random import Random

from bench.hunt.plan import Plan
from bench.hunt.writers import html_cells
from bench.hunt.writers.html_frames import around, toolbar
from samples.maker.model import Cell, Role, Sheet, Table


def write(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as its plan says."""
    text = _Page(plan, sheet).text()
    charset = plan.html.charset
    if "no references" not in plan.html.options and charset not in {"utf-8", "utf-8-sig"}:
        return text.encode(charset, "xmlcharrefreplace")
    return text.encode(charset, "replace")


class _Page:
    def __init__(self, plan: Plan, sheet: Sheet) -> None:
        self.plan, self.sheet, self.options = plan, sheet, plan.html.options
        self.draw = Random(f"{plan.seed} page")
        self.innards = self._innards()
        self.paragraph = "div" if "divisions" in self.options else "p"

    def _innards(self) -> html_cells.Innards:
        ways: dict[str, html_cells.Innards] = {
            "article": html_cells.bare,
            "cms": html_cells.paragraph,
            "word": html_cells.WordCells(self.draw),
            "mixed": html_cells.MixedCells(self.draw),
        }
        inner = ways[self.plan.html.style]
        for option, wrap in (
            ("entities", html_cells.entities),
            ("hidden beside", html_cells.hidden_beside),
            ("digits beside", html_cells.digits_beside),
            ("invisible", html_cells.invisible),
        ):
            if option in self.options:
                inner = wrap(inner, self.draw)
        return inner

    def text(self) -> str:
        """Return the page."""
        return around(self.plan, self.sheet, "\n".join(self._body()))

    def _body(self) -> list[str]:
        sheet = self.sheet
        tag = "h1" if "marked headings" in self.options else self.paragraph
        parts = [f'<{tag} align="center">{self._prose(line)}</{tag}>' for line in sheet.title]
        if "toolbar" in self.options:
            parts.append(toolbar(self.draw))
        parts += [self._paragraph(text) for text in sheet.preface]
        for section in sheet.sections:
            parts.append(self._heading(section.heading))
            parts += [self._paragraph(part) if isinstance(part, str) else self._table(part) for part in section.body]
        parts += [f'<{self.paragraph} align="right">{escape(line)}</{self.paragraph}>' for line in sheet.signature]
        return parts

    def _prose(self, text: str) -> str:
        if self.plan.html.style == "word":
            return html_cells.WordCells(self.draw)._spans(text)  # noqa: SLF001 of this package
        return escape(text)

    def _paragraph(self, text: str) -> str:
        indent = self.draw.choice(("&nbsp;&nbsp;&nbsp;&nbsp;", "　　", ""))
        if "broken lines" in self.options:
            return f"{indent}{escape(text)}<br>"
        return f"<{self.paragraph}>{indent}{self._prose(text)}</{self.paragraph}>"

    def _heading(self, text: str) -> str:
        tail = "&nbsp;" * 23 if "spaces after headings" in self.options else ""
        if "marked headings" in self.options:
            return f"<h2>{escape(text)}{tail}</h2>"
        return f"<{self.paragraph}><strong>{self._prose(text)}</strong>{tail}</{self.paragraph}>"

    def _table(self, table: Table) -> str:
        options = self.options
        upper = str.upper if "capitals" in options else str
        lines = [f"<{upper('table')} {self._attributes()}>"]
        if "columns named" in options:
            lines.append("<colgroup>" + "".join(f'<col width="{width * 7}">' for width in table.widths) + "</colgroup>")
        if "caption" in options and any(cell.role is Role.HEAD for row in table.rows for cell in row):
            lines.append(f"<caption>{self.draw.choice(('（单位：件）', '单位：件/条', '表格如下'))}</caption>")
        rows = [self._row(table, index) for index in range(len(table.rows))]
        lines += rows if "sections" not in options else _sections(table, rows)
        if "sizing row" in options:
            widths = "".join(f"<td width={width * 7} style='border:none'></td>" for width in table.widths)
            lines.append(f"<![if !supportMisalignedColumns]>\n<tr height=0>{widths}</tr>\n<![endif]>")
        if "sections" not in options and "no end tags" not in options and self.draw.random() < 0.5:
            lines[lines.index(rows[0])] = f"<tbody>\n{rows[0]}"
            lines.append("</tbody>")
        lines.append(f"</{upper('table')}>")
        markup = "\n".join(lines)
        if table.hidden:
            markup = self._hidden(markup)
        elif "nested" in options:
            markup = f'<table width="100%" border="0"><tr><td align="center">\n{markup}\n</td></tr></table>'
        elif "scrolled" in options:
            markup = f'<div style="overflow-x:auto"><div class="table-wrap">{markup}</div></div>'
        return markup

    def _row(self, table: Table, index: int) -> str:
        upper = str.upper if "capitals" in self.options else str
        ended = "no end tags" not in self.options
        first = ' class="firstRow"' if index == 0 and self.plan.html.style == "word" else ""
        lines = [f"<{upper('tr')}{first}>"]
        lines += [self._cell(cell, upper("td"), ended=ended) for cell in table.rows[index]]
        if ended:
            lines.append(f"</{upper('tr')}>")
        if "empty rows" in self.options and self.draw.random() < 0.1 and not _spanned(table, index):
            lines.append("<tr></tr>")
        return "\n".join(lines)

    def _attributes(self) -> str:
        return self.draw.choice(
            (
                'border="1" cellspacing="0"',
                'class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;mso-padding-alt:0cm 5.4pt"',
                'style="border-collapse:collapse;width:100%" border="1" align="center"',
                'width="640" cellspacing="0" cellpadding="0" uetable="null" data-sort="sortDisabled"',
            )
        )

    def _hidden(self, markup: str) -> str:
        way = self.draw.choice(
            (
                '<div style="display:none">{}</div>',
                "<div hidden>{}</div>",
                "<!--\n{}\n-->",
                '<div style="visibility:hidden;height:0">{}</div>',
                "<template>{}</template>",
            )
        )
        # A comment ends at the first mark of an end in it: one inside would show the rest of the table.
        return way.format(re.sub(r"<!--.*?-->", "", markup) if way.startswith("<!--") else markup)

    def _cell(self, cell: Cell, tag: str, *, ended: bool) -> str:
        spans = self._span("rowspan", cell.rows) + self._span("colspan", cell.columns)
        if "heads named" in self.options and cell.role is Role.HEAD:
            tag = "th" if tag == "td" else "TH"
        style = (
            ' valign="center" style="padding:0px 7px;border:1px solid windowtext"'
            if self.plan.html.style == "word"
            else ""
        )
        inside = self.innards(cell)
        if "links" in self.options and cell.role is Role.LABEL and self.draw.random() < 0.2:
            inside = f'<a href="javascript:void(0)" title="{escape(cell.text)}">{inside}</a>'
        return f"<{tag}{spans}{style}>{inside}" + (f"</{tag}>" if ended else "")

    def _span(self, name: str, count: int) -> str:
        if {"no spans", "no row spans" if name == "rowspan" else "no column spans"} & self.options:
            return ""
        if count == 1 and "needless spans" not in self.options:
            return ""
        return f' {name}="{count}"' if "bare attributes" not in self.options else f" {name.upper()}={count}"


def _spanned(table: Table, index: int) -> bool:
    """Tell whether a cell spans from a row to the next, so that a row between them would be counted."""
    return any(row <= index < row + cell.rows - 1 for row, _, cell in table.placed())


def _sections(table: Table, rows: list[str]) -> list[str]:
    """Put rows into a head, a body and a foot that stands in the file before the body, as HTML 4 had it."""
    first = next(index for index, row in enumerate(table.rows) if row[-1].role is Role.VALUE)
    head = ["<thead>", *rows[:first], "</thead>"]
    last = len(rows) - 1
    if last > first and not _spanned(table, last - 1):
        return [*head, "<tfoot>", rows[last], "</tfoot>", "<tbody>", *rows[first:last], "</tbody>"]
    return [*head, "<tbody>", *rows[first:], "</tbody>"]
