"""The overview as a page: the same sections in the terminal and as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.messages import Lang, render_finding, say, visible, without_repairs
from pipeline.messages.check_names import check_name
from pipeline.show.overview import Overview, Owed
from pipeline.store.folder import Row
from pipeline.store.office import FindingRow

MOST_NAMED = 20
"""Agencies named in a list; the rest are counted."""
_STANDINGS = ("usable", "usable_corrected", "check_reading", "send_back", "no_tables")
_ALWAYS = frozenset({"usable", "check_reading", "send_back"})
"""Standings with a column of their own even where no report has them."""
_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"} | {sign: f"\\{sign}" for sign in "\\`*_{}[]#|!~$"})
"""What Markdown takes for markup."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a table, or with a sentence where there is nothing to list."""

    heading: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numbers: int = 0
    """How many columns at the end hold numbers."""
    notes: tuple[str, ...] = ()


def sections(page: Overview, lang: Lang, lacking: Iterable[Section] = ()) -> Iterator[Section]:
    """Yield the sections of the page; those of `lacking`, of what was not collected or not read, behind who is missing."""
    word = partial(say, lang=lang)
    heads = ("year", "published", "late", "missing")
    met = {name for each in page.years for name, count in each.standings.items() if count}
    standings = [name for name in _STANDINGS if name in met or name in _ALWAYS]
    yield Section(
        word("report.standing"),
        (*(word(f"report.{head}") for head in heads), *(word(f"standing.{name}") for name in standings)),
        tuple(
            (
                str(each.year or "—"),
                *(str(count) for count in (each.published, each.late, each.missing)),
                *(str(each.standings.get(name, 0)) for name in standings),
            )
            for each in page.years
        ),
        len(heads) - 1 + len(standings),
        (word("report.counted"),) if any(each.published != sum(each.standings.values()) for each in page.years) else (),
    )
    yield _owed(word("report.who_missing"), page.missing, word)
    yield from lacking
    yield _owed(word("report.who_late"), page.late, word)
    if page.unmatched:
        yield Section(word("report.unmatched"), notes=_named(page.unmatched, word))
    yield Section(
        word("report.worst"),
        ("#", word("report.year"), word("report.agency"), word("report.what")),
        tuple(
            (str(number), str(each.year or "—"), each.agency or each.uri or "—", _told(each.finding, lang))
            for number, each in enumerate(page.worst, start=1)
        ),
        notes=() if page.worst else (word("report.no_errors"),),
    )
    yield _checks(page, word, lang)


def unread(rows: Iterable[Row], lang: Lang) -> Iterator[Section]:
    """Yield the section of the documents that could not be read at all, where there are any."""
    failed = [row for row in rows if row.outcome == "failed"]
    if not failed:
        return
    notes = (say("report.more", lang, count=len(failed) - MOST_NAMED),) if len(failed) > MOST_NAMED else ()
    listed = tuple((row.uri, row.message or "—") for row in failed[:MOST_NAMED])
    yield Section(say("report.unread", lang), (say("report.file", lang), say("report.why", lang)), listed, notes=notes)


def _told(finding: FindingRow, lang: Lang) -> str:
    return without_repairs(finding.message) if lang == "zh" else render_finding(finding, lang, repairs=False)


def _owed(heading: str, owed: Sequence[Owed], word: Callable[..., str]) -> Section:
    if not owed:
        return Section(heading, notes=(word("report.nobody_owes"),))
    notes = (word("report.more", count=len(owed) - MOST_NAMED),) if len(owed) > MOST_NAMED else ()
    rows = tuple(
        (str(each.year or "—"), each.agency, word(f"scope.{each.scope}"), each.due, each.published_on or "—")
        for each in owed[:MOST_NAMED]
    )
    return Section(
        heading, tuple(word(f"report.{head}") for head in ("year", "agency", "scope", "due", "on")), rows, notes=notes
    )


def _checks(page: Overview, word: Callable[..., str], lang: Lang) -> Section:
    rows = tuple(
        (
            each.code,
            check_name(each.code, english=lang == "en"),
            *(str(each.severities.get(name, 0)) for name in ("error", "warning", "info")),
            str(each.confirmed),
            str(each.dismissed),
        )
        for each in page.checks
    )
    severities = tuple(word(f"severity.{name}") for name in ("error", "warning", "info"))
    heads = (word("report.code"), word("report.check"), *severities, word("report.confirmed"), word("report.dismissed"))
    notes = tuple(
        word(
            "report.doubted", code=each.code, name=check_name(each.code, english=lang == "en"), dismissed=each.dismissed
        )
        for each in page.checks
        if each.doubted
    )
    return Section(word("report.checks"), heads, rows, 5, notes or (() if rows else (word("report.nothing"),)))


def _named(names: Sequence[str], word: Callable[..., str]) -> tuple[str, ...]:
    more = (word("report.more", count=len(names) - MOST_NAMED),) if len(names) > MOST_NAMED else ()
    return (*names[:MOST_NAMED], *more)


def as_markdown(title: str, parts: Iterable[Section]) -> str:
    """Return the page as Markdown; what comes from reports can't be markup."""
    lines = [f"# {_plain(title)}", ""]
    for part in parts:
        lines += [f"## {_plain(part.heading)}", ""]
        if part.rows:
            rules = [":---"] * (len(part.heads) - part.numbers) + ["---:"] * part.numbers
            lines += [_row(map(_plain, part.heads)), _row(rules), *(_row(map(_plain, row)) for row in part.rows), ""]
        lines += [f"- {_plain(note)}" for note in part.notes] + [""] * bool(part.notes)
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return " ".join(visible(text).split()).translate(_MARKUP)


def print_page(title: str, parts: Iterable[Section], console: Console) -> None:
    """Print the page in the terminal."""
    console.print(Text(visible(title), style="bold"))
    for part in parts:
        console.print()
        console.print(Text(part.heading, style="bold"))
        if part.rows:
            table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
            for number, head in enumerate(part.heads):
                right = number >= len(part.heads) - part.numbers
                table.add_column(Text(head), justify="right" if right else "left", overflow="fold", no_wrap=right)
            for row in part.rows:
                table.add_row(*(Text(visible(cell)) for cell in row))
            console.print(table)
        for note in part.notes:
            console.print(Text(f"  {visible(note)}"))
