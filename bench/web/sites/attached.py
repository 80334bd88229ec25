"""Sites whose report is what is attached: in every format, shown or linked in every way, here or on another host."""

from urllib.parse import quote

from bench.web.exchange import Reply, Validators
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document, pictures
from bench.web.site import Site
from bench.web.sites.paged import NEWS

_PAGE = "detail page whose attachment is the report"


def _attach(here: Site, page: str, year: int, shown: str, *, agency: str = "") -> Item:
    """Put a detail page that shows or links a file; return its line in the list."""
    title = title_of(agency or here.agency or "", year)
    here.page(page, Look(here.publisher).detail(title, NOTE, shown, date=f"{year + 1}-01-16"))
    here.decoy(page, _PAGE)
    return Item(page, title, f"{year + 1}-01-16")


@site("formats", "听潮街道办事处网站", agency="听潮街道办事处", start="/xxgk/nb/")
def in_every_format(here: Site) -> None:
    """A file of another kind each year, and beside it what is attached everywhere: guides, a form for feedback."""
    agency, items = "听潮街道办事处", []
    forms = {2025: "pdf", 2024: "doc", 2023: "wps", 2022: "ofd", 2021: "xlsx", 2020: "zip", 2019: "docx"}
    here.file("/xxgk/files/guide.pdf", document("听潮街道办事处指南", 2022, "pdf"), MEDIA_TYPES["pdf"])
    here.decoy("/xxgk/files/guide.pdf", "guide")
    for year, form in forms.items():
        data = document(agency, year, form)
        path = f"/xxgk/files/{year}{year * 9}.{form}"
        here.file(path, data, MEDIA_TYPES[form])
        page = f"/xxgk/nb/{year}.html"
        here.want(data, year, path, group=page)
        words = f"{title_of(agency, year)}.{form}"
        items.append(_attach(here, page, year, link(f"../files/{year}{year * 9}.{form}", words)))
    here.page(
        "/xxgk/zn.html",
        Look(here.publisher).detail(
            "信息公开指南", NOTE, link("files/guide.pdf", "听潮街道办事处政府信息公开指南.pdf")
        ),
    )
    items.insert(2, Item("/xxgk/zn.html", "听潮街道办事处信息公开指南（2022年版）", "2022-05-06"))
    here.decoy("/xxgk/zn.html", "guide")
    here.page("/xxgk/nb/", Look(here.publisher).list(items))


@site("shown", "澄砚县教育局网站", agency="澄砚县教育局", start="/zwgk/xxgknb/index.html")
def shown_in_the_page(here: Site) -> None:
    """`<iframe>`, `<embed>`, `<object>` and viewers that have the file's address as a parameter."""
    agency, items = "澄砚县教育局", []
    here.page("/pdfjs/web/viewer.html", "<html><head><title>PDF.js viewer</title></head><body></body></html>")
    here.page("/viewer/show.html", "<html><head><title>文件预览</title></head><body></body></html>")
    ways = {
        2025: '<iframe src="{path}" width="100%" height="900"></iframe>',
        2024: '<embed src="{path}" type="application/pdf" width="800" height="1000">',
        2023: '<object data="{path}" type="application/pdf"><p>您的浏览器不支持在线预览</p></object>',
        2022: '<iframe src="/pdfjs/web/viewer.html?file={quoted}"></iframe>',
        2021: '<iframe src="/viewer/show.html?fileUrl={url}&amp;watermark=1"></iframe>',
        2020: '<object classid="clsid:CA8A9780"><param name="src" value="{path}"><embed src="{path}"></object>',
        2019: '<a href="/pdfjs/web/viewer.html?file={quoted}#page=1" target="_blank">在线查看</a>',
    }
    for year, way in ways.items():
        data = document(agency, year, "pdf")
        path = f"/attachment/{year}/{year * 11}.pdf"
        here.file(path, data, MEDIA_TYPES["pdf"])
        page = f"/zwgk/xxgknb/{year}01/content_{year}.html"
        here.want(data, year, path, group=page)
        shown = way.format(path=path, quoted=quote(path, safe=""), url=quote(here.url(path), safe=""))
        items.append(_attach(here, page, year, shown))
    here.page("/zwgk/xxgknb/index.html", Look(here.publisher).list(items))


@site("filehost", "文件服务（各部门网站共用）", is_source=False)
def a_host_of_files(here: Site) -> None:
    """Where other sites keep their files; its home page lists nothing."""
    here.page("/", "<html><body><h1>文件服务</h1></body></html>")
    for year in range(2019, 2026):
        data = document("栖霖县水务局", year, "pdf")
        here.file(f"/group1/M00/{year}/wKg{year}.pdf", data, MEDIA_TYPES["pdf"])


@site("elsewhere", "栖霖县水务局网站", agency="栖霖县水务局", start="/swj/nb/", years=(2019, 2024))
def on_another_host(here: Site) -> None:
    """Files on the host of files, which is the site before this one."""
    agency, items = "栖霖县水务局", []
    number = int(here.address.rpartition(".")[2])
    host = f"http://127.0.8.{number - 1}:{here.port}"
    for year in range(2024, 2018, -1):
        address = f"{host}/group1/M00/{year}/wKg{year}.pdf"
        page = f"/swj/nb/{year}.html"
        here.want(document(agency, year, "pdf"), year, address, group=page)
        items.append(_attach(here, page, year, link(address, f"{year}年年报.pdf")))
    here.never[f"{host}/group1/M00/2025/wKg2025.pdf"] = "nothing links it"
    here.page("/swj/nb/", Look(here.publisher).list(items))


@site("misnamed", "云岫区统计局网站", agency="云岫区统计局", start="/tj/nb/")
def wrong_types(here: Site) -> None:
    """Media types that are wrong or missing, names only in Content-Disposition, addresses without an ending."""
    agency, items = "云岫区统计局", []
    ways: dict[int, tuple[str, str, str | None, str]] = {
        2025: ("pdf", "/tj/download.jsp?pathfile=/atm/7/2025.pdf", "text/html;charset=UTF-8", ""),
        2024: ("docx", "/tj/download.jsp?id=2024", "application/octet-stream", "attachment; filename*=UTF-8''2024%E5%B9%B4%E6%8A%A5.docx"),
        2023: ("ofd", "/tj/files/4028818a2023", None, ""),
        2022: ("xlsx", "/tj/download.jsp?id=2022", "application/x-download", 'attachment; filename="=?UTF-8?B?5bm05oqlLnhsc3g=?="'),
        2021: ("pdf", "/tj/files/2021.PDF", "application/octet-stream", ""),
        2020: ("docx", "/tj/files/2020.doc", "application/msword", ""),
        2019: ("zip", "/tj/files/2019.rar", "application/x-rar-compressed", ""),
    }  # fmt: skip
    for year, (form, path, media_type, disposition) in ways.items():
        data = document(agency, year, form)
        headers = {"Content-Disposition": disposition} if disposition else {}
        here.put(path, Reply(data, 200, media_type, headers, validators=Validators.DATE))
        page = f"/tj/nb/{year}.html"
        here.want(data, year, path, group=page)
        items.append(_attach(here, page, year, link(path, "点击下载附件")))
    here.page("/tj/nb/", Look(here.publisher).list(items))


@site("pictures", "照影镇人民政府网站", agency="照影镇人民政府", start="/nb/index.html", years=(2020, 2024))
def as_pictures(here: Site) -> None:
    """Pages of paper as pictures, several one report, among pictures that are furniture."""
    agency, look, items = "照影镇人民政府", Look(here.publisher), []
    for name in ("/images/logo.png", "/images/red.png", "/images/ewm.jpg", "/images/banner_nb.jpg"):
        here.file(name, pictures("无关图片", 2021, name[-3:])[0][: 5000 + len(name)], MEDIA_TYPES[name[-3:]])
        here.decoy(name, "furniture")
    for year, form in {2024: "jpg", 2023: "png", 2022: "jpg", 2021: "jpg", 2020: "png"}.items():
        page, tags = f"/nb/{year}/t{year}0120.html", []
        for number, data in enumerate(pictures(agency, year, form)):
            path = f"/nb/{year}/W0{year}{number + 1}.{form}"
            here.file(path, data, MEDIA_TYPES[form])
            here.want(data, year, path, group=page, page_number=number)
            tags.append(
                f'<p align="center"><img src="W0{year}{number + 1}.{form}" width="900" oldsrc="W0{year}{number + 1}.{form}"></p>'
            )
        banner = '<img src="/images/banner_nb.jpg" class="banner" width="1000" height="60">'
        here.page(page, look.detail(title_of(agency, year), banner + "".join(tags), date=f"{year + 1}-01-20"))
        here.decoy(page, "detail page whose pictures are the report")
        items.append(Item(f"{year}/t{year}0120.html", f"{title_of(agency, year)}（图片版）", f"{year + 1}-01-20"))
    here.page("/nb/index.html", look.list(items))


@site("twins", "溯光区教育局网站", agency="溯光区教育局", start="/zwgk/", years=(2021, 2024))
def twins_and_copies(here: Site) -> None:
    """One report in two formats; and one file, or one page, in several places."""
    agency, look = "溯光区教育局", Look(here.publisher)
    first: list[Item] = []
    second: list[Item] = []
    for year in (2024, 2023):  # two formats of each, on one page
        links, page = "", f"/zwgk/nb/{year}.html"
        for form in ("pdf", "docx"):
            data = document(agency, year, form)
            here.file(f"/zwgk/file/{year}.{form}", data, MEDIA_TYPES[form])
            here.want(data, year, f"/zwgk/file/{year}.{form}", group=page)
            links += link(f"/zwgk/file/{year}.{form}", f"{title_of(agency, year)}（{form}版）")
        first.append(_attach(here, page, year, links))
    data = document(agency, 2022, "pdf")  # the same file under two names, from two columns
    pages = ("/zwgk/nb/2022.html", "/xxgk/nb/2022.html")
    paths = ("/zwgk/file/2022.pdf", "/xxgk/upload/d41d8.pdf")
    here.want(data, 2022, *paths)
    for into, page, path in zip((first, second), pages, paths, strict=True):
        here.file(path, data, MEDIA_TYPES["pdf"])
        into.append(_attach(here, page, 2022, link(path, "附件：2022年年报")))
    page = "/zwgk/nb/2021.html"  # one page, linked from both columns and twice from one; its PDF is a twin
    data = document(agency, 2021, "pdf")
    here.file("/zwgk/file/2021.pdf", data, MEDIA_TYPES["pdf"])
    html = look.detail(title_of(agency, 2021), article(agency, 2021), link("/zwgk/file/2021.pdf", "PDF版下载"))
    here.page(page, html)
    here.want(html.encode(), 2021, page)
    here.want(data, 2021, "/zwgk/file/2021.pdf", group=page)
    line = Item(page, title_of(agency, 2021), "2022-01-20")
    here.page("/zwgk/nb/", look.list([*first, line, Item(f"{page}#top", line.title, line.date)]))
    here.page("/xxgk/nb/", Look(here.publisher, "历年年报").list([*second, line]))
    columns = [Item("/zwgk/nb/", "政府信息公开年报"), Item("/xxgk/nb/", "历年年报"), Item("/zwgk/tz/1.html", NEWS[1])]
    here.page("/zwgk/tz/1.html", look.detail(NEWS[1], f"<p>{NEWS[1]}</p>"))
    here.page("/zwgk/", Look(here.publisher, "政务公开").list(columns))


@site("direct", "望汐市气象局网站", agency="望汐市气象局", start="/xxgk/nb.html")
def straight_from_the_list(here: Site) -> None:
    """The list links the files themselves, beside other files."""
    agency, items = "望汐市气象局", []
    for year in range(2025, 2018, -1):
        form = "pdf" if year % 2 else "docx"
        data = document(agency, year, form)
        here.file(f"/upload/{year}.{form}", data, MEDIA_TYPES[form])
        here.want(data, year, f"/upload/{year}.{form}")
        items.append(Item(f"/upload/{year}.{form}", f"{title_of(agency, year)}.{form}", f"{year + 1}-01-09"))
    for name, words in (
        ("ys", "望汐市气象局2023年部门预算公开说明"),
        ("fzzf", "望汐市气象局2023年法治政府建设年度报告"),
    ):
        here.file(f"/upload/{name}.pdf", document(words, 2023, "pdf"), MEDIA_TYPES["pdf"])
        here.decoy(f"/upload/{name}.pdf", words)
        items.insert(3, Item(f"/upload/{name}.pdf", f"{words}.pdf", "2024-02-01"))
    here.page("/xxgk/nb.html", Look(here.publisher).list(items))


@site("among_others", "望汐市城市管理局网站", agency="望汐市城市管理局", start="/cgj/nb/", years=(2021, 2024))
def among_other_files(here: Site) -> None:
    """The report beside forms and guides: below it, in the side column, in the line of other reports."""
    agency, look, items = "望汐市城市管理局", Look(here.publisher), []
    others = {
        "sqb.docx": "政府信息公开申请表",
        "zn.pdf": "望汐市城市管理局政府信息公开指南",
        "tj.xlsx": "2023年行政处罚案件统计表",
        "app.zip": "移动客户端下载",
    }
    for name, words in others.items():
        here.file(
            f"/cgj/other/{name}",
            document(f"{agency}{words}", 2022, name.rpartition(".")[2]),
            MEDIA_TYPES[name[-4:].strip(".")],
        )
        here.decoy(f"/cgj/other/{name}", words)
    column = (
        "<div class='side'><h3>相关下载</h3>"
        + "".join(link(f"/cgj/other/{n}", w) for n, w in others.items())
        + "</div>"
    )
    for year in (2024, 2023, 2022, 2021):
        page, path = f"/cgj/nb/{year}.html", f"/cgj/nb/f{year}.docx"
        data = document(agency, year, "docx")
        here.file(path, data, MEDIA_TYPES["docx"])
        here.want(data, year, path, group=page)
        attached = link(f"f{year}.docx", f"附件1：{title_of(agency, year)}.docx") + link(
            "/cgj/other/sqb.docx", "附件2：政府信息公开申请表.docx"
        )
        near = f'<p>上一篇：<a href="{year - 1}.html">{title_of(agency, year - 1)}</a></p>' if year > 2021 else ""
        here.page(page, look.detail(title_of(agency, year), NOTE + column, attached + near, date=f"{year + 1}-01-16"))
        here.decoy(page, _PAGE)
        items.append(Item(f"{year}.html", title_of(agency, year), f"{year + 1}-01-16"))
    here.page("/cgj/nb/", look.list(items))


@site("shared", "澄砚县人民政府办公室网站", start="/bmnb/", years=(2023, 2024))
def what_others_have(here: Site) -> None:
    """A list of what stands on another agency's site, which is a source too."""
    first = f"http://127.0.8.1:{here.port}"
    items = []
    for year in (2024, 2023):
        agency, address = "澄砚县财政局", f"{first}/art/{year + 1}/1/20/art_4321_{year * 31}.html"
        html = Look("澄砚县财政局网站").detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-20")
        here.want(html.encode(), year, address, agency=agency, shared=True)
        items.append(Item(address, title_of(agency, year), f"{year + 1}-01-20"))
    here.page("/bmnb/", Look(here.publisher).list(items))
