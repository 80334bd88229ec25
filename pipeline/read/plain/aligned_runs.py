"""Runs of aligned lines: where a table of columns of spaces ends, also where no blank line says so.

A label whose numbers are blank is a line with one field, and so is the heading of the next section. What follows tells them
apart: below a heading stand heads, in columns in which no label begins; or numbers in other columns than before.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pipeline.read.plain.aligned_fields import Field, fields_of, value_count

_MOST_LABEL_LINES = 3
_MOST_INDENTED_LINES = 12
"""Labels below each other whose numbers are all blank: the form has eight of one group, which stand under the first."""
_INDENT = 2
_HEADING = re.compile(r"(?:#{1,6} +)?[一二三四五六七八九十]{1,2}、")
_MARKDOWN_HEADING = re.compile(r" {0,3}#{1,6} ")
_NUMERALS = "一二三四五六七八九十"


def end_of_run(lines: Sequence[str], start: int, is_row: Callable[[str], bool]) -> int:
    """Return where the lines end that may be one table with the first of them.

    Inside may stand, with no blank line around, labels without numbers; and a single blank line between two rows of
    equally many numbers.
    """
    end = start + 1
    while end < len(lines):
        ahead, left = end, _MOST_LABEL_LINES
        while ahead < min(end + _MOST_INDENTED_LINES, len(lines)) and left and _may_be_label(lines[ahead], is_row):
            left -= not lines[ahead].startswith(" " * _INDENT)
            ahead += 1
        if ahead < len(lines) and is_row(lines[ahead]):
            end = ahead + 1
        elif end + 1 < len(lines) and not lines[end].strip() and is_row(lines[end + 1]):
            if not 0 < value_count(lines[end - 1]) == value_count(lines[end + 1]):
                break
            end += 2
        else:
            break
    return end + _blank_rows_below(lines, start, end, is_row)


def _blank_rows_below(lines: Sequence[str], start: int, end: int, is_row: Callable[[str], bool]) -> int:
    """Count the labels right below the last row, up to a blank line, where the row above has blank numbers too.

    Where text follows without one, only those are labels that are indented, or numbered on from the rows above, and the
    first, unless it is a heading: below heads stands a row.
    """
    count = 0
    left = _MOST_LABEL_LINES if value_count(lines[end - 1]) == 0 and end - start > _MOST_LABEL_LINES else 0
    for line in lines[end : end + _MOST_INDENTED_LINES]:
        left -= not line.startswith(" " * _INDENT)
        if left < 0 or not _may_be_label(line, is_row) or _MARKDOWN_HEADING.match(line):
            break
        count += 1
    below = lines[end + count : end + count + 1]
    if not below or not below[0].strip() or _MARKDOWN_HEADING.match(below[0]):
        return count
    number = max((_numeral(line) for line in lines[start:end]), default=0)
    for place, line in enumerate(lines[end : end + count]):
        if not line.startswith(" " * _INDENT):
            number += 1
            if _numeral(line) != number and (place or _HEADING.match(line)):
                return place
    return count


def _numeral(line: str) -> int:
    """Return which of the numbers of rows at the margin a line begins with: 3 for 三、, 0 for none."""
    return _NUMERALS.find(line[0]) + 1 if line[1:2] == "、" else 0


def tables_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of a run, those of each table together, and the heading between two of them alone."""
    rows = [fields_of(line, 2) for line in lines]
    labels = _label_starts(rows)
    start = 0
    for heading in _headings(rows, labels):
        if heading > start:
            yield list(lines[start:heading])
        yield [lines[heading]]
        start = heading + 1
    yield list(lines[start:])


def _may_be_label(line: str, is_row: Callable[[str], bool]) -> bool:
    return bool(line.strip()) and "。" not in line and "\t" not in line and not is_row(line)


def _label_starts(rows: Sequence[Sequence[Field]]) -> set[int]:
    """Return where labels begin: fields that stand alone or before numbers, and not where numbers do (约3 is none)."""
    starts: Counter[int] = Counter()
    for fields in rows:
        first = next((n for n, field in enumerate(fields) if field.is_value), len(fields))
        if len(fields) == 1 or first < len(fields):
            starts.update(field.start for field in fields[:first])
    values = Counter(field.start for fields in rows for field in fields if field.is_value)
    return {start for start, count in starts.items() if count > values[start]}


def _headings(rows: Sequence[Sequence[Field]], labels: set[int]) -> Iterator[int]:
    """Yield the lines that are headings between two tables."""
    able: list[int] = []
    taken: set[int] = set()
    for number, fields in enumerate(rows):
        values = [field for field in fields if field.is_value]
        if values:
            apart = bool(taken) and not all(any(at in taken for at in _places(value)) for value in values)
            if apart and able:
                named = (line for line in able if _HEADING.match(rows[line][0].text))
                yield next(named, able[0])
                taken = set()
            taken.update(at for value in values for at in _places(value))
            able = []
        elif len(fields) == 1 or not any(field.start not in labels for field in fields[1:]):
            continue
        else:
            heading = _heading_above(rows, number)
            if heading is None:
                continue
            if _HEADING.match(rows[heading][0].text):
                yield heading
                able, taken = [], set()
            else:
                able.append(heading)


def _heading_above(rows: Sequence[Sequence[Field]], number: int) -> int | None:
    """Return the line that heads a row of heads: right above it, or the last above it that is numbered as sections are."""
    first = number
    while first and len(rows[first - 1]) == 1 and not rows[first - 1][0].is_value:
        first -= 1
    numbered = [line for line in range(first, number) if _HEADING.match(rows[line][0].text)]
    return numbered[-1] if numbered else number - 1 if first < number else None


def _places(field: Field) -> range:
    return range(field.start, field.end)
