"""Stored: the ways in which programs write the same pages as OFD."""

from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan


@feature("ofd", chance=0.7)
def distances(plan: Plan, draw: Random) -> None:
    """Distances of characters counted in groups, or a list that ends early."""
    plan.ofd.habits.deltas = draw.choice(("grouped", "grouped", "short"))


@feature("ofd", chance=0.4)
def scaled_objects(plan: Plan, draw: Random) -> None:
    """Objects draw in points, and a matrix makes millimetres of them."""
    del draw
    plan.ofd.habits.scaled = True


@feature("ofd", chance=0.25)
def boundary_is_the_page(plan: Plan, draw: Random) -> None:
    """Every object has the whole page for its boundary."""
    del draw
    plan.ofd.habits.whole_page = True


@feature("ofd", chance=0.3)
def drawing_parameters(plan: Plan, draw: Random) -> None:
    """Colours stand in drawing parameters."""
    del draw
    plan.ofd.habits.parameters = True


@feature("ofd", chance=0.3)
def glyph_numbers(plan: Plan, draw: Random) -> None:
    """Texts come with the numbers of their glyphs."""
    del draw
    plan.ofd.habits.glyphs = True


@feature("ofd", chance=0.3)
def one_path(plan: Plan, draw: Random) -> None:
    """All lines of a table are one path."""
    del draw
    plan.ofd.joined = True


@feature("ofd", chance=0.2)
def jumping_text(plan: Plan, draw: Random) -> None:
    """Several texts stored as one, whose characters jump from place to place."""
    plan.ofd.jumping = draw.choice((3, 8, 40))


@feature("ofd", chance=0.2)
def template(plan: Plan, draw: Random) -> None:
    """The form stands in a template, the texts on the page, but where white areas stand between texts."""
    del draw
    plan.ofd.template = not plan.pdf.painted_over


@feature("ofd", chance=0.2)
def parts_named(plan: Plan, draw: Random) -> None:
    """Paths of parts from the top of the package, in other letters, with other slashes; another prefix, or none."""
    plan.ofd.habits.paths = draw.choice(("absolute", "mixed case", "backslashes"))
    plan.ofd.habits.prefix = draw.choice(("ofd:", "", "o:"))


@feature("ofd", chance=0.2)
def blocks(plan: Plan, draw: Random) -> None:
    """Objects in blocks inside blocks; texts on lines of their own."""
    plan.ofd.habits.blocks, plan.ofd.habits.laid_out = True, draw.random() < 0.5


@feature("ofd", chance=0.3)
def turned_characters(plan: Plan, draw: Random) -> None:
    """Turned text is turned character by character."""
    del draw
    plan.ofd.habits.direction = True


@feature("ofd", chance=0.08)
def device_paths(plan: Plan, draw: Random) -> None:
    """Paths in dots of a device, as early files of one program have them."""
    del draw
    plan.ofd.habits.device, plan.pdf.forms = not plan.pdf.forms, plan.pdf.forms


@feature("ofd", chance=0.2)
def annotated(plan: Plan, draw: Random) -> None:
    """A stamp, a watermark and a link over each page."""
    del draw
    plan.ofd.stamped = True


@feature("ofd", chance=0.1)
def old_version(plan: Plan, draw: Random) -> None:
    """The file holds an older version, with other numbers."""
    del draw
    plan.ofd.old_version = True


@feature("ofd", chance=0.03)
def text_below_scan(plan: Plan, draw: Random) -> None:
    """The text of a recognised scan, below the picture of each page: nobody has checked it."""
    del draw
    plan.ofd.scan = True
    plan.loosen(Demand.REFUSED)
