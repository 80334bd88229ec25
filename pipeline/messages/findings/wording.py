"""Wording: the sentences that many messages end with, and the messages that every relation between cells has."""

CHECK_ZH = CHECK_EN = "{check}"
"""What is to be done about an error, by what it concerns: `CHECK`."""
CHECK: dict[str | None, tuple[str, str]] = {
    "source": (
        "不同方式读取的结果一致，原文即如此。请退回填报单位更正。",
        "Different ways of reading agree that this is what is printed; ask the agency to correct it.",
    ),
    "extraction": (
        "不同方式读取的结果不一致。请先核对原文；原文如此的，退回填报单位更正。",
        "Different ways of reading differ; check the page first, and if it says so, ask the agency to correct it.",
    ),
    None: (
        "请先核对原文；原文如此的，退回填报单位更正。",
        "Check the page first; if it says so, ask the agency to correct it.",
    ),
}
"""By what an error concerns, where two ways of reading have something to say of it: Chinese, English."""
BLANKS_ZH = "其中{blanks}个单元格为空白、“-”、“/”或“无”，均按0计算。"
BLANKS_EN = "Of these cells {blanks} hold no number (blank, “-”, “/” or “无”) and count as 0. "
OPEN_ZH = "无法判断是否相符。请核对原文；原文确未填写的，请填报单位补填，数量为0的也应填写0。"
OPEN_EN = (
    "so nothing can be said. Check the page; if nothing is printed there, ask the agency to fill it in, 0 included."
)

DOUBT_ZH = "请先核对原文；原文如此的，请填报单位核实。"
DOUBT_EN = "Check the page first; if it says so, ask the agency whether it is meant."


def relation(
    code: str, failed: tuple[str, str], right_blank: tuple[str, str] | None, *, doubt: bool = False
) -> dict[str, tuple[str, str]]:
    """Make the messages of a relation between cells: it fails, it fails over empty cells, its right side is empty.

    Where it may rightly fail (`doubt`), the agency is asked and not told.
    """
    zh, en = failed
    then_zh, then_en = (DOUBT_ZH, DOUBT_EN) if doubt else (CHECK_ZH, CHECK_EN)
    made = {
        f"{code}:failed": (zh + then_zh, f"{en} {then_en}"),
        f"{code}:blanks": (zh + BLANKS_ZH + then_zh, f"{en} {BLANKS_EN}{then_en}"),
    }
    if right_blank is not None:
        made[f"{code}:right_blank"] = (right_blank[0] + OPEN_ZH, f"{right_blank[1]} {OPEN_EN}")
    return made
