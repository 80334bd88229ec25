"""Striking: a scenario acted out in a process that is killed, or finds the disk full, at its n-th change of the disk.

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
from pathlib import Path
from typing import Any

from bench.endure.scenarios import SCENARIOS, Scenario
from pipeline.errors import NianbaoError
from pipeline.program import program_version, reading_version

WAYS = ("killed", "full")
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
        before = tree(work / "base")
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
            for name in left:
                if left[name] not in {before.get(name), after.get(name)} and not _is_part(scenario, struck, work, name):
                    yield f"{told}: {name} stands half written"
            # What was done all the same is not done again: a second run of its own may well write more.
            if status != DONE and (status := _in_child(lambda: scenario.act(struck))) != DONE:  # noqa: B023 - as above
                yield f"{told}: not done again ({status})"
            if differing := _differing(scenario, tree(struck), after):
                yield f"{told}: differs in {differing[:5]}"
            yield from (f"{told}: {name} is not as its manifest says" for name in _unlike_manifest(struck))
            shutil.rmtree(struck)
    yield f"{scenario.name}: {changes} changes, {len(strikes)} strikes"


def _exact(scenario: Scenario, files: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is hidden, and what is never the same twice."""
    return {
        name: digest
        for name, digest in files.items()
        if not any(part.startswith(".") for part in Path(name).parts)
        and not re.fullmatch(scenario.inexact, Path(name).name)
    }


def _is_part(scenario: Scenario, struck: Path, work: Path, name: str) -> bool:
    """Tell whether a file that grows by lines has some of those that it has in the end."""
    if not re.fullmatch(scenario.growing, Path(name).name):
        return False
    part, whole = (struck / name).read_bytes(), (work / "whole" / name).read_bytes()
    return whole.startswith(part[: part.rfind(b"\n") + 1])


def _differing(scenario: Scenario, left: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    names = left.keys() ^ after.keys()
    inexact = {name for name in left if re.fullmatch(scenario.inexact, Path(name).name)}
    return sorted(names | {name for name in left.keys() & after.keys() - inexact if left[name] != after[name]})


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
        changes = _listen(work / "whole", lambda _number: None)
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
    def strike(at: int) -> None:
        if way == "killed" and at == number:
            os.kill(os.getpid(), signal.SIGKILL)
        if way == "full" and at >= number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))

    if way == "large":
        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    else:
        _listen(folder, strike)
    scenario.act(folder)


def _listen(folder: Path, changed: Callable[[int], None]) -> Callable[[], int]:
    """Have a function called before each change of the disk below a folder, with its number; gives how many there were."""
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
            # Room is needed to make something; to remove and rename, and to cut, none is.
            if event in {"open", "os.mkdir"} or changed.__name__ != "strike" or not _is_full(changed):
                changed(count)

    sys.addaudithook(hear)
    return lambda: count


def _is_full(changed: Callable[[int], None]) -> bool:
    cells = dict(zip(changed.__code__.co_freevars, changed.__closure__ or (), strict=True))
    return "way" in cells and cells["way"].cell_contents == "full"


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
