"""Sites whose list is not in the page: it comes from an interface, in JSON or XML, or from a frame."""

import json
from html import escape

from bench.web.exchange import Asked, Reply
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site
from bench.web.sites.paged import NEWS, put_news, spread


def _details(here: Site, agency: str, pattern: str, years: range) -> list[Item]:
    """Put a detail page with the report's tables for each year; return what a list says of them."""
    look, items = Look(here.publisher), []
    for year in years:
        page = pattern.format(year=year, id=year * 17)
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-28")
        here.page(page, html)
        here.want(html.encode(), year, page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-28"))
    return items


def _json(value: object) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=True).encode(), media_type="application/json;charset=UTF-8")


@site("json_api", "溯光区民政局信息公开平台", agency="溯光区民政局", start="/gkmlpt/annual_report")
def by_json_interface(here: Site) -> None:
    """A page that asks `/gkmlpt/api/all/2051?page=1&sid=755001` for its lines, and that says so in its script."""
    items = _details(here, "溯光区民政局", "/gkmlpt/content/10/10{year}/post_{id}.html", range(2025, 2018, -1))
    groups = spread(items, 3, "sgmz")
    put_news(here, groups, Look(here.publisher))
    lines = '<script>$.getJSON("/gkmlpt/api/all/2051?page=1&sid=755001", function (data) { render(data.articles, data.total); });</script>'
    here.page("/gkmlpt/annual_report", Look(here.publisher).list([], lines=lines))

    def answer(asked: Asked) -> Reply:
        number = int(asked.form.get("page", "1"))
        if asked.form.get("sid") != "755001" or not 1 <= number <= 3:
            return _json({"articles": [], "total": sum(map(len, groups)), "page": number, "pages": 3})
        articles = [
            {
                "id": 1000 + index,
                "title": item.title,
                "url": here.url(item.href),
                "display_publish_time": 1706400000 + index,
                "date": item.date,
                "publisher": here.agency,
            }
            for index, item in enumerate(groups[number - 1])
        ]
        return _json(
            {"articles": articles, "total": sum(map(len, groups)), "page": number, "pages": 3, "size": len(articles)}
        )

    here.put("/gkmlpt/api/all/2051", answer)


@site(
    "json_start",
    "霁川市交通运输局网站",
    agency="霁川市交通运输局",
    start="/api/article/list?channelId=88&pageNo=1&pageSize=4",
)
def by_json_start(here: Site) -> None:
    """The interface itself is the start; titles hold markup, addresses are relative, pages are counted in `pageNo`."""
    items = _details(here, "霁川市交通运输局", "/article/{id}.html", range(2025, 2018, -1))

    def answer(asked: Asked) -> Reply:
        number = int(asked.form.get("pageNo", "1"))
        part = items[(number - 1) * 4 : number * 4]
        rows = [
            {
                "id": index,
                "title": f"<em>{item.title}</em>",
                "linkUrl": item.href,
                "publishDate": f"{item.date} 09:30:00",
            }
            for index, item in enumerate(part)
        ]
        return _json({"code": 200, "data": {"rows": rows, "total": 7, "pageNo": number, "pageSize": 4, "totalPage": 2}})

    here.put("/api/article/list", answer)


@site("xml", "云岫区民政局网站", agency="云岫区民政局", start="/xxgknb/list.html")
def by_xml(here: Site) -> None:
    """A page that loads `documents.xml`, whose head names the file of the next page."""
    items = _details(here, "云岫区民政局", "/xxgknb/{year}/c{id}/content.html", range(2025, 2018, -1))
    groups = spread(items, 2, "yxmz")
    put_news(here, groups, Look(here.publisher))
    lines = (
        '<script>var xhr = new XMLHttpRequest(); xhr.open("GET", "/xxgknb/documents.xml", true); '
        "xhr.onload = function () { show(xhr.responseXML); }; xhr.send();</script>"
    )
    here.page("/xxgknb/list.html", Look(here.publisher).list([], lines=lines))
    for number, group in enumerate(groups):
        after = "<nextPage>/xxgknb/documents_1.xml</nextPage>" if number == 0 else "<nextPage></nextPage>"
        records = "".join(
            f"<document><title><![CDATA[{item.title}]]></title><url>{escape(item.href)}</url><pubdate>{item.date}</pubdate></document>"
            for item in group
        )
        markup = f'<?xml version="1.0" encoding="UTF-8"?><documents total="{sum(map(len, groups))}">{after}{records}</documents>'
        path = f"/xxgknb/documents{f'_{number}' if number else ''}.xml"
        here.put(path, Reply(markup.encode(), media_type="text/xml; charset=utf-8"))


@site("dataproxy", "霁川市水利局网站", agency="霁川市水利局", start="/col/col7788/index.html")
def by_dataproxy(here: Site) -> None:
    """大汉's lists: a datastore with CDATA records in the page, and the address of the next group in it."""
    items = _details(here, "霁川市水利局", "/art/{year}/12/30/art_7788_{id}.html", range(2025, 2018, -1))
    groups = spread(items, 3, "jcsl")
    put_news(here, groups, Look(here.publisher))
    proxy = "/module/web/jpage/dataproxy.jsp?page={}&webid=1&path=/&columnid=7788&unitid=28551&webname=%E9%9C%81%E5%B7%9D&permissiontype=0"

    def store(number: int) -> str:
        after = f'<nextgroup><![CDATA[<a href="{proxy.format(number + 1)}"></a>]]></nextgroup>' if number < 2 else ""
        records = "".join(
            f'<record><![CDATA[<li><a href="{item.href}" title="{item.title}" target="_blank">{item.title[:14]}…</a>'
            f"<span>{item.date}</span></li>]]></record>\n"
            for item in groups[number]
        )
        return f"<datastore>\n{after}\n<recordset>\n{records}</recordset>\n</datastore>"

    lines = (
        f'<div id="28551"><script type="text/xml">{store(0)}</script></div>'
        "<script>$(function(){$('#28551').jpage({orig:[],perPage:5,totalRecord:13,"
        "proxyUrl:'/module/web/jpage/dataproxy.jsp',openCookies:false});});</script>"
    )
    here.page("/col/col7788/index.html", Look(here.publisher).list([], lines=lines))
    for number in (1, 2):
        markup = f"<?xml version='1.0' encoding='UTF-8'?>\n{store(number)}"
        here.put(proxy.format(number), Reply(markup.encode(), media_type="text/xml;charset=UTF-8"))


@site("framed", "泊鹭镇人民政府网站", agency="泊鹭镇人民政府", start="/zwgk/nb.html")
def by_frame(here: Site) -> None:
    """The list stands in a frame of the page, the pager in the frame's page."""
    items = _details(here, "泊鹭镇人民政府", "/zwgk/{year}/content_{id}.shtml", range(2025, 2018, -1))
    groups = spread(items, 2, "blz")
    look = Look(here.publisher)
    put_news(here, groups, look)
    frame = '<IFRAME src="frame/list_1.html" width="100%" height="600" frameborder="0"></IFRAME>'
    here.page("/zwgk/nb.html", look.framed("政府信息公开年报", frame))
    for number, group in enumerate(groups, 1):
        lines = "".join(f'<li><a target="_top" href="{item.href}">{item.title}</a></li>' for item in group)
        after = (
            '<a href="list_2.html">下一页&gt;&gt;</a>' if number == 1 else '<a href="list_1.html">&lt;&lt;上一页</a>'
        )
        here.page(f"/zwgk/frame/list_{number}.html", f"<html><body><ul>{lines}</ul>{after}</body></html>")


@site("onclick", "松墟镇人民政府网站", agency="松墟镇人民政府", start="/nb/list.html")
def by_onclick(here: Site) -> None:
    """Lines and pager that only answer to a click."""
    items = _details(here, "松墟镇人民政府", "/nb/content/post_{id}.html", range(2025, 2018, -1))
    ways = (
        '<tr onclick="window.open(\'{href}\')" style="cursor:pointer"><td>{title}</td><td>{date}</td></tr>',
        '<tr><td><a href="javascript:void(0)" onclick="location.href=\'{href}\'">{title}</a></td><td>{date}</td></tr>',
        "<tr><td><a href=\"javascript:window.open('{href}','_blank')\">{title}</a></td><td>{date}</td></tr>",
        '<tr><td><span class="pointer" onclick="javascript:window.location=\'{href}\';return false;">{title}</span></td></tr>',
    )
    for number, part in enumerate((items[:4], items[4:]), 1):
        lines = "".join(
            ways[index % 4].format(href=item.href, title=item.title, date=item.date) for index, item in enumerate(part)
        )
        pager = (
            '<a href="javascript:;" onclick="window.location.href=\'list_2.html\'">下一页</a>'
            if number == 1
            else '<a href="javascript:;" onclick="window.location.href=\'list.html\'">上一页</a>'
        )
        path = "/nb/list.html" if number == 1 else "/nb/list_2.html"
        here.page(path, Look(here.publisher).list([], pager, lines=f"<table>{lines}</table>"))


@site("detail_start", "半砚乡人民政府网站", agency="半砚乡人民政府", start="/info/1021/9981.htm", years=(2024, 2024))
def by_detail_page(here: Site) -> None:
    """The start is the detail page of the one report that is wanted; beside it stands last year's."""
    look, agency = Look(here.publisher), "半砚乡人民政府"
    data = document(agency, 2024, "pdf")
    here.file("/__local/A/1C/nb2024.pdf", data, MEDIA_TYPES["pdf"])
    here.page("/info/1021/9870.htm", look.detail(title_of(agency, 2023), article(agency, 2023)))
    here.decoy("/info/1021/9870.htm", "a year that is not wanted")
    here.page("/info/1021/9982.htm", look.detail(NEWS[0], f"<p>{NEWS[0]}。</p>"))
    around = (
        f'<p>上一条：<a href="9982.htm">{NEWS[0]}</a></p><p>下一条：<a href="9870.htm">{title_of(agency, 2023)}</a></p>'
    )
    attached = link("/__local/A/1C/nb2024.pdf", "2024年度报告.pdf") + around
    here.page("/info/1021/9981.htm", look.detail(title_of(agency, 2024), NOTE, attached))
    here.want(data, 2024, "/__local/A/1C/nb2024.pdf", group="/info/1021/9981.htm")


@site("file_start", "拾月乡人民政府网站", agency="拾月乡人民政府", start="/upload/2025/01/nb.pdf", years=(2024, 2024))
def by_file(here: Site) -> None:
    """The start is the file itself."""
    data = document("拾月乡人民政府", 2024, "pdf")
    here.file("/upload/2025/01/nb.pdf", data, MEDIA_TYPES["pdf"])
    here.want(data, 2024, "/upload/2025/01/nb.pdf")


@site("inline", "云岫区教育局网站", agency="云岫区教育局", start="/jy/nb/index.html", years=(2021, 2024))
def in_a_script(here: Site) -> None:
    """The lines stand in an array of the page's own script."""
    items = _details(here, "云岫区教育局", "/jy/nb/{year}/{id}.html", range(2024, 2020, -1))
    rows = [{"title": item.title, "url": item.href, "pubDate": item.date} for item in items]
    lines = f"<script>var articleList = {json.dumps(rows, ensure_ascii=False)}; articleList.forEach(show);</script>"
    here.page("/jy/nb/index.html", Look(here.publisher).list([], lines=lines))
