"""Agree: several readings of one document → one report, with what they agree on and what they do not.

The form's own sums judge a reading first: a table whose every identity holds is taken as it was read, unless another
reading of it holds as well and says something else. Where sums fail, or where there are none (section 二), the
readings are compared cell by cell: what they read alike is what is printed, and a sum that fails over it is the
document's own error; what they read differently is nobody's number. Nothing is ever mixed within one cell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.forms.labels import axis
from pipeline.model.form import Edition, Forms, Relation, Severity, Stated, TableForm
from pipeline.model.report import EMPTY_STATES, SOLVED, Agreement, Fact, LabelVariant, Report, State, Unmapped
from pipeline.text import core

__all__ = ["agree", "is_settled"]

_INK = "\ufffd"
"""Stands for ink that a reading sees and can't read: a figure that is drawn, or a picture."""
_SEVERAL = re.compile(r"(?<![\d.,])\d[\d.,]*\s+\d[\d.,]*(?:\s|$)")
"""Numbers side by side."""
_PART = 4
"""Characters of a line's name from which on it may be a part of a label that was set in several lines."""
_NUMBERED = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*$")
"""What ends in a number: a number by itself, or a label that one runs on from."""


def is_settled(report: Report, forms: Forms) -> bool:
    """Tell whether every table of the report's edition was found, whole, readable and with sums that hold.

    A report that is not settled is worth another, slower reading. Tables without sums are settled by `agree` alone.
    """
    if report.edition is None:
        return False
    return all(_holds(report, table.id, forms) for table in forms.editions[report.edition].tables)


def agree(first: Report, others: tuple[Report, ...], forms: Forms) -> Report:
    """Return the first reading's report, its tables judged against other, independent readings of the document.

    `others` come in the order in which they are believed; without any, nothing but sums vouches for a number.
    """
    base = next((report for report in (first, *others) if report.edition is not None), first)
    facts: dict[str, Fact] = {}
    editions: dict[str, str | None] = {}
    unmapped: list[Unmapped] = []
    labels: list[LabelVariant] = []
    for table in base.table_editions:
        taken = _taken(table, base, others, forms)
        editions[table] = taken.table_editions.get(table)
        rest = tuple(other for other in (base, *others) if other is not taken)
        compared = dict(_compared(table, taken, rest, forms))
        facts.update(_undecided(compared) if _may_be_beside(table, taken, forms) else compared)
        unmapped.extend(cell for cell in taken.unmapped if cell.table == table)
        labels.extend(label for label in taken.labels if label.table == table)
    return replace(
        first,
        edition=base.edition,
        table_editions=editions,
        facts=facts,
        unmapped=tuple(unmapped),
        labels=tuple(labels),
        agreement=_of_texts(first, others),
    )


def _may_be_beside(table: str, report: Report, forms: Forms) -> bool:
    """Tell whether what a table lacks may be among the numbers that have no place in it.

    What stands in a row or column that is plainly called something else is not what is missing. Where several numbers stand
    in one cell of any table, the reading did not tell cells apart; rows that stand apart from their table may be what it lacks.
    """
    if table in report.scattered or any(
        _SEVERAL.search(text) for cell in report.unmapped for text in (cell.text, *cell.row)
    ):
        return True
    edition = report.table_editions.get(table)
    form = forms.editions[edition].table(table) if edition is not None else None
    if report.hybrid:  # what has no place then stands under the heads of another edition
        return False
    return form is not None and any(cell.table == table and _is_open(cell, form) for cell in report.unmapped)


def _is_open(cell: Unmapped, form: TableForm) -> bool:
    """Tell whether a number without a place has no name of its own, one of the form's or a part of it, or one it runs on from."""
    name = {"row": cell.row, "column": cell.column}.get(cell.axis, ())[-1:]
    if not any(map(_NUMBERED.search, (cell.text, *name))):
        return False
    axes = [axis(members) for block in form.blocks for members in (block.rows, block.columns)]
    if not name or _NUMBERED.search(name[0]) is not None or any(each.has(name[0]) for each in axes):
        return True
    part = core(name[0])
    return len(part) >= _PART and any(part in whole for each in axes for whole in each.cores)


def _undecided(facts: dict[str, Fact]) -> dict[str, Fact]:
    """Return facts of which none is agreed on that was not found, or is blank in one reading: its number may stand elsewhere."""
    return {path: _open(fact) for path, fact in facts.items()}


def _open(fact: Fact) -> Fact:
    if fact.state is State.ABSENT:
        return replace(fact, agreement=Agreement.ALONE)
    alone = fact.state is State.BLANK and fact.agreement is not Agreement.AGREED
    return _unconfirmed(fact) if alone else fact


def _taken(table: str, base: Report, others: tuple[Report, ...], forms: Forms) -> Report:
    """Return the reading whose table is taken: the first that holds, else the first that found it."""
    found = [report for report in (base, *others) if report.table_editions.get(table) is not None]
    holding = [each for each in found if _holds(each, table, forms) and not _overlooks(each, table, found)]
    return next(iter(holding or found), base)


def _overlooks(report: Report, table: str, found: Iterable[Report]) -> bool:
    """Tell whether a reading sees nothing where another sees a number: under blanks every sum holds."""
    blank = [
        fact.path for fact in report.facts.values() if fact.state in EMPTY_STATES and fact.path.startswith(f"{table}.")
    ]
    return any(
        other.facts[path].value for other in found if other is not report for path in blank if path in other.facts
    )


def _holds(report: Report, table: str, forms: Forms) -> bool:
    """Tell whether a table was read whole and every sum in it that the form states holds."""
    edition = report.table_editions.get(table)
    if edition is None:
        return False
    facts = [report.facts[path] for path in _paths(forms.editions[edition], table)]
    if any(fact.state in {State.TEXT, State.ABSENT} for fact in facts):
        return False
    stated = _sums(forms.editions[edition].table(table))
    return all(_sum(item.left, report) == _sum(item.right, report) for item in stated)


def _compared(table: str, taken: Report, rest: tuple[Report, ...], forms: Forms) -> Iterator[tuple[str, Fact]]:
    """Yield the facts of a table, each with what the other readings say of it."""
    edition = taken.table_editions[table]
    if edition is None:
        yield from ((path, _with(fact, rest)) for path, fact in taken.facts.items() if path.startswith(f"{table}."))
        return
    stated = _sums(forms.editions[edition].table(table))
    summed = {path for item in stated for path in (*item.left, *item.right)}
    found = tuple(other for other in rest if other.table_editions.get(table) is not None)
    same = tuple(other for other in found if other.table_editions[table] == edition)
    equals = tuple(other for other in same if _holds(other, table, forms)) if _holds(taken, table, forms) else same
    lesser = tuple(_Lesser(other, stated) for other in found if other not in equals)
    for path in _paths(forms.editions[edition], table):
        fact = taken.facts[path]
        if path in summed:
            said = [*(other.facts[path] for other in equals), *(f for one in lesser if (f := one.on(fact)))]
            yield path, _judged(fact, said, alone_counts=True)
        else:
            yield path, _judged(fact, [other.facts[path] for other in same], alone_counts=False)


class _Lesser:
    """A reading of a table whose sums don't all hold, beside one whose sums do: a witness of some of its cells only.

    What it did not find or could not read says nothing against the other, nor does a number that its own sums refute. But
    sums can't tell a line from its sibling, nor a zero from a blank: what they don't refute stands.
    """

    def __init__(self, report: Report, stated: tuple[Stated, ...]) -> None:
        self._facts = report.facts
        self._holding: set[str] = set()
        self._assessed: set[str] = set()
        for item in stated:
            terms = (*item.left, *item.right)
            if all(term in self._facts and _is_read(self._facts[term]) for term in terms):
                self._assessed.update(terms)
                if _sum(item.left, report) == _sum(item.right, report):
                    self._holding.update(terms)

    def on(self, fact: Fact) -> Fact | None:
        """Return what the reading has to say of a cell, None for nothing."""
        own = self._facts.get(fact.path)
        if own is None or own.state is State.ABSENT:
            return None
        if (own.state, own.value) == (fact.state, fact.value):
            return own
        if own.state is State.NUMBER:
            refuted = own.path in self._assessed - self._holding
            # Blanks make every sum hold: a number that is seen in the place of one speaks against it, refuted or not.
            return None if refuted and fact.state is State.NUMBER else own
        return own if own.state is State.TEXT and fact.state in EMPTY_STATES else None


def _is_read(fact: Fact) -> bool:
    return fact.state not in {State.TEXT, State.ABSENT}


def _judged(fact: Fact, said: list[Fact], *, alone_counts: bool) -> Fact:
    """Return a fact as the readings together have it; `said` is what the others have in its place.

    A number that stands in no sum counts as read only where another reading has the same in its place. Of three
    readings two that agree are believed against the third, also where that found nothing; of two that differ neither is.
    Where the third only could not tell whether digits on two lines are one number, theirs is taken. Where one sees ink, no
    cell is empty, however many see none.
    """
    there = [other for other in said if other.state is not State.ABSENT]
    if fact.state is State.ABSENT:
        if _are_alike(there):
            return _agreed(there[0])
        return _agreed(fact) if said and not there and fact.reading != SOLVED else fact
    differing = [other for other in there if (other.state, other.value) != (fact.state, fact.value)]
    if not there:
        return fact if alone_counts or fact.value is None else _unconfirmed(fact)
    inked = fact.state in EMPTY_STATES and any(_INK in _shown(other) for other in differing)
    if len(differing) <= len(there) - len(differing) and not inked:
        return _agreed(fact)
    if len(there) > 1 and all(_settles(other, there[0], fact) for other in there):
        return _agreed(there[0])
    candidates = tuple(dict.fromkeys(_shown(one) for one in (fact, *differing)))
    return replace(fact, state=State.TEXT, value=None, candidates=candidates, agreement=Agreement.DIFFERED)


def _are_alike(there: list[Fact]) -> bool:
    """Tell whether several readings have the same number in one place."""
    return len(there) > 1 and there[0].value is not None and len({(fact.state, fact.value) for fact in there}) == 1


def _agreed(fact: Fact) -> Fact:
    """Return a fact on which readings agree: what `dataclasses.replace` does, in a fifth of its time, for every cell."""
    return Fact(
        fact.path,
        fact.state,
        fact.value,
        fact.raw,
        fact.reading,
        fact.place,
        fact.candidates,
        fact.note,
        fact.unit,
        Agreement.AGREED,
    )


def _settles(other: Fact, same: Fact, fact: Fact) -> bool:
    """Tell whether a reading has the same number as another, printed in the same characters that a third left apart."""
    printed = ["".join((one.raw or "").split()) for one in (other, fact)]
    return (
        fact.state is State.TEXT and other.value is not None and other.value == same.value and printed[0] == printed[1]
    )


def _unconfirmed(fact: Fact) -> Fact:
    """Return a number that no sum and no second reading vouches for: it stands, and nobody may count on it."""
    return replace(fact, state=State.TEXT, value=None, candidates=(_shown(fact),), agreement=Agreement.DIFFERED)


def _with(fact: Fact, rest: tuple[Report, ...]) -> Fact:
    """Return an absent table's fact: absent in all readings is agreed."""
    agreed = rest and all(other.facts.get(fact.path, fact).state is State.ABSENT for other in rest)
    return _agreed(fact) if agreed else fact


def _of_texts(first: Report, others: tuple[Report, ...]) -> Agreement:
    """Return whether another reading of the text names the same title and year."""
    same = any((other.title, other.year) == (first.title, first.year) for other in others if other.title)
    return Agreement.AGREED if same else Agreement.ALONE


def _shown(fact: Fact) -> str:
    return (fact.raw or "").strip()


@lru_cache(maxsize=64)
def _sums(form: TableForm) -> tuple[Stated, ...]:
    """Return the relations that must hold: what is only a warning tells no reading from another."""
    return tuple(
        stated
        for stated in form.stated
        if stated.identity.relation is Relation.EQUAL and stated.identity.severity is Severity.ERROR
    )


def _sum(paths: tuple[str, ...], report: Report) -> Decimal:
    return sum((report.facts[path].value or Decimal(0) for path in paths), Decimal(0))


@lru_cache(maxsize=64)
def _paths(edition: Edition, table: str) -> tuple[str, ...]:
    return tuple(path for path, field in edition.fields.items() if field.table == table)
