"""Have the collector visit the made web, again, and killed; print what differs: `python -B -m bench.collect`."""

import argparse
import random
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.collect.drive import ROOT, Drive, Visit, unlike
from bench.collect.examine import Difference
from bench.web.registry import make_sites
from bench.web.server import Server


def main() -> int:
    """Do what the arguments say and return 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -B -m bench.collect", description=__doc__)
    parser.add_argument("--only", default="", metavar="KEYS", help="only these sites, separated by commas")
    parser.add_argument("--leave-out", default="", metavar="KEYS", help="all but these sites")
    parser.add_argument("--kills", type=int, default=20, help="how often it is killed; 0 for not")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--delay", default="0.2", help="seconds between requests to one host")
    parser.add_argument("--lag", type=float, default=0.15, help="seconds a request may be late; more on a busy machine")
    parser.add_argument("--port", type=int, default=8641)
    parser.add_argument("--once", action="store_true", help="only the first visit")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "collect")
    arguments = parser.parse_args()
    keys = arguments.only.split(",") if arguments.only else None
    sites = [site for site in make_sites(arguments.port, keys) if site.key not in arguments.leave_out.split(",")]
    sources = [site for site in sites if site.is_source]
    places = sum(len(each.places) for site in sources for each in site.wanted)
    print(
        f"{len(sources)} sources, {sum(site.expected_in(1) for site in sources)} reports, files and pages at {places} places"
    )
    shutil.rmtree(arguments.out, ignore_errors=True)
    with Server(sites) as server:
        drive = Drive(server, arguments.out, arguments.delay, lag=arguments.lag)
        found: list[Difference] = []
        first = drive.visit("archive")
        found += _told("first visit", first, first.differences)
        if not arguments.once:
            found += _rest(drive, first, arguments.kills, random.Random(arguments.seed))
    return 1 if found else 0


def _rest(drive: Drive, first: Visit, kills: int, draw: random.Random) -> list[Difference]:
    longest = min(max(3.0, first.seconds / 8), 12.0)
    shutil.copytree(drive.folder / "archive", drive.folder / "archive_killed")
    again = drive.visit("archive", turn=2)
    found = _told("second visit", again, again.differences)
    if kills:
        visit, moments, _ = drive.killed("archive_killed", kills // 4, longest, draw, turn=2)
        found += _told(f"second visit, killed {len(moments)} times", visit, _against(again, visit, drive))
    found += _told("--check", None, drive.checked())
    number = 0
    while kills > 0:
        number += 1
        visit, moments, kills = drive.killed(f"killed{number}", kills, longest, draw)
        found += _told(f"killed {len(moments)} times", visit, _against(first, visit, drive))
    return found


def _against(undisturbed: Visit, killed: Visit, drive: Drive) -> list[Difference]:
    """Return what is wrong with a visit that was killed, without what was wrong undisturbed too."""
    old = {str(each) for each in undisturbed.differences}
    new = [each for each in killed.differences if str(each) not in old]
    return [*new, *unlike(undisturbed.archive, killed.archive, drive.sites)]


def _told(name: str, visit: Visit | None, differences: Sequence[Difference]) -> list[Difference]:
    """Print the differences of a visit by site."""
    after = "" if visit is None else f", {len(visit.lines)} lines in {visit.seconds:.0f} s, exit status {visit.status}"
    print(f"== {name}: {len(differences)} differences{after}", flush=True)
    for each in sorted(differences, key=str):
        print(f"  {each}"[:600])
    return list(differences)


if __name__ == "__main__":
    sys.exit(main())
