"""Judges N made records, then the same with one edited, and prints what each part took.

The records are those of a made province over five years: every fifteenth agency is a county with a consolidated report of
those below it, every report has two sections of text that tell of its numbers, and what is carried over breaks in one in
fifty. They are stamped from one record, so that making ten thousand takes seconds.
"""

import argparse
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipeline.forms.load import load_forms
from pipeline.judge import judge
from pipeline.judgement import hold_records, judge_folders
from pipeline.model.place import BBox, SourceRef
from pipeline.model.report import Fact, Report, SectionText, State, Status
from pipeline.program import program_version
from pipeline.register import load_register
from pipeline.store.collection import find_records
from pipeline.store.memo import Memory
from pipeline.store.record import Source, encode_record

YEARS = range(2021, 2026)
SIZE = 15
"""Agencies of a county, itself included."""
ROWS = ("received", "carried_in", "granted", "results_total", "carried_out")
MARKS = {name: 900_001 + number for number, name in enumerate(ROWS)}
NAME, YEAR, OVERVIEW, PROBLEMS, SHA256 = "＠单位＠", 1949, "＠总体＠", "＠问题＠", "f" * 64
WORDS = [
    "强化组织领导",
    "完善工作机制",
    "推进决策公开",
    "深化政策解读",
    "优化政务服务",
    "规范办理流程",
    "加强平台建设",
    "落实监督保障",
    "回应社会关切",
    "健全制度体系",
    "拓宽公开渠道",
    "提升公开质量",
    "开展业务培训",
    "聚焦重点领域",
    "公开财政预决算",
    "公开权责清单",
    "组织专题会议",
    "畅通申请渠道",
    "按时答复申请",
    "接受社会评议",
    "更新公开指南",
    "梳理主动公开目录",
    "压实主体责任",
    "补齐短板弱项",
]


@dataclass(frozen=True)
class Numbers:
    """What a made report prints, in natural persons and in the total."""

    received: int
    carried_in: int
    carried_out: int

    @property
    def granted(self) -> int:
        """What was granted: all that was not left over."""
        return self.received + self.carried_in - self.carried_out

    @property
    def results_total(self) -> int:
        """The sum of results."""
        return self.granted


def stamp() -> bytes:
    """Return a record with marks in the place of what differs from report to report."""
    facts = {}
    for number, path in enumerate(load_forms().editions["2021"].fields):
        _, row, column = path.partition(".")[0], path.split(".")[1], path.rpartition(".")[2]
        value = MARKS[row] if row in MARKS and column in {"natural_person", "total"} else 0
        place = SourceRef(3, BBox(60.0 + number % 7 * 60, 80.0 + number, 110.0 + number % 7 * 60, 92.0 + number))
        facts[path] = Fact(path, State.NUMBER, Decimal(value), str(value), "pdf-lattice", place)
    report = Report(
        genre="report",
        title=f"{NAME}{YEAR}年政府信息公开工作年度报告",
        agency=NAME,
        year=YEAR,
        scope="own",
        edition="2021",
        table_editions=dict.fromkeys(("proactive_disclosure", "requests", "review_litigation"), "2021"),
        published_on=f"{YEAR + 1}-01-20",
        facts=facts,
        sections=(SectionText("overview", "一、", OVERVIEW), SectionText("problems", "五、", PROBLEMS)),
    )
    return encode_record(report, (), Status.ACCEPTED, Source("report.pdf", SHA256, "application/pdf", 1))


def text(chance: random.Random, numbers: Numbers, length: int) -> str:
    """Make a section that tells of the numbers."""
    claims = (
        f"本年新收政府信息公开申请{numbers.received}件，上年结转{numbers.carried_in}件，予以公开{numbers.granted}件。"
    )
    sentences = ("，".join(chance.choices(WORDS, k=chance.randint(2, 6))) for _ in range(length // 32))
    return claims + "。".join(sentences) + "。"


def made(chance: random.Random, count: int) -> Iterator[tuple[str, str, int, Numbers]]:
    """Yield agency, scope, year and numbers of each report, counties as the sum of those below them."""
    for county in range(count // (len(YEARS) * SIZE)):
        left = dict.fromkeys(range(1, SIZE), 0)
        before = 0
        for year in YEARS:
            below = []
            for agency in left:
                out = chance.randrange(4)
                into = left[agency] + (chance.random() < 0.02)
                below.append(Numbers(chance.randrange(5, 60) + out, into, out))
                left[agency] = out
                yield f"示例{county}县第{agency}局", "own", year, below[-1]
            whole = [sum(getattr(each, name) for each in below) for name in ("received", "carried_in", "carried_out")]
            before = whole[2]
            yield f"示例{county}县人民政府", "consolidated", year, Numbers(*whole)
        del before


def write(folder: Path, count: int) -> int:
    """Write records and the register; return how many records."""
    chance = random.Random(1)
    template = stamp().decode()
    records = folder / "records"
    records.mkdir()
    lines = ["单位名称,口径,上级单位,层级,类型"]
    done = 0
    for name, scope, year, numbers in made(chance, count):
        data = template.replace(SHA256, f"{done:064x}").replace(NAME, name).replace(str(YEAR + 1), str(year + 1))
        data = data.replace(str(YEAR), str(year)).replace('"scope": "own"', f'"scope": "{scope}"')
        for row, mark in MARKS.items():
            data = data.replace(str(mark), str(getattr(numbers, row)))
        data = data.replace(OVERVIEW, text(chance, numbers, 1600)).replace(PROBLEMS, text(chance, numbers, 600))
        (records / f"{done:05}-{done:012x}.json").write_text(data, "utf-8")
        done += 1
        if year == YEARS[0]:
            county = name.partition("县")[0] + "县人民政府"
            lines.append(f"{name},{'汇总,,县,政府' if scope == 'consolidated' else f'本级,{county},县,部门'}")
    (folder / "agencies.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return done


def main() -> None:
    """Print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000)
    count = parser.parse_args().n
    folder = Path(tempfile.mkdtemp())
    try:
        run(folder, count)
    finally:
        shutil.rmtree(folder)


def run(folder: Path, count: int) -> None:
    """Time loading, judging, and judging again."""
    count = write(folder, count)
    register, forms = load_register(folder / "agencies.csv"), load_forms()
    start = time.process_time()
    memory = Memory(folder / "none", program_version())
    held = hold_records(find_records([folder]), memory)
    loaded = time.process_time()
    found = judge(held, register, forms, memory).findings
    done = time.process_time()
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{count} records: loading {loaded - start:.1f} s, judging {done - loaded:.1f} s CPU, {len(found)} findings, {memory_mb} MB"
    )
    del held, found, memory
    start = time.process_time()
    judge_folders([folder], folder, folder / "agencies.csv")
    print(f"nianbao judge, from the beginning: {time.process_time() - start:.1f} s CPU")
    edited = next(iter(sorted((folder / "records").iterdir())))
    edited.write_text(edited.read_text("utf-8").replace("政府信息公开申请", "政府信息申请"), "utf-8")
    start = time.process_time()
    again = judge_folders([folder], folder, folder / "agencies.csv")
    print(
        f"nianbao judge, one record edited: {time.process_time() - start:.1f} s CPU, {again.judged_anew} comparisons made"
    )


if __name__ == "__main__":
    main()
