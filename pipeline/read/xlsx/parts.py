"""Parts of a workbook: which there are, and the XML of each under bare names.

Names of elements are compared without their namespace: the transitional and the strict vocabulary of ISO/IEC 29500 differ
in nothing else that matters here. No part may bring a document type, and what a package unpacks to is bounded.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.errors import DamagedError
from pipeline.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
MOST_CHARACTERS = 32_767
"""Characters that a cell can hold."""
_UNSHOWN = "\r\x0b\x0c"
_APART, _STRUCK = "  ", "\u0336"
OFF = frozenset({"0", "false"})


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another names as its own."""

    kind: str
    """The last word of the relationship's type, in lower case."""
    name: str


class Workbook:
    """The parts of a workbook by what they are."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.whole = self.package.whole
        """False once anything of it was found to be cut short or harmed."""
        self.name = self._main_part()
        root = self.tree(self.name)
        if root is None:
            raise DamagedError(reason="no workbook part")
        self.root = root
        self._related = self.related(self.name)

    def tree(self, name: str) -> "Element | None":
        """Return a part's root, None where there is no such part or nothing of it is XML."""
        root, whole = self.package.tree(name)
        self.whole = self.whole and whole
        return root

    def beside(self, kind: str) -> "Element | None":
        """Return the root of the part of a kind that the workbook names, None where it names none."""
        found = next((each.name for each in self._related.values() if each.kind == kind), None)
        return None if found is None else self.tree(found)

    def sheets(self) -> Iterator[str]:
        """Yield the names of the parts of worksheets that are shown, in order."""
        for sheet in children(self.root, "sheets", "sheet"):
            related = self._related.get(attribute(sheet, "id") or "")
            if related is None:
                self.whole = False
            elif related.kind == "worksheet" and (sheet.get("state") or "visible") == "visible":
                yield related.name

    def related(self, source: str) -> dict[str, Related]:
        """Return the parts that a part names as its own, by the ids it has for them."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        root = self.package.tree(path)[0] if path in self.package else None
        found: dict[str, Related] = {}
        for each in () if root is None else root:
            if local(each) == "Relationship" and (each.get("TargetMode") or "").lower() != "external":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(each.get("Target") or "")))
                kind = (each.get("Type") or "").rpartition("/")[2].lower()
                found[each.get("Id") or ""] = Related(kind, target.lstrip("/"))
        return found

    def _main_part(self) -> str:
        for name in (self.package.related("").get("officedocument", ""), "xl/workbook.xml"):
            if name and name in self.package:
                return name.lstrip("/")
        raise DamagedError(reason="no workbook part")


def local(element: "Element") -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: "Element", name: str) -> str | None:
    """Return an attribute by its name without a namespace."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def children(element: "Element | None", *path: str) -> Iterator["Element"]:
    """Yield the elements below another along a path of names."""
    if element is None:
        return
    first, *rest = path
    for child in element:
        if local(child) == first:
            if rest:
                yield from children(child, *rest)
            else:
                yield child


def rich_text(element: "Element") -> str:
    """Return the text of a string and its runs; how it is pronounced is not part of it.

    What is raised (the mark of a footnote) stands apart, and struck text has U+0336 behind each character: neither is a digit
    of the number beside it. Characters that XML has no place for are written as `_x000D_`.
    """
    texts: list[str] = []
    for child in element:
        if local(child) == "t":
            texts.append(child.text or "")
        elif local(child) == "r":
            text = "".join(each.text or "" for each in children(child, "t"))
            said = {local(each): (each.get("val") or "1").lower() for look in children(child, "rPr") for each in look}
            text = text if said.get("strike", "0") in OFF else struck(text)
            texts.append(f"{_APART}{text}{_APART}" if said.get("vertAlign", "baseline") != "baseline" else text)
    return cleaned("".join(texts))


def struck(text: str) -> str:
    """Return a text struck through, as plain text is: with U+0336 behind each character, so that it is no number.

    >>> struck("12") == "1\u03362\u0336"
    True
    """
    return "".join(char if char.isspace() else f"{char}{_STRUCK}" for char in text)


def cleaned(text: str) -> str:
    """Return a stored text with its escapes resolved, and lines parted by newlines; no more of it than a cell can hold."""
    text = text[:MOST_CHARACTERS]
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return text.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, _UNSHOWN), "\n"))
