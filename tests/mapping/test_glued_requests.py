"""Section 三 in text without cells: digits cut by row sums and column balances together, or left open."""

from collections.abc import Iterable, Mapping

from pipeline.forms.load import load_forms
from pipeline.mapping.glued import GluedTable
from pipeline.mapping.tables import TableFacts
from pipeline.model.document import Paragraph
from pipeline.model.located import GluedText
from pipeline.model.member import joined_id, paths
from pipeline.model.report import State
from tests.mapping.readings import APPLICANTS, values

FORMS = load_forms()
BLOCK = FORMS.editions["2021"].table("requests").blocks[0]
HEADS = "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
NOUGHTS = "0 0 0 0 0 0 0"
COUNTY = {
    "received": "22 0 0 0 0 3 25",
    "carried_in": "1 1 0 0 0 0 2",
    "granted": "12 0 0 0 0 3 15",
    "denied.internal_affairs": "1 1 0 0 0 0 2",
    "not_available.not_held": "10 0 0 0 0 0 10",
    "results_total": "23 1 0 0 0 3 27",
}
ONE_AND_ELEVEN = dict.fromkeys(("received", "granted", "results_total"), "1 11 0 0 0 0 12")


def lines(numbers: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield each label of the form in its order with the numbers behind it, noughts where none are given."""
    for path in paths(BLOCK.rows):
        label = path[-1].label
        yield label, "" if path[-1].members else numbers.get(joined_id(path), NOUGHTS)


def glued(numbers: Mapping[str, str], *, between: str = "", after: str = "") -> str:
    """Return a table as it is copied: what stands between the cells, and what stands after each row."""
    return HEADS + "".join(label + row.replace(" ", between) + after for label, row in lines(numbers))


def read(text: str) -> TableFacts:
    """Read a text as the table of 2021."""
    found = GluedTable(GluedText("requests", tuple(map(Paragraph, text.split("\n")))), FORMS, 2023)
    facts = found.facts(FORMS.editions["2021"])
    assert facts is not None
    return facts


def row(mapped: TableFacts, id_: str) -> str:
    """Return a row's numbers; `?` for what is open."""
    return " ".join(str(value).replace("text", "?") for value in values(mapped, id_, APPLICANTS))


def test_a_table_in_one_breath_is_cut_as_its_sums_allow() -> None:
    mapped = read(glued(COUNTY))
    assert {leaf.id: row(mapped, leaf.id) for leaf in BLOCK.row_leaves} == {
        leaf.id: COUNTY.get(leaf.id, NOUGHTS) for leaf in BLOCK.row_leaves
    }
    assert {fact.reading for fact in mapped.facts.values()} == {"text-solved"}
    assert {fact.candidates for fact in mapped.facts.values()} == {()}
    assert mapped.unmapped == ()


def test_rows_on_lines_of_their_own_and_cells_between_spaces_are_cut_alike() -> None:
    expected = [row(read(glued(COUNTY)), id_) for id_ in COUNTY]
    for between, after in (("", "\n"), (" ", "\n"), ("\n", "\n"), ("\n\n", "\n\n"), ("\n|\n", "\n|\n")):
        mapped = read(glued(COUNTY, between=between, after=after))
        assert [row(mapped, id_) for id_ in COUNTY] == expected


def test_single_spaces_between_some_cells_are_borders() -> None:
    mapped = read(glued({**COUNTY, "received": "220 0003 25", "granted": " 12 0 00 03 15"}, after="\n"))
    assert [row(mapped, id_) for id_ in COUNTY] == list(COUNTY.values())


def test_what_a_row_leaves_open_its_columns_decide() -> None:
    numbers = {
        "received": "1 11 0 0 0 0 12",
        "granted": "1 2 0 0 0 0 3",
        "denied.state_secret": "0 9 0 0 0 0 9",
        "results_total": "1 11 0 0 0 0 12",
    }
    mapped = read(glued(numbers))
    assert [row(mapped, id_) for id_ in numbers] == list(numbers.values())


def test_what_all_sums_leave_open_is_nobodys_number_and_its_candidates_are_listed() -> None:
    mapped = read(glued(ONE_AND_ELEVEN))
    for id_ in ONE_AND_ELEVEN:
        assert row(mapped, id_) == "? ? ? 0 0 0 12"
        facts = [mapped.facts[f"requests.{id_}.{column}"] for column in APPLICANTS[:3]]
        assert [set(fact.candidates) for fact in facts] == [{"1", "11"}, {"1", "11"}, {"0", "10"}]
        assert {fact.raw for fact in facts} == {"111000012"}
    assert row(mapped, "carried_in") == NOUGHTS


def test_of_a_table_whose_sums_fail_only_what_can_be_cut_in_one_way_is_read() -> None:
    mapped = read(glued({**COUNTY, "granted": "12 0 0 0 0 4 15"}))
    assert row(mapped, "granted") == "? ? ? ? ? ? ?"
    assert row(mapped, "received") == "? ? ? ? ? ? ?"
    assert row(mapped, "denied.state_secret") == NOUGHTS


def test_numbers_between_borders_are_read_though_a_sum_over_them_fails() -> None:
    mapped = read(glued({**COUNTY, "granted": "12 0 0 0 0 4 15"}, between=" ", after="\n"))
    assert row(mapped, "granted") == "12 0 0 0 0 4 15"


def test_borders_between_some_cells_vouch_for_none_that_a_sum_refutes() -> None:
    mapped = read(
        glued({**COUNTY, "granted": "12 0 0 0 0 4 15", "carried_in": " 1 1 0 0 0 0 2"}, between="", after="\n")
    )
    assert row(mapped, "carried_in") == "? ? ? ? ? ? ?"
    text = glued({**COUNTY, "granted": "12 0 0 0 0 4 15"}, after="\n").replace("12000415", "12 0 0 0 0 4 15")
    assert row(read(text), "granted") == "? ? ? ? ? ? ?"


def test_a_column_of_remarks_is_no_column_of_numbers() -> None:
    for sign in ("/", "无", "-"):
        text = glued(COUNTY, between=" ", after=f" {sign}\n").replace("12 0 0 0 0 3 15", "120 0 0 0 3 15")
        assert row(read(text.replace("申请人情况", "申请人情况备注")), "granted") == "? ? ? ? ? ? ?"


def test_a_blank_cell_leaves_its_row_open() -> None:
    for blank in ("22 0 0 0 3 25", "22 3 25", "22 0 0 0 0 3"):
        mapped = read(glued({**COUNTY, "received": blank}, between=" "))
        assert row(mapped, "received") == "? ? ? ? ? ? ?"


def test_a_row_whose_label_is_lost_takes_the_trust_from_its_numbers_neighbours() -> None:
    mapped = read(glued(COUNTY).replace("1.属于国家秘密", ""))
    assert {fact.state for path, fact in mapped.facts.items() if "state_secret" not in path} <= {
        State.TEXT,
        State.NUMBER,
    }
    for id_ in ("partially_granted", "received", "results_total"):
        assert row(mapped, id_) == "? ? ? ? ? ? ?"


def test_a_table_printed_twice_is_neither() -> None:
    other = {**COUNTY, "received": "21 1 0 0 0 3 25"}
    for mapped in (read(glued(COUNTY) + glued(other)), read(glued(COUNTY) + "政府信息公开行政复议" + glued(other))):
        assert row(mapped, "received") == "? ? ? ? ? ? ?"


def test_without_all_its_heads_or_with_another_one_nothing_tells_the_columns() -> None:
    for heads in (HEADS.replace("科研机构", ""), HEADS + "备注", HEADS.replace("商业企业科研机构", "科研机构商业企业")):
        mapped = read(glued(COUNTY).replace(HEADS, heads))
        assert row(mapped, "received") == "? ? ? ? ? ? ?"


def test_labels_torn_from_their_numbers_leave_open_what_differs_between_rows() -> None:
    labels = "\n".join(label for label, _ in lines(COUNTY))
    numbers = "\n".join(row for _, row in lines(COUNTY) if row)
    for text in (f"{HEADS}\n{labels}\n{numbers}", f"{numbers}\n{HEADS}\n{labels}"):
        mapped = read(text)
        assert row(mapped, "received") == "? ? 0 0 0 ? ?"
        assert mapped.facts["requests.received.natural_person"].candidates == ("22", "1", "12", "0", "10", "23")
        assert mapped.facts["requests.received.other_organization"].candidates == ("3", "0")


def test_a_search_that_gives_up_says_so() -> None:
    mapped = read(glued({**COUNTY, "received": "1" * 40, "granted": "1" * 40}))
    for id_ in ("received", "granted"):
        assert row(mapped, id_) == "? ? ? ? ? ? ?"
        assert mapped.facts[f"requests.{id_}.total"].candidates[-1] == "……（未穷尽）"
