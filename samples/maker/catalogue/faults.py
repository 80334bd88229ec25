"""Reports in which one thing is wrong, each at a known place; what follows from it is said here, and audited."""

from collections.abc import Mapping
from dataclasses import replace

from samples.maker.layout import Layout
from samples.maker.model import number, unreadable
from samples.maker.sample import report
from samples.maker.story import Planted, Story
from samples.maker.writers import docx, html_article, html_cms, html_word, pdf_canvas, pdf_fpdf, pdf_office, text
from samples.maker.writers.pdf_layout import Look


def _misprinted(story: Story, by: Mapping[str, int], *planted: Planted) -> Story:
    """Print some numbers too high or too low; each key is the path below its table."""
    figures = story.own_figures()
    cells = {path: number(figures[path] + difference) for path, difference in by.items()}
    return replace(story, cells={**story.cells, **cells}, planted=planted, status="needs_review", quote=False)


def _sum(code: str, path: str) -> Planted:
    return Planted(code, "error", path)


BALANCE_2022 = _misprinted(
    Story(agency="望汐市财政局", year=2022, size="department", seed=201, published_on="2023-01-16"),
    {"requests.carried_out.natural_person": 2, "requests.carried_out.total": 2},
    _sum("REQ.BALANCE", "requests.results_total.natural_person"),
    _sum("REQ.BALANCE", "requests.results_total.total"),
)
RESULT_SUM_2023 = _misprinted(
    Story(agency="栖霖县教育局", year=2023, size="department", seed=202),
    {"requests.not_available.not_held.natural_person": -1},
    _sum("REQ.RESULT_SUM", "requests.results_total.natural_person"),
    _sum("REQ.ROW_SUM", "requests.not_available.not_held.total"),
)
ROW_SUM_2021 = _misprinted(
    Story(agency="霁川市审计局", year=2021, size="department", seed=203),
    {"requests.granted.total": 3},
    _sum("REQ.ROW_SUM", "requests.granted.total"),
    _sum("REQ.RESULT_SUM", "requests.results_total.total"),
)
_REVIEWED = Story(
    agency="溯光区人民政府",
    year=2024,
    size="county",
    seed=204,
    scope="consolidated",
    scope_note="本报告所列数据为全区汇总数据，包含区政府各部门和各街道办事处。",
)
REVIEW_2024 = replace(
    _REVIEWED,
    cells={
        f"review_litigation.{group}.total": number(0)
        for group in ("reconsideration", "litigation_after_reconsideration")
    },
    planted=(
        _sum("REV.SUM", "review_litigation.reconsideration.total"),
        _sum("REV.SUM", "review_litigation.litigation_after_reconsideration.total"),
    ),
    status="needs_review",
)
SEVERAL_2019 = _misprinted(
    Story(agency="栖霖县水务局", year=2019, size="department", seed=205, edition="2019"),
    {
        "requests.received.commercial_enterprise": 1,
        "requests.results_total.natural_person": 10,
        "review_litigation.litigation_direct.pending": 2,
    },
    _sum("REQ.ROW_SUM", "requests.received.total"),
    _sum("REQ.BALANCE", "requests.results_total.commercial_enterprise"),
    _sum("REQ.BALANCE", "requests.results_total.natural_person"),
    _sum("REQ.RESULT_SUM", "requests.results_total.natural_person"),
    _sum("REQ.ROW_SUM", "requests.results_total.total"),
    _sum("REV.SUM", "review_litigation.litigation_direct.total"),
)
UNREADABLE_2022 = Story(
    agency="澄砚县卫生健康局",
    year=2022,
    size="department",
    seed=206,
    cells={
        "requests.granted.commercial_enterprise": unreadable("1O"),
        "requests.not_available.not_held.natural_person": unreadable("**"),
    },
    planted=(
        Planted("FORM.CELL_UNREADABLE", "error", "requests.granted.commercial_enterprise"),
        Planted("FORM.CELL_UNREADABLE", "error", "requests.not_available.not_held.natural_person"),
    ),
    status="needs_review",
)
BROKEN_2023 = Story(
    agency="云岫区城市管理局",
    year=2023,
    size="department",
    seed=207,
    cells={"proactive_disclosure.administrative_licensing.decisions": unreadable("12\n34")},
    planted=(Planted("FORM.CELL_UNREADABLE", "error", "proactive_disclosure.administrative_licensing.decisions"),),
    status="needs_review",
)
TYPES_2022 = Story(
    agency="望汐市民政局",
    year=2022,
    size="department",
    seed=208,
    cells={
        "proactive_disclosure.administrative_penalties.decisions": unreadable("-3"),
        "requests.received.research_institution": unreadable("0.5"),
    },
    planted=(
        Planted("PRO.TYPE", "error", "proactive_disclosure.administrative_penalties.decisions"),
        Planted("FORM.CELL_UNREADABLE", "error", "requests.received.research_institution"),
    ),
    status="needs_review",
)
ROW_GONE_2022 = Story(
    agency="霁川市商务局",
    year=2022,
    size="department",
    seed=209,
    layout=Layout(drop_rows=frozenset({"denied.process_information"})),
    planted=(Planted("FORM.ROW_MISSING", "error", "requests.denied.process_information"),),
    status="needs_review",
)
TABLE_GONE_2023 = Story(
    agency="松墟镇人民政府",
    year=2023,
    size="zero",
    seed=210,
    layout=Layout(drop_tables=frozenset({"review_litigation"})),
    extra={"review_litigation": ("本年度未发生政府信息公开行政复议、行政诉讼。",)},
    planted=(Planted("FORM.TABLE_MISSING", "error", "review_litigation"),),
    status="needs_review",
)
COLUMN_GONE_2021 = Story(
    agency="溯光区统计局",
    year=2021,
    size="department",
    seed=211,
    layout=Layout(drop_columns=frozenset({"legal_service_organization"})),
    planted=(Planted("FORM.COLUMN_MISSING", "error", any_path=True),),
    status="needs_review",
)
NO_YEAR = Story(
    agency="半砚乡人民政府",
    year=None,
    size="town",
    seed=212,
    title=("半砚乡人民政府政府信息公开工作年度报告",),
    signature=("半砚乡人民政府",),
    planted=(Planted("FORM.YEAR"),),
    status="needs_review",
)
TWO_YEARS_2022 = Story(
    agency="听潮街道办事处",
    year=2022,
    size="town",
    seed=213,
    period=2021,
    planted=(Planted("FORM.YEAR"),),
    status="needs_review",
)
MONEY_2023 = Story(
    agency="澄砚县自然资源局",
    year=2023,
    size="department",
    seed=214,
    figures={"proactive_disclosure.administrative_charges.charges_amount": 251000},
    planted=(Planted("MONEY.UNIT", "warning", "proactive_disclosure.administrative_charges.charges_amount"),),
)
POOL_2022 = Story(
    agency="望汐市教育局",
    year=2022,
    size="department",
    seed=215,
    figures={
        "proactive_disclosure.normative_documents.issued_this_year": 9,
        "proactive_disclosure.normative_documents.repealed_this_year": 2,
        "proactive_disclosure.normative_documents.in_force": 4,
    },
    planted=(Planted("PRO21.POOL", "warning", any_path=True),),
)
RULES_2024 = Story(
    agency="云岫区统计局",
    year=2024,
    size="department",
    seed=216,
    figures={"proactive_disclosure.regulations.in_force": 2},
    planted=(Planted("PRO.RULE_POWER", "warning", any_path=True),),
)
TYPO_2023 = Story(
    agency="霁川市文化和旅游局",
    year=2023,
    size="department",
    seed=217,
    layout=Layout(
        relabel={"5.属于三类内部事务信息": "5.属于三类内部事物信息", "8.属于行政查询事项": "8.属行政查询事项"}
    ),
    planted=(Planted("FORM.LABEL_VARIANT", "warning", "requests"),),
)
AGENCY_2022 = Story(
    agency="照影镇人民政府",
    year=2022,
    size="town",
    seed=218,
    signature=("泊鹭镇人民政府", "2023年1月11日"),
    planted=(Planted("FORM.AGENCY", "warning"),),
)
ONLY_NONE_2023 = Story(
    agency="溯光区民政局",
    year=2023,
    size="department",
    seed=219,
    narrative={5: ("无。",)},
    planted=(Planted("FORM.SECTION", "warning", any_path=True),),
)
NO_PROBLEMS_2024 = Story(
    agency="拾月乡人民政府",
    year=2024,
    size="town",
    seed=220,
    narrative={4: ()},
    planted=(Planted("FORM.SECTION", "warning", any_path=True),),
)
DECIMALS_2021 = Story(
    agency="望汐市人民政府",
    year=2021,
    size="city",
    seed=221,
    scope="consolidated",
    scope_note="本报告所列数据为全市汇总数据，包含市政府各部门和各县（区）人民政府。",
    figures={"proactive_disclosure.administrative_charges.charges_amount": "24252.311082"},
    planted=(Planted("PRO.DECIMALS", "warning", "proactive_disclosure.administrative_charges.charges_amount"),),
)
ITEMS_2020 = Story(
    agency="澄砚县交通运输局",
    year=2020,
    size="department",
    seed=222,
    edition="2019",
    figures={
        "proactive_disclosure.normative_documents.made_this_year": 9,
        "proactive_disclosure.normative_documents.disclosed_this_year": 9,
        "proactive_disclosure.normative_documents.disclosed_total": 4,
        "proactive_disclosure.administrative_compulsory_measures.items_last_year": 3,
        "proactive_disclosure.administrative_compulsory_measures.items_change": -5,
        "proactive_disclosure.government_procurement.procurement_items": 0,
        "proactive_disclosure.government_procurement.procurement_amount": "12.5",
    },
    planted=tuple(
        Planted(f"PRO19.{code}", "warning", any_path=True) for code in ("DISCLOSED_TOTAL", "ITEMS", "PROCUREMENT")
    ),
)

SAMPLES = (
    report("faults/balance_2022.html", BALANCE_2022, html_cms.write),
    report("faults/result_sum_2023.pdf", RESULT_SUM_2023, pdf_canvas.looking(Look(rules="boxes", shaded=True))),
    report("faults/row_sum_2021.docx", ROW_SUM_2021, docx.write),
    report("faults/review_sum_2024.html", REVIEW_2024, html_word.write),
    report("faults/several_sums_2019.pdf", SEVERAL_2019, pdf_office.by_libreoffice(docx.write)),
    report("faults/several_sums_2019.txt", SEVERAL_2019, text.write_tabs),
    report("faults/unreadable_cell_2022.html", UNREADABLE_2022, html_word.write),
    report("faults/broken_number_2023.html", BROKEN_2023, html_article.write),
    report("faults/forbidden_number_2022.docx", TYPES_2022, docx.write),
    report("faults/missing_row_2022.docx", ROW_GONE_2022, docx.write),
    report("faults/missing_table_2023.html", TABLE_GONE_2023, html_cms.write),
    report("faults/missing_column_2021.html", COLUMN_GONE_2021, html_article.write),
    report("faults/no_year.html", NO_YEAR, html_article.write),
    report("faults/two_years_2022.docx", TWO_YEARS_2022, docx.write),
    report("faults/yuan_for_wanyuan_2023.docx", MONEY_2023, docx.write),
    report("faults/documents_pool_2022.html", POOL_2022, html_word.write),
    report("faults/rule_power_2024.txt", RULES_2024, text.write_pipes),
    report("faults/label_typo_2023.pdf", TYPO_2023, pdf_fpdf.looking(Look(shaded=True))),
    report("faults/two_agencies_2022.html", AGENCY_2022, html_article.write),
    report("faults/section_six_none_2023.html", ONLY_NONE_2023, html_word.write),
    report("faults/no_section_five_2024.docx", NO_PROBLEMS_2024, docx.write),
    report("faults/six_decimals_2021.html", DECIMALS_2021, html_article.write),
    report("faults/items_2020.html", ITEMS_2020, html_word.write),
)
