"""Sites that are out of order: bodies cut short, slow or huge ones, pages for what isn't there, and endless ones."""

import gzip

from bench.web.exchange import Asked, Handler, Reply, Validators, Way, in_order, redirect
from bench.web.limits import MAX_PAGES
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site
from bench.web.sites.mannered import put_reports


def put_files(here: Site, folder: str, answers: dict[int, tuple[bytes, Reply | Handler, str]]) -> None:
    """Put a list, a detail page and a file for each year; the reasons are those of files that can't be had."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year, (data, answer, reasons) in answers.items():
        page, path = f"{folder}{year}.html", f"{folder}f/{year}.pdf"
        here.put(path, answer)
        here.page(page, look.detail(title_of(agency, year), NOTE, link(f"f/{year}.pdf", "年报全文")))
        here.decoy(page, "detail page whose attachment is the report")
        if reasons:
            here.troubled("failed by_hand" if reasons.startswith("too_") else "failed", reasons, path, year=year)
        else:
            here.want(data, year, path, group=page)
        items.append(Item(f"{year}.html", title_of(agency, year), f"{year + 1}-01-19"))
    here.page(folder, look.list(items))


def _pdf(data: bytes, way: Way = Way.WHOLE, wait: float = 0.0) -> Reply:
    return Reply(data, 200, MEDIA_TYPES["pdf"], way=way, wait=wait, validators=Validators.ETAG)


@site("cut", "望汐市民政局网站", agency="望汐市民政局", start="/mz/nb/", years=(2020, 2025))
def cut_short(here: Site) -> None:
    """Bodies shorter than promised, once or always; connections closed without an answer, once or always."""
    data = {year: document(here.agency or "", year, "pdf") for year in range(2021, 2026)}
    silent = Reply(way=Way.SILENT)
    answers: dict[int, tuple[bytes, Reply | Handler, str]] = {
        2025: (data[2025], in_order(_pdf(data[2025], Way.CUT), _pdf(data[2025])), ""),
        2024: (data[2024], _pdf(data[2024], Way.CUT), "truncated"),
        2023: (data[2023], in_order(silent, _pdf(data[2023])), ""),
        2022: (data[2022], silent, "unreachable truncated"),
        2021: (data[2021], _pdf(data[2021]), ""),
    }
    put_files(here, "/mz/nb/", answers)
    nobody = f"http://127.0.8.250:{here.port}/2020.pdf"  # a host where nobody listens
    title = title_of(here.agency or "", 2020)
    here.page("/mz/nb/2020.html", Look(here.publisher).detail(title, NOTE, link(nobody, "年报全文")))
    here.troubled("failed", "unreachable", nobody, year=2020)
    lines = [Item(f"{year}.html", title_of(here.agency or "", year)) for year in range(2025, 2019, -1)]
    here.pages[b"/mz/nb/"] = Reply(Look(here.publisher).list(lines).encode())


@site("ways", "霁川市水务局网站", agency="霁川市水务局", start="/sw/nb/", years=(2020, 2025))
def sent_in_every_way(here: Site) -> None:
    """Packed, in chunks, without a length, in drips, after a pause; a page in pieces."""
    data = {year: document(here.agency or "", year, "pdf") for year in range(2020, 2026)}
    ways = {2025: Way.GZIP, 2024: Way.CHUNKED, 2023: Way.UNTIL_CLOSE, 2022: Way.DRIP, 2021: Way.WHOLE}
    answers: dict[int, tuple[bytes, Reply | Handler, str]] = {
        year: (data[year], _pdf(data[year], way, 1.5 if year == 2021 else 0), "") for year, way in ways.items()
    }
    put_files(here, "/sw/nb/", answers)
    # The list came in one piece; so that a page comes packed too, it is put again, with one report more.
    html = Look(here.publisher).detail(title_of(here.agency or "", 2020), article(here.agency or "", 2020))
    here.put("/sw/nb/2020.html", Reply(html.encode(), way=Way.GZIP, validators=Validators.BOTH))
    here.want(html.encode(), 2020, "/sw/nb/2020.html")
    lines = [Item(f"{year}.html", title_of(here.agency or "", year)) for year in range(2025, 2019, -1)]
    here.pages[b"/sw/nb/"] = Reply(Look(here.publisher).list(lines).encode(), way=Way.GZIP)


@site("huge", "松墟区档案馆网站", agency="松墟区档案馆", start="/da/nb/", years=(2021, 2024))
def too_large(here: Site) -> None:
    """A body that says it is huge, one that doesn't say it, one that is so when unpacked, and one that is right."""
    data = {year: document(here.agency or "", year, "pdf") for year in range(2021, 2025)}
    bomb = Reply(gzip.compress(bytes(40_000_000), 9, mtime=0), 200, MEDIA_TYPES["pdf"], {"Content-Encoding": "gzip"})
    answers: dict[int, tuple[bytes, Reply | Handler, str]] = {
        2024: (data[2024], _pdf(data[2024], Way.FLOOD), "too_large"),
        2023: (data[2023], _pdf(data[2023], Way.UNDECLARED_FLOOD), "too_large"),
        2022: (data[2022], _pdf(data[2022]), ""),
        2021: (data[2021], bomb, "too_large"),
    }
    put_files(here, "/da/nb/", answers)


@site("endless", "泊鹭区粮食局网站", agency="泊鹭区粮食局", start="/ls/nb/", years=(2022, 2024))
def too_slow(here: Site) -> None:
    """A body that drips for ever, and an answer that never comes; takes two minutes to give up, so no quick site."""
    data = {year: document(here.agency or "", year, "pdf") for year in range(2022, 2025)}
    answers: dict[int, tuple[bytes, Reply | Handler, str]] = {
        2024: (data[2024], _pdf(b"%PDF-1.7", Way.ENDLESS_DRIP), "too_slow"),
        2023: (data[2023], _pdf(b"", Way.NEVER), "too_slow unreachable"),
        2022: (data[2022], _pdf(data[2022]), ""),
    }
    put_files(here, "/ls/nb/", answers)


@site("not_there", "照影镇财政所网站", agency="照影镇财政所", start="/nb/list.html", years=(2020, 2024))
def not_found_with_status_200(here: Site) -> None:
    """Pages for what isn't there, with status 200 and with 404; the pager goes on where there is no page any more."""
    agency, look = here.agency or "", Look(here.publisher)
    gone = look.framed(
        "您访问的页面不存在", '<div class="err"><h2>您访问的页面不存在或已被删除</h2><p>系统将在5秒后返回首页</p></div>'
    )
    here.elsewhere = lambda _: Reply(gone.encode(), 200)
    items = [
        item
        for item in put_reports(here, "/nb/c/")
        if item.title not in {title_of(agency, 2023), title_of(agency, 2022)}
    ]
    for year in (2023, 2022):
        here.wanted = [each for each in here.wanted if each.year != year]
        del here.pages[f"/nb/c/{year}.html".encode()]
        items.append(Item(f"/nb/c/{year}.html", title_of(agency, year), f"{year + 1}-01-10"))
    here.put("/nb/c/2022.html", Reply(gone.encode(), 404))
    here.troubled("failed", "error_page", "/nb/c/2023.html", year=2023)
    here.troubled("failed", "gone", "/nb/c/2022.html", year=2022)
    page, path = "/nb/c/2020b.html", "/nb/c/2020.doc"  # an attachment of which only the error page is left
    here.page(page, look.detail(title_of(agency, 2020) + "（正式版）", NOTE, link("2020.doc", "附件")))
    here.decoy(page, "detail page whose attachment is not there")
    here.decoy(path, "error page in the place of an attachment")
    items.append(Item(page, title_of(agency, 2020) + "（正式版）", "2021-03-10"))
    here.troubled("failed", "error_page", path)
    pager = '<a href="list_2.html">下一页</a>'
    here.page("/nb/list.html", look.list(items, pager))
    here.decoy("/nb/list_2.html", "error page in the place of a list")
    here.may_fail.add(here.url("/nb/list_2.html"))


@site("trap", "望汐市文化广电旅游局网站", agency="望汐市文化广电旅游局", start="/wgl/", years=(2019, 2025))
def endless_pages(here: Site) -> None:
    """A calendar without an end, a session id in every address, a list whose pager never stops."""
    agency, look = here.agency or "", Look(here.publisher)
    items = put_reports(here, "/wgl/nb/")
    here.most_requests = MAX_PAGES + len(items) + 8

    def list_page(asked: Asked) -> Reply:
        session = f";jsessionid={asked.times:032x}"
        number = int(asked.form.get("page", "1"))
        lines = [Item(item.href, item.title, item.date) for item in (items if number == 1 else [])]
        lines += [Item(f"/wgl/rl/2025-{number}.html{session}", f"公开日历（2025年{number}月）")]
        pager = f'<a href="/wgl/nb/list.jsp{session}?page={number + 1}&amp;sid={asked.times:08x}">下一页</a>'
        return Reply(look.list(lines, pager).encode())

    def anything(asked: Asked) -> Reply:
        if asked.target.startswith("/wgl/nb/list.jsp"):
            return list_page(asked)
        if asked.target.startswith("/wgl/rl/"):
            tail = f"{len(asked.target) * 31 + asked.times}"
            return Reply(
                look.list([Item(f"/wgl/rl/{tail}-{asked.target[8:40]}", "下个月 政府信息公开年报日历")]).encode()
            )
        return Reply(look.framed("404", "页面不存在").encode(), 404)

    here.elsewhere = anything
    columns = [Item("/wgl/nb/list.jsp?page=1", "政府信息公开年报"), Item("/wgl/rl/2025-1.html", "公开日历")]
    here.page("/wgl/", look.list(columns))
    assert agency  # noqa: S101


@site("start_gone", "照影镇卫生院网站", agency="照影镇卫生院", start="/nb/", years=(2024, 2024), expected=1)
def start_is_gone(here: Site) -> None:
    """The start page itself is not there any more."""
    here.troubled("failed", "gone", "/nb/")


@site("garbled", "泊鹭镇卫生院网站", agency="泊鹭镇卫生院", start="/ws/nb/", years=(2020, 2025))
def garbled_headers(here: Site) -> None:
    """Redirects with Chinese and blanks unquoted, a head full of cookies, chunks and packed streams that break off."""
    data = {year: document(here.agency or "", year, "pdf") for year in range(2020, 2026)}
    heads = {"Set-Cookie": "a=" + "b" * 6000, "X-Powered-By": "ASP.NET", "Content-MD5": "x"}
    here.put("/ws/下载/2025.pdf", _pdf(data[2025]))
    here.put("/ws/old/2024 年报.pdf", _pdf(data[2024]))
    answers: dict[int, tuple[bytes, Reply | Handler, str]] = {
        2025: (data[2025], redirect("/ws/下载/2025.pdf".encode().decode("latin-1")), ""),
        2024: (data[2024], redirect("/ws/old/2024 年报.pdf".encode().decode("latin-1")), ""),
        2023: (data[2023], Reply(data[2023], 200, MEDIA_TYPES["pdf"], heads, validators=Validators.BOTH), ""),
        2022: (data[2022], _pdf(data[2022], Way.CUT_CHUNKS), "truncated"),
        2021: (data[2021], _pdf(data[2021], Way.CUT_GZIP), "truncated"),
        2020: (
            data[2020],
            Reply(data[2020], 200, MEDIA_TYPES["pdf"], {"Content-Encoding": "gzip"}),
            "truncated error_page unreachable",
        ),
    }
    put_files(here, "/ws/nb/", answers)
