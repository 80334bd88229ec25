"""PDFs: tables cut by page breaks at bad places, labels turned or torn, numbers broken over lines, five ways of writing."""

from dataclasses import replace

from samples.maker.catalogue.office import CUT_2022
from samples.maker.layout import Layout
from samples.maker.sample import report
from samples.maker.story import Story
from samples.maker.writers import docx, html_cms, pdf_canvas, pdf_fpdf, pdf_office, pdf_platypus
from samples.maker.writers.pdf_layout import Look

GROUP_CUT_2022 = Story(
    agency="望汐市人民政府",
    year=2022,
    size="city",
    seed=61,
    scope="consolidated",
    scope_note="本报告所列数据为全市汇总数据，包含市政府各部门和各县（区）人民政府。",
    title=("望汐市人民政府", "2022年政府信息公开工作年度报告"),
)
ROW_CUT_2023 = Story(agency="溯光区教育局", year=2023, size="department", seed=62)
ROTATED_2020 = Story(
    agency="霁川市发展和改革委员会",
    year=2020,
    size="department",
    seed=63,
    edition="2019",
    figures={"proactive_disclosure.administrative_licensing.items_change": -5},
)
NARROW_2024 = Story(
    agency="青岚省人民政府",
    year=2024,
    size="province",
    seed=64,
    scope="consolidated",
    scope_note="本报告所列数据为全省汇总数据，包含省政府各部门和各市、县（区）人民政府。",
    figures={
        "proactive_disclosure.administrative_licensing.decisions": 11398889,
        "proactive_disclosure.administrative_penalties.decisions": 5204817,
    },
)
HEAD_CUT_2021 = Story(agency="松墟镇人民政府", year=2021, size="town", seed=65)
RADICALS_2025 = Story(
    agency="望汐市气象局",
    year=2025,
    size="department",
    seed=66,
    layout=Layout(
        relabel={
            "自然人": "⾃然⼈",
            "申请人情况": "申请⼈情况",
            "行政许可": "⾏政许可",
            "一、本年新收政府信息公开申请数量": "⼀、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量": "⼆、上年结转政府信息公开申请数量",
            "行政复议": "⾏政复议",
        }
    ),
)
OWN_TABLES_2021 = Story(
    agency="栖霖县人民政府办公室",
    year=2021,
    size="department",
    seed=67,
    title=("栖霖县人民政府办公室", "2021 年政府信息公开工作年度报告"),
)
PRINTED_PAGE_2023 = Story(agency="望汐市司法局", year=2023, size="department", seed=68, published_on="2024-01-25")

SAMPLES = (
    report(
        "paper/wangxi_city_2022.pdf",
        GROUP_CUT_2022,
        pdf_canvas.looking(Look(breaks={"requests": (16,)}, page_number="— {} —", shaded=True)),
    ),
    report(
        "paper/suguang_education_2023.pdf",
        ROW_CUT_2023,
        pdf_canvas.looking(Look(breaks={"requests": (23,)}, torn_row=("requests", 22), rules="boxes")),
    ),
    report(
        "paper/jichuan_reform_2020.pdf",
        ROTATED_2020,
        pdf_fpdf.looking(Look(upright="rotated", rules="double", breaks={"requests": (14,)})),
    ),
    report(
        "paper/qinglan_province_2024.pdf",
        NARROW_2024,
        pdf_canvas.looking(
            Look(
                widths={"requests": (6, 12, 47, 5, 5, 5, 5, 5, 5, 5)},
                size=10.0,
                breaks={"requests": (15,)},
                new_page_before=frozenset({"requests"}),
            )
        ),
    ),
    report(
        "paper/songxu_town_2021.pdf",
        HEAD_CUT_2021,
        pdf_fpdf.looking(
            Look(breaks={"proactive_disclosure": (6,), "requests": (18,)}, shaded=True, align_labels="center")
        ),
    ),
    report(
        "paper/wangxi_weather_2025.pdf",
        RADICALS_2025,
        pdf_fpdf.looking(Look(bold=True, rules="boxes", breaks={"requests": (20,)})),
    ),
    report("paper/qilin_office_2021.pdf", OWN_TABLES_2021, pdf_platypus.write),
    report("paper/wangxi_justice_2023.pdf", PRINTED_PAGE_2023, pdf_office.by_chromium(html_cms.write)),
    report(
        "paper/suguang_labour_2022.pdf",
        replace(CUT_2022, agency="溯光区人力资源和社会保障局", seed=69),
        pdf_office.by_libreoffice(docx.write),
    ),
)
