"""Tables of separated fields: lines with tabs, as a copied table leaves them, or with bars, as Markdown writes them.

The separators of such copies are counted and not aligned: spans of the copied table may be gone, so that numbers begin in
different fields under one head. The tables then say so (`ragged`), and keep every empty field, since a blank must be seen.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, pairwise

from pipeline.read.plain.boxes import box_table, has_corners
from pipeline.read.plain.regular import regular_cells
from pipeline.read.plain.table import MOST_SLOTS, Piece, TextTable, by_count, is_rule, is_value

TABS = "text-tabs"
PIPES = "text-pipes"

_TAB = re.compile("\t")
_BAR = re.compile(r"(?<!\\)[|│┃║｜]")
_DRAWING = re.compile(r"[\s|+\-=:\u2500-\u257f]+")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONE_ROW = 5
"""A single line is a table only with as many filled fields; fewer are a label with its text."""
_PROSE = 60
"""Characters; an indented line as long is a paragraph, whose first line begins with a tab."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
"""What a number of a page (第2页, — 3 —) does not hold."""
_TITLE = 40
"""Characters; the title of a group of rows has under twenty, and the longest label forty."""
_VALUES = 2
_MOST_CELL_LINES = 6
_ROWS_APART = 2
"""Rows of a table that a blank line keeps apart from one with more columns; fewer are a row of the same table."""


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
            pieces.extend(_tabbed_tables(rows))
            rows = []
            pieces.append(line)
        else:
            rows.append(line)
    pieces.extend(_tabbed_tables(rows))
    return pieces


def barred_pieces(lines: Sequence[str]) -> list[Piece]:
    """Read a run of lines that have bars, with single blank lines between; give back what is no table as it is."""
    filled = [line for line in lines if line.strip()]
    if any(map(has_corners, filled)):
        drawn = box_table(filled, PIPES)
        if drawn is not None:
            return [drawn]
    pieces: list[Piece] = []
    for part in _parts(lines, _BAR):
        rows = [fields for fields in _barred_rows(part) if not is_rule(fields) and fields != [""]]
        pieces.extend(_separated_tables(rows, PIPES, "|") if _is_table(rows) else part)
    return pieces


def goes_on(above: str, line: str, below: str) -> bool:
    r"""Tell whether a line without a separator is a row of the table around it, as one merged over the width was.

    It stands between rows with equally many values; a table of its own would begin with its heads.

    >>> goes_on("结转\t0\t2", "三、本年度办理结果", "（一）予以公开\t1\t1"), goes_on("结转\t0\t2", "四、情况", "维持\t总计")
    (True, False)
    """
    values = {_values_at_end(row) for row in (above, below)}
    titled = _WORDS.search(line) is not None and len(line.strip()) <= _TITLE and "。" not in line
    return titled and len(values) == 1 and min(values) >= _VALUES


def _values_at_end(line: str) -> int:
    """Count the fields at the end of a line that are numbers or blank; none where all are blank."""
    fields = [field.strip() for field in (line.split("\t") if has_tabs(line) else _BAR.split(line))[1:]]
    last_words = max((place for place, field in enumerate(fields, 1) if field and not is_value(field)), default=0)
    return len(fields) - last_words if any(fields[last_words:]) else 0


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


def _tabbed_tables(lines: Sequence[str]) -> Iterator[Piece]:
    for part in _parts(lines, _TAB):
        yield from _tabbed_table(part)


def _parts(lines: Sequence[str], separator: re.Pattern[str]) -> Iterator[list[str]]:
    """Yield the filled lines of a run, parted at those blank lines where two tables of other widths meet."""
    parts: list[tuple[list[str], list[int]]] = [([], [])]
    for line in lines:
        if not line.strip(" "):
            parts.append(([], []))
        elif not _is_drawing(line):
            parts[-1][0].append(line)
            fields = separator.split(line)
            if not is_rule(fields):
                parts[-1][1].append(len(fields))
    filled = [part for part in parts if part[0]]
    apart = all(len(set(counts)) == 1 and len(counts) >= _ROWS_APART for _, counts in filled)
    held: list[str] = []
    for number, (rows, counts) in enumerate(filled):
        if held and apart and counts[0] != filled[number - 1][1][0]:
            yield held
            held = []
        held.extend(rows)
    yield held


def _separated_tables(rows: Sequence[Sequence[str]], reading: str, separator: str) -> list[TextTable]:
    """Make a table, or the tables that it is where its rows change their width and each part is a regular one."""
    if sum(map(len, rows)) > MOST_SLOTS:
        return [by_count(rows, reading, separator)]
    found = [regular_cells(list(part)) for _, part in groupby(rows, key=len)]
    tables = [TextTable(cells, reading, ragged=False, separator=separator) for cells in found if cells]
    return tables if len(tables) == len(found) else [by_count(rows, reading, separator)]


def _tabbed_table(lines: Sequence[str]) -> list[Piece]:
    filled = [line for line in lines if line.strip(" ")]
    filled = list(dropwhile(lambda line: not line.strip(), filled))
    rows = [line.rstrip("\n").replace("\v", "\n").split("\t") for line in filled]
    level = [fields for line, fields in zip(filled, rows, strict=True) if not _is_indented(line)]
    if not _is_table(level) and not any(_is_headed(*two) for two in pairwise(rows)):
        return list(filled)
    return list(_separated_tables([fields for fields in rows if not is_rule(fields)], TABS, "\t"))


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are a table: several with fields side by side. A cell a line with a separator behind it is none."""
    several = [fields for fields in rows if len(fields) > 1]
    if not any(sum(bool(field.strip()) for field in fields) > 1 for fields in several):
        return False
    return len(several) > 1 or any(sum(bool(field.strip()) for field in fields) >= _LONE_ROW for fields in several)


def _is_headed(above: Sequence[str], row: Sequence[str]) -> bool:
    """Tell whether a row is a label and a number, and above the number words stand alone: a table of one row with its head."""
    if len(row) < 2 or len(above) != len(row) or any(field.strip() for field in above[:-1]):  # noqa: PLR2004 a label, a number
        return False
    head, number, label = above[-1].strip(), row[-1].strip(), row[0].strip()
    return bool(head and number and label) and is_value(number) and not is_value(head) and not is_value(label)


def _is_indented(line: str) -> bool:
    """Tell whether words stand in a line behind tabs alone; a number there is the last of a row."""
    words = line.lstrip()
    return line[:1].isspace() and bool(words) and "\t" not in words and not is_value(words.rstrip())


def _barred_rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the fields between the bars of each line, without what is outside the outer bars.

    Lines of equally many bars either all have them or none: there an empty field at the edge of some is a field. Where the
    rule under the heads has none, no line has.
    """
    cut = [[_LINE_BREAK.sub("\n", field).replace("\\|", "|") for field in _BAR.split(line.strip())] for line in lines]
    if any(is_rule(fields) and len(fields) > 1 and fields[0].strip() and fields[-1].strip() for fields in cut):
        return cut
    same = len({len(fields) for fields in cut}) == 1
    first, last = (all(not fields[edge].strip() for fields in cut) for edge in (0, -1))
    for fields in cut:
        if len(fields) > 1 and (first if same else not fields[0].strip()):
            del fields[0]
        if len(fields) > 1 and (last if same else not fields[-1].strip()):
            del fields[-1]
    return cut


def _opens_quote(line: str) -> bool:
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _unquoted(field: str) -> str:
    inner = field.strip(" ")
    if "\v" in inner and len(inner) > 1 and inner[0] == inner[-1] == '"':
        return inner[1:-1].replace('""', '"')
    return field
