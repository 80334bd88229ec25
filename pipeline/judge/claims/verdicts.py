"""Verdicts: a claim held against the tables of its report, and against last year's.

Any fair reading that supports a claim ends it. What is left differs only where nothing else can explain it: not another scope,
not another time, not a part that the tables do not show.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.judge.claims.claim import Claim, Sort, Verdict
from pipeline.judge.claims.measures import CASES, TOTAL, Measure, cases_of, count_of
from pipeline.judge.claims.tables import Tables
from pipeline.model.agency import CONSOLIDATED, OWN
from pipeline.model.filing import Filing

_TOWN = re.compile(r"(?:[镇乡]|街道|苏木)(?:人民政府|政府|办事处)?$|街道办$")
_ZONE = re.compile(r"(?:管理委员会|管委会|[区园城])$")
_GOVERNMENT = re.compile(r"政府(?:办公[室厅]|办)?$")

_EARLIER = r"[（(](?:均?[系为是]|均?属于?)(?:上一?年|去年|往年|以前|20\d\d年)"
_WHOLES = frozenset({"TEXT.RECEIVED", "TEXT.CONCLUDED"})
_NEAR_PERCENT = Decimal("0.02")
_NEAR_CHANGE = Decimal("0.1")
"""Percentage points within which a printed change is taken as right: a real report rounds 1.08 to 1.05."""
_SAME = Decimal("0.05")
"""Part of last year's number within which 持平 is fair."""
_YUAN = Decimal(10_000)


def verdict(claim: Claim, filing: Filing, tables: Tables, previous: Tables | None) -> Verdict:
    """Return what becomes of a claim."""
    if claim.other_time:
        return Verdict.NOT_COMPARABLE
    fits = _fits(claim, tables, previous)
    if fits is None:
        return Verdict.NOT_COMPARABLE
    if fits or claim.about:
        return Verdict.AGREE
    if other_scope(claim.scope, filing):
        return Verdict.OTHER_SCOPE_POSSIBLE
    excused = claim.unsure or _set_aside(claim, tables) or _of_before(claim)
    return Verdict.NOT_COMPARABLE if excused else Verdict.DIFFER


def other_scope(scope: str, filing: Filing) -> bool:
    """Tell whether a sentence may speak of others than the report does.

    >>> from dataclasses import replace
    >>> own = Filing("", "", "", "accepted", "云溪市教育局", "own", 2023)
    >>> [other_scope(scope, own) for scope in ("", "self", "name", "region", "office")]
    [False, False, False, True, True]
    >>> [other_scope(scope, replace(own, agency="云溪市", scope="consolidated")) for scope in ("", "region", "self", "office")]
    [False, False, True, True]
    """
    agency = filing.agency or ""
    if scope in {"", "name", "parts", "town"}:
        return scope == "parts" or (scope == "town" and not _TOWN.search(agency))
    if filing.scope == CONSOLIDATED:
        return scope != "region"
    if scope == "self":
        return False
    government = _GOVERNMENT.search(agency) is not None
    if filing.scope == OWN and scope == "office":
        return not government
    return filing.scope != OWN or government or not _ZONE.search(agency)


def told(claim: Claim, tables: Tables, previous: Tables | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the numbers that a claim was held against, as a message gives them: this year's and, of a change, last year's."""
    if claim.sort is Sort.FEE:
        return tables.cell(claim.measure.places[0]), None
    now = next(iter(tables.all(claim.measure)), claim.now)
    if claim.sort not in {Sort.CHANGE, Sort.DIFFERENCE}:
        return now, None
    return now, next(iter(previous.all(claim.measure) if previous else ()), claim.last)


def _set_aside(claim: Claim, tables: Tables) -> bool:
    """Tell whether the difference is just what the sentence itself sets aside (收到28件，其中2件撤回)."""
    if claim.sort is not Sort.COUNT or claim.value is None or claim.measure.code not in _WHOLES:
        return False
    return any(abs(number - claim.value) in claim.aside for number in tables.all(claim.measure))


def _of_before(claim: Claim) -> bool:
    """Tell whether brackets right behind the number say that it is of an earlier year: 行政诉讼1件（系上年度案件）."""
    behind = re.search(rf"(?<!\d){claim.value}\s*[件宗起例]{_EARLIER}", claim.sentence)
    return claim.sort is Sort.COUNT and behind is not None


def _fits(claim: Claim, tables: Tables, previous: Tables | None) -> bool | None:
    """Tell whether a fair reading supports a claim; None where there is nothing to hold it against."""
    if claim.sort is Sort.FEE:
        return _fee_fits(claim, tables)
    if claim.sort is Sort.PERCENT:
        return _share_fits(claim, tables)
    if claim.sort in {Sort.CHANGE, Sort.DIFFERENCE}:
        return _change_fits(claim, tables, previous)
    numbers = tables.all(claim.measure)
    if not numbers or claim.value is None:
        return None
    if previous is not None:  # cases that last year left pending are no new ones
        pending = _pending(claim.measure, previous)
        numbers += [number - pending for number in numbers[:1] if pending is not None]
    if claim.at_most:
        return claim.value <= max(numbers)
    return any(_equals(claim, number) for number in numbers)


def _equals(claim: Claim, number: Decimal) -> bool:
    return claim.value is not None and _prints(number, claim.value, claim.step)


def _prints(number: Decimal, printed: Decimal, step: Decimal) -> bool:
    """Tell whether a number is what is printed, or comes to it when rounded or cut off at its last place."""
    return number == printed or -step / 2 <= number - printed < step


def _pending(measure: Measure, previous: Tables) -> Decimal | None:
    kinds = tuple(term.row for term in measure.ways[0] if term.table == "review_litigation" and term.column == TOTAL)
    return previous.sum(cases_of(kinds, "pending").ways[0]) if kinds else None


def _fee_fits(claim: Claim, tables: Tables) -> bool | None:
    """Tell whether the yuan claimed may be among the charges of the table, in ten thousands and rounded there."""
    value = tables.cell(claim.measure.places[0])
    if value is None or claim.value is None:
        return None
    if not claim.value:
        return value == 0
    rounded = Decimal(1).scaleb(int(value.as_tuple().exponent)) if value else Decimal(0)
    return claim.value <= (value + rounded) * _YUAN


def _share_fits(claim: Claim, tables: Tables) -> bool | None:
    value = claim.value or Decimal(0)
    parts = [*([] if claim.now is None else [claim.now]), *tables.all(claim.measure)]
    wholes = [whole for whole in (*claim.pool, *_wholes(claim.measure, tables)) if whole]
    if not parts or not wholes:
        return None
    shares = (part * 100 / whole for part in parts for whole in wholes if part <= whole)
    return any(_prints(share, value, claim.step) or abs(share - value) < _NEAR_PERCENT for share in shares)


def _wholes(measure: Measure, tables: Tables) -> Iterator[Decimal]:
    """Yield the numbers that a share may be one of."""
    if any(term.table == "review_litigation" for way in measure.ways for term in way):
        for kinds in (CASES[:1], CASES[1:], CASES[1:2], CASES[2:], CASES):
            yield from tables.all(cases_of(kinds))
        return
    for key in ("handled", "replied"):
        yield from tables.all(count_of(key))


def _change_fits(claim: Claim, tables: Tables, previous: Tables | None) -> bool | None:
    pairs = list(_pairs(claim, tables, previous))
    if not pairs:
        return None
    return any(_change_is(claim, now, last) for now, last in pairs)


def _pairs(claim: Claim, tables: Tables, previous: Tables | None) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield this year's and last year's numbers of what may have changed, each read in one way."""
    for measure, told in ((claim.measure, claim.now), *claim.rivals):
        for way in measure.ways:
            last = previous.sum(way) if previous else None
            for now in (tables.sum(way), told):
                for former in (last, claim.last):
                    if now is not None and former is not None and (former or not _needs_whole(claim)):
                        yield now, former


def _needs_whole(claim: Claim) -> bool:
    """Tell whether a change is one in per cent, which of nothing there is none."""
    return claim.sort is Sort.CHANGE and claim.value is not None


def _change_is(claim: Claim, now: Decimal, last: Decimal) -> bool:
    difference = (now - last) * (claim.direction or 1)
    if claim.value is None:
        return difference > 0 if claim.direction else abs(difference) <= last * _SAME
    if claim.sort is Sort.DIFFERENCE:
        return _equals(claim, difference)
    change = difference * 100 / last
    return _prints(change, claim.value, claim.step) or abs(change - claim.value) < _NEAR_CHANGE
