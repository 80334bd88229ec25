"""Pages as content systems write them: a column's list, a detail page, the furniture around both."""

from collections.abc import Sequence
from dataclasses import dataclass

_TOP = """<!DOCTYPE html>
<html><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}-{site}</title>
<meta name="SiteName" content="{site}"><meta name="ColumnName" content="{column}">{head}
</head><body>
<div class="top"><img src="/images/logo.png" alt="{site}"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul>
<form action="/search" method="get"><input type="text" name="q" value="请输入关键字"><input type="submit" value="搜索"></form></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; 政务公开 &gt; {column}</div>
"""
_FOOT = """
<div class="foot"><p>主办：{site} 网站标识码：3600000000</p><p><a href="/wzdt/">网站地图</a> <a href="/lxwm/">联系我们</a> <a href="javascript:window.close()">关闭窗口</a></p><img src="/images/red.png" alt="党政机关"><img src="/images/ewm.jpg" width="90" alt="微信二维码"></div>
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list."""

    href: str
    title: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What is alike on all pages of a site."""

    site: str
    column: str = "政府信息公开年报"
    charset: str = "utf-8"
    """What the pages say of themselves; empty for nothing."""

    def framed(self, title: str, body: str, head: str = "") -> str:
        """Return a whole page."""
        top = (
            _TOP
            if self.charset
            else _TOP.replace('<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n', "")
        )
        words = {"charset": self.charset, "title": title, "site": self.site, "column": self.column, "head": head}
        return top.format(**words) + body + _FOOT.format(site=self.site)

    def list(self, items: Sequence[Item], pager: str = "", *, lines: str = "") -> str:
        """Return a column's page: its items, its pager; `lines` stands for the items where they are written otherwise."""
        drawn = lines or "\n".join(
            f'<li><span class="date">{item.date}</span><a href="{item.href}" title="{item.title}" target="_blank">'
            f"{item.title}</a></li>"
            for item in items
        )
        body = f'<div class="main"><h2>{self.column}</h2><ul class="list">\n{drawn}\n</ul>\n<div class="page">{pager}</div></div>'
        return self.framed(self.column, body)

    def detail(self, title: str, content: str, attached: str = "", *, date: str = "", head: str = "") -> str:
        """Return a detail page: title, the line of dates, the content, what is attached."""
        files = f'<div class="attach"><p>附件：</p>{attached}</div>' if attached else ""
        body = (
            f'<div class="article"><h1>{title}</h1><div class="bar">发布日期：{date} 10:12　来源：{self.site}　'
            f'字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>] <a href="javascript:print()">打印</a></div>\n'
            f'<div class="content" id="zoom">{content}</div>\n{files}</div>'
        )
        return self.framed(title, body, head)


def link(href: str, words: str) -> str:
    """Return a link as editors write one."""
    return f'<p><a href="{href}" target="_blank">{words}</a></p>'


def title_of(agency: str, year: int | str) -> str:
    """Return the usual title."""
    return f"{agency}{year}年政府信息公开工作年度报告"


NOTE = "<p>现将我单位政府信息公开工作年度报告予以公布，欢迎查阅。报告全文见附件。</p>"
