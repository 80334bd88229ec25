"""Title tags: what a page calls itself in its tags, its metadata and its path, where column and site stand beside the title."""

import re
from collections.abc import Iterable, Sequence

from pipeline.locate.lines import Line
from pipeline.locate.title import LONGEST, Title, parse_announcement, parse_title

TITLE_TAGS = ("articletitle", "og:title", "title")
_PARTS = re.compile(r"[_|>»›/]|(?<!\d)[-–—]+(?!\d)")


def stated_title(properties: Iterable[tuple[str, str]], stated: Iterable[str], lines: Sequence[Line]) -> Title | None:
    """Return the title that the page's tags, its metadata, its path (首页 > …) or a notice at its head state."""
    tags = [value for tag in TITLE_TAGS for key, value in properties if key == tag]
    for text in (*tags[:1], *stated, *tags[1:]):
        for part in (text, *split_tag(text), *text.split()):
            if (title := parse_title(part)) and (title.agency or title.year):
                return title
    for line in lines:
        if ">" in line.squashed and (title := parse_title(_PARTS.split(line.text)[-1])) and title.year:
            return title
    heads = (line.text for line in lines if len(line.squashed) <= LONGEST and "关于" in line.squashed)
    return next((title for text in heads if (title := parse_announcement(text))), None)


def split_tag(text: str) -> list[str]:
    """Return the parts of what a page calls itself: its own title, the column, the site."""
    return [part for part in _PARTS.split(text) if part.strip()]


def title_before_site(text: str) -> Title | None:
    """Return the title that a line begins with before the column and the site, as a page's tag has them (… - 年报 - …)."""
    first, *others = split_tag(text) or [""]
    title = parse_title(first) if others and not any("公开" in other for other in others) else None
    return title if title and title.agency and title.year else None
