"""Labels: a printed wording → the row, column or group of the form that it names.

Rows and columns are known by their labels within their group, never by their position. A label is compared by its core
first; what is merely like a label (a typing error) is taken only where no other label of the axis is nearly as like it,
and is reported. A wording that is not found stays unknown: nothing is guessed.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.member import Leaf, Member, joined_id, paths
from pipeline.text import bare, core, distance, enumerator, squash

LIKENESS = 4
"""One typing error is forgiven for so many characters of a label; tried on the forms' labels, whose nearest pairs of
siblings (行政许可 and 行政处罚, 结果维持 and 结果纠正) differ in half their characters."""

SHORT = 2
"""Characters of a wording so short (其他) that an enumerator of another kind, 3. for （六）, makes it another label."""

_OF_WHICH = re.compile(r"\s*其\s*中\s*[:：,，]?")
_SOUND = re.compile(r"[(（][^\W\d_A-Z\u2e80-\uffff]{1,6}[)）]")
"""How a character is spoken, behind it in brackets: mirrors of official sites add it, 報(bào)告."""
_FOOTNOTE = re.compile(
    r"(?:\s*(?:[(（\[［〔【]?\s*注?\s*[①-⑳⁰-⁹¹²³]\s*[)）\]］〕】]?|[\[［〔【]\s*注?\s*\d{0,2}\s*[\]］〕】]"
    r"|[(（]\s*注\s*\d{0,2}\s*[)）]|注\s*\d{1,2}|[*＊※†‡]|(?<=[)）])\d{1,2}))+\s*$"
)
"""Marks of a footnote behind a label, in all the ways in which they are printed."""
_LONGEST_MARKS = 16
_UNIT = re.compile(r"(?<=\S)\s*单位[:：]?\s*[十百千万亿]{0,2}元\s*$")
"""A unit of money behind a label, without brackets."""
_LONGEST_KNOWN = 160
"""Characters up to which a label is remembered with what it names: those of the forms with their glosses are shorter."""
_MOST_KNOWN = 1 << 12
"""Labels of an axis that are remembered; a report has some fifty, and reports have mostly the same."""
_OWN_YEAR = re.compile(r"\(?((?:19|20)\d{2})(?:年(度?)|$)\)?")
_LEVELS = (re.compile(r"[^\d(]"), re.compile(r"\([^\d]"), re.compile(r"\d"), re.compile(r"\(\d"))
"""How enumerators nest on the forms: 一、 above （一） above 1. above ①, which is (1)."""


@dataclass(frozen=True, slots=True)
class Node:
    """A member of an axis in its place: a leaf, or a group that is printed but holds no numbers."""

    path: tuple[Member, ...]
    leaf: Leaf | None
    """None for a group."""

    @property
    def member(self) -> Member:
        """The member itself."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Found:
    """What a printed label names."""

    node: Node
    rank: int
    """How far the wording is from the form's own, which is 0: then those met, in their order, then misprints."""
    typo: bool = False
    """True where only its likeness speaks for it."""

    @property
    def variant(self) -> bool:
        """True where the wording is not the form's own."""
        return self.rank > 0


def without_lead(label: str) -> str:
    """Return a label without 其中, which is put before some rows, before others not, and stands before any enumerator.

    >>> without_lead("其中：主动公开规范性文件数"), without_lead("其 中：1.当面申请数"), without_lead("集中采购")
    ('主动公开规范性文件数', '1.当面申请数', '集中采购')
    """
    return _OF_WHICH.sub("", label, count=1) if _OF_WHICH.match(label) else label


def in_own_year(head: str, year: int | None) -> str:
    """Return a head with the report's own year written as 本年, so that it is a wording; another year stays as it is.

    >>> in_own_year("2018年度", 2018), in_own_year("2018 年统计数", 2018), in_own_year("2017年度", 2018)
    ('本年度', '本年统计数', '2017年度')
    >>> in_own_year("2023年本年制发件数", 2023), in_own_year("2023年现行有效件数", 2023), in_own_year("2022年现行有效件数", 2023)
    ('本年制发件数', '现行有效件数', '2022年现行有效件数')
    """
    squashed = squash(head)
    found = _OWN_YEAR.match(squashed)
    if found is None or int(found[1]) != year:
        return head
    rest = squashed[found.end() :]
    return rest if rest.startswith(("本年", "现行")) else f"本年{found[2] or ''}{rest}"


def level(label: str) -> int:
    """Return how deep the enumerator of a label is on the forms; labels without one are deepest.

    >>> [level(label) for label in ("五、行政诉讼数量", "（一）收到申请数", "5.其他形式申请数", "①国家秘密", "其中：国家秘密")]
    [0, 1, 2, 3, 4]
    """
    mark = enumerator(without_lead(label))
    return next((depth for depth, kind in enumerate(_LEVELS) if kind.match(mark)), len(_LEVELS))


def _plain(fold: Callable[[str], str]) -> Callable[[str], str]:
    return lambda label: fold(_SOUND.sub("", _unmarked(without_lead(label))))


def _unmarked(label: str) -> str:
    """Return a label without marks of footnotes behind it.

    >>> _unmarked("行政诉讼（复议后起诉）[①]"), _unmarked("其他结果 注1"), _unmarked("（七）总计")
    ('行政诉讼（复议后起诉）', '其他结果', '（七）总计')
    """
    shown = label.rstrip()
    return shown[:-_LONGEST_MARKS] + _FOOTNOTE.sub("", shown[-_LONGEST_MARKS:])


class Axis:
    """The labels of one axis, ready to be compared with printed ones."""

    def __init__(self, members: tuple[Member, ...]) -> None:
        """Index every member, groups included, by the cores of its wordings."""
        self.nodes = tuple(
            Node(path, None if path[-1].members else Leaf(joined_id(path), path)) for path in paths(members)
        )
        self._indexes: list[tuple[Callable[[str], str], dict[str, list[tuple[Node, int]]]]] = [
            (fold, {}) for fold in (squash, _plain(bare), _plain(core))
        ]
        for node in self.nodes:
            for rank, wording in enumerate((node.member.label, *node.member.met)):
                for fold, index in self._indexes:
                    held = index.setdefault(fold(wording), [])
                    if all(other is not node for other, _ in held):
                        held.append((node, rank))
        self._cores = [
            (node, [core(without_lead(wording)) for wording in (node.member.label, *node.member.met)])
            for node in self.nodes
        ]
        self._known = lru_cache(_MOST_KNOWN)(self._find)

    @property
    def cores(self) -> frozenset[str]:
        """The cores of all wordings."""
        return frozenset(self._indexes[-1][1])

    def has(self, printed: str) -> bool:
        """Tell whether a printed label is a wording of a member, or of several that only their groups tell apart."""
        return any(fold(printed) in index for fold, index in self._indexes)

    def find(self, printed: str, within: tuple[Member, ...] = ()) -> Found | None:
        """Return what a printed label names, or None.

        `within` is the group that the label stands under, outermost first: it decides between members that are called
        the same (其他 is a row of a group and a group of its own), as the printed enumerator does before it.
        """
        return (self._known if len(printed) <= _LONGEST_KNOWN else self._find)(printed, within)

    def cut_alike(self, printed: str, count: int, named: Collection[Node]) -> tuple[Found, ...]:
        """Return what labels are that were cut to the same beginning (本年新 beside 本年新), in the order of the form.

        Nothing unless as many stand there as members begin so that are not `named` by whole labels beside them.
        """
        begun = core(printed)
        alike = [
            node
            for node in self.nodes
            if node.leaf and node not in named and len(begun) >= SHORT and core(node.member.label).startswith(begun)
        ]
        return tuple(Found(node, len(node.member.met) + 1) for node in alike) if len(alike) == count > 1 else ()

    def _find(self, printed: str, within: tuple[Member, ...]) -> Found | None:
        if not core(without_lead(printed)):
            return None
        for fold, index in self._indexes:
            held = index.get(fold(printed))
            if held:
                return self._choose(held, printed, within)
        if (unitless := _UNIT.sub("", printed)) != printed:
            return self._find(unitless, within)
        return self._like(printed, within)

    def _choose(self, held: list[tuple[Node, int]], printed: str, within: tuple[Member, ...]) -> Found | None:
        if len(held) > 1:
            mark = _numeral(printed)
            held = [item for item in held if mark and _numeral(item[0].member.label) == mark] or held
        if len(held) > 1:
            held = [item for item in held if within and within[-1] in item[0].path[:-1]] or held
        if len(held) > 1:
            return None
        node, rank = held[0]
        marks = (_numeral(printed), _numeral(node.member.label))
        if len(core(printed)) <= SHORT and all(marks) and marks[0].isdigit() != marks[1].isdigit():
            return None
        return Found(node, rank)

    def _like(self, printed: str, within: tuple[Member, ...]) -> Found | None:
        """Return the one member whose label is like the printed one, where no other comes near."""
        printed_core = core(without_lead(printed))
        if printed_core.isdecimal():  # a number: no label has figures only
            return None
        best: list[tuple[int, Node]] = []
        for node, wordings in self._cores:
            limits = [(wording, max(len(wording), len(printed_core)) // LIKENESS) for wording in wordings]
            near = [(distance(printed_core, wording, limit), limit, wording) for wording, limit in limits if limit]
            hits = [
                apart for apart, limit, word in near if apart <= limit and not self._another(printed_core, word, node)
            ]
            if hits:
                best.append((min(hits), node))
        best.sort(key=lambda item: item[0])
        if within and len(best) > 1:
            best = [item for item in best if within[-1] in item[1].path] or best
        if not best or (len(best) > 1 and best[1][0] <= best[0][0] + 1):
            return None
        node = best[0][1]
        return Found(node, len(node.member.met) + 1, typo=True)

    def _another(self, printed: str, wording: str, node: Node) -> bool:
        """Tell whether a label is rather a sibling of a node than a misprint of its wording.

        传真申请数 and 网络申请数 share their longer half, so that the rest alone names the row, and 书面申请数 is another row
        than 当面申请数: a misprint is less than half of what tells a wording from others.
        """
        others = [core for core, held in self._indexes[-1][1].items() if all(other is not node for other, _ in held)]
        for side in (1, -1):
            own, shown = wording[::side], printed[::side]
            for other in others:
                pairs = zip(own, other[::side], strict=False)
                shared = next((n for n, (mine, its) in enumerate(pairs) if mine != its), min(len(own), len(other)))
                if 2 * shared <= len(own) or shared == len(own) or own[:shared] != shown[:shared]:
                    continue
                apart = len(own) - shared
                if 2 * distance(own[shared:], shown[shared:], apart) >= apart:
                    return True
        return False


def _numeral(label: str) -> str:
    """Return the number of a label: 3 of `3、其他`, 六 of `（六）其他`."""
    return enumerator(label).strip("()、.,:")


@lru_cache(maxsize=64)
def axis(members: tuple[Member, ...]) -> Axis:
    """Return the labels of an axis, made once."""
    return Axis(members)
