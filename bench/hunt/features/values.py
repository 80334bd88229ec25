"""Values: how numbers are printed in their cells — blanks, dashes, units, notes, full width, separators."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan
from samples.maker.form import APPLICANTS, request_rows
from samples.maker.model import BLANK, DASH, NONE, SLASH, Printed, State

_EMPTIES = (BLANK, DASH, SLASH, NONE, Printed("—", None, State.DASH), Printed("——", None, State.DASH))


def _vanishes(plan: Plan) -> bool:
    """Tell whether a blank row without a label leaves nothing to be seen, as between columns of spaces or without borders."""
    return plan.format == "csv" or "unruled" in plan.features or (plan.format == "text" and "aligned" in plan.features)


def _loosen_lists(plan: Plan) -> None:
    """Ask for less of a table without any number where nothing but its labels is left: they may be any list.

    So it is on a sheet without borders, and in columns of spaces where each block, a row of heads and a label or two, stands
    alone.
    """
    sheet = plan.format in {"csv", "xlsx"} and _vanishes(plan)
    if sheet or {"aligned", "blocks_apart"} <= set(plan.features):
        plan.loosen(Demand.SAFE)


@feature("*", "D1", "D2", chance=0.15, group="empty")
def zeros_empty(plan: Plan, draw: Random) -> None:
    """Zeros left blank, or struck with a dash, a slash or 无, all of a table or some."""
    empty, share = draw.choice(_EMPTIES), draw.choice((0.2, 0.6, 1.0))
    tables = draw.sample(("proactive_disclosure.", "requests.", "review_litigation."), draw.randint(1, 3))
    # Alone in its line, the label of the last row of section 三 looks like the heading that follows.
    kept = ("review_litigation.", "requests.carried_out.") if empty is BLANK and _vanishes(plan) else ()
    chances: dict[str, float] = {}
    if empty is BLANK and "size_zero" in plan.features:
        _loosen_lists(plan)

    def show(path: str, value: Decimal, printed: Printed) -> Printed:
        if value or not path.startswith(tuple(tables)) or path.startswith(kept):
            return printed
        return empty if chances.setdefault(path, draw.random()) < share else printed

    plan.numerals.append(show)


@feature("*", "D1", chance=0.06, group="empty")
def columns_blank(plan: Plan, draw: Random) -> None:
    """Whole columns of section 三 left blank, numbers or not: what then fails, the audit says."""
    columns = draw.sample([column for column, _ in APPLICANTS], draw.randint(1, 5))
    totals = draw.random() < 0.3

    def show(path: str, value: Decimal, printed: Printed) -> Printed:
        del value
        column = path.rsplit(".", 1)[1]
        if path.startswith("requests.") and (column in columns or (totals and column == "total")):
            return BLANK
        return printed

    plan.tell(quote=False)
    plan.numerals.append(show)


@feature("*", "D1", chance=0.04, group="empty")
def table_blank(plan: Plan, draw: Random) -> None:
    """A whole table left blank."""
    tables = ("proactive_disclosure.", "requests.", "review_litigation.")
    table = draw.choice(tables[:2] if _vanishes(plan) else tables)
    plan.tell(quote=False)
    plan.numerals.append(lambda path, _, printed: BLANK if path.startswith(table) else printed)
    _loosen_lists(plan)


@feature("*", "D1", chance=0.04, group="empty")
def result_totals_blank(plan: Plan, draw: Random) -> None:
    """The total column blank in the rows of results, filled in the others."""
    del draw
    filled = {"received", "carried_in", "results_total", "carried_out", "subtotal"}
    rows = {row.id for row in request_rows(plan.story.requests_edition)} - filled
    paths = {f"requests.{row}.total" for row in rows}
    plan.tell(quote=False)
    plan.numerals.append(lambda path, _, printed: BLANK if path in paths else printed)


def _money_paths() -> tuple[str, ...]:
    return (
        "proactive_disclosure.administrative_charges.charges_amount",
        "proactive_disclosure.government_procurement.procurement_amount",
    )


@feature("*", "D3", chance=0.12, group="money_unit")
def unit_in_cell(plan: Plan, draw: Random) -> None:
    """Money with its unit beside it in the cell: in 元 a person converts, in 万元 not."""
    yuan = draw.random() < 0.6

    def show(path: str, value: Decimal, printed: Printed) -> Printed:
        if path not in _money_paths() or printed.state is not State.NUMBER:
            return printed
        if yuan:
            return Printed(f"{(value * 10_000).normalize():f}元", value)
        return Printed(f"{printed.text}万元", value)

    plan.numerals.append(show)


@feature("*", chance=0.08, group="digits")
def full_width_digits(plan: Plan, draw: Random) -> None:
    """Some numbers in full-width digits."""
    wide = {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}
    _some(plan, draw, 0.3, lambda text: text.translate(wide))


@feature("*", chance=0.06, group="digits")
def thousands(plan: Plan, draw: Random) -> None:
    """Separators of thousands."""
    sign = draw.choice((",", "，"))
    _some(plan, draw, 0.7, lambda text: f"{int(text):,}".replace(",", sign) if text.isdecimal() else text)


@feature("pdf ofd docx html text csv", chance=0.04, group="digits")
def idle_decimals(plan: Plan, draw: Random) -> None:
    """Counts as a sheet of another format shows them: 12.0, 0.00."""
    idle = draw.choice((".0", ".00"))
    _some(plan, draw, 0.5, lambda text: text + idle if text.isdecimal() else text)


@feature("*", chance=0.08)
def counted_in_cell(plan: Plan, draw: Random) -> None:
    """0件 instead of 0 in some cells."""
    _some(plan, draw, 0.15, lambda text: f"{text}件" if text.isdecimal() else text, "requests.")


@feature("*", "A7", chance=0.12)
def notes_in_cells(plan: Plan, draw: Random) -> None:
    """A number and a note on a second line: 22（其中修订 16 件）."""
    note = draw.choice(("（其中修订{}件）", "（含自然失效{}件）", "(其中修订 {} 件)"))
    gap = draw.choice(("", "\n"))
    row = "proactive_disclosure.normative_documents."

    def show(path: str, value: Decimal, printed: Printed) -> Printed:
        if not path.startswith(row) or printed.state is not State.NUMBER or value < 1:
            return printed
        return replace(printed, text=printed.text + gap + note.format(max(1, int(value) // 2)))

    plan.numerals.append(show)


def _some(plan: Plan, draw: Random, share: float, change: Callable[[str], str], prefix: str = "") -> None:
    chances: dict[str, float] = {}

    def show(path: str, value: Decimal, printed: Printed) -> Printed:
        del value
        if printed.state is not State.NUMBER or not path.startswith(prefix):
            return printed
        return (
            replace(printed, text=change(printed.text)) if chances.setdefault(path, draw.random()) < share else printed
        )

    plan.numerals.append(show)
