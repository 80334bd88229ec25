"""The command: reads made scans, and prints cells read, wrong numbers accepted, share accepted, CPU time and memory.

The documents are the hunt's PDFs, but for its hard classes, printed in a real font and scanned at 200 dpi: askew by up to two
degrees, soft, speckled, compressed. Beside ours stands RapidOCR alone on the same pages: its words in rows by their height on the
page, which is what one gets without rulings and labels. That is scored by rows (see `bench.pdf.score`), and so are we.
"""

import argparse
import multiprocessing
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

from bench.hunt.case import Case, draw_case
from bench.hunt.judge import Verdict
from bench.hunt.plan import Demand
from bench.scan.measure import Measured, measure

MOST_TOLD = 8
"""Features with which most cells are lost."""


def main() -> int:
    """Print the figures, and return 1 where a wrong number was accepted."""
    parser = argparse.ArgumentParser(prog="python -B -m bench.scan", description=__doc__)
    parser.add_argument("--n", type=int, default=20, help="documents (20)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--alone", type=int, default=3, help="documents that RapidOCR alone reads too, which is slow (3)"
    )
    arguments = parser.parse_args()
    found: list[Measured] = []
    # Each in a process of its own, so that memory is that of one document.
    processes = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1)
    with processes as pool, suppress(KeyboardInterrupt):  # what was read until then is summed up
        for number, case in enumerate(_cases(arguments.seed, arguments.n)):
            found.append(pool.apply(measure, (case,), {"alone": number < arguments.alone}))
            _tell(found[-1])
    if found:
        _sum_up(found)
    return int(any(each.verdict.deadly or each.verdict.crash for each in found))


def _cases(seed: int, count: int) -> Iterator[Case]:
    number = 0
    while count:
        case = draw_case("pdf", seed * 1_000_000 + number, "scanned")
        number += 1
        if case is not None and not case.hard and _can_be_told(case):
            count -= 1
            yield case


def _can_be_told(case: Case) -> bool:
    """Tell whether a person could say what the report is; two years side by side nobody can."""
    return not {"years_side_by_side", "two_reports"} & set(case.features)


def _tell(each: Measured) -> None:
    verdict = each.verdict
    print(
        f"{each.case.seed} {verdict.status:12} {verdict.right}/{verdict.cells} {each.seconds:.1f} CPU s"
        f" {each.megabytes} MB {','.join(each.case.features)}",
        flush=True,
    )
    for line in [*verdict.deadly, *(verdict.wrong if each.consistent else ()), verdict.crash][:6]:
        if line:
            print(f"    {line}", flush=True)


def _sum_up(found: list[Measured]) -> None:
    cells, read = sum(each.verdict.cells for each in found), sum(each.verdict.right for each in found)
    consistent = [each for each in found if each.consistent]
    accepted = sum(each.verdict.status == "accepted" for each in consistent)
    wrong = sum(len(each.verdict.deadly) for each in found)
    beside = [each for each in found if each.alone is not None]
    pages = [each.tables_seconds for each in found]
    print(f"{len(found)} documents, of which {len(consistent)} are consistent")
    print(f"cells read as a person reads them    {read} of {cells} ({read / max(1, cells):.2%})")
    _apart(found)
    print(f"wrong numbers in accepted records    {wrong}")
    print(
        f"accepted without a person            {accepted} of {len(consistent)} ({accepted / max(1, len(consistent)):.0%})"
    )
    print(
        f"CPU s for a page that holds a table  {statistics.median(pages):.1f} in the middle, {max(pages):.1f} at most"
    )
    print(f"peak memory                          {max(each.megabytes for each in found)} MB")
    if beside:
        _compare(beside)


def _apart(found: list[Measured]) -> None:
    """Print the cells of documents that are to be refused as they are, and with which features most cells are lost."""
    refused = [each.verdict for each in found if each.verdict.demand is Demand.REFUSED]
    if refused:
        print(f"  of which to be refused as printed  {_share(refused)} in {len(refused)} documents")
    lost: dict[str, list[Verdict]] = {}
    for each in found:
        for feature in each.case.features:
            lost.setdefault(feature, []).append(each.verdict)
    missed = {
        feature: sum(one.cells - one.right for one in verdicts) / len(verdicts) for feature, verdicts in lost.items()
    }
    for feature in sorted(missed, key=lambda one: (-missed[one], one))[:MOST_TOLD]:
        print(f"  with {feature:29} {_share(lost[feature])} in {len(lost[feature])} documents")


def _share(verdicts: list[Verdict]) -> str:
    read, cells = sum(one.right for one in verdicts), sum(one.cells for one in verdicts)
    return f"{read} of {cells} ({read / max(1, cells):.2%})"


def _compare(found: list[Measured]) -> None:
    """Print what RapidOCR alone reads of the documents that it was given too."""
    numbers, ours = sum(each.numbers for each in found), sum(each.ours for each in found)
    alone = sum(each.alone or 0 for each in found)
    seconds = statistics.median(each.alone_seconds for each in found)
    print(f"of {len(found)} documents read by both:")
    print(f"numbers in their rows, ours          {ours} of {numbers} ({ours / max(1, numbers):.2%})")
    print(
        f"numbers in their rows, RapidOCR      {alone} of {numbers} ({alone / max(1, numbers):.2%}), {seconds:.1f} CPU s a document"
    )


if __name__ == "__main__":
    started_at = time.monotonic()
    status = main()
    print(f"{time.monotonic() - started_at:.0f} s")
    sys.exit(status)
