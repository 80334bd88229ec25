"""Names: what the rows, columns and sums of a form are called in a message.

A person who reads a finding has the printed form before them, so its own words are used; short, since one sentence may
name twenty of them: without enumerators and glosses, and with the group only where the same word stands twice.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from pipeline.forms.labels import without_lead
from pipeline.model.form import Axis, TableForm
from pipeline.model.member import Leaf

_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_GLOSS = re.compile(r"[（(][^（()）]*[）)]$")


def short(label: str) -> str:
    """Return an official label without 其中, enumerator and closing gloss, its quotes fit to stand within quotes.

    >>> short("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), short("3.危及“三安全一稳定”")
    ('部分公开', '危及‘三安全一稳定’')
    >>> short("本年收费金额（单位：万元）"), short("（六）其他处理"), short("其中：涉及国家秘密"), short("（无）")
    ('本年收费金额', '其他处理', '涉及国家秘密', '（无）')
    """
    return (_GLOSS.sub("", _ENUMERATOR.sub("", without_lead(label))) or label).translate(_INNER_QUOTES)


@dataclass(frozen=True)
class Names:
    """The names of one table's rows, columns and groups, by axis and id."""

    by_id: dict[tuple[Axis, str], str]

    def row(self, row: str) -> str:
        """Return what a row is called."""
        return self.by_id[Axis.ROWS, row]

    def column(self, column: str) -> str:
        """Return what a column is called."""
        return self.by_id[Axis.COLUMNS, column]

    def term(self, axis: Axis, term: str) -> str:
        """Return what a term of an identity is called, be it a leaf, a group, or what several leaves begin with."""
        if (axis, term) in self.by_id:
            return self.by_id[axis, term]
        return next(name for (on, id_), name in self.by_id.items() if on is axis and id_.startswith(f"{term}."))


@lru_cache(maxsize=64)
def names_of(table: TableForm) -> Names:
    """Name every row, column and group of a table."""
    found = [
        (axis, leaf)
        for block in table.blocks
        for axis, side in ((Axis.ROWS, block.row_leaves), (Axis.COLUMNS, block.column_leaves))
        for leaf in side
    ]
    distinct = {(axis, leaf.id): short(leaf.member.label) for axis, leaf in found}
    met = Counter(distinct.values())
    by_id: dict[tuple[Axis, str], str] = {}
    for axis, leaf in found:
        for id_, group in leaf.groups:
            by_id.setdefault((axis, id_), short(group.label))
        by_id.setdefault((axis, leaf.id), _leaf_name(leaf, twice=met[distinct[axis, leaf.id]] > 1))
    return Names(by_id)


def _leaf_name(leaf: Leaf, *, twice: bool) -> str:
    """Name a leaf, with its innermost group where the bare word stands for another leaf too."""
    name = short(leaf.member.label)
    return f"{short(leaf.members[-2].label)}—{name}" if twice and len(leaf.members) > 1 else name
