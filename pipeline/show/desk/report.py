"""One report as a view: its findings in the order in which they are looked at, its form, and where each number stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.messages import Lang, render_finding, say, spell
from pipeline.messages.check_names import check_name
from pipeline.model.form import Forms
from pipeline.model.report import Finding, Report, State
from pipeline.show.desk.form import Told, form_views
from pipeline.show.desk.queue import Line
from pipeline.show.desk.view import FindingView, ReportView, Said, Spot
from pipeline.store.decisions import Decision, corrections, settled
from pipeline.store.decode import Record
from pipeline.store.places import in_document, on_form
from pipeline.store.review import cell_marks

_READINGS = frozenset({"extraction", "undecided"})
_TYPED = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
MOST_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Held:
    """A finding of the report, whoever found it."""

    id: str
    finding: Finding
    message: str | None = None
    """As judgement wrote it; made anew where it is None."""
    gone: bool = False
    """Whether it no longer holds over the corrected values."""
    brought: bool = False
    """Whether only the corrected values brought it about."""
    correctable: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of one report."""

    record: Record
    line: Line
    findings: tuple[Held, ...]
    decisions: Mapping[str, tuple[Decision, ...]]
    """By finding, in the order in which they were made."""
    values: Mapping[str, Decimal]
    """The corrections in force, by field."""
    judged: bool


def report_view(case: Case, forms: Forms, lang: Lang) -> ReportView:
    """Return the page of a report."""
    report = case.record.report
    views = [_finding_view(held, case, forms, lang) for held in case.findings]
    errors = sorted((each for each in views if each.severity == "error"), key=_looking_order(case))
    remarks = sorted((each for each in views if each.severity != "error"), key=lambda each: each.severity != "warning")
    facts = (
        report.agency or case.line.agency,
        None if report.year is None else say("desk.year", lang, year=report.year),
        say(f"scope.{report.scope}", lang),
        None if report.edition is None else say("desk.edition", lang, edition=report.edition),
        report.published_on,
    )
    marks = cell_marks(report, tuple(_still(case.findings)))
    told = Told(marks, _stops(case), case.values, _settled_cells(errors))
    return ReportView(
        case.line.sha256,
        report.title or case.record.source.uri,
        tuple(fact for fact in facts if fact),
        case.record.source.uri,
        case.line.standing,
        say(f"standing.{case.line.standing}", lang),
        case.line.to_check,
        case.line.to_send_back,
        tuple(errors),
        tuple(remarks),
        tuple(form_views(report, forms, told, lang)),
        tuple(
            (" / ".join((*cell.row, *cell.column)), cell.text, in_document(cell.place, lang))
            for cell in report.unmapped
        ),
        tuple(_spots(report, forms)),
        case.judged,
    )


def _still(findings: Iterable[Held]) -> Iterator[Finding]:
    """Yield what marks cells: also what is dismissed, since it is said of the cell that it was settled."""
    return (held.finding for held in findings if not held.gone)


def _stops(case: Case) -> frozenset[str]:
    """Return the cells that are what a finding is about, and not only a term of it."""
    return frozenset(held.finding.path for held in case.findings if held.finding.path and not held.gone)


def _settled_cells(errors: Iterable[FindingView]) -> dict[str, str]:
    """Return what was decided on all that is said of a cell, where everything said of it is settled."""
    states: dict[str, set[str]] = {}
    for error in errors:
        for path in error.paths:
            states.setdefault(path, set()).add("gone" if error.gone else error.state)
    found: dict[str, str] = {}
    for path, among in states.items():
        if not among & {"open", "corrected"}:
            found[path] = "confirmed" if "confirmed" in among else "dismissed" if "dismissed" in among else ""
    return found


def _looking_order(case: Case) -> "Looking":
    return Looking({path: number for number, path in enumerate(case.record.report.facts)})


@dataclass(frozen=True, slots=True)
class Looking:
    """The order of errors: what may be misread before what is wrong, the report as a whole first, then as on the form."""

    places: Mapping[str, int]

    def __call__(self, view: FindingView) -> tuple[object, ...]:
        """Return the key to sort by."""
        return view.concerns != "check", view.brought, self.places.get(view.stop, -1), view.code


def _finding_view(held: Held, case: Case, forms: Forms, lang: Lang) -> FindingView:
    finding, report = held.finding, case.record.report
    decisions = case.decisions.get(held.id, ())
    concerns = "" if finding.concerns is None else "check" if finding.concerns in _READINGS else "source"
    stop = finding.path if finding.path in report.facts else _first_below(finding.path, report)
    fact = report.facts.get(finding.path or "")
    words = on_form(finding.path, report, forms)
    parts = (words.table, words.row, words.column, in_document(fact.place, lang) if fact else "")
    return FindingView(
        held.id,
        finding.code,
        check_name(finding.code, english=lang == "en"),
        finding.severity.value,
        say(f"severity.{finding.severity}", lang),
        concerns,
        say(f"concerns.{finding.concerns}", lang) if finding.concerns else "",
        held.message if held.message is not None and lang == "zh" else render_finding(finding, lang),
        " · ".join(part for part in parts if part),
        stop or "",
        finding.left,
        finding.right,
        tuple(_hints(finding)),
        _state(held.id, decisions),
        held.gone,
        held.brought,
        held.correctable,
        len(decisions),
        tuple(_said(decision, case, forms, lang) for decision in decisions),
        tuple(_candidates(finding)) if held.correctable else (),
    )


def _first_below(path: str | None, report: Report) -> str | None:
    """Return the first field of a row or a table that is there."""
    if not path:
        return None
    return next((field for field in report.facts if field.startswith(f"{path}.")), None)


def _hints(finding: Finding) -> Iterator[str]:
    repairs = finding.args.get("repairs")
    for repair in repairs if isinstance(repairs, list) else ():
        cells = repair.get("cells") if isinstance(repair, dict) else None
        for cell in cells if isinstance(cells, list) else ():
            if isinstance(cell, dict) and isinstance(cell.get("path"), str):
                yield str(cell["path"])


def _candidates(finding: Finding) -> Iterator[str]:
    """Yield what an unreadable cell may be, where that is a number as people type one."""
    listed = finding.args.get("candidates")
    for each in listed[:MOST_CANDIDATES] if isinstance(listed, list) else ():
        if isinstance(each, str) and _TYPED.fullmatch(each):
            yield each


def _state(finding: str, decisions: tuple[Decision, ...]) -> str:
    last = settled(decisions).get(finding)
    if last:
        return {"confirm": "confirmed", "dismiss": "dismissed"}[last]
    return "corrected" if corrections(decisions).get(finding) else "open"


def _said(decision: Decision, case: Case, forms: Forms, lang: Lang) -> Said:
    what = say(f"decide.{decision.action}", lang)
    if decision.action == "correct":
        words = on_form(decision.path, case.record.report, forms)
        fact = case.record.report.facts.get(decision.path or "")
        printed = (fact.raw or "").strip() if fact else ""
        cell = " · ".join(part for part in (words.row, words.column) if part) or decision.path or ""
        what = say("desk.said.correct", lang, cell=cell, printed=printed or "—", value=spell(decision.value, lang))
    at = (decision.at or "").replace("T", " ")[:16]
    return Said(what, decision.who or "", at, decision.reason or "")


def _spots(report: Report, forms: Forms) -> Iterator[Spot]:
    for path, fact in report.facts.items():
        if fact.state is State.ABSENT:
            continue
        words = on_form(path, report, forms)
        label = f"{words.row} · {words.column}"
        place = fact.place
        if place.page is not None and place.box is not None:
            box = place.box
            yield Spot(path, label, place.page, box.x0, box.top, round(box.width, 1), round(box.height, 1))
        elif place.table is not None:
            yield Spot(path, label, None, table=place.table, row=place.row, column=place.column)
