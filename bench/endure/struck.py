"""Striking: a scenario acted out in a process that is killed, or finds the disk full or forbidden, at its n-th change of it.

`python -B -m bench.endure.struck` strikes at every one of them in turn (`--most` at so many, evenly spread), acts again in the
same folder, and compares with what stands where nothing was struck. What changes the disk is told by Python's own audit events,
so the strikes are the same in every run: before each file that is opened for writing, renamed, removed, made or cut.
"""

import argparse
import errno
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from bench.endure.scenarios import SCENARIOS, Scenario
from pipeline.errors import NianbaoError
from pipeline.program import program_version, reading_version

WAYS = {"killed": 0, "full": errno.ENOSPC, "forbidden": errno.EACCES}
"""With what each change of the disk fails from the n-th on; the killed process has no more of them."""
SIZES = (0, 1, 100, 1_000, 4_096, 10_000, 50_000, 200_000, 1_000_000)
"""What a file may grow to, in bytes, where the disk is full in the middle of a file."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink"})
DONE, STATED, BROKEN = 0, 3, 4


def tree(folder: Path) -> dict[str, str]:
    """Return the files and folders of a folder, with the hashes of the files; a lock says nothing."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
        if path.name != ".lock"
    }


def faults(scenario: Scenario, most: int | None = None) -> Iterator[str]:
    """Yield what is wrong after a strike, in words; the last line says how many there were."""
    program_version(), reading_version()  # for all that follows, whatever is edited meanwhile
    with tempfile.TemporaryDirectory(prefix="endure-") as made:
        work = Path(made)
        _prepare(scenario, work / "base")
        before = _exact(scenario, tree(work / "base"))
        changes = _undisturbed(scenario, work)
        after = tree(work / "whole")
        strikes = [(way, number) for way in WAYS for number in _spread(changes, most)]
        strikes += [("large", size) for size in SIZES[:: 1 if most is None else 5]]
        for way, number in strikes:
            struck = work / "struck"
            shutil.copytree(work / "base", struck)
            status = _in_child(lambda: _strike(scenario, struck, way, number))  # noqa: B023 - called at once
            told = f"{scenario.name}, {way} at {number}"
            if status == BROKEN or (way == "killed" and status == DONE):
                yield f"{told}: ended with {status}"
            left = _exact(scenario, tree(struck))
            yield from (f"{told}: {name}" for name in _torn(scenario, work, left, before, after))
            if scenario.together and way in {"full", "large"} and left not in (before, _exact(scenario, after)):
                yield f"{told}: files of two runs stand beside each other"
            # What was done all the same is not done again: a second run of its own may well write more. Where something
            # can't even be removed, what is hidden stays.
            done = status == DONE
            if not done and (status := _in_child(lambda: scenario.act(struck))) != DONE:  # noqa: B023 - as above
                yield f"{told}: not done again ({status})"
            in_sight = partial(_exact, scenario) if done and way == "forbidden" else dict
            if differing := _differing(scenario, in_sight(tree(struck)), in_sight(after)):
                yield f"{told}: differs in {differing[:5]}"
            for database in struck.rglob("*.duckdb"):
                if _held(database) != _held(work / "whole" / database.relative_to(struck)):
                    yield f"{told}: {database.name} holds something else"
            yield from (f"{told}: {name} is not as its manifest says" for name in _unlike_manifest(struck))
            shutil.rmtree(struck)
    yield f"{scenario.name}: {changes} changes, {len(strikes)} strikes"


def _torn(
    scenario: Scenario, work: Path, left: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[str]:
    """Yield the files that are neither as before nor as they are to be."""
    for name, digest in left.items():
        if digest not in {before.get(name), after.get(name)} and not _is_part(scenario, work, name):
            yield f"{name} stands half written"


def _exact(scenario: Scenario, files: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is hidden, and what is never the same twice."""
    return {
        name: digest
        for name, digest in files.items()
        if not any(part.startswith(".") for part in Path(name).parts)
        and not re.fullmatch(scenario.inexact, Path(name).name)
    }


def _is_part(scenario: Scenario, work: Path, name: str) -> bool:
    """Tell whether a file that grows by lines has some of those that it has in the end."""
    if not re.fullmatch(scenario.growing, Path(name).name):
        return False
    part, whole = (work / "struck" / name).read_bytes(), (work / "whole" / name).read_bytes()
    return whole.startswith(part[: part.rfind(b"\n") + 1])


def _differing(scenario: Scenario, left: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    names = left.keys() ^ after.keys()
    inexact = {name for name in left if re.fullmatch(scenario.inexact, Path(name).name)}
    return sorted(names | {name for name in left.keys() & after.keys() - inexact if left[name] != after[name]})


def _held(database: Path) -> list[object]:
    """Return the tables and views of a database with all of their rows."""
    with duckdb.connect(database, read_only=True) as opened:
        names = opened.sql("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall()
        return [(name, opened.sql(f'SELECT * FROM "{name}" ORDER BY ALL').fetchall()) for (name,) in names]  # noqa: S608


def _unlike_manifest(folder: Path) -> Iterator[str]:
    """Yield the files that are not what the manifest beside them says, or that it does not list."""
    for manifest in (*folder.rglob("store.json"), *folder.rglob("site.json")):
        listed = json.loads(manifest.read_bytes())["files"]
        there = {name: digest for name, digest in tree(manifest.parent).items() if digest and name != manifest.name}
        yield from sorted(dict(there.items() ^ listed.items()))


def _prepare(scenario: Scenario, folder: Path) -> None:
    def prepare() -> None:
        folder.mkdir()
        scenario.prepare(folder)

    if _in_child(prepare) != DONE:
        raise SystemExit(scenario.name)


def _undisturbed(scenario: Scenario, work: Path) -> int:
    """Act without a strike; return how often the disk was changed."""
    shutil.copytree(work / "base", work / "whole")
    counted = work / "counted"

    def act() -> None:
        changes = _listen(work / "whole", lambda _number, _event: None)
        scenario.act(work / "whole")
        counted.write_text(str(changes()), encoding="ascii")

    if _in_child(act) != DONE:
        raise SystemExit(scenario.name)
    return int(counted.read_text("ascii"))


def _spread(changes: int, most: int | None) -> range:
    """Return at which changes to strike: all, or so many, evenly spread."""
    step = 1 if most is None else -(-changes // most)
    return range(1, changes + 1, step)


def _strike(scenario: Scenario, folder: Path, way: str, number: int) -> None:
    def strike(at: int, event: str) -> None:
        if way == "killed" and at == number:
            os.kill(os.getpid(), signal.SIGKILL)
        # Room is needed to make something; to remove and rename, and to cut, none is.
        if at >= number and (way == "forbidden" or (way == "full" and event in {"open", "os.mkdir"})):
            raise OSError(WAYS[way], os.strerror(WAYS[way]), str(folder))

    if way == "large":
        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    else:
        _listen(folder, strike)
    scenario.act(folder)


def _listen(folder: Path, changed: Callable[[int, str], None]) -> Callable[[], int]:
    """Have a function called before each change of the disk below a folder, with its number and what it is.

    Returns what gives how many there were.
    """
    count = 0

    def hear(event: str, args: tuple[Any, ...]) -> None:
        nonlocal count
        if event == "open":
            path, _mode, flags = args
            if not (isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITES):
                return
        elif event in _CHANGES:
            path = args[0]
        else:
            return
        if os.fsdecode(path).startswith(f"{folder}/") and not os.fsdecode(path).endswith("/.lock"):
            count += 1
            changed(count, event)

    sys.addaudithook(hear)
    return lambda: count


def _in_child(act: Callable[[], object]) -> int:
    """Do something in a process of its own; return how that ended."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    try:
        act()
    except (NianbaoError, OSError):
        os._exit(STATED)
    except BaseException as error:  # noqa: BLE001 - told, and the child must not go on as its parent
        if isinstance(error.__context__, OSError) and type(error).__module__ == "xlsxwriter.exceptions":
            os._exit(STATED)  # the command line says what the system refused
        traceback.print_exc()
        os._exit(BROKEN)
    os._exit(DONE)


def main() -> int:
    """Strike the scenarios; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.endure.struck", description=__doc__)
    parser.add_argument("--most", type=int, help="strikes a way and scenario")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    wrong = 0
    for scenario in SCENARIOS:
        if not given.names or scenario.name in given.names:
            *found, counted = faults(scenario, given.most)
            wrong += len(found)
            print("\n".join([*found, counted]), flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
