"""Changes: claims that something rose, fell or stayed since last year (同比, 较上年, 与上年持平)."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.judge.claims.claim import Claim, Sort
from pipeline.judge.claims.clauses import Clause
from pipeline.judge.claims.context import SILENT, Context
from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.meaning import Meaning, meaning_of
from pipeline.judge.claims.tokens import Token

_CHANGING = frozenset({Kind.RISE, Kind.FALL, Kind.SAME, Kind.COMPARE, Kind.LAST})
_STRANGE = frozenset({Kind.UNKNOWN, Kind.ELSEWHERE, Kind.CHANNEL, Kind.PART, Kind.EACH})
"""Words with which a change is one of something else, or of several things at once."""
_MOST_RIVALS = 20
"""Claims before a change that it may speak of; a paragraph of a real report makes some fifteen."""
_LEVEL = frozenset({"到", "至", "为"})
"""Behind these stands what it rose to, not by how much."""


def change(context: Context, clause: Clause, kinds: set[Kind], token: Token | None) -> Iterator[Claim]:
    """Yield the claim of a clause that tells a change; `token` is its number, where it has one."""
    if not context.compared or not kinds.isdisjoint(_STRANGE) or {Kind.RISE, Kind.FALL} <= kinds:
        return
    if not _since_last_year(clause, context.year) or (token is not None and _is_level(clause, token)):
        return
    words = tuple(word for word in clause.tokens if word.kind not in _CHANGING)
    named = not {word.kind for word in words} <= SILENT
    before = None if named else context.last
    if before is not None:
        meaning: Meaning | None = Meaning(before.measure, unsure=before.unsure)
    else:
        meaning = meaning_of(words, context.talk()) if named else None
    if meaning is None:
        return
    number = token.number if token is not None else None
    sort = Sort.DIFFERENCE if number is not None and number.kind == "count" else Sort.CHANGE
    direction = 0 if Kind.SAME in kinds else 1 if Kind.RISE in kinds else -1
    claim = context.claim(sort, meaning, number.value if number is not None else None, token, kinds)
    measure = replace(meaning.measure, code="TEXT.YEAR_ON_YEAR")
    rivals = () if named else tuple(context.counted[-_MOST_RIVALS:])
    now = before.value if before is not None else None
    yield replace(claim, direction=direction, now=now, last=context.former, rivals=rivals, measure=measure)


def _since_last_year(clause: Clause, report: int | None) -> bool:
    """Tell whether the years that a clause names, if any, are the report's and the one before."""
    years = {word.number.value for word in clause.tokens if word.number is not None and word.number.kind == "year"}
    return not years or (report is not None and years <= {report, report - 1})


def _is_level(clause: Clause, token: Token) -> bool:
    before = clause.tokens[clause.tokens.index(token) - 1]
    return before.kind is Kind.FILL and before.text in _LEVEL
