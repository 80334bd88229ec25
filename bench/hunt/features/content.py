"""Content: which report it is — edition, size, year, hybrids — before anything is printed."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Plan, agency_for
from samples.maker.model import Printed


def _resize(plan: Plan, draw: Random, size: str) -> None:
    scope = "consolidated" if size in {"county", "city", "province"} else "own"
    plan.tell(size=size, agency=agency_for(size, draw), scope=scope)


@feature("*", chance=0.1, group="size")
def size_zero(plan: Plan, draw: Random) -> None:
    """A township where nothing happened: only zeros, so that a shift would not show in any sum."""
    _resize(plan, draw, "zero")


@feature("*", chance=0.15, group="size")
def size_town(plan: Plan, draw: Random) -> None:
    """A township with a handful of requests."""
    _resize(plan, draw, "town")


@feature("*", chance=0.15, group="size")
def size_city(plan: Plan, draw: Random) -> None:
    """A city: thousands of requests."""
    _resize(plan, draw, "city")


@feature("*", "D8", chance=0.15, group="size")
def size_province(plan: Plan, draw: Random) -> None:
    """A province: numbers of up to eight digits."""
    _resize(plan, draw, "province")
    plan.tell(
        figures={
            **plan.story.figures,
            "proactive_disclosure.administrative_licensing.decisions": draw.randint(10_000_000, 99_999_999),
        }
    )


@feature("*", chance=0.3, group="edition")
def edition_2019(plan: Plan, draw: Random) -> None:
    """The form of 2019."""
    plan.tell(edition="2019", year=draw.choice((2019, 2020)))


@feature("*", "E7", chance=0.12, group="edition")
def undivided(plan: Plan, draw: Random) -> None:
    """A report of 2021 or later with one row （六）其他处理."""
    plan.tell(undivided=True, year=draw.randint(2021, 2024))


@feature("*", "E6", chance=0.06, group="edition")
def first_block_2019(plan: Plan, draw: Random) -> None:
    """Block （一） in the columns of 2019 in a report that else is on the form of 2021."""
    plan.arrange(first_block_2019=True)
    figures = dict(plan.story.figures)
    for row, most in (("regulations", 1), ("normative_documents", 40)):
        for column in ("made_this_year", "disclosed_this_year", "disclosed_total"):
            figures[f"proactive_disclosure.{row}.{column}"] = draw.randrange(most)
    plan.tell(figures=figures)
    plan.tolerated |= {"FORM.COLUMN_MISSING"}
    plan.wanted |= {("FORM.COLUMN_MISSING", None)}


@feature("*", "E6", chance=0.05, group="edition")
def outdated_form(plan: Plan, draw: Random) -> None:
    """The form of 2019 for a later year."""
    plan.tell(edition="2019", year=draw.choice((2021, 2022)))


@feature("*", "D4", chance=0.2, group="money")
def decimals(plan: Plan, draw: Random) -> None:
    """Money with one to six places."""
    amount = f"{draw.randint(0, 99999)}.{''.join(draw.choices('0123456789', k=draw.randint(1, 6)))}"
    _money(plan, amount)


def _money(plan: Plan, amount: str) -> None:
    path = {
        "2021": "proactive_disclosure.administrative_charges.charges_amount",
        "2019": "proactive_disclosure.government_procurement.procurement_amount",
    }[plan.story.edition]
    figures = {**plan.story.figures, path: amount}
    if plan.story.edition == "2019":
        figures["proactive_disclosure.government_procurement.procurement_items"] = 7
    plan.tell(figures=figures)


@feature("*", "D6", chance=0.06)
def rules_of_a_town(plan: Plan, draw: Random) -> None:
    """规章 reported by an agency that can't make any: the agency's mistake, and no misreading."""
    if plan.story.edition == "2021" and not plan.story.layout.first_block_2019:
        figures = {
            f"proactive_disclosure.regulations.{column}": draw.randint(1, 6)
            for column in ("issued_this_year", "repealed_this_year", "in_force")
        }
        plan.tell(figures={**plan.story.figures, **figures})
    else:
        plan.tell(figures={**plan.story.figures, "proactive_disclosure.regulations.made_this_year": draw.randint(1, 6)})


@feature("*", "D7", chance=0.06)
def pool_too_small(plan: Plan, draw: Random) -> None:
    """More documents issued than are in force."""
    if plan.story.edition == "2021" and not plan.story.layout.first_block_2019:
        row = "proactive_disclosure.normative_documents"
        plan.tell(
            figures={
                **plan.story.figures,
                f"{row}.issued_this_year": draw.randint(3, 9),
                f"{row}.repealed_this_year": draw.randint(0, 2),
                f"{row}.in_force": 0,
            }
        )


@feature("*", "D5", chance=0.5)
def signed_changes(plan: Plan, draw: Random) -> None:
    """本年增/减 with its sign printed in one of the ways met: +43, -1942, 减4, a full-width minus."""
    if plan.story.edition != "2019":
        return
    changes = {
        f"proactive_disclosure.{row}.items_change": draw.choice((-1, 1)) * draw.randint(1, 2000)
        for row in ("administrative_licensing", "other_services", "administrative_penalties")
    }
    plan.tell(figures={**plan.story.figures, **changes})
    minus, plus = draw.choice("-减－−"), draw.choice(("", "+", "增", "＋"))

    def show(path: str, value: Decimal, printed: Printed) -> Printed:
        if path not in changes or not value:
            return printed
        return replace(printed, text=(minus if value < 0 else plus) + str(abs(value)))

    plan.numerals.append(show)
