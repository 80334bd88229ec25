"""Tables of separated fields: lines with tabs, as a copied table leaves them, or with bars, as Markdown writes them.

The separators of such copies are counted and not aligned: spans of the copied table are gone, so that numbers begin in
different fields under one head. The tables say so (`ragged`), and keep every empty field, since a blank must be seen.
"""

import re
from collections.abc import Sequence

from pipeline.read.plain_boxes import box_table, has_corners
from pipeline.read.plain_table import Piece, by_count, is_rule

TABS = "text-tabs"
PIPES = "text-pipes"

_BAR = re.compile(r"(?<!\\)[|│┃║｜]")
_DRAWING = re.compile(r"[\s|+\-=:\u2500-\u257f]+")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONE_ROW = 5
"""A single line is a table only with as many filled fields; fewer are a label with its text."""
_PROSE = 60
"""Characters; an indented line as long is a paragraph, whose first line begins with a tab."""
_MOST_CELL_LINES = 6


def has_tabs(line: str) -> bool:
    """Tell whether a line may be a row of fields between tabs."""
    return "\t" in line


def has_bars(line: str) -> bool:
    """Tell whether a line may be a row of fields between bars, or a rule of such a table."""
    return _BAR.search(line) is not None or _is_drawing(line)


def tabbed_pieces(lines: Sequence[str]) -> list[Piece]:
    """Read a run of lines that have tabs, with single blank lines between; give back what is no table as it is.

    A line that is only indented by a tab, next to a blank line, is a heading or a paragraph and divides the run.
    """
    pieces: list[Piece] = []
    rows: list[str] = []
    for number, line in enumerate(lines):
        alone = not all(other.strip(" ") for other in lines[max(0, number - 1) : number + 2])
        if _is_indented(line) and (alone or len(line) > _PROSE):
            pieces.extend(_tabbed_table(rows))
            rows = []
            pieces.append(line)
        else:
            rows.append(line)
    pieces.extend(_tabbed_table(rows))
    return pieces


def barred_pieces(lines: Sequence[str]) -> list[Piece]:
    """Read a run of lines that have bars, with single blank lines between; give back what is no table as it is."""
    filled = [line for line in lines if line.strip()]
    if any(map(has_corners, filled)):
        drawn = box_table(filled, PIPES)
        if drawn is not None:
            return [drawn]
    printed = [line for line in filled if not _is_drawing(line)]
    rows = [fields for fields in map(_barred_fields, printed) if not is_rule(fields) and fields != [""]]
    if not _is_table(rows):
        return list(filled)
    return [by_count(rows, PIPES)]


def join_quoted(lines: Sequence[str]) -> list[str]:
    r"""Join the lines of fields in quotes, which is how a spreadsheet copies a cell of several lines.

    >>> join_quoted(['信息内容\t"本年新', '制作数量"\t备注'])
    ['信息内容\t本年新\x0b制作数量\t备注']
    """
    joined: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if has_tabs(line) and _opens_quote(line):
            for end in range(number, min(number + _MOST_CELL_LINES, len(lines))):
                if lines[end].count('"') % 2:
                    whole = "\v".join([line, *lines[number : end + 1]])
                    line = "\t".join(_unquoted(field) for field in whole.split("\t"))
                    number = end + 1
                    break
        joined.append(line)
    return joined


def _is_drawing(line: str) -> bool:
    return has_corners(line) and _DRAWING.fullmatch(line) is not None


def _tabbed_table(lines: Sequence[str]) -> list[Piece]:
    filled = [line for line in lines if line.strip(" ")]
    while filled and not filled[0].strip():
        del filled[0]
    rows = [line.rstrip("\n").replace("\v", "\n").split("\t") for line in filled]
    if not _is_table([fields for line, fields in zip(filled, rows, strict=True) if not _is_indented(line)]):
        return list(filled)
    return [by_count([fields for fields in rows if not is_rule(fields)], TABS)]


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    several = [fields for fields in rows if len(fields) > 1]
    return len(several) > 1 or any(sum(bool(field.strip()) for field in fields) >= _LONE_ROW for fields in several)


def _is_indented(line: str) -> bool:
    return line[:1].isspace() and bool(line.strip()) and "\t" not in line.lstrip()


def _barred_fields(line: str) -> list[str]:
    fields = [_LINE_BREAK.sub("\n", field).replace("\\|", "|") for field in _BAR.split(line.strip())]
    if len(fields) > 1 and not fields[0].strip():
        del fields[0]
    if len(fields) > 1 and not fields[-1].strip():
        del fields[-1]
    return fields


def _opens_quote(line: str) -> bool:
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _unquoted(field: str) -> str:
    inner = field.strip(" ")
    if "\v" in inner and len(inner) > 1 and inner[0] == inner[-1] == '"':
        return inner[1:-1].replace('""', '"')
    return field
