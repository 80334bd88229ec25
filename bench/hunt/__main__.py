"""The command: makes documents, has them read, prints what went wrong, and boils it down."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from bench.hunt.case import Case, draw_case, in_order, load_features
from bench.hunt.inject import KINDS, Injected, inject
from bench.hunt.judge import Verdict, examine
from bench.hunt.made import make
from bench.hunt.plan import FORMATS, ON_DEMAND, Demand
from bench.hunt.progress import Progress
from bench.hunt.shrink import shrunk
from bench.hunt.summary import print_summary
from pipeline.errors import DocumentError
from pipeline.isolate import Limits, run_isolated

Item = TypeVar("Item", Case, Verdict)

_LIMITS = Limits(jobs=2, timeout_s=600)
"""So much time that a document fails for what it holds, and never because the machine is busy."""
_SHRINK = Limits(jobs=2, timeout_s=1800)
_LINES = 4
"""Of what is wrong with a document, that are printed."""


def main() -> int:
    """Hunt, and return the exit status: 1 where anything failed."""
    arguments = _arguments()
    load_features()
    cases = list(_cases(arguments))
    if arguments.inject:
        return _inject(cases)
    verdicts = _examined(cases)
    place = {case: number for number, case in enumerate(cases)}
    verdicts.sort(key=lambda verdict: place[verdict.case])
    failed = [verdict for verdict in verdicts if verdict.failures]
    report_failures(failed[: arguments.shrink], arguments.out)
    for verdict in failed[arguments.shrink :]:
        _report(verdict, arguments.out)
    return print_summary(verdicts, most=arguments.shrink) or int(len(verdicts) < len(cases))


def _examined(cases: list[Case]) -> list[Verdict]:
    """Return the verdicts on all cases; stopped by hand, on those that are done."""
    verdicts: list[Verdict] = []
    progress = Progress(cases)
    try:
        for case, result in _run(examine, cases, _LIMITS, programs=any(case.needs_programs for case in cases)):
            verdict = result if isinstance(result, Verdict) else _crashed(case, result)
            verdicts.append(verdict)
            progress.done(case, failed=bool(verdict.failures))
    except KeyboardInterrupt:
        print(f"stopped: go on with --start {progress.first_left}")
    return verdicts


def _crashed(case: Case, error: DocumentError) -> Verdict:
    return Verdict(case, Demand.EXACT, planted=False, status="failed", crash=f"{error.code} {error.details}")


def _run(
    function: Callable[[Item], Verdict], items: list[Item], limits: Limits, *, programs: bool
) -> Iterator[tuple[Item, Verdict | DocumentError]]:
    """Yield the items with what the function returns, from workers; from this process where programs are to be started.

    A browser does not start under the memory limit of a worker.
    """
    if programs:
        return ((item, function(item)) for item in items)
    return run_isolated(function, items, limits, preload=("bench.hunt.judge",))


def _inject(cases: list[Case]) -> int:
    """Make the first readings wrong and print what became of it."""
    found: list[Injected] = []
    progress = Progress(cases)
    for case, result in run_isolated(inject, cases, _LIMITS, preload=("bench.hunt.inject",)):
        progress.done(case, failed=not isinstance(result, DocumentError) and any(each.survived for each in result))
        if isinstance(result, DocumentError):
            print(f"{result.code} {result.details} {case.command()}")
        else:
            found.extend(result)
    for each in found:
        if each.survived:
            print(f"SURVIVED {each.kind} in {each.table}: {each.case.command()}\n    {each.wrong[:2]}")
    for kind in KINDS:
        own = [each for each in found if each.kind == kind]
        survived, outvoted = sum(each.survived for each in own), sum(each.outvoted for each in own)
        print(f"{kind:16} {len(own):6} injected {survived:4} accepted wrong {outvoted:5} outvoted, accepted right")
    return int(any(each.survived for each in found))


def report_failures(failed: list[Verdict], folder: Path) -> None:
    """Boil failures down; say how to make them again, those of the same features once."""
    alike: dict[tuple[str, ...], int] = {}
    programs = any(verdict.case.needs_programs for verdict in failed)
    for whole, small in _run(shrunk, failed, _SHRINK, programs=programs):
        verdict = whole if isinstance(small, DocumentError) else small
        key = (verdict.case.format, next(iter(verdict.failures)), *verdict.case.features)
        alike[key] = alike.get(key, 0) + 1
        if alike[key] == 1:
            _report(verdict, folder)
    for key, count in alike.items():
        if count > 1:
            print(f"{count} failures like: {' '.join(key[:2])} {','.join(key[2:])}")


def _report(verdict: Verdict, folder: Path) -> None:
    made = make(verdict.case)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{verdict.case.format}-{verdict.case.seed}{made.suffix}"
    path.write_bytes(made.data)
    kind, words = next(iter(verdict.failures.items()))
    print(f"{kind.upper()} {verdict.case.command()}\n    {path} [{verdict.status}]", flush=True)
    for line in words[:_LINES]:
        print(f"    {line}")
    if len(words) > _LINES:
        print(f"    … and {len(words) - _LINES} more")
    path.with_suffix(".reason").write_text(f"{verdict.case.command()}\n{kind}: " + "\n".join(words) + "\n", "utf-8")


def _cases(arguments: argparse.Namespace) -> Iterator[Case]:
    formats = (arguments.format,) if arguments.format else FORMATS
    if arguments.only is not None:
        names = [name for name in arguments.only.split(",") if name not in {"", "-"}]
        yield Case(formats[0], arguments.seed, in_order(names))
        return
    for number in range(arguments.start, arguments.n):
        for form in formats:
            case = draw_case(form, arguments.seed * 1_000_000 + number, arguments.must)
            if case is not None:
                yield case


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hunt", description=__doc__)
    parser.add_argument("--n", type=int, default=50, help="documents of each format (50)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="leave out so many documents of each format (0)")
    parser.add_argument("--format", choices=(*FORMATS, *ON_DEMAND))
    parser.add_argument("--class", dest="must", help="only documents with this difficulty, or this feature: A4")
    parser.add_argument("--only", help="one document: --seed is its own, these its features, `-` for none")
    parser.add_argument("--inject", action="store_true", help="make the first reading wrong; none may be accepted")
    parser.add_argument("--shrink", type=int, default=10, help="failures boiled down and shown (10)")
    parser.add_argument("--out", type=Path, default=Path("out/hunt"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
