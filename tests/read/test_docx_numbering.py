"""DOCX lists: the numbers that are printed and stand in no text."""

import pytest

from pipeline.model.document import Paragraph
from pipeline.model.report import State
from pipeline.numerals import read_number
from pipeline.read.docx.counting import written
from pipeline.read.docx.reader import read
from tests.read.docx_maker import docx, level, listed, numbering_xml, p, style, styles_xml, tbl, tc, tr

CHINESE = level(0, "%1、", "chineseCounting")
PLAIN = level(0, "%1.") + level(1, "%1.%2") + level(2, "（%3）")


def texts(*body: str, numbering: str, styles: str | None = None) -> list[str]:
    beside = {"numbering": numbering} if styles is None else {"numbering": numbering, "styles": styles}
    return [block.text for block in read(docx(*body, **beside)).blocks if isinstance(block, Paragraph)]


def cells(*content: str, numbering: str) -> list[str]:
    (grid,) = read(docx(tbl(tr("规章", *(tc(each) for each in content))), numbering=numbering)).grids
    return [cell.text for cell in grid.cells[1:]]


def test_headings_get_the_number_that_is_printed() -> None:
    titles = ("总体情况", "主动公开政府信息情况", "其他")
    numbering = numbering_xml({0: CHINESE}, {1: "0"})
    assert texts(*(listed(title, 1) for title in titles), "正文", numbering=numbering) == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、其他",
        "正文",
    ]


def test_levels_count_by_themselves_and_begin_anew_below_a_higher_one() -> None:
    steps = (
        (0, "1."),
        (1, "1.1"),
        (1, "1.2"),
        (2, "（1）"),
        (2, "（2）"),
        (1, "1.3"),
        (2, "（1）"),
        (0, "2."),
        (1, "2.1"),
    )
    numbering = numbering_xml({0: PLAIN}, {1: "0"})
    assert texts(*(listed("甲", 1, index) for index, _ in steps), numbering=numbering) == [f"{n}甲" for _, n in steps]


def test_a_level_may_go_on_counting_below_a_higher_one() -> None:
    levels = level(0, "%1、") + level(1, "（%2）", more='<w:lvlRestart w:val="0"/>')
    numbering = numbering_xml({0: levels}, {1: "0"})
    found = texts(*(listed("甲", 1, index) for index in (0, 1, 0, 1)), numbering=numbering)
    assert found == ["1、甲", "（1）甲", "2、甲", "（2）甲"]


def test_lists_of_one_definition_count_on_together_unless_one_starts_over() -> None:
    over = '0 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = numbering_xml({0: PLAIN, 1: CHINESE}, {1: "0", 2: "0", 3: over, 4: "1"})
    found = texts(*(listed("甲", list_id) for list_id in (1, 2, 4, 3, 3, 1, 4)), numbering=numbering)
    assert found == ["1.甲", "2.甲", "一、甲", "5.甲", "6.甲", "7.甲", "二、甲"]


def test_a_list_may_override_a_level() -> None:
    over = f'0 <w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCountingThousand")}</w:lvlOverride>'
    assert texts(listed("甲", 1), numbering=numbering_xml({0: PLAIN}, {1: over})) == ["第一条甲"]


def test_styles_number_their_paragraphs_at_the_level_that_names_them() -> None:
    levels = level(0, "%1、", "chineseCounting", '<w:pStyle w:val="H1"/>') + level(1, "（%2）", "chineseCounting")
    levels = levels.replace('<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/>')
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = styles_xml(style("H1", numbered), style("H2", based_on="H1"), style("H3", based_on="H2"))
    body = [p("甲", properties=f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H3")]
    body.append(p("无", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'))
    found = texts(*body, numbering=numbering_xml({0: levels}, {1: "0"}), styles=styles)
    assert found == ["一、甲", "（一）甲", "（二）甲", "无"]


def test_a_definition_may_be_that_of_a_list_style() -> None:
    linked = '<w:numStyleLink w:val="Lists"/>'
    styles = styles_xml(
        style("Lists", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"),
    )
    numbering = numbering_xml({0: CHINESE, 1: linked}, {1: "0", 2: "1"})
    assert texts(listed("甲", 2), listed("乙", 1), numbering=numbering, styles=styles) == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (level(0, "\uf0b7", "bullet"), "甲"),
        (level(0, "●", "bullet"), "甲"),
        (level(0, "附件：", "none"), "附件：甲"),
        (level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"), "甲"),
        (level(0, "%1.", more='<w:start w:val="99999999999999999999"/>'), "2147483647.甲"),
        ('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>', "0.甲"),
        ("", "甲"),
    ],
)
def test_a_level_prints_what_it_says(levels: str, text: str) -> None:
    assert texts(listed("甲", 1), numbering=numbering_xml({0: levels}, {1: "0"})) == [text]


def test_a_legal_level_prints_digits_only() -> None:
    levels = level(0, "%1、", "chineseCounting") + level(1, "%1.%2", more="<w:isLgl/>")
    numbering = numbering_xml({0: levels}, {1: "0"})
    assert texts(listed("甲", 1), listed("乙", 1, 1), numbering=numbering) == ["一、甲", "1.1乙"]


def test_a_level_counted_before_the_one_above_it_shows_where_that_begins() -> None:
    assert texts(listed("甲", 1, 1), numbering=numbering_xml({0: PLAIN}, {1: "0"})) == ["1.1甲"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    numbering = numbering_xml({0: PLAIN}, {1: "7"})
    assert texts(listed("甲", 1), listed("乙", 2), listed("丙", 1, 12), numbering=numbering) == ["甲", "乙", "丙"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = listed("", 1).replace("<w:numPr>", '<w:rPr><w:del w:id="1"/></w:rPr><w:numPr>')
    numbering = numbering_xml({0: PLAIN}, {1: "0"})
    assert texts(listed("甲", 1), gone, listed("乙", 1), numbering=numbering) == ["1.甲", "2.乙"]


def test_text_that_begins_with_a_digit_is_kept_apart_from_a_number_it_could_join() -> None:
    numbering = numbering_xml({0: PLAIN, 1: CHINESE}, {1: "0", 2: "1"})
    assert texts(listed("2023年", 1), listed("2023年", 2), numbering=numbering) == ["1.\t2023年", "一、2023年"]


def test_a_label_in_a_cell_gets_its_number() -> None:
    numbering = numbering_xml({0: PLAIN}, {1: "0"})
    found = cells(
        listed("属于国家秘密", 1), listed("危及“三安全一稳定”", 1), listed("“三安全”", 1), numbering=numbering
    )
    assert found == ["1.属于国家秘密", "2.危及“三安全一稳定”", "3.“三安全”"]


@pytest.mark.parametrize("text", ["5", "0件", "-5", ".5", "５", "（5）", ""])
@pytest.mark.parametrize("number", ["%1.", "%1", "%1、", "（%1）", "%1,"])
def test_an_automatic_number_never_becomes_part_of_a_value(text: str, number: str) -> None:
    (found,) = cells(listed(text, 1), numbering=numbering_xml({0: level(0, number)}, {1: "0"}))
    assert read_number(found).state is State.TEXT


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (100, "chineseCounting", "一○○"),
        (99, "chineseCounting", "九十九"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (2005, "chineseCountingThousand", "二千零五"),
        (111, "japaneseCounting", "百十一"),
        (10, "chineseLegalSimplified", "壹拾"),
        (11, "ideographTraditional", "甲"),
        (13, "ideographZodiac", "子"),
        (20, "ideographDigital", "二〇"),
        (5, "decimalZero", "05"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (3, "decimalEnclosedParen", "⑶"),
        (4, "ideographEnclosedCircle", "㊃"),
        (1999, "lowerRoman", "mcmxcix"),
        (27, "upperLetter", "AA"),
        (2, "numberInDash", "- 2 -"),
        (2**31 - 1, "upperRoman", "2147483647"),
        (2**31 - 1, "lowerLetter", "2147483647"),
        (2**31 - 1, "chineseCountingThousand", "2147483647"),
        (-3, "upperRoman", "-3"),
    ],
)
def test_counters_are_written_as_lists_print_them(value: int, number_format: str, text: str) -> None:
    assert written(value, number_format) == text
