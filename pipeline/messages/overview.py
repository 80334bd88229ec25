"""The words of an office's overview and of its decisions, Chinese and English."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

OVERVIEW_TEXTS: dict[str, tuple[str, str]] = {
    "report.title": (
        "政府信息公开工作年度报告：收集与核查情况",
        "Annual reports on open government information: where they stand",
    ),
    "report.standing": ("一、各年度情况", "1. Year by year"),
    "report.who_missing": ("二、未报送", "2. Missing"),
    "report.who_late": ("三、逾期报送", "3. Late"),
    "report.unmatched": ("名录中没有的单位", "Agencies not on the register"),
    "report.unread": (
        "读取失败的文件（所属单位可能因此列为未报送）",
        "Files that could not be read (whose agencies may therefore count as missing)",
    ),
    "report.file": ("文件", "file"),
    "report.why": ("原因和处理办法", "why, and what to do"),
    "report.worst": ("四、最需处理的问题（每份报告一项）", "4. The worst findings, one a report"),
    "report.checks": ("五、各项检查", "5. The checks"),
    "report.year": ("年度", "year"),
    "report.agency": ("单位", "agency"),
    "report.scope": ("口径", "scope"),
    "report.published": ("已报", "published"),
    "report.late": ("其中逾期", "late"),
    "report.missing": ("未报", "missing"),
    "report.counted": (
        "“已报”按单位计，“可用”“需退回单位”等按报告计：有的单位报了不止一份。",
        "Published counts agencies, usable and the others count reports: some agencies have more than one.",
    ),
    "report.due": ("应于", "due"),
    "report.on": ("报送日期", "published on"),
    "report.what": ("问题", "finding"),
    "report.code": ("代码", "code"),
    "report.check": ("检查", "check"),
    "report.confirmed": ("已确认", "confirmed"),
    "report.dismissed": ("已排除", "dismissed"),
    "report.nobody": ("没有。", "None."),
    "report.nobody_owes": (
        "没有。（比对时没有给出单位名录的，查不出未报和逾期。）",
        "None. (Where judge was given no register, nobody knows.)",
    ),
    "report.nothing": ("没有发现问题。", "Nothing was found."),
    "report.no_errors": ("没有错误。", "No errors."),
    "report.more": ("…… 另有 {count} 个", "… {count} more"),
    "report.doubted": (
        "“{name}”（{code}）的问题多数被排除（{dismissed}次）：请检查这项规则是否适用。",
        "Most findings of “{name}” ({code}) were dismissed ({dismissed}): does the rule apply here?",
    ),
    "decide.confirm": ("确认", "confirmed"),
    "decide.dismiss": ("排除", "dismissed"),
    "decide.correct": ("更正识别", "corrected"),
    "decide.reopen": ("撤销原处理意见", "reopened"),
    "decide.one_needed": (
        "请写明处理意见：--confirm、--dismiss、--correct、--reopen 中的一个",
        "one of --confirm, --dismiss, --correct, --reopen is needed",
    ),
    "decide.noted": (
        "已记下：{what} {id}。运行 nianbao judge 后生效。\n  {finding}",
        "Noted: {what} {id}. It takes effect when judge runs again.\n  {finding}",
    ),
    "notify.done": (
        "新发 {written} 份；累计未更正 {open} 份，已更正 {closed} 份。清单见 {file}",
        "{written} written now; {open} open and {closed} answered in all. The list: {file}",
    ),
    "notify.no_office": (
        "未指定发文单位（--office）。模板中有 {{{{发文单位}}}} 的，通知中暂写作“（发文单位）”，请改好再发。",
        "Nobody is named who writes (--office): where the template has {{{{发文单位}}}} the letters say “（发文单位）”; "
        "mend it first.",
    ),
    "notify.folder_needed": (
        "请写明 judge 写入的文件夹",
        "a folder that judge wrote to is needed",
    ),
    "notify.office_needed": (
        "请用 --office 写明发文单位，例如 --office 示例市人民政府办公室",
        "--office is needed: who writes, for instance --office 示例市人民政府办公室",
    ),
    "notify.nobody": (
        "有 {count} 份报告应退回，但读不出是哪个单位的，没有写通知。请查看原文后另行处理：",
        "{count} reports are to be sent back, but name no agency, so no letter was written. Look at them:",
    ),
    "aggregate.done": (
        "已汇总 {members} 份报告，结果在 {folder}；未计入 {left} 个单位",
        "{members} reports summed, results in {folder}; left out: {left}",
    ),
    "aggregate.left_out": (
        "汇总表尚不完整，不含以上单位的数字。请先核对，或退回更正、催报，再重新 extract、judge、aggregate。",
        "The form is not complete: the numbers of these are not in it. Check them, send them back or ask for them, then extract, "
        "judge and aggregate again.",
    ),
    "aggregate.missing": ("没有报告", "no report"),
    "aggregate.incomplete": (
        "有 {count} 个单元格的合计不完整，见 form.json 的 incomplete。",
        "The sums of {count} cells are incomplete: see `incomplete` in form.json.",
    ),
    "report.written": ("已写入 {file}", "Written to {file}"),
}
"""By key."""
