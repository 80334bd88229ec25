"""Planted inconsistencies: numbers printed so that the form's sums don't hold, as agencies do it.

What fails is not said here: the audit goes over the printed numbers and finds it.
"""

from decimal import Decimal
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Plan
from samples.maker.form import COLUMNS, REVIEW_COLUMNS, REVIEW_GROUPS, request_rows


def _change(plan: Plan, changes: dict[str, int | Decimal]) -> None:
    figures = plan.story.own_figures()
    new = {path: str(figures[path] + by) for path, by in changes.items()}
    plan.tell(figures={**plan.story.figures, **new}, quote=False)


@feature("*", chance=0.12, group="planted")
def planted_request_cells(plan: Plan, draw: Random) -> None:
    """One to three cells of section 三 off by some."""

    def plant(plan: Plan) -> None:
        figures = plan.story.own_figures()
        rows = [row.id for row in request_rows(plan.story.requests_edition)]
        changes: dict[str, int | Decimal] = {}
        for _ in range(draw.randint(1, 3)):
            path = f"requests.{draw.choice(rows)}.{draw.choice(COLUMNS)[0]}"
            by = draw.choice((1, 2, 9, 10, 100, -1, -2))
            changes[path] = by if figures[path] + by >= 0 else abs(by)
        _change(plan, changes)

    plan.late.append(plant)


@feature("*", chance=0.05, group="planted")
def planted_digit_swap(plan: Plan, draw: Random) -> None:
    """Two digits of a total swapped, or one lost."""

    def plant(plan: Plan) -> None:
        figures = plan.story.own_figures()
        paths = [path for path, value in figures.items() if path.startswith("requests.") and value >= 10]
        if not paths:
            return
        path = draw.choice(paths)
        digits = str(figures[path])
        wrong = digits[1] + digits[0] + digits[2:] if digits[0] != digits[1] and digits[1] != "0" else digits[:-1]
        _change(plan, {path: Decimal(wrong) - figures[path]})

    plan.late.append(plant)


@feature("*", chance=0.05, group="planted")
def planted_wrong_applicant(plan: Plan, draw: Random) -> None:
    """A request filed under the wrong applicant in one row: ±k in two columns."""

    def plant(plan: Plan) -> None:
        row = draw.choice([row.id for row in request_rows(plan.story.requests_edition)])
        one, other = draw.sample([column for column, _ in COLUMNS[:-1]], 2)
        figures = plan.story.own_figures()
        by = int(figures[f"requests.{row}.{one}"]) or -1
        if figures[f"requests.{row}.{other}"] + by < 0:
            by = -by if by < 0 else by
        if figures[f"requests.{row}.{one}"] - by >= 0:
            _change(plan, {f"requests.{row}.{one}": -by, f"requests.{row}.{other}": by})

    plan.late.append(plant)


@feature("*", "E1", chance=0.08, group="planted")
def planted_review_totals(plan: Plan, draw: Random) -> None:
    """Totals of section 四 left at 0 though there were cases."""
    group = draw.choice(REVIEW_GROUPS)[0]
    cells = {f"review_litigation.{group}.{column}": draw.randint(0, 12) for column, _ in REVIEW_COLUMNS[:-1]}
    cells[f"review_litigation.{group}.upheld"] = draw.randint(1, 12)
    plan.tell(figures={**plan.story.figures, **cells, f"review_litigation.{group}.total": 0})
