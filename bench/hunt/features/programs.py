"""Programs: PDFs that a word processor, a browser or a scanner makes of a report; only on demand, for they take seconds each."""

from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan
from samples.maker.model import Sheet, Table

_FILLER = (
    "坚持以公开为常态、不公开为例外，持续完善公开制度，推动公开工作与业务工作同步部署、同步落实，公开质量稳步提升。"
)


def _pushed(plan: Plan, draw: Random) -> None:
    """Put prose before the tables, so that pages end anywhere in them."""
    lines = {name: draw.randint(0, 14) for name in ("proactive_disclosure", "requests", "review_litigation")}

    def push(sheet: Sheet) -> Sheet:
        sections = []
        for section in sheet.sections:
            first = next((part.name for part in section.body if isinstance(part, Table)), None)
            filler = (_FILLER,) * lines.get(first or "", 0)
            sections.append(replace(section, body=(*filler, *section.body)))
        return replace(sheet, sections=tuple(sections))

    plan.sheet_steps.append(push)


@feature("pdf", "A1", "A2", "A4", chance=0.0, group="writer")
def by_office(plan: Plan, draw: Random) -> None:
    """Exported by a word processor."""
    plan.pdf.writer = "office"
    plan.docx.options = set(
        draw.sample(
            ("repeated heads", "upright", "unmerged", "numbered headings", "torn runs", "hidden", "empty paragraphs"), 2
        )
    )
    _pushed(plan, draw)


@feature("pdf", "A1", "A2", "A4", chance=0.0, group="writer")
def by_browser(plan: Plan, draw: Random) -> None:
    """Printed by a browser."""
    plan.pdf.writer = "browser"
    plan.html.style = draw.choice(("article", "word", "cms", "mixed"))
    plan.html.options = set(draw.sample(("metadata", "navigation", "hidden beside", "heads named"), 2))
    _pushed(plan, draw)


@feature("pdf", chance=0.0, group="writer")
def scanned(plan: Plan, draw: Random) -> None:
    """Printed and scanned: a PDF of pictures, for a machine with the extra `ocr`. `bench.scan` measures what is read of them.

    Rulings of dots and dashes are lost among the grain of a scan, so they are left to the formats that draw them.
    """
    del draw
    plan.pdf.writer = "scan"
    if plan.pdf.rules in {"dots", "dashed"}:
        plan.pdf.rules = "lines"
    plan.loosen(Demand.SAFE)
