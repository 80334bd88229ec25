"""Editions: which edition of the form a printed table is, by the labels it holds and never by the year alone."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.forms.labels import SHORT, axis
from pipeline.model.form import Block, Edition, Forms
from pipeline.model.located import Match
from pipeline.text import core, enumerator


def edition_of(match: Match, forms: Forms, prefer: str | None) -> str | None:
    """Return the edition whose labels a table holds; where they are equal, the preferred one; None where nothing decides.

    Each band of a table has one vote, so that one band left over from another form does not outvote the rest. A row
    that another edition divides, printed undivided, is a label of its own edition (（六）其他处理).
    """
    printed = _cores(match)
    bands: dict[str, dict[str, int]] = {}
    for edition in forms.editions.values():
        for block in _blocks(edition, match.table):
            counts = bands.setdefault(core(block.label or ""), {})
            counts[edition.id] = _count_own(edition, match.table, block, forms, printed)
    candidates = [edition.id for edition in forms.editions.values() if _blocks(edition, match.table)]
    votes = dict.fromkeys(candidates, (0, 0))
    for counts in bands.values():
        for id_, count in counts.items():
            won = count > max((other for name, other in counts.items() if name != id_), default=0)
            votes[id_] = (votes[id_][0] + won, votes[id_][1] + count)
    best = max(votes.values(), default=(0, 0))
    leading = [id_ for id_, vote in votes.items() if vote == best]
    if best == (0, 0):
        leading = [id_ for id_ in leading if _is_undivided(forms.editions[id_], match, forms)] or leading
    if len(leading) == 1:
        return leading[0]
    return prefer if prefer in leading else None


def edition_of_year(among: list[Edition], year: int) -> str | None:
    """Return the edition in force for a report year; for years before the first one, that."""
    return next((form.id for form in among if form.last_year is None or year <= form.last_year), None)


def left_over(match: Match, taken: str, forms: Forms) -> tuple[str, ...]:
    """Return the official labels of other editions' columns and rows that stand in a table read as one edition."""
    printed = _cores(match)
    known = frozenset(wording for block in _blocks(forms.editions[taken], match.table) for wording in _wordings(block))
    found: dict[str, None] = {}
    for edition in forms.editions.values():
        for block in _blocks(edition, match.table) if edition.id != taken else ():
            for leaf in (*block.column_leaves, *block.row_leaves):
                if core(leaf.member.label) in printed - known:
                    found[leaf.member.label] = None
    return tuple(found)


def _is_undivided(edition: Edition, match: Match, forms: Forms) -> bool:
    """Tell whether a table prints as one row what another edition divides into several (（六）其他处理), and none of those.

    A part whose label is misprinted or cut is printed all the same, and so is one that a page break cut in two.
    """
    texts = {cell.text for piece in match.pieces for cell in piece.grid.cells if cell.row in piece.rows and cell.text}
    whole = texts.union(_over_breaks(match))
    divided: set[str] = set()
    for other in forms.editions.values():
        for block in _blocks(other, match.table) if other.id != edition.id else ():
            named = {found.node.path for text in whole if (found := axis(block.rows).find(text))}
            groups = {node.path for node in axis(block.rows).nodes if node.leaf is None}
            printed = {path[:-1] for path in named if len(core(path[-1].label)) > SHORT}
            divided |= {core(path[-1].label) for path in groups - printed}
    return any(
        (found := axis(block.rows).find(text)) is not None
        and not found.typo
        and found.node.leaf is not None
        and core(found.node.member.label) in divided
        and (core(text) == core(found.node.member.label) or bool(enumerator(text)))
        for block in _blocks(edition, match.table)
        for text in texts
    )


def _over_breaks(match: Match) -> Iterator[str]:
    """Yield what the cells at the foot of a page say together with those on top of the next."""
    lines = [
        (piece.grid, number, number == piece.rows.start or number in piece.breaks)
        for piece in match.pieces
        for number in piece.rows
    ]
    for (grid, above, _), (following, below, opens) in pairwise(lines):
        if opens:
            yield from (
                upper.text + lower.text
                for upper in grid.row(above)
                for lower in following.row(below)
                if upper.text and lower.text and upper.text != lower.text
            )


def _blocks(edition: Edition, table: str) -> tuple[Block, ...]:
    return next((form.blocks for form in edition.tables if form.id == table), ())


def _count_own(edition: Edition, table: str, block: Block, forms: Forms, printed: frozenset[str]) -> int:
    """Return how many labels of a band are printed that are an edition's own.

    One that is a known wording of another edition's (处理决定数量 for 本年处理决定数量) says nothing where of those that are not
    none is printed.
    """
    own = _own_labels(edition, table, block, forms)
    shared = _wordings_elsewhere(edition, table, block, forms)
    return len(own & printed) if not own - shared or (own - shared) & printed else 0


@lru_cache(maxsize=64)
def _wordings_elsewhere(edition: Edition, table: str, block: Block, forms: Forms) -> frozenset[str]:
    """Return the cores of all wordings that other editions know in the band of the same title."""
    return frozenset().union(
        *(
            _wordings(held)
            for other in forms.editions.values()
            if other.id != edition.id
            for held in _blocks(other, table)
            if held.label == block.label
        )
    )


@lru_cache(maxsize=64)
def _own_labels(edition: Edition, table: str, block: Block, forms: Forms) -> frozenset[str]:
    """Return the cores of the official labels of a block that are official in no other edition's table of this name."""
    others = (
        _official(held) for other in forms.editions.values() if other.id != edition.id for held in _blocks(other, table)
    )
    return _official(block).difference(*others)


@lru_cache(maxsize=64)
def _official(block: Block) -> frozenset[str]:
    nodes = (*axis(block.rows).nodes, *axis(block.columns).nodes)
    return frozenset(core(node.member.label) for node in nodes)


def _wordings(block: Block) -> frozenset[str]:
    return axis(block.rows).cores | axis(block.columns).cores


def _cores(match: Match) -> frozenset[str]:
    return frozenset(
        core(cell.text) for piece in match.pieces for cell in piece.grid.cells if cell.row in piece.rows and cell.text
    )
