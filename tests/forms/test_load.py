"""An edition file that breaks a rule is refused with its name, the path inside it, and what is wrong."""

from pathlib import Path

import pytest
import yaml

from pipeline.errors import FormError, UsageError
from pipeline.forms import strict_yaml
from pipeline.forms.load import load_forms, schemas_folder

SOUND = """
id: "1999"
name: 示例表
authority: 示例函〔1999〕1号
first_year: 1999
last_year: 2003
sections:
  - {id: overview, number: 一, title: 总体情况, met: [概述]}
  - {id: counts, number: 二, title: 申请情况, table: counts}
tables:
  - id: counts
    ignored: [申请人情况]
    blocks:
      - label: 第一部分
        corner: [项目]
        rows:
          - {id: received, label: 一、收到数, met: [收到件数]}
          - id: null
            label: 二、办理结果
            members:
              - id: denied
                label: （一）不予公开
                members:
                  - {id: secret, label: 1.国家秘密}
                  - {id: other, label: 2.其他}
              - {id: other.undivided, label: （二）其他处理, met: [（二）其他]}
        columns:
          - {id: persons, label: 自然人, unit: 人}
          - {id: change, label: 本年增/减, type: signed}
      - label: 第二部分
        rows:
          - {id: charges, label: 收费}
        columns:
          - {id: amount, label: 金额, unit: 万元, type: decimal4}
    identities:
      - {code: CNT.SUM, axis: rows, left: [denied, other.undivided], relation: "=", right: [received], over: [persons]}
      - {code: CNT.SIGN, axis: columns, left: [amount], relation: ">=", right: []}
"""

FAULTS = {
    "an unknown key": ("name: 示例表", "name: 示例表\ncolour: red", "$.colour: unknown key"),
    "an unknown key of a row": (
        "met: [收到件数]}",
        "mett: [收到件数]}",
        "$.tables[0].blocks[0].rows[0].mett: unknown key",
    ),
    "a missing key": ("number: 一, ", "", "$.sections[0]: Object missing required field `number`"),
    "a wrong type": ("label: 收费", "label: 7", "$.tables[0].blocks[1].rows[0].label: Expected `str`, got `int`"),
    "a label left empty": ("label: 收费", "label: ", "$.tables[0].blocks[1].rows[0].label: Expected `str`, got `null`"),
    "a label of spaces": ("label: 收费", 'label: " "', "$.tables[0].blocks[1].rows[0].label: a text must not be empty"),
    "no such type of numbers": ("type: signed", "type: float", "$.tables[0].blocks[0].columns[1].type: Invalid enum"),
    "no such relation": ('">="', '"=>"', "$.tables[0].identities[1].relation: Invalid enum"),
    "a key twice": ("name: 示例表", "name: 示例表\nname: 另一表", "$.name: the key stands twice (line 4)"),
    "a list as a key": ("name: 示例表", "? [name]\n: 示例表", "$: a key must be a text"),
    "an alias": (
        "{id: charges, label: 收费}",
        "&a {id: charges, label: 收费, members: [*a]}",
        "$.tables[0].blocks[1].rows[0].members[0]: anchors and aliases",
    ),
    "a word that YAML takes for false": ("name: 示例表", "name: no", "$.name: `no` is a text only in quotes (line 3)"),
    "a date": ("name: 示例表", "name: 1999-01-01", "$.name: `1999-01-01` is a text only in quotes"),
    "a number of base sixty": (
        "first_year: 1999",
        "first_year: 33:19",
        "$.first_year: `33:19` is a text only in quotes",
    ),
    "a Python object": ("name: 示例表", "name: !!python/name:os.system", "$.name: "),
    "no YAML": ("name: 示例表", "name: [", "$: no YAML: "),
    "two documents": ("name: 示例表", "name: 示例表\n---\nname: 示例表", "$: no YAML: "),
    "an empty list": ("met: [收到件数]", "met: []", "$.tables[0].blocks[0].rows[0].met: an empty list"),
    "an empty group": (
        "{id: charges, label: 收费}",
        "{id: charges, label: 收费, members: []}",
        "$.tables[0].blocks[1].rows[0].members: an empty list",
    ),
    "a type of a row": (
        "label: 收费}",
        "label: 收费, type: signed}",
        "$.tables[0].blocks[1].rows[0].type: only a column that holds numbers has a type",
    ),
    "a unit of a group": (
        "{id: persons, label: 自然人, unit: 人}",
        "{id: null, label: 申请人, unit: 人, members: [{id: persons, label: 自然人}]}",
        "$.tables[0].blocks[0].columns[0].unit: only a column that holds numbers has a unit",
    ),
    "another file's id": ('id: "1999"', 'id: "2000"', "$.id: the file of edition 2000 must be named 2000.yml"),
    "an id that is no id": (
        "id: persons, ",
        "id: Persons, ",
        "$.tables[0].blocks[0].columns[0].id: 'Persons' is no id",
    ),
    "a dot in the id of a column": (
        "id: change",
        "id: the.change",
        "$.tables[0].blocks[0].columns[1].id: 'the.change'",
    ),
    "a group of columns with an id": (
        "{id: persons, label: 自然人, unit: 人}",
        "{id: all, label: 申请人, members: [{id: persons, label: 自然人}]}",
        "$.tables[0].blocks[0].columns[0].id: a group of columns has no id",
    ),
    "a row of numbers without an id": (
        "id: charges",
        "id: null",
        "$.tables[0].blocks[1].rows[0].id: what holds numbers",
    ),
    "an id twice on an axis": (
        "id: secret",
        "id: other",
        "$.tables[0].blocks[0].rows[1].members[0].members[1].id: 'denied",
    ),
    "a field twice": (
        "- {id: charges, label: 收费}\n        columns:\n          - {id: amount",
        "- {id: received, label: 收费}\n        columns:\n          - {id: persons",
        "$.tables[0].blocks[1]: the field received.persons stands in $.tables[0].blocks[0] too",
    ),
    "a row that is a group too": (
        "id: charges",
        "id: denied.secret.old",
        "$.tables[0].blocks[0]: 'denied.secret' is a row",
    ),
    "a section twice": (
        "id: counts, number",
        "id: overview, number",
        "$.sections[1].id: 'overview' stands at $.sections[0]",
    ),
    "a number of a section twice": (
        "number: 二",
        "number: 一",
        "$.sections[1].number: '一' stands at $.sections[0].number",
    ),
    "a title twice": (
        "title: 申请情况",
        "title: 概述",
        "$.sections[1].title: '概述' can't be told from $.sections[0].met[0]",
    ),
    "a table that is not there": ("table: counts", "table: count", "$.sections[1].table: there is no table 'count'"),
    "a table that no section holds": (", table: counts}", "}", "$.tables[0].id: no section holds the table 'counts'"),
    "one wording of two siblings": (
        "label: 2.其他",
        "label: 2、国家 秘密",
        "$.tables[0].blocks[0].rows[1].members[0].members[1].label: '2、国家 秘密' can't be told from $.tables[0]",
    ),
    "a wording that says nothing new": (
        "met: [收到件数]",
        "met: [1.收到数（件）]",
        "$.tables[0].blocks[0].rows[0].met[0]: '1.收到数（件）' can't be told from $.tables[0].blocks[0].rows[0].label",
    ),
    "a wording of punctuation": ("label: 收费", "label: ……", "$.tables[0].blocks[1].rows[0].label: '……' has nothing"),
    "one label of two blocks": (
        "label: 第二部分",
        "label: 第一部分",
        "$.tables[0].blocks[1].label: '第一部分' can't be told",
    ),
    "a block of several without a label": (
        "label: 第二部分\n        rows",
        "rows",
        "$.tables[0].blocks[1]: a block of several",
    ),
    "an ignored wording that means something": (
        "[申请人情况]",
        "[申请人情况, 其他]",
        "$.tables[0].ignored[1]: '其他' is the",
    ),
    "a corner that means something": (
        "corner: [项目]",
        "corner: [自然人]",
        "$.tables[0].blocks[0].corner[0]: '自然人' is",
    ),
    "a code that is no code": ("CNT.SUM", "sum", "$.tables[0].identities[0].code: 'sum' is no code"),
    "a sum of rows that are not there": (
        "[denied, other.undivided]",
        "[denied, other]",
        "$.tables[0].identities[0].left[1]: 'other' is none of its rows",
    ),
    "a sum to a row that is not there": (
        "right: [received]",
        "right: [total]",
        "$.tables[0].identities[0].right[0]: 'total' is none of its rows",
    ),
    "a sum over a column that is not there": (
        "over: [persons]",
        "over: [amount]",
        "$.tables[0].identities[0].over[0]: 'amount' is none of its columns",
    ),
    "a sum without terms": ("left: [amount]", "left: []", "$.tables[0].identities[1].left: an empty list"),
    "a sum over two blocks": (
        "right: [received]",
        "right: [charges]",
        "$.tables[0].identities[0]: no block has all its terms",
    ),
    "a term counted twice": (
        "[denied, other.undivided]",
        "[denied, denied.secret]",
        "$.tables[0].identities[0]: 'denied.secret' is counted twice",
    ),
    "years in the wrong order": (
        "last_year: 2003",
        "last_year: 1998",
        "$.last_year: 1998 is before the first year, 1999",
    ),
}


def folder_of(tmp_path: Path, **editions: str) -> Path:
    folder = tmp_path / "forms"
    (folder / "editions").mkdir(parents=True)
    for name, text in editions.items():
        (folder / "editions" / f"{name.removeprefix('e')}.yml").write_text(text, "utf-8")
    return folder


def test_a_sound_file_is_loaded(tmp_path: Path) -> None:
    forms = load_forms(folder_of(tmp_path, e1999=SOUND))
    assert list(forms.editions["1999"].fields) == [
        "counts.received.persons",
        "counts.received.change",
        "counts.denied.secret.persons",
        "counts.denied.secret.change",
        "counts.denied.other.persons",
        "counts.denied.other.change",
        "counts.other.undivided.persons",
        "counts.other.undivided.change",
        "counts.charges.amount",
    ]


@pytest.mark.parametrize(("sound", "faulty", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_file_and_path(tmp_path: Path, sound: str, faulty: str, message: str) -> None:
    assert SOUND.count(sound) == 1
    with pytest.raises(FormError) as caught:
        load_forms(folder_of(tmp_path, e1999=SOUND.replace(sound, faulty)))
    lines = str(caught.value).splitlines()
    assert [line for line in lines if line.startswith(f"forms/editions/1999.yml: {message}")], lines
    assert all(line.startswith("forms/editions/1999.yml: $") for line in lines)


def test_every_fault_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    faulty = SOUND.replace("name: 示例表", "name: 示例表\ncolour: red").replace("table: counts", "table: count")
    with pytest.raises(FormError) as caught:
        load_forms(folder_of(tmp_path, e1999=faulty))
    assert [line.split(": ")[1] for line in str(caught.value).splitlines()] == [
        "$.colour",
        "$.sections[1].table",
        "$.tables[0].id",
    ]


def test_editions_may_follow_each_other_and_stand_from_the_oldest(tmp_path: Path) -> None:
    later = SOUND.replace("1999", "2004").replace("2003", "null")
    assert list(load_forms(folder_of(tmp_path, e2004=later, e1999=SOUND)).editions) == ["1999", "2004"]


@pytest.mark.parametrize(("last_year", "first_year"), [("2003", "2003"), ("null", "2010")])
def test_editions_must_not_share_a_year(tmp_path: Path, last_year: str, first_year: str) -> None:
    older = SOUND.replace("2003", last_year)
    newer = SOUND.replace("2003", "null").replace('"1999"', '"later"').replace("1999", first_year)
    message = f"forms/editions/later.yml: $.first_year: {first_year} is a year of edition 1999 too"
    with pytest.raises(FormError) as caught:
        load_forms(folder_of(tmp_path, e1999=older, later=newer))
    assert str(caught.value) == message


def test_a_python_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)
    assert load_forms(schemas_folder()) == load_forms()


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"^forms/editions/1999\.yml: \$: Expected `object`, got `null`"):
        load_forms(folder_of(tmp_path, e1999="# nothing yet\n"))


def test_a_file_of_another_charset_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "editions" / "1999.yml").write_bytes(SOUND.encode("gb18030"))
    with pytest.raises(FormError, match=r"^forms/editions/1999\.yml: \$: can't be read: "):
        load_forms(folder)


def test_a_folder_without_editions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no edition file"):
        load_forms(tmp_path)


def test_the_forms_are_read_once() -> None:
    assert load_forms() is load_forms()
