"""PDF by hand: objects, streams and a cross-reference table, for what no library writes by itself.

Forms within forms, a vertical font, a font named and encoded in GBK, fonts that say nothing or something else of their
characters, kerned strings, render modes.
"""

from collections.abc import Iterable

from bench.hunt.looks import PdfLook
from bench.hunt.paper.by_canvas import turn
from bench.hunt.paper.font import characters
from bench.hunt.paper.marks import Box, Mark, Page, Picture, Rule, Words
from bench.hunt.paper.pieces import pieces_of
from bench.hunt.paper.raw_fonts import RawFonts
from bench.hunt.paper.raw_objects import Objects


def write(pages: list[Page], look: PdfLook) -> bytes:
    """Write the pages."""
    return _Writer(pages, look).write()


_FAINT = "/ExtGState << /Faint << /ca 0.01 /CA 0.01 >> >>"
_HIDDEN = {"faint": "/Faint gs ", "clipped": "0 0 0 0 re W n ", "mode": ""}
"""What goes before a text over a scan so that nobody sees it."""


class _Writer:
    def __init__(self, pages: list[Page], look: PdfLook) -> None:
        self.pages, self.look = pages, look
        self.objects = Objects(compressed=look.compressed)
        texts = [mark.text for page in pages for _, mark in page.marks if isinstance(mark, Words)]
        self.fonts = RawFonts(self.objects, characters(texts), look)
        self.height = 0.0

    def write(self) -> bytes:
        """Return the file."""
        tree = self.objects.reserve()
        kids = [self._page(page, tree) for page in self.pages]
        names = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects.bodies[tree - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{names}] >>".encode()
        return self.objects.file(self.objects.add(f"<< /Type /Catalog /Pages {tree} 0 R >>"))

    def _page(self, page: Page, tree: int) -> int:
        look, (dx, dy) = self.look, self.look.crop
        self.height = page.height
        turned = look.rotate in {90, 270}
        across, down = (page.height, page.width) if turned else (page.width, page.height)
        matrix = " ".join(f"{part:.3f}" for part in turn(look.rotate, page.width, page.height, dx, dy))
        content, forms = self._content(page)
        body = f"q {matrix} cm\n{content}Q\n".encode("latin-1")
        # Cut into several streams, which a reader must join with white space between.
        middle = body.find(b"\n", len(body) // 2) + 1
        streams = [self.objects.stream(part) for part in (body[:middle], body[middle:])]
        boxes = f"/MediaBox [0 0 {across + dx:.2f} {down + dy:.2f}]"
        if dx or dy:
            boxes += f" /CropBox [{dx:.2f} {dy:.2f} {across + dx:.2f} {down + dy:.2f}]"
        return self.objects.add(
            f"<< /Type /Page /Parent {tree} 0 R {boxes} /Rotate {look.rotate} {self._resources(forms)} "
            f"/Contents [{' '.join(f'{number} 0 R' for number in streams)}] >>"
        )

    def _resources(self, forms: dict[str, int]) -> str:
        listed = " ".join(f"/{name} {number} 0 R" for name, number in forms.items())
        return f"/Resources << /Font << {self.fonts.listing()} >> /XObject << {listed} >> {_FAINT} >>"

    def _content(self, page: Page) -> tuple[str, dict[str, int]]:
        kind = self.look.forms
        inside = [mark for table, mark in page.marks if kind and (table or kind != "tables")]
        outside = [mark for table, mark in page.marks if not kind or (not table and kind == "tables")]
        content, forms = self._operators(outside), {}
        if inside:
            form = self._form(self._operators(inside), page, {}, scale=2.0 if kind == "nested" else 1.0)
            if kind == "nested":
                form = self._form("q 0.5 0 0 0.5 0 0 cm /Part Do Q\n", page, {"Part": form}, scale=1.0)
            forms["Part"] = form
            content += "q /Part Do Q\n"
        return content, forms

    def _form(self, content: str, page: Page, forms: dict[str, int], scale: float) -> int:
        entries = (
            f"/Type /XObject /Subtype /Form /Matrix [{scale} 0 0 {scale} 0 0] "
            f"/BBox [0 0 {page.width:.2f} {page.height:.2f}] {self._resources(forms)}"
        )
        return self.objects.stream(content.encode("latin-1"), entries)

    def _operators(self, marks: Iterable[Mark]) -> str:
        return "".join(self._operator(mark) for mark in marks)

    def _operator(self, mark: Mark) -> str:
        if isinstance(mark, Rule):
            dash = f"[{mark.dash[0]} {mark.dash[1]}] 0 d" if mark.dash else "[] 0 d"
            return (
                f"{mark.grey} G {mark.width} w {dash} {mark.x0:.2f} {self.height - mark.y0:.2f} m "
                f"{mark.x1:.2f} {self.height - mark.y1:.2f} l S\n"
            )
        if isinstance(mark, Box):
            colour = " ".join(f"{part:.3f}" for part in mark.colour)
            area = f"{mark.x:.2f} {self.height - mark.y - mark.height:.2f} {mark.width:.2f} {mark.height:.2f} re"
            return f"[] 0 d {colour} RG {mark.stroke} w {area} S\n" if mark.stroke else f"{colour} rg {area} f\n"
        if isinstance(mark, Picture):
            y = self.height - mark.y - mark.height
            return (
                f"q {mark.width:.2f} 0 0 {mark.height:.2f} {mark.x:.2f} {y:.2f} cm BI /W 8 /H 8 /CS /G /BPC 8 /F /AHx ID "
                f"{''.join(f'{value:02X}' for value in range(150, 214))}> EI Q\n"
            )
        return self._words(mark)

    def _words(self, words: Words) -> str:
        y = self.height - words.y
        clip = ""
        if words.clip:
            x0, top, width, height = words.clip
            clip = f"{x0:.2f} {self.height - top - height:.2f} {width:.2f} {height:.2f} re W n "
        turned = {0.0: "1 0 0 1", 90.0: "0 -1 1 0", -90.0: "0 1 -1 0"}.get(words.angle, "0.7071 -0.7071 0.7071 0.7071")
        shown = ""
        copies = (0.0, 0.3) if words.bold and self.look.bold == "twice" else (0.0,)
        clip += _HIDDEN.get(self.look.over_scan, "")
        mode = (
            "3 Tr"
            if words.unseen or self.look.over_scan == "mode"
            else "2 Tr 0.3 w"
            if words.bold and self.look.bold == "stroked"
            else "0 Tr"
        )
        for copy in copies:
            if words.vertical and self.fonts.vertical:
                shown += f"{turned} {words.x:.2f} {y:.2f} Tm {self.fonts.show(words.text, by='line')} "
                continue
            for dx, piece in pieces_of(words.text, words.size, self.look.text_by):
                right, down = (dx, 0.0) if not words.angle else (0.0, dx if words.angle > 0 else -dx)
                if words.angle not in {0.0, 90.0, -90.0}:
                    right, down = dx * 0.7071, dx * 0.7071
                at = f"{words.x + right + copy:.2f} {y - down:.2f}"
                shown += f"{turned} {at} Tm {self.fonts.show(piece, by=self.look.text_by)} "
        font = "V" if words.vertical and self.fonts.vertical else "F"
        return f"q {clip}{words.grey} g {mode} BT /{font} {words.size} Tf {shown}ET Q\n"
