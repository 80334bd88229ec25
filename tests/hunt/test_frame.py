"""Tables on paper: what stands in a cell that page breaks cut stands where a program would print it."""

from random import Random

from bench.hunt.looks import PdfLook
from bench.hunt.paper.frame import Frame
from bench.hunt.paper.marks import Words
from samples.maker.model import Cell, Role, Table


def test_the_label_of_a_group_over_three_pages_stands_on_the_last_one_that_has_room_for_it() -> None:
    rows = tuple((Cell("", Role.LABEL), Cell(str(number), Role.VALUE)) for number in range(9))
    group = Cell("本年办理", Role.LABEL, rows=9, upright=True)
    table = Table("requests", (1, 4, 2), ((group, *rows[0]), *rows[1:]))
    frame = Frame(table, PdfLook(group_text="last"), 400.0, Random(1))  # noqa: S311 - nothing is drawn by lot here
    pages = [frame.draw(0.0, 0.0, start, end, torn=False)[0] for start, end in ((0, 4), (4, 8), (8, 9))]
    texts = [[mark.text for mark in marks if isinstance(mark, Words)] for marks in pages]
    assert texts == [["0", "1", "2", "3"], ["本", "年", "办", "理", "4", "5", "6", "7"], ["8"]]
