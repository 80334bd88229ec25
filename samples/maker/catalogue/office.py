"""DOCX files whose numbers or labels are not simply the text of a cell."""

from decimal import Decimal

from samples.maker import reshape
from samples.maker.model import Printed, number
from samples.maker.sample import report
from samples.maker.story import Story
from samples.maker.writers import docx

_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def _wide(path: str, value: Decimal) -> Printed:
    """Print full-width digits, in section 三 with the unit behind them."""
    unit = "件" if path.startswith("requests.") else ""
    return number(value, str(value).translate(_WIDE) + unit)


def _spaced(path: str, value: Decimal) -> Printed:
    """Print the unit behind every count."""
    return number(value, str(value) if path.endswith("amount") else f" {value} 件")


CONTROLS_2024 = Story(agency="望汐市交通运输局", year=2024, size="department", seed=41)
TRACKED_2023 = Story(agency="澄砚县财政局", year=2023, size="department", seed=42)
NUMBERED_2021 = Story(agency="溯光区应急管理局", year=2021, size="department", seed=43)
CUT_2022 = Story(
    agency="云岫区人力资源和社会保障局",
    year=2022,
    size="department",
    seed=44,
    reshape={
        "requests": lambda table: reshape.cut(table, 16),
        "proactive_disclosure": lambda table: reshape.cut(table, 6),
    },
)
WIDE_2023 = Story(agency="听潮街道办事处", year=2023, size="town", seed=45, numerals=_wide)
CELLS_2020 = Story(
    agency="霁川市城市管理局",
    year=2020,
    size="department",
    seed=46,
    edition="2019",
    numerals=_spaced,
    cells={
        "proactive_disclosure.normative_documents.made_this_year": number(22, "22（其中修订16件）"),
        "proactive_disclosure.normative_documents.disclosed_this_year": number(20, "20"),
        "proactive_disclosure.normative_documents.disclosed_total": number(57, "57\n（含自然失效29件）"),
        "proactive_disclosure.administrative_licensing.items_last_year": number(40, "40项"),
        "proactive_disclosure.administrative_licensing.items_change": number(3, "+3"),
        "proactive_disclosure.other_services.items_last_year": number(11, "11"),
        "proactive_disclosure.other_services.items_change": number(-2, "减2"),
        "proactive_disclosure.administrative_penalties.items_last_year": number(96, "96"),
        "proactive_disclosure.administrative_penalties.items_change": number(-8, "-8"),
        "proactive_disclosure.administrative_compulsory_measures.items_last_year": number(5, "5"),
        "proactive_disclosure.administrative_compulsory_measures.items_change": number(1, "增1"),
        "proactive_disclosure.administrative_charges.items_last_year": number(9, "９"),
        "proactive_disclosure.administrative_charges.items_change": number(-1, "－1"),
        "proactive_disclosure.government_procurement.procurement_items": number(6, "6"),
        "proactive_disclosure.government_procurement.procurement_amount": number("25.1", "251000元"),
    },
)

SAMPLES = (
    report("office/wangxi_transport_2024.docx", CONTROLS_2024, docx.dressed(docx.Dress(controls=True, torn=True))),
    report("office/chengyan_finance_2023.docx", TRACKED_2023, docx.dressed(docx.Dress(tracked=True, hidden=True))),
    report(
        "office/suguang_emergency_2021.docx",
        NUMBERED_2021,
        docx.dressed(docx.Dress(numbered_headings=True, numbered_items=True)),
    ),
    report("office/yunxiu_labour_2022.docx", CUT_2022, docx.write),
    report("office/tingchao_street_2023.docx", WIDE_2023, docx.write),
    report("office/jichuan_management_2020.docx", CELLS_2020, docx.dressed(docx.Dress(torn=True))),
)
