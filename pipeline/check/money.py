"""Money: amounts whose unit or precision is not the form's.

The form asks for 万元, and agencies write 元: in the cell, in the head, or silently under a head that says 万元. A unit
that is printed is converted, which is said; a silent one can only be suspected, from the size of the number and of the
agency, and is never converted.
"""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.agency_names import is_department, is_township
from pipeline.check.cells import shown
from pipeline.check.printed import printed_tables
from pipeline.model.form import Field, Forms, Severity
from pipeline.model.member import FieldType
from pipeline.model.report import ArgValue, Fact, Finding, Report

_UNIT = "万元"
_MOST_PLACES = 4
_SUSPICIOUS = Decimal(100_000)
"""Six digits or more (of 万元) are no amount of a department, a township or a street office."""


def long_decimals(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every amount with more than four decimals; none is cut."""
    for table in printed_tables(report, forms):
        for field, fact in table.cells():
            if field.type is FieldType.DECIMAL4 and fact.value is not None:
                places = -int(fact.value.normalize().as_tuple().exponent)
                if places > _MOST_PLACES:
                    args: dict[str, ArgValue] = {**table.place(field), "value": fact.value, "places": places}
                    yield Finding("PRO.DECIMALS", Severity.WARNING, field.path, args)


def money_units(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every amount that was converted, and for every one that looks unconverted."""
    small = _is_small(report)
    for table in printed_tables(report, forms):
        for field, fact in table.cells():
            if field.unit != _UNIT or fact.value is None:
                continue
            args: dict[str, ArgValue] = {**table.place(field), "raw": shown(fact.raw), "value": fact.value}
            if fact.unit not in {None, _UNIT}:
                args |= {"unit": fact.unit, "kind": "converted"}
                yield Finding("MONEY.UNIT", Severity.INFO, field.path, args)
            elif small and _looks_like_yuan(field, fact):
                args |= {"agency": report.agency, "kind": "suspected"}
                yield Finding("MONEY.UNIT", Severity.WARNING, field.path, args)


def _is_small(report: Report) -> bool:
    """Say whether the agency is by its name one that has no amounts of six digits; a region as a whole may have."""
    name = report.agency or ""
    return report.scope != "consolidated" and (is_department(name) or is_township(name))


def _looks_like_yuan(field: Field, fact: Fact) -> bool:
    """Say whether an amount has six digits or more and no decimals."""
    value = fact.value or Decimal(0)
    return field.type is FieldType.DECIMAL4 and value >= _SUSPICIOUS and value == value.to_integral_value()
