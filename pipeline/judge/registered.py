"""What only the register tells: whether an agency may make rules at all, and whether an amount is too large for it.

The same is said of a record by the name of its agency; what was said there is not said again.
"""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.judge.cases import Case, said
from pipeline.judge.labels import name, place
from pipeline.judge.sheets import fields_of
from pipeline.model.agency import CONSOLIDATED, Agency
from pipeline.model.filing import Filing
from pipeline.model.form import Forms, Severity
from pipeline.model.member import FieldType
from pipeline.model.report import ArgValue, Finding

RULES = "proactive_disclosure.regulations"
_NO_RULE_MAKERS = frozenset({"部门", "派出机构", "开发区", "垂直管理"})
"""Kinds that make no rules, whatever province or city they belong to (立法法第九十三条: the governments do)."""
_BELOW_CITIES = frozenset({"县", "乡"})
_NATIONAL, _TOWNSHIP, _DEPARTMENT = "国家", "乡", "部门"
_UNIT = "万元"
_SUSPICIOUS = Decimal(100_000)
"""Six digits or more (of 万元) are no amount of a department, a township or a street office."""


def rule_power(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where an agency that by its place in the register can't make 规章 reports some."""
    if case.row is None or may_make_rules(case.row) or _told(case.filing, "PRO.RULE_POWER", RULES):
        return
    cells: list[ArgValue] = [
        f"{name(field.column_label)}（{case.filing.values[field.path]:f}）"
        for field in fields_of(case.filing, forms)
        if f"{field.table}.{field.row}" == RULES and case.filing.values.get(field.path, Decimal(0)) > 0
    ]
    if cells:
        args: dict[str, ArgValue] = {
            **case.whose,
            "rank": f"{case.row.level}级{case.row.kind or '单位'}",
            "cells": cells,
            "kind": "register",
        }
        yield Finding("PRO.RULE_POWER", Severity.WARNING, RULES, args)


def money_units(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every amount that looks as if it were in 元, given what the agency is by the register."""
    for path in suspected(case.filing, case.row, forms):
        field = forms.editions[case.filing.table_editions[path.partition(".")[0]] or ""].fields[path]
        args: dict[str, ArgValue] = {
            **place(field),
            "raw": said(case.filing, path),
            "value": case.filing.values[path],
            **case.whose,
            "kind": "register",
        }
        yield Finding("MONEY.UNIT", Severity.WARNING, path, args)


def suspected(filing: Filing, row: Agency | None, forms: Forms) -> tuple[str, ...]:
    """Return the paths of amounts that only the register makes suspicious."""
    if row is None or not _has_small_amounts(row):
        return ()
    return tuple(
        field.path
        for field in fields_of(filing, forms)
        if field.unit == _UNIT
        and field.type is FieldType.DECIMAL4
        and _looks_like_yuan(filing.values.get(field.path))
        and not _told(filing, "MONEY.UNIT", field.path)
    )


def doubtful_money(filing: Filing, row: Agency | None, forms: Forms) -> frozenset[str]:
    """Return the paths of all amounts whose unit is in doubt, by the name of the agency or by the register."""
    told = (
        finding.path
        for finding in filing.findings
        if finding.code == "MONEY.UNIT" and finding.severity is Severity.WARNING and finding.path
    )
    return frozenset((*told, *suspected(filing, row, forms)))


def may_make_rules(row: Agency) -> bool:
    """Say whether an agency may make 规章; True where the register doesn't tell.

    >>> [may_make_rules(Agency("某市", level="市", kind=kind)) for kind in ("政府", "部门", None)]
    [True, False, True]
    >>> may_make_rules(Agency("某县", level="县", kind="政府")), may_make_rules(Agency("某部", level="国家", kind="部门"))
    (False, True)
    """
    if row.level is None or row.level == _NATIONAL:
        return True
    return row.level not in _BELOW_CITIES and row.kind not in _NO_RULE_MAKERS


def _has_small_amounts(row: Agency) -> bool:
    small = row.level == _TOWNSHIP or (row.kind == _DEPARTMENT and row.level != _NATIONAL)
    return small and row.scope != CONSOLIDATED


def _looks_like_yuan(value: Decimal | None) -> bool:
    return value is not None and value >= _SUSPICIOUS and value == value.to_integral_value()


def _told(filing: Filing, code: str, path: str) -> bool:
    return any(finding.code == code and finding.path == path for finding in filing.findings)
