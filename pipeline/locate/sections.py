"""Sections: the headings of the form among the paragraphs, and the text below each.

Numbers in front of headings can't be trusted (they restart, clash with row labels of the tables, or live in the
word processor's automatic numbering), so a heading is known by its wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.locate.title import is_organisation
from pipeline.model.document import Document, Paragraph, Table
from pipeline.model.form import Forms, SectionForm
from pipeline.model.grid import Grid
from pipeline.model.report import SectionText
from pipeline.text import core, distance, enumerator, squash

LONGEST_HEADING = 45
"""Characters; the longest wording met (四、因政府信息公开工作被申请行政复议、提起行政诉讼情况) has 28 without its number."""
_TYPO = 2
"""Edits forgiven in a heading of eight characters and more (二、主动公开政府政府情况)."""
_LONG_ENOUGH = 8
_FURNITURE = re.compile(
    r"附件[:：\d]?|附[:：]|打印|关闭|【|分享|扫一扫|主办单位|承办单位|版权所有|相关链接|相关附件|上一篇|下一篇|网站标识码|"
    r"[a-z]*icp备|.{0,8}公网安备|技术支持|网站地图|联系我们|返回顶部|责任编辑|信息来源|来源[:：]|字体|浏览次数",
    re.IGNORECASE,
)
_DATE = re.compile(r"\(?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\)?|二[〇○零].{2}年.{1,2}月.{1,3}日")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: which section, and in which block of the document it stands."""

    section: SectionForm
    block: int
    printed: str
    rest: str
    """What follows the heading in the same paragraph (a run-in heading)."""


def find_headings(document: Document, forms: Forms) -> tuple[Heading, ...]:
    """Return the headings of the form's sections in document order, those in the tables' own first rows included."""
    known = _wordings(forms)
    found: list[Heading] = []
    for number, block in enumerate(document.blocks):
        for printed in _candidates(block):
            heading = _heading(printed, number, known)
            if heading is not None:
                found.append(heading)
                break
    return tuple(found)


def section_texts(document: Document, headings: tuple[Heading, ...]) -> tuple[SectionText, ...]:
    """Return each section once, in document order, with the text between its heading and the next.

    Where a heading stands twice (a table of contents, a title repeated in the table), the place with more text counts.
    """
    best: dict[str, tuple[int, SectionText]] = {}
    for heading, following in zip(headings, (*headings[1:], None), strict=False):
        end = following.block if following else len(document.blocks)
        lines = [heading.rest] if heading.rest else []
        for block in document.blocks[heading.block + 1 : end]:
            if isinstance(block, Paragraph) and block.text.strip():
                lines.append(block.text.strip())
        text = "\n".join(_without_tail(lines) if following is None else lines)
        held = best.get(heading.section.id)
        if held is None or len(text) > len(held[1].text):
            best[heading.section.id] = (heading.block, SectionText(heading.section.id, heading.printed, text))
    return tuple(text for _, text in sorted(best.values(), key=lambda item: item[0]))


def is_signature_date(text: str) -> bool:
    """Tell whether a line is nothing but a date, as below a signature."""
    return bool(_DATE.fullmatch(squash(text)))


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page and not to the report (打印, 主办单位, 相关链接 …)."""
    return bool(_FURNITURE.match(squash(text)))


def _wordings(forms: Forms) -> dict[str, SectionForm]:
    wordings: dict[str, SectionForm] = {}
    for edition in forms.editions.values():
        for section in edition.sections:
            for wording in (section.title, *section.met):
                wordings.setdefault(core(wording), section)
    return wordings


def _candidates(block: object) -> Iterator[str]:
    if isinstance(block, Paragraph):
        first = block.text.strip().split("\n", 1)[0]
        yield first
        if first != block.text.strip():
            yield block.text.replace("\n", "")
    elif isinstance(block, Table):
        yield from _title_row(block.grid)


def _title_row(grid: Grid) -> Iterator[str]:
    """Yield the text of a first row that is one cell over the whole width."""
    texts = [cell.text for cell in grid.row(0) if cell.text.strip()]
    if len(texts) == 1 and grid.row_count > 1:
        yield texts[0]


def _heading(printed: str, block: int, known: dict[str, SectionForm]) -> Heading | None:
    squashed = squash(printed)
    if len(squashed) > LONGEST_HEADING:
        return _run_in(printed, block, known)
    wording = core(printed)
    section = known.get(wording)
    if squashed.endswith("。"):
        return _run_in(printed, block, known)
    if section is None and len(wording) >= _LONG_ENOUGH and enumerator(printed):
        near = {known[other].id: known[other] for other in known if distance(wording, other, _TYPO) <= _TYPO}
        section = next(iter(near.values())) if len(near) == 1 else None
    if section is None:
        return _run_in(printed, block, known)
    return Heading(section, block, printed.strip(), "")


def _run_in(printed: str, block: int, known: dict[str, SectionForm]) -> Heading | None:
    """Return a heading that its text follows in the same paragraph: 一、总体情况。2023年，我局…; numbered ones only."""
    mark = enumerator(printed)
    if not mark.endswith("、"):
        return None
    for length in range(len(printed), 0, -1):
        if length > LONGEST_HEADING:
            continue
        section = known.get(core(printed[:length]))
        if section is not None:
            return Heading(section, block, printed[:length].strip(), printed[length:].lstrip("。.：: \u3000\n"))
    return None


def _without_tail(lines: list[str]) -> list[str]:
    """Leave out what follows the last section's text: signature, date and page furniture."""
    kept: list[str] = []
    for line in lines:
        if is_furniture(line) or is_signature_date(line):
            break
        kept.append(line)
    while len(kept) > 1 and is_organisation(kept[-1]):
        kept.pop()
    return kept
