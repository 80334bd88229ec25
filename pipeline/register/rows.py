"""Rows: one line of the sheet → one agency, and what is wrong with the line.

A fault costs as little as possible: a value that can't be is left out, a row only where nobody could tell whose it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.model.agency import CONSOLIDATED, OWN, Agency, Change, ChangeKind
from pipeline.model.form import Severity
from pipeline.model.report import ArgValue, Finding
from pipeline.register.credit_code import fault_of_credit_code
from pipeline.register.division_code import date_of_division_code, fault_of_division_code
from pipeline.register.limits import MOST_NAMES
from pipeline.register.names import comparable
from pipeline.register.sheet import Line
from pipeline.text import squash, unspaced

NAME, ALIASES, LEVEL, KIND, PARENT, SCOPE = "单位名称", "别名", "层级", "类型", "上级单位", "口径"
DIVISION, DIVISION_DATE, CREDIT = "行政区划代码", "区划代码日期", "统一社会信用代码"
EXPECTED, DUE, CHANGES = "应报", "截止日期", "变更"
HEADS = (NAME, ALIASES, LEVEL, KIND, PARENT, SCOPE, DIVISION, DIVISION_DATE, CREDIT, EXPECTED, DUE, CHANGES)
"""The heads of a register, in the order in which one is written."""

LEVELS = ("国家", "省", "市", "县", "乡")
KINDS = ("政府", "政府办公机构", "部门", "派出机构", "开发区", "垂直管理", "其他")
SCOPES: Mapping[str, str] = {"本级": OWN, "汇总": CONSOLIDATED}
SCOPE_WORDS: Mapping[str, str] = {scope: word for word, scope in SCOPES.items()}
_YES_NO: Mapping[str, bool] = {"是": True, "否": False}
_CHANGE_KINDS = {
    "更名": ChangeKind.RENAMED,
    "合并": ChangeKind.MERGED,
    "拆分": ChangeKind.SPLIT,
    "撤销": ChangeKind.ABOLISHED,
}
_NAMES_BEFORE = {ChangeKind.RENAMED: 1, ChangeKind.SPLIT: 1, ChangeKind.ABOLISHED: 0}
"""How many names a change has; a merger has at least two."""

_SEPARATOR = re.compile("[；;\n]")
_CHANGE_SEPARATOR = re.compile("[｜|\n]")
_CHANGE = re.compile(r"((?:19|20)\d\d)年?\s*(更名|合并|拆分|撤销)\s*(.*)", re.DOTALL)
_DUE = re.compile(r"(?:\d{4}[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_LEAP_YEAR = 2000
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
"""A long number as a spreadsheet program spoils it."""


def fault(kind: str, row: int, **args: ArgValue) -> Finding:
    """Return a problem of the register at a row of its sheet."""
    return Finding("REGISTER.INVALID", Severity.ERROR, None, {"kind": kind, "row": row, **args}, concerns="source")


@dataclass
class RowReader:
    """Reads lines, and gathers what is wrong with them."""

    problems: list[Finding] = field(default_factory=list)

    def read(self, line: Line) -> Agency | None:
        """Return the agency of a line; None where its name or scope can't be told."""
        name = unspaced(line[NAME])
        scope_word = squash(line[SCOPE]) or "本级"
        if not name:
            self.problems.append(fault("name", line.number))
            return None
        if scope_word not in SCOPES:
            self._fault("scope", line, SCOPE, allowed=list(SCOPES))
            return None
        return Agency(
            name,
            SCOPES[scope_word],
            tuple(alias for alias in _names(line[ALIASES]) if comparable(alias) != comparable(name)),
            self._word(line, LEVEL, LEVELS),
            self._word(line, KIND, KINDS),
            unspaced(line[PARENT]) or None,
            _YES_NO.get(self._word(line, EXPECTED, tuple(_YES_NO)) or "是", True),
            self._due(line),
            tuple(self._changes(line, name)),
            self._division_code(line),
            self._division_date(line),
            self._credit_code(line),
            line.number,
        )

    def _fault(self, kind: str, line: Line, head: str, value: str | None = None, **args: ArgValue) -> None:
        told = {"name": unspaced(line[NAME]), "head": head, "value": line[head] if value is None else value}
        self.problems.append(fault(kind, line.number, **told, **args))

    def _word(self, line: Line, head: str, allowed: tuple[str, ...]) -> str | None:
        word = squash(line[head])
        if word and word not in allowed:
            self._fault("word", line, head, allowed=list(allowed))
            return None
        return word or None

    def _due(self, line: Line) -> tuple[int, int] | None:
        printed = squash(line[DUE]).removesuffix("00:00:00")
        if not printed:
            return None
        found = _DUE.fullmatch(printed)
        try:
            day = found and date(_LEAP_YEAR, int(found[1]), int(found[2]))
        except ValueError:
            day = None
        if day is None:
            self._fault("due", line, DUE)
            return None
        return day.month, day.day

    def _division_code(self, line: Line) -> str | None:
        code = squash(line[DIVISION])
        wrong = fault_of_division_code(code) if code else None
        if wrong:
            self._fault("number" if _SCIENTIFIC.fullmatch(code) else f"division_{wrong}", line, DIVISION)
        return None if wrong else code or None

    def _division_date(self, line: Line) -> str | None:
        printed = squash(line[DIVISION_DATE])
        day = date_of_division_code(printed) if printed else None
        if printed and day is None:
            self._fault("division_date", line, DIVISION_DATE)
        return day

    def _credit_code(self, line: Line) -> str | None:
        code = squash(line[CREDIT]).upper()
        wrong = fault_of_credit_code(code) if code else None
        if wrong:
            self._fault("number" if _SCIENTIFIC.fullmatch(code) else f"credit_{wrong}", line, CREDIT)
        return None if wrong else code or None

    def _changes(self, line: Line, name: str) -> Iterator[Change]:
        """Yield what happened to an agency, in the order of the years."""
        for part in sorted(filter(None, map(str.strip, _CHANGE_SEPARATOR.split(line[CHANGES])))):
            found = _CHANGE.fullmatch(part)
            if not found:
                self._fault("change", line, CHANGES, part)
                continue
            kind = _CHANGE_KINDS[found[2]]
            before = tuple(_names(found[3]))
            others = [other for other in before if comparable(other) != comparable(name)]
            if kind is ChangeKind.MERGED and len(others) == 1 == len(before):
                # One agency can't be merged: it was merged into this one, which was there before.
                self._fault("change_merged", line, CHANGES, part, other=before[0])
                before = (name, *before)
            elif len(before) != _NAMES_BEFORE.get(kind, max(len(before), 2)) or not (others or not before):
                self._fault("change_names", line, CHANGES, part)
                continue
            yield Change(int(found[1]), kind, before)


def _names(cell: str) -> Iterator[str]:
    """Yield the names of a cell, each once."""
    names: dict[str, str] = {}
    for part in _SEPARATOR.split(cell)[:MOST_NAMES]:
        names.setdefault(comparable(part), unspaced(part))
    return (name for key, name in names.items() if key)
