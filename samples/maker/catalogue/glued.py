"""Reports copied as text without their cells: what is sure is read, what more than one cut allows is left open."""

from samples.maker.model import unreadable
from samples.maker.sample import report
from samples.maker.story import Planted, Story
from samples.maker.writers import text_glued

ZERO_TOWN_2022 = Story(agency="鹤汀镇人民政府", year=2022, size="zero", seed=201)
_NORMATIVE = "proactive_disclosure.normative_documents"
_OPEN = {
    f"{_NORMATIVE}.issued_this_year": "8",
    f"{_NORMATIVE}.repealed_this_year": "9",
    f"{_NORMATIVE}.in_force": "89",
}
OFFICE_2023 = Story(
    agency="松墟区水利局",
    year=2023,
    size="department",
    seed=202,
    cells={path: unreadable(text) for path, text in _OPEN.items()},
    status="needs_review",
    planted=tuple(Planted("FORM.CELL_UNREADABLE", path=path) for path in _OPEN),
)
TOWNSHIP_2020 = Story(agency="拾月乡人民政府", year=2020, size="zero", seed=203, edition="2019")
COUNTY_2024 = Story(agency="栖霖县教育局", year=2024, size="county", seed=204, decimals=2)

SAMPLES = (
    report("glued/heting_town_2022.txt", ZERO_TOWN_2022, text_glued.write_breath),
    report("glued/songxu_water_2023.txt", OFFICE_2023, text_glued.write_breath),
    report("glued/shiyue_township_2020.txt", TOWNSHIP_2020, text_glued.write_half_spaced),
    report("glued/qilin_education_2024.txt", COUNTY_2024, text_glued.write_cell_lines),
)
