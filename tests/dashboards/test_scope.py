"""Chosen and selected clients: written, read, described, and asked for in one place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.queries.scope import client_conditions, read_client_choices
from dashboards.scope import CHOICE_FILTERS, CLIENT_FILTERS, ClientScope, parse_client_scope
from dashboards.scope_words import crumbs, scope_words, selection_words
from dashboards.selection import STAGES, Selection, parse_selection
from dashboards.url import Address, parse_address
from dashboards.warehouse import Warehouse
from kunto.locale import LANGUAGES, texts
from kunto.releases import ReleaseStore

NBSP = "\u00a0"
CHOICES = {
    "team": ("wac", "bc", "shared", "none"),
    "referrer": ("own_coach", "self", "other", "unknown"),
    "age": ("under_18", "18_24", "25_29"),
    "sex": ("female", "male"),
    "education": ("basic", "upper_secondary", "tertiary"),
    "language": ("finnish", "swedish", "other"),
    "unemployment": ("under_6", "6_11", "12_23", "24_plus"),
    "coordinator": ("Työkyky 1", "Yritys 3", "none"),
}
DAYS = st.none() | st.dates(date(2021, 1, 1), date(2024, 12, 31))
SCOPES = st.builds(
    ClientScope,
    registered_from=DAYS,
    registered_to=DAYS,
    **{name: st.none() | st.sampled_from(values) for name, values in CHOICES.items()},
)
LATER = st.none() | st.sampled_from(STAGES[1:])


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    grain = draw(st.sampled_from(("quarter", "month")))
    months = (1, 4, 7, 10) if grain == "quarter" else tuple(range(1, 13))
    starts = st.builds(date, st.integers(2021, 2023), st.sampled_from(months), st.just(1))
    lost = draw(LATER)
    return Selection(
        reached=draw(st.none() | st.sampled_from(STAGES)),
        lost=lost,
        reason=draw(st.none() | st.sampled_from(("cancelled", "job_search"))) if lost else None,
        pending=draw(LATER),
        cohort_start=draw(st.none() | starts),
        grain=grain,
        segment=draw(st.sampled_from(("", "b."))),
    )


def _reread(address: Address) -> Address:
    return parse_address(address.path, address.query(), languages=("fi", "sv", "en"))


@given(SCOPES, SCOPES, selections())
def test_two_segments_and_a_selection_survive_being_written_and_read(
    first: ClientScope, second: ClientScope, selection: Selection
) -> None:
    written = {**first.written(), **second.written("b."), **selection.written}
    address = _reread(Address("/funnel").choosing(written))
    assert parse_client_scope(address, CHOICES) == first
    assert parse_client_scope(address, CHOICES, "b.") == second
    assert parse_selection(address) == selection


@given(st.dictionaries(st.sampled_from(CLIENT_FILTERS), st.text(min_size=1)))
def test_values_that_the_release_does_not_have_are_ignored(given_: dict[str, str]) -> None:
    scope = parse_client_scope(Address(parameters=tuple(given_.items())), CHOICES)
    for name in CHOICE_FILTERS:
        assert getattr(scope, name) in (None, *CHOICES[name])


@pytest.mark.parametrize("day", ["2022-02-30", "20220101", "2022-W01-1", "0022-01-01", "x"])
def test_a_day_that_is_none_is_ignored(day: str) -> None:
    assert parse_client_scope(Address().choosing({"from": day}), CHOICES) == ClientScope()


@pytest.mark.parametrize(
    "given_",
    [
        {"stage": "employed"},
        {"lost": "registered"},
        {"reason": "cancelled"},
        {"at": "2022-02-02"},
        {"at": "2022-04-02", "cohort": "month"},
        {"of": "c"},
    ],
)
def test_a_selection_that_makes_no_sense_is_ignored(given_: dict[str, str | None]) -> None:
    assert parse_selection(Address().choosing(given_)).is_everyone


def test_a_month_seen_by_quarter_is_its_quarter() -> None:
    address = Address().choosing({"at": "2022-12-01"})
    assert parse_selection(address) == Selection(cohort_start=date(2022, 10, 1))
    by_month = address.choosing({"cohort": "month"})
    assert parse_selection(by_month).cohort_start == date(2022, 12, 1)


def test_a_reason_with_anything_but_a_code_is_ignored() -> None:
    address = Address().choosing({"lost": "served", "reason": "x' or 1=1 --"})
    assert parse_selection(address) == Selection(lost="served")


@given(SCOPES, selections())
def test_conditions_are_constant_text_and_each_value_a_parameter(
    scope: ClientScope, selection: Selection
) -> None:
    conditions, parameters = client_conditions(scope, selection)
    known, _ = client_conditions(
        ClientScope(date.min, date.max, *("x",) * len(CHOICE_FILTERS)),
        Selection("served", "served", "x", "served", date.min, selection.grain),
    )
    assert set(conditions) <= set(known)
    assert len(conditions) == len(parameters)
    assert all(f"${name}" in " ".join(conditions) for name in parameters)


def test_choices_are_those_of_the_release_in_the_order_of_the_code_lists(
    store: ReleaseStore,
) -> None:
    warehouse = Warehouse(store)
    choices = warehouse.read(warehouse.release(), read_client_choices, "project")
    assert choices["age"] == ("under_18", "18_24", "25_29", "unknown")
    assert choices["team"] == ("wac", "bc", "shared")
    assert choices["coordinator"][0] == "Työkyky 1"


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (ClientScope(team="wac"), ClientScope(team="bc"), True),
        (ClientScope(team="wac"), ClientScope(sex="male"), False),
        (ClientScope(team="wac"), ClientScope(), False),
        (
            ClientScope(registered_to=date(2022, 6, 30)),
            ClientScope(registered_from=date(2022, 7, 1)),
            True,
        ),
        (
            ClientScope(registered_to=date(2022, 7, 1)),
            ClientScope(registered_from=date(2022, 7, 1)),
            False,
        ),
    ],
)
def test_segments_are_apart_when_no_client_can_be_in_both(
    first: ClientScope,
    second: ClientScope,
    apart: bool,  # noqa: FBT001
) -> None:
    assert first.is_apart_from(second) is apart
    assert second.is_apart_from(first) is apart


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Ilmoittautui 1.1.–31.3.2022; Tiimi: Työkyky; Ikä: 18–24 vuotta"),
        ("sv", "Anmäld 1.1–31.3.2022; Team: Arbetsförmåga; Ålder: 18–24 år"),
        (
            "en",
            (
                f"Registered 1{NBSP}January 2022 – 31{NBSP}March 2022; Team: Work ability; "
                "Age: 18–24 years"
            ),
        ),
    ],
)
def test_filters_are_said_in_words(language: str, words: str) -> None:
    scope = ClientScope(date(2022, 1, 1), date(2022, 3, 31), team="wac", age="18_24")
    assert scope_words(scope, texts(language)) == words


def test_no_filter_and_a_coordinators_name_are_said_as_they_are() -> None:
    assert scope_words(ClientScope(), texts("fi")) == "kaikki asiakkaat"
    assert scope_words(ClientScope(coordinator="Yritys 3"), texts("sv")).endswith("Yritys 3")


@given(SCOPES, selections(), st.sampled_from(tuple(LANGUAGES)))
def test_every_choice_and_selection_has_words(
    scope: ClientScope, selection: Selection, language: str
) -> None:
    for words in (scope_words(scope, texts(language)), selection_words(selection, texts(language))):
        assert words
        assert "{" not in words
    steps = crumbs(selection, texts(language))
    assert steps[0][1].is_everyone
    assert steps[-1][1] == selection


def test_the_way_to_a_reason_names_each_step() -> None:
    selection = Selection(lost="first_contact", reason="cancelled")
    words = selection_words(selection, texts("fi"))
    assert words == "Kaikki > Jäi pois ennen yhteydenottoa > Peruutti tulonsa"
