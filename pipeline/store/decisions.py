"""Decisions as people make them: `decisions.jsonl`, a line each, to which lines are only ever added.

A decision is about a finding, known by its identity: as long as the same is printed in the same cells it holds, in every
later run, and where that changes it is about nothing any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.exact_json import JsonValue, dump, load
from pipeline.store.lines import append_lines, read_lines

NAME = "decisions.jsonl"
ACTIONS = ("confirm", "dismiss", "correct", "reopen")


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a finding."""

    finding: str
    action: str
    """One of `ACTIONS`: it is as it says; it does not matter; this cell was misread; as if nothing had been decided."""
    path: str | None = None
    """The cell that was misread."""
    value: Decimal | None = None
    """What stands there."""
    reason: str | None = None
    who: str | None = None
    at: str | None = None
    """ISO date and time, with the time zone."""

    @property
    def line(self) -> dict[str, JsonValue]:
        """As it stands in the file."""
        return {
            "finding": self.finding,
            "action": self.action,
            "path": self.path,
            "value": self.value,
            "reason": self.reason,
            "who": self.who,
            "at": self.at,
        }


def append_decision(folder: Path, decision: Decision) -> None:
    """Add a decision; it is on the disk when this returns. Several programs may add at once.

    Raises:
        UsageError: the file can't be written to.
    """
    try:
        append_lines(folder / NAME, dump(decision.line, one_line_from=0))
    except OSError as error:
        msg = f"{folder / NAME}：没有记下（{error.strerror}） / not noted: {error.strerror}"
        raise UsageError(msg) from error


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return all decisions in the order in which they were made.

    Raises:
        UsageError: a line is no decision, and which.
    """
    lines = enumerate(read_lines(folder / NAME), start=1)
    return tuple(_decision(folder / NAME, number, line) for number, line in lines if line.strip())


def settled(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return what was last decided on each finding, `confirm` or `dismiss`; a correction settles nothing by itself.

    >>> one = [Decision("1" * 16, "dismiss"), Decision("1" * 16, "reopen"), Decision("2" * 16, "confirm")]
    >>> settled(one)
    {'2222222222222222': 'confirm'}
    """
    found: dict[str, str] = {}
    for decision in decisions:
        found.pop(decision.finding, None)
        if decision.action in {"confirm", "dismiss"}:
            found[decision.finding] = decision.action
    return found


def corrections(decisions: Iterable[Decision]) -> Mapping[str, Mapping[str, Decimal]]:
    """Return the right values that were last noted for each finding, by path; a finding that was reopened has none.

    Findings are in the order of the last value noted for each: what was noted for a cell later comes later.
    """
    found: dict[str, dict[str, Decimal]] = {}
    for decision in decisions:
        if decision.action == "reopen":
            found.pop(decision.finding, None)
        elif decision.action == "correct" and decision.path is not None and decision.value is not None:
            found[decision.finding] = {**found.pop(decision.finding, {}), decision.path: decision.value}
    return found


def _decision(path: Path, number: int, line: bytes) -> Decision:
    try:
        read = load(line)
        if not isinstance(read, dict) or read["action"] not in ACTIONS:
            raise ValueError(line[:80])  # noqa: TRY301 - told as all other faults of a line are
        value = read.get("value")
        return Decision(
            str(read["finding"]),
            str(read["action"]),
            _text(read.get("path")),
            None if value is None else Decimal(str(value)),
            *(_text(read.get(key)) for key in ("reason", "who", "at")),
        )
    except (ValueError, LookupError, TypeError, ArithmeticError) as error:
        msg = f"{path}：第{number}行不是处理意见 / line {number} is no decision: {error}"
        raise UsageError(msg) from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)
