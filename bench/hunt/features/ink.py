"""Ink: how a PDF's marks are stored, cut, hidden and decorated, which changes nothing of what is seen."""

from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan


@feature("pdf ofd", chance=0.1)
def clipped(plan: Plan, draw: Random) -> None:
    """Each text clipped to its cell."""
    del draw
    plan.pdf.clip = True


@feature("pdf ofd", chance=0.4)
def measures(plan: Plan, draw: Random) -> None:
    """Other sizes of type, margins, padding and paper."""
    look = plan.pdf
    look.size = draw.choice((6.5, 7.5, 9.0, 10.5, 12.0))
    look.body_size = draw.choice((10.5, 12.0, 14.0, 16.0))
    look.margin = draw.choice((36.0, 62.0, 80.0))
    look.padding = draw.choice((1.0, 2.0, 3.0, 6.0))
    look.leading = draw.choice((1.1, 1.25, 1.5))
    look.page = draw.choice(((595.28, 841.89), (612.0, 792.0), (841.89, 595.28), (595.0, 1100.0)))


@feature("pdf ofd", chance=0.3)
def alignment(plan: Plan, draw: Random) -> None:
    """Numbers to the right or left, labels in the middle, texts at the top or bottom of their cells."""
    plan.pdf.value_align = draw.choice(("center", "right", "left"))
    plan.pdf.label_align = draw.choice(("left", "center"))
    plan.pdf.valign = draw.choice(("middle", "top", "bottom"))


@feature("pdf", chance=0.1, group="unicode")
def radicals(plan: Plan, draw: Random) -> None:
    """The font names radicals where characters of the same shape are meant."""
    del draw
    plan.pdf.writer, plan.pdf.font, plan.pdf.unicode = "raw", "embedded", "radicals"


@feature("pdf", chance=0.04, group="unicode", hard="fonts without Unicode")
def no_unicode(plan: Plan, draw: Random) -> None:
    """The font doesn't say which characters its glyphs are: a hard class."""
    del draw
    plan.pdf.writer, plan.pdf.font, plan.pdf.unicode = "raw", "embedded", "none"
    plan.loosen(Demand.SAFE)


@feature("pdf ofd", chance=0.12)
def sloppy_rules(plan: Plan, draw: Random) -> None:
    """Rulings that end a little too early or too late."""
    plan.pdf.sloppy = draw.choice((0.3, 0.8, 1.5))


@feature("pdf ofd", chance=0.12)
def own_borders(plan: Plan, draw: Random) -> None:
    """Each cell draws its own borders, beside those of its neighbours."""
    plan.pdf.inset = draw.choice((0.24, 0.5, 0.9))


@feature("pdf ofd", chance=0.12)
def white_cells(plan: Plan, draw: Random) -> None:
    """Cells filled with white before anything is drawn in them."""
    del draw
    plan.pdf.white = True


@feature("pdf ofd", "A5", chance=0.15)
def spread_labels(plan: Plan, draw: Random) -> None:
    """Short labels spread over the width of their cells."""
    del draw
    plan.pdf.spread_labels = True


@feature("pdf ofd", chance=0.15)
def decorated(plan: Plan, draw: Random) -> None:
    """A border round each page, a red line below the title, a seal over the signature."""
    plan.pdf.frame, plan.pdf.red_line = draw.random() < 0.4, draw.random() < 0.6
    plan.pdf.seal = (plan.pdf.writer == "raw" or plan.format == "ofd") and draw.random() < 0.6


@feature("pdf ofd", chance=0.08)
def painted_over(plan: Plan, draw: Random) -> None:
    """Numbers corrected by painting over the old ones and writing new ones there."""
    plan.pdf.painted_over = draw.choice((0.02, 0.2))


@feature("pdf ofd", chance=0.06)
def struck_out(plan: Plan, draw: Random) -> None:
    """Numbers taken back with a line through them, the new ones behind: they may be refused, never joined."""
    plan.pdf.struck_out = draw.choice((0.02, 0.2))
    plan.loosen(Demand.SAFE)


@feature("pdf", chance=0.03, group="writer")
def below_scan(plan: Plan, draw: Random) -> None:
    """The text of a recognised scan, drawn below the picture of each page: nobody has checked it."""
    del draw
    plan.pdf.writer, plan.pdf.below_scan = "raw", True
    plan.loosen(Demand.REFUSED)


@feature("pdf", chance=0.03, group="writer")
def over_scan(plan: Plan, draw: Random) -> None:
    """The text of a recognised scan, drawn over the picture of each page so that nobody sees it: nobody has checked it."""
    plan.pdf.writer, plan.pdf.font, plan.pdf.over_scan = "raw", "embedded", draw.choice(("faint", "clipped", "mode"))
    plan.loosen(Demand.REFUSED)


@feature("pdf ofd", chance=0.1)
def unseen_text(plan: Plan, draw: Random) -> None:
    """Text that is stored and not shown: in an invisible mode, outside the visible part, white on white."""
    plan.pdf.unseen = draw.choice(("mode", "mode", "mode", "outside", "outside", "white"))
    if plan.pdf.unseen == "outside":
        plan.pdf.crop = (200.0, 15.0)
