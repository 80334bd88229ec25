"""The desk in a browser, driven by the keyboard as an official would: the installed Chromium, headless, never a download."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.review.office import ROOT, Made
from tests.review.test_hostile import hostile_office

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Window:
    """A browser that was let in, and what it complained of or asked for."""

    context: BrowserContext
    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        """Note what a page complains of, and whom else it asks."""
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", self._asked)
        return page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.base + "/"):
            self.foreign.append(request.url)

    def open(self, page: Page, made: Made, name: str) -> None:
        """Open a report, with its document beside it."""
        page.goto(f"{self.base}/report/{made.sha256(name)}")
        expect(page.locator(".paper .spot").first).to_be_attached()


def start(made: Made, browser: Browser) -> tuple["subprocess.Popen[str]", Window]:
    command = [sys.executable, "-m", "pipeline.cli", "review", made.results, "--reports", made.reports, "--who", "王某"]
    desk = subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert desk.stdout is not None
    try:
        address = next(found[0] for line in desk.stdout if (found := re.search(r"http://\S+", line)))
        return desk, enter(browser, address)
    except BaseException:
        desk.kill()
        desk.communicate()
        raise


def enter(browser: Browser, address: str) -> Window:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    window = Window(context, context.new_page(), address.partition("/enter")[0])
    window.watch(window.page).goto(address)
    expect(window.page.locator("#queue")).to_be_visible()
    return window


def stop(desk: "subprocess.Popen[str]", window: Window) -> None:
    window.context.close()
    desk.send_signal(signal.SIGINT)
    desk.communicate(timeout=60)
    assert desk.returncode == 0


@pytest.fixture(scope="module")
def opened(
    extracted: Made, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[Window, Made]]:
    """Start the desk as the command does, once, and enter it by the printed address."""
    made = extracted.copied(tmp_path_factory.mktemp("browser"))
    desk, window = start(made, browser)
    yield window, made
    stop(desk, window)


@pytest.fixture
def made(opened: tuple[Window, Made]) -> Made:
    """Return the office of the desk; each test decides on another report of it."""
    return opened[1]


@pytest.fixture
def window(opened: tuple[Window, Made]) -> Iterator[Window]:
    """Give a window of the desk, which complains of nothing and asks nobody else for anything."""
    window, _ = opened
    window.page = window.watch(window.context.new_page())
    window.page.goto(window.base)
    yield window
    window.page.close()
    assert window.complaints == []
    assert window.foreign == []


def decided(made: Made, name: str) -> list[tuple[str, object, str | None]]:
    """Return what was decided on a report, in the order of the file."""
    ids = {each["id"] for each in made.errors(name)}
    noted = [each for each in made.decisions() if each["finding"] in ids]
    assert {each["who"] for each in noted} <= {"王某"}
    return [(str(each["action"]), each["value"], each["reason"]) for each in noted]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_doubtful_report_is_cleared_by_the_keyboard_alone(window: Window, made: Made) -> None:
    page = window.page
    press(page, "/")
    page.keyboard.type("松墟")
    expect(page.locator(".list tbody tr")).to_have_count(1)
    press(page, "Escape", "ArrowDown", "Enter")
    expect(page.locator("#standing")).to_have_text("需核对识别")
    expect(page.locator(".finding.active")).to_have_count(1)  # the first doubt is looked at already
    press(page, "c")
    page.keyboard.type("8")
    press(page, "Enter")
    expect(page.locator(".finding.gone")).to_have_count(1)
    press(page, "Enter", "a")
    expect(page.locator(".finding.confirmed")).to_have_count(1)
    press(page, "Enter", "d")
    page.keyboard.type("已电话核实，以来函为准")
    press(page, "Enter")
    expect(page.locator(".finding.dismissed")).to_have_count(1)
    expect(page.locator("#standing")).to_have_text("需退回单位")
    assert decided(made, "glued") == [
        ("correct", 8, None),
        ("confirm", None, None),
        ("dismiss", None, "已电话核实，以来函为准"),
    ]
    press(page, "Enter")
    expect(page.locator("#told")).to_contain_text("没有未处理的问题")
    press(page, "Escape")
    expect(page.locator("#text")).to_have_value("松墟")  # the queue as it was left
    expect(page.locator(".wait-check b")).to_have_text("0")


def test_a_correction_is_undone_and_both_survive_a_reload(window: Window, made: Made) -> None:
    page = window.page
    window.open(page, made, "doubtful")
    press(page, "c")
    page.keyboard.type("1234")
    press(page, "Enter")
    expect(page.locator("#standing")).to_have_text("更正后可用")
    expect(page.locator(".sheet .number.corrected ins")).to_have_text("1234")
    page.reload()
    expect(page.locator("#standing")).to_have_text("更正后可用")
    page.locator(".finding .line").click()
    press(page, "u")
    expect(page.locator("#standing")).to_have_text("需核对识别")
    expect(page.locator(".sheet .number.corrected")).to_have_count(0)
    page.reload()
    expect(page.locator("#standing")).to_have_text("需核对识别")
    assert decided(made, "doubtful") == [("correct", 1234, None), ("reopen", None, None)]


def test_what_is_decided_in_a_second_window_is_told_in_the_first_and_nothing_is_lost(
    window: Window, made: Made
) -> None:
    first = window.page
    second = window.watch(window.context.new_page())
    for page in (first, second):
        window.open(page, made, "drawn")
    press(second, "a")
    expect(second.locator(".finding.confirmed")).to_have_count(1)
    press(first, "d")
    first.keyboard.type("第一窗口的理由")
    press(first, "Enter")
    expect(first.locator(".notice")).to_contain_text("已由 王某 于")
    expect(first.locator(".notice .mine")).to_contain_text("第一窗口的理由")
    assert decided(made, "drawn") == [("confirm", None, None)]
    first.locator(".notice form.again button").click()
    expect(first.locator(".finding.dismissed")).to_have_count(1)
    assert decided(made, "drawn") == [("confirm", None, None), ("dismiss", None, "第一窗口的理由")]
    second.reload()
    expect(second.locator(".finding.dismissed")).to_have_count(1)
    second.close()
    window.complaints[:] = [each for each in window.complaints if "409" not in each]  # the answer that told so


def test_a_failed_sum_lights_its_terms_on_the_form_and_on_the_page(window: Window, made: Made) -> None:
    page = window.page
    window.open(page, made, "pages")
    finding = next(each for each in made.errors("pages") if each["code"] == "REQ.RESULT_SUM")
    page.locator(f"#f-{finding['id']} .line").click()
    lit = {
        side: page.evaluate(
            "side => [...document.querySelectorAll(`.paper .spot.${side}, .sheet .${side}`)].map(e => e.dataset.path).sort()",
            side,
        )
        for side in ("left", "right")
    }
    # Each term twice: on the page and on the form.
    assert lit == {side: sorted(2 * finding["terms"][side]) for side in ("left", "right")}
    assert page.locator(".paper .spot.on").get_attribute("data-path") == finding["path"]
    assert page.locator(".sheet .number.on").get_attribute("data-path") == finding["path"]
    spot, paper = page.locator(".paper .spot.on rect").bounding_box(), page.locator(".paper").bounding_box()
    assert spot is not None
    assert paper is not None
    assert paper["y"] <= spot["y"] <= paper["y"] + paper["height"]  # scrolled to where it can be seen


def test_tab_goes_through_all_cells_arrows_to_neighbours_and_a_click_on_the_page_to_the_form(
    window: Window, made: Made
) -> None:
    page = window.page
    window.open(page, made, "pages")
    page.locator("[id='c:requests.received.natural_person']").click()
    chosen = page.locator(".sheet .number.on")
    press(page, "Tab")
    expect(chosen).to_have_attribute("data-path", "requests.received.commercial_enterprise")
    press(page, "Shift+Tab", "ArrowDown")
    expect(chosen).to_have_attribute("data-path", "requests.carried_in.natural_person")
    press(page, "ArrowRight", "ArrowUp", "ArrowLeft")
    expect(chosen).to_have_attribute("data-path", "requests.received.natural_person")
    page.locator("[id='d:requests.granted.total']").click()
    expect(chosen).to_have_attribute("data-path", "requests.granted.total")
    assert page.evaluate("document.activeElement.dataset.path") == "requests.granted.total"


def test_on_a_narrow_screen_and_on_paper_nothing_is_cut_off(window: Window, made: Made) -> None:
    page = window.page
    page.set_viewport_size({"width": 390, "height": 844})
    overlapping = """() => [...document.querySelectorAll("td.agency")].filter((cell) => {
      const [mine, next] = [cell, cell.nextElementSibling].map((each) => each.getBoundingClientRect());
      return next.top < mine.bottom && next.left < mine.right;
    }).length"""
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert (page.evaluate(overlapping), page.evaluate(wide)) == (0, 0)
    window.open(page, made, "doubtful")
    assert page.evaluate(wide) == 0
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(media="print")
    cut = """() => [".paper", ".findings", ".work > .form"].filter((pane) => {
      const found = document.querySelector(pane);
      return getComputedStyle(found).overflowY !== "visible" || found.scrollHeight > found.clientHeight + 1;
    })"""
    assert page.evaluate(cut) == []


def test_without_scripts_a_report_says_so_and_shows_what_was_found(
    window: Window, made: Made, browser: Browser
) -> None:
    plain = browser.new_context(java_script_enabled=False, storage_state=window.context.storage_state())
    page = plain.new_page()
    page.goto(f"{window.base}/report/{made.sha256('glued')}")
    expect(page.locator(".note.scripts")).to_contain_text("允许脚本运行")
    expect(page.locator(".finding .message").first).to_be_visible()
    expect(page.locator(".acts").first).to_be_hidden()
    plain.close()


def test_hostile_reports_do_nothing_in_a_browser(tmp_path: Path, browser: Browser) -> None:
    made, sha256 = hostile_office(tmp_path)
    desk, window = start(made, browser)
    page = window.page
    page.goto(f"{window.base}/report/{sha256}")
    expect(page.locator(".paper .flow")).to_be_visible()
    expect(page.locator("h1")).to_have_text("<script>alert(1)</script>")
    press(page, "Enter", "Enter", "t", "n", "p")
    assert page.evaluate("document.scripts.length") == 2
    assert page.evaluate("[...document.querySelectorAll('[onerror], iframe, object, embed')].length") == 0
    page.goto(f"{window.base}/?text=<script>alert(1)</script>")
    expect(page.locator(".list tbody tr")).to_have_count(1)
    stop(desk, window)
    assert window.complaints == []
    assert window.foreign == []
