"""Years: what one report carries on from the report of the year before, column by column.

Each year is held against the one before it only, so a chain of any length is judged link by link, and an edited report
costs two links.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge

from pipeline.judge.amounts import amounts, empty, less, total
from pipeline.judge.cases import Case, cells_before, said
from pipeline.judge.labels import place
from pipeline.model.agency import ChangeKind
from pipeline.model.filing import Filing
from pipeline.model.form import Edition, Field, Forms, Severity
from pipeline.model.report import ArgValue, Finding

_TEN = Decimal(10)
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class _Link:
    """A relation between two years that may not hold: two sides of cells, the last of the right side taken away."""

    code: str
    severity: Severity
    field: Field
    left: tuple[tuple[Filing, str], ...]
    plus: tuple[tuple[Filing, str], ...]
    minus: tuple[tuple[Filing, str], ...] = ()
    previous: str = ""
    """The path of the cell of the year before that the finding points at."""
    holds: Callable[[Decimal, Decimal], bool] = eq


def carried_over(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every column in which the year does not begin with what the year before left over."""
    if case.change is ChangeKind.SPLIT:
        return
    for field in _row(case, forms, "requests", "carried_in"):
        before = f"requests.carried_out.{field.column}"
        error = field.column == _TOTAL and case.change is None
        yield from _broken(
            case,
            _Link(
                "YEAR.CARRY",
                Severity.ERROR if error else Severity.WARNING,
                field,
                left=((case.filing, field.path),),
                plus=tuple((each, before) for each in case.before),
                previous=before,
            ),
        )


def in_force(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where documents in force are not those of the year before, with those issued, less those repealed."""
    if case.previous is None:
        return
    for field in _column(case, forms, "proactive_disclosure", "in_force"):
        row = f"proactive_disclosure.{field.row}"
        yield from _broken(
            case,
            _Link(
                "YEAR.IN_FORCE",
                Severity.WARNING,
                field,
                left=((case.filing, field.path),),
                plus=((case.previous, field.path), (case.filing, f"{row}.issued_this_year")),
                minus=((case.filing, f"{row}.repealed_this_year"),),
                previous=field.path,
            ),
        )


def items(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where last year's items are not those that last year's report comes to."""
    if case.previous is None:
        return
    for field in _column(case, forms, "proactive_disclosure", "items_last_year"):
        change = f"proactive_disclosure.{field.row}.items_change"
        yield from _broken(
            case,
            _Link(
                "YEAR.ITEMS",
                Severity.WARNING,
                field,
                left=((case.filing, field.path),),
                plus=((case.previous, field.path), (case.previous, change)),
                previous=field.path,
            ),
        )


def pending(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where fewer cases were dealt with in a year than were pending when it began."""
    if case.previous is None:
        return
    for field in _column(case, forms, "review_litigation", _TOTAL):
        before = f"review_litigation.{field.row}.pending"
        yield from _broken(
            case,
            _Link(
                "YEAR.PENDING",
                Severity.WARNING,
                field,
                left=((case.filing, field.path),),
                plus=((case.previous, before),),
                previous=before,
                holds=ge,
            ),
        )


def jumps(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a note for every value that is ten times that of the year before, or a tenth of it."""
    if case.previous is None:
        return
    before = case.previous.values
    for path, value in case.filing.values.items():
        old = before.get(path)
        if not old or not value or old < 0 or value < 0:
            continue
        if value >= old * _TEN or old >= value * _TEN:
            edition = _edition(case, forms, path.partition(".")[0])
            if edition is None or path not in edition.fields:
                continue
            args: dict[str, ArgValue] = {
                **place(edition.fields[path]),
                **case.about,
                "value": value,
                "previous": cells_before(case, path),
                "previous_value": old,
                "kind": "up" if value > old else "down",
            }
            yield Finding("YEAR.JUMP", Severity.INFO, path, args)


def _broken(case: Case, link: _Link) -> Iterator[Finding]:
    """Yield the finding of a link that does not hold; none where a cell of it is missing or can't be read."""
    left, plus, minus = amounts(link.left), amounts(link.plus), amounts(link.minus)
    if left is None or not plus or minus is None:
        return
    expected, actual = total(left), less(total(plus), total(minus))
    if link.holds(expected, actual):
        return
    right = (*link.plus, *link.minus)
    open_ = all(empty(*cell) for cell in right)
    blanks = sum(empty(*cell) for cell in (*link.left, *right))
    args: dict[str, ArgValue] = {
        **place(link.field),
        **case.about,
        "value": said(*link.left[0]),
        "previous": cells_before(case, link.previous),
        "terms": _spoken(link.plus, link.minus),
        "sum": actual,
        "blanks": blanks,
        "kind": _kind(case, blanks=blanks, open_=open_),
    }
    severity = Severity.INFO if open_ else link.severity
    yield Finding(link.code, severity, link.field.path, args, expected, None if open_ else actual)


def _kind(case: Case, *, blanks: int, open_: bool) -> str:
    """Name the wording of a link's message."""
    if open_:
        return "right_blank"
    changed = case.change.value if case.change is not None else ""
    return "_".join(part for part in (changed, "blanks" if blanks else "failed") if part)


def _spoken(plus: Sequence[tuple[Filing, str]], minus: Sequence[tuple[Filing, str]]) -> str:
    """Return the right side as it is calculated: 12+3-1."""
    return "+".join(said(*cell) for cell in plus) + "".join(f"-{said(*cell)}" for cell in minus)


def _edition(case: Case, forms: Forms, table: str) -> Edition | None:
    return forms.editions.get(case.filing.table_editions.get(table) or "")


def _row(case: Case, forms: Forms, table: str, row: str) -> Iterator[Field]:
    edition = _edition(case, forms, table)
    for field in edition.fields.values() if edition and case.before else ():
        if field.row == row and field.table == table:
            yield field


def _column(case: Case, forms: Forms, table: str, column: str) -> Iterator[Field]:
    edition = _edition(case, forms, table)
    for field in edition.fields.values() if edition else ():
        if field.column == column and field.table == table:
            yield field
