"""Making: all figures and documents of the province, clean but for what the plants say."""

from dataclasses import dataclass, field
from random import Random

from bench.province import prose
from bench.province.account import carry_on, edition_of, form_order, own_figures, start_empty, summed
from bench.province.documents import story_of, write
from bench.province.plants import CONSOLIDATED, OWN, Plants, set_plants
from bench.province.register import register_sheet
from bench.province.world import YEARS, Government, Office, build_world
from samples.maker.figures import Figures

_SUFFIXES = ("html", "docx", "txt", "htm", "html", "pdf", "docx")
_IN_SECTION_TWO = ("decisions", "charges_amount", "procurement_items", "procurement_amount")
"""The columns of section 二 that are compared when reports are summed up."""

Key = tuple[str, str, int]


@dataclass
class Province:
    """Everything that is made."""

    cities: list[Government]
    plants: Plants
    figures: dict[Key, Figures] = field(default_factory=dict)
    """By the agency's name in the register, scope and year: what the report prints."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The documents, and the register."""

    @property
    def governments(self) -> list[Government]:
        """All governments, those below first."""
        return [each for city in self.cities for each in city.everyone()]


def make_province(*, cities: int = 3, counties: int = 12, departments: int = 5, towns: int = 4) -> Province:
    """Make a province: at least three counties, five departments and two towns, for all plants to find a place."""
    world = build_world(cities, counties, departments, towns)
    province = Province(world, set_plants(world))
    for year in YEARS:
        for government in province.governments:
            for office in government.offices:
                if year in office.years:
                    province.figures[office.key, OWN, year] = _figures_of(province, office, year)
            province.figures[government.name, CONSOLIDATED, year] = _summed(province, government, year)
    documents = _Documents(province)
    for year in YEARS:
        for government in province.governments:
            for office in government.offices:
                if year in office.years:
                    documents.of_office(office, year)
            documents.of_government(government, year)
    documents.strangers()
    province.files["agencies.csv"] = register_sheet(province.governments, province.plants)
    return province


def _figures_of(province: Province, office: Office, year: int) -> Figures:
    figures = own_figures(office, year, Random(f"{office.key} {year}").randrange(10**6))
    names = office.predecessors if year == office.years[0] and office.predecessors else (office.key,)
    before = [province.figures[name, OWN, year - 1] for name in names if (name, OWN, year - 1) in province.figures]
    if not before and year != YEARS[0]:
        start_empty(figures, edition_of(year))
    else:
        carry_on(figures, before, edition_of(year))
    for spoil in province.plants.spoils.get((office.key, year), ()):
        spoil(figures, before[0] if before else figures)
    return figures


def _summed(province: Province, government: Government, year: int) -> Figures:
    """Return a government's sum, with what was planted in it; note what comes of gaps."""
    plants = province.plants
    keys = [(office.key, OWN, year) for office in government.offices if year in office.years]
    keys += [(each.name, CONSOLIDATED, year) for each in government.below]
    figures = summed([province.figures[key] for key in keys], edition_of(year))
    paths = [path for path in form_order(edition_of(year)) if _compared(path)]
    who = government.name, CONSOLIDATED, year
    if (government.name, year) in plants.left_out:
        left = plants.left_out[government.name, year]
        own = province.figures[left, OWN, year]
        for path in paths:
            figures[path] -= own[path]
        first = next(path for path in paths if own[path])
        plants.expect("ROLLUP.SUM", "error", who, first, explained_by={"agency": left, "scope": OWN})
    if (government.name, year) in plants.raised:
        plants.raised[government.name, year](figures, figures)
        plants.expect("ROLLUP.SUM", "error", who, "requests.received.natural_person", explained_by=None)
    for key in keys:
        if key in plants.missing:
            first = next(path for path in paths if province.figures[key][path])
            plants.expect("ROLLUP.SUM", "warning", who, first, missing=[{"agency": key[0], "scope": key[1]}])
    return figures


def _compared(path: str) -> bool:
    return not path.startswith("proactive_disclosure.") or path.endswith(_IN_SECTION_TWO)


class _Documents:
    """Writes the documents into a province."""

    def __init__(self, province: Province) -> None:
        self._province = province
        self._plants = province.plants
        self._count = 0

    def of_office(self, office: Office, year: int) -> None:
        """Write an office's report of a year, in as many versions and formats as it was published in."""
        key = office.key, OWN, year
        if key in self._plants.missing:
            return
        figures = self._province.figures[key]
        words = self._plants.words.get((office.key, year))
        narrative = dict(words(figures)) if words else {}
        if (office.key, year) in self._plants.copied_words:
            narrative[0] = prose.overview(office.name, year - 1, figures)
        name = office.former if year < office.since else office.name
        story = story_of(
            name, year, figures, undivided=(office.key, year) in self._plants.undivided, narrative=narrative
        )
        self._count += 1
        suffix = _SUFFIXES[self._count % len(_SUFFIXES)]
        date = self._plants.late.get((office.key, year), f"{year + 1}-01-{10 + self._count % 19:02d}")
        earlier = self._plants.replaced.get((office.key, year))
        if earlier is not None:
            old = dict(figures)
            earlier(old, figures)
            self._put(name, year, "v1.html", write(story_of(name, year, old), "html", f"{year + 1}-01-05"))
            suffix = "html"
        other = self._plants.twins.get((office.key, year))
        if other is not None:
            unlike = dict(figures)
            other(unlike, figures)
            self._put(name, year, "html", write(story_of(name, year, unlike), "html", date))
            suffix = "docx"
        self._put(name, year, suffix, write(story, suffix, date))

    def of_government(self, government: Government, year: int) -> None:
        """Write the report that sums up a region."""
        key = government.name, CONSOLIDATED, year
        if key in self._plants.missing:
            return
        self._count += 1
        suffix = _SUFFIXES[self._count % len(_SUFFIXES)]
        story = story_of(government.name, year, self._province.figures[key], whole=f"全{government.level}")
        self._put(government.name, year, suffix, write(story, suffix, f"{year + 1}-03-{10 + self._count % 19:02d}"))

    def strangers(self) -> None:
        """Write reports of agencies that no register has."""
        for name, year in self._plants.strangers:
            office = Office(name, "县", "部门", "", "town")
            figures = own_figures(office, year, 5)
            self._put(name, year, "docx", write(story_of(name, year, figures), "docx", f"{year + 1}-01-20"))

    def _put(self, name: str, year: int, suffix: str, data: bytes) -> None:
        self._province.files[f"{year}/{name}.{suffix}"] = data
