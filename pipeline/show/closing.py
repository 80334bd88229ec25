"""The closing lines of a run: how many documents came to what, and why; and who on a list has no report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from pipeline.messages import Lang, named, render_document, render_finding, say
from pipeline.messages.check_names import check_name
from pipeline.register import Register, comparable
from pipeline.store.outcome import Outcome
from pipeline.store.remote import Place
from pipeline.store.review import CATEGORIES

MOST_NAMED = 10
"""Documents of a category that are named; all stand in the summary."""


def closing_lines(outcomes: Sequence[Outcome], out: Place, lang: Lang) -> Iterator[str]:
    """Yield what a person is told at the end of a run."""
    if not outcomes:
        yield say("run.none", lang)
        return
    yield say("run.documents", lang, count=len(outcomes), folder=out)
    by_category = {name: [each for each in outcomes if each.category == name] for name in CATEGORIES}
    labels = {name: say(f"category.{name}", lang) for name in CATEGORIES}
    widest = max(map(cell_len, labels.values()))
    digits = len(str(len(outcomes)))
    for name, among in by_category.items():
        padding = " " * (widest - cell_len(labels[name]))
        yield f"  {labels[name]}{padding}  {len(among):>{digits}}  {_reasons(among, lang)}".rstrip()
    for name in ("check_reading", "send_back", "failed"):
        among = by_category[name]
        if among:
            yield say("run.reasons", lang, label=labels[name])
        for each in among[:MOST_NAMED]:
            yield f"  {named(each.row.uri)}"
            yield f"    {_why(each, lang)}"
        if len(among) > MOST_NAMED:
            yield "  " + say("run.more", lang, count=len(among) - MOST_NAMED, file=out / "summary.xlsx")
    yield say("run.summary", lang, file=out / "summary.xlsx")


def missing_lines(outcomes: Iterable[Outcome], register: Register | None, lang: Lang) -> Iterator[str]:
    """Yield who on a list has no report under any of its names; nothing where there is no list."""
    if register is None:
        return
    if not register.listed:
        yield say("register.empty", lang)
        return
    reports = [each.agency for each in outcomes if each.agency and each.is_report]
    reported = {comparable(row.name) for name in reports for row in register.named(name)}
    listed = {comparable(row.name): row.name for row in reversed(register.expected())}
    missing = [name for key, name in reversed(listed.items()) if key not in reported]
    if missing:
        yield say("agencies.missing", lang, count=len(missing))
        yield from (f"  {name}" for name in missing)
    else:
        yield say("agencies.complete", lang, count=len(listed))
    if register.problems:
        yield say("register.faulty_list", lang, count=len(register.problems))


def _reasons(among: Iterable[Outcome], lang: Lang) -> str:
    """Count why documents are of a category: by the names of failures, those of errors (a document once each)."""
    counts: Counter[str] = Counter()
    for each in among:
        counts.update(each.codes if each.row.outcome == "needs_review" else ())
        counts.update([each.failure.code] if each.failure else [])
    comma = "，" if lang == "zh" else ", "
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return comma.join(f"{check_name(code, english=lang == 'en')} {count}" for code, count in ordered)


def _why(each: Outcome, lang: Lang) -> str:
    if each.failure is not None:
        return render_document(each.failure.code, each.failure.details, lang)
    if each.worst is not None:
        return render_finding(each.worst, lang, repairs=False)
    return each.row.message or ""
