"""Matching: a name is an agency's only where the register says so; all else is proposed."""

from collections.abc import Callable

import pytest

from pipeline.register import Register

Load = Callable[[str], Register]

SHEET = """单位名称,口径,别名,类型,变更
示例市人民政府,汇总,,政府,
示例市人民政府,本级,,政府,
示例县人民政府,汇总,示例县,政府,
示例县人民政府,本级,,政府,
示例县人民政府办公室,,,政府办公机构,
红石镇人民政府,,,政府,
示例县教育和体育局,,示例县教体局,部门,2023 更名 示例县教育局
示例县文化和旅游局,,,部门,2021 合并 示例县文化局；示例县旅游局
示例县林业局,,,部门,2022 拆分 示例县农林局
示例县国资委,,,部门,
示例经济开发区管理委员会,,,开发区,
示例经济开发区管理委员会,汇总,,开发区,
"""


@pytest.fixture
def register(load: Load) -> Register:
    read = load(SHEET)
    assert read.problems == ()
    return read


@pytest.mark.parametrize(
    ("name", "scope", "year", "how", "matched", "matched_scope"),
    [
        ("示例县教育和体育局", "own", 2024, "exact", "示例县教育和体育局", "own"),
        ("示例县 教育和体育局\n", "unknown", None, "exact", "示例县教育和体育局", "own"),
        ("示例县教体局", "own", 2024, "alias", "示例县教育和体育局", "own"),
        # Renamed: the same agency up to the year before.
        ("示例县教育局", "own", 2022, "former", "示例县教育和体育局", "own"),
        ("示例县教育局", "own", None, "former", "示例县教育和体育局", "own"),
        # Merged or split: another agency, though it has no row.
        ("示例县旅游局", "own", 2020, "former", "示例县旅游局", "own"),
        ("示例县农林局", "own", 2021, "former", "示例县农林局", "own"),
        # A government with two rows: its scope, else what its name tells.
        ("示例市人民政府", "own", 2024, "exact", "示例市人民政府", "own"),
        ("示例市人民政府", "consolidated", 2024, "exact", "示例市人民政府", "consolidated"),
        ("示例市人民政府", "unknown", 2024, "exact", "示例市人民政府", "consolidated"),
        ("示例市人民政府办公室", "unknown", 2024, "alias", "示例市人民政府", "own"),
        ("示例市人民政府办公厅", "own", 2024, "alias", "示例市人民政府", "own"),
        ("示例县人民政府办公室", "own", 2024, "exact", "示例县人民政府办公室", "own"),
        # A note that tells the scope and nothing else.
        ("示例市人民政府（市本级）", "unknown", 2024, "exact", "示例市人民政府", "own"),
        ("示例经济开发区管理委员会（汇总）", "unknown", 2024, "exact", "示例经济开发区管理委员会", "consolidated"),
        # An alias that one of the rows has is the government's name.
        ("示例县", "own", 2024, "alias", "示例县人民政府", "own"),
        ("示例县", "unknown", 2024, "alias", "示例县人民政府", "consolidated"),
    ],
)
def test_a_name_on_the_list_is_its_agencys(  # noqa: PLR0913, PLR0917 - a row of the table
    register: Register, name: str, scope: str, year: int | None, how: str, matched: str, matched_scope: str
) -> None:
    found = register.match(name, scope, year)
    assert found.agency is not None
    assert (found.how, found.agency.name, found.agency.scope) == (how, matched, matched_scope)
    assert found.proposed == ()


@pytest.mark.parametrize(
    ("name", "scope", "year", "how", "proposed"),
    [
        ("县教体局", "own", 2024, "proposed", ["示例县教育和体育局"]),
        ("教育和体育局", "own", 2024, "proposed", ["示例县教育和体育局"]),
        ("某省示例市示例县教体局", "own", 2024, "proposed", ["示例县教育和体育局"]),
        ("示例县教育与体育局", "own", 2024, "proposed", ["示例县教育和体育局"]),
        ("示例县文化与旅游局", "own", 2024, "proposed", ["示例县文化和旅游局"]),
        ("示例县国有资产监督管理委员会", "own", 2024, "proposed", ["示例县国资委"]),
        ("红石镇", "own", 2024, "proposed", ["红石镇人民政府"]),
        ("示例县红石镇人民政府", "own", 2024, "proposed", ["红石镇人民政府"]),
        # The former name after the change: who was meant is for a person to say.
        ("示例县教育局", "own", 2023, "proposed", ["示例县教育和体育局"]),
        # One agency, and the other scope.
        ("红石镇人民政府", "consolidated", 2024, "other_scope", ["红石镇人民政府"]),
        ("示例县国资委（第一分局）", "own", 2024, "proposed", ["示例县国资委"]),
        ("示例县气象台", "own", 2024, "none", []),
        ("人民政府", "own", 2024, "none", []),
        ("", "own", 2024, "none", []),
    ],
)
def test_any_other_name_is_only_proposed(  # noqa: PLR0913, PLR0917 - a row of the table
    register: Register, name: str, scope: str, year: int, how: str, proposed: list[str]
) -> None:
    found = register.match(name, scope, year)
    assert found.agency is None
    assert (found.how, [agency.name for agency in found.proposed][: len(proposed) or None]) == (how, proposed)


def test_where_neither_scope_nor_name_tells_which_of_two_rows_is_meant_neither_is_taken(register: Register) -> None:
    found = register.match("示例经济开发区管理委员会", "unknown", 2024)
    assert (found.agency, found.how) == (None, "scope_unclear")
    assert {agency.scope for agency in found.proposed} == {"own", "consolidated"}
    office = register.match("示例经济开发区管委会办公室", "unknown", 2024)
    assert (office.agency, office.how) == (None, "proposed")


def test_the_office_of_a_government_with_one_row_is_not_taken_for_it(load: Load) -> None:
    register = load("单位名称,口径\n示例市人民政府,汇总\n")
    found = register.match("示例市人民政府办公室", "own", 2024)
    assert (found.agency, found.how, found.proposed) == (None, "proposed", register.listed)


def test_a_predecessors_name_is_not_the_successors_even_as_its_alias(load: Load) -> None:
    register = load("单位名称,别名,变更\n甲文旅局,甲文化局,2021 合并 甲文化局；甲旅游局\n")
    before, after = register.match("甲文化局", "own", 2020), register.match("甲文化局", "own", 2022)
    assert before.agency is not None
    assert after.agency is not None
    assert (before.agency.name, after.agency.name) == ("甲文化局", "甲文旅局")


def test_all_rows_of_an_agency_are_found_by_any_of_its_names(register: Register) -> None:
    assert [row.scope for row in register.named("示例县")] == ["consolidated", "own"]
    assert [row.scope for row in register.named("示例经济开发区管理委员会")] == ["own", "consolidated"]
    assert register.named("示例县教育和体育") == ()


def test_a_name_that_dozens_contain_means_none_of_them(load: Load) -> None:
    places = [f"{one}{two}县" for one in "甲乙丙丁戊" for two in "山水田林湖"]
    register = load("单位名称\n" + "".join(f"{place}教育局\n" for place in places))
    assert register.match("教育局").how == "none"
    assert [row.name for row in register.match("丁田县教育厅局").proposed][:1] == ["丁田县教育局"]
