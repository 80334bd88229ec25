"""A worksheet: its XML → the cells that a person sees, with their texts as shown.

Hidden rows and columns are left out, and so is what stands below a merged cell. A formula counts for the value that was
saved with it; where none was, or where the program is told to work all formulas out anew, what a person sees is not in the
file, and the cell is unreadable and not blank.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.errors import TooLargeError
from pipeline.read.ooxml import number
from pipeline.read.sheet_blocks import SheetCell
from pipeline.read.xlsx.format import shown_number, shown_text, stored_number
from pipeline.read.xlsx.parts import children, cleaned, rich_text, struck
from pipeline.read.xlsx.places import MOST_COLUMNS, MOST_ROWS, Box, box_of, place_of
from pipeline.read.xlsx.styles import Style, style_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_CELLS = 200_000
"""Filled or bordered cells of a sheet; those of the official form are six hundred."""
MOST_RANGES = 100
"""Ranges with conditions that are told apart; where there are more, the whole sheet is taken to have them."""
BLANK_ROWS = 20
"""Bordered rows without any text that are read on end; whole columns may be bordered to the last row of the sheet."""
UNREADABLE = "\ufffd"

_OFF = frozenset({"", "0", "false"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the workbook says for all its sheets."""

    strings: Sequence[str]
    styles: list[Style]
    from_1904: bool
    stale: bool
    """Formulas are worked out anew when the workbook is opened."""
    hiding: list[bool]
    """Of the looks that conditions give to cells: whether a number might not be seen under one."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """What a cell holds."""

    text: str = ""
    ruled: bool = False
    held: bool = False


_NOTHING = _Filled()
_RULED = _Filled(ruled=True)


def sheet_cells(root: "Element", settings: Settings) -> list[SheetCell]:
    """Return the cells of a sheet that are filled or bordered, in the rows and columns that are shown.

    Raises:
        TooLargeError: they are more than any report has.
    """
    sheet = _Sheet(root, settings)
    return list(sheet.cells())


class _Sheet:
    def __init__(self, root: "Element", settings: Settings) -> None:
        self._root = root
        self._settings = settings
        self._no_zeros = any(
            (view.get("showZeros") or "1").lower() in _OFF for view in children(root, "sheetViews", "sheetView")
        )
        self._doubted = list(self._conditions())
        if len(self._doubted) > MOST_RANGES:
            self._doubted = [Box(0, 0, MOST_ROWS, MOST_COLUMNS)]
        self._hidden_rows: list[int] = []
        self._filled: dict[tuple[int, int], _Filled] = {}
        self._read_rows()
        self._hidden_columns = self._columns_hidden()

    def cells(self) -> Iterator[SheetCell]:
        """Yield the cells as they are shown, merged ones with what they cover."""
        covered: set[tuple[int, int]] = set()
        left = MOST_CELLS
        for box in self._merges():
            left -= box.size
            if left < 0:
                raise TooLargeError(cells=MOST_CELLS)
            slots = [
                (row, column) for row in range(box.top, box.bottom + 1) for column in range(box.left, box.right + 1)
            ]
            if not covered.isdisjoint(slots):
                continue  # merges never overlap, but in a broken file
            covered.update(slots)
            first = self._filled.get((box.top, box.left), _NOTHING)
            ruled = any(self._filled.get(slot, _NOTHING).ruled for slot in slots)
            yield from self._shown(box, replace(first, ruled=ruled))
        for (row, column), filled in self._filled.items():
            if (row, column) not in covered:
                yield from self._shown(Box(row, column, row, column), filled)

    def _shown(self, box: Box, filled: _Filled) -> Iterator[SheetCell]:
        """Yield a cell in rows and columns that are shown, if any part of it is."""
        top, bottom = _places(box.top, box.bottom, self._hidden_rows)
        left, right = _places(box.left, box.right, self._hidden_columns)
        if bottom > top and right > left and filled != _NOTHING:
            yield SheetCell(top, left, filled.text, bottom - top, right - left, filled.ruled, filled.held)

    def _merges(self) -> Iterator[Box]:
        """Yield merged ranges, clamped to where the sheet is used."""
        last_row = max((row for row, _ in self._filled), default=-1)
        last_column = max((column for _, column in self._filled), default=-1)
        for each in children(self._root, "mergeCells", "mergeCell"):
            box = box_of(each.get("ref") or "")
            if box and box.top <= last_row and box.left <= last_column:
                yield Box(box.top, box.left, min(box.bottom, last_row), min(box.right, last_column))

    def _conditions(self) -> Iterator[Box]:
        """Yield where a condition, which is not evaluated here, may hide a number: it is zeros that offices hide so."""
        hiding = self._settings.hiding
        for each in children(self._root, "conditionalFormatting"):
            looks = [number(rule.get("dxfId"), -1) for rule in children(each, "cfRule")]
            if any(0 <= look < len(hiding) and hiding[look] for look in looks):
                yield from filter(None, map(box_of, (each.get("sqref") or "").split()))

    def _columns_hidden(self) -> list[int]:
        hidden = bytearray(MOST_COLUMNS)
        for each in children(self._root, "cols", "col"):
            if _is_on(each.get("hidden")) or _is_nothing(each.get("width")):
                first = max(number(each.get("min"), 1), 1) - 1
                last = min(number(each.get("max"), 1), MOST_COLUMNS)
                hidden[first:last] = b"\1" * max(0, last - first)
        return [column for column, is_hidden in enumerate(hidden[:MOST_COLUMNS]) if is_hidden]

    def _read_rows(self) -> None:
        row = -1
        blank = 0
        for each in children(self._root, "sheetData", "row"):
            row = number(each.get("r"), row + 2) - 1
            if not 0 <= row < MOST_ROWS:
                continue
            if _is_on(each.get("hidden")) or _is_nothing(each.get("ht")):
                self._hidden_rows.append(row)
            filled = dict(self._row(each, row))
            blank = 0 if any(cell.text or cell.held for cell in filled.values()) else blank + 1
            if blank <= BLANK_ROWS:
                self._filled.update(filled)
            if len(self._filled) > MOST_CELLS:
                raise TooLargeError(cells=MOST_CELLS)
        self._hidden_rows = sorted(set(self._hidden_rows))

    def _row(self, row: "Element", number: int) -> Iterator[tuple[tuple[int, int], _Filled]]:
        """Yield what is in the cells of a row, by their places."""
        column = -1
        for cell in children(row, "c"):
            place = place_of(cell.get("r") or "") or (number, column + 1)
            column = place[1]
            style = style_of(self._settings.styles, cell.get("s"))
            if not len(cell):
                if style.ruled:
                    yield place, _RULED
                continue
            text = "" if style.unseen else self._text(cell, style)
            if text and not text.strip("0.") and any(place in box for box in self._doubted):
                text = f"{text}{UNREADABLE}"
            text = struck(text) if style.struck else text
            blank = not text.strip()
            filled = _Filled("" if blank else text, style.ruled, held=blank and _is_held(cell))
            if filled != _NOTHING:
                yield place, filled

    def _text(self, cell: "Element", style: Style) -> str:
        """Return what is seen in a cell."""
        kind = cell.get("t") or "n"
        parts: Mapping[str, Element] = {name: each for name in ("f", "v", "is") for each in children(cell, name)}
        value = parts["v"].text if "v" in parts else None
        if "f" in parts:
            if value is None and not (kind == "str" and "v" in parts):
                return UNREADABLE
            if self._settings.stale and value is not None:
                return f"{UNREADABLE}{cleaned(value)}"
        if kind == "inlineStr":
            return shown_text(rich_text(parts["is"]), style.code) if "is" in parts else ""
        if value is None:
            return ""
        return self._value(kind, value, style)

    def _value(self, kind: str, value: str, style: Style) -> str:
        if kind == "s":
            index, strings = number(value.strip(), -1), self._settings.strings
            return shown_text(strings[index], style.code) if 0 <= index < len(strings) else UNREADABLE
        if kind == "b":
            return "FALSE" if value.strip().lower() in _OFF else "TRUE"
        if kind != "n":  # a formula's text, an error, a date in words
            return shown_text(cleaned(value), style.code) if kind == "str" else cleaned(value)
        stored = stored_number(value)
        if stored is None:
            return f"{UNREADABLE}{cleaned(value)}"
        if stored == 0 and self._no_zeros:
            return ""
        shown = shown_number(stored, style.code, from_1904=self._settings.from_1904)
        return shown.text if shown.exact else f"{shown.text}{UNREADABLE}{stored}"


def _places(first: int, last: int, hidden: list[int]) -> tuple[int, int]:
    """Return where a range stands among the rows or columns that are shown, its end not included."""
    return first - bisect_left(hidden, first), last + 1 - bisect_left(hidden, last + 1)


def _is_held(cell: "Element") -> bool:
    """Tell whether there is a value or a formula in a cell of which nothing is seen."""
    return any(each.text for each in children(cell, "v")) or any(True for _ in children(cell, "f"))


def _is_on(value: str | None) -> bool:
    return value is not None and value.lower() not in _OFF


def _is_nothing(size: str | None) -> bool:
    """Tell whether a height or width is stated and is none."""
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False
