"""Layout: the three tables as the official form sets them, with merged cells, and the other arrangements offices use."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samples.maker.form import BLOCKS, COLUMNS, CORNER, REVIEW_COLUMNS, REVIEW_GROUPS, Block, Row, request_rows
from samples.maker.model import ABSENT, Cell, Printed, Role, Table

Cells = Mapping[str, Printed]


@dataclass(frozen=True)
class Layout:
    """How a report arranges the form. The default is the form itself."""

    relabel: Mapping[str, str] = field(default_factory=dict)
    """Official wording → the wording printed instead; `表/wording` only in the table of that name."""
    drop_rows: frozenset[str] = frozenset()
    """Row ids that are not printed."""
    drop_columns: frozenset[str] = frozenset()
    """Column ids of `requests` that are not printed."""
    drop_tables: frozenset[str] = frozenset()
    subtotal: bool = False
    """A 小计 column for 法人或其他组织, which the form does not have."""
    extra_row: tuple[str, tuple[str, str, str]] | None = None
    """A row below those of block （一）: label and three texts."""
    first_block_2019: bool = False
    """Block （一） of a 2021 table in the columns of 2019."""
    review: str = "official"
    """`official`, `flat`, `transposed` or `split`."""


def build_tables(edition: str, requests_edition: str, cells: Cells, layout: Layout) -> dict[str, tuple[Table, ...]]:
    """Set the tables of a report; a table that is left out is an empty tuple."""
    tables = {
        "proactive_disclosure": (proactive_table(edition, cells, layout),),
        "requests": (requests_table(requests_edition, cells, layout),),
        "review_litigation": review_tables(cells, layout),
    }
    relabelled = {name: tuple(_relabel(table, layout.relabel) for table in parts) for name, parts in tables.items()}
    return {name: () if name in layout.drop_tables else parts for name, parts in relabelled.items()}


def _relabel(table: Table, relabel: Mapping[str, str]) -> Table:
    def printed(cell: Cell) -> Cell:
        text = relabel.get(f"{table.name}/{cell.text}", relabel.get(cell.text))
        if text is None or cell.role is Role.VALUE:
            return cell
        return Cell(text, cell.role, cell.rows, cell.columns, cell.upright)

    return Table(table.name, table.widths, tuple(tuple(printed(cell) for cell in row) for row in table.rows))


def _value(cells: Cells, path: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(cells.get(path, ABSENT).text, Role.VALUE, rows=rows, columns=columns)


def proactive_table(edition: str, cells: Cells, layout: Layout) -> Table:
    """Set the banded table of section 二 on a grid of four columns."""
    blocks = BLOCKS[edition]
    if layout.first_block_2019:
        blocks = (BLOCKS["2019"][0], *blocks[1:])
    rows: list[tuple[Cell, ...]] = []
    for block in blocks:
        rows.append((Cell(block.title, Role.TITLE, columns=4),))
        rows.extend(_block_rows(block, cells, layout))
        if block is blocks[0] and layout.extra_row:
            label, texts = layout.extra_row
            rows.append((Cell(label, Role.LABEL), *(Cell(text, Role.VALUE) for text in texts)))
    return Table("proactive_disclosure", (30, 24, 23, 23), tuple(rows))


def _block_rows(block: Block, cells: Cells, layout: Layout) -> list[tuple[Cell, ...]]:
    spans = [1] * (len(block.columns) - 1) + [4 - len(block.columns)]
    heads = (Cell(label, Role.HEAD, columns=span) for (_, label), span in zip(block.columns, spans, strict=True))
    rows = [(Cell("信息内容", Role.HEAD), *heads)]
    for row in block.rows:
        if row.id not in layout.drop_rows:
            values = (
                _value(cells, f"proactive_disclosure.{row.id}.{column}", span)
                for (column, _), span in zip(block.columns, spans, strict=True)
            )
            rows.append((Cell(row.labels[0], Role.LABEL), *values))
    return rows


def requests_table(edition: str, cells: Cells, layout: Layout) -> Table:
    """Set the table of section 三: three columns of labels, then the applicants."""
    columns = [(column, label) for column, label in COLUMNS if column not in layout.drop_columns]
    if layout.subtotal:
        columns.insert(-1, ("subtotal", "小计"))
    inner = columns[1:-1]
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(CORNER, Role.HEAD, rows=3, columns=3),
            Cell("申请人情况", Role.HEAD, columns=len(columns)),
        ),
        (
            Cell("自然人", Role.HEAD, rows=2),
            Cell("法人或其他组织", Role.HEAD, columns=len(inner)),
            Cell("总计", Role.HEAD, rows=2),
        ),
        tuple(Cell(label, Role.HEAD) for _, label in inner),
    ]
    kept = [row for row in request_rows(edition) if row.id not in layout.drop_rows]
    for index, row in enumerate(kept):
        values = (_value(cells, f"requests.{row.id}.{column}") for column, _ in columns)
        rows.append((*_row_labels(kept, index), *values))
    return Table("requests", (6, 12, 32, *([50 // len(columns)] * len(columns))), tuple(rows))


def _row_labels(rows: list[Row], index: int) -> list[Cell]:
    """Return the label cells that begin in a row: its own, and those of groups of which it is the first."""
    labels = rows[index].labels
    cells = []
    for level, label in enumerate(labels[:-1]):
        prefix = labels[: level + 1]
        if index == 0 or rows[index - 1].labels[: level + 1] != prefix:
            members = [row.labels[: level + 1] == prefix for row in rows[index:]]
            size = (*members, False).index(False)
            cells.append(Cell(label, Role.LABEL, rows=size, upright=level == 0))
    return [*cells, Cell(labels[-1], Role.LABEL, columns=4 - len(labels))]


def review_tables(cells: Cells, layout: Layout) -> tuple[Table, ...]:
    """Set the table of section 四 in one of its arrangements."""
    arrange = {
        "official": _review_official,
        "flat": _review_flat,
        "transposed": _review_transposed,
        "split": _review_split,
    }
    return arrange[layout.review](cells)


def _review_heads(count: int, rows: int = 1) -> tuple[Cell, ...]:
    return tuple(Cell(label, Role.HEAD, rows=rows) for _ in range(count) for _, label in REVIEW_COLUMNS)


def _review_values(cells: Cells, *groups: str) -> tuple[Cell, ...]:
    return tuple(
        _value(cells, f"review_litigation.{group}.{column}") for group in groups for column, _ in REVIEW_COLUMNS
    )


def _review_official(cells: Cells) -> tuple[Table, ...]:
    rows = (
        (Cell("行政复议", Role.HEAD, columns=5), Cell("行政诉讼", Role.HEAD, columns=10)),
        (
            *_review_heads(1, rows=2),
            Cell("未经复议直接起诉", Role.HEAD, columns=5),
            Cell("复议后起诉", Role.HEAD, columns=5),
        ),
        _review_heads(2),
        _review_values(cells, *(group for group, _ in REVIEW_GROUPS)),
    )
    return (Table("review_litigation", (1,) * 15, rows),)


def _review_flat(cells: Cells) -> tuple[Table, ...]:
    names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    rows = (
        tuple(Cell(name, Role.HEAD, columns=5) for name in names),
        _review_heads(3),
        _review_values(cells, *(group for group, _ in REVIEW_GROUPS)),
    )
    return (Table("review_litigation", (1,) * 15, rows),)


def _review_transposed(cells: Cells) -> tuple[Table, ...]:
    values = {group: _review_values(cells, group) for group, _ in REVIEW_GROUPS}
    rows = (
        (Cell("类别", Role.HEAD, columns=2), *_review_heads(1)),
        (Cell("行政复议", Role.LABEL, columns=2), *values["reconsideration"]),
        (Cell("行政诉讼", Role.LABEL, rows=2), Cell("未经复议直接起诉", Role.LABEL), *values["litigation_direct"]),
        (Cell("复议后起诉", Role.LABEL), *values["litigation_after_reconsideration"]),
    )
    return (Table("review_litigation", (2, 3, 2, 2, 2, 2, 2), rows),)


def _review_split(cells: Cells) -> tuple[Table, ...]:
    first = (
        (Cell("行政复议", Role.HEAD, columns=5),),
        _review_heads(1),
        _review_values(cells, "reconsideration"),
    )
    second = (
        (Cell("行政诉讼", Role.HEAD, columns=10),),
        (Cell("未经复议直接起诉", Role.HEAD, columns=5), Cell("复议后起诉", Role.HEAD, columns=5)),
        _review_heads(2),
        _review_values(cells, "litigation_direct", "litigation_after_reconsideration"),
    )
    return (Table("review_litigation", (1,) * 5, first), Table("review_litigation", (1,) * 10, second))
