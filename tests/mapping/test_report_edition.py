"""Which edition a report is, by the tables it holds, and what of another edition stands in it."""

from pipeline.forms.load import load_forms
from pipeline.mapping import map_report
from pipeline.model.located import Located, Match
from pipeline.model.report import Report
from tests.mapping.drawn import grid, match

STATISTICS = match("statistics", grid("| 统计指标 | 单位 | 统计数 |\n| 六、举报投诉数量 | 件 | 4 |"))
DOCUMENTS = match(
    "proactive_disclosure", grid("| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |")
)
LITIGATION = match("review_litigation", grid("| 结果维持 | 结果纠正 |\n| 1 | 0 |"))


def report(*matches: Match, year: int | None = 2018) -> Report:
    """Map a report that holds some tables, in the order in which they were found."""
    located = Located(
        genre="report",
        title=None,
        agency=None,
        year=year,
        scope="own",
        published_on=None,
        agencies=(),
        years=(),
        sections=(),
        matches=matches,
        pictures=0,
        complete=True,
        reading="test",
    )
    return map_report(located, load_forms())


def test_a_report_that_holds_only_the_statistics_is_of_2014() -> None:
    made = report(STATISTICS)
    assert (made.edition, made.table_editions) == ("2014", {"statistics": "2014"})
    assert made.hybrid == ()


def test_an_old_table_beside_the_new_ones_decides_nothing_and_is_told_of() -> None:
    made = report(STATISTICS, DOCUMENTS, year=2021)
    assert made.edition == "2021"
    assert list(made.table_editions) == ["proactive_disclosure", "requests", "review_litigation"]
    assert made.hybrid == ("政府信息公开情况统计表",)


def test_what_stands_beside_the_statistics_is_told_of_too() -> None:
    made = report(STATISTICS, LITIGATION, year=2019)
    assert made.edition == "2014"
    assert made.hybrid == ("政府信息公开行政复议、行政诉讼情况",)


def test_the_table_that_all_newer_editions_have_goes_by_the_year_where_it_stands_alone() -> None:
    years = {2016: "2019", 2020: "2019", 2021: "2021", 2025: "2021", None: None}
    assert {year: report(LITIGATION, year=year).edition for year in years} == years


def test_a_report_without_any_table_lacks_those_of_the_newest_form() -> None:
    made = report(year=2017)
    assert made.edition is None
    assert made.table_editions == dict.fromkeys(("proactive_disclosure", "requests", "review_litigation"))


def test_a_row_that_one_edition_divides_is_divided_where_the_label_of_a_part_is_cut() -> None:
    rows = """
| 勾稽 | < | 自然人 | 总计 |
| （六）其他处理 | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不 |  |  |
| ^ | 再处理其政府信息公开申请 | 8 | 8 |
| ^ | 3.其他 | 1 | 1 |
"""
    made = report(match("requests", grid(rows)), year=2022)
    assert made.table_editions["requests"] == "2021"


def test_a_row_that_one_edition_divides_is_divided_where_page_breaks_cut_the_labels_of_its_parts_in_two() -> None:
    pages = [
        "| 勾稽 | < | 自然人 | 总计 |\n| （六）其他处理 | 1.申请人无正当理 |  |  |",
        "|  | 由逾期不补正、行政机关不再处理其政府信息公开申请 | 8 | 8 |\n|  | 2.申请人逾期未按收费通知 |  |  |",
        "|  | 要求缴纳费用、行政机关不再处理其政府信息公开申请 | 2 | 2 |\n|  | 3.其他 | 1 | 1 |",
    ]
    made = report(match("requests", *(grid(page, index=number) for number, page in enumerate(pages))), year=2022)
    assert made.table_editions["requests"] == "2021"
    alone = ["| 勾稽 | < | 自然人 | 总计 |\n| （五）不予处理 | 2.重复申请 | 0 | 0 |", "| （六）其他处理 | < | 8 | 8 |"]
    made = report(match("requests", *(grid(page, index=number) for number, page in enumerate(alone))), year=2022)
    assert made.table_editions["requests"] == "2019"


def test_one_wording_of_an_older_form_does_not_make_a_band_of_it() -> None:
    rows = """
| 第二十条第（一）项 | < | < | < |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 第二十条第（五）项 | < | < | < |
| 信息内容 | 处理决定数量 | < | < |
| 行政许可 | 12 | < | < |
| 第二十条第（六）项 | < | < | < |
| 信息内容 | 处理决定数量（件） | < | < |
| 行政处罚 | 3 | < | < |
| 第二十条第（八）项 | < | < | < |
| 信息内容 | 收费金额（万元） | < | < |
| 行政事业性收费 | 0 | < | < |
"""
    for year in (2020, 2022):
        made = report(match("proactive_disclosure", grid(rows)), year=year)
        assert made.table_editions["proactive_disclosure"] == "2021"
        assert made.facts["proactive_disclosure.administrative_licensing.decisions"].value == 12


def test_bands_of_the_older_form_are_of_it_beside_one_of_the_newer() -> None:
    rows = """
| 第二十条第（一）项 | < | < | < |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 第二十条第（五）项 | < | < | < |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 12 | 0 | 3 |
| 第二十条第（六）项 | < | < | < |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政处罚 | 3 | 0 | 1 |
"""
    assert report(match("proactive_disclosure", grid(rows)), year=2021).table_editions["proactive_disclosure"] == "2019"
