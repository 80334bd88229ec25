"""An OFD package: its documents, their pages in order, and the parts that each page is drawn from.

OFD (GB/T 33190) is a zip of XML: `OFD.xml` names the documents, each `Document.xml` its pages, templates and resources.
Element names are compared without their namespace, which writers vary; paths are taken as the standard has them and, where
nothing is there, as writers have them who count from another folder.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.errors import DamagedError, EncryptedError, TooLargeError
from pipeline.read.ofd.xml import child, children, local, numbers
from pipeline.read.ooxml import parse
from pipeline.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_PAGES = 500
"""As of a PDF: a yearbook that holds the reports of a whole province has 400."""
MOST_TEMPLATES = 100
"""Of one page; one or two are usual."""
LONGEST = 10_000.0
"""Millimetres; no sheet of paper is ten metres long."""

_A4 = (0.0, 0.0, 210.0, 297.0)
_HEAD = 4096  # of a picture: tells whether it is one that can be seen through
_ENCRYPTIONS = "Encryptions.xml"
_PAGE = re.compile(r"(?:^|/)pages/[^/\d]*(\d+)/[^/]+\.xml$")

Box = tuple[float, float, float, float]
"""Left, top, width and height, in millimetres."""


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part of a package."""

    name: str
    data: bytes
    root: "Element"
    whole: bool


@dataclass(frozen=True, slots=True)
class Resources:
    """What pages refer to by its number."""

    parts: tuple[Part, ...] = ()
    entries: dict[tuple[str, str], "Element"] = field(default_factory=dict)
    """Local name of the element (CompositeGraphicUnit, DrawParam, MultiMedia, …) and ID → element."""
    files: dict[str, str] = field(default_factory=dict)
    """ID of a picture → name of its file in the package."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: how large it is, and what is drawn on it, the lowest first."""

    number: int
    """From 1, over all documents of the package."""
    box: Box
    parts: tuple[Part, ...]
    annotations: tuple[Part, ...]
    resources: Resources
    complete: bool
    """False where a part of it is missing or damaged."""


class OfdPackage:
    """The parts of one file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = Package(data)
        self._kept: dict[str, Part | None] = {}
        self.whole = self._zip.whole
        self.encrypted = _ENCRYPTIONS in self._zip

    def find(self, base: str, location: str | None) -> str | None:
        """Return the name of the part that a path in another part means; None where there is none."""
        location = (location or "").strip().replace("\\", "/")
        if not location:
            return None
        folder = "" if location.startswith("/") else posixpath.dirname(base)
        top = base.lstrip("/").split("/")[0]
        for start in dict.fromkeys((folder, "", top)):
            name = posixpath.normpath(posixpath.join("/", start, location.lstrip("/"))).lstrip("/")
            for spelled in _spellings(name):
                if spelled in self._zip:
                    return spelled
        return None

    def part(self, base: str, location: str | None, *, keep: bool = False) -> Part | None:
        """Return the part that a path means; None where nothing of it can be read. One that is kept is unpacked once."""
        name = self.find(base, location)
        if name is None:
            return None
        if name in self._kept:
            return self._kept[name]
        data, whole = self._zip.read(name)
        try:
            root, well_formed = parse(data)
            part = Part(name, data, root, whole and well_formed)
        except DamagedError:
            part = None
        if keep:
            self._kept[name] = part
        return part

    def head(self, name: str) -> bytes:
        """Return how a file begins; nothing where it can't be read."""
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                key = name.lower()
                found = next(entry for entry in archive.infolist() if entry.filename.lstrip("/").lower() == key)
                with archive.open(found) as opened:
                    return opened.read(_HEAD)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, StopIteration):
            return b""

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages of all documents.

        Raises EncryptedError, TooLargeError, and DamagedError where no document can be found.
        """
        entry = self.part("", "OFD.xml", keep=True)
        bodies = list(children(entry.root, "DocBody")) if entry is not None else []
        if len(bodies) > MOST_PAGES:
            raise TooLargeError(pages=MOST_PAGES)
        documents = [part for body in bodies if (part := self._document(body)) is not None]
        if not documents and self.encrypted:
            raise EncryptedError
        if not documents:
            yield from self._without_document()
            return
        complete = len(documents) == len(bodies) and entry is not None and entry.whole
        number = 0
        for document in documents:
            for sheet in self._sheets(document, number):
                number = sheet.number
                if number > MOST_PAGES:
                    raise TooLargeError(pages=MOST_PAGES)
                yield sheet if complete else replace(sheet, complete=False)

    def _without_document(self) -> Iterator[Sheet]:
        """Yield the pages that are left where the parts that name them are lost: many writers put those last.

        Raises DamagedError where there is none.
        """
        names = self._zip.names
        documents = [part for name in names if name.endswith("/document.xml") and (part := self.part("", name))]
        if documents:
            yield from (replace(sheet, complete=False) for sheet in self._sheets(documents[0], 0))
            return
        pages = sorted((int(found[1]), name) for name in names if (found := _PAGE.search(name)))[:MOST_PAGES]
        parts = [part for _, name in pages if (part := self.part("", name))]
        if not parts:
            raise DamagedError(format="OFD")
        for number, part in enumerate(parts, start=1):
            yield Sheet(number, _area(child(part.root, "Area")) or _A4, (part,), (), Resources(), complete=False)

    def _document(self, body: "Element") -> Part | None:
        """Return the document of an entry, in the version that is current where it has several."""
        versions = list(children(child(body, "Versions"), "Version"))
        current = [one for one in versions if (one.get("Current") or "").strip().lower() in ("true", "1")]
        for version in current[-1:]:
            described = self.part("", version.get("BaseLoc"), keep=True)
            root = child(described.root, "DocRoot") if described is not None else None
            if described is not None and root is not None:
                found = self.part(described.name, root.text, keep=True)
                if found is not None:
                    return found
        root = child(body, "DocRoot")
        return self.part("", root.text, keep=True) if root is not None else None

    def _sheets(self, document: Part, before: int) -> Iterator[Sheet]:
        """Yield the pages of one document, which are counted on from those before."""
        data = child(document.root, "CommonData")
        places = [
            each.text for name in ("PublicRes", "DocumentRes") for each in children(data, name) if each.text is not None
        ]
        templates = {each.get("ID", ""): each for each in children(data, "TemplatePage")}
        listed = child(document.root, "Annotations")
        notes = self._annotations(document, listed.text if listed is not None else None)
        shared = self._resources(document, places)
        area = _area(child(data, "PageArea"))
        for number, page in enumerate(children(child(document.root, "Pages"), "Page"), start=before + 1):
            part = self.part(document.name, page.get("BaseLoc"))
            if part is None:
                if self.encrypted:
                    raise EncryptedError
                yield Sheet(number, area or _A4, (), (), shared, complete=False)
                continue
            below, above, missing = self._templates(document, part, templates)
            own = [each.text for each in children(part.root, "PageRes") if each.text is not None]
            resources = self._resources(part, own, shared) if own else shared
            annotations = notes.get(page.get("ID", ""), ())
            yield Sheet(
                number,
                _area(child(part.root, "Area")) or area or _A4,
                (*below, part, *above),
                annotations,
                resources,
                complete=document.whole and part.whole and not missing,
            )

    def _templates(
        self, document: Part, page: Part, templates: dict[str, "Element"]
    ) -> tuple[list[Part], list[Part], bool]:
        """Return the templates below and above what stands on a page, and whether one is missing."""
        below: list[Part] = []
        above: list[Part] = []
        missing = False
        for used in list(children(page.root, "Template"))[:MOST_TEMPLATES]:
            template = templates.get(used.get("TemplateID", ""))
            part = None if template is None else self.part(document.name, template.get("BaseLoc"), keep=True)
            if template is None or part is None:
                missing = True
                continue
            order = used.get("ZOrder") or template.get("ZOrder") or ""
            (above if order.strip().lower() == "foreground" else below).append(part)
        return below, above, missing

    def _annotations(self, document: Part, location: str | None) -> dict[str, tuple[Part, ...]]:
        """Return the annotations of pages, by the number of the page."""
        listed = self.part(document.name, location, keep=True)
        found: dict[str, tuple[Part, ...]] = {}
        for page in children(listed.root if listed is not None else None, "Page"):
            place = child(page, "FileLoc")
            part = self.part(listed.name, place.text, keep=True) if listed is not None and place is not None else None
            if part is not None:
                key = page.get("PageID", "")
                found[key] = (*found.get(key, ()), part)
        return found

    def _resources(self, base: Part, locations: list[str], shared: Resources | None = None) -> Resources:
        """Return what is defined in resource parts; of two things of one kind and number the last one holds."""
        own = [part for place in locations if (part := self.part(base.name, place, keep=True)) is not None]
        entries = dict(shared.entries) if shared is not None else {}
        files = dict(shared.files) if shared is not None else {}
        for part in own:
            folder = posixpath.join(posixpath.dirname(part.name), (part.root.get("BaseLoc") or "").strip(), "-")
            for entry in (entry for group in part.root for entry in group if local(entry)):
                number = entry.get("ID", "")
                entries[local(entry), number] = entry
                media = child(entry, "MediaFile")
                name = self.find(folder, media.text) if media is not None else None
                if name is not None:
                    files[number] = name
        return Resources((*(shared.parts if shared is not None else ()), *own), entries, files)


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as it may stand in the directory of a zip whose writer did not say how names are encoded."""
    yield name
    if not name.isascii():
        for encoding in ("utf-8", "gb18030"):
            yield name.encode(encoding, "replace").decode("cp437", "replace")


def _area(area: "Element | None") -> Box | None:
    """Return the sheet of paper that an area describes.

    What its other boxes say is not asked: some writers give the type area as the area to be shown, and no viewer hides
    the page numbers outside it.
    """
    box = child(area, "PhysicalBox")
    found = numbers(box.text) if box is not None else []
    if len(found) != 4 or not (0 < found[2] <= LONGEST and 0 < found[3] <= LONGEST):  # noqa: PLR2004 a box
        return None
    left, top, width, height = found
    return left, top, width, height
