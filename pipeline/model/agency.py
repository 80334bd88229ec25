"""Agencies: who publishes reports, into whose consolidated report they are summed, and what happened to them.

A register is a list of these; a government that publishes its own report and one for its whole region is there twice.
"""

from dataclasses import dataclass
from enum import StrEnum

OWN, CONSOLIDATED, UNKNOWN = "own", "consolidated", "unknown"
"""The scopes of a report: the agency alone (本级), the agency with all below it (汇总), not told."""


class ChangeKind(StrEnum):
    """What can happen to an agency."""

    RENAMED = "renamed"
    """更名."""
    MERGED = "merged"
    """合并."""
    SPLIT = "split"
    """拆分."""
    ABOLISHED = "abolished"
    """撤销."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an agency, from one report year on."""

    year: int
    """The first report year it holds for."""
    kind: ChangeKind
    before: tuple[str, ...] = ()
    """The names that were until then: one of a renamed or split agency, several of a merged one, none of one abolished."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One row of a register. Name and scope together are its key."""

    name: str
    scope: str = OWN
    """`own` or `consolidated`."""
    aliases: tuple[str, ...] = ()
    level: str | None = None
    """国家, 省, 市, 县, 乡; None where the register does not say."""
    kind: str | None = None
    """政府, 政府办公机构, 部门, 派出机构, 开发区, 垂直管理, 其他; None where the register does not say."""
    parent: str | None = None
    """The name whose consolidated report this row is summed into; a government's own row names itself."""
    expected: bool = True
    """Whether it must publish a report."""
    due: tuple[int, int] | None = None
    """Month and day of its own date; None: the law's."""
    changes: tuple[Change, ...] = ()
    division_code: str | None = None
    division_date: str | None = None
    credit_code: str | None = None
    row: int = 0
    """Its row in the sheet, from 1, the heads included; 0 where it is from no sheet."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by."""
        return self.name, self.scope
