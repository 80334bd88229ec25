"""A record in the terminal: findings first, then the tables as on the form, doubtful cells marked."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.forms.load import load_forms
from pipeline.messages import Lang
from pipeline.model.form import Severity
from pipeline.model.report import Finding, Status
from pipeline.show.record import show_record
from pipeline.store.decode import decode_record
from pipeline.store.record import encode_record
from tests.made_report import SHA256, marked_record, marked_report, plain_record, plain_report, printed, source


def shown(record: bytes, lang: Lang = "zh", *, colour: bool = False) -> str:
    file = StringIO()
    console = Console(file=file, width=80, force_terminal=colour, color_system="standard" if colour else None)
    show_record(decode_record(record), load_forms(), console, lang)
    return file.getvalue()


def test_findings_come_first_and_worst_first() -> None:
    text = shown(marked_record())
    places = [text.index(code) for code in ("REV.SUM", "FORM.CELL_UNREADABLE", "FORM.ROW_MISSING", "FORM.BLANK")]
    assert places == sorted(places)
    assert places[-1] < text.index("主动公开政府信息情况\n┌")


def test_the_head_says_what_was_read_and_what_became_of_it() -> None:
    lines = shown(marked_record()).splitlines()
    assert lines[0] == "示例县教育局2023年政府信息公开工作年度报告"
    assert lines[1] == "示例县教育局 · 2023 · 本级 · 2021 · 2024-01-22"
    assert lines[3] == "需核对识别"


def test_cells_are_marked_without_colour_too() -> None:
    text = shown(marked_record())
    assert "│ 1 !│ 0 !│ 0 !│ 0 !│ 0 !│   0│" in text
    assert "│     0│     0│     0│     0│    空│     0│     0│" in text
    assert "×│" in text
    assert "标记：? 需核对识别  ! 需退回单位  空 空白  × 没有此格" in text
    assert "12 34" in text


def test_colour_is_used_where_there_is_colour() -> None:
    assert "\x1b[" in shown(marked_record(), colour=True)
    assert "\x1b[" not in shown(marked_record())


def test_tables_are_drawn_as_on_the_form() -> None:
    text = shown(plain_record())
    assert "│三、本│（一）予以公开                         │     0│" in text
    assert "│自然人│法人或其他组织                    │总计  │" in text
    assert "│第二十条第（一）项  " in text
    assert "│行政复议                │行政诉讼                                         │" in text
    assert "│结果│结果│其他│尚未│总计│" in text
    assert "没有问题。" in text


def test_the_older_form_has_its_own_bands() -> None:
    text = shown(plain_record(edition="2019"))
    assert "第二十条第（九）项" in text
    assert "│本年增/减   │" in text
    assert "第二十条第（九）项" not in shown(plain_record())


def test_the_statistics_are_drawn_a_line_a_row_with_their_units() -> None:
    lines = shown(plain_record(edition="2014")).splitlines()
    assert "政府信息公开情况统计表" in lines
    drawn = [line.replace(" ", "") for line in lines if line.startswith("│")]
    assert drawn[:3] == [
        "│统计指标│单位│统计数│",
        "│一、主动公开情况│——│——│",
        "│（一）主动公开政府信息数（不同渠道和方式公开相同信息计│条│0│",
    ]
    assert "│（四）政府信息公开专项经费（不包括用于政府公报编辑管理│万元│0│" in drawn
    assert sum("——│——" in line for line in drawn) == 7
    assert "    1.当面申请数" in "\n".join(lines)


@pytest.mark.parametrize(
    "record", [marked_record(), plain_record(), plain_record(edition="2019"), plain_record(edition="2014")]
)
def test_all_lines_of_a_table_are_equally_wide(record: bytes) -> None:
    widths: set[int] = set()
    for line in shown(record).splitlines():
        if line.startswith("┌"):
            widths = {cell_len(line)}
        if line.startswith(("┌", "│", "├", "└")):
            assert {cell_len(line)} == widths


def test_a_number_in_digits_of_full_width_is_not_broken() -> None:
    wide = {"requests.received.total": printed("requests.received.total", "１２３４５", "12345")}
    record = encode_record(plain_report(cells=wide), (), Status.ACCEPTED, source("a.pdf", SHA256))
    assert "│１２３４５│" in shown(record)


def test_the_rows_that_one_table_lacks_are_one_finding_here() -> None:
    lacking = tuple(
        Finding("FORM.ROW_MISSING", Severity.ERROR, None, {"table": table, "row": row}, concerns="source")
        for table, row in (("甲", "一"), ("甲", "二"), ("乙", "三"), ("甲", "四"))
    )
    text = shown(encode_record(marked_report(), lacking, Status.NEEDS_REVIEW, source("a.pdf", SHA256)))
    assert text.count("FORM.ROW_MISSING") == 2
    assert "“甲”表缺少下列3行：“一”、“二”、“四”。" in text
    assert "“乙”表缺少“三”行。" in text


def test_what_is_not_of_the_form_is_listed() -> None:
    assert "其他主动公开文件 / 本年制发件数: 3  (第3页)" in shown(marked_record())


def test_english_is_spoken_where_asked_for() -> None:
    text = shown(marked_record(), "en")
    assert "check the reading" in text
    assert "? check the reading  ! send back" in text


def test_text_of_a_document_is_never_taken_for_markup_or_for_the_terminals_own() -> None:
    record = marked_record().replace("其他主动公开文件".encode(), b"[bold]x[/] \\u001b[31m")
    text = shown(record)
    assert "[bold]x[/]" in text
    assert "\x1b" not in text
