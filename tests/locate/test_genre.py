"""Reports, notices that carry the form, and everything else that stands on an agency's website."""

import pytest

from pipeline.locate import locate
from tests.locate.pages import FORMS, located, page

TITLE = "石桥县教育局2023年政府信息公开工作年度报告"
BLANK = "[二 空]\n[三 空]\n[四 空]"
PROSE = (
    "2017年，我局高度重视政府信息公开工作，成立领导小组，明确专人负责，做到依法公开、及时公开、真实公开，取得了较好的效果。"
    "全年主动公开信息200条，其中网站180条，公示栏20条，内容涉及教育教学、招生考试、财务收支、人事任免等方面，群众反映良好。"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n[全文]",
        "[全文]",
        "年报\n[全文]",
        f"石桥县教育局2017年政府信息公开工作年度报告\n{PROSE}",
        f"@title 石桥县教育局2017年政府信息公开工作年度报告\n{PROSE}",
        f"通知公告\n关于开展普法工作的通知\n石桥县教育局2017年政府信息公开工作年度报告\n{PROSE}",
        f"石桥县教育局关于公布2017年政府信息公开工作年度报告的公告\n二、主动公开政府信息情况\n{PROSE}\n五、存在的主要问题及改进措施\n不够。",
        f"{TITLE}\n根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》要求，编制本报告。\n[全文]",
        f"现将石桥县教育局2023年政府信息公开工作年度报告予以公布。\n{TITLE}\n[全文]",
        "二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。",
        "▣\n▣",
        "▣\n- 1 -\n▣",
        f"{TITLE}\n▣",
        f"h1 {TITLE}\n发布日期：2024-01-02\n▣\n▣",
        f"{TITLE}\n一、总体情况\n好。\n{BLANK}",
    ],
)
def test_a_report_is_a_report(text: str) -> None:
    assert located(text).genre == "report"


@pytest.mark.parametrize(
    "text",
    [
        "404\n抱歉，您访问的页面不存在\n返回首页\n▣",
        "请登录后访问\n用户名\n密码\n验证码\n▣",
        f"@title {TITLE}-石桥县人民政府\nh1 {TITLE}\n发布日期：2024-01-20\n附件：{TITLE}.pdf\n主办单位：石桥县人民政府",
        f"@title {TITLE}\nWe're sorry but this page doesn't work without JavaScript.",
        f"@title 政府信息公开年报-石桥县人民政府\n政府信息公开年报\n{TITLE}\n2024-01-20\n{TITLE.replace('教育', '水务')}",
        f"石桥县教育局政府信息公开指南\n{PROSE}\n一、主动公开\n规章、规范性文件。\n政府信息公开工作年度报告\n每年一月三十一日前公布。",
        f"石桥县2023年政务公开工作要点\n{PROSE}\n一、总体要求\n好。\n二、主动公开政府信息\n好。",
        f"石桥县教育局2023年法治政府建设年度报告\n{PROSE}\n一、总体情况\n好。\n二、存在的主要问题及改进措施\n不够。",
        f"石桥县教育局2022年部门决算\n{PROSE}\n一、基本情况\n二、其他事项\n| 行政许可 | 3 |\n| 行政处罚 | 1 |\n| 行政强制 | 1 |",
        f"政府工作报告\n各位代表：\n{PROSE}",
        f"石桥县教育局发布{TITLE[6:]}\n本报讯 {PROSE}",
        f"关于做好2023年政府信息公开工作年度报告\n编制发布工作的通知\n各科室：\n一、总体情况。{PROSE}\n二、主动公开政府信息情况。请填表。",
        f"各乡镇人民政府，县政府各部门：\n一、总体情况\n{PROSE}\n二、主动公开政府信息情况\n请填表。",
        f"石桥大学2022-2023学年信息公开工作年度报告\n{PROSE}",
        f"【图解】{TITLE}\n▣",
        f"一图读懂{TITLE}\n▣",
        "今天天气很好。",
        "",
    ],
)
def test_what_is_no_report_is_none(text: str) -> None:
    assert located(text).genre == "other"


@pytest.mark.parametrize(
    "text",
    [
        f"关于做好2023年政府信息公开工作年度报告编制工作的通知\n各科室：\n请按附件编制。\n附件\n{BLANK}",
        f"@title 关于报送2023年政府信息公开工作年度报告的通知-石桥县人民政府\n附件\n{BLANK}",
        f"各乡镇人民政府，县政府各部门：\n请按附件编制。\nXX局2023年政府信息公开工作年度报告\n一、总体情况\n{BLANK}",
    ],
)
def test_a_notice_may_carry_the_form(text: str) -> None:
    assert located(text).genre == "notice_with_blank_form"


def test_a_report_cut_short_before_its_text_is_still_a_report() -> None:
    assert locate(page(f"{TITLE}\n根据条例", complete=False), FORMS).genre == "other"
    assert locate(page(f"@title {TITLE}\n{TITLE}\n根据条例", complete=False), FORMS).genre == "report"
