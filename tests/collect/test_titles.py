"""Titles as lists print them: which are such reports, for which year, whose; and which only look like one."""

import pytest

from pipeline.collect.titles import parse_title, same_agency


@pytest.mark.parametrize(
    ("printed", "agency", "year"),
    [
        ("2019年云溪市人民政府办公厅政府信息公开工作年度报告", "云溪市人民政府办公厅", 2019),
        ("2025 年云溪市科委政府信息公开工作\n年度报告", "云溪市科委", 2025),
        ("西岭新区底庄街道办事处2023年度政府\n信息公开工作年度报告", "西岭新区底庄街道办事处", 2023),
        ("云溪市2017年政府信息公开年度报告", "云溪市", 2017),
        ("云溪州公安局2023年度政府信息公开工作年度报告", "云溪州公安局", 2023),
        ("云溪区发展和改革局2020年度政府信息公开工作报告", "云溪区发展和改革局", 2020),
        ("2022年石桥县卫生健康委员会信息公开年报", "石桥县卫生健康委员会", 2022),
        ("2023年度沅水路街道信息公开工作报告", "沅水路街道", 2023),
        ("石桥市市场监督管理局2016年政务信息公开年度报告", "石桥市市场监督管理局", 2016),
        ("石桥实验区财政金融局关于2014年度政府信息公开工作年度报告", "石桥实验区财政金融局", 2014),
        ("2025年度政府信息公开工作年度报告", None, 2025),
        ("2025石桥县大垅乡2025年度政府信息公开工作年度报告", "石桥县大垅乡", 2025),
        ("《田庄镇2020年政府信息公开工作年度报告》", "田庄镇", 2020),
        ("石桥市人民政府2019年政府信息公开工作年度报告（图片版）", "石桥市人民政府", 2019),
        ("[部门年报] 石桥县水利局2022年政府信息公开工作年度报告[2023-01-20]", "石桥县水利局", 2022),
        ("石桥县教育局关于公布2023年政府信息公开工作年度报告的公告", "石桥县教育局", 2023),
        ("二〇一二年石桥县政府信息公开工作年度报告", "石桥县", 2012),
        ("石桥市政府采购中心2023年政府信息公开工作年度报告", "石桥市政府采购中心", 2023),
        ("2022年云溪市人民政府信息公开工作年度报告", "云溪市人民政府", 2022),
        ("石桥县教育局2021年政府信息公开工作年度报告.pdf", "石桥县教育局", 2021),
        ("\u202e\x1b[2J石桥县教育局2021年政府信息公开工作年度报告<img src=x onerror=alert(1)>", "石桥县教育局", 2021),
    ],
)
def test_a_title_tells_agency_and_year(printed: str, agency: str | None, year: int) -> None:
    title = parse_title(printed)
    assert title is not None
    assert (title.agency, title.year, title.sure) == (agency, year, True)


@pytest.mark.parametrize(
    "printed",
    [
        "石桥县财政局2023年财政预决算公开",
        "石桥县教育局2023年部门决算公开报告",
        "石桥县教育局2023年度工作报告",
        "政府信息公开指南",
        "政府信息公开目录",
        "关于做好2023年政府信息公开工作年度报告编制工作的通知",
        "关于报送2023年政府信息公开工作年度报告的通知",
        "政府网站工作年度报表（2023年度）",
        "2023年法治政府建设年度报告",
        "一图读懂石桥县2023年政府信息公开工作年度报告",
        "石桥县2023年政府信息公开工作年度报告解读",
        "石桥县2023年政府信息公开工作年度报告（模板）",
        "2023年上半年政府信息公开工作报告",
        "石桥职业学院2022-2023学年信息公开工作报告",
        "2023年度政府信息公开工作年度报告统计表",
        "石桥县召开政府信息公开年度报告编制工作培训会",
        "石桥县教育局2023年政务公开工作要点",
        "2023年石桥县政府工作报告",
    ],
)
def test_what_is_no_report_of_an_agency_for_a_year_is_none(printed: str) -> None:
    assert parse_title(printed) is None


def test_a_title_that_a_list_cut_short_is_not_sure() -> None:
    title = parse_title("石桥县交通运输局2021年政府信息公开工作年…")
    assert title is not None
    assert (title.year, title.sure) == (2021, False)


def test_an_agency_may_call_itself_by_the_end_of_its_name() -> None:
    assert same_agency("石桥县教育局", "县教育局")
    assert same_agency("石桥县人民政府", "石桥县")
    assert not same_agency("石桥县人民政府", "石桥县人民政府办公室")
    assert not same_agency("石桥县教育局", "石桥县财政局")
