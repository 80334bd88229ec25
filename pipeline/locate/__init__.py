"""Locate: a document × the editions → which table is which, who reports on which year, and the text of each section."""

from pipeline.locate.announced import announced_title, asked, byline, maker_of, only_hosts
from pipeline.locate.claims import agency_claims, own_claim, year_claims
from pipeline.locate.closing import find_signature
from pipeline.locate.copies import COPIES, names_of_copies, titles_side_by_side
from pipeline.locate.extent import extent_of
from pipeline.locate.framed import unframed
from pipeline.locate.genre import genre_of
from pipeline.locate.glued import find_glued
from pipeline.locate.headings import find_headings
from pipeline.locate.joined_heads import with_parted_heads
from pipeline.locate.lines import blocks_of, lines_of
from pipeline.locate.metadata import Metadata, bare_date
from pipeline.locate.report_title import choose_title, find_titles, with_stated
from pipeline.locate.scope import scope_of
from pipeline.locate.sections import section_texts
from pipeline.locate.strewn import nameless, stacked, strewn
from pipeline.locate.tables import find_tables
from pipeline.locate.title_tags import stated_title
from pipeline.locate.vocabulary import vocabulary_of
from pipeline.locate.wordings import Wordings
from pipeline.model.document import Document, Picture
from pipeline.model.form import Forms
from pipeline.model.located import Located
from pipeline.model.report import Claim

__all__ = ["locate"]


def locate(document: Document, forms: Forms) -> Located:
    """Find the report in a document."""
    document = with_parted_heads(unframed(document, forms), forms)
    lines = lines_of(document, Wordings(forms))
    titles = find_titles(lines)
    headings = find_headings(document, lines, forms, [title.start for title in titles])
    tables = find_tables(document, headings, forms)
    glued = find_glued(document, tables.matches, forms)
    blocks = tuple(sorted({*tables.blocks, *glued.blocks}))
    pictures = [number for number, block in enumerate(document.blocks) if isinstance(block, Picture)]
    printed = choose_title(titles, lines, headings, (*blocks, *pictures))
    extent = extent_of(document, lines, printed.after, headings, blocks)
    metadata = Metadata(document, extent.head, extent.first_block)
    stated = stated_title(document.properties, metadata.titles, extent.head)
    title = with_stated(printed, stated)
    name = title.title
    sections = section_texts(headings, lines, forms, len(document.blocks), name)
    announced = announced_title(extent.introduction)
    above, below = find_signature(extent.introduction, in_head=True), find_signature(extent.closing)
    maker = maker_of(extent.introduction) or (byline(extent.introduction) if printed.printed else None)
    overview = next((section.text for section in sections if section.id == "overview"), "")
    publisher = metadata.publisher
    if publisher is not None and not (name and name.agency) and only_hosts(publisher, overview):
        publisher = None
    if maker is None and publisher is None:
        maker = asked(extent.introduction, overview)
    own = own_claim(below.agency or above.agency, announced, maker)
    agencies = agency_claims(name, own, publisher, stated, printed.others)
    agencies += names_of_copies(lines, headings)
    foreign_titles = {other for other, _ in printed.elsewhere}
    theirs = {at for _, there in printed.elsewhere for at in there}
    own_lines = [line for at, line in enumerate(lines) if at not in theirs]
    others = [other for other in printed.others if other not in foreign_titles]
    years = year_claims(name, extent.introduction, own_lines, sections, others)
    years += tuple(dict.fromkeys(Claim(other.text, "report") for other, _ in printed.elsewhere))
    years += titles_side_by_side(extent.head) if name is None else ()
    foreign = blocks_of((stretch for _, stretch in printed.elsewhere), lines, len(document.blocks))
    matches = tables.without(foreign)
    agency = next((claim.value for claim in agencies if claim.source not in COPIES), None)
    return Located(
        genre=genre_of(document, lines, title, headings, blocks),
        title=name.text if name else None,
        agency=agency,
        year=next((int(claim.value) for claim in years if claim.source in {"title", "period"}), None)
        or (announced.year if announced else None),
        scope=scope_of(agency, name.text if name else None, by_title=name is not None and name.agency == agency),
        published_on=metadata.published_on or below.signed_on or bare_date(extent.introduction) or above.signed_on,
        agencies=agencies,
        years=years,
        sections=sections,
        matches=matches,
        pictures=len(pictures),
        complete=document.complete,
        reading=document.reading,
        scattered=tables.scattered
        | strewn(lines, matches, vocabulary_of(forms), tables.by_grid)
        | nameless(document, headings, matches)
        | stacked(matches, vocabulary_of(forms)),
        glued=glued.texts,
    )
