"""A report printed twice, two reports in one file, two years side by side: told apart or doubtful, never mixed."""

import pytest

from pipeline.check import check_report, decide_status
from pipeline.mapping import map_report
from pipeline.mapping.tables import map_table
from pipeline.model.form import Severity
from pipeline.model.located import Match, Piece
from pipeline.model.report import Report, State, Status
from tests.locate.pages import FORMS, located
from tests.mapping.drawn import grid

OURS = "石桥县教育局2023年政府信息公开工作年度报告"
OTHERS = ("石桥县民政局2023年政府信息公开工作年度报告", "石桥县教育局2022年政府信息公开工作年度报告")
LICENSING, RECEIVED = "proactive_disclosure.administrative_licensing.decisions", "requests.received.natural_person"
UPHELD = "review_litigation.reconsideration.upheld"
STORY = "今年以来，我局认真贯彻落实条例，公开工作平稳推进，各项任务都已完成。" * 60


def report(title: str, *, two: str = "[二]", three: str = "[三]", four: str = "[四]", story: str = "平稳推进。") -> str:
    """Write a whole report, its tables as `tests.locate.pages` writes them."""
    return (
        f"{title}\n一、总体情况\n{story}\n二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n{three}\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n{four}\n五、存在的主要问题及改进情况\n公开不够及时，将加强培训。\n"
        "六、其他需要报告的事项\n本年度未收取信息处理费。"
    )


def read(*reports: str) -> tuple[Report, Status]:
    """Read reports that stand one after the other in one document."""
    found = map_report(located("\n".join(reports)), FORMS)
    return found, decide_status(found, check_report(found, FORMS))


def test_a_report_printed_twice_is_one_report() -> None:
    found, status = read(report(OURS, three="[三]"), report(OURS))
    assert {fact.state for fact in found.facts.values()} == {State.NUMBER}
    assert status is Status.ACCEPTED


def test_a_report_printed_twice_with_other_numbers_is_doubtful_where_they_differ() -> None:
    found, status = read(report(OURS), report(OURS, two="[二 3]"))
    assert found.facts[LICENSING].candidates == ("0", "3")
    assert found.facts[RECEIVED].value == 0
    assert status is Status.NEEDS_REVIEW


def test_a_blank_of_a_report_printed_twice_is_not_filled_from_the_other_copy() -> None:
    for copies in ((report(OURS, two="[二 空]"), report(OURS)), (report(OURS), report(OURS, two="[二 空]"))):
        found, status = read(*copies)
        assert (found.facts[LICENSING].state, found.facts[LICENSING].value) == (State.TEXT, None)
        assert status is Status.NEEDS_REVIEW


@pytest.mark.parametrize("other", OTHERS)
def test_two_reports_in_one_file_are_doubtful_where_they_differ(other: str) -> None:
    found, status = read(report(OURS), report(other, two="[二 3]"))
    assert found.facts[LICENSING].candidates == ("0", "3")
    assert status is Status.NEEDS_REVIEW


@pytest.mark.parametrize("other", OTHERS)
def test_two_reports_in_one_file_are_refused_even_where_all_their_numbers_are_the_same(other: str) -> None:
    found, status = read(report(OURS), report(other))
    (finding,) = [each for each in check_report(found, FORMS) if each.severity is Severity.ERROR]
    assert (finding.code, finding.args) == ("FORM.YEAR", {"kind": "several", "others": [other]})
    assert status is Status.NEEDS_REVIEW


@pytest.mark.parametrize(
    "wording",
    [
        "根据《中华人民共和国政府信息公开条例》有关规定，{name}编制本报告。",
        "本报告由{name}根据条例要求编制。",
        "现将{name}2023年政府信息公开工作情况报告如下：",
        "按照上级要求，由{name}牵头编制2023年度报告，并向社会公布。",
        "{name}按照《中华人民共和国政府信息公开条例》要求，编制本报告。",
        "2023年政府信息公开工作年度报告由{name}编制。本报告分六个部分。",
    ],
)
def test_reports_of_two_agencies_under_one_title_are_refused(wording: str) -> None:
    names = ("石桥县教育局", "石桥县民政局")
    found, status = read(*(report(f"{OURS}\n{wording.format(name=name)}") for name in names))
    (finding,) = [each for each in check_report(found, FORMS) if each.severity is Severity.ERROR]
    assert (finding.code, finding.args) == ("FORM.YEAR", {"kind": "several", "others": list(names)})
    assert status is Status.NEEDS_REVIEW


def test_reports_under_one_title_that_two_agencies_sign_are_refused() -> None:
    title = "2023年政府信息公开工作年度报告"
    signed = (f"{report(title)}\n{name}\n2024年1月17日" for name in ("石桥县教育局", "石桥县民政局"))
    assert read(*signed)[1] is Status.NEEDS_REVIEW


@pytest.mark.parametrize("other", ["教育局", "县教育局", "石桥县教育局办公室"])
def test_a_report_printed_twice_may_name_its_agency_in_short_or_by_its_office(other: str) -> None:
    preambles = (f"根据条例有关规定，{name}编制本报告。" for name in ("石桥县教育局", other))
    assert read(*(report(f"{OURS}\n{preamble}") for preamble in preambles))[1] is Status.ACCEPTED


def test_a_report_that_names_another_agency_beside_its_own_is_one_report() -> None:
    story = "石桥县民政局编制本报告所附清单。根据条例有关规定，石桥县教育局编制本报告。"
    assert read(report(f"{OURS}\n{story}"), "六、其他需要报告的事项\n石桥县民政局编制本报告。")[1] is Status.ACCEPTED


@pytest.mark.parametrize("other", OTHERS)
def test_a_table_that_only_another_report_in_the_file_has_is_not_taken_from_it(other: str) -> None:
    for files in (
        (report(OURS, two="（略）", story=STORY), report(other)),
        (report(other), report(OURS, two="（略）", story=STORY)),
    ):
        found, status = read(*files)
        assert found.title == OURS
        assert found.facts[LICENSING].state is State.ABSENT
        assert status is Status.NEEDS_REVIEW


def test_a_row_that_only_one_of_two_reports_has_is_doubtful() -> None:
    whole = "[三]"
    found, status = read(report(OURS, three="[三 1/2]"), report(OTHERS[0], three=whole))
    assert found.facts[RECEIVED].value == 0
    assert found.facts["requests.carried_out.total"].state is State.TEXT
    assert status is Status.NEEDS_REVIEW


def test_a_running_head_with_last_years_title_parts_nothing() -> None:
    stale = OTHERS[1]
    text = report(OURS).replace("\n三、", f"\n{stale}\n三、").replace("\n四、", f"\n{stale}\n四、")
    found, _ = read(text)
    assert {fact.state for fact in found.facts.values()} == {State.NUMBER}


@pytest.mark.parametrize(
    "drawing",
    [
        "| 项目 | 自然人 | 总计 | 自然人 | 总计 |\n| 一、本年新收政府信息公开申请数量 | 5 | 5 | 7 | 7 |",
        """
| 项目 | 自然人 | 总计 | 项目 | 自然人 | 总计 |
| 一、本年新收政府信息公开申请数量 | 5 | 5 | 一、本年新收政府信息公开申请数量 | 7 | 7 |
""",
        """
| 项目 | 2023年 | < | 2022年 | < |
| ^ | 自然人 | 总计 | 自然人 | 总计 |
| 一、本年新收政府信息公开申请数量 | 5 | 5 | 7 | 7 |
""",
    ],
)
def test_two_years_side_by_side_are_refused(drawing: str) -> None:
    drawn = grid(drawing)
    mapped = map_table(
        Match("requests", (Piece(drawn, range(drawn.row_count)),)), FORMS.editions["2021"], "test", year=2023
    )
    assert not [fact for fact in mapped.facts.values() if fact.value is not None]
    assert {cell.text for cell in mapped.unmapped} >= {"5", "7"}


def test_of_two_years_side_by_side_whose_heads_say_so_the_reports_own_is_taken() -> None:
    drawn = grid(
        "| 信息内容 | 2022年制发件数 | 2023年制发件数 | 2022年废止件数 | 2023年废止件数 | 现行有效件数 |\n"
        "| 规章 | 1 | 2 | 3 | 4 | 5 |"
    )
    mapped = map_table(
        Match("proactive_disclosure", (Piece(drawn, range(2)),)), FORMS.editions["2021"], "test", year=2023
    )
    read_as = {path.rpartition(".")[2]: fact.value for path, fact in mapped.facts.items() if fact.value is not None}
    assert read_as == {"issued_this_year": 2, "repealed_this_year": 4, "in_force": 5}


@pytest.mark.parametrize(("other", "status"), [("2022", Status.NEEDS_REVIEW), ("2023", Status.ACCEPTED)])
def test_titles_of_two_years_in_one_line_are_two_reports_even_where_their_numbers_are_alike(
    other: str, status: Status
) -> None:
    """Their columns, read across the page, are one text, of which the tables of either may be taken."""
    beside = f"石桥县教育局2023年政府信息公开工作年度报告    石桥县教育局{other}年政府信息公开工作年度报告"
    period = "报告所列数据的统计期限为2023年1月1日至2023年12月31日。"
    found, decided = read(report(f"{beside}\n{period}"))
    assert decided is status
    assert found.year == 2023
