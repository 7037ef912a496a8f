"""The steering group's page in a real browser: true numbers, no errors, no outside requests."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from kunto.releases import ReleaseStore
from tests.conftest import serving, settings_at

pytestmark = pytest.mark.browser

LANGUAGES = ("fi", "sv", "en")
# "Julkaisu: tiedot 31.12.2022 asti" and the arrow beside it, in pixels.
_READABLE_PICKER = 190
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
_DRAWN = (
    "document.querySelectorAll('.js-plotly-plot').length > 1 &&"
    " [...document.querySelectorAll('.js-plotly-plot')].every(g => g.querySelector('.main-svg'))"
)


class Visit:
    """One opened page and what went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.outside: set[str] = set()
        self._own = urlparse(address).netloc
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._requested)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _requested(self, request: Request) -> None:
        parsed = urlparse(request.url)
        if parsed.scheme in ("http", "https", "ws", "wss") and parsed.netloc != self._own:
            self.outside.add(parsed.netloc)

    def assert_clean(self) -> None:
        assert self.errors == []
        assert self.outside == set()

    def assert_accessible(self) -> None:
        found = Axe().run(self.page, options=_RULES).response["violations"]
        told = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
        assert told == []


@contextmanager
def opened(
    browser: Browser, address: str, query: str = "", *, scheme: str = "light", width: int = 1440
) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    visit = Visit(context.new_page(), address)
    visit.page.goto(f"{address}/{query}", wait_until="networkidle")
    wait_until(visit.page, _DRAWN)
    yield visit
    context.close()


def wait_until(page: Page, condition: str, seconds: float = 20) -> None:
    """Ask until the condition holds; Playwright's own waiting needs what the policy forbids."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"never true: {condition}"
        page.wait_for_timeout(50)


def _metrics(data: Path, release_id: str) -> dict[str, float]:
    file = ReleaseStore(settings_at(data).paths.releases).get(release_id).file
    with duckdb.connect(str(file), read_only=True) as connection:
        return dict(connection.execute("select metric_id, value from marts.rpt_metrics").fetchall())


def _release_with_open_cases(data: Path) -> str:
    return ReleaseStore(settings_at(data).paths.releases).list()[1].id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_clean_and_accessible(
    browser: Browser, demo_address: str, language: str, scheme: str
) -> None:
    with opened(browser, demo_address, f"?lang={language}", scheme=scheme) as visit:
        assert visit.page.evaluate("document.documentElement.lang") == language
        visit.assert_clean()
        visit.assert_accessible()
        for summary in visit.page.locator("figure summary").all():
            summary.click()
        visit.page.locator("summary.why-button").first.click()
        visit.assert_accessible()
        visit.assert_clean()


@pytest.mark.parametrize("path", ["funnel", "caseload"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_manager_pages_are_clean_and_accessible(
    browser: Browser, demo_address: str, demo_data: Path, language: str, path: str
) -> None:
    query = f"{path}?lang={language}&release={_release_with_open_cases(demo_data)}"
    with opened(browser, demo_address, query) as visit:
        for summary in visit.page.locator("figure summary").all():
            summary.click()
        visit.assert_accessible()
        visit.assert_clean()


@pytest.mark.parametrize(
    ("path", "language"), [("", "fi"), ("", "sv"), ("funnel", "fi"), ("caseload", "fi")]
)
def test_no_page_scrolls_sideways(
    browser: Browser, demo_address: str, demo_data: Path, path: str, language: str
) -> None:
    query = f"{path}?lang={language}&release={_release_with_open_cases(demo_data)}"
    with opened(browser, demo_address, query, width=320) as visit:
        for width in (320, 390, 600, 768, 1024, 1200, 1280):
            visit.page.set_viewport_size({"width": width, "height": 900})
            wait_until(visit.page, "document.documentElement.scrollWidth <= innerWidth", seconds=3)
            visit.assert_accessible()
        visit.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_fits_every_width(browser: Browser, demo_address: str, language: str) -> None:
    with opened(browser, demo_address, f"?lang={language}", width=320) as visit:
        picker = visit.page.locator("header .releases")
        for width in range(320, 1441, 16):
            visit.page.set_viewport_size({"width": width, "height": 900})
            wait_until(visit.page, "document.documentElement.scrollWidth <= innerWidth", seconds=3)
            box = picker.bounding_box()
            assert box is not None
            assert box["width"] >= _READABLE_PICKER, width
            assert box["x"] + box["width"] <= width
        visit.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_charts_fit_their_cards(
    browser: Browser, demo_address: str, language: str
) -> None:
    with opened(browser, demo_address, f"?lang={language}") as visit:
        for summary in visit.page.locator("figure summary").all():
            summary.click()
        tables = "[...document.querySelectorAll('figure .tablewrap')]"
        assert visit.page.evaluate(f"{tables}.length") == 8
        cut = f"{tables}.filter(t => t.scrollWidth > t.clientWidth).map(t => t.ariaLabel)"
        assert visit.page.evaluate(cut) == []


@pytest.mark.parametrize("filters", ["", "&period=2022&team=wac"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_prints_on_two_sheets(
    browser: Browser, demo_address: str, demo_data: Path, language: str, filters: str
) -> None:
    for release in ReleaseStore(settings_at(demo_data).paths.releases).list():
        query = f"?lang={language}&release={release.id}{filters}"
        with opened(browser, demo_address, query) as visit:
            printed = visit.page.pdf(prefer_css_page_size=True)
            assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2, release.id


def test_names_of_bars_touch_no_bar_on_paper(browser: Browser, demo_address: str) -> None:
    with opened(browser, demo_address) as visit:
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        visit.page.wait_for_timeout(500)
        touched = visit.page.evaluate("""[...document.querySelectorAll('.js-plotly-plot')]
            .flatMap((graph) => {
                const boxes = (part) => [...graph.querySelectorAll(part)].map((element) =>
                    [element.getBoundingClientRect(), element.textContent]);
                const left = graph.querySelector('.draglayer').getBoundingClientRect().left;
                const names = boxes('.annotation-text').filter(([box]) => box.left < left + 9);
                const bars = boxes('.barlayer .point path');
                const meets = ([a]) => bars.some(([b]) => b.width && a.left < b.right
                    && b.top < a.bottom - 1 && a.top + 1 < b.bottom);
                return names.filter(meets).map(([, name]) => name);
            })""")
        assert touched == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_release_shows_its_own_numbers(
    browser: Browser, demo_address: str, demo_data: Path, language: str
) -> None:
    for release in ReleaseStore(settings_at(demo_data).paths.releases).list():
        metrics = _metrics(demo_data, release.id)
        query = f"?lang={language}&release={release.id}"
        with opened(browser, demo_address, query) as visit:
            shown = visit.page.locator("[data-metric]").all()
            assert len(shown) >= 4
            for element in shown:
                metric_id = element.get_attribute("data-metric")
                assert metric_id is not None
                value, unit = _parsed(element.inner_text(), language)
                step = 0.0005 if unit == "%" else 0.5
                assert value == pytest.approx(metrics[metric_id], abs=step), metric_id


def test_a_new_release_is_shown_on_the_next_request(browser: Browser, demo_data: Path) -> None:
    store = ReleaseStore(settings_at(demo_data).paths.releases)
    newest, earlier = store.list()[:2]
    assert store.current() == newest
    with serving(demo_data) as address, opened(browser, address) as visit:
        registered = visit.page.locator("[data-metric=registered_clients]")
        assert _parsed(registered.inner_text(), "fi")[0] == 340
        store.point_to(earlier.id)
        try:
            visit.page.reload(wait_until="networkidle")
            wait_until(visit.page, _DRAWN)
            shown, _ = _parsed(registered.inner_text(), "fi")
        finally:
            store.point_to(newest.id)
        assert shown == _metrics(demo_data, earlier.id)["registered_clients"]
        visit.assert_clean()


def test_filters_and_language_live_in_the_address(browser: Browser, demo_address: str) -> None:
    with opened(browser, demo_address, "?lang=sv&period=2022&team=wac") as visit:
        described = visit.page.locator("[role=status]").first.inner_text()
        visit.page.get_by_role("link", name="Suomi").click()
        wait_until(visit.page, "document.documentElement.lang === 'fi'")
        assert "period=2022" in visit.page.url
        assert "team=wac" in visit.page.url
        visit.page.go_back()
        wait_until(visit.page, "document.documentElement.lang === 'sv'")
        wait_until(visit.page, _DRAWN)
        assert visit.page.locator("[role=status]").first.inner_text() == described
        visit.assert_clean()


def _parsed(text: str, language: str) -> tuple[float, str]:
    """Read a number back as a person of that language would."""
    plain = text.replace("\u00a0", "").replace(" ", "").replace("\n", "").replace("\u2212", "-")
    unit = next((sign for sign in "%€" if sign in plain), "")
    digits = plain.strip("%€")
    digits = digits.replace(",", "") if language == "en" else digits.replace(",", ".")
    value = float(digits)
    return (value / 100 if unit == "%" else value), unit
