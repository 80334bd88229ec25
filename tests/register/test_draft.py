"""Drafts: what names tell is proposed as a guess, and what an office opens can't hurt it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.errors import UsageError
from pipeline.model.filing import Filing
from pipeline.register import load_register
from pipeline.register.draft import draft_register, kind_of, level_of
from pipeline.register.draft_file import write_draft


def filing(agency: str | None, scope: str = "unknown", year: int | None = 2023) -> Filing:
    return Filing("0" * 64, "a.pdf", "application/pdf", "accepted", agency, scope, year)


COUNTY = [
    filing("示例县人民政府", "consolidated", 2022),
    filing("示例县人民政府", "consolidated"),
    filing("示例县人民政府办公室", "own"),
    filing("示例县教育局", "own"),
    filing("示例县城市管理局", "own"),
    filing("示例县石桥镇人民政府", "own"),
    filing("示例县东门街道办事处", "own"),
    filing("国家税务总局示例县税务局", "own"),
    filing("示例市人民政府", "own"),
    filing("示例市人民政府", "unknown"),
    filing("示例市人民政府", "consolidated"),
    filing("示例市示例县人民政府", "unknown"),
    filing("示例经济开发区管理委员会", "unknown"),
    filing(None),
]


def test_a_government_stands_above_those_whose_names_begin_with_its_own() -> None:
    rows = [draft.agency for draft in draft_register(COUNTY)]
    assert [(row.name, row.scope, row.level, row.kind, row.parent) for row in rows] == [
        ("示例市人民政府", "consolidated", "市", "政府", None),
        ("示例市人民政府", "own", "市", "政府", "示例市人民政府"),
        ("示例市示例县人民政府", "consolidated", "县", "政府", "示例市人民政府"),
        ("示例县人民政府", "consolidated", "县", "政府", None),
        ("示例县人民政府办公室", "own", "县", "政府办公机构", "示例县人民政府"),
        ("示例县城市管理局", "own", "县", "部门", "示例县人民政府"),
        ("示例县教育局", "own", "县", "部门", "示例县人民政府"),
        ("示例县东门街道办事处", "own", "乡", "派出机构", "示例县人民政府"),
        ("示例县石桥镇人民政府", "own", "乡", "政府", "示例县人民政府"),
        ("国家税务总局示例县税务局", "own", "县", "垂直管理", None),
        ("示例经济开发区管理委员会", "own", None, "开发区", None),
    ]


def test_what_is_guessed_is_named_and_names_that_may_be_one_agencys_are_not_joined() -> None:
    drafts = {(draft.agency.name, draft.agency.scope): draft for draft in draft_register(COUNTY)}
    assert drafts["示例市示例县人民政府", "consolidated"].guessed == ("层级", "类型", "上级单位", "口径")
    assert drafts["示例市示例县人民政府", "consolidated"].like == ("示例县人民政府",)
    assert drafts["示例县人民政府", "consolidated"].years == (2022, 2023)
    assert drafts["示例县教育局", "own"].like == ()


def test_a_name_that_may_be_the_same_agencys_is_proposed_as_its_report_writes_it() -> None:
    drafts = draft_register([filing("示例县教育局（本级）"), filing("示例县教育局")])
    assert {draft.agency.name: draft.like for draft in drafts} == {
        "示例县教育局（本级）": ("示例县教育局",),
        "示例县教育局": ("示例县教育局（本级）",),
    }


@pytest.mark.parametrize("name", ["agencies.csv", "agencies.xlsx"])
def test_a_draft_is_a_register_without_a_problem(tmp_path: Path, name: str) -> None:
    assert write_draft(tmp_path / name, COUNTY) == 11
    register = load_register(tmp_path / name)
    assert register.problems == ()
    drafts = [draft.agency for draft in draft_register(COUNTY)]
    assert [(row.key, row.level, row.kind, row.parent) for row in register.listed] == [
        (row.key, row.level, row.kind, row.parent) for row in drafts
    ]
    for each in COUNTY:
        assert each.agency is None or register.match(each.agency, each.scope, each.year).agency is not None


def test_a_draft_says_in_words_what_to_look_at(tmp_path: Path) -> None:
    write_draft(tmp_path / "a.csv", COUNTY)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        notes = {row["单位名称"]: row["说明"] for row in csv.DictReader(file)}
    assert notes["示例市示例县人民政府"] == (
        "推测：层级、类型、上级单位、口径；见于2023年报告；与“示例县人民政府”相近，如为同一单位，请并为一行并填“别名”或“变更”"
    )


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+示例局", "-示例局", "@示例局", "=1+1"])
def test_a_name_cannot_run_in_a_spreadsheet_program(tmp_path: Path, name: str) -> None:
    write_draft(tmp_path / "a.csv", [filing(name)])
    write_draft(tmp_path / "a.xlsx", [filing(name)])
    assert f"\n{name}" not in (tmp_path / "a.csv").read_text("utf-8-sig")
    cell = load_workbook(tmp_path / "a.xlsx").active["A2"]  # type: ignore[index]
    assert cell.data_type == "s"
    for file in ("a.csv", "a.xlsx"):
        assert load_register(tmp_path / file).match(name).how == "exact"


def test_an_offices_list_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text("单位名称\n甲局\n", encoding="utf-8")
    with pytest.raises(UsageError, match="已存在"):
        write_draft(path, COUNTY)
    assert path.read_text("utf-8") == "单位名称\n甲局\n"


@pytest.mark.parametrize(
    ("name", "filings"), [("a.txt", COUNTY), ("a", COUNTY), ("a.csv", []), ("a.csv", [filing(None)])]
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str, filings: list[Filing]) -> None:
    with pytest.raises(UsageError):
        write_draft(tmp_path / name, filings)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("示例省人民政府", "省", "政府"),
        ("某某自治区教育厅", "省", "部门"),
        ("上海市教育委员会", "省", "部门"),
        ("上海市某某区人民政府", "县", "政府"),
        ("示例自治州人民政府", "市", "政府"),
        ("示例地区行政公署", "市", "派出机构"),
        ("示例盟教育局", "市", "部门"),
        ("示例市市场监督管理局", "市", "部门"),
        ("示例市城乡建设局", "市", "部门"),
        ("示例市某某市水务局", "县", "部门"),
        ("示例市某某区城市管理委员会", "县", "部门"),
        ("示例自治县乡村振兴局", "县", "部门"),
        ("示例旗人民政府", "县", "政府"),
        ("示例县上河乡", "乡", "政府"),
        ("东门街道", "乡", "派出机构"),
        ("国家自然博物局", "国家", "部门"),
        ("示例市气象局", "市", "垂直管理"),
        ("示例高新技术产业开发区管委会", None, "开发区"),
        ("教育局", None, "部门"),
        ("示例市公安局某某分局", "市", "派出机构"),
    ],
)
def test_a_name_tells_level_and_kind(name: str, level: str | None, kind: str) -> None:
    assert (level_of(name), kind_of(name)) == (level, kind)


@given(
    st.lists(
        st.tuples(
            st.text("示例省市县区镇乡人民政府办公室局=", max_size=12),
            st.sampled_from(["own", "consolidated", "unknown"]),
        )
    )
)
def test_every_agency_gets_a_row_once(reports: list[tuple[str, str]]) -> None:
    drafts = draft_register(filing(name, scope) for name, scope in reports)
    keys = [draft.agency.key for draft in drafts]
    assert len(keys) == len(set(keys))
    assert {name for name, _ in keys} == {name for name, _ in reports if name}
