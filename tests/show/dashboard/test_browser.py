"""The dashboard in a browser, from the disk: what an office clicks, and that nothing outside is asked for."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from pipeline.show.dashboard.data import ShownAgency
from tests.show.dashboard.office import BUREAU, CHARGES, HOSTILE, IN_FORCE, SCRIPT, TOWN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Request

sync_api = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    if CHROMIUM is None:
        pytest.skip("needs a Chromium that is installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Seen:
    """A page of the dashboard, and what went wrong on it."""

    def __init__(self, page: "Page", site: Path) -> None:
        self.page = page
        self.start = (site / "index.html").as_uri()
        self.wrong: list[str] = []
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", self._spoke)
        page.on("request", self._asked)

    def _spoke(self, dialog: "Dialog") -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def _asked(self, request: "Request") -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            self.wrong.append(request.url)

    def open(self, address: str = "") -> None:
        self.page.goto("about:blank")
        self.page.goto(self.start + address)
        self.page.wait_for_selector("body[data-ready]")

    def text(self, selector: str = "main") -> str:
        return self.page.inner_text(selector)

    def tile(self, kind: str) -> str:
        return self.page.inner_text(f".tile.{kind} strong")

    def choose(self, name: str, value: str) -> None:
        turn = self.page.get_attribute("body", "data-ready")
        self.page.select_option(f"[name={name}]", value)
        self.page.wait_for_function(f"document.body.dataset.ready !== '{turn}'")


@pytest.fixture
def seen(browser: "Browser", site: Path) -> Iterator[Seen]:
    page = browser.new_page(accept_downloads=True)
    made = Seen(page, site)
    yield made
    page.close()
    assert made.wrong == []


def test_the_overview_counts_the_latest_year_and_draws_it(seen: Seen) -> None:
    seen.open()
    assert seen.text("h1") == f"石桥市{SCRIPT}"
    # 2022: the bureau, the town, the finance bureau, the county's own sum, and one that no register knows.
    assert seen.tile("published") == "5"
    assert seen.tile("check_reading") == "1"
    assert seen.tile("missing") == "1"  # 云岫县人民政府
    assert seen.page.locator("main .chart svg").count() == 3


def test_one_colour_has_one_pattern_in_all_charts_and_no_other_has_it(seen: Seen) -> None:
    patterns = set()
    for address in ("", "#overview?region=云岫县人民政府"):  # in the second there are fewer parts
        seen.open(address)
        drawn = seen.page.evaluate(
            """() => nb.drawn.flatMap(({ chart }) => chart.getModel().getSeries().map((series) => {
              const { color, symbol, dashArrayX, dashArrayY, rotation } = series.getData().getVisual("decal");
              return [series.name, JSON.stringify([color, symbol, dashArrayX, dashArrayY, rotation])];
            }))"""
        )
        patterns |= {tuple(each) for each in drawn}
    assert len(patterns) == len({name for name, _ in patterns}) == len({pattern for _, pattern in patterns}) >= 3


def test_filters_stand_in_the_address_and_back_undoes_them(seen: Seen) -> None:
    seen.open()
    seen.choose("region", "云岫县人民政府")
    assert seen.tile("published") == "1"
    assert "region=云岫县人民政府" in unquote(seen.page.url)
    address = seen.page.url.partition("#")[2]
    seen.page.go_back()
    seen.page.wait_for_function("document.querySelector('.tile.published strong').textContent === '5'")
    seen.open(f"#{address}")
    assert seen.tile("published") == "1"


def test_the_three_tables_are_summed_exactly_on_the_form(seen: Seen) -> None:
    seen.open("#numbers?year=2022")
    money = seen.page.locator("table.form").first.locator("td.n").last
    assert money.inner_text() == "0.3"
    # 1,200 + 34 + 1; the town's report can't be used, the county's is consolidated.
    received = seen.page.locator("table.form").nth(1).locator("tr", has_text="本年新收").first
    assert received.locator("td.n").last.inner_text() == "1,235"


def test_who_looked_at_all_years_sees_the_latest_where_only_one_can_be_shown(seen: Seen) -> None:
    seen.open("#overview?year=all")
    for view, shown in (("numbers", "table.form"), ("ranking", "[name=series]")):
        seen.page.click(f"nav a[href^='#{view}']")
        seen.page.wait_for_selector(shown)
        assert seen.page.input_value("[name=year]") == "2022"
        assert seen.page.locator("main table").count() > 0


def test_those_without_a_level_are_shown_by_their_link_too(seen: Seen) -> None:
    seen.open()
    counted = seen.page.locator("tr", has=seen.page.locator("a[href*='level=none']")).locator("td.n").first.inner_text()
    seen.page.click("a[href*='level=none']")
    seen.page.wait_for_function("new URLSearchParams(location.hash.split('?')[1]).get('level') === 'none'")
    seen.page.wait_for_function(f"document.querySelector('.tile.published strong')?.textContent === '{counted}'")
    assert int(counted) > 0
    assert seen.page.input_value("[name=level]") == "none"


def test_what_editions_make_incomparable_is_drawn_beside_and_not_joined(seen: Seen) -> None:
    seen.open(f"#trends?series={IN_FORCE}")
    assert "不可比" in seen.text()
    rows = [row.split("\t") for row in seen.text("table.data tbody").splitlines()]
    assert rows == [["2020", "—", "0", "—", "40"], ["2021", "9", "1", "9", "—"], ["2022", "9", "3", "0", "—"]]


def test_the_ranking_says_who_jumped(seen: Seen) -> None:
    seen.open("#ranking?year=2022")
    first = seen.page.locator("table.data tbody tr").first.inner_text()
    assert BUREAU in first
    assert "1,200" in first
    assert "相差10倍" in first
    seen.open("#ranking?year=2022&series=requests.granted.total")  # 1200, 0 and 0: who is alike has one rank
    assert [row.split()[0] for row in seen.page.locator("table.data tbody tr").all_inner_texts()] == ["1", "2", "2"]


def test_what_is_seen_is_downloaded_without_formulas(seen: Seen, tmp_path: Path) -> None:
    seen.open("#ranking?year=2022")
    with seen.page.expect_download() as waiting:
        seen.page.click("button.csv")
    waiting.value.save_as(tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["名次", "单位", "地区", "数值"]
    assert [row[1:4:2] for row in rows[1:4]] == [[BUREAU, "1200"], ["云岫县财政局", "34"], [HOSTILE, "1"]]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_what_is_seen_is_downloaded_as_a_workbook(seen: Seen, tmp_path: Path) -> None:
    seen.open("#ranking?year=2022")
    with seen.page.expect_download() as waiting:
        seen.page.click("button.xlsx")
    waiting.value.save_as(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rows = [[cell.value for cell in row] for row in book["1"].iter_rows()]
    assert rows[0][:4] == ["名次", "单位", "地区", "数值"]
    assert [row[1:4:2] for row in rows[1:4]] == [[BUREAU, 1200], ["云岫县财政局", 34], [HOSTILE, 1]]
    assert CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()[3][1] == HOSTILE
    seen.open("#numbers?year=2022")
    with seen.page.expect_download() as waiting:
        seen.page.click("button.xlsx >> visible=true >> nth=0")
    waiting.value.save_as(tmp_path / "b.xlsx")
    form = {row[0].value: row[2].value for row in openpyxl.load_workbook(tmp_path / "b.xlsx")["1"].iter_rows()}
    assert form[CHARGES] == 0.3


def test_an_agency_shows_its_report_as_on_the_form_with_its_doubtful_cell(seen: Seen) -> None:
    seen.open("#agencies")
    seen.page.fill("[name=name]", "上河")
    seen.page.click(f"text={TOWN}")
    seen.page.wait_for_selector("h2.agency")
    assert seen.text("h2.agency") == TOWN
    assert seen.text("td.doubtful") == "1 2 ?"
    assert "单元格无法识别" in seen.text(".findings")
    assert seen.page.locator("table.form caption").all_inner_texts() == [
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
    ]


def test_an_agency_without_any_report_is_missing_and_no_fault(seen: Seen) -> None:
    seen.open("#agencies?kind=missing")
    seen.page.click("main td a")
    seen.page.wait_for_selector("h2.agency")
    assert "未发布" in seen.text()


def test_a_name_that_is_markup_is_shown_as_it_is(seen: Seen) -> None:
    seen.open(f"#agency?id={ShownAgency(HOSTILE).id}")
    assert seen.text("h2.agency") == HOSTILE
    assert SCRIPT in seen.text()
    assert seen.page.locator("main img, main script").count() == 0
    seen.open("#ranking?year=2022")
    assert seen.page.locator("main img, main script").count() == 0


def test_findings_lead_to_the_reports_that_have_them(seen: Seen) -> None:
    seen.open("#findings")
    seen.page.click("text=单元格无法识别 >> nth=-1")
    seen.page.wait_for_selector(f"text={TOWN}")
    assert "code=FORM.CELL_UNREADABLE" in seen.page.url


def test_every_page_speaks_english_without_a_chinese_word_that_is_not_data(seen: Seen) -> None:
    for view in ("overview", "numbers", "trends", "ranking", "findings", "agencies"):
        seen.open(f"#{view}?year=2022&lang=en")
        assert seen.page.get_attribute("html", "lang") == "en"
        shown = (
            seen.text("nav")
            + seen.text("#filters")
            + " ".join(seen.page.locator("h2, thead, .note, .tile span").all_inner_texts())
        )
        assert not [char for char in shown if "\u4e00" <= char <= "\u9fff" and char not in "石桥县云岫人民政府"], view


def test_it_is_worked_by_keyboard_alone(seen: Seen) -> None:
    seen.open()
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.id") == "skip"
    for _ in range(30):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.textContent") == "趋势":
            break
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("[name=series]")
    assert seen.page.url.endswith("#trends")


def test_a_table_is_sorted_by_its_heads(seen: Seen) -> None:
    seen.open("#ranking?year=2022")
    seen.page.click("thead button:text('数值')")
    seen.page.click("thead button:text('数值')")
    assert seen.page.get_attribute("thead th:nth-child(4)", "aria-sort") == "ascending"
    assert "1" in seen.page.locator("table.data tbody tr").first.locator("td").nth(3).inner_text()


def test_nothing_is_wider_than_a_small_screen(browser: "Browser", site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    seen = Seen(page, site)
    for view in (
        "overview",
        "numbers",
        "trends",
        "ranking",
        "findings",
        "agencies",
        f"agency?id={ShownAgency(BUREAU).id}",
    ):
        seen.open(f"#{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view
    page.close()
    assert seen.wrong == []


def test_printed_it_has_no_buttons_and_no_menu(seen: Seen) -> None:
    seen.open("#numbers")
    seen.page.emulate_media(media="print")
    assert not seen.page.is_visible("nav")
    assert not seen.page.is_visible("button.csv")
    assert seen.page.is_visible("table.form")
    assert seen.page.pdf(format="A4").startswith(b"%PDF")


def test_a_file_that_was_left_behind_is_told_of(browser: "Browser", site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "part")
    (tmp_path / "part/data/year-2022.js").unlink()
    page = browser.new_page()
    seen = Seen(page, tmp_path / "part")
    seen.open("#numbers?year=2022")
    assert "year-2022.js" in seen.text()
    page.close()
