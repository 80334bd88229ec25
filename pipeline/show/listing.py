"""The list of agencies in the terminal: what is wrong with it, row by row."""

from collections.abc import Iterator

from pipeline.messages import Lang, render_finding, say
from pipeline.register import Register, comparable


def listing_lines(register: Register, lang: Lang) -> Iterator[str]:
    """Yield what is wrong with a list, and how much of it is used."""
    yield from (render_finding(problem, lang) for problem in register.problems)
    if not register.listed:
        yield say("register.empty", lang)
        return
    counts = {
        "count": len(register.problems),
        "rows": len(register.listed),
        "agencies": len({comparable(row.name) for row in register.listed}),
    }
    yield say("register.faulty" if register.problems else "register.sound", lang, **counts)
