"""RAR archives, by rarfile and a program that unpacks them; imported only where that is installed (`pip install nianbao[rar]`).

rarfile reads the directory and asks a program of the machine (unar, unrar or 7-Zip) for the bytes of each member, which must
have the checksum that the archive states: some programs give out wrong ones without a word.
"""

import shutil
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import rarfile

from pipeline.errors import DamagedError, EmptyDocumentError, EncryptedError, NeedsExtraError
from pipeline.unpack.spool import Entry
from pipeline.unpack.zipped import CHUNK

PROGRAMS = ("unar", "unrar", "7zz", "7z")
"""What rarfile may ask. Members that are stored as they are it needs nobody for."""
_FAULTS = (rarfile.Error, OSError, EOFError, ValueError, LookupError, TypeError)
"""What damaged bytes make of rarfile."""


@cache
def has_program() -> bool:
    """Tell whether a program is installed that unpacks RAR."""
    return any(map(shutil.which, PROGRAMS))


def entries(path: Path) -> Iterator[Entry]:
    """Yield the files of an archive.

    Raises:
        DocumentError: nothing, or nothing more, can be taken out of it, and why.
    """
    blocks: set[int] = set()
    try:
        archive = rarfile.RarFile(path, info_callback=lambda block: blocks.add(block.type))
    except rarfile.NeedFirstVolume as error:
        raise DamagedError(kind="rar_volume") from error
    except _FAULTS as error:
        raise DamagedError(kind="archive") from error
    with archive:
        members = [each for each in archive.infolist() if each.is_file()]
        if not members:
            raise EncryptedError if archive.needs_password() else EmptyDocumentError
        for member in members:
            yield Entry(member.filename, partial(_chunks, archive, member))
    if rarfile.RAR_BLOCK_ENDARC not in blocks:  # rarfile is content with an archive that breaks off between two members
        raise DamagedError(kind="archive_cut")


def _chunks(archive: rarfile.RarFile, member: rarfile.RarInfo) -> Iterator[bytes]:
    """Yield the bytes of a member.

    Raises:
        NeedsExtraError: nothing here unpacks it.
        DocumentError: it can't be had, and why.
    """
    try:
        with archive.open(member) as opened:
            while chunk := opened.read(CHUNK):
                yield chunk
    except rarfile.RarCannotExec as error:
        raise NeedsExtraError(format="RAR", kind="rar") from error
    except rarfile.PasswordRequired as error:
        raise EncryptedError from error
    except _FAULTS as error:
        raise DamagedError(kind="member") from error
