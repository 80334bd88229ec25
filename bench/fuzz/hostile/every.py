"""All of them, by the reader that they are made for."""

from bench.fuzz.hostile.archives import ARCHIVE, MAIL
from bench.fuzz.hostile.ofd_files import OFD
from bench.fuzz.hostile.pages import HTML
from bench.fuzz.hostile.pdf_files import DEADLY, PDF
from bench.fuzz.hostile.texts import CSV, TEXT
from bench.fuzz.hostile.word_files import DOCX
from bench.fuzz.hostile.words import Maker
from bench.fuzz.hostile.workbooks import XLSX

EVERY: dict[str, dict[str, Maker]] = {
    "html": HTML,
    "docx": DOCX,
    "pdf": PDF,
    "ofd": OFD,
    "xlsx": XLSX,
    "csv": CSV,
    "text": TEXT,
    "mail": MAIL,
    "archive": ARCHIVE,
}
"""Reader → what harms it → how it is made. Each must be answered soon, and by a stated outcome."""

__all__ = ["DEADLY", "EVERY"]
