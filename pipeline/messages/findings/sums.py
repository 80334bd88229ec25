"""Words for sums and relations of the forms of 2019 and 2021 that do not hold."""

# ruff: noqa: ISC004 - a comma lost between the two languages is no pair any more, which the type checker sees

from pipeline.messages.findings.wording import relation

SUMS: dict[str, tuple[str, str]] = {
    **relation(
        "REQ.BALANCE",
        (
            "“{column}”列：{left}之和为{left_sum}，{right}之和为{right_sum}，两者不等。"
            "本年新收与上年结转之和，应等于办理结果总计与结转下年度之和。",
            "Column “{column}”: {left} add up to {left_sum}, but {right} to {right_sum}; what was received and carried in "
            "must be what was concluded and carried out.",
        ),
        (
            "“{column}”列：{left}之和为{left_sum}，而{right}均未填写数字，",
            "Column “{column}”: {left} add up to {left_sum}, but {right} hold no number,",
        ),
    ),
    **relation(
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
    **relation(
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
    **relation(
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
    **relation(
        "PRO19.DISCLOSED_TOTAL",
        (
            "“{row}”行：{left}大于{right}。本年新公开的应计入对外公开总数量，一般不应大于总数量。",
            "Row “{row}”: {left} is more than {right}; what was disclosed this year is part of the total disclosed.",
        ),
        ("“{row}”行：{left}，而{right}未填写数字，", "Row “{row}”: {left}, but {right} holds no number,"),
        doubt=True,
    ),
    **relation(
        "PRO19.ITEMS",
        (
            "“{row}”行：{left}之和为{left_sum}，小于0。减少的项目数不应多于上一年的项目数。",
            "Row “{row}”: {left} add up to {left_sum}, below 0; no more items can go than there were last year.",
        ),
        None,
        doubt=True,
    ),
    **relation(
        "PRO19.PROCUREMENT",
        (
            "“{row}”行：{left}，{right}，一项为0而另一项不为0。采购项目数量与采购总金额一般应同时为0或同时不为0。",
            "Row “{row}”: {left}, {right}; either both are 0 or neither is.",
        ),
        ("“{row}”行：{left}，而{right}未填写数字，", "Row “{row}”: {left}, but {right} holds no number,"),
        doubt=True,
    ),
    **relation(
        "PRO21.POOL",
        (
            "“{row}”行：{left}，大于{right}之和{right_sum}。本年制发的文件要么现行有效，要么已经废止，件数一般不应更多。",
            "Row “{row}”: {left} is more than {right} together ({right_sum}); what was issued is in force or repealed.",
        ),
        ("“{row}”行：{left}，而{right}均未填写数字，", "Row “{row}”: {left}, but {right} hold no number,"),
        doubt=True,
    ),
}
