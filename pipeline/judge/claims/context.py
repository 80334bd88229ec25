"""Context: what was said before a clause and still holds for it.

The topic and what was not understood hold for a paragraph; whose numbers, of which time and as parts of what, for a sentence.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.judge.claims.claim import Claim, Sort
from pipeline.judge.claims.clauses import Clause
from pipeline.judge.claims.kinds import Kind
from pipeline.judge.claims.meaning import CASE_WORDS, Meaning, Talk
from pipeline.judge.claims.measures import Measure
from pipeline.judge.claims.tokens import Token

SILENT = frozenset(
    {
        Kind.FILL,
        Kind.ANCHOR,
        Kind.AND,
        Kind.THIS,
        Kind.EACH,
        Kind.SCOPE,
        Kind.NUMBER,
        Kind.PART,
        Kind.NOT,
        Kind.ABOUT,
    }
)
"""Words that say nothing of what is counted."""


_PARTLY = re.compile(r"(?:含|包括|其中)[^，。；]{0,4}部分公开")
"""Says that 予以公开 before it holds what was disclosed in part."""
_OTHER_TIMES = frozenset({Kind.LAST, Kind.NEXT, Kind.PERIOD})
_CHANGES = frozenset({Kind.RISE, Kind.FALL, Kind.SAME})


class _Held(NamedTuple):
    """What brackets interrupt."""

    part: bool
    scope: str
    other_time: bool
    lost: bool
    last: Claim | None


@dataclass
class Context:
    """What the clauses so far have said."""

    year: int | None
    """Of the report."""
    fees: bool = False
    """Fees are spoken of."""
    topic: str = ""
    """`requests`, `cases`, `elsewhere`, or nothing."""
    cases: tuple[str, ...] = ()
    """Which cases were spoken of last."""
    lost: bool = False
    """A number was not understood, and what follows may be parts of it."""
    other_time: bool = False
    """The talk is of another time than the report's year."""
    claimed: bool = False
    """The sentence has made a claim."""
    told: str = ""
    """The sentence as printed."""
    open: bool = False
    """The sentence speaks of open government."""
    part: bool = False
    """Parts of something are being told."""
    planned: bool = False
    """From here on the sentence tells of plans or examples."""
    compared: bool = False
    """The sentence compares with last year."""
    scope: str = ""
    """Whose numbers the sentence tells."""
    applicant: str = ""
    """Of whose requests the sentence spoke last."""
    last: Claim | None = None
    """The claim before, where 占 and 同比 may speak of it."""
    counted: list[tuple[Measure, Decimal]] = field(default_factory=list)
    """What the paragraph has counted, and how many."""
    former: Decimal | None = None
    """The number that the sentence gives for last year."""
    pool: list[Decimal] = field(default_factory=list)
    """Numbers of the sentence."""
    aside: list[Decimal] = field(default_factory=list)
    """Numbers of the sentence that are no claims."""
    narrowed: bool = False
    """The sentence says of the cases which of them are about open government."""
    brackets: list[_Held] = field(default_factory=list)

    def begin(self, told: str, *, opens: bool) -> None:
        """Go on to a new sentence; one that opens a paragraph with an enumerator may be of something new."""
        if opens:
            self.topic, self.cases, self.lost, self.other_time, self.counted = "", (), False, False, []
        if not self.claimed:
            self.other_time = False
        self.part = self.planned = self.compared = self.claimed = self.open = False
        self.scope, self.applicant, self.last, self.former = "", "", None, None
        self.pool, self.aside, self.brackets, self.told, self.narrowed = [], [], [], told, False

    def bracket(self, sign: str) -> None:
        """Enter or leave brackets: what stands in them is a part of what stands before."""
        if sign == "(":
            self.brackets.append(_Held(self.part, self.scope, self.other_time, self.lost, self.last))
            self.part = True
        elif self.brackets:
            self.part, self.scope, self.other_time, self.lost, self.last = self.brackets.pop()

    def note(self, clause: Clause, kinds: set[Kind]) -> None:
        """Keep in mind what a clause says of topic, time, scope and wholeness."""
        if clause.before == ";":
            self.part, self.lost, self.applicant = False, False, ""
        self.planned = self.planned or Kind.PLAN in kinds
        if kinds & {Kind.REQUEST, Kind.ANCHOR, Kind.THIS}:
            self.lost = False
        if Kind.PART in kinds:
            self.lost = self.lost or (self.last is None and bool(self.pool))
            self.part = True
        if Kind.REQUEST in kinds and CASE_WORDS.isdisjoint(kinds):
            self.topic = "requests"
        elif Kind.ELSEWHERE in kinds:
            self.topic = "elsewhere"
        self.fees = self.fees or Kind.FEE in kinds
        for token in clause.tokens:
            if token.kind is Kind.SCOPE:
                self.scope = token.key
            elif "公开" in token.text and token.kind is not Kind.ELSEWHERE:
                self.open = True
                self.narrowed = self.narrowed or (Kind.PART in kinds and "信息公开" in token.text)
        self._note_time(clause.tokens, kinds)

    def _note_time(self, tokens: tuple[Token, ...], kinds: set[Kind]) -> None:
        """Keep in mind of which time a clause speaks; years of a carry-over or of a comparison are no time of it."""
        if Kind.COMPARE in kinds:
            self.compared = True
            tokens = tokens[: _comparison(tokens)]
        elif Kind.LAST in kinds and not kinds.isdisjoint(_CHANGES):
            self.compared = True
            return
        if Kind.CARRY in kinds:
            return
        years = {token.number.value for token in tokens if token.number is not None and token.number.kind == "year"}
        if years:
            self.other_time = years != {self.year}
            self.lost = False
        for at, token in enumerate(tokens):
            if token.kind is Kind.THIS:
                self.other_time = False
            elif token.kind in _OTHER_TIMES or _number_kind(token) == "month":
                self.other_time = self.other_time or not (Kind.COMPARE in kinds and token.kind is Kind.LAST)
            elif token.kind is Kind.SINCE:
                self.other_time = self.other_time or not (at and _names_a_year(tokens[at - 1]))

    def talk(self) -> Talk:
        """Return what the meaning of a clause rests on."""
        partly = _PARTLY.search(self.told) is not None
        return Talk(self.topic, self.year, self.applicant, self.cases, bool(self.pool), self.part, partly)

    def claim(
        self, sort: Sort, meaning: Meaning, value: Decimal | None, number: Token | None, kinds: set[Kind]
    ) -> Claim:
        """Make a claim of what a clause means and what is known of where it stands."""
        said = number.number if number is not None else None
        return Claim(
            sort,
            meaning.measure,
            value,
            self.told,
            step=said.step if said else Decimal(0),
            about=bool(said and said.about) or Kind.ABOUT in kinds,
            at_most=meaning.at_most,
            scope=self.scope,
            other_time=self.other_time or meaning.other_time,
            unsure=meaning.unsure or self.lost,
            pool=tuple(self.pool),
        )


def _comparison(tokens: tuple[Token, ...]) -> int:
    """Return where a comparison begins: at 较, or before 与 where the word for it comes last (与2022年相比)."""
    at = next(at for at, token in enumerate(tokens) if token.kind is Kind.COMPARE)
    joined = [place for place, token in enumerate(tokens[:at]) if token.kind is Kind.AND]
    return joined[-1] if joined else at


def _number_kind(token: Token) -> str:
    return token.number.kind if token.number is not None else ""


def _names_a_year(token: Token) -> bool:
    return token.kind is Kind.THIS or _number_kind(token) == "year"
