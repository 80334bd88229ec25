"""The JSON Schemas of what judgement writes know every standing and refuse what is not of them."""

import copy
from typing import Any

import jsonschema_rs
import pytest

from pipeline.decide.standing import STANDINGS
from pipeline.forms import office_schema

SHA256 = "5b3c0f6a9d0c1b7f4e2a8d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928"
FINDING: dict[str, Any] = {
    "id": "0123456789abcdef",
    "code": "YEAR.CARRY",
    "severity": "error",
    "agency": "示例县教育局",
    "scope": "own",
    "year": 2022,
    "path": "requests.carried_in.total",
    "message": "与上年不衔接",
    "args": {"previous": {"sha256": SHA256, "path": "requests.carried_out.total", "value": 3}},
    "expected": 2,
    "actual": 3,
    "terms": None,
    "concerns": "source",
    "records": [SHA256],
}
STANDING: dict[str, Any] = {
    "sha256": SHA256,
    "agency": "示例县教育局",
    "scope": "own",
    "year": 2022,
    "status": "accepted",
    "reasons": ["YEAR.CARRY"],
    "standing": "send_back",
}
FINDINGS = jsonschema_rs.validator_for(office_schema.finding_schema())
STANDINGS_OF = jsonschema_rs.validator_for(office_schema.standing_schema())


def test_what_is_right_passes() -> None:
    assert FINDINGS.is_valid(FINDING)
    assert FINDINGS.is_valid({**FINDING, "agency": None, "scope": None, "year": None, "path": None, "records": []})
    assert STANDINGS_OF.is_valid(STANDING)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "x"),
        ("code", "carry"),
        ("severity", "fatal"),
        ("scope", "region"),
        ("year", "2022"),
        ("path", "requests..total"),
        ("message", ""),
        ("expected", "2"),
        ("concerns", "extraction"),
        ("concerns", None),
        ("records", [SHA256, SHA256]),
    ],
)
def test_one_wrong_value_of_a_finding_is_refused(key: str, value: object) -> None:
    changed = copy.deepcopy(FINDING)
    changed[key] = value
    assert not FINDINGS.is_valid(changed)


@pytest.mark.parametrize(
    ("key", "value"), [("standing", "good"), ("status", "ok"), ("sha256", None), ("reasons", None)]
)
def test_one_wrong_value_of_a_standing_is_refused(key: str, value: object) -> None:
    assert not STANDINGS_OF.is_valid({**STANDING, key: value})


def test_the_standings_are_those_that_are_derived() -> None:
    assert set(office_schema.STANDINGS) == set(STANDINGS)
