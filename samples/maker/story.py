"""Stories: what one agency reports for one year, how it prints it, and what was planted in it.

A story is written once and may become several files: that is what makes twins.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from samples.maker import words
from samples.maker.figures import Figures, make_figures
from samples.maker.form import APPLICANTS, SECTIONS, TABLES, fields, request_rows
from samples.maker.layout import Layout, build_tables
from samples.maker.model import ABSENT, Printed, Section, Sheet, Table, number

Reshape = Callable[[Table], tuple[Table, ...]]


@dataclass(frozen=True, slots=True)
class Planted:
    """A finding that must come out."""

    code: str
    severity: str = "error"
    path: str | None = None
    any_path: bool = False
    """True where the output contract does not say which path it has."""


@dataclass(frozen=True)
class Story:
    """What one agency reports for one year, and how it prints the form."""

    agency: str
    year: int | None
    size: str
    seed: int
    edition: str = "2021"
    """Of the table of section 二; that of section 三 unless `undivided`."""
    undivided: bool = False
    """A 2021 report with one row （六）其他处理."""
    scope: str = "own"
    scope_note: str | None = None
    decimals: int = 4
    figures: Mapping[str, str | int] = field(default_factory=dict)
    """Numbers of section 二 that are not left to chance, by path."""
    cells: Mapping[str, Printed] = field(default_factory=dict)
    """Cells printed otherwise than their number, by path."""
    numerals: Callable[[str, Decimal], Printed] | None = None
    """How numbers are printed where they aren't plain digits."""
    layout: Layout = field(default_factory=Layout)
    reshape: Mapping[str, Reshape] = field(default_factory=dict)
    """Per table, what an editor did to it."""
    extra: Mapping[str, tuple[str | Table, ...]] = field(default_factory=dict)
    """Per table, what stands between heading and table."""
    title: tuple[str, ...] = ()
    headings: tuple[str, ...] = SECTIONS
    preface: tuple[str, ...] | None = None
    """What stands between title and section 一, where it is not the usual paragraph."""
    period: int | None = None
    """The year of the statistical period, where it is not the title's."""
    narrative: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Prose that replaces the invented one, by the section's place from 0; an empty tuple leaves the section out."""
    quote: bool = True
    """Whether the prose quotes totals; not where those are planted with errors."""
    fee: int = 0
    """What was charged for information, in 元; left at 0 it follows from the requests that ended for want of payment."""
    signature: tuple[str, ...] | None = None
    """Lines at the end; None for agency and date, empty for none."""
    published_on: str | None = None
    publisher: str | None = None
    status: str = "accepted"
    planted: tuple[Planted, ...] = ()
    """Every error and every warning that a person going by the checks would raise."""
    warnings_open: bool = False
    """True where the checks leave room for more warnings than those planted."""
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def requests_edition(self) -> str:
        """Return the edition of the table of section 三."""
        return "2019" if self.undivided else self.edition

    def editions(self) -> dict[str, str | None]:
        """Return the edition each table is read as, None for one that is left out."""
        editions = {
            "proactive_disclosure": self.edition,
            "requests": self.requests_edition,
            "review_litigation": self.edition,
        }
        return {table: None if table in self.layout.drop_tables else edition for table, edition in editions.items()}

    def own_figures(self) -> Figures:
        """Return the numbers as the agency counted them, before anything went wrong in print."""
        made = make_figures(
            self.size, self.seed, proactive=self.edition, requests=self.requests_edition, decimals=self.decimals
        )
        return {**made, **{path: Decimal(value) for path, value in self.figures.items()}}

    def printed(self) -> dict[str, Printed]:
        """Return what stands in every cell that is printed, by path."""
        show = self.numerals or (lambda _, value: number(value))
        figures = self.own_figures()
        if self.layout.subtotal:
            for row in request_rows(self.requests_edition):
                figures[f"requests.{row.id}.subtotal"] = sum(
                    (figures[f"requests.{row.id}.{column}"] for column, _ in APPLICANTS[1:]), Decimal(0)
                )
        return {path: self.cells.get(path) or show(path, value) for path, value in figures.items()}

    def facts(self) -> dict[str, Printed]:
        """Return what a person reads for every field of the tables' editions, in form order."""
        printed = self.printed()
        facts = {}
        for table, edition in self.editions().items():
            for path in fields(table, edition or self.edition):
                _, row, column = _parts(path)
                gone = edition is None or row in self.layout.drop_rows or column in self._columns_gone(table, row)
                facts[path] = ABSENT if gone else printed.get(path, ABSENT)
        return facts

    def _columns_gone(self, table: str, row: str) -> frozenset[str]:
        if table == "requests":
            return self.layout.drop_columns
        if self.layout.first_block_2019 and row in {"regulations", "normative_documents"}:
            return frozenset({"issued_this_year", "repealed_this_year", "in_force"})
        return frozenset()

    def _fee(self) -> int:
        return self.fee or (360 if self.own_figures().get("requests.other.fee_unpaid.total") else 0)

    def title_lines(self) -> tuple[str, ...]:
        """Return the title as printed."""
        return self.title or (f"{self.agency}{self.year}年政府信息公开工作年度报告",)

    def sheet(self) -> Sheet:
        """Set the report: title, six sections, signature."""
        draw = random.Random(f"{self.agency} {self.year}")
        tables = build_tables(self.edition, self.requests_edition, self.printed(), self.layout)
        for name, reshape in self.reshape.items():
            tables[name] = tuple(piece for table in tables[name] for piece in reshape(table))
        quoted = self.own_figures() if self.quote else None
        prose = {
            0: words.overview(draw, quoted),
            4: words.problems(draw),
            5: words.other_matters(self.edition, self._fee()),
            **self.narrative,
        }
        bodies: list[tuple[str | Table, ...]] = [
            prose[0],
            *((*self.extra.get(table, ()), *tables[table]) for table in TABLES),
            prose[4],
            prose[5],
        ]
        sections = tuple(Section(heading, body) for heading, body in zip(self.headings, bodies, strict=True) if body)
        return Sheet(
            title=self.title_lines(),
            preface=self.preface_lines(),
            sections=sections,
            signature=self.signature_lines(),
            agency=self.agency,
            year=self.year,
            published_on=self.published_on,
            publisher=self.publisher,
            marks=self.marks,
        )

    def preface_lines(self) -> tuple[str, ...]:
        """Return the paragraphs between title and section 一."""
        if self.preface is not None:
            return self.preface
        return words.preface(self.period or self.year, self.agency, scope_note=self.scope_note)

    def signature_lines(self) -> tuple[str, ...]:
        """Return the lines at the end."""
        if self.signature is not None or self.year is None:
            return self.signature or ()
        return (self.agency, f"{self.year + 1}年1月{10 + self.seed % 19}日")


def _parts(path: str) -> tuple[str, str, str]:
    table, rest = path.split(".", 1)
    row, column = rest.rsplit(".", 1)
    return table, row, column
