"""Made pages of invented agencies: a report as a page, a list of links, a page that carries files."""

SENTENCE = "本机关认真贯彻落实政府信息公开条例，围绕群众关切做好各项公开工作，全年工作平稳有序。"
PDF = b"%PDF-1.4\n%made for tests\n%%EOF\n"


def report(title: str, number: int = 1) -> str:
    """Write a report with its tables into a page."""
    return (
        f'<div class="content"><h1>{title}</h1><p>一、总体情况</p><p>{SENTENCE * 6}</p><p>二、主动公开政府信息情况</p>'
        f"<table><tr><td>信息内容</td><td>本年制发件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>{number}</td><td>0</td></tr>"
        "</table><p>三、收到和处理政府信息公开申请情况</p><table><tr><td>一、本年新收政府信息公开申请数量</td><td>2</td></tr>"
        "<tr><td>四、结转下年度继续办理</td><td>0</td></tr></table><p>五、存在的主要问题及改进情况</p><p>无。</p></div>"
    )


def narrative(title: str) -> str:
    """Write a report of the years before there were tables."""
    return f'<h1>{title}</h1><div id="zoom"><p>一、概述</p><p>{SENTENCE * 8}</p></div>'


def links(*entries: tuple[str, str]) -> str:
    """Write a list."""
    return (
        "<ul>"
        + "".join(f'<li><a href="{href}">{text}</a><span>2024-01-12</span></li>' for href, text in entries)
        + "</ul>"
    )


def title(agency: str, year: int) -> str:
    """Return the usual title."""
    return f"{agency}{year}年政府信息公开工作年度报告"


def carrying(heading: str, markup: str) -> str:
    """Write a page whose files are the report."""
    return f'<div class="title"><h1>{heading}</h1></div><div id="zoom"><p>现将报告公布如下。</p>{markup}</div>'
