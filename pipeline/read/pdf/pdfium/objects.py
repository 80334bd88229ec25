"""The objects of a PDF page: its texts, shapes and pictures sorted out, and what nobody sees taken off it.

Text drawn invisibly (the hidden layer of a recognised scan), transparent, or in white on white is removed before pdfium finds
the characters, since of two texts in one place it keeps the first, which may be the one not seen. So is what a file says that
a text is to be read as (ActualText): only what is printed counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.errors import TooLargeError
from pipeline.read.paper.rulings import THICKEST
from pipeline.read.pdf.pdfium import calls
from pipeline.read.pdf.pdfium.calls import Box, Edges, Handle, Matrix
from pipeline.read.pdf.pdfium.clips import clipped

MOST_SHAPES = 400_000
"""Objects of one page. The fullest page met has 3,000; a page of a scanned map drawn as lines 100,000."""
PALE = 250
"""From so much of red, green and blue on, of 255, ink is white."""
FAINT = 255 - PALE
"""Ink of this opacity, of 255, or less is not to be seen on any ground."""

_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(slots=True)
class Objects:
    """The objects of a page, those inside forms included; each path and image with the form's matrix, if it is in one."""

    paths: list[tuple[Sequence[Handle], Matrix | None]] = field(default_factory=list)
    images: list[tuple[Sequence[Handle], Matrix | None]] = field(default_factory=list)
    written: list[tuple[Sequence[Handle], Matrix | None, Callable[[Handle], Any]]] = field(default_factory=list)
    """The texts that are not drawn invisibly, each with what removes it."""
    texts: int = 0
    furniture: set[int | None] = field(default_factory=set)
    """The texts (by address) that the file itself marks as no part of the text."""
    doubtful: set[int | None] = field(default_factory=set)
    """The texts (by address) that may not be seen though nothing is drawn over them: of a layer, which may be one that is not
    shown, clipped to an area that does not hold all of them, or white on a picture."""
    marks: dict[int | None, str] = field(default_factory=dict)
    """The names of all marks that were met, by address."""
    count: int = 0
    inside: dict[int | None, Sequence[Handle]] = field(default_factory=dict)
    """The objects of the page (None) and of each form (by address), in the order in which they are drawn."""
    _layers: set[int | None] = field(default_factory=set)
    """The marks (by address) of layers."""
    _pale: list[tuple[Sequence[Handle], Matrix | None]] = field(default_factory=list)
    """The texts in white."""

    def take(
        self,
        items: Sequence[Handle],
        matrix: Matrix | None,
        remove: Callable[[Handle], Any],
        *,
        form: Handle | None = None,
        apart: bool,
    ) -> None:
        """Sort out the objects of a page or of a form; `apart` where the form itself is marked as no part of the text."""
        self.inside[form.value if form else None] = items
        self.count += len(items)
        if self.count > MOST_SHAPES:
            raise TooLargeError(shapes=MOST_SHAPES)
        kinds = list(map(calls.object_type, items))
        if paths := list(compress(items, map(pdfium.FPDF_PAGEOBJ_PATH.__eq__, kinds))):
            self.paths.append((paths, matrix))
        if images := list(compress(items, map(pdfium.FPDF_PAGEOBJ_IMAGE.__eq__, kinds))):
            self.images.append((images, matrix))
        if texts := list(compress(items, map(pdfium.FPDF_PAGEOBJ_TEXT.__eq__, kinds))):
            self._take_texts(texts, matrix, remove, apart=apart)
        for inner in compress(items, map(pdfium.FPDF_PAGEOBJ_FORM.__eq__, kinds)):
            own = calls.object_matrix(inner)
            inside = list(map(calls.get_in_form, repeat(inner), range(calls.count_in_form(inner))))
            self.take(
                inside,
                own if matrix is None else multiplied(own, matrix),
                _from_form(inner),
                form=inner,
                apart=apart or bool(self._furniture_among([inner])),
            )

    def _take_texts(
        self, texts: Sequence[Handle], matrix: Matrix | None, remove: Callable[[Handle], Any], *, apart: bool
    ) -> None:
        """Take the texts of a page or of a form; remove those that are drawn invisibly."""
        modes = list(map(calls.render_mode, texts))
        colors = calls.fill_colors(texts)
        whites, faints = _are_pale(colors), [opacity <= FAINT for opacity in colors[3]]
        seen = [
            mode not in _UNSEEN and not (faint and mode in _FILLED) for mode, faint in zip(modes, faints, strict=True)
        ]
        if not all(seen):
            for text in compress(texts, (not each for each in seen)):
                remove(text)
                calls.destroy_object(text)
            texts, modes, whites = (list(compress(each, seen)) for each in (texts, modes, whites))
        self.doubtful.update(clipped(texts))
        pale = [text for text, mode, white in zip(texts, modes, whites, strict=True) if white and mode in _FILLED]
        if pale:
            self._pale.append((pale, matrix))
        self.written.append((texts, matrix, remove))
        self.texts += len(texts)
        marked = self._furniture_among(texts)
        if self._layers:
            self.doubtful.update(text.value for text in texts if not self._layers.isdisjoint(self._marks_of(text)))
        self.furniture.update(text.value for text in (texts if apart else marked))

    def remove_white_on_white(self) -> None:
        """Remove the texts in white that stand on no picture and on no area of another colour."""
        if not self._pale:
            return
        pictures = [
            box
            for images, matrix in self.images
            for box in zip(*moved(calls.object_bounds(images), matrix), strict=True)
        ]
        grounds: list[Box] = []
        for paths, matrix in self.paths:
            filled, _ = calls.draw_modes(paths)
            boxes = zip(*moved(calls.object_bounds(paths), matrix), strict=True)
            columns = zip(boxes, filled, _are_pale(calls.fill_colors(paths)), strict=True)
            grounds += [box for box, is_filled, white in columns if is_filled and not white and not _is_line(box)]
        unseen: list[Handle] = []
        for texts, matrix in self._pale:
            for text, left, bottom, right, top in zip(texts, *moved(calls.object_bounds(texts), matrix), strict=True):
                middle = (left + right) / 2, (bottom + top) / 2
                if any(_holds(ground, *middle) for ground in grounds):
                    continue
                if any(_holds(picture, *middle) for picture in pictures):
                    self.doubtful.add(text.value)
                else:
                    unseen.append(text)
        self.remove(unseen)

    def remove(self, texts: Iterable[Handle]) -> None:
        """Take texts off the page that nobody sees."""
        gone = {text.value for text in texts}
        for number, (held, matrix, remove) in enumerate(self.written):
            unseen = [text for text in held if text.value in gone] if gone else ()
            for text in unseen:
                remove(text)
                calls.destroy_object(text)
            if unseen:
                self.written[number] = [text for text in held if text.value not in gone], matrix, remove
        self.texts -= len(gone)

    def order(self) -> dict[int | None, int]:
        """Return the place of each object (by address) in the order in which they are drawn."""
        places: dict[int | None, int] = {}

        def walk(items: Sequence[Handle]) -> None:
            for item in items:
                places[item.value] = len(places)
                walk(self.inside.get(item.value, ()))

        walk(self.inside.get(None, ()))
        return places

    def _furniture_among(self, items: Sequence[Handle]) -> list[Handle]:
        """Return the objects that are marked as artifacts; take off all marks what the objects are said to be read as."""
        counts = list(map(calls.count_marks, items))
        furniture: dict[int | None, Handle] = {}
        for number in range(max(counts, default=0)):
            some = [item for item, count in zip(items, counts, strict=True) if count > number]
            marks = list(map(calls.get_mark, some, repeat(number)))
            for mark, item in dict(zip(marks, some, strict=True)).items():
                if mark not in self.marks:
                    name = self.marks[mark] = calls.mark_name(Handle(mark))
                    if name == "OC":
                        self._layers.add(mark)
                    calls.remove_parameter(item, Handle(mark), b"ActualText")
            furniture.update(
                (item.value, item) for mark, item in zip(marks, some, strict=True) if self.marks[mark] == "Artifact"
            )
        return list(furniture.values())

    def _marks_of(self, item: Handle) -> Iterable[int | None]:
        """Return the marks of an object."""
        return map(calls.get_mark, repeat(item), range(calls.count_marks(item)))


def objects_of(page: Handle) -> Objects:
    """Sort out the objects of a page."""
    found = Objects()
    items = list(map(calls.get_object, repeat(page), range(calls.count_objects(page))))
    found.take(items, None, _from_page(page), apart=False)
    found.remove_white_on_white()
    return found


def moved(boxes: Edges, matrix: Matrix | None) -> Edges:
    """Return the boxes around boxes that a form moves, turns and scales."""
    if matrix is None:
        return boxes
    a, b, c, d, e, f = matrix
    corners = [
        [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
        for left, bottom, right, top in zip(*boxes, strict=True)
    ]
    return (
        [min(x for x, _ in points) for points in corners],
        [min(y for _, y in points) for points in corners],
        [max(x for x, _ in points) for points in corners],
        [max(y for _, y in points) for points in corners],
    )


def _is_line(box: Box) -> bool:
    """Tell whether a filled area is so thin that it is a ruled line, and no ground behind text."""
    return min(box[2] - box[0], box[3] - box[1]) <= THICKEST


def _holds(box: Box, x: float, y: float) -> bool:
    """Tell whether a point is in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _are_pale(colors: tuple[list[int], list[int], list[int], list[int]]) -> Sequence[bool]:
    """Tell of inks (see `calls.fill_colors`) whether each is white, or nothing."""
    reds, greens, blues, opacities = colors
    if not reds or (max(reds) < PALE and min(opacities) > 0):
        return [False] * len(reds)
    return [
        not opacity or min(red, green, blue) >= PALE
        for red, green, blue, opacity in zip(reds, greens, blues, opacities, strict=True)
    ]


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what one does and then what another does.

    >>> multiplied((2, 0, 0, 2, 1, 1), (1, 0, 0, 1, 10, 20))
    (2, 0, 0, 2, 11, 21)
    """
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _from_page(page: Handle) -> Callable[[Handle], Any]:
    """Return what removes an object from a page."""
    return lambda item: calls.remove_object(page, item)


def _from_form(form: Handle) -> Callable[[Handle], Any]:
    """Return what removes an object from a form."""
    return lambda item: calls.remove_in_form(form, item)
