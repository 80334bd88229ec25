"""The form as used: its edition, its sections, its labels, and what the agency added to it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.check import check_report
from pipeline.messages import render_finding
from pipeline.model.form import Forms
from pipeline.model.place import SourceRef
from pipeline.model.report import LabelVariant, Report, SectionText, Unmapped

Make = Callable[..., Report]
Rows = Callable[..., list[tuple[object, ...]]]


@pytest.mark.parametrize(("year", "outdated"), [(2019, False), (2020, False), (2021, True)])
def test_the_form_of_2019_is_outdated_from_2021_on(
    make: Make, forms: Forms, rows: Rows, year: int, *, outdated: bool
) -> None:
    found = rows(check_report(make(edition="2019", year=year, years=()), forms))
    assert found == ([("FORM.OUTDATED", None, "warning", None, None)] if outdated else [])


@pytest.mark.parametrize(("year", "outdated"), [(2018, False), (2019, False), (2020, True)])
def test_the_form_of_2014_was_allowed_for_2019(make: Make, forms: Forms, year: int, *, outdated: bool) -> None:
    found = check_report(make(edition="2014", year=year, years=()), forms)
    assert [finding.code for finding in found] == (["FORM.OUTDATED"] if outdated else [])


def test_the_form_of_2014_leaves_the_sections_to_the_agency(make: Make, forms: Forms) -> None:
    assert check_report(make(edition="2014", sections=()), forms) == ()


def test_the_new_form_used_early_is_no_finding(make: Make, forms: Forms) -> None:
    assert check_report(make(year=2020, years=()), forms) == ()


def test_tables_of_two_editions_are_a_warning(make: Make, forms: Forms) -> None:
    old, new = make(edition="2019"), make()
    facts = {path: fact for path, fact in new.facts.items() if not path.startswith("requests.")}
    facts |= {path: fact for path, fact in old.facts.items() if path.startswith("requests.")}
    report = make(facts=facts, table_editions={**new.table_editions, "requests": "2019"})
    (found,) = check_report(report, forms)
    assert (found.code, found.path, found.severity.value) == ("FORM.HYBRID", None, "warning")
    assert "“收到和处理政府信息公开申请情况”表的“其他处理”（2019年版）" in render_finding(found)


def test_rows_of_another_edition_are_a_warning(make: Make, forms: Forms) -> None:
    (found,) = check_report(make(hybrid=("（六）其他处理",)), forms)
    assert (found.code, found.severity.value) == ("FORM.HYBRID", "warning")
    assert "“（六）其他处理”" in render_finding(found)


def sections(report: Report, **texts: str | None) -> tuple[SectionText, ...]:
    """Take sections out (None) or change their text."""
    kept = (section for section in report.sections if texts.get(section.id, "") is not None)
    return tuple(
        replace(section, text=texts.get(section.id) or "" if section.id in texts else section.text) for section in kept
    )


SECTIONS = [
    ("2021", {"problems": None}, [("missing", "五、存在的主要问题及改进情况")]),
    ("2021", {"requests": None}, [("heading", "三、收到和处理政府信息公开申请情况")]),
    ("2021", {"overview": " \n"}, [("empty", "一、总体情况")]),
    ("2021", {"problems": "无。"}, [("nothing", "五、存在的主要问题及改进情况")]),
    (
        "2021",
        {"problems": "无", "other_matters": "无"},
        [("nothing", "五、存在的主要问题及改进情况"), ("nothing", "六、其他需要报告的事项")],
    ),
    ("2021", {"other_matters": "本年度无其他需要报告的事项。"}, [("nothing", "六、其他需要报告的事项")]),
    ("2021", {"other_matters": "我局没有需要报告的其他事项，未收取信息处理费。"}, []),
    ("2021", {"other_matters": "本年度未收取信息处理费，无其他需要报告的事项。"}, []),
    ("2021", {"overview": "无"}, []),
    ("2019", {"other_matters": "无"}, []),
    ("2019", {"problems": "无"}, [("nothing", "五、存在的主要问题及改进情况")]),
    ("2019", {"other_matters": ""}, [("empty", "六、其他需要报告的事项")]),
]


@pytest.mark.parametrize(("edition", "texts", "expected"), SECTIONS)
def test_sections_are_there_and_say_something(
    make: Make, forms: Forms, edition: str, texts: dict[str, str | None], expected: list[tuple[str, str]]
) -> None:
    found = check_report(make(edition=edition, sections=sections(make(edition=edition), **texts)), forms)
    assert [(finding.code, finding.path, finding.severity.value) for finding in found] == [
        ("FORM.SECTION", None, "warning")
    ] * len(expected)
    assert [(finding.args["kind"], finding.args["section"]) for finding in found] == expected


def test_sections_out_of_order_are_one_warning(make: Make, forms: Forms) -> None:
    first, *rest = make().sections
    (found,) = check_report(make(sections=(*rest, first)), forms)
    assert (found.code, found.args["kind"], found.severity.value) == ("FORM.SECTION", "order", "warning")


def test_a_document_cut_short_is_an_error_and_what_follows_the_cut_is_not_missing(make: Make, forms: Forms) -> None:
    (found,) = check_report(make(complete=False, sections=make().sections[:4]), forms)
    assert (found.code, found.args["kind"], found.severity.value) == ("FORM.SECTION", "cut_short", "error")


def test_a_section_missing_before_the_cut_is_still_missing(make: Make, forms: Forms) -> None:
    found = check_report(make(complete=False, sections=make().sections[1:4]), forms)
    assert [finding.args["kind"] for finding in found] == ["cut_short", "missing"]


TYPO = LabelVariant("requests", "2.其他法律行政止公开", "2.其他法律行政法规禁止公开", typo=True)
WORDING = LabelVariant("requests", "四、结转下年度", "四、结转下年度继续办理", typo=False)


@pytest.mark.parametrize(
    ("labels", "severity"), [((WORDING,), "info"), ((TYPO,), "warning"), ((WORDING, TYPO, TYPO), "warning")]
)
def test_labels_worded_otherwise_are_one_finding_a_table(
    make: Make, forms: Forms, labels: tuple[LabelVariant, ...], severity: str
) -> None:
    (found,) = check_report(make(labels=labels), forms)
    assert (found.code, found.path, found.severity.value) == ("FORM.LABEL_VARIANT", "requests", severity)
    assert found.args["labels"] == [f"“{label.printed}”（表式为“{label.official}”）" for label in dict.fromkeys(labels)]


def cell(axis: str, row: str, column: str, text: str) -> Unmapped:
    return Unmapped("requests", (row,), (column,), text, SourceRef(), axis)


def test_an_unknown_row_is_one_warning_with_all_its_cells(make: Make, forms: Forms) -> None:
    unmapped = (
        cell("row", "其中：网络申请", "自然人", "3"),
        cell("row", "其中：网络申请", "总计", "3"),
        cell("row", "其中：信函申请", "自然人", "1"),
        cell("column", "予以公开", "小计", "1"),
        cell("column", "部分公开", "小计", "0"),
        cell("cell", "予以公开", "总计", "8"),
    )
    found = check_report(make(unmapped=unmapped), forms)
    assert {(finding.code, finding.path, finding.severity.value) for finding in found} == {
        ("FORM.ROW_UNKNOWN", "requests", "warning")
    }
    assert [(finding.args["kind"], finding.args["texts"]) for finding in found] == [
        ("row", ["“3”", "“3”"]),
        ("row", ["“1”"]),
        ("column", ["“1”", "“0”"]),
        ("cell", ["“8”"]),
    ]
