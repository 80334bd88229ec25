"""Tables copied as text with fields between tabs, and the numbers that a person reads in them."""

from pipeline.forms.load import load_forms
from pipeline.mapping.tables import map_table
from tests.mapping.drawn import grid, match
from tests.mapping.readings import APPLICANTS, values


def test_a_text_copy_counts_its_columns_from_the_last_label() -> None:
    drawing = """
| 勾稽 |  | 申请人情况 |  |  |  |  |  | 总计 |  |  |
|  |  | 自然人 | 法人或其他组织 |  |  |  |  |  |  |  |
|  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |  |  |
| 一、本年新收政府信息公开申请数量 |  | 6 | 5 | 4 | 3 | 2 | 1 | 21 |  |  |
| 三、本年度办理结果 | （一）予以公开 |  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |  |
|  | （三）不予公开 | 1.属于国家秘密 |  | 2 |  | 0 | 0 | 0 | 0 | 2 |
|  |  | 2.其他法律行政法规禁止公开 |  |  | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 3.危及“三安全一稳定” | 7 |  | 0 | 0 | 0 | 0 | 7 |  |
|  |  | 4.保护第三方合法权益 | 7 |  | 0 | 0 | 0 | 7 |  |  |
|  |  | 5.属于三类内部事务信息 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "received", APPLICANTS) == [6, 5, 4, 3, 2, 1, 21]
    assert values(mapped, "granted", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]
    assert values(mapped, "denied.state_secret", APPLICANTS) == [2, "blank", 0, 0, 0, 0, 2]
    assert values(mapped, "denied.prohibited_by_law", APPLICANTS) == ["blank", 0, 0, 0, 0, 0, 0]
    assert values(mapped, "denied.security_and_stability", APPLICANTS) == [7, "blank", 0, 0, 0, 0, 7]  # just as wide
    assert values(mapped, "denied.third_party_rights", APPLICANTS) == ["text"] * 7  # begins a field early, ends early
    assert values(mapped, "denied.internal_affairs", APPLICANTS) == [0] * 7  # one zero too many, wherever it stands
    assert [cell.text for cell in mapped.unmapped] == ["0"]


def test_a_misprinted_label_in_a_text_copy_is_a_label_all_the_same() -> None:
    drawing = """
| 项目 |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|  | （三）不予公开 | 5.属于三类内部事物信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "denied.internal_affairs", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]
    assert [label.typo for label in mapped.labels] == [True]


def test_a_misprinted_label_behind_the_running_number_of_its_row_is_a_label_all_the_same() -> None:
    drawing = """
| 项次 | 勾稽 | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 8 | 4.保护第三方合法权益 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |
| 9 | 5.属于三类内部事物信息 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "denied.internal_affairs", APPLICANTS) == [3, 0, 0, 0, 0, 1, 4]


def test_a_misprinted_label_is_one_beside_its_group_and_the_running_number_of_the_row() -> None:
    drawing = """
| 项次 | 勾稽 | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 12 | 8.属于行政查询事项 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |
| 13 | （四）无法提供 | 1.本机关不掌握相关政府政府信息 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |
| 14 | 2.没有现成信息需要另行制作 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "not_available.not_held", APPLICANTS) == [3, 0, 0, 0, 0, 1, 4]
    assert values(mapped, "not_available.needs_creation", APPLICANTS) == [1, 0, 0, 0, 0, 0, 1]


REMARKS = """
| 勾稽 |  | 申请人情况 |  |  |  |  |  |  | 备注 |
|  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |  |
|  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |  |
"""


def test_a_column_behind_the_last_does_not_make_a_line_with_a_blank_one_full() -> None:
    drawing = """
| 勾稽 | 申请人情况 |  |  |  |  |  |  | 备注 |
|  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |  |
|  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |  |
| 一、本年新收政府信息公开申请数量 |  |  | 2 | 1 |  |  | 0 | 20 | 无 |
| 三、本年度办理结果 | （一）予以公开 |  |  | 1 | 2 |  |  | 0 | 20 | 无 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "received", APPLICANTS) == ["text"] * 7
    assert values(mapped, "granted", APPLICANTS) == ["text"] * 7
    assert mapped.facts["requests.received.total"].candidates == ("2", "1", "0", "20", "无")


def test_a_column_behind_the_last_keeps_its_own_where_the_lines_stand_under_their_heads() -> None:
    lines = """
| 一、本年新收政府信息公开申请数量 |  |  | 2 | 1 |  |  | 0 | 20 | 无 |
| 三、本年度办理结果 | （一）予以公开 |  |  | 2 | 1 |  |  | 0 | 20 | 无 |
"""
    drawing = REMARKS.strip() + lines
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "received", APPLICANTS) == ["blank", 2, 1, "blank", "blank", 0, 20]
    assert values(mapped, "granted", APPLICANTS) == ["blank", 2, 1, "blank", "blank", 0, 20]
    assert [cell.text for cell in mapped.unmapped] == ["无", "无"]


def test_numbers_in_a_column_behind_the_last_are_doubtful_where_they_may_be_the_last() -> None:
    drawing = """
| 勾稽 | 申请人情况 |  |  |  |  |  |  | 上年总计 |
|  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |  |
|  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |  |
| 一、本年新收政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 3 | 3 |
| 二、上年结转政府信息公开申请数量 |  |  | 1 | 1 | 0 | 0 | 0 | 2 | 2 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "received", APPLICANTS) == ["text"] * 7
    assert values(mapped, "carried_in", APPLICANTS) == ["text"] * 7


def test_lines_that_begin_a_field_before_their_heads_are_doubtful_where_the_first_column_is_blank() -> None:
    drawing = """
| 勾稽 |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 |  | 2 | 1 | 0 | 0 | 0 | 3 |  |
| 二、上年结转政府信息公开申请数量 |  | 1 | 1 | 0 | 0 | 0 | 2 |
"""
    mapped = map_table(match("requests", grid(drawing, ragged=True)), load_forms().editions["2021"], "test")
    assert values(mapped, "received", APPLICANTS) == ["text"] * 7
    assert values(mapped, "carried_in", APPLICANTS) == ["text"] * 7
