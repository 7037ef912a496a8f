"""The clients behind a figure: as many as the figure says, in an order that holds still."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import duckdb
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboards.access import Audience, Role, Viewer
from dashboards.app import create_app
from dashboards.cards.client_columns import COLUMNS, DEFAULT_COLUMNS, parse_list_state
from dashboards.cards.client_list import PAGE_LENGTH, client_list_section
from dashboards.page import Request
from dashboards.queries.client_list import (
    SORTS,
    STATUSES,
    ListedClient,
    Piece,
    read_clients,
    read_status_counts,
)
from dashboards.queries.funnel import read_chosen_cohorts, read_chosen_funnel
from dashboards.scope import ClientScope
from dashboards.selection import STAGES, Selection
from dashboards.url import parse_address
from dashboards.warehouse import Warehouse
from kunto.releases import ReleaseStore
from kunto.settings import Settings
from tests.dashboards.conftest import Asker, said, walk
from tests.dashboards.release_fixture import build_release

PROJECT = Audience.PROJECT
EVERYONE = ClientScope()
ALL = Selection()
# A release is opened once for all examples.
RELAXED = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SCOPES = st.builds(
    ClientScope,
    registered_from=st.none() | st.dates(date(2021, 8, 1), date(2023, 6, 1)),
    registered_to=st.none() | st.dates(date(2021, 8, 1), date(2023, 6, 1)),
    team=st.sampled_from([None, "wac", "bc", "shared", "none"]),
    referrer=st.sampled_from([None, "own_coach", "self", "other", "unknown"]),
    age=st.sampled_from([None, "under_18", "18_24", "25_29", "unknown"]),
    sex=st.sampled_from([None, "female", "male"]),
    education=st.sampled_from([None, "basic", "upper_secondary", "tertiary"]),
    language=st.sampled_from([None, "finnish", "swedish", "other", "unknown"]),
    unemployment=st.sampled_from([None, "under_6", "6_11", "12_23", "24_plus", "unknown"]),
    coordinator=st.sampled_from([None, "Työkyky 1", "Yritys 2", "none"]),
)


@pytest.fixture(scope="module")
def connection(store: ReleaseStore) -> Iterator[duckdb.DuckDBPyConnection]:
    """The release of 31.12.2022: clients of every status."""
    with duckdb.connect(str(store.list()[1].file), read_only=True) as opened:
        yield opened


def _clients(
    connection: duckdb.DuckDBPyConnection,
    scope: ClientScope = EVERYONE,
    selection: Selection = ALL,
    **piece: Any,
) -> tuple[ListedClient, ...]:
    return read_clients(
        connection, PROJECT, scope, selection, Piece(**{"sort": "registered_date", **piece})
    )


@RELAXED
@given(scope=SCOPES)
def test_a_list_has_as_many_rows_as_the_figure_says(
    connection: duckdb.DuckDBPyConnection, scope: ClientScope
) -> None:
    funnel = read_chosen_funnel(connection, PROJECT, scope)
    for stage in funnel.stages:
        reached = _clients(connection, scope, Selection(reached=stage.stage_id))
        assert len(reached) == stage.client_count
        if stage.stage_id != "registered":
            lost = _clients(connection, scope, Selection(lost=stage.stage_id))
            pending = _clients(connection, scope, Selection(pending=stage.stage_id))
            assert (len(lost), len(pending)) == (stage.lost_count, stage.open_count)
    for loss in funnel.losses:
        because = Selection(lost=loss.stage_id, reason=loss.reason_id)
        assert len(_clients(connection, scope, because)) == loss.client_count


@RELAXED
@given(scope=SCOPES, grain=st.sampled_from(["quarter", "month"]))
def test_a_cohort_has_as_many_rows_as_the_figure_says(
    connection: duckdb.DuckDBPyConnection, scope: ClientScope, grain: Any
) -> None:
    for cohort in read_chosen_cohorts(connection, PROJECT, scope, grain):
        chosen = Selection(cohort_start=cohort.start_date, grain=grain)
        assert len(_clients(connection, scope, chosen)) == cohort.registered_count


@RELAXED
@given(
    scope=SCOPES,
    stage=st.sampled_from([None, *STAGES]),
    sort=st.sampled_from([*SORTS, *(f"-{name}" for name in SORTS)]),
    limit=st.integers(1, 150),
)
def test_pieces_make_up_the_list_without_overlap(
    connection: duckdb.DuckDBPyConnection,
    scope: ClientScope,
    stage: str | None,
    sort: str,
    limit: int,
) -> None:
    selection = Selection(reached=stage)
    whole = _clients(connection, scope, selection, sort=sort)
    pieces: list[ListedClient] = []
    for offset in range(0, len(whole) + 1, limit):
        pieces += _clients(connection, scope, selection, sort=sort, limit=limit, offset=offset)
    assert pieces == list(whole)
    counts = read_status_counts(connection, PROJECT, scope, selection)
    assert sum(counts.values()) == len(whole)
    for status in STATUSES:
        listed = _clients(connection, scope, selection, status=status)
        assert len(listed) == counts.get(status, 0)


@pytest.mark.parametrize("sort", ["waiting_days", "served_date", "first_contact_date"])
def test_what_is_missing_stands_last_both_ways(
    connection: duckdb.DuckDBPyConnection, sort: str
) -> None:
    for written in (sort, f"-{sort}"):
        values = [getattr(client, sort) for client in _clients(connection, sort=written)]
        known = [value for value in values if value is not None]
        assert values[: len(known)] == known
        assert known == sorted(known, reverse=written.startswith("-"))


def test_running_numbers_are_in_the_order_of_numbers(tmp_path: Path) -> None:
    file = tmp_path / "r.duckdb"
    build_release(file, release_id="r", as_of_date=date(2022, 12, 31))
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "update marts.rpt_funnel_clients set client_reference = case"
            " when client_reference = 'A7' then null else substr(client_reference, 2) end"
        )
        found = [c.client_reference for c in _clients(connection, sort="reference")]
    assert found[-1] is None
    assert found[:4] == ["0", "1", "2", "3"]
    assert found[8:10] == ["9", "10"]


@pytest.mark.parametrize(
    "search",
    ["?sort=nope&columns=nope&status=nope&page=-1", "?sort=-&page=9999999999999&columns=,,"],
)
def test_a_state_that_makes_no_sense_falls_back(search: str) -> None:
    state = parse_list_state(parse_address("/funnel", search, languages=("fi",)))
    assert (state.sort, state.columns, state.status) == ("-waiting_days", DEFAULT_COLUMNS, "all")
    assert state.page >= 1


def test_columns_are_shown_and_hidden_in_their_own_order() -> None:
    state = parse_list_state(parse_address("/funnel", "?columns=status,team", languages=("fi",)))
    assert state.columns == ("reference", "team", "status")
    assert state.toggled("age") == "reference,team,age,status"
    assert state.toggled("team") == "reference,status"
    hidden = replace(state, columns=DEFAULT_COLUMNS).toggled("team")
    assert hidden is not None
    assert "team" not in hidden.split(",")


def _section(store: ReleaseStore, settings: Settings, search: str, selection: Selection) -> Any:
    warehouse = Warehouse(store)
    address = parse_address("/funnel", search, languages=("fi", "sv", "en"))
    release = warehouse.release(address.release)
    viewer = Viewer(Role.READER, PROJECT)
    request = Request(viewer, address, release, warehouse, settings, "light")
    drawn = client_list_section(request, EVERYONE, selection)
    return drawn.to_plotly_json() if drawn else None


def _links(tree: list[Any], key: str) -> list[Any]:
    return [props for kind, props in tree if kind == "A" and key in props]


def _walk(component: Any) -> Any:
    if isinstance(component, list | tuple):
        for part in component:
            yield from _walk(part)
    elif isinstance(component, dict):
        yield component["type"], component["props"]
        yield from _walk(component["props"].get("children"))
    elif hasattr(component, "to_plotly_json"):
        yield from _walk(component.to_plotly_json())
    elif isinstance(component, str):
        yield "text", component


def test_a_long_list_comes_in_pieces_that_the_address_names(
    store: ReleaseStore, settings: Settings
) -> None:
    first = list(_walk(_section(store, settings, "?sort=registered_date", ALL)))
    rows = [p for kind, p in first if kind == "Th" and p.get("scope") == "row"]
    assert len(rows) == PAGE_LENGTH
    hrefs = [p["href"] for k, p in first if k == "A" and p.get("data-key") == "page-after"]
    assert hrefs == ["/funnel?lang=fi&sort=registered_date&page=2"]
    last = list(_walk(_section(store, settings, "?page=99", ALL)))
    keys = {p.get("data-key") for k, p in last if k == "A"}
    assert "page-before" in keys
    assert "page-after" not in keys


def test_the_sorted_column_says_so(store: ReleaseStore, settings: Settings) -> None:
    tree = list(_walk(_section(store, settings, "?sort=-registered_date", ALL)))
    heads = [p for k, p in tree if k == "Th" and p.get("aria-sort")]
    assert [head["aria-sort"] for head in heads] == ["descending"]
    again = [p["href"] for p in _links(tree, "data-key") if p["data-key"] == "sort-registered_date"]
    assert again == ["/funnel?lang=fi&sort=registered_date"]


def test_a_row_leads_to_the_client_who_knows_the_way_back(
    store: ReleaseStore, settings: Settings
) -> None:
    search = "?release=" + store.list()[1].id + "&team=wac&sort=registered_date"
    tree = list(_walk(_section(store, settings, search, ALL)))
    links = [p["href"] for p in _links(tree, "href") if p["href"].startswith("/client?")]
    query = dict(parse_qsl(urlsplit(links[0]).query))
    assert query["id"].startswith("client ")
    assert query["back"] == f"/funnel?lang=fi&{search[1:]}"


def test_an_empty_list_says_what_to_do(store: ReleaseStore, settings: Settings) -> None:
    tree = _section(store, settings, "", Selection(lost="served", reason="nothing"))
    words = " ".join(p for kind, p in _walk(tree) if kind == "text")
    assert "Valinnassa ei ole asiakkaita" in words


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_column_is_written_in_every_language(
    store: ReleaseStore, settings: Settings, language: str
) -> None:
    columns = ",".join(column.name for column in COLUMNS)
    search = f"?lang={language}&columns={columns}&release={store.list()[1].id}"
    words = " ".join(
        p for kind, p in _walk(_section(store, settings, search, ALL)) if kind == "text"
    )
    assert "{" not in words
    assert "None" not in words


def test_texts_of_the_data_are_inert(tmp_path: Path, settings: Settings) -> None:
    payload = "<img src=x onerror=alert(1)>"
    store = ReleaseStore(tmp_path / "releases")
    build = store.build_file()
    build_release(build, release_id="r1", as_of_date=date(2022, 12, 31))
    with duckdb.connect(str(build)) as connection:
        connection.execute(
            "update marts.rpt_funnel_clients set client_reference = $payload,"
            " coordinator_id = $payload, loss_reason_id = $payload",
            {"payload": payload},
        )
    store.publish(build, release_id="r1", manifest={"as_of_date": "2022-12-31"})
    texts = [p for kind, p in _walk(_section(store, settings, "", ALL)) if kind == "text"]
    assert payload in texts
    asker = Asker(create_app(store, settings).server.test_client())
    page = asker.page("?id=client 3&lang=en", path="/client")
    assert payload in said(page["root"]["children"])
    kinds = {kind for kind, _ in walk(page["root"]["children"])}
    assert kinds.isdisjoint({"Iframe", "Script", "Markdown", "Img"})
