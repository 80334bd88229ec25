"""Cases: a report that is judged, with the reports of the year before that it has to follow from."""

from dataclasses import dataclass

from pipeline.model.agency import CONSOLIDATED, Agency, ChangeKind
from pipeline.model.filing import Filing
from pipeline.model.report import ArgValue


@dataclass(frozen=True)
class Case:
    """One report that is judged."""

    filing: Filing
    agency: str | None
    """Its agency by the register; as printed where there is none."""
    scope: str
    row: Agency | None = None
    """Its row in the register."""
    before: tuple[Filing, ...] = ()
    """The reports of the year before: one of the agency itself, or one of each agency that it was merged from; none where
    one of them is not there."""
    change: ChangeKind | None = None
    """What happened to the agency in between."""

    @property
    def previous(self) -> Filing | None:
        """The agency's own report of the year before, under whatever name; after a merger or a split there is none."""
        return self.before[0] if self.before and self.change in {None, ChangeKind.RENAMED} else None

    @property
    def whose(self) -> dict[str, ArgValue]:
        """The arguments that name the report."""
        return whose(self.agency, self.scope, self.filing.year)

    @property
    def about(self) -> dict[str, ArgValue]:
        """The arguments that name the reports compared, as every message between years has them."""
        return {
            **self.whose,
            "previous_agency": "、".join(each.agency or "" for each in self.before),
            "previous_year": self.before[0].year if self.before else None,
        }


def whose(agency: str | None, scope: str, year: int | None) -> dict[str, ArgValue]:
    """Return the arguments that name a report: a government publishes two under one name."""
    name = f"{agency}（汇总）" if agency and scope == CONSOLIDATED else agency
    return {"agency": name, "year": year}


def said(filing: Filing, path: str) -> str:
    """Return a cell as a message tells of it: its number, or what stands in its place.

    A report that states its number as 25.10 has stated 25.1.
    """
    value = filing.values.get(path)
    if value is not None:
        return f"{value.normalize():f}"
    return (filing.raws.get(path) or "").strip() or "空白"


def cell(filing: Filing, path: str) -> dict[str, ArgValue]:
    """Return the arguments that say which cell of which document holds what."""
    return {"sha256": filing.sha256, "path": path, "value": filing.values.get(path)}


def cells_before(case: Case, path: str) -> ArgValue:
    """Return `args.previous`: the cell of the year before, or a list of them after a merger."""
    cells: list[ArgValue] = [{**cell(each, path)} for each in case.before]
    return cells if case.change is ChangeKind.MERGED else cells[0]
