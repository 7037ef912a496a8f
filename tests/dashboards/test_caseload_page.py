"""The caseload page over small releases: whole in every language, its links, its empty states."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboards.app import create_app
from dashboards.due import ROWS_SHOWN
from kunto.releases import ReleaseStore
from kunto.settings import Settings
from tests.dashboards.conftest import Asker, said, walk
from tests.dashboards.release_fixture import publish_releases

QUERIES = (
    "",
    "&state=late",
    "&reason=due_end_form&coordinator=Yritys+2",
    "&coordinator=Nobody",
    "&weeks=2022-03-07&sort=-subject&page=9",
)


def _root(asker: Asker, search: str = "") -> object:
    return asker.page(search, path="/caseload")["root"]["children"]


def _links(root: object) -> dict[str, str]:
    return {
        props["data-key"]: props["href"]
        for kind, props in walk(root)
        if kind == "A" and "data-key" in props
    }


def _rows(root: object) -> int:
    """Count the rows of the due list."""
    for kind, props in walk(root):
        if kind == "Table" and "records" in props["className"]:
            return sum(found == "Tr" for found, _ in walk(props["children"])) - 1
    return 0


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("query", QUERIES)
def test_the_page_is_drawn_whole_in_every_language(
    asker: Asker, store: ReleaseStore, language: str, place: int, query: str
) -> None:
    release = store.list()[place]
    root = _root(asker, f"?lang={language}&release={release.id}{query}")
    words = said(root)
    assert "{" not in words
    assert "caseload." not in words
    graphs = [props["id"]["name"] for kind, props in walk(root) if kind == "Graph"]
    assert graphs == ["caseload_heat", "caseload_waits"]
    ids = [props["id"] for kind, props in walk(root) if kind != "text" and "id" in props]
    assert len({str(found) for found in ids}) == len(ids)


def test_the_answer_of_the_middle_release(asker: Asker, store: ReleaseStore) -> None:
    words = said(_root(asker, f"?release={store.list()[1].id}"))
    assert "Työkyky 1  on yli mitoituksen" in words
    assert "odottanut yhteydenottoa yli 5\u00a0arkipäivää" in words


def test_the_final_release_says_that_everything_is_closed(asker: Asker) -> None:
    words = said(_root(asker))
    assert "Kaikki asiakkuudet on päätetty." in words
    assert "Kenelläkään ei ole enää avoimia asiakkuuksia" in words
    assert "ESR-tilanne 28 päivän kuluttua" in words
    assert "Näytä 0" not in words


def test_a_tile_leads_to_as_many_rows_as_it_counts(asker: Asker, store: ReleaseStore) -> None:
    release = store.list()[1]
    root = _root(asker, f"?release={release.id}&state=today&page=2")
    numbers = {
        props["data-metric"]: int(float(props["data-value"]))
        for kind, props in walk(root)
        if kind != "text" and "data-metric" in props
    }
    links = _links(root)
    for metric in ("waiting_first_contact", "silent_clients", "end_forms_missing"):
        link = urlsplit(links[f"{metric}-list"])
        assert link.fragment == "due"
        query = parse_qs(link.query)
        assert query.keys() == {"lang", "release", "reason"}
        assert _rows(_root(asker, f"?{link.query}")) == numbers[metric] <= ROWS_SHOWN


def test_links_keep_what_is_chosen_and_begin_at_the_first_page(
    asker: Asker, store: ReleaseStore
) -> None:
    chosen = f"?release={store.list()[1].id}&coordinator=Yritys+1&weeks=2022-06-06&page=2"
    links = _links(_root(asker, chosen))
    late = parse_qs(urlsplit(links["due-late"]).query)
    assert (late["state"], late["coordinator"]) == (["late"], ["Yritys 1"])
    assert late["weeks"] == ["2022-06-06"]
    assert "page" not in late
    clear = parse_qs(urlsplit(links["due-clear"]).query)
    assert clear.keys() == {"lang", "release", "weeks"}
    assert parse_qs(urlsplit(links["weeks-later-6"]).query)["weeks"] == ["2022-07-18"]


def test_a_client_leads_to_its_path_and_back_here(asker: Asker, store: ReleaseStore) -> None:
    chosen = f"?release={store.list()[1].id}&reason=due_contact"
    links = _links(_root(asker, chosen))
    client = next(href for key, href in links.items() if key.startswith("due-due_contact-"))
    assert client.startswith("/client?")
    query = parse_qs(urlsplit(client).query)
    back = urlsplit(query["back"][0])
    assert back.path == "/caseload"
    assert parse_qs(back.query)["reason"] == ["due_contact"]
    assert query["id"][0].startswith("client ")


def test_a_filter_with_nothing_behind_it_says_so(asker: Asker, store: ReleaseStore) -> None:
    release = store.list()[1]
    root = _root(asker, f"?release={release.id}&coordinator=Nobody")
    assert "Näillä rajauksilla työlistalla ei ole mitään: Nobody." in said(root)
    assert "due-clear" in _links(root)
    assert _rows(root) == 0


def test_a_release_before_anyone_has_registered(tmp_path: Path, settings: Settings) -> None:
    store = publish_releases(tmp_path / "releases", (date(2021, 8, 20),))
    words = said(_root(Asker(create_app(store, settings).server.test_client())))
    assert "Kukaan ei ole vielä ilmoittautunut." in words
    assert "Asiakasmäärät viikoittain" in words


def test_each_scheme_has_its_own_colours(asker: Asker) -> None:
    drawn = {scheme: str(asker.page("", "/caseload", scheme)) for scheme in ("light", "dark")}
    assert "#EAF1F9" in drawn["light"]
    assert "#EAF1F9" not in drawn["dark"]
    assert "#1E2B3A" in drawn["dark"]
