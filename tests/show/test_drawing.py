"""Tables of spanning cells in a terminal, Chinese characters two columns wide."""

from pipeline.show.drawing import Box, draw


def drawn(*boxes: Box, widths: list[int]) -> list[str]:
    return draw(boxes, widths).plain.splitlines()


def test_spans_break_the_lines_they_cover() -> None:
    assert drawn(
        Box(0, 0, "行政复议", column_span=2),
        Box(0, 2, "总计", row_span=2),
        Box(1, 0, "维持"),
        Box(1, 1, "12", right=True),
        widths=[4, 4, 4],
    ) == [
        "┌─────────┬────┐",
        "│行政复议 │总计│",
        "├────┬────┤    │",
        "│维持│  12│    │",
        "└────┴────┴────┘",
    ]


def test_text_wraps_where_its_cell_is_full_and_the_row_grows() -> None:
    assert drawn(Box(0, 0, "社会公益组织"), Box(0, 1, "1"), widths=[6, 3]) == [
        "┌──────┬───┐",
        "│社会公│1  │",
        "│益组织│   │",
        "└──────┴───┘",
    ]


def test_what_a_spanning_cell_lacks_is_given_to_its_last_row() -> None:
    assert drawn(Box(0, 0, "本年度办", row_span=2), Box(0, 1, "a"), Box(1, 1, "b"), widths=[2, 1]) == [
        "┌──┬─┐",
        "│本│a│",
        "│年├─┤",
        "│度│b│",
        "│办│ │",
        "└──┴─┘",
    ]


def test_an_empty_text_and_a_line_break_are_lines() -> None:
    assert drawn(Box(0, 0, ""), Box(1, 0, "a\nb"), widths=[2]) == ["┌──┐", "│  │", "├──┤", "│a │", "│b │", "└──┘"]
