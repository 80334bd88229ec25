"""The office's list of agencies, as offices save it, and who on it has no report."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.register.names import Listed, read_agencies, without_report

SHEET = "序号,单位名称,别名,应报\r\n1,示例县教育局,示例县教体局；教育局,是\r\n2,示例县水务局,,\r\n3,示例县档案馆,,否\r\n4,,,\r\n"
LISTED = (Listed("示例县教育局", ("示例县教体局", "教育局")), Listed("示例县水务局"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_in_the_encodings_that_offices_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "agencies.csv"
    path.write_bytes(SHEET.encode(encoding))
    assert read_agencies(path) == LISTED


def test_heads_may_have_spaces_and_rows_may_be_short_or_long(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(" 单位名称 , 别名\n甲局\n乙局,丙局;丁局,多余,更多\n\n", encoding="utf-8")
    assert read_agencies(path) == (Listed("甲局"), Listed("乙局", ("丙局", "丁局")))


def test_a_government_with_two_rows_is_one_name(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text("单位名称,口径,别名\n示例县人民政府,本级,县府\n示例县人民政府,汇总,县政府\n", encoding="utf-8")
    assert read_agencies(path) == (Listed("示例县人民政府", ("县府", "县政府")),)


@pytest.mark.parametrize("content", [b"", b"name\nx\n", "单位,别名\n甲,乙\n".encode(), b"\xff\xff\xff"])
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "agencies.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"agencies\.csv"):
        read_agencies(path)


def test_an_agency_has_a_report_under_any_of_its_names() -> None:
    assert without_report(LISTED, ["示例县 教体局"]) == ["示例县水务局"]
    assert without_report(LISTED, ["示例县教育局（本级）", "示例县水务局"]) == ["示例县教育局"]
    assert without_report([Listed("示例县税务局(第一分局)")], ["示例县税务局（第一分局）"]) == []
