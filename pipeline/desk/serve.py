"""Serving: the desk of a folder on the loopback address, until it is ended."""

import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from pipeline.desk.guard import ENTER, Guard, Keys
from pipeline.desk.office import Office
from pipeline.desk.originals import Originals
from pipeline.desk.pictures import Pictures
from pipeline.desk.rejudge import Judging, Rejudging
from pipeline.desk.server import Desk, refusal
from pipeline.errors import UsageError
from pipeline.forms.load import load_forms
from pipeline.isolate import Limits
from pipeline.messages import Lang, say

HOST = "127.0.0.1"
_LIMITS = Limits(jobs=2, timeout_s=60, memory_bytes=4 << 30)
"""Of drawing documents: a page of a plan takes some seconds, and nobody waits for a minute. Reading pictures takes room."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a desk is opened with."""

    judged: Path
    """What judge wrote to, or a run's folder."""
    runs: tuple[Path, ...]
    reports: tuple[Path, ...] = ()
    """Folders in which the documents lie."""
    register: Path | None = None
    who: str = ""
    port: int = 0
    """0: any that is free."""
    lang: Lang = "zh"


def serve(opening: Opening, tell: Callable[[str], None]) -> None:
    """Serve a desk until it is interrupted; `tell` prints for whoever sees the terminal.

    Raises:
        UsageError: the folder holds no run, or the port can't be had.
    """
    office = Office(opening.judged, opening.runs, load_forms())
    waits = [line.standing for line in office.lines()]
    counts = {"check": waits.count("check_reading"), "back": waits.count("send_back")}
    tell(say("review.reports", opening.lang, reports=len(waits), **counts))
    pictures = Pictures(Originals(opening.reports, opening.judged, _LIMITS), _LIMITS)
    judging = Judging(opening.runs, opening.judged, opening.register)
    rejudging = Rejudging(judging, lambda: len(office.decisions()), office.covered)
    desk = Desk(office, pictures, opening.who, opening.lang)
    desk.decided, desk.follows = rejudging.ask, lambda: rejudging.possible
    before = len(office.decisions())
    with _listening(opening) as listening:
        port = listening.getsockname()[1]

        def announce(key: str, kind: str = "review.again") -> None:
            tell(f"{say(kind, opening.lang)}\n  http://{HOST}:{port}{ENTER}?key={key}")

        keys = Keys(announce)
        hosts = frozenset({f"{HOST}:{port}", f"localhost:{port}"})
        guard = Guard(desk.app(), keys, hosts, lambda: refusal(opening.lang))
        config = uvicorn.Config(
            guard, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False
        )
        rejudging.start()
        threading.Thread(target=pictures.warm_up, daemon=True).start()
        try:
            announce(keys.once or "", "review.address")
            tell(say("review.stop", opening.lang))
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            pass
        finally:
            pictures.close()
            rejudging.close()
    if len(office.decisions()) > before:
        key = "review.kept" if rejudging.possible else "review.stale"
        tell(say(key, opening.lang, folder=opening.judged, file=opening.judged / "decisions.jsonl"))


def _listening(opening: Opening) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # there it would let two programs listen on one port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, opening.port))
        made.listen()  # whoever opens the address as soon as it is printed is kept waiting, not turned away
    except OSError as error:
        made.close()
        raise UsageError(say("review.busy", opening.lang, port=opening.port, reason=error.strerror)) from error
    return made
