"""Tables in text without cells, and the numbers that a person can be sure of in them."""

from collections.abc import Iterator

import pytest

from pipeline.agree import agree
from pipeline.check import check_report
from pipeline.forms.load import load_forms
from pipeline.locate import locate
from pipeline.mapping import map_report
from pipeline.mapping.glued import GluedTable
from pipeline.model.report import Report, State
from pipeline.read.plain import reader as plain
from tests.read.cases import load

CASES = load("glued*.md")
FORMS = load_forms()


def read(text: str) -> Report:
    """Read a text as a report."""
    return map_report(locate(plain.read(text.encode()), FORMS), FORMS)


def shown(report: Report, *, candidates: dict[str, set[str]]) -> Iterator[str]:
    """Yield what is read of each printed row, as the cases write it; candidates only where the case names them."""
    for table, edition in report.table_editions.items():
        if edition is None:
            continue
        yield f"{table} {edition}"
        form = FORMS.editions[edition].table(table)
        for block in form.blocks:
            for row in block.row_leaves:
                facts = {leaf.id: report.facts[f"{table}.{row.id}.{leaf.id}"] for leaf in block.column_leaves}
                if all(fact.state is State.ABSENT for fact in facts.values()):
                    continue
                marks = {State.ABSENT: "–", State.TEXT: "?"}
                yield f"{row.id}: " + " ".join(
                    str(fact.value) if fact.value is not None else marks[fact.state] for fact in facts.values()
                )
                for id_, fact in facts.items():
                    if id_ in candidates.get(row.id, set()):
                        yield f"  {id_}: " + " | ".join(fact.candidates)


@pytest.mark.parametrize("case", CASES)
def test_what_is_sure_is_read_and_nothing_else(case: str) -> None:
    text, expected = CASES[case]
    named: dict[str, set[str]] = {}
    row = ""
    for line in expected.split("\n"):
        id_ = line.strip().partition(":")[0]
        if line.startswith("  "):
            named.setdefault(row, set()).add(id_)
        row = row if line.startswith("  ") else id_
    assert "\n".join(shown(read(text), candidates=named)) == expected


CHARGES = (
    "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件000第二十条第（五）项信息内容"
    "本年处理决定数量行政许可0第二十条第（六）项信息内容本年处理决定数量行政处罚0行政强制0第二十条第（八）项信息内容"
    "本年收费金额（单位：万元）行政事业性收费"
)


def test_a_row_whose_blank_left_no_trace_is_not_one_that_the_agency_left_out() -> None:
    report = read(f"二、主动公开政府信息情况\n{CHARGES}\n")
    found = [each for each in check_report(agree(report, (report,), FORMS), FORMS) if each.code == "FORM.ROW_MISSING"]
    assert [each.path for each in found] == ["proactive_disclosure.administrative_charges"]
    assert found[0].concerns != "source"


def test_words_that_tell_the_edition_have_places_so_that_what_is_unknown_among_them_has_one() -> None:
    found = locate(plain.read(f"二、主动公开政府信息情况\n{CHARGES}0\n".encode()), FORMS).glued
    words = [GluedTable(text, FORMS, None).words for text in found]
    cells = [cell for match in words if match for piece in match.pieces for cell in piece.grid.cells]
    assert cells
    assert {cell.place.table for cell in cells} == {text.number for text in found}
