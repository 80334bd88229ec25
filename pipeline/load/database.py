"""The DuckDB file of the store, opened without a way to the network."""

from pathlib import Path

import duckdb

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


def quoted(path: Path) -> str:
    """Return a path as it stands between quotes in a statement."""
    return str(path).replace("'", "''")
