"""DOCX text: what of a paragraph is seen, and that nothing forges a number."""

import pytest

from pipeline.model.document import Paragraph
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.docx.reader import read
from tests.read.docx_maker import box, docx, p, picture, r, style, styles_xml, t, tbl, tc, tr

GONE_MARK = '<w:rPr><w:del w:id="9"/></w:rPr>'
HIDDEN_MARK = "<w:rPr><w:vanish/></w:rPr>"


def line(*content: str, styles: str | None = None, properties: str = "") -> str:
    """Read one paragraph."""
    paragraph = p(*content, properties=properties)
    document = read(docx(paragraph) if styles is None else docx(paragraph, styles=styles))
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def cell(*blocks: str) -> str:
    """Read one cell of a table."""
    (grid,) = read(docx(tbl(tr("规章", tc(*blocks))))).grids
    only = grid.at(0, 1)
    assert only is not None
    return only.text


def field(instruction: str, *result: str, separate: bool = True) -> str:
    def mark(kind: str) -> str:
        return r(f'<w:fldChar w:fldCharType="{kind}"/>')

    code = r(f"<w:instrText>{instruction}</w:instrText>")
    return mark("begin") + code + (mark("separate") if separate else "") + "".join(result) + mark("end")


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        r("共"),
        f'<w:del w:id="1"><w:r><w:delText>12</w:delText>{t("13")}</w:r></w:del>',
        f'<w:ins w:id="2">{r("34")}</w:ins>',
        f'<w:moveFrom w:id="3">{r("56")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{r("件")}</w:moveTo>',
    )
    assert line(*changed) == "共34件"


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    assert cell(p("1", properties=GONE_MARK), p("2")) == "12"
    assert cell(p('<w:del w:id="1"><w:r><w:delText>1</w:delText></w:r></w:del>', properties=GONE_MARK), p("2")) == "2"
    assert cell(p("1", properties=GONE_MARK)) == "1"


def test_a_hidden_paragraph_end_joins_text_but_no_number() -> None:
    assert cell(p("规章", properties=HIDDEN_MARK)) == "规章"
    assert read_number(cell(p("1", properties=HIDDEN_MARK), p("2"))).state is State.TEXT


STYLES = styles_xml(
    "<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>",
    style("hides", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
    style("heir", kind="character", based_on="hides"),
    style("shows", '<w:rPr><w:vanish w:val="0"/></w:rPr>', kind="character", based_on="hides"),
    style("mark", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character"),
    style("strikes", "<w:rPr><w:strike/></w:rPr>", kind="character"),
    style("form", "<w:rPr><w:vanish/></w:rPr>"),
)


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:vanish/>", "12"),
        ('<w:vanish w:val="true"/>', "12"),
        ('<w:vanish w:val="0"/>', "192"),
        ("<w:webHidden/>", "192"),
        ('<w:rStyle w:val="hides"/>', "12"),
        ('<w:rStyle w:val="heir"/>', "12"),
        ('<w:rStyle w:val="shows"/>', "192"),
        ('<w:rStyle w:val="hides"/><w:vanish w:val="off"/>', "192"),
        ('<w:rStyle w:val="missing"/>', "192"),
    ],
)
def test_hidden_text_is_left_out(properties: str, text: str) -> None:
    assert line(r("1"), r("9", properties=properties), r("2"), styles=STYLES) == text


def test_a_paragraph_hidden_by_its_style_disappears() -> None:
    document = read(docx("前", p("窗体顶端", properties='<w:pStyle w:val="form"/>'), "后", styles=STYLES))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["前", "后"]


def test_text_hidden_throughout_the_document_is_left_out() -> None:
    styles = styles_xml("<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>")
    assert line(r("1"), r("2", properties='<w:vanish w:val="0"/>'), styles=styles) == "2"


def test_breaks_tabs_and_hyphens_are_written_as_what_they_are() -> None:
    run = r(
        "甲", "<w:tab/>", "乙", "<w:br/>", "丙", "<w:cr/>", "丁", "<w:noBreakHyphen/>", "戊", "<w:softHyphen/>", "己"
    )
    assert line(run) == "甲\t乙\n丙\n丁-戊己"


def test_white_space_is_kept_where_the_file_says_so() -> None:
    assert line(r("1  2"), r(" 3 ")) == "1  2 3 "
    assert line("<w:r><w:t> 1　</w:t><w:t> 2\n</w:t></w:r>") == "1　2"


@pytest.mark.parametrize(
    "content",
    [
        (r("12"), r("1", properties='<w:vertAlign w:val="superscript"/>')),
        (r("12"), r("1", properties='<w:vertAlign w:val="subscript"/>')),
        (r("12"), r("1", properties='<w:position w:val="8"/>')),
        (r("12"), r("1", properties='<w:rStyle w:val="mark"/>')),
        (r("12 "), r("1", properties='<w:vertAlign w:val="superscript"/>')),
        (r("1", properties='<w:vertAlign w:val="superscript"/>'), r("12")),
        (r("12"), r('<w:footnoteReference w:id="1"/>'), r("34")),
        (r("12"), r('<w:endnoteReference w:id="1"/>', "1")),
        (r("12"), picture(10, 10), r("34")),
        (r("12"), "<m:oMath><m:r><m:t>3</m:t></m:r></m:oMath>"),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
        ),
        (r("12", "<w:tab/>", "34"),),
        (r("12", "<w:br/>", "34"),),
        (r("5", properties="<w:strike/>"),),
        (r("5", properties="<w:dstrike/>"),),
        (r("5", properties='<w:rStyle w:val="strikes"/>'),),
        (r("5", properties="<w:strike/>"), r("6")),
        (r("1", '<w:sym w:font="Wingdings" w:char="F082"/>'),),
        (r('<w:sym w:font="Wingdings" w:char="broken"/>'),),
        (field(r"EQ \\o\\ac(○,3)", separate=False),),
        (field("eq x"),),
        ('<w:fldSimple w:instr=" SYMBOL 49 "/>',),
        (r("5"), box(p("6"))),
    ],
)
def test_what_is_not_printed_as_one_number_reads_as_none(content: tuple[str, ...]) -> None:
    grid = read(docx(tbl(tr("规章", tc(p(*content)))), styles=STYLES)).grids[0]
    only = grid.at(0, 1)
    assert only is not None
    assert read_number(only.text).state is State.TEXT


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            (r("1"), r("2", properties="<w:b/><w:strike w:val='0'/>"), r("3", properties='<w:position w:val="0"/>')),
            "123",
        ),
        ((r("1"), r("2", properties='<w:vertAlign w:val="baseline"/>')), "12"),
        (
            (
                r("1"),
                '<w:bookmarkStart w:id="0" w:name="x"/><w:proofErr/>',
                r("2"),
                r('<w:commentReference w:id="0"/>'),
            ),
            "12",
        ),
        ((r("1", "<w:lastRenderedPageBreak/>", "2"),), "12"),
        (('<w:hyperlink r:id="rId1">' + r("12") + "</w:hyperlink>", r("件")), "12件"),
        ((r('<w:sym w:font="Times" w:char="0031"/>', "2"),), "12"),
        (("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>",), "12"),
    ],
)
def test_what_is_printed_as_one_number_stays_one(content: tuple[str, ...], text: str) -> None:
    assert cell(p(*content)) == text


def test_struck_through_text_shows_that_it_is() -> None:
    assert line(r("规章", properties="<w:strike/>"), r("5")) == "规\u0336章\u03365"


def test_the_result_of_a_field_is_read_and_not_its_instruction() -> None:
    assert line(r("共"), field("=SUM(LEFT)", r("12")), r("件")) == "共12件"
    assert line('<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>") == "3"
    inner = field("MERGEFIELD a", r("7"))
    assert line(field(f"IF {inner} = ", r("12"))) == "12"
    assert line(field("PAGE", separate=False), r("尾")) == "尾"


def test_a_field_may_run_over_paragraphs() -> None:
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>TOC</w:instrText>")
    body = (
        p(begin, r('<w:fldChar w:fldCharType="separate"/>'), r("一、总体情况"), r("<w:tab/>", "1")),
        p("二、主动公开"),
        p(r('<w:fldChar w:fldCharType="end"/>')),
        p("正文"),
    )
    texts = [block.text for block in read(docx(*body)).blocks if isinstance(block, Paragraph)]
    assert texts == ["一、总体情况\t1", "二、主动公开", "正文"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>PAGE</w:instrText>")
    assert line(begin, r("正文")) == "正文"
    document = read(docx(tbl(tr(tc(p(begin, r("规章"))), tc(p("5", r('<w:fldChar w:fldCharType="end"/>')))))))
    assert [each.text for each in document.grids[0].cells] == ["规章", "5"]


def test_the_reading_above_characters_is_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('guī')}</w:rt><w:rubyBase>{r('规')}</w:rubyBase></w:ruby></w:r>"
    assert line(ruby, r("章")) == "规章"


def test_notes_headers_and_comments_are_not_read() -> None:
    assert line(r("12"), r('<w:footnoteReference w:id="1"/>')) == "12"


def test_an_embedded_document_type_or_comment_splits_no_number() -> None:
    assert line("<w:r><w:t>12<!-- x -->34</w:t></w:r>") == "1234"
