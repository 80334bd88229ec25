"""Files as offices make them: a word processor's export of a DOCX, a browser's print of a page, files of older formats.

Both programs must be installed (Debian: libreoffice-writer, chromium, fonts-noto-cjk); the files they make are committed.
"""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from samples.maker.model import Sheet

_TIMEOUT_S = 120


def by_libreoffice(write: Callable[[Sheet], bytes]) -> Callable[[Sheet], bytes]:
    """Return a writer that exports the DOCX of another one."""
    return saved_by_libreoffice(write, ".docx", "pdf")


def saved_by_libreoffice(write: Callable[[Sheet], bytes], suffix: str, form: str) -> Callable[[Sheet], bytes]:
    """Return a writer that opens what another one writes, and saves it in another format: doc, rtf, odt, xls, ods."""
    return lambda sheet: _converted(
        write(sheet),
        f"report{suffix}",
        form,
        lambda folder: [
            "soffice",
            f"-env:UserInstallation={folder.as_uri()}/profile",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(folder / f"report{suffix}"),
        ],
    )


def by_chromium(write: Callable[[Sheet], bytes]) -> Callable[[Sheet], bytes]:
    """Return a writer that prints the page of another one."""
    return lambda sheet: _converted(
        write(sheet),
        "report.html",
        "pdf",
        lambda folder: [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={folder}/report.pdf",
            (folder / "report.html").as_uri(),
        ],
    )


def _converted(source: bytes, name: str, form: str, command: Callable[[Path], list[str]]) -> bytes:
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        (folder / name).write_bytes(source)
        subprocess.run(command(folder), check=True, capture_output=True, timeout=_TIMEOUT_S)  # noqa: S603 our own words
        return (folder / f"report.{form}").read_bytes()
