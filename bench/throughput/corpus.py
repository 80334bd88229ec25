"""The corpus: made reports in random layouts, the same documents for every tool, with the rows that a person reads in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from bench.hunt.case import draw_case
from bench.hunt.made import Made, make
from bench.hunt.plan import Demand
from bench.pdf.score import Row, printed_rows
from samples.maker.model import State

FORMATS = ("html", "docx", "pdf")


@dataclass(frozen=True)
class Paper:
    """A document of the corpus."""

    path: Path
    format: str
    rows: list[list[Row]]
    """Its numbers, in every way that the form is printed in."""

    @property
    def numbers(self) -> int:
        """How many numbers are printed in its tables."""
        return sum(map(len, self.rows[0]))


def write_corpus(folder: Path, number: int, seed: int) -> list[Paper]:
    """Write so many documents a format, none of a hard class: there no tool can read every cell."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = []
    for form in FORMATS:
        for index, made in zip(range(number), _made(form, seed), strict=False):
            path = folder / f"{form}-{index:05}{made.suffix}"
            path.write_bytes(made.data)
            papers.append(Paper(path, form, printed_rows(_nested(made))))
    return papers


def _made(form: str, seed: int) -> Iterator[Made]:
    for number in count(1_000_000 * seed):
        case = draw_case(form, number)
        if case is None or case.hard or case.needs_programs:
            continue
        made = make(case)
        if made.expected.demand is Demand.EXACT:
            yield made


def _nested(made: Made) -> dict[str, Any]:
    """Return what is printed as the tables of a record."""
    tables: dict[str, Any] = {}
    for path, fact in made.expected.facts.items():
        *groups, last = path.split(".")
        node = tables
        for group in groups:
            node = node.setdefault(group, {})
        node[last] = fact.value if fact.state is State.NUMBER else None
    return tables
