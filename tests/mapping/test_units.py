"""Units of money and of counts, wherever they are printed, and the numbers that a person reads by them."""

from decimal import Decimal

import pytest

from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.mapping.tables import map_table
from pipeline.model.located import Match, Piece
from pipeline.model.report import Fact, State
from pipeline.read.plain import reader as plain
from tests.mapping.drawn import grid
from tests.mapping.readings import proactive

CHARGES = "proactive_disclosure.administrative_charges.charges_amount"
DECISIONS = "proactive_disclosure.administrative_licensing.decisions"


def _fees(cell: str = "80618", head: str = "", label: str = "", corner: str = "", title: str = "") -> Fact:
    """Read section 二 with some words of its last band as they are given, and all else as the form has it."""
    mapped = proactive(
        f"""
| 第二十条第（五）项 | < |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 87 |
| 第二十条第（八）项{title} | < |
| 信息内容{corner} | 本年收费金额{head} |
| 行政事业性收费{label} | {cell} |
"""
    )
    assert mapped.facts[DECISIONS].value == 87
    return mapped.facts[CHARGES]


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        ("80618元", 80618),
        ("80618（元）", 80618),
        ("80618（单位：元）", 80618),
        ("80618（人民币元）", 80618),
        ("80618（以元计）", 80618),
        ("人民币80618元整", 80618),
        ("80.618千元", 80618),
        ("8.0618万", 80618),
        ("8.0618（万元）", 80618),
        ("0.5百万元", 500000),
    ],
)
def test_the_unit_behind_a_number_holds(cell: str, yuan: int) -> None:
    for head in ("", "（单位：万元）"):
        fact = _fees(cell, head)
        assert (fact.value, fact.note) == (Decimal(yuan) / 10000, None)


@pytest.mark.parametrize(
    ("said", "unit", "factor"),
    [
        ("（元）", "元", "0.0001"),
        ("（单位：元）", "元", "0.0001"),
        ("（人民币：元）", "元", "0.0001"),
        ("（人民币元）", "元", "0.0001"),
        ("（以元为单位）", "元", "0.0001"),
        ("（百元）", "百元", "0.01"),
        ("（单位：千元）", "千元", "0.1"),
        ("（十万元）", "十万元", "10"),
        ("（百万元）", "百万元", "100"),
        ("（萬元）", "万元", "1"),
        ("（单位：万元，保留4位小数）", "万元", "1"),
        (" 单位：元", "元", "0.0001"),
    ],
)
@pytest.mark.parametrize("where", ["head", "label", "corner", "title"])
def test_a_unit_holds_wherever_it_is_printed(said: str, unit: str, factor: str, where: str) -> None:
    fact = _fees(**{where: said})
    assert (fact.value, fact.unit) == (80618 * Decimal(factor), unit)


@pytest.mark.parametrize("where", ["label", "corner", "title"])
def test_units_that_contradict_each_other_leave_no_number(where: str) -> None:
    fact = _fees(head="（单位：万元）", **{where: "（单位：元）"})
    assert (fact.value, fact.state, fact.raw) == (None, State.TEXT, "80618")
    assert set((fact.unit or "").split("、")) == {"元", "万元"}


@pytest.mark.parametrize("unit", ["美元", "港元", "￥"])
def test_another_currency_and_a_sign_of_unknown_size_leave_no_number(unit: str) -> None:
    assert _fees(head=f"（{unit}）").value is None
    assert _fees(f"80618（{unit}）").value is None


@pytest.mark.parametrize("where", ["head", "label", "corner", "title"])
def test_brackets_that_say_no_unit_change_nothing(where: str) -> None:
    for gloss in ("（含罚款20元以下的）", "（本单元）", "（公元）"):
        assert _fees(**{where: gloss}).value == 80618


@pytest.mark.parametrize("line", ["（单位：千件）", "（万件）"])
def test_counts_by_the_thousand_are_no_counts(line: str) -> None:
    drawn = """
| 第二十条第（五）项{title} | < |
| 信息内容{corner} | 本年处理决定数量{head} |
| 行政许可{label} | 87 |
"""
    for where in ("title", "corner", "head", "label"):
        words = {**dict.fromkeys(("title", "corner", "head", "label"), ""), where: line}
        assert proactive(drawn.format(**words)).facts[DECISIONS].value is None
    for cell in ("1.2万", "2万", "2（千件）", "2万元"):
        words = dict.fromkeys(("title", "corner", "head", "label"), "")
        assert proactive(drawn.replace("87", cell).format(**words)).facts[DECISIONS].value is None
    assert (
        proactive(drawn.format(title="（单位：件）", corner="（件）", head="（件）", label="")).facts[DECISIONS].value
        == 87
    )


@pytest.mark.parametrize(
    ("caption", "value"), [("单位：元", "8.0618"), ("（单位：件、千元）", "8061.8"), ("填报单位：广元市", "80618")]
)
def test_the_line_above_the_table_says_the_unit(caption: str, value: str) -> None:
    drawn = grid("""
| 第二十条第（八）项 | < |
| 信息内容 | 本年收费金额 |
| 行政事业性收费 | 80618 |
""")
    match = Match("proactive_disclosure", (Piece(drawn, range(drawn.row_count), caption=caption),))
    assert map_table(match, load_forms().editions["2021"], "x").facts[CHARGES].value == Decimal(value)


def test_a_line_of_the_table_says_the_unit() -> None:
    above = proactive("""
| 单位：元 | < |
| 第二十条第（八）项 | < |
| 信息内容 | 本年收费金额 |
| 行政事业性收费 | 80618 |
""")
    assert above.facts[CHARGES].value == Decimal("8.0618")


def test_the_line_above_a_table_holds_over_the_end_of_the_page() -> None:
    upper = grid("""
| 第二十条第（五）项 | < |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 87 |
""")
    lower = grid(
        """
| 第二十条第（八）项 | < |
| 信息内容 | 本年收费金额 |
| 行政事业性收费 | 80618 |
""",
        index=1,
    )
    pieces = (
        Piece(upper, range(upper.row_count), caption="单位：元"),
        Piece(lower, range(lower.row_count), continues=True),
    )
    facts = map_table(Match("proactive_disclosure", pieces), load_forms().editions["2021"], "x").facts
    assert (facts[CHARGES].value, facts[DECISIONS].value) == (Decimal("8.0618"), 87)


def test_a_unit_cut_in_two_by_the_end_of_the_page_holds() -> None:
    mapped = proactive(
        """
| 第二十条第（八）项 | < |
| 信息内容 | 本年收费金额 |
| 行政事业性收费（单位： | 80618 |
""",
        """
| 元） |  |
""",
    )
    assert mapped.facts[CHARGES].value == Decimal("8.0618")


@pytest.mark.parametrize(
    ("title", "head", "value"),
    [
        ("", "（单位：千元）", "8061.8"),
        ("", "（单位：万元）", "80618"),
        ("（元）", "（单位：万元）", None),
        ("（元）", "", "8.0618"),
    ],
)
def test_text_without_cells_says_its_units_in_heads_and_titles(title: str, head: str, value: str | None) -> None:
    text = (
        "二、主动公开政府信息情况\n"
        "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件000第二十条第（五）项信息内容"
        "本年处理决定数量行政许可0第二十条第（六）项信息内容本年处理决定数量行政处罚0行政强制0"
        f"第二十条第（八）项{title}信息内容本年收费金额{head}行政事业性收费80618\n"
    )
    fact = map_report(locate(plain.read(text.encode()), load_forms()), load_forms()).facts[CHARGES]
    assert fact.value == (None if value is None else Decimal(value))
