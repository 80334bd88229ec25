"""Comparable text: what printed labels and titles look like once the accidents of typesetting are taken off.

Agencies print one label in dozens of ways: with breaks and spaces inside words, in full-width or half-width forms, with
or without quotes, enumerators and glosses; PDF fonts yield radicals that only look like the character meant. Two labels
are the same when their cores are the same. Nothing here is for numbers: `pipeline.numerals` reads those.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps

_RADICALS = "⺍小 ⺟母 ⺠民 ⺩王 ⺫目 ⺮竹 ⺼肉 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟"
"""Radicals that NFKC leaves alone (block CJK Radicals Supplement) and the characters they look like."""

_TRADITIONAL = (
    "報报 開开 說说 過过 獲获 見见 關关 無无 屬属 從从 門门 處处 數数 應应 機机 構构 員员 設设 業业 會会 質质 執执 現现 訴诉 訟讼 復复 複复 議议 請请 決决 維维 "
    "糾纠 結结 轉转 續续 辦办 審审 據据 總总 計计 條条 項项 強强 罰罚 許许 務务 記记 價价 費费 購购 採采 額额 萬万 單单 減减 廢废 佈布 發发 規规 範范 標标 題题 網网 "
    "號号 類类 錄录 間间 個个 當当 對对 與与 為为 經经 濟济 穩稳 國国 祕秘 隱隐 權权 護护 內内 詢询 補补 確确 認认 舉举 訪访 圖图 書书 稅税 環环 衛卫 鄉乡 鎮镇 縣县 區区 "
    "廳厅 長长 東东 廣广 製制 徵征 學学 調调 進进 後后 來来 終终 銷销 駁驳 團团 組组 織织 術术 體体 況况 檔档 資资 財财 產产 責责 貫贯 諮咨 連连 運运 選选 遞递 遺遗 還还 於于 "
    "傳传 係系 備备 動动 劃划 勝胜 參参 問问 圍围 園园 場场 實实 專专 時时 檢检 氣气 沒没 瀏浏 煙烟 熱热 爲为 監监 眾众 碼码 稱称 絡络 統统 線线 編编 繳缴 繼继 聞闻 聯联 職职 "
    "臺台 衆众 衞卫 覈核 覽览 訓训 註注 話话 誌志 説说 談谈 識识 讀读 負负 輯辑 輿舆 農农 這这 郵邮 醫医 録录 閉闭 閱阅 閲阅 隊队 電电 風风 館馆 驗验 點点"
)
"""Traditional characters of the form's labels and of titles (mirror pages), each with its simplified form."""

_CIRCLED = {ord(char): f"({number})" for number, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", start=1)}
_FOLDED: dict[int, str | None] = {
    **{ord(pair[0]): pair[1] for pair in f"{_RADICALS} {_TRADITIONAL}".split()},
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－─━"), "-"),
    **dict.fromkeys(map(ord, "〔【[{"), "("),
    **dict.fromkeys(map(ord, "〕】]}"), ")"),
    **dict.fromkeys(map(ord, "\"'`“”„‟‘’‚‛«»‹›「」『』〝〞〟＂＇"), None),
    ord("〜"): "~",
}
_SEEN = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(pair[0]): pair[1] for pair in _RADICALS.split()},
}
"""Radicals that some fonts yield, and the characters that a person sees."""
_UNSEEN = (
    r"\s\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e01ef"
)
"""White space, and what prints nothing: controls, marks of direction and of joining, fillers, selectors of glyphs. Spelled
out, so that the same bytes give the same text under every Python's tables. U+FFFD (unreadable) is seen."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What makes a spreadsheet program run the text of a cell; those for Chinese and Japanese take the wide signs, too."""
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")

_NUMERAL = "一二三四五六七八九十〇零两百"
_ENUMERATOR = re.compile(
    rf"(?:\((?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})\)|[{_NUMERAL}]{{1,3}}[、.,:)]|\d{{1,2}}[、.,:)](?!\d))[、.,:]?"
)
_BARE_DIGITS = re.compile(r"^\d{1,2}(?=[\u4e00-\u9fff])")
_GLOSS = re.compile(rf"\((?![{_NUMERAL}\d]{{1,3}}\))[^()]*(?:\([^()]*\)[^()]*)*\)")
_OPEN_GLOSS = re.compile(rf"\((?![{_NUMERAL}\d]{{1,3}}\))[^()]*$")
_TRAILING_ENUMERATOR = re.compile(rf"(?<=.)\([{_NUMERAL}\d]{{1,3}}\)$")
_NOT_CORE = re.compile(r"[^\w%]|_")

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_SPOKEN = re.compile(rf"(?<=[\u3400-\u9fff])[(（][a-zü]{{0,5}}[{_TONES}][a-zü]{{0,5}}[)）]")
"""A syllable with its tone, in brackets behind a character."""

_REMEMBERED_LENGTH = 160
"""Characters up to which a text is remembered: all labels of the forms with their glosses are shorter, bar two."""
_REMEMBERED_TEXTS = 1 << 14
"""Texts remembered; one report has about 500 different ones. Longest and most together take some ten megabytes."""


def _remembering(fold: Callable[[str], str]) -> Callable[[str], str]:
    """Let a function remember what it made of short texts: the same few hundred labels are compared over and over."""
    known = lru_cache(_REMEMBERED_TEXTS)(fold)

    @wraps(fold)
    def remembering(text: str) -> str:
        return known(text) if len(text) <= _REMEMBERED_LENGTH else fold(text)

    return remembering


def seen(text: str) -> str:
    """Put the characters that a person sees in place of the radicals that some fonts yield, and leave all else.

    >>> seen("\u2f08\u2ea0政府，２")
    '人民政府，２'
    """
    return text if text.isascii() else text.translate(_SEEN)


def unspoken(text: str) -> str:
    """Take out how characters are spoken, which mirrors of official sites print behind the traditional ones.

    >>> unspoken("政府信息公開(kāi)工作年度報（bào）告(pdf)"), unspoken("附件(doc)")
    ('政府信息公開工作年度報告(pdf)', '附件(doc)')
    """
    return text if text.isascii() else _SPOKEN.sub("", text)


def unspaced(text: str) -> str:
    r"""Take out all white space and invisible characters, and leave the rest as printed.

    >>> unspaced("2024 年政府信息\n公开工作\u202e年度报告")
    '2024年政府信息公开工作年度报告'
    """
    return _INVISIBLE.sub("", text)


@_remembering
def squash(text: str) -> str:
    r"""Fold width, radicals, quotes, brackets and dashes, and take out all white space and invisible characters.

    >>> squash("三 、本 年度\n办理结果")
    '三、本年度办理结果'
    >>> squash("（一）予以公开") == squash("(一) 予以公开")
    True
    >>> squash("危及“三安全一稳定”")
    '危及三安全一稳定'
    >>> squash("\u2f00、\u200b总体情况")
    '一、总体情况'
    """
    seen = _INVISIBLE.sub("", text)
    if not seen.isascii():
        seen = unicodedata.normalize("NFKC", seen.translate(_CIRCLED))
        # Characters of compatibility may fall apart into pieces with white space between them.
        seen = _INVISIBLE.sub("", seen)
    return seen.translate(_FOLDED)


def unfolded(text: str, positions: Iterable[int]) -> str:
    """Return the characters as printed that stand at positions of the squashed text.

    >>> unfolded("石桥县（本级）  报告", range(7))
    '石桥县（本级）'
    """
    origins = [at for at, char in enumerate(text) for _ in squash(char)]
    return "".join(text[origin] for origin in dict.fromkeys(origins[at] for at in positions if at < len(origins)))


def enumerator(text: str) -> str:
    """Return the leading enumerator of a label in squashed form, or an empty string.

    >>> enumerator("（六）其他处理"), enumerator("3．其他"), enumerator("四、结转下年度继续办理"), enumerator("其他")
    ('(六)', '3.', '四、', '')
    """
    found = _ENUMERATOR.match(squash(text.lstrip()[:_REMEMBERED_LENGTH]))
    return found.group() if found else ""


@_remembering
def core(text: str) -> str:
    """Return what is left of a label without enumerators, glosses and punctuation: the part that identifies it.

    >>> core("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    '部分公开'
    >>> core("本年(2023)制发件数")
    '本年制发件数'
    >>> core("总计（七）"), core("本年增/减"), core("1属于国家秘密")
    ('总计', '本年增减', '属于国家秘密')
    >>> core("第二十条 第(一)项") == core("第二十条第一项")
    True
    """
    rest = _unnumbered(text)
    plain = _OPEN_GLOSS.sub("", _GLOSS.sub("", rest)) or rest
    plain = _TRAILING_ENUMERATOR.sub("", plain)
    return _NOT_CORE.sub("", plain)


@_remembering
def bare(text: str) -> str:
    """Return a label without enumerator and punctuation, but with the words of its glosses.

    >>> bare("行政诉讼（未经复议直接起诉）")
    '行政诉讼未经复议直接起诉'
    """
    return _NOT_CORE.sub("", _unnumbered(text))


def _unnumbered(text: str) -> str:
    """Return a squashed label without its leading enumerator."""
    squashed = squash(text)
    found = _ENUMERATOR.match(squashed)
    return (squashed[found.end() :] if found else _BARE_DIGITS.sub("", squashed, count=1)) or squashed


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would run as a formula when it opens a CSV file.

    >>> harmless("=HYPERLINK(1)"), harmless("＝1+1"), harmless("示例县=A1")
    ("'=HYPERLINK(1)", "'＝1+1", '示例县=A1')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def unharmed(text: str) -> str:
    """Take off the apostrophe that keeps a text from being a formula.

    >>> unharmed("'-5"), unharmed("'t Hooft")
    ('-5', "'t Hooft")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def distance(left: str, right: str, limit: int) -> int:
    """Return the edit distance of two texts (insert, delete, replace), or `limit + 1` where it is greater.

    >>> distance("其他法律行政止公开", "其他法律行政法规禁止公开", 3)
    3
    >>> distance("规章", "行政许可", 2)
    3
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    # Each character that the other text does not have takes an edit of its own: that settles most pairs of labels.
    if len(set(left).difference(right)) > limit or len(set(right).difference(left)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, start=1):
        above, row[0] = row[0], i
        for j, other in enumerate(right, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (char != other))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
