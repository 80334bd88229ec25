"""PDF as offices make it: a word processor's export of a DOCX, a browser's print of a page, where the programs are installed.

They take seconds a document, and their bytes are not the same twice, so these features are never switched on by chance:
`--class by_office` and `--class by_browser` ask for them (Debian: libreoffice-writer, chromium, fonts-noto-cjk).
"""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

_TIMEOUT_S = 50


def by_office(docx: bytes) -> bytes:
    """Return the PDF that a word processor exports of a DOCX."""
    return _converted(docx, "report.docx", _office)


def by_browser(page: bytes) -> bytes:
    """Return the PDF that a browser prints of a page."""
    return _converted(page, "report.html", _browser)


def _office(folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={folder.as_uri()}/profile"
    return [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "report.docx"),
    ]


def _browser(folder: Path) -> list[str]:
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    ]
    return ["chromium", *options, f"--print-to-pdf={folder}/report.pdf", (folder / "report.html").as_uri()]


def _converted(source: bytes, name: str, command: Callable[[Path], list[str]]) -> bytes:
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        (folder / name).write_bytes(source)
        subprocess.run(command(folder), check=True, capture_output=True, timeout=_TIMEOUT_S)
        return (folder / "report.pdf").read_bytes()
