"""Tests of scans are left out, with the reason, where the extra `ocr` is not installed."""

import pytest

from pipeline.read.scan.ready import is_ready


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not is_ready():
        missing = pytest.mark.skip(reason='reading pictures needs an extra: pip install "nianbao[ocr]"')
        for item in items:
            if "read/scan/" in item.path.as_posix():
                item.add_marker(missing)
