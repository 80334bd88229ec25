"""DOCX tables: rows, merges and grids, right and wrong in the ways files have them."""

from dataclasses import replace
from random import Random

from bench.hunt.writers.docx_runs import Runs
from samples.maker.model import Cell, Role, Table

_WIDTH = 9400
FIRST_LIST = 2


class TableWriter:
    """Writes the tables of one file."""

    def __init__(self, options: set[str], draw: Random, runs: Runs) -> None:
        self.options, self.draw, self.runs = options, draw, runs
        self.lists = 0

    def write(self, table: Table) -> str:
        """Return the markup of a table."""
        if "unmerged" in self.options:
            table = _unmerged(table)
        total = sum(table.widths)
        widths = [width * _WIDTH // total for width in table.widths]
        rows = [self._row(table, row, widths) for row in range(len(table.rows))]
        if "deleted rows" in self.options:
            rows.insert(self.draw.randrange(1, len(rows) + 1), self.runs.deleted_row(2))
        if "row controls" in self.options:
            rows[-1] = f"<w:sdt><w:sdtPr/><w:sdtContent>{rows[-1]}</w:sdtContent></w:sdt>"
        return f"<w:tbl>{self._properties()}{self._grid(widths)}{''.join(rows)}</w:tbl>"

    def _properties(self) -> str:
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        return f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'

    def _grid(self, widths: list[int]) -> str:
        if "no grid" in self.options:
            return "<w:tblGrid/>"
        shown = [1000 for _ in widths] if "wrong grid" in self.options else widths
        return f"<w:tblGrid>{''.join(f'<w:gridCol w:w=@{width}@/>' for width in shown)}</w:tblGrid>".replace("@", '"')

    def _row(self, table: Table, row: int, widths: list[int]) -> str:
        starts = {(top, column): cell for top, column, cell in table.placed()}
        ends = (start + cell.columns for (top, start), cell in starts.items() if top <= row < top + cell.rows)
        end = max(ends, default=0)
        cells, column = [], 0
        while column < end:  # a row may be shorter than others
            cell, merge = starts.get((row, column)), ""
            if cell is None:
                cell = next(starts[above, column] for above in range(row - 1, -1, -1) if (above, column) in starts)
                merge = self.draw.choice(("<w:vMerge/>", '<w:vMerge w:val="continue"/>'))
            elif cell.rows > 1:
                merge = '<w:vMerge w:val="restart"/>'
            width = sum(widths[column : column + cell.columns])
            if "legacy merges" in self.options and cell.columns > 1:
                cells += self._legacy(cell, width, merge)
            else:
                cells.append(self._cell(cell, width, merge, cell.columns))
            column += cell.columns
        head = "<w:tblHeader/>" if "repeated heads" in self.options and row < 3 else ""
        return f'<w:tr><w:trPr>{head}<w:trHeight w:val="340"/></w:trPr>{"".join(cells)}</w:tr>'

    def _legacy(self, cell: Cell, width: int, merge: str) -> list[str]:
        """Write a cell merged across the way old files do."""
        first = self._cell(cell, width // cell.columns, '<w:hMerge w:val="restart"/>' + merge, 1)
        rest = self._cell(Cell("", cell.role), width // cell.columns, "<w:hMerge/>" + merge, 1)
        return [first] + [rest] * (cell.columns - 1)

    def _cell(self, cell: Cell, width: int, merge: str, columns: int) -> str:
        if "wrong widths" in self.options:
            width = self.draw.choice((0, 1200, width, width * 2))
        kind = self.draw.choice(("dxa", "auto", "pct")) if "wrong widths" in self.options else "dxa"
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 or "needless spans" in self.options else ""
        # The order of the schema: width, span, merges.
        across = merge.split("<w:vMerge", maxsplit=1)[0]
        down = merge[len(across) :]
        direction = '<w:textDirection w:val="tbRlV"/>' if cell.upright and "upright" in self.options else ""
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="{kind}"/>{span}{across}{down}{direction}<w:vAlign w:val="center"/></w:tcPr>'
        if down and "restart" not in down:
            kept = "text below merges" in self.options and self.draw.random() < 0.3
            return f"<w:tc>{properties}{'<w:p/>' if not kept else '<w:p><w:r><w:t>9</w:t></w:r></w:p>'}</w:tc>"
        return f"<w:tc>{properties}{self._paragraphs(cell)}</w:tc>"

    def _paragraphs(self, cell: Cell) -> str:
        text, numbering = cell.text, ""
        if "numbered items" in self.options and cell.role is Role.LABEL and text[1:2] == "." and text[0].isdecimal():
            self.lists += text[0] == "1"
            numbering = (
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{FIRST_LIST + min(self.lists, 8) - 1}"/></w:numPr>'
            )
            text = text[2:]
        lines = text.split("\n") if "paragraph a line" in self.options else [text]
        if "upright as paragraphs" in self.options and cell.upright:
            lines = list(text)
        parts = []
        for index, line in enumerate(lines):
            number = numbering if index == 0 else ""
            parts.append(f"<w:p><w:pPr>{number}<w:jc w:val='center'/></w:pPr>{self.runs.cell(cell, line)}</w:p>")
        if "empty paragraphs" in self.options and self.draw.random() < 0.2:
            parts.insert(self.draw.choice((0, len(parts))), "<w:p/>")
        if "cell controls" in self.options and cell.role is Role.VALUE and self.draw.random() < 0.2:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(parts)}</w:sdtContent></w:sdt>"
        return "".join(parts)


def _unmerged(table: Table) -> Table:
    """Replace row spans by empty cells below."""
    grid: dict[tuple[int, int], Cell] = {}
    for row, column, cell in table.placed():
        for below in range(row, row + cell.rows):
            grid[below, column] = replace(cell, rows=1, text=cell.text if below == row else "")
    rows = tuple(tuple(cell for (r, _), cell in sorted(grid.items()) if r == row) for row in range(len(table.rows)))
    return replace(table, rows=rows)
