"""Findings told together: the rows that one table lacks are one sentence, since a short form lacks dozens."""

from collections.abc import Iterable, Sequence

from pipeline.messages import Lang, render_finding, say
from pipeline.model.report import Finding


def together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return the findings in their order, those of rows that one table lacks where the first of them stands."""
    found: dict[object, list[Finding]] = {}
    for number, each in enumerate(findings):
        lacks = each.code == "FORM.ROW_MISSING" and "table" in each.args
        found.setdefault((each.args["table"], each.severity, each.concerns) if lacks else number, []).append(each)
    return list(found.values())


def render_together(among: Sequence[Finding], lang: Lang = "zh") -> str:
    """Return the sentence for findings that are told together."""
    if len(among) == 1:
        return render_finding(among[0], lang)
    rows = [f"“{each.args.get('row', '')}”" for each in among]
    return say("rows_missing", lang, table=among[0].args["table"], count=len(rows), rows=rows)
