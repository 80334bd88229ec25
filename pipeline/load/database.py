"""The DuckDB file of the store, opened without a way to the network."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.errors import NianbaoError

NAME = "nianbao.duckdb"
_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
}
"""DuckDB fetches extensions from the network when a statement needs one; none of ours does, and none shall. What does not fit
into the memory goes to the disk; 5,000 reports of 200 numbers were loaded in 512 MB without taking longer."""


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file; one that is opened for writing must be open nowhere else."""
    return duckdb.connect(str(path), read_only=read_only, config=dict(_CONFIG))


@contextmanager
def told_apart(folder: Path) -> Iterator[None]:
    """Turn what DuckDB says of a disk into what a system says: by its words, since it has no codes for it.

    Raises:
        OSError: the disk is full, or may not be written to.
        NianbaoError: whatever else kept it from its work.
    """
    try:
        yield
    except duckdb.Error as error:
        for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EROFS):
            if os.strerror(number).lower() in str(error).lower():
                raise OSError(number, os.strerror(number), str(folder)) from error
        msg = f"{folder}：DuckDB：{str(error).splitlines()[0]}"
        raise NianbaoError(msg) from error


def quoted(path: Path) -> str:
    """Return a path as it stands between quotes in a statement."""
    return str(path).replace("'", "''")
