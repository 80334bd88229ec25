"""Who is let in: the browser that was given the address, from the desk's own pages, and nobody else."""

import re
import socket

import pytest
from starlette.testclient import TestClient

from pipeline.desk.serve import Opening, serve
from pipeline.errors import UsageError
from tests.review.office import HOST, Made, Visit, open_desk


@pytest.fixture
def stranger(made: Made) -> tuple[TestClient, list[str]]:
    guard, _, told, _ = open_desk(made, ())
    return TestClient(guard, base_url=f"http://{HOST}"), told


def test_without_the_key_nothing_of_any_report_is_told(stranger: tuple[TestClient, list[str]], made: Made) -> None:
    client, _ = stranger
    for address in ("/", f"/report/{made.sha256('glued')}", "/static/desk.js", "/nothing"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "松墟" not in answer.text
        assert "function" not in answer.text


def test_a_port_that_another_program_has_is_told_with_the_reason(made: Made) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"端口 {port} 不能使用（Address already in use）"):
            serve(Opening(made.results, (made.results,), port=port), lambda _text: None)


def test_the_address_answers_from_the_moment_it_is_printed(made: Made) -> None:
    met: list[str] = []

    def open_at_once(text: str) -> None:
        if found := re.search(r"http://(.+):(\d+)/", text):
            socket.create_connection((found[1], int(found[2])), timeout=10).close()
            met.append(found[0])
            raise KeyboardInterrupt

    serve(Opening(made.results, (made.results,)), open_at_once)
    assert len(met) == 1


def test_the_address_works_once(made: Made) -> None:
    guard, keys, _, _ = open_desk(made, ())
    key = keys.once
    first, second = (TestClient(guard, base_url=f"http://{HOST}") for _ in range(2))
    assert first.get(f"/enter?key={key}").status_code == 200
    assert first.get("/").status_code == 200
    assert second.get(f"/enter?key={key}").status_code == 403
    assert second.get("/").status_code == 403


def test_whoever_knocks_has_a_new_address_printed_where_only_the_owner_sees_it(made: Made) -> None:
    guard, keys, told, _ = open_desk(made, ())
    owner, knocking = (TestClient(guard, base_url=f"http://{HOST}") for _ in range(2))
    owner.get(f"/enter?key={keys.once}")
    page = knocking.get("/").text
    assert len(told) == 1
    assert told[0] not in page
    assert knocking.get(f"/enter?key={told[0]}").status_code == 200
    assert knocking.get("/").status_code == 200


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(made: Made) -> None:
    guard, keys, _, _ = open_desk(made, ())
    cookie = TestClient(guard, base_url=f"http://{HOST}").get(f"/enter?key={keys.once}").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert str(keys.once) not in cookie


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8123", "127.0.0.1", "127.0.0.1:80", ""])
def test_another_host_name_that_leads_here_is_refused(visit: Visit, host: str) -> None:
    assert visit.client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "same-site"},
        {},
    ],
)
def test_what_changes_something_must_come_from_a_page_of_the_desk(visit: Visit, headers: dict[str, str]) -> None:
    (finding,) = visit.made.errors("doubtful")
    sent = {"finding": finding["id"], "action": "confirm", "seen": "0"}
    answer = visit.client.post(f"/report/{visit.made.sha256('doubtful')}/act", data=sent, headers=headers)
    assert answer.status_code == 403
    assert visit.made.decisions() == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_can_show_no_page_and_load_no_picture(visit: Visit, site: str) -> None:
    assert visit.client.get("/", headers={"sec-fetch-site": site}).status_code == 403


def test_every_answer_forbids_scripts_and_styles_that_are_not_files_of_the_desk(visit: Visit) -> None:
    sha256 = visit.made.sha256("pages")
    for address in (
        "/",
        f"/report/{sha256}",
        f"/report/{sha256}/document",
        f"/report/{sha256}/page/1",
        "/static/desk.css",
        "/x",
    ):
        headers = visit.client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_pages_hold_no_script_and_no_style_of_their_own_and_name_no_other_host(visit: Visit) -> None:
    for address in ("/", f"/report/{visit.made.sha256('glued')}", f"/report/{visit.made.sha256('glued')}/document"):
        page = visit.get(address)
        assert re.findall(r"<script(?![^>]*\bsrc=\"/static/)", page) == []
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=", page) == []
        assert re.findall(r"(?:src|href|action|hx-get|hx-post)=\"(?![/?#])", page) == []


@pytest.mark.parametrize(
    "name", ["../server.py", "..%2f..%2f__init__.py", "htmx", "/etc/passwd", "desk.css/..", "%2e%2e/pages.py"]
)
def test_only_the_files_of_the_desk_are_given_out(visit: Visit, name: str) -> None:
    assert visit.client.get(f"/static/{name}").status_code == 404


def test_a_body_without_end_is_cut_off(visit: Visit) -> None:
    address = f"/report/{visit.made.sha256('doubtful')}/act"
    answer = visit.client.post(address, content=b"x" * 1_000_000, headers={"origin": f"http://{HOST}"})
    assert answer.status_code == 413
