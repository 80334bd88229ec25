"""Names of elements that the second reading of DOCX files meets."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"

PARAGRAPH, TABLE, ROW, CELL, RUN = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
PARAGRAPH_SAYS, RUN_SAYS, ROW_SAYS = (f"{W}{name}" for name in ("pPr", "rPr", "trPr"))
BOX = f"{W}txbxContent"
UNREADABLE = "\ufffd"
"""Stands for what is printed and is no text."""

UNSTORED = frozenset(
    {"EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "MACROBUTTON", "GOTOBUTTON", "FORMDROPDOWN"}
)
"""Fields that print what the file does not hold."""


def is_on(written: str | None) -> bool:
    """Tell what an on/off element says: it is on where it says nothing."""
    return (written or "1").lower() not in {"0", "false", "off"}
