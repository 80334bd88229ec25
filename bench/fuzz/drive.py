"""One stretch of fuzzing, in a process of its own that may die: atheris leads, what goes wrong is written down.

Before an input is tried it lies in `FOLDER/current`, so that the parent knows what killed this process.
"""

import contextlib
import hashlib
import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import atheris

MOST = 250_000
"""Bytes of an input."""
SLOWEST = 12
"""Slow inputs kept."""
DEEP = 3
"""Changes made at once at most."""

with atheris.instrument_imports(include=["pipeline"], enable_loader_override=False):
    from importlib import import_module

    from bench.fuzz import target
    from bench.fuzz.readers import READERS
    from pipeline import read
    from pipeline.unpack import can_unpack_seven_zip

    for _ways in read.READERS.values():
        for _way in _ways:
            import_module(f"pipeline.read.{_way}")
    if can_unpack_seven_zip():
        import_module("pipeline.unpack.sevenzip")


class Stretch:
    """The state of one stretch: what was found, and how many inputs there were."""

    def __init__(self, reader: str, folder: Path) -> None:
        self.change = READERS[reader].change
        self.folder = folder
        self.count = 0
        self.outcomes: Counter[str] = Counter()
        self.slow: list[tuple[float, str]] = []
        self.told = time.monotonic()
        (folder / "found").mkdir(exist_ok=True)
        (folder / "slow").mkdir(exist_ok=True)

    def mutate(self, data: bytes, most: int, seed: int) -> bytes:
        """Change an input, as libFuzzer asks for."""
        draw = random.Random(seed)
        for _ in range(draw.randint(1, DEEP)):
            with contextlib.suppress(Exception):  # what is broken enough can't be changed inside any more
                data = self.change(data, draw, min(most, MOST)) or b"\0"
        return data[:most]

    def one(self, data: bytes) -> None:
        """Judge an input."""
        (self.folder / "current").write_bytes(data)
        judged = target.judge(data)
        self.count += 1
        self.outcomes[judged.outcome] += 1
        name = hashlib.sha256(data).hexdigest()[:12]
        if judged.fault:
            self._keep(judged, data, name)
        elif judged.seconds > 1.0:
            self.slow.append((judged.seconds, name))
            (self.folder / "slow" / name).write_bytes(data)
            self.slow.sort(reverse=True)
            for _, old in self.slow[SLOWEST:]:
                (self.folder / "slow" / old).unlink(missing_ok=True)
            del self.slow[SLOWEST:]
        if time.monotonic() - self.told > 5:
            self.tell()

    def _keep(self, judged: target.Judged, data: bytes, name: str) -> None:
        """Keep the smallest input of each way to go wrong."""
        known = hashlib.sha256(judged.where.encode()).hexdigest()[:8]
        path = self.folder / "found" / f"{known}.bin"
        if not path.exists() or len(data) < path.stat().st_size:
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(
                f"{judged.where}\n{judged.seconds:.1f} s, {len(data)} bytes, {name}\n\n{judged.fault}", "utf-8"
            )

    def tell(self) -> None:
        """Write down how far it is."""
        self.told = time.monotonic()
        state = {"count": self.count, "outcomes": self.outcomes, "slow": self.slow}
        (self.folder / f"stretch-{os.getpid()}.json").write_text(json.dumps(state), "utf-8")


def main() -> None:
    """Fuzz the reader `argv[1]` in the folder `argv[2]` for `argv[3]` seconds."""
    stretch = Stretch(sys.argv[1], Path(sys.argv[2]))
    target.limit_memory()
    options = [
        f"-max_total_time={sys.argv[3]}", f"-max_len={MOST}", "-len_control=0", "-timeout=100000", "-rss_limit_mb=3000", "-print_final_stats=0", "-verbosity=0",
        f"-seed={sys.argv[4]}", "-reload=0", "-artifact_prefix=" + str(stretch.folder / "artifact-"),
    ]  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *options, str(stretch.folder / "corpus"), str(stretch.folder / "seeds")],
        stretch.one,
        custom_mutator=stretch.mutate,
    )
    stretch.tell()
    atheris.Fuzz()


if __name__ == "__main__":
    main()
