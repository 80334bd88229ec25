"""Joined rows: lines whose fields were put one behind the other with the same space between, and stand under no others.

A program that joins the cells of a row writes them so. Where a field stands then says how long those before it are, and not
in which column it is: a row with fewer numbers than its heads has them in no column that anybody sees.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.plain.aligned_fields import Field


def is_joined(rows: Sequence[Sequence[Field]]) -> bool:
    """Tell whether rows are joined: more of them go on as far behind labels of unlike lengths than begin below each other.

    >>> from pipeline.read.plain.aligned_fields import fields_of
    >>> is_joined([fields_of(line, 2) for line in ("内容  本年数  总数", "规章  0  0", "规范性文件  3")])
    True
    >>> is_joined([fields_of(line, 2) for line in ("内容        本年数  总数", "规章             0     0", "规范性文件       3")])
    False
    """
    joined = aligned = 0
    for (label, field), (other, below) in pairwise(_beginnings(rows)):
        if label.end == other.end:
            continue
        into_each_other = (below.is_value and _reaches(other, field)) or (field.is_value and _reaches(label, below))
        joined += into_each_other or field.start - label.end == below.start - other.end
        aligned += not into_each_other and field.start < below.end and below.start < field.end
    return joined > aligned


def _reaches(label: Field, field: Field) -> bool:
    """Tell whether the label of a row goes on to where the number stands behind that of another; heads may, over labels."""
    return label.start < field.start < label.end


def _beginnings(rows: Sequence[Sequence[Field]]) -> Iterator[tuple[Field, Field]]:
    """Yield the label of each row with the field right behind it: its first number, or the first of the heads beside it."""
    margin = min((fields[0].start for fields in rows if fields), default=0)
    for fields in rows:
        first = next((at for at, field in enumerate(fields) if field.is_value), None)
        at = 1 if first is None else first
        if 0 < at < len(fields) and (first is not None or fields[0].start == margin):
            yield fields[at - 1], fields[at]
