"""Registers for tests, from the text of a sheet."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.register import Register, load_register

Load = Callable[[str], Register]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return what reads the text of a CSV sheet as a register."""

    def reading(text: str) -> Register:
        path = tmp_path / "agencies.csv"
        path.write_text(text, encoding="utf-8")
        return load_register(path)

    return reading
