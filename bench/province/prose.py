"""Prose: what the reports of the made province say in words, another text every year, with the numbers of their tables."""

from random import Random

from bench.province.world import YEARS
from samples.maker.figures import Figures

_OPENINGS = (
    (
        "坚持把公开融入决策、执行、管理、服务、结果全过程，重点领域信息做到应公开尽公开，群众关心的教育、就业、养老事项逐项列出清单",
        "围绕年度中心工作梳理公开事项，财政预决算、重大项目和惠民补贴全部在规定时限内上网，接受社会监督",
        "全面推进基层政务公开标准化规范化，编制公开事项目录，逐条落实到科室和责任人",
    ),
    (
        "以群众需求为导向调整公开栏目，新设政策问答专区，把办事流程、所需材料和咨询电话写成群众看得懂的话",
        "进一步加强政策解读，主要负责人带头解读重要文件，配发图表和短视频，帮助企业用足用好政策",
        "对照公开条例开展自查，补齐栏目空缺，清理失效链接，公开内容的准确性和时效性明显改善",
    ),
    (
        "推动公开平台集约化，把分散在各栏目的文件归入统一的政策文件库，支持按主题、年份和文号查找",
        "把公众参与作为公开工作的重点，召开公众开放日活动，邀请代表旁听会议，征集意见并逐条反馈采纳情况",
        "完善信息发布的审核程序，明确谁起草谁负责、谁审核谁负责，全年没有发生泄密和表述错误",
    ),
)
_MIDDLES = (
    (
        "（二）组织保障。调整领导小组，配齐专职人员，两次组织业务测试，年终把公开工作列入目标考核。",
        "（二）学习培训。派员参加上级培训班，回来后对各科室轮训一遍，新进人员先培训后上岗。",
    ),
    (
        "（二）渠道建设。维护好门户网站专栏和政务新媒体，关停无人更新的账号，在便民大厅摆放查阅电脑。",
        "（二）制度建设。修订依申请公开办理规程，统一登记、补正、征求意见和答复各环节的文书。",
    ),
    (
        "（二）监督检查。每季度抽查栏目更新情况并通报，对排名靠后的单位约谈负责人，限期改正。",
        "（二）档案移交。向档案馆和图书馆移交主动公开的纸质文件，方便不会上网的老年群众查阅。",
    ),
)
_CLOSINGS = (
    "（五）平台建设。办好门户网站的公开专栏，按月检查栏目更新和链接，及时回复网民留言，办事指南与窗口公布的内容保持一致。",
    "（五）监督保障。接受人大代表、政协委员和新闻媒体的监督，聘请社会监督员，对他们提出的意见逐条办理并公布结果。",
    "（五）信息管理。完善文件公开属性的认定和调整程序，定期评估不予公开的文件，条件变化的及时转为公开并说明理由。",
)
_PROBLEMS = (
    (
        "一是公开内容的深度不够，二是解读材料偏少。下一步将扩充公开目录，增加案例式解读。",
        "主要问题是人员更替较快，业务不够熟练。下一步将建立师徒结对办法，稳定队伍。",
    ),
    (
        "存在栏目设置与群众习惯不一致的情况。今后将按生活场景重新编排栏目，减少查找步骤。",
        "答复文书说理不充分。今后对疑难申请实行集体会商，由法律顾问把关后再答复。",
    ),
    (
        "部分数据更新滞后，移动端浏览不便。将打通数据接口，实现一处更新、多处同步，并改造移动页面。",
        "公众参与的形式还不丰富。将增加线上听证和问卷调查，及时公布结果和采纳理由。",
    ),
)


def overview(name: str, year: int, figures: Figures) -> tuple[str, ...]:
    """Tell what an agency did in a year, and the requests and reviews as the tables have them."""
    draw, turn = Random(f"{name} {year} overview"), year - YEARS[0]
    received, carried_in, results, carried_out = (
        int(figures[f"requests.{row}.total"]) for row in ("received", "carried_in", "results_total", "carried_out")
    )
    requests = _requests(draw, received, carried_in, results, carried_out)
    reviews = int(figures["review_litigation.reconsideration.total"])
    said = f"全年发生政府信息公开行政复议{reviews}件。" if reviews else "全年未发生因政府信息公开引起的行政复议。"
    return (
        f"（一）主动公开。{draw.choice(_OPENINGS[turn % 3])}。",
        draw.choice(_MIDDLES[turn % 3]),
        f"（三）依申请公开。{requests}",
        f"（四）复议应诉。{said}",
        _CLOSINGS[turn % 3],
    )


def _requests(draw: Random, received: int, carried_in: int, results: int, carried_out: int) -> str:
    if not received and not carried_in:
        return "本年度未收到政府信息公开申请。"
    sentences = [
        f"本年新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{results}件，结转下年度{carried_out}件。",
        f"共收到政府信息公开申请{received}件，加上上年度结转的{carried_in}件，全年应办理{received + carried_in}件，已办结{results}件。",
        f"全年受理政府信息公开申请{received + carried_in}件（含上年结转{carried_in}件），均依法办理。",
    ]
    return draw.choice(sentences)


def problems(name: str, year: int) -> tuple[str, ...]:
    """Say what is lacking and what is to be done."""
    draw, turn = Random(f"{name} {year} problems"), year - YEARS[0]
    return (draw.choice(_PROBLEMS[turn % 3]),)
