"""Files by real programs, where they are installed: a word processor's export to PDF, a browser's print, files of older formats.

They take seconds a document, and their bytes are not the same twice, so none is made by chance: `--class by_office`,
`--class by_browser` and `--format doc` ask for them (Debian: libreoffice-writer, libreoffice-calc, chromium, fonts-noto-cjk).
"""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

_TIMEOUT_S = 50


def by_office(docx: bytes) -> bytes:
    """Return the PDF that a word processor exports of a DOCX."""
    return saved_as("pdf", docx, ".docx")


def by_browser(page: bytes) -> bytes:
    """Return the PDF that a browser prints of a page."""
    return _converted(page, "report.html", "pdf", _browser)


def saved_as(form: str, data: bytes, suffix: str) -> bytes:
    """Return what an office program makes of a file when it opens it and saves it in another format."""
    return _converted(data, f"report{suffix}", form, _office)


def _office(folder: Path, name: str, form: str) -> list[str]:
    profile = f"-env:UserInstallation={folder.as_uri()}/profile"
    return ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(folder / name)]


def _browser(folder: Path, name: str, form: str) -> list[str]:
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    ]
    return ["chromium", *options, f"--print-to-pdf={folder}/report.{form}", (folder / name).as_uri()]


def _converted(source: bytes, name: str, form: str, command: Callable[[Path, str, str], list[str]]) -> bytes:
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        (folder / name).write_bytes(source)
        subprocess.run(command(folder, name, form), check=True, capture_output=True, timeout=_TIMEOUT_S)
        return (folder / f"report.{form}").read_bytes()
