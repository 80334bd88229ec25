"""Text copies that left out blank cells and padded their rows: what stands in which column, nobody can tell."""

from collections.abc import Callable

import pytest

from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.model.document import Document
from pipeline.read.html import reader as html
from pipeline.read.html.again import reader as html_again
from pipeline.read.plain import reader as plain
from pipeline.read.plain.again import reader as again

FORMS = load_forms()
DISCLOSURE = "proactive_disclosure.normative_documents"
COPY = """
石桥县水务局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | |||
行政规范性文件 | {} |
第二十条第（五）项 | |||
信息内容 | 本年处理决定数量 | ||
行政许可 | 321 | ||
第二十条第（六）项 | |||
信息内容 | 本年处理决定数量 | ||
行政处罚 | 17 | ||
行政强制 | 3 | ||
"""


READERS = {"text": (plain.read, again.read), "page": (html.read, html_again.read)}


def as_bars(text: str) -> str:
    """Write the same fields with bars between them."""
    return text.replace("\t", " | ")


def as_tabs(text: str) -> str:
    """Write the same rows with tabs between their fields and no bar."""
    return "\n".join(line.replace(" | ", "\t").replace(" |", "\t").replace("|", "\t") for line in text.split("\n"))


def facts_of(read: Callable[[bytes], Document], text: str) -> dict[str, tuple[str, int | None]]:
    facts = map_report(locate(read(text.encode()), FORMS), FORMS).facts
    return {path: (str(fact.state), None if fact.value is None else int(fact.value)) for path, fact in facts.items()}


def read(documents: str) -> dict[str, tuple[str, int | None]]:
    return facts_of(plain.read, COPY.format(documents))


COLUMNS = ("issued_this_year", "repealed_this_year", "in_force")
PAGE = "<!DOCTYPE html><html><body><p>石桥县水务局2023年政府信息公开工作年度报告</p><pre>{}</pre></body></html>"


@pytest.mark.parametrize("written", [str, as_tabs], ids=["bars", "tabs"])
@pytest.mark.parametrize("way", [0, 1], ids=["first", "again"])
@pytest.mark.parametrize("kind", ["text", "page"])
def test_so_it_is_whatever_separates_the_fields_and_whatever_holds_the_text(
    kind: str, way: int, written: Callable[[str], str]
) -> None:
    text = written(COPY.format("2 | 14 |").strip())
    if kind == "page":
        text = PAGE.format(text.partition("\n")[2])
    facts = facts_of(READERS[kind][way], text)
    assert [facts[f"{DISCLOSURE}.{column}"] for column in COLUMNS] == [("text", None)] * 3
    assert facts["proactive_disclosure.administrative_penalties.decisions"] == ("number", 17)


@pytest.mark.parametrize("documents", ["2 | 14 |", "14 | |"])
def test_a_row_that_ends_in_blanks_says_no_columns_where_no_blank_stands_before_a_number(documents: str) -> None:
    facts = read(documents)
    for column in ("issued_this_year", "repealed_this_year", "in_force"):
        assert facts[f"{DISCLOSURE}.{column}"] == ("text", None)
    assert facts["proactive_disclosure.regulations.in_force"] == ("blank", None)
    assert facts["proactive_disclosure.administrative_licensing.decisions"] == ("number", 321)


def test_so_it_is_where_every_cell_has_a_line_of_its_own() -> None:
    lines = COPY.format("2 | 14 | ").strip().split("\n")
    cells = [line.replace(" | ", " |\n").replace("\n |", "\n|") if "|" in line else line for line in lines]
    report = map_report(locate(plain.read("\n".join(cells).encode()), FORMS), FORMS)
    assert report.facts["proactive_disclosure.administrative_licensing.decisions"].value == 321
    for column in ("issued_this_year", "repealed_this_year", "in_force"):
        assert report.facts[f"{DISCLOSURE}.{column}"].value is None


def test_a_whole_row_is_read() -> None:
    facts = read("2 | 0 | 14")
    assert [facts[f"{DISCLOSURE}.{column}"][1] for column in ("issued_this_year", "repealed_this_year", "in_force")] == [
        2, 0, 14,
    ]  # fmt: skip


def test_a_copy_that_shows_a_blank_before_a_number_keeps_blanks_where_they_are() -> None:
    facts = read(" | | 14")
    assert [facts[f"{DISCLOSURE}.{column}"] for column in ("issued_this_year", "in_force")] == [
        ("blank", None),
        ("number", 14),
    ]


REQUESTS = """
石桥县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
项目\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t\t6\t5\t0\t0\t0\t0\t11
三、本年度办理结果\t（一）予以公开\t{}
\t（二）部分公开\t{}
"""


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (("5\t4\t9\t\t\t\t", "1\t1\t2\t\t\t\t"), ["text"] * 7),  # the totals stand below 科研机构
        (("5\t4\t0\t0\t0\t0\t", "1\t1\t0\t0\t0\t0\t"), ["number"] * 6 + ["blank"]),
    ],
)
def test_rows_that_end_in_the_sum_of_their_numbers_have_lost_blanks_though_merged_cells_left_theirs(
    rows: tuple[str, str], states: list[str]
) -> None:
    facts = map_report(locate(plain.read(REQUESTS.format(*rows).encode()), FORMS), FORMS).facts
    granted = [fact for path, fact in facts.items() if path.startswith("requests.granted.")]
    assert [str(fact.state) for fact in granted] == states


@pytest.mark.parametrize(
    "rows",
    [
        ("5\t5\t\t\t\t\t", "1\t1\t\t\t\t\t"),  # one kind of applicants and the total, and which kind nobody can tell
        ("0\t\t\t\t\t\t", "0\t\t\t\t\t\t"),  # the totals alone
    ],
)
def test_what_may_be_a_total_is_in_doubt_where_it_is_alone_or_stands_twice(rows: tuple[str, str]) -> None:
    facts = map_report(locate(plain.read(as_bars(REQUESTS.format(*rows)).encode()), FORMS), FORMS).facts
    assert {str(fact.state) for path, fact in facts.items() if path.startswith("requests.granted.")} == {"text"}


MERGED = """
石桥县水务局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t5\t41\t
三、收到和处理政府信息公开申请情况
项目\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t\t6\t5\t0\t0\t0\t0\t11
四、政府信息公开行政复议、行政诉讼情况
行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t
\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
{}
"""


def test_blanks_that_merged_cells_left_say_nothing_of_rows_without_a_total() -> None:
    facts = facts_of(plain.read, as_bars(MERGED.format("\t".join("0" * 15))))
    assert [facts[f"{DISCLOSURE}.{column}"] for column in COLUMNS] == [("text", None)] * 3
    assert facts["proactive_disclosure.regulations.in_force"] == ("number", 0)
    assert facts["requests.received.total"] == ("number", 11)


@pytest.mark.parametrize(
    ("numbers", "state"),
    [
        ("1 1", "text"),  # a result and its total, of whichever of the three
        ("2 1 0 0 3 0 0 0 0 0", "number"),  # a total in its place, and no 复议后起诉
        ("0 0 0 0 0", "text"),
    ],
)
def test_a_total_that_adds_up_in_its_place_vouches_for_the_line(numbers: str, state: str) -> None:
    filled = numbers.split()
    facts = facts_of(plain.read, as_bars(MERGED.format("\t".join([*filled, *[""] * (15 - len(filled))]))))
    assert facts["review_litigation.reconsideration.upheld"][0] == state


def test_a_copied_sheet_has_its_blanks_where_they_are() -> None:
    facts = facts_of(plain.read, MERGED.format("\t".join("0" * 15)))
    assert [facts[f"{DISCLOSURE}.{column}"] for column in COLUMNS] == [("number", 5), ("number", 41), ("blank", None)]
