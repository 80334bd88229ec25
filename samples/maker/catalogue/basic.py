"""Consistent reports on the official form, from a township without a single case to a province: all are accepted."""

from decimal import Decimal

from samples.maker.model import Printed, number
from samples.maker.sample import report
from samples.maker.story import Story
from samples.maker.writers import docx, html_article, html_cms, html_word, pdf_canvas, pdf_fpdf, text
from samples.maker.writers.pdf_layout import Look

ZERO_TOWN_2021 = Story(
    agency="泊鹭镇人民政府",
    year=2021,
    size="zero",
    seed=1,
    title=("泊鹭镇人民政府2021年政府信息公开工作年度报告",),
)
ZERO_VILLAGE_2019 = Story(
    agency="拾月乡人民政府",
    year=2019,
    size="zero",
    seed=2,
    edition="2019",
    title=("拾月乡人民政府2019年度政府信息公开工作年度报告",),
)
TOWN_2022 = Story(
    agency="松墟镇人民政府",
    year=2022,
    size="town",
    seed=5,
    title=("2022年松墟镇人民政府政府信息公开", "工作年度报告"),
)
HEALTH_2024 = Story(
    agency="云岫区卫生健康局",
    year=2024,
    size="department",
    seed=4,
    decimals=2,
    published_on="2025-01-23",
    title=("云岫区卫生健康局2024年政府信息公开年度报告",),
)
ENVIRONMENT_2019 = Story(
    agency="霁川市生态环境局",
    year=2019,
    size="department",
    seed=6,
    edition="2019",
    decimals=4,
    published_on="2020-01-20",
    figures={
        "proactive_disclosure.administrative_licensing.items_change": -3,
        "proactive_disclosure.administrative_penalties.items_change": 36,
    },
)
CITY_2021 = Story(
    agency="霁川市人民政府",
    year=2021,
    size="city",
    seed=7,
    scope="consolidated",
    scope_note="本报告所列数据为全市汇总数据，包含市政府各部门和各县（区）人民政府。",
    decimals=1,
    title=("霁川市人民政府", "2021年政府信息公开工作年度报告"),
)
PROVINCE_2025 = Story(
    agency="青岚省人民政府",
    year=2025,
    size="province",
    seed=9,
    scope="consolidated",
    scope_note="本报告所列数据为全省汇总数据，包含省政府各部门和各市、县（区）人民政府。",
    decimals=4,
    title=("2025年青岚省人民政府政府信息公开工作年度报告",),
    figures={"proactive_disclosure.administrative_licensing.decisions": 46398889},
)
PROVINCE_OFFICE_2020 = Story(
    agency="青岚省人民政府办公厅",
    year=2020,
    size="department",
    seed=10,
    edition="2019",
    title=("2020 年青岚省人民政府办公厅政府信息公开", "工作年度报告"),
)
STREET_2023 = Story(
    agency="映溪街道办事处",
    year=2023,
    size="town",
    seed=12,
    title=("映溪街道办事处2023年度政府", "信息公开工作年度报告"),
)


def _commas(_: str, value: Decimal) -> Printed:
    return number(value, f"{value:,}")


COUNTY_2025 = Story(
    agency="栖霖县人民政府",
    year=2025,
    size="county",
    seed=14,
    scope="consolidated",
    scope_note="本报告所列数据为全县汇总数据，包含县政府各部门和各乡镇人民政府。",
    decimals=0,
    numerals=_commas,
)

SAMPLES = (
    report("basic/bolu_town_2021.html", ZERO_TOWN_2021, html_article.write),
    report("basic/shiyue_township_2019.txt", ZERO_VILLAGE_2019, text.write_tabs),
    report("basic/songxu_town_2022.docx", TOWN_2022, docx.write),
    report("basic/yunxiu_health_2024.html", HEALTH_2024, html_cms.write_gbk),
    report("basic/jichuan_environment_2019.html", ENVIRONMENT_2019, html_cms.write),
    report("basic/jichuan_city_2021.pdf", CITY_2021, pdf_canvas.looking(Look(shaded=True))),
    report("basic/qinglan_province_2025.pdf", PROVINCE_2025, pdf_fpdf.looking(Look(rules="boxes", size=8.5))),
    report("basic/qinglan_office_2020.pdf", PROVINCE_OFFICE_2020, pdf_canvas.looking(Look(rules="boxes"))),
    report("basic/yingxi_street_2023.txt", STREET_2023, text.write_spaces),
    report("basic/qilin_county_2025.html", COUNTY_2025, html_word.write),
)
