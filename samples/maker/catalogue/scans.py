"""Pictures: what is read only where the extra `ocr` is installed."""

from dataclasses import replace

from samples.maker.catalogue.others import SCANNED_2022
from samples.maker.model import number
from samples.maker.sample import Sample, report
from samples.maker.story import Planted, Story
from samples.maker.writers import pdf_canvas, pdf_scan
from samples.maker.writers.pdf_layout import Look

FAXED_2021 = Story(agency="听潮区水务局", year=2021, size="department", seed=721)
PASTED_2023 = Story(
    agency="岫白县林业局",
    year=2023,
    size="department",
    seed=722,
    figures={"review_litigation.reconsideration.upheld": 2},
    cells={"review_litigation.reconsideration.total": number(5)},
    status="needs_review",
    planted=(Planted("REV.SUM", "error", "review_litigation.reconsideration.total"),),
)

_PRINTED = pdf_canvas.looking(Look())


def _scan(path: str, story: Story, write: pdf_scan.Write) -> Sample:
    """Return the sample of a story in pictures; of its running text recognition may turn a bracket or a quote into its twin."""
    sample = report(path, story, write)
    return replace(sample, by_hand=True, expect=lambda: {**sample.expect(), "narrative": {}})


SAMPLES = (
    _scan("extra/ocr/bolu_town_2022_scan.pdf", SCANNED_2022, pdf_scan.scanned(_PRINTED)),
    _scan("extra/ocr/tingchao_water_2021.tif", FAXED_2021, pdf_scan.faxed(_PRINTED)),
    _scan("extra/ocr/xiubai_forestry_2023.docx", PASTED_2023, pdf_scan.pasted(_PRINTED)),
)
