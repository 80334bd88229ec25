"""OFD."""

from bench.fuzz.hostile.words import TITLE, Maker
from tests.read import ofd_maker as ofd


def _ofd(layer: str, **more: str) -> bytes:
    return ofd.package(ofd.text(20, 20, TITLE) + layer, **more)  # type: ignore[arg-type]


def _template(count: int) -> bytes:
    """Make templates that stand on each other in a circle."""
    common = "".join(f'<ofd:TemplatePage ID="{k}" BaseLoc="T{k}.xml"/>' for k in range(count))
    parts = {
        f"Doc_0/T{k}.xml": ofd.page(ofd.text(20, 30, "1"), f'<ofd:Template TemplateID="{(k + 1) % count}"/>' * 3)
        for k in range(count)
    }
    return ofd.package(ofd.text(20, 20, TITLE), before='<ofd:Template TemplateID="0"/>' * 3, common=common, parts=parts)


OFD: dict[str, Maker] = {
    "an advance for a hundred million characters": lambda n: _ofd(ofd.text(20, 40, "12", code='DeltaX="g 100000000 1"') * (n // 200)),
    "advances in advances": lambda n: _ofd(ofd.text(20, 40, "12" * 50, code=f'DeltaX="{"g 100000000 1 " * (n // 14)}"')),
    "one text without end": lambda n: _ofd(ofd.text(20, 40, "1" * n, code='DeltaX="g 100000000 0.001"')),
    "characters at one place": lambda n: _ofd(ofd.text(20, 40, "1" * 200, code='DeltaX="g 200 0"') * (n // 400)),
    "texts far off the page": lambda n: _ofd(ofd.text(1e9, -1e9, "1") * (n // 150)),
    "templates in a circle": lambda n: _template(max(2, n // 2000)),
    "composites in a circle": lambda n: _ofd(
        '<ofd:CompositeObject ID="7" ResourceID="5" Boundary="0 0 99 99"/>' * 3,
        resources='<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="9" Height="9"><ofd:Content>'
        + '<ofd:CompositeObject ID="8" ResourceID="6" Boundary="0 0 99 99"/>' * (n // 200)
        + '</ofd:Content></ofd:CompositeGraphicUnit><ofd:CompositeGraphicUnit ID="6" Width="9" Height="9"><ofd:Content>'
        + '<ofd:CompositeObject ID="9" ResourceID="5" Boundary="0 0 99 99"/>' * (n // 200)
        + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
    ),
    "composites that multiply": lambda n: _ofd(
        '<ofd:CompositeObject ID="7" ResourceID="100" Boundary="0 0 99 99"/>',
        resources="<ofd:CompositeGraphicUnits>"
        + "".join(
            f'<ofd:CompositeGraphicUnit ID="{100 + k}" Width="9" Height="9"><ofd:Content>'
            + f'<ofd:CompositeObject ID="{200 + k}" ResourceID="{101 + k}" Boundary="0 0 99 99"/>' * 10
            + ofd.text(20, 40, "1") + "</ofd:Content></ofd:CompositeGraphicUnit>"
            for k in range(min(40, n // 800))
        ) + "</ofd:CompositeGraphicUnits>",
    ),
    "lines without end": lambda n: _ofd("".join(ofd.path(f"M {20 + k % 170} {30 + k % 200} L {20 + k * 7 % 170} {30 + k % 200}") for k in range(n // 120))),
    "a grid without end": lambda n: _ofd("".join(ofd.path(f"M 20 {30 + k / 50} L 190 {30 + k / 50}") + ofd.path(f"M {20 + k / 50} 30 L {20 + k / 50} 290") for k in range(n // 240))),
    "one path without end": lambda n: _ofd(ofd.path("M 20 30 " + "L 90 30 L 90 90 " * (n // 16))),
    "arcs and curves": lambda n: _ofd(ofd.path("M 20 30 " + "A 5 5 0 1 1 9 9 B 1 1 2 2 3 3 Q 1 1 2 2 C " * (n // 40))),
    "a page of a thousand miles": lambda n: ofd.package(
        ofd.text(20, 20, TITLE) + ofd.ruled((20, 6e8, 1e9), (30, 6e8, 1e9)) * max(1, n // 2000),
        before="<ofd:Area><ofd:PhysicalBox>0 0 1000000000 1000000000</ofd:PhysicalBox></ofd:Area>",
    ),
    "pages without end": lambda n: ofd.package(*[ofd.text(20, 20, TITLE)] * max(2, n // 400)),
    "one page many times": lambda n: ofd.package(
        ofd.text(20, 20, TITLE) * 20,
        parts={"Doc_0/Document.xml": f"<ofd:Document {ofd.SPACE}><ofd:CommonData/><ofd:Pages>" + '<ofd:Page ID="1" BaseLoc="Pages/1.xml"/>' * (n // 45) + "</ofd:Pages></ofd:Document>"},
    ),
    "documents in a circle": lambda n: ofd.package(ofd.text(20, 20, TITLE), entry="<ofd:DocBody><ofd:DocRoot>OFD.xml</ofd:DocRoot></ofd:DocBody>" * (n // 60)),
    "layers in layers": lambda n: _ofd("<ofd:PageBlock>" * (n // 15) + ofd.text(20, 40, "1")),
    "notes without end": lambda n: _ofd("", annotations="<ofd:Annot><ofd:Appearance Boundary='0 0 9 9'>" * (n // 50)),
}  # fmt: skip
