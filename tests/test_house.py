"""The house rules that no linter knows: sizes, targets, words that don't belong here, and what `--help` may cost."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clock import slowness

ROOT = Path(__file__).resolve().parents[1]

MOST_LINES = 300
MOST_STATEMENTS = 40

# Exceptions, with the size they have: they may shrink, and go when they are small enough; none may grow.
LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}

# Spelled in halves, so that this file does not hold what it looks for.
FORBIDDEN = [
    "/wor" + "k/",
    "/hom" + "e/",
    "/roo" + "t/",
    "tmp/" + "venv",
    "py" + "pi.org",
    "python" + "hosted.org",
    "debian" + ".org/debian",
    "npm" + "js.org",
    "crates" + ".io",
]

PAGES = [
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
    *(f"docs/zh/{path.name}" for path in sorted((ROOT / "docs" / "zh").glob("*.md"))),
]

# What only one stage needs, and what is slow to import.
HEAVY = {
    "aiohttp",
    "cv2",
    "docx",
    "duckdb",
    "jinja2",
    "jsonschema_rs",
    "lxml",
    "numpy",
    "openpyxl",
    "pdfminer",
    "pdfplumber",
    "dask",
    "distributed",
    "fsspec",
    "obstore",
    "PIL",
    "playwright",
    "psycopg",
    "py7zr",
    "pypdfium2",
    "rapidocr",
    "rarfile",
    "rich",
    "scrapy",
    "starlette",
    "twisted",
    "uvicorn",
    "xlsxwriter",
}
HELP_CPU_SECONDS = 0.33


def project_files() -> list[Path]:
    """List the files that are, or would be, committed; all where this is no git checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout to know which files belong to the project")
    return sorted(ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file())


def python_files() -> list[Path]:
    return [path for folder in ("pipeline", "samples", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]


def statements(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the statements inside a function, those of functions inside it included, without its docstring."""
    inside = sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
    return inside - (ast.get_docstring(function) is not None)


def over(sizes: dict[str, int], limit: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > limit}


def test_a_file_has_at_most_300_lines() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert over(sizes, MOST_LINES) == LONG_FILES


def test_a_function_has_at_most_40_statements() -> None:
    sizes = {
        f"{path.relative_to(ROOT)}:{node.name}": statements(node)
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert over(sizes, MOST_STATEMENTS) == LONG_FUNCTIONS


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in python_files() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_every_make_target_is_in_the_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE)
    explained = re.findall(r"^([a-z][a-z-]*):.*?  ## \S", makefile, re.MULTILINE)
    assert targets == explained
    assert targets == re.findall(r"^\.PHONY: ([a-z-]+)$", makefile, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_a_page_names_is_there(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`make ([a-z-]+)", (ROOT / page).read_text("utf-8")))
    assert named <= set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_a_page_links_to_is_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in project_files()
        for word in FORBIDDEN
        if word.encode() in path.read_bytes()
    ]
    assert found == []


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, pipeline.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_help_takes_under_a_third_of_a_second_of_cpu() -> None:
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'pipeline.cli', '--help'], check=True, stdout=subprocess.DEVNULL);"
        "usage = resource.getrusage(resource.RUSAGE_CHILDREN); print(usage.ru_utime + usage.ru_stime)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT) for _ in range(5)]
    assert min(float(run.stdout) for run in runs) < HELP_CPU_SECONDS * slowness()
