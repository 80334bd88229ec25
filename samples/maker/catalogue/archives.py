"""Archives and e-mails, each with one report in it, and other things."""

from samples.maker.model import number
from samples.maker.sample import report
from samples.maker.story import Planted, Story
from samples.maker.writers import docx, html_cms, packed

ZIPPED_2023 = Story(agency="簌溪县民政局", year=2023, size="department", seed=701)
TARRED_2020 = Story(agency="听潮街道办事处", year=2020, size="town", seed=702, edition="2019")
MAILED_2024 = Story(
    agency="岫白区应急管理局",
    year=2024,
    size="department",
    seed=703,
    figures={"review_litigation.litigation_direct.upheld": 2},
    cells={"review_litigation.litigation_direct.total": number(1)},
    quote=False,
    status="needs_review",
    planted=(Planted("REV.SUM", "error", "review_litigation.litigation_direct.total"),),
)

SAMPLES = (
    report(
        "archives/suxi_civil_2023.zip", ZIPPED_2023, packed.zipped(docx.write, "簌溪县民政局2023年年报（最终）.docx")
    ),
    report("archives/tingchao_street_2020.tar.gz", TARRED_2020, packed.tarred(html_cms.write, "2020/年报.html")),
    report("archives/xiubai_emergency_2024.eml", MAILED_2024, packed.mailed(html_cms.write, "2024年度报告.html")),
)
