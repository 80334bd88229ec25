"""Sites whose list goes over several pages, by every kind of pager."""

from urllib.parse import parse_qs

from bench.web.exchange import Asked, Reply, Validators
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site

NEWS = (
    "我局召开重点工作推进会",
    "关于做好安全生产工作的通知",
    "领导带队开展走访慰问活动",
    "全县优化营商环境工作动员部署",
    "我局开展志愿服务进社区活动",
    "机关党支部开展主题党日活动",
)
"""What stands between reports in a list, and is none."""


def spread(items: list[Item], pages: int, key: str) -> list[list[Item]]:
    """Return the items over pages with news between them, five lines a page at least."""
    groups: list[list[Item]] = [[] for _ in range(pages)]
    for index, item in enumerate(items):
        groups[index * pages // len(items)].append(item)
    for number, group in enumerate(groups):
        for index in range(2):
            words = NEWS[(number * 2 + index) % len(NEWS)]
            group.insert(index * 2, Item(f"/xwzx/{key}_{number}_{index}.html", words, "2024-05-06"))
    return groups


def put_news(here: Site, groups: list[list[Item]], look: Look) -> None:
    """Put the pages of what is no report."""
    for item in (item for group in groups for item in group if item.href.startswith("/xwzx/")):
        here.page(item.href, look.detail(item.title, f"<p>{item.title}，取得良好成效。</p>", date=item.date))
        here.decoy(item.href, "news")


@site("links", "澄砚县财政局网站", agency="澄砚县财政局", start="/col/col4321/index.html")
def by_links(here: Site) -> None:
    """上一页 and 下一页; the reports stand on their detail pages, tables and all."""
    look, agency = Look(here.publisher), "澄砚县财政局"
    items = []
    for year in range(2025, 2018, -1):
        path = f"/art/{year + 1}/1/20/art_4321_{year * 31}.html"
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-20")
        here.page(path, html)
        here.want(html.encode(), year, path)
        items.append(Item(path, title_of(agency, year), f"{year + 1}-01-20"))
    groups = spread(items, 3, "czj")
    put_news(here, groups, look)
    names = ["index.html", "index_2.html", "index_3.html"]
    for number, group in enumerate(groups):
        before = f'<a href="{names[number - 1]}">上一页</a>' if number else "<span>上一页</span>"
        after = f'<a href="{names[number + 1]}">下一页</a>' if number < 2 else "<span>下一页</span>"
        pager = f'共3页 <a href="index.html">首页</a> {before} {after} <a href="index_3.html">尾页</a>'
        here.page(f"/col/col4321/{names[number]}", look.list(group, pager))


def _trs(here: Site, agency: str, column: str, years: range, pages: int, charset: str) -> list[list[Item]]:
    """Put detail pages with a PDF each in the addresses of TRS; return the lists that name them."""
    look = Look(here.publisher, charset="gb2312" if charset == "gb18030" else charset)
    items = []
    for year in years:
        folder, stem = f"{year + 1}01", f"t{year + 1}0118_{year * 7}"
        data = document(agency, year, "pdf")
        file = f"{column}{folder}/P{year + 1}0118{year}.pdf"
        here.file(file, data, MEDIA_TYPES["pdf"])
        page = f"{column}{folder}/{stem}.html"
        attached = link(f"./P{year + 1}0118{year}.pdf", f"{title_of(agency, year)}.pdf")
        here.page(page, look.detail(title_of(agency, year), NOTE, attached), charset=charset)
        here.want(data, year, file, group=page)
        here.decoy(page, "detail page whose attachment is the report")
        items.append(Item(f"./{folder}/{stem}.html", title_of(agency, year), f"{year + 1}-01-18"))
    groups = spread(items, pages, "trs")
    put_news(here, groups, Look(here.publisher))
    return groups


_PAGE_SCRIPT = """function createPageHTML(count, current, name, ending) {
  for (var page = 0; page < count; page++) {
    var address = page === 0 ? name + "." + ending : name + "_" + page + "." + ending;
    document.write(page === current ? "<span>" + (page + 1) + "</span>" : "<a href='" + address + "'>" + (page + 1) + "</a>");
  }
}
"""


@site("createpage", "望汐市教育局门户网站", agency="望汐市教育局", start="/zwgk/xxgknb/")
def by_create_page_html(here: Site) -> None:
    """`createPageHTML(4, 0, "index", "html")` on pages in GB2312; PDFs by relative addresses."""
    look = Look(here.publisher, charset="gb2312")
    here.put("/js/page.js", Reply(_PAGE_SCRIPT.encode(), media_type="application/javascript"))
    groups = _trs(here, "望汐市教育局", "/zwgk/xxgknb/", range(2025, 2018, -1), 4, "gb18030")
    for number, group in enumerate(groups):
        pager = (
            '<script type="text/javascript" src="/js/page.js"></script>'
            f'<script type="text/javascript">createPageHTML(4, {number}, "index", "html");</script>'
        )
        html = look.list(group, pager)
        here.page(f"/zwgk/xxgknb/index{f'_{number}' if number else ''}.html", html, charset="gb18030")
        if not number:
            here.page("/zwgk/xxgknb/", html, charset="gb18030")


@site("series", "霁川市统计局网站", agency="霁川市统计局", start="/xxgk/ndbg/index.html")
def by_series(here: Site) -> None:
    """`index_1.html`, `index_2.html`: only a script's variables tell that there are more."""
    groups = _trs(here, "霁川市统计局", "/xxgk/ndbg/", range(2025, 2018, -1), 3, "utf-8")
    look = Look(here.publisher)
    for number, group in enumerate(groups):
        pager = (
            f"<script>\nvar currentPage = {number};//所在页从0开始\nvar countPage = 3//共多少页\nvar prevPage = currentPage-1;"
            "\nvar nextPage = currentPage+1;\n//设置上一页代码\nif(countPage>1&&currentPage!=0){document.write("
            '"<a href=\\"index"+(prevPage==0?"":"_"+prevPage)+".html\\">上一页</a>");}\n//设置下一页代码\n'
            'if(countPage>1&&currentPage!=(countPage-1)){document.write("<a href=\\"index_"+nextPage+".html\\">下一页</a>");}'
            "\n</script>"
        )
        here.page(f"/xxgk/ndbg/index{f'_{number}' if number else ''}.html", look.list(group, pager))


@site("folders", "栖霖县教育局网站", agency="栖霖县教育局", start="/xxgknb/")
def by_folders(here: Site) -> None:
    """A folder a year; those before 2019 are not wanted."""
    look, agency = Look(here.publisher), "栖霖县教育局"
    folders = []
    for year in range(2025, 2015, -1):
        title = title_of(agency, year)
        page = f"/xxgknb/{year}/content_{year * 13}.html"
        html = look.detail(title, article(agency, year), date=f"{year + 1}-01-12")
        here.page(page, html)
        if year >= 2019:
            here.want(html.encode(), year, page)
        else:
            here.decoy(page, "a year that is not wanted")
        folders.append(Item(f"/xxgknb/{year}/", f"{year}年", ""))
        here.page(f"/xxgknb/{year}/", look.list([Item(f"content_{year * 13}.html", title, f"{year + 1}-01-12")]))
    here.page("/xxgknb/", look.list(folders))


@site("select", "照影县人民政府网", agency="照影县人民政府", start="/xxgk/list.jsp?catid=77")
def by_select(here: Site) -> None:
    """A box to choose the page from."""
    look, agency = Look(here.publisher), "照影县人民政府"
    items = []
    for year in range(2025, 2018, -1):
        page = f"/xxgk/show.jsp?id={year * 3}"
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-03-12")
        here.page(page, html)
        here.want(html.encode(), year, page)
        items.append(Item(f"show.jsp?id={year * 3}", title_of(agency, year), f"{year + 1}-03-12"))
    groups = spread(items, 3, "zyx")
    put_news(here, groups, look)
    for number, group in enumerate(groups, 1):
        options = "".join(
            f'<option value="list.jsp?catid=77&amp;page={each}"{" selected" if each == number else ""}>第{each}页</option>'
            for each in (1, 2, 3)
        )
        pager = f'转到 <select name="page" onchange="window.location.href=this.value">{options}</select>'
        here.page(f"/xxgk/list.jsp?catid=77&page={number}", look.list(group, pager))
        if number == 1:
            here.page("/xxgk/list.jsp?catid=77", look.list(group, pager))


@site("postback", "望汐市财政局网站", agency="望汐市财政局", start="/xxgk/nblist.aspx?type=12")
def by_postback(here: Site) -> None:
    """`__doPostBack` with the state of the page; files come from a handler, with their name beside them."""
    look, agency = Look(here.publisher), "望汐市财政局"
    items = []
    for year in range(2025, 2018, -1):
        data = document(agency, year, "docx")
        file = f"/xxgk/DownFile.aspx?id={year * 5}"
        name = f'attachment; filename="{year}nb.docx"'
        here.file(file, data, "application/octet-stream", {"Content-Disposition": name})
        page = f"/xxgk/show.aspx?id={year}"
        here.page(page, look.detail(title_of(agency, year), NOTE, link(f"DownFile.aspx?id={year * 5}", "附件下载")))
        here.want(data, year, file, group=page)
        here.decoy(page, "detail page whose attachment is the report")
        items.append(Item(f"show.aspx?id={year}", title_of(agency, year), f"{year + 1}-01-25"))
    groups = spread(items, 3, "wxc")
    put_news(here, groups, look)

    def page_of(number: int) -> Reply:
        links = "".join(
            f"<a href=\"javascript:__doPostBack('ctl00$Pager','{each}')\">{each}</a> "
            for each in (1, 2, 3)
            if each != number
        )
        form = (
            '<form name="aspnetForm" method="post" action="nblist.aspx?type=12" id="aspnetForm">'
            '<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="">'
            '<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="">'
            f'<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK{number}LTc=">'
            f'<input type="hidden" name="__EVENTVALIDATION" value="/wEWAgL{number}8+/==">{links}</form>'
            "<script>function __doPostBack(eventTarget, eventArgument) { var theForm = document.forms['aspnetForm'];"
            "theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); }</script>"
        )
        return Reply(look.list(groups[number - 1], form).encode(), validators=Validators.NONE)

    def answer(asked: Asked) -> Reply:
        if asked.method != "POST":
            return page_of(1)
        form = parse_qs(asked.body.decode("latin-1"))
        number = (form.get("__EVENTARGUMENT") or ["1"])[0]
        known = {f"/wEPDwUK{each}LTc=" for each in (1, 2, 3)}
        right = (form.get("__EVENTTARGET") or [""])[0] == "ctl00$Pager" and number in {"1", "2", "3"}
        if not right or (form.get("__VIEWSTATE") or [""])[0] not in known or "__EVENTVALIDATION" not in form:
            return Reply(look.framed("运行时错误", "<h1>“/”应用程序中的服务器错误。</h1>").encode(), 500)
        return page_of(int(number))

    here.put("/xxgk/nblist.aspx?type=12", answer)


@site("column", "溯光区应急管理局网站", agency="溯光区应急管理局", start="/zfxxgk/")
def by_column(here: Site) -> None:
    """The reports are in a column of the start page; 博达's pager counts down."""
    look, agency = Look(here.publisher), "溯光区应急管理局"
    items = []
    for year in range(2025, 2018, -1):
        page = f"/info/1042/{year * 2}.htm"
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-22")
        here.page(page, html)
        here.want(html.encode(), year, page)
        items.append(Item(page, title_of(agency, year), f"{year + 1}-01-22"))
    columns = [
        Item("/xwzx/", "新闻中心"),
        Item("/zfxxgk/zn.htm", "政府信息公开指南"),
        Item("/zfxxgk/zfxxgknb.htm", "政府信息公开年报"),
    ]
    here.page("/", Look(here.publisher, "首页").list([Item("/xwzx/", "新闻中心"), Item("/zfxxgk/", "政府信息公开")]))
    here.page("/zfxxgk/", Look(here.publisher, "政府信息公开").list(columns))
    here.page(
        "/zfxxgk/zn.htm", look.detail("溯光区应急管理局政府信息公开指南", "<p>为方便公民获取信息，编制本指南。</p>")
    )
    here.decoy("/zfxxgk/zn.htm", "guide")
    here.page("/xwzx/", Look(here.publisher, "新闻中心").list([Item("/xwzx/1.htm", NEWS[0], "2025-02-03")]))
    here.page("/xwzx/1.htm", look.detail(NEWS[0], f"<p>{NEWS[0]}。</p>"))
    parts = [items[:3], items[3:5], items[5:]]
    paths = ["/zfxxgk/zfxxgknb.htm", "/zfxxgk/zfxxgknb/2.htm", "/zfxxgk/zfxxgknb/1.htm"]
    for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
        after = f'<a href="{paths[number + 1]}" class="Next">下页</a>' if number < 2 else "<span>下页</span>"
        here.page(path, look.list(part, f'共7条 {number + 1}/3 {after} <a href="{paths[2]}">尾页</a>'))
