"""Web: what pages do to a report: editors' markup, hidden copies, spans, character sets."""

from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.features.gaps import AMBIGUOUS
from bench.hunt.mirror import doubled, traditional
from bench.hunt.plan import Demand, Plan
from bench.hunt.sheets import with_tables
from samples.maker.form import TABLES
from samples.maker.model import Sheet, Table
from samples.maker.story import Story


@feature("html", "B2", chance=0.35, group="page")
def word_paste(plan: Plan, draw: Random) -> None:
    """Pasted from a word processor: one label in many spans."""
    del draw
    plan.html.style = "word"


@feature("html", chance=0.2, group="page")
def cms_page(plan: Plan, draw: Random) -> None:
    """A paragraph in each cell."""
    del draw
    plan.html.style = "cms"


@feature("html", "B3", chance=0.25, group="page")
def mixed_cells(plan: Plan, draw: Random) -> None:
    """Paragraphs, spans and bare text in one table."""
    del draw
    plan.html.style = "mixed"


@feature("html", "B1", chance=0.35)
def metadata_table(plan: Plan, draw: Random) -> None:
    """A table of metadata before the report, and perhaps tables for the layout around it."""
    plan.html.options |= {"metadata"} | ({"layout tables"} if draw.random() < 0.6 else set())


@feature("html", "B1", chance=0.15)
def editor_frame(plan: Plan, draw: Random) -> None:
    """The text inside a content system's frame, with styles, hidden boxes and scripts of its own."""
    del draw
    plan.html.options.add("editor frame")


@feature("html", "B2", chance=0.15)
def saved_by_office(plan: Plan, draw: Random) -> None:
    """Saved as a page by a word processor: islands of its own data, a row below each table that only sizes columns."""
    plan.html.options |= {"office islands"} | ({"sizing row"} if draw.random() < 0.7 else set())


@feature("html", chance=0.15)
def table_parts(plan: Plan, draw: Random) -> None:
    """Tables with a caption; in head, body and foot, the foot before the body in the file."""
    plan.html.options |= set(draw.sample(("caption", "sections"), draw.randint(1, 2)))


@feature("html", "B7", chance=0.3)
def page_furniture(plan: Plan, draw: Random) -> None:
    """A second title, meta in the body, an iframe at the foot, words of toolbars."""
    plan.html.options |= set(
        draw.sample(("second title", "footer", "navigation", "toolbar", "last year's link"), draw.randint(1, 4))
    )


@feature("html", "B8", chance=0.15)
def spaces_after_headings(plan: Plan, draw: Random) -> None:
    """A heading followed by 23 no-break spaces."""
    del draw
    plan.html.options.add("spaces after headings")


@feature("html", chance=0.3)
def markup_habits(plan: Plan, draw: Random) -> None:
    """Habits of markup that change nothing of what is shown."""
    habits = (
        (
            "divisions marked headings,broken lines,columns named,parts,empty rows,nested,scrolled,heads named,links,needless spans,"
            "bare attributes,capitals,no head,entities,no end tags,fragment"
        )
        .replace(" marked", ",marked")
        .split(",")
    )
    plan.html.options |= set(draw.sample(habits, draw.randint(1, 5)))


@feature("html", chance=0.1)
def spans_dropped(plan: Plan, draw: Random) -> None:
    """Spans, or those of one kind, dropped by a content system. With empty cells it can't be told which are meant."""
    plan.html.options.add(draw.choice(("no spans", "no row spans", "no column spans")))
    plan.html.options -= {"needless spans", "sizing row"}
    if set(AMBIGUOUS) & set(plan.features):
        plan.loosen(Demand.SAFE)


@feature("html", chance=0.12)
def invisible_signs(plan: Plan, draw: Random) -> None:
    """Zero-width spaces, soft hyphens and comments inside texts."""
    del draw
    plan.html.options.add("invisible")


@feature("html", chance=0.12)
def hidden_beside(plan: Plan, draw: Random) -> None:
    """Text beside numbers that isn't shown."""
    del draw
    plan.html.options.add("hidden beside")


@feature("html", chance=0.06)
def digits_beside_on_page(plan: Plan, draw: Random) -> None:
    """Digits beside numbers that are none of theirs: white on white, raised, struck. They may be refused, never joined."""
    del draw
    plan.html.options.add("digits beside")
    plan.loosen(Demand.SAFE)


@feature("html", chance=0.12)
def hidden_copies(plan: Plan, draw: Random) -> None:
    """Copies of last year's tables that aren't shown, before or after this year's."""
    story = Story(agency=plan.story.agency, year=2021, size="department", seed=draw.randrange(10**6))
    old = {table.name: replace(table, hidden=True) for table in story.sheet().tables}
    after = draw.random() < 0.5

    def add(sheet: Sheet) -> Sheet:
        seen: set[str] = set()

        def both(table: Table) -> tuple[str | Table, ...]:
            if table.name in seen:
                return (table,)
            seen.add(table.name)
            return (table, old[table.name]) if after else (old[table.name], table)

        return with_tables(sheet, both)

    plan.sheet_steps.append(add)


@feature("html", chance=0.3)
def charsets(plan: Plan, draw: Random) -> None:
    """GB18030 declared as gb2312, a byte order mark, no declaration, UTF-16."""
    plan.html.charset = draw.choice(("gb18030", "gb18030", "gbk", "utf-8-sig", "utf-8", "utf-16"))
    if draw.random() < 0.4:
        plan.html.options.add(draw.choice(("charset not declared", "charset in http-equiv")))


@feature("html", "B11", chance=0.08)
def mirror_characters(plan: Plan, draw: Random) -> None:
    """A mirror page in traditional characters, or with the reading of a character in brackets behind it."""
    change = draw.choice((traditional, traditional, doubled))
    plan.unchecked |= {"agency"}
    plan.text_changes.append(change)


@feature("html", "B12", chance=0.02)
def script_shell(plan: Plan, draw: Random) -> None:
    """A page that a script would fill: no table in it."""
    del draw
    plan.loosen(Demand.REFUSED)

    def shell(data: bytes) -> bytes:
        del data
        title = "".join(plan.story.title_lines())
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div id="app"></div>'
            '<noscript>请启用 JavaScript</noscript><script src="/js/chunk-vendors.js"></script></body></html>'
        ).encode()

    plan.bytes_steps.append(shell)


@feature("html", "B13", chance=0.03)
def tables_as_pictures(plan: Plan, draw: Random) -> None:
    """Tables that are pictures, or that are missing."""
    gone = draw.sample(TABLES, draw.randint(1, 3))
    picture = draw.random() < 0.6
    plan.loosen(Demand.REFUSED)

    def drop(sheet: Sheet) -> Sheet:
        return with_tables(
            sheet, lambda table: (table,) if table.name not in gone else ("图片" if picture else "（表格略）",)
        )

    def draw_pictures(data: bytes) -> bytes:
        image = '<img src="t.png" width="900" height="700" alt="">'
        return (
            data.replace("图片".encode(plan.html.charset.replace("-sig", "")), image.encode("ascii"))
            if picture and "16" not in plan.html.charset
            else data
        )

    plan.sheet_steps.append(drop)
    plan.bytes_steps.append(draw_pictures)


@feature("html", "A14", chance=0.03)
def flip_book(plan: Plan, draw: Random) -> None:
    """One printed page a page: the table of section 四 stands alone."""
    del draw
    plan.loosen(Demand.REFUSED)
    plan.html.options -= {"metadata"}
    title = (f"Page 8 - {''.join(plan.story.title_lines())}",)

    def only_last(sheet: Sheet) -> Sheet:
        return replace(sheet, title=title, preface=(), sections=sheet.sections[3:4], signature=())

    plan.sheet_steps.append(only_last)
