"""Cases: a format, a seed and the features switched on make one document, and always the same one."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

from bench.hunt.plan import FORMATS, ON_DEMAND, SAVED_FROM, Plan, drawn_as

Act = Callable[[Plan, random.Random], None]


@dataclass(frozen=True)
class Feature:
    """One thing that may be done to a report, its layout or its file."""

    name: str
    formats: frozenset[str]
    classes: tuple[str, ...]
    """The numbers of difficulties met in real reports that it brings about."""
    chance: float
    group: str
    """At most one feature of a group is switched on in a document; empty for none."""
    hard: str
    """The hard class it belongs to, empty for none."""
    act: Act


FEATURES: dict[str, Feature] = {}


def feature(formats: str, *classes: str, chance: float = 0.1, group: str = "", hard: str = "") -> Callable[[Act], Act]:
    """Register a function as a feature under its name; `formats` are separated by spaces, `*` is all."""

    def register(act: Act) -> Act:
        held = frozenset(FORMATS if formats == "*" else formats.split())
        name = act.__name__
        if name in FEATURES or not held <= set(FORMATS):
            raise ValueError(name)
        FEATURES[name] = Feature(name, held, classes, chance, group, hard, act)
        return act

    return register


@dataclass(frozen=True, slots=True)
class Case:
    """What one document is made from."""

    format: str
    seed: int
    features: tuple[str, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The difficulties in the document."""
        return tuple(dict.fromkeys(number for name in self.features for number in FEATURES[name].classes))

    @property
    def hard(self) -> frozenset[str]:
        """The hard classes of the document."""
        return frozenset(FEATURES[name].hard for name in self.features) - {""}

    @property
    def needs_programs(self) -> bool:
        """Tell whether making or reading it starts programs or a run of its own."""
        return self.format in ON_DEMAND or not {"by_office", "by_browser"}.isdisjoint(self.features)

    def command(self) -> str:
        """Return the command that makes and judges this one document."""
        return (
            f"python -B -m bench.hunt --format {self.format} --seed {self.seed} --only {','.join(self.features) or '-'}"
        )


def load_features() -> None:
    """Import every module of features, in the order in which features act."""
    for name in (
        "content",
        "telling",
        "planted",
        "labels",
        "values",
        "gaps",
        "arrangement",
        "shapes",
        "web",
        "office",
        "workbook",
        "paper",
        "ink",
        "stored",
        "programs",
        "plain",
    ):
        import_module(f"bench.hunt.features.{name}")


def draw_case(form: str, seed: int, must: str | None = None) -> Case | None:
    """Switch features on by chance; with `must`, one of that class or of that name, or None where the format has none."""
    load_features()
    written = drawn_as(form, seed)
    able = [each for each in FEATURES.values() if written in each.formats]
    if (
        form in SAVED_FROM
    ):  # of what only the first file knows, a program that opens and saves it may keep something else
        able = [each for each in able if not each.formats <= set(SAVED_FROM.values())]
    draw = random.Random(f"{form} {seed} features")
    forced = [each for each in able if must in {each.name, *each.classes}]
    if must is not None and not forced:
        return None
    chosen = [draw.choice(forced)] if forced else []
    for each in sorted(able, key=lambda _: draw.random()):
        taken = {other.group for other in chosen if other.group}
        if draw.random() < each.chance and each not in chosen and each.group not in taken:
            chosen.append(each)
    case = Case(form, seed, in_order(each.name for each in chosen))
    if not case.needs_programs or form in ON_DEMAND:
        return case
    # A program sets and stores the pages its own way: what our own writers are asked for has no effect.
    kept = [each.name for each in chosen if not each.formats <= {"pdf", "ofd"} or each in forced]
    return Case(form, seed, in_order(kept))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of features in the order in which they act."""
    order = list(FEATURES)
    return tuple(sorted(names, key=order.index))
