"""Locate: a document × the editions → which table is which, who reports on which year, and the text of each section."""

import re

from pipeline.locate.genre import genre_of
from pipeline.locate.metadata import published_on, publisher, signature
from pipeline.locate.scope import scope_of
from pipeline.locate.sections import Heading, find_headings, section_texts
from pipeline.locate.tables import find_tables
from pipeline.locate.title import Title, is_organisation, parse_title
from pipeline.model.document import Document, Paragraph, Picture
from pipeline.model.form import Forms
from pipeline.model.located import Located
from pipeline.model.report import Claim, SectionText
from pipeline.text import squash

_TITLE_TAGS = ("articletitle", "og:title", "title")
_LINES = 4
"""Printed lines that a title may take: agency, year, 政府信息公开工作, 年度报告."""
_PLACE = re.compile(r"[省市县区州镇乡旗盟]")
_PERIOD = re.compile(
    r"((?:19|20)\d{2})年1月1日(?:0时)?(?:起|开始)?[,、]?(?:至|到|-|—|~|截至|截止)+(?:((?:19|20)\d{2})年|当年|同年)?12月31日"
)
_INTRODUCTION = re.compile(r"(?:公布|编制|形成|发布|向社会公开)[^。《》]{0,30}?((?:19|20)\d{2})年度?(?:政府)?信息公开[^。《》]{0,8}报告")

__all__ = ["locate"]


def locate(document: Document, forms: Forms) -> Located:
    """Find the report in a document."""
    headings = find_headings(document, forms)
    matches = find_tables(document, headings, forms)
    title = _find_title(document, headings)
    sections = section_texts(document, headings)
    agencies = _agencies(document, title)
    years = _years(document, title, sections)
    agency = agencies[0].value if agencies else None
    year = next((int(claim.value) for claim in years if claim.source in {"title", "period"}), None)
    return Located(
        genre=genre_of(document, title, headings, matches),
        title=title.text if title else None,
        agency=agency,
        year=year,
        scope=scope_of(agency, title.text if title else None),
        published_on=published_on(document),
        agencies=agencies,
        years=years,
        sections=sections,
        matches=matches,
        pictures=sum(isinstance(block, Picture) for block in document.blocks),
        complete=document.complete,
        reading=document.reading,
    )


def _find_title(document: Document, headings: tuple[Heading, ...]) -> Title | None:
    """Return the title nearest above the first section, else the first one anywhere, else what the page calls itself.

    A page may list other years' reports above and below; the report's own title stands closest to its text.
    """
    paragraphs = [(n, block.text) for n, block in enumerate(document.blocks) if isinstance(block, Paragraph) and block.text.strip()]
    first = headings[0].block if headings else len(document.blocks)
    lines = [(n, line) for n, text in paragraphs for line in (text.split("\n") if len(text) <= _LINES * 40 else [text])]
    above = [item for item in lines if item[0] <= first]
    titles = _titles([text for _, text in above])
    if titles:
        return _fullest(titles)
    for tag in _TITLE_TAGS:
        for key, value in document.properties:
            if key == tag and (title := parse_title(re.split(r"[_|]|(?<=告)-|(?<=报)-", value.strip())[0])):
                return title
    below = _titles([text for n, text in lines if n > first])
    return below[0] if below else None


def _fullest(titles: list[Title]) -> Title:
    """Return the last title, or the one like it that says more (the same title printed twice, once without agency)."""
    last = titles[-1]
    if last.agency and last.year:
        return last
    return next((title for title in reversed(titles) if title.agency and title.year in {last.year, None} | {title.year}), last)


def _titles(lines: list[str]) -> list[Title]:
    """Return the titles among the lines, each joined over as many lines as it takes, in order."""
    found: list[Title] = []
    for start in range(len(lines)):
        for count in range(1, min(_LINES, len(lines) - start) + 1):
            title = parse_title("".join(lines[start : start + count]))
            if title is not None:
                if count == 1 or _belongs(lines[start], parse_title("".join(lines[start + 1 : start + count]))):
                    found.append(title)
                break
    return found


def _belongs(line: str, rest: Title | None) -> bool:
    """Tell whether a line is a title's first, where the lines after it may be a title by themselves."""
    if rest is None:
        return True
    if not is_organisation(line):
        return False
    return rest.agency is None or not (_PLACE.search(rest.agency) or not _PLACE.search(squash(line)[-1:]))


def _agencies(document: Document, title: Title | None) -> tuple[Claim, ...]:
    """Return what names the agency, in the order in which it is believed."""
    named = (("title", title.agency if title else None), ("signature", signature(document)), ("publisher", publisher(document)))
    return tuple(Claim(value, source) for source, value in named if value)


def _years(document: Document, title: Title | None, sections: tuple[SectionText, ...]) -> tuple[Claim, ...]:
    """Return what names the year reported on: the title, the statistical period, the introduction."""
    claims = [Claim(str(title.year), "title")] if title and title.year else []
    texts = [squash(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    for text in texts:
        for found in _PERIOD.finditer(text):
            start, end = found.groups()
            if end in {None, start}:
                claims.append(Claim(start, "period"))
        claims.extend(Claim(found.group(1), "text") for found in _INTRODUCTION.finditer(text))
    claims.extend(_overview_year(sections, claims))
    return tuple(dict.fromkeys(claims))


def _overview_year(sections: tuple[SectionText, ...], claims: list[Claim]) -> list[Claim]:
    """Return the year of which the overview speaks throughout, where it never speaks of the year of the title."""
    text = next((squash(section.text) for section in sections if section.id == "overview"), "")
    years = re.findall(r"(?<!\d)(20[12]\d)年(?!\d{1,2}月\d{1,2}日)", text)
    title = next((claim.value for claim in claims if claim.source == "title"), None)
    if title is None or title in years or len(years) < 2 or len(set(years)) > 1:  # noqa: PLR2004 once may be a reference
        return []
    return [Claim(years[0], "text")]
