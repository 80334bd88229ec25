"""The words of the terminal and of the summaries: outcomes, progress, records checked again and drawn."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

COMMAND_TEXTS: dict[str, tuple[str, str]] = {
    # What becomes of a document, in a word and as a sentence.
    "category.accepted": ("通过", "accepted"),
    "category.check_reading": ("需核对识别", "check the reading"),
    "category.send_back": ("需退回单位", "send back"),
    "category.no_tables": ("无表格", "no tables"),
    "category.rejected": ("非年报", "not a report"),
    "category.failed": ("读取失败", "failed"),
    "category.skipped": ("已跳过", "skipped"),
    "row.accepted": ("通过。", "Accepted."),
    "row.check_reading": ("{count}处需核对识别", "{count} to check against the page"),
    "row.send_back": ("{count}处需退回单位", "{count} to send back to the agency"),
    "row.needs_review": ("{parts}。", "{parts}."),
    "row.no_tables": (
        "报告没有统计表格（2018年及以前不作要求）。",
        "The report has no tables (none were asked for up to 2018).",
    ),
    "row.crashed_reading": (
        "程序的一种复核读法（{way}）在此文件上出错，结果未经其核对；请将此文件反馈给程序维护者。",
        " A further way of reading ({way}) broke on this file and confirmed nothing; please report the file.",
    ),
    "row.rejected": ("不是政府信息公开工作年度报告。", "Not an annual report on open government information."),
    "skipped.system": ("系统文件，已跳过。", "A system file, skipped."),
    "skipped.hidden": ("隐藏的文件或文件夹，已跳过。", "Hidden, skipped."),
    "skipped.not_a_report": ("不是报告的文件类型，已跳过。", "No report by its kind, skipped."),
    "skipped.page_part": ("网页的样式、脚本等附属文件，已跳过。", "A part of a saved web page, skipped."),
    "skipped.special": ("不是普通文件，已跳过。", "No regular file, skipped."),
    # Words of findings.
    "rows_missing": (
        "“{table}”表缺少下列{count}行：{rows}。",
        "The table “{table}” lacks these {count} rows: {rows}.",
    ),
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "note"),
    "concerns.source": ("需退回单位", "send back"),
    "concerns.extraction": ("需核对识别", "check the reading"),
    "concerns.undecided": ("需核对识别", "check the reading"),
    "scope.own": ("本级", "own"),
    "scope.consolidated": ("汇总", "consolidated"),
    "scope.unknown": ("不明", "unknown"),
    "place.page": ("第{page}页", "page {page}"),
    "place.cell": ("第{table}个表第{row}行第{column}格", "table {table}, row {row}, cell {column}"),
    # The run on the terminal.
    "run.progress": ("正在读取", "Reading"),
    "run.documents": ("共 {count} 份文件，结果在 {folder}", "{count} documents, results in {folder}"),
    "run.none": ("没有找到任何文件。请检查所给的路径。", "No document was found. Check the paths given."),
    "run.reasons": ("{label}：", "{label}:"),
    "run.more": ("…… 其余 {count} 份见 {file}", "… {count} more in {file}"),
    "run.interrupted": (
        "已中断。已写出的记录保留在 {folder}；重新运行同一命令即可做完。",
        "Interrupted. The records written so far stay in {folder}; the same command again finishes the work.",
    ),
    "command.interrupted": (
        "已中断，没有做完。需要时重新运行同一命令。",
        "Interrupted before it was done. Give the same command again where you need it.",
    ),
    "run.summary": ("请打开 {file} 查看全部结果。", "Open {file} for all results."),
    "run.next": (
        "接着可以：\n"
        "  nianbao review {folder} --reports 报告文件夹      对照原件，逐处核对\n"
        "  nianbao register new {folder} --out agencies.xlsx  还没有单位名录的，先拟一份\n"
        "  nianbao judge {folder} --register agencies.xlsx    与上年、与所属单位比对，查谁未报",
        "Next, as you need it:\n"
        "  nianbao review {folder} --reports REPORTS          look at the pages, number by number\n"
        "  nianbao register new {folder} --out agencies.xlsx  where there is no register yet\n"
        "  nianbao judge {folder} --register agencies.xlsx    beside last year's and the members'; who is missing",
    ),
    # What the system refused.
    "disk.full": (
        "磁盘已满：{path}。请腾出空间后重新运行同一命令；已写好的结果保留，不会重做",
        "the disk is full: {path}. Make room and give the same command again; what is written stays and is not done again",
    ),
    "disk.denied": (
        "没有权限：{path}。请检查文件和文件夹的权限（是否只读），或换一个文件夹",
        "not permitted: {path}. Check the rights on files and folders (is it read-only?), or name another folder",
    ),
    "disk.unnamed": ("（系统没有说是哪个文件）", "(the system does not say which file)"),
    "disk.other": ("{path}：{reason}", "{path}: {reason}"),
    # Records checked again.
    "check.same": ("{count} 份记录复核一致。", "{count} records checked, nothing differs."),
    "check.differs": ("{count} 份记录中有 {wrong} 份不一致。", "{wrong} of {count} records differ."),
    "check.none": ("没有找到任何记录。", "No record was found."),
    "check.schema": ("不符合记录格式：{path}：{problem}", "breaks the schema: {path}: {problem}"),
    "check.evidence": ("数值与证据不符：{problem}", "values and evidence disagree: {problem}"),
    "check.extra": ("记录缺少应有的问题：{finding}", "a finding is missing: {finding}"),
    "check.gone": ("记录中的问题不成立：{finding}", "a finding does not hold: {finding}"),
    "check.id": ("问题编号不符：{finding}", "the id of a finding is wrong: {finding}"),
    "check.review": ("review 的计数不符：应为 {expected}", "the counts of `review` are wrong: expected {expected}"),
    "check.status": ("状态不符：记录为 {actual}，应为 {expected}", "the status is {actual}, expected {expected}"),
    "check.absent": ("run.json 列出的记录不存在", "run.json lists it, and it is not there"),
    "check.unlisted": ("run.json 没有列出这份记录", "run.json does not list it"),
    # A record drawn.
    "show.no_findings": ("没有问题。", "No findings."),
    "show.legend": ("标记：{marks}", "Marks: {marks}"),
    "show.mark.doubtful": ("? 需核对识别", "? check the reading"),
    "show.mark.wrong": ("! 需退回单位", "! send back"),
    "show.mark.blank": ("空 空白", "空 blank"),
    "show.mark.absent": ("× 没有此格", "× no such cell"),
    "show.table_missing": ("（没有找到此表）", "(this table was not found)"),
    "show.unmapped": ("表式以外的内容：", "Not of the form:"),
}
"""By key: Chinese and English."""
