"""Where text that has lost its cells holds a table of the form, and where words of the form are only words."""

import pytest

from pipeline.locate import locate
from pipeline.model.document import Document, Paragraph
from pipeline.model.place import BBox, SourceRef
from tests.locate.pages import FORMS, located

PROACTIVE = "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件5342"
TITLE = "石桥县教育局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        (PROACTIVE, ["proactive_disclosure"]),
        (f"{TITLE}\n{PROACTIVE}\n四、政府信息公开行政复议、行政诉讼情况\n[四]", ["proactive_disclosure"]),
        (f"{TITLE}\n{PROACTIVE}\n[二]", []),  # a table with cells is there
        ("| 第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数 |\n| 规章000 |", ["proactive_disclosure"]),
        ("本年制发件数本年废止件数现行有效件数规章行政规范性文件", []),  # no numbers
        ("行政许可3\n行政处罚1\n行政强制1", []),  # no heads
        ("本年制发行政规范性文件3件，现行有效件数42件，本年废止件数1件，行政许可12件。", []),  # a sentence
    ],
)
def test_a_table_is_where_its_labels_of_both_sides_stand_together_with_numbers(text: str, tables: list[str]) -> None:
    assert [glued.table for glued in located(text).glued] == tables


def test_text_with_a_place_on_a_page_is_left_to_readings_that_see_its_columns() -> None:
    place = SourceRef(page=1, box=BBox(0, 0, 10, 10))
    document = Document((Paragraph(PROACTIVE, place=place),), "application/pdf", "pdf-lines")
    assert locate(document, FORMS).glued == ()


def test_a_document_with_a_glued_table_is_a_report() -> None:
    assert located(PROACTIVE).genre == "report"
