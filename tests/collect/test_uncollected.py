"""What could not be collected stands on the overview of an office."""

from pipeline.show.collected import uncollected
from pipeline.store.completeness import Completeness

START = "http://www.example.test/nb/"
ROWS = (
    Completeness(START, "石桥县人民政府", "石桥县教育局", 2022, 1, 1, 1, 0, 0, 0),
    Completeness(START, "石桥县人民政府", "石桥县教育局", 2023, 1, 0, 0, 0, 1, 1),
    Completeness(START, "石桥县水利局", "", 2024, 1, 0, 0, 1, 0, 0),
)


def test_sources_that_gave_fewer_are_listed_by_year_and_those_that_gave_all_are_not() -> None:
    section = uncollected(ROWS, None, "zh")
    assert section.heading == "未收集到"
    assert section.rows == (
        ("2023", "石桥县教育局", "1", "0", "1", START),
        ("2024", "石桥县水利局", "0", "1", "0", START),
    )
    assert uncollected(ROWS, 2024, "zh").rows == section.rows[1:]
    assert uncollected(ROWS[:1], None, "en").notes == ("None.",)
