"""The address says everything, and nonsense in it falls back to a default."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboards.url import TEAMS, Address, Scope, parse_address

LANGUAGES = ("fi", "sv", "en")
ADDRESSES = st.builds(
    Address,
    path=st.just("/"),
    language=st.sampled_from(LANGUAGES),
    release=st.none() | st.text("abcdef0123456789-&=?#% åä", min_size=1),
    scope=st.builds(
        Scope,
        period=st.just("whole") | st.integers(1000, 2999).map(str),
        team=st.sampled_from(TEAMS),
    ),
)


@given(ADDRESSES)
def test_an_address_survives_being_written_and_read(address: Address) -> None:
    assert parse_address("/", address.query(), languages=LANGUAGES) == address


@given(st.text())
def test_any_query_gives_an_address(search: str) -> None:
    address = parse_address("/", search, languages=LANGUAGES)
    assert address.language in LANGUAGES
    assert address.scope.team in TEAMS
    assert address.scope.parameters["start"] < address.scope.parameters["end"]


def test_nonsense_falls_back_to_defaults() -> None:
    search = "?lang=xx&period=20x2&team=all'--"
    assert parse_address("/", search, languages=LANGUAGES) == Address()


def test_links_keep_what_is_not_changed() -> None:
    address = Address(language="sv", release="r", scope=Scope("2022", "wac"))
    assert address.href(language="fi") == "/?lang=fi&release=r&period=2022&team=wac"
    assert address.href(release=None) == "/?lang=sv&period=2022&team=wac"


def test_a_year_ends_before_the_next_begins() -> None:
    assert Scope("2022").parameters == {
        "start": date(2022, 1, 1),
        "end": date(2023, 1, 1),
        "team": "all",
    }
