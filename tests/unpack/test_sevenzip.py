"""7z archives: the same bounds as for others, names that are no paths, and a clear word where py7zr is missing or refuses."""

import io
import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EmptyDocumentError, EncryptedError, NeedsExtraError, TooLargeError
from pipeline.messages import render_document
from pipeline.unpack import may_be_archive
from pipeline.unpack.spool import FREE
from tests.unpack.opening import contents, opened

py7zr = pytest.importorskip("py7zr", reason="needs the extra 7z")


def packed(
    *files: tuple[str, bytes], password: str | None = None, filters: list[dict[str, int]] | None = None
) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password, filters=filters) as archive:
        for name, data in files:
            archive.writestr(data, name)
    return buffer.getvalue()


FILES = (("年报/某局.html", b"<p>1</p>" * 1000), ("b.txt", b"2"), ("空.txt", b""))


@pytest.mark.parametrize(
    "filters",
    [
        [{"id": py7zr.FILTER_LZMA2, "preset": 5}],
        [{"id": py7zr.FILTER_LZMA}],
        [{"id": py7zr.FILTER_BZIP2}],
        [{"id": py7zr.FILTER_DEFLATE}],
        [{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}],
        [{"id": py7zr.FILTER_COPY}],
        [{"id": py7zr.FILTER_X86}, {"id": py7zr.FILTER_LZMA2, "preset": 5}],
    ],
)
def test_an_archive_gives_its_files_however_it_is_packed(filters: list[dict[str, int]], tmp_path: Path) -> None:
    assert contents(opened(packed(*FILES, filters=filters), tmp_path)) == dict(FILES)


def test_two_members_of_one_name_are_two_files(tmp_path: Path) -> None:
    members = opened(packed(("a.txt", b"1"), ("a.txt", b"2")), tmp_path)
    assert [(member.name, member.path and member.path.read_bytes()) for member in members] == [
        ("a.txt", b"1"),
        ("a.txt", b"2"),
    ]


def with_header(archive: bytes, old: bytes, new: bytes) -> bytes:
    """Change the directory of an archive, which is stored as it is, and make its checksums anew."""
    offset, size = struct.unpack("<QQ", archive[12:28])
    header = archive[32 + offset : 32 + offset + size]
    assert header.count(old) == 1
    header = header.replace(old, new)
    start = struct.pack("<QQL", offset, len(header), zlib.crc32(header))
    return archive[:8] + struct.pack("<L", zlib.crc32(start)) + start + archive[32 : 32 + offset] + header


def plain_header(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        archive.set_encoded_header_mode(False)
        for name, data in files:
            archive.writestr(data, name)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd123", "C:/wind/ab.txt", "..\\..\\outs.txt"])
def test_names_never_lead_out_of_the_folder(name: str, tmp_path: Path) -> None:
    data = with_header(
        plain_header(("aa/xxxxxxx.txt", b"1"), ("b.txt", b"2")),
        "aa/xxxxxxx.txt".encode("utf-16-le"),
        name.encode("utf-16-le"),
    )
    found = contents(opened(data, tmp_path))
    assert sorted(found.values()) == [b"1", b"2"]
    assert not any(part in {"..", "", "C:"} for name in found for part in name.split("/"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "members"]
    assert all(path.name.isdecimal() for path in (tmp_path / "members").iterdir())


def test_a_bomb_is_given_up_before_anything_is_unpacked(tmp_path: Path) -> None:
    bomb = packed(("a.txt", bytes(FREE + 1)))
    assert len(bomb) < 1 << 20
    with pytest.raises(TooLargeError):
        opened(bomb, tmp_path)
    assert not list((tmp_path / "members").iterdir())


def test_an_archive_that_wants_gigabytes_of_memory_is_not_begun(tmp_path: Path) -> None:
    data = with_header(plain_header(("a.txt", b"1")), b"\x21\x21\x01\x18", b"\x21\x21\x01\x24")  # 16 MB → 1 GB
    with pytest.raises(TooLargeError) as raised:
        opened(data, tmp_path)
    assert "512 MB" in render_document(raised.value.code, raised.value.details)


def test_one_behind_a_password_says_so(tmp_path: Path) -> None:
    with pytest.raises(EncryptedError):
        opened(packed(*FILES, password="秘密"), tmp_path)  # noqa: S106 - of a made file


def test_an_empty_one_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocumentError):
        opened(packed(), tmp_path)


def test_one_that_is_cut_short_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        opened(packed(*FILES)[:-20], tmp_path)


def test_of_one_with_a_broken_member_nothing_broken_is_given(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", b"first"), ("b.txt", b"second"), filters=[{"id": py7zr.FILTER_COPY}]))
    data[data.index(b"second")] ^= 1
    first, *others = opened(bytes(data), tmp_path)
    assert first.path is not None
    assert first.path.read_bytes() == b"first"
    assert others
    assert all(member.failure and member.failure[0] is DamagedError for member in others)


@pytest.mark.parametrize("start", range(0, 240, 3))
def test_whatever_is_flipped_nothing_but_the_bytes_or_a_fault_comes_out(start: int, tmp_path: Path) -> None:
    data = bytearray(packed(*FILES))
    for place in range(start, len(data), 240):
        data[place] ^= 0x55
    try:
        members = opened(bytes(data), tmp_path) if may_be_archive(bytes(data[:4096])) else ()
    except (DamagedError, TooLargeError, NeedsExtraError, EncryptedError, EmptyDocumentError, MemoryError):
        return
    assert set(contents(members).values()) <= {data for _, data in FILES}


def test_without_py7zr_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/年报.7z").write_bytes(packed(*FILES))
    (tmp_path / "in/b.txt").write_text("一、总体情况", "utf-8")
    script = "import sys; sys.modules['py7zr'] = None; from pipeline.unpack import *; from pathlib import Path\n"
    script += "from pipeline.errors import NeedsExtraError\n"
    script += "try: unpack(Path(sys.argv[1]), Path(sys.argv[2]))\nexcept NeedsExtraError as error: print(error.details)"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "in/年报.7z"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    details = json.loads(done.stdout.replace("'", '"'))
    assert details == {"format": "7Z", "kind": "extra", "extra": "7z"}
    assert "nianbao[7z]" in render_document("NEEDS_EXTRA", details)
