"""XML of OFD: elements by their names without the namespace, which writers vary, and the numbers that attributes list."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def local(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: "Element | None", name: str) -> Iterator["Element"]:
    """Yield the children of that name."""
    for each in element if element is not None else ():
        if str(each.tag).rpartition("}")[2] == name:
            yield each


def child(element: "Element | None", *path: str) -> "Element | None":
    """Return the first descendant by a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def numbers(text: str | None) -> list[float]:
    """Return the numbers of a list; none at all where one of them is no finite number.

    >>> numbers("0 0 210 2.97e2"), numbers("1 nan"), numbers("0,0")
    ([0.0, 0.0, 210.0, 297.0], [], [0.0, 0.0])
    """
    if not text:
        return []
    try:
        found = [float(each) for each in text.replace(",", " ").split()]
    except ValueError:
        return []
    return found if all(map(math.isfinite, found)) else []
