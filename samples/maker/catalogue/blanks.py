"""Reports with cells left empty: a blank is not a zero, and what the sums then can still say is said."""

from decimal import Decimal

from samples.maker.form import APPLICANTS, REVIEW_COLUMNS, REVIEW_GROUPS, request_rows
from samples.maker.model import BLANK, DASH, NONE, SLASH, Printed, number
from samples.maker.sample import report
from samples.maker.story import Planted, Story
from samples.maker.writers import docx, html_article, html_cms, html_word, pdf_canvas
from samples.maker.writers.pdf_layout import Look

_LEGAL_PERSONS = tuple(column for column, _ in APPLICANTS[1:])


def _blank(table: str, severity: str = "warning") -> Planted:
    return Planted("FORM.BLANK", severity, table)


def _cells(edition: str, columns: tuple[str, ...], cell: Printed) -> dict[str, Printed]:
    return {f"requests.{row.id}.{column}": cell for row in request_rows(edition) for column in columns}


def _reviews(cell: Printed) -> dict[str, Printed]:
    return {f"review_litigation.{group}.{column}": cell for group, _ in REVIEW_GROUPS for column, _ in REVIEW_COLUMNS}


def _zeros_blank(path: str, value: Decimal) -> Printed:
    """Leave zeros of results blank, and the totals of their rows always."""
    row, column = path.split(".", 1)[1].rsplit(".", 1)
    if not path.startswith("requests.") or row in {"received", "carried_in", "results_total", "carried_out"}:
        return number(value)
    return BLANK if column == "total" or not value else number(value)


def _zeros_dashed(_: str, value: Decimal) -> Printed:
    return number(value) if value else DASH


LEGAL_PERSONS_2023 = Story(
    agency="泊鹭镇人民政府",
    year=2023,
    size="zero",
    seed=81,
    cells=_cells("2021", _LEGAL_PERSONS, BLANK),
    planted=(_blank("requests"),),
)
ALL_SLASHES_2022 = Story(
    agency="拾月乡人民政府",
    year=2022,
    size="zero",
    seed=82,
    cells={**_cells("2021", (*_LEGAL_PERSONS, "natural_person", "total"), SLASH), **_reviews(NONE)},
    status="needs_review",
    planted=(_blank("requests", "error"), _blank("review_litigation", "error")),
)
DASHES_2020 = Story(
    agency="望汐市水务局",
    year=2020,
    size="department",
    seed=83,
    edition="2019",
    numerals=_zeros_dashed,
    planted=(_blank("proactive_disclosure"), _blank("requests"), _blank("review_litigation")),
)
TOTAL_COLUMN_2024 = Story(
    agency="云岫区商务局",
    year=2024,
    size="department",
    seed=84,
    cells=_cells("2021", ("total",), BLANK),
    quote=False,
    planted=(_blank("requests"),),
)
RESULT_TOTALS_2019 = Story(
    agency="霁川市人民政府办公室",
    year=2019,
    size="county",
    seed=85,
    edition="2019",
    numerals=_zeros_blank,
    status="needs_review",
    planted=(_blank("requests"), Planted("REQ.RESULT_SUM", "error", "requests.results_total.total")),
)

SAMPLES = (
    report("blanks/bolu_town_2023.html", LEGAL_PERSONS_2023, html_word.write),
    report("blanks/bolu_town_2023.pdf", LEGAL_PERSONS_2023, pdf_canvas.looking(Look(shaded=True))),
    report("blanks/shiyue_township_2022.docx", ALL_SLASHES_2022, docx.write),
    report("blanks/wangxi_water_2020.html", DASHES_2020, html_cms.write_gbk),
    report("blanks/yunxiu_commerce_2024.html", TOTAL_COLUMN_2024, html_article.write),
    report("blanks/jichuan_office_2019.docx", RESULT_TOTALS_2019, docx.write),
)
