"""Pictures of tables are read into their cells, in three ways, with the places where the figures stand."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from PIL import Image

from pipeline.isolate import Limits
from pipeline.model.document import Document, Picture
from pipeline.read import is_seen, readings
from pipeline.run import extract
from tests.read.scan.drawn import DPI, FIGURES, HIGH, LEFT, TOP, WIDE, drawn_table, saved

_POINTS = 72 / DPI


def rows_of(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in document.grids for row in grid.rows()]


@pytest.mark.parametrize("askew", [0.0, 1.7])
def test_figures_are_read_in_their_cells_and_a_blank_cell_stays_blank(askew: float) -> None:
    ways = list(readings(saved(drawn_table(askew=askew))))
    assert [way.reading for way in ways] == ["scan-ocr", "scan-digits", "scan-glyphs"]
    assert rows_of(ways[0]) == [list(row) for row in FIGURES]
    assert rows_of(ways[1]) == [list(row) for row in FIGURES]


def test_a_cell_says_where_it_stands_on_the_page_as_it_is_shown() -> None:
    level, askew = (next(readings(saved(drawn_table(askew=angle)))) for angle in (0.0, 1.7))
    box = level.grids[0].cells[0].place.box
    assert box is not None
    assert box.x0 == pytest.approx(LEFT * _POINTS, abs=1.5)
    assert box.bottom == pytest.approx((TOP + HIGH) * _POINTS, abs=1.5)
    turned = askew.grids[0].cells[3].place.box  # the last cell of the first row sinks when the page is turned clockwise
    assert turned is not None
    away = (1200 / 2 - LEFT - 3.5 * WIDE) * _POINTS
    sunk = (turned.top + turned.bottom) / 2 - (TOP + HIGH / 2) * _POINTS
    assert sunk == pytest.approx(-away * 0.0297, abs=1.5)


def test_a_table_that_lies_on_its_side_is_turned() -> None:
    rows = (("1234567", "2", "3"), ("8765432", "5", "6"), ("1000000", "7", "8"))
    picture = drawn_table(rows).rotate(90, expand=True)
    assert rows_of(next(readings(saved(picture)))) == [list(row) for row in rows]


def test_every_page_of_a_tiff_is_read() -> None:
    pages = [drawn_table(), drawn_table((("5", "6"), ("7", "8"), ("21", "34")))]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    document = next(readings(data))
    assert [grid.at(0, 0) and grid.cells[0].place.page for grid in document.grids] == [1, 2]
    assert rows_of(document)[-1] == ["21", "34"]


def test_a_picture_inside_a_docx_is_read_where_it_stands() -> None:
    written = docx.Document()
    written.add_paragraph("上文")
    written.add_picture(BytesIO(saved(drawn_table())), width=Pt(400))
    written.add_paragraph("下文")
    buffer = BytesIO()
    written.save(buffer)
    document = next(readings(buffer.getvalue()))
    assert is_seen(document)
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph", "Picture"]
    assert rows_of(document) == [list(row) for row in FIGURES]


def test_a_picture_without_a_table_in_a_document_of_text_stays_a_picture() -> None:
    written = docx.Document()
    written.add_paragraph("正文")
    written.add_picture(BytesIO(saved(Image.new("L", (900, 600), 120))), width=Pt(400))
    buffer = BytesIO()
    written.save(buffer)
    document = next(readings(buffer.getvalue()))
    assert not is_seen(document)
    assert any(isinstance(block, Picture) for block in document.blocks)


def test_a_worker_has_room_for_the_models_beside_its_limit_of_memory(tmp_path: Path) -> None:
    (tmp_path / "table.png").write_bytes(saved(drawn_table()))
    outcome = extract([tmp_path], tmp_path / "out", Limits(jobs=1))[0]
    assert outcome.failure is None
    record = json.loads((tmp_path / "out" / str(outcome.row.record)).read_bytes())
    assert record["status"] in {"needs_review", "rejected"}


def test_nothing_is_fetched_or_sent_or_left_behind_to_read_a_picture(tmp_path: Path) -> None:
    code = (
        "import socket\n"
        "def refuse(*_): raise OSError('no network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from pipeline.read.scan.engine import engine\n"
        "import numpy\n"
        "print(len(engine().find(numpy.full((200, 200), 255, numpy.uint8))))\n"
    )
    root = Path(__file__).parents[3]
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=root, env=home, capture_output=True, text=True, check=False
    )
    assert done.stdout == "0\n", done.stderr
    assert list(tmp_path.rglob("*")) == []  # telemetry of onnxruntime keeps its reports there until it can send them
