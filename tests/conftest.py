"""What tests of every stage share: where the samples and the material outside the checkout stand."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Compiled files of the samples' script would lie among the samples and be read as documents.
sys.dont_write_bytecode = True

ROOT = Path(__file__).resolve().parents[1]

# One example may be slow by chance on a shared machine, and a test that fails today must fail tomorrow too.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of made reports."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and of the output contract, beside the checkout; skips where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder shared/ beside the checkout")
    return folder


@pytest.fixture(scope="session")
def contract(shared: Path) -> Path:
    """The folder of the output contract; skips where there is none."""
    return shared / "contract"
