"""A small maker of OFD packages for tests: what stands in the layers of the pages is written out, the package around it is not.

All lengths are millimetres from the top left corner of an A4 page, unless a test says otherwise.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence

from pipeline.model.document import Document, Paragraph, Table
from pipeline.read.ofd import by_lattice as ofd
from pipeline.read.ofd import by_words as ofd_words

MM = 72 / 25.4
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ENTRY = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"

CELLS = ((20, 60, 110), (30, 45, 60))
"""The columns and rows of the table that `ruled` draws: two by two."""


def package(  # noqa: PLR0913 - one for each thing a test may put in
    *layers: str,
    before: str = "",
    common: str = "",
    resources: str = "",
    annotations: str = "",
    entry: str = ENTRY,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Make a package with one page a layer; `before` stands before the content of each, `common` in the document's data."""
    pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(1, len(layers) + 1))
    notes = "<ofd:Annotations>Annotations.xml</ofd:Annotations>" if annotations else ""
    held: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {SPACE}>{entry}</ofd:OFD>",
        "Doc_0/Document.xml": (
            f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            f"<ofd:PublicRes>Res.xml</ofd:PublicRes>{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{notes}</ofd:Document>"
        ),
        "Doc_0/Res.xml": f"<ofd:Res {SPACE} BaseLoc='Res'>{resources}</ofd:Res>",
    }
    for n, layer in enumerate(layers, start=1):
        held[f"Doc_0/Pages/{n}.xml"] = page(layer, before)
    if annotations:
        held["Doc_0/Annotations.xml"] = (
            f"<ofd:Annotations {SPACE}><ofd:Page PageID='1'><ofd:FileLoc>Notes.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
        )
        held["Doc_0/Notes.xml"] = f"<ofd:PageAnnot {SPACE}>{annotations}</ofd:PageAnnot>"
    return zipped(held | dict(parts or {}))


def page(layer: str, before: str = "") -> str:
    """Return the part of a page, or of a template."""
    return f"<ofd:Page {SPACE}>{before}<ofd:Content><ofd:Layer ID='9'>{layer}</ofd:Layer></ofd:Content></ofd:Page>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these members, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def text(  # noqa: PLR0913 - one for each thing a test may say
    x: float, y: float, words: str, *, size: float = 4, code: str = "", inside: str = "", **attributes: str
) -> str:
    """Return a text that begins at a point on its baseline; `code` is more of its TextCode, `inside` stands before that."""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<ofd:TextObject Boundary="{x} {y} 50 9" Font="1" Size="{size}"{said}>{inside}'
        f'<ofd:TextCode X="0" Y="0" {code}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, inside: str = "", **attributes: str) -> str:
    """Return a path in the space of the page."""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<ofd:PathObject Boundary="0 0 210 297"{said}>{inside}<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )


def ruled(columns: Sequence[float] = CELLS[0], rows: Sequence[float] = CELLS[1]) -> str:
    """Return the lines of a table, each a path of its own."""
    across = [path(f"M {columns[0]} {y} L {columns[-1]} {y}") for y in rows]
    return "".join(across + [path(f"M {x} {rows[0]} L {x} {rows[-1]}") for x in columns])


def grid(data: bytes) -> list[list[str]]:
    """Return the texts of the first table, row by row."""
    table = next(block for block in ofd.read(data).blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.grid.rows()]


def lines(document: Document) -> list[str]:
    """Return the texts of the paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def places(data: bytes) -> list[tuple[str, float, float, float, int]]:
    """Return every character with its left edge, its baseline and its size in millimetres, and its direction."""
    (only,) = ofd.read_pages(data).pages
    return [
        (one.text, round(one.x0 / MM, 2), round(one.baseline / MM, 2), round(one.size / MM, 2), one.turn)
        for one in only.characters
    ]


def said(data: bytes) -> str:
    """Return the characters of the first reading in the order of the file; the second must have the same."""
    first = "".join(one.text for sheet in ofd.read_pages(data).pages for one in sheet.characters)
    assert first == "".join(one.text for sheet in ofd_words.read_pages(data) for one in sheet.characters)
    return first


FILLED = (
    text(22, 40, "年份", code='DeltaX="4"'),
    text(70, 40, "新收"),
    text(22, 55, "总计"),
    text(70, 55, "127", code='DeltaX="2 2"'),
)
TABLE = [["年份", "新收"], ["总计", "127"]]
