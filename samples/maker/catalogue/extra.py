"""What is read only where something more is installed: files of older office programs, and 7z archives."""

from samples.maker.model import number
from samples.maker.sample import report
from samples.maker.story import Planted, Story
from samples.maker.writers import docx, packed, sheet
from samples.maker.writers.pdf_office import saved_by_libreoffice

DOC_2023 = Story(agency="簌溪县人民政府", year=2023, size="county", seed=711, scope="consolidated")
WPS_2020 = Story(agency="听潮区统计局", year=2020, size="department", seed=712, edition="2019")
RTF_2022 = Story(
    agency="岫白镇人民政府",
    year=2022,
    size="town",
    seed=713,
    figures={"review_litigation.reconsideration.upheld": 2},
    cells={"review_litigation.reconsideration.total": number(5)},
    quote=False,
    status="needs_review",
    planted=(Planted("REV.SUM", "error", "review_litigation.reconsideration.total"),),
)
ODT_2024 = Story(agency="青岚市体育局", year=2024, size="department", seed=714)
XLS_2021 = Story(agency="簌溪县气象局", year=2021, size="department", seed=715)
ET_2019 = Story(agency="听潮市民政局", year=2019, size="department", seed=716, edition="2019")
ODS_2025 = Story(agency="岫白区医疗保障局", year=2025, size="department", seed=717)
PACKED_2022 = Story(agency="簌溪县司法局", year=2022, size="department", seed=718)
RAR_2023 = Story(agency="岚汐县文化广电和旅游局", year=2023, size="department", seed=719)

SAMPLES = (
    report("extra/office/suxi_county_2023.doc", DOC_2023, saved_by_libreoffice(docx.write, ".docx", "doc")),
    report("extra/office/tingchao_statistics_2020.wps", WPS_2020, saved_by_libreoffice(docx.write, ".docx", "doc")),
    report("extra/office/xiubai_town_2022.rtf", RTF_2022, saved_by_libreoffice(docx.write, ".docx", "rtf")),
    report("extra/office/qinglan_sports_2024.odt", ODT_2024, saved_by_libreoffice(docx.write, ".docx", "odt")),
    report("extra/office/suxi_weather_2021.xls", XLS_2021, saved_by_libreoffice(sheet.written(), ".xlsx", "xls")),
    report(
        "extra/office/tingchao_civil_2019.et", ET_2019, saved_by_libreoffice(sheet.written("apart"), ".xlsx", "xls")
    ),
    report("extra/office/xiubai_insurance_2025.ods", ODS_2025, saved_by_libreoffice(sheet.written(), ".xlsx", "ods")),
    report("extra/rar/lanxi_culture_2023.rar", RAR_2023, packed.rarred(docx.write, "文化广电旅游局/2023年度报告.docx")),
    report("extra/7z/suxi_justice_2022.7z", PACKED_2022, packed.seven_zipped(docx.write, "司法局/2022年度报告.docx")),
)
