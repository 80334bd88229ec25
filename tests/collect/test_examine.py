"""Examining: what a page is by what stands on it, and where it leads."""

import pytest

from pipeline.collect.examine import examine
from pipeline.collect.sources import Source
from pipeline.collect.visits import Answer, Found, Role, Visit
from tests.collect.made import PDF, SENTENCE, carrying, links, narrative, report, title

AT = "http://www.example.test/xxgk/nb/1.html"
JYJ = "石桥县教育局"
SOURCE = Source(publisher="石桥县人民政府", start="http://www.example.test/xxgk/nb/", agency=JYJ, years=(2015, 2024))


def look(body: str | bytes, role: Role = "detail", status: int = 200, source: Source = SOURCE) -> Found:
    data = body.encode() if isinstance(body, str) else body
    visit = Visit(source, AT, role) if role == "list" else Visit(source, AT, role, None, title(JYJ, 2023), JYJ, 2023)
    return examine(visit, Answer(status, AT, data), 50)


def led(found: Found) -> list[tuple[str, str]]:
    return [(each.role, each.url.removeprefix("http://www.example.test")) for each in found.further]


def page(markup: str, head: str = "石桥县人民政府") -> str:
    return f"<!DOCTYPE html><html><head><title>{head}</title></head><body>{markup}</body></html>"


def test_a_page_with_the_text_of_a_report_is_the_report_and_a_file_beside_it_its_twin() -> None:
    found = look(page(report(title(JYJ, 2023)) + '<div id="fj"><a href="1.pdf">下载PDF版</a></div>'))
    assert (found.kind, found.year, found.group) == ("document", 2023, AT)
    assert led(found) == [("attachment", "/xxgk/nb/1.pdf")]


def test_a_report_without_tables_is_one_only_of_the_years_that_had_none() -> None:
    assert look(page(narrative(title(JYJ, 2016)))).kind == "document"
    news = f"<h1>石桥县召开会议</h1><p>{SENTENCE * 9}</p>"
    assert look(page(news)).reason == "error_page"


def test_a_page_whose_report_is_of_another_agency_or_year_leads_nowhere() -> None:
    for heading in (title("石桥县财政局", 2023), title(JYJ, 2012)):
        found = look(page(carrying(heading, '<a href="1.pdf">附件</a>')))
        assert (found.kind, found.further) == ("page", ())


def test_an_error_page_with_status_200_is_none_and_a_report_that_was_read_404_times_is_one() -> None:
    assert look(page("<h1>404</h1><p>您访问的页面不存在或已被删除</p>")).reason == "error_page"
    assert look(page("<p>文章不存在</p>", "出错了")).reason == "error_page"
    found = look(page(carrying(title(JYJ, 2023), '<p>浏览次数：404</p><a href="1.pdf">附件</a>')))
    assert (found.kind, led(found)) == ("page", [("attachment", "/xxgk/nb/1.pdf")])


def test_an_error_page_in_the_place_of_a_file_is_no_file() -> None:
    assert look(page("<p>文件不存在</p>"), "attachment").reason == "error_page"
    assert look('{"code": 404}', "attachment").reason == "error_page"
    assert look(b"", "attachment").reason == "error_page"
    assert look(PDF, "attachment").kind == "document"


def test_a_file_by_an_address_that_shows_none_is_told_by_its_bytes() -> None:
    assert look(PDF).kind == "document"
    assert look(b"\r\n" + PDF, "list").kind == "document"
    assert look(report(title(JYJ, 2023)).encode("gbk"), "attachment").kind == "document"


def test_challenges_logins_and_shells_wait_for_a_person() -> None:
    script = "<html><script>var _0x='__jsl_clearance';document.cookie=_0x</script></html>"
    assert [look(script, status=status).reason for status in (200, 412, 521)] == ["challenge"] * 3
    assert look(page("<p>请完成安全验证</p><p>拖动滑块</p>"), status=403).reason == "challenge"
    assert look(page("<form>账号登录<input type=password></form>")).reason == "login"
    assert look('<div id="app"></div><script src="/chunk-vendors.js"></script>').reason == "js_shell"
    busy = page(report(title(JYJ, 2023)) + "<script>var guard='__jsl_clearance'</script>")
    assert look(busy).kind == "document"


@pytest.mark.parametrize(
    ("script", "kind", "leads"),
    [
        ("location.href='/real.html'", "page", [("detail", "/real.html")]),
        ("top.location.replace('/real.html')", "page", [("detail", "/real.html")]),
    ],
)
def test_a_page_that_only_sends_on_by_a_script_is_followed(
    script: str, kind: str, leads: list[tuple[str, str]]
) -> None:
    found = look(page(f"<script>{script}</script>正在跳转", ""))
    assert (found.kind, led(found)) == (kind, leads)


def test_a_row_says_whose_report_it_is_where_the_link_says_nothing() -> None:
    rows = "<table><tr><td>石桥县水利局</td><td>2023年政府信息公开工作年度报告</td><td><a href='2.pdf'>下载</a></td></tr></table>"
    (visit,) = look(page(rows), "list", source=Source(publisher="x", start=AT)).further
    assert (visit.agency, visit.year, visit.url) == ("石桥县水利局", 2023, "http://www.example.test/xxgk/nb/2.pdf")


def test_a_column_named_by_its_box_is_followed_and_other_boxes_are_not() -> None:
    boxes = "".join(
        f'<div class="box"><h3>{name}<span><a href="/{at}/">更多&gt;&gt;</a></span></h3></div>'
        for name, at in (("政府信息公开指南", "zn"), ("政府信息公开年报", "nb"))
    )
    assert led(look(page(boxes), "list")) == [("list", "/nb/")]


def test_what_a_list_leads_to_are_reports_of_the_agency_and_the_years_wanted() -> None:
    entries = [
        ("2.html", title(JYJ, 2022)),
        ("3.html", title("石桥县财政局", 2022)),
        ("4.html", title(JYJ, 2014)),
        ("5.html", "石桥县教育局2022年部门决算公开"),
        ("6.html", "县教育局2021年政府信息公开工作年度报告"),
    ]
    assert led(look(page(links(*entries)), "list")) == [("detail", "/xxgk/nb/2.html"), ("detail", "/xxgk/nb/6.html")]


def test_a_base_element_decides_what_links_mean_and_not_where_they_stand() -> None:
    markup = f'<html><head><base href="/other/"></head><body><a href="2.html">{title(JYJ, 2022)}</a></body></html>'
    (visit,) = look(markup, "list").further
    assert (visit.url, visit.found_on) == ("http://www.example.test/other/2.html", AT)


def test_a_page_nested_without_end_or_full_of_one_sign_is_read_in_time() -> None:
    for hostile in (
        "<div>" * 50_000,
        "<a href='" + "a" * 500_000 + "'>",
        "<script>" + '"a' * 200_000,
        "pdf" * 200_000 + "！",
    ):
        look(page(hostile + f'<a href="1.pdf">{"pdf" * 200}！</a>'), "list")


def test_a_file_beside_a_report_in_the_page_is_taken_only_where_it_says_what_it_is() -> None:
    files = '<div id="fj"><a href="t.xlsx">2023年行政处罚案件统计表</a><a href="1.docx">附件1</a></div>'
    assert led(look(page(report(title(JYJ, 2023)) + files))) == [("attachment", "/xxgk/nb/1.docx")]


def test_a_file_in_the_place_of_a_further_page_of_a_list_is_no_report() -> None:
    visit = Visit(SOURCE, AT, "list", paged=True)
    assert examine(visit, Answer(200, AT, PDF), 50).kind == "page"
