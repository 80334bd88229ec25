"""Cells: numbers that were not read, and what stands beside those that were.

Three things keep a printed cell from being a number, and each asks something else of the person who looks: it can be
read in more than one way (look at the page), it holds a number that the form does not allow there, or no number at all.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.check.printed import PrintedTable, printed_tables
from pipeline.model.form import Forms, Severity
from pipeline.model.member import FieldType
from pipeline.model.report import EMPTY_STATES, Agreement, ArgValue, Fact, Finding, Report, State
from pipeline.numerals import read_number
from pipeline.text import core

_TYPED_TABLE = "proactive_disclosure"
"""The one table in which a number of the wrong type has a code of its own, since its columns differ in type."""
_PART = 4
"""Characters of a label, from which on it is a part of one and no word that an agency writes (其他, 总计)."""
_LONGEST = 60
"""Characters of a cell that a message repeats."""
MOST_SHOWN = 8
"""Texts that a message lists; of more it says how many there are."""
_MARKED = re.compile(
    r"(?P<number>(?:\d[\d,]*(?:\.\d+)?\s*[件条項项次個个份元万亿]{0,2}|[-—–－/／无]+))(?:\s*[(\[（［〔【]\s*(?:注\s*)?(?:\d{1,2}|[①-⑳\u00b9\u00b2\u00b3\u2074-\u2079])\s*[)\]）］〕】]|\s*[①-⑳]|[\u00b9\u00b2\u00b3\u2074-\u2079]|\s\s+\d{1,2})"
)
"""A number with what is most likely the mark of a footnote, and might be another number."""
_OURS = re.compile(
    r"\ufffd|\u0336|~~|\d(?:[^\S\n]{2,}|[\t\u3000\u2001\u2003]|\s*\n\s*)[-+−－增减]?\d"
    r"|(?:^|\s)(?:[-—–－/／无]\s+[-—–－/／无]|[/／无]\s+\d)|\d\s+[-—–－/／无](?:\s|$)"
)
"""What a person has to look at the page for: what is seen in a cell and can't be read, what is struck through or not seen in
place of a number or beside it, numbers so far apart that they are most likely those of several cells, and signs in a row."""


def unread_cells(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every printed cell that holds no number of its field's type."""
    for table in printed_tables(report, forms):
        for field, fact in table.cells():
            if fact.state is not State.TEXT:
                continue
            kind = _why(field.type, fact)
            typed = kind == "type" and table.id == _TYPED_TABLE
            args: dict[str, ArgValue] = {**table.place(field), "raw": shown(fact.raw) or "空白"}
            marked = _MARKED.fullmatch((fact.raw or "").strip()) if kind == "text" else None
            kind = "candidates" if marked else kind
            if kind == "unit":
                args["unit"] = fact.unit or ""
            if kind in {"candidates", "readings"}:
                readings = (marked["number"], marked[0]) if marked else fact.candidates
                args |= {"candidates": some([shown(text) or "空白" for text in readings], "“{}”", "种")}
            yield Finding(
                code="PRO.TYPE" if typed else "FORM.CELL_UNREADABLE",
                severity=Severity.ERROR,
                path=field.path,
                args={**args, "kind": field.type.value if typed else kind},
                concerns="extraction" if kind in {"candidates", "place"} or _is_ours(fact.raw or "", table) else None,
            )


def _is_ours(raw: str, table: PrintedTable) -> bool:
    """Tell whether what stands in a cell shows that cells were not told apart: ink, several numbers, a part of a label."""
    part = core(raw)
    names = table.names.by_id.values()
    return _OURS.search(raw) is not None or (len(part) >= _PART and any(part in core(name) for name in names))


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


def some(texts: Sequence[str], quoted: str, unit: str, most: int = MOST_SHOWN) -> list[ArgValue]:
    """Return the first of several texts as a message lists them, each put into `quoted`, and of many how many `unit` there are.

    >>> some(["7", "1"], "“{}”", "种"), some(["7"] * 9, "{}", "种")[-2:]
    (['“7”', '“1”'], ['7', '……共9种'])
    """
    more: list[ArgValue] = [f"……共{len(texts)}{unit}"] if len(texts) > most else []
    return [*(quoted.format(text) for text in texts[:most]), *more]


def _why(type_: FieldType, fact: Fact) -> str:
    """Say why a cell's text is no number of its field, as its message is called."""
    if fact.agreement is Agreement.DIFFERED:
        return "readings" if len(fact.candidates) > 1 else "unconfirmed"
    if len(fact.candidates) > 1:
        return "candidates"
    numeral = read_number(fact.raw or "")
    if numeral.state in EMPTY_STATES:
        return "place"
    if numeral.value is None:
        return "text"
    if not type_.allows(numeral.value):
        return "type"
    return "unit" if fact.unit else "place"
