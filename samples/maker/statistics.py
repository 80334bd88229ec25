"""The statistics of 2014 to 2018: invented numbers whose sums hold, and the arrangements that offices print them in."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from samples.maker.model import Cell, Printed, Role, Table
from samples.maker.statistics_form import IDS, LINES, TITLE, TOTALS, Line

_SIZES = {
    # items disclosed, requests, share of refusals, reviews, staff, funds in 万元
    "zero": (0, 0, 0.0, 0, 2, 0),
    "town": (140, 2, 0.0, 0, 3, 0),
    "department": (900, 18, 0.2, 2, 5, 12),
    "county": (21_000, 160, 0.15, 14, 180, 95),
}
_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九]、|（[一二三四]）|\d\.|其中：)")


@dataclass(frozen=True, slots=True)
class Extra:
    """A line that the form does not have, below one that it has."""

    label: str
    unit: str
    text: str
    joins: str | None = None
    """The total that it is counted in."""


@dataclass(frozen=True)
class StatisticsLayout:
    """How a report arranges the form. The default is the form itself."""

    heads: tuple[str, str, str] = ("统计指标", "单位", "统计数")
    running_numbers: bool = False
    """A column 序号 at the left."""
    cumulative: str | None = None
    """The head of a second column of numbers, which counts all years."""
    offices: tuple[str, ...] = ()
    """Heads of columns of several offices in the place of the one column of numbers."""
    sign: str = "——"
    """What stands beside a head line."""
    only: tuple[str, ...] = ()
    """The ids of the lines of a short form, in its order; it has no head lines."""
    plain_labels: bool = False
    """Labels without （一）, 1. and 其中."""
    relabel: Mapping[str, str] = field(default_factory=dict)
    """Id → the label printed instead."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Id → the unit printed instead."""
    extra: Mapping[str, tuple[Extra, ...]] = field(default_factory=dict)
    """Lines below those of these ids."""
    framed: bool = False
    """Title and 填报单位 in the table's first lines, 审核人 and its like in the last."""
    halves: int = 0
    """The line with which a second half begins, printed to the right of the first."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the form that are printed."""
        if not self.only:
            return LINES
        by_id = {line.id: line for line in LINES}
        return tuple(by_id[row] for row in self.only)


def make_statistics(size: str, seed: int) -> dict[str, Decimal]:
    """Invent all numbers of a report, by id, so that every sum holds."""
    draw = random.Random(f"statistics {size} {seed}")
    items, requests, refused, reviews, staff, funds = _SIZES[size]
    made = {**dict.fromkeys(IDS, 0), **_openness(draw, items)}
    shares = {"requests.denied": refused}
    totals = {total for _, _, total, _ in TOTALS}
    for _, _, total, parts in reversed(TOTALS):
        group = total.split(".")[0]
        middle = {"reconsideration": reviews, "litigation": reviews / 3, "capacity": staff}.get(group, requests)
        drawn = [part for part in parts if part not in totals]
        made |= {part: _around(draw, middle * shares.get(total, 1.0) / len(parts)) for part in drawn}
        made[total] = sum(made[part] for part in parts)
    middles = {
        "complaints.total": reviews * 0.4,
        "capacity.dedicated_offices": staff / 4,
        "capacity.reading_points": staff / 3,
        "meetings_training.meetings": staff / 3,
        "meetings_training.training_courses": staff / 4,
        "meetings_training.trainees": staff * 3,
    }
    made |= {row: _around(draw, middle) for row, middle in middles.items()}
    money = {
        "capacity.dedicated_funds": Decimal(round(funds * draw.uniform(0.6, 1.4) * 100)).scaleb(-2),
        "request_fees.amount": Decimal(_around(draw, requests * 0.3)).scaleb(-2) if requests > 100 else Decimal(0),
    }
    return {row: money.get(row, Decimal(value)) for row, value in made.items()}


def _openness(draw: random.Random, items: int) -> dict[str, int]:
    """Invent what was disclosed, over which channels, and what was explained."""
    shares = {"gazette": 0.02, "website": 0.8, "weibo": 0.2, "wechat": 0.25, "other": 0.1}
    channels = {f"proactive_disclosure.channel_{row}": _around(draw, items * share) for row, share in shares.items()}
    made = {
        "proactive_disclosure.total": max(channels.values()) + _around(draw, items * 0.1),
        "proactive_disclosure.normative_documents_disclosed": _around(draw, items * 0.01),
        "proactive_disclosure.normative_documents_issued": _around(draw, items * 0.012),
        **channels,
    }
    for row in ("hot_topics_responded", "policy_interpretation_articles", "weibo_wechat_responses", "other_responses"):
        made[f"response_interpretation.{row}"] = _around(draw, items * 0.004)
    for row in ("press_conferences", "online_interviews"):
        made[f"response_interpretation.{row}"] = _around(draw, items * 0.003)
        made[f"response_interpretation.{row}_with_principal"] = draw.randint(0, made[f"response_interpretation.{row}"])
    return made


def _around(draw: random.Random, middle: float) -> int:
    return int(middle * draw.uniform(0.5, 1.5) + draw.random() * (middle > 0))


def statistics_table(cells: Mapping[str, Printed], layout: StatisticsLayout, agency: str, year: int) -> Table:
    """Set the table on a grid of as many columns as the arrangement has."""
    columns = len(_heads(layout))
    rows = [tuple(Cell(text, Role.HEAD) for text in _heads(layout))]
    number = 0
    for line in layout.lines:
        number += line.id is not None
        rows.append(_line(line, number, cells, layout))
        more = layout.extra.get(line.id or "", ())
        rows.extend(_cells(extra.label, extra.unit, extra.text, str(number), layout) for extra in more)
    if layout.halves:
        rows = _side_by_side(rows, layout.halves, columns)
    wide = len(rows[0])
    if layout.framed:
        frame = (TITLE, f"填报单位（盖章）：{agency}　　　　{year}年度")
        foot = "单位负责人：沈知远　审核人：方禾　填报人：简宁　联系电话：0000-0000000　填报日期：{}年1月8日"
        above = [(Cell(text, Role.TITLE, columns=wide),) for text in frame]
        rows = [*above, *rows, (Cell(foot.format(year + 1), Role.TITLE, columns=wide),)]
    widths = [58, 12, *[30 // (columns - 2 - layout.running_numbers)] * (columns - 2 - layout.running_numbers)]
    half = (8, *widths) if layout.running_numbers else tuple(widths)
    return Table("statistics", half * (wide // columns), tuple(rows))


def _heads(layout: StatisticsLayout) -> tuple[str, ...]:
    label, unit, value = layout.heads
    values = layout.offices or ((value, layout.cumulative) if layout.cumulative else (value,))
    return (*(("序号",) if layout.running_numbers else ()), label, unit, *values)


def _line(line: Line, number: int, cells: Mapping[str, Printed], layout: StatisticsLayout) -> tuple[Cell, ...]:
    label = layout.relabel.get(line.id or "", line.label)
    if layout.plain_labels:
        label = _ENUMERATOR.sub("", _ENUMERATOR.sub("", label))
    if line.id is None:
        return _cells(label, layout.sign, layout.sign, "", layout)
    return _cells(label, layout.units.get(line.id, line.unit), cells[line.id].text, str(number), layout)


def _cells(label: str, unit: str, text: str, number: str, layout: StatisticsLayout) -> tuple[Cell, ...]:
    head = text == layout.sign
    texts = [text]
    if layout.cumulative:
        texts.append(text if head or not text.isdigit() else str(int(text) * 4 + 7))
    if layout.offices:
        texts = [text] * len(layout.offices)
    values = (Cell(shown, Role.VALUE) for shown in texts)
    first = (Cell(number, Role.HEAD),) if layout.running_numbers else ()
    return (*first, Cell(label, Role.LABEL), Cell(unit, Role.HEAD), *values)


def _side_by_side(rows: list[tuple[Cell, ...]], at: int, columns: int) -> list[tuple[Cell, ...]]:
    """Print the lines from `at` on beside those before it, under heads of their own."""
    head, *lines = rows
    left, right = lines[:at], lines[at:]
    blank = (Cell("", Role.LABEL), *(Cell("", Role.VALUE) for _ in range(columns - 1)))
    count = max(len(left), len(right))
    left += [blank] * (count - len(left))
    right += [blank] * (count - len(right))
    return [(*head, *head), *((*one, *other) for one, other in zip(left, right, strict=True))]
