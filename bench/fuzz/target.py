"""What one input must hold to: stated errors only, within time and memory, and no number that is not printed.

The only module of the fuzzer that calls the pipeline. Pictures are not looked at: recognition takes seconds a page.
"""

import contextlib
import io
import json
import re
import resource
import shutil
import signal
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from pipeline.check import check_report, decide_status
from pipeline.errors import DocumentError
from pipeline.extraction import understand
from pipeline.forms.load import load_forms
from pipeline.forms.schema import record_schema
from pipeline.inbox import MOST_NESTED
from pipeline.model.document import Document, Paragraph, Table
from pipeline.read import READERS, media
from pipeline.read.sniff import sniff
from pipeline.store.record import Source, encode_record
from pipeline.store.validation import RecordValidator
from pipeline.unpack import HEAD, Budget, Member, may_be_archive, unpack

SECONDS = 10.0
"""CPU time that a document of less than `USUAL` bytes may take, all its readings and the record included."""
USUAL = 1_000_000
MEMORY = 3 << 30
"""Address space, that of the fuzzer's own tables included."""

_FORMS = load_forms()
_VALIDATOR = RecordValidator(record_schema(_FORMS))
_ROOT = Path(__file__).resolve().parents[2]


class BrokenPromiseError(Exception):
    """Something came out of an input that never may."""

    def __init__(self, *what: object, promise: str) -> None:
        super().__init__(f"{promise}: {' '.join(map(str, what))}")


class Slow(BaseException):
    """The time is over; no `except Exception` of a reader may catch it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an input."""

    outcome: str
    """A status, a code of an error, or `archive`."""
    seconds: float
    fault: str = ""
    """What is wrong with it; empty where nothing is."""
    where: str = ""
    """The same for all inputs that go wrong alike."""
    record: bytes = b""


def limit_memory() -> None:
    """Let what takes too much memory fail as it does in a worker."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def judge(data: bytes, seconds: float = SECONDS) -> Judged:
    """Read an input as a run would, and say what is wrong with how that went."""
    started = time.process_time()
    printed = io.StringIO()
    before = signal.signal(signal.SIGVTALRM, _too_slow)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    record, fault, where = b"", "", ""
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            outcome, record = _outcome(data)
    except DocumentError as error:
        outcome = error.code
    except MemoryError as error:
        outcome, fault, where = "MEMORY", traceback.format_exc(limit=-12), f"memory {_where(error)}"
    except Slow as error:
        outcome, fault, where = "SLOW", traceback.format_exc(limit=-12), f"slow {_where(error)}"
    except Exception as error:  # noqa: BLE001 - what a fuzzer is after
        outcome, fault = "CRASH", traceback.format_exc(limit=-12)
        where = f"{type(error).__name__} {_where(error)}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    if not fault and printed.getvalue():
        fault, where = f"printed: {printed.getvalue()[:500]}", f"printed {printed.getvalue()[:20]!r}"
    return Judged(outcome, time.process_time() - started, fault, where, record)


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise Slow


def _where(error: BaseException) -> str:
    """Return the innermost line of our own code, and the library called from there."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_ROOT / "pipeline")]
    inner = own[-1] if own else frames[-1]
    beyond = "" if frames[-1] is inner else f" in {Path(frames[-1].filename).stem}"
    return f"{Path(inner.filename).relative_to(_ROOT) if own else inner.filename}:{inner.lineno}{beyond}"


def _outcome(data: bytes) -> tuple[str, bytes]:
    if may_be_archive(data[:HEAD]):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108
            path = Path(folder) / "input"
            path.write_bytes(data)
            members = _opened(path, Path(folder) / "out")
            if members is not None:
                for member in members:
                    with contextlib.suppress(DocumentError):
                        _outcome_of_document(member)
                return "archive", b""
    return _outcome_of_document(data)


def _opened(path: Path, folder: Path) -> list[bytes] | None:
    """Return what documents an archive holds, archives in it opened as deep as a run opens them; None where it is none."""
    budget = Budget.of(path.stat().st_size)
    found: list[bytes] = []
    level = [path]
    for depth in range(MOST_NESTED):
        following: list[Path] = []
        for number, each in enumerate(level):
            inside = folder / str(depth) / str(number)
            inside.mkdir(parents=True)
            members: tuple[Member, ...] | None = None
            try:
                members = unpack(each, inside, budget)
            except DocumentError:
                if depth == 0:
                    raise
            if members is None and depth == 0:
                return None
            _check_places(inside, members or ())
            following += [member.path for member in members or () if member.path is not None]
            if members is None and each.exists() and each.stat().st_size < USUAL and len(found) < 3:
                found.append(each.read_bytes())
        level = following[:50]
    shutil.rmtree(folder)
    return found


def _check_places(folder: Path, members: tuple[Member, ...]) -> None:
    for member in members:
        if member.path is not None and (member.path.parent != folder or member.path.is_symlink()):
            raise BrokenPromiseError(member.path, promise="written outside")
        if re.search(r"(^|/)\.\.(/|$)|^/|[\x00-\x1f]", member.name):
            raise BrokenPromiseError(repr(member.name), promise="name that leads out")


def _outcome_of_document(data: bytes) -> tuple[str, bytes]:
    kind = sniff(data)
    if kind not in READERS or kind in media.IMAGES:
        return kind, b""
    read: list[Document] = []
    ways = _readings(kind, data, read)
    document = next(ways)
    report = understand(document, ways, _FORMS)
    list(ways)  # those that the report did not need as well
    findings = check_report(report, _FORMS)
    status = decide_status(report, findings)
    record = encode_record(report, findings, status, Source("input", "0" * 64, kind, len(data)))
    for path, problem in _VALIDATOR.faults(record):
        raise BrokenPromiseError(path, problem, promise="schema")
    if status == "accepted":
        _check_digits(json.loads(record, parse_float=Decimal), read)
    return str(status), record


def _readings(kind: str, data: bytes, read: list[Document]) -> Iterator[Document]:
    """Yield the readings as a run has them, and keep them; a further one that breaks is a fault here."""
    for number, name in enumerate(READERS[kind]):
        try:
            document = import_module(f"pipeline.read.{name}").read(data)
        except DocumentError:
            if number == 0:
                raise
            continue
        read.append(document)
        yield document


def _check_digits(record: dict[str, Any], read: list[Document]) -> None:
    """Refuse a number whose digits do not stand in the document, as printed in the cell that it is said to be from."""
    text = _plain("".join(text for document in read for text in _texts(document)))
    for path, evidence in record["evidence"].items():
        value: Any = record["tables"]
        for name in path.split("."):
            value = value[name]
        if value is None:
            continue
        raw = _plain(evidence["raw"] or "")
        if raw not in text:
            raise BrokenPromiseError(path, repr(evidence["raw"]), promise="accepted number not printed")
        digits = re.sub(r"[,，'’\s]", "", raw)
        if "元" in raw or (re.fullmatch(r"[\d.]+", digits) and Decimal(digits) == value * 10_000):
            continue  # printed in yuan, for a form in ten thousand
        if not re.search(rf"(?<!\d)0*{re.escape(str(abs(value)))}(?:\.?0*)?(?!\d)", digits):
            raise BrokenPromiseError(path, value, repr(evidence["raw"]), promise="accepted number not its digits")


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for cell in block.grid.cells)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
