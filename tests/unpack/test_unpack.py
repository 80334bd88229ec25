"""Archives: what comes out of them, under which names, and what is refused; nothing leaves the folder it is given."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EmptyDocumentError, EncryptedError, TooLargeError
from pipeline.unpack import HEAD, Member, may_be_archive, unpack
from pipeline.unpack.spool import FREE, MOST_MEMBERS
from tests import faults

Files = Iterable[tuple[str, bytes]]


def zipped(files: Files) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def zipped_on_chinese_windows(name: str, data: bytes) -> bytes:
    """Make a zip whose name is in the code page of a Chinese Windows, as its own archiver does."""
    stand_in = "x" * len(name.encode("gbk"))
    return zipped([(stand_in, data)]).replace(stand_in.encode(), name.encode("gbk"))


def tarred(files: Files, mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def opened(data: bytes, tmp_path: Path, name: str = "archive") -> tuple[Member, ...] | None:
    (tmp_path / "members").mkdir()
    (tmp_path / name).write_bytes(data)
    return unpack(tmp_path / name, tmp_path / "members")


def contents(data: bytes, tmp_path: Path, name: str = "archive") -> dict[str, bytes]:
    return {member.name: member.path.read_bytes() for member in opened(data, tmp_path, name) or () if member.path}


def test_a_zip_gives_its_files_and_no_folders(tmp_path: Path) -> None:
    archive = zipped([("年报/", b""), ("年报/某局.html", b"<p>1</p>"), ("b.txt", b"2")])
    assert contents(archive, tmp_path) == {"年报/某局.html": b"<p>1</p>", "b.txt": b"2"}


def test_names_in_the_code_page_of_a_chinese_windows_are_read(tmp_path: Path) -> None:
    assert contents(zipped_on_chinese_windows("民政局年报.docx", b"x"), tmp_path) == {"民政局年报.docx": b"x"}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_gives_its_files_however_it_is_compressed(tmp_path: Path, mode: str) -> None:
    assert contents(tarred([("a/某局.html", b"1"), ("b", b"2")], mode), tmp_path) == {"a/某局.html": b"1", "b": b"2"}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_gives_the_file_under_its_own_name(tmp_path: Path, compress: object) -> None:
    assert contents(compress(b"abc"), tmp_path, "年报.html.gz") == {"年报.html": b"abc"}  # type: ignore[operator]


def test_a_message_gives_its_attachments_and_its_own_table(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.com", "年报"
    message.set_content("请查收")
    message.add_alternative("<table><tr><td>规章</td></tr></table>", subtype="html")
    message.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="某局年报.docx")
    found = contents(message.as_bytes(), tmp_path)
    assert list(found) == ["正文.html", "某局年报.docx"]
    assert found["某局年报.docx"] == b"PK"


def test_a_message_is_told_behind_kilobytes_of_marks_of_its_servers(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Received"] = "from a.example.com by b.example.com"
    for number in range(40):
        message[f"X-Check-{number}"] = "0123456789abcdef" * 16
    message.set_content("请查收")
    message.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="某局年报.docx")
    assert message.as_bytes().lower().index(b"mime-version") > 8192
    assert list(contents(message.as_bytes(), tmp_path)) == ["某局年报.docx"]


def test_names_never_lead_out_of_the_folder(tmp_path: Path) -> None:
    names = ["../../outside.txt", "/etc/passwd", "C:\\windows\\a.txt", "..\\b.txt", "ok/../../c.txt"]
    found = contents(zipped((name, name.encode()) for name in names), tmp_path)
    assert sorted(found) == ["b.txt", "etc/passwd", "ok/c.txt", "outside.txt", "windows/a.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "members"]
    assert all(path.name.isdecimal() for path in (tmp_path / "members").iterdir())


def test_a_name_of_any_length_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    cut_to_a_slash = "b" * 10 + "/" + "c" * 999
    cut_to_two_dots = "aaa../" + "d" * 997
    found = contents(zipped((name, b"1") for name in (cut_to_a_slash, cut_to_two_dots)), tmp_path)
    assert sorted(found) == ["c" * 999, "d" * 997]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    data = zipped([("a.txt", b"1"), ("b.txt", b"2")]).replace(b"b.txt", b"\0.txt")
    assert contents(data, tmp_path) == {"a.txt": b"1"}


def test_a_tar_whose_member_says_it_is_endless_gives_what_comes_before(tmp_path: Path) -> None:
    endless = tarfile.TarInfo("b")
    endless.size = 1 << 62
    data = tarred([("a", b"1")], "w")[:1024] + endless.tobuf(tarfile.GNU_FORMAT) + bytes(2048)
    first, *others = opened(data, tmp_path) or ()
    assert first.path is not None
    assert [member.failure and member.failure[0] for member in others] == [DamagedError, DamagedError]


@pytest.mark.parametrize("name", ["(" * 2000, "a" * 20_000])
def test_a_message_whose_headers_no_parser_ends_is_damaged(name: str, tmp_path: Path) -> None:
    heads = f"From: a@example.com\nMIME-Version: 1.0\nContent-Disposition: attachment; filename={name}"
    with pytest.raises(DamagedError):
        opened(f"{heads}\n\n1".encode(), tmp_path)


def test_links_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        file = tarfile.TarInfo("file")
        file.size = 1
        archive.addfile(file, io.BytesIO(b"1"))
    assert contents(buffer.getvalue(), tmp_path) == {"file": b"1"}


@pytest.mark.parametrize(
    "names", [("[Content_Types].xml", "word/document.xml"), ("OFD.xml",), ("mimetype", "content.xml")]
)
def test_office_files_are_documents_and_no_archives(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert opened(faults.package(*names), tmp_path) is None
    assert opened_reversed(names, tmp_path) is None


def opened_reversed(names: tuple[str, ...], tmp_path: Path) -> tuple[Member, ...] | None:
    """Open the same package with its members in another order: what comes first decides nothing."""
    path = tmp_path / "reversed"
    path.write_bytes(faults.package("a.txt", *reversed(names)))
    return unpack(path, tmp_path)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"<html>", "总体情况".encode(), b"", b"\xd0\xcf\x11\xe0", b"Subject: x\n\n"]
)
def test_documents_are_not_even_tried(data: bytes) -> None:
    assert not may_be_archive(data[:HEAD])


def test_a_bomb_is_given_up_before_it_fills_the_disk(tmp_path: Path) -> None:
    bomb = zipped([("a.txt", bytes(FREE + (1 << 20)))])
    assert len(bomb) < 1 << 20
    with pytest.raises(TooLargeError):
        opened(bomb, tmp_path)
    assert not list((tmp_path / "members").iterdir())


def test_too_many_members_are_given_up(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        opened(zipped((f"{number}", b"") for number in range(MOST_MEMBERS + 1)), tmp_path)


def test_a_member_behind_a_password_fails_alone(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", b"1"), ("b.txt", b"2")]))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + flags] |= 1
    first, second = opened(bytes(data), tmp_path) or ()
    assert first.failure == (EncryptedError, {})
    assert second.path is not None


def test_a_damaged_member_fails_alone(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", b"1" * 100), ("b.txt", b"2")]))
    data[data.index(b"a.txt") + 6] ^= 0xFF
    first, second = opened(bytes(data), tmp_path) or ()
    assert first.failure == (DamagedError, {"kind": "member"})
    assert second.path is not None


def test_a_zip_that_is_cut_short_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        opened(zipped([("a.txt", b"1" * 100)])[:-30], tmp_path)


def test_of_a_tar_that_is_cut_short_nothing_that_came_before_is_lost(tmp_path: Path) -> None:
    data = tarred([("a", b"1" * 2000), ("b", b"2" * 5000)], "w")
    first, *others = opened(data[:4096], tmp_path) or ()
    assert first.path is not None
    assert first.path.read_bytes() == b"1" * 2000
    assert others
    assert all(member.failure for member in others)


def test_an_empty_archive_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocumentError):
        opened(zipped([]), tmp_path)
