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
    """Yield a finding for every long section that is nine tenths last year's, whatever the numbers in it."""
    del forms
    if case.previous is None:
        return
    for section, title in _SECTIONS.items():
        new, old = case.filing.narrative.get(section, ""), case.previous.narrative.get(section, "")
        length = len("".join(new.split()))
        if length >= _LEAST_LENGTH and old and alike(masked(new), masked(old), _LEAST_LIKENESS):
            args: dict[str, ArgValue] = {
                **case.about,
                "kind": "text",
                "section": title,
                "characters": length,
                "previous": {"sha256": case.previous.sha256},
            }
            yield Finding("YEAR.COPY", Severity.WARNING, f"narrative.{section}", args)
