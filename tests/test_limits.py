"""Within its limits: whatever one input does, it ends in an outcome that is stated, and the others are read."""

import json
import os
import random
import stat
import struct
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.isolate import Limits
from pipeline.run import extract
from pipeline.unpack.spool import FREE
from tests import faults
from tests.test_archives import zipped

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "samples/basic/bolu_town_2021.html"
OFD = sorted((ROOT / "samples/ofd").glob("*.ofd"))
LIMITS = Limits(jobs=2, timeout_s=30.0, memory_bytes=1 << 30)


def outcomes(tmp_path: Path, limits: Limits = LIMITS, /, **files: bytes) -> dict[str, dict[str, Any]]:
    """Have files read beside one good report, which must be accepted; return the others' rows by name."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "zz_good.html").write_bytes(GOOD.read_bytes())
    for name, data in files.items():
        (inbox / name.replace("_dot_", ".")).write_bytes(data)
    extract([inbox], tmp_path / "out", limits)
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".unpacked")) == []
    rows = {row["uri"]: row for row in json.loads((tmp_path / "out/run.json").read_text("utf-8"))["documents"]}
    assert rows.pop("zz_good.html")["outcome"] == "accepted"
    return rows


def codes(rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: row["code"] or row["outcome"] for name, row in rows.items()}


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("script", "code"), [("sleep 4711 & wait", "TIMEOUT"), ("kill -SEGV $$", "DAMAGED")])
def test_a_libreoffice_that_hangs_or_crashes(
    script: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin/soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    files = {f"{number}_dot_doc": faults.ole("WordDocument", "1Table", "x" * (number + 1)) for number in range(12)}
    start = time.monotonic()
    rows = outcomes(tmp_path, Limits(jobs=2, timeout_s=2.0), **files)
    assert time.monotonic() - start < 60
    assert set(codes(rows).values()) == {code}
    assert all("LibreOffice" in row["message"] for row in rows.values())
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "sleep 4711" not in listed


def flipped(data: bytes, seed: int) -> bytes:
    draw, changed = random.Random(seed), bytearray(data)  # noqa: S311 - no secrets
    for _ in range(draw.choice((1, 1, 4, 40))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def test_an_ofd_with_flipped_bits_is_read_right_or_says_what_is_wrong(tmp_path: Path) -> None:
    source = next(
        path for path in OFD if json.loads(path.with_name(f"{path.name}.expected.json").read_bytes())["tables"]
    )
    expected = json.loads(source.with_name(f"{source.name}.expected.json").read_bytes())
    rows = outcomes(tmp_path, **{f"{seed}_dot_ofd": flipped(source.read_bytes(), seed) for seed in range(40)})
    assert set(codes(rows).values()) <= {
        "accepted",
        "needs_review",
        "rejected",
        "DAMAGED",
        "UNKNOWN_FORMAT",
        "ENCRYPTED",
    }
    accepted = [row for row in rows.values() if row["outcome"] == "accepted"]
    for row in accepted:
        assert json.loads((tmp_path / "out" / row["record"]).read_bytes())["tables"] == expected["tables"]


def test_an_ofd_that_is_cut_or_leads_nowhere_is_never_accepted(tmp_path: Path) -> None:
    source = OFD[0].read_bytes()
    files = {f"cut{part}_dot_ofd": source[: len(source) * part // 8] for part in range(1, 8)}
    files["circle_dot_ofd"] = replaced(OFD[0], b"OFD.xml", b"Doc_0/Document.xml", b"OFD.xml")
    files["nowhere_dot_ofd"] = replaced(OFD[0], b"OFD.xml", b"Doc_0/", b"Doc_7/")
    rows = outcomes(tmp_path, **files)
    assert not {row["outcome"] for row in rows.values()} & {"accepted", "no_tables"}


def replaced(path: Path, part: bytes, old: bytes, new: bytes) -> bytes:
    """Pack a file anew, with one part of it changed."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    assert old in members[part.decode()]
    members[part.decode()] = members[part.decode()].replace(old, new)
    return zipped(**members)


def overlapping(count: int) -> bytes:
    """Make a zip whose directory lists one member many times: a few kilobytes that unpack to gigabytes."""
    single = zipped(a_dot_txt=b"0" * (FREE // 2))
    start = struct.unpack("<L", single[-6:-2])[0]
    entry = single[start:-22]
    return (
        single[:start]
        + entry * count
        + b"PK\5\6"
        + struct.pack("<4H2LH", 0, 0, count, count, len(entry) * count, start, 0)
    )


def nested(data: bytes, depth: int, wide: int) -> bytes:
    for level in range(depth):
        data = zipped(**{f"{level}{number}_dot_zip": data for number in range(wide)})
    return data


def test_archives_that_unpack_to_more_than_any_disk_holds(tmp_path: Path) -> None:
    # Each of the innermost is small enough by itself; all of them together would be 4 × 4 × 4 × 63 MB.
    quarter = zipped(a_dot_txt=b"0" * (FREE - (1 << 20)))
    rows = outcomes(
        tmp_path,
        flat_dot_zip=zipped(a_dot_txt=b"0" * (FREE + 1)),
        nested_dot_zip=nested(quarter, depth=3, wide=4),
        overlapping_dot_zip=overlapping(2000),
        deep_dot_zip=nested(b"x", depth=12, wide=1),
    )
    failed = {name.split("!")[0]: row["code"] for name, row in rows.items() if row["outcome"] == "failed"}
    assert failed["flat.zip"] == failed["deep.zip"] == failed["nested.zip"] == "TOO_LARGE"
    assert failed["overlapping.zip"] in {"TOO_LARGE", "DAMAGED"}
    read = [name for name, row in rows.items() if row["outcome"] != "failed"]
    assert len(read) <= 2  # of all in `nested`, as much as one archive may hold


def pdf(pages: int, box: str = "0 0 595 842") -> bytes:
    """Make a PDF whose pages all show the same forty lines."""
    lines = " ".join(f"(Line {number} of some text 12345) Tj T*" for number in range(40))
    shown = f"BT /F1 10 Tf 72 780 Td 14 TL {lines} ET"
    kids = " ".join(f"{5 + page} 0 R" for page in range(pages))
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        *[page] * pages,
    ]
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return bytes(made) + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()


def test_a_pdf_of_thousands_of_pages_and_pages_as_large_as_a_country(tmp_path: Path) -> None:
    rows = outcomes(
        tmp_path,
        pages_dot_pdf=pdf(3000),
        huge_dot_pdf=pdf(1, "0 0 1000000000 1000000000"),
        endless_dot_pdf=pdf(1, "-1e30 -1e30 1e30 1e30"),
        none_dot_pdf=pdf(1, "0 0 0 0"),
    )
    found = codes(rows)
    assert found.pop("pages.pdf") == "TOO_LARGE"
    assert set(found.values()) <= {"rejected", "needs_review", "DAMAGED", "TOO_LARGE"}


def test_a_web_page_with_a_hole_of_zero_bytes(tmp_path: Path) -> None:
    page = GOOD.read_bytes()
    middle = len(page) // 2
    rows = outcomes(tmp_path, hole_dot_html=page[:middle] + bytes(4000) + page[middle:])
    assert codes(rows) == {"hole.html": "DAMAGED"}
