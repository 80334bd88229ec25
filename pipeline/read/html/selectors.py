"""Selectors of a page's sheets that say where an element stands: what is hidden or struck only inside something else.

`td .old{text-decoration:line-through}` strikes digits as well as `.old` does. An element is known here by its name, its
classes and its attributes, its place among its siblings, and those of what it stands in; what else a selector can ask for
(siblings, last ones, negations) is not followed, and a rule that asks for it is none of these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LONGEST = 300
"""Characters of a selector; no page has one as long."""
MOST_STEPS = 12
MOST_RULES = 400
"""Such rules of a page that are followed; sheets that content systems put into a page have some dozens that take text away."""
_DEEPEST = 64
"""Elements around one that are looked at; pages nest some dozens."""

Rule = TypeVar("Rule")

_NAME = r"[\w\u0080-\uffff-]+"
_COMPOUND = re.compile(
    rf"(?P<tag>{_NAME}|\*)?"
    rf"(?P<rest>(?:[.#]{_NAME}|\[\s*{_NAME}\s*(?:[*^$~|]?=\s*(?:\"[^\"]*\"|'[^']*'|[^\]\s]*)\s*)?\]"
    r"|:first-child|:nth-child\(\s*(?:odd|even|[+-]?\d*n?(?:\s*[+-]\s*\d+)?)\s*\))*)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?P<mark>[.#]{_NAME})|\[\s*(?P<name>{_NAME})\s*(?:(?P<how>[*^$~|]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]*)\s*)?\]"
    r"|:(?P<place>first-child|nth-child\(\s*(?P<nth>[^)]*)\))",
    re.IGNORECASE,
)
_NTH = re.compile(r"(?P<step>[+-]?\d*)n(?:\s*(?P<from>[+-]\s*\d+))?|(?P<only>[+-]?\d+)", re.IGNORECASE)
_ADDED = re.compile(r"::?(?:before|after)\s*$", re.IGNORECASE)
_CONTENT = re.compile(r"(?:^|[;{\s])content\s*:\s*([^;]*)", re.IGNORECASE)
_SIGN = re.compile(r"\\[\da-f]{1,6}", re.IGNORECASE)
_JOINED = re.compile(r"\s*>\s*|\s+")


@dataclass(frozen=True, slots=True)
class Standing:
    """An open element, as selectors see it."""

    tag: str
    names: frozenset[str]
    """Its classes with their dot, its id with its hash."""
    said: Mapping[str, str]
    number: int = 0
    """Its place among the elements that it stands beside, from 1; 0 where it is not counted, and no place is its."""


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    names: frozenset[str]
    said: tuple[tuple[str, str, str], ...]
    """Attributes: name, how the value is compared (empty for any), value."""
    nth: tuple[tuple[int, int], ...]
    """Places among its siblings, each as step and first."""
    child: bool
    """True where it stands in the one before it directly."""

    def fits(self, element: Standing) -> bool:
        return (
            self.tag in {"", element.tag}
            and self.names <= element.names
            and all(_holds(element.said.get(name), how, value) for name, how, value in self.said)
            and all(_is_nth(element.number, step, first) for step, first in self.nth)
        )


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector with its parts from the outermost to that of the element itself."""

    parts: tuple[_Compound, ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How special it is: ids, then classes and their like, then names."""
        names = [name for part in self.parts for name in part.names]
        ids = sum(name.startswith("#") for name in names)
        others = len(names) - ids + sum(len(part.said) + len(part.nth) for part in self.parts)
        return ids, others, sum(bool(part.tag) for part in self.parts)

    @property
    def key(self) -> str:
        """One of the names that the element itself must have; its tag where it needs none."""
        return min(self.parts[-1].names, default=self.parts[-1].tag)

    def fits(self, path: Sequence[Standing]) -> bool:
        """Tell whether the innermost of open elements is one that the selector means."""
        if not path or not self.parts[-1].fits(path[-1]):
            return False
        places = {len(path) - 1}
        for part in range(len(self.parts) - 1, 0, -1):
            wanted = self.parts[part - 1]
            if self.parts[part].child:
                places = {at - 1 for at in places if at and wanted.fits(path[at - 1])}
            else:
                places = {at for at in range(max(places)) if wanted.fits(path[at])}
            if not places:
                return False
        return True


def selector_of(written: str) -> Selector | None:
    """Return a selector; None for one that asks for what is not followed here.

    >>> selector_of("td > span.old").weight, selector_of("p + p"), selector_of("a:hover")
    ((0, 1, 2), None, None)
    """
    if len(written) > LONGEST:
        return None
    parts: list[_Compound] = []
    text, at, child = written.strip(), 0, False
    while at < len(text):
        found = _COMPOUND.match(text, at)
        if found is None or not found[0] or len(parts) == MOST_STEPS:
            return None
        compound = _compound(found, child=child)
        if compound is None:
            return None
        parts.append(compound)
        at = found.end()
        joined = _JOINED.match(text, at)
        if at < len(text) and joined is None:
            return None
        child = joined is not None and ">" in joined[0]
        at = joined.end() if joined else at
    return Selector(tuple(parts)) if parts and not text.endswith(">") else None


def _compound(found: re.Match[str], *, child: bool) -> _Compound | None:
    names: list[str] = []
    said: list[tuple[str, str, str]] = []
    nth: list[tuple[int, int]] = []
    for part in _PART.finditer(found["rest"]):
        if part["mark"]:
            names.append(part["mark"])
        elif part["name"]:
            said.append((part["name"].lower(), part["how"] or "", (part["value"] or "").strip("\"'")))
        else:
            place = (0, 1) if part["nth"] is None else _nth(part["nth"])
            if place is None:
                return None
            nth.append(place)
    tag = (found["tag"] or "").lower().replace("*", "")
    return _Compound(tag, frozenset(names), tuple(said), tuple(nth), child)


def _nth(written: str) -> tuple[int, int] | None:
    text = {"odd": "2n+1", "even": "2n"}.get(written.strip().lower(), written.strip())
    found = _NTH.fullmatch(text)
    if found is None or len(text) > 12:  # noqa: PLR2004 digits of a place
        return None
    if found["only"]:
        return 0, int(found["only"])
    step = found["step"]
    return int(f"{step}1" if step in {"", "+", "-"} else step), int("".join((found["from"] or "0").split()))


def _is_nth(number: int, step: int, first: int) -> bool:
    if not number:
        return False
    return number == first if not step else (number - first) % step == 0 and (number - first) // step >= 0


def _holds(own: str | None, how: str, value: str) -> bool:
    if own is None or not how:
        return own is not None
    compared = {
        "=": own == value,
        "~=": value in own.split(),
        "^=": bool(value) and own.startswith(value),
        "$=": bool(value) and own.endswith(value),
        "*=": bool(value) and value in own,
        "|=": own == value or own.startswith(f"{value}-"),
    }
    return compared[how]


def with_added_text(selector: str) -> str | None:
    """Return the selector of the elements to which one adds text of its own; None where it adds none.

    >>> with_added_text("td.n::before"), with_added_text("td.n")
    ('td.n', None)
    """
    found = _ADDED.search(selector)
    return selector[: found.start()] if found else None


def adds_digits(declarations: str) -> bool:
    r"""Tell whether what a sheet adds to an element may be digits; signs of a font are none.

    >>> adds_digits('content:"1"'), adds_digits("content: attr(data-n)"), adds_digits(r'content:"\e601"')
    (True, True, False)
    """
    found = _CONTENT.search(declarations)
    shown = _SIGN.sub("", found[1]) if found else ""
    return "attr(" in shown or "counter" in shown or any(map(str.isdigit, shown))


def names_of(classes: str, identity: str) -> frozenset[str]:
    """Return the classes and the id of an element as selectors write them."""
    own = frozenset(f".{name}" for name in classes.split())
    return own | {f"#{identity.strip()}"} if identity.strip() else own


class Index(Generic[Rule]):
    """Rules by a name that their element must have, so that an element meets only rules that may fit."""

    def __init__(self) -> None:
        self._rules: dict[str, list[tuple[Selector, Rule]]] = {}
        self._count = 0

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return self._count > 0

    def add(self, selector: Selector, rule: Rule) -> None:
        """Add a rule, unless there are more than any page has."""
        if self._count < MOST_RULES:
            self._rules.setdefault(selector.key, []).append((selector, rule))
            self._count += 1

    def may_fit(self, element: Standing) -> bool:
        """Tell whether any rule may mean an element, wherever it stands."""
        return any(key in self._rules for key in ("", element.tag, *element.names))

    def fitting(self, path: Sequence[Standing]) -> Iterator[Rule]:
        """Yield the rules that mean the innermost of some open elements."""
        element, around = path[-1], path[-_DEEPEST:]
        for key in ("", element.tag, *element.names):
            for selector, rule in self._rules.get(key, ()):
                if selector.fits(around):
                    yield rule
