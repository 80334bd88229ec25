"""The archive held against the truth: every report once, at all its places, nothing else, and the right excuses."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urldefrag, urlsplit

from bench.collect.archive import Line
from bench.web.server import Entry
from bench.web.site import Site, Trouble, Wanted


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be."""

    site: str
    what: str

    def __str__(self) -> str:
        """Return a line for a person."""
        return f"[{self.site}] {self.what}"


def same(address: str) -> bytes:
    """Return what spellings of one address have alike: percent signs and what follows `#` make no other address."""
    return unquote_to_bytes(urldefrag(address)[0])


def examine(sites: Sequence[Site], lines: Sequence[Line], log: Sequence[Entry], turn: int) -> list[Difference]:
    """Compare the lines of one visit with what a person finds in it."""
    starts = {site.start_url: site for site in sites if site.is_source}
    found = [
        Difference("?", f"a line of no source: {line.get('source')!r} {line.get('url')}")
        for line in lines
        if line.get("source") not in starts
    ]
    hosts = {site.authority for site in sites}
    answered: dict[bytes, set[int]] = {}
    for entry in log:
        answered.setdefault(same(entry.url), set()).add(entry.status)
    for start, site in starts.items():
        mine = [line for line in lines if line.get("source") == start]
        nobody = [line for line in mine if urlsplit(str(line.get("url"))).netloc not in hosts]
        answered |= {place: {0} for line in nobody for place in _places(line)}
        found += [Difference(site.key, what) for what in _of_site(site, mine, answered, turn)]
        shared = [each for each in site.wanted if each.shared and turn in each.turns]
        found += [Difference(site.key, what) for each in shared for what in _report(each, lines, answered, turn)]
    return found


def counted(sites: Sequence[Site], completeness: str, turn: int) -> list[Difference]:
    """Compare the table of what was found, a row a source and year, with the truth."""
    found: list[Difference] = []
    rows = list(csv.DictReader(io.StringIO(completeness)))
    for site in (each for each in sites if each.is_source):
        for year in range(site.years[0], site.years[1] + 1):
            mine = [row for row in rows if row["来源"] == site.start_url and row["年度"] == str(year)]
            held = {(each.agencies, year) for each in site.wanted if each.year == year and min(each.turns) <= turn}
            troubles = [each for each in site.trouble if each.year == year]
            by_hand = [each for each in troubles if each.kinds == {"by_hand"}]
            if len(mine) != 1:
                found.append(Difference(site.key, f"completeness.csv has {len(mine)} rows for {year}"))
            elif any(len(each.kinds) > 1 for each in troubles):
                continue
            elif (mine[0]["已收集"], mine[0]["待人工获取"]) != (str(len(held)), str(len(by_hand))):
                said = f"{mine[0]['已收集']} found and {mine[0]['待人工获取']} by hand"
                found.append(
                    Difference(site.key, f"completeness.csv: {year}: {said}, not {len(held)} and {len(by_hand)}")
                )
    return found


def _of_site(site: Site, lines: list[Line], answered: dict[bytes, set[int]], turn: int) -> Iterator[str]:
    standing = [each for each in site.wanted if turn in each.turns]
    for each in standing:
        if not each.shared:
            yield from _report(each, lines, answered, turn)
    yield from _strangers(site, lines, turn)
    yield from _from_nowhere(site, lines)
    yield from _twice(lines)
    used: list[int] = []
    for trouble in site.trouble:
        if turn in trouble.turns:
            yield from _excuse(trouble, lines, used)
    places = {same(place) for each in standing for place in each.places} | {same(place) for place in site.may_fail}
    for line in lines:
        if line.get("kind") not in {"by_hand", "failed"} or id(line) in used or _places(line) & places:
            continue  # those of wanted reports were told of above
        statuses = set().union(*(answered.get(place, set()) for place in _places(line)))
        if line["kind"] == "by_hand" or not any(status == 0 or status >= 400 for status in statuses):
            yield f"{line['kind']} {line.get('reason')} for {line.get('url')}: {_named(site, line)} (answered {sorted(statuses)})"


def _places(line: Line) -> set[bytes]:
    return {same(str(line[key])) for key in ("url", "final_url") if line.get(key)}


def _named(site: Site, line: Line) -> str:
    names = {same(address): what for address, what in site.decoys.items()}
    return next((names[place] for place in _places(line) if place in names), "nothing that is wanted")


def _report(wanted: Wanted, lines: Sequence[Line], answered: dict[bytes, set[int]], turn: int) -> Iterator[str]:
    kinds = {"document"} if turn == 1 else {"document", "not_modified"}
    mine = [line for line in lines if line.get("kind") in kinds and line.get("sha256") == wanted.sha256]
    for place in sorted(wanted.places):
        here = [line for line in mine if same(place) in _places(line)]
        if not here:
            others = [
                f"{line.get('kind')} {line.get('reason') or (line.get('sha256') or '')[:12]}"
                for line in lines
                if same(place) in _places(line)
            ]
            seen = f"asked, answered {sorted(answered[same(place)])}" if same(place) in answered else "never asked"
            yield f"missing: the report for {wanted.year} at {place} ({seen}; lines: {', '.join(others) or 'none'})"
    stray = [line for line in mine if not _places(line) & {same(place) for place in wanted.places}]
    for line in stray:
        yield f"the report for {wanted.year} is noted at {line.get('url')}, where it does not stand"
    for line in mine:
        if line.get("year") != wanted.year:
            yield f"year {line.get('year')!r} instead of {wanted.year} at {line.get('url')}"
        if wanted.agencies and line.get("agency") not in wanted.agencies:
            yield f"agency {line.get('agency')!r} instead of {' or '.join(wanted.agencies)} at {line.get('url')}"
        if wanted.group and same(str(line.get("group"))) != same(wanted.group):
            yield f"group {line.get('group')!r} instead of {wanted.group} at {line.get('url')}"


def _strangers(site: Site, lines: list[Line], turn: int) -> Iterator[str]:
    known = {each.sha256 for each in site.wanted if turn in each.turns}
    for line in lines:
        if line.get("kind") == "document" and line.get("sha256") not in known:
            yield f"taken for a report of {line.get('year')}: {line.get('url')}: {_named(site, line)}"


def _from_nowhere(site: Site, lines: list[Line]) -> Iterator[str]:
    """Tell of reports that are said to have been found on a page that was never asked."""
    asked = {place for line in lines for place in _places(line)}
    for line in lines:
        if line.get("kind") == "document" and same(str(line.get("url"))) != same(site.start_url):
            if same(str(line.get("found_on"))) not in asked:
                yield f"{line.get('url')} is said to stand on {line.get('found_on')}, which was not asked"
            if not line.get("title"):
                yield f"no title for {line.get('url')}"


def _twice(lines: Iterable[Line]) -> Iterator[str]:
    counts = Counter(str(line.get("url")) for line in lines)
    for address, count in sorted(counts.items()):
        if count > 1:
            yield f"{count} lines for {address}"


def _excuse(trouble: Trouble, lines: list[Line], used: list[int]) -> Iterator[str]:
    places = {same(place) for place in trouble.places}
    here = [line for line in lines if _places(line) & places]
    said = [line for line in here if line.get("kind") in {"by_hand", "failed"}]
    used += [id(line) for line in said]
    if any(line["kind"] in trouble.kinds and line.get("reason") in trouble.reasons for line in said):
        year = {line.get("year") for line in said}
        if trouble.year is not None and trouble.year not in year:
            yield f"year {year} instead of {trouble.year} in the line for {min(trouble.places)}"
        return
    told = ", ".join(f"{line.get('kind')} {line.get('reason') or ''} {line.get('url')}" for line in here) or "no line"
    yield f"should be {'|'.join(sorted(trouble.kinds))} {'|'.join(sorted(trouble.reasons))} at {min(trouble.places)}; is: {told}"
