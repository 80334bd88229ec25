"""Loading: good rows are used whatever else is wrong, and everything that is wrong is told with its row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.messages import LANGS, render_finding
from pipeline.model.agency import Agency, Change, ChangeKind
from pipeline.register import Register, load_register

Load = Callable[[str], Register]

SHEET = (
    "序号,单位名称,别名,层级,类型,上级单位,口径,行政区划代码,区划代码日期,统一社会信用代码,应报,截止日期,变更,备注\r\n"
    "1,示例县人民政府,示例县；县政府,县,政府,,汇总,320829,2023-12-31,,是,,,\r\n"
    "2,示例县人民政府,,县,政府,示例县人民政府,本级,,,,,,,\r\n"
    "3,示例县教育和体育局,,县,部门,示例县人民政府,,,,91350100m000100y43,,02-15,"
    "2021 合并 教育局；体育局｜2023 更名 示例县教体局,好\r\n"
    ",,,,,,,,,,,,,\r\n"
    "5,示例县档案馆,,县,其他,示例县人民政府,本级,320829100,2022,,否,,2024年撤销,\r\n"
)


def kinds(register: Register) -> list[tuple[object, object]]:
    return [(problem.args["row"], problem.args["kind"]) for problem in register.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_column_is_read_in_the_encodings_that_offices_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "agencies.csv"
    path.write_bytes(SHEET.encode(encoding))
    register = load_register(path)
    above = "示例县人民政府"
    changes = (
        Change(2021, ChangeKind.MERGED, ("教育局", "体育局")),
        Change(2023, ChangeKind.RENAMED, ("示例县教体局",)),
    )
    assert register.problems == ()
    assert register.listed == (
        Agency(
            above,
            "consolidated",
            ("示例县", "县政府"),
            "县",
            "政府",
            division_code="320829",
            division_date="2023-12-31",
            row=2,
        ),
        Agency(above, "own", (), "县", "政府", above, row=3),
        Agency(
            "示例县教育和体育局",
            "own",
            (),
            "县",
            "部门",
            above,
            due=(2, 15),
            changes=changes,
            credit_code="91350100M000100Y43",
            row=4,
        ),
        Agency(
            "示例县档案馆",
            "own",
            (),
            "县",
            "其他",
            above,
            expected=False,
            changes=(Change(2024, ChangeKind.ABOLISHED),),
            division_code="320829100",
            division_date="2022",
            row=6,
        ),
    )


def test_only_the_name_is_required_and_unknown_columns_are_ignored(load: Load) -> None:
    register = load("电话,单位名称\n1,甲局\n2, 乙 局 ,多余,更多\n\n3,\n")
    assert register.listed == (Agency("甲局", row=2), Agency("乙局", row=3))
    assert register.problems == ()


def test_heads_may_have_spaces_and_what_excel_put_before_a_sign_is_no_part_of_a_name(load: Load) -> None:
    register = load(" 单位 名称 , 别名\n'=甲局,丙局;丁局;丙 局\n")
    assert register.listed == (Agency("=甲局", aliases=("丙局", "丁局"), row=2),)


@pytest.mark.parametrize(
    "content", [b"", b"name\nx\n", "单位,别名\n甲,乙\n".encode(), b"\xff\xff\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]
)
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "agencies.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"agencies\.csv"):
        load_register(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_register(tmp_path / "agencies.csv")


@pytest.mark.parametrize(
    ("head", "value", "kind"),
    [
        ("层级", "区", "word"),
        ("类型", "机关", "word"),
        ("应报", "要", "word"),
        ("截止日期", "02-30", "due"),
        ("截止日期", "二月", "due"),
        ("截止日期", "13-01", "due"),
        ("行政区划代码", "1234", "division_length"),
        ("行政区划代码", "3.20829E+11", "number"),
        ("区划代码日期", "去年", "division_date"),
        ("统一社会信用代码", "91350100M000100Y44", "credit_checksum"),
        ("统一社会信用代码", "9.13501E+17", "number"),
        ("变更", "更名 甲局", "change"),
        ("变更", "2023", "change"),
        ("变更", "2023 改名 甲局", "change"),
        ("变更", "2023 更名", "change_names"),
        ("变更", "2023 更名 甲局；丙局", "change_names"),
        ("变更", "2023 更名 乙局", "change_names"),
        ("变更", "2023 合并", "change_names"),
        ("变更", "2023 拆分 甲局；丙局", "change_names"),
        ("变更", "2024 撤销 甲局", "change_names"),
        ("上级单位", "没有的政府", "parent_unknown"),
    ],
)
def test_a_value_that_cannot_be_is_told_and_left_out_while_its_row_is_used(
    load: Load, head: str, value: str, kind: str
) -> None:
    register = load(f"单位名称,{head}\n甲局,\n乙局,{value}\n")
    assert kinds(register) == [(3, kind)]
    assert register.problems[0].args["name"] == "乙局"
    assert register.problems[0].args["value"] == value
    assert register.listed == (Agency("甲局", row=2), Agency("乙局", row=3))


@pytest.mark.parametrize("value", ["1-31", "01/31", "1月31日", "2026-01-31", "2026/1/31", "０１－３１"])
def test_a_due_date_is_read_as_spreadsheet_programs_rewrite_it(load: Load, value: str) -> None:
    assert load(f"单位名称,截止日期\n甲局,{value}\n").listed[0].due == (1, 31)


def test_a_row_whose_name_or_scope_cannot_be_told_is_left_out(load: Load) -> None:
    register = load("单位名称,口径,层级\n,汇总,县\n甲局,全部,县\n乙局,,县\n")
    assert kinds(register) == [(2, "name"), (3, "scope")]
    assert [agency.name for agency in register.listed] == ["乙局"]


def test_of_rows_with_one_key_the_first_is_used(load: Load) -> None:
    register = load("单位名称,口径,层级\n甲局,,县\n甲 局,本级,市\n甲局,汇总,县\n")
    assert kinds(register) == [(3, "double")]
    assert register.problems[0].args["other"] == 2
    assert [(agency.scope, agency.level) for agency in register.listed] == [("own", "县"), ("consolidated", "县")]


def test_a_column_that_stands_twice_is_told(load: Load) -> None:
    register = load("单位名称,单位名称\n甲局,乙局\n")
    assert kinds(register) == [(1, "head")]
    assert [agency.name for agency in register.listed] == ["甲局"]


def test_an_alias_of_two_agencies_is_told_and_taken_for_neither(load: Load) -> None:
    register = load("单位名称,别名\n甲县教育局,教育局\n乙县教育局,教育局；乙县教委\n丙县教育局,甲县教育局\n")
    assert [(problem.args["row"], problem.args["value"]) for problem in register.problems] == [
        (3, "教育局"),
        (4, "甲县教育局"),
    ]
    assert register.match("教育局").how == "proposed"
    assert register.match("甲县教育局").agency == register.listed[0]


def test_a_former_name_of_two_agencies_is_told_and_one_that_is_now_anothers_is_not(load: Load) -> None:
    both = load("单位名称,变更\n甲局,2021 更名 丁局\n乙局,2022 更名 丁局\n")
    assert [(problem.args["row"], problem.args["value"]) for problem in both.problems] == [(3, "丁局")]
    assert both.match("丁局", "own", 2020).how == "proposed"
    handed_on = load("单位名称,别名,变更\n甲局,,2021 更名 丁局\n乙局,丁局,\n")
    assert handed_on.problems == ()
    then, now = (handed_on.match("丁局", "own", year).agency for year in (2020, 2021))
    assert (then, now) == handed_on.listed


def test_two_rows_of_one_agency_may_have_the_same_alias(load: Load) -> None:
    register = load("单位名称,口径,别名\n甲县人民政府,本级,甲县政府\n甲县人民政府,汇总,甲县政府\n")
    assert register.problems == ()


def test_a_parent_needs_a_row_into_which_is_summed(load: Load) -> None:
    register = load("单位名称,口径,上级单位\n甲县人民政府,本级,\n甲县教育局,,甲县人民政府\n")
    assert kinds(register) == [(3, "parent_scope")]


def test_a_parent_that_is_not_on_the_list_is_told_with_the_one_that_may_be_meant(load: Load) -> None:
    register = load("单位名称,口径,上级单位\n甲县人民政府,汇总,\n甲县教育局,,甲县政府\n")
    assert kinds(register) == [(3, "parent_like")]
    assert "“甲县人民政府”" in render_finding(register.problems[0])
    assert register.listed[1].parent is None


def test_parents_in_a_circle_are_told_once_and_taken_off(load: Load) -> None:
    register = load(
        "单位名称,口径,上级单位\n甲府,汇总,乙府\n乙府,汇总,丙府\n丙府,汇总,甲府\n甲局,,甲府\n丁府,汇总,丁府\n"
    )
    assert [(row, kind) for row, kind in kinds(register)] == [(2, "parent_circle"), (6, "parent_circle")]
    assert register.problems[0].args["path"] == ["甲府", "乙府", "丙府", "甲府"]
    assert [agency.parent for agency in register.listed] == [None, None, None, "甲府", None]


def test_a_governments_own_row_may_name_itself(load: Load) -> None:
    register = load(
        "单位名称,口径,上级单位\n甲市人民政府,汇总,\n甲县人民政府,本级,甲县人民政府\n甲县人民政府,汇总,甲市人民政府\n"
    )
    assert register.problems == ()
    assert [agency.parent for agency in register.listed] == [None, "甲县人民政府", "甲市人民政府"]


def test_one_name_in_a_merger_is_told_and_taken_as_joining_this_agency(load: Load) -> None:
    register = load("单位名称,变更\n甲局,2023 合并 乙局\n")
    assert kinds(register) == [(2, "change_merged")]
    assert register.listed[0].changes == (Change(2023, ChangeKind.MERGED, ("甲局", "乙局")),)


def test_every_problem_is_said_with_its_row_in_both_languages(load: Load) -> None:
    register = load(
        "单位名称,单位名称,口径,层级,统一社会信用代码,变更,上级单位,别名\n"
        "甲局,,无,,,,,\n,,汇总,,,,,\n乙局,,,村,1,x,丁府,\n乙局,,,,,,,\n丙局,,,,,2020 合并 丁局,乙局,乙局\n"
    )
    assert {problem.args["kind"] for problem in register.problems} == {
        "alias",
        "change",
        "change_merged",
        "credit_length",
        "double",
        "head",
        "name",
        "parent_scope",
        "parent_unknown",
        "scope",
        "word",
    }
    for problem in register.problems:
        for lang in LANGS:
            said = render_finding(problem, lang)
            assert said != problem.code
            assert "？" not in said
            assert str(problem.args["row"]) in said or problem.args["kind"] == "head"
