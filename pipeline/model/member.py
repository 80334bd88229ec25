"""Members: the rows and columns of a form, and the groups of them, nested as the form prints them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

DEFAULT_UNIT = "件"


class FieldType(StrEnum):
    """What a printed number of a field may be."""

    COUNT = "count"
    """A non-negative integer."""
    SIGNED = "signed"
    """An integer; the form asks for a change (本年增/减)."""
    DECIMAL4 = "decimal4"
    """A non-negative decimal; the form asks for at most four places, and more are kept exactly."""

    def allows(self, value: Decimal) -> bool:
        """Tell whether a field of this type may hold a number.

        >>> FieldType.COUNT.allows(Decimal("-1")), FieldType.SIGNED.allows(Decimal("-1")), FieldType.COUNT.allows(Decimal("0.5"))
        (False, True, False)
        """
        if self is FieldType.DECIMAL4:
            return value >= 0
        return value == value.to_integral_value() and (self is FieldType.SIGNED or value >= 0)


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A row or a column of the form, or a group of them; each is itself, and equal to no other.

    A group without an id (三、本年度办理结果, 法人或其他组织) is printed but is no part of a field's path.
    """

    id: str | None
    label: str
    """As the official form prints it, enumerator and gloss included."""
    met: tuple[str, ...] = ()
    """Other wordings met in published reports, that mean exactly this; the nearest to the official one first."""
    members: tuple["Member", ...] = ()
    """What the group holds; a group has no numbers of its own."""
    parts: tuple["Member", ...] = ()
    """Rows printed below this one as its details, while it holds numbers itself (（一）收到申请数 above 1.当面申请数); it is
    no step of their ids."""
    type: FieldType | None = None
    """Of a field: its column's, else its row's, else `count`."""
    unit: str | None = None
    """Of a field: its column's, else its row's, else `DEFAULT_UNIT`."""

    @property
    def below(self) -> tuple["Member", ...]:
        """What is printed below it, be it a group or a row of numbers."""
        return self.members or self.parts


@dataclass(frozen=True, slots=True)
class Leaf:
    """A row or a column that holds numbers, with the groups it stands under."""

    id: str
    """Ids from the outermost group inwards, joined by dots."""
    members: tuple[Member, ...]
    """From the outermost group to the leaf itself."""

    @property
    def label(self) -> str:
        """The official labels from the outermost group inwards, joined by slashes."""
        return "/".join(member.label for member in self.members)

    @property
    def member(self) -> Member:
        """The innermost member."""
        return self.members[-1]

    @property
    def groups(self) -> Iterator[tuple[str, Member]]:
        """The groups above it that have an id, each with the id that identities and paths know it by."""
        for depth, group in enumerate(self.members[:-1], start=1):
            if group.id and group.members:
                yield joined_id(self.members[:depth]), group


def joined_id(members: tuple[Member, ...]) -> str:
    """Return the id of the last of some nested members: with those of its groups, and without those of rows of numbers.

    >>> joined_id((Member("denied", "（三）不予公开", members=(Member("a", "a"),)), Member("state_secret", "1.属于国家秘密")))
    'denied.state_secret'
    """
    groups = (step.id for step in members[:-1] if step.members)
    return ".".join(id_ for id_ in (*groups, members[-1].id) if id_)


def paths(members: tuple[Member, ...], above: tuple[Member, ...] = ()) -> Iterator[tuple[Member, ...]]:
    """Yield every member, groups included, as the form prints them: each with those it stands under, outermost first."""
    for member in members:
        path = (*above, member)
        yield path
        yield from paths(member.below, path)


def leaves(members: tuple[Member, ...]) -> Iterator[Leaf]:
    """Yield the leaves below members in form order.

    >>> denied = Member("denied", "（三）不予公开", members=(Member("state_secret", "1.属于国家秘密"),))
    >>> [leaf.id for leaf in leaves((Member(None, "三、本年度办理结果", members=(denied,)),))]
    ['denied.state_secret']
    >>> [leaf.id for leaf in leaves((Member("staff", "人员数", parts=(Member("full_time", "专职人员数"),)),))]
    ['staff', 'full_time']
    """
    return (Leaf(joined_id(path), path) for path in paths(members) if not path[-1].members)
