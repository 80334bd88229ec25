"""Wordings: the titles of the form's sections, as official and as met, and what is like one of them."""

from collections.abc import Mapping
from functools import cached_property

from pipeline.locate.marks import value_of
from pipeline.model.form import Forms, SectionForm
from pipeline.text import core, distance

_TYPO = 2
"""Edits forgiven in a heading of eight characters and more (二、主动公开政府政府情况)."""
_LONG_ENOUGH = 8
_TABLE = "表"


class Wordings:
    """The titles of the form's sections, in all editions."""

    def __init__(self, forms: Forms) -> None:
        """Index the sections by the cores of their wordings."""
        self._known: dict[str, SectionForm] = {}
        self.order: dict[str, int] = {}
        """The place of each section, by its id."""
        # The newest edition says the order; what only older ones have (an annexed table) comes after it.
        for edition in tuple(forms.editions.values())[::-1]:
            for section in edition.sections:
                self.order.setdefault(section.id, len(self.order))
                for wording in (section.title, *section.met):
                    self._known.setdefault(core(wording), section)

    def exact(self, wording: str) -> SectionForm | None:
        """Return the section that a wording names; a table's title may have an agency's name and a year before it."""
        printed = core(wording)
        if printed in self._known or not printed.endswith(_TABLE):
            return self._known.get(printed)
        ends = (section for known, section in self._known.items() if known.endswith(_TABLE) and printed.endswith(known))
        return next(ends, None)

    def like(self, wording: str) -> SectionForm | None:
        """Return the one section whose wording is like a misprinted one."""
        printed = core(wording)
        if len(printed) < _LONG_ENOUGH:
            return None
        near = {
            section.id: section for known, section in self._known.items() if distance(printed, known, _TYPO) <= _TYPO
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def shares_words(self, wording: str, section: SectionForm) -> bool:
        """Tell whether a wording has a pair of characters that stands in this section's wordings only (问题, 改进)."""
        return any(self._telling.get(pair) == section.id for pair in _pairs(wording))

    @property
    def by_number(self) -> Mapping[int, SectionForm]:
        """The sections by the numbers that the form prints before them."""
        return {number: section for section in self._known.values() if (number := value_of(section.number))}

    @cached_property
    def _telling(self) -> Mapping[str, str]:
        owners: dict[str, set[str]] = {}
        for wording, section in self._known.items():
            for pair in _pairs(wording):
                owners.setdefault(pair, set()).add(section.id)
        return {pair: held.pop() for pair, held in owners.items() if len(held) == 1}


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
