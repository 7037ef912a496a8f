"""The steering group's page over small releases: numbers, languages, filters, roles, headers."""

import logging
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from dash import Dash, Input, Output

from dashboards import serving
from dashboards.access import EVERYONE, Role, Viewer, guarded, guarded_callbacks
from dashboards.app import PAGES, create_app
from dashboards.server import answer_to_own_names
from kunto.releases import ReleaseStore
from kunto.settings import Settings
from tests.dashboards.conftest import Asker, said, walk
from tests.dashboards.release_fixture import build_release, publish_releases

LANGUAGES = ("fi", "sv", "en")
NBSP = "\u00a0"
FIGURES = (
    *("clients", "funnel", "outcomes", "activation"),
    *("cohorts", "service_levels", "companies", "costs"),
)


def _numbers(page: object) -> dict[str, float | None]:
    found = {}
    for kind, props in walk(page):
        if kind != "text" and "data-metric" in props:
            value = props["data-value"]
            found[props["data-metric"]] = float(value) if value else None
    return found


@pytest.mark.parametrize("place", [0, 1, 2])
def test_tiles_show_the_numbers_of_the_mart(asker: Asker, store: ReleaseStore, place: int) -> None:
    release = store.list()[place]
    with duckdb.connect(str(release.file), read_only=True) as connection:
        sql = "select metric_id, value from marts.rpt_metrics"
        mart = dict(connection.execute(sql).fetchall())
    shown = _numbers(asker.page(f"?release={release.id}")["root"]["children"])
    assert len(shown) == 4
    for metric_id, value in shown.items():
        assert value == pytest.approx(mart[metric_id], abs=0.005), metric_id


def test_the_final_release_shows_the_published_figures(asker: Asker) -> None:
    root = asker.page()["root"]["children"]
    shown = _numbers(root)
    assert shown["registered_clients"] == 340
    assert shown["companies_cooperating"] == 113
    assert shown["activation_share_all"] == pytest.approx(144 / 232)
    assert "/ 450" in said(root)
    assert "/ 108" in said(root)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("filters", ["", "&period=2022", "&team=shared", "&period=2021&team=wac"])
def test_every_page_is_drawn_whole_in_every_language(
    asker: Asker, store: ReleaseStore, language: str, place: int, filters: str
) -> None:
    release = store.list()[place]
    answer = asker.page(f"?lang={language}&release={release.id}{filters}")
    words = said(answer["root"]["children"])
    assert answer["drawn"]["data"]["language"] == language
    assert answer["drawn"]["data"]["release"] == release.id
    assert not re.search(r"[{}]|\*\*|\b(None|nan)\b", words)
    assert not answer["failure"]["children"]


def test_every_chart_has_words_and_a_table(asker: Asker) -> None:
    tree = list(walk(asker.page()["root"]["children"]))
    drawn = [p["id"]["name"] for kind, p in tree if kind == "Graph"]
    assert sorted(drawn) == sorted(FIGURES)
    images = [p for kind, p in tree if kind != "text" and p.get("role") == "img"]
    assert len(images) == len(FIGURES)
    assert all(len(image["aria-label"]) > 40 for image in images)
    tables = [p for kind, p in tree if kind == "Table"]
    assert len(tables) >= len(FIGURES)


def test_a_target_without_a_day_says_nothing_of_when_it_was_set(asker: Asker) -> None:
    words = said(asker.page()["root"]["children"])
    assert "laskentaperuste (asetus)" in words
    assert "Asetettu" not in words


def test_dark_figures_have_no_light_colour(asker: Asker) -> None:
    dark = str(asker.page(scheme="dark")["root"]["children"])
    assert "#6BA6F2" in dark
    assert "#1D5AA6" not in dark


def test_an_earlier_release_says_so_and_links_to_the_current(
    asker: Asker, store: ReleaseStore
) -> None:
    earlier = store.list()[1]
    words = said(asker.page(f"?release={earlier.id}")["root"]["children"])
    assert "Katsot aiempaa julkaisua: tiedot 31.12.2022 asti." in words
    assert "Katsot aiempaa" not in said(asker.page()["root"]["children"])


def test_changes_name_the_release_they_compare_with(asker: Asker, store: ReleaseStore) -> None:
    assert "edellisestä julkaisusta 31.12.2022" in said(asker.page()["root"]["children"])
    oldest = store.list()[-1]
    words = said(asker.page(f"?release={oldest.id}")["root"]["children"])
    assert "edellisestä julkaisusta" not in words


def test_filtering_draws_the_same_as_the_address(asker: Asker, store: ReleaseStore) -> None:
    current = store.list()[0].id
    answer = asker.filtering("2022", "wac", current).get_json()["response"]
    content = answer["steering-content"]["children"]
    page = asker.page("?period=2022&team=wac")["root"]["children"]
    assert _numbers(content) == _numbers(page)
    assert "Rajaus: vuosi 2022, työkykykoordinaattorit. Mukana" in said(
        answer["steering-summary"]["children"]
    )
    assert said(content) in said(page)


def test_a_filter_changes_the_scope_but_not_the_targets(asker: Asker) -> None:
    everything = _numbers(asker.page()["root"]["children"])
    filtered = _numbers(asker.page("?period=2022&team=wac")["root"]["children"])
    assert filtered["registered_clients"] == everything["registered_clients"]
    assert "activation_share_wac" in filtered


def test_years_add_up_to_the_whole_project(asker: Asker) -> None:
    def registered(search: str) -> int:
        words = said(asker.page(search)["root"]["children"])
        found = re.search(r"Mukana\s+(\d+)", words)
        assert found
        return int(found[1])

    assert sum(registered(f"?period={year}") for year in (2021, 2022, 2023)) == 340
    assert sum(registered(f"?team={team}") for team in ("wac", "bc", "shared")) == 340


def test_a_filter_after_a_new_release_draws_the_whole_page_anew(
    asker: Asker, store: ReleaseStore
) -> None:
    answer = asker.filtering("2022", "all", store.list()[1].id).get_json()
    assert "steering-content" not in answer["response"]
    assert answer["sideUpdate"]["address"]["data"]["search"] == "?lang=fi&period=2022"


def test_forged_filter_values_fall_back(asker: Asker, store: ReleaseStore) -> None:
    answer = asker.filtering("2022'; drop table x", "<script>", store.list()[0].id)
    assert answer.status_code == 200
    content = answer.get_json()["response"]["steering-content"]["children"]
    assert _numbers(content)["registered_clients"] == 340


def test_an_empty_result_says_why_and_offers_to_clear(asker: Asker) -> None:
    root = asker.page("?period=2019")["root"]["children"]
    assert "Näillä rajauksilla ei ole asiakkaita: vuosi 2019, kaikki tiimit" in said(root)
    buttons = [p["id"] for kind, p in walk(root) if kind == "Button" and "id" in p]
    assert {"clear": "empty"} in buttons


def test_a_release_without_clients_is_not_an_error(tmp_path: Path, settings: Settings) -> None:
    store = ReleaseStore(tmp_path)
    build = store.build_file()
    build_release(build, release_id="r1", as_of_date=date(2021, 6, 30), clients=())
    store.publish(build, release_id="r1", manifest={"as_of_date": "2021-06-30"})
    asker = Asker(create_app(store, settings).server.test_client())
    words = said(asker.page()["root"]["children"])
    assert f"Yritystavoitteesta on koossa  0,0{NBSP}% , kun tasainen tahti olisi" in words
    assert "Kukaan ei ole vielä käynyt palvelua läpi." in words
    assert "Julkaisussa ei ole vielä ilmoittautuneita." in words
    assert "Ei tietoa" in words
    assert "olisi Ei tietoa" not in words


def test_unknown_release_and_page_are_told_in_words(asker: Asker) -> None:
    assert "Utgåvan nope finns inte" in said(
        asker.page("?release=nope&lang=sv")["root"]["children"]
    )
    assert "Page not found" in said(asker.page("?lang=en", path="/nowhere")["root"]["children"])


def test_the_path_of_no_page_has_the_status_404(asker: Asker) -> None:
    for page in PAGES:
        assert asker.client.get(page.path).status_code == 200
    for path in ("/nowhere", "/funnel/more", "/favicon.ico"):
        answer = asker.client.get(path)
        assert (answer.status_code, answer.mimetype) == (404, "text/html")


def test_a_release_that_lacks_a_table_is_told_in_words(tmp_path: Path, settings: Settings) -> None:
    store = ReleaseStore(tmp_path)
    build = store.build_file()
    with duckdb.connect(str(build)) as connection:
        connection.execute("create schema marts")
    store.publish(build, release_id="r1", manifest={"as_of_date": "2021-06-30"})
    asker = Asker(create_app(store, settings).server.test_client())
    assert "The release cannot be read" in said(asker.page("?lang=en")["root"]["children"])


def test_without_a_release_the_page_says_so(empty_store: ReleaseStore, settings: Settings) -> None:
    client = create_app(empty_store, settings).server.test_client()
    assert "Julkaisua ei ole vielä" in said(Asker(client).page()["root"]["children"])
    health = client.get("/health")
    assert health.status_code == 503
    assert "No release" in health.get_json()["reason"]


def test_a_release_with_a_stray_wal_is_told_in_words_and_is_not_healthy(
    tmp_path: Path, settings: Settings
) -> None:
    store = ReleaseStore(tmp_path)
    build = store.build_file()
    build_release(build, release_id="r1", as_of_date=date(2021, 6, 30), clients=())
    store.publish(build, release_id="r1", manifest={"as_of_date": "2021-06-30"})
    (tmp_path / "wh_r1.duckdb.wal").write_bytes(b"planted")
    client = create_app(store, settings).server.test_client()
    assert client.get("/health").status_code == 503
    words = said(Asker(client).page("?lang=en")["root"]["children"])
    assert "The release cannot be read" in words


def test_releases_of_one_day_are_told_apart(tmp_path: Path, settings: Settings) -> None:
    store = ReleaseStore(tmp_path)
    for release_id, day in (("2021-06-30-aaaa", 30), ("2021-06-30-bbbb", 30), ("2021-06-29-c", 29)):
        build = store.build_file()
        as_of_date = date(2021, 6, day)
        build_release(build, release_id=release_id, as_of_date=as_of_date, clients=())
        manifest = {"as_of_date": as_of_date.isoformat()}
        store.publish(build, release_id=release_id, manifest=manifest)
    root = Asker(create_app(store, settings).server.test_client()).page()["root"]["children"]
    picker = next(p for kind, p in walk(root) if kind == "Select" and p.get("id") == "release")
    labels = [option["label"] for option in picker["data"]]
    assert labels == [
        "Tiedot 30.6.2021 asti (bbbb)",
        "Tiedot 30.6.2021 asti (aaaa)",
        "Tiedot 29.6.2021 asti",
    ]


def test_health_names_the_release(app: Dash, store: ReleaseStore) -> None:
    answer = app.server.test_client().get("/health")
    assert answer.status_code == 200
    current = store.current()
    assert current is not None
    assert answer.get_json() == {"release": current.id}


def test_health_follows_the_pointer(tmp_path: Path, settings: Settings) -> None:
    store = publish_releases(tmp_path)
    client = create_app(store, settings).server.test_client()
    earlier = store.list()[1]
    store.point_to(earlier.id)
    assert client.get("/health").get_json() == {"release": earlier.id}
    assert Asker(client).page()["drawn"]["data"]["release"] == earlier.id


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fi", "Ohjausryhmä – KUNTO"),
        ("sv", "Styrgruppen – KUNTO"),
        ("en", "Steering group – KUNTO"),
    ],
)
def test_the_first_bytes_say_language_and_title(app: Dash, language: str, title: str) -> None:
    html = app.server.test_client().get(f"/?lang={language}").get_data(as_text=True)
    assert f'<html lang="{language}">' in html
    assert f"<title>{title}</title>" in html


def test_links_to_other_languages_keep_the_rest(asker: Asker, store: ReleaseStore) -> None:
    search = f"?release={store.list()[1].id}&period=2022&team=bc"
    links = {
        props["data-language"]: props["href"]
        for kind, props in walk(asker.page(search)["root"]["children"])
        if kind == "A" and "data-language" in props
    }
    assert links.keys() == set(LANGUAGES)
    for language, href in links.items():
        assert href == f"/?lang={language}&release={store.list()[1].id}&period=2022&team=bc"


def test_a_request_that_names_another_host_is_refused(
    store: ReleaseStore, settings: Settings
) -> None:
    app = create_app(store, settings)
    answer_to_own_names(app.server, "127.0.0.5")
    client = app.server.test_client()
    for host in ("evil.example", "127.0.0.1.evil.example:8050"):
        for path in ("/", "/health", "/_dash-layout"):
            assert client.get(path, headers={"Host": host}).status_code == 400
    for host in ("localhost:8050", "127.0.0.1", "[::1]:8050", "127.0.0.5"):
        assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b'{"output":"nothing.children","outputs":{"id":"nothing","property":"children"}}',
        b'{"output":["root.children"]}',
        b'"root.children"',
        b"{}",
        b"no json",
    ],
)
def test_a_callback_that_no_page_has_is_refused_without_an_error(
    app: Dash, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    answer = app.server.test_client().post(
        "/_dash-update-component", data=body, content_type="application/json"
    )
    assert answer.status_code == 400
    assert caplog.records == []


def test_a_busy_moment_is_no_warning_but_an_error_is_told(
    app: Dash, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        logging.getLogger("waitress.queue").warning("Task queue depth is 1")
        logging.getLogger("waitress").error("Exception while serving")

    monkeypatch.setattr(serving, "serve_wsgi", busy)
    monkeypatch.setattr(serving, "settle", lambda: None)
    serving.serve(app, "127.0.0.1", 0)
    assert [record.name for record in caplog.records] == ["waitress"]


def test_every_answer_has_the_security_headers(app: Dash, asker: Asker) -> None:
    client = app.server.test_client()
    for answer in (client.get("/"), client.get("/health"), asker.routing()):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe" not in scripts
        assert re.search(r"'sha256-[\w+/=]+'", scripts)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
    assert asker.routing().headers["Cache-Control"] == "no-store"


def test_every_server_callback_is_guarded(app: Dash) -> None:
    on_server = {name for name, known in app.callback_map.items() if "callback" in known}
    assert on_server
    assert on_server - guarded_callbacks(app) == set()


def test_a_callback_refuses_a_role_it_is_not_for(
    store: ReleaseStore, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(store, settings)
    asker = Asker(app.server.test_client())
    stranger = Viewer("stranger", "nobody")  # type: ignore[arg-type]
    monkeypatch.setattr("dashboards.access.current_viewer", lambda: stranger)
    assert asker.routing().status_code == 403
    assert asker.filtering("2022", "all", store.list()[0].id).status_code == 403


def test_a_forgotten_guard_would_be_found(app: Dash) -> None:
    @app.callback(Output("done", "title"), Input("address", "data"))
    def forgotten(_: object) -> None:
        return None

    found = {name for name, known in app.callback_map.items() if "callback" in known}
    assert found - guarded_callbacks(app) == {"done.title"}


@pytest.mark.parametrize(("roles", "status"), [(EVERYONE, 200), (frozenset(), 403)])
def test_a_guarded_callback_answers_only_its_roles(
    app: Dash, asker: Asker, roles: frozenset[Role], status: int
) -> None:
    @guarded(app, Output("done", "title"), Input("done", "data"), roles=roles)
    def answer(viewer: Viewer, _: object) -> str:
        return viewer.role

    assert "done.title" in guarded_callbacks(app)
    answered = asker.client.post(
        "/_dash-update-component",
        json={
            "output": "done.title",
            "outputs": {"id": "done", "property": "title"},
            "inputs": [{"id": "done", "property": "data", "value": 1}],
            "changedPropIds": ["done.data"],
        },
    )
    assert answered.status_code == status
    if status == 200:
        assert answered.get_json()["response"] == {"done": {"title": "reader"}}


def test_a_page_is_not_there_for_a_role_that_it_is_not_for(
    store: ReleaseStore, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = tuple(replace(page, roles=frozenset()) for page in PAGES)
    monkeypatch.setattr("dashboards.app.PAGES", hidden)
    asker = Asker(create_app(store, settings).server.test_client())
    for page in hidden:
        words = said(asker.page("?lang=en", path=page.path)["root"]["children"])
        assert "Page not found" in words
        assert "340" not in words


def test_a_failure_shows_an_id_and_nothing_more(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dashboards.shell.draw_page", broken)
    answer = asker.routing("?lang=sv")
    text = answer.get_data(as_text=True)
    assert "secret detail" not in text
    assert "failure" in text


def test_a_failure_speaks_a_language_of_the_project(
    store: ReleaseStore, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("dashboards.shell.draw_page", broken)
    swedish = replace(settings, pages=replace(settings.pages, languages=("sv",)))
    asker = Asker(create_app(store, swedish).server.test_client())
    asker.client.environ_base["HTTP_REFERER"] = "http://localhost/?lang=en"
    assert "Felkoden" in str(asker.routing("?lang=en").get_json()["sideUpdate"])
