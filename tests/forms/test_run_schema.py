"""The JSON Schema of `run.json`: what is right passes, and one change of it is refused."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import jsonschema_rs
import pytest

from pipeline.forms.schema import run_schema

Json = dict[str, Any]
Change = Callable[[Json], object]

FAST = jsonschema_rs.validator_for(run_schema())
ORACLE = jsonschema.Draft202012Validator(run_schema())

SHA256 = "5b3c0f6a9d0c1b7f4e2a8d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928"

RUN: Json = {
    "schema_version": "1",
    "documents": [
        {
            "uri": "2023/jyj.pdf",
            "sha256": SHA256,
            "outcome": "needs_review",
            "record": "records/示例_jyj-5b3c0f6a9d0c.json",
            "code": None,
            "message": None,
            "review": {"source": 1, "extraction": 0, "undecided": 0},
        },
        {
            "uri": "2023/wjj.pdf",
            "sha256": None,
            "outcome": "failed",
            "record": None,
            "code": "TOO_LARGE",
            "message": "……",
            "review": None,
        },
        {
            "uri": "Thumbs.db",
            "sha256": None,
            "outcome": "skipped",
            "record": None,
            "code": None,
            "message": "……",
            "review": None,
        },
    ],
    "counts": {"accepted": 0, "needs_review": 1, "no_tables": 0, "rejected": 0, "failed": 1, "skipped": 1},
}

WRONG_RUNS: dict[str, Change] = {
    "no version": lambda made: made.pop("schema_version"),
    "a time": lambda made: made.update(finished_at="2024-01-22"),
    "an outcome that is none": lambda made: made["documents"][0].update(outcome="ok"),
    "a record that is not there": lambda made: made["documents"][0].update(record=None),
    "a record elsewhere": lambda made: made["documents"][0].update(record="../jyj-5b3c0f6a9d0c.json"),
    "a code of what was read": lambda made: made["documents"][0].update(code="EMPTY"),
    "a failure without a code": lambda made: made["documents"][1].update(code=None),
    "a failure with a code that is none": lambda made: made["documents"][1].update(code="BROKEN"),
    "a failure without a message": lambda made: made["documents"][1].update(message=None),
    "a failure with a record": lambda made: made["documents"][1].update(record="records/wjj-5b3c0f6a9d0c.json"),
    "a skipped file with a code": lambda made: made["documents"][2].update(code="EMPTY"),
    "a key less of a row": lambda made: made["documents"][2].pop("review"),
    "a count less": lambda made: made["counts"].pop("skipped"),
    "a negative count": lambda made: made["counts"].update(skipped=-1),
}


def fits(instance: Json) -> bool:
    """Tell whether the schema takes it; both validators must say the same."""
    fast, oracle = FAST.is_valid(instance), ORACLE.is_valid(instance)
    assert fast == oracle
    return fast


def test_a_right_run_passes() -> None:
    assert fits(RUN)


@pytest.mark.parametrize("change", WRONG_RUNS.values(), ids=WRONG_RUNS)
def test_a_run_is_refused_for(change: Change) -> None:
    made = copy.deepcopy(RUN)
    change(made)
    assert not fits(made)


def test_the_example_run_of_the_contract_passes(contract: Path) -> None:
    assert fits(json.loads((contract / "example.run.json").read_text("utf-8")))
