"""Messages: everything a person is told, made from a code and its arguments, in Chinese or in English.

Words stand here and not where things go wrong, so that a code can be tested, counted and translated, and so that two
places never say one thing in two ways. What is written to disk is always Chinese; `--lang` speaks to the terminal only.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Protocol

from pipeline.messages.collect import COLLECT_TEXTS
from pipeline.messages.command import COMMAND_TEXTS
from pipeline.messages.doctor import DOCTOR_TEXTS
from pipeline.messages.document import DOCUMENT_MESSAGES
from pipeline.messages.findings import FINDING_MESSAGES
from pipeline.messages.findings.form import STATE_NAMES
from pipeline.messages.findings.wording import CHECK
from pipeline.messages.judge import JUDGE_TEXTS
from pipeline.messages.overview import OVERVIEW_TEXTS
from pipeline.messages.register import REGISTER_TEXTS
from pipeline.messages.repair import REPAIR_MESSAGES
from pipeline.messages.review import REVIEW_TEXTS
from pipeline.messages.store import STORE_TEXTS

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

_ORDERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but the line break, and those that turn the direction of writing."""


_REPAIR_LEADS = tuple(REPAIR_MESSAGES[kind][0].partition("{")[0] for kind in ("unique", "several", "none"))
"""How the sentence about the smallest changes begins in Chinese."""


_MENDED = {
    "zh": (("表”表", "表”"), ("“\ufffd”", "（无法识别）")),
    "en": (("“\ufffd”", "(nothing legible)"),),
}
"""What comes of filling in: a table that is called 表 by itself, and a reading that is no character."""


class Coded(Protocol):
    """What has a code and arguments: a finding."""

    @property
    def code(self) -> str:
        """The stable code."""

    @property
    def args(self) -> Mapping[str, object]:
        """What the message is made from."""


TEXTS: dict[str, tuple[str, str]] = {
    **COMMAND_TEXTS,
    **JUDGE_TEXTS,
    **REGISTER_TEXTS,
    **OVERVIEW_TEXTS,
    **STORE_TEXTS,
    **DOCTOR_TEXTS,
    **REVIEW_TEXTS,
    **COLLECT_TEXTS,
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


def named(text: str) -> str:
    r"""Return the name of a file as it stands in a list: on one line, so that no name can look like a line of ours.

    >>> named("a.pdf\n读取失败")
    'a.pdf�读取失败'
    """
    return visible(text).replace("\n", "\ufffd")


def render_document(code: str, details: Mapping[str, object], lang: Lang = "zh") -> str:
    """Say what is wrong with a document that can't be read, and what to do.

    >>> render_document("DAMAGED", {"kind": "changed"})
    '读取过程中文件被改动。请等文件写完后重新提取。'
    """
    found = _pick(DOCUMENT_MESSAGES, code, details, lang)
    return code if found is None else _fill(found, details, lang)


def render_finding(finding: Coded, lang: Lang = "zh", *, repairs: bool = True) -> str:
    """Say what a finding says; its code where it has no words, since a missing text must not cost a record.

    Without `repairs` the smallest changes are left out under which a table would hold: a list has no room for them.
    """
    found = _pick(FINDING_MESSAGES, finding.code, finding.args, lang)
    if found is None:
        return finding.code
    check = CHECK.get(getattr(finding, "concerns", None), CHECK[None])[LANGS.index(lang)]
    try:
        after = _repairs(finding.args, lang) if repairs else ""
        return _fill(found, {**finding.args, "check": check, "states": _states(finding.args, lang)}, lang) + after
    except (LookupError, AttributeError, TypeError, ValueError):
        return finding.code


def without_repairs(message: str) -> str:
    """Return a Chinese message as it was written to disk, without the smallest changes that it ends with.

    >>> without_repairs("两者不等。使全部勾稽关系成立的最小改动只有一种：“总计”列由1改为0（仅供核对，未改动任何数据）。")
    '两者不等。'
    """
    starts = (message.find(lead) for lead in _REPAIR_LEADS)
    return message[: min((start for start in starts if start > 0), default=len(message))]


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


def _states(args: Mapping[str, object], lang: Lang) -> list[str]:
    """Say how many cells look how, where a finding counts the signs that stand instead of numbers."""
    counted = ((args.get(state, 0), names[LANGS.index(lang)]) for state, names in STATE_NAMES.items())
    return [f"{name}{count}个" if lang == "zh" else f"{count} {name}" for count, name in counted if count]


def _pick(messages: Mapping[str, tuple[str, str]], code: str, args: Mapping[str, object], lang: Lang) -> str | None:
    """Return the template of a code, that of its `kind` where there is one."""
    found = messages.get(f"{code}:{args['kind']}") if "kind" in args else None
    found = found or messages.get(code)
    return found and found[LANGS.index(lang)]


def _fill(template: str, args: Mapping[str, object], lang: Lang) -> str:
    filled = template.format_map(_Words({key: spell(value, lang) for key, value in args.items()}))
    for odd, plain in _MENDED[lang]:
        filled = filled.replace(odd, plain)
    return filled


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
