"""The words of findings: what is said of a report, in Chinese as an office writes it and in English.

Each message says what is printed, what the form asks for, and what to do. An error may be the agency's or a misreading
of ours, so every error sends the reader to the page first and to the agency second. Keys are codes, or a code and the
`kind` in the finding's arguments; templates take the finding's arguments.
"""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

_CHECK_ZH = "请先核对原文；原文如此的，退回填报单位更正。"
_CHECK_EN = "Check the page first; if it says so, ask the agency to correct it."
_BLANKS_ZH = "其中{blanks}个单元格为空白、“-”、“/”或“无”，均按0计算。"
_BLANKS_EN = "Of these cells {blanks} hold no number (blank, “-”, “/” or “无”) and count as 0. "
_OPEN_ZH = "无法判断是否相符。请核对原文；原文确未填写的，请填报单位补填，数量为0的也应填写0。"
_OPEN_EN = (
    "so nothing can be said. Check the page; if nothing is printed there, ask the agency to fill it in, 0 included."
)


_DOUBT_ZH = "请先核对原文；原文如此的，请填报单位核实。"
_DOUBT_EN = "Check the page first; if it says so, ask the agency whether it is meant."


def _relation(code: str, failed: tuple[str, str], right_blank: tuple[str, str] | None) -> dict[str, tuple[str, str]]:
    """Make the messages of a relation between cells: it fails, it fails over empty cells, its right side is empty."""
    zh, en = failed
    then_zh, then_en = (_DOUBT_ZH, _DOUBT_EN) if code.startswith("PRO") else (_CHECK_ZH, _CHECK_EN)
    made = {
        f"{code}:failed": (zh + then_zh, f"{en} {then_en}"),
        f"{code}:blanks": (zh + _BLANKS_ZH + then_zh, f"{en} {_BLANKS_EN}{then_en}"),
    }
    if right_blank is not None:
        made[f"{code}:right_blank"] = (right_blank[0] + _OPEN_ZH, f"{right_blank[1]} {_OPEN_EN}")
    return made


_SUMS: dict[str, tuple[str, str]] = {
    **_relation(
        "REQ.BALANCE",
        (
            "“{column}”列：{left}之和为{left_sum}，{right}之和为{right_sum}，两者不等。"
            "按表内勾稽关系，第一项加第二项之和应等于第三项加第四项之和。",
            "Column “{column}”: {left} add up to {left_sum}, but {right} to {right_sum}; items one and two must equal "
            "items three and four.",
        ),
        (
            "“{column}”列：{left}之和为{left_sum}，而{right}均未填写数字，",
            "Column “{column}”: {left} add up to {left_sum}, but {right} hold no number,",
        ),
    ),
    **_relation(
        "REQ.RESULT_SUM",
        (
            "“{column}”列：{left}之和为{left_sum}，而“（七）总计”填写{right_sum}，两者不等。第（一）至（六）类办理结果之和应等于总计。",
            "Column “{column}”: {left} add up to {left_sum}, but total (7) is {right_sum}; results (1) to (6) must add up to it.",
        ),
        (
            "“{column}”列：{left}之和为{left_sum}，而“（七）总计”未填写数字，",
            "Column “{column}”: {left} add up to {left_sum}, but the total (7) holds no number,",
        ),
    ),
    **_relation(
        "REQ.ROW_SUM",
        (
            "“{row}”行：{left}之和为{left_sum}，而“总计”列填写{right_sum}，两者不等。各类申请人之和应等于总计。",
            "Row “{row}”: {left} add up to {left_sum}, but the total is {right_sum}; the applicants must add up to it.",
        ),
        (
            "“{row}”行：{left}之和为{left_sum}，而“总计”列未填写数字，",
            "Row “{row}”: {left} add up to {left_sum}, but the total holds no number,",
        ),
    ),
    **_relation(
        "REV.SUM",
        (
            "“{row}”：{left}之和为{left_sum}，而总计填写{right_sum}，两者不等。",
            "“{row}”: {left} add up to {left_sum}, but the total is {right_sum}.",
        ),
        (
            "“{row}”：{left}之和为{left_sum}，而总计未填写数字，",
            "“{row}”: {left} add up to {left_sum}, but the total holds no number,",
        ),
    ),
    **_relation(
        "PRO19.DISCLOSED_TOTAL",
        (
            "“{row}”行：{left}大于{right}。本年新公开的应计入对外公开总数量，一般不应大于总数量。",
            "Row “{row}”: {left} is more than {right}; what was disclosed this year is part of the total disclosed.",
        ),
        ("“{row}”行：{left}，而{right}未填写数字，", "Row “{row}”: {left}, but {right} holds no number,"),
    ),
    **_relation(
        "PRO19.ITEMS",
        (
            "“{row}”行：{left}之和为{left_sum}，小于0。减少的项目数不应多于上一年的项目数。",
            "Row “{row}”: {left} add up to {left_sum}, below 0; no more items can go than there were last year.",
        ),
        None,
    ),
    **_relation(
        "PRO19.PROCUREMENT",
        (
            "“{row}”行：{left}，{right}，一项为0而另一项不为0。采购项目数量与采购总金额一般应同时为0或同时不为0。",
            "Row “{row}”: {left}, {right}; either both are 0 or neither is.",
        ),
        ("“{row}”行：{left}，而{right}未填写数字，", "Row “{row}”: {left}, but {right} holds no number,"),
    ),
    **_relation(
        "PRO21.POOL",
        (
            "“{row}”行：{left}，大于{right}之和{right_sum}。本年制发的文件要么现行有效，要么已经废止，件数一般不应更多。",
            "Row “{row}”: {left} is more than {right} together ({right_sum}); what was issued is in force or repealed.",
        ),
        ("“{row}”行：{left}，而{right}均未填写数字，", "Row “{row}”: {left}, but {right} hold no number,"),
    ),
}

_NOT_A_COUNT = (
    "“{row}”行“{column}”列填写“{raw}”，此处应为不小于0的整数，该数未采用。" + _CHECK_ZH,
    "Row “{row}”, column “{column}” says “{raw}”; a whole number of 0 or more belongs there, so it was not taken. "
    + _CHECK_EN,
)

_NUMBERS: dict[str, tuple[str, str]] = {
    "PRO.TYPE:count": _NOT_A_COUNT,
    "PRO.TYPE:signed": (
        "“{row}”行“{column}”列填写“{raw}”，此处应为整数（减少的用负数），该数未采用。" + _CHECK_ZH,
        "Row “{row}”, column “{column}” says “{raw}”; a whole number belongs there (negative for fewer), so it was not "
        "taken. " + _CHECK_EN,
    ),
    "PRO.TYPE:decimal4": (
        "“{row}”行“{column}”列填写“{raw}”，金额不应小于0，该数未采用。" + _CHECK_ZH,
        "Row “{row}”, column “{column}” says “{raw}”; an amount can't be below 0, so it was not taken. " + _CHECK_EN,
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
    "FORM.CELL_UNREADABLE:type": _NOT_A_COUNT,
    "FORM.CELL_UNREADABLE:text": (
        "“{row}”行“{column}”列的内容“{raw}”不能认定为一个数字，未采用。" + _CHECK_ZH,
        "Row “{row}”, column “{column}”: “{raw}” can't be taken for one number. " + _CHECK_EN,
    ),
    "FORM.CELL_UNREADABLE:absent": (
        "“{row}”行“{column}”列没有对应的单元格。" + _CHECK_ZH,
        "There is no cell in row “{row}”, column “{column}”. " + _CHECK_EN,
    ),
    "FORM.CELL_NOTE": (
        "“{row}”行“{column}”列填写“{raw}”，数字取{value}，其余（{note}）作为说明。",
        "Row “{row}”, column “{column}” says “{raw}”: {value} was taken as the number, the rest ({note}) as a note.",
    ),
}

_PARTS: dict[str, tuple[str, str]] = {
    "FORM.NOT_A_REPORT:other": (
        "该文件不是政府信息公开工作年度报告，未提取数据。请确认文件是否取错。",
        "This is not an annual report on open government information; nothing was extracted. Check that it is the "
        "right file.",
    ),
    "FORM.NOT_A_REPORT:notice_with_blank_form": (
        "该文件是附有空白表式的通知，不是填报单位的年度报告，未提取数据。请确认文件是否取错。",
        "This is a notice with the blank form attached, no agency's report; nothing was extracted. Check that it is "
        "the right file.",
    ),
    "FORM.TABLE_MISSING:missing": (
        "未找到“{table}”表。" + _CHECK_ZH,
        "The table “{table}” was not found. " + _CHECK_EN,
    ),
    "FORM.TABLE_MISSING:early": (
        "未找到“{table}”表。报告年度在2018年及以前，当时法规未要求附表。",
        "The table “{table}” was not found; up to 2018 the law asked for none.",
    ),
    "FORM.TABLE_MISSING:none": (
        "报告没有可识别的统计表。报告年度为{year}年，当时法规未要求附表。",
        "The report has no table that is known here; for {year} the law asked for none.",
    ),
    "FORM.IMAGE_TABLE": (
        "未找到{tables}表，文中有{pictures}幅图片可能是表格而未能识读。请对照原文核对，或请填报单位提供文字版。",
        "Not found: {tables}. The document has {pictures} pictures that may be tables and were not read. Look at the "
        "page, or ask the agency for a version in text.",
    ),
    "FORM.ROW_MISSING": (
        "“{table}”表缺少“{row}”行。" + _CHECK_ZH,
        "The table “{table}” lacks the row “{row}”. " + _CHECK_EN,
    ),
    "FORM.COLUMN_MISSING": (
        "“{table}”表缺少“{column}”列（自“{row}”行起）。" + _CHECK_ZH,
        "The table “{table}” lacks the column “{column}” (from row “{row}” on). " + _CHECK_EN,
    ),
    "FORM.BLANK:some": (
        "“{table}”表有{count}个单元格未填写数字（{states}）。记录中为空值，不视为0；数量为0的应填写0，请填报单位补填。",
        "In the table “{table}” {count} cells hold no number ({states}). "
        "They are null in the record, not 0; ask the agency to fill them in, 0 included.",
    ),
    "FORM.BLANK:all": (
        "“{table}”表没有填写任何数字（{states}）。" + _CHECK_ZH,
        "The table “{table}” holds no number at all ({states}). " + _CHECK_EN,
    ),
}

_FORM: dict[str, tuple[str, str]] = {
    "FORM.OUTDATED": (
        "{year}年度报告使用了{edition}年版的表式，未使用当年适用的新版表式，请填报单位改用新版。",
        "The report for {year} uses the form of {edition}, not the one in force; ask the agency to use the new form.",
    ),
    "FORM.HYBRID": (
        "报告采用{edition}年版表式，但混用了其他年版的内容：{parts}。请填报单位统一使用当年适用的表式。",
        "The report is on the form of {edition}, but mixes in what is of another: {parts}. Ask the agency to use the one in "
        "force throughout.",
    ),
    "FORM.LABEL_VARIANT:typo": (
        "“{table}”表的栏目名称疑有错字或脱字：{labels}。数据已按对应栏目读取，请填报单位更正文字。",
        "Labels of the table “{table}” look misprinted: {labels}. The numbers were read by what is meant; ask the "
        "agency to correct the words.",
    ),
    "FORM.LABEL_VARIANT:wording": (
        "“{table}”表的栏目名称与表式不尽一致：{labels}。含义相同，数据已按对应栏目读取。",
        "Labels of the table “{table}” are worded otherwise than on the form: {labels}. They mean the same.",
    ),
    "FORM.ROW_UNKNOWN:row": (
        "“{table}”表有表式以外的行“{row}”，内容为{texts}。已原样保留，未计入任何栏目，请核对是否应归入表内栏目。",
        "The table “{table}” has a row “{row}” that the form does not have: {texts}. It was kept apart.",
    ),
    "FORM.ROW_UNKNOWN:column": (
        "“{table}”表有表式以外的列“{column}”，内容为{texts}。已原样保留，未计入任何栏目，请核对是否应归入表内栏目。",
        "The table “{table}” has a column “{column}” that the form does not have: {texts}. It was kept apart.",
    ),
    "FORM.ROW_UNKNOWN:cell": (
        "“{table}”表有无法对应到栏目的内容{texts}（行“{row}”、列“{column}”）。已原样保留，未计入任何栏目，请对照原文核对。",
        "The table “{table}” holds {texts} in no known place (row “{row}”, column “{column}”). It was kept apart.",
    ),
    "FORM.SECTION:missing": (
        "缺少“{section}”部分。请填报单位补充。",
        "The section “{section}” is missing; ask for it.",
    ),
    "FORM.SECTION:heading": (
        "有“{section}”的表格，但没有该部分的标题。请填报单位补充标题。",
        "The table of “{section}” is there, but not the heading. Ask the agency to add it.",
    ),
    "FORM.SECTION:empty": (
        "“{section}”部分没有内容。请填报单位补充。",
        "The section “{section}” is empty; ask for it.",
    ),
    "FORM.SECTION:nothing": (
        "“{section}”部分只写“无”，而表式要求报告具体内容。请填报单位补充。",
        "The section “{section}” says only 无 (nothing), while the form asks for content. Ask the agency to add it.",
    ),
    "FORM.SECTION:order": (
        "各部分的先后顺序与表式不符，现为{order}。请填报单位按表式调整。",
        "The sections are out of order: {order}. Ask the agency to follow the form.",
    ),
    "FORM.SECTION:cut_short": (
        "文件不完整，后面的内容已经缺失，已读出的数据可能不全。请重新获取完整的文件。",
        "The document is cut short, so what was read may not be all. Get the whole file.",
    ),
    "FORM.YEAR:none": (
        "标题和统计期限中均未找到报告年度。请对照原文确定年度；原文确未写明的，退回填报单位更正。",
        "Neither title nor statistical period names a report year. Look at the page; if it says none, ask the agency.",
    ),
    "FORM.YEAR:period": (
        "标题所写年度为{year}年，统计期限所写年度为{period}年，两者不一致。" + _CHECK_ZH,
        "The title says {year}, the statistical period {period}. " + _CHECK_EN,
    ),
    "FORM.YEAR:place": (
        "报告年度为{year}年，而{others}与之不一致。请填报单位核实更正。",
        "The report is for {year}, but other spots differ: {others}. Ask the agency.",
    ),
    "FORM.AGENCY:none": (
        "标题、落款和发布机构中均未找到单位名称。请对照原文确定填报单位。",
        "Neither title nor signature nor publisher names an agency. Look at the page.",
    ),
    "FORM.AGENCY:differ": (
        "报告单位为“{agency}”，而{others}与之不一致。请核实填报单位。",
        "The report is that of “{agency}”, but other spots differ: {others}. Check whose report it is.",
    ),
}

FINDING_MESSAGES: dict[str, tuple[str, str]] = {**_SUMS, **_NUMBERS, **_PARTS, **_FORM}
"""Chinese and English by code, or by code and kind."""
