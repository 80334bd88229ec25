"""The command: fuzzes readers for so many minutes each, says what was found, and reads single files again."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "build" / "fuzz"
ATHERIS = "atheris==3.0.0"
"""Apache-2.0; installed beside the environment, as nothing but this needs it."""
HUNG = 120
"""Seconds of one input after which it hangs."""
STEADY = 100
"""Inputs of each reader that are read in two more processes, to see whether their records are the same."""
STARTS = 50
"""Times that a reader may kill its process."""


def main() -> int:
    """Fuzz, and return the exit status: 1 where anything was found."""
    arguments = _arguments()
    if arguments.again:
        return _again(arguments.again)
    if not _install():
        print(f"{ATHERIS} can't be installed", file=sys.stderr)
        return 2
    from bench.fuzz.readers import READERS  # noqa: PLC0415 - imports what makes reports

    found = 0
    for name in [arguments.reader] if arguments.reader else list(READERS):
        found += _fuzz(name, arguments.out / name, round(arguments.minutes * 60), arguments.seed)
    return int(found > 0)


def _install() -> bool:
    if (TOOLS / "atheris").is_dir():
        return True
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
        "--target",
        str(TOOLS),
        ATHERIS,
    ]
    return subprocess.run(command, check=False).returncode == 0


def _fuzz(name: str, folder: Path, seconds: int, seed: int) -> int:
    """Fuzz one reader, starting anew where it kills its process; return how many faults were found."""
    from bench.fuzz.readers import seeds  # noqa: PLC0415 - as above

    for inner in ("corpus", "seeds", "found"):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("stretch-*.json"), *folder.glob("seeds/*")):
        old.unlink()
    for number, (seed_name, data) in enumerate(seeds(name)):
        (folder / "seeds" / f"{number:03}-{Path(seed_name).name}").write_bytes(data)
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TOOLS), str(ROOT))), "PYTHONHASHSEED": "0"}
    for start in range(STARTS):
        left = seconds - round(time.monotonic() - started)
        if left < 5:
            break
        command = [sys.executable, "-B", "-m", "bench.fuzz.drive", name, str(folder), str(left), str(seed + start)]
        with (folder / "log").open("ab") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        if died := _watched(process, folder / "current"):
            if not (folder / "current").exists():
                print(f"{name}: does not start, see {folder / 'log'}", file=sys.stderr)
                return 1
            shutil.move(folder / "current", folder / "found" / f"died-{start}.bin")
            (folder / "found" / f"died-{start}.txt").write_text(f"the process ended with {died}\n", "utf-8")
    seconds = time.monotonic() - started
    for path in _unsteady(folder / "corpus"):
        shutil.copy(path, folder / "found" / f"unsteady-{path.name}.bin")
        (folder / "found" / f"unsteady-{path.name}.txt").write_text("other records in other processes\n", "utf-8")
    return _report(name, folder, seconds)


def _unsteady(corpus: Path) -> list[Path]:
    """Return the inputs of which two processes make different records."""
    told: list[dict[str, str]] = []
    for seed in ("1", "2"):
        command = [sys.executable, "-B", "-m", "bench.fuzz.steady", str(corpus), str(STEADY)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        told.append(dict(line.split(" ", 1) for line in done.stdout.splitlines()))
    return [corpus / name for name in told[0] if name in told[1] and told[0][name] != told[1][name]]


def _watched(process: subprocess.Popen[bytes], current: Path) -> int:
    """Wait for a process, and end it where it hangs in code that no signal reaches; return what it ended with."""
    started = time.time()
    while True:
        try:
            return process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            since = max(started, current.stat().st_mtime if current.exists() else 0)
            if time.time() - since > HUNG:
                process.kill()


def _report(name: str, folder: Path, seconds: float) -> int:
    outcomes: Counter[str] = Counter()
    for path in folder.glob("stretch-*.json"):
        outcomes.update(json.loads(path.read_bytes())["outcomes"])
    corpus = len(list((folder / "corpus").iterdir()))
    print(
        f"{name}: {outcomes.total()} inputs in {seconds:.0f} s, {corpus} reach new code; {dict(outcomes.most_common())}"
    )
    found = sorted((folder / "found").glob("*.txt"))
    for path in found:
        print(f"  {path.with_suffix('.bin')}: {path.read_text('utf-8').splitlines()[0]}")
    return len(found)


def _again(path: Path) -> int:
    """Read one input in this process, without instruments, and say all of what went wrong."""
    from bench.fuzz import target  # noqa: PLC0415 - as above

    target.limit_memory()
    judged = target.judge(path.read_bytes(), seconds=60)
    print(f"{judged.outcome} in {judged.seconds:.2f} s {judged.where}\n{judged.fault}")
    return int(bool(judged.fault))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -B -m bench.fuzz", description=__doc__)
    parser.add_argument("--reader", help="html, docx, pdf, ofd, xlsx, csv, text, mail, archive, sniff (all)")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "fuzz")
    parser.add_argument("--again", type=Path, metavar="FILE", help="read this one input again")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
