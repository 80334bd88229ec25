"""Claims in the text: what the narrative says in numbers, held against the tables and against last year.

A tool that cries wolf is switched off, so everything here leans to silence: a clause with one unknown word makes no claim, a
claim has several fair readings, and only one that no reading supports is a finding.
"""

from collections.abc import Iterator

from pipeline.judge.claims.claim import Claim, Sort, Verdict
from pipeline.judge.claims.measures import count_of
from pipeline.judge.claims.sentences import sentences
from pipeline.judge.claims.statements import Listener
from pipeline.judge.claims.tables import Tables
from pipeline.judge.claims.verdicts import told, verdict
from pipeline.model.filing import Filing
from pipeline.model.form import Forms, Severity
from pipeline.model.report import ArgValue, Finding

SECTIONS = ("overview", "problems", "other_matters")
MOST_CLAIMS = 1000
"""Claims of one report that are judged; the most met in one are some forty."""
_MOST_QUOTED = 120


def claim_findings(filing: Filing, previous: Filing | None, forms: Forms) -> Iterator[Finding]:
    """Yield a finding for every claim of a report's text that no fair reading of its tables supports.

    `previous` is the filing of the same agency and scope for the year before, where it is known.
    """
    tables = Tables(filing, forms)
    former = Tables(previous, forms) if previous else None
    for claim, said in judged_claims(filing, tables, former):
        if said is Verdict.DIFFER:
            yield _finding(claim, tables, former)


def judged_claims(filing: Filing, tables: Tables, former: Tables | None) -> Iterator[tuple[Claim, Verdict]]:
    """Yield every claim of a report's text with its verdict, in the order of the text."""
    left = MOST_CLAIMS
    for section in SECTIONS:
        listener = Listener(filing.year, fees=section == "other_matters")
        for sentence in sentences(filing.narrative.get(section) or "", filing.agency):
            if left <= 0:
                return
            claims = list(listener.hear(sentence))
            left -= len(claims)
            verdicts = [verdict(claim, filing, tables, former) for claim in claims]
            for claim, said in zip(claims, verdicts, strict=True):
                yield claim, _softened(claim, said, claims, verdicts)


def _softened(claim: Claim, said: Verdict, claims: list[Claim], verdicts: list[Verdict]) -> Verdict:
    """Return the verdict of a claim beside others of its sentence: where the whole is told rightly, this is a part."""
    if said is not Verdict.DIFFER or claim.sort is not Sort.COUNT:
        return said
    strict = claim.measure == count_of("new")  # 收办27件 excuses no wrong 新收
    agreed = any(
        fits is Verdict.AGREE
        and other.sort is Sort.COUNT
        and (other.measure == claim.measure or (other.measure.places == claim.measure.places and not strict))
        for other, fits in zip(claims, verdicts, strict=True)
    )
    return Verdict.OTHER_SCOPE_POSSIBLE if agreed else said


def _finding(claim: Claim, tables: Tables, former: Tables | None) -> Finding:
    sentence = claim.sentence if len(claim.sentence) <= _MOST_QUOTED else f"{claim.sentence[:_MOST_QUOTED]}……"
    now, last = told(claim, tables, former)
    args: dict[str, ArgValue] = {
        "measure": claim.measure.label,
        "claimed": claim.value,
        "table": now,
        "sentence": sentence,
    }
    if claim.sort is Sort.FEE:
        args["kind"] = "charged" if claim.value else "none"
    elif claim.sort in {Sort.CHANGE, Sort.DIFFERENCE}:
        args |= {"kind": _change(claim), "previous": last}
    severity = Severity.WARNING
    cells, blanks = _blanks(claim, tables, former)
    if blanks and blanks == cells:
        severity = Severity.INFO
        args |= {"table": None, "kind": "right_blank"}
    elif blanks and claim.sort is Sort.COUNT:
        args |= {"blanks": blanks, "kind": "blanks"}
    return Finding(claim.measure.code, severity, tables.place(claim.measure), args)


def _blanks(claim: Claim, tables: Tables, former: Tables | None) -> tuple[int, int]:
    """Return how many cells a claim was held against, and how many of them hold no number: all, where one year's do."""
    if claim.sort is Sort.FEE:
        return 1, int(tables.is_blank(claim.measure.places[0]))
    found = tables.blanks(claim.measure)
    if former is not None and claim.sort in {Sort.CHANGE, Sort.DIFFERENCE} and found[0] != found[1]:
        return former.blanks(claim.measure)
    return found


def _change(claim: Claim) -> str:
    """Return which message a change since last year has."""
    if not claim.direction:
        return "same"
    words = (
        ("up", "down")
        if claim.value is None
        else ("more", "fewer")
        if claim.sort is Sort.DIFFERENCE
        else ("rise", "fall")
    )
    return words[claim.direction < 0]
