"""The further readings of PDF: by words without any ruling, and by pdfplumber's own tables."""

from pathlib import Path

import pytest

from pipeline.errors import DamagedError
from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.model.document import Document, Table
from pipeline.model.report import Fact, State
from pipeline.read.pdf import by_lattice as pdf
from pipeline.read.pdf import by_plumber as pdf_plumber
from pipeline.read.pdf import by_words as pdf_words

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PDFS = [path for path in sorted(SAMPLES.rglob("*.pdf")) if "scan" not in path.name]


def facts(document: Document) -> dict[str, Fact]:
    """Return what a reading says of every field."""
    forms = load_forms()
    return dict(map_report(locate(document, forms), forms).facts)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_the_reading_by_words_says_the_same_of_every_field(path: Path) -> None:
    data = path.read_bytes()
    first, words = facts(pdf.read(data)), facts(pdf_words.read(data))
    assert {key: (fact.state, fact.value) for key, fact in words.items()} == {
        key: (fact.state, fact.value) for key, fact in first.items()
    }
    assert {fact.reading for fact in words.values() if fact.state is State.NUMBER} == {"pdf-words"}


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_the_reading_by_pdfplumber_reads_no_other_number(path: Path) -> None:
    data = path.read_bytes()
    first, third = facts(pdf.read(data)), facts(pdf_plumber.read(data))
    numbers = {key: fact.value for key, fact in third.items() if fact.value is not None}
    assert numbers
    assert {key: first[key].value for key in numbers} == numbers


def test_what_can_not_be_read_again_has_no_tables() -> None:
    for data in (b"", b"%PDF-1.4\n", PDFS[0].read_bytes()[:900]):
        assert not [block for block in pdf_plumber.read(data).blocks if isinstance(block, Table)]
        with pytest.raises(DamagedError):
            pdf_words.read(data)
