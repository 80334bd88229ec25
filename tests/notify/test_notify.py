"""Notices: who is written to over what, in words for the agency; nobody twice over the same; closed when put right."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from pipeline.errors import UsageError
from pipeline.notify import LIST, Letter, notify
from pipeline.notify.gather import Complaint, gather
from pipeline.notify.ledger import add_notice, is_closed, new_notice, read_notices
from pipeline.notify.letter import default_template, write_letter, write_template
from pipeline.store.exact_json import JsonValue, dump
from pipeline.store.office import FindingRow, StandingRow

LETTER = Letter("示例市人民政府办公室", "2025-02-20", "2025-03-10", "示例办函〔2025〕3号")
WRONG = "“总计”列填写4，两者不等。不同方式读取的结果一致，原文即如此。请退回填报单位更正。"
EVIL = "=cmd|' /C calc'!A0 <script>alert(1)</script> \x07{{发文单位}}"


def standing(sha256: str, agency: str = "甲局", name: str = "send_back", year: int = 2023) -> StandingRow:
    codes = ("FORM.ROW_MISSING", "REQ.ROW_SUM", "TWIN.DIFFERS", "YEAR.CARRY")
    return StandingRow(sha256, agency, "own", year, "needs_review", codes, name)


def finding(number: int, words: str = WRONG, severity: str = "error") -> FindingRow:
    return FindingRow(f"{number:016}", "REQ.ROW_SUM", severity, None, words, {})


def complaint(words: str = "两者不等。", agency: str = "甲局", number: int = 1, year: int = 2023) -> Complaint:
    return Complaint(agency, "own", year, "a" * 64, "a.pdf", f"{number:016}", "REQ.ROW_SUM", words)


def texts(letter: bytes) -> tuple[list[str], list[list[str]]]:
    document = docx.Document(io.BytesIO(letter))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return paragraphs, [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_only_errors_of_reports_to_be_sent_back_that_nobody_dismissed_are_gathered() -> None:
    rows = [standing("a"), standing("b", "乙局", "check_reading"), standing("c", "丙局")]
    recorded = [
        ("a", "a.pdf", (finding(1), finding(2), finding(3, severity="warning"))),
        ("b", "b.pdf", (finding(4),)),
        ("c", "c.pdf", (finding(5),)),
    ]
    found = gather(rows, recorded, [], {"0" * 15 + "2": "dismiss", "0" * 15 + "5": "dismiss"})
    assert {agency: [each.finding[-1] for each in among] for agency, among in found.items()} == {"甲局": ["1"]}
    assert found["甲局"][0].words == "“总计”列填写4，两者不等。"


def test_findings_between_reports_fall_on_the_judged_one() -> None:
    judged = [FindingRow("9" * 16, "YEAR.CARRY", "error", None, "不衔接。请先核对两份原文。", {}, records=("a", "b"))]
    found = gather([standing("a"), standing("b", "乙局")], [], judged, {})
    assert {agency: [each.words for each in among] for agency, among in found.items()} == {"甲局": ["不衔接。"]}


def test_a_letter_says_who_what_and_until_when() -> None:
    letter = write_letter(default_template(), LETTER, [complaint(), complaint("缺少“自然人”列。", number=2, year=2022)])
    paragraphs, table = texts(letter)
    assert "甲局：" in paragraphs
    body = next(text for text in paragraphs if "2022、2023年度" in text)
    assert "2处问题" in body
    assert "2025年3月10日前" in body
    assert paragraphs[-2:] == ["示例市人民政府办公室", "2025年2月20日"]
    assert table[1:] == [
        ["1", "2023年度", "两者不等。（00000000）"],
        ["2", "2022年度", "缺少“自然人”列。（00000000）"],
    ]
    assert "{{" not in "".join(paragraphs)


def test_the_same_letter_is_the_same_bytes() -> None:
    letter = write_letter(default_template(), LETTER, [complaint()])
    assert letter == write_letter(default_template(), LETTER, [complaint()])
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_a_report_says_is_neither_markup_nor_a_field_nor_a_control_character() -> None:
    letter = write_letter(default_template(), LETTER, [complaint(EVIL, agency=EVIL)])
    _, table = texts(letter)
    assert table[1][2].startswith("=cmd|' /C calc'!A0 <script>alert(1)</script>")
    assert "{{发文单位}}" in table[1][2]
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        assert b"<script" not in package.read("word/document.xml")


def test_a_template_of_an_office_is_used_and_one_without_the_row_is_refused(tmp_path: Path) -> None:
    write_template(tmp_path / "own.docx")
    document = docx.Document(str(tmp_path / "own.docx"))
    document.add_paragraph("联系电话：000-00000000，{{单位}}")
    document.save(str(tmp_path / "own.docx"))
    paragraphs, _ = texts(write_letter((tmp_path / "own.docx").read_bytes(), LETTER, [complaint()]))
    assert paragraphs[-1] == "联系电话：000-00000000，甲局"
    with pytest.raises(UsageError):
        write_template(tmp_path / "own.docx")
    empty = io.BytesIO()
    docx.Document().save(empty)
    document.add_paragraph("{{单位名}}")
    document.save(str(tmp_path / "typo.docx"))
    with pytest.raises(UsageError, match="不认识的字段"):
        write_letter((tmp_path / "typo.docx").read_bytes(), LETTER, [complaint()])
    for template in (empty.getvalue(), b"PK", b"x"):
        with pytest.raises(UsageError):
            write_letter(template, LETTER, [complaint()])


def test_what_differs_between_two_reports_of_one_agency_is_said_once() -> None:
    twins = FindingRow("9" * 16, "TWIN.DIFFERS", "error", None, "数字不同。请先核对各份原文。", {}, records=("a", "b"))
    found = gather([standing("a"), standing("b")], [], [twins], {})
    assert [(each.sha256, each.words) for each in found["甲局"]] == [("a", "数字不同。")]


def test_many_rows_that_one_table_lacks_are_one_sentence_of_the_letter() -> None:
    lacking = [
        FindingRow(
            f"{number}" * 16, "FORM.ROW_MISSING", "error", None, f"缺少“{row}”行。", {"table": "甲表", "row": row}
        )
        for number, row in enumerate(("传真申请数", "信函申请数", "网络申请数"))
    ]
    recorded = [("a", "a.html", (lacking[0], finding(7), lacking[1])), ("b", "b.html", (lacking[2],))]
    found = gather([standing("a"), standing("b", year=2022)], recorded, [], {})["甲局"]
    paragraphs, table = texts(write_letter(default_template(), LETTER, found))
    assert [row[2] for row in table[1:]] == [
        "缺少“网络申请数”行。（22222222）",
        "“甲表”缺少下列2行：“传真申请数”、“信函申请数”。（00000000等2项）",
        "“总计”列填写4，两者不等。（00000000）",
    ]
    assert any("3处问题" in text for text in paragraphs)
    assert len(new_notice(found, "2025-02-20", "2025-03-10").findings) == 4


def test_a_notice_is_closed_when_every_report_it_speaks_of_can_be_used() -> None:
    notice = new_notice([complaint(), complaint(number=2, year=2022)], "2025-02-20", "2025-03-10")
    assert not is_closed(notice, [standing("a")])
    assert not is_closed(notice, [standing("a"), standing("b", name="usable")])
    assert is_closed(notice, [standing("b", name="usable"), standing("c", name="usable_corrected", year=2022)])


def write_judged(folder: Path, name: str) -> None:
    """Write what judgement writes, with one finding between reports."""
    folder.mkdir(exist_ok=True)
    row: dict[str, JsonValue] = {
        "sha256": "a" * 64,
        "agency": "../甲/局",
        "scope": "own",
        "year": 2023,
        "status": "needs_review",
        "reasons": ["YEAR.CARRY"],
        "standing": name,
    }
    found: dict[str, JsonValue] = {
        "id": "1" * 16,
        "code": "YEAR.CARRY",
        "severity": "error",
        "path": None,
        "message": EVIL,
        "args": {},
        "records": ["a" * 64],
    }
    (folder / "standing.jsonl").write_bytes(dump(row, one_line_from=0))
    (folder / "findings.jsonl").write_bytes(dump(found, one_line_from=0))


def test_nobody_is_written_to_twice_and_what_was_sent_stays_known(tmp_path: Path) -> None:
    folder, out = tmp_path / "run", tmp_path / "run/notices"
    write_judged(folder, "send_back")
    first = notify(folder, [], out, LETTER, default_template())
    again = notify(folder, [], out, LETTER, default_template())
    assert (len(first.written), first.open, first.closed) == (1, 1, 0)
    assert (len(again.written), again.open, again.closed) == (0, 1, 0)
    assert [path.parent for path in out.glob("*.docx")] == [out]
    write_judged(folder, "usable")
    after = notify(folder, [], out, LETTER, default_template())
    assert (len(after.written), after.open, after.closed) == (0, 0, 1)
    assert len(read_notices(out)) == 1
    rows = CalamineWorkbook.from_path(str(out / LIST)).get_sheet_by_name("整改通知").to_python()
    assert rows[1][1] == "../甲/局"
    assert rows[1][6] == "已更正"


def test_a_report_that_names_no_agency_is_told_of_and_gets_no_letter(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    write_judged(folder, "send_back")
    row: dict[str, JsonValue] = {
        "sha256": "b" * 64, "agency": None, "scope": "unknown", "year": None, "status": "needs_review", "reasons": [],
        "standing": "send_back",
    }  # fmt: skip
    recorded: list[tuple[str, str, tuple[FindingRow, ...]]] = [("b" * 64, "空白表样.docx", ())]
    with (folder / "standing.jsonl").open("ab") as opened:
        opened.write(dump(row, one_line_from=0))
    done = notify(folder, recorded, folder / "notices", LETTER, default_template())
    assert [notice.agency for notice in done.written] == ["../甲/局"]
    assert done.nobody == ("空白表样.docx",)
    assert notify(folder, recorded, folder / "notices", LETTER, default_template(), year=2023).nobody == ()


def test_letters_over_one_year_leave_the_others_alone_and_repeat_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    write_judged(folder, "send_back")
    other = notify(folder, [], folder / "notices", LETTER, default_template(), year=2022)
    assert (len(other.written), other.open) == (0, 0)
    same = [notify(folder, [], folder / "notices", LETTER, default_template(), year=2023) for _ in range(2)]
    assert [len(each.written) for each in same] == [1, 0]


def test_who_was_told_of_all_of_it_before_gets_no_letter_over_a_part(tmp_path: Path) -> None:
    folder, out = tmp_path / "run", tmp_path / "run/notices"
    write_judged(folder, "send_back")
    both = [complaint(agency="../甲/局"), replace(complaint(agency="../甲/局"), finding="1" * 16)]
    out.mkdir()
    add_notice(out, new_notice(both, "2025-02-01", "2025-02-16"))
    assert notify(folder, [], out, LETTER, default_template()).written == ()


def test_who_was_told_of_all_of_it_in_several_letters_gets_no_other(tmp_path: Path) -> None:
    folder, out = tmp_path / "run", tmp_path / "run/notices"
    write_judged(folder, "send_back")
    of_another_year = standing("b" * 64, "../甲/局", year=2022)
    row: dict[str, JsonValue] = {
        "sha256": "b" * 64, "agency": of_another_year.agency, "scope": "own", "year": 2022, "status": "needs_review",
        "reasons": [*of_another_year.reasons], "standing": "send_back",
    }  # fmt: skip
    with (folder / "standing.jsonl").open("ab") as opened:
        opened.write(dump(row, one_line_from=0))
    recorded = [("b" * 64, "b.pdf", (finding(7),))]
    years = [2022, 2023, None]
    assert [len(notify(folder, recorded, out, LETTER, default_template(), year=year).written) for year in years] == [
        1,
        1,
        0,
    ]


def test_a_line_taken_out_of_the_ledger_by_hand_may_leave_an_empty_one(tmp_path: Path) -> None:
    add_notice(tmp_path, new_notice([complaint()], "2025-02-01", "2025-02-16"))
    ledger = tmp_path / "notices.jsonl"
    ledger.write_bytes(b"\n" + ledger.read_bytes())
    assert len(read_notices(tmp_path)) == 1


def test_a_formula_in_a_report_is_no_formula_in_the_list(tmp_path: Path) -> None:
    folder, out = tmp_path / "run", tmp_path / "run/notices"
    write_judged(folder, "send_back")
    notify(folder, [], out, LETTER, default_template())
    with zipfile.ZipFile(out / LIST) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet2.xml")
    rows = CalamineWorkbook.from_path(str(out / LIST)).get_sheet_by_name("待更正问题").to_python()
    assert str(rows[1][5]).startswith("=cmd|")
