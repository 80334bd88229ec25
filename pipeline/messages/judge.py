"""What is said on the terminal of records judged beside each other, and of the standing of a record."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

JUDGE_TEXTS: dict[str, tuple[str, str]] = {
    "judge.none": ("没有找到任何记录。", "No record was found."),
    "judge.standing": ("共 {count} 份记录：{standings}", "{count} records: {standings}"),
    "judge.findings": (
        "比对发现错误 {error} 处、警告 {warning} 处、提示 {info} 处，见 {file}",
        "Found between them: {error} errors, {warning} warnings, {info} notes; see {file}",
    ),
    "judge.next": (
        "接着可以：\n"
        "  nianbao report {folders}                         一页总览：谁未报，哪些可用，先办什么\n"
        "  nianbao review {folders} --reports 报告文件夹    对照原件，逐处核对\n"
        "  nianbao notify {folders} --office 发文单位       给需退回的单位写整改通知",
        "Next, as you need it:\n"
        "  nianbao report {folders}                         one page: who is missing, what is usable, what is worst\n"
        "  nianbao review {folders} --reports REPORTS       look at the pages, number by number\n"
        "  nianbao notify {folders} --office NAME           letters to those whose reports go back",
    ),
    "judge.out_needed": (
        "给出几个文件夹时，请用 --out 写明结果写到哪里",
        "several folders need --out",
    ),
    "judge.unfinished": (
        "{folder} 的提取没有做完（没有 run.json）：还没有读到的报告，会被当作没有。请先重新运行原来的 nianbao extract，再比对。",
        "{folder} was not extracted to the end (it has no run.json): reports that were not read yet count as absent. "
        "Give the same nianbao extract again, then judge.",
    ),
    "judge.no_register": (
        "没有给出单位名录（--register）：未查谁未报、逾期，也未比对汇总数。",
        "No register was given (--register): who is missing or late, and the roll-ups, were not looked at.",
    ),
    "standing.usable": ("可用", "usable"),
    "standing.usable_corrected": ("更正后可用", "usable as corrected"),
    "standing.check_reading": ("需核对识别", "check the reading"),
    "standing.send_back": ("需退回单位", "send back"),
    "standing.superseded": ("已被替代", "superseded"),
    "standing.no_tables": ("无表格", "no tables"),
    "standing.not_a_report": ("非年报", "not a report"),
}
"""By key, in Chinese and English."""
