"""The records of a folder of inputs, by their hashes: what the fuzzer compares between two processes of other hash seeds."""

import hashlib
import sys
from pathlib import Path

from bench.fuzz import target

if __name__ == "__main__":
    target.limit_memory()
    for path in sorted(Path(sys.argv[1]).iterdir())[: int(sys.argv[2])]:
        judged = target.judge(path.read_bytes())
        if judged.outcome not in {"SLOW", "MEMORY"}:
            print(path.name, judged.outcome, hashlib.sha256(judged.record).hexdigest())
