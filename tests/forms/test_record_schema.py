"""The JSON Schema of a record: what is right passes, and one change of it is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.forms.made_record import SCHEMA, SHA256, Json, fits, put, record

Change = Callable[[Json], object]

LICENSING = "proactive_disclosure.administrative_licensing.decisions"
UPHELD = "review_litigation.reconsideration.upheld"


def finding(**changes: object) -> Json:
    return {
        "id": "7e5d0e05de958dc9",
        "code": "REV.SUM",
        "severity": "error",
        "path": "review_litigation.reconsideration.total",
        "message": "行政复议：各项之和为4，总计填写1。",
        "args": {"group": "reconsideration"},
        "expected": 4,
        "actual": 1,
        "terms": {"left": [UPHELD], "right": ["review_litigation.reconsideration.total"]},
        "concerns": "source",
        **changes,
    }


def reviewed(**changes: object) -> Json:
    """Make a record with one finding."""
    return {**record(), "findings": [finding(**changes)]}


def rejected() -> Json:
    made = record()
    made["report"].update(edition=None, year=None, agency=None, published_on=None, scope="unknown", table_editions={})
    return {**made, "tables": {}, "evidence": {}, "narrative": {}, "status": "rejected"}


def blank(**changes: object) -> Change:
    """Make the evidence of one cell that of a blank cell of a document without pages."""
    cell = {"raw": "", "state": "blank", "reading": "html-cells", "table": 1, "row": 0, "column": 2, **changes}
    return lambda made: made["evidence"].update({LICENSING: cell})


def unmapped(**changes: object) -> Change:
    item = {
        "table": "requests",
        "axis": "column",
        "row": ["三、本年度办理结果", "（一）予以公开"],
        "column": ["小计"],
        "text": "4",
        "place": {"table": 2, "row": 4, "column": 8},
        **changes,
    }
    return lambda made: made["unmapped"].append(item)


def test_the_schema_says_label_and_unit_of_the_official_form() -> None:
    charges = SCHEMA["$defs"]["2021.proactive_disclosure"]["properties"]["administrative_charges"]
    columns = SCHEMA["$defs"][charges["$ref"].removeprefix("#/$defs/")]["properties"]
    other = SCHEMA["$defs"]["2021.requests"]["properties"]["other"]
    assert charges["title"] == "第二十条第（八）项/行政事业性收费"
    assert columns == {
        "charges_amount": {
            "title": "本年收费金额（单位：万元）",
            "type": ["number", "null"],
            "minimum": 0,
            "unit": "万元",
        }
    }
    assert other["title"] == "（六）其他处理"
    assert other["properties"]["other"]["title"] == "三、本年度办理结果/（六）其他处理/3.其他"


RIGHT: dict[str, Json] = {
    "the form of 2021": record("2021"),
    "an accepted record": {**record(), "status": "accepted"},
    "the form of 2019": record("2019"),
    "the form of 2014": record("2014"),
    "the form of 2014, its table not found": record("2014", statistics=None),
    "an undivided （六） in a report on the form of 2021": record("2021", requests="2019"),
    "a table not found": record("2021", review_litigation=None),
    "no such report": rejected(),
    "a failed sum": reviewed(),
    "a warning on a table": reviewed(
        code="FORM.BLANK", severity="warning", path="requests", expected=None, actual=None, terms=None, concerns=None
    ),
}

STILL_RIGHT: dict[str, Change] = {
    "a blank cell": blank(),
    "a missing cell of a table that was found": lambda made: made["evidence"].update(
        {LICENSING: {"raw": None, "state": "absent"}}
    ),
    "no number": lambda made: put(made["tables"], LICENSING, None),
    "money with more than four decimals": lambda made: put(
        made["tables"], "proactive_disclosure.administrative_charges.charges_amount", 24252.311082
    ),
    "a column the form does not have": unmapped(),
    "a cell the form does not have, of a page": unmapped(axis="cell", place={"page": 2, "box": [0, 0, 1, 1]}),
}

WRONG: dict[str, Change] = {
    "another version": lambda made: made.update(schema_version="2"),
    "a key more": lambda made: made.update(checked=True),
    "a key less": lambda made: made.pop("unmapped"),
    "a key less of the report": lambda made: made["report"].pop("agency"),
    "a key more of the report": lambda made: made["report"].update(level="县"),
    "a year as text": lambda made: made["report"].update(year="2023"),
    "a scope that is none": lambda made: made["report"].update(scope="both"),
    "an edition that is none": lambda made: made["report"].update(edition="2008"),
    "another edition than that of the tables": lambda made: made["report"].update(
        edition="2019", table_editions=dict.fromkeys(made["tables"], "2019")
    ),
    "a date with a time": lambda made: made["report"].update(published_on="2024-01-22T00:00:00"),
    "a table less among the editions": lambda made: made["report"]["table_editions"].pop("requests"),
    "no edition, but tables": lambda made: made["report"].update(edition=None, table_editions={}),
    "a short hash": lambda made: made["source"].update(sha256=SHA256[:12]),
    "an empty document": lambda made: made["source"].update(size=0),
    "a table less": lambda made: made["tables"].pop("requests"),
    "a table more": lambda made: made["tables"].update(statistics={}),
    "a table of null": lambda made: made["tables"].update(requests=None),
    "a row less": lambda made: made["tables"]["requests"]["denied"].pop("state_secret"),
    "a row of the other edition": lambda made: put(
        made["tables"], "requests.other.undivided", made["tables"]["requests"]["granted"]
    ),
    "a column less": lambda made: made["tables"]["requests"]["granted"].pop("total"),
    "a column more": lambda made: made["tables"]["requests"]["granted"].update(subtotal=1),
    "a negative count": lambda made: put(made["tables"], LICENSING, -1),
    "half a document": lambda made: put(made["tables"], LICENSING, 0.5),
    "a number as text": lambda made: put(made["tables"], LICENSING, "1"),
    "negative money": lambda made: put(
        made["tables"], "proactive_disclosure.administrative_charges.charges_amount", -0.1
    ),
    "a number in a table that was not found": lambda made: made["report"]["table_editions"].update(requests=None),
    "accepted with a table that was not found": lambda made: made.update(
        record("2021", requests=None), status="accepted"
    ),
    "no evidence of a field": lambda made: made["evidence"].pop(LICENSING),
    "evidence of no field": lambda made: made["evidence"].update({"requests.subtotal.total": made["evidence"][UPHELD]}),
    "evidence of no table": lambda made: made["evidence"].update({"counts.value": made["evidence"][UPHELD]}),
    "evidence without a place": lambda made: made["evidence"][UPHELD].pop("box"),
    "evidence with two places": blank(page=3, box=[0, 0, 1, 1]),
    "a page 0": lambda made: made["evidence"][UPHELD].update(page=0),
    "a box of three": lambda made: made["evidence"][UPHELD].update(box=[0, 0, 1]),
    "a state that is none": blank(state="zero"),
    "a cell without its text": blank(raw=None),
    "no cell, but its text": blank(state="absent"),
    "a way of reading that is not named": blank(reading=""),
    "a narrative of a section that is a table": lambda made: made["narrative"].update(requests="……"),
    "a narrative less": lambda made: made["narrative"].pop("overview"),
    "an unmapped cell without its place": unmapped(place={}),
    "an unmapped cell of no table": unmapped(table="counts"),
    "a count of reviews less": lambda made: made["review"].pop("undecided"),
    "a status that is none": lambda made: made.update(status="ok"),
    "accepted with an error": lambda made: made.update(findings=[finding()], status="accepted"),
    "accepted with errors to review": lambda made: made.update(
        review={"source": 1, "extraction": 0, "undecided": 0}, status="accepted"
    ),
}

WRONG_FINDINGS: dict[str, Json] = {
    "an id that is too long": {"id": "7e5d0e05de958dc90"},
    "an id of capitals": {"id": "7E5D0E05DE958DC9"},
    "a code without a family": {"code": "SUM"},
    "a severity that is none": {"severity": "fatal"},
    "a path of no table": {"path": "problems"},
    "no message": {"message": ""},
    "terms without a right side": {"terms": {"left": [UPHELD]}},
    "an expectation as text": {"expected": "4"},
    "an error that concerns nothing": {"concerns": None},
    "an error that concerns no such thing": {"concerns": "agency"},
    "a warning that concerns something": {"severity": "warning"},
    "a key more": {"hint": "……"},
}


@pytest.mark.parametrize("right", RIGHT.values(), ids=RIGHT)
def test_a_right_record_passes(right: Json) -> None:
    assert fits(right)


@pytest.mark.parametrize("change", STILL_RIGHT.values(), ids=STILL_RIGHT)
def test_a_record_still_passes_with(change: Change) -> None:
    made = record()
    change(made)
    assert fits(made)


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_record_is_refused_for(change: Change) -> None:
    made = record()
    change(made)
    assert not fits(made)


@pytest.mark.parametrize("changes", WRONG_FINDINGS.values(), ids=WRONG_FINDINGS)
def test_a_finding_is_refused_for(changes: Json) -> None:
    assert not fits(reviewed(**changes))


@pytest.mark.parametrize("key", finding())
def test_a_finding_is_refused_without(key: str) -> None:
    made = reviewed()
    del made["findings"][0][key]
    assert not fits(made)


def test_a_change_may_be_negative_and_a_count_may_not() -> None:
    path = "proactive_disclosure.administrative_licensing"
    made = record("2019")
    put(made["tables"], f"{path}.items_change", -1942)
    assert fits(made)
    put(made["tables"], f"{path}.items_last_year", -1942)
    assert not fits(made)


def test_the_example_record_of_the_contract_passes_once_its_shortened_parts_are_filled_up(contract: Path) -> None:
    example = json.loads((contract / "example.record.json").read_text("utf-8"))
    whole = record()
    for table, rows in example["tables"].items():
        for row, columns in rows.items():
            whole["tables"][table][row].update(columns)
    whole["evidence"].update(example["evidence"])
    assert fits({**example, "tables": whole["tables"], "evidence": whole["evidence"]})
