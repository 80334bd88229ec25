"""Cells: numbers that were not read, and what stands beside those that were.

Three things keep a printed cell from being a number, and each asks something else of the person who looks: it can be
read in more than one way (look at the page), it holds a number that the form does not allow there, or no number at all.
"""

from collections.abc import Iterator

from pipeline.check.printed import printed_tables
from pipeline.model.form import Forms, Severity
from pipeline.model.member import FieldType
from pipeline.model.report import Agreement, ArgValue, Fact, Finding, Report, State
from pipeline.numerals import read_number

_TYPED_TABLE = "proactive_disclosure"
"""The one table in which a number of the wrong type has a code of its own, since its columns differ in type."""
_LONGEST = 60
"""Characters of a cell that a message repeats."""


def unread_cells(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every printed cell that holds no number of its field's type."""
    for table in printed_tables(report, forms):
        for field, fact in table.cells():
            if fact.state is not State.TEXT:
                continue
            kind = _why(field.type, fact)
            typed = kind == "type" and table.id == _TYPED_TABLE
            args: dict[str, ArgValue] = {**table.place(field), "raw": shown(fact.raw)}
            if kind in {"candidates", "readings"}:
                args |= {"candidates": [f"“{shown(text) or '空白'}”" for text in fact.candidates]}
            yield Finding(
                code="PRO.TYPE" if typed else "FORM.CELL_UNREADABLE",
                severity=Severity.ERROR,
                path=field.path,
                args={**args, "kind": field.type.value if typed else kind},
                concerns="extraction" if kind == "candidates" else None,
            )


def noted_cells(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every cell that holds a number and a note."""
    for table in printed_tables(report, forms):
        for field, fact in table.cells():
            if fact.value is not None and fact.note is not None:
                printed = {"raw": shown(fact.raw), "note": shown(fact.note)}
                args: dict[str, ArgValue] = {**table.place(field), **printed, "value": fact.value}
                yield Finding("FORM.CELL_NOTE", Severity.INFO, field.path, args)


def shown(text: str | None) -> str:
    r"""Return printed text on one line and short enough for a message.

    >>> shown("12\n34"), shown(None)
    ('12 34', '')
    """
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _why(type_: FieldType, fact: Fact) -> str:
    """Say why a cell's text is no number of its field: `readings`, `unconfirmed`, `candidates`, `type` or `text`."""
    if fact.agreement is Agreement.DIFFERED:
        return "readings" if len(fact.candidates) > 1 else "unconfirmed"
    if len(fact.candidates) > 1:
        return "candidates"
    value = read_number(fact.raw or "").value
    return "type" if value is not None and not type_.allows(value) else "text"
