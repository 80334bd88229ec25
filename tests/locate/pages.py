"""Documents written as text, for tests of what is found in them.

A line is a paragraph, `h1 …` a heading, `▣` a picture, lines between bars are a table (`<` goes on with the cell to the left),
`@key value` is a tag of the page, and `⏎` a line break inside a paragraph. `[三]` is the whole table of that section of the
form of 2021, with 0 in every cell; `[三 2019]` that of another edition, `[三 3]` with 3 in every cell, `[三 空]` with nothing in
any; `[三 1/2]` and `[三 2/2]` are its halves before and after a page break. `[全文]` are six sections with their tables.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.model.document import Block, Document, Paragraph, Picture, Table
from pipeline.model.form import TableForm
from pipeline.model.grid import Cell, Grid
from pipeline.model.located import Located
from pipeline.model.member import Leaf

FORMS = load_forms()
_TABLES = {"二": "proactive_disclosure", "三": "requests", "四": "review_litigation"}
_BODY = """
一、总体情况
今年以来，我局认真贯彻落实条例，公开工作平稳推进。
二、主动公开政府信息情况
[二]
三、收到和处理政府信息公开申请情况
[三]
四、政府信息公开行政复议、行政诉讼情况
[四]
五、存在的主要问题及改进情况
公开不够及时。
六、其他需要报告的事项
本年度未收取信息处理费。
""".strip()
_FORM = re.compile(r"\[([二三四])(?: (2019|2021))?(?: (\d+|空))?(?: ([12])/2)?\]")


def page(text: str, *, complete: bool = True) -> Document:
    """Return the document that a text writes down."""
    blocks: list[Block] = []
    properties: list[tuple[str, str]] = []
    rows: list[str] = []
    for line in [*text.strip("\n").replace("[全文]", _BODY).split("\n"), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            blocks.append(Table(_grid(rows, _tables(blocks))))
            rows = []
        if found := _FORM.fullmatch(line.strip()):
            blocks.append(Table(_form(*found.groups(), index=_tables(blocks))))
        elif line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            properties.append((key, value))
        elif line == "▣":
            blocks.append(Picture())
        elif line:
            level = re.match(r"h([1-6]) ", line)
            printed = line[3:] if level else line
            blocks.append(Paragraph(printed.replace("⏎", "\n"), int(level[1]) if level else None))
    return Document(tuple(blocks), "text/html", "html-cells", tuple(properties), complete)


def located(text: str) -> Located:
    """Return what is found in the document that a text writes down."""
    return locate(page(text), FORMS)


def tables(found: Located) -> list[tuple[str, int, range, bool]]:
    """Return the pieces of the tables found: table, which grid, which of its rows, whether it goes on."""
    return [
        (match.table, piece.grid.index, piece.rows, piece.continues)
        for match in found.matches
        for piece in match.pieces
    ]


def _tables(blocks: list[Block]) -> int:
    return sum(isinstance(block, Table) for block in blocks)


def _form(section: str, edition: str | None, number: str | None, half: str | None, *, index: int) -> Grid:
    """Set a table of the form as the form has it, but for merged label cells."""
    form = FORMS.editions[edition or "2021"].table(_TABLES[section])
    value = "" if number == "空" else number or "0"
    rows = list(_across(form, value) if form.groups_across else _down(form, value))
    if half is not None:
        middle = len(rows) // 2
        rows = rows[:middle] if half == "1" else rows[middle:]
    cells = tuple(Cell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts))
    return Grid(cells, index)


def _down(form: TableForm, value: str) -> Iterator[list[str]]:
    for block in form.blocks:
        if block.label:
            yield [block.label]
        depth = max(len(leaf.members) for leaf in block.row_leaves)
        yield [*(block.corner or ("",)), *[""] * (depth - 1), *(leaf.member.label for leaf in block.column_leaves)]
        for leaf in block.row_leaves:
            labels = [member.label for member in leaf.members]
            yield [*labels, *[""] * (depth - len(labels)), *[value] * len(block.column_leaves)]


def _across(form: TableForm, value: str) -> Iterator[list[str]]:
    (block,) = form.blocks
    columns = [leaf.member.label for leaf in block.column_leaves]
    yield [text for leaf in block.row_leaves for text in (_named(leaf), *[""] * (len(columns) - 1))]
    yield columns * len(block.row_leaves)
    yield [value] * (len(columns) * len(block.row_leaves))


def _named(leaf: Leaf) -> str:
    return "（".join(member.label for member in leaf.members) + ("）" if len(leaf.members) > 1 else "")


def _grid(lines: list[str], index: int) -> Grid:
    cells: list[Cell] = []
    for row, line in enumerate(lines):
        for column, text in enumerate(part.strip() for part in line.strip("|").split("|")):
            if text == "<":
                cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + 1)
            else:
                cells.append(Cell(row, column, text.replace("⏎", "\n")))
    return Grid(tuple(cells), index)
