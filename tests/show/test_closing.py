"""The closing lines: seven counts that add up, and why; who on a list has no report."""

from pathlib import Path

from pipeline.errors import EncryptedError, TimeLimitError
from pipeline.messages import Lang
from pipeline.model.agency import Agency
from pipeline.model.report import Finding
from pipeline.register import Register
from pipeline.show.closing import closing_lines, missing_lines
from pipeline.store.folder import Row
from pipeline.store.outcome import Outcome
from tests.made_report import marked_findings

ERRORS = tuple(finding for finding in marked_findings() if finding.severity == "error")


def report(uri: str, outcome: str, errors: tuple[Finding, ...] = (), source: int = 0, reading: int = 0) -> Outcome:
    review = {"source": source, "extraction": reading, "undecided": 0}
    row = Row(uri, "0" * 64, outcome, f"records/{uri}.json", None, "", review)
    codes = tuple(sorted(error.code for error in errors))
    return Outcome(row, "示例县教育局", codes, errors[0] if errors else None)


OUTCOMES = [
    report("a.pdf", "accepted"),
    report("b.pdf", "accepted"),
    report("both.pdf", "needs_review", ERRORS, source=1, reading=1),
    report("wrong.pdf", "needs_review", ERRORS[:1], source=1),
    report("old.pdf", "no_tables"),
    report("news.pdf", "rejected"),
    Outcome(Row("locked.pdf", "1" * 64, "failed", code="ENCRYPTED"), failure=EncryptedError()),
    Outcome(Row("slow.pdf", "2" * 64, "failed", code="TIMEOUT"), failure=TimeLimitError(seconds=120)),
    Outcome(Row("Thumbs.db", None, "skipped", message="系统文件，已跳过。"), skipped="system"),
]


def lines(outcomes: list[Outcome], lang: Lang = "zh") -> list[str]:
    return list(closing_lines(outcomes, Path("out"), lang))


def test_every_category_has_its_count_and_errors_of_both_kinds_count_once() -> None:
    assert lines(OUTCOMES)[:8] == [
        "共 9 份文件，结果在 out",
        "  通过        2",
        "  需核对识别  1  单元格无法识别 1，缺少表行 1，复议诉讼合计 1",
        "  需退回单位  1  复议诉讼合计 1",
        "  无表格      1",
        "  非年报      1",
        "  读取失败    2  有密码 1，超时 1",
        "  已跳过      1",
    ]


def test_what_needs_somebody_is_named_with_the_reason() -> None:
    told = lines(OUTCOMES)
    assert told[told.index("需退回单位：") + 1] == "  wrong.pdf"
    assert "行政复议" in told[told.index("  wrong.pdf") + 1]
    assert told[told.index("  locked.pdf") + 1] == "    文件有打开密码。请向填报单位索取无密码的版本后重新提取。"
    assert "120 秒" in told[told.index("  slow.pdf") + 1]


def test_no_name_of_a_file_can_look_like_a_line_of_its_own() -> None:
    failed = Outcome(Row("a\n读取失败 0.pdf", None, "failed"), failure=EncryptedError())
    assert "  a\ufffd读取失败 0.pdf" in lines([failed])


def test_many_documents_are_counted_and_only_some_named() -> None:
    failed = [Outcome(Row(f"{n}.pdf", None, "failed"), failure=EncryptedError()) for n in range(25)]
    assert "  …… 其余 15 份见 out/summary.xlsx" in lines(failed)
    assert len(lines(failed)) < 40


def test_english_is_spoken_where_asked_for() -> None:
    told = lines(OUTCOMES, "en")
    assert told[2] == "  check the reading  1  cell unreadable 1, row missing 1, reviews: sum 1"
    assert (
        "    A password is needed to open the file. Ask the agency for a copy without one, then extract again." in told
    )


def test_no_document_at_all_is_said() -> None:
    assert lines([]) == ["没有找到任何文件。请检查所给的路径。"]


def test_only_reports_count_for_the_list_of_agencies() -> None:
    listed = [Agency("示例县教育局"), Agency("示例县水务局", aliases=("水务局",)), Agency("示例县档案馆")]
    others = [Agency("示例县信访局", expected=False), Agency("示例县教育局", "consolidated")]
    rejected = Outcome(Row("n.pdf", "3" * 64, "rejected"), "示例县档案馆")
    water = Outcome(Row("w.pdf", "4" * 64, "no_tables"), "水 务局")
    assert list(missing_lines([*OUTCOMES, rejected, water], Register(listed + others), "zh")) == [
        "名录上有 1 个单位没有年度报告：",
        "  示例县档案馆",
    ]
    assert list(missing_lines([*OUTCOMES, water], Register(listed[:2]), "zh")) == ["名录上的 2 个单位都有年度报告。"]
    assert list(missing_lines(OUTCOMES, None, "zh")) == []
