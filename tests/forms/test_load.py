"""An edition file that breaks a rule is refused with its name, the path inside it, and what is wrong."""

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from pipeline.errors import FormError, UsageError
from pipeline.forms import strict_yaml
from pipeline.forms.load import load_forms, schemas_folder
from tests.forms.edition_faults import FAULTS, SOUND


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


def test_a_row_may_have_parts_which_keep_ids_of_their_own_and_may_say_its_unit(tmp_path: Path) -> None:
    rows = "{id: charges, label: 收费, parts: [{id: charges_waived, label: 其中：减免}]}"
    text = SOUND.replace("{id: charges, label: 收费}", rows).replace(
        "{id: amount, label: 金额, unit: 万元, type: decimal4}", "{id: amount, label: 金额}"
    )
    text = text.replace("label: 收费,", "label: 收费, unit: 万元, type: decimal4,").replace(
        "\n      - {code: CNT.SIGN, axis: columns, left: [amount]",
        "\n      - {code: CNT.SIGN, axis: columns, left: [amount]",
    )
    fields = load_forms(folder_of(tmp_path, e1999=text)).editions["1999"].fields
    found = [fields[f"counts.{row}.amount"] for row in ("charges", "charges_waived")]
    assert [(field.row_label, field.type.value, field.unit) for field in found] == [
        ("第二部分/收费", "decimal4", "万元"),
        ("第二部分/收费/其中：减免", "count", "件"),
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
    assert asdict(load_forms(schemas_folder())) == asdict(load_forms())


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
