"""What is said on the terminal of records judged beside each other, and of the standing of a record."""

JUDGE_TEXTS: dict[str, tuple[str, str]] = {
    "judge.none": ("没有找到任何记录。", "No record was found."),
    "judge.standing": ("共 {count} 份记录：{standings}", "{count} records: {standings}"),
    "judge.findings": (
        "比对发现错误 {error} 处、警告 {warning} 处、提示 {info} 处，见 {file}",
        "Found between them: {error} errors, {warning} warnings, {info} notes; see {file}",
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
