"""Pagers: every way in which a list goes on leads to its further pages, and a script's own definition to none."""

import pytest

from pipeline.collect.data import interfaces, read_data
from pipeline.collect.page import page_of
from pipeline.collect.pagers import further_pages

AT = "http://www.example.test/xxgk/nb/"
FORM = (
    '<form action="list.do"><input name="col" value="7"><input type="hidden" name="currentPage" value="1"></form>'
    '<a href="javascript:void(0)" onclick="toPage(2)">下一页</a>'
)
NEXT_GROUP = (
    '<script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/m/dataproxy.jsp?page=2&amp;c=7"></a>]]></nextgroup>'
    "</datastore></script>"
)


def pages(markup: str, at: str = AT) -> list[str]:
    return [
        each.url.removeprefix("http://www.example.test")
        for each in further_pages(page_of(at, f"<html><body>{markup}"), 50)
    ]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<a href="index_2.html">下一页</a>', ["/xxgk/nb/index_2.html"]),
        ('<a href="?page=2">2</a><a href="?page=3">3</a>', ["/xxgk/nb/?page=2", "/xxgk/nb/?page=3"]),
        ('<a href="list.jsp?p=2">&gt;</a>', ["/xxgk/nb/list.jsp?p=2"]),
        ('<select><option value="list_2.html">2</option></select>', ["/xxgk/nb/list_2.html"]),
        ('<script>createPageHTML(3, 0, "index", "html");</script>', ["/xxgk/nb/index_1.html", "/xxgk/nb/index_2.html"]),
        (
            '<script>createPageHTML("pages", 3, 1, "index", "shtml", 40)</script>',
            ["/xxgk/nb/index_2.shtml", "/xxgk/nb/index_3.shtml"],
        ),
        ("<script>var countPage = 2; createPageHTML(countPage, 0, 'list', 'htm');</script>", ["/xxgk/nb/list_1.htm"]),
        ("<script>var countPage = 3//</script><p>上一页</p>", ["/xxgk/nb/index_1.html", "/xxgk/nb/index_2.html"]),
        ("<script>function createPageHTML(a,b,c){}</script>", []),
        (
            '<a href="javascript:go(2)">2</a><script>function go(n){location.href="list_"+n+".html";}</script>',
            ["/xxgk/nb/list_2.html"],
        ),
        (
            '<a href="javascript:go(2)">2</a><script>function go(n){window.location = "index_" + (n-1) + ".html";}</script>',
            ["/xxgk/nb/index_1.html"],
        ),
        (
            FORM,
            ["/xxgk/nb/list.do?col=7&currentPage=2"],
        ),
        (
            NEXT_GROUP,
            ["/m/dataproxy.jsp?page=2&c=7"],
        ),
        ('<a href="http://elsewhere.test/?page=2">2</a>', []),
        ('<a href="/rili/2024/1.html">1</a><a href="/rili/2024/2.html">2</a>', []),
    ],
)
def test_a_list_goes_on(markup: str, found: list[str]) -> None:
    assert pages(markup) == found


def test_an_asp_net_pager_is_posted_with_its_hidden_fields() -> None:
    markup = (
        '<form method="post" action="list.aspx"><input type="hidden" name="__VIEWSTATE" value="dDw="><input name="q">'
        "<a href=\"javascript:__doPostBack('pager','2')\">2</a><a href=\"javascript:__doPostBack('find','')\">搜索</a></form>"
    )
    (further,) = further_pages(page_of(AT + "list.aspx", markup), 50)
    assert dict(further.post or ()) == {"__VIEWSTATE": "dDw=", "__EVENTTARGET": "pager", "__EVENTARGUMENT": "2"}
    assert further.url == AT + "list.aspx#pager:2"


def test_a_page_of_a_series_with_a_pager_that_is_written_elsewhere_leads_to_the_next() -> None:
    assert pages('<div class="pagination"></div>', AT + "index_3.html") == ["/xxgk/nb/index_4.html"]
    assert pages("<p>没有分隔</p>", AT + "index_3.html") == []


def test_jpage_fetches_its_records_in_groups() -> None:
    markup = (
        "<script>var params = {col:1, webid:'2', columnid:'77'}; $('#a').jpage({totalrecord:100, perpage:15,"
        " proxyurl:'/module/web/jpage/dataproxy.jsp'});</script>"
    )
    found = further_pages(page_of(AT, markup), 50)
    assert [each.url.partition("?")[2] for each in found] == [
        "startrecord=1&endrecord=45&perpage=15",
        "startrecord=46&endrecord=90&perpage=15",
        "startrecord=91&endrecord=100&perpage=15",
    ]
    assert found[0].post == (("col", "1"), ("webid", "2"), ("columnid", "77"))


def test_a_script_names_the_interface_that_fills_its_list() -> None:
    page = page_of(
        AT,
        '<div id="app"></div><script>$.getJSON("/api/list.json?page=" + p, f); fetch("http://other.test/api/x")</script>',
    )
    assert [each.url for each in interfaces(page)] == ["http://www.example.test/api/list.json?page=1"]


def test_json_gives_entries_and_further_pages() -> None:
    text = '{"total": 5, "rows": [{"title": "<b>甲</b>2023年", "url": "/a.html"}, {"title": "乙", "url": "b.html"}]}'
    entries, further, _ = read_data("http://www.example.test/api/list?page=1", text, 50)
    assert [(each.title, each.url) for each in entries] == [
        ("甲2023年", "http://www.example.test/a.html"),
        ("乙", "http://www.example.test/api/b.html"),
    ]
    assert [each.url for each in further] == [f"http://www.example.test/api/list?page={n}" for n in (2, 3)]


def test_xml_gives_entries_and_markup_in_cdata_gives_links() -> None:
    entries, _, _ = read_data(AT, "<list><item><title>甲</title><url>a.html</url></item></list>", 50)
    assert [(each.title, each.url) for each in entries] == [("甲", AT + "a.html")]
    text = (
        "<datastore><recordset><record><![CDATA[<li><a href='/b.html'>乙</a></li>]]></record></recordset></datastore>"
    )
    _, _, page = read_data(AT, text, 50)
    assert page is not None
    assert [(link.text, link.url) for link in page.links] == [("乙", "http://www.example.test/b.html")]
