"""Mending: the two halves of a row that a page break cut, put back together.

Only what the labels prove to be one row is joined, and what stands in a line without a label where the row beside it is
blank. Digits on both sides of the cut are two readings, and nobody joins them here. Where a line without a label may
belong to the row above or below it, the cells of both that it may belong to are doubtful: none of them is blank.
"""

import re
from collections import Counter
from dataclasses import replace

from pipeline.forms.labels import Found, axis
from pipeline.mapping.assign import Assigned
from pipeline.mapping.columns import Head
from pipeline.mapping.row import Row
from pipeline.mapping.words import is_value
from pipeline.model.form import Block
from pipeline.model.grid import Cell
from pipeline.text import enumerator, squash
from pipeline.units import units_said

_ENTRY = re.compile("其[他它中]")
"""How the label of another row begins where it has no enumerator; in the middle of a label 及 or 、 goes before it."""
_OPEN = re.compile("[、，；：（及和或与]$")
"""How a label ends that goes on."""


def mend(rows: list[Row]) -> list[Row]:
    """Put the two halves of a row that a page break cut back together."""
    mended: list[Row] = []
    for number, row in enumerate(rows):
        whole = _whole(mended[-1], row, rows[number + 1 : number + 2]) if mended else None
        whole = whole or (_under(mended[-1], row, mended[-2:-1]) if mended else None)
        if whole is not None:
            mended[-1] = whole
        elif row.label or not row.blank or row.across:
            mended.append(row)
    for number, row in enumerate(mended):
        if not (row.across or row.blank or _is_over(row)) and (row.found is None or _is_headless(row)):
            _doubt_beside(number, mended)
    return mended


def _whole(upper: Row, lower: Row, following: list[Row]) -> Row | None:
    """Return the row that two lines make together; None where they are two rows."""
    if upper.labels and lower.labels and upper.labels[-1] is lower.labels[-1] and upper.label:
        return _joined(upper, lower, upper.found)
    block = upper.block or lower.block or next((row.block for row in following), None)
    if not lower.opens or block is None or lower.heads is None or _is_over(lower):
        return None
    return _tail(upper, lower, following) if _is_headless(lower) else _cut_label(upper, lower, block)


def _tail(upper: Row, lower: Row, following: list[Row]) -> Row | None:
    """Return a row with what of it stands on top of the next page, without a label of its own."""
    if lower.blank:
        return upper if _is_tail_of_group(lower, upper) else None
    its = upper.found and _has_room(upper, lower) and (upper.blank or not _fits(following, lower))
    return _joined(upper, lower, upper.found) if its else None


def _cut_label(upper: Row, lower: Row, block: Block) -> Row | None:
    """Return the row whose label is cut in two.

    A misprint in it is forgiven where neither half names anything by itself and only one of them has numbers beside it.
    """
    if lower.found is not None and not lower.found.typo:
        return None
    both = axis(block.rows).find(upper.label + lower.label, upper.found.node.path[:-1] if upper.found else ())
    if both is None or both.node.leaf is None:
        return None
    if both.typo and (upper.found or lower.found or not (upper.blank or lower.blank)):
        return None
    return _joined(upper, lower, both)


def _is_tail_of_group(lower: Row, upper: Row) -> bool:
    """Tell whether a line holds only what a page break cut off the label of a group: 法提供 of （四）无法提供."""
    groups = [squash(group.label) for group in upper.group]
    return bool(lower.label) and any(group.endswith(squash(lower.label)) for group in groups)


def _under(upper: Row, lower: Row, before: list[Row]) -> Row | None:
    """Return the row whose numbers stand at the foot of one page and whose label on top of the next; None for two rows."""
    if (
        not (lower.opens and lower.found and lower.found.node.leaf and _is_headless(upper))
        or upper.blank
        or upper.across
    ):
        return None
    if not _has_room(lower, upper) or _fits(before, upper):
        return None
    joined = _joined(upper, lower, lower.found)
    return replace(joined, labels=lower.labels, block=lower.block, group=lower.group, unit=lower.unit)


def _is_headless(row: Row) -> bool:
    """Tell whether the innermost label of a line is empty, so that at most the label of its group stands beside it."""
    listed = row.block is not None and bool(row.block.units)
    named = row.found is not None and row.found.node.leaf is not None
    return not (listed or named) and not (row.labels and row.labels[-1].text.strip())


def _is_over(row: Row) -> bool:
    """Tell whether words stand over several columns in a line: the head of a group (申请人情况) printed again, of no row."""
    cells = {id(cell): cell for _, held in row.assigned.values for cell in held}
    under = Counter(id(cell) for _, held in row.assigned.values for cell in held)
    return any(count > 1 and not is_value(cells[number]) for number, count in under.items())


def _has_room(row: Row, part: Row) -> bool:
    """Tell whether a row has the columns in which a part holds something, and is blank there."""
    columns = {_key(head) for head in row.heads.heads} if row.heads else set()
    return _filled(part).keys() <= columns - _filled(row).keys()


def _fits(others: list[Row], part: Row) -> bool:
    """Tell whether a part may as well belong to the row on its other side."""
    return bool(others) and bool(others[0].label) and not others[0].blank and _has_room(others[0], part)


def _filled(row: Row) -> dict[tuple[object, ...], tuple[Cell, ...]]:
    """Return the cells of a row that hold something, by their heads."""
    return {
        _key(head): held
        for head, cells in row.assigned.values
        if (held := tuple(cell for cell in cells if cell.text.strip()))
    }


def _key(head: Head) -> tuple[object, ...]:
    return (head.row, head.column) if head.column else (head.printed, head.columns)


def _joined(upper: Row, lower: Row, found: Found | None) -> Row:
    """Return two lines as one: under each head the cells of both."""
    above, below = upper.assigned, lower.assigned
    held = {_key(head): cells for head, cells in below.values}
    known = {_key(head) for head, _ in above.values}
    values = (
        *((head, (*cells, *held.get(_key(head), ()))) for head, cells in above.values),
        *((head, cells) for head, cells in below.values if _key(head) not in known),
    )
    joined = Assigned(values, (*above.stray, *below.stray), above.doubtful | below.doubtful)
    said = (*upper.said, *lower.said, *units_said(upper.label + lower.label))
    return replace(upper, assigned=joined, heads=upper.heads or lower.heads, found=found, said=said)


def _doubt_beside(number: int, rows: list[Row]) -> None:
    """Make the cells doubtful to which the text of a line belongs that names no row of the form.

    A line without any label belongs to the row above or to the one below. One with an unknown label, or with that of a
    group only, is a row of its own, unless a page ends between it and a row that is blank where it holds something; and
    even there where its label begins like that of another row.
    """
    row = rows[number]
    loose = _filled(row)
    for place in (number - 1, number + 1):
        if not 0 <= place < len(rows) or rows[place].found is None:
            continue
        near = rows[place]
        parted = row.opens if place < number else near.opens
        if row.label and not (parted and (place < number or _is_headless(row))):
            continue
        if place < number and _is_entry(row, near):
            continue
        filled = _filled(near)
        taken = {key: cells for key, cells in loose.items() if not (row.label and key in filled)}
        if taken:
            rows[place] = _doubted(near, taken)


def _is_entry(row: Row, above: Row) -> bool:
    """Tell whether a label begins another row (其他主动公开文件) below one whose own label is whole (行政规范性文件)."""
    if above.found is None or above.found.typo or above.block is None or _is_headless(row):
        return False
    if not (enumerator(row.label) or _ENTRY.match(squash(row.label))) or _OPEN.search(squash(above.label)):
        return False
    return axis(above.block.rows).find(above.label + row.label, above.found.node.path[:-1]) is None


def _doubted(row: Row, loose: dict[tuple[object, ...], tuple[Cell, ...]]) -> Row:
    """Return a row with more cells that may be its own, their columns doubtful."""
    values = tuple((head, (*cells, *loose.get(_key(head), ()))) for head, cells in row.assigned.values)
    columns = {head.column.id for head, _ in values if head.column and _key(head) in loose}
    return replace(row, assigned=replace(row.assigned, values=values, doubtful=row.assigned.doubtful | columns))
