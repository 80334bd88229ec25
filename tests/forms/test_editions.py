"""The edition files hold the official forms: fields, wordings and sums of each."""

from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path

import pytest

from pipeline.forms.dictionary import COLUMNS, fields_rows
from pipeline.forms.load import load_forms
from pipeline.model.form import Axis, Edition, Relation, Severity
from pipeline.model.member import Member
from pipeline.text import core, enumerator

FORMS = load_forms()
EDITIONS = list(FORMS.editions.values())


def rows_of(edition: str) -> list[tuple[str, ...]]:
    return [row for row in fields_rows(FORMS) if row[0] == edition]


def walk(members: tuple[Member, ...]) -> list[Member]:
    return [found for member in members for found in (member, *walk(member.below))]


@pytest.mark.parametrize("edition", ["2014", "2019", "2021"])
def test_an_edition_spans_exactly_the_fields_of_the_contract(edition: str, contract: Path) -> None:
    lines = [tuple(line.split("\t")) for line in (contract / "fields.tsv").read_text("utf-8").splitlines()]
    assert lines[0] == COLUMNS
    assert rows_of(edition) == [line for line in lines if line[0] == edition]


@pytest.mark.parametrize(
    ("edition", "table", "fields"),
    [
        ("2014", "statistics", 58),
        ("2019", "proactive_disclosure", 22),
        ("2019", "requests", 161),
        ("2019", "review_litigation", 15),
        ("2021", "proactive_disclosure", 10),
        ("2021", "requests", 175),
        ("2021", "review_litigation", 15),
    ],
)
def test_a_table_has_as_many_numbers_as_the_official_form(edition: str, table: str, fields: int) -> None:
    assert sum(row[1] == table for row in rows_of(edition)) == fields


@pytest.mark.parametrize(
    "line",
    [
        "2014|statistics|reconsideration.total|四、行政复议数量|value|统计数|count|件",
        "2014|statistics|reconsideration.corrected|四、行政复议数量/（二）被依法纠错数|value|统计数|count|件",
        "2014|statistics|requests.denied_trade_secret|三、依申请公开情况/（三）申请答复数/4.不同意公开答复数/涉及商业秘密|value|统计数|count|件",
        "2014|statistics|request_fees.amount|七、依申请公开信息收取的费用|value|统计数|decimal4|万元",
        "2014|statistics|meetings_training.trainees|九、政府信息公开会议和培训情况/（三）接受培训人员数|value|统计数|count|人次",
        "2019|proactive_disclosure|normative_documents|第二十条第（一）项/规范性文件|made_this_year|本年新制作数量|count|件",
        "2019|proactive_disclosure|other_services|第二十条第（五）项/其他对外管理服务事项|items_change|本年增/减|signed|项",
        "2019|proactive_disclosure|government_procurement|第二十条第（九）项/政府集中采购|procurement_amount|采购总金额|decimal4|万元",
        "2019|requests|other.undivided|三、本年度办理结果/（六）其他处理|other_organization|法人或其他组织/其他|count|件",
        "2021|proactive_disclosure|administrative_charges|第二十条第（八）项/行政事业性收费|charges_amount|本年收费金额（单位：万元）|decimal4|万元",
        "2021|requests|other.other|三、本年度办理结果/（六）其他处理/3.其他|total|总计|count|件",
        "2021|review_litigation|litigation_direct|行政诉讼/未经复议直接起诉|upheld|结果维持|count|件",
    ],
)
def test_the_dictionary_has_the_row(line: str) -> None:
    assert tuple(line.split("|")) in fields_rows(FORMS)


def test_editions_stand_from_the_oldest_and_say_their_years() -> None:
    years = {edition.id: (edition.first_year, edition.last_year) for edition in EDITIONS}
    assert list(years.items()) == [("2014", (2014, 2018)), ("2019", (2019, 2020)), ("2021", (2021, None))]


def test_the_form_of_2014_prescribes_a_table_and_no_section() -> None:
    assert [(section.table, section.prescribed) for section in FORMS.editions["2014"].sections] == [
        ("statistics", False)
    ]


@pytest.mark.parametrize("edition", EDITIONS[1:], ids=lambda edition: edition.id)
def test_an_edition_has_the_six_sections(edition: Edition) -> None:
    assert [(section.number, section.title, section.table) for section in edition.sections] == [
        ("一", "总体情况", None),
        ("二", "主动公开政府信息情况", "proactive_disclosure"),
        ("三", "收到和处理政府信息公开申请情况", "requests"),
        ("四", "政府信息公开行政复议、行政诉讼情况", "review_litigation"),
        ("五", "存在的主要问题及改进情况", None),
        ("六", "其他需要报告的事项", None),
    ]


@pytest.mark.parametrize(("edition", "required"), [("2019", ["五"]), ("2021", ["五", "六"])])
def test_content_is_required_where_the_form_asks_for_it(edition: str, required: list[str]) -> None:
    assert [section.number for section in FORMS.editions[edition].sections if section.required] == required


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        (
            "2014",
            [
                ("STAT.RECEIVED", "rows", "=", "error"),
                ("STAT.CONCLUDED", "rows", "=", "error"),
                ("STAT.STAFF", "rows", "=", "error"),
                ("STAT.REPLIED", "rows", "=", "warning"),
                ("STAT.DENIED", "rows", "=", "warning"),
                ("STAT.RECONSIDERATION", "rows", "=", "warning"),
                ("STAT.LITIGATION", "rows", "=", "warning"),
                ("STAT.NORMATIVE", "rows", "<=", "warning"),
                *[("STAT.CHANNEL", "rows", "<=", "warning")] * 5,
                *[("STAT.PRINCIPAL", "rows", "<=", "warning")] * 2,
            ],
        ),
        (
            "2019",
            [
                ("PRO19.DISCLOSED_TOTAL", "columns", "<=", "warning"),
                ("PRO19.ITEMS", "columns", ">=", "warning"),
                ("PRO19.PROCUREMENT", "columns", "both-or-neither", "warning"),
                ("REQ.BALANCE", "rows", "=", "error"),
                ("REQ.RESULT_SUM", "rows", "=", "error"),
                ("REQ.ROW_SUM", "columns", "=", "error"),
                ("REV.SUM", "columns", "=", "error"),
            ],
        ),
        (
            "2021",
            [
                ("PRO21.POOL", "columns", "<=", "warning"),
                ("REQ.BALANCE", "rows", "=", "error"),
                ("REQ.RESULT_SUM", "rows", "=", "error"),
                ("REQ.ROW_SUM", "columns", "=", "error"),
                ("REV.SUM", "columns", "=", "error"),
            ],
        ),
    ],
)
def test_an_edition_promises_its_sums(edition: str, expected: list[tuple[str, str, str, str]]) -> None:
    identities = chain.from_iterable(table.identities for table in FORMS.editions[edition].tables)
    stated = [(identity.code, identity.axis, identity.relation, identity.severity) for identity in identities]
    assert stated == [(code, Axis(axis), Relation(how), Severity(weight)) for code, axis, how, weight in expected]


@pytest.mark.parametrize(("edition", "rows"), [("2019", 19), ("2021", 21)])
def test_the_results_of_requests_are_summed_over_all_their_rows(edition: str, rows: int) -> None:
    table = FORMS.editions[edition].table("requests")
    (total,) = (identity for identity in table.identities if identity.code == "REQ.RESULT_SUM")
    leaves = [leaf.id for leaf in table.blocks[0].row_leaves]
    summed = [leaf for leaf in leaves if any(leaf == term or leaf.startswith(f"{term}.") for term in total.left)]
    assert total.right == ("results_total",)
    assert [leaf for leaf in leaves if leaf not in summed] == ["received", "carried_in", "results_total", "carried_out"]
    assert len(summed) == rows


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("requests.received", 4),
        ("requests.concluded", 2),
        ("requests.replied", 8),
        ("requests.denied", 6),
        ("reconsideration.total", 3),
        ("litigation.total", 3),
        ("capacity.staff", 2),
    ],
)
def test_a_total_of_2014_is_the_sum_of_all_rows_printed_below_it(total: str, parts: int) -> None:
    table = FORMS.editions["2014"].table("statistics")
    (identity,) = (identity for identity in table.identities if identity.left == (total,))
    above = next(leaf for leaf in table.blocks[0].row_leaves if leaf.id == total)
    below = [leaf.id for leaf in table.blocks[0].row_leaves if leaf.members[:-1] == above.members]
    assert list(identity.right) == below
    assert len(below) == parts
    assert identity.open


# Of the form of 2014 two groups have rows of the same words and the same number, and nothing but the group tells them.
@pytest.mark.parametrize("edition", EDITIONS[1:], ids=lambda edition: edition.id)
def test_no_wording_means_two_things_on_one_axis(edition: Edition) -> None:
    for table in edition.tables:
        for members in chain.from_iterable((block.rows, block.columns) for block in table.blocks):
            marks: dict[str, list[str]] = defaultdict(list)
            for member in walk(members):
                wordings = {core(wording): enumerator(wording) for wording in (*member.met, member.label)}
                for kept, mark in wordings.items():
                    marks[kept].append(mark)
            shared = {kept: found for kept, found in marks.items() if len(found) > 1}
            assert all("" not in found and max(Counter(found).values()) == 1 for found in shared.values()), shared


@pytest.mark.parametrize(
    ("edition", "table", "wording", "path"),
    [
        ("2014", "statistics", "网上申请数", "requests.received_online"),
        ("2014", "statistics", "不予公开答复数", "requests.denied"),
        ("2014", "statistics", "被举报投诉数量", "complaints.total"),
        ("2014", "statistics", "从事政府信息公开工作人员总数", "capacity.staff"),
        ("2014", "statistics", "统计数据", "value"),
        ("2019", "proactive_disclosure", "上年项目数量", "items_last_year"),
        ("2019", "requests", "（六）其他", "other.undivided"),
        ("2021", "proactive_disclosure", "规范性文件", "normative_documents"),
        ("2021", "requests", "危及国家安全、公共安全、经济安全和社会稳定", "denied.security_and_stability"),
        ("2021", "requests", "社会公益", "public_welfare_organization"),
        ("2021", "requests", "结转下一年度继续办理", "carried_out"),
        ("2021", "requests", "逾期不缴费", "other.fee_unpaid"),
        ("2021", "review_litigation", "未审结", "pending"),
        ("2021", "review_litigation", "复议后诉讼", "litigation_after_reconsideration"),
    ],
)
def test_a_wording_met_names_its_row_or_column(edition: str, table: str, wording: str, path: str) -> None:
    blocks = FORMS.editions[edition].table(table).blocks
    leaves = chain.from_iterable((*block.row_leaves, *block.column_leaves) for block in blocks)
    assert {leaf.id for leaf in leaves if wording in leaf.member.met} == {path}
