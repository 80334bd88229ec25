"""Plain text: how copies and converters set tables, and what is left where they lose the cells."""

from functools import partial
from random import Random

from bench.hunt.case import feature
from bench.hunt.features.gaps import AMBIGUOUS
from bench.hunt.plan import Demand, Plan
from samples.maker.model import Role, Sheet


@feature("text", chance=0.2, group="text")
def tabs(plan: Plan, draw: Random) -> None:
    """A field a slot between tabs, spans repeated or left empty."""
    plan.text.style = "tabs"
    plan.text.options |= {"repeat"} if draw.random() < 0.3 else set()


@feature("text", "E10", chance=0.15, group="text")
def ragged_tabs(plan: Plan, draw: Random) -> None:
    """Tabs as copies have them: numbers begin in field 3, 4 or 5. With empty cells it can't be told which are meant."""
    plan.text.style = "ragged"
    plan.text.options |= {"padded"} if draw.random() < 0.5 else set()
    if set(AMBIGUOUS) & set(plan.features):
        plan.loosen(Demand.SAFE)


@feature("text", "E10", chance=0.15, group="text")
def a_field_a_cell(plan: Plan, draw: Random) -> None:
    """A field for each cell, as browsers copy tables. Where fields were added behind, it can't be told which are blank."""
    plan.text.style = "cells"
    plan.text.options |= {option for option in ("padded", "bars") if draw.random() < 0.4}
    if set(AMBIGUOUS) & set(plan.features):
        plan.loosen(Demand.SAFE)


def _padded_alike(plan: Plan, sheet: Sheet) -> Sheet:
    """Ask for no numbers where all blanks between bars stand at ends of rows.

    Converters that leave blank cells out pad their rows with as many: nobody can tell which of the two it is.
    """
    lines = [
        [bool(cell.text.strip()) for cell in row if cell.role is Role.VALUE]
        for table in sheet.tables
        for row in table.rows
    ]
    filled = [line for line in lines if any(line)]
    if not any(line != sorted(line, reverse=True) for line in filled) and not all(map(all, filled)):
        plan.loosen(Demand.SAFE)
    return sheet


@feature("text", chance=0.3, group="text")
def pipes(plan: Plan, draw: Random) -> None:
    """Fields between bars, as Markdown has them or without the outer bars."""
    plan.text.style = "pipes"
    plan.text.options |= set(draw.sample(("rule", "tight", "repeat", "open bars"), draw.randint(0, 2)))
    plan.sheet_steps.append(partial(_padded_alike, plan))


@feature("text", chance=0.2, group="text")
def markdown_marks(plan: Plan, draw: Random) -> None:
    """Markdown as converters write it: bold words and figures, a backslash before dots and dashes."""
    plan.text.style = "pipes"
    plan.text.options |= {"rule", "marks"} | ({"repeat"} if draw.random() < 0.5 else set())
    plan.sheet_steps.append(partial(_padded_alike, plan))


@feature("text", chance=0.2, group="text")
def tables_in_html(plan: Plan, draw: Random) -> None:
    """Lines of text or of Markdown with the tables in HTML, as converters write what has merged cells."""
    plan.text.style = "html"
    plan.text.options |= {option for option in ("markdown", "wrapped", "one line") if draw.random() < 0.5}


@feature("text", "B15", chance=0.1, group="text")
def empty_bars(plan: Plan, draw: Random) -> None:
    """Long runs of empty rows between bars."""
    plan.text.style = "pipes"
    plan.text.options |= {"empty rows"} | ({"rule"} if draw.random() < 0.5 else set())
    plan.sheet_steps.append(partial(_padded_alike, plan))


@feature("text", chance=0.25, group="text")
def aligned(plan: Plan, draw: Random) -> None:
    """Columns of spaces."""
    del draw
    plan.text.style = "aligned"


@feature("text", "C1", "C2", chance=0.08, group="text", hard="glued text")
def glued(plan: Plan, draw: Random) -> None:
    """Labels and digits with nothing between them: a hard class."""
    plan.text.style = draw.choice(("glued", "glued rows"))
    plan.loosen(Demand.SAFE)


@feature("text", "C3", chance=0.06, group="text", hard="glued text")
def half_glued(plan: Plan, draw: Random) -> None:
    """Single spaces between some cells: a hard class."""
    del draw
    plan.text.style = "spaced"
    plan.loosen(Demand.SAFE)


@feature("text", "C4", chance=0.06, group="text", hard="torn text")
def cell_lines(plan: Plan, draw: Random) -> None:
    """A cell a line, perhaps with what stood between the cells: torn text, a hard class."""
    plan.text.style = "cell lines"
    plan.text.options |= draw.choice((set(), {"bars"}, {"closing bars"}, {"closing tabs"}))
    plan.loosen(Demand.SAFE)


@feature("text", "C5", chance=0.05, group="text", hard="torn text")
def renamed_heads(plan: Plan, draw: Random) -> None:
    """Heads renamed 数据1, 数据2 by a language model: nothing says which column is which."""
    del draw
    plan.text.style = "renamed"
    plan.loosen(Demand.SAFE)


@feature("text", "A6", chance=0.06, group="text", hard="torn text")
def torn_labels(plan: Plan, draw: Random) -> None:
    """Labels torn from their numbers: a hard class."""
    del draw
    plan.text.style = "torn"
    plan.loosen(Demand.SAFE)


@feature("text", "A9", chance=0.05, group="text", hard="torn text")
def scrambled_heads(plan: Plan, draw: Random) -> None:
    """Heads of section 四 scrambled into 结果结果其他尚未 / 维持纠正结果审结: torn text, a hard class."""
    del draw
    plan.text.style = "scrambled"
    plan.loosen(Demand.SAFE)


@feature("text", chance=0.4)
def text_habits(plan: Plan, draw: Random) -> None:
    """Line ends, indents, marks of headings."""
    plan.text.options |= set(draw.sample(("crlf", "indented", "markdown", "close"), draw.randint(1, 2)))


@feature("text", chance=0.25, group="charset")
def text_charset(plan: Plan, draw: Random) -> None:
    """GB18030, UTF-16, a byte order mark."""
    plan.text.charset = draw.choice(("gb18030", "utf-16", "utf-8-sig", "gbk"))


@feature("text html", "E9", chance=0.04, group="charset")
def wrongly_decoded(plan: Plan, draw: Random) -> None:
    """UTF-8 read as GBK and saved again, or every foreign character saved as a question mark."""
    plan.loosen(Demand.REFUSED)
    marks = draw.random() < 0.4
    plan.html.charset = plan.text.charset = "utf-8"

    def spoil(data: bytes) -> bytes:
        text = data.decode()
        if marks:
            return text.encode("ascii", "replace")
        return text.encode().decode("gbk", "replace").encode()

    plan.bytes_steps.append(spoil)


@feature("text html", "B14", chance=0.02)
def binary_document(plan: Plan, draw: Random) -> None:
    """A binary word processor's file under another name."""
    plan.loosen(Demand.REFUSED)

    def binary(data: bytes) -> bytes:
        text = data.decode("utf-8", "ignore").encode("utf-16-le", "ignore")
        head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(6)
        return head + b"\xff" * (512 - len(head)) + draw.randbytes(64) + text

    plan.bytes_steps.append(binary)
