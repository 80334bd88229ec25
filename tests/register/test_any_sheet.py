"""Any sheet: whatever an office types, loading ends, tells of it in words, and leaves a register that can be asked."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.messages import render_finding
from pipeline.register import Register, due_date, load_register
from pipeline.register.rows import HEADS

NAMES = st.sampled_from(["", "甲市人民政府", "甲县人民政府", "甲县人民政府办公室", "甲局", "乙局", "丙局"])
CHANGE = st.builds(
    "{} {} {}".format, st.integers(2018, 2021), st.sampled_from(["更名", "合并", "拆分", "撤销", "并"]), NAMES
)
CELLS = {
    "单位名称": NAMES,
    "别名": st.lists(NAMES, max_size=2).map("；".join),
    "上级单位": NAMES,
    "口径": st.sampled_from(["", "本级", "汇总", "全部"]),
    "变更": st.lists(CHANGE, max_size=2).map("｜".join),
}
ROWS = st.lists(st.fixed_dictionaries({head: CELLS.get(head, st.text(max_size=8)) for head in HEADS}), max_size=8)
SCOPES = st.sampled_from(["own", "consolidated", "unknown"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


def loaded(path: Path, rows: list[dict[str, str]]) -> Register:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADS)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="", errors="replace")
    return load_register(path)


@given(ROWS, NAMES, SCOPES, st.integers(2016, 2024))
def test_a_register_of_any_rows_can_be_asked(
    folder: Path, rows: list[dict[str, str]], name: str, scope: str, year: int
) -> None:
    register = loaded(folder / "agencies.csv", rows)
    assert all("？" not in render_finding(problem) or "？" in str(rows) for problem in register.problems)
    assert len({row.key for row in register.agencies}) == len(register.agencies)
    match = register.match(name, scope, year)
    assert (match.agency is None) == (match.how not in {"exact", "alias", "former"})
    assert match.agency is None or scope in {match.agency.scope, "unknown"}
    for row in register.expected(year):
        assert due_date(row, year).year == year + 1
        assert register.exists(row, year)
        assert register.predecessors(row, year).agencies or register.predecessors(row, year).kind is not None


@given(ROWS, st.integers(2016, 2024))
def test_nothing_is_summed_into_itself(folder: Path, rows: list[dict[str, str]], year: int) -> None:
    register = loaded(folder / "agencies.csv", rows)
    for row in register.agencies:
        path = [row.key]
        while len(path) <= len(register.agencies):
            below = [each for each in register.members(path[-1][0], year) if each.scope == "consolidated"]
            if not below:
                break
            path.append(below[0].key)
        assert len(path) == len(set(path))


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(folder: Path, data: bytes) -> None:
    path = folder / "bytes.csv"
    path.write_bytes("单位名称,变更,口径\n".encode() + data)
    try:
        register = load_register(path)
    except UsageError:
        return
    assert len(register.listed) <= len(data)
