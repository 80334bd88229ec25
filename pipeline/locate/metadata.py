"""Metadata: who published a report and when, from the tags, tables and lines around it.

Only what names itself is taken (公开日期, 发布机构). Page furniture is no source: today's date, the page's address, the
time a crawler came by; nor is what stands inside the report, where 时间 may be anything's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.locate.dates import is_stamp, read_date, read_stamp
from pipeline.locate.lines import Line
from pipeline.locate.organisation import is_organisation
from pipeline.locate.title import parse_title
from pipeline.model.document import Document, Table
from pipeline.model.grid import Grid
from pipeline.text import squash, unspaced

PUBLISHED = tuple(
    "公开日期 发布日期 发布时间 公开时间 发文日期 发文时间 发稿时间 成文日期 生成日期 信息日期 日期 时间".split()  # noqa: SIM905
)
"""Names of a publication date, the most telling first."""
PUBLISHER = tuple(
    "发布机构 发布机关 发布单位 发布部门 公开机构 公开单位 公开部门 公开责任部门 信息提供单位 发文机关 发文机构 发文单位".split()  # noqa: SIM905
)
TITLES = ("信息名称", "文件名称", "公文名称", "名称", "标题")
_OTHERS = (
    "索引号 索取号 分类 主题分类 组配分类 体裁分类 主题导航 主题词 关键词 关键字 文号 发文字号 发布文号 文件编号 信息类别 "
    "服务对象 来源 信息来源 文章来源 作者 编辑 责任编辑 浏览次数 浏览量 阅读次数 阅读量 点击数 点击量 访问量 字体 字号 打印 分享 "
    "文件下载 时效 有效性 文件有效性 有效期 效力 生效日期 废止日期 失效日期 内容概述 内容概要 公开形式 公开方式 公开范围 "
    "公开类别 公开程序"
)
"""Other names: where the value before them ends."""
_TAGS = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime")
_NAMES = frozenset((*PUBLISHED, *PUBLISHER, *TITLES, *_OTHERS.split()))
_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])(?:"
    + "|".join(r"\s?".join(name) for name in sorted(_NAMES, key=lambda name: (-len(name), name)))
    + r")\s?:|(?:发布|公开|发文)(?:日期|时间|机构|机关|单位):"
)
_INNER = re.compile(
    r"本?(?:党政|党委|综合|行政|机关|政府|人民政府|政务|政府信息|信息|公开|管委会|局|委|厅|院|校|镇|乡|街道)*(?:办公[室厅]|办|科|股|处室?|中心|机关|单位)"
)
"""An office without the name of what it is in (党政办公室), which says nobody's name."""
_LONGEST_LINE = 300


class Metadata:
    """What is stated about a report before its text begins, by name; of one name the first statement counts."""

    def __init__(self, document: Document, lines: Sequence[Line], blocks: int) -> None:
        """Collect the statements in the lines given and in the tables among the document's first blocks, `blocks` included."""
        self._stated: dict[str, str] = {}
        self._properties = document.properties
        for block in document.blocks[: blocks + 1]:
            if isinstance(block, Table):
                self._take(_in_grid(block.grid))
        for line, following in zip(lines, (*lines[1:], None), strict=False):
            self._take(_in_line(line.text, following.text if following else ""))

    def _take(self, statements: Iterator[tuple[str, str]]) -> None:
        for name, value in statements:
            if value:
                self._stated.setdefault(name, value)

    @property
    def published_on(self) -> str | None:
        """The date of publication as ISO date."""
        for tag in _TAGS:
            for key, value in self._properties:
                if key == tag and (found := read_stamp(value)):
                    return found
        for name in PUBLISHED:
            if found := read_date(self._stated.get(name, "")):
                return found
        return None

    @property
    def publisher(self) -> str | None:
        """The publishing body."""
        for name in PUBLISHER:
            for value in (self._stated.get(name, ""), *self._stated.get(name, "").split()[:1]):
                if is_organisation(value) and _INNER.fullmatch(squash(value)) is None:
                    return unspaced(value)
        return None

    @property
    def titles(self) -> Iterator[str]:
        """What is stated as the document's title."""
        return (self._stated[name] for name in TITLES if name in self._stated)


def bare_date(lines: Sequence[Line]) -> str | None:
    """Return the date that stands by itself between title and text; never a page's clock (…星期二)."""
    for line in lines:
        if is_stamp(line.text):
            return read_date(line.text)
    return None


def _in_grid(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield names with the cells right of them, `name：value` inside cells, and a title that has a row for itself."""
    filled = Counter(cell.row for cell in grid.cells if cell.text.strip())
    for cell, following in zip(grid.cells, (*grid.cells[1:], None), strict=False):
        name = squash(cell.text[:_LONGEST_LINE]).rstrip(":")
        if name in _NAMES and following is not None and following.row == cell.row:
            yield name, following.text[:_LONGEST_LINE]
        elif filled[cell.row] == 1 and parse_title(cell.text) is not None:
            yield TITLES[-1], cell.text
        else:
            yield from _in_line(cell.text)


def _in_line(text: str, following: str = "") -> Iterator[tuple[str, str]]:
    """Yield each `name：value` of a line; a value reaches to the next name, and stands in the next line after the last."""
    if len(text) > _LONGEST_LINE or not (":" in text or "：" in text):
        return
    folded = " ".join(map(squash, text.split()))
    found = list(_NAME.finditer(folded))
    for this, after in zip(found, [*found[1:], None], strict=False):
        value = folded[this.end() : after.start() if after else len(folded)].strip(" ()|,;")
        if not value and after is None and ":" not in squash(following[:_LONGEST_LINE]):
            value = following[:_LONGEST_LINE]
        yield squash(this.group()).rstrip(":"), value
