"""The formats that the hunt only makes when asked: a document or two of each, so that making and judging them does not rot."""

import pytest

from bench.hunt.case import draw_case
from bench.hunt.judge import examine
from bench.hunt.plan import ON_DEMAND, SAVED_FROM
from pipeline.convert import find_program

SEED = 500_000_003


@pytest.mark.parametrize("form", [form for form in ON_DEMAND if form not in {"rtf", "odt", "ods"}])
def test_a_document_of_a_format_made_on_demand_is_read_as_a_person_reads_it(form: str) -> None:
    if form in SAVED_FROM and find_program() is None:
        pytest.skip("needs LibreOffice (Debian: libreoffice-writer, libreoffice-calc)")
    case = draw_case(form, SEED)
    assert case is not None
    verdict = examine(case)
    assert verdict.cells > 50
    assert verdict.failures == {}


def test_what_only_the_first_file_knows_is_not_asked_of_what_a_program_saves_of_it() -> None:
    drawn = [draw_case("doc", SEED + number) for number in range(30)]
    assert not any("tracked" in name for case in drawn if case for name in case.features)
    assert all(case and case.needs_programs for case in drawn)
