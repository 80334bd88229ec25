r"""Tables of clipped pages: a cell a line with a bar behind it, as text extractors write cells that hold paragraphs.

What a row is short of is made up by a line of bars alone, so that cells and such bars are equally many in every row; a lone
bar is a blank cell, or a single one that is missing at the end. That number is found, the rows are laid out as those of a
copied table, and a run of lines that does not come out even is left as it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.read.plain.table import is_value

_BARS = re.compile(r"[^\S\n]*(\|+)[^\S\n]*")
_LONGEST_LINE = 2000
_FEWEST_LINES = 8
"""Lines of a run; a table of the form has more."""
_MOST_COLUMNS = 40


def with_rows(text: str) -> str:
    r"""Put the cells of each row of a clipped table into one line, with bars between them: its blanks may have vanished.

    >>> with_rows("第（五）项 |\n||\n信息内容 |\n本年 |\n|\n许可 |\n|\n7 |\n处罚 |\n1 |\n|\n完").split("\n")
    ['第（五）项 |', '信息内容 | 本年 |  |', '许可 |  | 7 |', '处罚 | 1 |  |', '完']
    """
    if "|\n" not in text.replace(" ", "").replace("\r", ""):
        return text
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_lines(lines))


def _lines(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_cell(lines[end]):
            end += 1
        if end == at:
            yield lines[at]
            end += 1
        else:
            yield from _rows(lines[at:end]) or lines[at:end]
        at = end


def _is_cell(line: str) -> bool:
    if len(line) > _LONGEST_LINE or not line.rstrip().endswith("|"):
        return False
    return line.count("|") == 1 or _BARS.fullmatch(line) is not None


def _rows(lines: Sequence[str]) -> list[str]:
    """Return the rows of a run of cells; none where there is no number of columns that all of it agrees with.

    A multiple of that number, or a part of it, may agree, too. With a part, rows would begin with what is no label; only the
    row of numbers under heads may, or a head whose corner is blank.
    """
    lengths = [len(found[1]) if (found := _BARS.fullmatch(line)) else 1 for line in lines]
    ends = list(accumulate(lengths))
    made_up = [(length, end) for length, end in zip(lengths, ends, strict=True) if length > 1]
    if not made_up or len(lines) < _FEWEST_LINES:
        return []
    fewest = 1 + max(length for length, _ in made_up)
    for columns in range(fewest, min(made_up[0][1], _MOST_COLUMNS) + 1):
        if all(end % columns == 0 for _, end in made_up):
            rows = _laid_out(lines, lengths, ends, columns)
            if sum(not row[0] or is_value(row[0]) for row in rows) <= 1:
                return [" | ".join(row) + " |" for row in rows] if _is_whole(rows, columns) else []
    return []


def _laid_out(lines: Sequence[str], lengths: Sequence[int], ends: Sequence[int], columns: int) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    for line, length, end in zip(lines, lengths, ends, strict=True):
        if length == 1:
            rows[-1].append(line.rstrip()[:-1].strip().replace("\t", " "))
        if end % columns == 0:
            rows.append([])
    return [row for row in rows if row]


def _is_whole(rows: Sequence[Sequence[str]], columns: int) -> bool:
    """Tell whether the last row, which nothing makes up, is as long as another: else a blank cell may be lost there."""
    known = {columns} | {len(row) - blank for row in rows[:-1] for blank in (0, row[-1] == "")}
    return len(rows[-1]) in known
