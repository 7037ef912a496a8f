"""The funnel as a project manager uses it: by keyboard and mouse, Back, reload, print, phone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboards.cards.client_list import PAGE_LENGTH
from kunto.releases import ReleaseStore
from tests.conftest import settings_at
from tests.end_to_end.test_page import opened, wait_until

pytestmark = pytest.mark.browser

_FOCUSED = "document.activeElement.closest('[id]')?.id || ''"


def _says(page: Page, selector: str, words: str) -> None:
    wait_until(page, f"document.querySelector({selector!r})?.innerText.includes({words!r})")


def _address_has(page: Page, part: str) -> None:
    wait_until(page, f"decodeURIComponent(location.search + location.hash).includes({part!r})")


def _crumb_count(page: Page) -> int:
    return int(re.findall(r"\((\d+)\)", page.locator(".crumbs").inner_text())[-1])


def _bar(page: Page, number: int) -> dict[str, float]:
    box = page.locator(".plot.leads .barlayer .point path").nth(number).bounding_box()
    assert box is not None
    return dict(box)


def test_a_filter_is_chosen_with_the_keyboard_and_keeps_the_focus(
    browser: Browser, demo_address: str
) -> None:
    with opened(browser, demo_address, "funnel") as visit:
        page = visit.page
        page.get_by_label("Tiimi").first.focus()
        for key in ("Enter", "ArrowDown", "ArrowDown", "Enter"):
            page.keyboard.press(key)
            page.wait_for_timeout(250)
        _address_has(page, "team=bc")
        _says(page, "#funnel-summary", "Tiimi: Yritys")
        wait_until(page, f"({_FOCUSED}).includes('team')")
        visit.assert_clean()


def _write_day(page: Page, written: str, key: str = "Enter") -> None:
    field = page.get_by_label("Ilmoittautui alkaen").first
    field.fill(written)
    field.press(key)


@pytest.mark.parametrize("written", ["1.1.2022", "01.01.2022", "2022-01-01"])
def test_a_day_is_written_as_people_write_it(
    browser: Browser, demo_address: str, written: str
) -> None:
    with opened(browser, demo_address, "funnel") as visit:
        _write_day(visit.page, written)
        _address_has(visit.page, "from=2022-01-01")
        _says(visit.page, "#funnel-summary", "Ilmoittautui 1.1.2022 alkaen")
        assert visit.page.get_by_label("Ilmoittautui alkaen").first.input_value() == "1.1.2022"
        visit.assert_clean()


@pytest.mark.parametrize("written", ["32.13.2022", "29.2.2022", "1.1.", "eilen"])
def test_what_is_no_day_is_said_at_the_field_and_changes_nothing(
    browser: Browser, demo_address: str, written: str
) -> None:
    with opened(browser, demo_address, "funnel?from=2022-01-01") as visit:
        page = visit.page
        _write_day(page, written, "Tab")
        _says(page, ".clientfilters", "rajaus on ennallaan. Kirjoita näin: 31.5.2023")
        field = page.get_by_label("Ilmoittautui alkaen").first
        assert field.get_attribute("aria-invalid") == "true"
        beside = page.get_by_label("Ilmoittautui viimeistään").first
        assert (field.bounding_box() or {})["y"] == (beside.bounding_box() or {})["y"]
        _address_has(page, "from=2022-01-01")
        visit.assert_accessible()
        _write_day(page, "")
        wait_until(page, "!location.search.includes('from')")
        visit.assert_clean()


def _click_loss(page: Page) -> int:
    link = page.locator(".losses a").nth(1)
    number = int(link.locator(".count").inner_text())
    link.click()
    return number


def _click_bar(page: Page) -> int:
    box = _bar(page, 1)
    number = int(page.locator(".plot.leads .barlayer .point text").nth(1).text_content() or "")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return number


def _click_in_table(page: Page) -> int:
    page.locator("figure .astable summary").first.click()
    link = page.locator("figure .astable[open] td a").nth(2)
    number = int(link.inner_text())
    link.click()
    return number


@pytest.mark.parametrize("click", [_click_loss, _click_bar, _click_in_table])
def test_a_click_leads_to_as_many_clients_as_it_said(
    browser: Browser, demo_address: str, click: Callable[[Page], int]
) -> None:
    with opened(browser, demo_address, "funnel?team=bc") as visit:
        page = visit.page
        number = click(page)
        _address_has(page, "#selected")
        _says(page, ".crumbs", f"({number})")
        assert page.locator("#clients tbody tr").count() == min(number, PAGE_LENGTH)
        wait_until(page, "document.activeElement.id === 'selected'")
        selected = page.url
        page.reload(wait_until="networkidle")
        _says(page, ".crumbs", f"({number})")
        assert page.url == selected
        page.go_back()
        _says(page, ".crumbs", "Kaikki (190)")
        assert _crumb_count(page) == 190
        visit.assert_clean()


def test_two_groups_and_one_click_that_clears(browser: Browser, demo_address: str) -> None:
    with opened(browser, demo_address, "funnel?team=wac&lost=served") as visit:
        page = visit.page
        page.get_by_role("link", name="Vertaa kahta ryhmää").click()
        _says(page, "#funnel-summary", "B: kaikki asiakkaat")
        page.get_by_label("Sukupuoli").nth(1).click()
        page.get_by_role("option", name="Nainen").last.click()
        _says(page, "#funnel-summary", "B: Sukupuoli: Nainen")
        visit.assert_accessible()
        page.get_by_role("link", name="Poista rajaukset").click()
        _says(page, "#funnel-summary", "Ei rajauksia: 340 asiakasta")
        assert page.evaluate("location.search") == "?lang=fi"
        visit.assert_clean()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", ["funnel", "caseload"])
def test_the_next_piece_of_a_list_is_read_from_its_head_on(
    browser: Browser, demo_address: str, path: str, width: int
) -> None:
    with opened(browser, demo_address, path, width=width) as visit:
        page = visit.page
        page.get_by_role("link", name="Seuraavat").press("Enter")
        _address_has(page, "page=2")
        title = "document.querySelector('.clients h2').getBoundingClientRect().top"
        header = "document.querySelector('.header').getBoundingClientRect().bottom"
        wait_until(page, f"{title} > {header} && {title} < {header} + 60")
        wait_until(page, "document.activeElement.dataset.key === 'page-after'")
        visit.assert_clean()


@pytest.mark.parametrize("path", ["funnel", "caseload"])
def test_a_piece_of_a_list_on_paper_says_where_the_rest_is(
    browser: Browser, demo_address: str, demo_data: Path, path: str
) -> None:
    release = ReleaseStore(settings_at(demo_data).paths.releases).list()[1].id
    with opened(browser, demo_address, f"{path}?release={release}") as visit:
        words = visit.page.locator(".pager .onpaper")
        assert not words.is_visible()
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert words.is_visible()
        assert "Koko listan voi ladata" in words.inner_text()
        visit.assert_clean()


def test_another_page_is_opened_at_its_top(browser: Browser, demo_address: str) -> None:
    with opened(browser, demo_address, "funnel", width=390) as visit:
        page = visit.page
        page.locator("#clients tbody th a").nth(5).click()
        _says(page, ".wayback", "Takaisin")
        wait_until(page, "document.activeElement.id === 'main'")
        page.wait_for_timeout(800)
        assert page.evaluate("scrollY") == 0
        visit.assert_clean()


def test_a_page_with_a_long_list_is_redrawn_at_once(browser: Browser, demo_address: str) -> None:
    with opened(browser, demo_address, "funnel") as visit:
        page = visit.page
        assert page.locator("#clients tbody tr").count() == PAGE_LENGTH
        page.get_by_text("Kuukaudet").click()
        _address_has(page, "cohort=month")
        # In the time that Dash takes for so many components it would be half a minute.
        wait_until(page, "document.querySelector('[data-now=month]') !== null", seconds=8)
        visit.assert_clean()


def test_filters_fold_on_a_phone_and_stay_as_they_were_left(
    browser: Browser, demo_address: str
) -> None:
    with opened(browser, demo_address, "funnel?team=wac", width=390) as visit:
        page = visit.page
        assert page.evaluate("document.querySelector('.filterbox').open") is False
        assert "Tiimi: Työkyky" in page.locator(".filterbox > summary").inner_text()
        page.locator(".filterbox > summary").click()
        _write_day(page, "1.1.2022")
        _says(page, "#funnel-summary", "1.1.2022")
        wait_until(page, "document.querySelector('.filterbox').open")
        visit.assert_accessible()
        visit.assert_clean()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_name_of_the_planned_duration_fits_a_phone(
    browser: Browser, demo_address: str, language: str
) -> None:
    with opened(browser, demo_address, f"funnel?lang={language}", width=320) as visit:
        card = visit.page.locator(".card", has=visit.page.locator(".waits"))
        name = card.locator(".annotation-text").first
        assert re.search(r"suunniteltu|planerat|planned", name.inner_html())
        room, words = card.locator(".plot").bounding_box(), name.bounding_box()
        assert room is not None
        assert words is not None
        assert words["x"] + words["width"] <= room["x"] + room["width"]
