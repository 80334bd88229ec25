"""The document beside the form: found by its bytes wherever it lies, drawn page by page or table by table, never mistaken."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import docx
import pytest
from docx.shared import Cm
from lxml import etree
from PIL import Image

from pipeline.desk.drawing import Drawable, outline
from pipeline.desk.entries import read_entries
from pipeline.desk.originals import Original, Originals
from pipeline.model.document import Picture
from pipeline.model.report import Report, Status
from pipeline.read.scan.ready import is_ready
from pipeline.store.archive import Archive, Retrieval
from pipeline.store.record import Source, encode_record
from tests.made_report import plain_report
from tests.review.office import LIMITS, REPORTS, ROOT, Made, Visit, nianbao

Visiting = Callable[..., Visit]


def document(visit: Visit, name: str) -> str:
    return visit.get(f"/report/{visit.made.sha256(name)}/document")


def original(made: Made, name: str) -> Path:
    return made.reports / Path(REPORTS[name]).name


def test_a_pdf_is_shown_page_by_page_with_a_place_for_every_number(visit: Visit) -> None:
    page = document(visit, "pages")
    numbers = [path for path, each in visit.made.record("pages")["evidence"].items() if "box" in each]
    assert page.count("<figure") == 3
    assert sorted(re.findall(r'id="d:([^"]+)"', page)) == sorted(numbers)


def test_a_place_lies_on_the_page_where_the_record_says_it_does(visit: Visit) -> None:
    place = visit.made.record("pages")["evidence"]["requests.results_total.natural_person"]
    page = document(visit, "pages")
    figure = next(part for part in page.split("<figure") if 'id="d:requests.results_total.natural_person"' in part)
    assert f'id="p-{place["page"]}"' in figure
    spot = figure.partition('id="d:requests.results_total.natural_person"')[2]
    x, y = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)"', spot)[0]
    assert [float(x), float(y)] == [float(edge) for edge in place["box"][:2]]


def test_a_page_of_a_pdf_is_a_picture_with_ink_where_the_number_stands(visit: Visit) -> None:
    sha256 = visit.made.sha256("pages")
    place = visit.made.record("pages")["evidence"]["requests.results_total.natural_person"]
    answer = visit.client.get(f"/report/{sha256}/page/{place['page']}")
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content)).convert("L")
    scale = picture.width / 595.276
    x0, top, x1, bottom = (round(float(edge) * scale) for edge in place["box"])
    inner = picture.crop((x0 + 4, top + 4, x1 - 4, bottom - 4))
    shades = inner.tobytes()
    assert min(shades) < 100  # figures
    assert max(shades) > 240  # on paper


def test_pages_that_there_are_not_are_not_given(visit: Visit) -> None:
    sha256 = visit.made.sha256("pages")
    for address in (
        f"/report/{sha256}/page/0",
        f"/report/{sha256}/page/4",
        f"/report/{sha256}/page/x",
        f"/report/{'0' * 64}/page/1",
    ):
        assert visit.client.get(address).status_code == 404


def test_an_ofd_is_drawn_from_what_was_read_of_it(visit: Visit) -> None:
    assert "按读取的文字和线条绘制" in document(visit, "drawn")
    answer = visit.client.get(f"/report/{visit.made.sha256('drawn')}/page/2")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawing = etree.fromstring(answer.content)
    said = "".join(str(each) for each in drawing.itertext())
    assert "信访举报投诉类申请" in said
    assert len(drawing.findall(".//{*}path")) > 20
    assert {etree.QName(each).localname for each in drawing.iter()} <= {"svg", "g", "rect", "path", "text"}


def test_a_document_without_pages_is_drawn_by_its_own_tables_with_each_number_at_its_place(visit: Visit) -> None:
    for name in ("doubtful", "wrong"):
        page = document(visit, name)
        record = visit.made.record(name)
        for path, printed in ((path, each["raw"]) for path, each in record["evidence"].items() if each["raw"]):
            cell = re.search(rf'id="d:{re.escape(path)}" data-path="[^"]+">([^<]*)</td>', page)
            assert cell is not None, path
            assert cell[1].split() == printed.split(), path


def test_text_whose_numbers_have_no_cells_is_shown_as_it_stands(visit: Visit) -> None:
    assert "行政规范性文件8989" in document(visit, "glued")


def test_a_document_is_known_by_its_bytes_whatever_it_is_called(visit: Visit) -> None:
    moved = visit.made.reports / "moved" / "报告 (1).bin"
    moved.parent.mkdir()
    original(visit.made, "pages").rename(moved)
    assert "<figure" in document(visit, "pages")


def test_a_document_that_is_gone_or_was_changed_is_told_and_the_form_is_there_all_the_same(visit: Visit) -> None:
    original(visit.made, "pages").unlink()
    assert "没有找到这份文件" in document(visit, "pages")
    path = original(visit.made, "doubtful")
    path.write_bytes(path.read_bytes() + b" ")
    assert "散列值不符" in document(visit, "doubtful")
    assert "行政许可" in visit.get(f"/report/{visit.made.sha256('doubtful')}")


def test_a_document_that_changes_while_the_desk_is_open_is_not_shown_as_the_original(visit: Visit) -> None:
    assert "<figure" in document(visit, "pages")
    path = original(visit.made, "pages")
    path.write_bytes(path.read_bytes() + b" ")
    assert "散列值不符" in document(visit, "pages")
    assert visit.client.get(f"/report/{visit.made.sha256('pages')}/page/1").status_code == 404


def test_without_a_folder_of_documents_the_page_says_how_to_name_one(made: Made, visiting: Visiting) -> None:
    visit = visiting(made, made.results / "records")
    assert "没有找到这份文件" in document(visit, "pages")
    visit.desk.pictures.originals._folders = ()
    assert "--reports" in document(visit, "pages")


def test_a_member_of_an_archive_is_found_in_the_archive(tmp_path: Path, visiting: Visiting) -> None:
    made = Made(tmp_path / "results", tmp_path / "reports")
    made.reports.mkdir()
    with zipfile.ZipFile(made.reports / "2023.zip", "w") as archive:
        archive.write(ROOT / REPORTS["doubtful"], "局/broken_number_2023.html")
    nianbao("extract", made.reports, "--out", made.results, "--jobs", "1")
    visit = visiting(made)
    (entry,) = visit.desk.office.lines()
    assert entry.uri == "2023.zip!/局/broken_number_2023.html"
    assert "<table" in visit.get(f"/report/{entry.sha256}/document")


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing at all", b"\x89PNG\r\n\x1a\n broken", b"PK\x03\x04 broken"])
def test_a_document_that_can_not_be_drawn_is_told(made: Made, visiting: Visiting, data: bytes) -> None:
    (path,) = (made.results / "records").glob("broken_number_2023-*.json")
    old = made.sha256("doubtful")
    sha256 = hashlib.sha256(data).hexdigest()
    path.write_text(path.read_text("utf-8").replace(old, sha256), "utf-8")
    original(made, "doubtful").write_bytes(data)
    visit = visiting(made)
    assert "原件打不开" in visit.get(f"/report/{sha256}/document")
    assert visit.client.get(f"/report/{sha256}/page/1").status_code == 404


def office_of(folder: Path, name: str, data: bytes, media_type: str) -> Made:
    """Write an office of one document of which nothing was read."""
    made = Made(folder / "results", folder / "reports")
    (made.results / "records").mkdir(parents=True)
    made.reports.mkdir()
    (made.reports / name).write_bytes(data)
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, len(data))
    record = encode_record(Report("report", "示例县教育局年报"), (), Status.NEEDS_REVIEW, source)
    (made.results / "records/x-000000000000.json").write_bytes(record)
    return made


def picture(size: tuple[int, int] = (600, 400), **saved: object) -> bytes:
    """Make a white picture whose upper left quarter is black."""
    made = Image.new("RGB", size, "white")
    made.paste("black", (0, 0, size[0] // 2, size[1] // 2))
    written = io.BytesIO()
    made.save(written, **({"format": "PNG"} | saved))  # type: ignore[arg-type]
    return written.getvalue()


def corners(data: bytes) -> list[bool]:
    """Tell which quarters of a picture are black: upper left, upper right, lower left, lower right."""
    shown = Image.open(io.BytesIO(data)).convert("L")
    across, down = (shown.width // 4, 3 * shown.width // 4), (shown.height // 4, 3 * shown.height // 4)
    return [int(shown.crop((x, y, x + 1, y + 1)).tobytes()[0]) < 128 for y in down for x in across]


def only(visit: Visit) -> str:
    (line,) = visit.desk.office.lines()
    return line.sha256


def test_a_picture_file_is_shown_as_it_is(tmp_path: Path, visiting: Visiting) -> None:
    visit = visiting(office_of(tmp_path, "scan.png", picture(), "image/png"))
    assert 'width="600" height="400"' in visit.get(f"/report/{only(visit)}/document")
    answer = visit.client.get(f"/report/{only(visit)}/page/1")
    assert corners(answer.content) == [True, False, False, False]


def test_a_scan_is_shown_before_it_is_known_where_its_numbers_stand(tmp_path: Path, visiting: Visiting) -> None:
    made = office_of(tmp_path, "scan.png", picture(), "image/png")
    data = (made.reports / "scan.png").read_bytes()
    source = Source("scan.png", hashlib.sha256(data).hexdigest(), "image/png", len(data))
    record = encode_record(plain_report(), (), Status.ACCEPTED, source)
    (made.results / "records/x-000000000000.json").write_bytes(record)
    visit = visiting(made)
    page = visit.get(f"/report/{only(visit)}/document")
    assert "<figure" in page
    assert 'class="spot"' not in page
    assert f'hx-get="/report/{only(visit)}/document?placed"' in page


def test_a_photograph_that_lies_on_its_side_is_shown_upright(tmp_path: Path, visiting: Visiting) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned right by a quarter
    data = picture(format="JPEG", exif=turned)
    visit = visiting(office_of(tmp_path, "photo.jpg", data, "image/jpeg"))
    shown = visit.client.get(f"/report/{only(visit)}/page/1").content
    assert Image.open(io.BytesIO(shown)).size == (400, 600)
    assert corners(shown) == [False, True, False, False]


def test_every_page_of_a_fax_is_shown(tmp_path: Path, visiting: Visiting) -> None:
    second = Image.new("RGB", (300, 500), "black")
    data = picture(format="TIFF", save_all=True, append_images=[second])
    visit = visiting(office_of(tmp_path, "fax.tif", data, "image/tiff"))
    assert visit.get(f"/report/{only(visit)}/document").count("<figure") == 2
    assert corners(visit.client.get(f"/report/{only(visit)}/page/2").content) == [True] * 4
    assert visit.client.get(f"/report/{only(visit)}/page/3").status_code == 404


@pytest.mark.skipif(not is_ready(), reason="pictures inside texts are kept only where the extra `ocr` can read them")
def test_a_picture_in_a_text_is_shown_where_it_stands(tmp_path: Path, visiting: Visiting) -> None:
    made = docx.Document()
    made.add_paragraph("一、总体情况")
    made.add_picture(io.BytesIO(picture()), width=Cm(14))
    made.add_paragraph("示例县教育局")
    written = io.BytesIO()
    made.save(written)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    visit = visiting(office_of(tmp_path, "x.docx", written.getvalue(), kind))
    page = visit.get(f"/report/{only(visit)}/document")
    assert page.index("总体情况") < page.index("/inner/0") < page.index("示例县教育局")
    answer = visit.client.get(f"/report/{only(visit)}/inner/0")
    assert corners(answer.content) == [True, False, False, False]
    assert visit.client.get(f"/report/{only(visit)}/inner/1").status_code == 404


def test_a_scanned_page_of_an_ofd_is_drawn_with_its_picture(tmp_path: Path, visiting: Visiting) -> None:
    data = (ROOT / "samples/ofd/bolu_town_2022_scan.ofd").read_bytes()
    visit = visiting(office_of(tmp_path, "scan.ofd", data, "application/ofd"))
    visit.get(f"/report/{only(visit)}/document")
    answer = visit.client.get(f"/report/{only(visit)}/page/1")
    drawing = etree.fromstring(answer.content)
    (shown,) = drawing.findall(".//{*}image")
    assert str(shown.get("href")).startswith("data:image/png;base64,")
    assert float(str(shown.get("width"))) == pytest.approx(float(str(drawing.get("width"))), abs=1)
    assert answer.headers["content-security-policy"] == "default-src 'none'; img-src data:"


def test_pictures_that_were_collected_as_one_report_are_shown_together(tmp_path: Path) -> None:
    archive, address = Archive(tmp_path / "archive"), "http://www.example.gov.cn/nb/"
    for number in range(2):
        page = io.BytesIO()
        Image.frombytes("L", (60, 80), Random(number).randbytes(60 * 80)).save(page, "PNG")  # noqa: S311 - no ornament is so large
        sha256 = archive.keep(page.getvalue())
        url = f"{address}{number}.png"
        archive.note([Retrieval(kind="document", url=url, at="2024-01-20", sha256=sha256, source=url, group=address)])
    nianbao("extract", archive.path, "--out", tmp_path / "run")
    (entry,) = read_entries([tmp_path / "run"]).values()
    assert (entry.uri, entry.media_type) == (address, "image/png")
    originals = Originals([archive.path], tmp_path / "run", LIMITS)
    found = originals.find(entry)
    assert isinstance(found, Original)
    blocks = outline(Drawable(found.path, found.sha256, found.converted)).blocks
    assert blocks is not None
    assert sum(isinstance(block, Picture) for block in blocks.blocks) == 2
    originals.close()
