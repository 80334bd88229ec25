"""Sites whose addresses lead elsewhere: by redirects of every kind, in circles, or where nobody may follow."""

from bench.web.exchange import Reply, redirect
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site
from bench.web.sites.mannered import put_reports


@site("redirects", "云岫区卫生健康局网站", agency="云岫区卫生健康局", start="/old/nb/", years=(2019, 2025))
def redirected(here: Site) -> None:
    """301, 302, 307, a refreshing page, a script that sets the location, chains; one circle, and one chain too long."""
    agency, look, items = "云岫区卫生健康局", Look(here.publisher), []
    here.put("/old/nb/", redirect("/wjw/", 301))
    here.put("/wjw/", redirect("nb/index.html"))
    for year in (2025, 2024, 2023, 2022, 2021):
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
        here.page(f"/wjw/nb/{year}.html", html)
        here.want(html.encode(), year, f"/wjw/nb/{year}.html")
        items.append(Item(f"/wjw/go/{year}", title_of(agency, year), f"{year + 1}-01-19"))
    here.put("/wjw/go/2025", redirect("/wjw/nb/2025.html", 301))
    here.put("/wjw/go/2024", redirect(here.url("/wjw/go/2024a"), 302))
    here.put("/wjw/go/2024a", redirect("../nb/2024.html", 307))
    refresh = (
        '<html><head><meta http-equiv="refresh" content="0; url=/wjw/nb/2023.html"></head><body>正在跳转…</body></html>'
    )
    here.page("/wjw/go/2023", refresh)
    script = '<html><head><script type="text/javascript">window.location.href="/wjw/nb/2022.html";</script></head><body></body></html>'
    here.page("/wjw/go/2022", script)
    script = (
        "<html><body><script>\n  top.location.replace('/wjw/nb/2021.html');\n</script>正在跳转，请稍候</body></html>"
    )
    here.page("/wjw/go/2021", script)
    here.put("/wjw/go/2020", redirect("/wjw/go/2020b"))
    here.put("/wjw/go/2020b", redirect("/wjw/go/2020"))
    for step in range(12):
        here.put(f"/wjw/go/2019{f'/{step}' if step else ''}", redirect(f"/wjw/go/2019/{step + 1}"))
    for year in (2020, 2019):
        items.append(Item(f"/wjw/go/{year}", title_of(agency, year), f"{year + 1}-01-19"))
        here.troubled("failed", "bad_address gone error_page unreachable", f"/wjw/go/{year}", year=year)
    here.never[here.url("/wjw/go/2019/8")] = "five redirects are the most"
    here.page("/wjw/nb/index.html", look.list(items))


@site("forbidden_places", "溯光区财政局网站", agency="溯光区财政局", start="/czj/nb/", years=(2016, 2025))
def to_private_addresses(here: Site) -> None:
    """Links and redirects to private addresses, to files of this machine, to other protocols."""
    agency, look, items = "溯光区财政局", Look(here.publisher), []
    targets = {
        2024: "http://10.1.2.3/nb/2024.pdf",
        2023: "file:///etc/passwd",
        2022: "http://169.254.169.254/latest/meta-data/",
        2021: "ftp://127.0.0.1/nb/2021.pdf",
        2018: "http://www.example.gov.cn@10.0.0.8/2018.pdf",
        2017: "http://167772169/2017.pdf",
        2016: "http://0x0a00000a/2016.pdf",
    }
    for year, target in targets.items():
        direct = year not in {2023, 2022}
        href = target if direct else f"/czj/go/{year}.pdf"
        if not direct:
            here.put(href, redirect(target))
        page = f"/czj/nb/{year}.html"
        here.page(page, look.detail(title_of(agency, year), NOTE, link(href, "年报.pdf")))
        here.decoy(page, "detail page whose attachment can't be had")
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-19"))
        here.troubled("failed", "bad_address", href, target, year=year)
    here.put("/czj/nb/2020.html", redirect("http://192.168.1.10/nb/2020.html"))
    here.troubled("failed", "bad_address", "/czj/nb/2020.html", "http://192.168.1.10/nb/2020.html", year=2020)
    here.put("/czj/nb/2019.html", Reply(b"<script>location.href='http://[::ffff:10.0.0.7]/2019.html'</script>"))
    here.troubled("failed", "bad_address", "/czj/nb/2019.html", "http://[::ffff:10.0.0.7]/2019.html", year=2019)
    items += [Item(f"/czj/nb/{year}.html", title_of(agency, year), f"{year + 1}-01-19") for year in (2020, 2019)]
    data = document(agency, 2025, "pdf")
    here.file("/czj/nb/2025.pdf", data, MEDIA_TYPES["pdf"])
    here.want(data, 2025, "/czj/nb/2025.pdf")
    items.insert(0, Item("/czj/nb/2025.pdf", title_of(agency, 2025), "2026-01-19"))
    here.page("/czj/nb/", look.list(items))


@site(
    "not_allowed",
    "半砚镇人民政府网站",
    agency="半砚镇人民政府",
    start="/nb/",
    years=(2024, 2024),
    expected=1,
    allow_private=False,
)
def without_leave(here: Site) -> None:
    """A source on a loopback address without `allow_private`: it may not be asked at all."""
    here.never[here.start_url] = "a private address, and nobody allowed it"
    here.never[here.url("/robots.txt")] = "a private address, and nobody allowed it"
    here.page("/nb/", Look(here.publisher).list([]))
    here.troubled("failed", "bad_address", "/nb/", "/robots.txt")


@site(
    "by_name",
    "拾月市教育局网站",
    name="localhost",
    address="127.0.0.1",
    agency="拾月市教育局",
    start="/jyj/nb/",
    years=(2022, 2024),
)
def by_its_name(here: Site) -> None:
    """A host with a name, which has to be resolved."""
    here.page("/jyj/nb/", Look(here.publisher).list(put_reports(here, "/jyj/nb/", form="pdf")))
