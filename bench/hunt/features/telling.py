"""Telling: titles, headings and prose around the tables, as offices write them."""

from dataclasses import replace
from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Demand, Plan
from samples.maker.form import SECTIONS, TABLES
from samples.maker.model import Sheet

_HEADINGS = (
    ("二、主动公开政府信息情况", "二、主动公开情况", "二、主动公开政府政府情况", "主动公开政府信息情况"),
    (
        "三、收到和处理政府信息公开申请情况",
        "三、收到和处理政府信息公开的申请情况",
        "三、行政机关收到和处理政府信息公开申请情况",
    ),
    (
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政复议和行政诉讼情况",
        "四、因政府信息公开申请行政复议、提起行政诉讼的情况",
        "政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    (
        "五、存在的主要问题及改进情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "五、存在的主要问题及整改措施",
        "五、存在问题及改进情况",
    ),
    ("六、其他需要报告的事项", "六、其他需要报告事项", "六、其他需要说明的事项", "六、其他事项"),
)


@feature("*", chance=0.3)
def titles(plan: Plan, draw: Random) -> None:
    """Titles as they are met: over two lines, the year first, 年度 twice, without 工作."""
    name, year = plan.story.agency, plan.story.year
    plan.tell(
        title=draw.choice(
            (
                (f"{name}", f"{year} 年政府信息公开工作年度报告"),
                (f"{year}年{name}政府信息公开工作年度报告",),
                (f"{name}{year}年度政府信息公开工作年度报告",),
                (f"{name}{year}年政府信息公开年度报告",),
                (f"{name}{year}年政府信息公开工作报告",),
                (f"{name}{year}年度政府", "信息公开工作年度报告"),
                (f"{name}{year}年 政府信息公开工作年度报告",),
                (f"{name}关于{year}年度政府信息公开工作年度报告",),
                (f"《{name}{year}年政府信息公开工作年度报告》",),
                (f"{year} 年{name}政府信息公开", "工作年度报告"),
            )
        )
    )


@feature("*", chance=0.3, group="headings")
def headings(plan: Plan, draw: Random) -> None:
    """Headings of sections in other words."""
    plan.tell(headings=(SECTIONS[0], *(draw.choice(words) for words in _HEADINGS)))


@feature("*", "E5", chance=0.1, group="headings")
def headings_clash(plan: Plan, draw: Random) -> None:
    """Numbers of headings that clash: two headings 四, or numbers that begin again at 一."""
    plan.tell(
        headings=draw.choice(
            (
                (*SECTIONS[:4], "四、存在的主要问题及改进情况", "五、其他需要报告的事项"),
                (
                    SECTIONS[0],
                    "一、主动公开政府信息情况",
                    "二、收到和处理政府信息公开申请情况",
                    "三、政府信息公开行政复议、行政诉讼情况",
                    *SECTIONS[4:],
                ),
                (*SECTIONS[:3], "三、政府信息公开行政复议、行政诉讼情况", *SECTIONS[4:]),
            )
        )
    )


@feature("*", "A10", chance=0.08, group="headings")
def heading_five_dropped(plan: Plan, draw: Random) -> None:
    """Heading 五 lost on the way; its (一)(二) remain."""
    del draw

    def drop(sheet: Sheet) -> Sheet:
        *rest, five, six = sheet.sections
        body = tuple(f"（{'一二三'[i]}）{part}" for i, part in enumerate(five.body))
        return replace(sheet, sections=(*rest[:-1], replace(rest[-1], body=(*rest[-1].body, *body)), six))

    plan.sheet_steps.append(drop)


@feature("*", "B9", chance=0.25)
def prose_before_tables(plan: Plan, draw: Random) -> None:
    """Between heading and table a remark of the template, sub-headings, or sentences that repeat the numbers."""

    def fill(plan: Plan) -> None:
        figures = plan.story.own_figures()
        received, total = figures["requests.received.total"], figures["requests.results_total.total"]
        reviews = figures["review_litigation.reconsideration.total"]
        licences = figures["proactive_disclosure.administrative_licensing.decisions"]
        prose = {
            "proactive_disclosure": (
                f"（一）主动公开政府信息的数量。本年度作出行政许可决定{licences}件。",
                "该部分以表格形式报告。表格如下：",
                "(一)主动公开政府信息的数量",
            ),
            "requests": (
                f"本年度共收到政府信息公开申请{received}件，办结{total}件，均在法定期限内答复。",
                "该部分以表格形式报告。表格如下：",
                "（一）申请情况",
                "单位：件",
            ),
            "review_litigation": (
                f"本年度因政府信息公开被申请行政复议{reviews}件。",
                "（单位：件）",
                "具体情况见下表：",
            ),
        }
        chosen = {name: tuple(draw.sample(texts, draw.randint(1, 2))) for name, texts in prose.items()}
        plan.tell(extra={name: (*plan.story.extra.get(name, ()), *texts) for name, texts in chosen.items()})

    if not any(name.startswith("planted") for name in plan.features):
        plan.late.append(fill)


@feature("*", chance=0.15)
def prose_after_tables(plan: Plan, draw: Random) -> None:
    """A note below a table."""
    notes = {
        "proactive_disclosure": "（二）主动公开政府信息的主要类别。主要包括政策文件、财政信息、人事信息等。",
        "requests": "注：本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。",
        "review_litigation": "注：行政复议、行政诉讼数量含上年度结转数量。",
    }
    for name in draw.sample(TABLES, draw.randint(1, 3)):
        plan.after[name] = notes[name]


@feature("*", "E2", chance=0.1)
def prose_of_other_scope(plan: Plan, draw: Random) -> None:
    """Prose that speaks of other numbers than the tables, because of its scope or measure."""
    own, others = draw.randint(1, 40), draw.randint(2, 300)
    plan.tell(
        narrative={
            0: (
                f"（一）主动公开。本年度主动公开各类信息{others * 7}条，发布政策解读{own}篇。",
                f"（二）依申请公开。办公室代表本机关受理政府信息公开申请{own}件，全系统共收办{others}件（含上年结转）。",
                f"（三）其他。备案行政复议{own + 3}件，办结{own}件；同比增长{draw.randint(1, 90)}.{draw.randint(0, 9)}%。",
            )
        }
    )


@feature("*", "E3", chance=0.06, group="year")
def wrong_period(plan: Plan, draw: Random) -> None:
    """The statistical period is of another year than the title."""
    del draw
    plan.tell(period=(plan.story.year or 2020) - 1)
    plan.wanted |= {("FORM.YEAR", None)}


@feature("*", "E3", chance=0.1, group="year")
def wrong_year_in_prose(plan: Plan, draw: Random) -> None:
    """A year left over from last year's text somewhere in the prose."""
    del draw
    year = (plan.story.year or 2020) - 1
    plan.tell(
        narrative={
            **plan.story.narrative,
            4: (f"{year}年，我单位政府信息公开工作还存在公开人员变动频繁的问题。", "改进措施：加强培训。"),
        }
    )


@feature("*", chance=0.04, group="several")
def printed_twice(plan: Plan, draw: Random) -> None:
    """The whole report stands twice in the file."""
    del draw
    plan.loosen(Demand.SAFE)
    plan.sheet_steps.append(lambda sheet: replace(sheet, sections=(*sheet.sections, *sheet.sections)))


@feature("*", chance=0.04, group="several")
def two_reports(plan: Plan, draw: Random) -> None:
    """Two years of one agency, or two agencies, in one file."""
    plan.loosen(Demand.REFUSED)
    year = plan.story.year or 2020
    other = replace(
        plan.story,
        year=year - 1 if draw.random() < 0.6 else year,
        agency=plan.story.agency if draw.random() < 0.5 else "半砚市财政局",
        seed=plan.story.seed + 1,
        figures={},
        period=None,
    )
    if (other.year, other.agency) == (year, plan.story.agency):
        other = replace(other, year=year - 1)

    def join(sheet: Sheet) -> Sheet:
        second = other.sheet()
        lines = replace(
            second.sections[0],
            heading="".join(second.title),
            body=(*second.preface, second.sections[0].heading, *second.sections[0].body),
        )
        return replace(sheet, sections=(*sheet.sections, lines, *second.sections[1:]))

    plan.sheet_steps.append(join)
