"""The JSON Schema of the statistics of 2014 to 2018, whose rows have each a unit of their own."""

from tests.forms.made_record import SCHEMA, fits, put, record


def test_a_row_of_the_statistics_says_its_own_unit() -> None:
    rows = SCHEMA["$defs"]["2014.statistics"]["properties"]["capacity"]["properties"]
    units = {
        row: SCHEMA["$defs"][found["$ref"].removeprefix("#/$defs/")]["properties"]["value"]["unit"]
        for row, found in rows.items()
    }
    assert units["staff"] == "人"
    assert units["dedicated_offices"] == "个"
    assert units["dedicated_funds"] == "万元"


def test_money_of_the_statistics_may_have_decimals_and_a_count_may_not() -> None:
    made = record("2014")
    put(made["tables"], "statistics.capacity.dedicated_funds.value", 12.5)
    assert fits(made)
    put(made["tables"], "statistics.capacity.staff.value", 12.5)
    assert not fits(made)
