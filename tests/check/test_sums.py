"""Sums within one table: which cells make which finding, and what empty and unread cells do to it."""

from collections.abc import Callable

import pytest

from pipeline.check import check_report
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.report import Fact, Report, State

Make = Callable[..., Report]
Rows = Callable[..., list[tuple[object, ...]]]
Case = tuple[str, str, dict[str, str], list[tuple[object, ...]]]


def unread(path: str) -> Fact:
    return Fact(path, State.TEXT, raw="1O")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_consistent_report_has_no_finding(make: Make, forms: Forms, edition: str) -> None:
    assert check_report(make(edition=edition), forms) == ()


FAILED: list[Case] = [
    (
        "a cell of results breaks its column, its row and nothing else",
        "2021",
        {"requests.granted.natural_person": "9"},
        [
            ("REQ.RESULT_SUM", "requests.results_total.natural_person", "error", 11, 5),
            ("REQ.ROW_SUM", "requests.granted.total", "error", 10, 4),
        ],
    ),
    (
        "a cell of the first item breaks the balance of its column",
        "2021",
        {"requests.received.natural_person": "4", "requests.received.total": "5"},
        [
            ("REQ.BALANCE", "requests.results_total.natural_person", "error", 5, 6),
            ("REQ.BALANCE", "requests.results_total.total", "error", 6, 7),
        ],
    ),
    (
        "the undivided row of 2019 belongs to the results",
        "2019",
        {"requests.other.undivided.natural_person": "1", "requests.other.undivided.total": "1"},
        [
            ("REQ.RESULT_SUM", "requests.results_total.natural_person", "error", 6, 5),
            ("REQ.RESULT_SUM", "requests.results_total.total", "error", 7, 6),
        ],
    ),
    (
        "a total left at 0",
        "2021",
        {"review_litigation.reconsideration.total": "0"},
        [("REV.SUM", "review_litigation.reconsideration.total", "error", 2, 0)],
    ),
    (
        "each group of litigation has its own sum",
        "2021",
        {"review_litigation.litigation_after_reconsideration.pending": "3"},
        [("REV.SUM", "review_litigation.litigation_after_reconsideration.total", "error", 3, 0)],
    ),
    (
        "more was issued than is in force or repealed",
        "2021",
        {
            "proactive_disclosure.normative_documents.issued_this_year": "6",
            "proactive_disclosure.normative_documents.repealed_this_year": "1",
            "proactive_disclosure.normative_documents.in_force": "4",
        },
        [("PRO21.POOL", "proactive_disclosure.normative_documents.in_force", "warning", 6, 5)],
    ),
    (
        "more was disclosed this year than in all",
        "2019",
        {"proactive_disclosure.normative_documents.disclosed_this_year": "2"},
        [("PRO19.DISCLOSED_TOTAL", "proactive_disclosure.normative_documents.disclosed_total", "warning", 2, 0)],
    ),
    (
        "more items went than there were",
        "2019",
        {
            "proactive_disclosure.administrative_charges.items_last_year": "2",
            "proactive_disclosure.administrative_charges.items_change": "-3",
        },
        [("PRO19.ITEMS", "proactive_disclosure.administrative_charges.items_last_year", "warning", -1, 0)],
    ),
    (
        "an amount without a purchase",
        "2019",
        {"proactive_disclosure.government_procurement.procurement_amount": "8.0618"},
        [
            (
                "PRO19.PROCUREMENT",
                "proactive_disclosure.government_procurement.procurement_amount",
                "warning",
                0,
                "8.0618",
            )
        ],
    ),
]


@pytest.mark.parametrize("case", FAILED, ids=lambda case: case[0])
def test_a_sum_that_does_not_hold_is_found(make: Make, forms: Forms, rows: Rows, case: Case) -> None:
    _, edition, cells, expected = case
    found = rows(check_report(make(cells, edition), forms))
    assert [(*row[:3], str(row[3]), str(row[4])) for row in found] == [
        (*row[:3], str(row[3]), str(row[4])) for row in expected
    ]


HOLDING = [
    ("as many in force as issued", "2021", {"proactive_disclosure.regulations.issued_this_year": "0"}),
    (
        "issued and repealed within the year",
        "2021",
        {
            "proactive_disclosure.normative_documents.issued_this_year": "2",
            "proactive_disclosure.normative_documents.repealed_this_year": "2",
        },
    ),
    (
        "all items went",
        "2019",
        {
            "proactive_disclosure.administrative_licensing.items_last_year": "3",
            "proactive_disclosure.administrative_licensing.items_change": "-3",
        },
    ),
    (
        "purchases and their amount",
        "2019",
        {
            "proactive_disclosure.government_procurement.procurement_items": "2",
            "proactive_disclosure.government_procurement.procurement_amount": "12.5",
        },
    ),
]


@pytest.mark.parametrize(("edition", "cells"), [case[1:] for case in HOLDING], ids=[case[0] for case in HOLDING])
def test_a_sum_that_holds_is_no_finding(make: Make, forms: Forms, edition: str, cells: dict[str, str]) -> None:
    assert check_report(make(cells, edition), forms) == ()


def test_both_sides_are_named_with_their_terms(make: Make, forms: Forms) -> None:
    (found,) = check_report(make({"review_litigation.reconsideration.total": "0"}), forms)
    parts = ("upheld", "corrected", "other", "pending")
    assert found.left == tuple(f"review_litigation.reconsideration.{part}" for part in parts)
    assert found.right == ("review_litigation.reconsideration.total",)
    assert found.concerns == "undecided"


def test_warnings_concern_nobody(make: Make, forms: Forms) -> None:
    (found,) = check_report(make({"proactive_disclosure.normative_documents.issued_this_year": "1"}), forms)
    assert (found.severity.value, found.concerns) == ("warning", None)


def test_empty_cells_count_as_zero_in_a_sum_that_holds(make: Make, forms: Forms, rows: Rows) -> None:
    cells = {f"requests.granted.{column}": "" for column in ("research_institution", "other_organization")}
    cells["requests.granted.legal_service_organization"] = "-"
    assert rows(check_report(make(cells), forms)) == [("FORM.BLANK", "requests", "warning", None, None)]


def test_the_message_of_a_failed_sum_says_that_empty_cells_counted_as_zero(make: Make, forms: Forms) -> None:
    cells = {"review_litigation.reconsideration.corrected": "", "review_litigation.reconsideration.other": "/"}
    cells["review_litigation.reconsideration.total"] = "3"
    blank, failed = check_report(make(cells), forms)
    assert (blank.code, failed.code, failed.severity.value) == ("FORM.BLANK", "REV.SUM", "error")
    assert render_finding(failed) == (
        "“行政复议”：结果维持（2）、结果纠正（空白）、其他结果（/）、尚未审结（0）之和为2，而总计填写3，两者不等。"
        "其中2个单元格为空白、“-”、“/”或“无”，均按0计算。请先核对原文；原文如此的，退回填报单位更正。"
        "使全部勾稽关系成立的最小改动有5种，如：“行政复议”行“总计”列由3改为2；或“行政复议”行“结果维持”列由2改为3；"
        "或“行政复议”行“结果纠正”列由0改为1（仅供核对，未改动任何数据）。"
    )


@pytest.mark.parametrize("empty", ["", "-", "/", "无"])
def test_a_right_side_that_is_wholly_empty_is_information(make: Make, forms: Forms, rows: Rows, empty: str) -> None:
    found = rows(check_report(make({"review_litigation.reconsideration.total": empty}), forms))
    assert found == [
        ("FORM.BLANK", "review_litigation", "warning", None, None),
        ("REV.SUM", "review_litigation.reconsideration.total", "info", 2, None),
    ]


def test_a_right_side_that_is_empty_in_part_counts_as_zero(make: Make, forms: Forms, rows: Rows) -> None:
    cells = {"requests.carried_out.natural_person": "", "requests.carried_out.total": "0"}
    found = rows(check_report(make(cells), forms))
    assert [row for row in found if row[0] != "FORM.BLANK"] == [
        ("REQ.BALANCE", "requests.results_total.natural_person", "error", 6, 5),
        ("REQ.BALANCE", "requests.results_total.total", "error", 7, 6),
    ]


def test_a_wholly_empty_right_side_that_agrees_with_zero_is_no_finding(make: Make, forms: Forms, rows: Rows) -> None:
    cells = {"review_litigation.litigation_direct.total": ""}
    assert rows(check_report(make(cells), forms)) == [("FORM.BLANK", "review_litigation", "warning", None, None)]


def test_nothing_on_the_right_is_zero_and_not_empty(make: Make, forms: Forms, rows: Rows) -> None:
    cells = {
        "proactive_disclosure.administrative_penalties.items_last_year": "",
        "proactive_disclosure.administrative_penalties.items_change": "-1",
    }
    assert rows(check_report(make(cells, "2019"), forms))[1:] == [
        ("PRO19.ITEMS", "proactive_disclosure.administrative_penalties.items_last_year", "warning", -1, 0)
    ]


def test_an_unread_or_missing_term_leaves_nothing_to_assess(make: Make, forms: Forms, rows: Rows) -> None:
    upheld, total = "review_litigation.reconsideration.upheld", "review_litigation.litigation_direct.pending"
    found = rows(check_report(make({upheld: unread(upheld), total: None}), forms))
    assert sorted(row[:3] for row in found) == [
        ("FORM.CELL_UNREADABLE", total, "error"),
        ("FORM.CELL_UNREADABLE", upheld, "error"),
    ]


def test_the_sums_of_a_table_are_those_of_the_edition_it_was_read_as(make: Make, forms: Forms, rows: Rows) -> None:
    old, new = make(edition="2019"), make()
    facts = {path: fact for path, fact in new.facts.items() if not path.startswith("requests.")}
    facts |= {path: fact for path, fact in old.facts.items() if path.startswith("requests.")}
    path = "requests.other.undivided.natural_person"
    facts[path] = Fact(path, State.NUMBER, facts["requests.received.total"].value, raw="6")
    report = make(facts=facts, table_editions={**new.table_editions, "requests": "2019"})
    assert [row for row in rows(check_report(report, forms)) if row[2] == "error"] == [
        ("REQ.RESULT_SUM", "requests.results_total.natural_person", "error", 11, 5),
        ("REQ.ROW_SUM", "requests.other.undivided.total", "error", 6, 0),
    ]


def test_sums_are_exact_beyond_the_digits_of_the_default_context(make: Make, forms: Forms, rows: Rows) -> None:
    cells = {
        "review_litigation.reconsideration.upheld": "1" + "0" * 40,
        "review_litigation.reconsideration.corrected": "1",
        "review_litigation.reconsideration.total": "1" + "0" * 40,
    }
    (found,) = rows(check_report(make(cells), forms))
    assert (found[0], str(found[3])) == ("REV.SUM", "1" + "0" * 39 + "1")


def test_the_message_of_a_balance_names_the_four_items(make: Make, forms: Forms) -> None:
    cells = {"requests.carried_in.natural_person": "2", "requests.carried_in.total": "2"}
    message, _, changes = render_finding(check_report(make(cells), forms)[0]).partition("使全部")
    assert changes.startswith("勾稽关系成立的最小改动有3种，")
    assert message == (
        "“自然人”列：本年新收政府信息公开申请数量（5）、上年结转政府信息公开申请数量（2）之和为7，"
        "本年度办理结果—总计（5）、结转下年度继续办理（1）之和为6，两者不等。"
        "本年新收与上年结转之和，应等于办理结果总计与结转下年度之和。请先核对原文；原文如此的，退回填报单位更正。"
    )


def test_the_message_of_the_results_adds_up_whole_groups(make: Make, forms: Forms) -> None:
    cells = {"requests.denied.internal_affairs.natural_person": "1", "requests.denied.internal_affairs.total": "1"}
    message = render_finding(check_report(make(cells), forms)[0])
    assert message.startswith(
        "“自然人”列：予以公开（3）、部分公开（0）、不予公开（3）、无法提供（0）、不予处理（0）、其他处理（0）之和为6，"
        "而“（七）总计”填写5，两者不等。"
    )
