"""Sites with long or crooked ways: many pages without a report, mirrors of everything, pagers that don't know the end."""

from bench.web.exchange import Asked, Reply
from bench.web.limits import MAX_PAGES
from bench.web.pages import Item, Look, title_of
from bench.web.registry import site
from bench.web.reports import article
from bench.web.site import Site
from bench.web.sites.paged import NEWS


def _reports(here: Site, pattern: str) -> dict[int, Item]:
    """Put a detail page a year, tables and all; return their lines."""
    agency, look, items = here.agency or "", Look(here.publisher), {}
    for year in range(here.years[1], here.years[0] - 1, -1):
        page = pattern.format(year=year)
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
        here.page(page, html)
        here.want(html.encode(), year, page)
        items[year] = Item(page, title_of(agency, year), f"{year + 1}-01-19")
    return items


@site("deep", "澄砚县农业农村局网站", agency="澄砚县农业农村局", start="/xxgk/index.html", years=(2021, 2024))
def deep(here: Site) -> None:
    """A list of everything an office publishes, over 25 pages; four of them hold a report."""
    items = _reports(here, "/xxgk/{year}/c.html")
    at = {0: 2024, 7: 2023, 16: 2022, 24: 2021}
    for number in range(25):
        lines = [Item(f"/xxgk/n/{number}_{index}.html", words, "2024-05-06") for index, words in enumerate(NEWS)]
        if number in at:
            lines.insert(3, items[at[number]])
        pager = (
            f'共25页 <a href="index_{number + 1}.html">下一页</a> <a href="index_24.html">末页</a>'
            if number < 24
            else "末页"
        )
        name = f"index_{number}.html" if number else "index.html"
        here.page(f"/xxgk/{name}", Look(here.publisher, "信息公开目录").list(lines, pager))


@site("no_end", "溯光区农业农村局网站", agency="溯光区农业农村局", start="/nyj/list.php?cid=5", years=(2020, 2025))
def no_end(here: Site) -> None:
    """`下一页` on the last page too, and behind it the last page again."""
    items = list(_reports(here, "/nyj/{year}.html").values())
    here.most_requests = MAX_PAGES + len(items)

    def answer(asked: Asked) -> Reply:
        number = int(asked.form.get("page", "1"))
        part = items[:3] if number == 1 else items[3:]
        return Reply(
            Look(here.publisher).list(part, f'<a href="list.php?cid=5&amp;page={number + 1}">下一页</a>').encode()
        )

    here.put("/nyj/list.php", answer)


@site("mirrors", "望汐市林业局网站", agency="望汐市林业局", start="/ly/nb/", years=(2022, 2024))
def mirrors(here: Site) -> None:
    """Every page once more in other characters, for printing and for telephones."""
    agency = here.agency or ""
    links = '<div><a href="/gate/big5{path}">繁體</a> <a href="/m{path}">手机版</a> <a href="/print.jsp?p={path}">打印</a></div>'
    items, look = [], Look(here.publisher)
    here.decoys |= {
        here.url(f"{each}/ly/nb/{year}.html"): "a mirror"
        for each in ("/gate/big5", "/m")
        for year in (2024, 2023, 2022)
    }
    for year in (2024, 2023, 2022):
        page = f"/ly/nb/{year}.html"
        html = look.detail(title_of(agency, year), article(agency, year) + links.format(path=page))
        here.page(page, html)
        here.want(html.encode(), year, page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
        for mirror in (f"/gate/big5{page}", f"/m{page}", f"/print.jsp?p={page}"):
            again = (
                html.replace("政府信息公开", "政府信息公開")
                if "big5" in mirror
                else html.replace("<h1>", "<h1 class='m'>")
            )
            here.page(mirror, again)
    html = look.list(items, links.format(path="/ly/nb/"))
    here.page("/ly/nb/", html)
    here.page("/gate/big5/ly/nb/", html.replace('href="/ly', 'href="/gate/big5/ly').replace("公开", "公開"))
    here.page("/m/ly/nb/", html.replace('href="/ly', 'href="/m/ly'))


@site("frameset", "云岫区审计局网站", agency="云岫区审计局", start="/default.htm", years=(2022, 2024))
def frames(here: Site) -> None:
    """A page of frames, of the last century."""
    items = _reports(here, "/nb/{year}.htm")
    lines = "".join(
        f'<tr><td><a href="{item.href}" target="main">{item.title}</a></td></tr>' for item in items.values()
    )
    here.page("/left.htm", '<html><body><a href="/index.htm" target="main">首页</a></body></html>')
    here.page("/nblist.htm", f"<html><body><table>{lines}</table></body></html>")
    frameset = (
        '<html><head><meta charset="utf-8"><title>年度报告</title></head><frameset cols="200,*">'
        '<frame src="left.htm" name="left"><frame src="nblist.htm" name="main"></frameset></html>'
    )
    here.page("/default.htm", frameset)
