"""Mapping: located tables → facts of the form's fields, each with its place and its printed text."""

from collections.abc import Iterator, Mapping

from pipeline.mapping.editions import edition_of, edition_of_year, left_over
from pipeline.mapping.glued import GluedTable
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.mapping.vanished import is_lossy, without_lost
from pipeline.mapping.years import of_its_year
from pipeline.model.form import Edition, Forms
from pipeline.model.located import Located, Match
from pipeline.model.report import EMPTY_STATES, Fact, LabelVariant, Report, State, Unmapped

__all__ = ["map_report"]


def map_report(located: Located, forms: Forms) -> Report:
    """Make the report of a located document: every field of its tables' editions is a fact, printed or not."""
    matches = {match.table: of_its_year(match, located.year) for match in located.matches}
    glued = {text.table: GluedTable(text, forms, located.year) for text in located.glued}
    matches |= {table: words for table, text in glued.items() if (words := text.words)}
    report_edition, read_as = _editions(matches, located, forms)
    facts: dict[str, Fact] = {}
    unmapped: list[Unmapped] = []
    labels: list[LabelVariant] = []
    hybrid = list(_foreign(matches, forms, report_edition))
    newest = list(forms.editions.values())[-1]
    lossy: list[tuple[Match, dict[str, Fact], Edition]] = []
    short: set[str] = set()
    table_editions: dict[str, str | None] = {form.id: None for form in newest.tables} if report_edition is None else {}
    for form in forms.editions[report_edition].tables if report_edition else ():
        match = matches.get(form.id)
        if match is None:
            table_editions[form.id] = None
            facts.update(_absent(forms.editions[report_edition or ""], form.id))
            continue
        edition = read_as.get(form.id, report_edition or "")
        mapped = _mapped(match, forms.editions[edition], located, glued)
        table_editions[form.id] = edition
        facts.update(mapped.facts)
        short |= {form.id} if mapped.short else set()
        if is_lossy(match):
            lossy.append((match, mapped.facts, forms.editions[edition]))
        unmapped.extend(mapped.unmapped)
        labels.extend(mapped.labels)
        hybrid.extend(left_over(match, edition, forms) if form.id != "requests" else ())
    for doubted in without_lost(lossy):
        facts.update(doubted)
    return Report(
        genre=_genre(located.genre, facts),
        title=located.title,
        agency=located.agency,
        year=located.year,
        scope=located.scope,
        edition=report_edition,
        table_editions=table_editions,
        scattered=located.scattered | short,
        hybrid=tuple(hybrid),
        published_on=located.published_on,
        facts=facts,
        unmapped=tuple(unmapped),
        labels=tuple(labels),
        agencies=located.agencies,
        years=located.years,
        sections=located.sections,
        pictures=located.pictures,
        complete=located.complete,
    )


def _mapped(match: Match, edition: Edition, located: Located, glued: Mapping[str, GluedTable]) -> TableFacts:
    """Map a table by its cells, or where it has none by its text."""
    text = glued.get(match.table)
    if text and (facts := text.facts(edition)):
        return facts
    return map_table(match, edition, located.reading, located.year)


def _editions(matches: dict[str, Match], located: Located, forms: Forms) -> tuple[str | None, dict[str, str]]:
    """Return the report's edition and that of each table found (contract, `report.edition` and `table_editions`).

    The tables decide, in the order of the form and those of newer editions first, since an old table may be attached;
    the one whose labels are the same in all editions takes the report's, and where it stands alone, the year's.
    """
    read_as: dict[str, str] = {}
    report: str | None = None
    for table, match in _newest_first(matches, forms):
        found = edition_of(match, forms, report)
        if found is not None:
            read_as[table] = found
            report = report or found
    if report is None and matches:
        among = [edition for edition in forms.editions.values() if any(form.id in matches for form in edition.tables)]
        report = edition_of_year(among, located.year) if located.year is not None else None
    return report, read_as


def _newest_first(matches: dict[str, Match], forms: Forms) -> Iterator[tuple[str, Match]]:
    """Yield the tables found in the order of the form, the newest edition's first."""
    newest = reversed(tuple(forms.editions.values()))
    for table in dict.fromkeys(form.id for edition in newest for form in edition.tables):
        if table in matches:
            yield table, matches[table]


def _foreign(matches: dict[str, Match], forms: Forms, edition: str | None) -> Iterator[str]:
    """Yield the titles of tables found that the report's edition does not have."""
    if edition is None:
        return
    own = {form.id for form in forms.editions[edition].tables}
    titles = {
        section.table: section.title for other in forms.editions.values() for section in other.sections if section.table
    }
    yield from (titles[table] for table in matches if table not in own)


def _absent(edition: Edition, table: str) -> dict[str, Fact]:
    """Return the facts of a table that was not found."""
    return {path: Fact(path, State.ABSENT) for path, field in edition.fields.items() if field.table == table}


def _genre(located: str, facts: dict[str, Fact]) -> str:
    """Decide between a filled and a blank form, now that the numbers are read."""
    if not facts:
        return located
    printed = [fact for fact in facts.values() if fact.state is not State.ABSENT]
    blank = bool(printed) and all(fact.state in EMPTY_STATES for fact in printed)
    if located == "notice_with_blank_form":
        return located if blank or not printed else "report"
    return "blank_form" if blank else located
