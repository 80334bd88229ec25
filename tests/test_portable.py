"""Where it runs: nothing that only POSIX has is taken for granted, and no console, locale or file name ends a run.

There is no Windows here. What it lacks is taken away in a process of its own; what can't be taken away is looked for in the code.
"""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
POSIX_MODULES = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline")
POSIX_NAMES = frozenset(
    {
        "fork",
        "killpg",
        "getuid",
        "geteuid",
        "setsid",
        "getpgid",
        "uname",
        "mkfifo",
        "nice",
        "statvfs",
        "SIGKILL",
        "SIGALRM",
    }
)
THEIRS = ("pipeline.engine.cluster", "pipeline.engine.station")
"""What imports dask, which asks what system it is on and takes `resource` for granted where that is not Windows."""
SOURCES = sorted((ROOT / "pipeline").rglob("*.py"))

AS_ON_WINDOWS = f"""
import multiprocessing, os, signal, sys
sys.modules.update(dict.fromkeys({POSIX_MODULES[1:]!r}))
multiprocessing.get_all_start_methods = lambda: ["spawn"]
del os.killpg, os.getuid, os.geteuid, signal.SIGALRM
"""
"""What a process finds before it runs anything. File locks stay: there is nothing to put in their place here."""


def as_on_windows(tmp_path: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    (tmp_path / "sitecustomize.py").write_text(AS_ON_WINDOWS, "utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "0", **environment},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )


def parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def ancestors(node: ast.AST, parent: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parent:
        node = parent[node]
        yield node


def is_guarded(node: ast.AST, parent: dict[ast.AST, ast.AST]) -> bool:
    """Tell whether code runs only where the system was looked at, or in a function or a `try` that says what it needs."""
    for each in ancestors(node, parent):
        if isinstance(each, ast.If | ast.IfExp) and "os.name" in ast.unparse(each.test):
            return True
        if isinstance(each, ast.Try | ast.FunctionDef) and isinstance(node, ast.Import):
            return True
        if isinstance(each, ast.FunctionDef) and "os.name" in ast.unparse(each):
            return True
    return False


def unguarded(tree: ast.AST) -> list[str]:
    """List what only POSIX has and is imported or called without a look at the system."""
    parent = parents(tree)
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name in POSIX_MODULES for alias in node.names):
            found.append(node)
        if isinstance(node, ast.Attribute) and node.attr in POSIX_NAMES:
            found += [node] if ast.unparse(node.value) in {"os", "signal"} else []
    return [ast.unparse(node) for node in found if not is_guarded(node, parent)]


def vague_files(tree: ast.AST) -> list[str]:
    """List calls that read or write text in whatever encoding the machine has."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or any(keyword.arg == "encoding" for keyword in node.keywords):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = {"read_text": 0, "write_text": 1}
        modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        as_text = name == "open" and modes and "b" not in modes[-1] and set(modes[-1]) <= set("rwax+t")
        if as_text or (name in texts and len(node.args) <= texts[name]):
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("look", [unguarded, vague_files])
def test_the_code_takes_nothing_of_the_machine_for_granted(look: Callable[[ast.AST], list[str]]) -> None:
    found = {path.relative_to(ROOT).as_posix(): look(ast.parse(path.read_text("utf-8"))) for path in SOURCES}
    assert {path: calls for path, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["import fcntl"]),
        ("import os\nos.killpg(1, 9)", ["os.killpg"]),
        ("import os\nif os.name == 'posix':\n    os.killpg(1, 9)", []),
        ("try:\n    import resource\nexcept ImportError:\n    pass", []),
    ],
)
def test_the_look_would_notice(source: str, found: list[str]) -> None:
    assert unguarded(ast.parse(source)) == found
    assert vague_files(
        ast.parse("path.read_text()\npath.write_text('x')\nopen(path, 'w')\npath.read_text('utf-8')")
    ) == [
        "path.read_text()",
        "path.write_text('x')",
        "open(path, 'w')",
    ]


def test_every_module_is_imported_without_what_windows_lacks(tmp_path: Path) -> None:
    modules = (".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in SOURCES)
    names = [name for name in modules if name not in THEIRS]
    unpackers = ("pipeline.unpack.rar", "pipeline.unpack.sevenzip")
    extras = ("pipeline.collect", "pipeline.desk", "pipeline.load", "pipeline.read.scan", *unpackers)
    code = (
        f"import importlib\nfor name in {[name for name in names if not name.endswith('__main__')]!r}:\n"
        f"    try: importlib.import_module(name)\n"
        f"    except ImportError as error:\n"
        f"        if not name.startswith({extras!r}) or (error.name or '').startswith('pipeline'): print(name, error)\n"
        f"        elif error.name in {POSIX_MODULES!r}: print(name, error)\n"
    )
    done = as_on_windows(tmp_path, "-c", code)
    assert (done.stdout.decode(), done.returncode) == ("", 0), done.stderr.decode()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    ],
    ids=["a Chinese console", "no locale at all"],
)
def test_reports_are_read_and_shown_as_elsewhere(environment: dict[str, str], tmp_path: Path) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    for name in ("basic/bolu_town_2021.html", "basic/songxu_town_2022.docx", "faults/balance_2022.html"):
        (inbox / Path(name).name).write_bytes((SAMPLES / name).read_bytes())
    # Characters that GBK lacks; and of a system told to know ASCII alone, nothing is asked that it can't write.
    name = "\U0002b72d\u2022é.txt" if environment["PYTHONIOENCODING"] == "gbk" else "zzz.txt"
    (inbox / name).write_text("不是年报", "utf-8")
    done = as_on_windows(
        tmp_path, "-m", "pipeline.cli", "extract", str(inbox), "--out", str(out), "--jobs", "1", **environment
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    rows = json.loads((out / "run.json").read_bytes())["documents"]
    assert [row["outcome"] for row in rows] == ["needs_review", "accepted", "accepted", "rejected"]
    shown = [
        as_on_windows(tmp_path, "-m", "pipeline.cli", *command, **environment)
        for command in (["show", str(out / rows[0]["record"])], ["doctor"], ["report", str(out)], ["check", str(out)])
    ]
    assert [b"Traceback" in each.stderr for each in shown] == [False] * 4
    if environment["PYTHONIOENCODING"] == "gbk":
        assert "自然人" in shown[0].stdout.decode("gbk")


def test_no_record_has_a_name_that_windows_refuses() -> None:
    from pipeline.store.folder import record_name  # noqa: PLC0415 - the rest runs without it

    for stem in ("CON", "nul", "a:b", "x?*<>|", 'q"', "尾点.", "空格 ", "很长" * 200):
        name = record_name(f"{stem}.pdf", "0" * 64).removeprefix("records/")
        assert not set(name) & set('<>:"/\\|?*')
        assert name.split(".")[0].upper() not in {"CON", "NUL", "PRN", "AUX", "COM1", "LPT1"}
        assert not name.endswith((".", " "))
        assert len(name.encode()) <= 255
