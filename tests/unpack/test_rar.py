"""RAR archives: members by their checksums, names that are no paths, and a clear word where what unpacks them is missing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, DocumentError, EmptyDocumentError, NeedsExtraError
from pipeline.messages import render_document
from samples.maker.writers.rar import SIGNATURE, stored
from tests.unpack.opening import contents, opened

pytest.importorskip("rarfile", reason="needs the extra rar")

FILES = (("年报/某局.html", b"<p>1</p>" * 10_000), ("b.txt", b"2"), ("空.txt", b""))


def test_an_archive_gives_its_files(tmp_path: Path) -> None:
    assert contents(opened(stored(FILES), tmp_path)) == dict(FILES)


def test_names_are_no_paths(tmp_path: Path) -> None:
    members = opened(stored([("../../outside.txt", b"1"), ("/etc/passwd", b"2")]), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "members"]
    assert sorted(path.read_bytes() for path in (tmp_path / "members").iterdir()) == [b"1", b"2"]
    assert all(not member.name.startswith("/") for member in members)


def test_a_member_whose_bytes_changed_is_not_taken_and_the_others_are(tmp_path: Path) -> None:
    data = stored(FILES)
    at = data.index(b"<p>1</p>") + 3
    members = opened(data[:at] + b"2" + data[at + 1 :], tmp_path)
    assert contents(members) == dict(FILES[1:])
    assert [member.failure for member in members if not member.path] == [(DamagedError, {"kind": "member"})]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (stored([]), EmptyDocumentError),
        (SIGNATURE, DocumentError),
        (SIGNATURE + b"\xff" * 100, DocumentError),
        (b"Rar!\x1a\x07\x00" + bytes(100), DocumentError),
    ],
    ids=["nothing in it", "cut behind its name", "rubbish", "rubbish of version 4"],
)
def test_what_gives_nothing_is_an_error(data: bytes, error: type[DocumentError], tmp_path: Path) -> None:
    with pytest.raises(error):
        opened(data, tmp_path)


def test_an_archive_that_is_cut_within_a_member_has_those_before(tmp_path: Path) -> None:
    members = opened(stored(reversed(FILES))[:50_000], tmp_path)
    assert contents(members) == dict(FILES[1:])
    assert [member.failure for member in members if not member.path] == [
        (DamagedError, {"kind": "member"}),
        (DamagedError, {"kind": "archive_cut"}),
    ]


def test_an_archive_that_is_cut_between_two_members_says_so(tmp_path: Path) -> None:
    end = 8  # bytes of the block that an archive ends with
    members = opened(stored(FILES)[: len(stored(FILES[:1])) - end], tmp_path)
    assert contents(members) == dict(FILES[:1])
    assert members[-1].failure == (DamagedError, {"kind": "archive_cut"})


def test_without_rarfile_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/年报.rar").write_bytes(stored(FILES))
    script = "import sys; sys.modules['rarfile'] = None; from pipeline.unpack import *; from pathlib import Path\n"
    script += "from pipeline.errors import NeedsExtraError\nimport json\n"
    script += "try: unpack(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    script += "except NeedsExtraError as error: print(json.dumps(error.details))"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "in/年报.rar"), str(tmp_path)],
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    details = json.loads(done.stdout)
    assert details == {"format": "RAR", "kind": "rar"}
    assert "nianbao[rar]" in render_document(NeedsExtraError.code, details)
