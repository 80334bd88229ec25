"""Fonts of the PDFs made by hand: embedded with or without word of their characters, or only named."""

from bench.hunt.looks import PdfLook
from bench.hunt.paper.font import ASCENT, DESCENT, EM, made_font
from bench.hunt.paper.marks import width_of
from bench.hunt.paper.raw_objects import Objects

RADICALS = {
    "一": "⼀",
    "二": "⼆",
    "八": "⼋",
    "人": "⼈",
    "力": "⼒",
    "行": "⾏",
    "自": "⾃",
    "方": "⽅",
    "立": "⽴",
    "示": "⽰",
    "面": "⾯",
    "生": "⽣",
    "大": "⼤",
    "用": "⽤",
    "比": "⽐",
    "文": "⽂",
    "日": "⽇",
    "月": "⽉",
    "户": "⼾",
    "口": "⼝",
    "小": "⼩",
    "工": "⼯",
    "手": "⼿",
    "止": "⽌",
    "非": "⾮",
    "高": "⾼",
}
"""Characters for which fonts of word processors name the radical of the same shape."""


class RawFonts:
    """The font of a file, and a vertical one where it is asked for."""

    def __init__(self, objects: Objects, chars: str, look: PdfLook) -> None:
        self.look = look
        self.glyphs = {char: number for number, char in enumerate(chars, start=1)}
        self.vertical = look.upright == "vertical"
        self.numbers: dict[str, int] = {}
        if look.font == "embedded":
            self._embed(objects, chars)
        else:
            self._name(objects)

    def listing(self) -> str:
        """Return the entries of a font dictionary."""
        return " ".join(f"/{name} {number} 0 R" for name, number in self.numbers.items())

    def show(self, text: str, *, by: str) -> str:
        """Return the operator that shows a text."""
        if by == "adjusted":
            return "[" + "".join(f"<{self._code(char)}>{(-1) ** i}" for i, char in enumerate(text)) + "] TJ"
        return f"<{''.join(map(self._code, text))}> Tj"

    def _code(self, char: str) -> str:
        if self.look.font == "embedded":
            return f"{self.glyphs[char]:04X}"
        if self.look.font == "gbk":
            return char.encode("gbk", "replace").hex().upper()
        return char.encode("utf-16-be").hex().upper()

    def _embed(self, objects: Objects, chars: str) -> None:
        data = made_font(chars)
        program = objects.stream(data, f"/Length1 {len(data)}")
        descriptor = objects.add(
            f"<< /Type /FontDescriptor /FontName /AAAAAA+Made /Flags 4 /FontBBox [0 {DESCENT} {EM} {ASCENT}] /ItalicAngle 0 "
            f"/Ascent {ASCENT} /Descent {DESCENT} /CapHeight 700 /StemV 80 /FontFile2 {program} 0 R >>"
        )
        widths = " ".join(str(round(width_of(char, EM))) for char in chars)
        descendant = objects.add(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Made /CIDSystemInfo << /Registry (Adobe) /Ordering "
            f"(Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 [{widths}]] /CIDToGIDMap /Identity >>"
        )
        spoken = f"/ToUnicode {objects.stream(self._to_unicode())} 0 R" if self.look.unicode != "none" else ""
        for name, encoding in (("F", "Identity-H"), ("V", "Identity-V"))[: 1 + self.vertical]:
            self.numbers[name] = objects.add(
                f"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Made /Encoding /{encoding} "
                f"/DescendantFonts [{descendant} 0 R] {spoken} >>"
            )

    def _to_unicode(self) -> bytes:
        named = RADICALS if self.look.unicode == "radicals" else {}
        pairs = [
            f"<{number:04X}> <{named.get(char, char).encode('utf-16-be').hex()}>"
            for char, number in self.glyphs.items()
        ]
        blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
            "/Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n"
            f"endcodespacerange\n{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("latin-1")

    def _name(self, objects: Objects) -> None:
        across, down = ("GBK-EUC-H", "GBK-EUC-V") if self.look.font == "gbk" else ("UniGB-UTF16-H", "UniGB-UTF16-V")
        # CIDs 1 to 95 are the ASCII signs, 814 to 908 the same at half an em; all are given half an em.
        descriptor = objects.add(
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
        )
        descendant = objects.add(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
            f"/Supplement 4 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 95 500 814 939 500 7716 7716 500] >>"
        )
        for name, encoding in (("F", across), ("V", down))[: 1 + self.vertical]:
            self.numbers[name] = objects.add(
                f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-{encoding} /Encoding /{encoding} "
                f"/DescendantFonts [{descendant} 0 R] >>"
            )
