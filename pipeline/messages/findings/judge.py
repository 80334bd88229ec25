"""Words for what is found between reports: years, versions, sums of members, the register."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

_BOTH_ZH = "请先核对两份原文；原文如此的，请填报单位说明，需要更正的退回更正。"
_BOTH_EN = "Check both pages first; if they say so, ask the agency which is right and have it corrected."
_BLANKS_ZH = "其中{blanks}个单元格未填写数字，按0计算。"
_BLANKS_EN = "Of these cells {blanks} hold no number and count as 0. "
_OPEN_ZH = "无法判断是否相符。请核对{previous_year}年度报告原文；原文确未填写的，请填报单位补填。"
_OPEN_EN = (
    "so nothing can be said. Check the report for {previous_year}; if nothing is printed there, have it filled in."
)

_Pair = tuple[str, str]


def _between_years(code: str, failed: _Pair, right_blank: _Pair) -> dict[str, _Pair]:
    """Make the messages of a relation between two years: it fails, over empty cells, or against nothing but these."""
    return {
        f"{code}:failed": (failed[0] + _BOTH_ZH, f"{failed[1]} {_BOTH_EN}"),
        f"{code}:blanks": (failed[0] + _BLANKS_ZH + _BOTH_ZH, f"{failed[1]} {_BLANKS_EN}{_BOTH_EN}"),
        f"{code}:right_blank": (right_blank[0] + _OPEN_ZH, f"{right_blank[1]} {_OPEN_EN}"),
    }


def _changed(code: str, kind: str, failed: _Pair) -> dict[str, _Pair]:
    """Make the messages of a relation between two years in between which something happened to the agency."""
    return {
        f"{code}:{kind}_failed": (failed[0] + _BOTH_ZH, f"{failed[1]} {_BOTH_EN}"),
        f"{code}:{kind}_blanks": (failed[0] + _BLANKS_ZH + _BOTH_ZH, f"{failed[1]} {_BLANKS_EN}{_BOTH_EN}"),
    }


_CARRY = (
    "“{agency}”{year}年度报告“{row}”行“{column}”列填写{value}，而{previous_year}年度报告同列的“结转下年度继续办理”填写{terms}，"
    "两者应当相等。",
    "“{agency}”, report for {year}, row “{row}”, column “{column}” says {value}, but its report for {previous_year} carries "
    "{terms} over in that column; the two must be equal.",
)
_CARRY_RENAMED = (
    "“{agency}”（{year}年度起更名，此前为“{previous_agency}”）{year}年度报告“{row}”行“{column}”列填写{value}，"
    "而更名前{previous_year}年度报告同列的“结转下年度继续办理”填写{terms}，两者一般应当相等。",
    "“{agency}” (until {year} “{previous_agency}”), report for {year}, row “{row}”, column “{column}” says {value}, but the "
    "report for {previous_year}, before it was renamed, carries {terms} over in that column.",
)
_CARRY_MERGED = (
    "“{agency}”（{year}年度由“{previous_agency}”合并）{year}年度报告“{row}”行“{column}”列填写{value}，"
    "而合并前各单位{previous_year}年度报告同列的“结转下年度继续办理”之和为{sum}（{terms}），两者一般应当相等。",
    "“{agency}” (merged in {year} from “{previous_agency}”), report for {year}, row “{row}”, column “{column}” says {value}, "
    "but those merged into it carry {sum} over from {previous_year} in that column ({terms}).",
)
_IN_FORCE = (
    "“{agency}”{year}年度报告“{row}”行“{column}”列填写{value}，而{previous_year}年度报告的现行有效件数加上本年制发、减去本年废止为"
    "{sum}（{terms}）。如因清理或重新统计造成，请填报单位说明。",
    "“{agency}”, report for {year}, row “{row}”, column “{column}” says {value}, but what was in force in the report for "
    "{previous_year}, with what was issued and less what was repealed, is {sum} ({terms}).",
)
_ITEMS = (
    "“{agency}”{year}年度报告“{row}”行“{column}”列填写{value}，而{previous_year}年度报告的上一年项目数量与本年增/减之和为{sum}（{terms}）。",
    "“{agency}”, report for {year}, row “{row}”, column “{column}” says {value}, but the items of the report for "
    "{previous_year} and their change come to {sum} ({terms}).",
)
_PENDING = (
    "“{agency}”{year}年度报告“{row}”的“{column}”填写{value}，少于{previous_year}年度报告中尚未审结的{terms}件。"
    "上年未审结的案件应计入本年。",
    "“{agency}”, report for {year}, “{row}”, “{column}” says {value}, fewer than the {terms} that were pending in its report "
    "for {previous_year}; those belong into this year.",
)
_JUMP = (
    "“{agency}”{year}年度报告“{row}”行“{column}”列填写{value}，{previous_year}年度报告为{previous_value}，相差十倍以上。"
    "请留意单位或统计口径是否变化。",
    "“{agency}”, report for {year}, row “{row}”, column “{column}” says {value}, and {previous_value} in the report for "
    "{previous_year}: ten times up or down. See whether the unit or the scope has changed.",
)


def _blank(label_zh: str, label_en: str) -> _Pair:
    return (
        f"“{{agency}}”{{year}}年度报告“{{row}}”行“{{column}}”列填写{{value}}，而{{previous_year}}年度报告的{label_zh}未填写数字，",
        f"“{{agency}}”, report for {{year}}, row “{{row}}”, column “{{column}}” says {{value}}, but {label_en} in the report for "
        "{previous_year},",
    )


YEARS: dict[str, _Pair] = {
    **_between_years(
        "YEAR.CARRY", _CARRY, _blank("“结转下年度继续办理”同列", "nothing is carried over in that column")
    ),
    **_changed("YEAR.CARRY", "renamed", _CARRY_RENAMED),
    **_changed("YEAR.CARRY", "merged", _CARRY_MERGED),
    **_between_years("YEAR.IN_FORCE", _IN_FORCE, _blank("现行有效件数", "no number in force stands")),
    **_between_years("YEAR.ITEMS", _ITEMS, _blank("项目数量", "no number of items stands")),
    **_between_years("YEAR.PENDING", _PENDING, _blank("尚未审结件数", "no pending number stands")),
    "YEAR.JUMP": _JUMP,
    "YEAR.COPY:table": (
        "“{agency}”{year}年度报告的申请情况表与{previous_year}年度报告逐格相同（{cells}个单元格）。请填报单位核实是否误用上年数据。",
        "The table of requests of “{agency}” for {year} is that for {previous_year}, cell for cell ({cells} cells). Ask the "
        "agency whether last year's numbers were used by mistake.",
    ),
    "YEAR.COPY:text": (
        "“{agency}”{year}年度报告的{section_names}部分除数字外与{previous_year}年度报告九成以上相同。"
        "请填报单位按当年实际情况重新撰写。",
        "In the report of “{agency}” for {year}, but for the numbers, {section_names} is at least nine tenths that for "
        "{previous_year}. Ask the agency to report on the year itself.",
    ),
}

_ROLLUP = (
    "“{agency}”{year}年度汇总报告有{count}个单元格与所属单位之和不等（共核对{compared}个），"
    "如“{cell}”填写{value}，所属单位之和为{sum}。",
    "“{agency}”, consolidated report for {year}: {count} of {compared} cells are not the sum of its members, for instance "
    "“{cell}” says {value}, the members come to {sum}.",
)
_COMPLETE = (
    "应汇总的{members}个单位均有报告。请核对后退回更正。",
    "All of its {members} members have a report. Check, and have it corrected.",
)
_INCOMPLETE = (
    "应汇总{members}个单位，已有{present}个，缺少：{missing_names}。请补齐后再核对。",
    "Of its {members} members {present} have a report; missing: {missing_names}. Get these first, then check again.",
)
_LEFT_OUT = (
    "差额恰为“{explainer}”的数字，疑其未被汇总。",
    "The difference is exactly the numbers of “{explainer}”, which may have been left out. ",
)
_TWICE = (
    "差额恰为“{explainer}”的数字，疑其被重复汇总。",
    "The difference is exactly the numbers of “{explainer}”, which may have been counted twice. ",
)


def _with_blanks(code: str, before: _Pair, after: _Pair) -> dict[str, _Pair]:
    """Make the messages of a comparison: one between cells that hold numbers, one that counts those that hold none."""
    return {
        code: (before[0] + after[0], f"{before[1]} {after[1]}"),
        f"{code}_blanks": (before[0] + _BLANKS_ZH + after[0], f"{before[1]} {_BLANKS_EN}{after[1]}"),
    }


def _rollup(kind: str, state: _Pair) -> dict[str, _Pair]:
    ways = {"": ("", ""), "_left_out": _LEFT_OUT, "_counted_twice": _TWICE}
    made: dict[str, _Pair] = {}
    for way, words in ways.items():
        made |= _with_blanks(f"ROLLUP.SUM:{kind}{way}", _ROLLUP, (words[0] + state[0], words[1] + state[1]))
    return made


BETWEEN: dict[str, _Pair] = {
    **_rollup("complete", _COMPLETE),
    **_rollup("incomplete", _INCOMPLETE),
    "ROLLUP.SUM:open": (
        "“{agency}”{year}年度汇总报告有{count}个单元格填有数字，如“{cell}”填写{value}，而所属{present}个单位的相应单元格均未填写数字，"
        "无法判断是否相符。请所属单位补填，数量为0的也应填写0。",
        "“{agency}”, consolidated report for {year}: {count} cells hold numbers, for instance “{cell}” says {value}, where none "
        "of its {present} members holds any, so nothing can be said. Have the members fill them in, 0 included.",
    ),
    "ROLLUP.MISSING:absent": (
        "“{agency}”应报送{year}年度报告（截止{due}），未收集到。请确认是否已发布，未发布的督促发布。",
        "“{agency}” must publish a report for {year} (due {due}), and none was collected. See whether there is "
        "one, or ask for it.",
    ),
    "ROLLUP.MISSING:late": (
        "“{agency}”{year}年度报告最早于{published_on}发布，晚于截止日期{due}。请提醒该单位按时发布。",
        "“{agency}” published its report for {year} on {published_on} at the earliest, after {due}. Remind it to be in time.",
    ),
    **_with_blanks(
        "TWIN.DIFFERS:differs",
        (
            "“{agency}”{year}年度报告以不同形式公布的{count}个单元格数字不同，如“{row}”行“{column}”列分别为{printed}（{uris}）。",
            "“{agency}” published its report for {year} in several forms, in which {count} cells differ, for instance row "
            "“{row}”, column “{column}”: {printed} ({uris}).",
        ),
        (
            "请先核对各份原文；原文如此的，退回填报单位更正为一致。"
            "请注意：其中一份是更正件的（日期未改，或与原件格式不同），把原来的一份移出报告文件夹，重新提取、比对即可，不必退回。",
            "Check the pages first; if they say so, have them made the same. "
            "Where one is the corrected report (under the old date, or in another format), take the old one out of the folder, "
            "extract and judge again.",
        ),
    ),
    **_with_blanks(
        "VERSION.CHANGED:changed",
        (
            "“{agency}”{year}年度报告已被替换，{count}个单元格的数字有变化，如“{row}”行“{column}”列由{before}改为{after}。",
            "“{agency}” replaced its report for {year}: {count} cells changed, for instance row “{row}”, column “{column}” "
            "from {before} to {after}.",
        ),
        (
            "以新版为准；已使用旧版数字的，请相应更新。",
            "The new version holds; update what was made from the old one.",
        ),
    ),
    "VERSION.CHANGED:same": (
        "“{agency}”{year}年度报告已被替换，表内可比对的数字没有变化。以新版为准。",
        "“{agency}” replaced its report for {year}; no number that can be compared changed. The new version holds.",
    ),
    "REGISTER.UNMATCHED:none": (
        "“{agency}”不在单位名录中。请补入名录，或把该名称列为某单位的别名。",
        "“{agency}” is not on the register. Add it, or add this name to the aliases of an agency.",
    ),
    "REGISTER.UNMATCHED:proposed": (
        "“{agency}”不在单位名录中，可能是：{proposed_names}。请确认后在名录中加为别名；未确认前不作匹配。",
        "“{agency}” is not on the register; it may be {proposed_names}. Once sure, add it as an alias; until then it is "
        "no match.",
    ),
    "REGISTER.UNMATCHED:other_scope": (
        "“{agency}”在单位名录中只有另一种口径。请核对报告口径，或在名录中补入该口径。",
        "The register has “{agency}” with the other scope only. Check the report, or add that scope.",
    ),
    "REGISTER.UNMATCHED:scope_unclear": (
        "“{agency}”在单位名录中有本级和汇总两行，从报告看不出是哪一种。请核对原文。",
        "The register has “{agency}” both for itself and consolidated, and the report does not tell which it is. Check the page.",
    ),
    "REGISTER.UNMATCHED:nameless": (
        "报告未写明单位，不能与单位名录匹配（{uris}）。请核对原文。",
        "The report names no agency, so it can't be matched with the register ({uris}). Check the page.",
    ),
    "PRO.RULE_POWER:register": (
        "“{agency}”{year}年度报告填报了规章数量：{cells}。按单位名录为{rank}，无规章制定权，疑将规范性文件误填为规章，"
        "请填报单位核实。",
        "“{agency}” reports 规章 (rules) for {year}: {cells}. By the register it is “{rank}”, and it has no power to "
        "make them; normative documents may have been entered in the wrong row. Ask the agency.",
    ),
    "MONEY.UNIT:register": (
        "“{agency}”{year}年度报告“{row}”行“{column}”列填写“{raw}”，按万元计对该类单位明显偏大，疑以元为单位填写。"
        "请填报单位核实单位；核实前该数不宜用于汇总。",
        "“{agency}”, report for {year}, row “{row}”, column “{column}” says “{raw}” in 万元: too much for an agency of its kind, "
        "so it may have been entered in 元. Ask the agency; until then leave it out of sums.",
    ),
}

JUDGE: dict[str, _Pair] = {**YEARS, **BETWEEN}
