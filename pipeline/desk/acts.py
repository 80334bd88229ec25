"""Acts: what a person does on a finding, noted as a decision, and refused where it rests on what is no longer so.

Each act names how many decisions on its finding the person had seen. Where there are more by now, another window, another
person or the terminal was quicker: the act is not noted and not lost, but given back with what was decided meanwhile.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from pipeline.decide.noting import refuse_unfit
from pipeline.desk.office import Office
from pipeline.errors import UsageError
from pipeline.messages import Lang, say
from pipeline.show.desk.queue import Progress
from pipeline.show.desk.report import Case
from pipeline.show.desk.view import Notice
from pipeline.store.decisions import ACTIONS, Decision, append_decision

MOST_REASON = 2000
_NUMBER = re.compile(r"[-+]?[0-9]{1,12}(?:\.[0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for."""

    finding: str
    action: str
    seen: int
    """How many decisions on the finding were shown."""
    path: str = ""
    value: str = ""
    """As it was typed."""
    reason: str = ""


def act(office: Office, sha256: str, wish: Wish, who: str, lang: Lang) -> Notice | None:
    """Note a decision on a finding of a report; return what is to be told where it was not noted."""
    with office.lock:
        case = office.case(sha256)
        held = next((each for each in case.findings if each.id == wish.finding), None) if case else None
        if case is None or held is None or wish.action not in ACTIONS:
            return _notice(wish, say("desk.act.gone", lang))
        decided = case.decisions.get(wish.finding, ())
        if len(decided) != wish.seen:
            return _notice(wish, _meanwhile(decided, lang), again=True)
        path, value = None, None
        if wish.action == "correct":
            value = _number(wish.value)
            if value is None:
                return _notice(wish, say("desk.act.no_number", lang, text=wish.value.strip() or "—"))
            if not held.correctable or wish.path not in _cells(case, wish.finding):
                return _notice(wish, say("desk.act.no_cell", lang))
            path = wish.path
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        reason = wish.reason.strip()[:MOST_REASON] or None
        decision = Decision(wish.finding, wish.action, path, value, reason, who, at)
        try:
            refuse_unfit(decision, office.forms)
            append_decision(office.folder, decision)
        except UsageError as error:
            key = "desk.act.no_reason" if wish.action == "dismiss" and reason is None else "desk.act.unfit"
            return _notice(wish, say(key, lang, problem=str(error)))
        office.refresh()
        return None


def progress(office: Office, today: date) -> Progress:
    """Return what the office has come to."""
    lines = office.lines()
    decisions = [each for each in office.decisions() if (each.at or "")[:10] == today.isoformat()]
    decided = office.reports_of(each.finding for each in decisions)
    waiting = {line.sha256 for line in lines if line.standing == "check_reading"}
    checked = sum(line.faulty and line.sha256 not in waiting for line in lines)
    return Progress(len(decisions), len(decided - waiting), len(waiting), checked)


def _cells(case: Case, finding: str) -> set[str]:
    """Return the cells that a finding speaks of: only they can be corrected by it."""
    facts = case.record.report.facts
    return {
        path
        for held in case.findings
        if held.id == finding
        for path in (held.finding.path, *held.finding.left, *held.finding.right)
        if path is not None and path in facts
    }


def _number(text: str) -> Decimal | None:
    """Return the number that was typed, in whatever width; None where it is none.

    >>> _number(" １２.5 "), _number("12 34"), _number("1e3")
    (Decimal('12.5'), None, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def _meanwhile(decided: tuple[Decision, ...], lang: Lang) -> str:
    last = decided[-1] if decided else None
    if last is None:
        return say("desk.act.undone", lang)
    at = (last.at or "").replace("T", " ")[:16]
    return say("desk.act.meanwhile", lang, who=last.who or "—", at=at or "—", what=say(f"decide.{last.action}", lang))


def _notice(wish: Wish, text: str, *, again: bool = False) -> Notice:
    return Notice(text, wish.finding, wish.action, wish.path, wish.value, wish.reason, again)
