"""Two pages on one sheet, read by words: what goes on from sheet to sheet stands below what it goes on with."""

from pipeline.model.document import Table
from pipeline.read.paper.page import Page
from pipeline.read.pdf import by_words
from tests.read.words_on_paper import row, text

PROSE = "坚持以公开为常态、不公开为例外，持续完善公开制度，推动工作落实。"


def test_a_table_goes_on_from_the_right_half_of_a_sheet_on_the_left_half_of_the_next() -> None:
    left = [character for n in range(20) for character in text(60, 80 + 20 * n, PROSE)]
    heads = row(100, [(730, "项目"), (860, "自然人"), (940, "企业"), (1020, "总计")])
    body = [row(130 + 20 * n, [(730, f"{n}类申请办理"), (860, "1"), (1020, str(n))]) for n in range(1, 5)]
    after = [row(80 + 20 * n, [(135, f"{n}类申请办理"), (265, "2"), (425, str(n))]) for n in range(5, 8)]
    sheets = [
        Page(1, 1190, 842, (*left, *heads, *(character for line in body for character in line))),
        Page(2, 1190, 842, tuple(character for line in after for character in line)),
    ]
    first, second = [block for block in by_words.read_words(sheets).blocks if isinstance(block, Table)]
    assert [cell.text for cell in first.grid.cells][-4:] == ["4类申请办理", "1", "", "4"]
    assert [cell.text for cell in second.grid.cells][:4] == ["5类申请办理", "2", "", "5"]
    assert [cell.place.box.x0 > 900 for cell in first.grid.cells if cell.place.box][-1]


def test_a_table_without_labels_below_text_of_the_right_half_is_one_of_a_page_of_its_own() -> None:
    left = [character for n in range(6) for character in text(60, 80 + 20 * n, PROSE)]
    left += row(300, [(120, "信息内容"), (330, "决定数量")]) + row(320, [(120, "行政许可"), (330, "7")])
    right = [character for n in range(3) for character in text(655, 80 + 20 * n, PROSE)]
    right += row(300, [(700, "维持"), (860, "纠正"), (1020, "总计")]) + row(320, [(700, "1"), (860, "0"), (1020, "1")])
    right += row(800, [(892, "2")])
    blocks = by_words.read_words([Page(1, 1190, 842, (*left, *right))]).blocks
    tables = [[cell.text for cell in block.grid.cells] for block in blocks if isinstance(block, Table)]
    assert tables == [["信息内容", "决定数量", "行政许可", "7"], ["维持", "纠正", "总计", "1", "0", "1"]]
