"""A page of a government site's content system: layout tables, a table of metadata, toolbars, a footer around the text."""

from html import escape

from samples.maker.model import Sheet
from samples.maker.writers.html_table import Innards, plain_innards, table_markup

_HEAD = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}-{site}</title>
<meta name="SiteName" content="{site}" />
<meta name="SiteDomain" content="www.{host}.example" />
<meta name="ColumnName" content="政府信息公开年报" />
<meta name="ArticleTitle" content="{title}" />
<meta name="PubDate" content="{published} 10:12" />
<meta name="ContentSource" content="{publisher}" />
<style type="text/css">.nav li{{float:left}} .xxgk td{{border:1px solid #ddd}}</style>
<script type="text/javascript">var today = new Date(); document.write("<td>" + today.getFullYear() + "年</td>");</script>
</head>
<body>
<div class="top"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="/tjsj/">统计数据</a></li></ul>
<form action="/search"><input type="text" name="q" value="请输入关键字" /><input type="submit" value="搜索" /></form></div>
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td width="220" valign="top">
<table width="100%" border="0"><tr><td>政府信息公开指南</td></tr><tr><td>政府信息公开制度</td></tr><tr><td>法定主动公开内容</td></tr><tr><td>政府信息公开年报</td></tr></table>
</td><td valign="top">
<div class="position">当前位置：<a href="/">首页</a> &gt; 政府信息公开 &gt; 政府信息公开年报</div>
<table class="xxgk" width="100%" border="0" cellpadding="4">
<tr><td>名&nbsp;&nbsp;&nbsp;&nbsp;称</td><td colspan="3">{title}</td></tr>
<tr><td>索 引 号</td><td>{index}</td><td>分&nbsp;&nbsp;&nbsp;&nbsp;类</td><td>政府信息公开年报；报告</td></tr>
<tr><td>发布机构</td><td>{publisher}</td><td>公开日期</td><td>{published}</td></tr>
<tr><td>文&nbsp;&nbsp;&nbsp;&nbsp;号</td><td>&nbsp;</td><td>有 效 性</td><td>有效</td></tr>
</table>
<h1 class="title">{heading}</h1>
<div class="bar">发布日期：{published} 10:12 来源：{publisher} 浏览次数：<span id="hits">1286</span> 字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>] <a href="#">打印</a> 分享到：微信 微博</div>
<div class="content" id="zoom">
"""
_FOOT = """
</div>
<div class="attach">相关链接： 文件下载：</div>
</td></tr></table>
<table width="1000" border="0" align="center"><tr><td align="center">版权所有：{site} 主办：{publisher} 网站标识码：{code}</td></tr><tr><td align="center">备案编号：示例备{code}号-1 联系电话：000-00000000</td></tr></table>
</body>
</html>
"""


def page(sheet: Sheet, innards: Innards = plain_innards, *, charset: str = "utf-8", paragraph: str = "p") -> str:
    """Return the page as text; `innards` is how the editor's tables hold their words."""
    parts = [f"<{paragraph}>&nbsp;&nbsp;&nbsp;&nbsp;{escape(text)}</{paragraph}>" for text in sheet.preface]
    for section in sheet.sections:
        parts.append(
            f"<{paragraph}><strong>{escape(section.heading)}</strong>{sheet.marks.get('after_heading', '')}</{paragraph}>"
        )
        parts.extend(
            f"<{paragraph}>&nbsp;&nbsp;&nbsp;&nbsp;{escape(part)}</{paragraph}>"
            if isinstance(part, str)
            else table_markup(part, innards)
            for part in section.body
        )
    parts.extend(f'<{paragraph} align="right">{escape(line)}</{paragraph}>' for line in sheet.signature)
    seed = sum(map(ord, sheet.agency))
    publisher = sheet.publisher or sheet.agency
    words = {
        "charset": charset,
        "title": escape("".join(sheet.title)),
        "heading": "<br />".join(escape(line) for line in sheet.title),
        "site": sheet.marks.get("site", f"{publisher}网站"),
        "host": f"a{seed}",
        "publisher": escape(publisher),
        "published": sheet.published_on or "",
        "index": f"{seed % 10**9:09d}/{(sheet.year or 2019) + 1}-{seed % 99999:05d}",
        "code": str(seed % 10**6 + 3 * 10**6),
    }
    return _HEAD.format(**words) + "\n".join(parts) + _FOOT.format(**words)


def write(sheet: Sheet) -> bytes:
    """Write the page in UTF-8."""
    return page(sheet).encode()


def write_gbk(sheet: Sheet) -> bytes:
    """Write the page in GB18030 under the declaration `gb2312`, as older systems do."""
    return page(sheet, charset="gb2312").encode("gb18030")
