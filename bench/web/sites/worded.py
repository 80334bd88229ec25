"""Sites where it is the words that count: character sets, markup out of order, titles, years, whose report it is."""

from urllib.parse import quote

from bench.web.exchange import Reply, Validators
from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document, prose
from bench.web.site import Site


@site("gbk", "松墟区水利局网站", agency="松墟区水利局", start="/slj/nb/index.htm", years=(2019, 2024))
def in_gbk(here: Site) -> None:
    """GBK with a right header, with a meta only, with nothing; Chinese names in addresses, and in a query."""
    agency, items = "松墟区水利局", []
    saids: dict[int, tuple[str, str]] = {
        2024: ("gbk", "text/html; charset=GBK"),
        2023: ("gb2312", "text/html"),
        2022: ("", "text/html"),
        2021: ("", "text/html; charset=gb2312"),
    }
    for year, (meta, said) in saids.items():
        html = Look(here.publisher, charset=meta).detail(title_of(agency, year), article(agency, year))
        page = f"/slj/nb/{year}.htm"
        here.page(page, html, charset="gb18030", said=said)
        here.want(html.encode("gb18030"), year, page)
        items.append(Item(f"{year}.htm", title_of(agency, year), f"{year + 1}-01-08"))
    look = Look(here.publisher, charset="gb2312")
    for year, href, asked in (
        (2020, "/slj/附件/2020年年报.pdf", quote("/slj/附件/2020年年报.pdf")),
        (2019, "/slj/down.asp?name=2019年年报.pdf", f"/slj/down.asp?name={quote('2019年年报.pdf'.encode('gb18030'))}"),
    ):
        data = document(agency, year, "pdf")
        here.file(asked, data, MEDIA_TYPES["pdf"])
        page = f"/slj/nb/{year}.htm"
        here.page(
            page, look.detail(title_of(agency, year), NOTE, link(href, "年报")), charset="gb18030", said="text/html"
        )
        here.want(data, year, asked, group=page)
        here.decoy(page, "detail page whose attachment is the report")
        items.append(Item(f"{year}.htm", title_of(agency, year), f"{year + 1}-01-08"))
    here.page("/slj/nb/index.htm", look.list(items), charset="gb18030", said="text/html")


@site("wrong_charset", "云岫区商务局网站", agency="云岫区商务局", start="/swj/", years=(2021, 2024))
def wrong_charsets(here: Site) -> None:
    """The page says one character set and is in another."""
    agency, items = "云岫区商务局", []
    saids = {
        2024: ("utf-8", "text/html", "gb18030"),
        2023: ("gb2312", "text/html; charset=utf-8", "gb18030"),
        2022: ("gb2312", "text/html", "utf-8"),
        2021: ("utf-8", "text/html; charset=iso-8859-1", "utf-8"),
    }
    for year, (meta, said, truth) in saids.items():
        html = Look(here.publisher, charset=meta).detail(title_of(agency, year), article(agency, year))
        here.page(f"/swj/{year}.html", html, charset=truth, said=said)
        here.want(html.encode(truth), year, f"/swj/{year}.html")
        items.append(Item(f"{year}.html", title_of(agency, year), f"{year + 1}-01-08"))
    here.page("/swj/", Look(here.publisher, charset="utf-8").list(items), charset="gb18030", said="text/html")


@site("untidy", "霁川市商务局网站", agency="霁川市商务局", start="/zwgk/nb/list.html")
def untidy_markup(here: Site) -> None:
    """BASE, capitals, attributes without quotes, addresses with blanks, `..`, `//host`, backslashes, entities."""
    agency, look, lines = "霁川市商务局", Look(here.publisher), []
    hrefs = {
        2025: "content/2025.html",  # under the base
        2024: "../nb/content/2024.html",
        2023: f"//{here.authority}/zwgk/nb/content/2023.html",
        2022: "\n   content/2022.html  ",
        2021: "content\\2021.html",
        2020: "content/show.html?id=2020&amp;type=nb",
        2019: "./content/./2019.html#zoom",
    }
    for year, href in hrefs.items():
        path = "/zwgk/nb/content/show.html?id=2020&type=nb" if year == 2020 else f"/zwgk/nb/content/{year}.html"
        html = (
            look.detail(title_of(agency, year), article(agency, year)).replace("<p>", "<P>").replace("<table", "<TABLE")
        )
        here.page(path, html)
        here.want(html.encode(), year, path)
        quoted = href if year == 2023 else f'"{href}"'
        lines.append(
            f"<LI><A TARGET=_blank HREF={quoted}><FONT COLOR=red>{agency}</FONT>{year}年<BR>政府信息公开工作&nbsp;年度报告</A>"
        )
    base = f'<BASE HREF="http://{here.authority}/zwgk/nb/">'
    html = f"<HTML><HEAD><TITLE>年报</TITLE>{base}</HEAD><BODY><UL>{''.join(lines)}</UL></BODY></HTML>"
    here.page("/zwgk/nb/list.html", html.replace("</HEAD>", '<META CHARSET="UTF-8"></HEAD>'))


_VARIANTS = {
    # Each a way that titles of reports are written; the year is the one reported on.
    2025: "2025 年霁川市科学技术局政府信息公开\n工作年度报告",
    2024: "霁川市科学技术局二〇二四年政府信息公开工作年度报告",
    2023: "霁川市科学技术局２０２３年度政府信息公开工作年度报告",
    2022: "2022年霁川市科学技术局信息公开年报",
    2021: "2021霁川市科学技术局2021年度政府信息公开工作年度报告",
    2020: "《霁川市科学技术局2020年 政府信息公开工作年度报告》",
    2019: "霁川市科学技术局关于2019年度政府信息公开工作年度报告",
    2018: "霁川市科学技术局二○一八年政务公开工作年度报告".replace("政务公开工作", "政务信息公开"),
    2017: "市科技局2017年政府信息公开工作报告",
    2016: "霁川市科学技术局2016年度政府信息公开年度报告",
    2015: "霁川市科学技术局贰零壹伍年政府信息公开工作年度报告".replace("贰零壹伍", "二零一五"),
}


@site("titles", "霁川市科学技术局网站", agency="霁川市科学技术局", start="/kjj/xxgknb/", years=(2015, 2025))
def every_title(here: Site) -> None:
    """Titles as offices write them; reports up to 2018 are prose, without a table."""
    look, items = Look(here.publisher), []
    for year, title in _VARIANTS.items():
        page = f"/kjj/xxgknb/a{year * 3}.html"
        content = article("霁川市科学技术局", year) if year > 2018 else prose("霁川市科学技术局", year)
        html = look.detail(title.replace("\n", "<br>"), content, date=f"{year + 1}-01-31")
        here.page(page, html)
        here.want(html.encode(), year, page, agency=("霁川市科学技术局", "市科技局"))
        items.append(Item(f"a{year * 3}.html", title, f"{year + 1}-01-31"))
    here.page("/kjj/xxgknb/", look.list(items))


NEAR_MISSES = (
    "澄砚县卫生健康局2023年部门决算公开",
    "澄砚县卫生健康局2024年部门预算信息公开",
    "2023年度澄砚县卫生健康局部门整体支出绩效评价报告",
    "澄砚县卫生健康局部门2023年工作年度报告",
    "澄砚县卫生健康局政府信息公开指南（2023年版）",
    "澄砚县卫生健康局2023年政府信息公开目录",
    "关于报送2023年政府信息公开工作年度报告的通知",
    "关于做好2023年政府信息公开工作年度报告编制和发布工作的通知",
    "澄砚县卫生健康局2023年政府网站工作年度报表",
    "澄砚县政府网站与政务新媒体2023年检查情况通报",
    "澄砚县卫生健康局2023年法治政府建设年度报告",
    "澄砚县卫生健康局2023年度政务公开工作要点",
    "澄砚县卫生健康局2023年政务公开工作要点落实情况",
    "澄砚县卫生健康局2023年工作总结和2024年工作计划",
    "澄砚县卫生健康局政府信息公开申请表",
    "我局召开2023年政府信息公开工作年度报告编制培训会",
    "《澄砚县卫生健康局2023年政府信息公开工作年度报告》图解",
    "澄砚县医院2023年信息公开工作制度",
    "2023年第四季度澄砚县卫生健康局政府信息公开情况统计表",
    "澄砚县卫生健康局2023年度双随机抽查工作报告",
    "澄砚县卫生健康局2023年建议提案办理情况年度报告",
    "澄砚县国有企业2023年信息公开年度报告",
)


@site("near_misses", "澄砚县卫生健康局网站", agency="澄砚县卫生健康局", start="/wjj/gkml/", years=(2021, 2024))
def near_misses(here: Site) -> None:
    """Four reports among everything that sounds like one."""
    agency, look, items = "澄砚县卫生健康局", Look(here.publisher, "政府信息公开"), []
    for index, title in enumerate(NEAR_MISSES):
        page = f"/wjj/gkml/n{index}.html"
        here.page(
            page, look.detail(title, f"<p>{title}。具体内容见正文，特此说明。</p>", date=f"2024-02-0{index % 9 + 1}")
        )
        here.decoy(page, title)
        items.append(Item(f"n{index}.html", title, "2024-02-03"))
    for index, year in enumerate((2024, 2023, 2022, 2021, 2020)):
        page = f"/wjj/gkml/r{year}.html"
        html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
        here.page(page, html)
        if year > 2020:
            here.want(html.encode(), year, page)
        else:
            here.decoy(page, "a year that is not wanted")
        items.insert(index * 4, Item(f"r{year}.html", title_of(agency, year), f"{year + 1}-01-19"))
    here.page("/wjj/gkml/", look.list(items))


@site("agencies", "云岫区人民政府门户网站", agency="云岫区城市管理局", start="/zwgk/bmnb/", years=(2022, 2024))
def whose(here: Site) -> None:
    """One agency's reports among those of others, of like names among them."""
    look, items = Look(here.publisher, "部门年报"), []
    others = ("云岫区财政局", "云岫区民政局", "云岫区城市管理综合行政执法大队", "云岫区人民政府", "溯光区城市管理局")
    for year in (2024, 2023, 2022):
        for index, agency in enumerate((*others[:2], "云岫区城市管理局", *others[2:])):
            page = f"/zwgk/bmnb/{year}/{index}.html"
            html = look.detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
            here.page(page, html)
            if agency == here.agency:
                here.want(html.encode(), year, page)
            else:
                here.decoy(page, f"the report of {agency}")
            items.append(Item(f"{year}/{index}.html", title_of(agency, year), f"{year + 1}-01-19"))
    here.page("/zwgk/bmnb/", look.list(items))


@site("portal", "澄砚县人民政府门户网站", start="/zfxxgk/nb/", years=(2023, 2024))
def a_portal(here: Site) -> None:
    """All reports of a county's offices, for whoever they are; some under short names."""
    look, items = Look(here.publisher), []
    agencies = (
        "澄砚县人民政府",
        "澄砚县人民政府办公室",
        "澄砚县发展和改革局",
        "澄砚县林业局",
        "砚池镇人民政府",
        "墨泉街道办事处",
    )
    for year in (2024, 2023):
        for index, agency in enumerate(agencies):
            page = f"/zfxxgk/nb/{year}/{index}.html"
            shown = "县林业局" if agency == "澄砚县林业局" and year == 2023 else agency
            names = (agency, shown)
            if index % 2:
                data = document(agency, year, "pdf")
                path = f"/zfxxgk/nb/{year}/{index}.pdf"
                here.file(path, data, MEDIA_TYPES["pdf"])
                here.page(page, look.detail(title_of(shown, year), NOTE, link(f"{index}.pdf", "年报全文")))
                here.want(data, year, path, agency=names, group=page)
                here.decoy(page, "detail page whose attachment is the report")
            else:
                html = look.detail(title_of(shown, year), article(agency, year))
                here.page(page, html)
                here.want(html.encode(), year, page, agency=names)
            items.append(Item(f"{year}/{index}.html", title_of(shown, year), f"{year + 1}-01-19"))
    here.page("/zfxxgk/nb/", look.list(items))


@site("years", "栖霖县农业农村局网站", agency="栖霖县农业农村局", start="/nyj/nb/", years=(2020, 2024))
def which_year(here: Site) -> None:
    """Lists that cut titles short or give the date of publication only; the year reported on stands on the page."""
    agency, look, lines = "栖霖县农业农村局", Look(here.publisher), []
    shown = {
        2024: ("政府信息公开工作年度报告", "2025-01-20"),
        2023: ("栖霖县农业农村局政府信息公开工作年度报…", "2024-02-20"),
        2022: ("政府信息公开年报", "2023-01-12"),
        2021: ("栖霖县农业农村局2021年政府信息公…", "2023-05-18"),
        2020: ("栖霖县农业农村局信息公开年度报告", "2021-03-22"),
    }
    for year, (words, date) in shown.items():
        page = f"/nyj/nb/{year * 3}.html"
        html = look.detail(title_of(agency, year), article(agency, year), date=date)
        here.page(page, html)
        here.want(html.encode(), year, page)
        lines.append(f'<li><a href="{year * 3}.html">{words}</a><span>{date}</span></li>')
    page = "/nyj/nb/1.html"
    here.page(
        page, look.detail(title_of(agency, 2018), article(agency, 2019).replace("2019", "2018"), date="2020-06-05")
    )
    here.decoy(page, "a year that is not wanted, published later")
    lines.append('<li><a href="1.html">政府信息公开工作年度报告</a><span>2020-06-05</span></li>')
    here.put("/nyj/nb/", Reply(look.list([], lines="".join(lines)).encode(), validators=Validators.BOTH))
