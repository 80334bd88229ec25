"""Headings and what stands below them."""

import re

import pytest

from pipeline.model.located import Located
from tests.locate.pages import located

TITLE = "石桥县教育局2023年政府信息公开工作年度报告"
HEADINGS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
IDS = ["overview", "proactive_disclosure", "requests", "review_litigation", "problems", "other_matters"]
BODY = """
一、总体情况
工作平稳。
二、主动公开政府信息情况
[二]
三、收到和处理政府信息公开申请情况
[三]
四、政府信息公开行政复议、行政诉讼情况
[四]
五、存在的主要问题及改进情况
公开不够及时。
六、其他需要报告的事项
未收取信息处理费。"""


def texts(found: Located) -> dict[str, str]:
    return {section.id: section.text for section in found.sections}


def ids(found: Located) -> list[str]:
    return [section.id for section in found.sections]


@pytest.mark.parametrize(
    "numbered",
    [r"\1、", "（\\1）", r"第\1部分 ", r"\1 ", r"\1．", r"第\1、", ""],
)
def test_sections_are_found_however_they_are_numbered(numbered: str) -> None:
    found = located(TITLE + re.sub("(?m)^([一二三四五六])、", numbered, BODY))
    assert ids(found) == IDS
    assert texts(found)["problems"] == "公开不够及时。"


@pytest.mark.parametrize(
    "foot", ["阅读 123", "阅读原文", "预览时标签不可点", "微信扫一扫⏎关注该公众号", "继续滑动看下一个"]
)
def test_the_foot_of_an_article_in_wechat_is_no_text(foot: str) -> None:
    assert texts(located(f"{TITLE}{BODY}\n{foot}"))["other_matters"] == "未收取信息处理费。"
    assert texts(located(f"{TITLE}{BODY}\n阅读服务已经改进。"))["other_matters"].endswith("阅读服务已经改进。")


@pytest.mark.parametrize(
    "foot",
    [
        "抄送：县政府办公室",
        "单位负责人：张某 审核人：李某 填报人：王某",
        "终审：县教育局",
        "三审人员：张某",
        "石桥县教育局办公室 2024年1月10日印发",
    ],
)
def test_the_imprint_of_the_paper_is_no_text_and_the_signature_may_follow_it(foot: str) -> None:
    found = located(f"2023年政府信息公开工作年度报告{BODY}\n{foot}\n石桥县教育局\n2024年1月12日")
    assert (texts(found)["other_matters"], found.agency) == ("未收取信息处理费。", "石桥县教育局")
    kept = "三审三校：制度已经落实。"
    assert texts(located(f"{TITLE}{BODY}\n{kept}"))["other_matters"].endswith(kept)


def test_an_attachment_that_is_headed_as_another_form_is_no_text_of_the_last_section() -> None:
    found = located(f"{TITLE}{BODY}\n附件1\n各单位统计表\n石桥县水务局政府信息公开情况统计表\n[二 3]")
    assert texts(found)["other_matters"] == "未收取信息处理费。"


def test_numbers_in_figures_may_count_the_sections() -> None:
    assert (
        ids(
            located(
                TITLE + re.sub("(?m)^([一二三四五六])、", lambda mark: f"{'一二三四五六'.index(mark[1]) + 1}.", BODY)
            )
        )
        == IDS
    )


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (1, "二、主动公开政府政府情况"),
        (1, "一、主动公开政府信息情况"),
        (1, "二、主动公开政府信息情况" + "\u00a0" * 23),
        (1, "二、主动公开政府信息情况（单位：件）"),
        (2, "三、收到和处理政府信息公开的申请情况"),
        (2, "三、收到和处理政府信息\n公开申请情况"),
        (3, "四、因政府信息公开工作被申请行政复议提起行政诉讼情况"),
        (3, "三、政府信息公开行政复议、行政诉讼情况"),
        (4, "五、存在的主要问题及整改措施"),
        (4, "五、存在的不足和下一步打算"),
        (5, "六、其他事项"),
        (5, "五、其他需要报告的事项"),
    ],
)
def test_a_heading_is_known_by_its_wording(place: int, printed: str) -> None:
    found = located(TITLE + BODY.replace(HEADINGS[place], printed))
    assert ids(found) == IDS
    assert found.sections[place].heading == printed.strip().replace("\n", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "无其他需要报告的事项。",
        "无其他需要报告的事项",
        "一、主动公开情况良好，全年公开200条。",
        "其他需要报告的事项：无。",
        "概述。",
    ],
)
def test_what_merely_looks_like_a_heading_is_text(sentence: str) -> None:
    found = located(f"{TITLE}\n一、总体情况\n{sentence}\n二、主动公开政府信息情况\n[二]")
    assert ids(found) == ["overview", "proactive_disclosure"]
    assert texts(found)["overview"] == sentence


def test_sub_headings_open_no_section() -> None:
    inside = (
        "（一）组织领导\n有力。\n（二）主动公开政府信息情况\n200条。\n1.主动公开政府信息情况\n2.其他事项\n"
        "（三）收到和处理政府信息公开申请情况\n2件。"
    )
    found = located(TITLE + BODY.replace("工作平稳。", inside))
    assert ids(found) == IDS
    assert texts(found)["overview"] == inside
    assert texts(found)["proactive_disclosure"] == ""


def test_a_section_numbered_out_of_style_is_a_section_all_the_same() -> None:
    assert ids(located(TITLE + BODY.replace("五、存在", "（五）存在"))) == IDS


def test_words_of_a_menu_are_no_headings() -> None:
    found = located(f"首页\n概述\n总体情况\n其他事项\n{TITLE}{BODY}")
    assert ids(found) == IDS
    assert texts(found)["overview"] == "工作平稳。"


def test_a_table_of_contents_is_no_report() -> None:
    contents = "\n".join(HEADINGS)
    intro = "根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告，全文包括六个部分。"
    found = located(f"{TITLE}\n目录\n{contents}\n{intro}{BODY}")
    assert (ids(found), texts(found)["other_matters"]) == (IDS, "未收取信息处理费。")
    assert texts(found)["overview"] == "工作平稳。"


def test_a_report_printed_twice_has_each_section_once() -> None:
    found = located(f"{TITLE}{BODY}\n{TITLE}{BODY}")
    assert ids(found) == IDS
    assert texts(found)["other_matters"] == "未收取信息处理费。"


def test_text_in_the_line_of_its_heading_belongs_to_the_section() -> None:
    run_in = BODY.replace("总体情况\n工作", "总体情况。2023年，工作").replace("情况\n公开不够", "情况：公开不够")
    found = located(TITLE + run_in)
    assert ids(found) == IDS
    assert texts(found)["overview"] == "2023年，工作平稳。"
    assert texts(found)["problems"] == "公开不够及时。"
    assert found.sections[0].heading == "一、总体情况"


def test_a_heading_that_says_nothing_itself_is_heading_and_text() -> None:
    found = located(TITLE + BODY.replace("六、其他需要报告的事项\n未收取信息处理费。", "六、无其他需要报告的事项"))
    assert texts(found)["other_matters"] == "无其他需要报告的事项"


def test_lines_of_one_paragraph_are_lines() -> None:
    found = located(
        f"{TITLE}⏎一、总体情况⏎工作平稳。⏎二、主动公开政府信息情况\n[二]\n"
        "五、存在的主要问题及改进情况⏎不够。⏎六、其他需要报告的事项⏎无。⏎石桥县教育局⏎2024年1月3日"
    )
    assert texts(found) == {
        "overview": "工作平稳。",
        "proactive_disclosure": "",
        "problems": "不够。",
        "other_matters": "无。",
    }


@pytest.mark.parametrize(
    "tail",
    [
        "石桥县教育局\n2024年1月17日",
        "石桥县教育局（盖章）\n二〇二四年一月十七日",
        "石桥县教育局 2024年1月17日",
        "石桥县教育局",
        "2024年1月",
        "附件：1.统计表.xls\n2.说明.doc",
        "【打印】【关闭】\n主办单位：石桥县人民政府",
        "扫一扫在手机打开当前页\n版权所有",
        "上一篇：石桥县教育局2022年政府信息公开工作年度报告",
        "石桥县教育局2022年政府信息公开工作年度报告\n石桥县教育局2021年政府信息公开工作年度报告",
        "相关链接： 文件下载：\n备案编号：示例备000号",
    ],
)
def test_what_stands_below_the_report_is_no_part_of_its_last_section(tail: str) -> None:
    assert texts(located(f"{TITLE}{BODY}\n{tail}"))["other_matters"] == "未收取信息处理费。"


@pytest.mark.parametrize(
    "line",
    [
        "维护群众知情权，收取信息处理费0元。",
        "主办的政协提案均已公开。",
        "相关信息均已公开。",
        "分享经验，改进工作。",
        "打印材料不收费。",
        "【收费情况】未收取信息处理费。",
        "1.附件已按规定公开。",
        "联系电话已公布。",
    ],
)
def test_a_line_of_text_is_not_taken_for_the_foot_of_the_page(line: str) -> None:
    assert texts(located(f"{TITLE}{BODY}\n{line}"))["other_matters"] == f"未收取信息处理费。\n{line}"


def test_a_last_section_without_text_stays_empty() -> None:
    found = located(f"{TITLE}{BODY.removesuffix('未收取信息处理费。')}石桥县教育局\n2024年1月17日")
    assert texts(found)["other_matters"] == ""


def test_a_running_head_cuts_no_text() -> None:
    found = located(TITLE + BODY.replace("未收取", f"第一。\n- 5 -\n{TITLE}\n未收取"))
    assert texts(found)["other_matters"] == "第一。\n未收取信息处理费。"


def test_text_in_a_frame_is_text() -> None:
    framed = "| 当前存在的主要问题是公开不够及时，下一步将加强人员培训，完善制度，改进服务。 |"
    found = located(TITLE + BODY.replace("公开不够及时。", framed))
    assert texts(found)["problems"] == framed.strip("| ")


def test_headings_in_tables_count_where_there_are_no_others() -> None:
    found = located(f"""
{TITLE}
一、总体情况
工作平稳。
| 二、主动公开政府信息情况 |  |  |  |
| 第二十条第（一）项 |  |  |  |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
五、存在的主要问题及改进情况
不够。
""")
    assert ids(found) == ["overview", "proactive_disclosure", "problems"]


def test_a_narrative_with_its_tables_behind_it_keeps_its_order() -> None:
    narrative = re.sub(r"\n\[.\]", "\n见附表。", BODY)
    tables = "\n".join(f"{heading}\n[{heading[0]}]" for heading in HEADINGS[1:4])
    found = located(f"{TITLE}{narrative}\n石桥县教育局\n2024年1月9日\n{tables}")
    assert ids(found) == IDS
    assert texts(found)["other_matters"] == "未收取信息处理费。"
    assert (found.agencies[1].source, found.published_on) == ("signature", "2024-01-09")


def test_a_heading_behind_a_sentence_of_the_same_line_begins_its_section() -> None:
    run_on = "统计期限为2023年1月1日至12月31日。 一、总体情况 2023年，我局公开信息153条。 二、主动公开政府信息情况"
    found = located(TITLE + "\n" + run_on + "\n[二]")
    assert texts(found)["overview"] == "2023年，我局公开信息153条。"
    assert ids(found) == IDS[:2]


def test_headings_named_in_a_sentence_begin_none() -> None:
    said = "本报告由六部分组成。 一、总体情况；二、主动公开政府信息情况；三、其他需要报告的事项。"
    found = located(f"{TITLE}\n{said}{BODY}")
    assert ids(found) == IDS
    assert texts(found)["overview"] == "工作平稳。"
