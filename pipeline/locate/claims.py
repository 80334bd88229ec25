"""Claims: what the spots of a document say of its agency and its year, in the order in which they are believed.

A claim that contradicts the title becomes a finding that an office sends back to the agency, so a spot only counts where
it speaks of this report: last year's report is mentioned, compared with and published in every year's text.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.locate.lines import Line
from pipeline.locate.period import period_ends_in, periods_in
from pipeline.locate.title import Title
from pipeline.model.report import Claim, SectionText
from pipeline.text import squash

_ANNOUNCED = re.compile(
    r"(?:公布|编制|编写|形成|发布|撰写|公开|制作)[^。;《》]{0,40}?(?P<year>20\d\d)年度?[^。;《》\d]{0,20}?信息公开[^。;《》]{0,8}(?:报告|年报)"
)
_OPENING = re.compile(
    r"(?:\([一二三四五]\)[^。,]{0,12}。?)?(?:在)?(?P<year>20\d\d)年(?:度|以来|来)?(?:,|[我全本各县市区镇乡局委]|以来)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年|\))")
_OVERVIEW = 5000
"""Characters of an overview in which the year of the title is looked for."""


def agency_claims(
    title: Title | None, own: Claim | None, publisher: str | None, stated: Title | None, others: Iterable[Title]
) -> tuple[Claim, ...]:
    """Return what names the agency.

    `own` is the signature, or where there is none what the introduction says (`text`), which counts only where the title
    names nobody: the publisher on a county's site may be the county. `stated` is what the page itself calls the report,
    and counts where nothing else names one; `others` are the titles of other reports in the document.
    """
    named = [("title", title.agency if title else None), ("publisher", publisher)]
    if own is not None and not (own.source == "text" and named[0][1]):
        named.insert(1, (own.source, own.value))
    if not any(value for _, value in named) and stated is not None:
        named.append(("title", stated.agency))
    named += [("title", other.agency) for other in others]
    return tuple(dict.fromkeys(Claim(value, source) for source, value in named if value))


def own_claim(signature: str | None, announced: Title | None, maker: str | None) -> Claim | None:
    """Return whom the report itself names beside its title: in its signature, or where its introduction announces it.

    `maker` is who the introduction says has drawn it up.
    """
    if signature:
        return Claim(signature, "signature")
    named = (announced and announced.agency) or maker
    return Claim(named, "text") if named else None


def year_claims(
    title: Title | None,
    introduction: Sequence[Line],
    lines: Sequence[Line],
    sections: Sequence[SectionText],
    others: Iterable[Title],
) -> tuple[Claim, ...]:
    """Return what names the year reported on: the title, the statistical period, introduction and overview.

    `introduction` are the lines between the title and the first section; `others` are the titles of other reports.
    """
    claims = [Claim(str(title.year), "title")] if title and title.year else []
    claims += [Claim(year, "period") for line in lines for year in periods_in(line.squashed)]
    if not claims:
        # Without title and without the word 统计期限, a whole year in the introduction is one all the same.
        claims += [Claim(year, "period") for line in introduction for year in periods_in(line.squashed, strictly=False)]
    if not claims:
        claims += [Claim(year, "period") for line in introduction for year in period_ends_in(line.squashed)]
    claims += [Claim(str(other.year), "title") for other in others if other.year]
    for line in introduction:
        claims += [Claim(found["year"], "text") for found in _ANNOUNCED.finditer(line.squashed)]
    claims += [Claim(year, "text") for year in _overview_year(sections, title)]
    return tuple(dict.fromkeys(claims))


def _overview_year(sections: Sequence[SectionText], title: Title | None) -> list[str]:
    """Return the year with which the overview begins, where it never speaks of the year of the title."""
    squashed = squash(next((section.text for section in sections if section.id == "overview"), "")[:_OVERVIEW])
    found = _OPENING.match(squashed)
    if title is None or title.year is None or found is None or str(title.year) in _YEAR.findall(squashed):
        return []
    return [found["year"]]
