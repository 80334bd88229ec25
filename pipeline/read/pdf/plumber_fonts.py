"""Fonts for pdfplumber, but none that says something of more characters than there are.

pdfminer makes an entry for every character of a range as it reads it, so that a font of a few bytes fills any memory.
"""

import re
from collections.abc import Mapping

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, list_value, resolve1

MOST_ENTRIES = 1_000_000
"""Widths or characters of a font: fifteen times the 65,536 codes that it can have."""

_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)(?:end(?:bf|cid|notdef)range|\Z)", re.DOTALL)
_ENDS = re.compile(rb"<([0-9A-Fa-f\s]{1,40})>\s*<([0-9A-Fa-f\s]{1,40})>\s*(?:<[^<>]*>|\[[^\]]*\]|\d+)")


class EndlessFontError(ValueError):
    """A font has more entries than any font."""


class Fonts(PDFResourceManager):
    """What makes the fonts of a document."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font.

        Raises:
            EndlessFontError: it has more entries than any font.
        """
        widths = sum(_widths(spec[key], size) for key, size in (("W", 3), ("W2", 5)) if key in spec)
        mapped = sum(_mapped(resolve1(spec[key])) for key in ("ToUnicode", "Encoding") if key in spec)
        if widths + mapped > MOST_ENTRIES:
            raise EndlessFontError
        return super().get_font(objid, spec)


def _widths(said: object, size: int) -> int:
    """Return for how many characters widths are said: `first last width` (with `size` 5, and a position), or `first [widths]`."""
    entries = 0
    run: list[float] = []
    for each in list_value(said):
        value = resolve1(each)
        if isinstance(value, list):
            entries += len(value)
            run = []
        elif isinstance(value, int | float):
            run.append(value)
            if len(run) == size:
                entries += max(0, int(min(run[1] - run[0], MOST_ENTRIES)))
                run = []
    return entries


def _mapped(stream: object) -> int:
    """Return how many characters a map gives in ranges."""
    if not isinstance(stream, PDFStream):
        return 0
    ends = (_ENDS.findall(ranges) for ranges in _RANGES.findall(stream.get_data()))
    return sum(max(0, _code(last) - _code(first)) for pairs in ends for first, last in pairs)


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)
