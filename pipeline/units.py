"""Units: the words of a label, a head, a title or a note → the units in which they say that numbers are.

A number that stands four places off is the costliest misreading there is, and the unit stands wherever a clerk put it: in
the head, beside the row's label, in the corner, above the table, behind the number. What names a unit in a form that
nobody foresaw is returned as it stands, with no factor: then no number is known, and none is guessed.
"""

import re
from decimal import Decimal
from functools import lru_cache
from math import prod

from pipeline.text import squash

_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SIMPLIFIED = str.maketrans("億圆圓", "亿元元")
_YUAN = re.compile(r"[十百千]?万?亿?元")
_BARE = re.compile(r"[十百千]?[万亿]")  # 单位：万
_TIMES = re.compile(r"[十百千万亿]+(?:件次|人次|[件条项次个人篇份起宗])")
_STATED = re.compile(r"\(([^()]*)\)?|(?<!填报)单位[为是用:]*([^()]*)|(?<=[额费购款金用/])/?([十百千万亿]*元)$")
_PARTED = re.compile(r"[,;、。/:+]|[和及或]")
_BEFORE = re.compile(r"^(?:单位|计量|金额|人民币|rmb|cny|一律|均|以|按|用|为|是|计)+")
_BEHIND = re.compile(r"(?:人民币|rmb|cny|为单位|计价|计算|计|整)+$")
_STRANGE = re.compile(r"\D{0,2}[^公单多\d]元|[¥$€£]")
"""Another currency, or a sign that may stand for 元 and for 万元 as well."""
_LONGEST_KNOWN = 160
"""Characters up to which a text is remembered with its units."""
_MOST_KNOWN = 1 << 12


def units_said(text: str) -> tuple[str, ...]:
    """Return the units of money, and the multiples of counts (千件), in which a text says that numbers are; often none.

    >>> units_said("本年收费金额（单位：万元）"), units_said("采购总金额(元，保留两位小数)"), units_said("单位：件、千元")
    (('万元',), ('元',), ('千元',))
    >>> units_said("金额（人民币：元）"), units_said("以元为单位"), units_said("（以万元为单位）"), units_said("（多元化解）")
    (('元',), ('元',), ('万元',), ())
    >>> units_said("收费（罚款20元以上）"), units_said("处理决定（单位：千件）"), units_said("（单位：美元）")
    ((), ('千件',), ('美元',))
    """
    return (_known if len(text) <= _LONGEST_KNOWN else _units_said)(text)


def _units_said(text: str) -> tuple[str, ...]:
    said: dict[str, None] = {}
    squashed = squash(text).translate(_SIMPLIFIED).lower()
    if _BEFORE.match(squashed) and squashed.endswith("为单位"):
        squashed = f"({squashed})"
    for groups in _STATED.findall(squashed):
        for item in _PARTED.split("".join(groups)):
            said.update(dict.fromkeys(_units(item)))
    return tuple(said)


_known = lru_cache(_MOST_KNOWN)(_units_said)


def _units(item: str) -> tuple[str, ...]:
    word = _BEHIND.sub("", _BEFORE.sub("", item))
    if _YUAN.fullmatch(word) or _TIMES.fullmatch(word):
        return (word,)
    if _BARE.fullmatch(word):
        return (f"{word}元",)
    return (word,) if _STRANGE.fullmatch(word) else ()


def in_wan_yuan(unit: str) -> Decimal | None:
    """Return what one unit of money is in 万元, the unit of every field of money; None where it is no unit of money.

    >>> in_wan_yuan("元"), in_wan_yuan("百万元"), in_wan_yuan("美元"), in_wan_yuan("件")
    (Decimal('0.0001'), Decimal('100'), None, None)
    """
    if not _YUAN.fullmatch(unit):
        return None
    return Decimal(prod(_POWERS.get(char, 1) for char in unit)) / 10**4


def is_multiple(unit: str) -> bool:
    """Tell whether a unit counts by tens or more (万条): the number beside it is then not the count.

    >>> is_multiple("万条"), is_multiple("千册"), is_multiple("条"), is_multiple("万元")
    (True, True, False, False)
    """
    return unit[:1] in _POWERS and not _YUAN.fullmatch(unit)
