"""Entries: one document of a run as the summaries tell of it, and the row that both of them give it."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from pipeline.messages import say
from pipeline.messages.together import render_together, together
from pipeline.model.report import Finding
from pipeline.store.decode import Record
from pipeline.store.folder import Row
from pipeline.store.review import category

MOST_PROBLEMS = 3
"""Problems that the overview names; all of them stand in the findings."""

OVERVIEW_HEADS = (
    "文件",
    "结果",
    "单位",
    "年度",
    "口径",
    "表式版本",
    "发布日期",
    "需核对识别处数",
    "需退回单位处数",
    "警告处数",
    "主要问题",
    "记录文件",
)

Value = str | int | Decimal | None


@dataclass(frozen=True)
class Entry:
    """One row of the run's manifest with its record, where it has one."""

    row: Row
    record: Record | None
    first: bool = True
    """False where the same bytes were met before under another name: their record is told of once."""

    @property
    def category(self) -> str:
        """What the document counts as."""
        return category(self.row.outcome, self.row.review)

    def overview(self) -> tuple[Value, ...]:
        """Return the values under `OVERVIEW_HEADS`."""
        result = say(f"category.{self.category}")
        if self.record is None:
            return (self.row.uri, result, *[None] * 8, self.row.message, None)
        report, review = self.record.report, self.record.review
        severities = Counter(finding.severity.value for finding in self.record.findings)
        return (
            self.row.uri,
            result,
            report.agency,
            report.year,
            say(f"scope.{report.scope}"),
            report.edition,
            report.published_on,
            review["extraction"] + review["undecided"],
            review["source"],
            severities["warning"],
            self._problems(self.record.findings),
            self.row.record,
        )

    @staticmethod
    def _problems(findings: tuple[Finding, ...]) -> str:
        worst = together([*_with(findings, "error"), *_with(findings, "warning")])
        lines = [render_together(among) for among in worst[:MOST_PROBLEMS]]
        if len(worst) > MOST_PROBLEMS:
            lines.append(f"…… 共{sum(map(len, worst))}处，见“问题”表")
        return "\n".join(lines)


def _with(findings: tuple[Finding, ...], severity: str) -> list[Finding]:
    return [finding for finding in findings if finding.severity == severity]
