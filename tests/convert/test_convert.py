"""Files of office programs: what LibreOffice makes of them is read; what it does wrong costs one file, and time at most."""

import csv
import http.server
import io
import json
import os
import stat
import subprocess
import threading
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import olefile
import pytest

from pipeline.convert import Order, Program, convert, find_program
from pipeline.convert.locked import is_locked
from pipeline.convert.program import _without_network
from pipeline.errors import DocumentError, NeedsExtraError
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


def converted(tmp_path: Path, count: int, script: str, timeout_s: float = 10) -> dict[str, Path | DocumentError]:
    program = stand_in(tmp_path, script)
    done = convert(orders(tmp_path, count), tmp_path / "work", program, jobs=2, timeout_s=timeout_s)
    return {order.path.parent.name: path for order, path in done}


def ending(made: Path | DocumentError, size: int) -> bytes | str:
    return made.read_bytes()[-size:] if isinstance(made, Path) else made.code


def failed(made: dict[str, Path | DocumentError]) -> dict[str, str]:
    return {name: each.code for name, each in made.items() if isinstance(each, DocumentError)}


COPY = 'cp "$f" "$out/$(basename "${f%.*}").docx"'


@posix
def test_files_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    made = converted(tmp_path, 12, f"for f in $files; do {COPY}; done")
    assert {name: ending(path, len(name)) for name, path in made.items()} == {
        str(number): b"%d" % number for number in range(12)
    }


@posix
def test_a_relative_folder_is_found_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = orders(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    program = stand_in(tmp_path, f"for f in $files; do {COPY}; done")
    ((_, made),) = convert(given, Path("out/work"), program, jobs=1, timeout_s=10)
    assert isinstance(made, Path)


@posix
def test_a_file_it_dies_on_costs_only_itself(tmp_path: Path) -> None:
    made = converted(tmp_path, 4, f'for f in $files; do tail -c 1 "$f" | grep -q 2 && kill -9 $$; {COPY}; done')
    assert failed(made) == {"2": "DAMAGED"}


@posix
def test_a_file_it_hangs_on_costs_only_itself_and_no_child_is_left(tmp_path: Path) -> None:
    marker = f"31{os.getpid()}"
    script = f'for f in $files; do tail -c 1 "$f" | grep -q 1 && {{ sleep {marker} & wait; }}; {COPY}; done'
    start = time.monotonic()
    made = converted(tmp_path, 3, script, timeout_s=1)
    assert time.monotonic() - start < 20
    assert failed(made) == {"1": "TIMEOUT"}
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert f"sleep {marker}" not in listed


@posix
@pytest.mark.parametrize(
    "script", ["exit 0", "exit 1", 'for f in $files; do echo junk > "$out/$(basename "${f%.*}").docx"; done']
)
def test_it_is_judged_by_what_it_made_and_not_by_what_it_says(tmp_path: Path, script: str) -> None:
    assert failed(converted(tmp_path, 2, script)) == {"0": "DAMAGED", "1": "DAMAGED"}


@posix
def test_one_that_hangs_on_every_file_is_not_asked_for_ever(tmp_path: Path) -> None:
    start = time.monotonic()
    made = converted(tmp_path, 30, "sleep 300", timeout_s=1)
    assert time.monotonic() - start < 20
    assert set(failed(made).values()) == {"TIMEOUT"}
    assert len(made) == 30
    kinds = [each.details.get("kind") for each in made.values() if isinstance(each, DocumentError)]
    assert kinds.count("office_stuck") > 20


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


EXCEL_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Sheet1"><Table>{rows}</Table></Worksheet></Workbook>"""


def as_excel_2003(csv_sample: Path) -> bytes:
    """Write the rows of a sample as the XML that Excel 2003 saved."""
    with csv_sample.open(encoding="utf-8-sig", newline="") as opened:
        rows = [
            "".join(f'<Cell><Data ss:Type="String">{escape(text)}</Data></Cell>' for text in row)
            for row in csv.reader(opened)
        ]
    return EXCEL_2003.format(rows="".join(f"<Row>{row}</Row>" for row in rows)).encode()


@needs_program
def test_files_are_read_for_what_they_are_and_not_for_what_they_are_called(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    office, wanted = SAMPLES / "extra/office", {}
    for name, source in {
        "wps.doc": office / "tingchao_statistics_2020.wps",
        "rtf.doc": office / "xiubai_town_2022.rtf",
        "et.xlsx": office / "tingchao_civil_2019.et",
        "odt.docx": office / "qinglan_sports_2024.odt",
        "html.doc": SAMPLES / "basic/bolu_town_2021.html",
        "html.xls": SAMPLES / "web/qilin_planning_2024.html",
    }.items():
        (inbox / name).write_bytes(source.read_bytes())
        wanted[name] = json.loads(source.with_name(f"{source.name}.expected.json").read_bytes())["tables"]
    (inbox / "xml.xls").write_bytes(as_excel_2003(SAMPLES / "sheets/shiyue_education_2020.csv"))
    expected = SAMPLES / "sheets/shiyue_education_2020.csv.expected.json"
    wanted["xml.xls"] = json.loads(expected.read_bytes())["tables"]
    extract([inbox], tmp_path / "out", Limits(jobs=2))
    records = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "out/records").glob("*.json")]
    assert {record["source"]["uri"]: record["tables"] for record in records} == wanted


LINKED = {
    ".rtf": r"{\rtf1 {\field{\*\fldinst INCLUDEPICTURE \"ADDRESS\" \\d }{\fldrslt x}}}",
    ".doc": '<html><body><img src="ADDRESS"><link rel="stylesheet" href="ADDRESS"><p>x</p></body></html>',
}
"""What LibreOffice fetches as it stands: a linked picture; and a web page that reaches it, which ours never do."""


@needs_program
@pytest.mark.parametrize("cut_off", [True, False], ids=["without a network", "where the network can't be taken away"])
@pytest.mark.parametrize("suffix", sorted(LINKED))
def test_nothing_is_fetched_that_a_file_links_to(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, cut_off: bool
) -> None:
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
    assert PROGRAM is not None
    if not cut_off:
        monkeypatch.setenv("PATH", programs_but_unshare(tmp_path))
    _without_network.cache_clear()
    try:
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        path = tmp_path / f"a{suffix}"
        path.write_text(LINKED[suffix].replace("ADDRESS", address))
        program = Program(PROGRAM.path)
        done = dict(convert([Order(path, suffix, "docx")], tmp_path / "work", program, jobs=1, timeout_s=60))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        _without_network.cache_clear()
    assert all(isinstance(each, Path) for each in done.values())
    assert asked == []


def programs_but_unshare(tmp_path: Path) -> str:
    """Return a PATH with what the machine has, but for the program that takes the network away."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for place in ("/usr/bin", "/bin"):
        for program in Path(place).iterdir():
            if program.name != "unshare" and not (folder / program.name).is_symlink():
                (folder / program.name).symlink_to(program)
    return str(folder)


def locked_doc() -> bytes:
    """Set the flag of a DOC that says it is encrypted; its text is then taken for noise."""
    buffer = io.BytesIO((SAMPLES / "extra/office/suxi_county_2023.doc").read_bytes())
    with olefile.OleFileIO(buffer, write_mode=True) as compound:
        stream = bytearray(compound.openstream("WordDocument").read())
        stream[11] |= 1
        compound.write_stream("WordDocument", bytes(stream))
    return buffer.getvalue()


@needs_program
def test_a_file_behind_a_password_says_so(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "a.doc").write_bytes(locked_doc())
    (inbox / "b.doc").write_bytes((SAMPLES / "extra/office/suxi_county_2023.doc").read_bytes()[:20000])
    outcomes = extract([inbox], tmp_path / "out", Limits(jobs=1))
    assert [each.row.code for each in outcomes] == ["ENCRYPTED", "DAMAGED"]


@pytest.mark.parametrize(
    ("manifest", "locked"),
    [
        (b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>", True),
        (b"<manifest:manifest/>", False),
    ],
)
def test_an_open_document_tells_in_its_manifest_that_it_is_locked(
    manifest: bytes, tmp_path: Path, *, locked: bool
) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
    assert is_locked(path) is locked
    path.write_bytes(path.read_bytes()[:50])
    assert not is_locked(path)


def test_without_the_program_a_file_says_what_to_install() -> None:
    with pytest.raises(NeedsExtraError) as raised:
        read_document(faults.ole("WordDocument", "1Table"))
    words = render_document(raised.value.code, raised.value.details)
    assert "DOC" in words
    assert "libreoffice-writer" in words
