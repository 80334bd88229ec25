"""DOCX."""

from bench.fuzz.hostile.words import HEADING, TITLE, Maker
from tests.read import docx_maker as word


def _tr(cells: int, properties: str = "") -> str:
    return word.tr(*(word.tc("1", properties=properties) for _ in range(cells)))


def _chain(count: int, kind: str, *, circle: bool) -> str:
    styles = [word.style(f"s{k}", based_on=f"s{k + 1}", kind=kind) for k in range(count)]
    styles.append(word.style(f"s{count}", based_on="s0" if circle else "", kind=kind))
    return word.styles_xml(*styles)


DOCX: dict[str, Maker] = {
    "a cell over a hundred million columns": lambda n: word.docx(TITLE, HEADING, word.tbl(*[_tr(2, word.span(100_000_000))] * (n // 100))),
    "cells before a row without end": lambda n: word.docx(TITLE, word.tbl(*[word.tr("规章", "1", properties='<w:gridBefore w:val="100000000"/>')] * (n // 100))),
    "merged downwards without a beginning": lambda n: word.docx(TITLE, word.tbl(*[_tr(3, "<w:vMerge/>")] * (n // 100))),
    "rows without end": lambda n: word.docx(TITLE, word.tbl(*[word.tr("规章", "1")] * (n // 90))),
    "columns without end": lambda n: word.docx(TITLE, word.tbl(_tr(n // 45))),
    "spans that fit nowhere": lambda n: word.docx(TITLE, word.tbl(*(_tr(k % 7 + 1, word.span(k % 13)) for k in range(n // 200)))),
    "tables in tables": lambda n: word.docx(TITLE, "<w:tbl><w:tr><w:tc>" * (n // 18) + word.p("1")),
    "styles in a circle": lambda n: word.docx(word.p(TITLE, properties='<w:pStyle w:val="s0"/>'), styles=_chain(n // 90, "paragraph", circle=True)),
    "styles in a chain": lambda n: word.docx(word.p(TITLE, properties='<w:pStyle w:val="s0"/>'), styles=_chain(n // 90, "paragraph", circle=False)),
    "styles of tables in a circle": lambda n: word.docx(TITLE, f'<w:tbl><w:tblPr><w:tblStyle w:val="s0"/></w:tblPr>{word.tr("规章", "1")}</w:tbl>', styles=_chain(n // 90, "table", circle=True)),
    "numbers in a circle": lambda n: word.docx(
        *[word.listed("甲", 1, 8)] * (n // 150),
        numbering=word.numbering_xml({0: '<w:numStyleLink w:val="a"/>' + word.level(8, "%1%2%3%4%5%6%7%8%9" * 50)}, {1: "0"}),
        styles=word.styles_xml(word.style("a", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")),
    ),
    "numbers of any height": lambda n: word.docx(
        *[word.listed("甲", 1)] * (n // 150),
        numbering=word.numbering_xml({0: '<w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'}, {1: "0"}),
    ),
    "letters of any height": lambda n: word.docx(
        *[word.listed("甲", 1)] * (n // 150),
        numbering=word.numbering_xml({0: '<w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1"/></w:lvl>'}, {1: "0"}),
    ),
    "pieces of a document elsewhere": lambda n: word.docx(TITLE, '<w:altChunk r:id="rId1"/>' * (n // 30)),
    "fields in fields": lambda n: word.docx(TITLE, '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * (n // 60) + word.p("1")),
    "wrappers in wrappers": lambda n: word.docx(TITLE, "<w:sdt><w:sdtContent>" * (n // 21) + word.p("1")),
    "runs": lambda n: word.docx(TITLE, word.p(*["1"] * (n // 45))),
    "properties": lambda n: word.docx(TITLE, word.p(word.r("1", properties="<w:b/>" * (n // 6)))),
    "deleted text": lambda n: word.docx(TITLE, word.tbl(word.tr("规章", f"<w:p>{'<w:del><w:r><w:delText>1</w:delText></w:r></w:del>' * (n // 55)}</w:p>"))),
    "boxes in boxes": lambda n: word.docx(TITLE, "<w:p>" + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>" * (n // 55)),
    "paragraphs": lambda n: word.docx(TITLE, *["一、总体情况"] * (n // 70)),
}  # fmt: skip
