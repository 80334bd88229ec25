"""Sites that say how they want to be visited: robots in every state, too many requests, busy."""

from bench.web.exchange import Reply, Validators, in_order, text
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site

CRAWL_DELAY = 1


def put_reports(here: Site, folder: str, *, form: str = "") -> list[Item]:
    """Put a report a year under a folder, on its page or as a file beside it; return the lines of the list."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in range(here.years[1], here.years[0] - 1, -1):
        page = f"{folder}{year}.html"
        if form:
            data = document(agency, year, form)
            here.file(f"{folder}{year}.{form}", data, MEDIA_TYPES[form])
            here.page(page, look.detail(title_of(agency, year), NOTE, link(f"{year}.{form}", "附件")))
            here.want(data, year, f"{folder}{year}.{form}", group=page)
            here.decoy(page, "detail page whose attachment is the report")
        else:
            html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
            here.page(page, html)
            here.want(html.encode(), year, page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
    return items


@site(
    "robots_refusal", "栖霖县人民政府网站", agency="栖霖县人民政府", start="/zwgk/nb/", years=(2022, 2024), expected=3
)
def refused_by_robots(here: Site) -> None:
    """robots.txt closes the whole column, in GBK words and for all."""
    here.put("/robots.txt", text("# robots\r\nUser-agent: *\r\nDisallow: /zwgk/\r\nAllow: /xwzx/\r\n", "text/plain"))
    items = put_reports(here, "/zwgk/nb/")
    here.page("/zwgk/nb/", Look(here.publisher).list(items))
    for each in here.wanted:
        here.never |= dict.fromkeys(each.places, "robots.txt closes it")
    here.never[here.start_url] = "robots.txt closes it"
    here.wanted.clear()
    here.troubled("by_hand", "robots", "/zwgk/nb/")


@site("robots_files", "溯光区统计局网站", agency="溯光区统计局", start="/tjj/nb/", years=(2021, 2024))
def files_closed_by_robots(here: Site) -> None:
    """Pages are open, `/upload/` is not: the files there wait for a person. Rules for another robot are not ours."""
    rules = (
        "User-agent: Baiduspider\nDisallow: /\n\nUser-agent: *\nDisallow: /upload/\nDisallow: /*.jsp$\n"
        "Sitemap: /sitemap.xml\n"
    )
    here.put("/robots.txt", text(rules))
    items = []
    for year in (2024, 2023, 2022, 2021):
        folder = "/upload/" if year % 2 else "/tjj/files/"
        data = document(here.agency or "", year, "pdf")
        path, page = f"{folder}{year}.pdf", f"/tjj/nb/{year}.html"
        here.file(path, data, MEDIA_TYPES["pdf"])
        here.page(page, Look(here.publisher).detail(title_of(here.agency or "", year), NOTE, link(path, "附件")))
        here.decoy(page, "detail page whose attachment is the report")
        if year % 2:
            here.troubled("by_hand", "robots", path, year=year)
            here.never[here.url(path)] = "robots.txt closes it"
        else:
            here.want(data, year, path, group=page)
        items.append(Item(page, title_of(here.agency or "", year), f"{year + 1}-01-19"))
    here.page("/tjj/nb/", Look(here.publisher).list(items))


@site("robots_5xx", "望汐市水务局网站", agency="望汐市水务局", start="/nb/", years=(2022, 2024), expected=3)
def robots_out_of_order(here: Site) -> None:
    """robots.txt answers 503: nothing else may be asked (RFC 9309)."""
    here.put("/robots.txt", Reply(b"Service Unavailable", 503))
    items = put_reports(here, "/nb/")
    here.page("/nb/", Look(here.publisher).list(items))
    for path in ["/nb/", *(item.href for item in items)]:
        here.never[here.url(path)] = "robots.txt answers 503"
    here.wanted.clear()
    here.troubled("failed", "server_error robots", "/nb/", "/robots.txt")


@site("robots_page", "霁川市审计局网站", agency="霁川市审计局", start="/sjj/nb/", years=(2021, 2024))
def robots_is_a_page(here: Site) -> None:
    """robots.txt is the site's page for what isn't there, which mentions rules; that is no rules."""
    page = "<html><body><h1>页面不存在</h1><pre>\nUser-agent: *\nDisallow: /\n</pre></body></html>"
    here.put("/robots.txt", Reply(page.encode(), media_type="text/html; charset=utf-8"))
    here.page("/sjj/nb/", Look(here.publisher).list(put_reports(here, "/sjj/nb/", form="pdf")))


@site("unhurried", "澄砚县交通运输局网站", agency="澄砚县交通运输局", start="/jtj/nb/", years=(2022, 2024))
def with_crawl_delay(here: Site) -> None:
    """Crawl-delay: a second, longer than what the sources file asks."""
    here.put("/robots.txt", text(f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\nDisallow: /admin/\n"))
    here.crawl_delay = CRAWL_DELAY
    here.page("/jtj/nb/", Look(here.publisher).list(put_reports(here, "/jtj/nb/", form="docx")))


@site("busy", "霁川市民政局网站", agency="霁川市民政局", start="/mzj/nb/", years=(2020, 2025))
def too_busy(here: Site) -> None:
    """429 with Retry-After, 503, 502: once or twice, or for ever."""
    agency, look = "霁川市民政局", Look(here.publisher)
    data = {year: document(agency, year, "pdf") for year in range(2020, 2026)}
    files = {year: Reply(each, 200, MEDIA_TYPES["pdf"], validators=Validators.BOTH) for year, each in data.items()}
    wait = Reply(b"Too Many Requests", 429, headers={"Retry-After": "2"})
    busy = Reply(b"<h1>503 Service Temporarily Unavailable</h1>", 503)
    here.put("/mzj/f/2025.pdf", in_order(wait, files[2025]))
    here.put("/mzj/f/2024.pdf", in_order(busy, busy, files[2024]))
    here.put("/mzj/f/2023.pdf", in_order(Reply(b"Bad Gateway", 502), files[2023]))
    here.put("/mzj/f/2022.pdf", files[2022])
    here.put("/mzj/f/2021.pdf", Reply(b"<h1>500 Internal Server Error</h1>", 500))
    here.put("/mzj/f/2020.pdf", Reply(b"Too Many Requests", 429, headers={"Retry-After": "1"}))
    items = []
    for year in range(2025, 2019, -1):
        page, path = f"/mzj/nb/{year}.html", f"/mzj/f/{year}.pdf"
        here.page(page, look.detail(title_of(agency, year), NOTE, link(path, "附件")))
        here.decoy(page, "detail page whose attachment is the report")
        if year > 2021:
            here.want(data[year], year, path, group=page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
    here.troubled("failed", "server_error", "/mzj/f/2021.pdf", year=2021)
    here.troubled("failed", "rate_limited", "/mzj/f/2020.pdf", year=2020)
    here.page("/mzj/nb/", look.list(items))


@site("robots_by_name", "栖霖县民政局网站", agency="栖霖县民政局", start="/mz/nb/", years=(2022, 2024), expected=3)
def robots_for_us(here: Site) -> None:
    """Rules for `nianbao` by name, after a byte order mark; those for all others allow everything."""
    here.put("/robots.txt", text("\ufeffUser-agent: nianbao\nDisallow: /mz/\n\nUser-agent: *\nDisallow:\n"))
    items = put_reports(here, "/mz/nb/")
    here.page("/mz/nb/", Look(here.publisher).list(items))
    here.never |= {here.url(path): "robots.txt closes it" for path in ["/mz/nb/", *(item.href for item in items)]}
    here.wanted.clear()
    here.troubled("by_hand", "robots", "/mz/nb/")


@site("robots_403", "栖霖县林业局网站", agency="栖霖县林业局", start="/ly/nb/", years=(2022, 2024))
def robots_forbidden(here: Site) -> None:
    """robots.txt itself is forbidden: that is no rules."""
    here.put("/robots.txt", Reply(b"403 Forbidden", 403))
    here.page("/ly/nb/", Look(here.publisher).list(put_reports(here, "/ly/nb/", form="docx")))
