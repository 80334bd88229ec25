"""The rules of an edition file that its types don't state: every name means one thing, and names something.

A label with two meanings, or a sum over a row that does not exist, would show only as wrong or unchecked numbers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pipeline.model.form import Axis, Block, Edition, Identity, TableForm
from pipeline.model.member import Member
from pipeline.text import core

_WORD = r"[a-z][a-z0-9_]*"
_SIMPLE_ID = re.compile(_WORD)
_DOTTED_ID = re.compile(rf"{_WORD}(\.{_WORD})*")
_EDITION_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_CODE = re.compile(r"[A-Z][A-Z0-9]*\.[A-Z][A-Z0-9_]*")

Wording = tuple[str, str]
"""A path in the file and the wording that stands there."""


def faults(edition: Edition) -> Iterator[str]:
    """Yield each broken rule as `path: what is wrong`."""
    if not _EDITION_ID.fullmatch(edition.id):
        yield f"$.id: {edition.id!r} is no id (small letters, digits, - and _)"
    if edition.last_year is not None and edition.last_year < edition.first_year:
        yield f"$.last_year: {edition.last_year} is before the first year, {edition.first_year}"
    yield from _sections(edition)
    yield from _ids([(f"$.tables[{n}].id", table.id) for n, table in enumerate(edition.tables)], _SIMPLE_ID)
    for number, table in enumerate(edition.tables):
        yield from _table(table, f"$.tables[{number}]")


def _sections(edition: Edition) -> Iterator[str]:
    tables = {table.id for table in edition.tables}
    places = [(f"$.sections[{number}]", section) for number, section in enumerate(edition.sections)]
    yield from _ids([(f"{path}.id", section.id) for path, section in places], _SIMPLE_ID)
    yield from _once([(f"{path}.number", section.number) for path, section in places])
    yield from _clear([word for path, section in places for word in _words(path, "title", section.title, section.met)])
    held = [(f"{path}.table", section.table) for path, section in places if section.table is not None]
    yield from _once(held)
    for path, table in held:
        if table not in tables:
            yield f"{path}: there is no table {table!r}"
    for number, table_form in enumerate(edition.tables):
        if table_form.id not in {table for _, table in held}:
            yield f"$.tables[{number}].id: no section holds the table {table_form.id!r}"


def _table(table: TableForm, path: str) -> Iterator[str]:
    blocks = [(f"{path}.blocks[{number}]", block) for number, block in enumerate(table.blocks)]
    for here, block in blocks:
        if block.label is None and len(blocks) > 1:
            yield f"{here}: a block of several needs a label"
        yield from _axis(block.rows, f"{here}.rows", _DOTTED_ID)
        yield from _axis(block.columns, f"{here}.columns", _SIMPLE_ID)
        yield from _said_twice(block, here)
    yield from _clear(
        [word for here, block in blocks if block.label for word in _words(here, "label", block.label, block.met)]
    )
    yield from _fields(blocks)
    yield from _silent(table, path)
    for number, identity in enumerate(table.identities):
        yield from _identity(table, identity, f"{path}.identities[{number}]")


def _axis(members: tuple[Member, ...], path: str, pattern: re.Pattern[str]) -> Iterator[str]:
    walked = list(_walk(members, path))
    for here, _, member in walked:
        if member.id is None and not member.members:
            yield f"{here}.id: what holds numbers needs an id"
        elif member.id is not None and not pattern.fullmatch(member.id):
            yield f"{here}.id: {member.id!r} is no id (small letters, digits and _)"
        elif member.id is not None and member.members and pattern is _SIMPLE_ID:
            yield f"{here}.id: a group of columns has no id, since a field's path ends with one column"
        if member.members and member.parts:
            yield f"{here}.parts: a group (members) holds no numbers that could have parts"
        if member.parts and pattern is _SIMPLE_ID:
            yield f"{here}.parts: only rows have parts"
        for key in ("type", "unit"):
            if member.members and getattr(member, key) is not None:
                yield f"{here}.{key}: only what holds numbers has a {key}"
    yield from _once([(f"{here}.id", name) for here, name, member in walked if member.id is not None])
    below = [(member.below, f"{here}.{'members' if member.members else 'parts'}") for here, _, member in walked]
    for siblings, above in [(members, path), *below]:
        yield from _clear(
            [
                word
                for number, member in enumerate(siblings)
                for word in _words(f"{above}[{number}]", "label", member.label, member.met)
            ]
        )


def _said_twice(block: Block, path: str) -> Iterator[str]:
    """Yield types and units of rows that are never used, since a column has one of its own."""
    for key in ("type", "unit"):
        if any(getattr(column.member, key) is not None for column in block.column_leaves):
            for here, _, row in _walk(block.rows, f"{path}.rows"):
                if getattr(row, key) is not None and not row.members:
                    yield f"{here}.{key}: a column of the block has a {key}; say it in one place"


def _fields(blocks: list[tuple[str, Block]]) -> Iterator[str]:
    """Yield fields that stand twice, and rows that would have to be both a number's row and a group of rows."""
    seen: dict[tuple[str, str], str] = {}
    for path, block in blocks:
        for row in block.row_leaves:
            for column in block.column_leaves:
                first = seen.setdefault((row.id, column.id), path)
                if first != path:
                    yield f"{path}: the field {row.id}.{column.id} stands in {first} too"
    rows = {row: path for (row, _), path in seen.items()}
    for name, path in rows.items():
        if any(other.startswith(f"{name}.") for other in rows):
            yield f"{path}: {name!r} is a row of numbers and a group of rows at once"


def _silent(table: TableForm, path: str) -> Iterator[str]:
    """Yield wordings that are to mean nothing, and are the label of something."""
    meant = {
        core(wording)
        for block in table.blocks
        for axis in (block.rows, block.columns)
        for _, _, member in _walk(axis, "")
        for wording in (member.label, *member.met)
    }
    meant |= {core(wording) for block in table.blocks if block.label for wording in (block.label, *block.met)}
    silent = [(f"{path}.ignored[{number}]", text) for number, text in enumerate(table.ignored)]
    for number, block in enumerate(table.blocks):
        for key, texts in (("corner", block.corner), ("units", block.units)):
            silent += [(f"{path}.blocks[{number}].{key}[{n}]", text) for n, text in enumerate(texts)]
    for here, wording in silent:
        if core(wording) in meant:
            yield f"{here}: {wording!r} is the wording of something"
    for number, note in enumerate(table.notes):
        if any(wording.startswith(core(note)) for wording in meant):
            yield f"{path}.notes[{number}]: the wording of something begins with {note!r}"


def _identity(table: TableForm, identity: Identity, path: str) -> Iterator[str]:
    across = Axis.COLUMNS if identity.axis is Axis.ROWS else Axis.ROWS
    if not _CODE.fullmatch(identity.code):
        yield f"{path}.code: {identity.code!r} is no code (as REQ.BALANCE)"
    named = [(_names(block, identity.axis), _names(block, across)) for block in table.blocks]
    terms = (*identity.left, *identity.right)
    stated = [others for names, others in named if all(term in names for term in terms)]
    for side, axis, known in (
        ("left", identity.axis, [names for names, _ in named]),
        ("right", identity.axis, [names for names, _ in named]),
        ("over", across, stated or [others for _, others in named]),
    ):
        for number, name in enumerate(getattr(identity, side)):
            if not any(name in names for names in known):
                yield f"{path}.{side}[{number}]: {name!r} is none of its {axis}"
    if not stated and all(any(term in names for names, _ in named) for term in terms):
        yield f"{path}: no block has all its terms"
    if identity.open and not (identity.axis is Axis.ROWS and _has_parts(table, identity.left)):
        yield f"{path}.open: only a sum of the parts of one row on the left can be open"
    for names, _ in named:
        counted = Counter(leaf for term in terms for leaf in names.get(term, ()))
        for leaf in (leaf for leaf, times in counted.items() if times > 1):
            yield f"{path}: {leaf!r} is counted twice"


def _has_parts(table: TableForm, ids: tuple[str, ...]) -> bool:
    """Tell whether ids are that of one row with parts."""
    leaves = (leaf for block in table.blocks for leaf in block.row_leaves if leaf.member.parts)
    return len(ids) == 1 and any(leaf.id == ids[0] for leaf in leaves)


def _names(block: Block, axis: Axis) -> Mapping[str, tuple[str, ...]]:
    """Return, by the id of each leaf and each group of an axis, the ids of the leaves it stands for."""
    found: dict[str, list[str]] = {}
    for leaf in block.row_leaves if axis is Axis.ROWS else block.column_leaves:
        for name in (*(id_ for id_, _ in leaf.groups), leaf.id):
            found.setdefault(name, []).append(leaf.id)
    return {name: tuple(below) for name, below in found.items()}


def _walk(members: tuple[Member, ...], path: str, above: str = "") -> Iterator[tuple[str, str, Member]]:
    """Yield every member with its path in the file and its id below its groups."""
    for number, member in enumerate(members):
        here = f"{path}[{number}]"
        name = ".".join(step for step in (above, member.id) if step)
        yield here, name, member
        yield from _walk(member.members, f"{here}.members", name)
        yield from _walk(member.parts, f"{here}.parts", above)


def _words(path: str, key: str, official: str, met: tuple[str, ...]) -> list[Wording]:
    return [(f"{path}.{key}", official), *((f"{path}.met[{number}]", wording) for number, wording in enumerate(met))]


def _clear(words: Iterable[Wording]) -> Iterator[str]:
    """Yield wordings that a reader of reports could not tell apart."""
    seen: dict[str, str] = {}
    for path, wording in words:
        kept = core(wording)
        if not kept:
            yield f"{path}: {wording!r} has nothing to be known by"
        elif kept in seen:
            yield f"{path}: {wording!r} can't be told from {seen[kept]}"
        else:
            seen[kept] = path


def _ids(ids: list[tuple[str, str]], pattern: re.Pattern[str]) -> Iterator[str]:
    for path, name in ids:
        if not pattern.fullmatch(name):
            yield f"{path}: {name!r} is no id (small letters, digits and _)"
    yield from _once(ids)


def _once(named: Iterable[tuple[str, str]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for path, name in named:
        first = seen.setdefault(name, path)
        if first != path:
            yield f"{path}: {name!r} stands at {first} too"
