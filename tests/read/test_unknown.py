"""Text whose fonts do not say what they print: a picture to whoever reads it, and never a text that is no report."""

from pipeline.check import check_report
from pipeline.check.status import decide_status
from pipeline.extraction import understand
from pipeline.forms.load import load_forms
from pipeline.model.document import Block, Document, Paragraph, Picture, Table
from pipeline.model.grid import Cell, Grid
from pipeline.model.place import SourceRef
from pipeline.model.report import Status
from pipeline.read import media
from pipeline.read.unknown import as_pictures, is_mostly_unknown

UNKNOWN = "\ufffd"


def _text(text: str, page: int) -> Paragraph:
    return Paragraph(text, place=SourceRef(page=page))


def _paper(*blocks: Block, media_type: str = media.PDF) -> Document:
    return Document(blocks, media_type, "pdf-lattice")


def test_a_paper_of_unknown_characters_waits_for_a_person_and_is_not_put_aside_as_no_report() -> None:
    document = _paper(*(_text(UNKNOWN * 40, page) for page in (1, 1, 2)))
    assert is_mostly_unknown(document)
    report = understand(as_pictures(document), iter(()), load_forms())
    findings = check_report(report, load_forms())
    assert decide_status(report, findings) is Status.NEEDS_REVIEW
    (missing,) = (finding for finding in findings if finding.code == "FORM.IMAGE_TABLE")
    assert (missing.concerns, missing.args["pictures"]) == ("extraction", 2)
    assert "FORM.TABLE_MISSING" not in {finding.code for finding in findings}


def test_a_text_of_lost_characters_is_no_picture() -> None:
    document = _paper(_text(UNKNOWN * 40, 1), media_type=media.TEXT)
    assert as_pictures(document) == document


def test_a_table_with_labels_that_can_be_read_stays_one() -> None:
    cells = (Cell(0, 0, "行政许可"), Cell(0, 1, "行政处罚"), Cell(1, 0, UNKNOWN * 3), Cell(1, 1, UNKNOWN * 4))
    table = Table(Grid(cells, 0))
    assert as_pictures(_paper(_text(UNKNOWN * 12, 1), table)).blocks == (Picture(SourceRef(page=1)), table)


def test_an_ornament_is_no_picture_of_a_table() -> None:
    document = _paper(_text("二、主动公开政府信息情况", 1), _text(UNKNOWN * 3, 1))
    assert as_pictures(document) == document
