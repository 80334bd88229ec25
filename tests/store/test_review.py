"""What a person has to look at: documents by category, cells by mark."""

import pytest

from pipeline.store.review import Mark, category, cell_marks
from tests.made_report import BLANK, MISSING, TOTAL, UNREADABLE, UPHELD, marked_findings, marked_report


@pytest.mark.parametrize(
    ("outcome", "source", "extraction", "undecided", "counted"),
    [
        ("accepted", 0, 0, 0, "accepted"),
        ("needs_review", 1, 0, 0, "send_back"),
        ("needs_review", 0, 1, 0, "check_reading"),
        ("needs_review", 0, 0, 1, "check_reading"),
        ("needs_review", 3, 0, 1, "check_reading"),
        ("needs_review", 0, 0, 0, "check_reading"),
        ("rejected", 1, 0, 0, "rejected"),
        ("no_tables", 1, 1, 1, "no_tables"),
    ],
)
def test_a_document_with_errors_of_both_kinds_counts_once(
    outcome: str, source: int, extraction: int, undecided: int, counted: str
) -> None:
    assert category(outcome, {"source": source, "extraction": extraction, "undecided": undecided}) == counted


def test_a_document_without_a_record_counts_as_its_outcome() -> None:
    assert category("failed", None) == "failed"


def test_cells_are_marked_by_what_is_wrong_with_them() -> None:
    marks = cell_marks(marked_report(), marked_findings())
    assert (marks[UPHELD], marks[TOTAL]) == (Mark.WRONG, Mark.WRONG)
    assert (marks[BLANK], marks[MISSING], marks[UNREADABLE]) == (Mark.BLANK, Mark.ABSENT, Mark.DOUBTFUL)
    assert "requests.granted.total" not in marks
