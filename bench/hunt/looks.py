"""Looks: what the writers of each format can be asked for; the defaults are a plain, well-made file."""

from dataclasses import dataclass, field

from samples.maker.writers.ofd_objects import Habits


@dataclass
class PdfLook:
    """How the pages of a PDF look and how they are stored."""

    writer: str = "canvas"
    """`canvas` (ReportLab), `fpdf` (fpdf2) or `raw` (this package's own)."""
    font: str = "cid"
    """`cid` (named, not embedded; not by fpdf), `embedded`, `gbk` (named, in GBK; raw only)."""
    unicode: str = "full"
    """What an embedded font of the raw writer says of its characters: `full`, `radicals`, `none`, `wrong`."""
    page: tuple[float, float] = (595.28, 841.89)
    margin: float = 62.0
    top: float = 72.0
    bottom: float = 74.0
    size: float = 9.0
    """Of the type in tables, in points."""
    body_size: float = 12.0
    leading: float = 1.25
    padding: float = 3.0
    """Above and below the text of a cell."""
    rules: str = "lines"
    """`lines`, `boxes` (thin filled rectangles), `dashed`, `dots` (many short lines), `double`, `thick`."""
    drawn: str = "cell"
    """Rulings are drawn `cell` by cell, as `long` strokes through the table, or as a `rect` round each cell."""
    rule_width: float = 0.5
    rule_grey: float = 0.0
    open_sides: frozenset[str] = frozenset()
    """Outer borders of tables that are missing: left, right, top, bottom."""
    borderless: str = ""
    """`all`: no rulings; `columns`: none between columns."""
    shade: str = ""
    """`bands` behind block titles, `heads`, `zebra`, `blocks` (every cell a coloured block, white gaps for rulings)."""
    upright: str = "stacked"
    """三、本年度办理结果: `stacked`, `pairs`, `rotated`, `turned` (the other way), `vertical` (a vertical font; raw only)."""
    breaks: dict[str, str] = field(default_factory=dict)
    """Per table, where a page ends: `head`, `below head`, `group`, `title`, `last`, `any`."""
    torn: bool = False
    """At a break a row is cut: the tail of its label stands on the next page."""
    group_text: str = "flow"
    """A group label over a break: `flow`s on, stands `first`, `last`, or on `both` pages."""
    cut_edge: str = "both"
    """Which edges are drawn at a break: `both`, `above` (the page before closes), `below`, `none`."""
    repeat_heads: bool = False
    shift: float = 0.0
    """How far the next page's half of a table is shifted to the right."""
    jitter: float = 0.0
    """How far, in points, its column edges are."""
    page_number: str = "- {} -"
    number_at: str = "bottom"
    """`bottom`, `close` (right below the text), `top`, or `side`."""
    running_head: str = ""
    watermark: str = ""
    text_by: str = "line"
    """Text is shown by the `line`, `char`, `word`, or `adjusted` (one operator, kerned)."""
    order: str = "cells"
    """Order in which a table's texts stand in the file: `cells`, `columns`, `values first`, `shuffled`."""
    bold: str = ""
    """Heads are bold by being shown `twice` or `stroked`."""
    split_numbers: float = 0.0
    """Share of the numbers that are stored as two fragments."""
    painted_over: float = 0.0
    """Share of the numbers that are written over others, which a white area hides."""
    struck_out: float = 0.0
    """Share of the numbers before which others stand with a line through them."""
    below_scan: bool = False
    """All text lies below a picture of its page (raw only)."""
    over_scan: str = ""
    """All text lies, `faint` or `clipped` away or in an invisible `mode`, over a picture of its page (raw only)."""
    two_up: bool = False
    """Two pages stand beside each other on a sheet."""
    stray_spaces: float = 0.0
    """Share of the cells with spaces around their text."""
    value_align: str = "center"
    label_align: str = "left"
    valign: str = "middle"
    widths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Per table, other relative widths of its columns."""
    rotate: int = 0
    crop: tuple[float, float] = (0.0, 0.0)
    """How much larger the media box is than the crop box, to the left and below."""
    forms: str = ""
    """What stands in form XObjects: `page`, `tables`, `nested`."""
    sloppy: float = 0.0
    """How far, in points, rulings end too early or too late."""
    inset: float = 0.0
    """Each cell draws its own borders, that far inside its edges."""
    white: bool = False
    """Every cell is filled with white first."""
    spread_labels: bool = False
    """Short labels are spread over the width of their cells."""
    frame: bool = False
    """A border round every page."""
    red_line: bool = False
    """A red line below the title."""
    unseen: str = ""
    """What is stored and not shown: `mode` (an invisible layer), `outside` the crop box, `white` on white."""
    seal: bool = False
    """A picture over the signature (raw only)."""
    clip: bool = False
    """Every cell's text is clipped to its cell."""
    compressed: bool = True


@dataclass
class OfdLook:
    """How the same pages are stored as OFD."""

    habits: Habits = field(default_factory=Habits)
    joined: bool = False
    """Lines of one kind that follow each other are one path."""
    jumping: int = 0
    """How many texts that follow each other in the file are one, whose characters jump from place to place."""
    template: bool = False
    """Lines and areas stand in a template of the page."""
    stamped: bool = False
    """Annotations: a stamp with text, a watermark, a link."""
    scan: bool = False
    """An opaque picture of the page stands over its text."""
    old_version: bool = False
    """The file holds an older version, with other numbers."""


@dataclass
class DocxLook:
    """How a DOCX is put together."""

    options: set[str] = field(default_factory=set)


@dataclass
class HtmlLook:
    """How a page is put together."""

    style: str = "article"
    """`article`, `word` or `cms`."""
    charset: str = "utf-8"
    options: set[str] = field(default_factory=set)


@dataclass
class TextLook:
    """How tables are set in plain text."""

    style: str = "tabs"
    """`tabs`, `ragged`, `cells`, `pipes`, `aligned`; with no cells left `glued`, `glued rows`, `spaced`, `torn`, `cell lines`,
    `renamed`, `scrambled`."""
    charset: str = "utf-8"
    options: set[str] = field(default_factory=set)
