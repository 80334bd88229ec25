"""Around the text of a page: head, navigation, metadata, layout tables, footers."""

from html import escape
from random import Random

from bench.hunt.plan import Plan
from samples.maker.model import Sheet

_FRAME = """<!--enpcontent--><div class="TRS_Editor" id="zoom"><style type="text/css">
.TRS_Editor P{{line-height:1.5;font-size:12pt}} .TRS_Editor .hid{{display:none}} .pages_content td p{{margin:0}}
</style><input type="hidden" id="docid" value="20240117"><div class="hid" id="qr">手机扫一扫 2019年</div>
{body}
</div><!--/enpcontent--><div id="div_div" style="display:none">附件：1.上年年报.doc</div>
<script>var docTitle = "2018年政府信息公开工作年度报告"; document.write("");</script>"""
_ISLANDS = """<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
<xml><w:LatentStyles DefLockedState="false"><w:LsdException Locked="false" Name="2018年"/></w:LatentStyles></xml>
<style><!-- @font-face{font-family:宋体} p.MsoNormal{mso-style-parent:""} table.MsoNormalTable{mso-style-noshow:yes} --></style>"""
_WORDS = "微信 微博 QQ空间 全真版 文字版 文件下载 相关链接： -->"


def toolbar(draw: Random) -> str:
    """Return the words of a sharing bar."""
    words = draw.sample(_WORDS.split(), 5)
    return f'<div class="share">分享到：{" ".join(f"<a href=#>{escape(word)}</a>" for word in words)} 【字体：大 中 小】 打印</div>'


def around(plan: Plan, sheet: Sheet, body: str) -> str:
    """Return the whole page around its text."""
    options, draw = plan.html.options, Random(f"{plan.seed} around")
    title = escape("".join(sheet.title))
    shown = _charset(plan)
    if "editor frame" in options:
        body = _FRAME.format(body=body)
    if "office islands" in options:
        body = f"{_ISLANDS}\n{body}"
    if "metadata" in options:
        body = _metadata(plan, sheet, draw) + body
    if "layout tables" in options:
        body = _layout(body, draw)
    if "second title" in options:
        body = f"<title>{title}-{escape(sheet.agency)}网站</title>\n<meta name='keywords' content='年报'>\n{body}"
    if "footer" in options:
        body += f'\n<iframe src="/footer.html" width="100%"></iframe><div class="foot">版权所有：{escape(sheet.agency)} 网站标识码：3200000001 备案号：示例备05000000号</div>'
    if "navigation" in options:
        body = (
            '<ul class="nav"><li><a href="/">首页</a></li><li>政务公开</li><li>统计数据</li><li>2018年</li></ul>\n'
            + body
        )
    if "last year's link" in options:
        body += f"<p>上一篇：<a href='/a.html'>{escape(sheet.agency)}{(sheet.year or 2020) - 1}年政府信息公开工作年度报告</a></p>"
    head = (
        f"<head>\n{shown}<title>{title}</title>\n<style>td,th{{border:1px solid}}</style>\n</head>\n"
        if "no head" not in options
        else shown
    )
    kind = draw.choice(
        ("<!DOCTYPE html>\n", "", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1.dtd">\n')
    )
    if "fragment" in options:
        return body
    end = "\n</body>\n</html>\n"
    return f"{kind}<html>\n{head}<body>\n{body}{end}"


def _charset(plan: Plan) -> str:
    declared = {"gb18030": "gb2312", "gbk": "gb2312", "utf-8-sig": "utf-8", "utf-16": "utf-16"}.get(
        plan.html.charset, plan.html.charset
    )
    if "charset not declared" in plan.html.options:
        return ""
    if "charset in http-equiv" in plan.html.options:
        return f'<meta http-equiv="Content-Type" content="text/html; charset={declared}" />\n'
    return f'<meta charset="{declared}">\n'


def _metadata(plan: Plan, sheet: Sheet, draw: Random) -> str:
    published = f"{(sheet.year or 2020) + 1}-01-{draw.randint(10, 28)}"
    pairs = [
        (draw.choice(("名称", "信息名称", "标　题")), "".join(sheet.title)),
        (
            draw.choice(("索引号", "索 引 号", "索引號")),
            f"{plan.seed % 10**9:09d}/{(sheet.year or 2020) + 1}-{plan.seed % 99999:05d}",
        ),
        ("发布机构", sheet.agency),
        (draw.choice(("公开日期", "发文日期", "成文日期", "生成日期")), published),
        ("分类", "政府信息公开年报"),
        (draw.choice(("文号", "发布文号")), ""),
        ("有效性", "有效"),
        ("浏览次数", str(draw.randint(1, 9999))),
    ]
    rows = []
    for (a, b), (c, d) in zip(pairs[::2], pairs[1::2], strict=True):
        rows.append(
            f"<tr><td>{escape(a)}</td><td>{escape(b)}</td><td>{escape(c)}</td><td>{escape(d) or '&nbsp;'}</td></tr>"
        )
    return f'<table class="xxgk" width="100%" border="0">{"".join(rows)}</table>\n'


def _layout(body: str, draw: Random) -> str:
    for _ in range(draw.randint(1, 3)):
        side = draw.choice(
            ("", "<td width=200><table><tr><td>政府信息公开指南</td></tr><tr><td>年报</td></tr></table></td>")
        )
        body = f'<table width="1000" border="0" align="center"><tr>{side}<td>\n{body}\n</td></tr></table>'
    return body
