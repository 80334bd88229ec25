"""The readers that can be fuzzed: with what each begins, and how its documents are changed."""

import io
import random
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.fuzz.change import archive, mail, markup, pdf, raw, text, zipped
from bench.fuzz.hostile.every import EVERY
from bench.hunt.case import draw_case
from bench.hunt.made import make

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "tests" / "fuzz" / "cases"
_CASE = re.compile(r"^~~~\w*\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)
_MADE = 12
"""Documents of the hunt that each reader begins with."""
_SMALL = 2_000
"""Bytes of a hostile document that is a seed."""
_LARGE = 300_000
"""Larger ones teach a fuzzer little and cost it much."""

Change = Callable[[bytes, random.Random, int], bytes]


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """A reader under fire."""

    suffixes: tuple[str, ...]
    """Of files that are seeds."""
    change: Change
    hunted: str = ""
    """The format of the hunt that makes more seeds."""
    cases: str = ""
    """Which files of `tests/cases/` hold documents for it."""


def _in_markup(
    vocabulary: markup.Vocabulary, inside: Callable[[bytes, random.Random, int, markup.Vocabulary], bytes]
) -> Change:
    return lambda data, draw, most: inside(data, draw, most, vocabulary)


def _page(data: bytes, draw: random.Random, most: int) -> bytes:
    """Change a page, now and then its bytes as a text."""
    if draw.random() < 0.07:
        return text.change(data, draw, most)
    return markup.change(data, draw, most, markup.HTML)


READERS: dict[str, Fuzzed] = {
    "html": Fuzzed((".html",), _page, "html", "html_*.md"),
    "docx": Fuzzed((".docx",), _in_markup(zipped.DOCX, zipped.change), "docx"),
    "pdf": Fuzzed((".pdf",), pdf.change, "pdf"),
    "ofd": Fuzzed((".ofd",), _in_markup(zipped.OFD, zipped.change), "ofd"),
    "xlsx": Fuzzed((".xlsx",), _in_markup(zipped.XLSX, zipped.change), "xlsx"),
    "csv": Fuzzed((".csv",), text.change, "csv"),
    "text": Fuzzed((".txt",), text.change, "text", "plain_*.md"),
    "mail": Fuzzed((".mht", ".eml"), mail.change),
    "archive": Fuzzed((".zip", ".tar.gz", ".7z"), archive.change),
    "sniff": Fuzzed(
        (".doc", ".xls", ".rtf", ".odt", ".ods", ".et", ".wps", ".csv", ".txt", ".mht", ".ofd"), raw.change
    ),
}


def seeds(name: str) -> Iterator[tuple[str, bytes]]:  # noqa: C901 - where each kind comes from
    """Yield what a reader begins with, by name: samples, cases of tests, found cases, documents of the hunt, hostile ones."""
    fuzzed = READERS[name]
    for folder in (ROOT / "samples", FOUND):
        for path in sorted(folder.rglob("*")):
            if path.name.endswith(fuzzed.suffixes) and path.stat().st_size < _LARGE:
                yield path.name, path.read_bytes()
    if fuzzed.cases:
        for path in sorted((ROOT / "tests" / "cases").glob(fuzzed.cases)):
            for number, found in enumerate(_CASE.findall(path.read_text("utf-8"))):
                if number % 2 == 0:  # each document is followed by what is to be seen of it
                    yield f"{path.stem}-{number}", found.encode()
    for seed in range(_MADE if fuzzed.hunted else 0):
        case = draw_case(fuzzed.hunted, 900_000 + seed)
        if case is not None and not case.needs_programs:
            made = make(case)
            if len(made.data) < _LARGE:
                yield f"hunt-{seed}{made.suffix}", made.data
    for title, maker in EVERY.get(name, {}).items():
        yield title, maker(_SMALL)
    if name == "archive":
        yield from _archives()


def _archives() -> Iterator[tuple[str, bytes]]:
    """Yield archives of small reports, of each kind."""
    reports = [path for path in sorted((ROOT / "samples").rglob("*.txt")) if path.stat().st_size < 5000][:3]
    for mode in ("w", "w:gz", "w:bz2", "w:xz"):
        for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT):
            buffer = io.BytesIO()
            with tarfile.open(fileobj=buffer, mode=mode, format=form) as tar:
                for path in reports:
                    tar.add(path, arcname=f"{'目录/' * 3}{path.name}")
                link = tarfile.TarInfo("link")
                link.type, link.linkname = tarfile.SYMTYPE, "../../x"
                tar.addfile(link)
            yield f"{mode[2:] or 'tar'}-{form}", buffer.getvalue()
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as packed:
            for path in reports:
                packed.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), method)
        yield f"zip-{method}", buffer.getvalue()
    try:
        import py7zr  # noqa: PLC0415 - an extra
    except ImportError:
        return
    for plain in (True, False):
        buffer = io.BytesIO()
        with py7zr.SevenZipFile(buffer, "w", filters=[{"id": py7zr.FILTER_LZMA2, "preset": 1}]) as seven:
            seven.set_encoded_header_mode(not plain)
            for path in reports:
                seven.writestr(path.read_text("utf-8"), path.name)
        yield f"7z-{plain}", buffer.getvalue()
