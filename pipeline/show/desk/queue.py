"""The queue: the reports of an office, worst first, what may be misread before what is wrong in itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlencode

from pipeline.messages import Lang, render_finding, say
from pipeline.messages.check_names import check_name
from pipeline.store.office import FindingRow

PER_PAGE = 50
WAITS: dict[str, frozenset[str]] = {
    "check": frozenset({"check_reading"}),
    "send_back": frozenset({"send_back"}),
    "usable": frozenset({"usable", "usable_corrected"}),
    "other": frozenset({"superseded", "no_tables", "not_a_report"}),
    "all": frozenset(),
}
"""What a report may wait for, and the standings that means; `all` is every one."""
_ORDER = ("check_reading", "send_back", "usable_corrected", "usable", "superseded", "no_tables", "not_a_report")


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the queue."""

    sha256: str
    agency: str | None
    title: str | None
    year: int | None
    scope: str
    uri: str
    standing: str
    to_check: int = 0
    """Errors that may be our misreading, and nobody has settled."""
    to_send_back: int = 0
    """Errors of the report itself, or found to be, that were not dismissed."""
    undecided: int = 0
    """Errors on which nobody has decided anything."""
    codes: tuple[str, ...] = ()
    """Of the errors that are left, each once, the worst first."""
    worst: FindingRow | None = None
    badness: tuple[float, ...] = ()
    faulty: bool = False
    """Whether any error was found in it, be it settled or not."""

    @property
    def order(self) -> tuple[object, ...]:
        """Where in the queue it stands."""
        place = _ORDER.index(self.standing)
        return (
            place,
            not self.undecided,
            self.badness,
            -self.to_check,
            self.agency or "",
            -(self.year or 0),
            self.sha256,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the queue is asked for."""

    wait: str = "all"
    text: str = ""
    """Words that must stand in the agency's name, the title, the file's name or the year."""
    kind: str = ""
    """The code of an error that must be left."""
    page: int = 1

    def address(self, **changes: object) -> str:
        """Return the query of an address, with some of it changed; what is as usual is left out.

        >>> Asked("check", "示例 2023").address(kind="REQ.BALANCE")
        '?wait=check&text=%E7%A4%BA%E4%BE%8B+2023&kind=REQ.BALANCE'
        """
        usual = {"wait": "all", "text": "", "kind": "", "page": 1}
        mine = {name: changes.get(name, getattr(self, name)) for name in usual}
        return "?" + urlencode({name: value for name, value in mine.items() if value != usual[name]})


@dataclass(frozen=True, slots=True)
class Progress:
    """What the office has come to."""

    today: int
    """Decisions made today."""
    cleared: int
    """Reports of which nothing more is to be checked, on which somebody decided today."""
    open: int
    """Reports in which something is to be checked."""
    checked: int
    """Reports with errors in which nothing is to be checked any more."""

    @property
    def share(self) -> int:
        """How much of the checking is done, in percent; all of it only when nothing is left."""
        every = self.open + self.checked
        return 100 if not self.open else min(99, round(100 * self.checked / every))


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue."""

    asked: Asked
    lines: tuple[Line, ...]
    worst: tuple[str, ...]
    """What the worst error of each line says."""
    found: int
    pages: int
    waits: tuple[tuple[str, str, int], ...]
    """What to wait for, in a word, and how many do, among those with the words searched for."""
    kinds: tuple[tuple[str, str, int], ...]
    """Code and name of errors, and in how many reports among these they are left."""
    progress: Progress
    first: int = 1
    """The number of the first line."""


def queue_page(lines: Sequence[Line], asked: Asked, progress: Progress, lang: Lang) -> QueuePage:
    """Return the page that is asked for; `lines` are all reports in their order."""
    worded = [line for line in lines if _says(line, asked.text)]
    counts = Counter(line.standing for line in worded)
    waits = tuple(
        (name, say(f"desk.wait.{name}", lang), sum(counts[each] for each in meant) if meant else len(worded))
        for name, meant in WAITS.items()
    )
    waiting = [line for line in worded if not WAITS[asked.wait] or line.standing in WAITS[asked.wait]]
    kinds = Counter(code for line in waiting for code in line.codes)
    found = [line for line in waiting if not asked.kind or asked.kind in line.codes]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(1, asked.page), pages)
    first = (page - 1) * PER_PAGE
    named = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = tuple(found[first : first + PER_PAGE])
    return QueuePage(
        Asked(asked.wait, asked.text, asked.kind, page),
        shown,
        tuple(_said(line.worst, lang) for line in shown),
        len(found),
        pages,
        waits,
        tuple((code, check_name(code, english=lang == "en"), count) for code, count in named),
        progress,
        first + 1,
    )


def neighbours(lines: Sequence[Line], line: Line, asked: Asked) -> tuple[Line | None, Line | None, int, int]:
    """Return the reports before and after one, among those asked for, its number among them and how many there are.

    It need not be one of them itself: what was just settled has left the queue it came from.
    """
    others = [
        each
        for each in lines
        if each.sha256 != line.sha256
        and (not WAITS[asked.wait] or each.standing in WAITS[asked.wait])
        and (not asked.kind or asked.kind in each.codes)
        and _says(each, asked.text)
    ]
    before = sum(each.order < line.order for each in others)
    after = others[before] if before < len(others) else None
    return (others[before - 1] if before else None), after, before + 1, len(others) + 1


def sorted_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the reports in the order in which they are looked at."""
    return tuple(sorted(lines, key=attrgetter("order")))


def _said(finding: FindingRow | None, lang: Lang) -> str:
    """Return what a finding says: in Chinese as it was written, which may be of an earlier release."""
    if finding is None:
        return ""
    return finding.message if lang == "zh" else render_finding(finding, lang)


def _says(line: Line, text: str) -> bool:
    if not text:
        return True
    said = f"{line.agency or ''} {line.title or ''} {line.uri} {line.year or ''}".casefold()
    return all(word in said for word in text.casefold().split())
