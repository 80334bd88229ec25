"""The bench of judgement: what it judges is what it says it makes."""

import json
from pathlib import Path

from bench.judge.__main__ import write
from pipeline.judgement import judge_folders


def test_in_the_made_office_nothing_breaks_but_what_is_carried_over(tmp_path: Path) -> None:
    count = write(tmp_path, 225)
    summary = judge_folders([tmp_path], tmp_path, tmp_path / "agencies.csv")
    found = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text("utf-8").splitlines()]
    assert (count, summary.records) == (225, 225)
    assert {each["code"] for each in found if each["severity"] != "info"} == {"YEAR.CARRY"}
    assert summary.standings["usable"] + summary.standings["send_back"] == 225
