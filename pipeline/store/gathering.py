"""Gathering: the inputs of a run on this machine, those that are named by an address brought here first.

Everything is read where it stands here, whatever it came from: its bytes are hashed before anything is read (of the same bytes
under several names the first name counts), and an archive is opened from a file.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from pipeline.errors import DamagedError, UsageError
from pipeline.store.archive import LEDGER
from pipeline.store.inputs import FETCHED, OWN_NAMES, Found, find_inputs, skip_reason_within
from pipeline.store.remote import Address, Place, Remote, RemoteError, at_once

MOST_REASON = 120
"""Characters of why a file could not be fetched."""


@contextmanager
def gathered_inputs(
    inputs: Iterable[Place], out: Place, folder: Path, without: Iterable[Place]
) -> Iterator[list[Found]]:
    """Give what stands at the INPUTs; what the run writes to `out`, here in `folder`, and what is left out, is not.

    Raises:
        RemoteError: an address can't be read.
    """
    places, left_out = tuple(inputs), (out, *without)
    spool = folder / FETCHED
    shutil.rmtree(spool, ignore_errors=True)
    try:
        paths = (each for each in places if isinstance(each, Path))
        found = find_inputs(paths, folder, (each for each in left_out if isinstance(each, Path)))
        for number, address in enumerate(each for each in places if isinstance(each, Address)):
            not_these = [str(each / "") for each in left_out if isinstance(each, Address)]
            found.extend(_fetched(address, spool / f"{number}", not_these))
        yield found
    finally:
        shutil.rmtree(spool, ignore_errors=True)


def _fetched(address: Address, spool: Path, left_out: list[str]) -> list[Found]:
    """Fetch what stands at an address, under running numbers: a name there is no path here."""
    spool.mkdir(parents=True)
    remote = Remote(address)
    sizes = remote.files()
    if not sizes:
        msg = f"{address}：没有文件 / nothing stands there"
        raise UsageError(msg)
    if LEDGER in sizes:
        msg = f"{address}：这是 collect 的存档，请先复制到本机 / an archive of collect: copy it to this machine first"
        raise UsageError(msg)
    own = _written_by_runs(sizes)
    names = (name for name in sizes if name not in own and not str(address / name).startswith(tuple(left_out)))
    return at_once(partial(_one, remote, sizes), ((name, spool / f"{number:07}") for number, name in enumerate(names)))


def _one(remote: Remote, sizes: dict[str, int], wanted: tuple[str, Path]) -> Found:
    name, target = wanted
    uri = name or remote.address.name
    reason = skip_reason_within(name) if name else None
    if reason:
        return Found(uri, target, skipped=reason)
    try:
        remote.fetch(name, target, sizes[name])
    except FileNotFoundError:
        return Found(uri, target, failure=DamagedError(kind="unreadable", reason="gone"))
    except RemoteError as error:
        return Found(uri, target, failure=DamagedError(kind="unreadable", reason=str(error)[:MOST_REASON]))
    return Found(uri, target)


def _written_by_runs(names: Iterable[str]) -> set[str]:
    """Return those of the names that earlier runs wrote: results, no documents."""
    listed = set(names)
    runs = {str(PurePosixPath(name).parent) for name in listed if PurePosixPath(name).name == "run.json"}
    own: set[str] = set()
    for name in listed:
        path = PurePosixPath(name)
        is_record = path.parent.name == "records" and path.suffix == ".json" and str(path.parent.parent) in runs
        if is_record or (path.name in OWN_NAMES and str(path.parent) in runs):
            own.add(name)
    return own
