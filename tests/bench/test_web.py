"""The made web: a person who follows its links by hand finds every report of its truth, and its servers misbehave as said."""

# ruff: noqa: S310 - nothing but the made web is opened

import hashlib
import http.client
import socket
import time
import urllib.request
from collections.abc import Iterator
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urljoin

import pytest

from bench.web.registry import make_sites
from bench.web.server import Server, free_port
from bench.web.site import Site

QUICK = [
    *("links", "createpage", "series", "folders", "select", "postback", "column", "json_api", "json_start", "xml"),
    *(
        "dataproxy",
        "framed",
        "onclick",
        "detail_start",
        "file_start",
        "inline",
        "shown",
        "twins",
        "direct",
        "among_others",
    ),
    *(
        "gbk",
        "untidy",
        "titles",
        "near_misses",
        "years",
        "redirects",
        "busy",
        "cut",
        "ways",
        "huge",
        "not_there",
        "changing",
    ),
    *("go_page", "annual", "clicked_files", "nested", "names_only", "rows", "bare_years"),
]

# Addresses as they stand in the source of the page before, read off the screen; `POST` goes on with a form.
PATHS = {
    "links": ["/col/col4321/index.html", "index_2.html", "index_3.html", "/art/2020/1/20/art_4321_62589.html"],
    "createpage": ["/zwgk/xxgknb/", "./202601/t20260118_14175.html", "./P202601182025.pdf"],
    "folders": ["/xxgknb/", "/xxgknb/2019/", "content_26247.html"],
    "select": ["/xxgk/list.jsp?catid=77", "list.jsp?catid=77&page=3", "show.jsp?id=6057"],
    "column": ["/zfxxgk/", "/zfxxgk/zfxxgknb.htm", "/zfxxgk/zfxxgknb/2.htm", "/info/1042/4042.htm"],
    "json_api": ["/gkmlpt/annual_report", "/gkmlpt/api/all/2051?page=1&sid=755001", "/gkmlpt/content/10/102025/post_34425.html"],
    "xml": ["/xxgknb/list.html", "/xxgknb/documents.xml", "/xxgknb/documents_1.xml", "/xxgknb/2019/c34323/content.html"],
    "dataproxy": [
        "/col/col7788/index.html",
        "/module/web/jpage/dataproxy.jsp?page=1&webid=1&path=/&columnid=7788&unitid=28551&webname=%E9%9C%81%E5%B7%9D&permissiontype=0",
        "/module/web/jpage/dataproxy.jsp?page=2&webid=1&path=/&columnid=7788&unitid=28551&webname=%E9%9C%81%E5%B7%9D&permissiontype=0",
        "/art/2019/12/30/art_7788_34323.html",
    ],
    "framed": ["/zwgk/nb.html", "frame/list_1.html", "list_2.html", "/zwgk/2019/content_34323.shtml"],
    "onclick": ["/nb/list.html", "list_2.html", "/nb/content/post_34323.html"],
    "shown": ["/zwgk/xxgknb/index.html", "/zwgk/xxgknb/202301/content_2023.html", "/attachment/2023/22253.pdf"],
    "twins": ["/zwgk/", "/xxgk/nb/", "/xxgk/nb/2022.html", "/xxgk/upload/d41d8.pdf"],
    "untidy": ["/zwgk/nb/list.html", "content/show.html?id=2020&type=nb"],
    "near_misses": ["/wjj/gkml/", "r2021.html"],
    "years": ["/nyj/nb/", "6060.html"],
    "redirects": ["/old/nb/", "/wjw/go/2023", "/wjw/nb/2023.html"],
    "not_there": ["/nb/list.html", "/nb/c/2024.html"],
    "inline": ["/jy/nb/index.html", "/jy/nb/2021/34357.html"],
    "annual": [
        "/module/xxgk/xxgkAnnualReport.jsp?area=11",
        "xxgkAnnualReport.jsp?area=11&fbtime=2022",
        "/art/2022/1/1/art_66_2022.html",
    ],
    "clicked_files": ["/sfj/nb/", "2023.html", "/sfj/upload/6069.pdf"],
    "nested": ["/lyt/zfxxgk/", "/lyt/nb/", "/lyt/nb/2022.html", "/lyt/f/2022.ofd"],
    "names_only": ["/zwgk/bmnb/", "2023/1.html"],
    "rows": ["/bm/nb/", "2023/2.pdf"],
    "bare_years": ["/tjj/nb.html", "/tjj/f/2020.pdf"],
    "among_others": ["/cgj/nb/", "2022.html", "f2022.docx"],
}  # fmt: skip


@pytest.fixture(scope="module")
def web() -> Iterator[Server]:
    try:
        port = free_port()
    except OSError:
        pytest.skip("needs loopback addresses other than 127.0.0.1, as Linux has them")
    with Server(make_sites(port, QUICK)) as server:
        yield server


def asked(
    address: str, data: bytes | None = None, said: dict[str, str] | None = None
) -> tuple[int, str, Message, bytes]:
    """Ask once; return status, where it ended, headers and body, whatever the status."""
    try:
        answer = urllib.request.urlopen(urllib.request.Request(address, data, said or {}), timeout=10)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.url, answer.headers, answer.read()


def got(address: str) -> tuple[str, bytes]:
    """Fetch as a patient person does; return where it ended, and the body."""
    for _ in range(3):
        try:
            status, ended, _headers, body = asked(address)
        except (http.client.HTTPException, OSError):
            continue
        if status == 200:
            return ended, body
    pytest.fail(f"{address} can't be had")


def site(web: Server, key: str) -> Site:
    return next(each for each in web.sites if each.key == key)


@pytest.mark.parametrize("key", PATHS)
def test_a_person_gets_from_the_start_to_a_report(web: Server, key: str) -> None:
    here = site(web, key)
    address, page = here.start_url, b""
    for step, href in enumerate(PATHS[key]):
        shown = page.decode("gb18030" if key == "createpage" else "utf-8").replace("&amp;", "&").replace("\\/", "/")
        assert not step or href in shown
        address, page = got(urljoin(address, href) if step else address)
    digest = hashlib.sha256(page).hexdigest()
    assert [each.sha256 for each in here.wanted if address in each.places and 1 in each.turns] == [digest]


def test_every_report_stands_at_every_one_of_its_places(web: Server) -> None:
    patient = [
        (each, place)
        for here in web.sites
        if here.key not in {"ways", "gbk"}
        for each in here.wanted
        if 1 in each.turns
        for place in each.places
    ]
    wrong = [place for each, place in patient if hashlib.sha256(got(place)[1]).hexdigest() != each.sha256]
    assert len(patient) > 140
    assert wrong == []


def test_a_list_in_gbk_leads_to_a_name_in_gbk(web: Server) -> None:
    here = site(web, "gbk")
    page = got(here.url("/slj/nb/2019.htm"))[1].decode("gb18030")
    assert 'href="/slj/down.asp?name=2019年年报.pdf"' in page
    data = got(here.url("/slj/down.asp?name=2019%C4%EA%C4%EA%B1%A8.pdf"))[1]
    assert data.startswith(b"%PDF")


def test_the_pager_of_a_form_goes_on_only_with_the_state_of_the_page(web: Server) -> None:
    here = site(web, "postback")
    fields = "__EVENTTARGET=ctl00%24Pager&__EVENTARGUMENT=3&__EVENTVALIDATION=x&__VIEWSTATE="
    assert b"show.aspx?id=2019" in asked(here.start_url, f"{fields}%2FwEPDwUK1LTc%3D".encode())[3]
    assert asked(here.start_url, fields.encode())[0] == 500


def test_a_body_cut_short_is_shorter_than_promised(web: Server) -> None:
    with pytest.raises(http.client.IncompleteRead):
        asked(site(web, "cut").url("/mz/nb/f/2024.pdf"))


def test_too_many_requests_are_answered_with_a_time_to_wait(web: Server) -> None:
    status, _, headers, _ = asked(site(web, "busy").url("/mzj/f/2020.pdf"))
    assert (status, headers["Retry-After"]) == (429, "1")


def test_drips_take_seconds_and_are_whole(web: Server) -> None:
    start = time.monotonic()
    data = got(site(web, "ways").url("/sw/nb/f/2022.pdf"))[1]
    assert time.monotonic() - start > 2
    assert data.endswith(b"%%EOF\n")


def test_a_copy_is_confirmed_and_another_content_never_is(web: Server) -> None:
    address = site(web, "changing").url("/zjj/nb/2024.pdf")
    headers = asked(address)[2]
    by_tag, by_date = {"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}
    assert (asked(address, None, by_tag)[0], asked(address, None, by_date)[0]) == (304, 304)
    web.turn = 2
    try:
        assert (asked(address, None, by_tag)[0], asked(address, None, by_date)[0]) == (200, 200)
    finally:
        web.turn = 1


def test_the_log_says_who_asked_for_what_and_when(web: Server) -> None:
    before = len(web.log)
    here = site(web, "links")
    with socket.create_connection((here.address, here.port), timeout=5) as client:
        client.sendall(b"GET /nowhere HTTP/1.1\r\nHost: x\r\nUser-Agent: someone\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: client.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 404")
    entry = web.log[before]
    assert (entry.method, entry.target, entry.status, entry.headers["user-agent"]) == (
        "GET",
        "/nowhere",
        404,
        "someone",
    )
    assert entry.at <= entry.until <= time.monotonic()


def test_the_same_sites_have_the_same_bytes_and_addresses_whatever_else_is_served() -> None:
    alone, beside = make_sites(8600, ["gbk"])[0], next(each for each in make_sites(8600, QUICK) if each.key == "gbk")
    assert alone.start_url == beside.start_url
    assert alone.wanted == beside.wanted
