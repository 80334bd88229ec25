"""Decisions as people make them: `decisions.jsonl`, a line each, to which lines are only ever added."""

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.exact_json import load

NAME = "decisions.jsonl"
_SETTLING = frozenset({"confirm", "dismiss", "reopen"})


def read_decided(folder: Path) -> dict[str, str]:
    """Return what was last decided on each finding; a correction decides nothing on the finding itself.

    Raises:
        UsageError: a line is no decision, and which.
    """
    try:
        lines = (folder / NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    decided = {}
    for number, line in enumerate(lines, start=1):
        try:
            read = load(line)
            finding, action = read["finding"], read["action"]  # type: ignore[index,call-overload]
        except (ValueError, LookupError, TypeError) as error:
            msg = f"{folder / NAME}：第{number}行不是处理意见 / line {number} is no decision: {error}"
            raise UsageError(msg) from error
        if action in _SETTLING:
            decided[str(finding)] = str(action)
    return decided
