"""Twins: one report in four formats. Their numbers are the same, so what is read from them must be too."""

from dataclasses import replace

from samples.maker.sample import report
from samples.maker.story import Story
from samples.maker.writers import docx, html_cms, html_word, pdf_office, text

COUNTY_2023 = Story(
    agency="澄砚县人民政府",
    year=2023,
    size="county",
    seed=3,
    scope="consolidated",
    scope_note="本报告所列数据为全县汇总数据，包含县政府各部门和各乡镇人民政府、街道办事处。",
    title=("澄砚县人民政府", "2023年政府信息公开工作年度报告"),
)
WATER_2020 = Story(
    agency="霁川市水利局",
    year=2020,
    size="department",
    seed=8,
    edition="2019",
    title=("霁川市水利局2020年度政府信息公开工作年度报告",),
    figures={
        "proactive_disclosure.administrative_licensing.items_change": -8,
        "proactive_disclosure.other_services.items_change": 3,
    },
)
_NUMBERED = docx.dressed(docx.Dress(numbered_headings=True, torn=True))

SAMPLES = (
    report("twins/chengyan_county_2023.html", replace(COUNTY_2023, published_on="2024-03-21"), html_cms.write),
    report("twins/chengyan_county_2023.docx", COUNTY_2023, docx.write),
    report("twins/chengyan_county_2023.txt", COUNTY_2023, text.write_tabs),
    report("twins/chengyan_county_2023.pdf", COUNTY_2023, pdf_office.by_libreoffice(docx.write)),
    report("twins/jichuan_water_2020.html", WATER_2020, html_word.write),
    report("twins/jichuan_water_2020.docx", WATER_2020, _NUMBERED),
    report("twins/jichuan_water_2020.txt", WATER_2020, text.write_pipes),
    report("twins/jichuan_water_2020.pdf", WATER_2020, pdf_office.by_chromium(html_word.write)),
)
