"""The overview of an office: counts, who owes a report, the worst findings, and nothing in it that is markup."""

import json
import tracemalloc
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main
from pipeline.desk.office import Office
from pipeline.forms.load import load_forms
from pipeline.messages import say
from pipeline.show.overview import MOST_WORST, overview
from pipeline.show.overview_page import as_markdown, sections, unread
from pipeline.store.folder import Row
from pipeline.store.office import FindingRow, StandingRow

CODES = ("FORM.BLANK", "FORM.TABLE_MISSING", "FORM.YEAR", "REQ.ROW_SUM", "REV.SUM", "X", "YEAR.CARRY")


def standing(
    sha256: str, agency: str | None, year: int, standing: str = "usable", reasons: tuple[str, ...] = CODES
) -> StandingRow:
    return StandingRow(sha256, agency, "own", year, "accepted", reasons, standing)


def finding(number: int, code: str, severity: str = "error", **more: object) -> FindingRow:
    return FindingRow(f"{number:016}", code, severity, None, more.pop("message", code), more.pop("args", {}), **more)  # type: ignore[arg-type]


def owed(number: int, agency: str, year: int, published_on: str | None) -> FindingRow:
    args = {"due": f"{year + 1}-01-31", "published_on": published_on}
    return finding(number, "ROLLUP.MISSING", "warning", args=args, agency=agency, scope="own", year=year)


def test_reports_are_counted_by_year_and_standing_and_replaced_ones_are_not() -> None:
    page = overview(
        [
            standing("a", "甲局", 2022),
            standing("b", "甲局", 2022, "superseded"),
            standing("c", "乙局", 2022, "send_back"),
            standing("d", "甲局", 2021, "check_reading"),
            standing("e", "丙站", 2021, "not_a_report"),
        ],
        [owed(1, "丁局", 2022, None), owed(2, "乙局", 2022, "2023-02-20")],
        [],
        {},
    )
    assert [(each.year, each.published, each.late, each.missing, dict(each.standings)) for each in page.years] == [
        (2022, 2, 1, 1, {"usable": 1, "send_back": 1}),
        (2021, 1, 0, 0, {"check_reading": 1}),
    ]
    assert [(each.agency, each.due) for each in page.missing] == [("丁局", "2023-01-31")]
    assert [(each.agency, each.published_on) for each in page.late] == [("乙局", "2023-02-20")]


def test_who_was_cleared_of_being_late_or_missing_is_neither() -> None:
    judged = [owed(1, "丁局", 2022, None), owed(2, "乙局", 2022, "2023-02-20"), owed(3, "丙局", 2022, "2023-03-01")]
    decided = {judged[0].id: "dismiss", judged[1].id: "dismiss", judged[2].id: "confirm"}
    page = overview([standing("c", "乙局", 2022), standing("d", "丙局", 2022)], judged, [], decided)
    assert [(each.late, each.missing) for each in page.years] == [(1, 0)]
    assert (page.missing, [each.agency for each in page.late]) == ((), ["丙局"])
    assert [(each.code, each.dismissed) for each in page.checks] == [("ROLLUP.MISSING", 2)]


def test_of_one_year_only_what_is_of_that_year_is_said() -> None:
    rows = [standing("a", "甲局", 2022), standing("b", "甲局", 2021)]
    judged = [finding(1, "YEAR.CARRY", year=2022, records=("a",)), owed(2, "丁局", 2021, None)]
    page = overview(rows, judged, [("b", "b.pdf", (finding(3, "REQ.ROW_SUM"),))], {}, year=2022)
    assert [each.year for each in page.years] == [2022]
    assert [each.code for each in page.checks] == ["YEAR.CARRY"]
    assert page.missing == ()


def test_of_each_report_the_worst_error_is_named_and_dismissed_ones_are_not() -> None:
    rows = [standing(name, f"{name}局", 2022, "send_back") for name in "abc"]
    recorded = [
        (
            "a",
            "a.pdf",
            (
                finding(1, "REQ.ROW_SUM", expected=9, actual=8),
                finding(2, "REQ.ROW_SUM", expected=90, actual=8),
                finding(3, "FORM.BLANK", "warning"),
            ),
        ),
        ("b", "b.pdf", (finding(4, "FORM.TABLE_MISSING"), finding(5, "REQ.ROW_SUM", expected=900, actual=8))),
        ("c", "c.pdf", (finding(6, "REV.SUM", expected=5, actual=4),)),
    ]
    page = overview(rows, [], recorded, {"0" * 15 + "6": "dismiss"})
    assert [(each.uri, each.finding.id[-1]) for each in page.worst] == [("b.pdf", "4"), ("a.pdf", "2")]
    sums = next(each for each in page.checks if each.code == "REQ.ROW_SUM")
    assert dict(sums.severities) == {"error": 3}


def test_what_is_counted_is_not_kept() -> None:
    rows = [standing(f"{number:04}", "甲局", 2022) for number in range(2_000)]
    recorded = (
        (
            row.sha256,
            "a.pdf",
            tuple(finding(each, "REQ.ROW_SUM", "warning", message="不等。" * 50) for each in range(9)),
        )
        for row in rows
    )
    tracemalloc.start()
    page = overview(rows, [], recorded, {})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [dict(each.severities) for each in page.checks] == [{"warning": 18_000}]
    assert most < 3_000_000, most  # 6.3 MB where they are kept


def test_what_is_gone_over_corrected_values_is_no_worst_error() -> None:
    rows = [standing("a", "甲局", 2022, "usable_corrected", ()), standing("b", "乙局", 2022, "send_back", ("REV.SUM",))]
    both = (finding(1, "REQ.ROW_SUM"), finding(2, "REV.SUM"))
    page = overview(rows, [], [("a", "a.pdf", both), ("b", "b.pdf", both)], {})
    assert [(each.uri, each.finding.code) for each in page.worst] == [("b.pdf", "REV.SUM")]


def test_reports_that_name_no_agency_are_counted_one_by_one() -> None:
    page = overview([standing("a", None, 2022), standing("b", None, 2022)], [], [], {})
    assert [each.published for each in page.years] == [2]


def test_what_is_counted_is_said_where_agencies_and_reports_differ_in_number() -> None:
    one, two = standing("a", "甲局", 2022), standing("b", "甲局", 2022, "send_back")
    assert next(sections(overview([one], [], [], {}), "zh")).notes == ()
    told = next(sections(overview([one, two], [], [], {}), "zh"))
    assert (told.rows[0][1], told.rows[0][4:]) == ("1", ("1", "0", "1"))
    assert told.notes == (say("report.counted", "zh"),)


def test_no_more_than_ten_are_named() -> None:
    rows = [standing(f"{number}", "甲局", 2022) for number in range(30)]
    recorded = [(f"{number}", "x.pdf", (finding(number, "REV.SUM", expected=1, actual=2),)) for number in range(30)]
    assert len(overview(rows, [], recorded, {}).worst) == MOST_WORST


def test_a_check_whose_findings_are_mostly_dismissed_is_named() -> None:
    decided = {f"{number:016}": "dismiss" if number < 3 else "confirm" for number in range(5)}
    recorded = [("a", "a.pdf", tuple(finding(number, "YEAR.COPY", "warning") for number in range(5)))]
    page = overview([standing("a", "甲局", 2022)], [], recorded, decided)
    assert [(each.confirmed, each.dismissed, each.doubted) for each in page.checks] == [(2, 3, True)]
    text = as_markdown("x", sections(page, "zh"))
    assert say("report.doubted", code="YEAR.COPY", name="照抄上年", dismissed=3).replace(".", ".") in text.replace(
        "\\", ""
    )


def test_who_owes_the_newest_report_stands_first_and_a_report_of_nobody_is_no_agency() -> None:
    stray = finding(9, "REGISTER.UNMATCHED", "warning", agency=None)
    judged = [owed(1, "甲局", 2018, None), owed(2, "乙局", 2024, None), owed(3, "甲局", 2024, None), stray]
    page = overview([standing("a", "甲局", 2022)], judged, [], {})
    assert [(each.year, each.agency) for each in page.missing] == [(2024, "乙局"), (2024, "甲局"), (2018, "甲局")]
    assert page.unmatched == ()


def test_an_empty_form_is_said_to_be_empty_before_it_is_said_to_be_of_no_year() -> None:
    recorded = [("a", "a.docx", (finding(1, "FORM.YEAR"), finding(2, "FORM.BLANK")))]
    page = overview([standing("a", "甲局", 2022, "send_back")], [], recorded, {})
    assert [each.finding.code for each in page.worst] == ["FORM.BLANK"]


def test_a_list_has_no_room_for_the_smallest_changes() -> None:
    said = "两者不等。请退回填报单位更正。使全部勾稽关系成立的最小改动有3种，如：“总计”列由1改为0（仅供核对，未改动任何数据）。"
    page = overview([standing("a", "甲局", 2022, "send_back")], [], [("a", "a", (finding(1, "X", message=said),))], {})
    worst = next(part for part in sections(page, "zh") if part.heading == say("report.worst"))
    assert worst.rows[0][3] == "两者不等。请退回填报单位更正。"


def test_what_could_not_be_read_is_listed_with_what_to_do() -> None:
    rows = [
        Row("a.pdf", "0" * 64, "failed", code="ENCRYPTED", message="有密码。请索取。"),
        Row("b.pdf", None, "skipped"),
    ]
    assert [told.rows for told in unread(rows, "zh")] == [(("a.pdf", "有密码。请索取。"),)]
    assert [*unread(rows[1:], "zh")] == []


def test_of_a_folder_that_holds_runs_what_failed_in_each_is_told(tmp_path: Path) -> None:
    for name in ("2023", "2024"):
        run = tmp_path / "all" / name
        run.mkdir(parents=True)
        row = {
            "uri": f"{name}.pdf",
            "sha256": "0" * 64,
            "outcome": "failed",
            "code": "ENCRYPTED",
            "message": "有密码。",
        }
        (run / "run.json").write_text(json.dumps({"documents": [{**row, "record": None, "review": None}]}), "utf-8")
    for name in ("standing.jsonl", "findings.jsonl"):
        (tmp_path / name).write_bytes(b"")
    done = CliRunner().invoke(main, ["report", str(tmp_path), str(tmp_path / "all")])
    assert done.exit_code == 0, done.output
    assert "2023.pdf" in done.stdout
    assert "2024.pdf" in done.stdout
    assert Office(tmp_path, [tmp_path / "all"], load_forms()).failed == 2


def test_nothing_that_a_report_says_is_markup_or_breaks_a_row() -> None:
    evil = "<script>alert(1)</script>|\n# [x](http://example.com) \x1b[31m"
    rows = [standing("a", evil, 2022)]
    text = as_markdown(
        evil, sections(overview(rows, [], [("a", "a", (finding(1, "REV.SUM", message=evil),))], {}), "zh")
    )
    assert "<script" not in text
    assert "\x1b" not in text
    assert "[x](" not in text
    table = [line for line in text.splitlines() if line.startswith("| 1 |")]
    assert len(table) == 1
    assert table[0].count(" | ") == 3
