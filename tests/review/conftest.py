"""What the tests of the review desk share: an office of made reports, extracted and judged once, copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from pipeline.desk.guard import ENTER
from tests.review.office import HOST, REPORTS, ROOT, Made, Visit, nianbao, open_desk

if TYPE_CHECKING:
    from pipeline.desk.server import Desk


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Read and judge the reports, once."""
    folder = tmp_path_factory.mktemp("office")
    made = Made(folder / "results", folder / "reports")
    made.reports.mkdir()
    for path in REPORTS.values():
        shutil.copy(ROOT / path, made.reports)
    nianbao("extract", made.reports, "--out", made.results, "--jobs", "1")
    nianbao("judge", made.results)
    return made


@pytest.fixture
def made(extracted: Made, tmp_path: Path) -> Made:
    """Return an office of the test's own."""
    return extracted.copied(tmp_path)


@pytest.fixture
def visiting() -> Iterator[Callable[..., Visit]]:
    """Give what opens a desk over an office and lets a browser in."""
    opened: list[Desk] = []

    def visit(made: Made, *folders: Path) -> Visit:
        guard, keys, told, desk = open_desk(made, folders or (made.reports,))
        opened.append(desk)
        client = TestClient(guard, base_url=f"http://{HOST}")
        assert client.get(f"{ENTER}?key={keys.once}").status_code == 200
        return Visit(client, keys, told, desk, made)

    yield visit
    for desk in opened:
        desk.pictures.close()


@pytest.fixture
def visit(made: Made, visiting: Callable[..., Visit]) -> Visit:
    """Open the desk of the made office."""
    return visiting(made)
