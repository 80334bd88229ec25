"""The report's title: which of the titles on a page is that of the report, and what the page calls it where none is.

A page lists other years' reports above, below and beside the text, and prints the report's own title once, twice or only
in its tags. The report's title is the one that a report follows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pipeline.locate.headings import Heading
from pipeline.locate.lines import Line
from pipeline.locate.organisation import is_organisation
from pipeline.locate.period import periods_in
from pipeline.locate.title import LONGEST, Title, parse_title, year_alone
from pipeline.locate.title_tags import title_before_site
from pipeline.text import unspaced

MOST_LINES = 4
"""Printed lines that a title may take: agency, year, 政府信息公开工作, 年度报告."""
SUBSTANCE = 120
"""Characters of sentences, or what counts as much, that follow the title of a report. The shortest narrative report met
has 220; a line that presents a file for download has some 40."""
_WORTH = 300
"""What a heading of the form, a table of it, or a picture counts as, in characters of sentences."""
_NEAR = 12
"""Lines above a title without agency in which a fuller print of it is looked for; a page's metadata take up to eight."""
_TOP = 6
"""Lines at the beginning of a document that may be pieces of its title; a red head and a number come before it."""

_TAIL = 2
"""The most characters of a last line that is less than a word: 告》."""
_PAGE_HEADING = 2
"""The level down to which a heading is that of a page."""

_END = re.compile(r"(?:报告书?|年报)(?:全文|正文)?》?(?:\([^()]{1,20}\))*[.。]?(?:\.[a-z]{3,5})?$")
_PLACE = re.compile(r"[省市县区州镇乡旗盟]")
_ZONE = re.compile(r"(?<![督会])管(?:理委员会|委会)$")
"""Ends of the names of zones, whose offices have no place in their own names."""
_PIECE = re.compile(r"[\u4e00-\u9fff()0-9《·]{2,40}")
_METADATA = re.compile(
    r"\s+[\[【(（]?(?=(?:发布|公开|发文|来源|信息来源|时间|日期|作者|浏览|阅读|点击|字体|分享|打印)\S{0,6}[:：])"
)
"""Where metadata begin in the line of a title."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title among the lines."""

    title: Title
    start: int
    after: int
    """The first line after it."""


@dataclass(frozen=True, slots=True)
class ReportTitle:
    """The title of the report, and where its text begins."""

    title: Title | None
    printed: bool = False
    """True where a report follows it among the lines; False where only the page's tags or metadata say it."""
    after: int = 0
    """The first line after the title; 0 where it is not printed."""
    others: tuple[Title, ...] = ()
    """The titles of other reports that stand in the document whole, or under which the page presents this one."""
    elsewhere: tuple[tuple[Title, range], ...] = ()
    """Whole other reports, each with its lines: what stands there is nothing of this one."""


def find_titles(lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """Return the titles among the lines, each joined over as many lines as it takes, in order."""
    found: list[Candidate] = []
    for number, line in enumerate(lines):
        # The last character alone may stand in the next line, or with the mark behind it.
        cut = number > 0 and len(line.squashed) <= _TAIL
        whole = lines[number - 1].squashed[-2:] + line.squashed if cut else line.squashed
        if len(line.squashed) <= LONGEST and _END.search(whole):
            candidate = _ending_at(lines, number)
        elif "公开" in line.squashed[:LONGEST]:
            title = parse_title(_METADATA.split(line.text[: 2 * LONGEST], maxsplit=1)[0]) or title_before_site(
                line.text
            )
            candidate = Candidate(title, number, number + 1) if title is not None else None
        else:
            continue
        if candidate is not None:
            found.append(candidate)
    return tuple(found)


def choose_title(
    candidates: Sequence[Candidate],
    lines: Sequence[Line],
    headings: Sequence[Heading],
    blocks: Iterable[int],
) -> ReportTitle:
    """Return the title that most of a report follows. `blocks` are those with a table of the form or a picture."""
    candidates = _without_lists(candidates, lines)
    weights = _weights(candidates, lines, [*(heading.block for heading in headings), *blocks])
    by_key: dict[tuple[str | None, int | None], int] = {}
    for candidate, weight in zip(candidates, weights, strict=True):
        by_key[_key(candidate.title)] = by_key.get(_key(candidate.title), 0) + weight
    best = max(by_key, key=lambda key: by_key[key], default=None)
    if best is None or by_key[best] < SUBSTANCE:
        return ReportTitle(None)
    number = max(
        (n for n, candidate in enumerate(candidates) if _key(candidate.title) == best), key=lambda n: (weights[n], -n)
    )
    chosen = candidates[number]
    title = _fullest(chosen, candidates[:number])
    ends = [*(following.start for following in candidates[1:]), len(lines)]
    others = [
        candidate.title
        for candidate, end in zip(candidates, ends, strict=True)
        if not _agree(candidate.title, title)
        and (_is_whole(candidate.after, end, headings) or _is_head_of(candidate, chosen, lines))
    ]
    elsewhere = _other_reports(candidates, ends, title, headings)
    return ReportTitle(
        title, printed=True, after=chosen.after, others=tuple(dict.fromkeys(others)), elsewhere=elsewhere
    )


def with_stated(title: ReportTitle, stated: Title | None) -> ReportTitle:
    """Return the title, or what the page calls itself where no title is printed or the printed one names no year."""
    printed = title.title
    if stated is None or (printed is not None and (printed.year or not stated.year or not _agree(stated, printed))):
        return title
    return replace(title, title=stated)


def _ending_at(lines: Sequence[Line], last: int) -> Candidate | None:
    """Return the title whose last line is given, with the lines above that belong to it."""
    best: Candidate | None = None
    for start in range(last, max(-1, last - MOST_LINES), -1):
        if start < last and not _adjoins(lines, start):
            break
        title = parse_title("".join(line.text for line in lines[start : last + 1]))
        if title is None:
            if best is not None:
                break
            continue
        if best is not None and not _belongs(lines, start, best.title, title):
            break
        best = Candidate(title, start, last + 1)
    if best is None or best.title.year is not None or best.after == len(lines):
        return best
    year = year_alone(lines[best.after].squashed)
    if year is None or lines[best.after].squashed.isdigit():
        return best
    title = replace(best.title, text=best.title.text + unspaced(lines[best.after].text), year=year)
    return Candidate(title, best.start, best.after + 1)


def _adjoins(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line may be a piece of the title that goes on in the next one."""
    line, following = lines[number], lines[number + 1]
    return (
        following.block - line.block <= 1
        and _PIECE.fullmatch(line.squashed) is not None
        and not (following.heading is not None and line.heading is None)
    )


def _belongs(lines: Sequence[Line], start: int, rest: Title, whole: Title) -> bool:
    """Tell whether a line is the first of a title, where the lines after it are a title by themselves.

    A second name of an agency stands in brackets below its first (石桥县政务服务局 ⏎ （石桥县行政审批局） ⏎ 2023年…报告).
    宿州市人民政府 ⏎ 2016年…报告: a name where there is none yet, or a place before a name that has none.
    """
    if whole.agency is None or whole.agency == rest.agency:
        return rest.year is None and whole.year is not None
    if rest.agency is None:
        return is_organisation(whole.agency)
    line, following = lines[start], lines[start + 1]
    second = re.fullmatch(r"\([^()]+\)", following.squashed) is not None and is_organisation(line.text)
    zone = _ZONE.search(line.squashed) is not None and is_organisation(line.text) and not _PLACE.search(rest.agency)
    if second or zone or (line.squashed.endswith("人民政府") and rest.agency.endswith("街道办事处")):
        return True
    if _PLACE.search(rest.agency) or not is_organisation(whole.agency):
        return False
    if _PLACE.search(line.squashed[-1]):
        return is_organisation(line.text)
    # A name broken in two (云溪市住房和城乡 ⏎ 建设局2023年…) looks like anything; a page's menu stands nowhere here.
    together = line.block == following.block or (line.heading is not None) or start < _TOP
    return together and _PLACE.search(line.squashed) is not None and not is_organisation(line.text)


def _without_lists(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Leave out titles that stand in a list of titles and name another year than the report's statistical period.

    The last title of a list may stand right above the text of a report whose own title is a picture.
    """
    periods = {year for line in lines for year in periods_in(line.squashed)}
    if len(periods) != 1:
        return list(candidates)
    listed = {
        number
        for this, following in pairwise(range(len(candidates)))
        for number in (this, following)
        if candidates[following].start == candidates[this].after
        and candidates[this].title.year != candidates[following].title.year
    }
    return [
        candidate
        for number, candidate in enumerate(candidates)
        if number not in listed or candidate.title.year is None or str(candidate.title.year) in periods
    ]


def _weights(candidates: Sequence[Candidate], lines: Sequence[Line], blocks: Iterable[int]) -> list[int]:
    """Return how much of a report stands between each title and the next, in characters of sentences."""
    sentences = [0, *accumulate(len(line.squashed) if "。" in line.squashed else 0 for line in lines)]
    marks = sorted(blocks)
    weights: list[int] = []
    at = 0
    for candidate, following in zip(candidates, [*candidates[1:], None], strict=False):
        end = following.start if following else len(lines)
        first = lines[candidate.after - 1].block
        last = lines[end].block if end < len(lines) else float("inf")
        while at < len(marks) and marks[at] <= first:
            at += 1
        begin = at
        while at < len(marks) and marks[at] < last:
            at += 1
        weights.append(sentences[end] - sentences[candidate.after] + _WORTH * (at - begin))
    return weights


def _fullest(chosen: Candidate, above: Sequence[Candidate]) -> Title:
    """Return the title, or a fuller print of it right above (the page's own head, which names the agency)."""
    near = [candidate for candidate in above if candidate.after >= chosen.start - _NEAR]
    if chosen.title.agency and chosen.title.year:
        return next((each.title for each in reversed(near) if _names_more(each.title, chosen.title)), chosen.title)
    fuller = [candidate for candidate in near if candidate.title.agency and _agree(candidate.title, chosen.title)]
    if not fuller or len({_key(candidate.title) for candidate in near} - {_key(chosen.title)}) > 1:
        return chosen.title
    return replace(fuller[-1].title, year=fuller[-1].title.year or chosen.title.year)


def _names_more(fuller: Title, title: Title) -> bool:
    """Tell whether a title has the whole name of an agency of which another has the end only, without any place."""
    whole, rest = unspaced(fuller.agency or ""), unspaced(title.agency or "")
    if fuller.year != title.year or whole == rest or not whole.endswith(rest) or _PLACE.search(rest):
        return False
    return is_organisation(whole[: -len(rest)])


def _is_whole(start: int, end: int, headings: Sequence[Heading]) -> bool:
    """Tell whether a report stands between two lines: two sections of the form, one of them with a table."""
    below = _sections(start, end, headings)
    return len(below) > 1 and any(below.values())


def _sections(start: int, end: int, headings: Sequence[Heading]) -> dict[str, str | None]:
    """Return the sections headed between two lines, each with its table."""
    first, last = (bisect_left(headings, line, key=lambda heading: heading.start) for line in (start, end))
    return {heading.section.id: heading.section.table for heading in headings[first:last]}


def _other_reports(
    candidates: Sequence[Candidate], ends: Sequence[int], title: Title, headings: Sequence[Heading]
) -> tuple[tuple[Title, range], ...]:
    """Return other reports with their lines: whole ones, which have sections that the report has itself.

    A running head with last year's title stands before sections, too, but before each of them only once.
    """
    parts = [(each.title, each.start, end) for each, end in zip(candidates, ends, strict=True)]
    own = {id_ for its, start, end in parts if _agree(its, title) for id_ in _sections(start, end, headings)}
    foreign = [part for part in parts if not _agree(part[0], title)]
    whole = [
        its
        for its, start, end in foreign
        if _is_whole(start, end, headings) and len(own & _sections(start, end, headings).keys()) > 1
    ]
    return tuple((its, range(start, end)) for its, start, end in foreign if any(_agree(its, other) for other in whole))


def _is_head_of(candidate: Candidate, chosen: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether a title is what the page calls the report in a heading right above it."""
    heading = lines[candidate.start].heading
    return heading is not None and heading <= _PAGE_HEADING and 0 <= chosen.start - candidate.after <= _NEAR


def _key(title: Title) -> tuple[str | None, int | None]:
    return title.agency, title.year


def _agree(one: Title, other: Title) -> bool:
    """Tell whether two titles may be one: neither names another agency or year than the other."""
    return (one.agency is None or other.agency in {None, one.agency}) and (
        one.year is None or other.year in {None, one.year}
    )
