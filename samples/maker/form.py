"""The official form of 2019 and of 2021, in the maker's own words: rows and columns in order, with labels and ids.

Stated here a second time on purpose: were it taken from the edition files, a mistake there would be a mistake in the
expectations too.
"""

from dataclasses import dataclass

TABLES = ("proactive_disclosure", "requests", "review_litigation")
APPLICANTS = (
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("public_welfare_organization", "社会公益组织"),
    ("legal_service_organization", "法律服务机构"),
    ("other_organization", "其他"),
)
COLUMNS = (*APPLICANTS, ("total", "总计"))
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: its id, and its label under the labels of its groups, outermost first."""

    id: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One band of the table of section 二: its title, its heads, its rows."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


_RESULTS = "三、本年度办理结果"
_DENIED = "（三）不予公开"
_NOT_AVAILABLE = "（四）无法提供"
_NOT_PROCESSED = "（五）不予处理"
_OTHER = "（六）其他处理"

_COMMON_RESULTS = (
    ("granted", ("（一）予以公开",)),
    ("partially_granted", ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）",)),
    ("denied.state_secret", (_DENIED, "1.属于国家秘密")),
    ("denied.prohibited_by_law", (_DENIED, "2.其他法律行政法规禁止公开")),
    ("denied.security_and_stability", (_DENIED, "3.危及“三安全一稳定”")),
    ("denied.third_party_rights", (_DENIED, "4.保护第三方合法权益")),
    ("denied.internal_affairs", (_DENIED, "5.属于三类内部事务信息")),
    ("denied.process_information", (_DENIED, "6.属于四类过程性信息")),
    ("denied.enforcement_files", (_DENIED, "7.属于行政执法案卷")),
    ("denied.administrative_inquiry", (_DENIED, "8.属于行政查询事项")),
    ("not_available.not_held", (_NOT_AVAILABLE, "1.本机关不掌握相关政府信息")),
    ("not_available.needs_creation", (_NOT_AVAILABLE, "2.没有现成信息需要另行制作")),
    ("not_available.unclear_after_correction", (_NOT_AVAILABLE, "3.补正后申请内容仍不明确")),
    ("not_processed.petition_or_complaint", (_NOT_PROCESSED, "1.信访举报投诉类申请")),
    ("not_processed.repeated", (_NOT_PROCESSED, "2.重复申请")),
    ("not_processed.publication", (_NOT_PROCESSED, "3.要求提供公开出版物")),
    ("not_processed.excessive", (_NOT_PROCESSED, "4.无正当理由大量反复申请")),
    ("not_processed.reconfirmation", (_NOT_PROCESSED, "5.要求行政机关确认或重新出具已获取信息")),
)
_OTHER_RESULTS = {
    "2019": (("other.undivided", (_OTHER,)),),
    "2021": (
        ("other.correction_overdue", (_OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")),
        ("other.fee_unpaid", (_OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")),
        ("other.other", (_OTHER, "3.其他")),
    ),
}


def request_rows(edition: str) -> tuple[Row, ...]:
    """Return the data rows of the table of section 三: 23 in 2019, 25 in 2021."""
    results = (*_COMMON_RESULTS, *_OTHER_RESULTS[edition], ("results_total", ("（七）总计",)))
    return (
        Row("received", ("一、本年新收政府信息公开申请数量",)),
        Row("carried_in", ("二、上年结转政府信息公开申请数量",)),
        *(Row(row, (_RESULTS, *labels)) for row, labels in results),
        Row("carried_out", ("四、结转下年度继续办理",)),
    )


def result_ids(edition: str) -> tuple[str, ...]:
    """Return the ids of the rows that （七）总计 adds up."""
    return tuple(row for row, _ in (*_COMMON_RESULTS, *_OTHER_RESULTS[edition]))


_DOCUMENTS_2019 = (
    ("made_this_year", "本年新制作数量"),
    ("disclosed_this_year", "本年新公开数量"),
    ("disclosed_total", "对外公开总数量"),
)
_ITEMS = (("items_last_year", "上一年项目数量"), ("items_change", "本年增/减"), ("decisions", "处理决定数量"))
_DOCUMENTS_2021 = (
    ("issued_this_year", "本年制发件数"),
    ("repealed_this_year", "本年废止件数"),
    ("in_force", "现行有效件数"),
)
_DECISIONS = (("decisions", "本年处理决定数量"),)


def _rows(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(Row(row, (label,)) for row, label in pairs)


_PENALTIES = _rows(("administrative_penalties", "行政处罚"), ("administrative_compulsory_measures", "行政强制"))
_CHARGES = _rows(("administrative_charges", "行政事业性收费"))

BLOCKS = {
    "2019": (
        Block(
            "第二十条第（一）项",
            _DOCUMENTS_2019,
            _rows(("regulations", "规章"), ("normative_documents", "规范性文件")),
        ),
        Block(
            "第二十条第（五）项",
            _ITEMS,
            _rows(("administrative_licensing", "行政许可"), ("other_services", "其他对外管理服务事项")),
        ),
        Block("第二十条第（六）项", _ITEMS, _PENALTIES),
        Block("第二十条第（八）项", _ITEMS[:2], _CHARGES),
        Block(
            "第二十条第（九）项",
            (("procurement_items", "采购项目数量"), ("procurement_amount", "采购总金额")),
            _rows(("government_procurement", "政府集中采购")),
        ),
    ),
    "2021": (
        Block(
            "第二十条第（一）项",
            _DOCUMENTS_2021,
            _rows(("regulations", "规章"), ("normative_documents", "行政规范性文件")),
        ),
        Block("第二十条第（五）项", _DECISIONS, _rows(("administrative_licensing", "行政许可"))),
        Block("第二十条第（六）项", _DECISIONS, _PENALTIES),
        Block("第二十条第（八）项", (("charges_amount", "本年收费金额（单位：万元）"),), _CHARGES),
    ),
}

REVIEW_GROUPS = (
    ("reconsideration", ("行政复议",)),
    ("litigation_direct", ("行政诉讼", "未经复议直接起诉")),
    ("litigation_after_reconsideration", ("行政诉讼", "复议后起诉")),
)
REVIEW_COLUMNS = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)


def fields(table: str, edition: str) -> tuple[str, ...]:
    """Return the paths of all fields that an edition has in a table, in the order of the form."""
    if table == "requests":
        return tuple(f"{table}.{row.id}.{column}" for row in request_rows(edition) for column, _ in COLUMNS)
    if table == "review_litigation":
        return tuple(f"{table}.{group}.{column}" for group, _ in REVIEW_GROUPS for column, _ in REVIEW_COLUMNS)
    return tuple(
        f"{table}.{row.id}.{column}" for block in BLOCKS[edition] for row in block.rows for column, _ in block.columns
    )


SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
