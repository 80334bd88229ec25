"""Meaning: the words of one clause → the measure that its number counts, or nothing where a word leaves it open."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.measures import CASES, LEGAL, Measure, applicant_of, cases_of, count_of, outcome_of
from pipeline.judge.claims.tokens import Token

_FOREIGN = frozenset(
    {Kind.UNKNOWN, Kind.ELSEWHERE, Kind.CHANNEL, Kind.LOOSE, Kind.COMPLAINT, Kind.FEE, Kind.PAY, Kind.PLAN}
)
"""In a clause with one of these the number counts something that the tables do not show."""
CASE_WORDS = frozenset({Kind.RECONSIDERATION, Kind.LITIGATION, Kind.DIRECT, Kind.AFTER})
_VERBS = frozenset({Kind.GET, Kind.ACCEPT, Kind.NEW, Kind.TAKE, Kind.HANDLE, Kind.DONE})
_REPLY = frozenset("复馈")
_AMOUNTS = frozenset({"申请量", "量", "数", "数量", "总量", "总数", "件数"})
_CASE_UNITS = "件宗起例"


class Talk(NamedTuple):
    """What the sentences before a clause spoke of."""

    topic: str = ""
    """`requests`, `cases`, `elsewhere`, or nothing."""
    year: int | None = None
    """Of the report."""
    applicant: str = ""
    """Of whose requests the clause before spoke."""
    kinds: tuple[str, ...] = ()
    """Of which cases."""
    counted: bool = False
    """Whether the sentence has counted something already."""
    part: bool = False
    """Whether a part of something is being told."""
    partly: bool = False
    """Whether what was disclosed in part is told as some of what was disclosed."""


class Meaning(NamedTuple):
    """What a clause counts."""

    measure: Measure
    unsure: bool = False
    at_most: bool = False
    other_time: bool = False
    applicant: str = ""
    kinds: tuple[str, ...] = ()


def is_foreign(kinds: Iterable[Kind]) -> bool:
    """Tell whether words of some kinds make a number one of something else."""
    return not _FOREIGN.isdisjoint(kinds)


def meaning_of(tokens: Iterable[Token], talk: Talk) -> Meaning | None:
    """Return what the words of a clause count; None where they count nothing that is known."""
    words = tuple(tokens)
    kinds = {token.kind for token in words}
    if Kind.CHANNEL in kinds and _all_channels(words):
        found = meaning_of((token for token in words if token.kind is not Kind.CHANNEL), talk)
        return found and found._replace(unsure=found.unsure or Kind.ANCHOR not in kinds)
    if is_foreign(kinds):
        return None
    if not CASE_WORDS.isdisjoint(kinds) or Kind.CLOSED in kinds or Kind.RESULT in kinds:
        return _cases(words, kinds, talk)
    spelled = Kind.APPLY in kinds and any("公开" in token.text for token in words if token.kind is Kind.FILL)
    return _requests(words, kinds, talk) if Kind.REQUEST in kinds or spelled or talk.topic == "requests" else None


def _all_channels(words: tuple[Token, ...]) -> bool:
    """Tell whether channels are named as examples of all of them (通过网络、邮寄等渠道)."""
    places = [at for at, token in enumerate(words) if token.kind is Kind.CHANNEL]
    return len(places) > 1 and any(token.text == "等" for token in words[places[-1] :])


def _requests(words: tuple[Token, ...], kinds: set[Kind], talk: Talk) -> Meaning | None:
    if Kind.CARRY in kinds:
        return _carried(words, talk)
    if Kind.OUTCOME in kinds:
        return _outcome(words, kinds, talk)
    if Kind.APPLICANT in kinds:
        return _applicant(words, kinds)
    return _count(words, kinds, talk)


def _cases(words: tuple[Token, ...], kinds: set[Kind], talk: Talk) -> Meaning | None:
    results = {token.key for token in words if token.kind is Kind.RESULT} | (
        {"closed"} if Kind.CLOSED in kinds else set()
    )
    if len(results) > 1 or Kind.OUTCOME in kinds or Kind.CARRY in kinds or Kind.APPLICANT in kinds:
        return None
    named: list[str] = []
    if Kind.RECONSIDERATION in kinds:
        named.append(CASES[0])
    if Kind.DIRECT in kinds:
        named.append(CASES[1])
    if Kind.AFTER in kinds:
        named.append(CASES[2])
    if Kind.LITIGATION in kinds and not {Kind.DIRECT, Kind.AFTER} & kinds:
        named += CASES[1:]
    chosen = tuple(named) or talk.kinds
    if not chosen or (not named and talk.topic != "cases"):
        return None
    # Who receives, handles or decides cases may do so as the body that reviews others.
    reviewing = bool({Kind.GET, Kind.ACCEPT, Kind.HANDLE, Kind.DONE, Kind.NEW, Kind.TAKE} & kinds)
    closed = Kind.CLOSED in kinds and bool(named) and not talk.kinds
    return Meaning(cases_of(chosen, *results), unsure=reviewing or closed, kinds=chosen)


def _carried(words: tuple[Token, ...], talk: Talk) -> Meaning | None:
    kinds = {token.kind for token in words}
    if {Kind.OUTCOME, Kind.APPLICANT} & kinds:
        return None
    key, other = "carried", False
    carry = next(at for at, token in enumerate(words) if token.kind is Kind.CARRY)
    for at, token in enumerate(words):
        if token.number is not None and token.number.kind == "year":
            way = _of_year(int(token.number.value), talk.year, before=at < carry)
            key, other = (way or key, other) if way != "" else (key, True)
    if Kind.LAST in kinds and Kind.NEXT in kinds:
        return None
    if Kind.LAST in kinds or (Kind.THIS in kinds and any(token.kind is Kind.THIS for token in words[carry:])):
        key, other = "carried_in", False
    elif Kind.NEXT in kinds:
        key, other = "carried_out", False
    return Meaning(count_of(key), other_time=other)


def _of_year(year: int, report: int | None, *, before: bool) -> str | None:
    """Return what is carried over from a year (`before`) or to it; None where either way is possible, empty of another year."""
    if report is None:
        return ""
    if before:
        return {report - 1: "carried_in", report: None}.get(year, "")
    return {report: "carried_in", report + 1: "carried_out"}.get(year, "")


def _outcome(words: tuple[Token, ...], kinds: set[Kind], talk: Talk) -> Meaning | None:
    keys = tuple(dict.fromkeys(token.key for token in words if token.kind is Kind.OUTCOME))
    applicants = {token.key for token in words if token.kind is Kind.APPLICANT}
    if len(applicants) > 1 or (Kind.TAKE in kinds) or (Kind.NEW in kinds):
        return None
    mixed = False
    if len(keys) > 1:
        whole = {key for key in keys if any(other.startswith(f"{key}.") for other in keys)}
        mixed = bool(whole)
        keys = tuple(key for key in keys if key not in whole)
        if len(keys) > 1 and "open" in keys:
            keys = tuple(dict.fromkeys("granted" if key == "open" else key for key in keys))
        joined = Kind.AND in kinds or set(keys) == {"granted", "partially_granted"}
        if len(keys) > 1 and not joined:
            return None
    if keys == ("open",) and (
        Kind.REQUEST in kinds or not talk.counted or any("信息" in token.text for token in words)
    ):
        return None
    if keys == ("granted",) and talk.partly:
        keys = ("open",)
    number = next((token.text for token in words if token.number is not None and token.number.kind == "count"), "件")
    items = (
        not number[-1].isdigit() and number[-1] not in _CASE_UNITS
    )  # 条 and 份 may count what was disclosed, not the requests
    applicant = next(iter(applicants), talk.applicant)
    return Meaning(outcome_of(keys, applicant), unsure=mixed or items, applicant=next(iter(applicants), ""))


def _applicant(words: tuple[Token, ...], kinds: set[Kind]) -> Meaning | None:
    columns = {token.key for token in words if token.kind is Kind.APPLICANT}
    if {"natural_person", LEGAL} == columns:
        return Meaning(count_of("handled"))
    if len(columns) > 1:
        return None
    column = next(iter(columns))
    return Meaning(applicant_of(column), unsure=Kind.CARRY in kinds, applicant=column)


def _count(words: tuple[Token, ...], kinds: set[Kind], talk: Talk) -> Meaning | None:
    verbs = kinds & _VERBS
    if not verbs and not kinds & {Kind.REQUEST, Kind.APPLY}:
        return None
    if Kind.TAKE in kinds:
        key = "taken"
    elif Kind.DONE in kinds and not verbs & {Kind.GET, Kind.NEW, Kind.ACCEPT}:
        reply = any(token.kind is Kind.DONE and not _REPLY.isdisjoint(token.text) for token in words)
        key = "replied" if reply else "concluded"
    elif verbs == {Kind.NEW}:
        key = "new"
    elif verbs <= {Kind.GET, Kind.NEW} and verbs:
        key = "new" if Kind.NEW in verbs else "received"
    elif verbs == {Kind.ACCEPT}:
        key = "accepted"
    else:
        key = "handled" if verbs or not any(token.text in _AMOUNTS for token in words) else "received"
    part = Kind.PART in kinds or (talk.part and Kind.REQUEST not in kinds)
    done = key in {"concluded", "replied"}
    return Meaning(
        count_of(key),
        unsure=part and key != "new" and not (done and Kind.ON_TIME in kinds),
        at_most=done and Kind.ON_TIME in kinds,
    )
