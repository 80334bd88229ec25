"""Numbers with a point that run over the end of a line in narrow cells, in a table that is read by words."""

import pytest

from pipeline.read.paper.page import Character
from tests.read.words_on_paper import row, tables, text

HEADS = row(88, [(175, "项目"), (260, "个人"), (290, "企业"), (320, "总计")])
CELLS = (248, 278, 308)
"""Where the cells begin; they hold four figures."""


def line(y: float, label: str, *cells: str) -> list[Character]:
    """Set a label and figures on the left of their cells."""
    words = [*text(130, y, label), *(c for x, each in zip(CELLS, cells, strict=True) for c in text(x, y, each))]
    return [character for character in words if character.text]


def test_a_number_broken_at_its_point_stands_in_the_row_of_its_label() -> None:
    page = [
        *HEADS,
        *line(112, "", "1738", "224.", "2128"),
        *line(124, "一、本年新收", ".00", "00", ".00"),
        *line(146, "二、上年结转", "56", "11", "67"),
        *line(168, "", "483.", "", "698."),
        *line(180, "三、予以公开", "00", "131", "00"),
        *line(202, "四、结转下年", "1.5", "4", "5.5"),
    ]
    assert tables(page) == [
        [
            ["项目", "个人", "企业", "总计"],
            ["一、本年新收", "1738\n.00", "224.\n00", "2128\n.00"],
            ["二、上年结转", "56", "11", "67"],
            ["三、予以公开", "483.\n00", "131", "698.\n00"],
            ["四、结转下年", "1.5", "4", "5.5"],
        ]
    ]


FOOT = [
    *HEADS,
    *line(110, "1.其他法律规章禁止", "", "", ""),
    *line(122, "公开", "5", "6", "11"),
    *line(144, "2.没有现成信息需要", "", "", ""),
    *line(156, "制作", "1", "2", "3"),
]
"""Rows in whose cells everything stands at the foot."""


@pytest.mark.parametrize(
    ("first", "rest", "read"),
    [
        (("390.", "", "447."), ("00", "26", "00"), ["390.\n00", "26", "447.\n00"]),
        (("54.0", "", ""), ("0", "6", "65"), ["54.0\n0", "6", "65"]),
        (("", "", "15.0"), ("13", "1", "0"), ["13", "1", "15.0\n0"]),
    ],
)
def test_a_number_may_be_broken_beside_a_label_of_two_lines_where_cells_stand_at_the_foot_of_rows(
    first: tuple[str, ...], rest: tuple[str, ...], read: list[str]
) -> None:
    page = [*FOOT, *line(178, "3.本机关不掌握有关", *first), *line(190, "信息", *rest)]
    assert tables(page)[0][-1] == ["3.本机关不掌握有关\n信息", *read]


@pytest.mark.parametrize("first", [("", "", "15.0"), ("2400", "", "2400"), ("", "1.25", "")])
def test_figures_of_two_rows_are_no_halves_of_numbers_where_labels_begin_another_row(first: tuple[str, ...]) -> None:
    page = [*FOOT, *line(178, "3.本机关不掌握有关", *first), *line(190, "4.重复", "0", "6", "7")]
    assert tables(page)[0][-2:] == [["3.本机关不掌握有关", *first], ["4.重复", "0", "6", "7"]]


def test_enumerators_in_a_column_of_their_own_are_no_halves_of_numbers() -> None:
    page = [
        *row(100, [(70, "序号"), (175, "项目"), (260, "个人"), (290, "企业"), (320, "总计")]),
        *(
            c
            for n in range(3)
            for c in [*text(66, 120 + 14 * n, f"{n + 1}."), *line(120 + 14 * n, "申请", "1", "2", "3")]
        ),
    ]
    assert [cells[-3:] for cells in tables(page)[0][1:]] == [["1", "2", "3"]] * 3
