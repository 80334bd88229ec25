"""Counting: a list's counter → the numeral that is printed for it.

The formats are those of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59) that lists in Chinese documents use; any other
prints decimal digits, as word processors do with a format they don't know.
"""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

_MOST_CHINESE = 9999
_MOST_ROMAN = 3999
_MOST_LETTERS = 780  # thirty times the alphabet; beyond, word processors begin anew
_TEN, _HUNDRED = 10, 100


def written(value: int, number_format: str) -> str:
    """Return the numeral of a counter.

    >>> [written(n, "chineseCountingThousand") for n in (1, 10, 12, 20, 101, 110)]
    ['一', '十', '十二', '二十', '一百零一', '一百一十']
    >>> written(3, "decimalEnclosedCircle"), written(2, "upperRoman"), written(28, "lowerLetter"), written(0, "none")
    ('③', 'II', 'bb', '')
    >>> written(12, "decimalFullWidth"), written(25, "decimalEnclosedCircle"), written(7, "hebrew1")
    ('１２', '25', '7')
    """
    form = _FORMS.get(number_format)
    return str(value) if form is None else form(value)


def _among(characters: str) -> Callable[[int], str]:
    """Count with the characters in their order, and in decimal digits after the last."""
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else str(value)


def _around(characters: str) -> Callable[[int], str]:
    """Count with the characters over and over."""
    return lambda value: characters[(value - 1) % len(characters)] if value >= 1 else str(value)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(max(value, 0)))


def _chinese(digits: str, units: str, *, bare_ten: bool, bare_units: bool, gap: str) -> Callable[[int], str]:
    """Count in tens, hundreds and thousands.

    `bare_ten` drops the one of ten to nineteen, `bare_units` that of any unit; `gap` stands for skipped units.
    """

    def numeral(value: int) -> str:
        if not 1 <= value <= _MOST_CHINESE:
            return digits[0] if value == 0 else str(value)
        text, skipped = "", False
        for power in (3, 2, 1, 0):
            digit = value // _TEN**power % _TEN
            if not digit:
                skipped = bool(text)
                continue
            one_unsaid = digit == 1 and power > 0 and (bare_units or (bare_ten and power == 1 and value < 2 * _TEN))
            text += (
                (gap if skipped else "")
                + ("" if one_unsaid else digits[digit])
                + ("" if power == 0 else units[power - 1])
            )
            skipped = False
        return text

    return numeral


_thousands = _chinese(_DIGITS, "十百千", bare_ten=True, bare_units=False, gap="零")


def _counting(value: int) -> str:
    """Count in tens up to ninety-nine, digit by digit after that."""
    return _thousands(value) if value < _HUNDRED else _digit_by_digit("○" + _DIGITS[1:])(value)


def _letters(value: int) -> str:
    if not 1 <= value <= _MOST_LETTERS:
        return str(value)
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _MOST_ROMAN:
        return str(value)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


_circled = _among("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_wide = _digit_by_digit("０１２３４５６７８９")

_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _among("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _among("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "ideographEnclosedCircle": _among("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "numberInDash": lambda value: f"- {value} -",
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _chinese(_DIGITS, "十百千", bare_ten=True, bare_units=True, gap=""),
    "ideographDigital": _digit_by_digit(_DIGITS),
    "taiwaneseDigital": _digit_by_digit("○" + _DIGITS[1:]),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "chineseLegalSimplified": _chinese(_FORMAL, "拾佰仟", bare_ten=False, bare_units=False, gap="零"),
    "ideographLegalTraditional": _chinese(_FORMAL_TRADITIONAL, "拾佰仟", bare_ten=False, bare_units=False, gap="零"),
    "ideographTraditional": _around(_STEMS),
    "ideographZodiac": _around(_BRANCHES),
    "ideographZodiacTraditional": lambda value: _around(_STEMS)(value) + _around(_BRANCHES)(value),
}
