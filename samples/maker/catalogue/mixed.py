"""Reports that hold parts of two editions, or came out on a form that was no longer in use."""

from dataclasses import replace

from samples.maker.layout import Layout
from samples.maker.model import Section, Sheet
from samples.maker.sample import report
from samples.maker.statistics import StatisticsLayout, statistics_table
from samples.maker.statistics_story import StatisticsStory
from samples.maker.story import Planted, Story
from samples.maker.writers import docx, html_cms, html_word, pdf_fpdf
from samples.maker.writers.pdf_layout import Look

HYBRID = Planted("FORM.HYBRID", "warning")

UNDIVIDED_2023 = Story(
    agency="溯光区人民政府",
    year=2023,
    size="county",
    seed=101,
    undivided=True,
    scope="consolidated",
    scope_note="本报告所列数据为全区汇总数据，包含区政府各部门和各街道办事处。",
    planted=(HYBRID,),
)
UNDIVIDED_2021 = Story(
    agency="照影镇人民政府",
    year=2021,
    size="town",
    seed=102,
    undivided=True,
    published_on="2022-01-14",
    planted=(HYBRID,),
)
FIRST_BLOCK_2021 = Story(
    agency="云岫区教育局",
    year=2021,
    size="department",
    seed=103,
    layout=Layout(first_block_2019=True),
    cells={},
    figures={
        f"proactive_disclosure.{row}.{column}": value
        for row, values in (("regulations", (0, 0, 0)), ("normative_documents", (4, 4, 19)))
        for column, value in zip(("made_this_year", "disclosed_this_year", "disclosed_total"), values, strict=True)
    },
    status="needs_review",
    planted=(HYBRID, Planted("FORM.COLUMN_MISSING", "error", any_path=True)),
    warnings_open=True,
)
OUTDATED_2021 = Story(
    agency="半砚乡人民政府",
    year=2021,
    size="town",
    seed=104,
    edition="2019",
    narrative={5: ("本年度未收取政府信息公开信息处理费，没有其他需要报告的事项。",)},
    planted=(Planted("FORM.OUTDATED", "warning"),),
)

ANNEXED_2021 = Story(
    agency="云岫区民政局",
    year=2021,
    size="department",
    seed=105,
    planted=(HYBRID,),
)


def _with_annex() -> Sheet:
    """Set a report with the agency's table of five years before in its annex."""
    table = statistics_table(
        StatisticsStory(ANNEXED_2021.agency, 2016, "department", 106).printed(), StatisticsLayout(), "", 2016
    )
    sheet = ANNEXED_2021.sheet()
    return replace(sheet, sections=(*sheet.sections, Section("附件：2016年政府信息公开情况统计表", (table,))))


SAMPLES = (
    report("mixed/suguang_district_2023.pdf", UNDIVIDED_2023, pdf_fpdf.looking(Look(upright="rotated", shaded=True))),
    report("mixed/suguang_district_2023.docx", UNDIVIDED_2023, docx.write),
    report("mixed/zhaoying_town_2021.html", UNDIVIDED_2021, html_cms.write),
    report("mixed/yunxiu_education_2021.html", FIRST_BLOCK_2021, html_word.write),
    report("mixed/banyan_township_2021.docx", OUTDATED_2021, docx.write),
    replace(report("mixed/yunxiu_civil_2021.html", ANNEXED_2021, html_word.write), sheet=_with_annex),
)
