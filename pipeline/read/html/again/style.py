"""Style of a page for its second reading: which elements its own sheets and `style=…` hide, raise, strike or set apart.

Only what changes a number or whether it is seen. Rules are flat: a simple selector counts; of a selector that says more
(descendants, conditions) only this is believed, that it shows what it might show.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_MATTERS = re.compile(
    r"display|visib|mso-hide|vertical-align|line-through|white-space|float|position|list-style"
    r"|opacity|font-size\s*:\s*0|transparent|rgba|color\s*:\s*(?:#f{3}|white|rgb\(\s*255)|background",
    re.IGNORECASE,
)
_NAMES = frozenset(
    {"display", "visibility", "vertical-align", "text-decoration", "text-decoration-line", "white-space", "float"}
    | {"position", "list-style", "list-style-type", "mso-hide"}
    | {"opacity", "font-size", "color", "background", "background-color"}
)
_CHANNELS = re.compile(r"#([\da-f]{6}|[\da-f]{3})\b|rgba?\(([^()]*)\)")
_LIGHT = 200
"""Of 255, in each colour: on grounds as light white text is not seen."""
_NONE = frozenset({"", "none", "transparent", "inherit", "initial", "unset", "white"})
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"([^{};]*+)([{};]|\Z)")  # to the end where none follows, so that it is looked for only once
_SIMPLE = re.compile(r"([\w-]+|\*)?((?:[.#][\w-]+)*)", re.ASCII)
_MOST_CONDITIONS = 8
"""Conditions around a rule that are looked at."""
_MOST_CHARACTERS = 300
"""Of a selector: the patterns below look at it anew from each of its characters."""
_CONDITION = re.compile(r":(?:hover|focus|active|visited|target|:|before|after|first-l)", re.IGNORECASE)
_PSEUDO = re.compile(r":[\w-]+(?:\([^)]*\))?|\[[^\]]*\]")


class _Rule(NamedTuple):
    weight: tuple[int, int, int]
    """How special the selector is, and how late it stands; the last one wins."""
    number: int
    tag: str
    marks: frozenset[str]
    said: dict[str, str]
    sure: bool


def declared(written: str) -> dict[str, str]:
    """Return the declarations that matter here, as written, in lower case.

    >>> declared("margin:0; Display : NONE !important;float:left")
    {'display': 'none', 'float': 'left'}
    """
    if not _MATTERS.search(written):
        return {}
    found: dict[str, str] = {}
    for declaration in _COMMENT.sub(" ", written).lower().split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in _NAMES:
            found[name.strip()] = value.partition("!")[0].strip()
    if found.get("mso-hide") == "all":
        found["display"] = "none"
    return found


def is_faint(said: dict[str, str]) -> bool:
    """Tell whether nothing is seen of an element's text, though it takes its place: it has no size or no colour.

    >>> is_faint({"font-size": "0"}), is_faint({"color": "rgba(0, 0, 0, .0)"}), is_faint({"color": "red", "opacity": ".9"})
    (True, True, False)
    """
    sizes = [said.get(name, "").rstrip("%abcdefghijklmnopqrstuvwxyz") for name in ("opacity", "font-size")]
    colour = said.get("color", "")
    share = colour.strip(" )").replace("/", ",").rpartition(",")[2] if colour.startswith("rgba") else "1"
    return colour == "transparent" or any(size and not size.strip(" 0.%") for size in (*sizes, share))


def is_white(colour: str) -> bool:
    """Tell whether text of a colour is seen only on a ground.

    >>> is_white("#fff"), is_white("rgb(255,255,255)"), is_white("#fefefe"), is_white("red")
    (True, True, False, False)
    """
    return colour == "white" or _darkest(colour) == 255  # noqa: PLR2004 all light there is


def has_ground(said: dict[str, str], own: str = "") -> bool:
    """Tell whether an element states a ground on which white text is seen; `own` is what its tag says of it.

    >>> has_ground({"background": "#2F5496"}), has_ground({"background-color": "#f5f8ff"}), has_ground({}, "green")
    (True, False, True)
    """
    grounds = [said.get(name, "").strip().lower() for name in ("background", "background-color")] + [
        own.strip().lower()
    ]
    return any(ground not in _NONE and (_darkest(ground) or 0) < _LIGHT for ground in grounds)


def _darkest(colour: str) -> int | None:
    """Return the smallest share of a colour, of 255; None where it is called by a name."""
    found = _CHANNELS.search(colour.lower())
    if found is None:
        return None
    if found[1]:
        step = len(found[1]) // 3
        return min(int((found[1][at : at + step] * 2)[:2], 16) for at in range(0, len(found[1]), step))
    shares = [share.strip() for share in found[2].split(",")[:3]]
    return min((int(share) for share in shares if share.isascii() and share.isdigit()), default=0)


def is_hidden(said: dict[str, str]) -> bool:
    """Tell whether an element takes no place at all."""
    return said.get("display") == "none"


class Sheet:
    """All rules of a page that matter.

    >>> Sheet([".copy{display:none} #a, p.b{visibility:hidden} @media print{p{display:none}}"]).said("p", "x copy b", "")
    {'display': 'none', 'visibility': 'hidden'}
    >>> Sheet([".tab{display:none} .box > .tab:first-child{display:block}"]).said("div", "tab", "")
    {}
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, dict[tuple[str, frozenset[str], bool], _Rule]] = {}
        self._count = 0
        for sheet in sheets:
            if _MATTERS.search(sheet):
                self._read(_COMMENT.sub(" ", sheet))
        self.tags = frozenset(rule.tag for rules in self._rules.values() for rule in rules.values() if not rule.marks)
        """Elements that rules name without class or id; the empty name is all of them."""

    def said(self, tag: str, classes: str, identity: str) -> dict[str, str]:
        """Return what the sheets say of an element."""
        marks = {f".{name}" for name in classes.split()} | ({f"#{identity.strip()}"} if identity else set())
        fitting = sorted(
            (
                rule
                for key in ("", tag, *marks)
                for rule in self._rules.get(key, {}).values()
                if rule.tag in {"", tag} and rule.marks <= marks
            ),
            key=lambda rule: (rule.weight, rule.number),
        )
        found: dict[str, str] = {}
        for rule in fitting:
            if rule.sure:
                found |= rule.said
        if any(not rule.sure for rule in fitting):  # it may be shown, so that nothing is hidden for certain
            if is_hidden(found):
                del found["display"]
            found.pop("visibility", None)
        return found

    def _read(self, sheet: str) -> None:
        """Read a sheet: at each brace, what stands around is known."""
        around: list[str] = []
        body: list[str] = []
        for text, brace in _BRACE.findall(sheet):
            if brace == "{":
                around.append(text.strip())
                body.clear()
            elif brace == ";":
                body.append(text)
            elif brace and around:
                body.append(text)
                head = around.pop()
                if not head.startswith("@") and len(around) <= _MOST_CONDITIONS and all(map(_may_hold, around)):
                    self._add_all(head, declared(";".join(body)), sure=not around)
                body.clear()

    def _add_all(self, selectors: str, said: dict[str, str], *, sure: bool) -> None:
        for selector in selectors.split(",") if said else ():
            if len(selector) > _MOST_CHARACTERS or _CONDITION.search(selector):
                continue
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple and selector.strip():
                self._add(simple, said, sure=sure)
                continue
            last = re.split(r"[\s>+~]+", _PSEUDO.sub("", selector).strip())[-1]
            simple = _SIMPLE.fullmatch(last)
            if simple:
                self._add(simple, said, sure=False)

    def _add(self, simple: re.Match[str], said: dict[str, str], *, sure: bool) -> None:
        shows = said.get("visibility") == "visible" or said.get("display", "none") != "none"
        if not sure and not shows:
            return
        tag = (simple[1] or "").lower().replace("*", "")
        marks = frozenset(re.findall(r"[.#][\w-]+", simple[2]))
        ids = sum(mark[0] == "#" for mark in marks)
        self._count += 1
        same = self._rules.setdefault(max(marks, default=tag), {})
        before = same[tag, marks, sure].said if (tag, marks, sure) in same else {}
        weight = (ids, len(marks) - ids, bool(tag))
        same[tag, marks, sure] = _Rule(weight, self._count, tag, marks, {**before, **said}, sure)


def _may_hold(at_rule: str) -> bool:
    return at_rule.lower().startswith(("@media", "@supports", "@layer")) and "print" not in at_rule.lower()
