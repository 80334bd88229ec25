"""Sites where a person clicks, and the page's own script makes the address."""

from bench.web.exchange import Asked, Handler, Reply, Validators, redirect
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site
from bench.web.sites.paged import put_news, spread


def _items(here: Site, pattern: str) -> list[Item]:
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in range(here.years[1], here.years[0] - 1, -1):
        page = pattern.format(year=year)
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
        here.page(page, html)
        here.want(html.encode(), year, page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
    return items


def _by_query(here: Site, groups: list[list[Item]], name: str, pager: str) -> Handler:
    """Return what answers with the page that the query or a posted form names."""

    def answer(asked: Asked) -> Reply:
        number = int(asked.form.get(name) or "1")
        group = groups[number - 1] if 1 <= number <= len(groups) else []
        html = Look(here.publisher).list(group, pager.format(number=number, count=len(groups)))
        return Reply(html.encode(), validators=Validators.NONE)

    return answer


@site("go_page", "栖霖县交通运输局网站", agency="栖霖县交通运输局", start="/jtj/list.do?cid=9", years=(2020, 2025))
def by_a_function(here: Site) -> None:
    """`javascript:goPage(2)` fills a form and sends it."""
    groups = spread(_items(here, "/jtj/show_{year}.html"), 3, "qlj")
    put_news(here, groups, Look(here.publisher))
    pager = (
        '<form name="pageForm" id="pageForm" action="/jtj/list.do" method="get"><input type="hidden" name="cid" value="9">'
        '<input type="hidden" name="pageNo" id="pageNo" value="{number}"></form><a href="javascript:goPage(1)">首页</a> '
        '<a href="javascript:goPage(2)">2</a> <a href="javascript:goPage(3)">末页</a> 第{number}/{count}页'
        "<script>function goPage(n){{document.getElementById('pageNo').value=n;document.getElementById('pageForm').submit();}}</script>"
    )
    here.put("/jtj/list.do", _by_query(here, groups, "pageNo", pager))


@site("laypage", "溯光区商务局网站", agency="溯光区商务局", start="/swj/nb.html", years=(2020, 2025))
def by_a_plugin(here: Site) -> None:
    """A plugin draws the pager; the address is in the function that it calls."""
    groups = spread(_items(here, "/swj/nb/{year}.html"), 3, "sgs")
    put_news(here, groups, Look(here.publisher))
    pager = (
        '<div id="page"></div><script src="/js/laypage.js"></script><script>laypage({{cont: "page", pages: {count}, curr: {number}, '
        'jump: function (obj, first) {{ if (!first) {{ location.href = "/swj/nb.html?page=" + obj.curr; }} }} }});</script>'
    )
    here.put("/swj/nb.html", _by_query(here, groups, "page", pager))


@site("select_years", "澄砚县审计局网站", agency="澄砚县审计局", start="/sjj/nb.jsp", years=(2021, 2024))
def by_years_in_a_box(here: Site) -> None:
    """A box of years; the address is put together where one is chosen."""
    items = {item.title: item for item in _items(here, "/sjj/nb/{year}.html")}
    options = "".join(f'<option value="{year}">{year}年</option>' for year in range(2024, 2020, -1))
    pager = f"<select onchange=\"location.href='nb.jsp?year='+this.value\">{options}</select>"

    def answer(asked: Asked) -> Reply:
        item = items.get(title_of(here.agency or "", asked.form.get("year", "2024")))
        return Reply(Look(here.publisher).list([item] if item else [], pager).encode())

    here.put("/sjj/nb.jsp", answer)


@site(
    "annual",
    "望汐市审计局网站",
    agency="望汐市审计局",
    start="/module/xxgk/xxgkAnnualReport.jsp?area=11",
    years=(2021, 2024),
)
def by_years_in_a_row(here: Site) -> None:
    """大汉's page of annual reports: a row of bare years, the newest shown."""
    items = {item.title: item for item in _items(here, "/art/{year}/1/1/art_66_{year}.html")}
    years = " ".join(
        f'<a href="xxgkAnnualReport.jsp?area=11&amp;fbtime={year}">{year}</a>' for year in range(2024, 2020, -1)
    )

    def answer(asked: Asked) -> Reply:
        item = items.get(title_of(here.agency or "", asked.form.get("fbtime", "2024")))
        return Reply(Look(here.publisher).list([item] if item else [], f"<div class='years'>{years}</div>").encode())

    here.put("/module/xxgk/xxgkAnnualReport.jsp", answer)


@site("clicked_files", "云岫区司法局网站", agency="云岫区司法局", start="/sfj/nb/", years=(2020, 2024))
def files_behind_scripts(here: Site) -> None:
    """Files that a click opens, that a script shows, that stand in an attribute of their own."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    ways = {
        2024: '<p><a href="javascript:void(0)" onclick="window.open(\'{path}\')">附件：年报全文（PDF）</a></p>',
        2023: '<div id="pdf"></div><script>PDFObject.embed("{path}", "#pdf");</script>',
        2022: "<p><a href=\"javascript:downloadFile('{path}');\">下载附件</a></p>",
        2021: '<p><a href="#" class="file" data-url="{path}">2021年年报.pdf</a></p>',
        2020: '<script>var pdfUrl = "{path}"; showPdf(pdfUrl);</script>',
    }
    for year, way in ways.items():
        data, path, page = document(agency, year, "pdf"), f"/sfj/upload/{year * 3}.pdf", f"/sfj/nb/{year}.html"
        here.file(path, data, MEDIA_TYPES["pdf"])
        here.page(page, look.detail(title_of(agency, year), NOTE + way.format(path=path)))
        here.want(data, year, path, group=page)
        here.decoy(page, "detail page whose attachment is the report")
        items.append(Item(f"{year}.html", title_of(agency, year), f"{year + 1}-01-19"))
    here.page("/sfj/nb/", look.list(items))


@site("new_house", "半砚县教育局网站（新）", agency="半砚县教育局", is_source=False, years=(2022, 2024))
def moved_in(here: Site) -> None:
    """Where the site after this one has moved to."""
    here.page("/jyj/nb/", Look(here.publisher).list(_items(here, "/jyj/nb/{year}.html")))


@site("old_house", "半砚县教育局网站", agency="半砚县教育局", start="/nb/", years=(2022, 2024))
def moved_out(here: Site) -> None:
    """A site that sends everybody to its new host."""
    host = f"http://127.0.8.{int(here.address.rpartition('.')[2]) - 1}:{here.port}"
    here.put("/nb/", redirect(f"{host}/jyj/nb/", 301))
    look, agency = Look("半砚县教育局网站（新）"), here.agency or ""
    for year in (2024, 2023, 2022):
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
        here.want(html.encode(), year, f"{host}/jyj/nb/{year}.html")


@site("attached_to_nothing", "拾月乡卫生院网站", agency="拾月乡卫生院", start="/nb/", years=(2023, 2024), expected=2)
def nothing_attached(here: Site) -> None:
    """A detail page that promises a report and has none: neither tables nor a file; beside it one that has."""
    agency, look = here.agency or "", Look(here.publisher)
    data = document(agency, 2024, "docx")
    here.file("/nb/2024.docx", data, MEDIA_TYPES["docx"])
    here.page("/nb/2024.html", look.detail(title_of(agency, 2024), NOTE, link("2024.docx", "附件")))
    here.want(data, 2024, "/nb/2024.docx", group="/nb/2024.html")
    here.page("/nb/2023.html", look.detail(title_of(agency, 2023), NOTE))
    here.decoy("/nb/2023.html", "page that promises a report and has none")
    here.may_fail.add(here.url("/nb/2023.html"))
    here.page("/nb/", look.list([Item(f"{year}.html", title_of(agency, year)) for year in (2024, 2023)]))
