"""The doctor: which formats can be read on this machine, by what, and what to install for the others."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pipeline.convert import find_program
from pipeline.forms.load import load_forms
from pipeline.messages import Lang, say
from pipeline.read import BY_OFFICE, READERS
from pipeline.read.media import NAMES, RAR, SEVEN_ZIP
from pipeline.read.scan.ready import find_tesseract, is_ready
from pipeline.unpack import can_unpack_rar, can_unpack_seven_zip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the doctor's table."""

    what: str
    ready: bool
    how: str
    """What reads it, or what to install."""


ARCHIVES = ("ZIP", "TAR", "GZ", "BZ2", "XZ", "EML")

EXTRAS: dict[str, Callable[[], bool]] = {
    "office": lambda: find_program() is not None,
    "7z": can_unpack_seven_zip,
    "rar": can_unpack_rar,
    "ocr": is_ready,
}
"""What may be installed beside the rest, and whether it is ready here; the samples of each lie in `samples/extra/NAME`."""


def examine(lang: Lang) -> Iterator[Line]:
    """Yield every format that is known, with what reads it here."""
    program = find_program()
    for kind, name in NAMES.items():
        if kind in READERS:
            yield Line(name, ready=True, how=say("doctor.ways", lang, count=len(READERS[kind])))
        elif kind in BY_OFFICE:
            how = say("doctor.office", lang) if program is None else f"LibreOffice ({program.path})"
            yield Line(name, ready=program is not None, how=how)
        elif kind == SEVEN_ZIP:
            ready = EXTRAS["7z"]()
            yield Line(name, ready=ready, how=say("doctor.archive" if ready else "doctor.install", lang, extra="7z"))
        elif kind == RAR:
            ready = EXTRAS["rar"]()
            yield Line(name, ready=ready, how=say("doctor.archive" if ready else "doctor.rar", lang))
        elif name not in ARCHIVES:
            yield Line(name, ready=False, how=say("doctor.never", lang))
    yield from (Line(name, ready=True, how=say("doctor.archive", lang)) for name in ARCHIVES)
    eyes = ("doctor.seen" if find_tesseract() else "doctor.seen_once") if EXTRAS["ocr"]() else "doctor.unread"
    yield Line(say("doctor.pictures", lang), ready=EXTRAS["ocr"](), how=say(eyes, lang))


def surroundings(lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield what a developer asks first when something does not work."""
    yield say("doctor.version", lang), version("nianbao")
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield say("doctor.system", lang), f"{platform.platform()}, {os.cpu_count()} CPU"
    yield say("doctor.encoding", lang), f"{sys.stdout.encoding}, {sys.getfilesystemencoding()}"
    yield say("doctor.forms", lang), "、".join(load_forms().editions)
    yield say("doctor.place", lang), str(Path(__file__).resolve().parent)
