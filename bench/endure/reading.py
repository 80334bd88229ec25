"""A run as `nianbao extract` makes it, whose workers do what some documents ask for: crash, hang, eat memory."""

import sys
from pathlib import Path

from pipeline.isolate import Limits
from pipeline.run import extract
from tests.misbehaving import read_or_misbehave

LIMITS = Limits(jobs=2, timeout_s=20.0, memory_bytes=1 << 30)

if __name__ == "__main__":
    *given, out = map(Path, sys.argv[1:])
    extract(given, out, LIMITS, process=read_or_misbehave)
