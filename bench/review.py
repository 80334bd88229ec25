"""Opens the review desk over 5,000 made records and prints what a page of it costs the server.

The records are those of `bench.judge`, stamped from one; one in eight is given an error, half of these as may be our
misreading. The report that is opened is a made PDF of eight pages, read by the pipeline as any other. A page is asked for
as a browser does it, through the guard, without a network between; the best of five is told, beside the first.
"""

import argparse
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen import canvas
from starlette.testclient import TestClient

from bench.judge.__main__ import write
from pipeline.desk.guard import ENTER, Guard, Keys
from pipeline.desk.office import Office
from pipeline.desk.originals import Originals
from pipeline.desk.pictures import Pictures
from pipeline.desk.server import Desk, refusal
from pipeline.forms.load import load_forms
from pipeline.isolate import Limits
from pipeline.run import extract

GOAL_S = 0.3
PAGES = 8
HOST = "127.0.0.1:8123"
SAMPLE = Path(__file__).resolve().parents[1] / "samples/faults/result_sum_2023.pdf"
FINDING = {
    "code": "REQ.ROW_SUM",
    "severity": "error",
    "path": "requests.received.total",
    "message": "“本年新收政府信息公开申请数量”行：各类申请人之和为13，而“总计”填写14，两者不等。",
    "args": {},
    "expected": 13,
    "actual": 14,
    "terms": {"left": ["requests.received.natural_person"], "right": ["requests.received.total"]},
}


def spoil(folder: Path) -> None:
    """Give one record in eight an error."""
    chance = random.Random(1)
    for number, path in enumerate(sorted((folder / "records").iterdir())):
        if number % 8 == 0:
            concerns = chance.choice(["extraction", "source"])
            finding = json.dumps({"id": f"{number:016x}", **FINDING, "concerns": concerns}, ensure_ascii=False)
            text = path.read_text("utf-8").replace('"findings": []', f'"findings": [{finding}]')
            path.write_text(text.replace('"status": "accepted"', '"status": "needs_review"'), "utf-8")


def eight_pages(folder: Path) -> Path:
    """Make a report of eight pages out of the sample of three: pages of prose are put behind it."""
    import pypdfium2  # noqa: PLC0415 - only here

    more = folder / "more.pdf"
    drawn = canvas.Canvas(str(more))
    for number in range(PAGES - 3):
        for line in range(40):
            drawn.drawString(60, 780 - 18 * line, f"{number} {line} " + "prose " * 12)
        drawn.showPage()
    drawn.save()
    joined = pypdfium2.PdfDocument.new()
    for path in (SAMPLE, more):
        joined.import_pages(pypdfium2.PdfDocument(path))
    made = folder / "reports" / "eight.pdf"
    made.parent.mkdir()
    joined.save(made)
    return made


def timed(what: str, ask: Callable[[], int]) -> float:
    """Print what asking for a page takes; return the first time in seconds."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        size = ask()
        times.append(time.perf_counter() - start)
    verdict = "" if times[0] < GOAL_S else f"   over the goal of {GOAL_S} s"
    print(f"{what:<44} first {times[0]:6.3f} s, best {min(times):6.3f} s, {size / 1024:7.0f} KB{verdict}")
    return times[0]


def main() -> None:
    """Print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=5_000)
    count = parser.parse_args().n
    folder = Path(tempfile.mkdtemp())
    try:
        run(folder, count)
    finally:
        shutil.rmtree(folder)


def run(folder: Path, count: int) -> None:
    """Make an office, open its desk and ask for its pages."""
    count = write(folder, count)
    spoil(folder)
    report = eight_pages(folder)
    extract([report], folder / "read", Limits(jobs=1))
    for made in (folder / "read/records").iterdir():
        shutil.copy(made, folder / "records")
    start = time.perf_counter()
    office = Office(folder, (folder,), load_forms())
    sha256 = next(line.sha256 for line in office.lines() if line.uri == "eight.pdf")
    limits = Limits(jobs=2, timeout_s=60)
    pictures = Pictures(Originals([report.parent], folder, limits), limits)
    pictures.warm_up()
    print(f"{count} records: the desk is open after {time.perf_counter() - start:.1f} s")
    keys = Keys(lambda _: None)
    guard = Guard(Desk(office, pictures, "", "zh").app(), keys, frozenset({HOST}), lambda: refusal("zh"))
    client = TestClient(guard, base_url=f"http://{HOST}")
    client.get(f"{ENTER}?key={keys.once}")

    def get(address: str) -> int:
        answer = client.get(address)
        answer.raise_for_status()
        return len(answer.content)

    try:
        timed("first page of the queue", lambda: get("/"))
        timed("searched", lambda: get("/?text=县第7局&wait=check"))
        timed(f"a report of {PAGES} pages", lambda: get(f"/report/{sha256}"))
        timed("its document, places of all numbers", lambda: get(f"/report/{sha256}/document"))
        timed("a page of it as a picture", lambda: get(f"/report/{sha256}/page/2"))
    finally:
        pictures.close()


if __name__ == "__main__":
    main()
