"""Documents: one report in one format, as an agency would publish it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from bench.hunt.plan import bare_plan
from bench.hunt.writers import pdf
from bench.province import prose
from bench.province.account import edition_of
from samples.maker.figures import Figures
from samples.maker.model import Sheet
from samples.maker.story import Story
from samples.maker.writers import docx, html_article, html_cms, text

Writer = Callable[[Sheet], bytes]


def _pdf(sheet: Sheet) -> bytes:
    return pdf.write(bare_plan("pdf", sheet.year or 0), sheet)


WRITERS: Mapping[str, Writer] = {
    "html": html_cms.write,
    "docx": docx.write,
    "pdf": _pdf,
    "txt": text.write_tabs,
    "htm": html_article.write,
}
"""By the ending of the file's name."""


def story_of(
    name: str,
    year: int,
    figures: Figures,
    *,
    whole: str | None = None,
    undivided: bool = False,
    narrative: Mapping[int, tuple[str, ...]] | None = None,
) -> Story:
    """Return what an agency reports for a year; `whole` is the region (全县) whose numbers a consolidated report sums up."""
    draw = Random(f"{name} {year}")
    edition = edition_of(year)
    printed = dict(figures)
    if undivided:
        for column in [path.rsplit(".", 1)[1] for path in figures if path.startswith("requests.other.other.")]:
            parts = [f"requests.other.{row}.{column}" for row in ("correction_overdue", "fee_unpaid", "other")]
            printed[f"requests.other.undivided.{column}"] = sum((printed.pop(part) for part in parts), Decimal(0))
    return Story(
        agency=name,
        year=year,
        size="department",
        seed=draw.randrange(1000),
        edition=edition,
        undivided=undivided,
        scope="consolidated" if whole else "own",
        scope_note=f"本报告所列数据为{whole}汇总数据，包含各部门和各下级政府。" if whole else None,
        decimals=2,
        figures={path: str(value) for path, value in printed.items()},
        narrative={
            0: prose.overview(name, year, figures),
            4: prose.problems(name, year),
            **(narrative or {}),
        },
    )


def write(story: Story, suffix: str, published_on: str) -> bytes:
    """Write a report; the date stands in its signature, and on the page where there is one around it."""
    year, month, day = (int(part) for part in published_on.split("-"))
    dated = replace(
        story, published_on=published_on, publisher=story.agency, signature=(story.agency, f"{year}年{month}月{day}日")
    )
    return WRITERS[suffix](dated.sheet())
