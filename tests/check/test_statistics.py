"""The sums of the statistics of 2014 to 2018, and the rows that join them."""

from collections.abc import Callable

import pytest

from pipeline.check import check_numbers, check_report
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.place import SourceRef
from pipeline.model.report import Finding, Report, Unmapped

Make = Callable[..., Report]

RECEIVED = {
    "statistics.requests.received.value": "9",
    "statistics.requests.received_in_person.value": "4",
    "statistics.requests.received_online.value": "3",
}
GROUP = ("三、依申请公开情况", "（一）收到申请数")


def extra(label: str, text: str, *, column: str = "统计数", group: tuple[str, ...] = GROUP) -> Unmapped:
    return Unmapped("statistics", (*group, label), (column,) if column else (), text, SourceRef())


def sums(report: Report, forms: Forms) -> list[Finding]:
    return [found for found in check_report(report, forms) if found.code.startswith("STAT.")]


def test_a_table_of_zeros_has_no_finding(make: Make, forms: Forms) -> None:
    assert check_report(make(edition="2014"), forms) == ()


def test_a_total_that_is_not_its_parts_is_an_error_at_the_first_part(make: Make, forms: Forms) -> None:
    (found,) = sums(make(RECEIVED, "2014"), forms)
    assert (found.code, found.severity.value) == ("STAT.RECEIVED", "error")
    assert found.path == "statistics.requests.received_in_person.value"
    assert (found.expected, found.actual) == (9, 7)
    assert found.left == ("statistics.requests.received.value",)
    assert len(found.right) == 4


@pytest.mark.parametrize(
    ("code", "total", "severity"),
    [
        ("STAT.CONCLUDED", "requests.concluded", "error"),
        ("STAT.STAFF", "capacity.staff", "error"),
        ("STAT.REPLIED", "requests.replied", "warning"),
        ("STAT.RECONSIDERATION", "reconsideration.total", "warning"),
        ("STAT.LITIGATION", "litigation.total", "warning"),
    ],
)
def test_every_total_is_held_against_its_parts(make: Make, forms: Forms, code: str, total: str, severity: str) -> None:
    found = sums(make({f"statistics.{total}.value": "2"}, "2014"), forms)
    assert [(finding.code, finding.severity.value) for finding in found] == [(code, severity)]


def test_refusals_are_part_of_the_replies_and_have_parts_themselves(make: Make, forms: Forms) -> None:
    cells = {"statistics.requests.denied.value": "2", "statistics.requests.replied.value": "2"}
    assert [found.code for found in sums(make(cells, "2014"), forms)] == ["STAT.DENIED"]


@pytest.mark.parametrize(
    ("code", "part", "whole"),
    [
        ("STAT.NORMATIVE", "normative_documents_disclosed", "proactive_disclosure.total"),
        ("STAT.CHANNEL", "channel_wechat", "proactive_disclosure.total"),
    ],
)
def test_a_part_is_at_most_its_whole(make: Make, forms: Forms, code: str, part: str, whole: str) -> None:
    cells = {f"statistics.proactive_disclosure.{part}.value": "2", f"statistics.{whole}.value": "1"}
    (found,) = sums(make(cells, "2014"), forms)
    assert (found.code, found.severity.value, found.path) == (code, "warning", f"statistics.{whole}.value")
    assert sums(make({**cells, f"statistics.{whole}.value": "2"}, "2014"), forms) == []


@pytest.mark.parametrize("event", ["press_conferences", "online_interviews"])
def test_the_principal_takes_part_in_no_more_than_there_was(make: Make, forms: Forms, event: str) -> None:
    path = f"statistics.response_interpretation.{event}"
    (found,) = sums(make({f"{path}.value": "1", f"{path}_with_principal.value": "2"}, "2014"), forms)
    assert (found.code, found.path) == ("STAT.PRINCIPAL", f"{path}.value")


def test_a_row_of_the_agencys_own_joins_the_sum(make: Make, forms: Forms) -> None:
    report = make(RECEIVED, "2014", unmapped=(extra("5.其他形式申请数", "2"),))
    assert sums(report, forms) == []


def test_a_row_that_is_numbered_as_the_forms_own_must_join(make: Make, forms: Forms) -> None:
    report = make(
        {**RECEIVED, "statistics.requests.received.value": "7"}, "2014", unmapped=(extra("5.其他形式申请数", "2"),)
    )
    (found,) = sums(report, forms)
    assert (found.severity.value, found.expected, found.actual) == ("error", 7, 9)
    assert "5.其他形式申请数（2）之和为9" in render_finding(found)


@pytest.mark.parametrize("total", ["7", "9"])
def test_a_row_without_a_number_of_its_own_may_join_or_not(make: Make, forms: Forms, total: str) -> None:
    report = make(
        {**RECEIVED, "statistics.requests.received.value": total}, "2014", unmapped=(extra("其中：手机申请数", "2"),)
    )
    assert sums(report, forms) == []


@pytest.mark.parametrize(
    "unmapped",
    [extra("5.其他形式申请数", "约2"), extra("5.其他形式申请数", "2", column="")],
    ids=["no number", "no column"],
)
def test_where_a_row_cannot_join_the_sum_is_only_a_warning(make: Make, forms: Forms, unmapped: Unmapped) -> None:
    found = sums(make({**RECEIVED, "statistics.requests.received.value": "20"}, "2014", unmapped=(unmapped,)), forms)
    assert [(finding.code, finding.severity.value) for finding in found] == [("STAT.RECEIVED", "warning")]


@pytest.mark.parametrize(
    "unmapped",
    [
        extra("5.其他形式申请数", "2", column="历年累计"),
        extra("5.其他形式申请数", "2", column="2015年度"),
        extra("3.其他办结数", "2", group=("三、依申请公开情况", "（二）申请办结数")),
    ],
    ids=["of all years", "of another year", "of another group"],
)
def test_what_stands_elsewhere_joins_no_sum(make: Make, forms: Forms, unmapped: Unmapped) -> None:
    found = [each for each in sums(make(RECEIVED, "2014", unmapped=(unmapped,)), forms) if each.code == "STAT.RECEIVED"]
    assert [(each.severity.value, each.actual) for each in found] == [("error", 7)]


def test_the_column_of_the_reports_year_is_the_value(make: Make, forms: Forms) -> None:
    report = make(RECEIVED, "2014", unmapped=(extra("5.其他形式申请数", "2", column="2016年度"),))
    assert report.year == 2016
    assert sums(report, forms) == []


def test_parts_that_are_all_blank_leave_a_total_unjudged(make: Make, forms: Forms) -> None:
    cells = {"statistics.requests.concluded.value": "3", "statistics.requests.concluded_on_time.value": ""}
    cells |= {"statistics.requests.concluded_extended.value": ""}
    (found,) = sums(make(cells, "2014"), forms)
    assert (found.severity.value, found.actual) == ("info", None)


def test_a_part_that_is_missing_leaves_a_total_unjudged(make: Make, forms: Forms) -> None:
    assert sums(make({**RECEIVED, "statistics.requests.received_fax.value": None}, "2014"), forms) == []


def test_the_numbers_alone_give_the_same_findings(make: Make, forms: Forms) -> None:
    report = make(RECEIVED, "2014", unmapped=(extra("5.其他形式申请数", "1"),))
    assert check_numbers(report, forms) == tuple(sums(report, forms))


def test_no_smallest_change_is_told_of_where_an_unknown_row_may_be_the_reason(make: Make, forms: Forms) -> None:
    (alone,) = sums(make(RECEIVED, "2014"), forms)
    (beside,) = sums(make(RECEIVED, "2014", unmapped=(extra("5.其他形式申请数", "1"),)), forms)
    assert "repairs" in alone.args
    assert "repairs" not in beside.args


def test_an_unknown_row_is_told_of_by_its_own_label(make: Make, forms: Forms) -> None:
    (found,) = check_report(make(edition="2014", unmapped=(extra("5.其他形式申请数", "0"),)), forms)
    assert (found.code, found.args["row"]) == ("FORM.ROW_UNKNOWN", "5.其他形式申请数")
