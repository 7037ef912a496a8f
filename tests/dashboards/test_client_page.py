"""The path of one client: the way back, the timeline, the service levels, the source rows."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from plotly.io.json import to_json_plotly

from dashboards.cards.client_columns import title_words
from dashboards.cards.client_facts import answer, facts_card, levels_card
from dashboards.cards.client_sources import sources_card
from dashboards.cards.client_timeline import timeline_card
from dashboards.figures.timeline import Lane, Mark, Span, draw_timeline
from dashboards.frame import Frame
from dashboards.pages.client import way_back
from dashboards.queries.client_path import ClientPath, Event, Period, ServiceCase, read_client_path
from dashboards.queries.release import ReleaseFacts
from dashboards.theme import LIGHT
from dashboards.url import Address
from kunto.locale import texts
from kunto.releases import ReleaseStore
from tests.dashboards.conftest import Asker, said, walk

LANGUAGES = ("fi", "sv", "en")
START = date(2022, 3, 1)
FI = texts("fi")


def _path(store: ReleaseStore, condition: str) -> ClientPath:
    release = store.list()[1]
    with duckdb.connect(str(release.file), read_only=True) as connection:
        sql = "select client_id from marts.rpt_funnel_clients where "
        found = connection.execute(sql + condition + " order by client_id limit 1").fetchone()
        assert found
        path = read_client_path(connection, "project", found[0])  # type: ignore[arg-type]
    assert path
    return path


def _event(kind: str, days: int, role: str | None = "wac", **more: Any) -> Event:
    coordinator = {"wac": "Työkyky 1", "bc": "Yritys 1"}.get(role or "")
    rest = dict.fromkeys(
        ("detail_id", "other_coordinator_id", "source_file", "source_sheet", "source_row",
         "source_load_id", "source_row_hash")
    )  # fmt: skip
    return Event(START + timedelta(days=days), kind, coordinator, role, **{**rest, **more})  # type: ignore[arg-type]


def _frame(facts: ReleaseFacts) -> Frame:
    return Frame(FI, facts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "condition",
    [
        "status = 'open' and first_contact_date is null",
        "status = 'open' and first_meeting_date is not null",
        "status = 'served'",
        "status = 'dropped'",
        "team = 'shared'",
    ],
)
def test_the_page_is_drawn_whole(
    asker: Asker, store: ReleaseStore, language: str, condition: str
) -> None:
    path = _path(store, condition)
    release = store.list()[1].id
    page = asker.page(f"?lang={language}&release={release}&id={path.client.client_id}", "/client")
    root = page["root"]["children"]
    words = said(root)
    assert path.client.client_reference in words
    assert not re.search(r"[{}]|\*\*|\b(None|nan)\b", words)
    assert [p["id"]["name"] for kind, p in walk(root) if kind == "Graph"] == ["client_timeline"]
    rows = [p for kind, p in walk(root) if kind == "Th" and p.get("scope") == "row"]
    # The events as a table of the figure, and the source rows.
    source_rows = {(event.source_file, event.source_row) for event in path.events}
    assert len(rows) == len(path.events) + len(source_rows)
    assert page["drawn"]["data"]["title"].endswith("– KUNTO")


def test_a_row_that_says_several_things_is_one_source_row() -> None:
    period = {"source_file": "jaksot.csv", "source_row": 7, "source_load_id": "a"}
    events = (
        _event("registered", 0, None, source_file="ilmo.csv", source_row=7, source_load_id="b"),
        _event("client_recorded", 0, None, source_file="k.csv", source_row=9, source_load_id="c"),
        _event("period_started", 2, **period),
        _event("period_ended", 40, **period),
        _event("outcome", 40, **period),
        _event("dropped", 41),
    )
    written = json.loads(to_json_plotly(sources_card(events, FI)))
    words = said(written)
    assert "Polun takana on 3 lähderiviä" in words
    for line in ("Kirjattiin asiakastietokantaan", "3.3.2022", "Palvelujakso alkoi", "Jatkopolku"):
        assert line in words
    heads = [p for kind, p in walk(written) if kind == "Th" and p.get("scope") == "row"]
    assert len(heads) == 3


def test_a_client_without_a_number_is_asked_about_in_words() -> None:
    assert title_words("1061", FI).startswith("Asiakas 1061: mitä")
    assert title_words(None, FI).startswith("Asiakas ilman asiakasnumeroa: mitä")


def test_an_unknown_client_is_told_in_words(asker: Asker) -> None:
    for search in ("?id=%3Cscript%3E", "", "?id=" + "x" * 5000):
        page = asker.page(search, "/client")
        words = said(page["root"]["children"])
        assert "Asiakasta ei löydy" in words
        assert "script" not in words
        assert not page["failure"]["children"]


def test_the_client_page_is_not_in_the_navigation(asker: Asker) -> None:
    links = [
        p.get("data-page") for kind, p in walk(asker.page()["root"]["children"]) if kind == "A"
    ]
    assert "/client" not in links


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        ("/funnel?team=wac&lost=served", "/funnel?lang=sv&release=r1&team=wac&lost=served"),
        ("/funnel?lang=fi&release=old&team=bc", "/funnel?lang=sv&release=r1&team=bc"),
        ("/caseload?state=late", "/caseload?lang=sv&release=r1&state=late"),
        ("/caseload", "/caseload?lang=sv&release=r1"),
        ("", "/funnel?lang=sv&release=r1"),
        ("https://example.org/funnel?x=1", "/funnel?lang=sv&release=r1"),
        ("//example.org/funnel", "/funnel?lang=sv&release=r1"),
        ("/\\example.org", "/funnel?lang=sv&release=r1"),
        ("javascript:alert(1)", "/funnel?lang=sv&release=r1"),
        ("/funnel/../../x?y=1", "/funnel?lang=sv&release=r1"),
        ("/funnel?" + "x=1&" * 900, "/funnel?lang=sv&release=r1"),
    ],
)
def test_the_way_back_is_only_to_a_list_of_ours(back: str, expected: str) -> None:
    address = Address("/client", "sv", "r1", (("id", "a"), ("back", back)))
    assert way_back(address, ("fi", "sv", "en")).href() == expected


def test_an_attempt_is_hollow_and_a_contact_is_not(
    store: ReleaseStore, facts: ReleaseFacts
) -> None:
    path = _path(store, "status = 'served' and team = 'wac'")
    events = (_event("registered", 0, None), _event("attempt", 2), _event("contact", 5))
    card = timeline_card(ClientPath(path.client, events, (), ()), _frame(facts))
    assert card.figure
    marks = {trace["x"][0]: trace["marker"] for trace in card.figure["data"]}
    assert marks["2022-03-03"]["color"] == LIGHT["surface"]
    assert marks["2022-03-03"]["line"]["color"] == LIGHT["wac"]
    assert marks["2022-03-06"]["color"] == LIGHT["wac"]


def test_teams_differ_in_colour_and_shape_and_a_joint_meeting_is_both(
    store: ReleaseStore, facts: ReleaseFacts
) -> None:
    path = _path(store, "status = 'served'")
    events = (
        _event("meeting", 1, "wac"),
        _event("meeting", 2, "bc"),
        _event("joint_meeting", 3, "wac"),
        _event("joint_meeting", 3, "bc"),
    )
    card = timeline_card(ClientPath(path.client, events, (), ()), _frame(facts))
    assert card.figure
    looks = {(t["marker"]["symbol"], t["marker"]["color"]) for t in card.figure["data"]}
    assert looks == {
        ("circle", LIGHT["wac"]),
        ("square", LIGHT["bc"]),
        ("diamond", LIGHT["shared"]),
    }
    # Two rows of one joint meeting are one time that the client was met.
    assert card.title == "Asiakas on tavattu 3 kertaa"


def test_a_period_is_a_bar_from_its_first_to_its_last_day(
    store: ReleaseStore, facts: ReleaseFacts
) -> None:
    path = _path(store, "status = 'served'")
    periods = (
        Period("Työkyky 1", "wac", START, START + timedelta(days=30), "transfer"),
        Period("Yritys 1", "bc", START + timedelta(days=30), None, None),
    )
    events = (
        _event("transfer", 30, "wac", other_coordinator_id="Yritys 1"),
        _event("registered", 0, None),
    )
    card = timeline_card(ClientPath(path.client, events, periods, ()), _frame(facts))
    assert card.figure
    bars = {t["base"][0]: t for t in card.figure["data"] if t["type"] == "bar"}
    assert bars["2022-03-01"]["x"] == [30 * 86_400_000]
    assert bars["2022-03-01"]["marker"]["color"] == LIGHT["wac"]
    assert bars["2022-03-31"]["x"] == [
        (facts.as_of_date - START - timedelta(days=30)).days * 86_400_000
    ]
    marks = [trace for trace in card.figure["data"] if trace["type"] == "scatter"]
    transfer = next(trace for trace in marks if trace["marker"]["symbol"] == "triangle-right")
    assert transfer["y"] == bars["2022-03-31"]["y"]
    labels = [found["text"] for found in card.figure["layout"]["annotations"]]
    assert "Palvelujakso: Yritys 1" in labels


def test_waiting_is_hatched_and_service_is_not_waiting(
    store: ReleaseStore, facts: ReleaseFacts
) -> None:
    facts = replace(facts, as_of_date=date(2022, 12, 31))
    waits = _path(store, "status = 'open' and first_meeting_date is null")
    figure = timeline_card(waits, _frame(facts)).figure
    assert figure
    assert [t for t in figure["data"] if t["type"] == "bar" and "pattern" in t["marker"]]
    assert answer(waits, FI).startswith("Seuraavana: **")
    served = _path(store, "status = 'open' and first_meeting_date is not null")
    figure = timeline_card(served, _frame(facts)).figure
    assert figure
    assert not [t for t in figure["data"] if t["type"] == "bar" and "pattern" in t["marker"]]
    assert answer(served, FI).startswith("Palvelu on kesken")


def test_ended_service_without_a_form_says_so(store: ReleaseStore) -> None:
    path = _path(store, "status = 'open' and first_meeting_date is not null")
    ended = replace(path.periods[-1], ended_date=date(2022, 12, 19), end_reason_id="service_ended")
    assert answer(replace(path, periods=(ended,)), FI) == (
        "Palvelu päättyi **19.12.2022**, mutta lopetusilmoitus puuttuu."
    )
    goes_on = replace(ended, ended_date=None, end_reason_id=None)
    assert answer(replace(path, periods=(ended, goes_on)), FI).startswith("Palvelu on kesken")


def test_client_of_a_row_without_identity_code_says_how_it_was_found(store: ReleaseStore) -> None:
    def facts_of(identified_by: str) -> str:
        of_clients = "client_id in (select client_id from marts.dim_clients where identified_by = "
        client = _path(store, f"{of_clients}'{identified_by}')").client
        return str(facts_card(client, FI).to_plotly_json())

    assert "Nimen ja syntymäajan perusteella" in facts_of("name_and_birth_date")
    assert "Ei yhdistetty muihin riveihin" in facts_of("unmatched")
    assert "Tunnistettu" not in facts_of("identity")


def test_every_mark_stands_in_its_lane_with_the_name_above() -> None:
    lanes = [
        Lane("a", marks=[Mark(START, "x")]),
        Lane("b", spans=[Span(START, START, "y", "wac")]),
        Lane("c", marks=[Mark(START + timedelta(days=400), "z")]),
    ]
    drawn = draw_timeline(lanes, date(2030, 1, 1), FI)
    assert {place for trace in drawn["data"] for place in trace["y"]} == {1.0, 2.0, 3.0}
    names = {found["text"]: found["y"] for found in drawn["layout"]["annotations"]}
    assert names == {"a": 3.0, "b": 2.0, "c": 1.0}
    # A day is the shortest bar, and the end of the data is far away.
    assert drawn["data"][0]["x"] == [86_400_000]
    assert len(drawn["layout"]["shapes"]) == 3
    assert 3 <= len(drawn["layout"]["xaxis"]["tickvals"]) <= 8


@pytest.mark.parametrize("days", [0, 1, 5, 40, 69, 70, 200, 900])
def test_a_path_of_any_length_has_few_ticks(days: int) -> None:
    marks = [Mark(START, "x"), Mark(START + timedelta(days=days), "y")]
    ticks = draw_timeline([Lane("a", marks=marks)], START, FI)["layout"]["xaxis"]
    assert 1 <= len(ticks["tickvals"]) <= 8
    assert len(set(ticks["ticktext"])) == len(ticks["ticktext"])


def test_service_levels_are_chips_with_a_word_and_a_day(facts: ReleaseFacts) -> None:
    cases = [
        ServiceCase("first_contact", START, date(2022, 3, 8), date(2022, 3, 4), "on_time", None),
        ServiceCase("meeting_interval", START, date(2022, 3, 15), date(2022, 3, 18), "late", 3),
        ServiceCase("duration", START, date(2022, 6, 1), None, "pending", None),
        ServiceCase("duration", START, date(2022, 5, 1), None, "late", 40),
    ]
    drawn = levels_card(cases, _frame(facts)).to_plotly_json()
    written = str(drawn)
    for words in ("4.3.2022 ajallaan", "18.3.2022 3 päivää myöhässä", "Viimeistään 1.6.2022"):
        assert words in written
    assert "Määräpäivä 1.5.2022, 40 päivää yli" in written
    assert "Palvelutaso jäi toteutumatta 2 kertaa" in written
