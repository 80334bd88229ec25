"""What the tests of the dashboard share: the site of a made office, built once."""

from pathlib import Path

import pytest

from pipeline.presenting import build_dashboard
from tests.show.dashboard.office import SCRIPT, make_office


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dashboard of a made office."""
    folder = tmp_path_factory.mktemp("dashboard")
    run = make_office(folder / "run")
    build_dashboard([run], folder / "site", f"石桥市{SCRIPT}", run / "agencies.csv")
    return folder / "site"
