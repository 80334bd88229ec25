"""One table: its lines → a fact for every field of the edition, and what the form does not have."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.errors import TooLargeError
from pipeline.mapping.columns import Head, extent
from pipeline.mapping.facts import absent, read_fact, unreadable
from pipeline.mapping.listed import nearest
from pipeline.mapping.proof import prove
from pipeline.mapping.row import Row
from pipeline.mapping.rows import read_rows
from pipeline.mapping.words import is_sign
from pipeline.model.form import Edition, Field, TableForm
from pipeline.model.grid import Cell
from pipeline.model.located import Match
from pipeline.model.member import Member
from pipeline.model.report import EMPTY_STATES, Fact, LabelVariant, State, Unmapped
from pipeline.text import core, squash

MOST_ROWS = 5_000
"""Rows of one table; the longest of real reports, those of 2014 with towns and departments below them, have some hundreds."""
MOST_UNMAPPED = 20_000
"""Cells of one table that stand under nothing of the form; all of them go into the record. Tables of real reports have at
most some hundreds, a province's list of its units thousands."""
_AGAIN = 4
"""Of so many fields one that is printed twice makes the table one that is."""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What one printed table says."""

    facts: dict[str, Fact]
    """Every field of the table's edition by path, in form order."""
    unmapped: tuple[Unmapped, ...]
    labels: tuple[LabelVariant, ...]
    short: bool = False
    """True where a row has no cell for some head, and its cells no place on a page: programs leave blank ones out."""


def map_table(match: Match, edition: Edition, reading: str, year: int | None = None) -> TableFacts:
    """Map a located table to the fields of an edition; `year` is the report's, by which a column may be called.

    Raises `TooLargeError` where more is printed beside the form than anyone can look through.
    """
    if sum(len(piece.rows) for piece in match.pieces) > MOST_ROWS:
        raise TooLargeError
    form = edition.table(match.table)
    met: dict[str, list[Fact]] = {}
    printed: set[str] = set()
    unmapped: list[Unmapped] = []
    labels: dict[LabelVariant, None] = {}
    rows = read_rows(match, form, year)
    short = False
    for row in nearest(rows) if form.listed else rows:
        short = short or _is_short(row)
        labels.update(dict.fromkeys(_variants(row, form)))
        if row.found and row.found.node.leaf:
            printed.add(row.found.node.leaf.id)
        for field, fact in _row_facts(row, form, edition, reading, unmapped):
            met.setdefault(field.path, []).append(fact)
        if len(unmapped) > MOST_UNMAPPED:
            raise TooLargeError
    if match.beside and any(path not in met for path, _ in _fields(edition, match.table)):
        unmapped.extend(_beside(match))
    doubted = _of_two(met, form)
    facts = {
        path: _one(field, met.get(path, []), reading if field.row in printed else None, alone=path not in doubted)
        for path, field in _fields(edition, match.table)
    }
    return TableFacts(prove(facts, edition, match.table), tuple(unmapped), tuple(labels), short)


def _is_short(row: Row) -> bool:
    """Tell whether a row of the form has no cell for some head, in a table that is on no page."""
    if row.heads is None or row.found is None or row.found.node.leaf is None or any(map(extent, row.labels[-1:])):
        return False
    met = {head.columns for head, _ in row.assigned.values}
    return any(head.column and head.columns not in met for head in row.heads.heads)


def _beside(match: Match) -> Iterator[Unmapped]:
    """Yield the numbers that stand right behind a table without a word: what the table lacks may be among them."""
    cells = [cell for grid in match.beside for cell in grid.cells if cell.text.strip()]
    yield from (Unmapped(match.table, (), (), cell.text, cell.place, "cell") for cell in cells[:MOST_UNMAPPED])


@lru_cache(maxsize=64)
def _fields(edition: Edition, table: str) -> tuple[tuple[str, Field], ...]:
    """Return the fields of a table with their paths, in form order."""
    return tuple((path, field) for path, field in edition.fields.items() if field.table == table)


def _row_facts(
    row: Row, form: TableForm, edition: Edition, reading: str, unmapped: list[Unmapped]
) -> list[tuple[Field, Fact]]:
    """Return the facts of one line; what has no field goes to `unmapped`."""
    leaf = row.found.node.leaf if row.found else None
    if row.found and leaf is None:
        row = _without_signs(row)
    titles = _titles(row, form)
    taken: list[tuple[Field, Fact]] = []
    for head, cells in row.assigned.values:
        mapped_row = head.row or leaf
        field = (
            edition.fields.get(f"{form.id}.{mapped_row.id}.{head.column.id}") if mapped_row and head.column else None
        )
        if field is None:
            unmapped.extend(_unknown(titles, head, cells, form, known_row=mapped_row is not None))
        elif head.column and head.column.id in row.assigned.doubtful:
            raw = tuple(" ".join(cell.text.split()) for cell in cells)
            taken.append((field, unreadable(field, cells, reading, raw)))
        else:
            said = (*((row.unit,) if row.unit else ()), *row.said, *head.units)
            taken.append((field, read_fact(field, cells, said, reading)))
    unmapped.extend(
        Unmapped(form.id, titles, (), cell.text, cell.place, "cell" if leaf or row.across else "row")
        for cell in row.assigned.stray
        if cell.text.strip()
    )
    if leaf is None and not row.assigned.values and row.label and not row.assigned.stray and row.found is None:
        unmapped.append(Unmapped(form.id, titles, (), "", row.labels[-1].place, "row"))
    if row.blank and row.found is None and not row.across and row.assigned.values and row.label:
        unmapped.append(Unmapped(form.id, titles, (), "", row.labels[-1].place, "row"))
    return taken


def _without_signs(row: Row) -> Row:
    """Take the dashes out of the line of a group, where they say that no number belongs there."""
    values = tuple((head, tuple(cell for cell in cells if not is_sign(cell))) for head, cells in row.assigned.values)
    stray = tuple(cell for cell in row.assigned.stray if not is_sign(cell))
    return replace(row, assigned=replace(row.assigned, values=values, stray=stray))


def _titles(row: Row, form: TableForm) -> tuple[str, ...]:
    """Return the labels left of a row, outermost first; in a listed table its groups, which are lines of their own."""
    printed = _texts(row.labels)
    if not (form.listed and printed):
        return printed
    groups = {core(group.label) for group in row.group}
    return (*(group.label for group in row.group), *(text for text in printed if core(text) not in groups))


def _unknown(
    titles: tuple[str, ...], head: Head, cells: tuple[Cell, ...], form: TableForm, *, known_row: bool
) -> list[Unmapped]:
    """Return the cells that stand in a row or under a head that the form does not have."""
    axis = "column" if known_row else "row"
    heads = (" ".join(head.printed.split()),) if head.printed.strip() else ()
    return [Unmapped(form.id, titles, heads, cell.text, cell.place, axis) for cell in cells if cell.text.strip()]


def _texts(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()) for cell in cells if cell.text.strip())


def _of_two(met: dict[str, list[Fact]], form: TableForm) -> frozenset[str]:
    """Return the fields of a table that is printed twice: of two reports in one file, one may lack what the other has.

    A row may be printed again below a page break, as part of the heads; where it is more, the table is.
    """
    once = frozenset(path for path, facts in met.items() if len(facts) == 1)
    again = met.keys() - once
    several = len({path.rpartition(".")[0] for path in again}) > 1
    if not several or _AGAIN * len(again) < len(met):
        return frozenset()
    # Of a table whose rows are printed side by side, some writers set each half over the blank of the other.
    return once if form.groups_across else frozenset(met)


def _one(field: Field, met: list[Fact], row_reading: str | None, *, alone: bool) -> Fact:
    """Return the one fact of a field that was met once, not at all, or several times.

    Met several times with the same number it is that number; with different ones nobody knows which holds. Met once it
    may stand `alone`, or not: not in a table that is printed twice, where a blank beside a number is another report's.
    """
    if not met:
        return absent(field, row_reading)
    if not alone and len(met) == 1 and met[0].value is not None:
        return replace(met[0], state=State.TEXT, value=None, candidates=(met[0].raw or "",))
    printed = [fact for fact in met if fact.state is not State.BLANK] or met
    said = [fact for fact in printed if fact.state not in EMPTY_STATES] or printed
    if not alone and len(printed) < len(met):  # a blank of one report is no number of the other
        said = met
    if len({(fact.state, fact.value) for fact in said}) == 1 and len(said) == len(printed):
        return said[0]
    candidates = tuple(dict.fromkeys(fact.raw or "" for fact in met))
    return Fact(field.path, State.TEXT, None, "\n".join(candidates), met[0].reading, met[0].place, candidates)


def _variants(row: Row, form: TableForm) -> list[LabelVariant]:
    """Return the labels of a line that the form prints otherwise: its own, its groups', its heads'."""
    variants = list(row.heads.labels) if row.heads else []
    if row.found is None:
        return variants
    if row.found.variant:
        variants.append(LabelVariant(form.id, " ".join(row.label.split()), row.found.node.member.label, row.found.typo))
    outer = [cell.text for cell in row.labels if cell.text.strip()][:-1]
    groups = row.found.node.path[:-1]
    variants.extend(made for text in outer if (made := _group_variant(text, groups, form)))
    return variants


@lru_cache(maxsize=256)
def _cores(member: Member) -> frozenset[str]:
    return frozenset(core(wording) for wording in (member.label, *member.met))


def _group_variant(text: str, groups: tuple[Member, ...], form: TableForm) -> LabelVariant | None:
    """Return a group's label that is printed otherwise; a part of it (cut by a page break) is no other wording."""
    printed, squashed = core(text), squash(text)
    for group in groups:
        if printed in _cores(group) or squashed in squash(group.label):
            return None
    if not groups or printed.isdigit():
        return None
    return LabelVariant(form.id, " ".join(text.split()), groups[-1].label, typo=True)
