"""The standings follow the decisions: they are, byte for byte, those that `nianbao judge` would write."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk.rejudge import Judging, Rejudging, judge_again
from pipeline.model.report import Status
from pipeline.store.record import encode_record
from pipeline.store.whole import PART
from tests.made_report import plain_report, printed, source
from tests.review.office import Made, Visit, nianbao


def follow(visit: Visit, register: Path | None = None) -> Rejudging:
    """Have the standings of a desk follow, as the command does."""
    made, office = visit.made, visit.desk.office
    judging = Judging((made.results,), made.results, register)
    rejudging = Rejudging(judging, lambda: len(office.decisions()), office.covered)
    visit.desk.decided, visit.desk.follows = rejudging.ask, lambda: rejudging.possible
    rejudging.start()
    return rejudging


def test_when_the_desk_is_closed_the_standings_are_those_that_judge_writes(visit: Visit) -> None:
    rejudging = follow(visit)
    (finding,) = visit.made.errors("doubtful")
    visit.act("doubtful", finding["id"], "correct", path=finding["path"], value="1234")
    for error in visit.made.errors("wrong"):
        visit.act("wrong", error["id"], "dismiss", reason="已说明")
    rejudging.close()
    names = ("standing.jsonl", "findings.jsonl")
    written = [(visit.made.results / name).read_bytes() for name in names]
    assert visit.made.standing("doubtful") == "usable_corrected"
    assert visit.made.standing("wrong") == "usable"
    nianbao("judge", visit.made.results)
    assert [(visit.made.results / name).read_bytes() for name in names] == written


@pytest.mark.timeout(60)
def test_they_follow_while_the_desk_is_open(visit: Visit) -> None:
    rejudging = follow(visit)
    try:
        (finding,) = visit.made.errors("doubtful")
        visit.act("doubtful", finding["id"], "dismiss", reason="已说明")
        while visit.made.standing("doubtful") != "usable":
            time.sleep(0.1)
        assert 'class="chip usable"' in visit.get(f"/report/{visit.made.sha256('doubtful')}")
    finally:
        rejudging.close()


@pytest.mark.timeout(60)
def test_they_follow_again_once_what_kept_them_from_it_is_gone(visit: Visit) -> None:
    rejudging = follow(visit)
    (finding,) = visit.made.errors("doubtful")
    before = visit.made.standing("doubtful")
    in_the_way = visit.made.results / PART  # nothing can be written to a folder
    in_the_way.mkdir()
    visit.act("doubtful", finding["id"], "confirm")
    while rejudging.possible:
        time.sleep(0.1)
    assert visit.made.standing("doubtful") == before
    in_the_way.rmdir()
    visit.act("doubtful", finding["id"], "correct", seen=1, path=finding["path"], value="1234")
    rejudging.close()
    assert visit.desk.follows()
    assert visit.made.standing("doubtful") == "usable_corrected"


def test_an_office_judged_with_a_register_is_not_judged_again_without_it(made: Made, tmp_path: Path) -> None:
    register = tmp_path / "agencies.csv"
    register.write_text("单位名称\n示例市教育局\n", "utf-8")
    nianbao("judge", made.results, "--register", register)
    before = (made.results / "findings.jsonl").read_bytes()
    assert not judge_again(Judging((made.results,), made.results))
    assert (made.results / "findings.jsonl").read_bytes() == before
    assert judge_again(Judging((made.results,), made.results, register))
    assert (made.results / "findings.jsonl").read_bytes() == before


def test_an_office_that_was_never_judged_is_not_judged_by_looking_at_it(visit: Visit) -> None:
    for name in ("findings.jsonl", "standing.jsonl"):
        (visit.made.results / name).unlink()
    assert "尚未与历年、上下级比对" in visit.get("/")
    rejudging = follow(visit)
    (finding,) = visit.made.errors("doubtful")
    page = visit.act("doubtful", finding["id"], "confirm")
    rejudging.close()
    assert 'class="chip send_back"' in page
    assert not (visit.made.results / "standing.jsonl").exists()


def test_an_error_between_two_years_is_gone_once_the_misread_number_is_corrected(
    tmp_path: Path, visiting: Callable[..., Visit]
) -> None:
    """2023 was read to carry in 2, where the year before carried out 0 and its own sums say 0."""
    made = Made(tmp_path / "results", tmp_path / "reports")
    (made.results / "records").mkdir(parents=True)
    made.reports.mkdir()
    cell = "requests.carried_in.total"
    later = plain_report(cells={cell: printed(cell, "2")})
    for report, sha256 in ((replace(later, year=2022, facts=plain_report().facts), "2" * 64), (later, "3" * 64)):
        data = encode_record(report, (), Status.ACCEPTED, source(f"{report.year}.pdf", sha256))
        (made.results / f"records/{report.year}-{sha256[:12]}.json").write_bytes(data)
    nianbao("judge", made.results)
    visit = visiting(made)
    rejudging = follow(visit)
    page = visit.get(f"/report/{'3' * 64}")
    (found,) = [each for each in visit.desk.office.case("3" * 64).findings if each.finding.code == "YEAR.CARRY"]  # type: ignore[union-attr]
    assert 'class="chip send_back"' in page
    sent = {"finding": found.id, "action": "correct", "seen": "0", "path": cell, "value": "0"}
    visit.client.post(f"/report/{'3' * 64}/act", data=sent, headers={"origin": str(visit.client.base_url)})
    rejudging.close()
    page = visit.get(f"/report/{'3' * 64}")
    assert "更正后不再成立" in page
    assert 'class="chip usable_corrected"' in page
    assert "核对进度 100%" in visit.get("/")
