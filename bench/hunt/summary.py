"""The summary: what came out, per format and per class of difficulty."""

import math
from collections import Counter
from collections.abc import Iterable

from bench.hunt.case import FEATURES, Feature
from bench.hunt.judge import Verdict
from bench.hunt.plan import FORMATS, ON_DEMAND, Demand

CLASSES = tuple(
    f"{letter}{number}"
    for letter, most in zip("ABCDE", (14, 15, 5, 8, 10), strict=True)
    for number in range(1, most + 1)
)
ENOUGH = 7.0
"""Documents that chance must be expected to make before their absence is a fault: it then befalls one run in a thousand."""
LEAST_ACCEPTED = {
    "borderless": 0.02,
    "fonts without Unicode": 0.0,
    "glued text": 0.0,
    "torn text": 0.02,
}
"""Share of the consistent documents of each hard class that must be accepted: to be raised whenever more are read. Measured
in November 2026: borderless 8 %, torn text 8 %, the others none."""
_MANY = 100
"""Consistent documents of a hard class by which its share is judged: of fewer, chance alone may leave too few."""
_KINDS = ("deadly", "crash", "wrong", "silent", "alarm")


def print_summary(verdicts: list[Verdict], most: int) -> int:
    """Print all counts; return 1 where anything failed."""
    failed = [verdict for verdict in verdicts if verdict.failures]
    if len(failed) > most:
        print(f"… and {len(failed) - most} more failures")
    print(f"\n{'':8}{'docs':>6}{'hard':>6}{'planted':>8}{'cells':>9}{'right %':>9}{'s/doc':>7}", end="")
    print("".join(f"{kind:>8}" for kind in _KINDS))
    for form in (*FORMATS, *ON_DEMAND):
        _row(form, [verdict for verdict in verdicts if verdict.case.format == form])
    _row("all", verdicts)
    fallen = False
    for name in sorted({name for verdict in verdicts for name in verdict.case.hard}):
        own = [verdict for verdict in verdicts if name in verdict.case.hard]
        sound = [verdict for verdict in own if not verdict.planted]
        accepted = sum(verdict.status == "accepted" for verdict in sound)
        pinned = LEAST_ACCEPTED[name]
        fell = len(sound) >= _MANY and accepted < pinned * len(sound)
        fallen |= fell
        print(
            f"hard class {name}: {len(own)} documents, {accepted} of {len(sound)} consistent ones accepted, "
            f"pinned at {pinned:.0%}" + ": FALLEN" * fell
        )
    print("\ndocuments per difficulty (failed)")
    for letter in "ABCDE":
        print("  " + "  ".join(_class(name, verdicts) for name in CLASSES if name[0] == letter))
    missing = [name for name in CLASSES if _expected(name, verdicts) > ENOUGH and not _having(name, verdicts)]
    print(
        f"difficulties that should have had documents and have none: {' '.join(missing)}" * bool(missing),
        end="\n" * bool(missing),
    )
    return int(bool(failed or missing or fallen))


def _having(name: str, verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if name in verdict.case.classes]


def _expected(name: str, verdicts: Iterable[Verdict]) -> float:
    """Return how many documents with a difficulty chance would have made."""
    count = Counter(verdict.case.format for verdict in verdicts)
    return sum(
        count[form] * _chance(each, form) for each in FEATURES.values() if name in each.classes for form in each.formats
    )


def _chance(one: Feature, form: str) -> float:
    """Return how probable it is that a feature is switched on: half of the others of its group are asked before it."""
    rivals = (each for each in FEATURES.values() if one.group and each.group == one.group and form in each.formats)
    return one.chance * math.prod(1 - rival.chance / 2 for rival in rivals if rival is not one)


def _class(name: str, verdicts: Iterable[Verdict]) -> str:
    own = _having(name, verdicts)
    if not own and not _expected(name, verdicts):
        return f"{name} needs {'/'.join(form for form in FORMATS if any(name in each.classes and form in each.formats for each in FEATURES.values()))}"
    failed = sum(bool(verdict.failures) for verdict in own)
    return f"{name} {len(own)}" + (f" ({failed})" if failed else "")


def _row(name: str, verdicts: list[Verdict]) -> None:
    if not verdicts:
        return
    exact = [verdict for verdict in verdicts if verdict.demand is Demand.EXACT]
    cells, right = sum(each.cells for each in exact), sum(each.right for each in exact)
    print(
        f"{name:8}{len(verdicts):>6}{len(verdicts) - len(exact):>6}{sum(each.planted for each in verdicts):>8}{cells:>9}"
        f"{right / max(cells, 1):>9.3%}{sum(each.seconds for each in verdicts) / len(verdicts):>7.2f}",
        end="",
    )
    print("".join(f"{sum(kind in each.failures for each in verdicts):>8}" for kind in _KINDS))
