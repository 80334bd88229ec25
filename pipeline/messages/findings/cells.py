"""Words for single cells: what can't be read or is not allowed there, and numbers that look wrong."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

from pipeline.messages.findings.wording import CHECK_EN, CHECK_ZH

_NOT_A_COUNT = (
    "“{row}”行“{column}”列填写“{raw}”，此处应为不小于0的整数，该数未采用。" + CHECK_ZH,
    "Row “{row}”, column “{column}” says “{raw}”; a whole number of 0 or more belongs there, so it was not taken. "
    + CHECK_EN,
)

CELLS: dict[str, tuple[str, str]] = {
    "PRO.TYPE:count": _NOT_A_COUNT,
    "PRO.TYPE:signed": (
        "“{row}”行“{column}”列填写“{raw}”，此处应为整数（减少的用负数），该数未采用。" + CHECK_ZH,
        "Row “{row}”, column “{column}” says “{raw}”; a whole number belongs there (negative for fewer), so it was not "
        "taken. " + CHECK_EN,
    ),
    "PRO.TYPE:decimal4": (
        "“{row}”行“{column}”列填写“{raw}”，金额不应小于0，该数未采用。" + CHECK_ZH,
        "Row “{row}”, column “{column}” says “{raw}”; an amount can't be below 0, so it was not taken. " + CHECK_EN,
    ),
    "PRO.DECIMALS": (
        "“{row}”行“{column}”列的金额按万元计为{value}，小数为{places}位。表式要求最多保留4位小数；记录按原数保留，未作取舍。",
        "Row “{row}”, column “{column}”: the amount is {value} in 万元, with {places} decimals; the form asks for four "
        "at most. The number was kept as it is.",
    ),
    "PRO.RULE_POWER": (
        "“{agency}”填报了规章数量：{cells}。从单位名称看，该单位无规章制定权，疑将规范性文件误填为规章，请填报单位核实。",
        "“{agency}” reports 规章 (rules): {cells}. By its name it has no power to make them; normative documents may "
        "have been entered in the wrong row. Ask the agency.",
    ),
    "MONEY.UNIT:converted": (
        "“{row}”行“{column}”列填写“{raw}”，所注单位为“{unit}”，已折算为{value}万元。",
        "Row “{row}”, column “{column}” says “{raw}” in {unit}; it was converted to {value} 万元.",
    ),
    "MONEY.UNIT:suspected": (
        "“{row}”行“{column}”列填写“{raw}”，按万元计为{value}万元，对“{agency}”而言明显偏大，疑以元为单位填写。"
        "请填报单位核实单位；核实前该数不宜用于汇总。",
        "Row “{row}”, column “{column}” says “{raw}”, that is {value} 万元: too much for “{agency}”, so it may have "
        "been entered in 元. Ask the agency; until then leave it out of sums.",
    ),
    "FORM.CELL_UNREADABLE:candidates": (
        "“{row}”行“{column}”列印为“{raw}”，可有多种读法：{candidates}。不作猜测，未采用任何一种，请对照原文确定。",
        "Row “{row}”, column “{column}” shows “{raw}”, which can be read in more than one way: {candidates}. None was "
        "taken; look at the page.",
    ),
    "FORM.CELL_UNREADABLE:readings": (
        "“{row}”行“{column}”列用不同方式读出的内容不同：{candidates}，未采用任何一种，请对照原文确定。",
        "Row “{row}”, column “{column}” was read differently in different ways: {candidates}. None was taken; look at the page.",
    ),
    "FORM.CELL_UNREADABLE:unconfirmed": (
        "“{row}”行“{column}”列只用一种方式读出“{raw}”，未能用另一种方式核实，请对照原文确定。",
        "Row “{row}”, column “{column}” was read as “{raw}” in one way only, and not confirmed by another; look at the page.",
    ),
    "FORM.CELL_UNREADABLE:place": (
        "“{row}”行“{column}”列处印有“{raw}”，但该行数字与表头不能一一对应，无法确定这个数属于哪一栏，未采用。请对照原文确定。",
        "In row “{row}”, column “{column}”, “{raw}” is printed, but the numbers of the row and the heads do not match one to "
        "one, so it can't be told whose it is, and it was not taken; look at the page.",
    ),
    "FORM.CELL_UNREADABLE:type": _NOT_A_COUNT,
    "FORM.CELL_UNREADABLE:text": (
        "“{row}”行“{column}”列的内容“{raw}”不能认定为一个数字，未采用。" + CHECK_ZH,
        "Row “{row}”, column “{column}”: “{raw}” can't be taken for one number. " + CHECK_EN,
    ),
    "FORM.CELL_UNREADABLE:unit": (
        "“{row}”行“{column}”列填写“{raw}”，所注单位为“{unit}”，与本栏不符或互相矛盾，不能确定数值，未采用。" + CHECK_ZH,
        "Row “{row}”, column “{column}” says “{raw}” in {unit}: that is no unit of this column, or they contradict each "
        "other, so the number can't be told and was not taken. " + CHECK_EN,
    ),
    "FORM.CELL_UNREADABLE:absent": (
        "“{row}”行“{column}”列没有对应的单元格。" + CHECK_ZH,
        "There is no cell in row “{row}”, column “{column}”. " + CHECK_EN,
    ),
    "FORM.CELL_NOTE": (
        "“{row}”行“{column}”列填写“{raw}”，数字取{value}，其余（{note}）作为说明。",
        "Row “{row}”, column “{column}” says “{raw}”: {value} was taken as the number, the rest ({note}) as a note.",
    ),
}
