"""Page style: the few properties of CSS that change what is printed, from `style=…` and the page's own sheets.

Hidden copies of tables and struck-out numbers are a matter of style alone. Sheets elsewhere are never fetched. A rule
with a simple selector is honoured; one that can't be followed here (descendants, conditions) never hides anything, but
where it might show again what a simple rule hides, it is believed: text lost by mistake is worse than a second copy.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import itemgetter

from pipeline.read.html.selectors import Index, Standing, adds_digits, selector_of, with_added_text


@dataclass(frozen=True, slots=True)
class Traits:
    """What style says about one element; None where it says nothing."""

    display: str | None = None
    visible: bool | None = None
    raised: bool | None = None
    struck: bool | None = None
    preserved: bool | None = None
    """True where line breaks and spaces of the source are printed."""
    apart: bool | None = None
    """True for a box of its own within the line: its text does not run on from what stands before."""
    numbering: str | None = None
    """The `list-style-type` of a list."""
    faint: bool | None = None
    """True where text takes its place and is not seen: without size, without colour."""
    pale: bool | None = None
    """True where text is white: it is seen only on a ground."""
    added: bool | None = None
    """True where a sheet prints digits beside the text that are not in it."""
    ground: bool | None = None
    """True where a ground is stated on which white text is seen."""

    @property
    def takes_away(self) -> bool:
        """True where text of such an element may not be seen, or is no part of the number that it stands in."""
        hides = self.display == "none" or self.visible is False
        return hides or any((self.raised, self.struck, self.faint, self.pale, self.ground, self.added))

    def over(self, under: "Traits") -> "Traits":
        """Return these traits, and where they say nothing those of `under`."""
        if self is PLAIN:
            return under
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(under, **{name: value for name, value in said.items() if value is not None})


PLAIN = Traits()

_RELEVANT = re.compile(
    r"display|visib|mso-hide|vertical-align|line-through|white-space|float|position|list-style"
    r"|bidi|filter|opacity|font-size\s*:\s*[0-2.]|transparent|rgba|color\s*:\s*(?:#f|[a-z]*white|snow|rgb|hsl)|background",
    re.IGNORECASE,
)
_LIGHT = r"\s*(?:24[7-9]|25[0-5])\s*"
_WHITE = re.compile(
    rf"#f{{3,4}}|#(?:f[7-9a-f]){{3}}(?:[\da-f]{{2}})?|(?:ghost|floral)?white|snow|rgba?\({_LIGHT},{_LIGHT},{_LIGHT}(?:,[^()]*)?\)"
    r"|hsla?\([^()%]*%?\s*[,\s][^()%]*%\s*[,\s]\s*(?:9[7-9](?:\.\d+)?|100)%[^()]*\)"
)
"""White, and what on white paper can't be told from it."""
_NO_GROUND = re.compile(
    r"|(?:none|transparent|inherit|initial|unset|white|window|snow|ivory|#[c-f]{3}|(?:#[c-f][\da-f][c-f][\da-f][c-f][\da-f])"
    r"|rgba?\(\s*2[0-5]\d\s*,\s*2[0-5]\d\s*,\s*2[0-5]\d\s*(?:,[^()]*)?\)|\s)+"
)
"""Grounds that are white or nearly so."""
_NOTHING = re.compile(
    r"0[0.]*(?:%|[a-z]{2,3})?|transparent|rgba\([^()]*[,/]\s*0*\.?0*%?\s*\)|opacity\(\s*0[0.]*%?\s*\)"
)
"""A size, a share or a colour of which nothing is seen."""
_TINY = re.compile(r"[0-2](?:\.\d*)?(?:px|pt)|0?\.[01]\d*r?em")
"""Sizes in which nobody reads a digit."""
_THIN = re.compile(r"0?\.0\d*|\d(?:\.\d+)?%")
"""Opacities at which nobody sees one."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_LONGEST_SELECTOR = 300
"""Characters; the patterns below look at a selector once for each of its characters, and no page has one as long."""


@lru_cache(maxsize=1024)
def traits_of(declarations: str) -> Traits:
    """Return what the declarations of a `style` attribute or of a rule say; of two the later counts.

    >>> traits_of("color:red; DISPLAY : none !important").display
    'none'
    >>> traits_of("mso-hide:all").display, traits_of("text-decoration: underline line-through").struck
    ('none', True)
    >>> traits_of("font-size:12px") is PLAIN, traits_of("color:red;font-size:0.9em") is PLAIN
    (True, True)
    >>> traits_of("color:transparent").faint, traits_of("font-size:0px").faint, traits_of("opacity:0.0").faint
    (True, True, True)
    """
    if not _RELEVANT.search(declarations):
        return PLAIN
    values: dict[str, object] = {}
    said_of: dict[str, str] = {}
    for declaration in _COMMENT.sub(" ", declarations).split(";"):
        name, _, value = declaration.partition(":")
        said, mark, last = value.lower().rpartition("!")
        name, value = name.strip().lower(), (said if mark and last.strip() == "important" else value.lower()).strip()
        said_of[name] = value
        values |= _trait(name, value)
    if (own := said_of.get("color")) and own in {said_of.get("background"), said_of.get("background-color")}:
        values["faint"] = True
    return Traits(**values) if values else PLAIN  # type: ignore[arg-type]  # the names and types are those of _trait


def _trait(name: str, value: str) -> dict[str, object]:  # noqa: C901, PLR0911, PLR0912 a property a line
    match name:
        case "display":
            return {"display": value} | ({"apart": True} if value in {"inline-block", "inline-flex"} else {})
        case "mso-hide":
            return {"display": "none"} if value == "all" else {}
        case "visibility":
            return {"visible": value not in {"hidden", "collapse"}}
        case "vertical-align":
            return {"raised": True} if value in {"super", "sub"} else {}
        case "text-decoration" | "text-decoration-line":
            return {"struck": True} if "line-through" in value else {}
        case "white-space":
            return {"preserved": (value.startswith("pre") and value != "pre-line") or value == "break-spaces"}
        case "float":
            return {"apart": True} if value in {"left", "right"} else {}
        case "position":
            return {"apart": True} if value in {"absolute", "fixed"} else {}
        case "opacity" | "font-size" | "color" | "-webkit-text-fill-color" | "filter":
            if name.endswith("color") and is_white(value) and not _NOTHING.fullmatch(value):
                return {"pale": True}
            unseen = {"font-size": _TINY, "opacity": _THIN}.get(name, _NOTHING)
            return {"faint": True} if _NOTHING.fullmatch(value) or unseen.fullmatch(value) else {}
        case "background" | "background-color":
            return {"ground": True} if is_ground(value) else {}
        case "unicode-bidi":
            return {"struck": True} if "override" in value else {}  # the digits may be shown the other way round
        case "list-style" | "list-style-type":
            return {"numbering": value.split(maxsplit=1)[0] if value else ""}
    return {}


def is_white(colour: str) -> bool:
    """Tell whether a colour is white, or so light that on white paper nobody sees it.

    >>> is_white("#FFF"), is_white("rgb(255, 255,255)"), is_white("#FEFEFE"), is_white("#fffff0")
    (True, True, True, False)
    """
    return _WHITE.fullmatch(colour.strip().lower()) is not None


def is_ground(colour: str) -> bool:
    """Tell whether white text is seen on a ground: any that is not stated to be white or nearly so.

    >>> is_ground("#2f5496"), is_ground("url(head.png)"), is_ground("#F5F8FF"), is_ground("none"), is_ground(" ")
    (True, True, False, False, False)
    """
    return _NO_GROUND.fullmatch(colour.lower()) is None


_SELECTOR = re.compile(r"(?P<tag>[\w-]+|\*)?(?P<rest>(?:[.#][\w-]+)*)", re.ASCII)
_NOT_NOW = re.compile(r":(?:hover|focus|active|visited|target|:|before|after|first-l)", re.IGNORECASE)
_LAST_COMPOUND = re.compile(r"[^\s>+~]*$")
_PSEUDO = re.compile(r":[\w-]+(?:\([^)]*\))?|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    names: frozenset[str]
    """Classes with their dot, an id with its hash."""
    traits: Traits
    order: tuple[int, int, int, int]

    def fits(self, tag: str, names: frozenset[str]) -> bool:
        return self.tag in {"", tag} and self.names <= names


class StyleSheet:
    """The rules of a page's own sheets that matter here.

    >>> sheet = StyleSheet([".copy{display:none} .a.b{display:none} .open .a{display:block}"])
    >>> sheet.traits("table", "wide copy", None).display
    'none'
    >>> sheet.traits("p", "a b", None).display is None
    True
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._shows: dict[str, list[_Rule]] = {}
        self._known: dict[tuple[str, str | None, str | None], Traits] = {}
        self.inner: Index[tuple[tuple[int, ...], Traits]] = Index()
        """Rules for elements that stand in certain others, with how much they weigh."""
        for number, (selectors, declarations, conditional) in enumerate(_rules(sheets)):
            traits = traits_of(declarations)
            added = adds_digits(declarations)
            for selector in selectors.split(",") if added or traits is not PLAIN else ():
                beside = with_added_text(selector)
                if beside is None and traits is not PLAIN:
                    self._add(selector.strip(), traits, number, conditional=conditional)
                elif beside is not None and added:
                    self._add(beside.strip(), Traits(added=True), number, conditional=conditional)

        self.tags = frozenset(rule.tag for rules in self._rules.values() for rule in rules if not rule.names)
        """The elements that are styled by name alone; an empty one is all of them."""

    def traits(self, tag: str, classes: str | None, identity: str | None) -> Traits:
        """Return what the sheets say about an element."""
        key = (tag, classes, identity)
        known = self._known.get(key) if self._rules else PLAIN
        if known is None:
            known = self._known[key] = self._matched(tag, classes, identity)
        return known

    def traits_inside(self, path: Sequence[Standing]) -> Traits:
        """Return what the sheets say of the innermost of some open elements because of what it stands in."""
        traits = PLAIN
        for _, said in sorted(self.inner.fitting(path), key=itemgetter(0)):
            traits = said.over(traits)
        return traits

    def may_show(self, element: Standing) -> bool:
        """Tell whether a rule that is not followed might show an element."""
        return any(_fitting(self._shows, element.tag, element.names))

    def _add(self, selector: str, traits: Traits, number: int, *, conditional: bool) -> None:
        if len(selector) > _LONGEST_SELECTOR or _NOT_NOW.search(selector):
            return
        found = _SELECTOR.fullmatch(selector)
        if found is None and not conditional and traits.takes_away and (inner := selector_of(selector)) is not None:
            self.inner.add(inner, ((*inner.weight, number), traits))
        if found is None or conditional:
            last = _LAST_COMPOUND.search(_PSEUDO.sub("", selector))
            found = _SELECTOR.fullmatch(last[0]) if last else None
            if found is not None and (traits.visible or traits.display not in {None, "none"}):
                _file(self._shows, _rule(found, traits, number))
        elif selector:
            _file(self._rules, _rule(found, traits, number))

    def _matched(self, tag: str, classes: str | None, identity: str | None) -> Traits:
        names = frozenset(f".{name}" for name in (classes or "").split()) | (
            {f"#{identity.strip()}"} if identity else set()
        )
        matched = PLAIN
        for rule in sorted(_fitting(self._rules, tag, names), key=lambda rule: rule.order):
            matched = rule.traits.over(matched)
        hidden = matched.display == "none" or matched.visible is False
        if hidden and any(_fitting(self._shows, tag, names)):
            return replace(matched, display=None, visible=None)
        return matched


def _rule(found: re.Match[str], traits: Traits, number: int) -> _Rule:
    names = frozenset(re.findall(r"[.#][\w-]+", found["rest"]))
    tag = (found["tag"] or "").lower().replace("*", "")
    ids = sum(name.startswith("#") for name in names)
    return _Rule(tag, names, traits, (ids, len(names) - ids, bool(tag), number))


def _file(rules: dict[str, list[_Rule]], rule: _Rule) -> None:
    """Put a rule under one of its names, so that an element meets only rules that may fit; one said again replaces itself."""
    same = rules.setdefault(min(rule.names, default=rule.tag), [])
    if same and (same[-1].tag, same[-1].names, same[-1].traits) == (rule.tag, rule.names, rule.traits):
        same.pop()
    same.append(rule)


def _fitting(rules: Mapping[str, list[_Rule]], tag: str, names: frozenset[str]) -> Iterator[_Rule]:
    for name in ("", tag, *names):
        yield from (rule for rule in rules.get(name, ()) if rule.fits(tag, names))


def _rules(sheets: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield selectors, declarations, and whether a condition stands around them; nothing of what is for print only.

    Each brace is looked for once, and what stands around it is known without looking again: a sheet may hold no brace at
    all, or thousands within each other.
    """
    for sheet in sheets:
        printed = _COMMENT.sub(" ", sheet)
        around: list[tuple[str, bool]] = []
        start = 0
        for brace in _BRACE.finditer(printed):
            text, start = printed[start : brace.start()], brace.end()
            if brace[0] == "{":
                head = text.rpartition(";")[2].strip()
                around.append((head, bool(around) and (around[-1][1] or _skipped(around[-1][0]))))
            elif around:
                selectors, skipped = around.pop()
                if not selectors.startswith("@") and not skipped:
                    yield selectors, text, bool(around)


def _skipped(at_rule: str) -> bool:
    start = at_rule[:_LONGEST_SELECTOR].lower()
    return not start.startswith(("@media", "@supports", "@layer")) or "print" in start
