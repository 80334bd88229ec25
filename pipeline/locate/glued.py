"""Glued text: where the labels and numbers of a table stand in text that has lost its cells.

Only tables that no grid is taken for are looked for, so that a document with whole tables costs nothing. What makes text
a table is what makes a grid one: labels enough, of both of its sides, and numbers among them. Whether it is that table
line by line is decided where its numbers are read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.forms.running import Item, Kind, Running, Scanner, run_together, table_words
from pipeline.locate.vocabulary import Labels, Vocabulary, vocabulary_of
from pipeline.model.document import Block, Document, Paragraph, Table
from pipeline.model.form import Forms
from pipeline.model.grid import Grid
from pipeline.model.located import GluedText, Match
from pipeline.text import squash

_BREATH = 4
"""Characters of other words that do not end a breath: a unit, 其中, 历年累计."""
_MOST_TEXT = 100_000
"""Characters that are looked through; a whole report has under 30 000, and looking takes seven seconds for a million."""
_OWN_YEAR = "本年度"
"""What a year is called among the heads of a table."""
_SENTENCE = re.compile(r"[,。;!?]")
_CLAUSE = re.compile(r"[^。\n]*(?:。|\n|\Z)")
_LEAD = re.compile(r"^\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.．、)）]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_COUNTED = re.compile(r"(?<![\d,，.．])\d[\d,，.．]*+\s{0,3}[%％年月日件条次起宗份项个人篇万亿元余多]")
_IDLE = re.compile(r"\((?:19|20)\d{2}年?度?\)|\W|_")
"""What may stand inside a wording as it is printed, and is no part of its core."""


@dataclass(frozen=True)
class Glued:
    """The tables that stand in a document as glued text."""

    texts: tuple[GluedText, ...] = ()
    blocks: tuple[int, ...] = ()
    """The blocks of the document in which most of their words stand."""


@dataclass
class _Stretch:
    """Text between grids that hold a table, with the block of each paragraph."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)


def find_glued(document: Document, matches: Sequence[Match], forms: Forms) -> Glued:
    """Return the tables whose labels and numbers stand in the document's text, or in cells that hold several of them."""
    vocabulary = vocabulary_of(forms)
    wanted = [table for table in vocabulary.tables if all(match.table != table for match in matches)]
    texts: dict[str, list[Paragraph]] = {}
    blocks: set[int] = set()
    taken = {id(piece.grid) for match in matches for piece in match.pieces}
    for stretch in _stretches(document, taken) if wanted else ():
        plain = _IDLE.sub("", squash("\n".join(paragraph.text for paragraph in stretch.paragraphs)))
        if not any(vocabulary.may_stand_in(plain, table) for table in wanted):
            continue  # nearly all text is told apart so, and looking closely takes a hundred times as long
        running = run_together(stretch.paragraphs)
        found = _in_one_breath(_scanner(forms, frozenset(wanted)).scan(running), running, vocabulary)
        for table in sorted(found.keys() & set(wanted)):
            texts.setdefault(table, []).extend(stretch.paragraphs)
            blocks |= {stretch.blocks[running.sources[position][0]] for position in found[table]}
    first = len(document.grids)
    order = [table for table in wanted if table in texts]
    found_texts = (GluedText(table, tuple(texts[table]), first + n) for n, table in enumerate(order))
    return Glued(tuple(found_texts), tuple(sorted(blocks)))


@lru_cache(maxsize=64)
def _scanner(forms: Forms, wanted: frozenset[str]) -> Scanner:
    """Return what finds the words of tables in text, made once."""
    forms_of = (form for edition in forms.editions.values() for form in edition.tables if form.id in wanted)
    return Scanner(frozenset().union(*map(table_words, forms_of)))


def _stretches(document: Document, taken: set[int]) -> Iterator[_Stretch]:
    """Yield the text between grids that hold a table, other grids row by row; what stands at a place of a page is none.

    Text that has a place has columns, and the further readings find them.
    """
    stretch = _Stretch()
    left = _MOST_TEXT
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table) and id(block.grid) in taken:
            yield stretch
            stretch = _Stretch()
            continue
        held = [paragraph for paragraph in _paragraphs(block) if paragraph.place.page is None]
        paragraphs = [replace(each, text=untold(each.text)) for each in held]
        left -= sum(len(paragraph.text) for paragraph in paragraphs)
        if left < 0:
            break
        stretch.paragraphs.extend(paragraphs)
        stretch.blocks.extend([number] * len(paragraphs))
    yield stretch


def untold(text: str) -> str:
    r"""Return a text without the sentences that tell numbers: what they count are cases and pieces, and no cells.

    A row of a table has bare numbers, or no comma but in brackets.

    >>> untold("全年行政许可35件，行政处罚2件。规章000"), untold("部分公开（区分处理的，只计这一情形）3件")
    ('\n规章000', '部分公开（区分处理的，只计这一情形）3件')
    """
    return _CLAUSE.sub(_untold, text) if _COUNTED.search(text) else text


def _untold(clause: re.Match[str]) -> str:
    told = _BRACKETS.sub("", _LEAD.sub("", clause[0]))
    rest, counted = _COUNTED.subn("", told)
    is_told = counted and not any(map(str.isdigit, rest)) and any(mark in rest for mark in "，,；;。")
    return "\n" if is_told else clause[0]


def _paragraphs(block: Block) -> Sequence[Paragraph]:
    if isinstance(block, Paragraph):
        return [block]
    return list(_rows(block.grid)) if isinstance(block, Table) else []


def _rows(grid: Grid) -> Iterator[Paragraph]:
    for number, cells in enumerate(grid.rows()):
        own = [cell for cell in cells if cell.row == number and cell.text.strip()]
        if own:
            yield Paragraph("|".join(cell.text for cell in own), place=own[0].place)


def _in_one_breath(items: Sequence[Item], running: Running, vocabulary: Vocabulary) -> dict[str, set[int]]:
    """Return where words stand of the tables of which enough stand together with numbers, and no sentence between."""
    found: dict[str, set[int]] = {}
    for breath in _breaths(items, running):
        held: dict[str, Labels] = {}
        places: dict[str, set[int]] = {}
        for item in breath:
            for table, labels in vocabulary.owners(_OWN_YEAR if item.kind is Kind.YEAR else item.wording).items():
                held.setdefault(table, Labels()).add(labels)
                places.setdefault(table, set()).add(item.start)
        if any(item.kind is Kind.NUMBER for item in breath):
            for table, labels in held.items():
                if labels.both_sides and len(labels) >= vocabulary.enough(table):
                    found.setdefault(table, set()).update(places[table])
    return found


def _breaths(items: Sequence[Item], running: Running) -> Iterator[list[Item]]:
    """Yield the items between sentences and words that are not the form's."""
    breath: list[Item] = []
    for item in items:
        text = running.text[item.start : item.end]
        if item.kind is Kind.OTHER and (len(text) > _BREATH or _SENTENCE.search(text)):
            yield breath
            breath = []
        breath.append(item)
    yield breath
