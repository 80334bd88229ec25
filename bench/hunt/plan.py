"""The plan of one document: what is reported and how it is printed, before features change either.

A feature gets the plan and a random generator of its own, so that taking a feature away changes nothing else: that is what
makes shrinking possible.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bench.hunt.looks import DocxLook, HtmlLook, OfdLook, PdfLook, TextLook
from samples.maker.layout import Layout
from samples.maker.model import Printed, Sheet, Table
from samples.maker.story import Story

FORMATS = ("pdf", "ofd", "docx", "xlsx", "html", "text", "csv")
SAVED_FROM = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
"""Formats that an office program saves, by what it is given."""
ON_DEMAND = (*SAVED_FROM, "mht", "archive")
"""Formats that are only made when asked for: they take seconds a document, or a run each."""


def drawn_as(form: str, seed: int) -> str:
    """Return the format that a document is written in first: what it is saved from, or what is in the archive."""
    if form == "archive":
        return FORMATS[seed % len(FORMATS)]
    return "html" if form == "mht" else SAVED_FROM.get(form, form)


class Demand(StrEnum):
    """What may come out of a document."""

    EXACT = "exact"
    """Every cell as a person reads it; accepted exactly where the printed numbers hold together."""
    SAFE = "safe"
    """A hard class: it may be refused, but no number of an accepted record may be wrong."""
    REFUSED = "refused"
    """It can't be told what the report is: it must not be accepted."""


Numeral = Callable[[str, Decimal, Printed], Printed]
TableStep = Callable[[Table], tuple[Table, ...]]


@dataclass
class Plan:
    """What features fill in."""

    format: str
    seed: int
    story: Story
    features: tuple[str, ...] = ()
    """Names of those that are switched on."""
    after: dict[str, str] = field(default_factory=dict)
    """Per table, what stands below it."""
    titles_above: bool = False
    """Titles of blocks stand above their tables."""
    beside: Sheet | None = None
    """Another report whose pages stand beside this one's."""
    numerals: list[Numeral] = field(default_factory=list)
    """How a number is printed, each changing what the one before it printed."""
    late: list[Callable[["Plan"], None]] = field(default_factory=list)
    """What needs to see the finished figures: planted errors, blanks."""
    reshape: dict[str, list[TableStep]] = field(default_factory=dict)
    sheet_steps: list[Callable[[Sheet], Sheet]] = field(default_factory=list)
    bytes_steps: list[Callable[[bytes], bytes]] = field(default_factory=list)
    text_changes: list[Callable[[str], str]] = field(default_factory=list)
    """What becomes of every text of the finished sheet, numbers included."""
    unchecked: set[str] = field(default_factory=set)
    """What a report says of itself that can't be told from it."""
    demand: Demand = Demand.EXACT
    tolerated: set[str] = field(default_factory=set)
    """Codes of errors that the report may have beside those its numbers show."""
    wanted: set[tuple[str, str | None]] = field(default_factory=set)
    """Errors, code and path, beside those its numbers show."""
    pdf: PdfLook = field(default_factory=PdfLook)
    """Of a PDF and of the pages of an OFD."""
    ofd: OfdLook = field(default_factory=OfdLook)
    docx: DocxLook = field(default_factory=DocxLook)
    xlsx: set[str] = field(default_factory=set)
    """Options of the writer of workbooks."""
    html: HtmlLook = field(default_factory=HtmlLook)
    text: TextLook = field(default_factory=TextLook)

    def tell(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Story
        """Change the story."""
        self.story = replace(self.story, **changes)

    def arrange(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Layout
        """Change the layout of the form."""
        self.story = replace(self.story, layout=replace(self.story.layout, **changes))

    def relabel(self, words: dict[str, str]) -> None:
        """Print other words for those of the form."""
        self.arrange(relabel={**self.story.layout.relabel, **words})

    def shape(self, table: str, step: TableStep) -> None:
        """Rearrange a table after it is set."""
        self.reshape.setdefault(table, []).append(step)

    def loosen(self, demand: Demand) -> None:
        """Ask for less, never for more."""
        order = list(Demand)
        self.demand = max(self.demand, demand, key=order.index)

    def finished(self) -> Story:
        """Return the story with everything that features asked for."""
        for step in self.late:
            step(self)
        numerals = tuple(self.numerals)

        def show(path: str, value: Decimal) -> Printed:
            printed = Printed(str(value), value)
            for numeral in numerals:
                printed = numeral(path, value, printed)
            return printed

        steps = {name: _chained(tuple(steps)) for name, steps in self.reshape.items()}
        return replace(self.story, numerals=show, reshape=steps)


def _chained(steps: tuple[TableStep, ...]) -> TableStep:
    def run(table: Table) -> tuple[Table, ...]:
        tables: tuple[Table, ...] = (table,)
        for step in steps:
            tables = tuple(piece for each in tables for piece in step(each))
        return tables

    return run


_PLACES = (
    "望汐",
    "溯光",
    "霁川",
    "栖霖",
    "澄砚",
    "云岫",
    "照影",
    "泊鹭",
    "拾月",
    "半砚",
    "松墟",
    "听潮",
    "青岚",
    "簌溪",
    "岫白",
)
_AGENCIES = {
    "town": ("镇人民政府", "乡人民政府", "街道办事处"),
    "department": ("市教育局", "县发展和改革局", "区市场监督管理局", "市气象局", "县卫生健康委员会", "区民政局"),
    "county": ("县人民政府", "区人民政府", "县人民政府办公室"),
    "city": ("市人民政府", "市人民政府办公室"),
    "province": ("省人民政府",),
}


def agency_for(size: str, draw: random.Random) -> str:
    """Invent an agency of a size."""
    return draw.choice(_PLACES) + draw.choice(_AGENCIES["town" if size == "zero" else size])


def bare_plan(form: str, seed: int, features: tuple[str, ...] = ()) -> Plan:
    """Return the plan of a plain report on the form of 2021, before any feature."""
    draw = random.Random(f"{seed} report")
    size = "department"
    story = Story(
        agency=agency_for(size, draw), year=draw.randint(2021, 2025), size=size, seed=seed % 100_000, layout=Layout()
    )
    return Plan(form, seed, story, features)
