"""Mapping: located tables → facts of the form's fields, each with its place and its printed text."""

from pipeline.mapping.editions import edition_of, edition_of_year, left_over
from pipeline.mapping.tables import map_table
from pipeline.model.form import Edition, Forms
from pipeline.model.located import Located, Match
from pipeline.model.report import EMPTY_STATES, Fact, LabelVariant, Report, State, Unmapped

__all__ = ["map_report"]


def map_report(located: Located, forms: Forms) -> Report:
    """Make the report of a located document: every field of its tables' editions is a fact, printed or not."""
    matches = {match.table: match for match in located.matches}
    report_edition, read_as = _editions(matches, located, forms)
    facts: dict[str, Fact] = {}
    unmapped: list[Unmapped] = []
    labels: list[LabelVariant] = []
    hybrid: list[str] = []
    newest = list(forms.editions.values())[-1]
    table_editions: dict[str, str | None] = {form.id: None for form in newest.tables} if report_edition is None else {}
    for form in forms.editions[report_edition].tables if report_edition else ():
        match = matches.get(form.id)
        if match is None:
            table_editions[form.id] = None
            facts.update(_absent(forms.editions[report_edition or ""], form.id))
            continue
        edition = read_as.get(form.id, report_edition or "")
        mapped = map_table(match, forms.editions[edition], located.reading)
        table_editions[form.id] = edition
        facts.update(mapped.facts)
        unmapped.extend(mapped.unmapped)
        labels.extend(mapped.labels)
        hybrid.extend(left_over(match, edition, forms) if form.id != "requests" else ())
    return Report(
        genre=_genre(located.genre, facts),
        title=located.title,
        agency=located.agency,
        year=located.year,
        scope=located.scope,
        edition=report_edition,
        table_editions=table_editions,
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


def _editions(matches: dict[str, Match], located: Located, forms: Forms) -> tuple[str | None, dict[str, str]]:
    """Return the report's edition and that of each table found (contract, `report.edition` and `table_editions`).

    The tables decide, in the order of the form; the one whose labels are the same in all editions takes the report's,
    and where it stands alone, the year's.
    """
    read_as: dict[str, str] = {}
    report: str | None = None
    for table, match in matches.items():
        found = edition_of(match, forms, report)
        if found is not None:
            read_as[table] = found
            report = report or found
    if report is None and matches:
        with_year = located.year is not None
        report = edition_of_year(list(forms.editions), forms, located.year) if with_year else None
    return report, read_as


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
