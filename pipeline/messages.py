"""Messages: everything a person is told, made from a code and its arguments, in Chinese or in English.

Words stand here and not where things go wrong, so that a code can be tested, counted and translated, and so that two
places never say one thing in two ways. What is written to disk is always Chinese; `--lang` speaks to the terminal only.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Protocol

from pipeline.doctor_messages import DOCTOR_TEXTS
from pipeline.document_messages import DOCUMENT_MESSAGES
from pipeline.finding_messages import FINDING_MESSAGES
from pipeline.finding_messages.wording import CHECK
from pipeline.judge_messages import JUDGE_TEXTS
from pipeline.overview_messages import OVERVIEW_TEXTS
from pipeline.register_messages import REGISTER_TEXTS
from pipeline.repair_messages import REPAIR_MESSAGES

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

_ORDERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but the line break, and those that turn the direction of writing."""


class Coded(Protocol):
    """What has a code and arguments: a finding."""

    @property
    def code(self) -> str:
        """The stable code."""

    @property
    def args(self) -> Mapping[str, object]:
        """What the message is made from."""


TEXTS: dict[str, tuple[str, str]] = {
    **JUDGE_TEXTS,
    **REGISTER_TEXTS,
    **OVERVIEW_TEXTS,
    **DOCTOR_TEXTS,
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
    "skipped.special": ("不是普通文件，已跳过。", "No regular file, skipped."),
    # Words of findings.
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
    "run.summary": ("请打开 {file} 查看全部结果。", "Open {file} for all results."),
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
"""Every other text, by key."""


def say(key: str, lang: Lang = "zh", **args: object) -> str:
    """Return a text of `TEXTS` with its fields filled in.

    >>> say("row.send_back", count=1)
    '1处需退回单位'
    """
    return _fill(TEXTS[key][LANGS.index(lang)], args, lang)


def visible(text: str) -> str:
    r"""Return a text that can't give orders to a terminal: file names and documents may hold escape sequences.

    >>> visible("a\x1b[31m\n\u202eb")
    'a�[31m\n�b'
    """
    return _ORDERS.sub("\ufffd", text)


def render_document(code: str, details: Mapping[str, object], lang: Lang = "zh") -> str:
    """Say what is wrong with a document that can't be read, and what to do.

    >>> render_document("DAMAGED", {"kind": "changed"})
    '读取过程中文件被改动。请等文件写完后重新提取。'
    """
    found = _pick(DOCUMENT_MESSAGES, code, details, lang)
    return code if found is None else _fill(found, details, lang)


def render_finding(finding: Coded, lang: Lang = "zh") -> str:
    """Say what a finding says; its code where it has no words, since a missing text must not cost a record."""
    found = _pick(FINDING_MESSAGES, finding.code, finding.args, lang)
    if found is None:
        return finding.code
    check = CHECK.get(getattr(finding, "concerns", None), CHECK[None])[LANGS.index(lang)]
    try:
        return _fill(found, {**finding.args, "check": check}, lang) + _repairs(finding.args, lang)
    except (LookupError, AttributeError, TypeError, ValueError):
        return finding.code


def _repairs(args: Mapping[str, Any], lang: Lang) -> str:
    """Say the smallest changes under which all sums of a table would hold, where a failed sum has any to tell of."""
    if "repair_count" not in args:
        return ""
    words = REPAIR_MESSAGES
    said = []
    for repair in args["repairs"]:
        first, *others = repair["cells"]
        second = {f"{key}2": value for cell in others for key, value in cell.items()}
        moved = {"moved": abs(first["value"] - first["printed"])}
        if repair["kind"] == "moved" and first["value"] > first["printed"]:
            first, second = others[0], {f"{key}2": value for key, value in first.items()}
        said.append(_fill(words[repair["kind"]][LANGS.index(lang)], {**first, **second, **moved}, lang))
    count = args["repair_count"]
    kind = "none" if not count else "unique" if count == 1 else "several"
    if count and not said:
        return ""
    joined = {"count": count, "repairs": {"zh": "；或", "en": "; or "}[lang].join(said)}
    return {"zh": "", "en": " "}[lang] + _fill(words[kind][LANGS.index(lang)], joined, lang)


def _pick(messages: Mapping[str, tuple[str, str]], code: str, args: Mapping[str, object], lang: Lang) -> str | None:
    """Return the template of a code, that of its `kind` where there is one."""
    found = messages.get(f"{code}:{args['kind']}") if "kind" in args else None
    found = found or messages.get(code)
    return found and found[LANGS.index(lang)]


def _fill(template: str, args: Mapping[str, object], lang: Lang) -> str:
    return template.format_map(_Words({key: spell(value, lang) for key, value in args.items()}))


class _Words(dict[str, str]):
    """Arguments as words; a template that asks for one that is not there gets a question mark."""

    def __missing__(self, key: str) -> str:
        return "？"


def spell(value: object, lang: Lang = "zh") -> str:
    """Return a value as it stands in a sentence: exact, without exponents, lists joined.

    >>> spell([Decimal("1E+2"), "a", None])
    '100、a、—'
    """
    if value is None:
        return "—"
    if isinstance(value, bool):
        return {"zh": "否是", "en": ["no", "yes"]}[lang][value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple):
        return ("、" if lang == "zh" else ", ").join(spell(item, lang) for item in value)
    if isinstance(value, Mapping):
        colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
        return comma.join(f"{key}{colon}{spell(item, lang)}" for key, item in value.items())
    return str(value)
