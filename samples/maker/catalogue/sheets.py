"""Workbooks: reports on one sheet or several, whose number formats show, hide or dress what is stored."""

from decimal import Decimal

from samples.maker.form import CORNER, TABLES
from samples.maker.layout import Layout
from samples.maker.model import BLANK, DASH, Printed, number
from samples.maker.sample import report
from samples.maker.statistics import StatisticsLayout
from samples.maker.statistics_story import StatisticsStory
from samples.maker.story import Planted, Story
from samples.maker.writers import sheet_csv
from samples.maker.writers.sheet import written

_BLANKS = tuple(Planted("FORM.BLANK", "warning", table) for table in TABLES)


def _zeros_hidden(_: str, value: Decimal) -> Printed:
    return number(value) if value else BLANK


def _zeros_dashed(_: str, value: Decimal) -> Printed:
    return number(value) if value else DASH


DISTRICT_2024 = Story(agency="溯光区人民政府", year=2024, size="county", seed=601, scope="consolidated")
HIDDEN_2022 = Story(agency="澄砚县林业局", year=2022, size="department", seed=602)
FORMATS_2023 = Story(
    agency="霁川市统计局", year=2023, size="department", seed=603, numerals=_zeros_hidden, planted=_BLANKS
)
DASHES_2020 = Story(
    agency="云岫区城市管理局",
    year=2020,
    size="department",
    seed=604,
    edition="2019",
    numerals=_zeros_dashed,
    planted=_BLANKS,
)
BARE_2021 = Story(agency="半砚镇人民政府", year=2021, size="town", seed=605)
WRONG_2025 = Story(
    agency="望汐市文化和旅游局",
    year=2025,
    size="department",
    seed=606,
    figures={"review_litigation.reconsideration.upheld": 3},
    cells={"review_litigation.reconsideration.total": number(9)},
    quote=False,
    status="needs_review",
    planted=(Planted("REV.SUM", "error", "review_litigation.reconsideration.total"),),
)
COUNTY_2022 = Story(agency="照影县人民政府", year=2022, size="county", seed=608, scope="consolidated")
EDUCATION_2020 = Story(
    agency="拾月市教育局",
    year=2020,
    size="department",
    seed=609,
    edition="2019",
    layout=Layout(relabel={"规范性文件": "规范性文件\n(决定、命令除外)", CORNER: CORNER.replace("，", ",")}),
)
STATISTICS_2016 = StatisticsStory(
    agency="泊鹭区粮食局", year=2016, size="department", seed=607, layout=StatisticsLayout()
)

SAMPLES = (
    report("sheets/suguang_district_2024.xlsx", DISTRICT_2024, written("apart", "rich text")),
    report(
        "sheets/chengyan_forestry_2022.xlsx",
        HIDDEN_2022,
        written("a sheet each", "spread", "hidden sheet", "hidden rows", "hidden columns"),
    ),
    report("sheets/jichuan_statistics_2023.xlsx", FORMATS_2023, written("zeros hidden by format", "date stored")),
    report("sheets/yunxiu_management_2020.xlsx", DASHES_2020, written("accounting", "prose in one cell")),
    report("sheets/banyan_town_2021.xlsx", BARE_2021, written("no borders", "apart", "prose unmerged", "offset")),
    report("sheets/wangxi_culture_2025.xlsx", WRONG_2025, written("counts in words", "signature beside")),
    report("sheets/zhaoying_county_2022.csv", COUNTY_2022, sheet_csv.write_gbk),
    report("sheets/shiyue_education_2020.csv", EDUCATION_2020, sheet_csv.write),
    report("sheets/bolu_grain_2016.xlsx", STATISTICS_2016, written("numbers as text")),
)
