"""What printed labels come down to, and what they must not come down to."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import bare, core, distance, enumerator, squash, unfolded, unspaced

SAME = [
    ("（一）予以公开", "(一) 予以公开"),
    ("危及“三安全一稳定”", '危及"三安全一稳定"'),
    ("危及“三安全一稳定”", "危及三安全一稳定"),
    ("本年增/减", "本年增／减"),
    ("总 计", "总\n计"),
    ("第二十条第（一）项", "第二十条  第(一)项"),
    ("主动公开政府信息情况", "主動公開政府信息情況"),
    ("收到和处理政府信息公开申请情况", "收到和處理政府信息公開申請情況"),
    ("政府信息公开行政复议、行政诉讼情况", "政府信息公開行政復議、行政訴訟情況"),
    ("存在的主要问题及改进情况", "存在的主要問題及改進情況"),
    ("统计期限", "統計期限"),
    ("一、总体情况", "\u2f00、总体情况"),
    ("民事", "\u2ea0事"),
    ("3.其他", "３．其他"),
    ("①属于国家秘密", "(1)属于国家秘密"),
    ("申请人情况", "申请\u200b人\u00ad情\ufe00况"),
    ("2023—2024", "2023－2024"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_differs_in_typesetting_only_is_the_same(one: str, other: str) -> None:
    assert squash(one) == squash(other)


CORES = {
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "部分公开",
    "规章(设区的市、自治州人民政府应提供相关数据)": "规章",
    "本年(2023)制发件数": "本年制发件数",
    "现行有效件数 (历史累计)": "现行有效件数",
    "本年收费金额（单位：万元）": "本年收费金额",
    "上一年项目数量（指2019年事项数": "上一年项目数量",
    "总计（七）": "总计",
    "七、总计": "总计",
    "1属于国家秘密": "属于国家秘密",
    "1、申请人逾期不补正，行政机关不再处理其申请": "申请人逾期不补正行政机关不再处理其申请",
    "2023年数量": "2023年数量",
    "12.5": "125",
    "（单位：件）": "单位件",
    "": "",
    "——": "",
}


@pytest.mark.parametrize(("label", "expected"), CORES.items())
def test_the_core_of_a_label_is_what_identifies_it(label: str, expected: str) -> None:
    assert core(label) == expected


def test_a_bare_label_keeps_the_words_of_its_gloss() -> None:
    assert bare("2.行政诉讼（复议后起诉）") == "行政诉讼复议后起诉"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("  （六）其他", "(六)"),
        ("12、其他", "12、"),
        ("2.5万元", ""),
        ("第一项", ""),
        ("十一、其他", "十一、"),
        ("2023年", ""),
    ],
)
def test_the_number_in_front_of_a_label_is_told_from_a_number(label: str, expected: str) -> None:
    assert enumerator(label) == expected


def test_white_space_goes_and_the_rest_stays_as_printed() -> None:
    assert unspaced("石桥县 （本级）\u3000２０２３年\n\u202e报告") == "石桥县（本级）２０２３年报告"


def test_a_piece_of_the_squashed_text_is_found_in_print() -> None:
    printed = "“石桥县” （本级）2023年"
    start = squash(printed).index("(")
    assert unfolded(printed, range(start, start + 4)) == "（本级）"


def test_every_character_that_unicode_calls_invisible_is_taken_out() -> None:
    # Beyond the first planes of text: notation of music and of shorthand, which no report has.
    seen = [
        char
        for char in map(chr, range(0x10000))
        if (char.isspace() or unicodedata.category(char) in {"Cc", "Cf"}) and squash(f"a{char}b") != "ab"
    ]
    assert [f"{ord(char):x}" for char in seen] == ["890", "891"]
    assert squash("\ufffd") == "\ufffd"
    assert squash(chr(sys.maxunicode)) == chr(sys.maxunicode)


@given(st.text(max_size=200))
def test_squashing_twice_changes_nothing_more(text: str) -> None:
    assert squash(squash(text)) == squash(text)


@given(st.text(alphabet="（）()一、2.其他公开 \n", max_size=60))
def test_a_remembered_text_is_what_a_fresh_one_is(text: str) -> None:
    padded = text + " " * 200
    assert (squash(padded), core(padded), bare(padded)) == (squash(text), core(text), bare(text))


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_the_same_both_ways_and_bounded(left: str, right: str) -> None:
    apart = distance(left, right, 20)
    assert apart == distance(right, left, 20)
    assert (apart == 0) == (left == right)
    assert apart <= max(len(left), len(right))
    assert distance(left, right, 2) == min(apart, 3)
