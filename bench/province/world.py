"""The world: who reports in the province, under whom, and what becomes of whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field

YEARS = (2020, 2021, 2022)
"""The first is on the form of 2019, the others on that of 2021."""

_CITIES = ("望汐", "溯光", "霁川")
_COUNTIES = ("栖霖", "澄砚", "云岫", "泊鹭", "拾月", "半砚", "松墟", "听潮", "簌溪", "岫白", "鹤渚", "砚南")
_DEPARTMENTS = ("教育局", "水利局", "民政局", "司法局", "卫生健康局", "农业农村局", "市场监督管理局")
_TOWNS = ("青杏镇", "白蘋乡", "柳荫镇", "石榴街道")
_PROVINCE = "青岚省"


@dataclass
class Office:
    """An agency that reports for itself."""

    name: str
    level: str
    kind: str
    parent: str
    """The government into whose consolidated report it is summed."""
    size: str
    listed_as: str | None = None
    """Its name in the register, where it reports under another."""
    years: tuple[int, ...] = YEARS
    predecessors: tuple[str, ...] = ()
    """Names of those whose requests it took over in its first year."""
    changes: str = ""
    """As the register has it."""
    former: str = ""
    """Its name before `since`."""
    since: int = YEARS[0]

    @property
    def key(self) -> str:
        """The name by which the register knows it."""
        return self.listed_as or self.name


@dataclass
class Government:
    """A government that sums up its own office, its departments and the governments below it."""

    name: str
    level: str
    parent: str
    below: list["Government"] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)

    def everyone(self) -> Iterator["Government"]:
        """Yield the governments, those below first."""
        for each in self.below:
            yield from each.everyone()
        yield self


def build_world(cities: int, counties: int, departments: int, towns: int) -> list[Government]:
    """Return the cities with all that is below them; `counties` is for all cities together."""
    made = [Government(f"{place}市人民政府", "市", f"{_PROVINCE}人民政府") for place in _CITIES[:cities]]
    for city in made:
        city.offices = list(_offices(city, city.name.removesuffix("人民政府"), "市", departments, 0))
    for number, place in enumerate(_COUNTIES[:counties]):
        city = made[number % cities]
        county = Government(f"{place}县人民政府", "县", city.name)
        county.offices = list(_offices(county, f"{place}县", "县", departments + 1, towns))
        city.below.append(county)
    return made


def _offices(government: Government, place: str, level: str, departments: int, towns: int) -> Iterator[Office]:
    own = government.name
    yield Office(f"{own}办公室", level, "政府", own, "department", listed_as=own)
    for department in _DEPARTMENTS[:departments]:
        yield Office(place + department, level, "部门", own, "department")
    for town in _TOWNS[:towns]:
        name = f"{place}{town}" + ("办事处" if town.endswith("街道") else "人民政府")
        yield Office(name, "乡", "派出机构" if town.endswith("街道") else "政府", own, "town")
