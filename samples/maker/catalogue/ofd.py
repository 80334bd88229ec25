"""OFD: the national fixed-layout format, as different programs write it."""

from dataclasses import replace

from samples.maker.catalogue.faults import RESULT_SUM_2023
from samples.maker.catalogue.others import SCANNED_2022, pictures
from samples.maker.sample import Sample, report
from samples.maker.story import Story
from samples.maker.writers import ofd
from samples.maker.writers.ofd_objects import Habits
from samples.maker.writers.pdf_layout import Look

PLAIN_2024 = Story(agency="栖霖县水务局", year=2024, size="department", seed=301)
CONVERTED_2022 = Story(
    agency="望汐市人民政府办公室",
    year=2022,
    size="city",
    seed=302,
    title=("望汐市人民政府办公室", "2022年政府信息公开工作年度报告"),
)
TEMPLATE_2020 = Story(
    agency="溯光区司法局",
    year=2020,
    size="department",
    seed=303,
    edition="2019",
    figures={"proactive_disclosure.administrative_penalties.items_change": -4},
)
DRAWN_2023 = Story(agency="松墟镇人民政府", year=2023, size="town", seed=304)

_PLAIN = Habits(deltas="grouped")
_CONVERTED = Habits(scaled=True, glyphs=True, whole_page=True)
_TEMPLATE = Habits(deltas="short", parameters=True, blocks=True, direction=True)
_DRAWN = Habits(paths="absolute", prefix="", laid_out=True)

SAMPLES = (
    report("ofd/qilin_water_2024.ofd", PLAIN_2024, ofd.looking(Look(), _PLAIN)),
    report(
        "ofd/wangxi_office_2022.ofd",
        CONVERTED_2022,
        ofd.looking(Look(breaks={"requests": (16,)}, rules="boxes", shaded=True), _CONVERTED, stamped=True),
    ),
    report(
        "ofd/suguang_justice_2020.ofd",
        TEMPLATE_2020,
        ofd.looking(Look(upright="rotated", breaks={"requests": (14,)}), _TEMPLATE, template=True),
    ),
    report("ofd/songxu_town_2023.ofd", DRAWN_2023, ofd.looking(Look(rules="double", bold=True), _DRAWN)),
    report("ofd/result_sum_2023.ofd", replace(RESULT_SUM_2023, agency="照影县教育局"), ofd.looking(Look(), _PLAIN)),
    Sample("ofd/bolu_town_2022_scan.ofd", SCANNED_2022.sheet, ofd.looking(Look(), _PLAIN, scanned=True), pictures),
)
