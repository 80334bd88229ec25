"""Workers that wait for documents asked for one at a time: what one document does to them costs the next nothing."""

import pytest

from pipeline.errors import CrashedError, DamagedError, TimeLimitError
from pipeline.isolate import Limits, Workers
from tests.review import misdrawing


@pytest.fixture(scope="module")
def workers() -> Workers:
    return Workers(Limits(jobs=1, timeout_s=2))


@pytest.mark.parametrize(
    ("what", "error"),
    [("crash", CrashedError), ("hang", TimeLimitError), ("raise", CrashedError), ("damaged", DamagedError)],
)
def test_a_document_that_harms_its_worker_is_told_and_the_next_is_drawn(
    workers: Workers, what: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        workers.run(misdrawing.draw, what)
    assert workers.run(misdrawing.draw, "fine") == "fine"


def test_workers_that_were_ended_start_again_when_they_are_needed(workers: Workers) -> None:
    workers.close()
    assert workers.run(misdrawing.draw, "fine") == "fine"
    workers.close()
