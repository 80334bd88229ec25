"""Plain text: a report copied or converted, its tables between tabs, bars or spaces, or with nothing left of their cells."""

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from random import Random

from bench.hunt.plan import Plan
from samples.maker.model import Cell, Role, Sheet, Table


def write(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as its plan says."""
    draw, options = Random(f"{plan.seed} text"), plan.text.options
    writer = _Tables(plan.text.style, options, draw)
    gap = "\n" if "close" in options else "\n\n"
    indent = "　　" if "indented" in options else ""
    parts = ["\n".join(sheet.title), *(indent + text for text in sheet.preface)]
    for section in sheet.sections:
        parts.append(("## " if "markdown" in options else "") + section.heading)
        parts += [indent + part if isinstance(part, str) else writer.write(part) for part in section.body]
    parts += sheet.signature
    text = gap.join(parts) + "\n"
    if plan.text.charset == "gbk":  # has no sign for it
        text = text.replace("−", "－")
    return (text.replace("\n", "\r\n") if "crlf" in options else text).encode(plan.text.charset)


def _grid(table: Table, *, repeat: bool = False) -> list[list[str]]:
    """Return the texts slot by slot; a cell over several rows stands in the first, or in all."""
    grid = [["" for _ in table.widths] for _ in table.rows]
    for row, column, cell in table.placed():
        for i in range(cell.rows if repeat and cell.role is Role.LABEL else 1):
            grid[row + i][column] = cell.text.replace("\n", "")
    return grid


def _line(cells: Sequence[Cell]) -> list[str]:
    return [cell.text.replace("\n", "") for cell in cells]


class _Tables:
    def __init__(self, style: str, options: set[str], draw: Random) -> None:
        self.style, self.options, self.draw = style, options, draw

    def write(self, table: Table) -> str:
        """Return a table as lines."""
        ways = {
            "tabs": self._tabs,
            "ragged": self._ragged,
            "cells": self._fields,
            "pipes": self._pipes,
            "html": self._html,
            "aligned": self._aligned,
            "glued": self._glued,
            "glued rows": self._glued,
            "spaced": self._spaced,
            "torn": self._torn,
            "cell lines": self._cell_lines,
            "renamed": self._renamed,
            "scrambled": self._scrambled,
        }
        return ways[self.style](table)

    def _tabs(self, table: Table) -> str:
        rows = _grid(table, repeat="repeat" in self.options)
        return "\n".join("\t".join(row) for row in rows)

    def _ragged(self, table: Table) -> str:
        """Numbers begin in field 3, 4 or 5 by the depth of their label, under heads that begin in field 3."""
        first = {row: cell for row, _, cell in reversed(table.placed()) if cell.role is not Role.VALUE}
        rows: list[list[str]] = []
        for index, fields in enumerate(_grid(table)):
            kept = fields
            if table.name == "requests" and first[index].role is Role.LABEL:
                depth = next((i for i in (2, 1) if fields[i]), 0)
                kept = [*fields[: depth + 1], "", *fields[3:]]
            elif table.name == "requests":
                kept = [fields[0], "", *fields[3:]]
            rows.append([*kept, *([""] * self.draw.randrange(3))])
        if "padded" in self.options:
            width = max(map(len, rows))
            rows = [[*row, *([""] * (width - len(row)))] for row in rows]
        return "\n".join("\t".join(row) for row in rows)

    def _fields(self, table: Table) -> str:
        """A field for each cell, as browsers copy tables: one over several columns or rows is one field."""
        rows = [_line(row) for row in table.rows]
        width = len(table.widths) if "padded" in self.options else 0
        rows = [[*row, *([""] * (width - len(row)))] for row in rows]
        if "bars" in self.options:
            return "\n".join(f"| {' | '.join(row)} |" for row in rows)
        return "\n".join("\t".join(row) for row in rows)

    def _pipes(self, table: Table) -> str:
        rows = _grid(table, repeat="repeat" in self.options)
        if "marks" in self.options:
            rows = [[self._marked(text) for text in row] for row in rows]
        space = "" if "tight" in self.options else " "
        lines = ["|" + "|".join(f"{space}{text}{space}" for text in row) + "|" for row in rows]
        if "open bars" in self.options:
            lines = [line[1:-1] for line in lines]
        elif "rule" in self.options:
            lines.insert(1, "|" + "|".join(" --- " for _ in table.widths) + "|")
        if "empty rows" in self.options:
            empty = "|" + "|".join("  " for _ in table.widths) + "|"
            at = self.draw.randrange(3, len(lines) + 1)
            lines[at:at] = [empty] * self.draw.randint(2, 30)
        return "\n".join(lines)

    def _marked(self, text: str) -> str:
        """Write a field as Markdown: its signs behind backslashes, or the whole bold."""
        if self.draw.random() < 0.3:
            text = re.sub(r"([.()+-])", r"\\\1", text)
        return f"**{text}**" if text and "*" not in text and self.draw.random() < 0.3 else text

    def _html(self, table: Table) -> str:
        end = "" if "one line" in self.options else "\n"
        lines = []
        for row in table.rows:
            cells = ""
            for cell in row:
                spans = [("rowspan", cell.rows), ("colspan", cell.columns)]
                said = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
                cells += f"<td{said}>{escape(cell.text).replace(chr(10), '<br>')}</td>"
            lines.append(f"<tr>{cells}</tr>{end}")
        written = f"<table>{end}{''.join(lines)}</table>"
        return f"<html><body>{written}</body></html>" if "wrapped" in self.options else written

    def _aligned(self, table: Table) -> str:
        # Two spaces are a column's edge, so a label can't have them inside.
        grid = [[re.sub("  +", " ", text) for text in row] for row in _grid(table)]
        spans = {(row, column): cell.columns for row, column, cell in table.placed()}
        needed = [2] * len(table.widths)
        for (row, column), span in spans.items():
            if span == 1:
                needed[column] = max(needed[column], _cells(grid[row][column]))
        for (row, column), span in spans.items():
            short = _cells(grid[row][column]) - sum(needed[column : column + span]) - 3 * (span - 1)
            needed[column] += max(short, 0)
        lines = []
        for row, texts in enumerate(grid):
            line, column = "", 0
            while column < len(texts):
                span = spans.get((row, column), 1)
                width = sum(needed[column : column + span]) + 3 * (span - 1)
                line += texts[column] + " " * (width - _cells(texts[column]) + 3)
                column += span
            lines.append(line.rstrip())
        return "\n".join(lines)

    def _glued(self, table: Table) -> str:
        """Labels and numbers with nothing between; where all is one line, the next label is glued on too."""
        lines = ["".join(_line(list(row))) for row in table.rows]
        return "".join(lines) if self.style == "glued" else "\n".join(lines)

    def _spaced(self, table: Table) -> str:
        """Single spaces between some cells and not between others."""
        return "\n".join(
            "".join(text + (" " if self.draw.random() < 0.4 else "") for text in _line(list(row))) for row in table.rows
        )

    def _torn(self, table: Table) -> str:
        """Labels first, then the rows of bare numbers, or the other way round."""
        labels = [text for row in table.rows for text in _line([cell for cell in row if cell.role is not Role.VALUE])]
        values = [" ".join(_line([cell for cell in row if cell.role is Role.VALUE])) for row in table.rows]
        values = [line for line in values if line]
        halves = [labels, values] if self.draw.random() < 0.5 else [values, labels]
        return "\n".join(line for half in halves for line in half)

    def _cell_lines(self, table: Table) -> str:
        """A cell a line, with blank lines or lone bars between, or a bar or a tab behind each."""
        if "closing bars" in self.options:
            return "\n".join(f"{text} |".lstrip() for row in table.rows for text in _line(list(row)))
        if "closing tabs" in self.options:
            return "\n".join(f"{text}\t" for row in table.rows for text in _line(list(row)))
        between = "\n|\n" if "bars" in self.options else "\n\n"
        return between.join(text for row in table.rows for text in _line(list(row)))

    def _renamed(self, table: Table) -> str:
        """Tables as a language model writes them: heads renamed, each row its own table or a wrong head in between."""
        rows = _grid(table)
        body = [row for row, cells in zip(rows, table.rows, strict=True) if cells[-1].role is Role.VALUE]
        width = len(table.widths)
        head = "| 类别 | " + " | ".join(f"数据{i}" for i in range(1, width)) + " |"
        rule = "|" + " --- |" * width
        lines = [head, rule]
        for index, row in enumerate(body):
            if index and index % 9 == 0:
                lines += ["", head, rule]
            lines.append("| " + " | ".join(row) + " |")
        return "\n".join(lines)

    def _scrambled(self, table: Table) -> str:
        """Heads of section 四 as two lines of words, as a PDF's text comes out: 结果结果其他尚未 / 维持纠正结果审结."""
        if table.name != "review_litigation":
            return self._tabs(table)
        values = [text for row in table.rows for text in _line([cell for cell in row if cell.role is Role.VALUE])]
        return f"行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n{'结果结果其他尚未总' * 3}\n{'维持纠正结果审结计' * 3}\n{' '.join(values)}"


def _cells(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(char) in {"W", "F", "A"} and not char.isascii() else 1 for char in text
    )
