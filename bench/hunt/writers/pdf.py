"""PDF: the sheet is set on pages once, and one of three writers that share no code makes a file of them."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import TypeGuard

from bench.hunt.paper import by_canvas, by_fpdf, by_raw, by_scan
from bench.hunt.paper.marks import Box, Mark, Page, Picture, Rule, Words, width_of
from bench.hunt.paper.typesetter import set_pages
from bench.hunt.plan import Plan
from bench.hunt.sheets import with_texts
from bench.hunt.writers import docx, html
from bench.hunt.writers.office import by_browser, by_office
from samples.maker.model import Sheet

_Change = Callable[[Plan, str, Mark, Random], list[tuple[str, Mark]]]
"""What becomes of a mark of a table."""
_OTHER_DIGITS = str.maketrans("0123456789", "1234567890")
_WRITERS = {"canvas": by_canvas.write, "fpdf": by_fpdf.write, "raw": by_raw.write}


def write(plan: Plan, sheet: Sheet) -> bytes:
    """Write a sheet as its plan says."""
    if plan.pdf.writer == "office":
        return by_office(docx.write(plan, sheet))
    if plan.pdf.writer == "browser":
        return by_browser(html.write(plan, sheet))
    if plan.pdf.writer == "scan":
        wear = by_scan.worn(Random(f"{plan.seed} wear"))
        return by_scan.write(pages_of(plan, sheet), wear, Random(f"{plan.seed} grain"))
    return _WRITERS[plan.pdf.writer](pages_of(plan, sheet), plan.pdf)


def pages_of(plan: Plan, sheet: Sheet) -> list[Page]:
    """Set a sheet on pages as its plan says."""
    draw = Random(f"{plan.seed} pages")
    if plan.pdf.font != "embedded":  # named fonts have no sign for it
        sheet = with_texts(sheet, lambda text: text.replace("−", "－"))
    pages = set_pages(sheet, plan.pdf, draw)
    changes: list[_Change] = []
    if plan.pdf.split_numbers or plan.pdf.stray_spaces:
        changes.append(_fragments)
    if plan.pdf.painted_over and plan.pdf.shade != "blocks":  # among coloured blocks a white one looks like a cell
        changes.append(_painted_over)
    if plan.pdf.struck_out:
        changes.append(_struck_out)
    for change in changes:
        for page in pages:
            page.marks = [each for table, mark in page.marks for each in change(plan, table, mark, draw)]
    return _on_sheets(plan, pages, draw)


def _on_sheets(plan: Plan, pages: list[Page], draw: Random) -> list[Page]:
    """Return pages with what lies below or over them, beside each other where two are on one sheet."""
    look = plan.pdf
    if look.below_scan and plan.beside is None:  # it would hide one of two, and leave a report
        for page in pages:
            page.marks.append(("", Picture(0, 0, page.width, page.height)))
    if look.over_scan:
        pages = [_over_scan(page) for page in pages]
    if plan.beside is not None:
        return _side_by_side(pages, set_pages(plan.beside, look, draw))
    if look.two_up and look.unseen != "outside" and pages[0].width < pages[0].height:
        return _side_by_side(pages[::2], pages[1::2])
    return pages


def _over_scan(page: Page) -> Page:
    """Return a page with a picture of it below its text, in place of what is drawn there."""
    texts = [(table, mark) for table, mark in page.marks if isinstance(mark, Words)]
    return Page(page.width, page.height, [("", Picture(0, 0, page.width, page.height)), *texts])


def _fragments(plan: Plan, table: str, mark: Mark, draw: Random) -> list[tuple[str, Mark]]:
    """Return a mark in pieces, where it is a number stored as two or a text with spaces around it."""
    if not table or not isinstance(mark, Words) or mark.angle or mark.vertical:
        return [(table, mark)]
    text, size = mark.text, mark.size
    if len(text) > 1 and text.isdecimal() and draw.random() < plan.pdf.split_numbers:
        at = draw.randrange(1, len(text))
        gap = draw.choice((0.0, 0.05, 0.1)) * size
        first = Words(mark.x, mark.y, text[:at], size, clip=mark.clip)
        return [(table, first), (table, Words(mark.x + width_of(text[:at], size) + gap, mark.y, text[at:], size))]
    if draw.random() < plan.pdf.stray_spaces:
        # A space behind a part of a number would say that it ends there.
        return [(table, replace(mark, x=mark.x - size / 2, text=f" {text}" if mark.cut else f" {text} "))]
    return [(table, mark)]


def _painted_over(plan: Plan, table: str, mark: Mark, draw: Random) -> list[tuple[str, Mark]]:
    """Return a mark, below it another number and the white area that hides that."""
    if not _is_number(mark, table) or draw.random() >= plan.pdf.painted_over:
        return [(table, mark)]
    size, width = mark.size, width_of(mark.text, mark.size)
    area = Box(mark.x - 0.5, mark.y - 0.9 * size, width + 1, 1.05 * size, (1.0, 1.0, 1.0))
    return [(table, replace(mark, text=mark.text.translate(_OTHER_DIGITS))), (table, area), (table, mark)]


def _struck_out(plan: Plan, table: str, mark: Mark, draw: Random) -> list[tuple[str, Mark]]:
    """Return a mark, before it another number and the line through that, as programs print a change that they track."""
    if not _is_number(mark, table) or draw.random() >= plan.pdf.struck_out:
        return [(table, mark)]
    old = replace(mark, x=mark.x - width_of(mark.text, mark.size), text=mark.text.translate(_OTHER_DIGITS))
    height = mark.y - draw.uniform(0.25, 0.4) * mark.size
    return [(table, old), (table, Rule(old.x, height, mark.x, height, draw.choice((0.4, 0.7, 1.0)))), (table, mark)]


def _is_number(mark: Mark, table: str) -> TypeGuard[Words]:
    """Tell whether a mark is a number of a table that stands straight, and to be seen."""
    if not table or not isinstance(mark, Words) or mark.angle or mark.vertical or mark.unseen or mark.grey:
        return False
    return mark.text.isdecimal()


def _side_by_side(left: list[Page], right: list[Page]) -> list[Page]:
    """Return pages twice as wide, with the pages of two reports beside each other."""
    pages = []
    for index in range(max(len(left), len(right))):
        halves = [each[index] if index < len(each) else Page(left[0].width, left[0].height) for each in (left, right)]
        page = Page(halves[0].width + halves[1].width, max(half.height for half in halves))
        page.marks = [*halves[0].marks, *((table, _moved(mark, halves[0].width)) for table, mark in halves[1].marks)]
        pages.append(page)
    return pages


def _moved(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Rule):
        return replace(mark, x0=mark.x0 + by, x1=mark.x1 + by)
    if isinstance(mark, Box):
        return replace(mark, x=mark.x + by)
    if isinstance(mark, Picture):
        return replace(mark, x=mark.x + by)
    clip = None if mark.clip is None else (mark.clip[0] + by, *mark.clip[1:])
    return replace(mark, x=mark.x + by, clip=clip)
