"""Pages."""

from bench.fuzz.hostile.words import BIDI, HEADING, TITLE, Maker


def _page(body: str) -> bytes:
    """Make a page of a report around what harms."""
    return f"<html><body><h1>{TITLE}</h1><p>{HEADING}</p>{body}</body></html>".encode()


def _rows(count: int, row: str) -> str:
    return f"<table>{row * count}</table>"


HTML: dict[str, Maker] = {
    "a span of a hundred million columns": lambda n: _page("<table><tr><td colspan=100000000>规章<td>1</table>" * (n // 50)),
    "a span of a hundred million rows": lambda n: _page("<table>" + "<tr><td rowspan=100000000>规章<td>1" * (n // 40) + "</table>"),
    "spans of all sizes that run into each other": lambda n: _page(
        "<table>" + "".join(f"<tr><td rowspan={k % 97} colspan={k % 89}>{k}<td>1" for k in range(n // 40)) + "</table>"
    ),
    "cells without end": lambda n: _page(_rows(n // 10, "<tr><td>1")),
    "columns without end": lambda n: _page(f"<table><tr>{'<td>1' * (n // 5)}</table>"),
    "a table whose labels nobody knows": lambda n: _page(
        "<table>" + "".join(f"<tr><td>第{k}项事业单位情况<td>{k}<td>{k}" for k in range(n // 50)) + "</table>"
    ),
    "a form's heads with rows without end": lambda n: _page(
        "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数" + "<tr><td>规章<td>1<td>2<td>3" * (n // 30) + "</table>"
    ),
    "requests with rows without end": lambda n: _page(
        "<table><tr><td rowspan=2>项目<td colspan=3>申请人情况<tr><td>自然人<td>商业企业<td>总计"
        + "<tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3" * (n // 80) + "</table>"
    ),
    "tables in tables": lambda n: _page("<table><tr><td>甲" * (n // 20)),
    "tables side by side": lambda n: _page("<table><tr><td>规章<td>1</table>" * (n // 30)),
    "elements in elements": lambda n: _page("<div>" * (n // 5) + "文"),
    "entities": lambda n: _page("<p>" + "&#8238;&#49;&#x110000;&nbsp;&bogus;" * (n // 40)),
    "an entity bomb": lambda n: (
        b"<!DOCTYPE html [<!ENTITY a '9'><!ENTITY b '&a;&a;&a;&a;'>]>" + _page("<p>" + "&b;" * (n // 3))
    ),
    "labels with signs that turn and hide": lambda n: _page(_rows(n // 40, f"<tr><td>{BIDI}规{BIDI}章<td>{BIDI}1")),
    "one label without end": lambda n: _page(f"<table><tr><td>{'规章' * (n // 6)}<td>1</table>"),
    "one number without end": lambda n: _page(f"<table><tr><td>规章<td>{'9' * n}</table>"),
    "a paragraph without end": lambda n: _page("<p>" + "收到申请1件，" * (n // 20)),
    "headings without end": lambda n: _page("<h2>一、总体情况</h2>" * (n // 30)),
    "titles without end": lambda n: _page(f"<h1>{TITLE}</h1>" * (n // 70)),
    "lists in lists": lambda n: _page("<ol><li>甲" * (n // 10)),
    "rules of style": lambda n: _page("<style>" + "td.a>b~c:not(.d){display:none}" * (n // 40) + "</style><table><tr><td class=a>规章<td>1</table>"),
    "superscripts": lambda n: _page("<table><tr><td>规章<td>1" + "<sup>2</sup>" * (n // 15) + "</table>"),
    "line breaks in a cell": lambda n: _page("<table><tr><td>规章<td>1" + "<br>1" * (n // 5) + "</table>"),
    "NUL bytes": lambda n: _page("<table><tr><td>规\0章<td>\0" + "1\0" * (n // 2) + "</table>"),
}  # fmt: skip
