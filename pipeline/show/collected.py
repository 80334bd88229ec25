"""What was not collected, on the overview: sources that gave fewer reports than they should, year by year."""

from collections.abc import Iterable
from functools import partial

from pipeline.messages import Lang, say
from pipeline.show.overview_page import MOST_NAMED, Section
from pipeline.store.completeness import Completeness


def uncollected(rows: Iterable[Completeness], year: int | None, lang: Lang) -> Section:
    """Return the section of what collecting found to be missing; with `year`, only of this year."""
    word = partial(say, lang=lang)
    missing = [row for row in rows if (row.missing or row.by_hand or row.failed) and year in {None, row.year}]
    heading = word("report.uncollected")
    if not missing:
        return Section(heading, notes=(word("report.nobody"),))
    heads = ("year", "agency", "lacking", "by_hand", "failed", "source")
    notes = (word("report.more", count=len(missing) - MOST_NAMED),) if len(missing) > MOST_NAMED else ()
    listed = tuple(
        (
            str(row.year or "—"),
            row.agency or row.publisher,
            *(str(count) for count in (row.missing, row.by_hand, row.failed)),
            row.source,
        )
        for row in missing[:MOST_NAMED]
    )
    return Section(heading, tuple(word(f"report.{head}") for head in heads), listed, notes=notes)
