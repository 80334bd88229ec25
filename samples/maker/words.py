"""Words: the invented prose of a report. Where it mentions a number, that number stands in the tables too."""

import random
from collections.abc import Mapping
from decimal import Decimal

_PRAISE = (
    "坚持以公开为常态、不公开为例外，围绕群众关心的事项做好信息发布和政策解读",
    "紧扣年度重点任务，持续完善公开制度，推动公开工作与业务工作同步部署、同步落实",
    "健全公开审查流程，规范公开目录管理，公开工作质量稳步提升",
)
_PLATFORM = (
    "（四）平台建设。完成公开专栏改版，整合重复栏目，优化检索功能，方便群众查阅。",
    "（四）平台建设。加强政府网站和政务新媒体日常巡检，及时更新栏目内容，确保安全平稳运行。",
    "（四）平台建设。在办事大厅设置信息公开查阅点，配备专人提供咨询引导服务。",
)
_MANAGEMENT = (
    "（三）政府信息管理。落实信息发布分级审核制度，做到先审查、后公开，对历史文件开展清理并动态调整公开属性。",
    "（三）政府信息管理。建立文件公开属性源头认定机制，定期清理过期信息，保证信息准确、及时、完整。",
)
_SUPERVISION = (
    "（五）监督保障。明确分管负责人和专职人员，全年组织业务培训，公开工作纳入年度考核，未发生责任追究情形。",
    "（五）监督保障。定期通报公开工作情况，邀请群众代表开展社会评议，对发现的问题限期整改，未发生责任追究情形。",
)
_PROBLEMS = (
    ("政策解读形式较为单一，基层公开人员变动频繁", "丰富图文、视频等解读方式，加强业务培训和轮岗交接"),
    ("部分栏目更新不够及时，公开内容与群众期待还有差距", "建立栏目更新提醒机制，围绕民生事项扩大公开范围"),
    ("依申请公开答复文书不够规范，部门之间会商不够顺畅", "统一答复文书样式，完善疑难申请会商机制"),
)


def preface(year: int | None, agency: str, *, scope_note: str | None) -> tuple[str, ...]:
    """Say on what ground the report is made, for which time and for whom."""
    basis = f"根据《中华人民共和国政府信息公开条例》有关规定，{agency}编制本报告。"
    if year is not None:
        basis += f"报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    return (basis + (scope_note or ""),)


def overview(draw: random.Random, figures: Mapping[str, Decimal] | None) -> tuple[str, ...]:
    """Tell the year; with figures, quote the totals of section 三."""
    if figures is None:
        requests = "（二）依申请公开。畅通申请渠道，规范办理流程，依法按时答复申请人。"
    elif not figures["requests.received.total"] and not figures["requests.carried_in.total"]:
        requests = "（二）依申请公开。本年度未收到政府信息公开申请，无上年结转申请。"
    else:
        received, carried_in, results, carried_out = (
            figures[f"requests.{row}.total"] for row in ("received", "carried_in", "results_total", "carried_out")
        )
        requests = (
            f"（二）依申请公开。本年新收政府信息公开申请{received}件，上年结转{carried_in}件，"
            f"本年度办结{results}件，结转下年度继续办理{carried_out}件。"
        )
    return (
        f"（一）主动公开。一年来，{draw.choice(_PRAISE)}。",
        requests,
        draw.choice(_MANAGEMENT),
        draw.choice(_PLATFORM),
        draw.choice(_SUPERVISION),
    )


def problems(draw: random.Random) -> tuple[str, ...]:
    """Name what was wrong and what is to be done."""
    lack, plan = draw.choice(_PROBLEMS)
    return (f"存在的主要问题：{lack}。", f"改进措施：{plan}，不断提高政府信息公开工作水平。")


def other_matters(edition: str, fee: int) -> tuple[str, ...]:
    """Say what was charged for information, as the form asks from 2021."""
    if edition == "2019":
        return ("无其他需要报告的事项。",)
    if fee:
        return (f"本年度收取政府信息公开信息处理费共计{fee}元，其他事项无需要报告的内容。",)
    return ("本年度未收取政府信息公开信息处理费，没有其他需要报告的事项。",)
