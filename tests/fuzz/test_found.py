"""What fuzzing found: each file once broke a reader, or kept it busy beyond reason, and is now answered as it says here."""

from pathlib import Path

import pytest

from bench.fuzz import target

CASES = Path(__file__).with_name("cases")
OUTCOMES = {
    "columns_without_end.zip": "archive",  # for each label all columns of a text were counted anew
    "composites_in_each_other.ofd": "needs_review",  # 18 seconds, of 17 kilobytes
    "control_characters.docx": "needs_review",  # in attributes of a recovered part of the strict kind
    "endless_member.tar.gz": "archive",  # tarfile looked for the member behind one of 2**62 bytes
    "gzip_cut_in_its_head.tar.gz": "archive",  # tarfile takes the next byte for granted
    "headings_without_end.zip": "archive",  # each part of a text was compared with each other one
    "lone_rows_without_end.zip": "archive",  # for each part of a table all its cells were looked through
    "member_without_name.zip": "archive",  # zipfile breaks on it
    "names_without_letters.docx": "needs_review",  # of elements of a recovered part of the strict kind
    "rows_without_labels.pdf": "needs_review",
    "style_that_is_not_there.xlsx": "needs_review",  # openpyxl prints on the user's terminal
}


def test_every_file_has_its_outcome_and_every_outcome_its_file() -> None:
    assert {path.name for path in CASES.iterdir()} == set(OUTCOMES)


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_broke_a_reader_once_is_answered(name: str) -> None:
    judged = target.judge((CASES / name).read_bytes(), 15.0)
    assert not judged.fault, judged.fault
    assert judged.outcome == OUTCOMES[name]
