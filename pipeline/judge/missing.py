"""Missing: who on the register has no report for a year, or only one that came late."""

from collections.abc import Iterator

from pipeline.judge.cases import whose
from pipeline.judge.held import Docket
from pipeline.model.form import Severity
from pipeline.model.judged import Judged
from pipeline.model.report import ArgValue, Finding
from pipeline.register import Register, due_date


def missing_reports(docket: Docket, register: Register) -> Iterator[Judged]:
    """Yield a finding for every report of a year that is not there, or whose first version came after its date."""
    for year in docket.years:
        for row in register.expected(year):
            report = docket.by_key.get((row.name, row.scope, year))
            due = due_date(row, year).isoformat()
            args: dict[str, ArgValue] = {**whose(row.name, row.scope, year), "due": due}
            if report is None:
                finding = Finding("ROLLUP.MISSING", Severity.WARNING, None, {**args, "kind": "absent"})
                yield Judged(finding, row.name, row.scope, year)
                continue
            published = report.first_published
            if published is not None and published > due:
                first = min(
                    report.held, key=lambda held: (held.heading.published_on != published, held.met, held.sha256)
                )
                late: dict[str, ArgValue] = {**args, "published_on": published, "kind": "late"}
                finding = Finding("ROLLUP.MISSING", Severity.WARNING, None, late)
                yield Judged(finding, row.name, row.scope, year, (first.sha256,))
