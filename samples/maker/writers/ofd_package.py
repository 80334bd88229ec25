"""OFD by hand: the package around the pages. No library writes OFD for Python."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from struct import pack
from xml.sax.saxutils import quoteattr

from samples.maker.writers.ofd_objects import Drawing, Habits, Objects, listed

NAMESPACE = "http://www.ofdspec.org/2016"
_EPOCH = (2020, 1, 1, 0, 0, 0)


@dataclass
class Leaf:
    """One page."""

    width: float
    height: float
    drawing: Drawing = field(default_factory=Drawing)
    template: int | None = None
    annotations: list[str] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0
    """Where the sheet begins in the space it is drawn in."""


class OfdFile(Objects):
    """One file that is being written."""

    def __init__(self, habits: Habits) -> None:
        super().__init__(habits)
        self.pages: list[Leaf] = []
        self.templates: list[Drawing] = []
        self.old_pages: list[Leaf] = []
        """Those of a version that is no longer the current one."""

    def write(self) -> bytes:
        """Return the file."""
        parts = {"OFD.xml": self._entry(), **self._document("Doc_0", self.pages)}
        if self.old_pages:
            parts |= self._document("Doc_0/Old", self.old_pages)
            for index, folder in enumerate(("Doc_0/Old", "Doc_0")):
                version = self.tag("DocVersion", self.tag("DocRoot", f"/{folder}/Document.xml"), ' ID="1" Version="1"')
                parts[f"Doc_0/Versions/Version_{index}.xml"] = _xml(version, self.habits.prefix)
        for number, data in self.pictures.items():
            parts[f"Doc_0/Res/image_{number}.{'png' if data[1:4] == b'PNG' else 'jpg'}"] = data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(_dated(name), content)
        return buffer.getvalue()

    def _document(self, folder: str, pages: Sequence[Leaf]) -> dict[str, bytes]:
        """Return the parts of a document, or of an old version of it."""
        parts, listed, annotated = {}, "", ""
        for index, page in enumerate(pages):
            number = self.number()
            listed += self.empty(
                "Page", f' ID="{number}" BaseLoc={quoteattr(self._spelled(folder, f"Pages/Page_{index}/Content.xml"))}'
            )
            template = (
                self.empty("Template", f' TemplateID="{5 + (page.template or 0)}" ZOrder="Background"')
                if page.template is not None
                else ""
            )
            parts[f"{folder}/Pages/Page_{index}/Content.xml"] = self._content(page, template)
            if page.annotations:
                name = f"Annots/Page_{index}/Annotation.xml"
                annotated += self.tag("Page", self.tag("FileLoc", name.removeprefix("Annots/")), f' PageID="{number}"')
                parts[f"{folder}/{name}"] = _xml(self.tag("PageAnnot", "".join(page.annotations)), self.habits.prefix)
        templates = "".join(
            self.empty("TemplatePage", f' ID="{5 + index}" BaseLoc="Tpls/Tpl_{index}/Content.xml"')
            for index in range(len(self.templates))
        )
        for index, drawing in enumerate(self.templates):
            parts[f"{folder}/Tpls/Tpl_{index}/Content.xml"] = self._content(
                Leaf(pages[0].width, pages[0].height, drawing), ""
            )
        area = self.tag("PageArea", self.tag("PhysicalBox", "0 0 210 297"))
        resources = self.tag("PublicRes", self._spelled(folder, "PublicRes.xml")) + self.tag(
            "DocumentRes", "DocumentRes.xml"
        )
        common = self.tag("CommonData", self.tag("MaxUnitID", "99999") + area + resources + templates)
        if annotated:
            parts[f"{folder}/Annots/Annotations.xml"] = _xml(self.tag("Annotations", annotated), self.habits.prefix)
        notes = self.tag("Annotations", "Annots/Annotations.xml") if annotated else ""
        parts[f"{folder}/Document.xml"] = _xml(
            self.tag("Document", common + self.tag("Pages", listed) + notes), self.habits.prefix
        )
        return parts | self._resources(folder)

    def _resources(self, folder: str) -> dict[str, bytes]:
        """Return the parts that pages refer to."""
        font = self.tag("Fonts", self.empty("Font", ' ID="3" FontName="宋体" FamilyName="SimSun"'))
        styles = "".join(
            self.tag("DrawParam", content, f' ID="{number}"' + (' Relative="8"' if number % 2 else ""))
            for content, number in self.parameters.items()
        )
        base = self.empty("DrawParam", ' ID="8" LineWidth="0.25"')
        images = "".join(
            self.tag(
                "MultiMedia",
                self.tag("MediaFile", f"image_{number}.{'png' if data[1:4] == b'PNG' else 'jpg'}"),
                f' ID="{number}" Type="Image"',
            )
            for number, data in self.pictures.items()
        )
        units = "".join(
            self.tag(
                "CompositeGraphicUnit",
                self.tag("Content", "".join(unit.objects)),
                f' ID="{number}" Width="210" Height="297"',
            )
            for number, unit in self.units.items()
        )
        held = self.tag("MultiMedias", images) + self.tag("CompositeGraphicUnits", units)
        return {
            f"{folder}/PublicRes.xml": _xml(
                self.tag("Res", font + self.tag("DrawParams", base + styles), ' BaseLoc="Res"'), self.habits.prefix
            ),
            f"{folder}/DocumentRes.xml": _xml(
                self.tag("Res", held, f' BaseLoc="{"../" * folder.count("/")}Res"'), self.habits.prefix
            ),
        }

    def _content(self, page: Leaf, template: str) -> bytes:
        area = self.tag("Area", self.tag("PhysicalBox", listed((page.left, page.top, page.width, page.height))))
        objects = "\n".join(page.drawing.objects)
        if self.habits.blocks:
            block = f' ID="{self.number()}"'
            objects = self.tag("PageBlock", self.tag("PageBlock", objects, block), block)
        layer = self.tag("Layer", objects, f' ID="{self.number()}" Type="Body"')
        return _xml(self.tag("Page", area + template + self.tag("Content", layer)), self.habits.prefix)

    def _entry(self) -> bytes:
        about = self.tag("DocID", "0" * 32) + self.tag("CreationDate", "2020-01-01") + self.tag("Creator", "示例")
        root = self._spelled("", "Doc_0/Document.xml")
        versions = ""
        if self.old_pages:
            root = "Doc_0/Old/Document.xml"
            versions = self.tag(
                "Versions",
                "".join(
                    self.empty(
                        "Version",
                        f' ID="{index}" Index="{index}" Current="{current}" BaseLoc="/Doc_0/Versions/Version_{index}.xml"',
                    )
                    for index, current in enumerate(("false", "true"))
                ),
            )
        body = self.tag("DocInfo", about) + self.tag("DocRoot", root) + versions
        return _xml(self.tag("OFD", self.tag("DocBody", body), ' DocType="OFD" Version="1.1"'), self.habits.prefix)

    def _spelled(self, folder: str, name: str) -> str:
        """Return a path as the program spells it."""
        kind = self.habits.paths
        if kind == "absolute":
            return f"/{folder}/{name}".replace("//", "/")
        if kind == "mixed case":
            return name.replace("Doc_0", "doc_0").replace("Content.xml", "content.xml")
        return name.replace("/", "\\") if kind == "backslashes" else name


def grey_png(grey: int = 180, *, see_through: bool = False) -> bytes:
    """Return a picture of one colour; one that can be seen through has an opacity."""
    kind, points = (6, bytes((grey, grey, grey, 90)) * 8) if see_through else (0, bytes((grey,)) * 8)
    chunks = (
        (b"IHDR", pack(">IIBBBBB", 8, 8, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + points) * 8)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def _xml(root: str, prefix: str) -> bytes:
    """Return a part; the namespace is declared in its outermost tag."""
    end = next(index for index, char in enumerate(root) if char in " />")
    declared = f' xmlns{":" * bool(prefix)}{prefix.rstrip(":")}="{NAMESPACE}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root[:end]}{declared}{root[end:]}\n'.encode()


def _dated(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    return info
