"""Cases of reading: pairs of a document and what a person sees in it, written as text in `tests/cases/*.md`.

A case is a heading (`## …`), the document between two lines `~~~`, and between two more what is to be seen: `¶` a paragraph,
`h2` a heading, `▣` a picture, `table 0` a table with its rows. In a row `<` is covered by the cell to the left, `^` by the
cell above, `░` by none; `⏎` is a line break. In documents of plain text `→` is a tab.
"""

import re
from pathlib import Path

from pipeline.model.document import Document, Paragraph, Picture
from pipeline.model.grid import Grid

FOLDER = Path(__file__).resolve().parents[1] / "cases"
_CASE = re.compile(r"^## (.+?)\n.*?^~~~\w*\n(.*?)^~~~\n.*?^~~~\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)


def load(pattern: str) -> dict[str, tuple[str, str]]:
    """Return document and expectation by name of file and case."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(FOLDER.glob(pattern)):
        text = path.read_text("utf-8")
        cases = _CASE.findall(text)
        assert 4 * len(cases) == len(re.findall(r"^~~~", text, re.MULTILINE)), f"a case of {path.name} is not whole"
        for name, document, expected in cases:
            key = f"{path.stem}: {name}"
            assert key not in found
            found[key] = (document, expected.rstrip("\n"))
    assert found
    return found


def drawn(document: Document) -> str:
    """Return what is to be seen of a document, as the cases write it."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            mark = f"h{block.heading}" if block.heading else "¶"
            lines.append(f"{mark} {_visible(block.text)}")
        elif isinstance(block, Picture):
            lines.append("▣")
        else:
            lines.append(f"table {block.grid.index}{' ragged' if block.grid.ragged else ''}")
            lines.extend(_rows(block.grid))
    return "\n".join(lines)


def _rows(grid: Grid) -> list[str]:
    return [
        "| " + " | ".join(_slot(grid, row, column) for column in range(grid.column_count)) + " |"
        for row in range(grid.row_count)
    ]


def _slot(grid: Grid, row: int, column: int) -> str:
    cell = grid.at(row, column)
    if cell is None:
        return "░"
    if (cell.row, cell.column) == (row, column):
        return _visible(cell.text)
    return "<" if cell.row == row else "^"


def _visible(text: str) -> str:
    return text.replace("\n", "⏎")
