"""Sites whose lists say little: bare years, bare names, pictures, a word in the next cell."""

from html import escape

from bench.web.pages import NOTE, Item, Look, link, title_of
from bench.web.registry import site
from bench.web.reports import MEDIA_TYPES, article, document
from bench.web.site import Site


def _detail(here: Site, page: str, agency: str, year: int) -> None:
    html = Look(here.publisher).detail(title_of(agency, year), article(agency, year), date=f"{year + 1}-01-19")
    here.page(page, html)
    here.want(html.encode(), year, page, agency=agency)


@site("bare_years", "栖霖县统计局网站", agency="栖霖县统计局", start="/tjj/nb.html", years=(2020, 2024))
def bare_years(here: Site) -> None:
    """`2024年` and `2023年度` under the column's name, straight to files."""
    agency, items = here.agency or "", []
    words = {2024: "2024年", 2023: "2023年度", 2022: "2022年年报", 2021: "2021年度报告", 2020: "2020"}
    for year, word in words.items():
        data = document(agency, year, "pdf")
        here.file(f"/tjj/f/{year}.pdf", data, MEDIA_TYPES["pdf"])
        here.want(data, year, f"/tjj/f/{year}.pdf")
        items.append(Item(f"/tjj/f/{year}.pdf", word))
    here.page("/tjj/nb.html", Look(here.publisher, "政府信息公开工作年度报告").list(items))


@site("pictured", "霁川市城市管理局网站", agency="霁川市城市管理局", start="/cgj/nb/", years=(2022, 2024))
def pictures_to_click(here: Site) -> None:
    """Pictures with words for who can't see them, and titles that only show under the mouse."""
    agency, lines = here.agency or "", ""
    for year in (2024, 2023, 2022):
        _detail(here, f"/cgj/nb/{year}.html", agency, year)
        picture = f'<img src="/images/nb{year}.jpg" alt="{title_of(agency, year)}">' if year % 2 else "详情"
        shown = "" if year % 2 else f' title="{title_of(agency, year)}"'
        lines += f'<li><a href="{year}.html"{shown}>{picture}</a></li>'
    here.page("/cgj/nb/", Look(here.publisher).list([], lines=lines))


@site("rows", "照影县人民政府门户网站", start="/bm/nb/", years=(2023, 2024))
def in_the_next_cell(here: Site) -> None:
    """A table of agencies: whose report in one cell, its title in another, `查看` or `下载` in the last."""
    rows = "<tr><th>序号</th><th>单位</th><th>名称</th><th>操作</th></tr>"
    for year in (2024, 2023):
        for index, agency in enumerate(("照影县财政局", "照影县民政局", "照影县水利局"), 1):
            title = f"{year}年政府信息公开工作年度报告"
            if index == 2:
                data = document(agency, year, "pdf")
                here.file(f"/bm/nb/{year}/{index}.pdf", data, MEDIA_TYPES["pdf"])
                here.want(data, year, f"/bm/nb/{year}/{index}.pdf", agency=agency)
                last = f'<a href="{year}/{index}.pdf">下载</a>'
            else:
                _detail(here, f"/bm/nb/{year}/{index}.html", agency, year)
                last = f'<a href="{year}/{index}.html">查看</a>'
            rows += f"<tr><td>{index}</td><td>{agency}</td><td>{title}</td><td>{last}</td></tr>"
    here.page("/bm/nb/", Look(here.publisher).list([], lines=f"<table>{rows}</table>"))


@site("names_only", "半砚县人民政府门户网站", start="/zwgk/bmnb/", years=(2023, 2024))
def names_only(here: Site) -> None:
    """A heading for the year, below it nothing but names of agencies."""
    lines = ""
    for year in (2024, 2023):
        lines += f"<h3>{year}年度政府信息公开工作年度报告</h3>"
        for index, agency in enumerate(("半砚县财政局", "半砚县林业局", "桐荫镇人民政府")):
            _detail(here, f"/zwgk/bmnb/{year}/{index}.html", agency, year)
            lines += f'<a href="{year}/{index}.html">{agency}</a> '
    here.page("/zwgk/bmnb/", Look(here.publisher, "部门年报").list([], lines=f"<div>{lines}</div>"))


@site("nested", "青岚省林业厅网站", agency="青岚省林业厅", start="/lyt/zfxxgk/", years=(2022, 2024))
def in_boxes(here: Site) -> None:
    """A page of boxes: the newest report beside news, and 更多 that leads to the list."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    for year in (2024, 2023, 2022):
        data = document(agency, year, "ofd")
        here.file(f"/lyt/f/{year}.ofd", data, MEDIA_TYPES["ofd"])
        here.page(
            f"/lyt/nb/{year}.html", look.detail(title_of(agency, year), NOTE, link(f"/lyt/f/{year}.ofd", "OFD文件"))
        )
        here.want(data, year, f"/lyt/f/{year}.ofd", group=f"/lyt/nb/{year}.html")
        here.decoy(f"/lyt/nb/{year}.html", "detail page whose attachment is the report")
        items.append(Item(f"/lyt/nb/{year}.html", title_of(agency, year), f"{year + 1}-01-19"))
    box = '<div class="box"><h3>{name}<span class="more"><a href="{more}">更多&gt;&gt;</a></span></h3><ul><li><a href="{href}">{words}</a></li></ul></div>'
    guide = box.format(
        name="政府信息公开指南", more="/lyt/zn/", href="/lyt/zn/1.html", words="青岚省林业厅政府信息公开指南"
    )
    newest = box.format(name="政府信息公开年报", more="/lyt/nb/", href=items[0].href, words=items[0].title)
    here.page(
        "/lyt/zn/",
        Look(here.publisher, "政府信息公开指南").list([Item("/lyt/zn/1.html", "青岚省林业厅政府信息公开指南")]),
    )
    here.page("/lyt/zn/1.html", look.detail("青岚省林业厅政府信息公开指南", "<p>为便于公众查询，编制本指南。</p>"))
    here.decoy("/lyt/zn/1.html", "guide")
    here.page("/lyt/nb/", look.list(items))
    here.page("/lyt/zfxxgk/", Look(here.publisher, "政府信息公开").framed("政府信息公开", guide + newest))


@site("icons", "霁川市气象局网站", agency="霁川市气象局", start="/qxj/nb/", years=(2022, 2024))
def icons_to_click(here: Site) -> None:
    """A file behind a picture of a file; a link to a withdrawn report that only stands in a comment."""
    agency, look, items = here.agency or "", Look(here.publisher), []
    here.page("/qxj/nb/2021.html", look.detail(title_of(agency, 2021), article(agency, 2021)))
    here.decoy("/qxj/nb/2021.html", "a withdrawn report that nobody sees a link to")
    for year in (2024, 2023, 2022):
        data = document(agency, year, "pdf")
        here.file(f"/qxj/f/{year}.PDF", data, MEDIA_TYPES["pdf"])
        shown = f'<a href="/qxj/f/{year}.PDF?v=2"><img src="/images/pdf.gif" border="0"></a>'
        here.page(f"/qxj/nb/{year}.html", look.detail(title_of(agency, year), NOTE + shown))
        here.want(data, year, f"/qxj/f/{year}.PDF?v=2", group=f"/qxj/nb/{year}.html")
        here.decoy(f"/qxj/nb/{year}.html", "detail page whose attachment is the report")
        items.append(Item(f"{year}.html", title_of(agency, year), f"{year + 1}-01-19"))
    comment = f'<!-- <li><a href="2021.html">{title_of(agency, 2021)}</a></li> -->'
    here.page("/qxj/nb/", look.list(items, comment))


@site("hostile", "鹤汀镇人民政府网站", start="/nb/", years=(2022, 2024))
def hostile_words(here: Site) -> None:
    """Titles that want to be a formula, to clear the terminal, to be read backwards."""
    look, lines = Look(here.publisher), ""
    titles = {
        2024: '=HYPERLINK("http://x.invalid/","鹤汀镇人民政府")2024年政府信息公开工作年度报告',
        2023: "\x1b[2J\x1b[31m鹤汀镇人民政府2023年政府信息公开工作年度报告",
        2022: "\u202e鹤汀镇人民政府2022年政府信息公开工作年度报告",
    }
    for year, title in titles.items():
        shown = escape(title).replace("\x1b", "&#27;")
        html = look.detail(shown, article("鹤汀镇人民政府", year))
        here.page(f"/nb/{year}.html", html)
        here.want(html.encode(), year, f"/nb/{year}.html")
        lines += f'<li><a href="{year}.html">{shown}</a></li>'
    here.page("/nb/", look.list([], lines=lines))
