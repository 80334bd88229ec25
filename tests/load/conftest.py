"""What the tests of the store share: the samples as an office, loaded once."""

from pathlib import Path

import pytest

from pipeline.loading import load_folders
from tests.load.office import make_office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' records, judged."""
    return make_office(tmp_path_factory.mktemp("office") / "results")


@pytest.fixture(scope="session")
def store(office: Path) -> Path:
    """The store of the samples."""
    out = office / "store"
    load_folders([office], out, register=office / "agencies.csv", formats=["parquet", "csv", "jsonl"])
    return out
