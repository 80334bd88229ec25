"""Ready: whether what reads pictures is installed here. Nothing of it is imported to know that."""

import shutil
from functools import cache
from importlib.util import find_spec

NEEDED = ("rapidocr", "onnxruntime", "cv2", "PIL")
"""What the extra `ocr` installs, by the names it is imported under."""


@cache
def is_ready() -> bool:
    """Tell whether pictures can be read: the extra `ocr` is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


@cache
def find_tesseract() -> str | None:
    """Return where the program is that reads digits a second time; None where it is not installed."""
    return shutil.which("tesseract")


def usual_timeout_s() -> float:
    """Return how long a document may take where nothing else is asked for: a page of a scan takes up to 15 seconds of CPU."""
    return 600.0 if is_ready() else 120.0
