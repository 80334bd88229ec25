"""DOCX: what word processors and converters leave in a file; what Word shows and prints is the sheet."""

from random import Random

from bench.hunt.plan import Plan
from bench.hunt.writers.docx_parts import package
from bench.hunt.writers.docx_runs import Runs, text_run
from bench.hunt.writers.docx_table import TableWriter
from samples.maker.model import Sheet, Table


def write(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as its plan says."""
    return _Writer(plan).write(sheet)


class _Writer:
    def __init__(self, plan: Plan) -> None:
        self.plan, self.options = plan, plan.docx.options
        self.draw = Random(f"{plan.seed} document")
        self.runs = Runs(self.options, self.draw)
        self.tables = TableWriter(self.options, self.draw, self.runs)

    def write(self, sheet: Sheet) -> bytes:
        """Return the file."""
        blocks = [self._paragraph(line, "Title") for line in sheet.title]
        if "text box title" in self.options:
            blocks = [_text_box("".join(blocks))]
        blocks += [self._paragraph(text) for text in sheet.preface]
        for section in sheet.sections:
            blocks.append(self._heading(section.heading))
            for index, part in enumerate(section.body):
                if isinstance(part, str):
                    blocks.append(self._paragraph(part))
                    continue
                # Two tables with nothing between them are one to a word processor.
                if index and isinstance(section.body[index - 1], Table):
                    blocks.append(self._between())
                blocks.append(self._table(part))
            blocks.append("<w:p/>")
        blocks += [self._paragraph(line, align="right") for line in sheet.signature]
        if "hidden paragraphs" in self.options:
            blocks.insert(
                2,
                f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{text_run('二、隐藏的旧文字 2018年', '<w:vanish/>')}</w:p>",
            )
        if "deleted paragraphs" in self.options:
            blocks.insert(3, self.runs.deleted_paragraph("本年度收到申请99件。"))
        if "block controls" in self.options:
            middle = len(blocks) // 2
            blocks[middle:] = ["<w:sdt><w:sdtContent>", *blocks[middle:], "</w:sdtContent></w:sdt>"]
        return package("".join(blocks), self.options)

    def _between(self) -> str:
        return self.draw.choice(
            (
                "<w:p/>",
                '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
                '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>',
                "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>",
            )
        )

    def _paragraph(self, text: str, style: str = "Normal", align: str = "") -> str:
        properties = f'<w:pStyle w:val="{style}"/>' + (f'<w:jc w:val="{align}"/>' if align else "")
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.runs.prose(text)}</w:p>"

    def _heading(self, text: str) -> str:
        if "numbered headings" in self.options and text[1:2] == "、":
            number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            start = "一二三四五六".find(text[0])
            if start == self.runs.headings:  # automatic numbers only count on
                self.runs.headings += 1
                return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/>{number}</w:pPr>{self.runs.prose(text[2:])}</w:p>'
        return self._paragraph(text, "Heading1")

    def _table(self, table: Table) -> str:
        markup = self.tables.write(table)
        if "nested tables" in self.options:
            return (
                '<w:tbl><w:tblPr><w:tblW w:w="9600" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9600"/></w:tblGrid>'
                f'<w:tr><w:tc><w:tcPr><w:tcW w:w="9600" w:type="dxa"/></w:tcPr>{markup}<w:p/></w:tc></w:tr></w:tbl>'
            )
        if "floating tables" in self.options:
            return markup.replace(
                "<w:tblPr>",
                '<w:tblPr><w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:tblpY="1"/>',
                1,
            )
        return markup


def _text_box(inside: str) -> str:
    shape = f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="5000000" cy="900000"/>'
        '<wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
