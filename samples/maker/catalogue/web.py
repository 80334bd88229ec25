"""Pages whose editors reshaped the form: spans that differ between heads and data, repeated labels, hidden copies and more."""

from dataclasses import replace

from samples.maker import reshape
from samples.maker.layout import Layout
from samples.maker.model import Table
from samples.maker.sample import report
from samples.maker.story import Planted, Story
from samples.maker.writers import html_article, html_cms, html_word, whole

UNKNOWN_ROW = Planted("FORM.ROW_UNKNOWN", "warning", any_path=True)

SPANS_2020 = Story(
    agency="望汐市文化广电旅游局",
    year=2020,
    size="department",
    seed=21,
    edition="2019",
    reshape={"proactive_disclosure": lambda table: (reshape.other_spans(table, (1, 1, 2, 1), (1, 2, 1, 1)),)},
    figures={
        "proactive_disclosure.administrative_penalties.items_change": -17,
        "proactive_disclosure.administrative_licensing.items_change": 4,
    },
)


def _without_spans(table: Table) -> tuple[Table, ...]:
    return (reshape.without_row_spans(table, 1, 1),)


NO_ROW_SPANS_2022 = Story(
    agency="溯光区住房和城乡建设局",
    year=2022,
    size="department",
    seed=22,
    published_on="2023-01-19",
    reshape={"requests": _without_spans, "review_litigation": _without_spans},
)
REPEATED_2023 = Story(
    agency="云岫区人民政府",
    year=2023,
    size="county",
    seed=23,
    scope="consolidated",
    scope_note="本报告所列数据为全区汇总数据，包含区政府各部门和各街道办事处。",
    published_on="2024-03-15",
    reshape={"requests": lambda table: (reshape.split_spans(table, 17),)},
    marks={"after_heading": "&nbsp;" * 23},
)
_LAST_YEAR = Story(agency="澄砚县市场监督管理局", year=2021, size="department", seed=98)
HIDDEN_2022 = Story(
    agency="澄砚县市场监督管理局",
    year=2022,
    size="department",
    seed=24,
    published_on="2023-01-12",
    extra={
        name: tuple(replace(part, hidden=True) for part in _LAST_YEAR.sheet().tables if part.name == name)
        for name in ("proactive_disclosure", "requests", "review_litigation")
    },
)
FLAT_2024 = Story(
    agency="栖霖县自然资源和规划局",
    year=2024,
    size="department",
    seed=25,
    layout=Layout(review="flat"),
    extra={"requests": ("该部分以表格形式报告。表格如下：",)},
)
TRANSPOSED_2021 = Story(
    agency="云岫区民政局",
    year=2021,
    size="department",
    seed=26,
    layout=Layout(review="transposed"),
    title=("云岫区民政局2021年度政府信息公开工作年度报告",),
)
SPLIT_2019 = Story(
    agency="望汐市公安局",
    year=2019,
    size="department",
    seed=27,
    edition="2019",
    layout=Layout(review="split"),
    published_on="2020-01-17",
)
TITLE_ROW_2023 = Story(
    agency="照影镇人民政府",
    year=2023,
    size="town",
    seed=28,
    title=("照影镇人民政府", "2023年度政府信息公开工作年度报告"),
    reshape={
        "proactive_disclosure": lambda table: (reshape.with_row_above(table, "二、主动公开政府信息情况"),),
        "requests": lambda table: (reshape.with_row_above(table, "三、收到和处理政府信息公开申请情况"),),
        "review_litigation": lambda table: (reshape.with_row_above(table, "四、政府信息公开行政复议、行政诉讼情况"),),
    },
)
SUBTOTAL_2022 = Story(
    agency="栖霖县农业农村局",
    year=2022,
    size="department",
    seed=29,
    layout=Layout(subtotal=True),
    planted=(UNKNOWN_ROW,),
)
GLOSSES_2020 = Story(
    agency="霁川市科学技术局",
    year=2020,
    size="department",
    seed=30,
    edition="2019",
    layout=Layout(
        relabel={
            "规章": "规章（设区的市、自治州人民政府应提供相关数据）",
            "规范性文件": "规范性文件（行政机关制定发布的涉及公民、法人和其他组织权利义务的文件）",
            "上一年项目数量": "上一年项目数量（指2019年事项数）",
            "本年增/减": "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）",
            "处理决定数量": "处理决定数量（指2020年办件量）",
            "采购总金额": "采购总金额（单位：万元，保留4位小数）",
        },
        extra_row=("其他主动公开文件（含通知、公告等）", ("41", "38", "205")),
    ),
    planted=(UNKNOWN_ROW,),
    figures={"proactive_disclosure.other_services.items_change": -2},
)
HEADINGS_2025 = Story(
    agency="半砚乡人民政府",
    year=2025,
    size="town",
    seed=31,
    title=("半砚乡人民政府2025年政府信息公开工作报告",),
    headings=(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开的申请情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要说明的事项",
    ),
    layout=Layout(
        relabel={
            "requests/总计": "合计",
            "未经复议直接起诉": "未经复议直接诉讼",
            "复议后起诉": "复议后诉讼",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "(二) 部分公开 (区分处理的, 只计这一情 形, 不计其他情形)",
            "3.危及“三安全一稳定”": '3．危及"三安全一稳定"',
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2、申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请",
        }
    ),
)
SAVED_2023 = Story(agency="簌溪县交通运输局", year=2023, size="department", seed=721)
WORD_2020 = Story(agency="听潮市审计局", year=2020, size="department", seed=722, edition="2019")

SAMPLES = (
    report("web/wangxi_culture_2020.html", SPANS_2020, html_word.write),
    report("web/suguang_housing_2022.html", NO_ROW_SPANS_2022, html_cms.write),
    report("web/yunxiu_district_2023.html", REPEATED_2023, html_cms.write),
    report("web/chengyan_market_2022.html", HIDDEN_2022, html_cms.write),
    report("web/qilin_planning_2024.html", FLAT_2024, html_word.write),
    report("web/yunxiu_civil_2021.html", TRANSPOSED_2021, html_article.write),
    report("web/wangxi_police_2019.html", SPLIT_2019, html_cms.write_gbk),
    report("web/zhaoying_town_2023.html", TITLE_ROW_2023, html_word.write),
    report("web/qilin_farming_2022.html", SUBTOTAL_2022, html_article.write),
    report("web/jichuan_science_2020.html", GLOSSES_2020, html_word.write),
    report("web/banyan_township_2025.html", HEADINGS_2025, html_article.write),
    report("web/suxi_transport_2023.mht", SAVED_2023, whole.by_browser(html_cms.write)),
    report("web/tingchao_audit_2020.mht", WORD_2020, whole.by_word(html_word.write)),
)
