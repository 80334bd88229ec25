"""What is said to people: complete in both languages, and never a reason to fail."""

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from pipeline.errors import DocumentError
from pipeline.messages import LANGS, TEXTS, render_document, render_finding, say, spell
from pipeline.messages.document import DOCUMENT_MESSAGES
from pipeline.messages.findings import FINDING_MESSAGES


@dataclass(frozen=True)
class Said:
    code: str
    args: dict[str, object] = field(default_factory=dict)


def fields(template: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(template) if name is not None})


@pytest.mark.parametrize("texts", [TEXTS, DOCUMENT_MESSAGES, FINDING_MESSAGES], ids=["texts", "documents", "findings"])
def test_both_languages_say_the_same_things(texts: dict[str, tuple[str, str]]) -> None:
    differing = [key for key, (zh, en) in texts.items() if fields(zh) != fields(en)]
    assert differing == []
    assert all(zh and en and zh != en for zh, en in texts.values())


def codes(of: type[DocumentError]) -> Iterator[str]:
    for error in of.__subclasses__():
        yield error.code
        yield from codes(error)


@pytest.mark.parametrize("lang", LANGS)
def test_every_document_error_says_what_is_wrong_and_what_to_do(lang: str) -> None:
    for code in codes(DocumentError):
        zh, en = DOCUMENT_MESSAGES[code]
        sentences = zh.split("。") if lang == "zh" else en.split(". ")
        assert len([sentence for sentence in sentences if sentence.strip()]) >= 2


def test_the_contracts_messages_are_said_as_it_has_them() -> None:
    assert render_document("ENCRYPTED", {}) == "文件有打开密码。请向填报单位索取无密码的版本后重新提取。"
    assert say("skipped.system") == "系统文件，已跳过。"


def test_a_kind_has_words_of_its_own_and_an_unknown_kind_those_of_the_code() -> None:
    assert "打不开" in render_document("DAMAGED", {"kind": "unreadable", "reason": "Permission denied"})
    assert render_document("DAMAGED", {"kind": "never heard of"}) == render_document("DAMAGED", {})


def test_a_table_that_is_called_so_is_not_called_so_twice() -> None:
    table = Said("FORM.ROW_MISSING", {"table": "政府信息公开情况统计表", "row": "传真申请数"})
    assert render_finding(table).startswith("“政府信息公开情况统计表”缺少“传真申请数”行。")
    other = Said("FORM.ROW_MISSING", {"table": "主动公开政府信息情况", "row": "行政许可"})
    assert render_finding(other).startswith("“主动公开政府信息情况”表缺少")


def test_a_reading_that_is_no_character_is_said_to_be_none() -> None:
    args: dict[str, object] = {
        "kind": "readings",
        "row": "行政处罚",
        "column": "本年处理决定数量",
        "candidates": ["“219”", "“\ufffd”"],
    }
    assert "“219”、（无法识别）" in render_finding(Said("FORM.CELL_UNREADABLE", args))


def test_what_stands_instead_of_numbers_is_counted_in_the_readers_language() -> None:
    said = Said(
        "FORM.BLANK", {"kind": "some", "table": "表", "count": 12, "blank": 10, "dash": 0, "slash": 2, "none": 0}
    )
    assert "12个单元格未填写数字（空白10个、“/”2个）" in render_finding(said)
    assert "12 cells hold no number (10 blank, 2 “/”)." in render_finding(said, "en")


def test_a_missing_argument_is_a_question_mark() -> None:
    assert render_document("TIMEOUT", {}).startswith("？ 秒")


def test_a_finding_without_words_is_its_code() -> None:
    assert render_finding(Said("NEVER.HEARD")) == "NEVER.HEARD"


def test_no_argument_of_a_finding_can_break_its_message() -> None:
    for key in FINDING_MESSAGES:
        code, _, kind = key.partition(":")
        several: list[dict[str, object]] = [
            {},
            {"row": None, "cells": [{"a": [1]}], "kind": kind},
            {"row": "{x}{0}%s", "kind": kind},
        ]
        for args in several:
            for lang in LANGS:
                assert render_finding(Said(code, args), lang)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Decimal("24252.311082"), "24252.311082", "24252.311082"),
        (Decimal("1E+2"), "100", "100"),
        (["a", 1], "a、1", "a, 1"),
        (None, "—", "—"),
        (True, "是", "yes"),
        ({"a": [1, 2]}, "a：1、2", "a: 1, 2"),
    ],
)
def test_values_stand_in_a_sentence_as_people_write_them(value: object, zh: str, en: str) -> None:
    assert (spell(value, "zh"), spell(value, "en")) == (zh, en)
