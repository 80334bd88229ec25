"""The second reading of an XLSX file: openpyxl's parser of worksheets, over the parts that are needed of the package.

It is there to disagree with the first reading where that is wrong, so it takes nothing from it but how blocks are told
apart. openpyxl is given a package of our own making: by itself it would open every part, in whatever size, and does not know
the strict vocabulary. Its streaming parser is used below its worksheets, which have no merged cells or no bounds.
"""

import contextlib
import io
import re
import warnings
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from pipeline.errors import DamagedError, TooLargeError
from pipeline.model.document import Document
from pipeline.read.media import XLSX
from pipeline.read.sheet_blocks import Blocks, SheetCell
from pipeline.read.xlsx.again.shown import UNREADABLE, code_of, number_seen, text_seen

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

READING = "xlsx-openpyxl"

MOST_BYTES = 100_000_000
"""What the parts may unpack to, together."""
MOST_TAGS = 2_000_000
"""Tags in one part."""
MOST_SHEETS = 500
MOST_CELLS = 200_000
"""Filled or bordered cells of a sheet, and slots of its merged ones."""

MOST_RANGES = 1000
"""Ranges with conditions."""
BLANK_ROWS = 20
"""Rows without a value that are taken on end, for their borders."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_STALE = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad\s*=\s*[\"'](?:1|true)[\"']")
_SIZE = re.compile(rb"<(?:\w+:)?dimension\b[^>]*/>")
"""What a sheet says of its size; openpyxl believes it, or stops at it."""
_SHEET = re.compile(rb"<((?:\w+:)?)worksheet\b[^>]*[^/>]>")
"""Where each sheet begins; openpyxl reads one that does not say its size to its end, and then again."""
_LONG_CODE = re.compile(rb"formatCode\s*=\s*(?:\"[^\"]{1021}|'[^']{1021})")
"""Longer than the 255 characters that a program takes; openpyxl looks for dates in time that grows with the square."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_Seen = tuple[str, bool, bool]
"""Of a cell: its text, whether it has a border, and whether it holds something that is not seen."""
_YES = frozenset({"1", "true"})


def read(data: bytes) -> Document:
    """Read the bytes of an XLSX file.

    Raises:
        DamagedError: openpyxl can't open it.
        TooLargeError: it unpacks to more than any report has.
    """
    blocks = Blocks()
    # openpyxl prints where a style is missing, and warns of what it leaves out: none of it is shown in cells.
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            package, stale = _needed(data)
            book = load_workbook(package, read_only=True, data_only=True, keep_links=False)
            for sheet in _distinct(book):
                blocks.add_sheet(list(_Sheet(book, sheet, stale=stale).cells()))
        except (MemoryError, TooLargeError):
            raise
        except Exception as error:  # hostile bytes make a library raise anything
            raise DamagedError(reason="no workbook") from error
    return Document(tuple(blocks.blocks), XLSX, READING)


def _distinct(book: "Workbook") -> Iterator[Any]:
    """Yield the worksheets that are shown; of those that are made of one part the first."""
    taken: set[str] = set()
    for sheet in book.worksheets:
        path = getattr(sheet, "_worksheet_path", None)
        if sheet.sheet_state == "visible" and path is not None and path not in taken:
            taken.add(path)
            yield sheet


def _needed(data: bytes) -> tuple[io.BytesIO, bool]:
    """Return a package of the parts that are XML, in the vocabulary that openpyxl knows, and whether formulas are stale."""
    packed = io.BytesIO()
    left = MOST_BYTES
    stale = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as out:
        for info in archive.infolist():
            name = info.filename.replace("\\", "/").lstrip("/")
            if (
                not name.lower().endswith((".xml", ".rels"))
                or "/drawings/" in name
                or "/externallinks/" in name.lower()
            ):
                continue
            left -= info.file_size
            if left < 0:
                raise TooLargeError(bytes=MOST_BYTES)
            part = archive.read(info)
            if part.count(b"<") > MOST_TAGS:
                raise TooLargeError(tags=MOST_TAGS)
            plain = part.replace(b"\0", b"")
            if b"<!DOCTYPE" in plain:
                raise DamagedError(reason="document type")
            if _LONG_CODE.search(plain):
                raise DamagedError(reason="format code")
            if plain.count(b"sheetId") > MOST_SHEETS:
                raise TooLargeError(sheets=MOST_SHEETS)
            for strict, transitional in _STRICT:
                part = part.replace(strict, transitional)
            part = _SHEET.sub(rb'\g<0><\1dimension ref="A1"/>', _SIZE.sub(b"", part), count=1)
            stale = stale or _STALE.search(plain) is not None
            out.writestr(name, part)
    return packed, stale


class _Parser(WorkSheetParser):
    """openpyxl's parser, that keeps of a cell whether there is a formula in it and whether its value was saved."""

    def parse_cell(self, element: Any) -> dict[str, Any]:  # noqa: ANN401 - an element of openpyxl's choice
        """Parse one cell."""
        cell: dict[str, Any] = super().parse_cell(element)
        cell["formula"] = element.find(FORMULA_TAG) is not None
        cell["saved"] = element.findtext(VALUE_TAG) not in {None, ""} or (
            element.get("t") == "str" and element.find(VALUE_TAG) is not None
        )
        return cell


class _Sheet:
    """One worksheet."""

    def __init__(self, book: "Workbook", sheet: Any, *, stale: bool) -> None:  # noqa: ANN401 - no public type
        self._book: Any = book
        self._stale = stale
        with sheet._get_source() as source:  # noqa: SLF001 - openpyxl has no other way to a stream of cells with merges
            self._parser = _Parser(source, sheet._shared_strings, data_only=True, epoch=book.epoch)  # noqa: SLF001
            self._rows: list[dict[str, Any]] = []
            blank = 0
            for _, row in self._parser.parse():
                blank = 0 if any(cell["value"] is not None or cell["formula"] for cell in row) else blank + 1
                self._rows.extend(cell for cell in row if blank <= BLANK_ROWS and self._counts(cell))
                if len(self._rows) > MOST_CELLS:
                    raise TooLargeError(cells=MOST_CELLS)
        self._conditions = [(list(each.cells), each.rules) for each in self._parser.formatting]
        if sum(len(ranges) for ranges, _ in self._conditions) > MOST_RANGES:
            raise TooLargeError(ranges=MOST_RANGES)
        views: Any = getattr(self._parser, "views", None)
        self._zeros = all(view.showZeros is not False for view in views.sheetView) if views else True

    def cells(self) -> Iterator[SheetCell]:
        """Yield the cells that are seen, in rows and columns that are seen."""
        seen: dict[tuple[int, int], _Seen | None] = {
            (cell["row"], cell["column"]): self._seen(cell) for cell in self._rows
        }
        rows = _Line(self._hidden_rows())
        columns = _Line(self._hidden_columns())
        for top, left, bottom, right in self._merged(seen):
            slots = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
            if any(seen.get(slot) is None and slot in seen for slot in slots):
                continue
            text, _, held = seen.get((top, left)) or ("", False, False)
            ruled = any(each[1] for slot in slots if (each := seen.get(slot)))
            seen.update(dict.fromkeys(slots))
            yield from _cell(rows.part(top, bottom), columns.part(left, right), (text, ruled, held))
        for (row, column), found in seen.items():
            if found is not None:
                yield from _cell(rows.part(row, row), columns.part(column, column), found)

    def _seen(self, cell: dict[str, Any]) -> _Seen:
        text = self._text(cell)
        if self._book._fonts[self._style(cell).fontId].strike:  # noqa: SLF001
            text = re.sub(r"\S", lambda found: found[0] + "\u0336", text)
        return text, self._is_ruled(cell), not text and (cell["formula"] or cell["value"] not in {None, ""})

    def _merged(self, seen: Collection[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
        """Return the merged ranges, no further than cells are filled."""
        last_row = max((row for row, _ in seen), default=0)
        last_column = max((column for _, column in seen), default=0)
        merged: Any = self._parser.merged_cells
        found: list[tuple[int, int, int, int]] = []
        size = 0
        for each in merged.mergeCell if merged else ():
            top, left, bottom, right = each.min_row, each.min_col, each.max_row, each.max_col
            if top <= last_row and left <= last_column:
                found.append((top, left, min(bottom, last_row), min(right, last_column)))
                size += (found[-1][2] - top + 1) * (found[-1][3] - left + 1)
        if size > MOST_CELLS:
            raise TooLargeError(cells=MOST_CELLS)
        return found

    def _hidden_rows(self) -> set[int]:
        return {int(row) for row, said in self._parser.row_dimensions.items() if _is_hidden(said, "ht")}

    def _hidden_columns(self) -> set[int]:
        ranges = [
            range(int(said["min"]), min(int(said["max"]), 16_384) + 1)
            for said in self._parser.column_dimensions.values()
            if _is_hidden(said, "width")
        ]
        if sum(map(len, ranges)) > MOST_CELLS:
            raise TooLargeError(cells=MOST_CELLS)
        return {column for each in ranges for column in each}

    def _counts(self, cell: dict[str, Any]) -> bool:
        return cell["value"] is not None or cell["formula"] or self._is_ruled(cell)

    def _style(self, cell: dict[str, Any]) -> Any:  # noqa: ANN401 - an array of openpyxl's
        return self._book._cell_styles[cell["style_id"]]  # noqa: SLF001 - the only place of it

    def _is_ruled(self, cell: dict[str, Any]) -> bool:
        border = self._book._borders[self._style(cell).borderId]  # noqa: SLF001
        return any(
            side is not None and side.style not in {None, "none"}
            for side in (border.left, border.right, border.top, border.bottom)
        )

    def _number(self, cell: dict[str, Any], value: float, code: str) -> str:
        if value == 0 and not self._zeros:
            return ""
        seen = number_seen(value, code, self._book.epoch)
        return f"{seen}{UNREADABLE}" if value == 0 and seen and self._may_be_hidden(cell) else seen

    def _may_be_hidden(self, cell: dict[str, Any]) -> bool:
        """Tell whether a condition gives a cell a look in which it is not seen."""
        looks = self._book._differential_styles.styles  # noqa: SLF001
        for ranges, rules in self._conditions:
            within = any(
                each.min_row <= cell["row"] <= each.max_row and each.min_col <= cell["column"] <= each.max_col
                for each in ranges
            )
            hiding = (looks[rule.dxfId] for rule in rules if rule.dxfId is not None and rule.dxfId < len(looks))
            if within and any(look.numFmt is not None or _white(look.font) for look in hiding):
                return True
        return False

    def _is_white(self, cell: dict[str, Any]) -> bool:
        style = self._style(cell)
        font, fill = self._book._fonts[style.fontId], self._book._fills[style.fillId]  # noqa: SLF001
        return _white(font) and getattr(fill, "fill_type", None) in {None, "none"}

    def _text(self, cell: dict[str, Any]) -> str:
        value, kind = cell["value"], cell["data_type"]
        if self._is_white(cell):
            return ""
        if cell["formula"] and (self._stale or not cell["saved"]):
            return f"{UNREADABLE}{'' if value is None else value}"
        code = code_of(self._style(cell).numFmtId, list(self._book._number_formats))  # noqa: SLF001
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, int | float):
            return self._number(cell, value, code)
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)) if kind == "s" else str(value)
        text = re.sub("\r\n?|[\x0b\x0c]", "\n", text)
        text = text_seen(text, code) if kind in {"s", "inlineStr"} else text
        return text if text.strip() else ""


def _white(font: Any) -> bool:  # noqa: ANN401 - a font of openpyxl's, or none
    """Tell whether letters are so light, or so small, that nobody sees them on white paper."""
    colour, size = getattr(font, "color", None), getattr(font, "sz", None) or 11
    pale = re.fullmatch(r"(?:..)?(?:F[7-9A-F]){3}", str(getattr(colour, "rgb", "")), re.IGNORECASE)
    return pale is not None or getattr(colour, "theme", None) == 0 or size < 2  # noqa: PLR2004 points


class _Line:
    """Rows or columns, of which some are hidden, counted from 1 in the file and from 0 as they are seen."""

    def __init__(self, hidden: set[int]) -> None:
        self._hidden = sorted(hidden)

    def part(self, first: int, last: int) -> range:
        """Return the places that a stretch has among those that are seen."""
        return range(first - 1 - bisect_left(self._hidden, first), last - bisect_right(self._hidden, last))


def _cell(rows: range, columns: range, seen: _Seen) -> Iterator[SheetCell]:
    if rows and columns and any(seen):
        yield SheetCell(rows.start, columns.start, seen[0], len(rows), len(columns), seen[1], seen[2])


def _is_hidden(said: dict[str, str], size: str) -> bool:
    return said.get("hidden", "0").lower() in _YES or said.get(size) in {"0", "0.0"}
