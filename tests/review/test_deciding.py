"""Deciding at the desk: what stands in `decisions.jsonl` after each act, how the report stands, and that nothing is lost."""

import json
from datetime import datetime

import pytest

from tests.review.office import Visit, nianbao

CELL = "requests.granted.total"
"""Of the report `wrong`: 11 is printed where the applicants' numbers add up to 8."""


def row_sum(visit: Visit) -> str:
    """Return the finding on the row（一）予以公开."""
    return next(str(each["id"]) for each in visit.made.errors("wrong") if each["path"] == CELL)


def test_confirming_notes_who_when_and_what_and_sends_a_doubtful_report_back(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    page = visit.act("doubtful", finding["id"], "confirm")
    (noted,) = visit.made.decisions()
    assert (noted["finding"], noted["action"], noted["who"]) == (finding["id"], "confirm", "王某")
    assert datetime.fromisoformat(noted["at"]).tzinfo is not None
    assert 'class="chip send_back"' in page


def test_a_correction_holds_the_printed_text_and_the_number_and_makes_the_report_usable(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    page = visit.act("doubtful", finding["id"], "correct", path=finding["path"], value=" １２３４ ")
    (noted,) = visit.made.decisions()
    assert (noted["action"], noted["path"], noted["value"]) == ("correct", finding["path"], 1234)
    assert 'class="chip usable_corrected"' in page
    assert "<s>12 ↵ 34</s> <ins>1234</ins>" in page


def test_a_correction_that_mends_one_sum_settles_all_findings_that_rested_on_it(visit: Visit) -> None:
    page = visit.act("wrong", row_sum(visit), "correct", path=CELL, value="8")
    assert page.count("更正后不再成立") == len(visit.made.errors("wrong"))
    assert 'class="chip usable_corrected"' in page


def test_a_correction_that_breaks_another_sum_says_so(visit: Visit) -> None:
    page = visit.act("wrong", row_sum(visit), "correct", path=CELL, value="900")
    assert "更正后新出现" in page or "需退回单位" in page
    assert 'class="chip usable_corrected"' not in page


def test_a_dismissal_needs_a_reason(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    refused = visit.act("doubtful", finding["id"], "dismiss", reason="  ", status=409)
    assert "排除一个问题必须写明理由" in refused
    assert visit.made.decisions() == []
    visit.act("doubtful", finding["id"], "dismiss", reason="单位来函更正")
    assert visit.made.decisions()[0]["reason"] == "单位来函更正"


@pytest.mark.parametrize("value", ["", "十二", "12 34", "1e3", "-1", "1.5", "９" * 13, "NaN", "1_000"])
def test_what_is_no_number_of_that_field_is_given_back_and_not_noted(visit: Visit, value: str) -> None:
    (finding,) = visit.made.errors("doubtful")
    page = visit.act("doubtful", finding["id"], "correct", path=finding["path"], value=value, status=409)
    assert "没有记录" in page
    assert visit.made.decisions() == []


def test_a_cell_that_the_finding_does_not_speak_of_can_not_be_corrected_by_it(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    for path in ("requests.received.total", "../../x", ""):
        visit.act("doubtful", finding["id"], "correct", path=path, value="1", status=409)
    assert visit.made.decisions() == []


def test_undoing_opens_the_finding_again_and_keeps_what_was_decided_in_the_file(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    visit.act("doubtful", finding["id"], "correct", path=finding["path"], value="1234")
    page = visit.act("doubtful", finding["id"], "reopen", seen=1)
    assert [each["action"] for each in visit.made.decisions()] == ["correct", "reopen"]
    assert 'class="chip check_reading"' in page


def test_an_act_on_what_was_decided_meanwhile_is_told_and_given_back_whole(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    visit.act("doubtful", finding["id"], "confirm")
    page = visit.act("doubtful", finding["id"], "dismiss", reason="另一窗口的理由", status=409)
    assert [each["action"] for each in visit.made.decisions()] == ["confirm"]
    assert "已由 王某 于" in page
    assert 'name="reason" value="另一窗口的理由"' in page
    assert '<input type="hidden" name="seen" value="1">' in page
    visit.act("doubtful", finding["id"], "dismiss", reason="另一窗口的理由", seen=1)
    assert [each["action"] for each in visit.made.decisions()] == ["confirm", "dismiss"]


def test_what_is_decided_in_the_terminal_shows_on_the_next_page(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    assert "已排除" not in visit.get(f"/report/{visit.made.sha256('doubtful')}")
    nianbao(
        "decide", visit.made.results, "--finding", finding["id"], "--dismiss", "--reason", "已说明", "--who", "李某"
    )
    page = visit.get(f"/report/{visit.made.sha256('doubtful')}")
    assert "李某" in page
    assert 'class="chip usable"' in page


def test_a_finding_that_a_new_reading_no_longer_has_is_told_to_be_gone(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    (path,) = (visit.made.results / "records").glob("broken_number_2023-*.json")
    record = json.loads(path.read_bytes())
    record["findings"] = []
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    assert "这个问题已不存在" in visit.act("doubtful", finding["id"], "confirm", status=409)
    assert visit.made.decisions() == []


@pytest.mark.parametrize("action", ["", "delete", "confirm; rm"])
def test_an_action_that_there_is_not_is_refused(visit: Visit, action: str) -> None:
    (finding,) = visit.made.errors("doubtful")
    visit.act("doubtful", finding["id"], action, status=409)
    assert visit.made.decisions() == []


def test_the_records_never_change(visit: Visit) -> None:
    before = {path.name: path.read_bytes() for path in (visit.made.results / "records").iterdir()}
    for error in visit.made.errors("wrong"):
        visit.act("wrong", error["id"], "confirm")
    visit.act("wrong", row_sum(visit), "correct", path=CELL, value="8", seen=1)
    assert {path.name: path.read_bytes() for path in (visit.made.results / "records").iterdir()} == before


def test_a_file_of_decisions_that_was_damaged_is_told_and_nothing_is_added_to_it(visit: Visit) -> None:
    path = visit.made.results / "decisions.jsonl"
    path.write_text("{}\n", "utf-8")
    (finding,) = visit.made.errors("doubtful")
    assert "第1行不是处理意见" in visit.get("/", status=500)
    visit.act("doubtful", finding["id"], "confirm", status=500)
    assert path.read_text("utf-8") == "{}\n"


def test_what_can_not_be_read_is_told_on_the_page(visit: Visit) -> None:
    (finding,) = visit.made.errors("doubtful")
    (visit.made.results / "decisions.jsonl").mkdir()
    for _ in range(2):
        assert "文件有误" in visit.get("/", status=500)
        visit.act("doubtful", finding["id"], "confirm", status=500)
