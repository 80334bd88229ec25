"""Words for the form as used: its tables, rows, labels, sections, and whose report of which year it is."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

from pipeline.messages.findings.wording import CHECK_EN, CHECK_ZH

PARTS: dict[str, tuple[str, str]] = {
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
        "未找到“{table}”表。" + CHECK_ZH,
        "The table “{table}” was not found. " + CHECK_EN,
    ),
    "FORM.TABLE_MISSING:torn": (
        "未找到“{table}”表，该部分的数字一行一个，没有行列，无法认定各属哪一栏。请取带表格的原件（PDF、DOCX或网页）再读，或对照原文录入。",
        "The table “{table}” was not found; below its heading numbers stand a line each, without rows and columns. Take the "
        "document with its tables (PDF, DOCX or the page), or enter them from it.",
    ),
    "FORM.TABLE_MISSING:unread": (
        "未找到“{table}”表，但该部分有数字或栏目名称，可能就是该表，只是没有读出行列。请对照原文核对；表格如已打乱，请取带表格的原件（PDF、DOCX或网页）再读。",
        "The table “{table}” was not found, but numbers or labels stand below its heading that may be it, without rows and "
        "columns that could be read. Check the page; where the table is broken up, take the document with its tables (PDF, "
        "DOCX or the page).",
    ),
    "FORM.TABLE_MISSING:scattered": (
        "未找到“{table}”表，但文中另有一个表可能就是该表，未能认定。请对照原文核对。",
        "The table “{table}” was not found, but the document has another that may be it; check the page.",
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
        "未找到{tables}表，文中有{pictures}处图片或字体无编码的文字可能是表格而未能识读。请对照原文核对，或请填报单位提供文字版。",
        "Not found: {tables}. In {pictures} places the document has pictures, or text whose fonts do not say what they print, "
        "that may be tables and were not read. Look at the page, or ask the agency for a version in text.",
    ),
    "FORM.ROW_MISSING": (
        "“{table}”表缺少“{row}”行。" + CHECK_ZH,
        "The table “{table}” lacks the row “{row}”. " + CHECK_EN,
    ),
    "FORM.COLUMN_MISSING": (
        "“{table}”表缺少“{column}”列（自“{row}”行起）。" + CHECK_ZH,
        "The table “{table}” lacks the column “{column}” (from row “{row}” on). " + CHECK_EN,
    ),
    "FORM.BLANK:some": (
        "“{table}”表有{count}个单元格未填写数字（{states}）。记录中为空值，不视为0；数量为0的应填写0，请填报单位补填。",
        "In the table “{table}” {count} cells hold no number ({states}). "
        "They are null in the record, not 0; ask the agency to fill them in, 0 included.",
    ),
    "FORM.BLANK:all": (
        "“{table}”表没有填写任何数字（{states}）。" + CHECK_ZH,
        "The table “{table}” holds no number at all ({states}). " + CHECK_EN,
    ),
}

STATE_NAMES = {"blank": ("空白", "blank"), "dash": ("“-”", "“-”"), "slash": ("“/”", "“/”"), "none": ("“无”", "“无”")}
"""How a cell that holds no number looks, by its state."""

FORM: dict[str, tuple[str, str]] = {
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
        "未找到“{section}”部分。原文确无此部分的，请填报单位补充。",
        "The section “{section}” was not found; where the page has none, ask for it.",
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
    "FORM.YEAR:several": (
        "同一文件中还有另一份报告（{others}），无法确定以哪一份为准。请分成单独的文件后重新提取。",
        "The file holds another whole report, too ({others}), and nobody can tell which is meant. Extract each by itself.",
    ),
    "FORM.YEAR:period": (
        "标题所写年度为{year}年，统计期限所写年度为{period}年，两者不一致。" + CHECK_ZH,
        "The title says {year}, the statistical period {period}. " + CHECK_EN,
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
