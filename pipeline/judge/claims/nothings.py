"""Nothings: claims that there was nothing (未收到, 未发生, 无), and claims about fees, which are mostly that there were none."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.judge.claims.claim import Claim, Sort
from pipeline.judge.claims.clauses import Clause
from pipeline.judge.claims.context import SILENT, Context
from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.meaning import CASE_WORDS, Meaning, is_foreign, meaning_of
from pipeline.judge.claims.measures import CASES, Measure, cases_of, count_of, nothing_of
from pipeline.judge.claims.quantities import Number
from pipeline.judge.claims.tokens import Token

CHARGED = Measure("TEXT.FEE", "信息处理费", ("proactive_disclosure.administrative_charges.charges_amount",), ())
NOT_CHARGED = Measure("TEXT.FEE", "信息处理费", ("requests.other.fee_unpaid.total",), ())

_OF_FEES = SILENT | {Kind.FEE, Kind.PAY, Kind.REQUEST, Kind.APPLY, Kind.HANDLE, Kind.PERIOD, Kind.LAST}
_STRANGE = frozenset({Kind.UNKNOWN, Kind.ELSEWHERE, Kind.CHANNEL, Kind.LOOSE, Kind.ON_TIME, Kind.SHARE})
_QUALIFIED = frozenset({Kind.RESULT, Kind.CLOSED, Kind.OUTCOME, Kind.CARRY, Kind.DONE})
"""Words with which 未发生行政复议 is said of some cases only."""
_NOTHING = Decimal(0)


def fee(context: Context, kinds: set[Kind], token: Token, number: Number) -> Iterator[Claim]:
    """Yield the claim that so many yuan were charged; a number without 元 is one only where it is 0."""
    spoken = (context.fees or context.open) and not kinds.isdisjoint({Kind.FEE, Kind.PAY}) and kinds <= _OF_FEES
    if spoken and (number.kind == "money" or not number.value):
        measure = CHARGED if number.value else NOT_CHARGED
        yield context.claim(Sort.FEE, Meaning(measure), number.value, token, kinds)


def nothing(context: Context, clause: Clause, kinds: set[Kind]) -> Iterator[Claim]:
    """Yield the claims of a clause that denies something once and has no number."""
    if not kinds.isdisjoint(_STRANGE):
        return
    if not kinds.isdisjoint({Kind.FEE, Kind.PAY}):
        if (context.fees or context.open) and kinds <= _OF_FEES:
            yield context.claim(Sort.FEE, Meaning(NOT_CHARGED), _NOTHING, None, kinds)
    elif not kinds.isdisjoint(CASE_WORDS):
        if kinds.isdisjoint(_QUALIFIED):
            yield from _no_cases(context, clause, kinds)
    elif not is_foreign(kinds):
        yield from _no_requests(context, clause, kinds)


def _no_cases(context: Context, clause: Clause, kinds: set[Kind]) -> Iterator[Claim]:
    """Yield the claims that there were no cases, reconsideration and litigation apart."""
    words = [token for token in clause.tokens if token.kind is not Kind.COMPLAINT]
    meaning = meaning_of(words, context.talk())
    if meaning is None:
        return
    for group in (CASES[:1], CASES[1:]):
        mine = tuple(kind for kind in group if kind in meaning.kinds)
        if mine:
            denied = Meaning(nothing_of(cases_of(mine)))
            yield context.claim(Sort.COUNT, denied, _NOTHING, None, kinds)


def _no_requests(context: Context, clause: Clause, kinds: set[Kind]) -> Iterator[Claim]:
    """Yield the claim that no request came in, or none of one kind, or that none was carried over."""
    meaning = meaning_of(clause.tokens, context.talk())
    if meaning is None or Kind.DONE in kinds or (Kind.OUTCOME in kinds and Kind.REQUEST not in kinds):
        return
    if meaning.measure.code == "TEXT.RECEIVED":
        meaning = Meaning(nothing_of(count_of("new")))
    yield context.claim(Sort.COUNT, meaning, _NOTHING, None, kinds)
