"""Proof: digits on two lines of a cell are one number where the form's own sums say so, and nowhere else.

Taking a break away is no repair: both readings are printed alike, and the sums that the form promises decide. They must
all hold with the joined number, and at least one of them must have no other doubtful term.
"""

from collections.abc import Mapping
from decimal import Decimal

from pipeline.mapping.facts import joined
from pipeline.model.form import Edition, Relation, Stated
from pipeline.model.report import EMPTY_STATES, Fact, State


def prove(facts: Mapping[str, Fact], edition: Edition, table: str) -> dict[str, Fact]:
    """Return the facts of a table, with every break taken away that the identities of the edition prove wrong."""
    proposed = {
        path: whole
        for path, fact in facts.items()
        if fact.state is State.TEXT and (whole := joined(fact, edition.fields[path])) is not None
    }
    if not proposed:
        return dict(facts)
    tried = {**facts, **proposed}
    stated = [item for item in edition.table(table).stated() if item.identity.relation is Relation.EQUAL]
    proven: dict[str, Fact] = {}
    for path, whole in proposed.items():
        mine = [item for item in stated if path in item.left or path in item.right]
        alone = [item for item in mine if sum(term in proposed for term in (*item.left, *item.right)) == 1]
        if alone and all(_holds(item, tried) for item in mine):
            proven[path] = whole
    return {**facts, **proven}


def _holds(item: Stated, facts: Mapping[str, Fact]) -> bool:
    sides = [_sum(side, facts) for side in (item.left, item.right)]
    return sides[0] is not None and sides[0] == sides[1]


def _sum(paths: tuple[str, ...], facts: Mapping[str, Fact]) -> Decimal | None:
    total = Decimal(0)
    for path in paths:
        fact = facts.get(path)
        if fact is None or (fact.value is None and fact.state not in EMPTY_STATES):
            return None
        total += fact.value or Decimal(0)
    return total
