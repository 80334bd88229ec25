"""The command: makes the province, has the command line read and judge it, and compares what it says with what was planted."""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.province.making import Province, make_province
from bench.province.plants import Expected

Json = dict[str, Any]
LEAST_COUNTIES = 3


def main() -> int:
    """Make, read, judge, compare; return the exit status: 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.province", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/province"))
    parser.add_argument("--cities", type=int, default=3)
    parser.add_argument("--counties", type=int, default=12)
    arguments = parser.parse_args()
    if arguments.cities < 1 or arguments.counties < LEAST_COUNTIES:
        parser.error(f"at least one city and {LEAST_COUNTIES} counties, for all plants to find a place")
    province = make_province(cities=arguments.cities, counties=arguments.counties)
    differences = try_province(province, arguments.out)
    for line in differences:
        print(line)
    wanted = len(province.plants.expected) + len(province.plants.follows) + len(province.plants.superseded)
    print(f"{len(province.files) - 1} documents, {wanted} plants, {len(differences)} differences")
    return bool(differences)


def try_province(province: Province, folder: Path) -> list[str]:
    """Write a province into a folder, read and judge it there, and return in what the judgement differs from the plants."""
    documents, results = folder / "documents", folder / "results"
    for name, data in province.files.items():
        path = folder / name if name == "agencies.csv" else documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _run("extract", str(documents), "--out", str(results))
    _run("judge", str(results), "--register", str(folder / "agencies.csv"))
    findings = [json.loads(line) for line in (results / "findings.jsonl").read_text("utf-8").splitlines()]
    standings = [json.loads(line) for line in (results / "standing.jsonl").read_text("utf-8").splitlines()]
    rows = json.loads((results / "run.json").read_text("utf-8"))["documents"]
    return [
        *(f"not accepted: {row['uri']} {row['outcome']}" for row in rows if row["outcome"] != "accepted"),
        *_unlike(province, findings),
        *_places(province, rows, standings),
    ]


def _run(*arguments: str) -> None:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-B", "-m", "pipeline.cli", *arguments], check=False, capture_output=True, text=True
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr or done.stdout)
    print(f"nianbao {arguments[0]}: {time.perf_counter() - start:.1f} s", file=sys.stderr)


def _unlike(province: Province, findings: list[Json]) -> Iterator[str]:
    """Yield plants without a finding, and errors and warnings without a plant."""
    left = [each for each in findings if each["severity"] != "info"]
    for wanted in province.plants.expected:
        found = [each for each in left if _is(each, wanted)]
        if not found:
            yield f"not found: {wanted}"
        left = [each for each in left if each not in found]
    for each in left:
        yield f"without a plant: {[each[key] for key in ('code', 'severity', 'agency', 'scope', 'year', 'path', 'message')]}"
    for wanted in province.plants.follows:
        found = [each for each in findings if _is(each, wanted) and each["args"].get("follows")]
        if not found:
            yield f"not found, or not with what it follows from: {wanted}"


def _is(finding: Json, wanted: Expected) -> bool:
    return (
        finding["code"] == wanted.code
        and finding["severity"] == wanted.severity
        and (wanted.agency is None or (finding["agency"], finding["year"]) == (wanted.agency, wanted.year))
        and (wanted.scope is None or finding["scope"] == wanted.scope)
        and (wanted.path is None or finding["path"] == wanted.path)
        and all(finding["args"].get(name) == value for name, value in wanted.args)
    )


def _places(province: Province, rows: list[Json], standings: list[Json]) -> Iterator[str]:
    """Yield documents that stand otherwise than they should: those replaced, those to be sent back, all others."""
    blamed = {
        (each.agency, each.scope, each.year)
        for each in province.plants.expected
        if each.severity == "error" and each.code != "REGISTER.INVALID"
    }
    uris = {row["sha256"]: row["uri"] for row in rows}
    for each in standings:
        uri = uris[each["sha256"]]
        wanted = "usable"
        if uri in province.plants.superseded:
            wanted = "superseded"
        elif (each["agency"], each["scope"], each["year"]) in blamed:
            wanted = "send_back"
        if each["standing"] != wanted:
            yield f"stands as {each['standing']} and not {wanted}: {uri} {each['reasons']}"


if __name__ == "__main__":
    sys.exit(main())
