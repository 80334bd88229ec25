"""Furniture: what stands between the pieces of a table that page breaks cut, and says nothing: page numbers, running lines.

A line that is missed here parts a table from its heads; one that is taken wrongly puts two tables together, of which the
labels then say the same twice.
"""

import re

from pipeline.locate.title import parse_title
from pipeline.model.document import Block, Document, Paragraph, Picture
from pipeline.text import squash

_PAGE_NUMBER = re.compile(
    r"[-\d/共总第页,.|·]{1,20}|\(?(?:续表?|接上页|接下页|转下页)\)?|.{0,16}(?:续表|\(续\)).{0,6}|\(?单位:\S{1,4}\)?"
    r"|.{0,12}(?:表格?如下|如下表(?:所示)?|见下表)[:。]?"
)
_FOOTNOTE = re.compile(
    r"(?:\[?\d{1,2}\]?|\*)(?:(?:注|说明)[:：].{0,80}|(?![\d.．、)）,年月日号项条款章节件份个起宗家次人元万])[^。]{1,80}。)"
)
"""A note at the foot of a page (1注：含上年; 2含自然失效12件。): its mark, and what is no number of a paragraph, no date."""
_AGAIN = re.compile(r"\(?续表?\)?$")
_MOST_BETWEEN = 4
"""Lines above a table among which its title is looked for: its unit and a line that announces it may stand below that."""
_SAME_HEIGHT_PT = 3.0
_LONGEST_FURNITURE = 400
"""Characters, white space included."""


def title_above(document: Document, block: int) -> str:
    """Return the line right above a block, over its unit and the like, by which a piece cut off it may be called once more."""
    for above in document.blocks[max(block - _MOST_BETWEEN, 0) : block][::-1]:
        if not isinstance(above, Paragraph) or len(above.text) > _LONGEST_FURNITURE:
            return ""
        for line in reversed(above.text.split("\n")):
            squashed = squash(line)
            if squashed and not _PAGE_NUMBER.fullmatch(squashed):
                return squashed
    return ""


def is_furniture(block: Block, title: str) -> bool:
    """Tell whether a block is a picture, a page number, a footnote, a running head, or the line above the table once more."""
    if isinstance(block, Picture):
        return True
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_FURNITURE:
        return False
    return parse_title(block.text) is not None or all(_says_nothing(line, title) for line in block.text.split("\n"))


def _says_nothing(line: str, title: str) -> bool:
    squashed = squash(line)
    says_nothing = _PAGE_NUMBER.fullmatch(squashed) or _FOOTNOTE.fullmatch(squashed)
    return not squashed or says_nothing is not None or _AGAIN.sub("", squashed) == title


def running_lines(document: Document) -> frozenset[int]:
    """Return the blocks that are lines printed alike at one height of several pages."""
    at: dict[str, list[tuple[int, int, float]]] = {}
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and block.place.page is not None and block.place.box is not None:
            at.setdefault(squash(block.text), []).append((number, block.place.page, block.place.box.top))
    return frozenset(
        number
        for alike in at.values()
        for number, page, top in alike
        if any(page != other and abs(top - its) <= _SAME_HEIGHT_PT for _, other, its in alike)
    )
