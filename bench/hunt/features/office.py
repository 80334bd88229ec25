"""Office: what word processors leave in a DOCX."""

from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan


def _some(plan: Plan, draw: Random, choices: str, most: int) -> None:
    listed = choices.split(",")
    plan.docx.options |= set(draw.sample(listed, draw.randint(1, min(most, len(listed)))))


@feature("docx", chance=0.4)
def runs(plan: Plan, draw: Random) -> None:
    """Texts torn over runs, inside fields, links, bookmarks and smart tags, with notes behind them."""
    _some(
        plan,
        draw,
        "torn runs,empty runs,fields,simple fields,links,marks,notes,smart tags,rendered breaks,custom tags",
        4,
    )


@feature("docx", chance=0.25)
def tracked(plan: Plan, draw: Random) -> None:
    """Tracked changes: numbers, paragraphs and rows struck or put in."""
    _some(plan, draw, "tracked,deleted paragraphs,deleted rows", 3)


@feature("docx", chance=0.2)
def hidden_text(plan: Plan, draw: Random) -> None:
    """Hidden text beside numbers, hidden paragraphs."""
    _some(plan, draw, "hidden,hidden paragraphs", 2)


@feature("docx", chance=0.06)
def digits_beside(plan: Plan, draw: Random) -> None:
    """Digits beside numbers that are none of theirs: white on white, raised, struck. They may be refused, never joined."""
    plan.docx.options |= set(draw.sample(("white", "raised", "struck"), draw.randint(1, 2)))
    plan.loosen(Demand.SAFE)


@feature("docx", chance=0.3)
def controls(plan: Plan, draw: Random) -> None:
    """Content controls round runs, cells' contents, rows and blocks."""
    _some(plan, draw, "controls,row controls,block controls,cell controls", 3)


@feature("docx", chance=0.25)
def numbering(plan: Plan, draw: Random) -> None:
    """Headings and items whose numbers are automatic."""
    _some(plan, draw, "numbered headings,numbered items", 2)


@feature("docx", chance=0.35)
def merges(plan: Plan, draw: Random) -> None:
    """Merges missing, of the old kind, with needless spans or with text left below."""
    plan.docx.options.add(draw.choice(("unmerged", "legacy merges", "needless spans", "text below merges")))


@feature("docx", chance=0.35)
def widths(plan: Plan, draw: Random) -> None:
    """Grids and widths that are missing or wrong."""
    _some(plan, draw, "no grid,wrong grid,wrong widths", 2)


@feature("docx", chance=0.3)
def paragraphs(plan: Plan, draw: Random) -> None:
    """Empty paragraphs in cells, a paragraph a line, upright labels one character a paragraph or turned."""
    _some(plan, draw, "empty paragraphs,paragraph a line,upright as paragraphs,upright", 3)


@feature("docx", "B1", chance=0.2)
def placed_tables(plan: Plan, draw: Random) -> None:
    """Tables inside layout tables, floating, with heads marked to be repeated, the title in a text box."""
    _some(plan, draw, "nested tables,floating tables,repeated heads,text box title", 2)


@feature("docx", chance=0.2)
def packages(plan: Plan, draw: Random) -> None:
    """Packages of the strict kind, in UTF-16, stored, with another name for the main part."""
    _some(plan, draw, "strict,utf-16,stored,other part name", 2)
