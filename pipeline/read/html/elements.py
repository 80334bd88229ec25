"""The elements of a page: for each that matters, what the walk does where it begins, and returns for where it ends.

Elements that are not listed are inline: their text runs on from what stands before, which is how Word's pages write one
word in five pieces.
"""

from functools import partial

from pipeline.read.html.content import Content
from pipeline.read.html.flow import Attributes, Begin, End, Flow
from pipeline.read.html.images import content_of, is_large, is_spacer
from pipeline.read.html.list import Numbering, numbering_of
from pipeline.read.html.style import Traits
from pipeline.read.html.table_elements import (
    begin_block,
    begin_cell,
    begin_group,
    begin_row,
    begin_styled_part,
    begin_styled_table,
    begin_table,
)
from pipeline.read.html.text import APART, BREAK, IMAGE, printed

_SKIPPED = "script style template noscript noframes noembed iframe datalist xml svg canvas audio video rt rp del"
SKIPPED = frozenset(_SKIPPED.split())
"""Never printed, or printed besides the text (the reading of a ruby character). What `del` holds is not in force."""

_TEXT_INPUTS = frozenset({"", "text", "number", "tel", "email", "url", "search", "date", "month"})


def begin_image(flow: Flow, attributes: Attributes, _traits: Traits) -> None:
    """Note an image: in a cell it stands for what can't be read, and a large one is a block of its own."""
    if not flow.manner.visible or is_spacer(attributes):
        return
    if flow.tables and flow.tables[-1].cell is not None:
        flow.parts.append(IMAGE)
    if is_large(attributes):
        flow.end_all()
        flow.content.add_image(content_of(attributes))


def begin_apart(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    """Begin a box of its own within the line."""
    flow.mark(APART)
    return partial(flow.mark, APART)


def _begin_break(flow: Flow, _attributes: Attributes, _traits: Traits) -> None:
    flow.mark(BREAK)


def _begin_heading(flow: Flow, _attributes: Attributes, _traits: Traits, level: int) -> End:
    flow.end_line()
    before, flow.heading = flow.heading, level
    return partial(_end_heading, flow, before)


def _end_heading(flow: Flow, before: int | None) -> None:
    flow.end_line()
    flow.heading = before


def _begin_raised(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    return _begin_manner(flow, Traits(raised=True))


def _begin_struck(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    return _begin_manner(flow, Traits(struck=True))


def _begin_manner(flow: Flow, traits: Traits) -> End:
    before = flow.manner
    flow.set_manner(before.under(traits))
    return flow.back_to(before)


def _begin_preformatted(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    flow.end_line()
    before, flow.listing = flow.listing, flow.content
    return _begin_manner_until(flow, partial(_end_preformatted, flow, flow.content, before))


def _begin_manner_until(flow: Flow, end: End) -> End:
    before = flow.manner
    flow.set_manner(before.under(Traits(preserved=True)))
    return flow.back_to(before, end)


def _end_preformatted(flow: Flow, content: Content, before: Content | None) -> None:
    if flow.content is content and before is not content:
        flow.end_all()
    flow.listing = before


def _begin_ordered_list(flow: Flow, attributes: Attributes, traits: Traits) -> End:
    return _begin_list(flow, numbering_of(attributes.get("type"), attributes.get("start"), traits.numbering))


def _begin_unordered_list(flow: Flow, _attributes: Attributes, traits: Traits) -> End:
    return _begin_list(flow, numbering_of(None, None, traits.numbering))


def _begin_list(flow: Flow, numbering: Numbering) -> End:
    flow.end_line()
    flow.lists.append(numbering)
    return partial(_end_list, flow)


def _end_list(flow: Flow) -> None:
    flow.end_line()
    flow.lists.pop()


def _begin_item(flow: Flow, attributes: Attributes, _traits: Traits) -> End:
    flow.end_line()
    if flow.lists:
        flow.set_marker(flow.lists[-1].take(attributes.get("value")))
    return partial(_end_item, flow)


def _end_item(flow: Flow) -> None:
    flow.end_line()
    flow.set_marker("")


def _begin_title(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    outer, content = flow.content, Content()
    flow.enter(content)
    return partial(_end_title, flow, content, outer)


def _end_title(flow: Flow, content: Content, outer: Content) -> None:
    flow.properties.append(("title", printed("".join(content.parts))))
    _back(flow, content, outer)


def _back(flow: Flow, content: Content, outer: Content) -> None:
    """Collect into the outer content again, unless a cell has begun or ended inside the element."""
    if flow.content is content:
        flow.enter(outer)


def _begin_meta(flow: Flow, attributes: Attributes, _traits: Traits) -> None:
    name = attributes.get("name") or attributes.get("property")
    if name:
        flow.properties.append((name.strip().lower(), printed(attributes.get("content", ""))))


def _begin_input(flow: Flow, attributes: Attributes, _traits: Traits) -> None:
    if attributes.get("type", "").strip().lower() in _TEXT_INPUTS and attributes.get("value"):
        flow.mark(APART)
        flow.take(attributes["value"])
        flow.mark(APART)


def _begin_text_area(flow: Flow, _attributes: Attributes, _traits: Traits) -> End:
    flow.mark(APART)
    return _begin_manner_until(flow, partial(flow.mark, APART))


def _begin_select(flow: Flow, attributes: Attributes, _traits: Traits) -> End:
    outer, content = flow.content, Content()
    flow.options.append([])
    flow.enter(content)
    return partial(_end_select, flow, content, outer, several="multiple" in attributes)


def _end_select(flow: Flow, content: Content, outer: Content, *, several: bool) -> None:
    options = flow.options.pop()
    _back(flow, content, outer)
    chosen = [content for selected, content in options if selected]
    if not several:  # a browser shows the last selected one, and the first where none is
        chosen = chosen[-1:] or [content for _, content in options[:1]]
    for option in chosen:
        flow.parts.extend((APART, *option.parts, APART))


def _begin_option(flow: Flow, attributes: Attributes, traits: Traits) -> End:
    if not flow.options:
        return begin_block(flow, attributes, traits)
    outer, content = flow.content, Content()
    flow.options[-1].append(("selected" in attributes, content))
    flow.enter(content)
    return partial(_back, flow, content, outer)


_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset head header hgroup hr html legend main menu nav optgroup p plaintext search section summary xmp"
)

BEGINNINGS: dict[str, Begin] = {
    **dict.fromkeys(_BLOCKS.split(), begin_block),
    **{f"h{level}": partial(_begin_heading, level=level) for level in range(1, 7)},
    "table": begin_table,
    "thead": partial(begin_group, tag="thead"),
    "tbody": begin_group,
    "tfoot": partial(begin_group, tag="tfoot"),
    "tr": begin_row,
    "td": begin_cell,
    "th": begin_cell,
    "br": _begin_break,
    "img": begin_image,
    "sup": _begin_raised,
    "sub": _begin_raised,
    "s": _begin_struck,
    "strike": _begin_struck,
    "pre": _begin_preformatted,
    "listing": _begin_preformatted,
    "ol": _begin_ordered_list,
    "ul": _begin_unordered_list,
    "li": _begin_item,
    "title": _begin_title,
    "meta": _begin_meta,
    "input": _begin_input,
    "textarea": _begin_text_area,
    "select": _begin_select,
    "option": _begin_option,
}
"""By the name of the element."""

TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
"""Style does not make these anything else: pages that stack their cells on small screens say so in style."""

DISPLAYS: dict[str, Begin] = {
    **dict.fromkeys(("block", "flex", "grid", "list-item", "flow-root", "table-caption"), begin_block),
    **dict.fromkeys(("table", "inline-table"), begin_styled_table),
    **dict.fromkeys(("table-row", "table-cell", "table-row-group"), begin_styled_part),
    **dict.fromkeys(("table-header-group", "table-footer-group"), begin_styled_part),
}
"""By the `display` of an element, for those that are inline or blocks by name."""
