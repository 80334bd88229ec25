"""HTML tables: the rows of a table as markup, with the innards of each cell left to the style of the page."""

from collections.abc import Callable
from html import escape

from samples.maker.model import Cell, Role, Table

Innards = Callable[[Cell], str]


def plain_innards(cell: Cell) -> str:
    """Write the text of a cell and nothing else; a line break in it is a `<br>`."""
    return escape(cell.text).replace("\n", "<br>")


def table_markup(
    table: Table, innards: Innards, *, attributes: str = 'border="1" cellspacing="0"', first_row: bool = False
) -> str:
    """Write a table; `first_row` gives the top row the class that a common editor gives it."""
    lines = [f"<table {attributes}>".replace(" >", ">"), "<tbody>"]
    for index, row in enumerate(table.rows):
        lines.append('<tr class="firstRow">' if first_row and index == 0 else "<tr>")
        lines.extend(_cell_markup(cell, innards) for cell in row)
        lines.append("</tr>")
    lines += ["</tbody>", "</table>"]
    markup = "\n".join(lines)
    return f'<div style="display:none">\n{markup}\n</div>' if table.hidden else markup


def _cell_markup(cell: Cell, innards: Innards) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    aligned = ' align="center"' if cell.role in {Role.VALUE, Role.HEAD} else ""
    return f"<td{spans}{aligned}>{innards(cell)}</td>"
