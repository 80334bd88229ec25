"""Whether a report speaks of one office or of a whole jurisdiction, by the name of the agency."""

import pytest

from pipeline.locate.scope import scope_of
from tests.locate.pages import located

CONSOLIDATED = """
青岚省 青岚省人民政府 云溪市 云溪市人民政府 云溪市政府 石桥县 石桥县人民政府 文河区 云溪市文河区人民政府
红岭自治州人民政府 红岭自治县 东乌旗人民政府 北原盟行政公署 大岭地区行政公署 大岭地区 云溪新区人民政府
青木林区人民政府
"""
OWN = """
青岚省人民政府办公厅 云溪市人民政府办公室 石桥县人民政府办公室 石桥县政府办 云溪市教育局 青岚省自然资源厅
自然资源部 国家税务总局 国家税务总局云溪市税务局 石桥县发展和改革委员会 云溪市国有资产监督管理委员会
云溪市城市管理委员会 云溪市公安局文河分局 云溪市公安局红石派出所 云溪海关 云溪海事局 云溪市气象局
国家统计局云溪调查队 云溪市烟草专卖局 中国人民银行云溪市分行 云溪市消防救援支队 红石镇 红石镇人民政府
底河乡人民政府 底河民族乡 上河街道 上河街道办事处 石桥县人民政府上河街道办事处 云溪新区底河街道办事处
云溪经济开发区财政局 乌兰苏木 中共石桥县委组织部 石桥县供销合作社联合社 石桥县红十字会 石桥县残疾人联合会
石桥县档案馆 石桥县公共资源交易中心 石桥县住房公积金管理中心 云溪师范大学 石桥县供电公司 云溪市教育局机关
云溪市人民政府（本级）
"""
UNKNOWN = """
云溪经济开发区 云溪经济技术开发区管理委员会 云溪高新区管委会 云溪新区 云溪综合实验区
云溪湖国家旅游度假区管理委员会 云溪综合保税区 云溪山风景名胜区管理委员会 云溪市气象部门 云溪市税务系统
青岚生产建设兵团第八师
"""


@pytest.mark.parametrize("agency", CONSOLIDATED.split())
def test_a_government_sums_up_its_jurisdiction(agency: str) -> None:
    assert scope_of(agency, None) == "consolidated"


@pytest.mark.parametrize("agency", OWN.split())
def test_an_office_speaks_for_itself(agency: str) -> None:
    assert scope_of(agency, None) == "own"


@pytest.mark.parametrize("agency", UNKNOWN.split())
def test_what_may_be_either_is_unknown(agency: str) -> None:
    assert scope_of(agency, None) == "unknown"


def test_a_title_may_say_the_scope() -> None:
    assert located("云溪市2023年政府信息公开工作年度报告（本级）\n[全文]").scope == "own"
    assert located("云溪市人民政府办公室2023年政府信息公开工作年度报告（汇总）\n[全文]").scope == "consolidated"


def test_a_general_office_that_only_signs_may_speak_for_its_government() -> None:
    below = "石桥县人民政府办公室\n2024年1月31日"
    assert located(f"2023年政府信息公开工作年度报告\n[全文]\n{below}").scope == "unknown"
    assert located(f"石桥县2023年政府信息公开工作年度报告\n[全文]\n{below}").scope == "consolidated"


def test_no_agency_has_no_scope() -> None:
    assert scope_of(None, None) == "unknown"
