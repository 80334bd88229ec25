"""Sentences: a narrative section as sentences, each as printed and in the comparable form that words are looked for in.

Lines are the typesetter's as often as the writer's: one that ends in no full stop goes on in the next, unless that begins
with an enumerator. All is bounded, since a document may hold anything.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.judge.claims.tokens import NAME, PLACE
from pipeline.text import squash

MOST_TEXT = 200_000
"""Characters of a section that are looked at; the longest met have some twelve thousand."""
MOST_SENTENCE = 1500
"""Characters of a sentence; what is longer is no sentence."""

_STOP = re.compile(r"[^。！？!?]+[。！？!?]*")
_ENUMERATOR = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．)）](?:(?!\d)|(?=20\d\d年))|[①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、])"
)
_TITLE = re.compile(r"《[^《》]{0,80}》")
_CITED = re.compile(r"\([^()]{0,20}\d{4}\)?\d{0,4}号\)|[(〔\[]20\d\d[)〕\]]\d{0,5}号?")
_APART = re.compile(r"(?<=\d)[^\S\n]+(?=\d)")
_HEADING = 40
"""Characters of the longest line that is taken for a heading."""

_DAY = r"(?:1月1日|元月1日|1月)起?"
_WHOLE_YEAR = re.compile(
    rf"(?:自|从)?(20\d\d)年{_DAY}(?:至|到|-|~)(?:20\d\d年|同年)?12月(?:31日|底)?(?:止|期间)?|截[至止]到?(20\d\d)年(?:12月31日|12月底|底|末|年底)"
)
_YEAR_END = re.compile(r"截[至止]到?(?:12月31日|12月底|年底|年末)|(?:1月1日|1月|(?<!\d)1)(?:至|到|-|~)12月(?:31日)?")
_YEARS = re.compile(r"20\d\d年?度?(?:至|到|-|~)20\d\d年?度?")
_INNER = re.compile(r"(?<=[;:。，,])(?:\(?\d{1,2}\)|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]是)")

_LEVEL = "省市县区州旗盟"
_PLACES = re.compile(rf"(?:[^{_LEVEL}]{{1,7}}(?:自治)?[{_LEVEL}])+")


class Sentence(NamedTuple):
    """One sentence of a narrative."""

    printed: str
    opens: bool
    """Whether it begins a paragraph with an enumerator, so that the talk may be of something new."""
    names: tuple[tuple[str, str], ...] = ()
    """Under which the report speaks of its agency and its region, with what stands for them."""

    @property
    def folded(self) -> str:
        """The sentence as words are looked for in it."""
        return fold(self.printed, self.names)


def sentences(text: str, agency: str | None) -> Iterator[Sentence]:
    r"""Yield the sentences of a section in order, with the agency's names folded away.

    >>> [sentence.folded for sentence in sentences("（二）依申请公开\n2023年，石桥县教育局收到\n１２件。", "石桥县教育局")]
    ['依申请公开:2023年，\ue000收到12件。']
    """
    names = _names(agency or "")
    for paragraph in _paragraphs(text[:MOST_TEXT]):
        opens = _ENUMERATOR.match(paragraph) is not None
        for found in _STOP.finditer(paragraph):
            printed = found.group().strip()
            if printed and len(printed) <= MOST_SENTENCE:
                yield Sentence(printed, opens, names)
                opens = False


def _paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs: lines, each joined with those that go on with it."""
    held, lines = "", 0
    for line in text.split("\n"):
        plain = line.strip()
        if not plain:
            continue
        if held and held[-1] not in "。！？!?" and not _ENUMERATOR.match(plain) and len(held) <= MOST_SENTENCE:
            heading = lines == 1 and len(held) <= _HEADING and _ENUMERATOR.match(held) and held[-1] not in "，、：:；"
            held += ("：" if heading else "") + plain
            lines += 1
            continue
        if held:
            yield held
        held, lines = plain, 1
    if held:
        yield held


def fold(printed: str, names: tuple[tuple[str, str], ...] = ()) -> str:
    """Return a sentence without spaces, titles, citations, its enumerator and names; full-width commas stay.

    A comma between digits may part thousands only where it is a half-width one.

    >>> fold("1. 2023年1月1日至12月31日，共收到 申请１,２３４件（《条例》）")
    '2023年，共收到申请1,234件(《》)'
    """
    text = _APART.sub("\u241f", printed)
    text = "，".join(squash(part) for part in text.split("，"))
    text = _ENUMERATOR.sub("", text, count=1) if _ENUMERATOR.match(text) else text
    if "《" in text:
        text = _TITLE.sub("《》", text)
    if "号" in text:
        text = _CITED.sub("", text)
    if "月" in text or "截" in text:
        text = _YEAR_END.sub("", _WHOLE_YEAR.sub(lambda found: f"{found[1] or found[2]}年", text))
    text = _INNER.sub("", _YEARS.sub("历年", text))
    for name, mark in names:
        if name in text:
            text = text.replace(name, mark)
    return text


@lru_cache(64)
def _names(agency: str) -> tuple[tuple[str, str], ...]:
    """Return the names under which a report speaks of its agency and of its region, longest first.

    >>> [name for name, mark in _names("云溪市石桥县教育局") if mark == NAME]
    ['云溪市石桥县教育局', '县教育局', '教育局']
    >>> [name for name, mark in _names("云溪市石桥县教育局") if mark == PLACE]
    ['云溪市石桥县', '石桥县']
    """
    name = squash(agency).partition("(")[0]
    found = _PLACES.match(name)
    place = found.group() if found else ""
    rest = name[len(place) :]
    names: dict[str, str] = {name: NAME}
    if rest and not rest.startswith(("人民政府", "政府")):
        plain = rest.removesuffix("人民政府").removesuffix("政府")
        for short in (f"{place[-1:]}{rest}", rest, plain):
            names.setdefault(short, NAME)
    if place:
        last = re.search(rf"[^{_LEVEL}]+(?:自治)?[{_LEVEL}]$", place)
        for region in (place, last.group() if last else place):
            names.setdefault(region, PLACE)
    return tuple((text, mark) for text, mark in names.items() if len(text) > 1)
