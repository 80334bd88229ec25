"""The bench of scale: its copies are other documents that say the same, and what it watches it sees."""

import hashlib
import json
import sys
from pathlib import Path

from bench.scale.corpus import FORMATS, write_reports
from bench.scale.watched import watch
from pipeline.extraction import Task, process_document


def read(path: Path) -> tuple[str, object]:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    record = json.loads(process_document(Task(path, path.name, sha256)).record)
    return sha256, (record["source"]["media_type"], record["tables"], record["narrative"], record["status"])


def test_copies_have_other_bytes_and_say_the_same(tmp_path: Path) -> None:
    write_reports(tmp_path, 6, 1, 3)
    for form in FORMATS:
        (first, said), (second, again) = map(read, sorted(tmp_path.rglob(f"*.{form}")))
        assert first != second
        assert said == again


def test_a_command_is_seen_with_what_it_starts(tmp_path: Path) -> None:
    eat = "import time; held = bytearray(200 << 20); began = time.process_time()\nwhile time.process_time() - began < 1: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {eat!r}], check=True)"
    status, seen = watch([sys.executable, "-c", code], tmp_path, lambda: 7)
    assert status == 0
    assert seen[-1].done == 7
    assert max(each.largest_mb for each in seen) > 200 > max(each.main_mb for each in seen)
    assert max(each.workers_cpu for each in seen) > 0.5
