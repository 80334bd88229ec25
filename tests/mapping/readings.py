"""Printed tables as drawings → what is read in them: what the tests of every table share."""

from decimal import Decimal

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import TableFacts, map_table
from pipeline.model.grid import Grid
from tests.mapping.drawn import grid, match

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_organization",
    "other_organization",
    "total",
)
REQUEST_HEAD = """
| 勾稽 | < | < | 申请人情况 | < | < | < | < | < | < |
| ^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计 |
| ^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^ |
"""


def requests(body: str, *, head: str = REQUEST_HEAD, edition: str = "2021", more: tuple[Grid, ...] = ()) -> TableFacts:
    """Map a table of section 三."""
    return map_table(
        match("requests", grid(head.strip() + "\n" + body.strip()), *more), load_forms().editions[edition], "test"
    )


def proactive(*drawings: str, edition: str = "2021", ragged: bool = False) -> TableFacts:
    """Map a table of section 二."""
    grids = [grid(drawing, index=number, ragged=ragged) for number, drawing in enumerate(drawings)]
    return map_table(match("proactive_disclosure", *grids), load_forms().editions[edition], "test")


def litigation(*drawings: str) -> TableFacts:
    """Map the table of section 四."""
    grids = [grid(drawing, index=number) for number, drawing in enumerate(drawings)]
    return map_table(match("review_litigation", *grids, continues=False), load_forms().editions["2021"], "test")


def values(mapped: TableFacts, row: str, columns: tuple[str, ...]) -> list[Decimal | str | None]:
    """Return a row's numbers, or the states of its cells where they hold none."""
    table = next(iter(mapped.facts)).split(".")[0]
    facts = [mapped.facts[f"{table}.{row}.{column}"] for column in columns]
    return [fact.value if fact.value is not None else str(fact.state) for fact in facts]
