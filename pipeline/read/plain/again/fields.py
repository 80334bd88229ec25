"""Fields of a line for the second reading of plain text: what stands between tabs or bars, by the count of those before."""

import re
from collections.abc import Sequence
from enum import IntEnum, auto
from itertools import pairwise


class Kind(IntEnum):
    """What keeps the fields of a line apart."""

    BLANK = auto()
    TEXT = auto()
    TABS = auto()
    BARS = auto()
    SPACED = auto()


_BARS = "|│┃║｜"
_BAR = re.compile(rf"(?<!\\)[{_BARS}]")
_GAP = re.compile(r"(?<=\S)(?:[^\S\t]{2,}|[\u3000\u2003])(?=\S)")
_CORNER = re.compile(r"[-=]\+|\+[-=]|[├┤┬┴┼┌┐└┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛]")
_DRAWING = re.compile(r"[\s|+\-=:\u2500-\u257f]+")
_DASHES = re.compile(r"[:\s]*[-‐‑–—―─━═=_╌┄┈]+[:\s]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_QUOTED = re.compile(r'(?<=\t)"([^\t"]{0,200}\n[^\t"]{0,200})"(?=[\t\n]|\Z)')
_SPACES = re.compile(r"\s+")
_WIDE = frozenset("\t\u2001\u2002\u2003\u3000")
_NUMBER = re.compile(r"[+＋\-－−—/／]*[\d.,，％%]*\s*")
_NUMBERS_AT_END = re.compile(r"(?:\t *(?:[-+]?\d[\d.,]*[件条项次个]?|[-—–/]+|无)? *)+\Z")
_NARROW = str.maketrans("０１２３４５６７８９，．－／", "0123456789,.-/")
_PROSE = 40
_LONE_ROW = 5
_ROWS = 2
_RULE = 3
_CELL_LINES = 6


def kind_of(line: str) -> Kind:
    r"""Tell what keeps the fields of a line apart.

    >>> [kind_of(line).name for line in ("规章\t3", "规章 | 3", "规章   3", "规章 3", "  ", "+---+", "\t")]
    ['TABS', 'BARS', 'SPACED', 'TEXT', 'BLANK', 'BARS', 'TABS']
    """
    if "\t" in line:
        return Kind.TABS
    words = line.strip()
    if not words:
        return Kind.BLANK
    if _BAR.search(words) or is_drawn(words):
        return Kind.BARS
    pieces = _GAP.split(words)
    if len(pieces) > 1 and not any(len(piece) > _PROSE and "。" in piece for piece in pieces):
        return Kind.SPACED
    return Kind.TEXT


def is_title_of_rows(line: str, above: str, below: str) -> bool:
    r"""Tell whether a line stands over further rows of a table of tabs: rows with as many numbers stand above and below it.

    >>> is_title_of_rows("三、结果", "结转\t0\t—", "1.秘密\t\t1件"), is_title_of_rows("四、情况", "结转\t0\t0", "维持\t总计")
    (True, False)
    """
    ends = [_NUMBERS_AT_END.search(_BAR.sub("\t", row).translate(_NARROW)) for row in (above, below)]
    counts = [end.group().count("\t") if end and end.group().strip() else 0 for end in ends]
    words = any(min(two) >= "\u4e00" and max(two) <= "\u9fff" for two in pairwise(line))  # 第2页 has none
    return words and len(line.strip()) <= _PROSE and "。" not in line and counts[0] == counts[1] > 1


def is_drawn(line: str) -> bool:
    """Tell whether a line is nothing but a drawn border."""
    return _CORNER.search(line) is not None and _DRAWING.fullmatch(line) is not None


def has_corners(line: str) -> bool:
    """Tell whether a line is a drawn border at least in part."""
    return _CORNER.search(line) is not None


def only_indented(line: str) -> bool:
    """Tell whether the only tabs of a line stand before its first word, which is no number."""
    words = line.lstrip()
    return bool(words) and len(words) < len(line) and "\t" not in words and not _NUMBER.fullmatch(words)


def whole_fields(text: str) -> str:
    r"""Keep the lines of a field in quotes together, which is how a spreadsheet copies a cell of several lines.

    >>> whole_fields('信息\t"本年新\n制作"\t备注\n"三安全"\t1')
    '信息\t本年新\x0b制作\t备注\n"三安全"\t1'
    """

    def joined(field: re.Match[str]) -> str:
        return field[0] if field[1].count("\n") > _CELL_LINES else field[1].replace("\n", "\v")

    return _QUOTED.sub(joined, text) if '\t"' in text else text


def fields_of_all(lines: Sequence[str], kind: Kind) -> list[list[str]]:
    r"""Return the fields of each line, as long as to the next separator, empty ones included; drawn borders have none.

    What is outside the outer bars is no field. Where all lines have as many bars, either all have outer ones or none;
    where the rule below the heads has none, no line has.

    >>> fields_of_all(["| 规章 |  | 3<br>4 |"], Kind.BARS), fields_of_all(["规章||3", "|文件|"], Kind.BARS)
    ([['规章', '', '3\n4']], [['规章', '', '3'], ['', '文件', '']])
    """
    if kind is Kind.TABS:
        return [[evened(field) for field in line.split("\t")] for line in lines]
    cut = [_between_bars(line.strip()) for line in lines if not is_drawn(line)]
    alike = len(set(map(len, cut))) == 1
    bare = any(
        is_rule([field.strip() for field in fields]) and fields[0].strip() and fields[-1].strip() for fields in cut
    )
    outer = [alike and all(not fields[edge].strip() for fields in cut) for edge in (0, -1)]
    rows = []
    for fields in cut:
        left = len(fields) > 1 and not fields[0].strip() and (outer[0] or not alike) and not bare
        right = len(fields) - left > 1 and not fields[-1].strip() and (outer[1] or not alike) and not bare
        inner = fields[left : len(fields) - right]
        rows.append([evened(_BREAK.sub("\n", field).replace("\\|", "|")) for field in inner])
    return rows


def _between_bars(line: str) -> list[str]:
    edges = [-1, *(found.start() for found in _BAR.finditer(line)), len(line)]
    return [line[left + 1 : right] for left, right in pairwise(edges)]


def tables_apart(lines: Sequence[str], kind: Kind) -> list[list[str]]:
    """Return the filled lines of a run as its tables: a blank line parts two whose rows have each a width of their own."""
    stretches: list[list[str]] = [[]]
    for line in lines:
        if line.strip(" "):
            stretches[-1].append(line)
        else:
            stretches.append([])
    stretches = [stretch for stretch in stretches if any(not is_drawn(line) for line in stretch)]
    widths = [[_separators(line, kind) for line in stretch if not _draws(line, kind)] for stretch in stretches]
    if any(len(set(width)) != 1 or len(width) < _ROWS for width in widths):
        return [[line for stretch in stretches for line in stretch]]
    tables: list[list[str]] = []
    for number, stretch in enumerate(stretches):
        if number and widths[number][0] == widths[number - 1][0]:
            tables[-1].extend(stretch)
        else:
            tables.append(list(stretch))
    return tables


def _draws(line: str, kind: Kind) -> bool:
    return is_drawn(line) or is_rule(re.split("\t" if kind is Kind.TABS else _BAR, line))


def _separators(line: str, kind: Kind) -> int:
    return line.count("\t") if kind is Kind.TABS else len(_BAR.findall(line))


def evened(field: str) -> str:
    r"""Return the lines of a field with what separates their words: one space, or two where the gap is wide.

    >>> evened(" 12\u300034 \v 5  6 "), evened("1 2")
    ('12  34\n5  6', '1 2')
    """
    if field.isalnum():
        return field
    lines = re.split(r"[\n\v]", field)
    even = (
        _SPACES.sub(lambda gap: " " if gap[0] not in _WIDE and len(gap[0]) == 1 else "  ", line.strip())
        for line in lines
    )
    return "\n".join(line for line in even if line)


def is_rule(fields: Sequence[str]) -> bool:
    """Tell whether a row only draws a line; single dashes say that there is nothing to report.

    >>> is_rule(["---", ":-:", ""]), is_rule(["-", "-"]), is_rule([""])
    (True, False, False)
    """
    filled = [field for field in fields if field]
    return (
        bool(filled)
        and all(map(_DASHES.fullmatch, filled))
        and max(len(field.strip(": ")) for field in filled) >= _RULE
    )


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are a table: several with fields side by side, one with many, or one whose number has its head.

    A field a line is none.

    >>> is_table([["", "件数"], ["行政许可", "7"]]), is_table([["", "电话"], ["联系人", "李某"]]), is_table([["行政许可", "7"]])
    (True, False, False)
    """
    for above, row in pairwise(rows):
        named = len(row) == len(above) > 1 and set(above[:-1]) == {""} and above[-1] and row[0]
        words = named and not any(map(_NUMBER.fullmatch, (above[-1], row[0])))
        if words and row[-1] and _NUMBER.fullmatch(row[-1]):
            return True
    several = [row for row in rows if len(row) > 1 and not (len(row) - row.count("") == 1 and row[-1] and row[0] == "")]
    filled = [len(row) - row.count("") for row in several]
    return max(filled, default=0) > 1 and (len(several) > 1 or max(filled) >= _LONE_ROW)
