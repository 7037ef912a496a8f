"""The funnel page over small releases: one number in figure, link, way and list."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboards.access import Audience
from dashboards.app import create_app
from dashboards.queries.client_list import Piece, read_clients, read_status_counts
from dashboards.queries.funnel import (
    EVERY_CLIENT,
    read_chosen_cohorts,
    read_chosen_funnel,
    read_selected_count,
)
from dashboards.queries.scope import read_client_choices
from dashboards.scope import CHOICE_FILTERS, ClientScope
from dashboards.selection import STAGES, Selection
from dashboards.warehouse import Warehouse
from kunto.locale import texts
from kunto.releases import ReleaseStore
from kunto.settings import Settings
from tests.dashboards.conftest import Asker, said, walk
from tests.dashboards.release_fixture import build_release

LANGUAGES = ("fi", "sv", "en")
GRAPHS = {"stepped", "chosen_cohorts", "waits"}
FILTERS = (
    "",
    "&team=wac&sex=male",
    "&team=wac&b.team=bc",
    "&compare=yes&lost=served&of=b",
    "&from=2022-01-01&to=2022-06-30&cohort=month&at=2022-02-01",
    "&referrer=own_coach&age=18_24&wait=registered_to_first_contact",
    "&age=unknown&language=unknown&unemployment=unknown&education=basic",
    "&from=2023-01-01&to=2022-01-01",
    "&stage=served&open=served&reason=x",
)


class Reader:
    """Asks the query functions about one release."""

    def __init__(self, store: ReleaseStore, place: int) -> None:
        self.warehouse = Warehouse(store)
        self.release = store.list()[place]

    def __call__(self, question: Any, *arguments: Any) -> Any:
        return self.warehouse.read(self.release, question, Audience.PROJECT, *arguments)


@pytest.fixture(scope="module", params=[0, 1, 2])
def reader(request: pytest.FixtureRequest, store: ReleaseStore) -> Reader:
    return Reader(store, request.param)


def _listed(reader: Reader, scope: ClientScope, selection: Selection) -> int:
    """Return the rows of the list, counted in three ways that must agree."""
    counted = reader(read_selected_count, scope, selection)
    by_status = sum(reader(read_status_counts, scope, selection).values())
    rows = reader(read_clients, scope, selection, Piece("registered_date"))
    assert counted == by_status == len(rows) == len({row.client_id for row in rows})
    return counted


@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_list_has_as_many_rows_as_the_figure_says_for_every_filter(
    reader: Reader, data: st.DataObject
) -> None:
    choices = reader(read_client_choices)
    days = st.none() | st.dates(date(2021, 8, 1), date(2023, 5, 31))
    used = data.draw(st.sets(st.sampled_from(CHOICE_FILTERS), max_size=3))
    scope = ClientScope(
        registered_from=data.draw(days),
        registered_to=data.draw(days),
        **{name: data.draw(st.sampled_from(choices[name])) for name in sorted(used)},
    )
    funnel = reader(read_chosen_funnel, scope)
    assert funnel.registered_count == _listed(reader, scope, EVERY_CLIENT)
    ended = sum(stage.lost_count + stage.open_count for stage in funnel.stages)
    assert ended + funnel.stages[-1].client_count == funnel.registered_count
    before = funnel.stages[0]
    for stage in funnel.stages[1:]:
        assert stage.client_count + stage.lost_count + stage.open_count == before.client_count
        before = stage
    for stage in funnel.stages:
        name = stage.stage_id
        assert stage.client_count == _listed(reader, scope, Selection(reached=name))
        if name != "registered":
            assert stage.lost_count == _listed(reader, scope, Selection(lost=name))
            assert stage.open_count == _listed(reader, scope, Selection(pending=name))
            assert stage.lost_count == sum(x.client_count for x in funnel.losses_at(name))
    for loss in funnel.losses:
        selection = Selection(lost=loss.stage_id, reason=loss.reason_id)
        assert loss.client_count == _listed(reader, scope, selection)
    for grain in ("quarter", "month"):
        cohorts = reader(read_chosen_cohorts, scope, grain)
        assert sum(cohort.registered_count for cohort in cohorts) == funnel.registered_count
        for cohort in cohorts:
            whole = Selection(cohort_start=cohort.start_date, grain=grain)
            assert cohort.registered_count == _listed(reader, scope, whole)
            for reached, count in (
                ("served", cohort.served_count),
                ("activated", cohort.activated_count),
            ):
                part = Selection(reached=reached, cohort_start=cohort.start_date, grain=grain)
                assert count == _listed(reader, scope, part)


def test_the_final_release_has_the_published_losses(store: ReleaseStore) -> None:
    funnel = Reader(store, 0)(read_chosen_funnel, ClientScope())
    assert [stage.client_count for stage in funnel.stages] == [340, 314, 267, 232, 144]
    by_reason: dict[str, int] = {}
    for loss in funnel.losses:
        by_reason[loss.reason_id] = by_reason.get(loss.reason_id, 0) + loss.client_count
    assert by_reason == {
        "cancelled": 47,
        "not_reached": 26,
        "no_end_form": 21,
        "lost_contact": 14,
        "job_search": 74,
        "sick_leave": 14,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("filters", FILTERS)
def test_the_page_is_drawn_whole_for_every_address(
    asker: Asker, store: ReleaseStore, language: str, place: int, filters: str
) -> None:
    search = f"?lang={language}&release={store.list()[place].id}{filters}"
    answer = asker.page(search, path="/funnel")
    assert answer["drawn"]["data"]["release"] == store.list()[place].id
    assert not re.search(r"[{}]|\*\*|\b(None|nan)\b", said(answer["root"]["children"]))
    assert not answer["failure"]["children"]


def _links(root: Any) -> dict[str, str]:
    return {
        props["data-key"]: props["href"]
        for kind, props in walk(root)
        if kind == "A" and "data-key" in props
    }


def _crumb(root: Any) -> str:
    (words,) = [
        props["children"]
        for kind, props in walk(root)
        if kind == "Span" and props.get("aria-current") == "page"
    ]
    return str(words)


def _go(asker: Asker, href: str) -> Any:
    address = urlsplit(href)
    return asker.page(f"?{address.query}", path=address.path)["root"]["children"]


def test_a_number_its_link_the_way_and_the_list_say_the_same(asker: Asker) -> None:
    root = asker.page("?team=wac&b.team=bc", path="/funnel")["root"]["children"]
    links = {key: href for key, href in _links(root).items() if re.match(r"[AB]-|loss-", key)}
    numbers = {
        props["data-key"]: said(props["children"])
        for kind, props in walk(root)
        if kind == "A" and props.get("data-key") in links
    }
    assert len(links) > 20
    for key, href in links.items():
        number = int(re.findall(r"\d+", numbers[key])[0])
        selected = _go(asker, href)
        assert f"({number})" in _crumb(selected), key
        assert re.search(rf"\b{number} asiaka", said(selected)), key


def test_every_mark_of_a_chart_leads_to_a_link_of_its_table(asker: Asker) -> None:
    root = asker.page(path="/funnel")["root"]["children"]
    hrefs = set(_links(root).values())
    graphs = {p["id"]["name"]: p["figure"] for kind, p in walk(root) if kind == "Graph"}
    assert graphs.keys() == GRAPHS
    drawn = [
        (href, size)
        for name in ("stepped", "chosen_cohorts")
        for trace in graphs[name]["data"]
        for href, size in zip(
            trace["customdata"], trace["x"] if name == "stepped" else trace["y"], strict=True
        )
    ]
    assert drawn
    assert all(href in hrefs for href, size in drawn if size)


def test_a_link_keeps_language_release_and_filters(asker: Asker, store: ReleaseStore) -> None:
    release = store.list()[1].id
    search = f"?lang=sv&release={release}&team=wac&page=3&cohort=month"
    links = _links(asker.page(search, path="/funnel")["root"]["children"])
    assert links["A-reached-served"] == (
        f"/funnel?lang=sv&release={release}&team=wac&cohort=month&stage=served#selected"
    )


def test_one_link_clears_filters_and_selection(asker: Asker) -> None:
    search = "?lang=en&team=wac&b.sex=male&lost=served&from=2022-01-01&wait=x&sort=team"
    links = _links(asker.page(search, path="/funnel")["root"]["children"])
    assert links["clear"] == "/funnel?lang=en&wait=x&sort=team"
    assert "clear" not in _links(asker.page(path="/funnel")["root"]["children"])


def test_filters_are_said_with_counts(asker: Asker) -> None:
    words = said(asker.page("?team=wac&b.team=bc", path="/funnel")["root"]["children"])
    assert re.search(r"A: Tiimi: Työkyky\. Mukana \s*135 asiakasta", words)
    assert re.search(r"B: Tiimi: Yritys\. Mukana \s*175 asiakasta", words)


def test_an_empty_choice_says_why_and_offers_the_filter_to_remove(asker: Asker) -> None:
    root = asker.page("?team=wac&coordinator=Yritys+1", path="/funnel")["root"]["children"]
    assert "Näillä rajauksilla ei ole asiakkaita" in said(root)
    assert "Poista rajaus" in said(root)
    assert _links(root)["empty"] in (
        "/funnel?lang=fi&team=wac",
        "/funnel?lang=fi&coordinator=Yritys+1",
    )
    words = said(asker.page("?from=2023-01-01&to=2022-01-01", path="/funnel")["root"]["children"])
    assert "Viimeinen ilmoittautumispäivä on ennen ensimmäistä." in words


def test_a_release_without_clients_is_not_an_error(tmp_path: Path, settings: Settings) -> None:
    store = ReleaseStore(tmp_path)
    build = store.build_file()
    build_release(build, release_id="r1", as_of_date=date(2021, 6, 30), clients=())
    store.publish(build, release_id="r1", manifest={"as_of_date": "2021-06-30"})
    asker = Asker(create_app(store, settings).server.test_client())
    words = said(asker.page(path="/funnel")["root"]["children"])
    assert "Julkaisussa ei ole vielä ilmoittautuneita." in words


def test_controls_say_what_they_were_drawn_with(asker: Asker) -> None:
    root = asker.page("?team=wac&from=2022-01-01&sex=nonsense", path="/funnel")["root"]["children"]
    drawn = {
        props["id"]["choice"]: (props["value"], props["data-now"])
        for kind, props in walk(root)
        if kind != "text" and isinstance(props.get("id"), dict) and "choice" in props["id"]
    }
    assert drawn["team"] == ("wac", "wac")
    days = {
        props["id"]["day"]: (props["value"], props["data-now"])
        for kind, props in walk(root)
        if kind != "text" and isinstance(props.get("id"), dict) and "day" in props["id"]
    }
    assert days == {"from": ("1.1.2022", "1.1.2022"), "to": ("", "")}
    assert drawn["sex"] == ("all", "all")
    assert drawn["cohort"] == ("all", "all")
    assert set(CHOICE_FILTERS) <= set(drawn)


def test_stages_stand_in_the_order_of_the_marts() -> None:
    seed = Path(__file__).resolve().parents[2] / "dbt_project/seeds/funnel_stages.csv"
    rows = [line.split(",") for line in seed.read_text(encoding="utf-8").splitlines()[1:]]
    assert [name for name, _, is_client_stage in rows if is_client_stage == "true"] == list(STAGES)


def test_the_answer_names_the_group_it_is_about(asker: Asker) -> None:
    alone = said(asker.page("?team=wac", path="/funnel")["root"]["children"])
    both = said(asker.page("?team=wac&b.team=bc", path="/funnel")["root"]["children"])
    assert "A: Suhteessa eniten" not in alone
    assert "A: Suhteessa eniten" in both


def test_what_an_address_has_in_place_of_a_day_is_complained_of(
    asker: Asker, store: ReleaseStore
) -> None:
    release = store.list()[0]
    root = asker.page(f"?from=roskaa&to=2022-06-01&release={release.id}", "/funnel")["root"]
    fields = {p["id"]["day"]: p for kind, p in walk(root["children"]) if kind == "TextInput"}
    day = texts("fi").short_date(release.as_of_date)
    assert fields["from"]["value"] == "roskaa"
    assert fields["from"]["error"] == f"Ei ole päivä, rajaus on ennallaan. Kirjoita näin: {day}"
    assert fields["from"]["placeholder"] == day
    assert fields["to"]["value"] == "1.6.2022"
    assert fields["to"]["error"] is None


@pytest.mark.parametrize(
    ("search", "is_said"), [("", True), ("&open=served", False), ("&status=open", False)]
)
def test_selected_clients_are_not_called_all_clients(
    asker: Asker, store: ReleaseStore, search: str, *, is_said: bool
) -> None:
    root = asker.page(f"?release={store.list()[1].id}{search}", "/funnel")["root"]["children"]
    head = next(
        p["children"]
        for kind, p in walk(root)
        if kind == "Div" and p.get("className") == "listhead"
    )
    assert ("kaikki asiakkaat" in said(head)) is is_said
