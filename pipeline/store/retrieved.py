"""When documents were retrieved, by what the ledger of an archive says: kept in a run's folder, beside its records.

Neither records nor manifest hold times. But of two documents that stood at one address, nothing else tells which took the
place of the other.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from pipeline.errors import UsageError
from pipeline.store.exact_json import JsonValue, dump, load
from pipeline.store.whole import write_whole

NAME = ".retrieved"
Retrieved = Mapping[tuple[str, str], str]
"""Address and SHA-256 of a document → when it was last found there, as ISO date and time in UTC."""


def write_retrieved(folder: Path, retrieved: Retrieved) -> None:
    """Write when the documents of a run were retrieved; where nothing is known of that, there is no such file."""
    if not retrieved:
        (folder / NAME).unlink(missing_ok=True)
        return
    lines: list[JsonValue] = [[uri, sha256, at] for (uri, sha256), at in sorted(retrieved.items())]
    write_whole(folder / NAME, dump(lines, one_line_from=1))


def read_retrieved(folder: Path) -> Retrieved:
    """Return when the documents of a run were retrieved; nothing where it read no archive.

    Raises:
        UsageError: the file is not one of ours.
    """
    try:
        read = cast("list[list[str]]", load((folder / NAME).read_bytes()))
        return {(str(uri), str(sha256)): str(at) for uri, sha256, at in read}
    except FileNotFoundError:
        return {}
    except (OSError, TypeError, ValueError) as error:
        msg = f"{folder / NAME}：已被改动，请重新提取 / was tampered with: extract again"
        raise UsageError(msg) from error
