"""The queue: who waits for what, in which order, and what is found of it."""

import pytest

from pipeline.messages import LANGS
from pipeline.show.desk.queue import PER_PAGE, Asked, Line, Progress, neighbours, queue_page, sorted_lines
from tests.review.office import Visit

NOTHING = Progress(0, 0, 0, 0)


def line(number: int, standing: str = "check_reading", **more: object) -> Line:
    usual: dict[str, object] = {
        "agency": f"示例县第{number}局",
        "title": None,
        "year": 2023,
        "scope": "own",
        "uri": f"{number}.pdf",
        "undecided": 1,
    }
    return Line(f"{number:064x}", standing=standing, **(usual | more))  # type: ignore[arg-type]


def shown(lines: list[Line], **asked: object) -> list[str]:
    return [each.uri for each in queue_page(sorted_lines(lines), Asked(**asked), NOTHING, "zh").lines]  # type: ignore[arg-type]


def test_doubts_about_the_reading_come_before_errors_of_the_reports_and_the_worst_first() -> None:
    lines = [
        line(1, "usable"),
        line(2, "send_back", badness=(0,)),
        line(3, "check_reading", badness=(3, -1.0)),
        line(4, "check_reading", badness=(0, 0.0)),
        line(5, "send_back", badness=(0,), undecided=0),
        line(6, "superseded"),
    ]
    assert shown(lines) == ["4.pdf", "3.pdf", "2.pdf", "5.pdf", "1.pdf", "6.pdf"]


def test_all_words_searched_for_must_stand_in_agency_title_file_or_year() -> None:
    lines = [line(1), line(2, year=2021), line(3, agency=None, title="示例市财政局年报"), line(4, agency=None)]
    assert sorted(shown(lines, text="示例 2023")) == ["1.pdf", "3.pdf"]
    assert shown(lines, text="4.PDF") == ["4.pdf"]
    assert shown(lines, text="没有的") == []


def test_what_waits_and_kinds_are_counted_among_what_was_searched_for() -> None:
    lines = [line(1, codes=("REQ.BALANCE",)), line(2, "send_back", codes=("REQ.BALANCE", "REV.SUM")), line(3, "usable")]
    page = queue_page(sorted_lines(lines), Asked(), NOTHING, "zh")
    assert {name: count for name, _, count in page.waits} == {
        "check": 1,
        "send_back": 1,
        "usable": 1,
        "other": 0,
        "all": 3,
    }
    assert [(code, count) for code, _, count in page.kinds] == [("REQ.BALANCE", 2), ("REV.SUM", 1)]
    assert shown(lines, wait="send_back", kind="REQ.BALANCE") == ["2.pdf"]


def test_a_page_that_there_is_not_is_the_last_one() -> None:
    lines = [line(number) for number in range(PER_PAGE + 3)]
    page = queue_page(sorted_lines(lines), Asked(page=9), NOTHING, "zh")
    assert (page.asked.page, page.pages, len(page.lines), page.first, page.found) == (2, 2, 3, 51, 53)


def test_the_next_report_is_found_from_one_that_has_just_left_the_queue() -> None:
    lines = sorted_lines([line(1), line(2, "usable"), line(3), line(4, "send_back")])
    settled = next(each for each in lines if each.uri == "2.pdf")
    before, after, number, count = neighbours(lines, settled, Asked("check"))
    assert (before and before.uri, after, number, count) == ("3.pdf", None, 3, 3)
    first = lines[0]
    before, after, number, count = neighbours(lines, first, Asked("check"))
    assert (before, after and after.uri, number, count) == (None, "3.pdf", 1, 2)


@pytest.mark.parametrize(
    ("progress", "share"),
    [(Progress(0, 0, 0, 0), 100), (Progress(0, 0, 1, 999), 99), (Progress(0, 0, 3, 1), 25), (Progress(0, 0, 5, 0), 0)],
)
def test_all_is_checked_only_when_nothing_is_left(progress: Progress, share: int) -> None:
    assert progress.share == share


def test_the_made_office_is_shown_in_that_order(visit: Visit) -> None:
    page = visit.get("/")
    names = ("songxu_water_2023.txt", "broken_number_2023.html", "row_sum_2021.docx", "six_decimals_2021.html")
    places = [page.index(f">{name}<") for name in names]
    assert places[0] < places[2] < places[3]
    assert places[1] < places[2]


def test_the_counts_follow_what_is_decided(visit: Visit) -> None:
    assert "尚有 2 份待核对" in visit.get("/")
    (finding,) = visit.made.errors("doubtful")
    visit.act("doubtful", finding["id"], "confirm")
    page = visit.get("/")
    assert "尚有 1 份待核对" in page
    assert "今日处理 1 处" in page
    assert "今日核完 1 份" in page


@pytest.mark.parametrize(
    "query", ["?page=-1", "?page=99999999999", "?wait=<b>", "?kind=%00", "?text=%ff%27%22", "?lang=xx"]
)
def test_an_address_that_makes_no_sense_still_gives_a_page(visit: Visit, query: str) -> None:
    assert "年报核对台" in visit.get(f"/{query}")


def test_the_language_is_kept_once_it_was_chosen(visit: Visit) -> None:
    assert LANGS == ("zh", "en")
    assert "Review desk" in visit.get("/?lang=en")
    assert "Review desk" in visit.get("/")
    assert "as it was read" in visit.get(f"/report/{visit.made.sha256('glued')}").casefold()
