"""Labels: a printed wording → the row, column or group of the form that it names.

Rows and columns are known by their labels within their group, never by their position. A label is compared by its core
first; what is merely like a label (a typing error) is taken only where no other label of the axis is nearly as like it,
and is reported. A wording that is not found stays unknown: nothing is guessed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.form import Leaf, Member
from pipeline.text import bare, core, distance, enumerator, squash

LIKENESS = 4
"""One typing error is forgiven for so many characters of a label; tried on the forms' labels, whose nearest pairs of
siblings (行政许可 and 行政处罚, 结果维持 and 结果纠正) differ in half their characters."""

SHORT = 2
"""Characters of a wording so short (其他) that an enumerator of another kind, 3. for （六）, makes it another label."""


@dataclass(frozen=True, slots=True)
class Node:
    """A member of an axis in its place: a leaf, or a group that is printed but holds no numbers."""

    path: tuple[Member, ...]

    @property
    def member(self) -> Member:
        """The member itself."""
        return self.path[-1]

    @property
    def leaf(self) -> Leaf | None:
        """The leaf, or None for a group."""
        if self.member.members:
            return None
        return Leaf(".".join(step.id for step in self.path if step.id), self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """What a printed label names."""

    node: Node
    variant: bool
    """True where the wording is not the form's own."""
    typo: bool = False
    """True where only its likeness speaks for it."""


def _nodes(members: Iterable[Member], above: tuple[Member, ...] = ()) -> Iterator[Node]:
    for member in members:
        path = (*above, member)
        yield Node(path)
        yield from _nodes(member.members, path)


class Axis:
    """The labels of one axis, ready to be compared with printed ones."""

    def __init__(self, members: tuple[Member, ...]) -> None:
        """Index every member, groups included, by the cores of its wordings."""
        self.nodes = tuple(_nodes(members))
        self._indexes: list[tuple[Callable[[str], str], dict[str, list[tuple[Node, bool]]]]] = [
            (fold, {}) for fold in (squash, bare, core)
        ]
        for node in self.nodes:
            for wording, variant in ((node.member.label, False), *((met, True) for met in node.member.met)):
                for fold, index in self._indexes:
                    held = index.setdefault(fold(wording), [])
                    if all(other is not node for other, _ in held):
                        held.append((node, variant))

    @property
    def cores(self) -> frozenset[str]:
        """The cores of all wordings."""
        return frozenset(self._indexes[-1][1])

    def find(self, printed: str, within: tuple[Member, ...] = ()) -> Found | None:
        """Return what a printed label names, or None.

        `within` is the group that the label stands under, outermost first: it decides between members that are called
        the same (其他 is a row of a group and a group of its own), as the printed enumerator does before it.
        """
        if not core(printed):
            return None
        for fold, index in self._indexes:
            held = index.get(fold(printed))
            if held:
                return self._choose(held, printed, within)
        return self._like(printed, within)

    def _choose(self, held: list[tuple[Node, bool]], printed: str, within: tuple[Member, ...]) -> Found | None:
        if len(held) > 1:
            mark = _numeral(printed)
            same_mark = [item for item in held if mark and _numeral(item[0].member.label) == mark]
            held = same_mark or [item for item in held if within and within[-1] in item[0].path[:-1]] or held
        if len(held) > 1:
            return None
        node, variant = held[0]
        marks = (_numeral(printed), _numeral(node.member.label))
        if len(core(printed)) <= SHORT and all(marks) and marks[0].isdigit() != marks[1].isdigit():
            return None
        return Found(node, variant)

    def _like(self, printed: str, within: tuple[Member, ...]) -> Found | None:
        """Return the one member whose label is like the printed one, where no other comes near."""
        printed_core = core(printed)
        best: list[tuple[int, Node]] = []
        for node in self.nodes:
            wordings = [core(wording) for wording in (node.member.label, *node.member.met)]
            limits = [(wording, max(len(wording), len(printed_core)) // LIKENESS) for wording in wordings]
            near = [(distance(printed_core, wording, limit), limit) for wording, limit in limits if limit]
            hits = [apart for apart, limit in near if apart <= limit]
            if hits:
                best.append((min(hits), node))
        best.sort(key=lambda item: item[0])
        if within and len(best) > 1:
            best = [item for item in best if within[-1] in item[1].path] or best
        if not best or (len(best) > 1 and best[1][0] <= best[0][0] + 1):
            return None
        return Found(best[0][1], variant=True, typo=True)


def _numeral(label: str) -> str:
    """Return the number of a label: 3 of `3、其他`, 六 of `（六）其他`."""
    return enumerator(label).strip("()、.,:")


@lru_cache(maxsize=64)
def axis(members: tuple[Member, ...]) -> Axis:
    """Return the labels of an axis, made once."""
    return Axis(members)
