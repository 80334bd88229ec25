"""Organisations: what the name of a public body looks like, where it stands on a line by itself."""

import re

from pipeline.text import squash, unspaced

_ENDING = (
    r"(?:政府|办公室|办公厅|管委会|委员会|办事处|公署|行署|街道|苏木|中心|部门|支行|分行|集团|公司|大学|学院|基地|兵团|指挥部|"
    r"领导小组|[局委部厅办署院所站处队社会馆台关园场校][本机]?[级关]?|[镇乡市县区省旗州盟])"
)
_NAME = re.compile(rf"[\u4e00-\u9fff()0-9·\-]{{2,45}}?{_ENDING}(?:\([^()]{{1,12}}\))?")
_NO_NAME = re.compile(
    r"^(?:各|我|本(?!溪)|该|现(?:将|就|予|公布|公开|发布|编制|向)|特(?:此|向|公布|公开|发布|编制)|请|由|与|或|及|以及|关于|根据|按照|返回|点击|打印|关闭|主办|承办|协办|来源|发布|公布|发文|上一|下一|"
    r"联系|版权|分享|收藏|附件|历年|往年|首页|网站|栏目|当前|(?:政府)?信息公开|政务公开|一图|图解|解读|做好|编制|印发|转发|\d+年|\(|\d+$)"
    r"|关于|通知|通告|公告|公布|向社会|现将|读懂|图说|栏目|目录|列表|首页|学年|报告|公开(?:工作)?年报"
    r"|(?:发布|公布|公开|编制|编写|报送|印发|撰写|网站|网)$"
)
_LONGEST = 120
_SEAL = re.compile(r"[(（][^()（）]{0,6}[章印][^()（）]{0,4}[)）]$")


def is_organisation(text: str) -> bool:
    """Tell whether a line is nothing but the name of a public body.

    >>> is_organisation("石桥县教育局"), is_organisation("各科室、中心："), is_organisation("一、总体情况")
    (True, False, False)
    >>> is_organisation("石桥县人民政府（盖章）"), is_organisation("主办单位：石桥县人民政府")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    squashed = squash(without_seal(text))
    return _NAME.fullmatch(squashed) is not None and _NO_NAME.search(squashed) is None


def may_be_agency(name: str) -> bool:
    """Tell whether the words of a title before its kind may name an agency, in squashed form.

    Agencies have names that no list of endings knows (a rescue station, a wholesale market), so only what can't be a
    name is refused here.

    >>> may_be_agency("石桥县粮食储备库"), may_be_agency("现将我局"), may_be_agency("石桥县教育局发布")
    (True, False, False)
    """
    return not re.search(r"[,;:!?。>|/《》_=]", name) and _NO_NAME.search(name) is None


def without_seal(text: str) -> str:
    """Take out white space and the mark where a seal goes (（盖章）), and leave the rest as printed."""
    return _SEAL.sub("", unspaced(text))
