"""Announced: the report as its own introduction names it, where no title says whose it is.

A text that a web clipper saved often lacks the heading of its page, and begins with the sentence in which the agency
publishes its report: 现公布石桥县水务局2023年政府信息公开工作年度报告。
"""

import re
from collections.abc import Sequence

from pipeline.locate.lines import Line
from pipeline.locate.title import Title, parse_title
from pipeline.text import unfolded

_SENTENCE = re.compile(
    r"(?:^|[。;,:])(?:[现特兹]|特此)(?:将|就|(?:依法)?(?:面?向社会(?:各界|公众)?)?(?:公布|公开|发布|编制(?:并?(?:公布|发布))?|编写))"
    r"《?(?:我[\u4e00-\u9fff]{1,4}?(?=20\d\d年))?(?P<title>[^。;,:《》]{4,90}?公开[^。;,:《》]{0,20}?(?:报告|年报))》?"
    r"(?=[。;,:]|$|如下|予以|公布|公开|发布|向社会)"
)
"""The words in which a report announces itself; what was done another year is told without 现 and 特."""


def announced_title(introduction: Sequence[Line]) -> Title | None:
    """Return what the lines before the first section call the report; None where they name two, or none."""
    found = {
        title
        for line in introduction
        for sentence in _SENTENCE.finditer(line.squashed)
        if (title := parse_title(unfolded(line.text, range(*sentence.span("title"))))) is not None
    }
    return found.pop() if len(found) == 1 else None
