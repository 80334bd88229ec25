"""DOCX as a whole: what stands in which order, headings, pictures, properties, other spellings of the format."""

import pytest

from pipeline.model.document import Document, Paragraph, Picture, Table
from pipeline.model.place import SourceRef
from pipeline.read.docx.reader import read
from tests.read.docx_maker import (
    STRICT,
    box,
    document_xml,
    docx,
    p,
    packed,
    parts,
    picture,
    r,
    style,
    styles_xml,
    tbl,
    tc,
    tr,
)


def told(document: Document) -> list[str]:
    """Tell the blocks in short: the text of a paragraph, the rows of a table, the word picture."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            rows = [" | ".join(cell.text for cell in row) for row in block.grid.rows()]
            lines.append(" / ".join(rows))
        else:
            lines.append("picture")
    return lines


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(block.heading, block.text) for block in document.blocks if isinstance(block, Paragraph)]


def test_paragraphs_and_tables_keep_their_order() -> None:
    document = read(docx("一、总体情况", "全年无申请。", tbl(tr("规章", "0")), "二、主动公开", tbl(tr("收费", "3.5"))))
    assert told(document) == ["一、总体情况", "全年无申请。", "规章 | 0", "二、主动公开", "收费 | 3.5"]
    assert [grid.index for grid in document.grids] == [0, 1]
    assert (document.reading, document.complete) == ("docx-cells", True)
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_cell_knows_its_place() -> None:
    table = read(docx(tbl(tr("甲", "1")), tbl(tr("甲", "1"), tr("乙", "2")))).blocks[1]
    assert isinstance(table, Table)
    assert table.place == SourceRef(table=1)
    cell = table.grid.at(1, 1)
    assert cell is not None
    assert cell.place == SourceRef(table=1, row=1, column=1)
    assert cell.wrapped is False


def test_two_tables_one_after_the_other_stay_two() -> None:
    assert told(read(docx(tbl(tr("甲", "1")), tbl(tr("乙", "2"))))) == ["甲 | 1", "乙 | 2"]


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert told(read(docx(tbl(tr(tc("结果", "", "维持"), "1"))))) == ["结果\n维持 | 1"]


def test_headings_come_from_outline_levels_and_style_names_with_what_they_inherit() -> None:
    styles = styles_xml(
        style("1", name="heading 1"),
        style("a5", name="标题 2"),
        style("Heading3", name="odd name"),
        style("own", "<w:pPr><w:outlineLvl w:val='3'/></w:pPr>"),
        style("child", based_on="own"),
        style("plain", "<w:pPr><w:outlineLvl w:val='9'/></w:pPr>", based_on="1"),
        style("loop1", based_on="loop2"),
        style("loop2", based_on="loop1"),
    )
    names = ("1", "a5", "Heading3", "own", "child", "plain", "loop1", "missing")
    body = [p(name, properties=f'<w:pStyle w:val="{name}"/>') for name in names]
    body.append(p("direct", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="1"/>'))
    body.append(p("body", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'))
    levels = [level for level, _ in headings(read(docx(*body, styles=styles)))]
    assert levels == [1, 2, 3, 4, 4, None, None, None, 2, None]


def test_blank_paragraphs_are_left_out() -> None:
    assert told(read(docx("", "　 ", p('<w:r><w:br w:type="page"/></w:r>'), "正文"))) == ["正文"]


def test_a_page_break_before_the_text_is_no_part_of_it() -> None:
    assert told(read(docx(p('<w:r><w:br w:type="page"/></w:r>', "二、主动公开")))) == ["二、主动公开"]


def test_content_controls_are_seen_through_at_every_level() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = [
        control(p("一、总体情况")),
        control(control(tbl(tr("甲", "1")))),
        tbl(control(tr("乙", "2")), tr(control(tc("丙")), control(control(tc("3"))))),
        p(control(r("全年")), r("无"), f"<w:smartTag>{control(r('申请'))}</w:smartTag>"),
        f'<w:customXml w:element="x">{p("尾")}</w:customXml>',
    ]
    assert told(read(docx(*body))) == ["一、总体情况", "甲 | 1", "乙 | 2 / 丙 | 3", "全年无申请", "尾"]


def test_a_text_box_is_read_once_and_in_its_place() -> None:
    fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    run = box(p("框内"), tbl(tr("甲", "1"))).removeprefix("<w:r>").removesuffix("</w:r>")
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{run}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert told(read(docx("前", p("锚", both), "后"))) == ["前", "锚", "框内", "甲 | 1", "后"]
    assert told(read(docx(p(f"<w:r>{fallback}</w:r>")))) == ["框内"]


def test_the_fallback_is_read_where_the_choice_needs_what_nobody_draws() -> None:
    def alternatives(requires: str) -> str:
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}"><w:t>新</w:t></mc:Choice>'
            "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        )

    assert told(read(docx(*(p(alternatives(requires)) for requires in ("wps", "wps w14", "odd", "undeclared"))))) == [
        "新",
        "新",
        "旧",
        "旧",
    ]


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        (picture(400, 200), True),
        (picture(90, 200), False),
        (picture(400, 40), False),
        ('<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>', True),
        ('<w:r><w:pict><v:shape style="width:415pt;height:200pt"><v:imagedata/></v:shape></w:pict></w:r>', True),
        ('<w:r><w:pict><v:shape style="width:1in;height:200pt"><v:imagedata/></v:shape></w:pict></w:r>', False),
        ('<w:r><w:object><v:shape style="width:20cm;height:60mm"><v:imagedata/></v:shape></w:object></w:r>', True),
        ('<w:r><w:drawing><wp:inline><wp:extent cx="9999999" cy="9999999"/></wp:inline></w:drawing></w:r>', False),
    ],
)
def test_pictures_that_can_hold_a_table_are_blocks(drawn: str, *, seen: bool) -> None:
    assert told(read(docx("前", p(drawn), "后"))) == (["前", "picture", "后"] if seen else ["前", "后"])


def test_a_picture_in_a_cell_follows_its_table_and_knows_the_cell() -> None:
    document = read(docx(tbl(tr("表", tc(p(picture(400, 200))), "1")), "后"))
    assert told(document) == ["表 | \ufffd | 1", "picture", "后"]
    assert document.blocks[1] == Picture(SourceRef(table=0, row=0, column=1))


def test_a_small_picture_alone_in_a_cell_is_no_blank_cell() -> None:
    cells = (tc(p(picture(20, 12))), tc(p("5", picture(20, 12))), tc(p(picture(400, 0.5))))
    assert told(read(docx(tbl(tr("表", *cells))))) == ["表 | \ufffd | 5 | "]


def test_core_properties_are_kept() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>示例县年度报告</dc:title><dc:subject> </dc:subject>'
        "<cp:lastModifiedBy>某人</cp:lastModifiedBy></cp:coreProperties>"
    )
    members = parts(document_xml("正文")) | {"docProps/core.xml": core.encode()}
    assert read(packed(members)).properties == (("core:title", "示例县年度报告"), ("core:lastmodifiedby", "某人"))


def test_the_strict_vocabulary_is_read_like_the_transitional_one() -> None:
    body = (
        p("标题", properties='<w:outlineLvl w:val="0"/>'),
        tbl(tr(tc("甲", properties='<w:gridSpan w:val="2"/>')), tr("乙", "1")),
    )
    strict = read(docx(*body, namespace=STRICT))
    assert strict.blocks == read(docx(*body)).blocks
    assert headings(strict) == [(1, "标题")]


def test_utf16_parts_are_read() -> None:
    xml = document_xml("规章").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert told(read(packed(parts(xml.encode("utf-16"))))) == ["规章"]


def test_the_main_part_is_where_the_package_says() -> None:
    members = parts(document_xml("正文"))
    moved = {
        "_rels/.rels": members["_rels/.rels"].replace(b'Target="word/document.xml"', b'Target="/Office/main2.xml"'),
        "office/Main2.xml": members["word/document.xml"],
        "word/document.xml": document_xml("别的").encode(),
    }
    assert told(read(packed(moved))) == ["正文"]


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_without_relationships_the_content_type_tells_the_main_part(main_type: str) -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/text.xml" ContentType="{main_type}"/></Types>'
    )
    members = {"[Content_Types].xml": types.encode(), "word/text.xml": document_xml("正文").encode()}
    assert told(read(packed(members))) == ["正文"]


def test_with_nothing_to_go_by_the_usual_name_is_taken() -> None:
    assert told(read(packed({"word\\document.xml": document_xml("正文").encode()}))) == ["正文"]


def test_text_taken_in_from_another_part_leaves_the_document_incomplete() -> None:
    document = read(docx("正文", '<w:altChunk r:id="rId5"/>'))
    assert (told(document), document.complete) == (["正文"], False)
