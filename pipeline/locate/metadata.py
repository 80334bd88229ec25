"""Metadata: who published a report and when, from the rows, tags and lines around it.

Only what names itself is taken (公开日期, 发布机构, a signature below the last section). Page furniture is no source:
today's date, the page's address, the time a crawler came by.
"""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.locate.title import is_organisation
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.grid import Grid
from pipeline.text import squash

PUBLISHED = ("公开日期", "发布日期", "发布时间", "发文日期", "公开时间", "成文日期", "生成日期", "信息日期", "日期", "时间")
"""Names of a publication date, the most telling first."""
PUBLISHER = ("发布机构", "发文机关", "公开机构", "发布单位", "信息提供单位", "发布部门")
_DATE_TAGS = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime")
_SOURCE_TAGS = ("contentsource",)
_DATE = re.compile(r"((?:19|20)\d{2})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|\b)?")
_CHINESE_DATE = re.compile(r"(二[〇○零].{2})年(.{1,2})月(.{1,3})日")
_CHINESE_DIGITS = {char: number for number, char in enumerate("〇一二三四五六七八九十")} | {"○": 0, "零": 0}
_LONGEST_LINE = 200
_SIGNATURE_LINES = 12
"""Paragraphs from the end in which a signature is looked for; a content page ends with its footer after it."""


def read_date(text: str) -> str | None:
    """Return the first calendar date in a text as ISO date.

    >>> read_date("2024 年 1月17日"), read_date("发布日期：2020-01-31"), read_date("二〇二四年一月十七日"), read_date("2024-13-01")
    ('2024-01-17', '2020-01-31', '2024-01-17', None)
    """
    squashed = squash(text) if re.search(r"年", text) else text
    for found in _DATE.finditer(squashed):
        iso = _iso(*(int(part) for part in found.groups()))
        if iso:
            return iso
    for found in _CHINESE_DATE.finditer(squashed):
        year, month, day = found.groups()
        numbers = ["".join(str(_CHINESE_DIGITS.get(char, "x")) for char in year), _small(month), _small(day)]
        if all(str(number).isdigit() for number in numbers):
            return _iso(*(int(number) for number in numbers))
    return None


def published_on(document: Document) -> str | None:
    """Return the date of publication as ISO date: metadata first, then the signature's date."""
    for tag in _DATE_TAGS:
        for key, value in document.properties:
            if key == tag and (found := read_date(value)):
                return found
    stated = dict(_stated(document, PUBLISHED))
    for name in PUBLISHED:
        if name in stated and (found := read_date(stated[name])):
            return found
    return next((found for _, text in _closing(document) if (found := _date_line(text))), None)


def publisher(document: Document) -> str | None:
    """Return the publishing body that the metadata names."""
    stated = dict(_stated(document, PUBLISHER))
    for name in PUBLISHER:
        if name in stated and is_organisation(stated[name]):
            return "".join(stated[name].split())
    return None


def signature(document: Document) -> str | None:
    """Return the body that signs the report: a line of its own right before the closing date, or on one line with it."""
    closing = list(_closing(document))
    for (_, above), (_, text) in zip([(0, ""), *closing], closing, strict=False):
        if not _date_line(text):
            continue
        same_line = _DATE.sub("", squash(text)).strip("()")
        if is_organisation(same_line):
            return same_line
        last = above.strip().split("\n")[-1]
        if is_organisation(last):
            return "".join(last.split())
    return None


def _date_line(text: str) -> str | None:
    """Return the date of a line that is little more than a date and perhaps a name."""
    last = text.strip().split("\n")[-1]
    squashed = squash(last)
    without = _CHINESE_DATE.sub("", _DATE.sub("", squashed)).strip("()")
    return read_date(last) if not without or is_organisation(without) else None


def _closing(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the last short paragraphs of the document, from the last table or long paragraph on."""
    numbered = [(n, block.text) for n, block in enumerate(document.blocks) if isinstance(block, Paragraph) and block.text.strip()]
    yield from ((n, text) for n, text in numbered[-_SIGNATURE_LINES * 3 :] if len(text) <= _LONGEST_LINE)


def _stated(document: Document, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield name and value of `name：value` lines and of name | value cells; of one name the first statement last.

    (A dictionary made of it then holds the first.)
    """
    found: list[tuple[str, str]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.extend(_in_grid(block.grid, names))
        elif isinstance(block, Paragraph) and len(block.text) <= _LONGEST_LINE:
            found.extend(_in_line(block.text, names))
    yield from reversed(found)


def _in_grid(grid: Grid, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for row in grid.rows():
        for cell, following in zip(row, row[1:], strict=False):
            name = squash(cell.text).rstrip(":")
            if name in names:
                yield name, following.text
        for cell in row:
            yield from _in_line(cell.text, names)


def _in_line(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        spaced = r"\s*".join(name)
        for found in re.finditer(rf"(?<![\u4e00-\u9fff]){spaced}\s*[:：]\s*([^\s:：|]+(?:\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日)?)", text):
            yield name, found.group(1)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _small(text: str) -> int | str:
    """Read a Chinese numeral up to 31."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return _CHINESE_DIGITS.get(tens, 1) * 10 + _CHINESE_DIGITS.get(ones, 0)
    return "".join(str(_CHINESE_DIGITS.get(char, "x")) for char in text)
