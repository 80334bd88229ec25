"""Paper: what happens to a report on its way into a PDF: writers, rulings, page breaks, fonts."""

from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan


@feature("pdf", chance=0.35, group="writer")
def by_fpdf(plan: Plan, draw: Random) -> None:
    """Written by fpdf2, the font embedded."""
    del draw
    plan.pdf.writer, plan.pdf.font = "fpdf", "embedded"


@feature("pdf", chance=0.35, group="writer")
def by_raw(plan: Plan, draw: Random) -> None:
    """Written by hand."""
    plan.pdf.writer, plan.pdf.font = "raw", draw.choice(("embedded", "embedded", "cid", "gbk"))


@feature("pdf", chance=0.4, group="writer")
def canvas_embedded(plan: Plan, draw: Random) -> None:
    """Written by ReportLab with the font embedded."""
    del draw
    plan.pdf.font = "embedded"


@feature("pdf ofd", chance=0.5)
def rule_style(plan: Plan, draw: Random) -> None:
    """Rulings other than thin lines round each cell."""
    plan.pdf.rules = draw.choice(("lines", "boxes", "boxes", "dashed", "dots", "double", "thick"))
    plan.pdf.drawn = draw.choice(("cell", "long", "rect"))
    plan.pdf.rule_width = draw.choice((0.1, 0.25, 0.5, 0.75, 1.0))
    plan.pdf.rule_grey = draw.choice((0.0, 0.0, 0.4, 0.7))


@feature("pdf ofd", chance=0.2)
def open_sides(plan: Plan, draw: Random) -> None:
    """Outer borders missing."""
    plan.pdf.open_sides = frozenset(
        draw.choice((("left", "right"), ("left",), ("right",), ("top", "bottom"), ("left", "right", "top", "bottom")))
    )


@feature("pdf ofd", chance=0.08, group="borders", hard="borderless")
def borderless(plan: Plan, draw: Random) -> None:
    """No rulings at all, or none between columns: a hard class."""
    plan.pdf.borderless = draw.choice(("all", "columns"))
    plan.loosen(Demand.SAFE)


@feature("pdf ofd", "A11", chance=0.25)
def coloured(plan: Plan, draw: Random) -> None:
    """Coloured bands, heads or rows."""
    plan.pdf.shade = draw.choice(("bands", "heads", "zebra", "bands", "blocks"))


@feature("pdf ofd", "A3", chance=0.5)
def upright_label(plan: Plan, draw: Random) -> None:
    """三、本年度办理结果 turned, stacked in pairs, or in a vertical font."""
    plan.pdf.upright = draw.choice(("pairs", "rotated", "turned", "vertical"))
    if plan.pdf.upright == "vertical" and plan.pdf.writer != "raw" and plan.format != "ofd":
        plan.pdf.upright = "rotated"


@feature("pdf ofd", "A12", chance=0.03)
def years_side_by_side(plan: Plan, draw: Random) -> None:
    """Two years side by side on each page: whatever is read, they must not be mixed."""
    plan.loosen(Demand.REFUSED)
    seed = draw.randrange(100_000)
    year = (plan.story.year or 2020) - 1
    # Its title and period are its own: told by another feature, they would be those of the first.
    plan.beside = replace(plan.story, year=year, title=(), period=None, preface=None, seed=seed, figures={}).sheet()


@feature("pdf ofd", "A1", chance=0.6)
def breaks(plan: Plan, draw: Random) -> None:
    """A page ends inside one or more tables, anywhere between rows."""
    for table in draw.sample(
        ("proactive_disclosure", "requests", "requests2", "review_litigation"), draw.randint(1, 3)
    ):
        plan.pdf.breaks[table.removesuffix("2")] = draw.choice(("any", "head", "below head", "title", "group", "last"))
    plan.pdf.page_number = draw.choice(("- {} -", "-{}-", "— {} —", "{}", "第 {} 页", "{}/{}", "第{}页 共9页"))
    plan.pdf.number_at = draw.choice(("bottom", "bottom", "close", "top", "side"))


@feature("pdf ofd", "A2", chance=0.35)
def break_in_group(plan: Plan, draw: Random) -> None:
    """A page ends inside a group label of section 三."""
    plan.pdf.breaks["requests"] = "group"
    plan.pdf.group_text = draw.choice(("flow", "flow", "first", "last", "both"))


@feature("pdf ofd", "A2", chance=0.3)
def torn_row(plan: Plan, draw: Random) -> None:
    """A page ends inside a row: the tail of its label stands on the next page."""
    plan.pdf.breaks.setdefault("requests", "any")
    plan.pdf.torn = True
    if draw.random() < 0.5:
        plan.pdf.widths["requests"] = (6, 10, 20, 9, 9, 9, 9, 9, 9, 9)


@feature("pdf ofd", "A8", chance=0.15)
def digit_between(plan: Plan, draw: Random) -> None:
    """The page number is a bare digit right below the rows."""
    plan.pdf.breaks.setdefault("requests", draw.choice(("any", "group", "last")))
    plan.pdf.page_number, plan.pdf.number_at = "{}", "close"


@feature("pdf ofd", chance=0.3)
def cut_edges(plan: Plan, draw: Random) -> None:
    """The edge at a page break is not drawn on one side or on either."""
    plan.pdf.cut_edge = draw.choice(("above", "below", "none"))


@feature("pdf ofd", chance=0.2)
def heads_repeated(plan: Plan, draw: Random) -> None:
    """Heads stand again on the next page."""
    del draw
    plan.pdf.repeat_heads = True


@feature("pdf ofd", chance=0.15)
def halves_shifted(plan: Plan, draw: Random) -> None:
    """The next page's half of a table stands elsewhere, its columns at slightly other places."""
    plan.pdf.shift = draw.choice((0.0, 6.0, -9.0, 14.0))
    plan.pdf.jitter = draw.choice((0.4, 1.0, 2.0))


@feature("pdf ofd", "A4", chance=0.25)
def narrow_labels(plan: Plan, draw: Random) -> None:
    """Labels take two and three lines, their numbers stand on the middle one."""
    plan.pdf.widths["requests"] = draw.choice(((5, 7, 14, 10, 10, 10, 10, 10, 10, 10), (4, 6, 18, 9, 9, 9, 9, 9, 9, 9)))


@feature("pdf ofd", "A9", chance=0.15)
def narrow_reviews(plan: Plan, draw: Random) -> None:
    """The fifteen columns of section 四 so narrow that their heads stand on two and four lines."""
    plan.pdf.margin = draw.choice((90.0, 120.0))
    plan.pdf.size = draw.choice((9.0, 10.5))


@feature("pdf ofd", chance=0.12)
def narrow_numbers(plan: Plan, draw: Random) -> None:
    """Numbers of section 三 broken over two lines by narrow cells."""
    plan.pdf.widths["requests"] = (6, 12, 47, 5, 5, 5, 5, 5, 5, 5)
    plan.pdf.size = draw.choice((9.0, 10.0))


@feature("pdf ofd", chance=0.15)
def watermark(plan: Plan, draw: Random) -> None:
    """A large slanting word over every page."""
    plan.pdf.watermark = draw.choice(("内部资料", "政府信息公开", "示例", "2024", "DRAFT"))


@feature("pdf ofd", chance=0.15)
def running_head(plan: Plan, draw: Random) -> None:
    """A running head with a line below it."""
    plan.pdf.running_head = draw.choice(
        (f"{plan.story.agency}", "政府信息公开工作年度报告", f"{plan.story.agency}文件")
    )


@feature("pdf ofd", "A13", chance=0.15)
def split_numbers(plan: Plan, draw: Random) -> None:
    """Numbers stored as two fragments."""
    plan.pdf.split_numbers = draw.choice((0.1, 0.5))


@feature("pdf ofd", chance=0.3)
def text_pieces(plan: Plan, draw: Random) -> None:
    """Texts stored character by character, word by word or kerned."""
    plan.pdf.text_by = draw.choice(("char", "word", "adjusted"))


@feature("pdf ofd", chance=0.25)
def stored_order(plan: Plan, draw: Random) -> None:
    """Texts of a table stored in another order than they are read."""
    plan.pdf.order = draw.choice(("columns", "values first", "shuffled"))


@feature("pdf ofd", chance=0.2)
def bold_heads(plan: Plan, draw: Random) -> None:
    """Heads made bold by showing them twice, or by stroking them."""
    plan.pdf.bold = draw.choice(("twice", "stroked"))


@feature("pdf ofd", "A5", chance=0.1)
def stray_spaces(plan: Plan, draw: Random) -> None:
    """Spaces stored around the texts of cells."""
    plan.pdf.stray_spaces = draw.choice((0.1, 0.5))


@feature("pdf", chance=0.15)
def turned_page(plan: Plan, draw: Random) -> None:
    """Pages stored turned."""
    plan.pdf.rotate = draw.choice((90, 180, 270))


@feature("pdf", chance=0.15)
def cropped(plan: Plan, draw: Random) -> None:
    """The page shown is a part of the page stored."""
    plan.pdf.crop = (draw.choice((0.0, 30.0, 200.0)), draw.choice((15.0, 100.0)))


@feature("pdf ofd", chance=0.2)
def forms(plan: Plan, draw: Random) -> None:
    """Pages or tables inside form XObjects."""
    plan.pdf.forms = draw.choice(("page", "tables", "nested"))


@feature("pdf", chance=0.08)
def two_up(plan: Plan, draw: Random) -> None:
    """Two pages beside each other on each sheet, as booklets are printed."""
    del draw
    plan.pdf.two_up = True
