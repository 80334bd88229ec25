"""Measuring: one made scan, read by ours and by RapidOCR alone; what it costs in time and memory."""

import json
import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pypdfium2

from bench.hunt.case import Case
from bench.hunt.judge import Verdict, judge, record_of
from bench.hunt.made import Expected, Made, make
from bench.hunt.plan import Demand
from bench.pdf.score import Row, given_rows, printed_rows, right

DPI = 200
SAME_ROW = 0.5
"""Of a word's height: words whose middles are closer stand in one row."""


@dataclass(frozen=True)
class Measured:
    """What came out of one document."""

    case: Case
    verdict: Verdict
    consistent: bool
    seconds: float
    tables_seconds: float
    """CPU seconds for each page that holds a table."""
    megabytes: int
    numbers: int
    ours: int
    alone: int | None
    """None where RapidOCR alone was not asked."""
    alone_seconds: float


def measure(case: Case, *, alone: bool) -> Measured:
    """Make and read one document, also by RapidOCR `alone` where that is asked for."""
    made = make(case)
    started = _cpu()
    try:
        record = json.loads(record_of(made), parse_float=Decimal)
        verdict = judge(made, record)
    except Exception as error:  # noqa: BLE001 - whatever a document can cause is a result
        record = {"tables": {}, "evidence": {}}
        verdict = Verdict(case, Demand.SAFE, planted=False, status="failed", crash=repr(error))
    seconds = _cpu() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    rows = printed_rows(_nested(made.expected))
    with_tables = len({each.get("page") for each in record["evidence"].values() if each["state"] == "number"})
    ours = right(rows, printed_rows(record["tables"])[0])
    started = _cpu()
    read_alone = right(rows, list(_alone(made))) if alone else None
    return Measured(
        case,
        verdict,
        not made.expected.errors and not made.expected.planted,
        seconds,
        seconds / max(1, with_tables),
        peak,
        sum(len(row) for row in rows[0]),
        ours,
        read_alone,
        _cpu() - started,
    )


def _cpu() -> float:
    """Return the CPU seconds of this process and of the programs it started."""
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _nested(expected: Expected) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for path, fact in expected.facts.items():
        *groups, column = path.split(".")
        node = tables
        for group in groups:
            node = node.setdefault(group, {})
        node[column] = fact.value
    return tables


def _alone(made: Made) -> Iterator[Row]:
    """Yield the rows of numbers that RapidOCR sees on whole pages."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR  # noqa: PLC0415 - onnxruntime must be told before it is loaded

    engine = RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
    for page in pypdfium2.PdfDocument(made.data):
        found = engine(np.ascontiguousarray(page.render(scale=DPI / 72).to_numpy()))
        if found.boxes is None:
            continue
        words = sorted(
            (float(box[:, 1].mean()), float(box[:, 0].mean()), float(np.ptp(box[:, 1])), text)
            for box, text in zip(np.asarray(found.boxes), found.txts, strict=True)
        )
        row: list[tuple[float, float, float, str]] = []
        for word in [*words, None]:
            if row and (word is None or word[0] - row[-1][0] > SAME_ROW * row[-1][2]):
                yield from given_rows([[[text for _, _, _, text in sorted(row, key=lambda one: one[1])]]])
                row = []
            if word is not None:
                row.append(word)
