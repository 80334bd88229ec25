"""Margins: the lines of all pages → those of the text, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.words.leaves import Leaf
from pipeline.read.words.word import TextLine, Word, joined

NUMBER_ZONE = 0.12
HEAD_ZONE = 0.08
"""Page numbers, and running heads, stand in these shares of the height at the top or foot of a page."""
CLEAR = 1.5
"""A page number is so many em from the text; nearer figures are the end of a number that runs over two lines."""
MARGINAL = 4
"""A page number in the margin has at most so many words: - 2 -, 第 2 页."""
SAME_HEIGHT = 4.0
"""A running head stands at the same height on all pages, give or take so many points."""
_PAGE_NUMBER = re.compile(
    r"[-‐‑‒–—―−－─·•.~_|\s]*(?:第|共|总|[Pp](?:age)?\.?)?\s*\d{1,4}\s*(?:页码?)?"
    r"(?:\s*(?:/|of|[,，]?\s*[第共总])\s*\d{1,4}\s*页?)?[-‐‑‒–—―−－─·•.~_|\s]*"
)

_MARKED = re.compile(r"[-‐‑‒–—―−－─]+\s*(\d{1,4})\s*[-‐‑‒–—―−－─]+|第\s*(\d{1,4})\s*页.*")
"""A page number that can be no other number."""


def text_lines(leaves: Sequence[Leaf]) -> list[TextLine]:
    """Return the lines of all leaves in order, without page numbers and running heads."""
    counts: Counter[tuple[str, int]] = Counter()
    for leaf in leaves:
        counts.update({_key(line) for line in leaf.lines if _in_zone(line, leaf, HEAD_ZONE)})
    heads = {key for key, count in counts.items() if 2 * count > len(leaves) > 1 and re.search(r"[^\W\d_]", key[0])}
    return [
        line
        for leaf in leaves
        for line in _without_numbers(
            [line for line in leaf.lines if _key(line) not in heads or not _in_zone(line, leaf, HEAD_ZONE)],
            leaf,
            leaves,
        )
    ]


def _without_numbers(lines: list[TextLine], leaf: Leaf, leaves: Sequence[Leaf]) -> Sequence[TextLine]:
    for at, beside in ((-1, -2), (0, 1)):
        while lines and _is_number(lines[at], leaf):
            if len(lines) > 1 and abs(lines[at].y - lines[beside].y) < CLEAR * lines[at].size:
                break
            del lines[at]
    right = max((line.x1 for line in lines), default=0.0)
    left = min((line.x0 for line in lines), default=0.0)
    return [
        kept
        for line in lines
        if (kept := line if left < line.x0 and line.x1 < right else _without_marginal(line, lines, leaf, leaves))
    ]


def _is_number(line: TextLine, leaf: Leaf) -> bool:
    """Tell whether the first or last line of a page is its number; one that says so itself stands at any height."""
    if _in_zone(line, leaf, NUMBER_ZONE) and _PAGE_NUMBER.fullmatch(line.text):
        return True
    marked = _MARKED.fullmatch(line.text)
    return marked is not None and str(leaf.page.number) in marked.groups() and line.chunks == 1


def _without_marginal(line: TextLine, lines: Sequence[TextLine], leaf: Leaf, leaves: Sequence[Leaf]) -> TextLine | None:
    """Take the page's number away from a line where it stands in the margin beside all text; None if nothing is left."""
    for count in range(min(MARGINAL, len(line.words)), 0, -1):
        for held, rest in (
            (line.words[-count:], line.words[:-count]),
            (line.words[:count], line.words[count:]),
        ):
            text = joined(held)
            if str(leaf.page.number) not in text or not _PAGE_NUMBER.fullmatch(text):
                continue
            others = [*rest, *(word for each in lines if each is not line for word in each.words)]
            outside = all(word.x1 < held[0].x0 for word in others) or all(word.x0 > held[-1].x1 for word in others)
            if outside and not _is_text_there(held, leaf, leaves):
                return line.of(rest) if rest else None
    return line


def _is_text_there(held: Sequence[Word], leaf: Leaf, leaves: Sequence[Leaf]) -> bool:
    """Tell whether any other page has text where a number seems to stand in the margin: then it is one of a column."""
    return any(
        word.x0 < held[-1].x1 and held[0].x0 < word.x1
        for other in leaves
        if other is not leaf and abs(other.width - leaf.width) < 1
        for line in other.lines
        for word in line.words
        if str(other.page.number) not in word.text and any(map(str.isalnum, word.text.strip("第共总页码Page")))
    )


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / SAME_HEIGHT)


def _in_zone(line: TextLine, leaf: Leaf, share: float) -> bool:
    return line.y <= share * leaf.height or line.y >= (1 - share) * leaf.height
