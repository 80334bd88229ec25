"""Cells: what keeps a printed cell from being a number, and notes beside numbers."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from pipeline.check import check_report
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.report import Fact, Report, State

Make = Callable[..., Report]

TEXTS = [
    ("2021", "proactive_disclosure.administrative_licensing.decisions", "-3", "PRO.TYPE", "count"),
    ("2021", "proactive_disclosure.administrative_licensing.decisions", "12.5", "PRO.TYPE", "count"),
    ("2019", "proactive_disclosure.administrative_licensing.items_change", "1.5", "PRO.TYPE", "signed"),
    ("2021", "proactive_disclosure.administrative_charges.charges_amount", "-12.3", "PRO.TYPE", "decimal4"),
    ("2021", "proactive_disclosure.administrative_licensing.decisions", "见附件", "FORM.CELL_UNREADABLE", "text"),
    ("2021", "requests.granted.research_institution", "-3", "FORM.CELL_UNREADABLE", "type"),
    ("2021", "requests.granted.research_institution", "12.5", "FORM.CELL_UNREADABLE", "type"),
    ("2021", "requests.granted.research_institution", "1O", "FORM.CELL_UNREADABLE", "text"),
    ("2021", "review_litigation.litigation_direct.upheld", "0.5", "FORM.CELL_UNREADABLE", "type"),
]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: f"{case[2]} in {case[1]}")
def test_a_cell_without_a_number_of_its_type_is_an_error(
    make: Make, forms: Forms, case: tuple[str, str, str, str, str]
) -> None:
    edition, path, raw, code, kind = case
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=raw)}, edition), forms)
    assert (found.code, found.path, found.severity.value, found.concerns) == (code, path, "error", "undecided")
    assert (found.args["kind"], found.args["raw"]) == (kind, raw)


@pytest.mark.parametrize(("raw", "unit"), [("12500", "元、万元"), ("8（美元）", "美元"), ("8件", "件")])
def test_a_number_in_a_unit_that_leaves_its_size_open_is_told_with_the_unit(
    make: Make, forms: Forms, raw: str, unit: str
) -> None:
    path = "proactive_disclosure.administrative_charges.charges_amount"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=raw, unit=unit)}), forms)
    assert (found.code, found.args["kind"], found.concerns) == ("FORM.CELL_UNREADABLE", "unit", "undecided")
    assert f"填写“{raw}”，所注单位为“{unit}”，与本栏不符或互相矛盾" in render_finding(found)


@pytest.mark.parametrize("path", ["proactive_disclosure.regulations.in_force", "requests.granted.research_institution"])
def test_a_cell_with_several_readings_lists_them_and_may_be_our_misreading(make: Make, forms: Forms, path: str) -> None:
    doubtful = Fact(path, State.TEXT, raw="12\n34", candidates=("1234", "12 34"))
    (found,) = check_report(make({path: doubtful}), forms)
    assert (found.code, found.concerns) == ("FORM.CELL_UNREADABLE", "extraction")
    assert "“12 34”，可有多种读法：“1234”、“12 34”。" in render_finding(found)


def test_a_cell_that_holds_a_whole_line_lists_some_of_its_numbers_and_says_how_many_there_are(
    make: Make, forms: Forms
) -> None:
    path = "requests.granted.research_institution"
    numbers = tuple(str(number) for number in range(30_000))
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=" | ".join(numbers), candidates=numbers)}), forms)
    assert found.args["candidates"] == ["“0”", "“1”", "“2”", "“3”", "“4”", "“5”", "“6”", "“7”", "……共30000种"]
    assert len(render_finding(found)) < 300


@pytest.mark.parametrize(
    ("raw", "readings"),
    [
        ("12[1]", "“12”、“12[1]”"),
        ("0件[11]", "“0件”、“0件[11]”"),
        ("——[4]", "“——”、“——[4]”"),
        ("7①", "“7”、“7①”"),
        ("7[①]", "“7”、“7[①]”"),
        ("12¹", "“12”、“12¹”"),
        ("12  1", "“12”、“12 1”"),
        ("7（3）", "“7”、“7（3）”"),
    ],
)
def test_a_number_with_the_mark_of_a_footnote_is_no_fault_of_the_agency(
    make: Make, forms: Forms, raw: str, readings: str
) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=raw, candidates=("1",))}), forms)
    assert (found.code, found.concerns) == ("FORM.CELL_UNREADABLE", "extraction")
    assert f"可有多种读法：{readings}。" in render_finding(found)


@pytest.mark.parametrize("raw", ["\ufffd", "2  2  17", "2423  -164  1345785", "798   增16", "1\t7", "0\n0"])
def test_what_cannot_be_told_in_a_cell_is_no_fault_of_the_agency(make: Make, forms: Forms, raw: str) -> None:
    path = "proactive_disclosure.regulations.in_force"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=raw)}), forms)
    assert (found.code, found.concerns) == ("FORM.CELL_UNREADABLE", "extraction")


def test_a_number_of_which_it_is_not_known_whose_it_is_is_no_fault_of_the_agency(make: Make, forms: Forms) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw="139", candidates=("139",))}), forms)
    assert (found.code, found.args["kind"], found.concerns) == ("FORM.CELL_UNREADABLE", "place", "extraction")
    assert "印有“139”" in render_finding(found)


def test_one_reading_that_is_no_number_is_not_several(make: Make, forms: Forms) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw="约5件", candidates=("5",))}), forms)
    assert (found.args["kind"], found.concerns) == ("text", "undecided")


def test_a_negative_change_is_what_the_form_asks_for(make: Make, forms: Forms) -> None:
    cells = {
        "proactive_disclosure.administrative_licensing.items_last_year": "9",
        "proactive_disclosure.administrative_licensing.items_change": "-8",
    }
    assert check_report(make(cells, "2019"), forms) == ()


def test_a_note_beside_a_number_is_information(make: Make, forms: Forms) -> None:
    path = "proactive_disclosure.normative_documents.in_force"
    noted = Fact(path, State.NUMBER, Decimal(22), raw="22（其中修订16件）", note="其中修订16件")
    (found,) = check_report(make({path: noted}), forms)
    assert (found.code, found.path, found.severity.value, found.concerns) == ("FORM.CELL_NOTE", path, "info", None)
    assert render_finding(found) == (
        "“行政规范性文件”行“现行有效件数”列填写“22（其中修订16件）”，数字取22，其余（其中修订16件）作为说明。"
    )


def test_a_cell_that_ran_over_is_not_repeated_whole(make: Make, forms: Forms) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw="见附件" * 100)}), forms)
    assert len(str(found.args["raw"])) < 70


@pytest.mark.parametrize(
    ("raw", "concerns"),
    [("3 - - 4 - - 7", "extraction"), ("/ 0 / /", "extraction"), ("无 无", "extraction"), ("- 3", "undecided")],
)
def test_signs_in_a_row_are_those_of_several_cells(make: Make, forms: Forms, raw: str, concerns: str) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=raw)}), forms)
    assert (found.code, found.concerns) == ("FORM.CELL_UNREADABLE", concerns)


@pytest.mark.parametrize(
    ("raw", "concerns"),
    [
        ("1.申请人无正当理由逾期不补正、行政机关不", "extraction"),
        ("没有现成信息", "extraction"),
        ("详见附件", "undecided"),
        ("总计", "undecided"),
    ],
)
def test_a_part_of_a_label_in_the_place_of_a_number_is_from_another_cell(
    make: Make, forms: Forms, raw: str, concerns: str
) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: Fact(path, State.TEXT, raw=raw)}), forms)
    assert (found.code, found.concerns) == ("FORM.CELL_UNREADABLE", concerns)
