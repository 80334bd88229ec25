"""The engine: RapidOCR on onnxruntime, with the models that its package holds: where text is, and what it says.

One engine a process, on one core: documents are read side by side, not their pages. Nothing is fetched at run time: the
names of the models are those of the files inside the package, and one that is not there is an error here. And nothing is
sent: onnxruntime's telemetry is switched off before it is loaded.
"""

import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from pipeline.read.scan.raster import Box, Pixels

MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
"""The bundled ones. Others are fetched by RapidOCR from a hub when they are asked for."""

LONGEST_SIDE = 1200
"""Dots of the picture in which text is looked for. At 1000, 1400 and 2000 the same lines came out on made scans of 9-point type,
since what is overlooked in a table its ink tells; RapidOCR by itself takes 2000, in four times the time."""

CANVASES = (64, 96, 160, 240, 320)
"""Dots of width on which lines are recognised that are as narrow once they are 48 high; longer ones take what they need. RapidOCR
by itself takes 320 at least, most of it empty beside the figures of a cell. Of 1,202 pieces of three made scans, recognised in 27
CPU seconds instead of 49, 28 came out otherwise, two of them numbers: `1.337` was 1337, and `9 9` was 99."""
_HIGH = 48


@dataclass(frozen=True, slots=True)
class Said:
    """What the engine makes of a picture of one line."""

    text: str
    score: float
    """How sure it is, from 0 to 1; it is no probability."""


class Engine:
    """The loaded models."""

    def __init__(self) -> None:
        _make_room()
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime  # noqa: PLC0415 - from 1.32 on it reports to its maker from its import on, unless it is told not to
        import rapidocr  # noqa: PLC0415 - imports onnxruntime

        onnxruntime.disable_telemetry_events()
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        folder = Path(rapidocr.__file__).parent / "models"
        self._engine = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                **{f"{part}.model_path": str((folder / name).resolve(strict=True)) for part, name in MODELS.items()},
            }
        )

        self._engine.recognize_txt([np.full((_HIGH, _HIGH, 3), 255, np.uint8)])  # loads the model

    def find(self, pixels: Pixels) -> list[Box]:
        """Return where lines of text stand."""
        height, width = pixels.shape
        shrunk = min(1.0, LONGEST_SIDE / max(height, width))
        small = cv2.resize(pixels, None, fx=shrunk, fy=shrunk, interpolation=cv2.INTER_AREA)
        found = self._engine(_coloured(small), use_det=True, use_rec=False, use_cls=False)
        if found.boxes is None:
            return []
        corners = np.asarray(found.boxes, dtype=float) / shrunk
        low, high = np.floor(corners.min(axis=1)).astype(int), np.ceil(corners.max(axis=1)).astype(int)
        boxes = [
            Box(max(0, int(x0)), max(0, int(y0)), min(width, int(x1)), min(height, int(y1)))
            for (x0, y0), (x1, y1) in zip(low, high, strict=True)
        ]
        return [box for box in boxes if box.width > 0 and box.height > 0]

    def read(self, lines: Sequence[Pixels]) -> list[Said]:
        """Return what pictures of one line each say; each on a canvas of its width, whatever stands beside it."""
        by_canvas: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            height, width = line.shape
            canvas = next((dots for dots in CANVASES if _HIGH * width <= dots * height), CANVASES[-1])
            by_canvas.setdefault(canvas, []).append(number)
        found: dict[int, Said] = {}
        for canvas, numbers in by_canvas.items():
            self._engine.text_rec.rec_image_shape = [3, _HIGH, canvas]
            said = self._engine.recognize_txt([_coloured(lines[number]) for number in numbers])
            found.update(
                (number, Said(text, float(score)))
                for number, text, score in zip(numbers, said.txts, said.scores, strict=True)
            )
        return [found[number] for number in range(len(lines))]


@cache
def engine() -> Engine:
    """Return the engine of this process, loaded when it is first asked for."""
    return Engine()


def _make_room() -> None:
    """Take the address space that is kept for onnxruntime, which reserves far more than it uses (see `pipeline.isolate`)."""
    with suppress(ImportError):  # Windows limits no address space
        import resource  # noqa: PLC0415 - as above

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _coloured(pixels: Pixels) -> Pixels:
    return cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR)
