"""Limits: how much of a sheet is read, so that no file can take the machine; far above any office's list."""

from typing import Final

MOST_BYTES: Final = 64 << 20
"""Of a file, and of what a workbook unpacks to; ten thousand agencies take three megabytes unpacked."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100
MOST_CHARACTERS: Final = 4_000
"""Of a cell."""
MOST_NAMES: Final = 100
"""Names in one cell."""
