"""The corpus: made reports in random layouts, HTML, DOCX and text PDF in equal parts, written one by one."""

from itertools import count
from pathlib import Path

from bench.hunt.case import draw_case
from bench.hunt.made import make
from bench.hunt.plan import Demand

FORMATS = ("html", "docx", "pdf")
A_FOLDER = 500
"""Documents in a folder, as an office keeps them apart by place."""


def write_reports(folder: Path, number: int, seed: int, different: int) -> None:
    """Write so many documents, none of a class in which no tool can read every cell.

    So many of them are different reports; the others are the same with a few other bytes, which takes a run as long.
    """
    for place, form in enumerate(FORMATS):
        wanted, made = (number + place) // len(FORMATS), 0
        reports: list[bytes] = []
        numbers = count(1_000_000 * seed)
        while made < wanted:
            if made < max(1, different // len(FORMATS)):
                reports.append(_report(form, numbers))
                data = reports[-1]
            else:
                data = _again(form, reports[made % len(reports)], made)
            path = folder / f"{form}-{made // A_FOLDER:03}" / f"{made:06}.{form}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            made += 1


def _report(form: str, numbers: "count[int]") -> bytes:
    for number in numbers:
        case = draw_case(form, number)
        if case is None or case.hard or case.needs_programs:
            continue
        made = make(case)
        if made.expected.demand is Demand.EXACT:
            return made.data
    raise AssertionError


def _again(form: str, data: bytes, number: int) -> bytes:
    """Return a document with other bytes and the same contents."""
    mark = f"{number:09}".encode()
    if form == "html":
        return data + b"<!-- " + mark + b" -->"
    if form == "pdf":
        return data + b"\n% " + mark + b"\n"
    return data[:-2] + len(mark).to_bytes(2, "little") + mark  # the comment of a zip stands at its end
