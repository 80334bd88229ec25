"""Words for sums and relations of the statistics of 2014 to 2018 that do not hold."""

from pipeline.messages.findings.wording import relation

_MUST = {
    "STAT.RECEIVED": ("收到申请数应等于各种方式申请数之和", "the requests received are those received in each way"),
    "STAT.CONCLUDED": (
        "申请办结数应等于按时和延期办结数之和",
        "the requests concluded are those on time and those extended",
    ),
    "STAT.STAFF": ("工作人员数应等于专职和兼职人员数之和", "the staff are those in full time and those in part time"),
}
_SHOULD = {
    "STAT.REPLIED": ("申请答复数一般应等于各类答复数之和", "the replies are normally those of each kind"),
    "STAT.DENIED": ("不同意公开答复数一般应等于各项理由之和", "the refusals are normally those on each ground"),
    "STAT.RECONSIDERATION": (
        "行政复议数量一般应等于各类结果之和",
        "the reconsiderations are normally those of each outcome",
    ),
    "STAT.LITIGATION": ("行政诉讼数量一般应等于各类结果之和", "the lawsuits are normally those of each outcome"),
}
_PARTS_OF = {
    "STAT.NORMATIVE": ("规范性文件是主动公开信息的一部分", "normative documents are part of what was disclosed"),
    "STAT.CHANNEL": (
        "不同渠道公开相同信息只计1条，单一渠道不应多于总数",
        "the total counts an item once, and no channel can have more",
    ),
    "STAT.PRINCIPAL": ("主要负责同志参加的是总次数的一部分", "those with the principal are part of all"),
}


def _total(code: str, zh: str, en: str, *, doubt: bool) -> dict[str, tuple[str, str]]:
    """Make the messages of a total that is not the sum of its parts."""
    return relation(
        code,
        (
            f"{{left}}，而{{right}}之和为{{right_sum}}，两者不等。{zh}。",
            f"{{left}}, but {{right}} add up to {{right_sum}}; {en}.",
        ),
        ("{left}，而{right}均未填写数字，", "{left}, but {right} hold no number,"),
        doubt=doubt,
    )


def _part(code: str, zh: str, en: str) -> dict[str, tuple[str, str]]:
    """Make the messages of a part that is more than its whole."""
    return relation(
        code,
        (f"{{left}}大于{{right}}。{zh}。", f"{{left}} is more than {{right}}; {en}."),
        ("{left}，而{right}未填写数字，", "{left}, but {right} holds no number,"),
        doubt=True,
    )


SUMS_2014: dict[str, tuple[str, str]] = {
    key: message
    for made in (
        *(_total(code, *words, doubt=False) for code, words in _MUST.items()),
        *(_total(code, *words, doubt=True) for code, words in _SHOULD.items()),
        *(_part(code, *words) for code, words in _PARTS_OF.items()),
    )
    for key, message in made.items()
}
