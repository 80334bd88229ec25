"""Agencies: whether the document agrees with itself on whose report it is, and what that agency may report at all."""

from collections.abc import Iterator
from itertools import combinations

from pipeline.check.agency_names import is_bureau_below_province, is_township, same_agency, same_house
from pipeline.check.printed import printed_tables
from pipeline.model.form import Forms, Severity
from pipeline.model.report import ArgValue, Finding, Report

SOURCES = {"title": "标题", "period": "统计期限", "signature": "落款", "publisher": "发布机构", "text": "正文"}
"""What the spots of a document are called that make claims."""

_NAMING_SOURCES = frozenset({"title", "signature", "publisher"})
_RULES = "proactive_disclosure.regulations"


def agency_claims(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where no agency is named, or where title, signature and publisher name different ones."""
    del forms
    if report.agency is None:
        yield Finding("FORM.AGENCY", Severity.WARNING, args={"kind": "none"})
        return
    others = [
        f"{SOURCES[claim.source]}“{claim.value}”"
        for claim in report.agencies
        if claim.source in _NAMING_SOURCES and not same_agency(claim.value, report.agency)
    ]
    if others:
        args: dict[str, ArgValue] = {"kind": "differ", "agency": report.agency, "others": list(dict.fromkeys(others))}
        yield Finding("FORM.AGENCY", Severity.WARNING, args=args)


def several_agencies(report: Report) -> list[str]:
    """Return the agencies that the copies of a report's text in one document name in the same place, if they differ."""
    for source in ("drawn_up", "undersigned"):
        names = [claim.value for claim in report.agencies if claim.source == source]
        if not all(same_house(one, other) for one, other in combinations(names, 2)):
            return names
    return []


def rule_power(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where an agency that by its name can't make 规章 reports some (立法法第九十一条、第九十三条)."""
    name = report.agency or ""
    if not (is_township(name) or is_bureau_below_province(name)):
        return
    for table in printed_tables(report, forms):
        cells: list[ArgValue] = [
            f"{table.names.column(field.column)}（{fact.value:f}）"
            for field, fact in table.cells()
            if f"{field.table}.{field.row}" == _RULES and fact.value is not None and fact.value > 0
        ]
        if cells:
            args: dict[str, ArgValue] = {"agency": name, "cells": cells}
            yield Finding("PRO.RULE_POWER", Severity.WARNING, _RULES, args)
