"""Copies: a report that is last year's with another year in its title."""

from collections.abc import Iterator
from fractions import Fraction

from pipeline.judge.amounts import amount
from pipeline.judge.cases import Case
from pipeline.judge.likeness import alike, masked
from pipeline.model.form import Forms, Severity
from pipeline.model.report import ArgValue, Finding

_SECTIONS = {"overview": "总体情况", "problems": "存在的主要问题及改进情况"}
_LEAST_LENGTH = 200
_LEAST_LIKENESS = Fraction(9, 10)


def copied_table(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where the table of requests is last year's, cell for cell, and not all zero."""
    previous, edition = case.previous, case.filing.table_editions.get("requests")
    if previous is None or edition is None or previous.table_editions.get("requests") != edition:
        return
    paths = [path for path, field in forms.editions[edition].fields.items() if field.table == "requests"]
    numbers = [amount(case.filing, path) for path in paths]
    if None in numbers or not any(numbers) or numbers != [amount(previous, path) for path in paths]:
        return
    args: dict[str, ArgValue] = {
        **case.about,
        "kind": "table",
        "previous": {"sha256": previous.sha256},
        "cells": len(paths),
    }
    yield Finding("YEAR.COPY", Severity.WARNING, "requests", args)


def copied_text(case: Case, forms: Forms) -> Iterator[Finding]:
    """Yield a finding where a long section is nine tenths last year's, whatever the numbers in it."""
    del forms
    if case.previous is None:
        return
    now, before = case.filing.narrative, case.previous.narrative
    copied = [name for name in _SECTIONS if name in now and name in before and _copied(now[name], before[name])]
    if copied:
        args: dict[str, ArgValue] = {
            **case.about,
            "kind": "text",
            "sections": [*copied],
            "section_names": [f"“{_SECTIONS[name]}”" for name in copied],
            "previous": {"sha256": case.previous.sha256},
        }
        yield Finding("YEAR.COPY", Severity.WARNING, None, args)


def _copied(text: str, before: str) -> bool:
    return len("".join(text.split())) >= _LEAST_LENGTH and alike(masked(text), masked(before), _LEAST_LIKENESS)
