"""The names of the checks: what each code is called in a table of an office, in Chinese and in English.

A message says what is wrong in one report; a name says what a check looks at, wherever checks are counted or filtered.
"""

CHECK_NAMES: dict[str, tuple[str, str]] = {
    "REQ.BALANCE": ("申请表收支平衡", "requests: balance"),
    "REQ.RESULT_SUM": ("办理结果合计", "requests: sum of results"),
    "REQ.ROW_SUM": ("申请人类别合计", "requests: sum of applicants"),
    "REV.SUM": ("复议诉讼合计", "reviews: sum"),
    "PRO.TYPE": ("主动公开表数值类型", "proactive disclosure: kind of number"),
    "PRO.DECIMALS": ("金额小数位数", "money: decimals"),
    "PRO.RULE_POWER": ("规章制定权限", "power to make rules"),
    "PRO19.DISCLOSED_TOTAL": ("公开数量关系", "disclosed: year and total"),
    "PRO19.ITEMS": ("项目数量增减", "items: change"),
    "PRO19.PROCUREMENT": ("采购项目与金额", "procurement: items and amount"),
    "PRO21.POOL": ("制发、废止与现行有效", "documents: issued and in force"),
    "STAT.RECEIVED": ("收到申请合计", "statistics: received"),
    "STAT.CONCLUDED": ("办结申请合计", "statistics: concluded"),
    "STAT.STAFF": ("工作人员合计", "statistics: staff"),
    "STAT.REPLIED": ("答复情况合计", "statistics: replied"),
    "STAT.DENIED": ("不同意公开合计", "statistics: denied"),
    "STAT.RECONSIDERATION": ("行政复议合计", "statistics: reconsideration"),
    "STAT.LITIGATION": ("行政诉讼合计", "statistics: litigation"),
    "STAT.NORMATIVE": ("规范性文件关系", "statistics: normative documents"),
    "STAT.CHANNEL": ("公开渠道关系", "statistics: channels"),
    "STAT.PRINCIPAL": ("负责同志解读关系", "statistics: principals"),
    "MONEY.UNIT": ("金额单位", "money: unit"),
    "FORM.NOT_A_REPORT": ("不是年度报告", "not a report"),
    "FORM.TABLE_MISSING": ("缺少统计表", "table missing"),
    "FORM.ROW_MISSING": ("缺少表行", "row missing"),
    "FORM.COLUMN_MISSING": ("缺少表列", "column missing"),
    "FORM.CELL_UNREADABLE": ("单元格无法识别", "cell unreadable"),
    "FORM.CELL_NOTE": ("单元格附注", "note in a cell"),
    "FORM.BLANK": ("空白单元格", "blank cells"),
    "FORM.OUTDATED": ("使用旧表式", "outdated form"),
    "FORM.HYBRID": ("混用表式", "two forms mixed"),
    "FORM.LABEL_VARIANT": ("标目与表式不同", "labels unlike the form's"),
    "FORM.ROW_UNKNOWN": ("表式以外的行列", "rows or columns not of the form"),
    "FORM.SECTION": ("章节不全", "sections"),
    "FORM.YEAR": ("年度", "year"),
    "FORM.AGENCY": ("单位名称", "agency"),
    "FORM.IMAGE_TABLE": ("表格为图片", "table is a picture"),
    "TEXT.RECEIVED": ("文表不符：新收申请", "text and table: received"),
    "TEXT.CARRIED_IN": ("文表不符：上年结转", "text and table: carried in"),
    "TEXT.CONCLUDED": ("文表不符：办结", "text and table: concluded"),
    "TEXT.CARRIED_OUT": ("文表不符：结转下年", "text and table: carried out"),
    "TEXT.OUTCOME": ("文表不符：办理结果", "text and table: outcomes"),
    "TEXT.APPLICANT": ("文表不符：申请人", "text and table: applicants"),
    "TEXT.RECONSIDERATION": ("文表不符：行政复议", "text and table: reconsideration"),
    "TEXT.LITIGATION": ("文表不符：行政诉讼", "text and table: litigation"),
    "TEXT.ZERO": ("文表不符：称未发生", "text and table: said to be none"),
    "TEXT.PERCENT": ("文表不符：百分比", "text and table: percentages"),
    "TEXT.YEAR_ON_YEAR": ("文表不符：同比", "text and table: year on year"),
    "TEXT.FEE": ("文表不符：信息处理费", "text and table: fees"),
    "YEAR.CARRY": ("结转与上年衔接", "years: carried over"),
    "YEAR.IN_FORCE": ("现行有效与上年衔接", "years: documents in force"),
    "YEAR.ITEMS": ("项目数量与上年衔接", "years: items"),
    "YEAR.PENDING": ("尚未审结与上年衔接", "years: pending reviews"),
    "YEAR.JUMP": ("数值骤变", "years: jump"),
    "YEAR.COPY": ("照抄上年", "years: copied"),
    "ROLLUP.SUM": ("汇总数与各单位之和", "roll-up: sum"),
    "ROLLUP.MISSING": ("未报或逾期", "roll-up: missing or late"),
    "TWIN.DIFFERS": ("同一报告不同格式不一致", "formats of one report differ"),
    "VERSION.CHANGED": ("报告被替换", "report replaced"),
    "REGISTER.UNMATCHED": ("名录中没有的单位", "agency not on the register"),
    "REGISTER.INVALID": ("名录本身有误", "fault of the register"),
}
"""By code; every code of the checks is here."""


FAILURE_NAMES: dict[str, tuple[str, str]] = {
    "EMPTY": ("空文件", "empty"),
    "UNKNOWN_FORMAT": ("格式不明", "unknown format"),
    "DAMAGED": ("文件损坏", "damaged"),
    "ENCRYPTED": ("有密码", "locked by a password"),
    "TOO_LARGE": ("文件过大", "too large"),
    "TIMEOUT": ("超时", "out of time"),
    "OUT_OF_MEMORY": ("内存不足", "out of memory"),
    "CRASHED": ("程序出错", "the program broke"),
    "NEEDS_EXTRA": ("格式本机不能读", "format not read here"),
}
"""What the codes of documents that could not be read are called."""


def check_name(code: str, *, english: bool = False) -> str:
    """Return what a check, or the reason of a failure, is called; the code itself where it is not known.

    >>> check_name("REQ.ROW_SUM"), check_name("REQ.ROW_SUM", english=True)
    ('申请人类别合计', 'requests: sum of applicants')
    """
    names = CHECK_NAMES.get(code) or FAILURE_NAMES.get(code)
    return names[english] if names else code
