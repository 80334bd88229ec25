"""The auditor: goes over what is printed with the form's sums, as a person with a pocket calculator would.

What a story says is planted must be exactly what the sums show, so that a slip in the catalogue is found here and not
blamed on the pipeline.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from samples.maker.account import Account
from samples.maker.form import APPLICANTS, COLUMNS, REVIEW_GROUPS, request_rows, result_ids
from samples.maker.model import Printed, State
from samples.maker.statistics_form import AT_MOST, TOTALS, path
from samples.maker.statistics_story import StatisticsStory
from samples.maker.story import Story

_READABLE = {State.NUMBER, State.BLANK, State.DASH, State.SLASH, State.NONE}
_EMPTY = _READABLE - {State.NUMBER}


def failed_sums(story: Account) -> set[tuple[str, str]]:
    """Return code and path of every sum that does not hold as printed, where it can be judged."""
    facts = story.facts()
    if isinstance(story, StatisticsStory):
        return set(_failed_statistics(story, facts))
    if not isinstance(story, Story):
        raise TypeError(story)
    return {(code, right[0]) for code, left, right in _sums(story) if not _holds(facts, left, right)}


def _failed_statistics(story: StatisticsStory, facts: Mapping[str, Printed]) -> Iterator[tuple[str, str]]:
    """Yield code and path of every total that is not its parts, and of every part that is more than its whole."""
    for code, _, total, parts in TOTALS:
        if not _holds(facts, [path(total)], [path(part) for part in parts], story.joining(total)):
            yield code, path(parts[0])
    for code, part, whole in AT_MOST:
        terms = facts[path(part)], facts[path(whole)]
        readable = all(term.state in _READABLE for term in terms) and terms[1].state not in _EMPTY
        if readable and (terms[0].value or 0) > (terms[1].value or 0):
            yield code, path(whole)


def _sums(story: Story) -> Iterator[tuple[str, list[str], list[str]]]:
    edition = story.requests_edition
    for column, _ in COLUMNS:
        yield (
            "REQ.BALANCE",
            [f"requests.received.{column}", f"requests.carried_in.{column}"],
            [f"requests.results_total.{column}", f"requests.carried_out.{column}"],
        )
        results = [f"requests.{row}.{column}" for row in result_ids(edition)]
        yield "REQ.RESULT_SUM", results, [f"requests.results_total.{column}"]
    for row in request_rows(edition):
        yield "REQ.ROW_SUM", [f"requests.{row.id}.{column}" for column, _ in APPLICANTS], [f"requests.{row.id}.total"]
    for group, _ in REVIEW_GROUPS:
        parts = [f"review_litigation.{group}.{column}" for column in ("upheld", "corrected", "other", "pending")]
        yield "REV.SUM", parts, [f"review_litigation.{group}.total"]


def _holds(facts: Mapping[str, Printed], left: list[str], right: list[str], more: Decimal = Decimal(0)) -> bool:
    """Say whether a sum holds, or can't be judged; an empty cell counts as 0, and `more` stands on the right too."""
    terms = [facts[path] for path in (*left, *right)]
    if not all(term.state in _READABLE for term in terms):
        return True
    totals = [sum((facts[path].value or Decimal(0) for path in side), Decimal(0)) for side in (left, right)]
    return totals[0] == totals[1] + more or all(facts[path].state in _EMPTY for path in right)


def disagreements(story: Account) -> list[str]:
    """Return what the story says of its own sums and empty cells and does not find in what it prints."""
    coded = {"REQ.BALANCE", "REQ.RESULT_SUM", "REQ.ROW_SUM", "REV.SUM"}
    coded |= {total[0] for total in TOTALS} | {relation[0] for relation in AT_MOST}
    said = {(planted.code, planted.path) for planted in story.planted if planted.code in coded}
    found = failed_sums(story)
    facts = story.facts()
    blank = {
        ("FORM.BLANK", table)
        for table in story.editions()
        if any(path.startswith(table) and fact.state in _EMPTY for path, fact in facts.items())
    }
    unread = {("FORM.CELL_UNREADABLE", path) for path, fact in facts.items() if fact.state is State.TEXT}
    said |= {(planted.code, planted.path) for planted in story.planted if planted.code == "FORM.BLANK"}
    said |= {
        ("FORM.CELL_UNREADABLE", planted.path)
        for planted in story.planted
        if planted.code in {"FORM.CELL_UNREADABLE", "PRO.TYPE"}
    }
    found |= blank | unread
    return [f"printed but not said: {item}" for item in sorted(found - said)] + [
        f"said but not printed: {item}" for item in sorted(said - found, key=str)
    ]
