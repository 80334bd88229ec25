"""Which of the titles on a page is that of the report, and what the page calls it where none is printed."""

import pytest

from tests.locate.pages import located

OWN = "石桥县教育局2023年政府信息公开工作年度报告"


def test_titles_of_other_years_above_and_below_do_not_win() -> None:
    found = located(f"""
首页
石桥县教育局2024年政府信息公开工作年度报告
石桥县教育局2022年政府信息公开工作年度报告
{OWN}
[全文]
石桥县教育局
2024年1月17日
石桥县教育局2021年政府信息公开工作年度报告
石桥县教育局2020年政府信息公开工作年度报告
""")
    assert (found.title, found.year) == (OWN, 2023)
    assert [claim.value for claim in found.years] == ["2023"]


def test_a_narrative_without_known_headings_keeps_its_title_against_the_list_below() -> None:
    found = located("""
石桥县教育局2017年政府信息公开工作年度报告
2017年，我局高度重视政府信息公开工作，成立领导小组，明确专人负责，做到依法公开、及时公开、真实公开，取得了较好的效果，群众反映良好。
全年主动公开信息200条，其中网站180条，公示栏20条，内容涉及教育教学、招生考试、财务收支、人事任免等方面。
石桥县教育局2018年政府信息公开工作年度报告
石桥县教育局2016年政府信息公开工作年度报告
""")
    assert (found.genre, found.year) == ("report", 2017)


def test_the_last_title_of_a_list_right_above_the_text_is_not_the_reports() -> None:
    found = located("""
石桥县教育局2022年政府信息公开工作年度报告
石桥县教育局2021年政府信息公开工作年度报告
本报告所列数据的统计期限为2023年1月1日至2023年12月31日。
[全文]
""")
    assert (found.title, found.year) == (None, 2023)


@pytest.mark.parametrize(
    "printed",
    [
        "石桥县教育局\n2023年政府信息公开工作年度报告",
        "石桥县教育局2023年\n政府信息公开工作年度报告",
        "石桥县教育局2023年政府信息公开\n工作年度报告",
        "石桥县教育局\n2023年\n政府信息公开\n工作年度报告",
        "石桥县\n教育局2023年政府信息公开工作年度报告",
        "石桥县教育局⏎2023年政府信息公开工作⏎年度报告",
        f"{OWN}\n{OWN}",
        f"h1 {OWN}\n发布日期：2024-01-05\n{OWN}",
        f"{OWN} 发布日期：2024-01-05 来源：石桥县教育局",
        "h1 石桥县教育局2023年政府信息公开工作年度报告\n2023年政府信息公开工作年度报告",
        "石桥县教育局文件\n石教〔2024〕3号\n石桥县教育局\n2023年政府信息公开工作年度报告",
        f"| {OWN} | < |\n| 字号 | 大 |",
        f"当前位置：首页 > 政府信息公开年报 > {OWN}",
        f"@title {OWN}-石桥县人民政府门户网站",
        f"@title 石桥县人民政府 政府信息公开年报 {OWN}",
        f"{OWN} - 部门年报 - 石桥县人民政府",
        f"@articletitle {OWN}\n@title 石桥县人民政府",
        f"| 名  称 | {OWN} |\n| 索 引 号 | 000014348/2024-00001 |",
    ],
)
def test_a_title_is_found_however_it_is_printed(printed: str) -> None:
    found = located(f"{printed}\n[全文]")
    assert (found.title, found.agency, found.year) == (OWN, "石桥县教育局", 2023)


def test_a_year_below_or_above_a_title_belongs_to_it() -> None:
    below = located("石桥县教育局\n政府信息公开工作年度报告\n（2023年度）\n[全文]")
    assert (below.title, below.year) == ("石桥县教育局政府信息公开工作年度报告（2023年度）", 2023)
    above = located("2023年度\n石桥县教育局政府信息公开工作年度报告\n[全文]")
    assert (above.agency, above.year) == ("石桥县教育局", 2023)


def test_a_name_broken_in_two_is_one_name() -> None:
    found = located("石桥县住房和城乡\n建设局2023年政府信息公开工作年度报告\n[全文]")
    assert found.agency == "石桥县住房和城乡建设局"


def test_a_zone_in_the_line_above_is_part_of_the_name_of_its_office() -> None:
    title = "云溪生态旅游区管理委员会{}卫生健康办公室2023年政府信息公开工作年度报告"
    whole = "云溪生态旅游区管理委员会卫生健康办公室"
    assert located(title.format("\n") + "\n[全文]").agency == whole
    assert located(f"{title.format(' ')}\n字号\n卫生健康办公室2023年政府信息公开工作年度报告\n[全文]").agency == whole


def test_a_fuller_name_in_another_print_of_the_title_changes_no_name_with_a_place() -> None:
    found = located(f"云溪市{OWN}\n字号\n{OWN}\n[全文]")
    assert (found.title, found.agency) == (OWN, "石桥县教育局")


def test_a_second_name_of_the_agency_may_stand_in_brackets_on_a_line_of_its_own() -> None:
    found = located("石桥县水务局\n（石桥县河湖局）\n2023年政府信息公开工作年度报告\n[全文]")
    assert (found.agency, found.year) == ("石桥县水务局（石桥县河湖局）", 2023)
    assert (
        located("石桥县人民政府\n打印\n（石桥县河湖局）2023年政府信息公开工作年度报告\n[全文]").agency == "石桥县河湖局"
    )


def test_the_head_of_the_site_is_no_part_of_a_title() -> None:
    found = located("石桥县人民政府\nh1 2023年政府信息公开工作年度报告\n[全文]\n石桥县教育局\n2024年1月5日")
    assert (found.title, found.agency) == ("2023年政府信息公开工作年度报告", "石桥县教育局")


def test_what_the_page_calls_the_report_names_the_agency_only_where_nothing_else_does() -> None:
    page = f"@title {OWN}-石桥县人民政府\nh1 2023年政府信息公开工作年度报告\n[全文]"
    assert located(page).agency == "石桥县教育局"
    assert located(f"{page}\n石桥县体育局\n2024年1月5日").agency == "石桥县体育局"


def test_a_page_that_presents_the_report_under_another_year_is_no_silent_matter() -> None:
    found = located("h1 石桥县教育局2022年政府信息公开工作年度报告\n发布日期：2024-01-02\n" + OWN + "\n[全文]")
    assert found.year == 2023
    assert [(claim.value, claim.source) for claim in found.years] == [("2023", "title"), ("2022", "title")]


def test_a_second_report_in_one_document_makes_claims_of_its_own() -> None:
    found = located(f"{OWN}\n[全文]\n石桥县水务局2022年政府信息公开工作年度报告\n[全文]")
    assert [claim.value for claim in found.agencies if claim.source == "title"] == ["石桥县教育局", "石桥县水务局"]
    assert [(claim.value, claim.source) for claim in found.years] == [
        ("2023", "title"),
        ("石桥县水务局2022年政府信息公开工作年度报告", "report"),
    ]


def test_what_a_second_report_says_of_its_year_is_nothing_of_the_first() -> None:
    period = "本报告所列数据的统计期限自{0}年1月1日起至{0}年12月31日止。"
    reports = [f"石桥县教育局{year}年政府信息公开工作年度报告\n{period.format(year)}\n[全文]" for year in (2023, 2022)]
    found = located("\n".join(reports))
    assert [(claim.value, claim.source) for claim in found.years] == [
        ("2023", "title"),
        ("2023", "period"),
        ("石桥县教育局2022年政府信息公开工作年度报告", "report"),
    ]


def test_a_notice_that_announces_the_report_is_its_title_where_there_is_no_other() -> None:
    found = located("石桥县教育局关于公布2023年政府信息公开工作年度报告的公告\n[全文]")
    assert (found.genre, found.agency, found.year) == ("report", "石桥县教育局", 2023)


@pytest.mark.parametrize("printed", [f"{OWN[:-1]}\n告", f"《{OWN[:-1]}\n告》"])
def test_the_last_character_of_a_title_may_stand_alone_in_the_next_line(printed: str) -> None:
    found = located(f"{printed}\n[全文]")
    assert (found.title, found.year) == (OWN, 2023)
