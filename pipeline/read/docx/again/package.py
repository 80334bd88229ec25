"""Parts of a DOCX file for its second reading: as `zipfile` finds them, and no more than one by one.

python-docx would load every part that any other names, whatever it unpacks to; of all of them three are needed.
"""

import posixpath
import re
import zipfile

_MOST_BYTES = 100_000_000
"""Of one part, unpacked; the official form has 250 thousand."""
_MAIN = "word/document.xml"
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""\b(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Package:
    """The parts of a file by name, whose case and slashes writers vary."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = {_plain(info.filename): info for info in archive.infolist()}

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, none where there is no such part or where it is larger than any."""
        info = self._infos.get(_plain(name))
        if info is None or info.file_size > _MOST_BYTES:
            return b""
        with self._archive.open(info) as part:  # never gives more than the size that it states
            return part.read()

    def main_part(self) -> str:
        """Return the name of the part that holds the text: as the package says, else where most writers put it."""
        candidates = [self.related("", "officeDocument")]
        for said in map(_said, _OVERRIDE.findall(self.read("[Content_Types].xml"))):
            kind = said.get("ContentType", "").lower()
            if kind.endswith(".main+xml") and "word" in kind:
                candidates.append(said.get("PartName", ""))
        return next((name for name in candidates if _plain(name) in self._infos), _MAIN)

    def related(self, source: str, kind: str) -> str:
        """Return the name of the part that another, or the package itself, names as its part of some kind."""
        folder, name = posixpath.split(source)
        for said in map(_said, _RELATIONSHIP.findall(self.read(posixpath.join(folder, "_rels", f"{name}.rels")))):
            if said.get("Type", "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/", folder, said.get("Target", ""))).lstrip("/")
        return ""


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _said(tag: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.decode(): (double or single).decode("utf-8", "replace") for name, double, single in found}
