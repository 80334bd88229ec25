"""Parts: missing tables, rows, columns and cells, pictures, and cells that are empty."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.check import check_report, decide_status
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.place import SourceRef
from pipeline.model.report import Agreement, Fact, Report, SectionText, State, Status, Unmapped

Make = Callable[..., Report]
Rows = Callable[..., list[tuple[object, ...]]]


def without(report: Report, make: Make, *tables: str, **changes: object) -> Report:
    """Take tables out of a report, as the mapping does: absent facts, no edition."""
    facts = {path: None for path in report.facts if path.partition(".")[0] in tables}
    editions = {table: None if table in tables else edition for table, edition in report.table_editions.items()}
    return make(facts, report.edition, table_editions=editions, **changes)


@pytest.mark.parametrize(("year", "severity"), [(2019, "error"), (2023, "error"), (2018, "warning")])
def test_a_missing_table_is_an_error_from_2019_on(
    make: Make, forms: Forms, rows: Rows, year: int, severity: str
) -> None:
    report = without(make(edition="2019"), make, "review_litigation", year=year, years=())
    found = [row for row in rows(check_report(report, forms)) if row[0] != "FORM.OUTDATED"]
    assert found == [("FORM.TABLE_MISSING", "review_litigation", severity, None, None)]


@pytest.mark.parametrize(("year", "edition"), [(2023, "2021"), (2020, "2019"), (None, "2021")])
def test_a_report_without_any_table_lacks_those_of_its_year(
    make: Make, forms: Forms, rows: Rows, year: int | None, edition: str
) -> None:
    report = replace(make(edition=edition, facts={}, table_editions={}, year=year, years=()), edition=None)
    found = [row for row in rows(check_report(report, forms)) if row[0] != "FORM.YEAR"]
    assert found == [
        ("FORM.TABLE_MISSING", table, "error", None, None)
        for table in ("proactive_disclosure", "requests", "review_litigation")
    ]


def test_an_early_report_without_any_table_is_one_warning(make: Make, forms: Forms, rows: Rows) -> None:
    report = replace(make(facts={}, table_editions={}, year=2016, years=(), sections=()), edition=None)
    assert rows(check_report(report, forms)) == [("FORM.TABLE_MISSING", "statistics", "warning", None, None)]


def test_a_report_from_before_any_form_known_lacks_no_table_in_particular(make: Make, forms: Forms, rows: Rows) -> None:
    report = replace(make(facts={}, table_editions={}, year=2012, years=(), sections=()), edition=None)
    assert rows(check_report(report, forms)) == [("FORM.TABLE_MISSING", None, "warning", None, None)]


def test_pictures_in_an_early_report_without_any_table_may_be_anything(make: Make, forms: Forms, rows: Rows) -> None:
    report = replace(make(facts={}, table_editions={}, year=2016, years=(), sections=(), pictures=3), edition=None)
    assert [row[0] for row in rows(check_report(report, forms))] == ["FORM.TABLE_MISSING"]


def test_a_picture_in_the_place_of_a_missing_table_was_not_read(make: Make, forms: Forms) -> None:
    report = without(make(), make, "requests", pictures=2)
    (found,) = check_report(report, forms)
    assert (found.code, found.path, found.severity.value) == ("FORM.IMAGE_TABLE", "requests", "error")
    assert found.concerns == "extraction"


@pytest.mark.parametrize(("line", "concerns"), [("{}", "extraction"), ("公开{}件。", None)])
def test_a_table_whose_numbers_stand_a_line_each_below_its_heading_is_no_fault_of_the_agency(
    make: Make, forms: Forms, line: str, concerns: str | None
) -> None:
    text = "\n".join(["一、本年新收政府信息公开申请数量", *(line.format(number) for number in (12, 0, 3, 15))])
    own = tuple(
        replace(section, text=text if section.id == "requests" else section.text) for section in make().sections
    )
    report = without(make(), make, "requests", sections=own)
    (found,) = [each for each in check_report(report, forms) if each.code == "FORM.TABLE_MISSING"]
    assert (found.path, found.concerns == "extraction") == ("requests", concerns == "extraction")


UNREAD = [
    ("规章；0；0；0\n行政规范性文件；3；0；12", "unread"),
    ("行政许可 本年处理决定数量：35\n行政处罚 本年处理决定数量：182", "unread"),
    ("规章000行政规范性文件000", "unread"),
    ("行政规范性文件 本年制发件数：\n行政规范性文件 本年废止件数：\n行政许可 本年处理决定数量：7", "unread"),
    ("2023年，本机关未制发规章。行政许可35件，行政处罚182件，行政强制0件。", "missing"),
    ("（一）主动公开\n1.发布信息\n2.政策解读\n截至2023年12月31日\n第3页", "missing"),
    ("", "missing"),
]


@pytest.mark.parametrize(("text", "kind"), UNREAD)
def test_a_table_is_only_missing_where_no_numbers_but_those_of_sentences_stand_below_its_heading(
    make: Make, forms: Forms, text: str, kind: str
) -> None:
    own = tuple(
        replace(section, text=text if section.id == "proactive_disclosure" else section.text)
        for section in make().sections
    )
    report = without(make(), make, "proactive_disclosure", sections=own, agreement=Agreement.AGREED)
    agreed = {path: replace(fact, agreement=Agreement.AGREED) for path, fact in report.facts.items()}
    (found,) = [
        each for each in check_report(replace(report, facts=agreed), forms) if each.code == "FORM.TABLE_MISSING"
    ]
    assert (found.args["kind"], found.concerns) == (kind, "source" if kind == "missing" else "extraction")
    assert render_finding(found).startswith("未找到“主动公开政府信息情况”表")


def test_a_table_without_a_heading_may_stand_below_another(make: Make, forms: Forms) -> None:
    own = tuple(
        replace(section, text="行政复议 0 0 0 0 0" if section.id == "requests" else section.text)
        for section in make().sections
        if section.id != "review_litigation"
    )
    report = without(make(), make, "review_litigation", sections=own)
    (found,) = [each for each in check_report(report, forms) if each.code == "FORM.TABLE_MISSING"]
    assert (found.args["kind"], found.concerns) == ("unread", "extraction")


@pytest.mark.parametrize("scattered", [frozenset({"requests"}), frozenset()])
def test_what_may_be_the_table_of_an_early_report_is_a_warning_that_blames_nobody(
    make: Make, forms: Forms, scattered: frozenset[str]
) -> None:
    own = tuple(
        replace(section, text="新收\n12\n0\n3\n15" if section.id == "requests" else section.text)
        for section in make(edition="2019").sections
    )
    report = without(make(edition="2019"), make, "requests", year=2018, sections=own, scattered=scattered)
    (found,) = [each for each in check_report(report, forms) if each.code == "FORM.TABLE_MISSING"]
    assert (found.severity.value, found.args["kind"], found.concerns) == ("warning", "torn", None)


def test_a_table_of_which_rows_stand_apart_without_heads_is_no_fault_of_the_agency(make: Make, forms: Forms) -> None:
    report = without(make(), make, "requests", scattered=frozenset({"requests"}))
    (found,) = [each for each in check_report(report, forms) if each.code == "FORM.TABLE_MISSING"]
    assert (found.path, found.args["kind"], found.concerns) == ("requests", "scattered", "extraction")


def test_a_picture_below_the_heading_of_an_early_reports_table_is_said_as_well(make: Make, forms: Forms) -> None:
    headed = (SectionText("statistics", "附件：政府信息公开情况统计表", ""),)
    report = replace(make(facts={}, table_editions={}, year=2016, years=(), sections=headed, pictures=1), edition=None)
    found = {finding.code: finding.severity.value for finding in check_report(report, forms)}
    assert (found["FORM.IMAGE_TABLE"], found["FORM.TABLE_MISSING"]) == ("error", "warning")
    assert decide_status(report, check_report(report, forms)) is Status.NO_TABLES


def test_pictures_in_the_place_of_several_tables_are_one_finding(make: Make, forms: Forms) -> None:
    report = without(make(), make, "requests", "review_litigation", pictures=1)
    (found,) = check_report(report, forms)
    assert (found.code, found.path) == ("FORM.IMAGE_TABLE", None)


def test_pictures_beside_all_tables_are_no_finding(make: Make, forms: Forms) -> None:
    assert check_report(make(pictures=3), forms) == ()


def test_a_row_of_missing_cells_is_a_missing_row(make: Make, forms: Forms, rows: Rows) -> None:
    report = make()
    row = "requests.not_available.not_held"
    gone = {path: None for path in report.facts if path.startswith(f"{row}.")}
    assert rows(check_report(make(gone), forms)) == [("FORM.ROW_MISSING", row, "error", None, None)]


@pytest.mark.parametrize(("printed", "concerns"), [("3 0 0 0 3", "extraction"), ("3", "source"), ("约3", "source")])
def test_rows_and_columns_of_a_table_of_which_not_one_cell_was_read_are_no_fault_of_the_agency(
    make: Make, forms: Forms, printed: str, concerns: str
) -> None:
    gone: dict[str, Fact | None] = {path: None for path in make().facts if path.startswith("review_litigation.")}
    total = "review_litigation.reconsideration.total"
    known = printed.isdigit()
    read = Fact(total, State.NUMBER if known else State.TEXT, Decimal(printed) if known else None, printed, "x")
    report = make(gone | {total: read})
    facts = {path: replace(fact, agreement=Agreement.AGREED) for path, fact in report.facts.items()}
    found = check_report(replace(report, facts=facts, agreement=Agreement.AGREED), forms)
    lacks = {each.code: each.concerns for each in found if each.code in {"FORM.ROW_MISSING", "FORM.COLUMN_MISSING"}}
    assert lacks == {"FORM.ROW_MISSING": concerns, "FORM.COLUMN_MISSING": concerns}


@pytest.mark.parametrize(
    ("head", "concerns"),
    [("本年废止件数 现行有效件数", "extraction"), ("本年废止、现行有效件数", "source"), ("现行有效件数", "source")],
)
def test_a_column_whose_head_was_not_told_from_the_next_is_no_fault_of_the_agency(
    make: Make, forms: Forms, head: str, concerns: str
) -> None:
    table = "proactive_disclosure"
    gone: dict[str, Fact | None] = {path: None for path in make().facts if path.endswith(".in_force")}
    unknown = Unmapped(table, ("规章",), (head,), "12", SourceRef(table=0, row=1, column=2), "column")
    report = make(gone, unmapped=(unknown,), agreement=Agreement.AGREED)
    facts = {path: replace(fact, agreement=Agreement.AGREED) for path, fact in report.facts.items()}
    found = [each for each in check_report(replace(report, facts=facts), forms) if each.code == "FORM.COLUMN_MISSING"]
    assert [each.concerns for each in found] == [concerns]


def test_a_row_of_one_cell_is_a_missing_row(make: Make, forms: Forms, rows: Rows) -> None:
    gone = {"proactive_disclosure.administrative_licensing.decisions": None}
    assert rows(check_report(make(gone), forms)) == [
        ("FORM.ROW_MISSING", "proactive_disclosure.administrative_licensing", "error", None, None)
    ]


def test_a_column_that_all_rows_lack_is_a_missing_column(make: Make, forms: Forms, rows: Rows) -> None:
    gone = {
        path: None
        for path in make().facts
        if path.startswith("requests.") and path.endswith("legal_service_organization")
    }
    assert rows(check_report(make(gone), forms)) == [
        ("FORM.COLUMN_MISSING", "requests.received.legal_service_organization", "error", None, None)
    ]


def test_a_missing_row_and_a_missing_column_are_two_findings(make: Make, forms: Forms, rows: Rows) -> None:
    gone = {
        path: None
        for path in make().facts
        if path.startswith("requests.received.")
        or (path.startswith("requests.") and path.endswith(".research_institution"))
    }
    assert [row[:2] for row in rows(check_report(make(gone), forms))] == [
        ("FORM.ROW_MISSING", "requests.received"),
        ("FORM.COLUMN_MISSING", "requests.carried_in.research_institution"),
    ]


def test_a_lone_missing_cell_is_an_unreadable_one(make: Make, forms: Forms) -> None:
    path = "requests.granted.research_institution"
    (found,) = check_report(make({path: None}), forms)
    assert (found.code, found.path, found.args["kind"]) == ("FORM.CELL_UNREADABLE", path, "absent")


def test_a_field_that_nothing_is_known_of_is_missing(make: Make, forms: Forms) -> None:
    report = make()
    facts = {
        path: fact for path, fact in report.facts.items() if not path.startswith("review_litigation.reconsideration")
    }
    assert [found.code for found in check_report(make(facts=facts), forms)] == ["FORM.ROW_MISSING"]


def test_empty_cells_are_one_warning_a_table_with_their_number(make: Make, forms: Forms) -> None:
    row = "requests.granted"
    cells = {
        f"{row}.research_institution": "",
        f"{row}.public_welfare_organization": "-",
        f"{row}.legal_service_organization": "/",
        f"{row}.other_organization": "无",
        "review_litigation.litigation_direct.upheld": "",
    }
    requests, review = check_report(make(cells), forms)
    assert [(found.code, found.path, found.severity.value) for found in (requests, review)] == [
        ("FORM.BLANK", "requests", "warning"),
        ("FORM.BLANK", "review_litigation", "warning"),
    ]
    counted = {key: requests.args[key] for key in ("count", "blank", "dash", "slash", "none")}
    assert counted == {"count": 4, "blank": 1, "dash": 1, "slash": 1, "none": 1}


def test_a_table_without_any_number_is_an_error(make: Make, forms: Forms, rows: Rows) -> None:
    cells = {path: "" for path in make().facts if path.startswith("review_litigation.")}
    assert rows(check_report(make(cells), forms)) == [("FORM.BLANK", "review_litigation", "error", None, None)]


def test_a_table_whose_numbers_were_not_read_is_not_without_any(make: Make, forms: Forms) -> None:
    cells = {path: "" for path in make().facts if path.startswith("review_litigation.")}
    path = "review_litigation.litigation_direct.upheld"
    unread = Fact(path, State.TEXT, raw="9\n4", candidates=("9", "4"))
    found = check_report(make({**cells, path: unread}), forms)
    assert [each.severity.value for each in found if each.code == "FORM.BLANK"] == ["warning"]


def test_a_blank_form_is_an_error_a_table_and_nothing_else(make: Make, forms: Forms, rows: Rows) -> None:
    report = make(dict.fromkeys(make().facts, ""), genre="blank_form")
    assert rows(check_report(report, forms)) == [
        ("FORM.BLANK", table, "error", None, None)
        for table in ("proactive_disclosure", "requests", "review_litigation")
    ]


def test_a_table_is_not_called_blank_by_the_agency_where_words_stand_in_it(make: Make, forms: Forms) -> None:
    cells = {path: "" for path in make().facts if path.startswith("review_litigation.")}
    path = "review_litigation.litigation_direct.upheld"
    report = make({**cells, path: Fact(path, State.TEXT, raw="见附件", reading="one")})
    agreed = {each: replace(fact, agreement=Agreement.AGREED) for each, fact in report.facts.items()}
    found = check_report(replace(report, facts=agreed), forms)
    assert [each.concerns for each in found if each.code == "FORM.BLANK"] == ["undecided"]
