"""Sections: the six parts of the report, in their order and with something in them."""

import re
from collections.abc import Iterator

from pipeline.check.printed import expected_edition
from pipeline.model.form import Forms, SectionForm, Severity
from pipeline.model.report import ArgValue, Finding, Report
from pipeline.text import squash

_NOTHING = re.compile(
    r"(?:我[局委办厅镇乡县区市院站]|本(?:单位|机关|部门|年度?|[局委办厅镇乡县区市]))*,?(?:暂|尚|均)?(?:无|没有|不存在)"
    r"(?:其[他它])?(?:需要?|应当?)?(?:报告|说明)?的?(?:主要)?(?:事项|情况|内容|问题)?"
)
"""What 无 looks like when it is written out (无其他需要报告的事项)."""


def section_faults(report: Report, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every section that is missing, empty, says only 无 where more is asked for, or out of order.

    A document that is cut short is an error here, and what would follow the cut is not called missing.
    """
    if not report.complete:
        yield Finding("FORM.SECTION", Severity.ERROR, args={"kind": "cut_short"})
    edition = expected_edition(report, forms)
    if edition is None:
        return
    found = list(dict.fromkeys(section.id for section in report.sections if section.heading.strip()))
    last = max((n for n, section in enumerate(edition.sections) if section.id in found), default=0)
    for section in edition.sections if report.complete else edition.sections[:last]:
        kind = _fault(section, report, found)
        if kind and section.prescribed:
            args: dict[str, ArgValue] = {"kind": kind, "section": f"{section.number}、{section.title}"}
            yield Finding("FORM.SECTION", Severity.WARNING, args=args)
    titles = {section.id: f"“{section.title}”" for section in edition.sections}
    printed = [titles[id_] for id_ in found if id_ in titles]
    if printed != [title for id_, title in titles.items() if id_ in found]:
        yield Finding("FORM.SECTION", Severity.WARNING, args={"kind": "order", "order": [*printed]})


def _fault(section: SectionForm, report: Report, found: list[str]) -> str | None:
    """Say what is wrong with a section: `heading`, `missing`, `empty`, `nothing`; None where nothing is."""
    has_table = section.table is not None and report.table_editions.get(section.table) is not None
    if section.id not in found:
        return "heading" if has_table else "missing"
    if section.table is not None:
        return None
    text = squash("".join(part.text for part in report.sections if part.id == section.id)).strip("。.;,、:!")
    if not text:
        return "empty"
    return "nothing" if section.required and _NOTHING.fullmatch(text) else None
