"""Runs: how a DOCX holds a piece of text — torn, tracked, hidden, in fields and controls — that shows as it was meant."""

from random import Random
from xml.sax.saxutils import escape

from samples.maker.model import Cell, Role

_SMALL = '<w:sz w:val="18"/>'


def text_run(text: str, properties: str = "") -> str:
    """Write a run; line breaks in the text are breaks."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return f'<w:r>{shown}<w:t xml:space="preserve">{lines}</w:t></w:r>'


_AROUND = {
    "controls": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "fields": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> =SUM(ABOVE) </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "simple fields": '<w:fldSimple w:instr=" FORMTEXT ">{}</w:fldSimple>',
    "links": '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "marks": '<w:bookmarkStart w:id="7" w:name="b"/>{}<w:bookmarkEnd w:id="7"/><w:proofErr w:type="spellStart"/>',
    "notes": '{}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
    "custom tags": '<w:customXml w:uri="x" w:element="v">{}</w:customXml>',
    "smart tags": "<w:smartTag w:uri='x' w:element='chmetcnv'>{}</w:smartTag>",
}
"""What may stand around the run of a number, by option."""
_BESIDE = {
    "white": '<w:color w:val="FFFFFF"/>',
    "raised": '<w:vertAlign w:val="superscript"/>',
    "struck": "<w:strike/>",
}
"""How a digit is set that stands beside a number and is none of its own, by option."""
_VALUE_WAYS = ("tracked", "hidden", "rendered breaks", *_BESIDE, *_AROUND)
_RUN_OF_TWO = f"<w:r><w:rPr>{_SMALL}</w:rPr><w:t>{{}}</w:t><w:lastRenderedPageBreak/><w:t>{{}}</w:t></w:r>"


class Runs:
    """Writes the runs of one file; counts its changes."""

    def __init__(self, options: set[str], draw: Random) -> None:
        self.options, self.draw = options, draw
        self.changes = 0
        self.headings = 0
        """Headings numbered automatically so far."""

    def prose(self, text: str) -> str:
        """Write running text."""
        return self._torn(text, "") if "torn runs" in self.options else text_run(text)

    def cell(self, cell: Cell, text: str) -> str:
        """Write the runs of a cell."""
        if not text:
            return (
                self.draw.choice(("", text_run("", _SMALL), text_run(" ", _SMALL)))
                if "empty runs" in self.options
                else ""
            )
        return self._value(text) if cell.role is Role.VALUE else self._label(text)

    def _label(self, text: str) -> str:
        return self._torn(text, _SMALL) if "torn runs" in self.options else text_run(text, _SMALL)

    def _value(self, text: str) -> str:
        ways = [way for way in _VALUE_WAYS if way in self.options]
        if not ways or self.draw.random() < 0.75:
            return (
                self._torn(text, _SMALL)
                if "torn runs" in self.options and self.draw.random() < 0.3
                else text_run(text, _SMALL)
            )
        way, plain = self.draw.choice(ways), text_run(text, _SMALL)
        if way == "tracked":
            return self._changed(text)
        if way == "hidden":
            return plain + text_run("上年7", _SMALL + "<w:vanish/>")
        if way in _BESIDE:
            return plain + text_run(str(self.draw.randint(1, 9)), _SMALL + _BESIDE[way])
        if way == "rendered breaks":
            return _RUN_OF_TWO.format(text[: len(text) // 2], text[len(text) // 2 :])
        return _AROUND[way].format(plain)

    def _torn(self, text: str, properties: str) -> str:
        pieces, rest = [], text
        while rest:
            size = self.draw.randint(1, 4)
            pieces.append(text_run(rest[:size], properties))
            rest = rest[size:]
        return "".join(pieces)

    def _track(self) -> str:
        self.changes += 1
        return f'w:id="{self.changes}" w:author="校对" w:date="2024-01-01T00:00:00Z"'

    def _changed(self, text: str) -> str:
        """Write a text as the correction of another one, whole or in part."""
        old = f"<w:del {self._track()}><w:r><w:rPr>{_SMALL}</w:rPr><w:delText>{self.draw.randint(1, 99)}</w:delText></w:r></w:del>"
        if len(text) > 1 and self.draw.random() < 0.5:
            return text_run(text[0], _SMALL) + old + f"<w:ins {self._track()}>{text_run(text[1:], _SMALL)}</w:ins>"
        moved = self.draw.choice(("ins", "ins", "moveTo"))
        return old + f"<w:{moved} {self._track()}>{text_run(text, _SMALL)}</w:{moved}>"

    def deleted_paragraph(self, text: str) -> str:
        """Write a paragraph that is deleted by a tracked change."""
        mark = f"<w:rPr><w:del {self._track()}/></w:rPr>"
        return f"<w:p><w:pPr>{mark}</w:pPr><w:del {self._track()}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del></w:p>"

    def deleted_row(self, cells: int) -> str:
        """Write a table row that is deleted by a tracked change."""
        inside = f"<w:p><w:del {self._track()}><w:r><w:delText>8</w:delText></w:r></w:del></w:p>"
        return f"<w:tr><w:trPr><w:del {self._track()}/></w:trPr>{f'<w:tc><w:tcPr/>{inside}</w:tc>' * cells}</w:tr>"
