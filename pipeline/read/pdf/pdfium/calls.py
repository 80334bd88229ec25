"""Calls into pdfium, made to be many: what its C interface tells of one character or one shape at a time.

The functions of pypdfium2 declare the types of their arguments, and ctypes checks and converts each at every call, which
takes longer than what pdfium does meanwhile. Those here declare only what they return. In exchange every handle and
pointer given to them must be a `Handle` (a bare integer would be cut to 32 bits), and they must never run in two threads.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.errors import EncryptedError
from pipeline.read.pdf.pdfium.font import standing_in

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the page's own space, where y grows upwards."""
Edges = tuple[list[float], list[float], list[float], list[float]]
"""The left, bottom, right and top edges of many boxes."""
Matrix = tuple[float, float, float, float, float, float]

_CHUNK = 1024
"""So many items are asked for in one go; a full page has 1,000 to 2,000."""
_MARK_NAME = 64
"""The longest name of a mark that is of interest, in bytes of UTF-16."""


class Handle(ctypes.c_void_p):
    """A pointer; what a function returns as a `Handle` may be given to the next."""

    __slots__ = ()


def bare(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:  # noqa: ANN401 a type of ctypes
    """Return a function of pdfium without the types of its arguments."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(address)
    return function


_load_document = bare("FPDF_LoadMemDocument64", Handle)
_close_document = bare("FPDF_CloseDocument", None)
_load_page = bare("FPDF_LoadPage", Handle)
_close_page = bare("FPDF_ClosePage", None)
_load_text = bare("FPDFText_LoadPage", Handle)
_close_text = bare("FPDFText_ClosePage", None)

page_count = bare("FPDF_GetPageCount")
has_valid_directory = bare("FPDF_DocumentHasValidCrossReferenceTable")
rotation = bare("FPDFPage_GetRotation")
_page_box = bare("FPDF_GetPageBoundingBox")

count_characters = bare("FPDFText_CountChars")
_get_text = bare("FPDFText_GetText")
unicode_of = bare("FPDFText_GetUnicode", ctypes.c_uint)
is_generated = bare("FPDFText_IsGenerated")
is_hyphen = bare("FPDFText_IsHyphen")
lacks_unicode = bare("FPDFText_HasUnicodeMapError")
text_object = bare("FPDFText_GetTextObject", ctypes.c_void_p)
font_size = bare("FPDFText_GetFontSize", ctypes.c_double)
_loose_box = bare("FPDFText_GetLooseCharBox", None)
_origin = bare("FPDFText_GetCharOrigin", None)
_text_matrix = bare("FPDFText_GetMatrix", None)

font_of = bare("FPDFTextObj_GetFont", Handle)
is_embedded = bare("FPDFFont_GetIsEmbedded")
_glyph_width = bare("FPDFFont_GetGlyphWidth")

count_objects = bare("FPDFPage_CountObjects")
get_object = bare("FPDFPage_GetObject", Handle)
remove_object = bare("FPDFPage_RemoveObject")
count_in_form = bare("FPDFFormObj_CountObjects")
get_in_form = bare("FPDFFormObj_GetObject", Handle)
remove_in_form = bare("FPDFFormObj_RemoveObject")
destroy_object = bare("FPDFPageObj_Destroy", None)
object_type = bare("FPDFPageObj_GetType")
render_mode = bare("FPDFTextObj_GetTextRenderMode")
_fill_color = bare("FPDFPageObj_GetFillColor")
_object_bounds = bare("FPDFPageObj_GetBounds")
_object_matrix = bare("FPDFPageObj_GetMatrix")

count_marks = bare("FPDFPageObj_CountMarks")
get_mark = bare("FPDFPageObj_GetMark", ctypes.c_void_p)
_mark_name = bare("FPDFPageObjMark_GetName")
remove_parameter = bare("FPDFPageObjMark_RemoveParam")

count_segments = bare("FPDFPath_CountSegments")
_draw_mode = bare("FPDFPath_GetDrawMode")
_get_segment = bare("FPDFPath_GetPathSegment", Handle)
_segment_type = bare("FPDFPathSegment_GetType")
_segment_point = bare("FPDFPathSegment_GetPoint")

count_annotations = bare("FPDFPage_GetAnnotCount")
_get_annotation = bare("FPDFPage_GetAnnot", Handle)
_close_annotation = bare("FPDFPage_CloseAnnot", None)
_annotation_kind = bare("FPDFAnnot_GetSubtype")
_annotation_flags = bare("FPDFAnnot_GetFlags")
remove_annotation = bare("FPDFPage_RemoveAnnot")
flatten = bare("FPDFPage_Flatten")

# Where pdfium puts what it tells. One document is read at a time in a process, so that one place for each does.
_boxes = (ctypes.c_float * (4 * _CHUNK))()
_box_places = [Handle(ctypes.addressof(_boxes) + 16 * number) for number in range(_CHUNK)]
_edge_places = [[Handle(ctypes.addressof(_boxes) + 16 * n + 4 * edge) for n in range(_CHUNK)] for edge in range(4)]
_floats = (ctypes.c_float * 6)()
_float_places = [Handle(ctypes.addressof(_floats) + 4 * number) for number in range(6)]
_points = (ctypes.c_double * (2 * _CHUNK))()
_point_places = [[Handle(ctypes.addressof(_points) + 16 * n + 8 * axis) for n in range(_CHUNK)] for axis in range(2)]
_matrices = (ctypes.c_float * (6 * _CHUNK))()
_matrix_places = [Handle(ctypes.addressof(_matrices) + 24 * number) for number in range(_CHUNK)]
_colors = (ctypes.c_uint * (4 * _CHUNK))()
_color_places = [[Handle(ctypes.addressof(_colors) + 16 * n + 4 * part) for n in range(_CHUNK)] for part in range(4)]
_modes = (ctypes.c_int * (2 * _CHUNK))()
_mode_places = [[Handle(ctypes.addressof(_modes) + 8 * n + 4 * mode) for n in range(_CHUNK)] for mode in range(2)]


@contextmanager
def opened(data: bytes) -> Iterator[Handle | None]:
    """Open a PDF; None where pdfium can't.

    Raises EncryptedError where it takes a password, or is encrypted in a way that pdfium does not know.
    """
    document = _load_document(data, ctypes.c_size_t(len(data)), None)
    if not document:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedError
        yield None
        return
    with standing_in():
        try:
            yield document
        finally:
            _close_document(document)


@contextmanager
def loaded(document: Handle, index: int) -> Iterator[Handle | None]:
    """Load a page, counted from 0; None where pdfium can't."""
    page = _load_page(document, index)
    try:
        yield page or None
    finally:
        if page:
            _close_page(page)


@contextmanager
def text_of(page: Handle) -> Iterator[Handle]:
    """Let pdfium find the characters of a page."""
    text = _load_text(page)
    try:
        yield text
    finally:
        if text:
            _close_text(text)


def page_box(page: Handle) -> Box:
    """Return the visible part of a page: its crop box within its media box."""
    _page_box(page, _float_places[0])
    left, top, right, bottom = _floats[:4]
    return left, bottom, right, top


def get_text(text: Handle, count: int) -> str:
    """Return the text of a page as pdfium puts it together; it may be shorter or longer than its characters are many."""
    buffer = ctypes.create_string_buffer(2 * (2 * count + 1))
    written = _get_text(text, 0, count, buffer)
    return buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")


def loose_boxes(text: Handle, indexes: Sequence[int]) -> Edges:
    """Return the boxes of characters: the advance across, ascent to descent of the font, and any ink beyond."""
    values: list[float] = []
    for start in range(0, len(indexes), _CHUNK):
        some = indexes[start : start + _CHUNK]
        deque(map(_loose_box, repeat(text), some, _box_places), 0)
        values += _boxes[: 4 * len(some)]
    return values[0::4], values[3::4], values[2::4], values[1::4]


def origins(text: Handle, indexes: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return x and y of where characters stand on their baselines."""
    values: list[float] = []
    for start in range(0, len(indexes), _CHUNK):
        some = indexes[start : start + _CHUNK]
        deque(map(_origin, repeat(text), some, *_point_places), 0)
        values += _points[: 2 * len(some)]
    return values[0::2], values[1::2]


def text_matrices(text: Handle, indexes: Sequence[int]) -> list[Matrix]:
    """Return how characters are turned and scaled."""
    matrices: list[Matrix] = []
    for start in range(0, len(indexes), _CHUNK):
        some = indexes[start : start + _CHUNK]
        deque(map(_text_matrix, repeat(text), some, _matrix_places), 0)
        values = iter(_matrices[: 6 * len(some)])
        matrices.extend(zip(values, values, values, values, values, values, strict=True))
    return matrices


def glyph_width(font: Handle, character: str) -> float:
    """Return the advance of a character in em, as the file says; 0 where the font does not know the character."""
    known = _glyph_width(font, ord(character), ctypes.c_float(1.0), _float_places[0])
    return max(0.0, _floats[0]) if known else 0.0


def object_matrix(item: Handle) -> Matrix:
    """Return how the points of a shape, or the content of a form, are moved, turned and scaled."""
    return object_matrices([item])[0]


def object_matrices(items: Sequence[Handle]) -> list[Matrix]:
    """Return the matrices of objects."""
    matrices: list[Matrix] = []
    for start in range(0, len(items), _CHUNK):
        some = items[start : start + _CHUNK]
        deque(map(_object_matrix, some, _matrix_places), 0)
        values = iter(_matrices[: 6 * len(some)])
        matrices.extend(zip(values, values, values, values, values, values, strict=True))
    return matrices


def object_bounds(items: Sequence[Handle]) -> Edges:
    """Return the boxes around objects; those of stroked shapes are wider than their points by the width of the stroke."""
    values: list[float] = []
    for start in range(0, len(items), _CHUNK):
        some = items[start : start + _CHUNK]
        deque(map(_object_bounds, some, *_edge_places), 0)
        values += _boxes[: 4 * len(some)]
    return values[0::4], values[1::4], values[2::4], values[3::4]


def fill_colors(items: Sequence[Handle]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return red, green, blue and opacity of what objects are filled with, up to 255; black where pdfium can't tell."""
    values: list[int] = []
    for start in range(0, len(items), _CHUNK):
        some = items[start : start + _CHUNK]
        told = list(map(_fill_color, some, *_color_places))
        found = _colors[: 4 * len(some)]
        for number in [number for number, known in enumerate(told) if not known]:
            found[4 * number : 4 * number + 4] = 0, 0, 0, 255
        values += found
    return values[0::4], values[1::4], values[2::4], values[3::4]


def draw_modes(paths: Sequence[Handle]) -> tuple[list[int], list[int]]:
    """Tell of each path whether it is filled, and whether it is stroked; 0 is no."""
    filled: list[int] = []
    stroked: list[int] = []
    for start in range(0, len(paths), _CHUNK):
        some = paths[start : start + _CHUNK]
        deque(map(_draw_mode, some, *_mode_places), 0)
        filled += _modes[: 2 * len(some) : 2]
        stroked += _modes[1 : 2 * len(some) : 2]
    return filled, stroked


def segments(paths: Sequence[Handle], counts: Sequence[int]) -> tuple[list[int], list[float], list[float]]:
    """Return the segments of paths, one path after the other: the kind of each, and x and y of the point it leads to.

    The points are those of the path, before its matrix.
    """
    found: list[Handle] = []
    for path, count in zip(paths, counts, strict=True):
        found += map(_get_segment, repeat(path, count), range(count))
    xs: list[float] = []
    ys: list[float] = []
    for start in range(0, len(found), _CHUNK):
        some = found[start : start + _CHUNK]
        deque(map(_segment_point, some, *_edge_places[:2]), 0)
        values = _boxes[: 4 * len(some)]
        xs += values[0::4]
        ys += values[1::4]
    return list(map(_segment_type, found)), xs, ys


def mark_name(mark: Handle) -> str:
    """Return the name of a mark of content; an empty one where it is longer than any of interest."""
    buffer = ctypes.create_string_buffer(_MARK_NAME)
    length = ctypes.c_ulong()
    if not _mark_name(mark, buffer, ctypes.c_ulong(_MARK_NAME), ctypes.byref(length)) or length.value > _MARK_NAME:
        return ""
    return buffer.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace")


def annotation(page: Handle, index: int) -> tuple[int, int]:
    """Return kind and flags of an annotation of a page."""
    found = _get_annotation(page, index)
    if not found:
        return pdfium.FPDF_ANNOT_UNKNOWN, 0
    try:
        return _annotation_kind(found), _annotation_flags(found)
    finally:
        _close_annotation(found)
