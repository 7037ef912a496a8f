"""The due list: its filters, its order, its counts, its files; every count is a list as long."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.access import Audience, current_viewer
from dashboards.cards.caseload_answer import LATE_CONTACT
from dashboards.cards.caseload_tiles import CONTACT, END_FORM, SILENCE
from dashboards.cards.due_export import due_table
from dashboards.cards.due_list import due_card
from dashboards.cards.due_view import DueView
from dashboards.cards.due_words import reason_words, scope_words, state_words, subject_words
from dashboards.due import (
    MOST_URGENT,
    REASONS,
    ROWS_SHOWN,
    SORTS,
    STATES,
    DueScope,
    parse_due_scope,
)
from dashboards.export_csv import csv_bytes
from dashboards.frame import Frame
from dashboards.page import Request
from dashboards.queries.caseload import read_waits
from dashboards.queries.due import (
    DueCount,
    DueCounts,
    DueItem,
    read_due_counts,
    read_due_items,
    read_due_page,
)
from dashboards.queries.release import ReleaseFacts
from dashboards.url import Address, parse_address
from dashboards.warehouse import Warehouse
from kunto.locale import texts
from kunto.releases import ReleaseStore
from kunto.settings import load_settings
from tests.dashboards.conftest import Asker, said
from tests.dashboards.test_page import _numbers

ROOT = Path(__file__).resolve().parents[2]
COORDINATORS = ("Työkyky 1", "Työkyky 2", "Yritys 1", "Yritys 3", "none", "Nobody")
SCOPES = st.builds(
    DueScope,
    state=st.sampled_from((None, *STATES)),
    reason=st.sampled_from((None, *REASONS)),
    coordinator=st.sampled_from((None, *COORDINATORS)),
    sort=st.sampled_from([*SORTS, *(f"-{sort}" for sort in SORTS)]),
)
ITEM = DueItem(
    reason_id="due_contact",
    client_id="c1",
    client_reference="1001",
    company_id=None,
    company_name=None,
    coordinator_id="Yritys 1",
    started_date=date(2022, 12, 12),
    due_date=date(2022, 12, 19),
    days_late=12,
    working_days_late=8,
    state="late",
)


@pytest.fixture
def frame(facts: ReleaseFacts) -> Frame:
    return Frame(texts("fi"), facts)


@pytest.fixture(scope="session")
def warehouse(store: ReleaseStore) -> Iterator[Warehouse]:
    opened = Warehouse(store)
    yield opened
    opened.close()


@settings(deadline=None, max_examples=60)
@given(scope=SCOPES, place=st.sampled_from([0, 1, 2]))
def test_the_list_is_as_long_as_its_count_for_every_filter(
    warehouse: Warehouse, scope: DueScope, place: int
) -> None:
    release = warehouse.store.list()[place]
    counts = warehouse.read(release, read_due_counts, Audience.PROJECT)
    items = warehouse.read(release, read_due_items, Audience.PROJECT, scope)
    assert len(items) == counts.count(scope)
    pages: list[DueItem] = []
    for page in range(1, len(items) // ROWS_SHOWN + 2):
        pages += warehouse.read(release, read_due_page, Audience.PROJECT, scope.at(page))
    assert tuple(pages) == items
    for item in items:
        assert scope.state in (None, item.state)
        assert scope.reason in (None, item.reason_id)
        assert scope.coordinator in (None, item.coordinator_id)


@settings(deadline=None, max_examples=60)
@given(scope=SCOPES, page=st.integers(1, 9))
def test_an_address_reproduces_the_scope(scope: DueScope, page: int) -> None:
    address = Address(path="/caseload").choosing(scope.at(page).written)
    read = parse_address("/caseload", address.query(), languages=("fi", "sv", "en"))
    assert parse_due_scope(read) == scope.at(page)


def test_what_makes_no_sense_in_an_address_is_everything() -> None:
    given_parameters = {
        "state": "soon",
        "reason": "none",
        "sort": "due_date; drop",
        "page": "-3",
    }
    assert parse_due_scope(Address().choosing(given_parameters)) == DueScope()
    for page in ("0", "x", "²", "1e3", "9999999"):
        assert parse_due_scope(Address().choosing({"page": page})).page == 1
    assert DueScope().written == dict.fromkeys(DueScope().written)


@pytest.mark.parametrize("sort", SORTS)
def test_each_column_sorts_both_ways(warehouse: Warehouse, sort: str) -> None:
    release = warehouse.store.list()[1]
    rows = {
        direction: warehouse.read(
            release, read_due_items, Audience.PROJECT, DueScope(sort=direction + sort)
        )
        for direction in ("", "-")
    }
    keys = {
        "subject": lambda item: item.subject,
        "reason": lambda item: REASONS.index(item.reason_id),
        "due_date": lambda item: item.due_date,
        "started_date": lambda item: item.started_date,
        "coordinator": lambda item: item.coordinator_id,
    }
    upward = [keys[sort](item) for item in rows[""]]
    assert upward == sorted(upward)
    assert [keys[sort](item) for item in rows["-"]] == sorted(upward, reverse=True)


def test_the_most_urgent_comes_first(warehouse: Warehouse) -> None:
    release = warehouse.store.list()[1]
    items = warehouse.read(release, read_due_items, Audience.PROJECT, DueScope())
    assert DueScope().sort == MOST_URGENT
    assert items[0].due_date == min(item.due_date for item in items)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_tiles_count_what_the_mart_has(asker: Asker, store: ReleaseStore, place: int) -> None:
    release = store.list()[place]
    with duckdb.connect(str(release.file), read_only=True) as connection:
        sql = "select reason_id, count(*) from marts.rpt_due_list group by all"
        due = dict(connection.execute(sql).fetchall())
        sql = "select sum(active_client_count) from marts.rpt_caseload_current"
        (clients,) = connection.execute(sql).fetchone() or (None,)
    page = asker.page(f"?release={release.id}", path="/caseload")
    assert _numbers(page["root"]["children"]) == {
        "active_client_count": clients,
        "waiting_first_contact": due.get("due_contact", 0),
        "silent_clients": due.get("due_silence", 0),
        "end_forms_missing": due.get("due_end_form", 0),
    }


def test_the_waiting_are_those_on_the_list(warehouse: Warehouse) -> None:
    for release in warehouse.store.list():
        counts = warehouse.read(release, read_due_counts, Audience.PROJECT)
        waits = warehouse.read(release, read_waits, Audience.PROJECT)
        assert sum(wait.client_count for wait in waits if wait.is_open) == counts.count(CONTACT)
        everyone = (DueScope(coordinator=name) for name in counts.coordinators)
        assert sum(counts.count(scope) for scope in everyone) == counts.count(DueScope())
        assert counts.count(LATE_CONTACT) <= counts.count(CONTACT)
        if counts.count(END_FORM):
            items = warehouse.read(release, read_due_items, Audience.PROJECT, END_FORM)
            assert counts.first_due(END_FORM) == items[0].due_date
        assert counts.first_due(SILENCE.but(coordinator="Nobody")) is None


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "5 asiaa on myöhässä"),
        ("reason=due_end_form", "2 asiaa on myöhässä"),
        ("reason=due_silence", "1 asia on tehtävä tänään"),
        ("reason=due_duration", "Mikään näistä ei ole myöhässä"),
        ("reason=due_end_form&state=upcoming", "6 asiaa on tulossa"),
        ("reason=due_company", "Rajaus ei löydä mitään"),
    ],
)
def test_the_title_is_of_what_is_listed(
    query: str, title: str, frame: Frame, warehouse: Warehouse
) -> None:
    found = {
        ("due_contact", "late"): 3,
        ("due_end_form", "late"): 2,
        ("due_end_form", "upcoming"): 6,
        ("due_silence", "today"): 1,
        ("due_duration", "upcoming"): 4,
    }
    counts = DueCounts(
        DueCount(reason, "Yritys 1", state, count, date(2022, 12, 19))
        for (reason, state), count in found.items()
    )
    address = parse_address("/caseload", query, languages=("fi",))
    viewer, release = current_viewer(), warehouse.store.list()[1]
    request = Request(viewer, address, release, warehouse, load_settings(environment={}), "light")
    view = DueView(request, counts, parse_due_scope(address), [])
    assert due_card(view, frame)["due-title"].children == title


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "8 arkipäivää myöhässä"),
        ({"working_days_late": 1}, "1 arkipäivä myöhässä"),
        ({"working_days_late": 0, "days_late": 1}, "Myöhässä"),
        ({"working_days_late": None}, "12 päivää myöhässä"),
        ({"working_days_late": None, "days_late": 1}, "1 päivä myöhässä"),
        ({"state": "today", "days_late": 0}, "Tänään"),
        ({"state": "upcoming", "days_late": -3}, "3 päivän kuluttua"),
    ],
)
def test_how_late_is_said_in_the_days_of_the_promise(
    changes: dict[str, object], words: str, frame: Frame
) -> None:
    assert state_words(DueItem(**{**vars(ITEM), **changes}), frame) == words


def test_reasons_are_those_of_the_seed_in_its_order() -> None:
    lines = (ROOT / "dbt_project/seeds/due_reasons.csv").read_text(encoding="utf-8").splitlines()
    assert tuple(line.partition(",")[0] for line in lines[1:]) == REASONS


def test_every_reason_has_its_words_with_the_days_of_the_settings(frame: Frame) -> None:
    words = {reason: reason_words(reason, frame) for reason in REASONS}
    assert words["due_silence"] == "14 päivää ilman yhteyttä"
    assert words["due_duration"] == "Palvelu yli 3 kuukautta"
    assert len(set(words.values())) == len(REASONS)


def test_who_it_is_about_is_a_number_or_a_company(frame: Frame) -> None:
    nameless = {**vars(ITEM), "client_id": None, "client_reference": None}
    assert subject_words(ITEM, frame) == "1001"
    assert subject_words(DueItem(**{**nameless, "company_name": "Oy"}), frame) == "Oy"
    assert subject_words(DueItem(**{**nameless, "company_id": "9-1"}), frame) == "9-1"
    assert subject_words(DueItem(**nameless), frame) == "Ei asiakasnumeroa"


def test_filters_in_words(frame: Frame) -> None:
    scope = DueScope("late", "due_end_form", "none")
    assert scope_words(scope, frame) == "Myöhässä, Lopetusilmoitus puuttuu, Ei koordinaattoria"
    assert scope_words(DueScope(), frame) == "kaikki"


def test_a_file_has_the_rows_of_the_list_in_its_order(frame: Frame) -> None:
    items = [ITEM, DueItem(**{**vars(ITEM), "working_days_late": None, "started_date": None})]
    table = due_table(items, DueScope(reason="due_contact"), frame)
    rows = list(csv.reader(io.StringIO(csv_bytes(table, "fi").decode("utf-8-sig")), delimiter=";"))
    assert rows[-2] == [
        *("1001", "Yhteydenotto", "Myöhässä", "19.12.2022"),
        *("12", "8", "12.12.2022", "Yritys 1"),
    ]
    assert rows[-1][5:7] == ["", ""]
    assert ["Rajaus", "Yhteydenotto"] in rows
    assert ["Rivejä", "2"] in rows


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("query", ["", "&state=late", "&reason=due_silence&coordinator=Yritys+1"])
def test_files_are_made_from_the_query_of_the_page(
    asker: Asker, store: ReleaseStore, ending: str, query: str
) -> None:
    release = store.list()[1]
    answer = asker.client.get(f"/export/due.{ending}?release={release.id}{query}")
    assert answer.status_code == 200
    assert "tyolista" in answer.headers["Content-Disposition"]
    if ending == "csv":
        lines = answer.data.decode("utf-8-sig").split("\r\n")
        count = next(line.partition(";")[2] for line in lines if line.startswith("Rivejä"))
        listed = lines[lines.index("") + 2 : -1]
        assert int(count) == len(listed)
        page = asker.page(f"?release={release.id}{query}", path="/caseload")
        assert f"{count} asiaa" in said(page["root"]["children"])
