"""Archives: a report beside other files, packed as offices pack them, in each other and under Chinese names."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from email.message import EmailMessage
from importlib.util import find_spec
from random import Random

from samples.maker.writers import rar

Files = list[tuple[str, bytes]]


def packed(seed: int, report: bytes, suffix: str) -> bytes:
    """Return an archive with a report and something else in it; what kind of archive follows from the seed."""
    draw = Random(f"{seed} archive")
    name = draw.choice(("某局/2023年政府信息公开工作年度报告", "报告", "民政局（最终版）", "附件1  年报")) + suffix
    files = [("说明.txt", "请查收附件。".encode()), (name, report)]
    draw.shuffle(files)
    kinds = [
        _zip,
        _zip_of_chinese_windows,
        _tar_gz,
        _tar_bz2,
        _tar,
        _mail,
        *([_seven_zip] if find_spec("py7zr") else []),
        *([rar.stored] if find_spec("rarfile") else []),
    ]
    for _ in range(draw.randint(1, 3)):
        way = draw.choice(kinds)
        data = way(files)
        files = [(f"上报材料{_ENDINGS[way]}", data)]
    return draw.choice((data, data, gzip.compress(data), bz2.compress(data), lzma.compress(data)))


def _zip(files: Files) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def _zip_of_chinese_windows(files: Files) -> bytes:
    """Pack as the archiver of a Chinese Windows does: names in its code page, and nothing that says so."""
    stand_ins = [(f"{number:x}".rjust(len(name.encode("gbk")), "x"), name) for number, (name, _) in enumerate(files)]
    data = _zip([(stand_in, data) for (stand_in, _), (_, data) in zip(stand_ins, files, strict=True)])
    for stand_in, name in stand_ins:
        data = data.replace(stand_in.encode(), name.encode("gbk"))
    return data


def _tar(files: Files, mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in files:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def _tar_gz(files: Files) -> bytes:
    return _tar(files, "w:gz")


def _tar_bz2(files: Files) -> bytes:
    return _tar(files, "w:bz2")


def _seven_zip(files: Files) -> bytes:
    import py7zr  # noqa: PLC0415 - an extra

    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        for name, data in files:
            archive.writestr(data, name)
    return buffer.getvalue()


def _mail(files: Files) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.com", "报送2023年度报告"
    message.set_content("请查收")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


_ENDINGS = {
    _zip: ".zip",
    _zip_of_chinese_windows: ".zip",
    _tar_gz: ".tar.gz",
    _tar_bz2: ".tar.bz2",
    _tar: ".tar",
    _mail: ".eml",
    _seven_zip: ".7z",
    rar.stored: ".rar",
}
