"""Reports of 2014 to 2020 on the form of 2014: the national table, provinces' short forms, and what offices add to it."""

from samples.maker.model import BLANK, Printed, number
from samples.maker.reshape import cut
from samples.maker.sample import report
from samples.maker.statistics import Extra, StatisticsLayout
from samples.maker.statistics_form import IDS
from samples.maker.statistics_story import StatisticsStory
from samples.maker.story import Planted
from samples.maker.writers import docx, html_article, html_cms, html_word, pdf_canvas, pdf_fpdf, pdf_platypus, text
from samples.maker.writers.docx import Dress
from samples.maker.writers.pdf_layout import Look

UNKNOWN = Planted("FORM.ROW_UNKNOWN", "warning", "statistics")
_SHORT = {
    "proactive_disclosure.channel_website": "1.政府网站公开数",
    "proactive_disclosure.channel_gazette": "2.政府公报公开数",
    "requests.received": "受理依申请公开信息总数",
    "requests.received_in_person": "其中：1.当面申请数",
    "requests.received_online": "2.网上申请数",
    "requests.replied": "对申请的答复总数",
    "requests.granted": "其中：1.同意公开答复数",
    "requests.partially_granted": "2.同意部分公开答复数",
    "requests.denied": "3.不予公开答复数",
    "reconsideration.total": "行政复议数",
    "litigation.total": "行政诉讼数",
}

FULL_2016 = StatisticsStory(
    agency="霁川市审计局",
    year=2016,
    size="department",
    seed=401,
    layout=StatisticsLayout(sign=""),
)
NUMBERED_2017 = StatisticsStory(
    agency="云岫区司法局",
    year=2017,
    size="department",
    seed=402,
    layout=StatisticsLayout(running_numbers=True, heads=("指标名称", "单位", "统计数据"), framed=True),
    heading="",
)
CUT_2018 = StatisticsStory(
    agency="溯光区人民政府",
    year=2018,
    size="county",
    seed=403,
    scope="consolidated",
)
PLAIN_2015 = StatisticsStory(
    agency="照影镇人民政府",
    year=2015,
    size="town",
    seed=404,
    cells={row: BLANK for row in IDS if row.startswith("meetings_training.")},
    layout=StatisticsLayout(plain_labels=True, sign="----", heads=("统计指标", "单位", "数量")),
    planted=(Planted("FORM.BLANK", "warning", "statistics"),),
)
RECEIVED_2016 = StatisticsStory(
    agency="望汐市水利局",
    year=2016,
    size="department",
    seed=405,
    figures={
        "requests.received": 19,
        "requests.received_in_person": 4,
        "requests.received_fax": 0,
        "requests.received_online": 9,
        "requests.received_mail": 3,
        "proactive_disclosure.normative_documents_disclosed": 5000,
    },
    status="needs_review",
    planted=(
        Planted("STAT.RECEIVED", "error", "statistics.requests.received_in_person.value"),
        Planted("STAT.NORMATIVE", "warning", "statistics.proactive_disclosure.total.value"),
    ),
)
SHORT_2018 = StatisticsStory(
    agency="泊鹭镇人民政府",
    year=2018,
    size="town",
    seed=406,
    figures={"requests.received": 5, "requests.received_in_person": 1, "requests.received_online": 2},
    layout=StatisticsLayout(
        heads=("指标名称", "计量单位", "2018年度"),
        cumulative="历年累计",
        only=tuple(_SHORT),
        relabel=_SHORT,
        extra={
            "requests.received_online": (Extra("3.信函、传真申请数", "件", "2", "requests.received"),),
            "requests.denied": (Extra("4.其他类型答复数", "件", "1"), Extra("接受行政诉讼、举报数", "件", "0")),
        },
    ),
    status="needs_review",
    planted=(
        *(Planted("FORM.ROW_MISSING", "error", f"statistics.{row}") for row in IDS if row not in _SHORT),
        UNKNOWN,
    ),
)
EXTRA_2017 = StatisticsStory(
    agency="澄砚县教育局",
    year=2017,
    size="department",
    seed=407,
    figures={
        "requests.received": 14,
        "requests.received_in_person": 2,
        "requests.received_fax": 1,
        "requests.received_online": 6,
        "requests.received_mail": 3,
    },
    layout=StatisticsLayout(
        relabel={
            "requests.received_online": "3.网上申请数",
            "requests.denied": "4.不予公开答复数",
            "reconsideration.corrected": "（二）被依法纠正数",
            "litigation.corrected": "（二）被依法纠正数",
        },
        extra={
            "proactive_disclosure.normative_documents_issued": (
                Extra("主动公开机构领导、机构设置及人事信息", "条", "21"),
                Extra("主动公开规划计划、统计信息", "条", "8"),
            ),
            "requests.received_mail": (Extra("5.其他形式申请数", "件", "2", "requests.received"),),
            "capacity.staff_part_time": (Extra("3.借调人员数", "人", "1", "capacity.staff"),),
        },
    ),
    cells={"capacity.staff": number(7), "capacity.staff_full_time": number(2), "capacity.staff_part_time": number(4)},
    planted=(UNKNOWN,),
)
OFFICES_2016 = StatisticsStory(
    agency="溯光区人民政府办公室",
    year=2016,
    size="department",
    seed=408,
    layout=StatisticsLayout(
        running_numbers=True,
        offices=("区政府统计数", "区直单位统计数", "乡镇街道统计数"),
        sign="----",
    ),
    status="needs_review",
    planted=(Planted("FORM.COLUMN_MISSING", "error", any_path=True), UNKNOWN),
)
HALVES_2015 = StatisticsStory(
    agency="青岚省档案局",
    year=2015,
    size="department",
    seed=409,
    layout=StatisticsLayout(halves=35, framed=True),
)
YUAN_2014 = StatisticsStory(
    agency="望汐市物价局",
    year=2014,
    size="department",
    seed=410,
    cells={
        "capacity.dedicated_funds": Printed("125000", number("12.5").value),
        "request_fees.amount": Printed("860元", number("0.086").value),
        "requests.received": number(12, "１２件"),
        "requests.received_in_person": number(12),
        **{f"requests.received_{way}": number(0) for way in ("fax", "online", "mail")},
    },
    layout=StatisticsLayout(units={"capacity.dedicated_funds": "元"}),
)
OLD_FORM_2020 = StatisticsStory(
    agency="松墟镇人民政府",
    year=2020,
    size="zero",
    seed=411,
    layout=StatisticsLayout(framed=True),
    heading="附件：政府信息公开情况统计表",
    published_on="2021-01-15",
    planted=(Planted("FORM.OUTDATED", "warning"),),
)
ALLOWED_2019 = StatisticsStory(
    agency="半砚乡人民政府", year=2019, size="town", seed=412, reshape=lambda table: cut(table, 30)
)

SAMPLES = (
    report("statistics/jichuan_audit_2016.html", FULL_2016, html_word.write),
    report("statistics/jichuan_audit_2016.docx", FULL_2016, docx.dressed(Dress(torn=True))),
    report("statistics/yunxiu_justice_2017.docx", NUMBERED_2017, docx.write),
    report("statistics/yunxiu_justice_2017.txt", NUMBERED_2017, text.write_tabs),
    report("statistics/suguang_district_2018.pdf", CUT_2018, pdf_canvas.looking(Look(breaks={"statistics": (12, 38)}))),
    report("statistics/suguang_district_2018.html", CUT_2018, html_cms.write),
    report("statistics/zhaoying_town_2015.txt", PLAIN_2015, text.write_spaces),
    report("statistics/zhaoying_town_2015.pdf", PLAIN_2015, pdf_platypus.write),
    report("statistics/received_2016.html", RECEIVED_2016, html_article.write),
    report("statistics/bolu_town_2018.html", SHORT_2018, html_cms.write),
    report("statistics/bolu_town_2018.txt", SHORT_2018, text.write_tabs),
    report("statistics/chengyan_education_2017.docx", EXTRA_2017, docx.write),
    report(
        "statistics/chengyan_education_2017.pdf",
        EXTRA_2017,
        pdf_fpdf.looking(
            Look(breaks={"statistics": (42,)}, torn_row=("statistics", 41), widths={"statistics": (30, 12, 58)})
        ),
    ),
    report("statistics/suguang_office_2016.html", OFFICES_2016, html_word.write),
    report("statistics/qinglan_archives_2015.html", HALVES_2015, html_article.write),
    report("statistics/wangxi_prices_2014.docx", YUAN_2014, docx.write),
    report("statistics/songxu_town_2020.html", OLD_FORM_2020, html_cms.write),
    report("statistics/banyan_township_2019.docx", ALLOWED_2019, docx.write),
)
