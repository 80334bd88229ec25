"""Hand-made filings: reports of invented agencies that print 0 everywhere but where a test says otherwise."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pipeline.forms.load import load_forms
from pipeline.judge import Held, Judgement, judge
from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.filing import Filing
from pipeline.model.judged import Judged
from pipeline.model.report import State
from pipeline.register import Register
from pipeline.store.memo import Memory

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML, PDF, TEXT = "text/html", "application/pdf", "text/plain"
BUREAU, COUNTY, TOWN, WATER = "石桥县教育局", "石桥县人民政府", "石桥县上河镇人民政府", "石桥县水务局"
EMPTY = {"": State.BLANK, "-": State.DASH, "/": State.SLASH, "无": State.NONE}
CARRIED_IN, CARRIED_OUT = "requests.carried_in", "requests.carried_out"
COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_organization",
    "other_organization",
    "total",
)

Row = tuple[str, str, str | None, str | None, int | None, str | None]


def filing(  # noqa: PLR0913 - a report has many sides
    agency: str | None = BUREAU,
    year: int | None = 2023,
    cells: Mapping[str, str | None] | None = None,
    *,
    edition: str = "2021",
    scope: str = "own",
    media_type: str = PDF,
    published_on: str | None = "",
    **more: object,
) -> Filing:
    """Make a filing: a cell is a number, a blank, a text that is no number, or None where it is absent.

    Without a date given it is published on 20 January.
    """
    form = load_forms().editions[edition]
    values: dict[str, Decimal] = {}
    states: dict[str, State] = {}
    raws: dict[str, str] = {}
    for path in form.fields:
        printed = (cells or {}).get(path, "0")
        if printed is None:
            states[path] = State.ABSENT
        elif printed in EMPTY:
            states[path], raws[path] = EMPTY[printed], printed
        elif printed.lstrip("-").replace(".", "", 1).isdigit():
            values[path] = Decimal(printed)
        else:
            states[path], raws[path] = State.TEXT, printed
    unknown = (cells or {}).keys() - form.fields.keys()
    assert not unknown, unknown
    uri = str(more.pop("uri", f"{year}/{agency or 'report'}.{media_type[-4:]}"))
    key = f"{agency}{year}{scope}{sorted((cells or {}).items())}{uri}{media_type}{published_on}"
    made = Filing(
        sha256=hashlib.sha256(key.encode()).hexdigest(),
        uri=uri,
        media_type=media_type,
        status="accepted",
        agency=agency,
        scope=scope,
        year=year,
        published_on=f"{(year or 0) + 1}-01-20" if published_on == "" else published_on,
        edition=edition,
        table_editions={table.id: edition for table in form.tables},
        values=values,
        states=states,
        raws=raws,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def row(name: str, numbers: str | int, table: str = "requests") -> dict[str, str | None]:
    """Fill natural persons and the total of a row of requests with one number."""
    return {f"{table}.{name}.{column}": str(numbers) for column in ("natural_person", "total")}


def held(filings: Iterable[Filing], runs: int | None = None) -> list[Held]:
    """Hold filings, each of a later run than the one before it; with `runs` the later ones are all of the last."""
    return [
        Held(each.heading, each.sha256, number if runs is None else min(number, runs - 1), lambda each=each: each)  # type: ignore[misc]
        for number, each in enumerate(filings)
    ]


def judged(filings: Iterable[Filing], register: Register | None = None, runs: int | None = None) -> Judgement:
    """Judge filings, remembering nothing."""
    return judge(held(filings, runs), register, load_forms(), Memory(Path("/nowhere/at/all"), ""))


def rows(filings: Iterable[Filing], *agencies: Agency, codes: str = "", runs: int | None = None) -> list[Row]:
    """Judge filings by a register of agencies, or without one, and return the findings whose code begins so."""
    found = judged(filings, Register(agencies) if agencies else None, runs).findings
    return sorted((told(each) for each in found if each.finding.code.startswith(codes)), key=str)


def told(each: Judged) -> Row:
    """Return what a finding says, without its arguments."""
    finding = each.finding
    return finding.code, finding.severity.value, each.agency, each.scope, each.year, finding.path


def only(filings: Iterable[Filing], *agencies: Agency, code: str) -> Judged:
    """Return the one finding of a code."""
    found = judged(filings, Register(agencies) if agencies else None).findings
    (one,) = (each for each in found if each.finding.code == code)
    return one


def county(*members: Agency, own: bool = False) -> tuple[Agency, ...]:
    """Make the register of a county: its consolidated report and its members."""
    whole = Agency(COUNTY, CONSOLIDATED, level="县", kind="政府")
    itself = (Agency(COUNTY, level="县", kind="政府办公机构", parent=COUNTY),) if own else ()
    return (whole, *itself, *(replace(member, parent=COUNTY) for member in members))
