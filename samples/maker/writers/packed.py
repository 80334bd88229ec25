"""Archives and e-mails: a report as an office sends it, packed, beside what is none.

Packed without being pressed, and without times, so that the same source gives the same bytes on every machine.
"""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

from samples.maker.model import Sheet
from samples.maker.writers import rar

Writer = Callable[[Sheet], bytes]

_NOTE = "附件为我单位上一年度政府信息公开工作年度报告，请查收。\r\n".encode("gbk")


def zipped(write: Writer, name: str) -> Writer:
    """Return a writer of a zip as a Chinese Windows makes it: names in its code page, a zip inside, a system file."""

    def written(sheet: Sheet) -> bytes:
        inner = _zip([(name, write(sheet)), ("Thumbs.db", b"\xd0\xcf\x11\xe0")])
        return _zip([("说明.txt", _NOTE), ("各科室报送/年报.zip", inner)])

    return written


def tarred(write: Writer, name: str) -> Writer:
    """Return a writer of a tar.gz."""

    def written(sheet: Sheet) -> bytes:
        data, buffer = write(sheet), io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        return gzip.compress(buffer.getvalue(), compresslevel=0, mtime=0)

    return written


def mailed(write: Writer, name: str) -> Writer:
    """Return a writer of an e-mail with the report attached."""

    def written(sheet: Sheet) -> bytes:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "报送年度报告"
        message.set_content("请查收附件。")
        message.add_attachment(write(sheet), maintype="application", subtype="octet-stream", filename=name)
        message.set_boundary("----=_boundary")
        return message.as_bytes()

    return written


def seven_zipped(write: Writer, name: str) -> Writer:
    """Return a writer of a 7z archive."""

    def written(sheet: Sheet) -> bytes:
        import py7zr  # noqa: PLC0415 - needed by whoever makes this sample alone

        buffer = io.BytesIO()
        with py7zr.SevenZipFile(buffer, "w") as archive:
            archive.writestr(write(sheet), name)
            archive.writestr(_NOTE, "说明.txt")
        return buffer.getvalue()

    return written


def rarred(write: Writer, name: str) -> Writer:
    """Return a writer of a RAR archive."""
    return lambda sheet: rar.stored([(name, write(sheet)), ("说明.txt", _NOTE)])


def _zip(files: list[tuple[str, bytes]]) -> bytes:
    """Pack files under names in the code page of a Chinese Windows; the library writes them in UTF-8 or not at all."""
    buffer = io.BytesIO()
    names = {f"{number:x}".rjust(len(name.encode("gbk")), "~").encode(): name for number, (name, _) in enumerate(files)}
    with zipfile.ZipFile(buffer, "w") as archive:
        for stand_in, (_, data) in zip(names, files, strict=True):
            archive.writestr(zipfile.ZipInfo(stand_in.decode()), data)
    packed = buffer.getvalue()
    for stand_in, name in names.items():
        packed = packed.replace(stand_in, name.encode("gbk"))
    return packed
