"""Mending: the two halves of a row that a page break cut, put back together.

Only what the labels prove to be one row is joined. Digits on both sides of the cut are two readings, and nobody joins
them here.
"""

from dataclasses import replace

from pipeline.forms.labels import Found, axis
from pipeline.mapping.assign import Assigned
from pipeline.mapping.row import Row


def mend(rows: list[Row]) -> list[Row]:
    """Put the two halves of a row that a page break cut back together."""
    mended: list[Row] = []
    for row in rows:
        whole = _whole(mended[-1], row) if mended else None
        if whole is not None:
            mended[-1] = whole
        elif row.label or not row.blank or row.across:
            mended.append(row)
    return mended


def _whole(upper: Row, lower: Row) -> Row | None:
    """Return the row that two lines make together; None where they are two rows."""
    if upper.labels and lower.labels and upper.labels[-1] is lower.labels[-1] and upper.label:
        return _joined(upper, lower, upper.found)
    block = upper.block or lower.block
    if not lower.opens or block is None or lower.heads is None:
        return None
    if not lower.label:
        return _joined(upper, lower, upper.found) if upper.found and upper.blank and not lower.blank else None
    if lower.found is not None and not lower.found.typo:
        return None
    both = axis(block.rows).find(upper.label + lower.label, upper.found.node.path[:-1] if upper.found else ())
    if both is None or both.typo or both.node.leaf is None:
        return None
    return _joined(upper, lower, both)


def _joined(upper: Row, lower: Row, found: Found | None) -> Row:
    """Return two lines as one: under each head the cells of both."""
    above, below = upper.assigned, lower.assigned
    held = {(head.row, head.column): cells for head, cells in below.values}
    values = tuple((head, (*cells, *held.get((head.row, head.column), ()))) for head, cells in above.values)
    joined = Assigned(values or below.values, (*above.stray, *below.stray), above.doubtful | below.doubtful)
    return replace(upper, assigned=joined, heads=upper.heads or lower.heads, found=found)
