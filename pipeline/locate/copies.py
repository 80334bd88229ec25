"""Copies: whom the parts of a document name in which the form's sections stand once more.

Two agencies' reports may stand in one file under one title, the second printed by mistake over the first one's name, and
where nothing happened their numbers are alike too. What is left to tell them apart is who says that it drew each up.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.locate.closing import find_signature
from pipeline.locate.headings import Heading
from pipeline.locate.lines import Line
from pipeline.locate.organisation import is_organisation, without_seal
from pipeline.model.report import Claim
from pipeline.text import squash

_NAME = r"(?P<name>[^,。;:!?]{2,40}?)"
_DRAWS_UP = r"(?:编制|编写|撰写|形成|公布|发布)"
_CITED = re.compile(r"《[^》]{0,80}》")
_PREAMBLES = (
    re.compile(rf"报告(?:是|系)?由{_NAME}(?:根据|按照|依据|依照|组织|负责|汇总|汇编|{_DRAWS_UP})"),
    re.compile(
        rf"(?:^|[,。;:])(?:现由|由)?{_NAME}(?:组织|负责|特此?|现|认真|汇总|牵头|在此|于20\d\d年[\d月日]*)*"
        rf"{_DRAWS_UP}(?:了|完成|并{_DRAWS_UP}|和{_DRAWS_UP})*(?:本|此|20\d\d年|$|[,。])"
    ),
    re.compile(rf"(?:^|[,。;:])(?:现将|特将|兹将){_NAME}(?:关于)?20\d\d年"),
    re.compile(rf"^{_NAME}(?:根据|按照|依据|依照)"),
)
"""Ways in which the words before the first section say whose report it is, in squashed text without cited titles."""
_TITLE = re.compile(r"[^,。;:!?]{0,40}?(?P<year>20\d\d)年度?[^,。;:!?]{0,40}?信息公开[^,。;:!?]{0,12}报告》?")
_WIDE_GAP = re.compile(r"\s{2,}|[\t\u3000]+")
_SHARED = 2
"""Sections that two parts have in common where each is a report: one alone may be printed again below a page break."""


@dataclass
class _Copy:
    """A part of a document in which no section stands twice."""

    headings: list[Heading] = field(default_factory=list)

    @property
    def sections(self) -> frozenset[str]:
        return frozenset(heading.section.id for heading in self.headings)

    @property
    def has_table(self) -> bool:
        return any(heading.section.table for heading in self.headings)


COPIES = ("drawn_up", "undersigned")
"""Where the copies of a report name an agency. Only what stands in the same place is comparable: an office may draw up what
its government signs."""


def names_of_copies(lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[Claim, ...]:
    """Return what the copies of a report name as their agencies, in their preambles and below them.

    Nothing where the document holds one copy.
    """
    copies = list(_copies(headings))
    whole = _whole(copies)
    if not whole:
        return ()
    begins = [one.headings[0].start for one in copies]
    ends = [one.headings[-1].after for one in copies]
    above = {id(one): range(end, start) for one, end, start in zip(copies, [0, *ends], begins, strict=False)}
    below = {
        id(one): range(end, start) for one, end, start in zip(copies, ends, [*begins[1:], len(lines)], strict=True)
    }
    drawn_up = [_preamble(lines[above[id(one)].start : above[id(one)].stop]) for one in whole]
    signed = [find_signature(lines[below[id(one)].start : below[id(one)].stop]).agency for one in whole]
    named = zip(COPIES, (drawn_up, signed), strict=True)
    return tuple(dict.fromkeys(Claim(name, source) for source, names in named for name in names if name))


def titles_side_by_side(lines: Sequence[Line]) -> tuple[Claim, ...]:
    """Return the titles of reports of other years that stand in one line, wide apart, with the first."""
    for line in lines:
        found = [_TITLE.fullmatch(squash(part)) for part in _WIDE_GAP.split(line.text)]
        titles = [each for each in found if each is not None]
        if len({each["year"] for each in titles}) > 1:
            return tuple(Claim(each[0], "report") for each in titles if each["year"] != titles[0]["year"])
    return ()


def _copies(headings: Sequence[Heading]) -> Iterator[_Copy]:
    """Yield the stretches of headings in which each section stands once."""
    copy = _Copy()
    for heading in headings:
        if heading.section.id in copy.sections:
            yield copy
            copy = _Copy()
        copy.headings.append(heading)
    if copy.headings:
        yield copy


def _whole(copies: Sequence[_Copy]) -> list[_Copy]:
    """Return the copies with a table that share sections with another such; however many there are, they are of few kinds."""
    held = [(one, one.sections) for one in copies if one.has_table]
    kinds = Counter(sections for _, sections in held)
    alike = {
        sections: any(
            len(sections & other) >= _SHARED and (other != sections or count > 1) for other, count in kinds.items()
        )
        for sections in kinds
    }
    return [one for one, sections in held if alike[sections]]


def _preamble(lines: Sequence[Line]) -> str | None:
    """Return the agency that draws up the report whose first section follows some lines, named nearest to it."""
    for line in reversed(lines):
        text = _CITED.sub("", line.squashed)
        for pattern in _PREAMBLES:
            for found in pattern.finditer(text):
                if is_organisation(found["name"]):
                    return without_seal(found["name"])
    return None
