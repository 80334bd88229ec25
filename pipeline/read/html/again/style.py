"""Style of a page for its second reading: which elements its own sheets and `style=…` hide, raise, strike or set apart.

Only what changes a number or whether it is seen. Rules are flat: a simple selector counts; of a selector that says more
(descendants, conditions) only this is believed, that it shows what it might show.
"""

import re
from collections.abc import Iterable, Sequence
from math import inf
from operator import itemgetter
from typing import NamedTuple

from pipeline.read.html.selectors import Index, Standing, adds_digits, selector_of, with_added_text

_MATTERS = re.compile(
    r"display|visib|mso-hide|vertical-align|line-through|white-space|float|position|list-style"
    r"|bidi|filter|opacity|font-size\s*:\s*[0-2.]|transparent|rgba|color\s*:\s*(?:#f|\w*white|snow|rgb|hsl)|background",
    re.IGNORECASE,
)
_NAMES = frozenset(
    {"display", "visibility", "vertical-align", "text-decoration", "text-decoration-line", "white-space", "float"}
    | {"position", "list-style", "list-style-type", "mso-hide"}
    | {"opacity", "font-size", "color", "background", "background-color", "-webkit-text-fill-color", "filter"}
    | {"unicode-bidi"}
)
_CHANNELS = re.compile(r"#([\da-f]{6}|[\da-f]{3})\b|rgba?\(([^()]*)\)")
_LIGHT = 200
"""Of 255, in each colour: on grounds as light white text is not seen."""
ADDS = "adds"
"""Said of an element beside whose text a sheet prints digits of its own."""
_AMOUNT = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_THIN = 0.1
"""An opacity below which nobody sees a digit."""
_NEARLY_ALL = 247
"""Of 255, in each colour: on white paper nobody tells it from white."""
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
    if "-webkit-text-fill-color" in found:
        found["color"] = found["-webkit-text-fill-color"]
    if found.get("mso-hide") == "all":
        found["display"] = "none"
    return found


def is_faint(said: dict[str, str]) -> bool:
    """Tell whether nothing is seen of an element's text, though it takes its place: it has no size or no colour.

    >>> is_faint({"font-size": "0"}), is_faint({"color": "rgba(0, 0, 0, .0)"}), is_faint({"color": "red", "opacity": ".9"})
    (True, True, False)
    >>> is_faint({"font-size": "1px"}), is_faint({"opacity": "0.05"}), is_faint({"color": "#eee", "background": "#eee"})
    (True, True, True)
    """
    size, seen = said.get("font-size", ""), said.get("opacity", "")
    colour = said.get("color", "")
    share = colour.strip(" )").replace("/", ",").rpartition(",")[2] if colour.startswith("rgba") else "1"
    filtered = said.get("filter", "").replace(" ", "").startswith("opacity(0") and "filter" in said
    small = _amount(size) <= {"em": 0.1, "rem": 0.1, "px": 2.0, "pt": 2.0}.get(size.lstrip("0123456789. "), 0)
    thin = _amount(seen) < (_THIN * 100 if seen.endswith("%") else _THIN)
    same = bool(colour) and colour in {said.get("background"), said.get("background-color")}
    return colour == "transparent" or small or thin or _amount(share) == 0 or same or filtered


def _amount(written: str) -> float:
    """Return how much a length or a share is, in whatever it is counted; much where it is not said in digits."""
    found = _AMOUNT.match(written.strip())
    return float(found[0]) if found else inf


def is_white(colour: str) -> bool:
    """Tell whether text of a colour is seen only on a ground.

    >>> is_white("#fff"), is_white("rgb(255,255,255)"), is_white("#fefefe"), is_white("hsl(0, 0%, 100%)"), is_white("red")
    (True, True, True, True, False)
    """
    lightness = colour.strip(" )").replace(",", " ").split()[-1:] if colour.startswith("hsl(") else []
    if lightness:
        return _amount(lightness[0]) > 100 * _NEARLY_ALL / 255 and lightness[0].endswith("%")
    return colour in {"white", "snow", "ghostwhite", "floralwhite"} or (_darkest(colour) or 0) >= _NEARLY_ALL


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
        self.inner: Index[tuple[tuple[int, ...], dict[str, str]]] = Index()
        """Rules for elements that stand in certain others, with how much they weigh."""
        for sheet in sheets:
            if _MATTERS.search(sheet) or "content" in sheet:
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

    def said_inside(self, path: Sequence[Standing], *, hides: bool) -> dict[str, str]:
        """Return what the sheets say of the innermost of some open elements because of what it stands in.

        `hides` says whether it may be hidden so: a block may be shown by a click.
        """
        found: dict[str, str] = {}
        for _, said in sorted(self.inner.fitting(path), key=itemgetter(0)):
            found |= said
        element = path[-1]
        shown = any(
            not rule.sure and rule.tag in {"", element.tag} and rule.marks <= element.names
            for key in ("", element.tag, *element.names)
            for rule in self._rules.get(key, {}).values()
        )
        if shown or not hides:
            found = {name: value for name, value in found.items() if name not in {"display", "visibility"}}
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
                    written = ";".join(body)
                    self._add_all(head, declared(written), sure=not around, adds=adds_digits(written))
                body.clear()

    def _add_all(self, selectors: str, own: dict[str, str], *, sure: bool, adds: bool) -> None:
        for written in selectors.split(",") if own or adds else ():
            beside = with_added_text(written)
            selector = written if beside is None else beside
            said = own if beside is None else {ADDS: ADDS} if adds else {}
            if not said or len(selector) > _MOST_CHARACTERS or _CONDITION.search(selector):
                continue
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple and selector.strip():
                self._add(simple, said, sure=sure)
                continue
            inner = selector_of(selector) if sure else None
            if inner is not None:
                self.inner.add(inner, ((*inner.weight, self._count), said))
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
