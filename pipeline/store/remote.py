"""Remote places: folders on an object store, or on any other file system that fsspec knows, by their address.

Nothing is opened there but what a user names by an address. What a run reads and writes stands on this machine
(`pipeline.store.mirror`); here is only how it comes and goes.
"""

import re
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import NianbaoError, UsageError

AT_ONCE = 16
"""Files on their way at once. An object store answers each after some ten milliseconds, whatever its size."""
_BATCH = 64 * AT_ONCE
"""Files that are asked for together, so that two hundred thousand don't wait in memory."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://.+")
_BY_OBSTORE = ("s3", "s3a", "gs", "az")
"""What obstore is used for; the rest is as fsspec has it: oss:// with the package ossfs, sftp://, hdfs:// …"""
LARGE = 32 << 20
"""Bytes from which on a file comes in pieces, not through memory as a whole."""
MOST_TOLD = 200
"""Characters of what a place answered: some answer with a page."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a folder or a file stands elsewhere: `s3://bucket/folder`.

    >>> str(Address("s3://bucket/folder/") / "run.json")
    's3://bucket/folder/run.json'
    """

    text: str

    def __truediv__(self, name: str) -> "Address":
        """Return the address of what stands in the folder."""
        return Address(f"{self.text.rstrip('/')}/{name}")

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """The last part."""
        return self.text.rstrip("/").rpartition("/")[2]


Place = Path | Address
"""Where a user has or wants something."""


def is_address(text: str) -> bool:
    """Tell whether what a user typed is an address, not a path of this machine.

    >>> is_address("oss://bucket/inbox"), is_address("inbox"), is_address("C:/inbox")
    (True, False, False)
    """
    return _ADDRESS.fullmatch(text) is not None


class RemoteError(NianbaoError):
    """A remote place can't be read or written; says what it answered."""


class Remote:
    """A folder elsewhere, or a single file."""

    def __init__(self, address: Address) -> None:
        """Connect.

        Raises:
            UsageError: what that needs is not installed, or there is no such kind of address.
        """
        self.address = address
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra, and slow to import
            from obstore.fsspec import register  # noqa: PLC0415
        except ImportError as error:
            msg = f'需要安装 nianbao[cloud] / needs an extra: pip install "nianbao[cloud]" ({error.name})'
            raise UsageError(msg) from error
        register(list(_BY_OBSTORE))
        try:
            self._files, root = url_to_fs(str(address))
        except (ImportError, ValueError, TypeError) as error:
            msg = f"{address}：{error}"
            raise UsageError(msg) from error
        self._root = str(root).rstrip("/")

    def files(self, folder: str = "") -> dict[str, int]:
        """Return the sizes of what stands in a folder and below it, by names relative to the address, sorted.

        Where the address is that of a file, its name is empty. A size that is not known is 0.
        """
        self._files.invalidate_cache()  # another program may have written there
        found = self._asked(partial(self._files.find, detail=True), folder)
        names = {
            path.removeprefix(self._root).lstrip("/"): int(about.get("size") or 0) for path, about in found.items()
        }
        return {name: names[name] for name in sorted(names) if not name.endswith("/")}

    def fetch(self, name: str, target: Path, size: int = 0) -> None:
        """Bring a file here, whole or not at all.

        Raises:
            FileNotFoundError: there is none.
        """
        part = target.with_name(f"{target.name}.part")
        if size > LARGE:
            with self._asked(self._files.open, name) as opened, part.open("wb") as written:
                self._asked(lambda _: shutil.copyfileobj(opened, written, LARGE), name)
        else:
            part.write_bytes(self._asked(self._files.cat_file, name))
        part.replace(target)

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all, as an object store does by itself."""
        try:
            self._asked(lambda path: self._files.pipe_file(path, data), name)
        except FileNotFoundError:  # where folders are no mere names
            self._asked(lambda path: self._files.makedirs(path.rpartition("/")[0], exist_ok=True), name)
            self._asked(lambda path: self._files.pipe_file(path, data), name)

    def remove(self, name: str) -> None:
        """Remove a file, where it is still there."""
        with suppress(FileNotFoundError):
            self._asked(self._files.rm_file, name)

    def modified(self, name: str) -> datetime:
        """Return when a file was written, by the clock of the place.

        Raises:
            FileNotFoundError: there is none.
        """
        when: datetime = self._asked(self._files.modified, name)
        return when

    def _asked(self, ask: Callable[[str], Any], name: str) -> Any:  # noqa: ANN401 - what fsspec gives
        """Ask the file system about a name, and say in one way what went wrong."""
        try:
            return ask(f"{self._root}/{name}" if name else self._root)
        except FileNotFoundError:
            raise
        except Exception as error:  # every file system has errors of its own
            told = " ".join(f"{type(error).__name__}: {error}".split())
            msg = f"{self.address / name if name else self.address}：{told[:MOST_TOLD]}"
            raise RemoteError(msg) from error


def at_once(do: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """Return what a function gives for each item, several at a time: nearly all of it is waiting.

    Raises:
        RemoteError: one failed.
    """
    results: list[Result] = []
    left = iter(items)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while batch := list(islice(left, _BATCH)):
            results += pool.map(do, batch)
    return results
