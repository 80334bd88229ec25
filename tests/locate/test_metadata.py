"""When a report was published and by whom, as its page states it."""

import pytest

from tests.locate.pages import located

TITLE = "石桥县教育局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "stated",
    [
        "@pubdate 2024-01-31 11:19:00",
        "@publishdate 20240131111900",
        "发布日期：2024-01-31",
        "发布时间：2024-01-31 11:19 来源：石桥县永丰镇",
        "来源:县教育局 时间:2024-01-31 10:01",
        "发布日期：2024 年 1 月 31 日 浏览次数：12",
        "公开日期：二〇二四年一月三十一日",
        "發布日期：2024/01/31",
        "索引号：000014348/2024-00001\n发布日期：\n2024-01-31",
        "| 公开日期 | 2024-01-31 | 发布机构 | 石桥县教育局 |",
        "| 索 引 号 | 000014348/2024-00001 | 发布日期：2024-01-31 |",
        "（2024年1月31日）",
        "2024-01-31 10:22",
        "| 生成日期 | 2024-01-15 |\n| 发布日期 | 2024-01-31 |",
    ],
)
def test_the_date_of_publication_is_read(stated: str) -> None:
    assert (
        located(f"{stated}\n{TITLE}\n[全文]" if stated.startswith("@") else f"{TITLE}\n{stated}\n[全文]").published_on
        == "2024-01-31"
    )


@pytest.mark.parametrize(
    "rubbish",
    [
        "2024年1月31日 星期三",
        "今天是2024年1月31日",
        "采集时间：2024-01-31",
        "发布日期：2024-13-31",
        "发布日期：1970-01-01",
        "发布日期：0000-00-00",
        "发布日期：",
        "来源：http://www.example/202401/t20240131_1.html",
        "@viewport 2024-01-31",
    ],
)
def test_what_is_no_date_of_publication_is_none(rubbish: str) -> None:
    assert located(f"{rubbish}\n{TITLE}\n[全文]").published_on is None


def test_dates_inside_the_report_are_none_of_publication() -> None:
    inside = "一、总体情况\n会议时间：2023-03-01\n| 时间 | 2023-05-01 |\n二、主动公开政府信息情况\n[二]"
    assert located(f"{TITLE}\n{inside}").published_on is None


def test_the_date_of_the_signature_counts_where_no_other_is_stated() -> None:
    below = "石桥县教育局\n2024年元月17日"
    assert located(f"{TITLE}\n[全文]\n{below}").published_on == "2024-01-17"
    assert located(f"{TITLE}\n发布日期：2024-01-31\n[全文]\n{below}").published_on == "2024-01-31"


@pytest.mark.parametrize(
    ("stated", "publisher"),
    [
        ("发布机构：石桥县教育局 发布日期：2024-01-31", "石桥县教育局"),
        ("发布机构：石桥县教育局发布日期：2024-01-31", "石桥县教育局"),
        ("發文機關：石桥县教育局 【字体：大 中 小】", "石桥县教育局"),
        ("| 发布机构 | 石桥县教育局 | 文号 | 无 |", "石桥县教育局"),
        ("| 发布机构： | 石桥县教育局（本级） |", "石桥县教育局（本级）"),
        ("发布机构：\n石桥县教育局", "石桥县教育局"),
        ("发布机构：本站", None),
        ("发布机构：http://www.example/", None),
        ("发布机构：党政办公室", None),
        ("发布机构：政府办公室 文号：无", None),
        ("| 发布机构 | 局办公室 | 公开日期 | 2024-01-31 |", None),
        ("发布机构：县司法局办公室", "县司法局办公室"),
        ("发布机构：党政办公室 公开单位：石桥县教育局", "石桥县教育局"),
        ("来源：石桥县教育局", None),
        ("主办单位：石桥县教育局", None),
    ],
)
def test_the_publisher_is_read(stated: str, publisher: str | None) -> None:
    found = located(f"2023年政府信息公开工作年度报告\n{stated}\n[全文]")
    assert [claim.value for claim in found.agencies] == ([publisher] if publisher else [])
