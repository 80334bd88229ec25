"""Remembering: what is judged again is what changed, and the result is that of judging everything."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.judgement import Summary, judge_folders
from pipeline.store.memo import NAME
from tests.judge.office import BUREAU, COUNTY, TOWN, carried, write_record, write_register

YEARS = (2021, 2022, 2023)
AGENCIES = (COUNTY, BUREAU, TOWN)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    for agency in AGENCIES:
        for year in YEARS:
            write_record(folder, agency, year, carried(0, 0))
    write_register(tmp_path)
    return folder


def judge(run: Path, out: Path | None = None) -> Summary:
    return judge_folders([run], out or run, run.parent / "agencies.csv")


def written(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "findings.jsonl").read_bytes(), (folder / "standing.jsonl").read_bytes()


def test_nothing_is_judged_again_where_nothing_changed(run: Path) -> None:
    assert judge(run).judged_anew == 9 + 3  # each report, and the sum of each year
    before = written(run)
    assert judge(run).judged_anew == 0
    assert written(run) == before


def test_an_edited_record_is_judged_with_its_neighbours_only(run: Path) -> None:
    judge(run)
    write_record(run, BUREAU, 2022, carried(0, 0)).unlink()
    write_record(run, BUREAU, 2022, carried(1, 2))
    assert judge(run).judged_anew == 3  # its own year, the year after, the sum of the county
    assert b'"YEAR.CARRY"' in written(run)[0]


def test_a_record_of_a_new_year_is_judged_beside_the_one_before_it(run: Path) -> None:
    judge(run)
    write_record(run, BUREAU, 2024, carried(1, 0))
    assert judge(run).judged_anew == 1


def test_a_twin_is_judged_beside_its_twin(run: Path) -> None:
    judge(run)
    write_record(run, BUREAU, 2022, carried(0, 1), uri="2022/twin", media_type="text/plain")
    assert judge(run).judged_anew == 1
    assert b'"TWIN.DIFFERS"' in written(run)[0]


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 64 + b"\n{}", "长".encode("gb18030")])
def test_a_damaged_memory_is_none(run: Path, damage: bytes) -> None:
    judge(run)
    before = written(run)
    (run / NAME).write_bytes(damage)
    assert judge(run).judged_anew == 12
    assert written(run) == before


def test_a_memory_that_was_edited_is_none(run: Path) -> None:
    write_record(run, BUREAU, 2024, carried(1, 0))
    judge(run)
    before = written(run)
    memory = (run / NAME).read_bytes()
    (run / NAME).write_bytes(memory.replace(b"YEAR.CARRY", b"YEAR.JUMPS"))
    judge(run)
    assert written(run) == before


def test_another_register_is_another_judgement(run: Path) -> None:
    judge(run)
    register = run.parent / "agencies.csv"
    register.write_text(register.read_text("utf-8").replace(",乡,", ",市,"), "utf-8")
    assert judge(run).judged_anew == 3 + 3  # the town's reports, and the sums it is in


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(AGENCIES),
        st.sampled_from(YEARS),
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from(["pdf", "later", "twin", "gone"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=12)
@given(changes=st.lists(CHANGES, min_size=2, max_size=3))
def test_judging_what_changed_gives_what_judging_everything_gives(
    tmp_path_factory: pytest.TempPathFactory, changes: list[list[tuple[str, int, int, int, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("office")
    write_register(folder)
    run = folder / "run"
    for agency in AGENCIES:
        for year in YEARS:
            write_record(run, agency, year, carried(0, 0))
    for step, some in enumerate(changes):
        for agency, year, into, out, what in some:
            _change(run, agency, year, carried(into, out), what)
        judge(run, folder / "remembered")
        judge(run, folder / f"anew{step}")
        assert written(folder / "remembered") == written(folder / f"anew{step}")


def _change(run: Path, agency: str, year: int, cells: dict[str, str], what: str) -> None:
    if what == "gone":
        for path in sorted((run / "records").glob(f"{agency}-*.json"))[:1]:
            path.unlink()
    elif what == "later":
        write_record(run, agency, year, cells, published_on=f"{year + 1}-02-20")
    elif what == "twin":
        write_record(run, agency, year, cells, uri=f"{year}/twin", media_type="text/plain")
    else:
        write_record(run, agency, year, cells)
