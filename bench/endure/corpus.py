"""The corpus: made reports whose numbers are known, and files that no reader can make a report of, with what must be said of them."""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path

from bench.hunt.case import draw_case
from bench.hunt.made import make
from bench.hunt.plan import Demand
from samples.maker.model import State
from tests import faults
from tests.locking import lock

FORMATS = ("html", "docx", "pdf", "text")
PACKED = 10
"""Of so many documents one goes into an archive."""
Numbers = dict[str, Decimal]


def write_good(folder: Path, number: int, seed: int) -> dict[str, Numbers]:
    """Write so many reports, some of them in archives; return their numbers by the names that a run gives them."""
    folder.mkdir(parents=True)
    made = {form: _reports(form, seed) for form in FORMATS}
    written: dict[str, Numbers] = {}
    packed: dict[str, bytes] = {}
    for index in range(number):
        suffix, data, numbers = next(made[FORMATS[index % len(FORMATS)]])
        name = f"{index:05}{suffix}"
        if index % PACKED == PACKED - 1:
            packed[name] = data
        else:
            (folder / f"{index % 7}").mkdir(exist_ok=True)
            (folder / f"{index % 7}" / name).write_bytes(data)
            written[f"{index % 7}/{name}"] = numbers
        if name in packed:
            written[f"packed{len(packed) % 3}{_ENDINGS[len(packed) % 3]}!/{name}"] = numbers
    for turn, ending in enumerate(_ENDINGS):
        mine = {name: data for at, (name, data) in enumerate(packed.items(), start=1) if at % 3 == turn}
        (folder / f"packed{turn}{ending}").write_bytes(_pack(ending, mine))
    return written


_ENDINGS = (".zip", ".tar", ".tar.gz")


def _pack(ending: str, files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    if ending == ".zip":
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return buffer.getvalue()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return gzip.compress(buffer.getvalue(), mtime=0) if ending.endswith("gz") else buffer.getvalue()


def _reports(form: str, seed: int) -> Iterator[tuple[str, bytes, Numbers]]:
    for number in count(1_000_000 * seed):
        case = draw_case(form, number)
        if case is None or case.hard or case.needs_programs:
            continue
        made = make(case)
        if made.expected.demand is Demand.EXACT:
            facts = made.expected.facts.items()
            numbers = {
                path: fact.value for path, fact in facts if fact.state is State.NUMBER and fact.value is not None
            }
            yield made.suffix, made.data, numbers


def write_faulty(folder: Path, number: int, seed: int) -> dict[str, set[str]]:
    """Write so many files that are no readable report; return the codes or outcomes that may be stated of each, by name."""
    folder.mkdir(parents=True)
    draw = random.Random(seed)
    pdf, docx, html = (next(_reports(form, seed + 1))[1] for form in ("pdf", "docx", "html"))
    plain = next(data for suffix, data, _ in _reports("pdf", seed + 2) if b"/ObjStm" not in data and suffix == ".pdf")
    bomb = faults.bomb()
    stated: dict[str, set[str]] = {}
    for index in range(number):
        codes, ending, data = _fault(
            index, draw, {"pdf": pdf, "docx": docx, "html": html, "plain": plain, "bomb": bomb}
        )
        name = f"{index:04}.{ending}"
        (folder / name).write_bytes(data)
        stated[name] = codes
    return stated


_UNREAD = {"DAMAGED", "UNKNOWN_FORMAT", "EMPTY", "needs_review", "rejected"}
_HUNG = 40
"""Of so many faulty files one hangs, and costs its whole time."""


def _fault(index: int, draw: random.Random, good: dict[str, bytes]) -> tuple[set[str], str, bytes]:
    own = f"{index} {draw.random()}".encode()
    cut = draw.randrange(200, len(good["pdf"]) // 3)
    blanks = b" " * index  # each its own bytes: of those alike only one is read
    if index % _HUNG == 0:
        return {"TIMEOUT"}, "txt", b"misbehave:hang-in-c" + blanks
    kinds = (
        lambda: ({"EMPTY"}, "pdf", b""),
        lambda: ({"EMPTY"}, "html", b" \n" * (index + 1)),
        lambda: ({"UNKNOWN_FORMAT", "DAMAGED"}, "docx", draw.randbytes(400)),
        lambda: (_UNREAD, "pdf", good["pdf"][:cut]),
        lambda: (_UNREAD, "docx", good["docx"][: len(good["docx"]) // 4 + index]),
        lambda: (_UNREAD, "html", good["html"][: len(good["html"]) // 5 + index]),
        lambda: ({"TOO_LARGE"}, "docx", good["bomb"] + own),
        lambda: ({"ENCRYPTED"}, "pdf", lock(good["plain"], f"geheim{index}")),
        lambda: ({"ENCRYPTED"}, "docx", faults.ole("EncryptionInfo", "EncryptedPackage", f"x{index}")),
        lambda: (_UNREAD, "zip", _pack(".zip", {"a.html": good["html"]})[:-200] + own),
        lambda: ({"CRASHED"}, "txt", b"misbehave:segfault" + blanks),
        lambda: ({"CRASHED"}, "doc", b"misbehave:abort" + blanks),
        lambda: ({"CRASHED"}, "pdf", b"misbehave:gone 3" + blanks),
        lambda: ({"OUT_OF_MEMORY"}, "txt", b"misbehave:eat" + blanks),
        lambda: ({"rejected"}, "txt", "关于开展活动的通知".encode() + own),
    )
    return kinds[index % len(kinds)]()
