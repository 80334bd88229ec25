"""Bytes as they lie in the file: flipped, cut, doubled, and what programs stumble over written in their place."""

import random

NUMBERS = (
    "0", "1", "-1", "2", "7", "255", "256", "1000", "16384", "16385", "65535", "65536", "1048576", "1048577", "100000000",
    "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775808", "1e9", "1e308", "1e309", "-1e308", "1e-320",
    "1E+400", "NaN", "nan", "inf", "-inf", "Infinity", "", " ", "٣", "１２", "½", "²", "①", "二", "0x10", "1_000", "+5", "5.5", "-0",
    "5%", "1,5", "00", "9" * 5000, "0." + "0" * 400 + "1", "1" + "0" * 400, "--1", "1 2", "\u200b1", "1\u0660", "۱", "𝟙", "9" * 20,
)  # fmt: skip
WORDS = (
    "", "0", "1", "12", "-", "—", "/", "无", "无。", "\u202e21", "\u2066\u2067x", "1\u20632", "\u200b", "\ufeff", "\x00", "\x08\x07", "\x1b[31m", "\ufffe",
    "１２", "1２", "1 2", "1,2,3", "1.2.3", "①", "²", "½", "3²", "1\n2", "1\r2", "\t", "\x0b\x0c", "\x85", "\u2028", "\xa0", "\u3000", "Ⅻ", "٣",
    "𝟙", "十", "万", "1万", "1e5", "=1+1", "@SUM(1)", "<b>", "&amp;", "]]>", "{{7*7}}", "%s%n", "(一)", "（一）予以公开", "1.", "总计", "合计", "自然人",
    "行政许可", "规章", "其他", "其他处理", "本年制发件数", "结果维持", "9" * 40, "0" * 40, "9" * 5000, "一" * 300, "2021年", "99999年", "2" * 30 + "年",
    "示例县", "政府信息公开工作年度报告", "二、主动公开政府信息情况", "三、", "a\u0301" * 20, "\U000e0041", "👩‍👩‍👧", "ﬁ", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
)  # fmt: skip


def change(data: bytes, draw: random.Random, most: int) -> bytes:
    """Do one thing to the bytes, whatever they are."""
    if not data:
        return draw.randbytes(8)
    at = draw.randrange(len(data))
    end = min(len(data), at + draw.choice((1, 2, 4, 16, 64, 512, 4096)))
    match draw.randrange(8):
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[end:]
        case 3:
            return (data[:at] + data[at:end] * draw.choice((2, 3, 50)) + data[end:])[:most]
        case 4:
            return data[:at] + draw.randbytes(end - at) + data[end:]
        case 5:
            to = draw.randrange(len(data))
            return data[:to] + data[at:end] + data[to:]
        case 6:
            value = draw.choice((0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
            size = draw.choice((1, 2, 4, 8))
            return (
                data[:at] + (value % (1 << 8 * size)).to_bytes(size, draw.choice(("little", "big"))) + data[at + size :]
            )
        case _:
            word = draw.choice((*NUMBERS, *WORDS)).encode()
            return data[:at] + word + data[at + draw.choice((0, len(word))) :]
