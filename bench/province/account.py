"""The account: every office's numbers for every year, so that each year goes on from the one before."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bench.province.world import YEARS, Office
from samples.maker.figures import Figures, make_figures
from samples.maker.form import APPLICANTS, REVIEW_GROUPS, TABLES, fields, request_rows, result_ids

COLUMNS = tuple(column for column, _ in APPLICANTS)
GROUPS = tuple(group for group, _ in REVIEW_GROUPS)
DOCUMENTS = ("regulations", "normative_documents")
PRO = "proactive_disclosure"


def edition_of(year: int) -> str:
    """Return the edition of the form that a year asks for."""
    return "2019" if year < YEARS[1] else "2021"


def carry_on(figures: Figures, before: Sequence[Figures], edition: str) -> None:
    """Make a year's figures go on from those of the offices before it: none in the first year, several after a merger."""
    for column in COLUMNS:
        total = figures[f"requests.results_total.{column}"]
        carried_in = sum((each[f"requests.carried_out.{column}"] for each in before), Decimal(0))
        if not before:
            carried_in = figures[f"requests.carried_in.{column}"]
        lacking = carried_in - total - figures[f"requests.carried_out.{column}"]
        if lacking > 0:
            figures[f"requests.granted.{column}"] += lacking
            total += lacking
        figures[f"requests.results_total.{column}"] = total
        figures[f"requests.carried_in.{column}"] = carried_in
        figures[f"requests.received.{column}"] = total + figures[f"requests.carried_out.{column}"] - carried_in
    if edition == "2021":
        _documents(figures, before)
    for group in GROUPS:
        pending = sum((each[f"review_litigation.{group}.pending"] for each in before), Decimal(0))
        lacking = pending - figures[f"review_litigation.{group}.total"]
        if lacking > 0:
            figures[f"review_litigation.{group}.upheld"] += lacking
    add_up(figures, edition)


def _documents(figures: Figures, before: Sequence[Figures]) -> None:
    """Make documents in force those of the year before, more what was issued, less what was repealed."""
    for row in DOCUMENTS:
        paths = [f"{PRO}.{row}.{column}" for column in ("issued_this_year", "repealed_this_year", "in_force")]
        if before and all(paths[2] in each for each in before):
            last = sum((each[paths[2]] for each in before), Decimal(0))
            figures[paths[1]] = min(figures[paths[1]], last)
            figures[paths[2]] = last + figures[paths[0]] - figures[paths[1]]


def start_empty(figures: Figures, edition: str) -> None:
    """Make figures those of an office in its first year, which took over nothing."""
    for column in COLUMNS:
        figures[f"requests.received.{column}"] += figures[f"requests.carried_in.{column}"]
        figures[f"requests.carried_in.{column}"] = Decimal(0)
    for row in DOCUMENTS:
        figures[f"{PRO}.{row}.repealed_this_year"] = Decimal(0)
        figures[f"{PRO}.{row}.in_force"] = figures[f"{PRO}.{row}.issued_this_year"]
    add_up(figures, edition)


def add_up(figures: Figures, edition: str) -> None:
    """Set every total of the tables of section 三 and 四."""
    results = [row for row in result_ids(edition) if f"requests.{row}.total" in figures]
    for column in COLUMNS:
        figures[f"requests.results_total.{column}"] = sum(
            (figures[f"requests.{row}.{column}"] for row in results), Decimal(0)
        )
    for row in request_rows(edition):
        if f"requests.{row.id}.total" in figures:
            cells = (figures[f"requests.{row.id}.{column}"] for column in COLUMNS)
            figures[f"requests.{row.id}.total"] = sum(cells, Decimal(0))
    for group in GROUPS:
        parts = (figures[f"review_litigation.{group}.{part}"] for part in ("upheld", "corrected", "other", "pending"))
        figures[f"review_litigation.{group}.total"] = sum(parts, Decimal(0))


def own_figures(office: Office, year: int, seed: int) -> Figures:
    """Invent an office's figures of a year, before they go on from the year before."""
    edition = edition_of(year)
    return make_figures(office.size, seed, proactive=edition, requests=edition, decimals=2)


def summed(members: Iterable[Figures], edition: str) -> Figures:
    """Return the sum of members' figures, as a government adds them up; an undivided （六） counts as 3.其他."""
    total = {path: Decimal(0) for table in TABLES for path in fields(table, edition)}
    for figures in members:
        for path, value in figures.items():
            total[path.replace(".undivided.", ".other.") if edition == "2021" else path] += value
    return total


def form_order(edition: str) -> tuple[str, ...]:
    """Return the paths of all fields in the order of the form."""
    return tuple(path for table in TABLES for path in fields(table, edition))
