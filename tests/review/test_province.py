"""The whole way of an office, on reports of the made province: queue, twenty decisions, letters, and corrected reports."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.province.documents import story_of, write
from bench.province.making import Province, make_province
from pipeline.notify.ledger import is_closed, read_notices
from pipeline.store.office import read_standings
from tests.review.office import Made, Visit, nianbao
from tests.review.test_rejudging import follow

YEAR = 2022
FAULTY = ("农业农村局", "司法局", "青杏镇人民政府", "白蘋乡人民政府", "卫生健康局")
COUNTY = "云岫县"


def put(folder: Path, province: Province, name: str, published_on: str, *, faulty: bool) -> None:
    """Write an agency's report; a faulty one says 3 more applications in all than its applicants, and 1 more granted."""
    figures = dict(province.figures[name, "own", YEAR])
    if faulty:
        figures["requests.received.total"] += 3
        figures["requests.granted.total"] += 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.html").write_bytes(write(story_of(name, YEAR, figures), "html", published_on))


def act(visit: Visit, sha256: str, finding: str, action: str, reason: str = "") -> None:
    sent = {"finding": finding, "action": action, "seen": "0", "reason": reason}
    answer = visit.client.post(f"/report/{sha256}/act", data=sent, headers={"origin": str(visit.client.base_url)})
    assert answer.status_code == 200


@pytest.mark.timeout(300)
def test_from_the_queue_to_the_letters_and_the_answers_to_them(tmp_path: Path, visiting: Callable[..., Visit]) -> None:
    province = make_province(cities=1, counties=3, towns=2)
    names = [
        name for name, scope, year in province.figures if (scope, year) == ("own", YEAR) and name.startswith(COUNTY)
    ]
    wrong = [f"{COUNTY}{name}" for name in FAULTY]
    made = Made(tmp_path / "results", tmp_path / "reports")
    for name in names:
        put(made.reports, province, name, "2023-01-10", faulty=name in wrong)
    register = tmp_path / "agencies.csv"
    register.write_bytes(province.files["agencies.csv"])
    nianbao("extract", made.reports, "--out", made.results, "--jobs", "1")
    nianbao("judge", made.results, "--register", register)

    visit = visiting(made)
    rejudging = follow(visit, register)
    queue = re.findall(r'href="/report/([0-9a-f]{64})[^"]*">([^<]+)</a>', visit.get("/?wait=send_back"))
    assert sorted(agency for _, agency in queue) == sorted(wrong)
    excused = wrong[-1]
    for sha256, agency in queue:
        page = visit.get(f"/report/{sha256}?wait=send_back")
        open_ = re.findall(r'data-id="([0-9a-f]{16})"[^>]*data-open="1"', page)
        assert len(open_) == 4  # two rows, the balance and the sum of results
        for finding in open_:
            if agency == excused:
                act(visit, sha256, finding, "dismiss", "单位已来函说明，按口头约定不退回")
            else:
                act(visit, sha256, finding, "confirm")
    assert len(made.decisions()) == 20
    rejudging.close()

    nianbao("notify", made.results, "--office", "示例市人民政府办公室")
    letters = read_notices(made.results / "notices")
    assert sorted(letter.agency for letter in letters) == sorted(set(wrong) - {excused})
    assert not any(is_closed(letter, read_standings(made.results)) for letter in letters)

    for name in wrong[:-1]:
        put(tmp_path / "corrected", province, name, "2023-02-20", faulty=False)
    nianbao("extract", made.reports, tmp_path / "corrected", "--out", made.results, "--jobs", "1")
    nianbao("judge", made.results, "--register", register)
    said = nianbao("notify", made.results, "--office", "示例市人民政府办公室")
    assert "已更正 4 份" in said
    assert all(is_closed(letter, read_standings(made.results)) for letter in read_notices(made.results / "notices"))
    assert len(read_notices(made.results / "notices")) == 4  # what was sent stays known, and nobody is written to twice
    again = visiting(made, made.reports, tmp_path / "corrected")
    assert again.get("/?wait=send_back").count("/report/") == 0
    assert f"今日处理 {len(made.decisions())} 处" in again.get("/")
