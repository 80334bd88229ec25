"""Labels: the form's words as reports print them — variants, typos, glosses, spaces — and rows the form does not have."""

from random import Random

from bench.hunt.case import feature
from bench.hunt.plan import Plan
from bench.hunt.wordings import TYPOS, VARIANTS
from samples.maker.form import BLOCKS, COLUMNS, REVIEW_COLUMNS, REVIEW_GROUPS, request_rows


def own_labels(plan: Plan) -> list[str]:
    """Return every wording of the form that the report prints."""
    story = plan.story
    words = [label for row in request_rows(story.requests_edition) for label in row.labels]
    words += [label for _, label in (*COLUMNS, *REVIEW_COLUMNS)]
    words += [label for _, labels in REVIEW_GROUPS for label in labels]
    for block in BLOCKS[story.edition]:
        words += [block.title, *(label for _, label in block.columns), *(row.labels[0] for row in block.rows)]
    return list(dict.fromkeys(words))


@feature("*", chance=0.35)
def variant_labels(plan: Plan, draw: Random) -> None:
    """Other wordings that reports use for the same thing."""
    plan.relabel(
        {label: draw.choice(VARIANTS[label]) for label in own_labels(plan) if label in VARIANTS and draw.random() < 0.5}
    )


@feature("*", "A5", chance=0.25)
def spaces_in_words(plan: Plan, draw: Random) -> None:
    """Spaces inside words: 总 计, 这一情 形."""
    words = {}
    for label in own_labels(plan):
        printed = plan.story.layout.relabel.get(label, label)
        if draw.random() < 0.25 and len(printed) > 1:
            at = draw.randrange(1, len(printed))
            words[label] = (
                printed[:at] + draw.choice((" ",) if plan.format == "text" else (" ", "  ", "　")) + printed[at:]
            )
    plan.relabel(words)


@feature("*", "E4", chance=0.1)
def typos(plan: Plan, draw: Random) -> None:
    """Typos in labels, as published."""
    labels = [label for label in own_labels(plan) if label in TYPOS]
    plan.relabel({label: draw.choice(TYPOS[label]) for label in draw.sample(labels, min(2, len(labels)))})


@feature("*", "E8", chance=0.12)
def instructions_left(plan: Plan, draw: Random) -> None:
    """The form's instructions left in its labels, and a year in its heads."""
    year = plan.story.year
    glosses = {
        "规章": ("规章（设区的市、自治州人民政府应提供相关数据）", "规章(设区的市、自治州人民政府应提供相关数据)"),
        "规范性文件": ("规范性文件（行政机关制定发布的决定、公告等，一般情况下属于规范性文件）",),
        "上一年项目数量": (f"上一年项目数量（指{(year or 2020) - 1}年事项数）",),
        "本年增/减": (
            f"本年增/减（指{year}年增加或减少的事项数，减用负值表示，如-8）",
            "本年增/减(减用负值表示,如 -8)",
        ),
        "处理决定数量": (f"处理决定数量（指{year}年办件量）",),
        "本年制发件数": (f"本年({year})制发件数",),
        "本年废止件数": (f"本年({year})废止件数",),
        "本年处理决定数量": (f"本年({year})处理决定数量",),
        "现行有效件数": ("现行有效件数 (历史累计)",),
    }
    plan.relabel(
        {label: draw.choice(glosses[label]) for label in own_labels(plan) if label in glosses and draw.random() < 0.7}
    )


@feature("*", "E8", chance=0.08)
def extra_row(plan: Plan, draw: Random) -> None:
    """A row that the form does not have."""
    numbers = [str(draw.randint(0, 300)) for _ in range(3)]
    plan.arrange(extra_row=("其他主动公开文件（含通知、公告等）", (numbers[0], numbers[1], numbers[2])))


@feature("*", chance=0.05)
def subtotal_column(plan: Plan, draw: Random) -> None:
    """A 小计 column for 法人或其他组织."""
    del draw
    plan.arrange(subtotal=True)


@feature("*", chance=0.3, group="review")
def review_other_layout(plan: Plan, draw: Random) -> None:
    """The table of section 四 flattened, transposed or in two tables."""
    plan.arrange(review=draw.choice(("flat", "transposed", "split")))
