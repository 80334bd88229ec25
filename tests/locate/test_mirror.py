"""Mirrors of official sites in traditional characters, with how each is spoken behind it, are read as the sites themselves."""

from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.model.document import Document, Paragraph

PLAIN = (
    "示例县教育局2023年政府信息公开工作年度报告",
    "根据有关规定编制本报告。报告所列数据的统计期限为2022年1月1日至2022年12月31日。",
    "一、总体情况",
    "（一）主动公开。栏目更新及时。",
)
MIRROR = (
    "示例縣(xiàn)教育局2023年政府信息公開(kāi)工作年度報(bào)告",
    "根據(jù)有關(guān)規(guī)定編(biān)制本報(bào)告。報(bào)告所列數(shù)據(jù)的統(tǒng)計(jì)期限為(wéi)2022年1月1日至2022年12月31日。",
    "一、總(zǒng)體(tǐ)情況(kuàng)",
    "（一）主動(dòng)公開(kāi)。欄目更新及時(shí)。",
)


def located(texts: tuple[str, ...]) -> tuple[int | None, list[tuple[str, str]]]:
    found = locate(Document(tuple(map(Paragraph, texts)), "text/html", "html-cells"), load_forms())
    return found.year, [(claim.source, claim.value) for claim in found.years]


def test_a_mirror_says_the_same_of_its_year_as_the_site() -> None:
    assert located(MIRROR) == located(PLAIN)
    assert located(MIRROR) == (2023, [("title", "2023"), ("period", "2022")])
