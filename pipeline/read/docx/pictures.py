"""Pictures of a document: the names that it relates to them under → their bytes, where pictures can be read at all."""

import posixpath
from functools import cached_property
from urllib.parse import unquote

from pipeline.errors import EncryptedError, TooLargeError
from pipeline.read.package import Package
from pipeline.read.scan.ready import is_ready

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_BYTES = 30 << 20
"""Of all pictures of a document together: scans of twenty pages have ten megabytes."""


class Pictures:
    """The pictures of one part of a package."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part = package, part
        self._left = MOST_BYTES

    def content(self, source: str | None) -> bytes | None:
        """Return the bytes of a picture; None where there is none, or nothing here to read it with."""
        target = self._targets.get(source or "")
        if target is None or not is_ready():
            return None
        try:
            content, whole = self._package.read(target)
        except (EncryptedError, TooLargeError):
            return None
        self._left -= len(content)
        return content if whole and self._left >= 0 else None

    @cached_property
    def _targets(self) -> dict[str, str]:
        folder, name = posixpath.split(self._part)
        root = self._package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))[0]
        return {
            each.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, unquote(each.get("Target", "")))).lstrip(
                "/"
            )
            for each in (() if root is None else root.iter(_RELATIONSHIP))
            if each.get("TargetMode", "").lower() != "external"
        }
