"""The lease: which run writes to a remote folder, where no operating system keeps others out.

Whoever wants to write puts a file of its own into `.lock/` and then looks who else has: the place lists a file as soon as it
is written, so of two runs at least the later sees the other and withdraws. (A conditional put would need no looking, but some
stores refuse it and others ignore it.) A lease is renewed while its run lives, and one that was not renewed for long is of a
run that was killed. All times are by the clock of the place.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from uuid import uuid4

from pipeline.errors import UsageError
from pipeline.store.remote import Remote, RemoteError

FOLDER = ".lock"
LEASE_S = 120.0
"""How long one that is not renewed holds."""
RENEWALS = 4
"""How often in that time it is renewed."""


@contextmanager
def leased(remote: Remote) -> Iterator[Callable[[], None]]:
    """Keep other runs out of a remote folder; gives what raises `RemoteError` where it could not be renewed in time.

    Raises:
        UsageError: another run writes to the folder, or was killed less than two minutes ago.
    """
    name = f"{FOLDER}/{uuid4()}"
    remote.put(name, b"")
    renewed = [time.monotonic()]
    ended = threading.Event()

    def renew() -> None:
        while not ended.wait(LEASE_S / RENEWALS):
            began = time.monotonic()
            with suppress(RemoteError, FileNotFoundError):
                if name in remote.files(FOLDER):  # else another run took it for dead
                    remote.put(name, b"")
                    renewed[0] = began

    def assure() -> None:
        if time.monotonic() - renewed[0] > LEASE_S:
            again = "请重新运行同一命令 / out of touch for too long: run the same command again"
            msg = f"{remote.address}：与该处失去联系过久，结果可能未写全，{again}"
            raise RemoteError(msg)

    thread = threading.Thread(target=renew, daemon=True)
    try:
        _look_around(remote, name)
        thread.start()
        yield assure
    finally:
        ended.set()
        if thread.ident is not None:
            thread.join()
        with suppress(RemoteError):
            remote.remove(name)


def _look_around(remote: Remote, name: str) -> None:
    """Refuse where another lease holds; remove those that don't."""
    now = remote.modified(name)
    for other in remote.files(FOLDER):
        if other == name:
            continue
        with suppress(FileNotFoundError):  # it has just ended
            if now - remote.modified(other) < timedelta(seconds=LEASE_S):
                msg = (
                    f"{remote.address}：另一个 nianbao 正在写入（或刚被强行结束，请等 {LEASE_S:.0f} 秒） / "
                    f"another nianbao is writing there, or was killed: wait {LEASE_S:.0f} seconds"
                )
                raise UsageError(msg)
            remote.remove(other)
