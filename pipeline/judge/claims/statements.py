"""Statements: sentence after sentence → claims, with what was said before kept in mind.

其中自然人25件 counts what the clause before spoke of, 占96.2% is its share, and a year once named holds for what follows. Where a
number is not understood, what is told as its parts is not judged either.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.judge.claims.changes import change
from pipeline.judge.claims.claim import Claim, Sort
from pipeline.judge.claims.clauses import Clause, clauses, quantity
from pipeline.judge.claims.context import SILENT, Context
from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.meaning import Meaning, meaning_of
from pipeline.judge.claims.measures import cases_of
from pipeline.judge.claims.nothings import fee, nothing
from pipeline.judge.claims.quantities import Number
from pipeline.judge.claims.sentences import Sentence
from pipeline.judge.claims.tokens import Token, tokenize
from pipeline.judge.claims.words import ELSEWHERE

_PASSING = SILENT | {
    Kind.DONE,
    Kind.ON_TIME,
    Kind.HANDLE,
    Kind.REQUEST,
    Kind.APPLY,
    Kind.COMPARE,
    Kind.LAST,
    Kind.RISE,
    Kind.FALL,
    Kind.SAME,
}
"""A clause without a number that has these alone leaves in mind what was counted before it."""
_STRANGE = frozenset({Kind.UNKNOWN, Kind.ELSEWHERE, Kind.CHANNEL, Kind.SCOPE, Kind.COMPARE, Kind.EACH})
"""Words with which a percentage is of something else."""
_EQUALS = frozenset({"为", "是", "数量", "总数", "总量", "数", "件数", "计", "共", "共计", "合计", "总计", "申请量"})
"""Words behind which a number without a unit is a count."""

_OF_CASES = frozenset({"TEXT.RECONSIDERATION", "TEXT.LITIGATION"})

_TELLING = re.compile(
    r"[0-9０-９未没无]|[零〇一二两三四五六七八九十百千万]\s*[余多]?\s*[件宗起例]|百分之|同比|[较比与同][上去]"
)
"""What a sentence must have for a claim, or for the claims after it to depend on more of it than its topic."""
_REQUESTS = re.compile(r"依\s*申\s*请|申请公开|公开申请")
_FEES = re.compile("处理费")
_ELSEWHERE = re.compile("|".join(map(re.escape, ELSEWHERE.split())))


class Listener:
    """Hears the sentences of one section in order and makes claims of them."""

    def __init__(self, year: int | None, *, fees: bool = False) -> None:
        """Begin with the report's year, and with whether the section is the one that reports fees."""
        self._context = Context(year, fees)

    def hear(self, sentence: Sentence) -> Iterator[Claim]:
        """Yield the claims of the next sentence."""
        context = self._context
        context.begin(sentence.printed, opens=sentence.opens)
        if not _TELLING.search(sentence.printed):
            self._pass(sentence.printed)
            return
        claims: list[Claim] = []
        for clause in clauses(tokenize(sentence.folded)):
            if not clause.tokens:
                context.bracket(clause.before)
            elif not context.planned:
                claims += self._clause(clause)
        aside = tuple(context.aside)
        for claim in claims:
            narrowed = context.narrowed and claim.measure.code in _OF_CASES
            yield replace(claim, aside=aside, unsure=claim.unsure or narrowed)

    def _pass(self, printed: str) -> None:
        """Keep in mind the topic of a sentence that can make no claim: most sentences are of this kind."""
        context = self._context
        if _REQUESTS.search(printed):
            context.topic = "requests"
        elif _ELSEWHERE.search(printed):
            context.topic = "elsewhere"
        context.fees = context.fees or _FEES.search(printed) is not None

    def _clause(self, clause: Clause) -> Iterator[Claim]:
        context = self._context
        kinds = {token.kind for token in clause.tokens}
        context.note(clause, kinds)
        token = quantity(clause.tokens)
        if context.planned:
            return
        if token is None or token.number is None:
            if not kinds <= _PASSING:
                context.last = None
            claims = list(_wordless(context, clause, kinds))
        else:
            claims = list(self._counted(clause, kinds, token, token.number))
            if claims and claims[-1].sort is Sort.COUNT:
                context.last = claims[-1]
                context.counted += [(claim.measure, claim.value) for claim in claims if claim.value is not None]
            elif (
                not claims
                and token.number.kind in {"count", "other", "bare"}
                and not _is_former(context, clause, kinds)
            ):
                context.last = None
                foreign = not kinds <= SILENT and kinds.isdisjoint({Kind.CHANNEL, Kind.LOOSE})
                context.lost = context.lost or foreign or clause.joined
            if token.number.kind == "count":
                context.pool.append(token.number.value)
                if not claims and Kind.CHANNEL not in kinds and token.number.value:
                    context.aside.append(token.number.value)
        context.claimed = context.claimed or bool(claims)
        yield from claims

    def _counted(self, clause: Clause, kinds: set[Kind], token: Token, number: Number) -> Iterator[Claim]:
        """Yield the claims of a clause with a number."""
        context = self._context
        if clause.joined or number.kind == "other":
            return
        if number.kind == "money" or (number.kind == "bare" and not kinds.isdisjoint({Kind.FEE, Kind.PAY})):
            yield from fee(context, kinds, token, number)
        elif not kinds.isdisjoint({Kind.RISE, Kind.FALL}):
            yield from change(context, clause, kinds, token)
        elif number.kind == "percent":
            yield from self._share(clause, kinds, token, number)
        elif _is_former(context, clause, kinds):
            context.former = number.value
        elif Kind.NOT not in kinds and (number.kind == "count" or _is_count(clause, token)):
            yield from self._count(clause, kinds, token, number)

    def _count(self, clause: Clause, kinds: set[Kind], token: Token, number: Number) -> Iterator[Claim]:
        context = self._context
        meaning = meaning_of(clause.tokens, context.talk())
        if meaning is None:
            return
        if meaning.kinds:
            if number.value and not context.open and context.topic not in {"cases", "requests"}:
                return
            context.topic, context.cases = "cases", meaning.kinds
            each = not number.value or Kind.EACH in kinds
            if each and {Kind.RECONSIDERATION, Kind.LITIGATION} <= kinds:
                for group in (meaning.kinds[:1], meaning.kinds[1:]):
                    alone = meaning._replace(measure=cases_of(group))
                    yield context.claim(Sort.COUNT, alone, number.value, token, kinds)
                return
        context.applicant = meaning.applicant or context.applicant
        claim = context.claim(Sort.COUNT, meaning, number.value, token, kinds)
        if claim.other_time:
            context.former = number.value
        yield claim

    def _share(self, clause: Clause, kinds: set[Kind], token: Token, number: Number) -> Iterator[Claim]:
        """Yield the claim that something is a share: of the words before 占, or of the clause before."""
        context = self._context
        at = clause.tokens.index(token)
        shares = [place for place, word in enumerate(clause.tokens[:at]) if word.kind is Kind.SHARE]
        if not kinds.isdisjoint(_STRANGE) or (not shares and clause.before != "("):
            return
        words = (*clause.tokens[: shares[0] if shares else 0], *clause.tokens[at + 1 :])
        now = None
        if not {word.kind for word in words} <= SILENT:
            meaning = meaning_of(words, context.talk())
        elif context.last is not None:
            meaning, now = Meaning(context.last.measure, unsure=context.last.unsure), context.last.value
        else:
            meaning = None
        if meaning is not None:
            rough = any(word.kind is Kind.SHARE and word.text.startswith("约") for word in clause.tokens)
            claim = context.claim(Sort.PERCENT, meaning, number.value, token, kinds)
            measure = replace(meaning.measure, code="TEXT.PERCENT")
            yield replace(claim, now=now, about=claim.about or rough, measure=measure)


def _wordless(context: Context, clause: Clause, kinds: set[Kind]) -> Iterator[Claim]:
    """Yield the claims of a clause without a number: that something rose or fell, or that there was nothing."""
    if not kinds.isdisjoint({Kind.SAME, Kind.RISE, Kind.FALL}):
        yield from change(context, clause, kinds, None)
    elif sum(token.kind is Kind.NOT for token in clause.tokens) == 1:
        yield from nothing(context, clause, kinds)


def _is_former(context: Context, clause: Clause, kinds: set[Kind]) -> bool:
    """Tell whether the number of a clause is last year's (比上年的30件, 比上年（30件）)."""
    return Kind.COMPARE in kinds or (context.compared and clause.before == "(" and kinds <= SILENT)


def _is_count(clause: Clause, token: Token) -> bool:
    """Tell by what stands before it whether a number without a unit is one of cases (数量为26)."""
    at = clause.tokens.index(token)
    return (
        bool(at) and clause.tokens[at - 1].text in _EQUALS and token.number is not None and token.number.kind == "bare"
    )
