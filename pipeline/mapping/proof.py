"""Proof: digits on two lines of a cell are one number where the form's own sums say so, and nowhere else.

Taking a break away is no repair: both readings are printed alike, and the sums that the form promises decide. Those with
the cell must all hold with the joined numbers: one of its row and one of its column, or one without another doubtful term.
Where one fails, those that hold decide if they are of a row and of a column, and one has no other doubtful term: what is
printed is then known, and not what it should be.
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
    stated = [item for item in edition.table(table).stated if item.identity.relation is Relation.EQUAL]
    of = {path: [item for item in stated if path in item.left or path in item.right] for path in proposed}
    while True:
        tried = {**facts, **proposed}
        proven = {
            path: whole
            for path, whole in proposed.items()
            if _vouched([item for item in of[path] if _holds(item, tried)], proposed, len(of[path]))
        }
        if len(proven) == len(proposed):
            return {**facts, **proven}
        proposed = proven


def _vouched(held: list[Stated], proposed: Mapping[str, Fact], stated: int) -> bool:
    """Tell whether the sums that hold say enough of a cell, of as many as are stated of it."""
    alone = any(sum(term in proposed for term in (*item.left, *item.right)) == 1 for item in held)
    crossed = len({item.identity.axis for item in held}) > 1
    return (alone or crossed) if len(held) == stated else (alone and crossed)


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
