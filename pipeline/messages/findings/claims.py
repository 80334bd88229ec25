"""Words for claims: what the text says in numbers, and what the tables have instead."""

from pipeline.messages.findings.wording import DOUBT_EN, DOUBT_ZH

_QUOTED_ZH = "原文：“{sentence}”。" + DOUBT_ZH
_QUOTED_EN = "The text: “{sentence}” " + DOUBT_EN
_OPEN_QUOTED_ZH = "原文：“{sentence}”。请核对原文；表中确未填写的，请填报单位补填，数量为0的也应填写0。"
_OPEN_QUOTED_EN = (
    "The text: “{sentence}” Check the page; if nothing is printed there, ask the agency to fill it in, 0 included."
)

_COUNTED = (
    "正文称{measure}为{claimed}件，与表中的{table}件不一致。" + _QUOTED_ZH,
    "The text claims {claimed} for “{measure}”, the table has {table}. " + _QUOTED_EN,
)
_BLANKS = (
    "正文称{measure}为{claimed}件，与表中的{table}件不一致（其中{blanks}个单元格未填写数字，按0计算）。" + _QUOTED_ZH,
    "The text claims {claimed} for “{measure}”, the table has {table}, {blanks} cells that hold no number counted as 0. "
    + _QUOTED_EN,
)
_OPEN_ZH = "，而表中该项未填写数字，无法判断是否相符。" + _OPEN_QUOTED_ZH
_OPEN_EN = ", but the table holds no number there, so nothing can be said. " + _OPEN_QUOTED_EN
_OPEN = (
    "正文称{measure}为{claimed}件" + _OPEN_ZH,
    "The text claims {claimed} for “{measure}”" + _OPEN_EN,
)
_CHANGED_ZH = "，与本年的{table}件、上年的{previous}件不符。" + _QUOTED_ZH
_CHANGED_EN = ", but this year's number is {table}, last year's {previous}. " + _QUOTED_EN

_COUNTING = (
    "TEXT.RECEIVED",
    "TEXT.CARRIED_IN",
    "TEXT.CONCLUDED",
    "TEXT.CARRIED_OUT",
    "TEXT.OUTCOME",
    "TEXT.APPLICANT",
    "TEXT.RECONSIDERATION",
    "TEXT.LITIGATION",
)
_OF_ONE_CELL = frozenset({"TEXT.CARRIED_IN", "TEXT.CONCLUDED", "TEXT.CARRIED_OUT"})
"""The nearest reading of these is one cell, which holds a number or does not."""

CLAIMS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(_COUNTING, _COUNTED),
    **dict.fromkeys((f"{code}:right_blank" for code in _COUNTING), _OPEN),
    **dict.fromkeys((f"{code}:blanks" for code in _COUNTING if code not in _OF_ONE_CELL), _BLANKS),
    "TEXT.ZERO": (
        "正文称没有{measure}，而表中为{table}件。" + _QUOTED_ZH,
        "The text says that there was nothing of “{measure}”, the table has {table}. " + _QUOTED_EN,
    ),
    "TEXT.PERCENT": (
        "正文称{measure}占{claimed}%，按表中数据计算不符（表中该项为{table}件）。" + _QUOTED_ZH,
        "The text says that “{measure}” is {claimed} % of a whole; by the table, which has {table}, it is not. "
        + _QUOTED_EN,
    ),
    "TEXT.PERCENT:right_blank": (
        "正文称{measure}占{claimed}%" + _OPEN_ZH,
        "The text says that “{measure}” is {claimed} % of a whole" + _OPEN_EN,
    ),
    "TEXT.YEAR_ON_YEAR:right_blank": (
        "正文将{measure}与上年比较，而本年或上年的表中该项未填写数字，无法判断是否相符。" + _OPEN_QUOTED_ZH,
        "The text compares “{measure}” with last year, but this year's table or last year's holds no number there, so nothing "
        "can be said. " + _OPEN_QUOTED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:rise": (
        "正文称{measure}比上年增长{claimed}%" + _CHANGED_ZH,
        "The text says that “{measure}” rose by {claimed} %" + _CHANGED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:fall": (
        "正文称{measure}比上年下降{claimed}%" + _CHANGED_ZH,
        "The text says that “{measure}” fell by {claimed} %" + _CHANGED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:more": (
        "正文称{measure}比上年增加{claimed}件" + _CHANGED_ZH,
        "The text says that “{measure}” rose by {claimed}" + _CHANGED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:fewer": (
        "正文称{measure}比上年减少{claimed}件" + _CHANGED_ZH,
        "The text says that “{measure}” fell by {claimed}" + _CHANGED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:up": (
        "正文称{measure}比上年上升" + _CHANGED_ZH,
        "The text says that “{measure}” rose" + _CHANGED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:down": (
        "正文称{measure}比上年下降" + _CHANGED_ZH,
        "The text says that “{measure}” fell" + _CHANGED_EN,
    ),
    "TEXT.YEAR_ON_YEAR:same": (
        "正文称{measure}与上年持平" + _CHANGED_ZH,
        "The text says that “{measure}” is as it was" + _CHANGED_EN,
    ),
    "TEXT.FEE:charged": (
        "正文称收取信息处理费{claimed}元，超过表中行政事业性收费的{table}万元。" + _QUOTED_ZH,
        "The text says that {claimed} yuan were charged for processing, more than all administrative charges of the table "
        "({table} ten thousand yuan). " + _QUOTED_EN,
    ),
    "TEXT.FEE:right_blank": (
        "正文称收取信息处理费{claimed}元，而表中行政事业性收费未填写数字，无法判断是否相符。" + _OPEN_QUOTED_ZH,
        "The text says that {claimed} yuan were charged for processing, but the table holds no number for administrative "
        "charges, so nothing can be said. " + _OPEN_QUOTED_EN,
    ),
    "TEXT.FEE:none": (
        "正文称未收取信息处理费，而表中有{table}件申请因逾期未缴费不再处理。" + _QUOTED_ZH,
        "The text says that no fee was charged, while the table has {table} requests dropped because the fee was not paid. "
        + _QUOTED_EN,
    ),
}
