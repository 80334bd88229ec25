"""Making: a case in, the bytes of a document and what a person reads in it out."""

import random
import re
from dataclasses import dataclass

from bench.hunt.case import FEATURES, Case, load_features
from bench.hunt.plan import SAVED_FROM, Demand, Plan, bare_plan, drawn_as
from bench.hunt.sheets import titles_above, with_all_texts, with_notes
from bench.hunt.writers import write_sheet
from bench.hunt.writers.archive import packed
from bench.hunt.writers.office import saved_as
from samples.maker.audit import failed_sums
from samples.maker.model import Printed, State
from samples.maker.story import Story
from samples.maker.writers import whole

SUFFIXES = {
    "pdf": ".pdf",
    "ofd": ".ofd",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "html": ".html",
    "text": ".txt",
    "csv": ".csv",
}


@dataclass(frozen=True)
class Expected:
    """What a person reads in a document, and what a person with a pocket calculator finds wrong in it."""

    demand: Demand
    facts: dict[str, Printed]
    errors: frozenset[tuple[str, str | None]]
    """Code and path of every error that must be found."""
    tolerated: frozenset[str]
    """Codes of errors that may be found beside them."""
    planted: bool
    agency: str
    year: int | None
    editions: dict[str, str | None]
    unchecked: frozenset[str] = frozenset()
    """What the report says of itself that isn't compared."""


@dataclass(frozen=True)
class Made:
    """One document with its expectation."""

    case: Case
    data: bytes
    expected: Expected

    @property
    def suffix(self) -> str:
        """The ending of its file name."""
        return SUFFIXES.get(self.case.format, f".{self.case.format}")


def make(case: Case) -> Made:
    """Make the document of a case."""
    load_features()
    plan = bare_plan(drawn_as(case.format, case.seed), case.seed, case.features)
    for name in case.features:
        FEATURES[name].act(plan, random.Random(f"{case.seed} {name}"))
    story = plan.finished()
    sheet = with_notes(story.sheet(), plan.after)
    if plan.titles_above:
        sheet = titles_above(sheet)
    for step in plan.sheet_steps:
        sheet = step(sheet)
    for change_text in plan.text_changes:
        sheet = with_all_texts(sheet, change_text)
    data = write_sheet(plan, sheet)
    for change in plan.bytes_steps:
        data = change(data)
    if case.format in SAVED_FROM:
        data = saved_as(case.format, data, SUFFIXES[plan.format])
    if case.format == "mht":
        data = (whole.as_word if case.seed % 2 else whole.as_browser)(data)
    if case.format == "archive":
        data = packed(case.seed, data, SUFFIXES[plan.format])
    return Made(case, data, _expectation(plan, story))


def _holds_figures(fact: Printed) -> bool:
    """Say whether a table with this cell is not blank: it holds a number, or figures that are none here (-3 decisions)."""
    return fact.state is State.NUMBER or (fact.state is State.TEXT and any(map(str.isdigit, fact.text)))


def _expectation(plan: Plan, story: Story) -> Expected:
    facts = story.facts()
    sums: set[tuple[str, str | None]] = set(failed_sums(story))
    unread: set[tuple[str, str | None]] = {
        (_unread_code(path, fact), path) for path, fact in facts.items() if fact.state is State.TEXT
    }
    empty: set[tuple[str, str | None]] = {
        ("FORM.BLANK", table)
        for table, edition in story.editions().items()
        if edition is not None
        and not any(path.startswith(f"{table}.") and _holds_figures(fact) for path, fact in facts.items())
    }
    return Expected(
        plan.demand,
        facts,
        frozenset(sums | unread | empty | plan.wanted),
        frozenset(plan.tolerated),
        bool(sums),
        story.agency,
        story.year,
        story.editions(),
        frozenset(plan.unchecked),
    )


def _unread_code(path: str, fact: Printed) -> str:
    """Return the code of an unreadable cell: in section 二, one for a number that its type forbids."""
    forbidden = path.startswith("proactive_disclosure.") and re.fullmatch(r"-?[\d.]+", fact.text)
    return "PRO.TYPE" if forbidden else "FORM.CELL_UNREADABLE"
