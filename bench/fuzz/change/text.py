"""Plain text and delimited files: lines and fields moved, repeated, made endless; and the same text in other bytes."""

import random
import re

from bench.fuzz.change import raw

_PIECES = (
    "\t", "|", ",", ";", " ", "\u3000", "\n", "\r", "\r\n", "\n\n", "\x0c", '"', '""', "'", "│", "┌──┬──┐", "├──┼──┤", "|---|---|", "+--+--+", "…", "　　　　", "、", "：", "（", "）", "第1页", "- 1 -", "\x00", "\x1a", "\ufeff", "=", "==\n",
)  # fmt: skip
_CODES = ("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5hkscs", "utf-32")
_SPLIT = re.compile(r"([\t|,;│ \u3000]+)")


def change(data: bytes, draw: random.Random, most: int) -> bytes:
    """Do one thing to a text."""
    if draw.random() < 0.1:
        return raw.change(data, draw, most)
    code = "utf-8" if b"\x00" not in data else "utf-16"
    text = data.decode(code, "replace")
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    end = min(len(lines), at + draw.choice((1, 1, 2, 5, 20)))
    kind = draw.randrange(10)
    if kind == 0:
        del lines[at:end]
    elif kind == 1:
        times = min(draw.choice((2, 5, 100, 5000, 50000)), max(1, most // 2 // (sum(map(len, lines[at:end])) + 1)))
        lines[at:end] = lines[at:end] * times
    elif kind == 2:
        lines[at:end] = [draw.choice(("", " ", "\t", "|", "、")).join(lines[at:end])]
    elif kind == 3:
        to = draw.randrange(len(lines))
        lines[to:to] = lines[at:end]
    elif kind == 4:
        cut = draw.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + draw.choice(_PIECES) * draw.choice((1, 1, 2, 10, 3000)) + lines[at][cut:]
    elif kind in {5, 6}:
        fields = _SPLIT.split(lines[at])
        fields[draw.randrange(len(fields))] = draw.choice((*raw.WORDS, *raw.NUMBERS))
        lines[at] = "".join(fields) * (draw.choice((2, 50, 3000)) if draw.random() < 0.05 else 1)
    elif kind == 7:
        old, new = draw.choice(_PIECES[:9]), draw.choice(_PIECES[:9])
        return "\n".join(lines).replace(old, new)[:most].encode()
    elif kind == 8:
        text = "\n".join(lines)
        return text.encode(draw.choice(_CODES), "replace")[:most]
    else:
        lines[at:end] = draw.sample(lines[at:end], end - at)
    return "\n".join(lines).encode("utf-8", "replace")[:most]
