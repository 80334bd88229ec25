"""PDF."""

import zlib

from bench.fuzz.hostile.words import TITLE, Maker
from tests.read import pdf_maker as pdf


def _pdf(
    content: bytes,
    *,
    page: bytes = b"",
    pages: bytes = b"",
    resources: bytes = b"",
    more: dict[int, bytes] | None = None,
) -> bytes:
    """Make a PDF of one page with this content; `page`, `pages` and `resources` are put into those dictionaries, first."""
    drawn = pdf.Sheet()
    drawn.text(50, 50, TITLE)
    title = b"\n".join(drawn.parts) + b"\n"
    return pdf.assemble(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<<" + pages + b"/Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<<"
            + page
            + b"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<"
            + resources
            + b"/Font<</F1 5 0 R>>>>>>",
            4: _stream(title + content),
            5: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
            6: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
            **(more or {}),
        }
    )


def _stream(content: bytes, said: bytes = b"", *, packed: bool = True) -> bytes:
    coded = zlib.compress(content, 6) if packed else content
    return b"<<%b%b/Length %d>>\nstream\n%b\nendstream" % (
        said,
        b"/Filter/FlateDecode" if packed else b"",
        len(coded),
        coded,
    )


def _form(content: bytes, *inner: int) -> bytes:
    names = b"".join(b"/X%d %d 0 R" % (each, each) for each in inner)
    return _stream(
        content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<%b>>/Font<</F1 5 0 R>>>>" % names
    )


_WORD = b"BT /F1 10 Tf 50 700 Td <00310032> Tj ET\n"

PDF: dict[str, Maker] = {
    "pages that hold each other": lambda n: _pdf(_WORD, more={2: b"<</Type/Pages/Count 100000000/Kids[3 0 R " + b"2 0 R " * (n // 6) + b"]>>"}),
    "pages in a circle of thousands": lambda n: _pdf(_WORD, more={2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>"} | {10 + k: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (10 + (k + 1) % (n // 60)) for k in range(n // 60)}),
    "a page without end": lambda n: _pdf(_WORD, more={2: b"<</Type/Pages/Count %d/Kids[" % (n // 6) + b"3 0 R " * (n // 6) + b"]>>"}),
    "one content many times": lambda n: _pdf(b"", more={3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[" + b"4 0 R " * (n // 6) + b"]/Resources<</Font<</F1 5 0 R>>>>>>"}),
    "saved states": lambda n: _pdf(b"q " * (n // 2) + _WORD),
    "texts": lambda n: _pdf(b"".join(b"BT /F1 9 Tf %d %d Td <00310032> Tj ET\n" % (k * 13 % 500, 40 + k * 7 % 760) for k in range(n // 40))),
    "texts at one place": lambda n: _pdf(_WORD * (n // 40)),
    "one text without end": lambda n: _pdf(b"BT /F1 1 Tf 10 700 Td <" + b"0031" * (n // 4) + b"> Tj ET"),
    "texts far away": lambda n: _pdf(b"BT /F1 9 Tf 1e9 -1e9 Td <0031> Tj ET BT /F1 1e9 Tf 5 5 Td <0031> Tj ET\n" * (n // 80)),
    "texts turned by any angle": lambda n: _pdf(b"".join(b"BT /F1 9 Tf 0.%d 0.7 -0.7 0.%d 300 %d Tm <00310032> Tj ET\n" % (k % 97, k % 89, k % 800) for k in range(n // 60))),
    "lines": lambda n: _pdf(b"".join(b"%d %d m %d %d l S\n" % (k % 590, k * 7 % 840, k * 3 % 590, k * 7 % 840) for k in range(n // 20))),
    "rectangles": lambda n: _pdf(b"".join(b"%d %d 40 20 re S\n" % (k * 7 % 550, k * 13 % 800) for k in range(n // 18))),
    "a grid without end": lambda n: _pdf(b"".join(b"50 %d.%02d m 550 %d.%02d l S %d.%02d 50 m %d.%02d 800 l S\n" % (k // 30 + 50, k % 97, k // 30 + 50, k % 97, k // 60 + 50, k % 91, k // 60 + 50, k % 91) for k in range(n // 64))),
    "one path without end": lambda n: _pdf(b"50 50 m " + b"90 90 l 50 90 l " * (n // 16) + b"S"),
    "curves": lambda n: _pdf(b"50 50 m 1 2 3 4 5 6 c S\n" * (n // 24)),
    "clips": lambda n: _pdf(b"0 0 500 800 re W n\n" * (n // 19) + _WORD),
    "a page of a thousand miles": lambda n: _pdf(_WORD + b"0 0 100000000 100000000 re S 5e7 0 m 5e7 1e8 l S\n" * (n // 60), more={3: b"<</Type/Page/Parent 2 0 R/UserUnit 100000/MediaBox[0 0 100000000 100000000]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"}),
    "a picture that expands": lambda n: _pdf(
        b"q 400 0 0 400 50 50 cm /I7 Do Q\n", resources=b"/XObject<</I7 7 0 R>>",
        more={7: _stream(bytes(n * 100), b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8")},
    ),
    "a picture many times": lambda n: _pdf(
        b"q 40 0 0 40 50 50 cm /I7 Do Q\n" * (n // 32), resources=b"/XObject<</I7 7 0 R>>",
        more={7: _stream(bytes(90_000), b"/Type/XObject/Subtype/Image/Width 300/Height 300/ColorSpace/DeviceGray/BitsPerComponent 8")},
    ),
    "pictures in the content": lambda n: _pdf(b"BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI\n" * (n // 50)),
    "a content that unpacks to gigabytes": lambda n: _pdf(b" " * (n * 1000)),
    "a stream packed many times over": lambda n: _pdf(b"", more={4: _packed_often(n)}),
    "an object stream that lies": lambda n: _pdf(_WORD, more={7: _stream(b"3 0 3 5 3 9 " * (n // 12), b"/Type/ObjStm/N 100000000/First %d" % n), 8: _stream(b"9 0 9 0", b"/Type/ObjStm/N 2/First 5/Extends 8 0 R")}),
    "a font that is its own descendant": lambda n: _pdf(_WORD * (n // 40), more={5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>"}),
    "a font's map without end": lambda n: _pdf(
        _WORD, more={5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>", 7: _stream(b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + b"1 beginbfrange <0000> <FFFF> <0030> endbfrange\n" * (n // 45))},
    ),
    "a font's widths without end": lambda n: _pdf(_WORD, more={6: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/W[" + b"0 100000000 5 " * (n // 14) + b"]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"}),
    "letters that draw themselves": lambda n: _pdf(
        b"BT /F7 10 Tf 50 600 Td " + b"(aa) Tj " * (n // 20) + b"ET", resources=b"/Font<</F7 7 0 R>>",
        more={
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F7 7 0 R>>>>>>",
            7: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 8 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<</Font<</F7 7 0 R>>>>>>",
            8: _stream(b"9 0 d0 BT /F7 10 Tf (aa) Tj ET"),
        },
    ),
    "tables of places in a circle": lambda n: _pdf(_WORD * (n // 40)).replace(b"trailer\n<<", b"trailer\n<</Prev %d" % _pdf(_WORD * (n // 40)).rindex(b"xref\n0")),
    "notes": lambda n: _pdf(_WORD, page=b"/Annots[" + b"<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/AP<</N 7 0 R>>>>" * (n // 60) + b"]", more={7: _form(_WORD + b"/X7 Do\n", 7)}),
    "arrays in arrays": lambda n: _pdf(_WORD, page=b"/X " + b"[" * n),
    "layers in a circle": lambda n: _pdf(b"/OC /P7 BDC\n" * (n // 13) + _WORD, resources=b"/Properties<</P7 7 0 R>>", more={7: b"<</Type/OCMD/OCGs[7 0 R]/VE[/Not[/Not 7 0 R]]>>"}),
    "shadings and patterns": lambda n: _pdf(
        b"/Pattern cs /P7 scn 0 0 500 500 re f\n" * (n // 40), resources=b"/Pattern<</P7 7 0 R>>",
        more={7: _stream(b"/Pattern cs /P7 scn 0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<</Pattern<</P7 7 0 R>>>>")},
    ),
}  # fmt: skip

DEADLY: dict[str, Maker] = {
    "a form that draws itself": lambda n: _pdf(b"/X7 Do\n" * (n // 100), resources=b"/XObject<</X7 7 0 R>>", more={7: _form(_WORD + b"/X7 Do /X7 Do\n", 7)}),
    "forms that multiply": lambda n: _pdf(
        b"/X7 Do\n", resources=b"/XObject<</X7 7 0 R>>", more={7 + k: _form(_WORD + b"/X%d Do\n" % (8 + k) * 10, 8 + k) for k in range(min(30, n // 1000))} | {7 + min(30, n // 1000): _form(_WORD)}
    ),
}  # fmt: skip
"""What takes the memory of a whole process, in code that no exception reaches: the process ends, and that is an outcome."""


def _packed_often(size: int) -> bytes:
    """Make a stream that is deflated seven times: each unpacks to a thousand times its size."""
    content = bytes(size * 10)
    for _ in range(7):
        content = zlib.compress(content, 9)
    return b"<</Filter[" + b"/FlateDecode" * 7 + b"]/Length %d>>\nstream\n%b\nendstream" % (len(content), content)
