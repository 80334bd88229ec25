"""7z archives, by py7zr; imported only where that is installed (`pip install nianbao[7z]`).

py7zr pushes what it unpacks into files of ours, whose names it never learns. How much comes out is told by the directory and
py7zr holds itself to that, so a bomb is given up before anything of it is unpacked; the count of the spool stands behind.
"""

import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path

import py7zr
from py7zr import exceptions

from pipeline.errors import (
    DamagedError,
    DocumentError,
    EmptyDocumentError,
    EncryptedError,
    NeedsExtraError,
    TooLargeError,
)
from pipeline.unpack.spool import Limited, Sink, Spool

MOST_DICTIONARY = 512 << 20
"""Bytes of memory that unpacking may ask for; the strongest presets of 7-Zip take half of that at most."""
_LZMA, _LZMA2, _PPMD = b"\x03\x01\x01", b"\x21", b"\x03\x04\x01"
_FAULTS = (exceptions.ArchiveError, lzma.LZMAError, zlib.error, OSError, EOFError, ValueError, LookupError, TypeError)
_FAULTS_WITHIN = (AttributeError, AssertionError)
"""What damaged bytes make of py7zr and its decoders, the second by its own faults."""


def written(path: Path, spool: Spool) -> Iterator[tuple[str, Path | DocumentError]]:
    """Write the files of an archive, and yield the name of each with where it lies now, or why it could not be had.

    Raises:
        NeedsExtraError: it is packed in a way that py7zr does not know.
        DocumentError: nothing can be taken out of it, and why.
        Limited: more would come out than may.
    """
    factory = _Factory(spool)
    try:
        try:
            _extract(path, factory)
        finally:
            factory.stop()
    except exceptions.PasswordRequired as error:
        raise EncryptedError from error
    except exceptions.UnsupportedCompressionMethodError as error:
        raise NeedsExtraError(format="7Z", kind="archive") from error
    except (*_FAULTS, *_FAULTS_WITHIN) as error:
        yield from factory.finished()
        raise DamagedError(kind="archive_cut" if factory.outputs else "archive") from error
    yield from factory.finished()


def _extract(path: Path, factory: "_Factory") -> None:
    # Given an open file, py7zr unpacks in this thread alone.
    with path.open("rb") as opened, py7zr.SevenZipFile(opened) as archive:
        files = [each for each in archive.files if each.is_file]
        if not files:
            raise EmptyDocumentError
        budget = factory.spool.budget
        if len(files) > budget.members or sum(each.uncompressed for each in files) > budget.left:
            raise Limited
        _refuse_large_dictionaries(archive)
        for number, each in enumerate(files):
            properties = each.file_properties()  # what py7zr itself goes by
            factory.names[str(number)] = properties["filename"]
            properties["filename"] = str(number)
        others = (each for each in archive.files if not each.is_file)
        for each in others:
            each.file_properties()["filename"] = "-"
        archive.extract(targets=list(factory.names), factory=factory)


def _refuse_large_dictionaries(archive: py7zr.SevenZipFile) -> None:
    streams = getattr(archive.header, "main_streams", None)
    for folder in streams.unpackinfo.folders if streams else ():
        if sum(_memory(each["method"], each["properties"] or b"") for each in folder.coders) > MOST_DICTIONARY:
            raise TooLargeError(kind="dictionary", megabytes=MOST_DICTIONARY >> 20)


def _memory(method: bytes, properties: bytes) -> int:
    r"""Return how many bytes of memory a method of packing says that unpacking takes.

    >>> _memory(_LZMA2, b"\x18") >> 20, _memory(_LZMA, b"\x5d" + (1 << 26).to_bytes(4, "little")) >> 20
    (16, 64)
    """
    if method == _LZMA2 and properties:
        return (2 | properties[0] & 1) << (min(properties[0], 40) // 2 + 11)
    return int.from_bytes(properties[1:5], "little") if method in {_LZMA, _PPMD} else 0


class _Factory(py7zr.WriterFactory):
    """What py7zr asks for a file to write each member to, by the number given to it."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self.names: dict[str, str] = {}
        self.outputs: list[tuple[str, _Output]] = []

    def create(self, filename: str) -> py7zr.Py7zIO:
        output = _Output(self.spool.sink())
        self.outputs.append((self.names[filename], output))
        return output

    def stop(self) -> None:
        """Leave nothing of a member that was under way when py7zr gave up."""
        for _, output in self.outputs:
            if not output.sink.closed:
                output.sink.drop()
                output.failure = DamagedError(kind="member")

    def finished(self) -> Iterator[tuple[str, Path | DocumentError]]:
        """Yield what was written."""
        for name, output in self.outputs:
            yield name, output.failure or output.sink.path


class _Output(py7zr.Py7zIO):
    """A member on its way out."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.failure: DocumentError | None = None
        self._size = 0

    def write(self, s: bytes | bytearray) -> int:
        self._size += len(s)
        if self.failure is None:
            try:
                self.sink.write(s)
            except TooLargeError as error:  # the others may still be had
                self.failure = error
                self.sink.drop()
        return len(s)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002 - nothing is read back
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - nothing is written twice
        return offset

    def flush(self) -> None:
        """Nothing to do."""

    def size(self) -> int:
        return self._size

    def close(self) -> None:
        self.sink.close()
