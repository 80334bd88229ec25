"""Serve the made web and print its sources file: `python -B -m bench.web [--port P] [--only KEY,KEY] [--turn 2]`."""

import argparse
import sys
import time

from bench.web.registry import make_sites
from bench.web.server import Server
from bench.web.sources import sources_file


def main() -> int:
    """Serve until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -B -m bench.web", description=__doc__)
    parser.add_argument("--port", type=int, default=8640, help="the port, the same on all addresses")
    parser.add_argument("--only", default="", metavar="KEYS", help="only these sites, separated by commas")
    parser.add_argument("--turn", type=int, default=1, choices=(1, 2), help="the visit: 2 is after things have changed")
    parser.add_argument("--delay", default="0.1", help="for the sources file")
    parser.add_argument("--log", action="store_true", help="each request on the error stream")
    arguments = parser.parse_args()
    sites = make_sites(arguments.port, arguments.only.split(",") if arguments.only else None)
    print(sources_file(sites, delay=arguments.delay), flush=True)
    with Server(sites, turn=arguments.turn) as server:
        shown = 0
        try:
            while True:
                time.sleep(0.2)
                entries = server.log[shown:] if arguments.log else []
                shown += len(entries)
                for entry in entries:
                    print(f"{entry.at:.2f} {entry.status} {entry.method} {entry.url}", file=sys.stderr)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main())
