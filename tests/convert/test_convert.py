"""Files of office programs: what LibreOffice makes of them is read; what it does wrong costs one file, and time at most."""

import http.server
import json
import os
import stat
import subprocess
import threading
import time
from pathlib import Path

import pytest

from pipeline.convert import Order, Program, convert, find_program
from pipeline.errors import NeedsExtraError
from pipeline.isolate import Limits
from pipeline.messages import render_document
from pipeline.read import read_document
from pipeline.run import extract
from tests import faults

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
PROGRAM = find_program()
needs_program = pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice (Debian: libreoffice-writer)")
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")


def stand_in(tmp_path: Path, script: str) -> Program:
    """Return a program that does what a broken LibreOffice does; `$out` is its folder, `$files` the files it was given."""
    path = tmp_path / "soffice"
    path.write_text(
        '#!/bin/sh\nfiles=""\nwhile [ $# -gt 0 ]; do case "$1" in --outdir) out="$2"; shift;; --convert-to) shift;; -*) ;; '
        f'*) files="$files $1";; esac; shift; done\n{script}\n'
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Program(path)


def orders(tmp_path: Path, count: int) -> list[Order]:
    made = []
    for number in range(count):
        path = tmp_path / "in" / f"{number}" / "年报.doc"
        path.parent.mkdir(parents=True)
        path.write_bytes((SAMPLES / "twins/chengyan_county_2023.docx").read_bytes() + b"%d" % number)
        made.append(Order(path, ".doc", "docx"))
    return made


def converted(tmp_path: Path, count: int, script: str, timeout_s: float = 10) -> dict[str, Path | None]:
    program = stand_in(tmp_path, script)
    done = convert(orders(tmp_path, count), tmp_path / "work", program, jobs=2, timeout_s=timeout_s)
    return {order.path.parent.name: path for order, path in done}


COPY = 'cp "$f" "$out/$(basename "${f%.*}").docx"'


@posix
def test_files_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    made = converted(tmp_path, 12, f"for f in $files; do {COPY}; done")
    assert {name: path and path.read_bytes()[-len(name) :] for name, path in made.items()} == {
        str(number): b"%d" % number for number in range(12)
    }


@posix
def test_a_file_it_dies_on_costs_only_itself(tmp_path: Path) -> None:
    made = converted(tmp_path, 4, f'for f in $files; do tail -c 1 "$f" | grep -q 2 && kill -9 $$; {COPY}; done')
    assert [name for name, path in sorted(made.items()) if path is None] == ["2"]


@posix
def test_a_file_it_hangs_on_costs_only_itself_and_no_child_is_left(tmp_path: Path) -> None:
    marker = f"31{os.getpid()}"
    script = f'for f in $files; do tail -c 1 "$f" | grep -q 1 && {{ sleep {marker} & wait; }}; {COPY}; done'
    start = time.monotonic()
    made = converted(tmp_path, 3, script, timeout_s=1)
    assert time.monotonic() - start < 20
    assert [name for name, path in sorted(made.items()) if path is None] == ["1"]
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert f"sleep {marker}" not in listed


@posix
@pytest.mark.parametrize(
    "script", ["exit 0", "exit 1", 'for f in $files; do echo junk > "$out/$(basename "${f%.*}").docx"; done']
)
def test_it_is_judged_by_what_it_made_and_not_by_what_it_says(tmp_path: Path, script: str) -> None:
    assert set(converted(tmp_path, 2, script).values()) == {None}


def office_files(tmp_path: Path) -> Path:
    """Make the sample as DOC and RTF, by the program itself."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for kind in ("doc", "rtf"):
        subprocess.run(
            [
                str(PROGRAM and PROGRAM.path),
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(SAMPLES / "twins/chengyan_county_2023.docx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder


@needs_program
def test_doc_and_rtf_are_read_as_the_docx_they_were_made_of(tmp_path: Path) -> None:
    extract([office_files(tmp_path)], tmp_path / "out", Limits(jobs=2))
    expected = json.loads((SAMPLES / "twins/chengyan_county_2023.docx.expected.json").read_text("utf-8"))
    records = [json.loads(path.read_text("utf-8")) for path in sorted((tmp_path / "out/records").glob("*.json"))]
    assert {record["source"]["media_type"] for record in records} == {"application/msword", "application/rtf"}
    assert [record["status"] for record in records] == ["accepted", "accepted"]
    assert [record["tables"] for record in records] == [expected["tables"]] * 2


@needs_program
def test_nothing_is_fetched_that_a_file_links_to(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        path = tmp_path / "a.rtf"
        picture = r"{\field{\*\fldinst INCLUDEPICTURE \"ADDRESS\" \\d }{\fldrslt x}}".replace("ADDRESS", address)
        path.write_text(r"{\rtf1 " + picture + "}")
        assert PROGRAM is not None
        program = Program(PROGRAM.path)
        done = dict(convert([Order(path, ".rtf", "docx")], tmp_path / "work", program, jobs=1, timeout_s=60))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert list(done.values()) != [None]
    assert asked == []


def test_without_the_program_a_file_says_what_to_install() -> None:
    with pytest.raises(NeedsExtraError) as raised:
        read_document(faults.ole("WordDocument", "1Table"))
    words = render_document(raised.value.code, raised.value.details)
    assert "DOC" in words
    assert "libreoffice-writer" in words
