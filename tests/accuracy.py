"""Count the cells read right, per format and edition, and refuse to fall below what is pinned.

Right is a number or a state that is what a person reads there, by the samples' expectations; and, where the folder
shared/ with real reports stands beside the checkout, by their gold. The pin is 100 %: lower it with a reason, in a
commit of its own.
"""

import hashlib
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.extraction import Task, process_document
from tests.expectations import leaves, load, samples, wrong_cells

PINNED = 1.0
"""Share of cells read right, in each format and edition."""


def main() -> int:
    """Print one line a format and edition, and return 1 where one is below the pin or nothing was counted."""
    right: Counter[tuple[str, str, str]] = Counter()
    cells: Counter[tuple[str, str, str]] = Counter()
    documents: Counter[tuple[str, str, str]] = Counter()
    wrong_accepted = 0
    for source, path, expected, record in _read():
        key = (source, path.suffix.lstrip("."), str(expected.get("edition")))
        wrong = wrong_cells(expected, record)
        count = len(dict(leaves(expected.get("tables", {}))))
        documents[key] += 1
        cells[key] += count
        right[key] += count - len(wrong)
        wrong_accepted += len(wrong) if record["status"] == "accepted" else 0
    for key in sorted(documents):
        share = right[key] / cells[key] if cells[key] else 1.0
        print(
            f"{key[0]:8} {key[1]:5} {key[2]:5} {documents[key]:4} documents {right[key]:6} of {cells[key]:6} cells {share:8.2%}"
        )
    total, good = sum(cells.values()), sum(right.values())
    print(
        f"all {sum(documents.values())} documents: {good} of {total} cells; wrong cells in accepted records: {wrong_accepted}"
    )
    low = [key for key in documents if cells[key] and right[key] / cells[key] < PINNED]
    if low or not total or wrong_accepted:
        print(f"below the pin of {PINNED:.0%}: {low}", file=sys.stderr)
        return 1
    return 0


def _read() -> "list[tuple[str, Path, dict[str, Any], dict[str, Any]]]":
    read = [("samples", sample.path, sample.expected, load(sample.record())) for sample in samples()]
    real = Path(__file__).resolve().parents[2] / "shared" / "reports"
    for gold in sorted(real.glob("*.gold.json")):
        path = next(other for other in gold.parent.glob(f"{gold.name.removesuffix('.gold.json')}.*") if other != gold)
        task = Task(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        said = load(gold)
        expected = {"edition": said["edition"], "tables": said["fields"], "states": {}}
        read.append(("real", path, expected, load(process_document(task).record)))
    return read


if __name__ == "__main__":
    sys.exit(main())
