"""Periods: the statistical period that a report states (统计期限), which is a whole calendar year.

A period counts only where its sentence says that it is the data's: reports also say when something else was done, and a
period that contradicts the title is an error of the report.
"""

import re
from collections.abc import Iterator

_PERIOD = re.compile(
    r"(?P<start>20\d\d)(?:年?0?1月?0?1日|[.\-/]0?1[.\-/]0?1(?!\d))(?:0时)?(?:起|开始)?[,、]?(?:至|到|-|~|截至|截止|止)+"
    r"(?:(?:(?P<end>20\d\d)年?|[当同本]?年)?(?:12月?31日|12月底|底)|(?P<numeric>20\d\d)[.\-/]12[.\-/]31)"
    r"|(?P<months>20\d\d)年0?1月?(?:至|到|-|~)(?:(?P<last>20\d\d)年)?12月(?!\d)"
)
"""A copy that loses characters of a run loses 年, or 年 and 月: 自20231月1日起至202312月31日止, 202311日至20231231日."""
_STATISTICAL = re.compile(
    r"统计[^。;]{0,8}(?:期限|时限|期间|时间|时段|周期|区间|范围)|报告[^。;]{0,8}数据|数据[^。;]{0,12}(?:期限|时限|期间|时段|起止|截止|截至|统计)"
    r"|报告期|(?:所列|所涉|所含|涉及|所有)[^。;]{0,4}数据|(?<![\u4e00-\u9fff])(?:期限|时限)(?:为|是|自|从|:)"
)
"""Words of a sentence that states the statistical period, and not when something was done or how long something holds."""
_UNTIL = re.compile(r"(?:统计|数据)[^。;,]{0,8}(?:截至|截止到?)(20\d\d)年12月31日")


def periods_in(squashed: str, *, strictly: bool = True) -> Iterator[str]:
    """Yield the years that a text states as statistical period; both years where it runs over two."""
    if "月" not in squashed and "12" not in squashed:
        return
    for found in _PERIOD.finditer(squashed):
        sentence = squashed[max(squashed.rfind("。", 0, found.start()) + 1, found.start() - 60) : found.end() + 20]
        if not strictly or _STATISTICAL.search(sentence):
            start = found["start"] or found["months"]
            yield start
            end = found["end"] or found["numeric"] or found["last"]
            if end is not None and end != start:
                yield end


def period_ends_in(squashed: str) -> Iterator[str]:
    """Yield the years at whose end the data are said to have been taken, where no beginning is stated.

    >>> list(period_ends_in("本报告数据统计截至2022年12月31日")), list(period_ends_in("截至2021年12月31日,现行有效文件3件"))
    (['2022'], [])
    """
    return (found[1] for found in _UNTIL.finditer(squashed))
