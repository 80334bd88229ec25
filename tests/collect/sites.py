"""Small sites, each with what stands in the way of collecting from it."""

from collections.abc import Callable
from typing import Any

from tests.collect.made import PDF, SENTENCE, carrying, links, narrative, report, title
from tests.collect.site import Answer, Asked, Handler, Site

JYJ = "石桥县教育局"


def trs(site: Site) -> None:
    """A list of three pages whose pager a script writes, with titles cut short, and another agency's report."""
    site.page(
        "/jyj/",
        links(("./2023.html", title(JYJ, 2023)), ("/zn.html", "政府信息公开指南"))
        + '<script>createPageHTML(3, 0, "index", "html")</script>',
    )
    site.page("/jyj/index_1.html", f'<a href="2022.html" title="{title(JYJ, 2022)}">石桥县教育局2022年政府信…</a>')
    site.page(
        "/jyj/index_2.html",
        links(
            ("2021.html", title(JYJ, 2021)),
            ("c.html", title("石桥县财政局", 2021)),
            ("js.html", "石桥县教育局2021年部门决算公开"),
            ("old.html", title(JYJ, 2009)),
        ),
    )
    for year in (2021, 2022, 2023):
        site.page(f"/jyj/{year}.html", report(title(JYJ, year)), title(JYJ, year), encoding="gbk", ETag=f'"{year}"')


def files(site: Site) -> None:
    """Detail pages that carry their reports in every way."""
    ways = {
        2023: f'<a href="/files/2023.pdf">附件：{title(JYJ, 2023)}.pdf</a><a href="/files/zn.pdf">政府信息公开指南.pdf</a>',
        2022: '<iframe src="/pdfjs/viewer.html?file=%2Ffiles%2F2022.pdf"></iframe>',
        2021: '<embed src="/files/2021.pdf">',
        2020: '<object data="/files/2020.pdf"></object>',
        2019: '<a href="/module/download/downfile.jsp?classid=0&filename=2019.doc">点击下载</a>',
        2018: '<img src="/files/1.jpg"><img src="/files/2.jpg"><img src="/images/icon_print.png">',
        2017: '<div id="pdf"></div><script>showPdf("pdf", "/files/2017.ofd");</script>',
    }
    site.page("/nb/index.html", links(*((f"{year}.html", title(JYJ, year)) for year in ways)))
    for year, markup in ways.items():
        site.page(f"/nb/{year}.html", carrying(title(JYJ, year), markup))
    for year in (2020, 2021, 2022, 2023):
        site.file(f"/files/{year}.pdf", PDF + str(year).encode(), "text/html")
    site.file(
        "/module/download/downfile.jsp?classid=0&filename=2019.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
    )
    site.file("/files/1.jpg", b"\xff\xd8\xff\xe0one")
    site.file("/files/2.jpg", b"\xff\xd8\xff\xe0two")
    site.file("/files/2017.ofd", b"PK\x03\x04ofd")


def hostile(site: Site) -> None:
    """Everything that stands in the way, and one report behind it."""
    years = {year: f"{year}.html" for year in range(2010, 2026)}
    site.page("/nb/", links(*((href, title(JYJ, year)) for year, href in years.items())))
    site.page("/nb/2025.html", report(title(JYJ, 2025)))
    site.page("/nb/2024.html", "<h2>抱歉，您访问的页面不存在或已删除</h2><a href='/'>返回首页</a>", "石桥县人民政府")
    site.answers["/nb/2023.html"] = Answer(
        b"<html><script>var a='__jsl_clearance';document.cookie=a</script></html>", 521
    )
    site.page("/nb/2022.html", '<div id="app"></div><script src="/js/chunk-vendors.1.js"></script>', "石桥县人民政府")
    site.answers["/nb/2021.html"] = Answer(b"x" * 3000, length=900_000, headers={"Content-Type": "text/html"})
    site.answers["/nb/2020.html"] = Answer(b"<p>" * 40, drip_s=1.5)
    site.answers["/nb/2019.html"] = Answer(b"%PDF-1.4" + bytes(2_000_000))
    site.answers["/nb/2018.html"] = Answer(status=302, headers={"Location": "http://10.0.0.1/internal"})
    site.answers["/nb/2017.html"] = Answer(status=302, headers={"Location": "/nb/2017.html"})
    site.answers["/nb/2016.html"] = Answer(b"busy", 503)
    site.answers["/nb/2015.html"] = Answer(b"slow down", 429, {"Retry-After": "9999"})
    site.answers["/nb/2014.html"] = Answer(delay_s=4.0)
    site.answers["/nb/2013.html"] = Answer(status=302, headers={"Location": "file:///etc/passwd"})
    site.page("/nb/2012.html", "<form><p>请先登录</p><input name='u'><input type='password' name='p'></form>")
    calls = iter([Answer(b"busy", 503, {"Retry-After": "1"})])
    whole = report(title(JYJ, 2011)).encode()
    site.answers["/nb/2011.html"] = lambda _asked: next(calls, Answer(whole, headers={"Content-Type": "text/html"}))


def robots(site: Site) -> None:
    """A site with rules."""
    site.file("/robots.txt", b"User-agent: *\nDisallow: /secret/\nCrawl-delay: 0.5\n", "text/plain")
    site.page(
        "/nb/", links(("a.html", title(JYJ, 2023)), ("/secret/b.html", title(JYJ, 2022)), ("c.html", title(JYJ, 2021)))
    )
    site.page("/nb/a.html", report(title(JYJ, 2023)))
    site.page("/nb/c.html", report(title(JYJ, 2021)))


def down(site: Site) -> None:
    """A site whose rules can't be had."""
    site.answers["/robots.txt"] = Answer(b"error", 500)
    site.page("/nb/", links(("a.html", title(JYJ, 2023))))


def trap(site: Site) -> None:
    """A list without end, with a session in each link, that shows the same reports on every page."""

    def page(_asked: Asked) -> Answer:
        number = len(site.asked)
        markup = links(("/nb/a.html;jsessionid=" + str(number), title(JYJ, 2023)))
        calendar = "".join(f'<a href="/nb/list?day={number}{day}">{day}</a>' for day in range(1, 29))
        markup += f'{calendar}<a href="/nb/list?page={number}&rnd={number}">下一页</a>'
        return Answer(f"<html><body>{markup}</body></html>".encode(), headers={"Content-Type": "text/html"})

    site.answers = _Endless(page)
    site.page("/nb/a.html", report(title(JYJ, 2023)))
    site.page("/robots.txt", "<p>首页</p>")


class _Endless(dict[str, Answer | Handler]):
    def __init__(self, page: Handler) -> None:
        super().__init__()
        self._page = page

    def __missing__(self, key: str) -> Answer | Handler:
        return self._page if key.startswith("/nb/") else Answer(status=404)


def columns(site: Site) -> None:
    """A column with folders by year and by agency, a report found in two places, a narrative one, and an interface."""
    site.page(
        "/xxgk/",
        links(("2023/", "2023年"), ("2018/", "2018年度"), ("sjj/", "石桥县审计局"), ("/bm/", "政府信息公开年报")),
    )
    site.page(
        "/xxgk/2023/",
        links(("/d/1.html", title("石桥县水利局", 2023)), ("/d/2.html", "石桥县水利局2023年政府信息公开工作年度报告")),
    )
    for path in ("/d/1.html", "/d/2.html"):
        site.page(path, report(title("石桥县水利局", 2023)))
    site.page("/xxgk/2018/", links(("/d/3.html", title("石桥县农业局", 2018))))
    site.page("/d/3.html", narrative(title("石桥县农业局", 2018)))
    site.page("/xxgk/sjj/", links(("/d/4.html", title("石桥县审计局", 2022))))
    site.page("/d/4.html", report(title("石桥县审计局", 2022)))
    site.page("/bm/", '<div id="app"></div><script>$.getJSON("/api/list.json?page=1", show)</script>')
    rows = '{"pages": 2, "rows": [{"title": "%s", "url": "/d/%d.html"}]}'
    site.file("/api/list.json?page=1", (rows % (title("石桥县林业局", 2023), 5)).encode(), "application/json")
    site.file("/api/list.json?page=2", (rows % (title("石桥县民政局", 2023), 6)).encode(), "application/json")
    site.page("/d/5.html", report(title("石桥县林业局", 2023)))
    site.page(
        "/d/6.html", f"<h1>{title('石桥县民政局', 2023)}</h1><p>{SENTENCE}</p><p><a href='/d/6.docx'>附件</a></p>"
    )
    site.file("/d/6.docx", b"PK\x03\x04docx")


SITES: dict[str, tuple[Callable[[Site], None], dict[str, Any]]] = {
    "trs": (trs, {"start": "/jyj/", "agency": JYJ, "years": [2019, 2024], "expected": 3}),
    "files": (files, {"start": "/nb/index.html", "agency": JYJ, "years": [2017, 2023], "expected": 7}),
    "hostile": (hostile, {"start": "/nb/", "agency": JYJ, "expected": 16}),
    "robots": (robots, {"start": "/nb/", "agency": JYJ, "expected": 3}),
    "down": (down, {"start": "/nb/", "expected": 1}),
    "trap": (trap, {"start": "/nb/list", "agency": JYJ, "expected": 1}),
    "columns": (columns, {"start": "/xxgk/"}),
}
