"""Measures: what a number of the text may count, and every way in which the tables may fairly be read for it.

收到 may or may not hold what was carried over, 答复 may leave out what was not processed, and reports up to 2018 have another
table. So a measure has several readings, each a sum of rows, and any one of them that fits is enough.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LEGAL = "legal"
"""Column of a term: all columns of 法人或其他组织."""
TOTAL = "total"

_GROUPS = frozenset({"denied", "not_available", "not_processed", "other"})
CASES = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


@dataclass(frozen=True, slots=True)
class Term:
    """A cell, or the cells of a group of rows or of columns."""

    table: str
    row: str
    column: str
    sign: int = 1


Way = tuple[Term, ...]
"""One way to read the tables: terms to be summed up."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted."""

    code: str
    """Of the check that compares it."""
    label: str
    places: tuple[str, ...]
    """Where a finding points: the first of these paths, or groups, that the report's tables have."""
    ways: tuple[Way, ...]
    """The fair readings, the nearest first."""


_RESULTS_OR_LESS = "results_total results_total-carried_in results_total-not_processed results_total-other"

_COUNTS: dict[str, tuple[str, str, str, str]] = {
    # key: code, label, the ways over rows of `requests`, and rows of `statistics`
    "new": ("RECEIVED", "本年新收申请", "received", "received"),
    "received": ("RECEIVED", "收到申请", "received received+carried_in", "received"),
    "accepted": (
        "RECEIVED",
        "受理申请",
        "received received+carried_in received-not_processed received-other received-not_processed-other results_total",
        "received",
    ),
    "taken": ("RECEIVED", "收办申请", "received+carried_in received", "received"),
    "handled": ("RECEIVED", "办理申请", "received received+carried_in results_total", "received concluded replied"),
    "concluded": ("CONCLUDED", "办结申请", "results_total results_total-carried_in", "concluded replied"),
    "replied": (
        "CONCLUDED",
        "答复申请",
        f"{_RESULTS_OR_LESS} results_total-not_processed-other",
        "replied concluded",
    ),
    "carried_in": ("CARRIED_IN", "上年结转申请", "carried_in", ""),
    "carried_out": ("CARRIED_OUT", "结转下年度申请", "carried_out", ""),
    "carried": ("CARRIED_OUT", "结转申请", "carried_out carried_in", ""),
}

_OUTCOMES: dict[str, tuple[str, str, str]] = {
    # key: label, the ways over rows of `requests`, and rows of `statistics`
    "granted": ("予以公开", "granted", "granted granted+already_public"),
    "open": ("公开", "granted granted+partially_granted", "granted granted+partially_granted"),
    "partially_granted": ("部分公开", "partially_granted", "partially_granted"),
    "denied": ("不予公开", "denied", "denied"),
    # 无法提供 is often said of the first of its reasons alone.
    "not_available": ("无法提供", "not_available not_available.not_held", "information_nonexistent"),
    "not_processed": ("不予处理", "not_processed", ""),
    "other": ("其他处理", "other", ""),
    "denied.state_secret": ("属于国家秘密", "denied.state_secret", "denied_state_secret"),
    "denied.prohibited_by_law": ("其他法律行政法规禁止公开", "denied.prohibited_by_law", ""),
    "denied.security_and_stability": ("危及“三安全一稳定”", "denied.security_and_stability", ""),
    "denied.third_party_rights": ("保护第三方合法权益", "denied.third_party_rights", ""),
    "denied.internal_affairs": ("属于三类内部事务信息", "denied.internal_affairs", ""),
    "denied.process_information": ("属于四类过程性信息", "denied.process_information", ""),
    "denied.enforcement_files": ("属于行政执法案卷", "denied.enforcement_files", ""),
    "denied.administrative_inquiry": ("属于行政查询事项", "denied.administrative_inquiry", ""),
    "not_available.not_held": (
        "本机关不掌握相关政府信息",
        "not_available.not_held not_available",
        "information_nonexistent",
    ),
    "not_available.needs_creation": ("没有现成信息需要另行制作", "not_available.needs_creation", ""),
    "not_available.unclear_after_correction": ("补正后申请内容仍不明确", "not_available.unclear_after_correction", ""),
    "not_processed.petition_or_complaint": ("信访举报投诉类申请", "not_processed.petition_or_complaint", ""),
    "not_processed.repeated": ("重复申请", "not_processed.repeated", ""),
    "not_processed.publication": ("要求提供公开出版物", "not_processed.publication", ""),
    "not_processed.excessive": ("无正当理由大量反复申请", "not_processed.excessive", ""),
    "not_processed.reconfirmation": ("要求确认或重新出具已获取信息", "not_processed.reconfirmation", ""),
    "other.correction_overdue": ("逾期不补正", "other.correction_overdue", ""),
    "other.fee_unpaid": ("逾期未缴费", "other.fee_unpaid", ""),
}

_APPLICANTS = {
    "natural_person": "自然人",
    LEGAL: "法人或其他组织",
    "commercial_enterprise": "商业企业",
    "enterprise": "企业",
    "research_institution": "科研机构",
    "public_welfare_organization": "社会公益组织",
    "legal_service_organization": "法律服务机构",
    "other_organization": "其他组织",
}

_RESULTS = {
    TOTAL: "",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "closed": "已审结",
}
_CASE_LABELS = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}

_SIGNED = re.compile(r"([+-]?)([\w.]+)")


def _ways(formulas: str, column: str = TOTAL, table: str = "requests") -> tuple[Way, ...]:
    """Return the readings that are written as sums of row ids, parted by spaces."""
    return tuple(
        tuple(Term(table, row, column, -1 if sign == "-" else 1) for sign, row in _SIGNED.findall(formula))
        for formula in formulas.split()
    )


@lru_cache(64)
def count_of(key: str) -> Measure:
    """Return the measure of requests that came in, were dealt with or were carried over."""
    code, label, rows, statistics = _COUNTS[key]
    ways = _ways(rows) + _ways(statistics, "value", "statistics")
    first = rows.replace("+", " ").replace("-", " ").split()[0]
    places = (f"requests.{first}.{TOTAL}", *(f"statistics.{row}.value" for row in _statistics(statistics)[:1]))
    return Measure(f"TEXT.{code}", label, places, _prefixed(ways))


@lru_cache(512)
def outcome_of(keys: tuple[str, ...], applicant: str = "") -> Measure:
    """Return the measure of one outcome, or of several together; for one kind of applicant its own cells may be meant too."""
    ways: tuple[Way, ...] = ()
    own = "commercial_enterprise" if applicant == "enterprise" else applicant
    for column in dict.fromkeys((TOTAL, own or TOTAL)):
        each = [_ways(_OUTCOMES[key][1], column) for key in keys]
        ways += each[0] if len(each) == 1 else (tuple(term for all_ways in each for term in all_ways[0]),)
    statistics = [_ways(_OUTCOMES[key][2], "value", "statistics") for key in keys]
    if all(statistics):
        ways += statistics[0] if len(keys) == 1 else (tuple(term for all_ways in statistics for term in all_ways[0]),)
    row = keys[0] if keys[0] != "open" else "granted"
    place = f"requests.{row}" if row in _GROUPS else f"requests.{row}.{TOTAL}"
    older = tuple(f"statistics.{row}.value" for row in _statistics(_OUTCOMES[keys[0]][2])[:1])
    places = (place, *older) if len(keys) == 1 else ("requests", "statistics")
    return Measure("TEXT.OUTCOME", "、".join(_OUTCOMES[key][0] for key in keys), places, _prefixed(ways))


@lru_cache(64)
def applicant_of(column: str) -> Measure:
    """Return the measure of the requests of one kind of applicant."""
    columns = {"enterprise": ("commercial_enterprise", LEGAL), "other_organization": (column, LEGAL)}.get(
        column, (column,)
    )
    place = "requests.received" if column == LEGAL else f"requests.received.{columns[0]}"
    ways = tuple(way for each in columns for way in _ways("received received+carried_in results_total", each))
    return Measure("TEXT.APPLICANT", _APPLICANTS[column], (place,), ways)


@lru_cache(512)
def cases_of(kinds: tuple[str, ...], column: str = TOTAL) -> Measure:
    """Return the measure of cases of some kinds with one result; `closed` are those that are not pending."""
    columns = ((TOTAL, 1), ("pending", -1)) if column == "closed" else ((column, 1),)
    ways: list[Way] = [tuple(Term("review_litigation", kind, each, sign) for kind in kinds for each, sign in columns)]
    groups = tuple(dict.fromkeys(kind.partition("_")[0] for kind in kinds))
    if len(kinds) == 1 or groups != tuple(kinds):
        ways.append(
            tuple(Term("statistics", f"{group}.{each}", "value", sign) for group in groups for each, sign in columns)
        )
    code = "TEXT.RECONSIDERATION" if CASES[0] in kinds else "TEXT.LITIGATION"
    cell = f"review_litigation.{kinds[0]}.{TOTAL if column == 'closed' else column}"
    older = (
        f"statistics.{groups[0]}.{TOTAL if column == 'closed' else column}.value" if len(groups) == 1 else "statistics"
    )
    label = _cases_label(kinds) + _RESULTS[column]
    return Measure(code, label, (cell if len(kinds) == 1 else "review_litigation", older), tuple(ways))


def _cases_label(kinds: tuple[str, ...]) -> str:
    words = [_CASE_LABELS[kind] for kind in kinds]
    if set(CASES[1:]) <= set(kinds):
        words = [*words[: -len(CASES[1:])], "行政诉讼"]
    return "、".join(words)


@lru_cache(64)
def nothing_of(measure: Measure) -> Measure:
    """Return the measure of a claim that there was none at all: the nearest reading, since one that is more would be unfair."""
    older = tuple(way for way in measure.ways[1:] if way[0].table == "statistics")
    return Measure("TEXT.ZERO", measure.label, measure.places, (measure.ways[0], *older[:1]))


def _statistics(formulas: str) -> list[str]:
    return [_prefix(row) for _, row in _SIGNED.findall(formulas)]


def _prefix(row: str) -> str:
    return f"requests.{row}"


def _prefixed(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Return the readings with the rows of `statistics` under their group."""
    return tuple(
        tuple(
            Term(term.table, _prefix(term.row), term.column, term.sign) if term.table == "statistics" else term
            for term in way
        )
        for way in ways
    )
