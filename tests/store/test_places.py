"""Where a path stands on the form, in the form's own words."""

from dataclasses import replace

import pytest

from pipeline.forms.load import load_forms
from pipeline.store.places import OnForm, on_form
from tests.made_report import plain_report

RECEIVED = "三、依申请公开情况/（一）收到申请数"


@pytest.mark.parametrize(
    ("path", "row", "column"),
    [
        ("statistics", "", ""),
        ("statistics.requests", "三、依申请公开情况", ""),
        ("statistics.requests.received", RECEIVED, ""),
        ("statistics.requests.received_fax", f"{RECEIVED}/2.传真申请数", ""),
        ("statistics.requests.received_fax.value", f"{RECEIVED}/2.传真申请数", "统计数"),
    ],
)
def test_a_path_of_the_statistics_is_said_with_the_rows_it_stands_below(path: str, row: str, column: str) -> None:
    found = on_form(path, plain_report("2014"), load_forms())
    assert found == OnForm("政府信息公开情况统计表", row, column)


def test_a_group_is_said_with_the_groups_it_stands_in() -> None:
    found = on_form("requests.denied", plain_report(), load_forms())
    assert found == OnForm("收到和处理政府信息公开申请情况", "三、本年度办理结果/（三）不予公开")


def test_a_table_that_a_report_without_any_lacks_is_called_by_its_title() -> None:
    report = replace(plain_report(), edition=None, table_editions={}, facts={})
    assert on_form("statistics", report, load_forms()) == OnForm("政府信息公开情况统计表")
    assert on_form("requests", report, load_forms()) == OnForm("收到和处理政府信息公开申请情况")


def test_a_path_that_no_form_has_is_given_back() -> None:
    report = replace(plain_report(), edition=None, table_editions={}, facts={})
    assert on_form("counts.all", report, load_forms()) == OnForm("counts.all")
