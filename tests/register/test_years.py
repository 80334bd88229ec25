"""Years: who was there, who is summed into whom, who came before whom, who must publish by when."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from pipeline.model.agency import Agency, ChangeKind
from pipeline.register import Register, due_date

Load = Callable[[str], Register]

SHEET = """单位名称,口径,上级单位,应报,变更
甲市人民政府,汇总,,,
甲市人民政府,本级,甲市人民政府,,
甲市财政局,,甲市人民政府,,
甲市文旅局,,甲市人民政府,,2021 合并 甲市文化局；甲市旅游局
甲市教体局,,甲市人民政府,,2022 更名 甲市教育局
甲市林业局,,甲市人民政府,,2023 拆分 甲市农业局
甲市农业局,,甲市人民政府,,
甲市信访局,,甲市人民政府,否,2024 撤销
乙县人民政府,本级,乙县人民政府,,
乙县人民政府,汇总,甲市人民政府,,
乙县水务局,,乙县人民政府,,2020 合并 乙县水务局；乙县水文局
丙县人民政府,本级,甲市人民政府,,
"""


@pytest.fixture
def register(load: Load) -> Register:
    read = load(SHEET)
    assert read.problems == ()
    return read


def named(agencies: Iterable[Agency]) -> set[str]:
    return {f"{agency.name} {agency.scope}" for agency in agencies}


def agency(register: Register, name: str, scope: str = "own") -> Agency:
    found = register.find(name, scope)
    assert found is not None
    return found


def test_members_are_the_consolidated_rows_below_where_there_are_any_and_its_own(register: Register) -> None:
    expected = {
        "甲市人民政府 own",
        "甲市财政局 own",
        "甲市文旅局 own",
        "甲市教体局 own",
        "甲市林业局 own",
        "甲市农业局 own",
        "乙县人民政府 consolidated",
        "丙县人民政府 own",
    }
    assert named(register.members("甲市人民政府", 2024)) == expected
    assert named(register.members("乙县人民政府", 2024)) == {"乙县人民政府 own", "乙县水务局 own"}
    assert register.members("没有的政府", 2024) == ()


def test_an_own_row_below_another_is_summed_there_only_without_a_consolidated_one(load: Load) -> None:
    register = load("单位名称,口径,上级单位\n甲市府,汇总,\n乙县府,汇总,甲市府\n乙县府,本级,甲市府\n")
    assert named(register.members("甲市府", 2024)) == {"乙县府 consolidated"}
    assert named(register.members("乙县府", 2024)) == {"乙县府 own"}


def test_members_of_a_year_are_those_that_were_there(register: Register) -> None:
    then = named(register.members("甲市人民政府", 2020))
    now = named(register.members("甲市人民政府", 2021))
    assert then - now == {"甲市文化局 own", "甲市旅游局 own"}
    assert now - then == {"甲市文旅局 own"}
    assert "甲市林业局 own" not in now
    assert "甲市信访局 own" in named(register.members("甲市人民政府", 2023))
    assert named(register.members("乙县人民政府", 2019)) == {"乙县人民政府 own", "乙县水务局 own", "乙县水文局 own"}


@pytest.mark.parametrize(
    ("name", "year", "kind", "before"),
    [
        ("甲市财政局", 2021, None, ["甲市财政局"]),
        ("甲市文旅局", 2021, ChangeKind.MERGED, ["甲市文化局", "甲市旅游局"]),
        ("甲市文旅局", 2022, None, ["甲市文旅局"]),
        ("甲市教体局", 2022, ChangeKind.RENAMED, ["甲市教体局"]),
        ("甲市林业局", 2023, ChangeKind.SPLIT, ["甲市农业局"]),
        ("甲市农业局", 2023, ChangeKind.SPLIT, ["甲市农业局"]),
        ("甲市农业局", 2024, None, ["甲市农业局"]),
        ("乙县水务局", 2020, ChangeKind.MERGED, ["乙县水务局", "乙县水文局"]),
    ],
)
def test_the_year_before_is_that_of_the_predecessors(
    register: Register, name: str, year: int, kind: ChangeKind | None, before: list[str]
) -> None:
    found = register.predecessors(agency(register, name), year)
    assert (found.kind, [row.name for row in found.agencies]) == (kind, before)


def test_a_renamed_agency_may_have_its_former_name_as_a_row_of_its_own(load: Load) -> None:
    register = load("单位名称,变更\n甲教育局,\n甲教体局,2022 更名 甲教育局\n")
    new, old = agency(register, "甲教体局"), agency(register, "甲教育局")
    assert register.predecessors(new, 2022).agencies == (old,)
    assert [row.name for row in register.expected(2021)] == ["甲教育局", "甲教体局"]
    assert [row.name for row in register.expected(2022)] == ["甲教体局"]


def test_a_new_agency_may_take_the_name_of_one_that_ended(load: Load) -> None:
    register = load("单位名称,变更\n甲局,2022 拆分 丙局\n乙局,2020 更名 甲局\n")
    assert [year for year in range(2019, 2024) if register.exists(agency(register, "甲局"), year)] == [2022, 2023]


def test_expected_are_those_that_must_report_and_were_there(register: Register) -> None:
    assert "甲市信访局 own" not in named(register.expected(2023))
    assert {"甲市人民政府 own", "甲市人民政府 consolidated", "甲市旅游局 own"} <= named(register.expected(2020))
    assert "甲市旅游局 own" not in named(register.expected())
    assert len(register.expected()) == 11


@pytest.mark.parametrize(
    ("row", "year", "day"),
    [
        (Agency("甲局"), 2019, date(2020, 1, 31)),
        (Agency("甲局"), 2018, date(2019, 3, 31)),
        (Agency("甲市人民政府"), 2023, date(2024, 1, 31)),
        (Agency("甲市人民政府", "consolidated"), 2023, date(2024, 3, 31)),
        (Agency("甲市人民政府", "consolidated", kind="政府"), 2018, date(2019, 3, 31)),
        (Agency("甲区管委会", "consolidated", kind="开发区"), 2023, date(2024, 1, 31)),
        (Agency("甲市人民政府", "consolidated", due=(2, 28)), 2023, date(2024, 2, 28)),
        (Agency("甲局", due=(2, 29)), 2022, date(2023, 2, 28)),
    ],
)
def test_the_last_day_is_the_laws_or_the_agencys_own(row: Agency, year: int, day: date) -> None:
    assert due_date(row, year) == day
