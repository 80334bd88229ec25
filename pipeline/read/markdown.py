r"""Markdown's marks → the text that they stand for, before any reading of it looks for words, numbers and tables.

Converters of office files write a report's tables between bars, with `**` around bold figures, a backslash before dots and
dashes, `<sup>` for what is raised, and `NaN` where a sheet has nothing. None of that is printed, but for what is raised or
struck through, and that no digit of it may pass for one of the number's. A whole sheet set as one table, its prose in rows of
the table, is given back as what the copy of a sheet leaves: lines, and tables between tabs.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from unicodedata import east_asian_width

from pipeline.model.document import Paragraph, Table
from pipeline.read.sheet_blocks import LONG_TEXT, Blocks, SheetCell

_DASHES = r"[ \t]*(?:-{3,}|:-+:?|-+:)[ \t]*"
_RULE = re.compile(rf"[ \t]*\|?{_DASHES}(?:\|{_DASHES})*\|?[ \t]*")
"""A line of dashes below the first row; fewer than three without a colon are what stands for no number."""
_SHORT_RULE = re.compile(r":?-+:?")
_BAR = re.compile(r"(?<!\\)\|")
_LONGEST_LINE = 100_000
"""Characters; a longer line is left as it is, since nobody reads it."""
_MOST_FIELDS = 1_000_000
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{}~])")
_AROUND = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_\n]+)(?<=\S)\1")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_FORMULA = re.compile(r"\$\s*([+-]?[\d.,]+)\s*\$")
_RAISED = re.compile(r"<su[pb]>([^<>]{0,40})</su[pb]>|\$?\^\{?(\d{1,3})\}?\$|(?<=\d)\^(\d{1,3})\^", re.IGNORECASE)
_STRUCK = re.compile(r"<(del|s|strike)>([^<>]{0,80})</\1>", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:b|strong|i|em|u|span|font|p|div)(?: [^<>]{0,200})?>", re.IGNORECASE)
_JOINED = re.compile(r"[^.\d\W][^.]*(?:\.[^.\d\W][^.]*){1,3}")
_FEWEST_JOINED = 3
_UNNAMED = re.compile(r"Unnamed: \d+(?:_level_\d+)?")
"""The head that a program gives a column without one; it writes NaN into fields without a value."""
_WIDTHS = re.compile(r"^(?=.*[-=]{5})[^\S\n]*(?:-{3,}(?: +-{3,})+|={3,}(?: +={3,})+)[^\S\n]*(?:\n|\Z)", re.MULTILINE)
"""A line that only shows how wide the columns are, as Pandoc draws it above and below a table of spaces."""
_WIDE_SIGNS = ("--- -", "---  ", "=== =", "===  ")
_STYLED = re.compile(r"\[([^\[\]\n]{0,200})\]\{[^{}\n]{0,200}\}")
"""Text with what it looks like, as Pandoc writes it: [规章]{style="…"}."""
_NAMED = re.compile(r"&(?:nbsp|#\d{2,5}|#x[\da-fA-F]{2,4});")
"""A character by its number, and the space that is no place for a break, as copies of a page's source have them."""
_QUOTED = re.compile(r"^[^\S\n]{0,3}>(?: ?>)* ?", re.MULTILINE)
"""What stands before each line of a text that was quoted, in Markdown and in mail."""
_NO_VALUE = frozenset({"NaN", "nan", "None", "NaT"})


def unmarked(text: str) -> str:
    r"""Return a text as its Markdown prints it; one without a Markdown table as it is, save for lines of widths.

    >>> unmarked("| **总计** | 1\\.5 |\n|---|---|\n| 规章 | **3**<sup>1</sup> |").split("\n")[2]
    '| 规章 | 3[1] |'
    """
    text = _unquoted(_NAMED.sub(lambda named: unescape(named[0]).replace("\xa0", " "), text))
    if any(signs in text for signs in _WIDE_SIGNS):
        text, ruled = _WIDTHS.subn("", text)
        if ruled:
            text = _ESCAPED.sub(r"\1 ", _BOLD.sub(_as_wide, _STYLED.sub(_as_wide, text)))
    if "-" not in text or "|" not in text:
        return text
    lines = text.replace("\r\n", "\n").split("\n")
    if not any(_is_rule(line) for line in lines):
        return text
    return "\n".join(_lines(lines))


def _unquoted(text: str) -> str:
    """Return a text without the marks of a quotation, where it is one from the first line to the last."""
    if not text.lstrip().startswith(">"):
        return text
    lines = [line for line in text.splitlines() if line.strip()]
    return _QUOTED.sub("", text) if all(line.lstrip().startswith(">") for line in lines) else text


def _as_wide(styled: re.Match[str]) -> str:
    """Return text without its marks, as wide as with them: what stands behind it in the line keeps its place."""
    whole, text = (sum(1 + (east_asian_width(char) in "FW") for char in each) for each in (styled[0], styled[1]))
    return styled[1] + " " * (whole - text)


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and len(line) <= _LONGEST_LINE and _RULE.fullmatch(line) is not None


def _lines(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "|" in lines[end] and len(lines[end]) <= _LONGEST_LINE:
            end += 1
        if end == at:
            yield _printed(lines[at]) if len(lines[at]) <= _LONGEST_LINE else lines[at]
            at += 1
            continue
        yield from _table(lines[at:end])
        at = end


def _table(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table, without marks; those of a sheet with prose in it as its copy."""
    rows = [[_printed(field) for field in _BAR.split(line)] for line in lines]
    if len(lines) > 1 and _is_rule(lines[1]):
        heads = _parted(rows[0])
        rows, lines = [*heads, *rows[1:]], [*([lines[0]] * len(heads)), *lines[1:]]
    if any(_UNNAMED.fullmatch(field.strip()) for field in rows[0]):
        rows = [[_without_sign(field) for field in fields] for fields in rows]
    fields = [
        [field.replace("\\|", "|").strip() for field in _within(fields)]
        for line, fields in zip(lines, rows, strict=True)
        if not _is_rule(line)
    ]
    if _is_sheet(fields):
        yield from _copied(fields)
    else:
        for line, row in zip(lines, rows, strict=True):
            yield _SHORT_RULE.sub("---", line) if _is_rule(line) else "|".join(row)


def _parted(heads: list[str]) -> list[list[str]]:
    """Return a row of heads as the rows that a program joined by dots: 行政诉讼.复议后起诉.总计; a head alone stands in each."""
    parts = [head.strip().split(".") if _JOINED.fullmatch(head.strip()) else [head] for head in heads]
    levels = max(map(len, parts))
    if sum(len(part) > 1 for part in parts) < _FEWEST_JOINED:
        return [heads]
    return [[part[min(level, len(part) - 1)] for part in parts] for level in range(levels)]


def _within(fields: list[str]) -> list[str]:
    """Return fields without what is outside the outer bars."""
    first = len(fields) > 1 and not fields[0].strip()
    last = len(fields) > 1 and not fields[-1].strip()
    return fields[first : len(fields) - last]


def _without_sign(field: str) -> str:
    named = field.strip()
    return field.replace(named, "") if named in _NO_VALUE or _UNNAMED.fullmatch(named) else field


def _printed(field: str) -> str:
    """Return the text of a field or of a line, without its marks; what is raised in brackets, what is struck between tildes."""
    if not any(mark in field for mark in "\\*_$^<&"):
        return field
    text = _STRUCK.sub(r"~~\2~~", _RAISED.sub(_in_brackets, field))
    text = _FORMULA.sub(r"\1", _BOLD.sub(r"\1", _TAGS.sub("", text)))
    inner = text.strip()
    if found := _AROUND.fullmatch(inner):
        text = text.replace(inner, found[2])
    return unescape(_ESCAPED.sub(r"\1", text)).replace("\xa0", " ")


def _in_brackets(raised: re.Match[str]) -> str:
    return f"[{next(filter(None, raised.groups()), '')}]"


def _is_sheet(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether prose stands in rows of a table: a rectangle in which some rows hold one long text and nothing else."""
    if len({len(row) for row in rows}) != 1 or len(rows) * len(rows[0]) > _MOST_FIELDS:
        return False
    lone = [texts[0] for row in rows if len(texts := [field for field in row if field]) == 1]
    return any(len(text) > LONG_TEXT and "。" in text for text in lone)


def _copied(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    blocks = Blocks()
    cells = [SheetCell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row) if text]
    blocks.add_sheet(cells)
    for block in blocks.blocks:
        yield ""
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            grid = block.grid
            for number in range(grid.row_count):
                yield "\t".join(cell.text for cell in grid.row(number) if cell.row == number)
    yield ""
