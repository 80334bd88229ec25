"""The metrics: every number of every edition once, and what of it may be compared."""

import pytest

from pipeline.forms.load import load_forms
from pipeline.forms.metrics import load_metrics, load_words

METRICS = load_metrics()


def test_every_field_of_every_edition_is_a_metric_and_nothing_else_is() -> None:
    editions = load_forms().editions.values()
    assert METRICS.keys() == {path for edition in editions for path in edition.fields}
    for edition in editions:
        asking = {path for path, metric in METRICS.items() if edition.id in metric.editions}
        assert asking == edition.fields.keys()


def test_every_metric_is_called_something_in_english() -> None:
    chinese = [
        path
        for path, metric in METRICS.items()
        if not (metric.row_label_en + metric.column_label_en + metric.unit_en).isascii()
    ]
    assert chinese == []


def test_one_row_of_2019_and_three_of_2021_are_one_series() -> None:
    parts = ("undivided", "correction_overdue", "fee_unpaid", "other")
    assert {METRICS[f"requests.other.{part}.total"].series for part in parts} == {"requests.other.total"}
    assert METRICS["requests.received.total"].series == "requests.received.total"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("regulations.disclosed_total", "regulations.in_force"),
        ("normative_documents.disclosed_total", "normative_documents.in_force"),
        ("administrative_charges.items_last_year", "administrative_charges.charges_amount"),
    ],
)
def test_what_only_looks_alike_is_no_series_and_says_why(one: str, other: str) -> None:
    first, second = METRICS[f"proactive_disclosure.{one}"], METRICS[f"proactive_disclosure.{other}"]
    assert first.series != second.series
    assert second.path in first.unlike
    assert first.path in second.unlike
    assert first.note
    assert first.note_en


def test_a_level_with_a_slash_of_its_own_is_one_label() -> None:
    assert load_words().label("第二十条第（五）项/行政许可") == "Article 20 (5)/Administrative licensing"
    assert METRICS["proactive_disclosure.administrative_licensing.items_change"].column_label_en == "Change this year"
