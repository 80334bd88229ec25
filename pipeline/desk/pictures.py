"""Pictures: what is shown of documents, made when it is asked for and kept while there is room."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from pipeline.desk.drawing import Drawable, Outline, draw_inner, draw_page, main_reading, outline
from pipeline.desk.entries import Entry
from pipeline.desk.images import SVG, Picture
from pipeline.desk.originals import Original, Originals
from pipeline.errors import DocumentError
from pipeline.isolate import Limits, Workers
from pipeline.model.report import Report
from pipeline.read import media

Made = TypeVar("Made")

MOST_OUTLINES = 24
MOST_PICTURE_BYTES = 96 << 20
"""Some three hundred pages: those of the reports that a person goes to and fro between."""
_PRELOAD = ("pypdfium2", "PIL.Image", "PIL.PngImagePlugin", "pipeline.desk.drawing", "pipeline.read.html.reader")


class Pictures:
    """Draws documents in workers of its own."""

    def __init__(self, originals: Originals, limits: Limits) -> None:
        """Start nothing yet."""
        self.originals = originals
        self._workers = Workers(limits, _PRELOAD)
        self._outlines: _Kept[Outline] = _Kept(MOST_OUTLINES, lambda _: 1)
        self._pages: _Kept[Picture] = _Kept(MOST_PICTURE_BYTES, lambda picture: len(picture.data))

    def warm_up(self) -> None:
        """Start the workers, so that the first document need not wait for them."""
        with suppress(DocumentError):
            self._workers.run(str, "")

    def outline(self, entry: Entry, report: Report, *, placed: bool = False) -> Outline | str:
        """Return what is shown of a record's document, or why nothing is: as `Originals.find`, or a code of failure.

        `placed` as for `Drawable`.
        """
        original = self.originals.find(entry)
        if isinstance(original, str):
            return original
        drawable = Drawable(original.path, original.sha256, original.converted, _reading(report), placed)
        try:
            return self._outlines.get((entry.sha256, int(placed)), lambda: self._workers.run(outline, drawable))
        except DocumentError as error:
            return error.code

    def page(self, entry: Entry, number: int) -> Picture | None:
        """Return a page of a record's document, from 1; None where there is no such page or no document."""
        original = self.originals.find(entry)
        if not isinstance(original, Original):
            return None
        if entry.media_type == media.OFD:
            known = self._outlines.peek((entry.sha256, 0))
            drawn = known.drawn if known else self._ofd(original).drawn
            return Picture(SVG, drawn[number - 1]) if 1 <= number <= len(drawn) else None
        drawable = Drawable(original.path, original.sha256, original.converted)
        try:
            return self._pages.get((entry.sha256, number), lambda: self._workers.run(draw_page, (drawable, number)))
        except DocumentError:
            return None

    def inner(self, entry: Entry, report: Report, number: int) -> Picture | None:
        """Return a picture that stands among the blocks of a document, from 0; None where there is none."""
        original = self.originals.find(entry)
        if not isinstance(original, Original):
            return None
        drawable = Drawable(original.path, original.sha256, original.converted, _reading(report))
        try:
            return self._pages.get(
                (entry.sha256, -1 - number), lambda: self._workers.run(draw_inner, (drawable, number))
            )
        except DocumentError:
            return None

    def _ofd(self, original: Original) -> Outline:
        try:
            return self._workers.run(outline, Drawable(original.path, original.sha256))
        except DocumentError:
            return Outline()

    def close(self) -> None:
        """End the workers and remove what was unpacked."""
        self._workers.close()
        self.originals.close()


def _reading(report: Report) -> str | None:
    return main_reading(Counter(fact.reading for fact in report.facts.values()))


class _Kept(Generic[Made]):
    """What was made last, up to a weight; what is being made is waited for and not made twice."""

    def __init__(self, most: int, weight: Callable[[Made], int]) -> None:
        self._most = most
        self._weight = weight
        self._held: OrderedDict[tuple[str, int], Made] = OrderedDict()
        self._making: dict[tuple[str, int], threading.Lock] = {}
        self._lock = threading.Lock()

    def peek(self, key: tuple[str, int]) -> Made | None:
        with self._lock:
            return self._held.get(key)

    def get(self, key: tuple[str, int], make: Callable[[], Made]) -> Made:
        with self._lock:
            alone = self._making.setdefault(key, threading.Lock())
        with alone:
            with self._lock:
                if key in self._held:
                    self._held.move_to_end(key)
                    return self._held[key]
            try:
                made = make()
                with self._lock:
                    self._held[key] = made
                    while len(self._held) > 1 and sum(map(self._weight, self._held.values())) > self._most:
                        self._held.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
            return made
