"""One record in the terminal: what it is, what is to be said about it, and its tables as on the form."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from pipeline.messages import Lang, say, visible
from pipeline.messages.together import render_together, together
from pipeline.model.form import Forms
from pipeline.model.report import Finding, State
from pipeline.show.drawing import draw
from pipeline.show.form import SIGNS, boxes
from pipeline.store.decode import Record
from pipeline.store.places import edition_of, in_document, on_form, table_title
from pipeline.store.review import Mark, category, cell_marks

_SEVERITIES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_CATEGORIES = {"accepted": "bold green", "check_reading": "bold yellow", "send_back": "bold red"}


def show_record(record: Record, forms: Forms, console: Console, lang: Lang = "zh") -> None:
    """Draw a record on a console."""
    for part in (*_head(record, lang), *_findings(record, forms, lang), *_tables(record, forms, lang)):
        part.plain = visible(part.plain)
        console.print(part, soft_wrap=True)


def _head(record: Record, lang: Lang) -> Iterator[Text]:
    report = record.report
    kind = category(record.status, record.review)
    yield Text(report.title or record.source.uri, style="bold")
    facts = (report.agency, report.year, say(f"scope.{report.scope}", lang), report.edition, report.published_on)
    yield Text(" · ".join(str(fact) for fact in facts if fact is not None))
    if report.title:
        yield Text(record.source.uri, style="dim")
    yield Text(say(f"category.{kind}", lang), style=_CATEGORIES.get(kind, "bold"))
    yield Text()


def _findings(record: Record, forms: Forms, lang: Lang) -> Iterator[Text]:
    if not record.findings:
        yield Text(say("show.no_findings", lang))
    for severity, style in _SEVERITIES.items():
        for among in together(finding for finding in record.findings if finding.severity == severity):
            finding = among[0]
            yield Text.assemble(
                (say(f"severity.{severity}", lang), style),
                f"  {finding.code}",
                (f"  {say(f'concerns.{finding.concerns}', lang)}" if finding.concerns else "", style),
                (_place(finding, record, forms, lang) if len(among) == 1 else "", "dim"),
                f"\n    {render_together(among, lang)}",
            )
    yield Text()


def _place(finding: Finding, record: Record, forms: Forms, lang: Lang) -> str:
    words = on_form(finding.path, record.report, forms)
    fact = record.report.facts.get(finding.path or "")
    parts = (words.table, words.row, words.column, in_document(fact.place, lang) if fact else "")
    return "".join(f"{' · ' if number else '  '}{part}" for number, part in enumerate(filter(None, parts)))


def _tables(record: Record, forms: Forms, lang: Lang) -> Iterator[Text]:
    report = record.report
    marks = cell_marks(report, record.findings)
    for table, read_as in report.table_editions.items():
        edition = edition_of(report, table, forms)
        if edition is None:
            continue
        yield Text(table_title(edition, table), style="bold")
        if read_as is None:
            yield Text(say("show.table_missing", lang) + "\n")
            continue
        cells = {path: (fact, marks.get(path)) for path, fact in report.facts.items() if path.startswith(f"{table}.")}
        yield draw(*boxes(edition.table(table), cells))
    if report.unmapped:
        yield Text(say("show.unmapped", lang))
        for cell in report.unmapped:
            yield Text(f"  {' / '.join((*cell.row, *cell.column))}: {cell.text}  ({in_document(cell.place, lang)})")
        yield Text()
    yield from _legend(record, marks, lang)


def _legend(record: Record, marks: dict[str, Mark], lang: Lang) -> Iterator[Text]:
    """Explain the signs that were used."""
    used = set(marks.values())
    if not any(fact.state is State.BLANK for fact in record.report.facts.values()):
        used.discard(Mark.BLANK)
    words = [say(f"show.mark.{mark}", lang) for mark in (*SIGNS, Mark.BLANK, Mark.ABSENT) if mark in used]
    if words:
        yield Text(say("show.legend", lang, marks="  ".join(words)))
