"""Faults for workers: a function that crashes, hangs or raises, as it is told to."""

import os
import signal
import time

from pipeline.errors import DamagedError


def draw(what: str) -> str:
    """Do what the word says."""
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "hang":
        time.sleep(60)
    if what == "raise":
        raise RuntimeError(what)
    if what == "damaged":
        raise DamagedError
    return what
