"""The program: LibreOffice without a window, kept from the network and from macros, and ended when it takes too long."""

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

NAMES = ("soffice", "libreoffice")
PLACES = (
    Path("/usr/lib/libreoffice/program/soffice"),
    *sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
)
"""Where it is installed without a word on PATH: by distributions, by its own packages, and on Windows the one that waits."""
FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
MOST_HUNG = 3
"""Files in a row on which it may hang, each alone, before it counts as broken."""
MOST_MEMORY = 4 << 30
"""Bytes of address space; it starts in less than half of that."""
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    *(
        ("/org.openoffice.Inet/Settings", f"ooInet{kind}Proxy{what}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for what, value in (("Name", "127.0.0.1"), ("Port", "9"))
    ),
)
"""No picture or link is fetched, no macro runs, nothing is updated from elsewhere; and whatever would be asked for all the same
is asked of a proxy that is not there, for machines on which the network can't be taken away."""


_WATCHED = 'exec 3<&0; { read -r _ <&3; kill -KILL 0; } & "$@" </dev/null 3<&-'
"""Runs a program for as long as somebody holds the other end of the standard input, which goes with whoever started it: a run
that is killed has no time to end the program, and that may hang."""


def find_program() -> "Program | None":
    """Return LibreOffice where it is installed."""
    found = next(filter(None, map(shutil.which, NAMES)), None) or next(filter(Path.exists, PLACES), None)
    return None if found is None else Program(Path(found))


class Program:
    """LibreOffice; several calls may run at once, each with a profile of its own."""

    def __init__(self, path: Path) -> None:
        """Take the program at a path."""
        self.path = path
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False
        self._hung = 0

    @property
    def is_stuck(self) -> bool:
        """Tell whether it hangs on whatever it is given: then asking it again only takes time."""
        return self._hung >= MOST_HUNG

    def run(self, files: Sequence[Path], target: str, out: Path, profile: Path, timeout_s: float) -> bool:
        """Convert files into a folder; tell whether it ended by itself. Whatever it does, it is over after the time given."""
        _write_settings(profile)
        command = [
            *_without_network(),
            str(self.path),
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
            *("--convert-to", FILTERS[target], "--outdir", str(out.resolve())),
            *(str(file.resolve()) for file in files),  # it runs in a folder of its own
        ]
        process = self._start(command, profile)
        if process is None:
            return False
        ended = True
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            ended = False
        finally:
            _end(process)
            with self._lock:
                self._running.discard(process)
                if ended:
                    self._hung = 0
                elif len(files) == 1:
                    self._hung += 1
        return ended

    def stop(self) -> None:
        """End all calls that still run, and start no more."""
        with self._lock:
            self._stopped = True
            running = list(self._running)
        for process in running:
            _end(process)

    def _start(self, command: Sequence[str], profile: Path) -> subprocess.Popen[bytes] | None:
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(profile),
            "LANG": "C.UTF-8",
            "SAL_USE_VCLPLUGIN": "svp",
        }
        if os.name == "nt":
            environment = dict(os.environ)
        if os.name == "posix":
            command = ["/bin/sh", "-c", _WATCHED, "sh", *command]
        with self._lock:
            if self._stopped:
                return None
            process = subprocess.Popen(  # noqa: S603 - a program found on the machine, and names of our own
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=profile,
                start_new_session=True,
                preexec_fn=_limit if os.name == "posix" else None,  # noqa: PLW1509 - sets one limit, in the child
            )
            self._running.add(process)
            return process


def _limit() -> None:
    import resource  # noqa: PLC0415 - not there on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a call with its children: the program that was started starts another one, which does the work."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        if process.stdin is not None:
            process.stdin.close()
    else:
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603 - a number
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)


@cache
def _without_network() -> tuple[str, ...]:
    """Return what to put before a command so that it has no network; nothing where the machine has no such thing."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    for command in ((unshare, "--net"), (unshare, "--map-root-user", "--net")):
        done = subprocess.run(  # noqa: S603 - as above
            [*command, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode == 0:
            return command
    return ()


def _write_settings(profile: Path) -> None:
    """Write the settings before each call: the program writes its own into the same file."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        "utf-8",
    )
