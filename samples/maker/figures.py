"""Figures: the numbers of one report, invented by a seeded generator so that every sum the form states holds.

Sizes run from a township where nothing happened to a province; each number is drawn around a share of the size, so that
small agencies have mostly zeros, as real ones do.
"""

import random
from decimal import Decimal

from samples.maker.form import APPLICANTS, REVIEW_GROUPS, request_rows, result_ids

Figures = dict[str, Decimal]

_SIZES = {
    # requests concluded, licences, penalties, documents in force, reviews, charges (万元), may make 规章
    "zero": (0, 0, 0, 0, 0, 0, False),
    "town": (4, 60, 12, 3, 1, 0, False),
    "department": (22, 900, 150, 12, 3, 30, False),
    "county": (160, 42_000, 9_000, 60, 24, 7_000, False),
    "city": (2_600, 900_000, 130_000, 420, 160, 96_000, True),
    "province": (31_000, 46_000_000, 5_200_000, 3_100, 2_400, 2_600_000, True),
}
_APPLICANT_SHARES = (0.86, 0.08, 0.01, 0.01, 0.02, 0.02)
_RESULT_SHARES = {
    "granted": 0.42,
    "partially_granted": 0.08,
    "denied.third_party_rights": 0.02,
    "denied.internal_affairs": 0.02,
    "denied.process_information": 0.03,
    "denied.enforcement_files": 0.04,
    "denied.administrative_inquiry": 0.03,
    "not_available.not_held": 0.2,
    "not_available.needs_creation": 0.03,
    "not_available.unclear_after_correction": 0.02,
    "not_processed.petition_or_complaint": 0.03,
    "not_processed.repeated": 0.02,
}
_OTHER_SHARE = 0.004
_CHARGES_FROM = 100
"""Below so many requests an agency charged nobody."""


def make_figures(size: str, seed: int, *, proactive: str, requests: str, decimals: int = 4) -> Figures:
    """Invent all numbers of a report; `proactive` and `requests` name the editions of those tables.

    `decimals` is how many places the amount of money has.
    """
    draw = random.Random(f"{size} {seed}")  # a text seed hashes the same on every machine
    concluded, licences, penalties, documents, reviews, charges, rules = _SIZES[size]
    figures: Figures = {}
    _fill_requests(figures, draw, concluded, requests)
    _fill_reviews(figures, draw, reviews)
    money = Decimal(round(charges * draw.uniform(0.6, 1.4) * 10**decimals)).scaleb(-decimals) if charges else Decimal(0)
    values = _proactive_2021 if proactive == "2021" else _proactive_2019
    for path, value in values(draw, licences, penalties, documents, rules=rules, money=money).items():
        figures[f"proactive_disclosure.{path}"] = Decimal(value)
    return figures


def _around(draw: random.Random, middle: float) -> int:
    return int(middle * draw.uniform(0.5, 1.5) + draw.random() * (middle > 0))


def _fill_requests(figures: Figures, draw: random.Random, concluded: int, edition: str) -> None:
    rows = result_ids(edition)
    for (column, _), share in zip(APPLICANTS, _APPLICANT_SHARES, strict=True):
        results = {row: _around(draw, concluded * share * _RESULT_SHARES.get(row, _OTHER_SHARE)) for row in rows}
        if concluded < _CHARGES_FROM and "other.fee_unpaid" in results:
            results["other.fee_unpaid"] = 0
        total = sum(results.values())
        carried_in = min(_around(draw, concluded * share * 0.04), total)
        carried_out = _around(draw, concluded * share * 0.05)
        column_values = {
            "received": total + carried_out - carried_in,
            "carried_in": carried_in,
            **results,
            "results_total": total,
            "carried_out": carried_out,
        }
        for row, value in column_values.items():
            figures[f"requests.{row}.{column}"] = Decimal(value)
    for printed in request_rows(edition):
        figures[f"requests.{printed.id}.total"] = sum(
            (figures[f"requests.{printed.id}.{column}"] for column, _ in APPLICANTS), Decimal(0)
        )


def _fill_reviews(figures: Figures, draw: random.Random, reviews: int) -> None:
    for (group, _), share in zip(REVIEW_GROUPS, (0.6, 0.15, 0.25), strict=True):
        values = {
            "upheld": _around(draw, reviews * share * 0.6),
            "corrected": _around(draw, reviews * share * 0.12),
            "other": _around(draw, reviews * share * 0.18),
            "pending": _around(draw, reviews * share * 0.1),
        }
        for column, value in (*values.items(), ("total", sum(values.values()))):
            figures[f"review_litigation.{group}.{column}"] = Decimal(value)


def _documents_2021(draw: random.Random, row: str, middle: int) -> dict[str, int]:
    in_force = _around(draw, middle)
    return {
        f"{row}.issued_this_year": min(_around(draw, middle * 0.12), in_force),
        f"{row}.repealed_this_year": _around(draw, middle * 0.15),
        f"{row}.in_force": in_force,
    }


def _proactive_2021(
    draw: random.Random, licences: int, penalties: int, documents: int, *, rules: bool, money: Decimal
) -> dict[str, int | Decimal]:
    return {
        **_documents_2021(draw, "regulations", documents // 20 if rules else 0),
        **_documents_2021(draw, "normative_documents", documents),
        "administrative_licensing.decisions": _around(draw, licences),
        "administrative_penalties.decisions": _around(draw, penalties),
        "administrative_compulsory_measures.decisions": _around(draw, penalties * 0.04),
        "administrative_charges.charges_amount": money,
    }


def _documents_2019(draw: random.Random, row: str, middle: int) -> dict[str, int]:
    made = _around(draw, middle * 0.12)
    disclosed = max(made - _around(draw, middle * 0.01), 0)
    return {
        f"{row}.made_this_year": made,
        f"{row}.disclosed_this_year": disclosed,
        f"{row}.disclosed_total": disclosed + _around(draw, middle),
    }


def _proactive_2019(
    draw: random.Random, licences: int, penalties: int, documents: int, *, rules: bool, money: Decimal
) -> dict[str, int | Decimal]:
    values: dict[str, int | Decimal] = {
        **_documents_2019(draw, "regulations", documents // 20 if rules else 0),
        **_documents_2019(draw, "normative_documents", documents),
    }
    rows = {
        "administrative_licensing": (documents * 4, licences),
        "other_services": (documents * 2, licences // 3),
        "administrative_penalties": (documents * 9, penalties),
        "administrative_compulsory_measures": (documents, penalties // 25),
        "administrative_charges": (documents // 3, 0),
    }
    for row, (items, decisions) in rows.items():
        last_year = _around(draw, items)
        values[f"{row}.items_last_year"] = last_year
        values[f"{row}.items_change"] = max(_around(draw, items * 0.2) - _around(draw, items * 0.2), -last_year)
        if row != "administrative_charges":
            values[f"{row}.decisions"] = _around(draw, decisions)
    values["government_procurement.procurement_items"] = _around(draw, documents * 3) if money else 0
    values["government_procurement.procurement_amount"] = money
    if money and not values["government_procurement.procurement_items"]:
        values["government_procurement.procurement_items"] = 1
    return values
