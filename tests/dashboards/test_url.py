"""The address says everything, and nonsense in it falls back to a default."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboards.scope import TEAMS, Scope, parse_scope
from dashboards.url import Address, parse_address

LANGUAGES = ("fi", "sv", "en")
TEXTS = st.text("abcdef0123456789-&=?#% åä", min_size=1)
NAMES = st.text("abcdef.", min_size=1)
ADDRESSES = st.builds(
    Address,
    path=st.just("/"),
    language=st.sampled_from(LANGUAGES),
    release=st.none() | TEXTS,
    parameters=st.dictionaries(NAMES, TEXTS).map(lambda given: tuple(given.items())),
)


@given(ADDRESSES)
def test_an_address_survives_being_written_and_read(address: Address) -> None:
    assert parse_address("/", address.query(), languages=LANGUAGES) == address


@given(st.just("whole") | st.integers(1000, 2999).map(str), st.sampled_from(TEAMS))
def test_a_period_and_a_team_survive_being_written_and_read(period: str, team: str) -> None:
    scope = Scope(period, team)
    address = Address().choosing(scope.written)
    assert parse_scope(parse_address("/", address.query(), languages=LANGUAGES)) == scope


@given(st.text())
def test_any_query_gives_an_address(search: str) -> None:
    address = parse_address("/", search, languages=LANGUAGES)
    scope = parse_scope(address)
    assert address.language in LANGUAGES
    assert scope.team in TEAMS
    assert scope.parameters["start"] < scope.parameters["end"]


def test_nonsense_falls_back_to_defaults() -> None:
    search = "?lang=xx&period=20x2&team=all'--"
    address = parse_address("/", search, languages=LANGUAGES)
    assert address.language == "fi"
    assert parse_scope(address) == Scope()


def test_links_keep_what_is_not_changed() -> None:
    address = Address(language="sv", release="r").choosing({"period": "2022", "team": "wac"})
    assert address.href(language="fi") == "/?lang=fi&release=r&period=2022&team=wac"
    assert address.href(release=None) == "/?lang=sv&period=2022&team=wac"
    assert address.choosing({"team": None}).href() == "/?lang=sv&release=r&period=2022"
    assert address.elsewhere("/funnel").href() == "/funnel?lang=sv&release=r"


def test_a_parameter_that_is_not_given_is_empty() -> None:
    address = parse_address("/", "?a=1&a=2", languages=LANGUAGES)
    assert address.given("a") == "2"
    assert address.given("b") == ""


def test_a_year_ends_before_the_next_begins() -> None:
    assert Scope("2022").parameters == {
        "start": date(2022, 1, 1),
        "end": date(2023, 1, 1),
        "team": "all",
    }
