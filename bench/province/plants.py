"""Plants: what is wrong in the made province, and the finding that each must bring about.

A plant changes an office's figures before they are summed and carried on, so that nothing but what it names is wrong:
a broken carry-over of a department is one of its county and its city too, where it follows from the department's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bench.province.account import PRO, add_up
from bench.province.world import YEARS, Government, Office
from samples.maker.figures import Figures

OWN, CONSOLIDATED = "own", "consolidated"
_FIRST, _SECOND, _THIRD = YEARS

Spoil = Callable[[Figures, Figures], None]
"""Changes a year's figures, given those of the year before."""
Words = Callable[[Figures], Mapping[int, tuple[str, ...]]]
"""The prose of sections, by their place, that speaks of figures."""
Who = tuple[str | None, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must come out."""

    code: str
    severity: str
    agency: str | None
    """As the register has it; None where the finding speaks of the register."""
    scope: str | None
    year: int | None
    path: str | None
    args: tuple[tuple[str, object], ...] = ()
    """Arguments that it must have, beside others."""


@dataclass
class Plants:
    """What is done to whom, and what must come of it. Offices are named as in the register."""

    expected: list[Expected] = field(default_factory=list)
    follows: list[Expected] = field(default_factory=list)
    """Findings of consolidated reports that are nothing but their members'."""
    superseded: list[str] = field(default_factory=list)
    """Documents that another one takes the place of."""
    spoils: dict[tuple[str, int], list[Spoil]] = field(default_factory=dict)
    left_out: dict[tuple[str, int], str] = field(default_factory=dict)
    """Government and year → the office that its sum leaves out."""
    raised: dict[tuple[str, int], Spoil] = field(default_factory=dict)
    missing: set[tuple[str, str, int]] = field(default_factory=set)
    late: dict[tuple[str, int], str] = field(default_factory=dict)
    """When it was published."""
    words: dict[tuple[str, int], Words] = field(default_factory=dict)
    copied_words: set[tuple[str, int]] = field(default_factory=set)
    replaced: dict[tuple[str, int], Spoil] = field(default_factory=dict)
    """What was otherwise in the version before."""
    twins: dict[tuple[str, int], Spoil] = field(default_factory=dict)
    """What is otherwise in the other format."""
    undivided: set[tuple[str, int]] = field(default_factory=set)
    strangers: list[tuple[str, int]] = field(default_factory=list)
    wrong_code: str = ""
    """The agency with a wrong credit code in the register."""

    def expect(self, code: str, severity: str, who: Who, path: str | None, **args: object) -> None:
        """Note a finding that must come out."""
        self.expected.append(Expected(code, severity, *who, path, tuple(args.items())))

    def spoil(self, office: Office, year: int, *spoils: Spoil) -> None:
        """Note what is done to an office's figures."""
        self.spoils.setdefault((office.key, year), []).extend(spoils)


def set_plants(cities: list[Government]) -> Plants:
    """Decide who does what wrong; offices that merge, split or change their name are added to the world."""
    plants = Plants()
    counties = [county for city in cities for county in city.below]
    above = {county.name: city for city in cities for county in city.below}
    first, second, third = counties[:3]
    _reorganise(plants, first, second, third, above[first.name])
    _plan_years(plants, first, second, third, above)
    _plan_sums(plants, first, second, third)
    _plan_words(plants, first, second, third)
    _plan_papers(plants, first, second, third)
    return plants


def _reorganise(plants: Plants, first: Government, second: Government, third: Government, above: Government) -> None:
    for county, fates in (
        (first, ("规划局", "建设局", "住房和城乡建设局")),
        (third, ("文化局", "旅游局", "文化和旅游局")),
    ):
        place = county.name.removesuffix("人民政府")
        old = [place + name for name in fates[:2]]
        for name in old:
            gone = Office(name, "县", "部门", county.name, "department", years=YEARS[:2], changes=f"{_THIRD} 撤销")
            county.offices.append(gone)
        county.offices.append(
            Office(
                place + fates[2],
                "县",
                "部门",
                county.name,
                "department",
                years=YEARS[2:],
                predecessors=(old[0], old[1]),
                changes=f"{_THIRD} 合并 {'；'.join(old)}",
            )
        )
    merged = first.offices[-1]
    plants.spoil(merged, _THIRD, broken_carry)
    for column in ("natural_person", "total"):
        path = f"requests.carried_in.{column}"
        plants.expect("YEAR.CARRY", "warning", (merged.key, OWN, _THIRD), path)
        for government in (first, above):
            plants.follows.append(Expected("YEAR.CARRY", "info", government.name, CONSOLIDATED, _THIRD, path))
    place = second.name.removesuffix("人民政府")
    renamed = Office(
        f"{place}医疗保障局", "县", "部门", second.name, "department", changes=f"{_THIRD} 更名 {place}医保局"
    )
    renamed.former, renamed.since = f"{place}医保局", _THIRD
    gone = Office(f"{place}安监局", "县", "部门", second.name, "department", years=YEARS[:2], changes=f"{_THIRD} 撤销")
    heir = Office(
        f"{place}应急管理局", "县", "部门", second.name, "department", years=YEARS[2:], predecessors=(gone.name,)
    )
    new = Office(f"{place}消防局", "县", "部门", second.name, "department", years=YEARS[2:])
    heir.changes = new.changes = f"{_THIRD} 拆分 {gone.name}"
    second.offices += [renamed, gone, heir, new]


def _plan_years(
    plants: Plants, first: Government, second: Government, third: Government, above: Mapping[str, Government]
) -> None:
    office = first.offices[1]
    plants.spoil(office, _SECOND, broken_carry)
    for column, severity in (("natural_person", "warning"), ("total", "error")):
        path = f"requests.carried_in.{column}"
        plants.expect("YEAR.CARRY", severity, (office.key, OWN, _SECOND), path)
        for government in (first, above[first.name]):
            plants.follows.append(Expected("YEAR.CARRY", "info", government.name, CONSOLIDATED, _SECOND, path))
    office = second.offices[1]
    plants.spoil(office, _THIRD, broken_in_force)
    path = f"{PRO}.normative_documents.in_force"
    plants.expect("YEAR.IN_FORCE", "warning", (office.key, OWN, _THIRD), path)
    for government in (second, above[second.name]):
        plants.follows.append(Expected("YEAR.IN_FORCE", "info", government.name, CONSOLIDATED, _THIRD, path))
    office = third.offices[1]
    plants.spoil(office, _FIRST, three_pending)
    plants.spoil(office, _SECOND, no_reviews)
    plants.expect("YEAR.PENDING", "warning", (office.key, OWN, _SECOND), "review_litigation.reconsideration.total")
    office = first.offices[5]
    for year in YEARS:
        plants.spoil(office, year, nothing_left)
    plants.spoil(office, _THIRD, copied_requests)
    plants.expect("YEAR.COPY", "warning", (office.key, OWN, _THIRD), "requests")
    office = second.offices[5]
    plants.copied_words.add((office.key, _THIRD))
    plants.expect("YEAR.COPY", "warning", (office.key, OWN, _THIRD), None)


def _plan_sums(plants: Plants, first: Government, second: Government, third: Government) -> None:
    town = next(office for office in first.offices if office.level == "乡")
    for year in YEARS:
        plants.spoil(town, year, nothing_left)
    plants.left_out[first.name, _SECOND] = town.key
    plants.raised[second.name, _THIRD] = more_received
    gone = third.offices[2]
    plants.missing |= {(gone.key, OWN, _SECOND), (second.name, CONSOLIDATED, _FIRST)}
    for key in plants.missing:
        plants.expect("ROLLUP.MISSING", "warning", key, None)
    late = first.offices[2]
    plants.late[late.key, _THIRD] = f"{_THIRD + 1}-02-21"
    plants.expect("ROLLUP.MISSING", "warning", (late.key, OWN, _THIRD), None)
    town = next(office for office in third.offices if office.level == "乡")
    plants.spoil(town, _SECOND, others_handled)
    plants.undivided.add((town.key, _SECOND))


def _plan_words(plants: Plants, first: Government, second: Government, third: Government) -> None:
    def plant(office: Office, year: int, code: str, path: str, words: Words) -> None:
        plants.words[office.key, year] = words
        plants.expect(code, "warning", (office.key, OWN, year), path)

    plant(
        second.offices[2],
        _SECOND,
        "TEXT.RECEIVED",
        "requests.received.total",
        lambda figures: {
            0: (f"（一）依申请公开。全年新收政府信息公开申请{figures['requests.received.total'] + 3}件。",)
        },
    )
    plants.spoil(third.offices[3], _THIRD, more_received)
    plant(
        third.offices[3],
        _THIRD,
        "TEXT.ZERO",
        "requests.received.total",
        lambda _: {0: ("（一）依申请公开。本年度未收到政府信息公开申请。",)},
    )
    plant(
        first.offices[3],
        _SECOND,
        "TEXT.RECONSIDERATION",
        "review_litigation.reconsideration.total",
        lambda figures: {
            0: (
                f"（一）行政复议。全年发生政府信息公开行政复议案件{figures['review_litigation.reconsideration.total'] + 9}件。",
            )
        },
    )
    plants.spoil(second.offices[3], _THIRD, no_charges)
    plant(
        second.offices[3],
        _THIRD,
        "TEXT.FEE",
        f"{PRO}.administrative_charges.charges_amount",
        lambda _: {5: ("本年度收取政府信息公开信息处理费300元，其他事项无需要报告的内容。",)},
    )


def _plan_papers(plants: Plants, first: Government, second: Government, third: Government) -> None:
    office = third.offices[4]
    plants.replaced[office.key, _THIRD] = one_more_granted
    plants.expect("VERSION.CHANGED", "warning", (office.key, OWN, _THIRD), "requests.received.natural_person")
    plants.superseded += [f"{_THIRD}/{office.name}.v1.html", f"{_THIRD}/{first.offices[4].name}.html"]
    plants.twins[first.offices[4].key, _THIRD] = nothing_else
    office = second.offices[4]
    plants.twins[office.key, _THIRD] = one_more_granted
    plants.expect("TWIN.DIFFERS", "error", (office.key, OWN, _THIRD), "requests.received.natural_person")
    stranger = first.name.removesuffix("人民政府") + "档案馆"
    plants.strangers.append((stranger, _THIRD))
    plants.expect("REGISTER.UNMATCHED", "warning", (stranger, OWN, _THIRD), None)
    plants.wrong_code = third.offices[5].key
    plants.expect("REGISTER.INVALID", "error", (None, None, None), None)


def broken_carry(figures: Figures, _: Figures) -> None:
    """Report one request more from last year than last year left over."""
    figures["requests.carried_in.natural_person"] += 1
    if figures["requests.received.natural_person"]:
        figures["requests.received.natural_person"] -= 1
    else:
        figures["requests.granted.natural_person"] += 1
    add_up(figures, "2021")


def broken_in_force(figures: Figures, _: Figures) -> None:
    """Report two documents more in force than last year's and this year's make."""
    figures[f"{PRO}.normative_documents.in_force"] += 2


def three_pending(figures: Figures, _: Figures) -> None:
    """Leave three reviews open, so that the next year may have too few."""
    figures["review_litigation.reconsideration.pending"] = Decimal(3)
    add_up(figures, "2019")


def no_reviews(figures: Figures, _: Figures) -> None:
    """Report no review at all."""
    for part in ("upheld", "corrected", "other", "pending"):
        figures[f"review_litigation.reconsideration.{part}"] = Decimal(0)
    add_up(figures, "2021")


def nothing_left(figures: Figures, _: Figures) -> None:
    """Take nothing over and leave nothing over."""
    for path in figures:
        if path.startswith(("requests.carried_out.", "review_litigation.")):
            figures[path] = Decimal(0)
        elif path.startswith("requests.carried_in."):
            column = path.rsplit(".", 1)[1]
            figures[f"requests.received.{column}"] = figures[f"requests.results_total.{column}"]
            figures[path] = Decimal(0)


def copied_requests(figures: Figures, before: Figures) -> None:
    """Report last year's table of requests again."""
    for path in figures:
        if path.startswith("requests."):
            figures[path] = before[path]


def more_received(figures: Figures, _: Figures) -> None:
    """Report 37 requests more, received and granted."""
    for row in ("received", "granted"):
        figures[f"requests.{row}.natural_person"] += 37
    add_up(figures, "2021")


def others_handled(figures: Figures, _: Figures) -> None:
    """Report four requests more, received and handled otherwise."""
    for row in ("received", "other.other"):
        figures[f"requests.{row}.natural_person"] += 4
    add_up(figures, "2021")


def one_more_granted(figures: Figures, _: Figures) -> None:
    """Report one request more, received and granted."""
    for row in ("received", "granted"):
        figures[f"requests.{row}.natural_person"] += 1
    add_up(figures, "2021")


def no_charges(figures: Figures, _: Figures) -> None:
    """Report that nothing was charged."""
    figures[f"{PRO}.administrative_charges.charges_amount"] = Decimal(0)


def nothing_else(figures: Figures, _: Figures) -> None:
    """Leave everything as it is."""
