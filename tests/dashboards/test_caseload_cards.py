"""The answer, tiles and titles of the caseload page say what the numbers say, case by case."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from dashboards.access import Audience
from dashboards.cards.caseload_answer import CaseloadFigures, answer
from dashboards.cards.caseload_heat import heat_card
from dashboards.cards.caseload_tiles import TILE_SCOPES, caseload_tiles
from dashboards.cards.caseload_waits import waits_card
from dashboards.cards.caseload_weeks import WeekLinks, last_week_of, week_links
from dashboards.components.tiles import Tile
from dashboards.frame import Frame
from dashboards.queries.caseload import (
    ROWS_SHOWN,
    Load,
    LoadWeek,
    OpenClients,
    ShownWeeks,
    Wait,
    WeekSpan,
    read_weeks,
)
from dashboards.queries.due import DueCount, DueCounts
from dashboards.queries.release import ReleaseFacts
from kunto.locale import texts

NBSP = "\u00a0"
DAY = date(2022, 12, 31)
HERE = WeekLinks({}, {})
EARLIER = WeekLinks({}, {26: "/caseload"})


@pytest.fixture
def frame(facts: ReleaseFacts) -> Frame:
    return Frame(texts("fi"), replace(facts, as_of_date=DAY))


def _load(name: str, count: int, capacity: float, *, role: str = "wac", once: int = 0) -> Load:
    return Load(name, role, count, once or count, capacity, 43, 503)


def _due(reason: str, state: str, count: int, days: int = 10) -> DueCount:
    return DueCount(reason, "Työkyky 1", state, count, DAY - timedelta(days=days))


def _figures(
    *loads: Load,
    due: Sequence[DueCount] = (),
    waits: Sequence[Wait] = (),
    clients: OpenClients | None = None,
) -> CaseloadFigures:
    return CaseloadFigures(loads, clients or OpenClients(88, 291), waits, DueCounts(due))


FULL, ROOMY = _load("Työkyky 1", 27, 25), _load("Työkyky 3", 18, 25)
BUSY, SPARE = _load("Yritys 1", 24, 20, role="bc"), _load("Yritys 2", 5, 20, role="bc")


@pytest.mark.parametrize(
    ("loads", "late", "sentence"),
    [
        (
            (ROOMY,),
            0,
            (
                "Kukaan **ei ole yli mitoituksen**. "
                f"Kukaan ei ole odottanut yhteydenottoa yli 5{NBSP}arkipäivää."
            ),
        ),
        (
            (FULL, ROOMY),
            1,
            (
                "**Työkyky 1** on yli mitoituksen. "
                f"**1 asiakas** on odottanut yhteydenottoa yli 5{NBSP}arkipäivää. "
                "Työkyky 3 voi ottaa 7 asiakasta."
            ),
        ),
        (
            (FULL, BUSY, replace(ROOMY, active_client_count=24)),
            3,
            (
                "**Yritys 1** ja **Työkyky 1** ovat yli mitoituksen. "
                f"**3 asiakasta** on odottanut yhteydenottoa yli 5{NBSP}arkipäivää. "
                "Työkyky 3 voi ottaa 1 asiakkaan."
            ),
        ),
        (
            (FULL, BUSY, replace(FULL, coordinator_id="Työkyky 2")),
            0,
            (
                "**3 koordinaattoria** on yli mitoituksen. "
                f"Kukaan ei ole odottanut yhteydenottoa yli 5{NBSP}arkipäivää."
            ),
        ),
    ],
)
def test_answer_names_who_is_over_who_waits_and_who_has_room(
    loads: tuple[Load, ...], late: int, sentence: str, frame: Frame
) -> None:
    due = [_due("due_contact", "late", late)] if late else []
    assert answer(_figures(*loads, due=due), frame) == sentence


def test_room_is_looked_for_in_the_role_that_is_over(frame: Frame) -> None:
    room = _figures(FULL, ROOMY, SPARE).most_room
    assert room is not None
    assert room.coordinator_id == "Työkyky 3"
    other_role = _figures(FULL, SPARE).most_room
    assert other_role is not None
    assert other_role.coordinator_id == "Yritys 2"
    assert _figures(FULL).most_room is None
    assert "voi ottaa" not in answer(_figures(FULL), frame)


def test_answer_when_everything_is_closed(frame: Frame) -> None:
    closed = _figures(_load("Työkyky 1", 0, 25), clients=OpenClients(0, 340))
    assert answer(closed, frame) == "**Kaikki asiakkuudet on päätetty.** Työlista on tyhjä."
    left = replace(closed, due=DueCounts([_due("due_esf_28_days", "upcoming", 2)]))
    assert answer(left, frame).endswith("Työlistalla on vielä **2 asiaa**.")


def test_answer_before_anyone_has_registered(frame: Frame) -> None:
    nobody = _figures(clients=OpenClients(0, 0))
    assert answer(nobody, frame) == "Kukaan ei ole vielä ilmoittautunut."


def test_who_has_left_is_not_over_capacity() -> None:
    left = _load("Työkyky 3", 4, 0)
    assert not left.is_over
    assert left.load_share is None
    assert left.room == 0


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_every_branch_has_its_sentence_in_every_language(
    language: str, count: int, frame: Frame
) -> None:
    loads = [replace(FULL, coordinator_id=f"Työkyky {number}") for number in range(count)]
    there = replace(frame, texts=texts(language))
    for due in ([], [_due("due_contact", "late", 1)], [_due("due_contact", "late", 4)]):
        figures = _figures(*loads, ROOMY, due=due)
        assert "{" not in answer(figures, there)
        assert answer(figures, there).count("**") % 2 == 0
        title = heat_card(figures.loads, _shown(10), HERE, there).title
        assert len(title) <= 70
        for tile in _tiles(figures, there).values():
            assert "{" not in f"{tile.basis}{tile.why}{tile.label}"


def _tiles(figures: CaseloadFigures, frame: Frame) -> dict[str, Tile]:
    hrefs = {scope: f"/caseload?reason={scope.reason}#due" for scope in TILE_SCOPES}
    return {tile.metric_id: tile for tile in caseload_tiles(figures, hrefs, frame)}


def _chip(tile: Tile) -> tuple[str, str]:
    return tile.verdict.className.removeprefix("chip "), tile.verdict.children[1]


def test_tiles_say_how_many_how_late_and_lead_to_them(frame: Frame) -> None:
    figures = _figures(
        FULL,
        replace(ROOMY, active_client_count_shared_once=16),
        waits=[Wait(2, is_open=True, has_left=False, is_late=False, client_count=9),
               Wait(7, is_open=True, has_left=False, is_late=True, client_count=3),
               Wait(1, is_open=False, has_left=False, is_late=False, client_count=200)],
        due=[_due("due_contact", "late", 3), _due("due_contact", "upcoming", 9),
             _due("due_silence", "late", 5), _due("due_end_form", "late", 1, days=34),
             _due("due_end_form", "upcoming", 2, days=-3)],
    )  # fmt: skip
    tiles = _tiles(figures, frame)
    loads, contact, silence, forms = tiles.values()
    assert (loads.value, loads.goal, _chip(loads)) == ("45", "/ 50", ("warn", "1 yli mitoituksen"))
    assert loads.basis == ("2 koordinaattorin työaika. Yhteiset kerran laskien 43, 31.12.2022.")
    assert (contact.value, _chip(contact)) == ("12", ("bad", "3 yli 5 arkipäivää"))
    assert contact.link == ("Näytä 12 asiakasta", "/caseload?reason=due_contact#due")
    assert contact.basis == "88 avoimesta asiakkaasta, 31.12.2022."
    assert (silence.value, _chip(silence)) == ("5", ("warn", "Yli 14 päivää"))
    assert (forms.value, _chip(forms)) == ("3", ("bad", "Vanhin 34 päivää myöhässä"))
    assert forms.unit == "lomaketta"
    figures = _figures(due=[_due("due_end_form", "upcoming", 2, days=-3)])
    assert _chip(list(_tiles(figures, frame).values())[3]) == ("warn", "Ei vielä myöhässä")


def test_tiles_without_anything_to_do_are_good(frame: Frame) -> None:
    loads, contact, silence, forms = _tiles(_figures(ROOMY), frame).values()
    assert [_chip(tile) for tile in (loads, contact, silence, forms)] == [
        ("good", "Mitoitus riittää"),
        ("good", "Kukaan ei odota"),
        ("good", "Yhteys kaikkiin"),
        ("good", "Ei puuttuvia"),
    ]
    assert [contact.link, silence.link, forms.link] == [None] * 3


def test_tiles_of_a_closed_project_judge_nobody(frame: Frame) -> None:
    closed = _figures(_load("Työkyky 1", 0, 25), clients=OpenClients(0, 340))
    loads, _, silence, _ = _tiles(closed, frame).values()
    assert _chip(loads) == ("neutral", "Kaikki päätetty")
    assert _chip(silence) == ("neutral", "Ei avoimia asiakkaita")


def test_tile_without_capacity_says_so(frame: Frame) -> None:
    loads = _tiles(_figures(), frame)["active_client_count"]
    assert _chip(loads) == ("neutral", "Ei mitoitusta")
    assert (loads.goal, loads.bar) == ("", None)


def test_panel_says_whose_capacity_it_is(frame: Frame) -> None:
    why = dict(_tiles(_figures(FULL, SPARE), frame)["active_client_count"].why)
    assert why["Nimittäjä"] == "45 (Työkyky 1: 25; Yritys 2: 20)"
    assert why["Julkaisu"] == frame.facts.release_id


def _shown(*counts: int) -> ShownWeeks:
    """Give the last weeks of one coordinator with a capacity of 20."""
    monday = date(2022, 12, 26) - timedelta(weeks=len(counts) - 1)
    weeks = [
        LoadWeek(
            "Työkyky 1", "wac", monday + timedelta(weeks=place), monday, count, count, 20,
            count / 20, is_employed=True,
        )
        for place, count in enumerate(counts)
    ]  # fmt: skip
    return ShownWeeks(tuple(weeks), 1, int(counts[-1] > 20))


@pytest.mark.parametrize(
    ("loads", "links", "counts", "title"),
    [
        ([ROOMY], HERE, (18,), "Kaikkien asiakasmäärä mahtuu mitoitukseen"),
        ([FULL, ROOMY], HERE, (27,), "Työkyky 1 on yli mitoituksen"),
        ([FULL, BUSY], HERE, (27,), "Yritys 1 ja Työkyky 1 ovat yli mitoituksen"),
        ([FULL, FULL, BUSY], HERE, (27,), "3 koordinaattoria on yli mitoituksen"),
        ([_load("Työkyky 1", 0, 25)], HERE, (0,), "Kenelläkään ei ole enää avoimia asiakkuuksia"),
        ([FULL], EARLIER, (18,), "Viikolla 52 kaikkien asiakasmäärä mahtui mitoitukseen"),
        ([ROOMY], EARLIER, (21,), "Viikolla 52 yli mitoituksen oli 1 koordinaattori"),
    ],
)
def test_heat_title(
    loads: list[Load], links: WeekLinks, counts: tuple[int, ...], title: str, frame: Frame
) -> None:
    assert heat_card(loads, _shown(*counts), links, frame).title == title


def test_heat_table_has_both_counting_rules_and_the_days_over(frame: Frame) -> None:
    loads = [_load("Työkyky 1", 21, 20, once=19)]
    data = heat_card(loads, _shown(18, 21), HERE, frame).data
    assert data is not None
    assert data.headers[1:6] == [
        "Asiakkaita 31.12.2022", "Yhteiset kerran", "Mitoitus", "Osuus mitoituksesta",
        "Päivistä yli mitoituksen",
    ]  # fmt: skip
    assert data.headers[6:] == ["vk 52/2022", "vk 51/2022"]
    assert data.rows == [
        ["Työkyky 1", "21", "19", "20", f"105{NBSP}%", f"9{NBSP}% (43 / 503)", "21 / 20", "18 / 20"]
    ]


def test_heat_says_how_many_coordinators_are_left_out(frame: Frame) -> None:
    note = heat_card([], replace(_shown(9), coordinator_count=4), HERE, frame).note
    assert "Mukana ei ole 3 vähiten kuormittunutta koordinaattoria." in str(note)
    alone = heat_card([], _shown(9), HERE, frame).note
    assert "Mukana ei ole" not in str(alone)


def test_heat_has_the_most_loaded_of_many_coordinators(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "many.duckdb")) as connection:
        connection.execute(
            "create schema marts; create table marts.rpt_caseload_weeks as"
            " select 'TK ' || number as coordinator_id, 'wac' as role, week as week_start_date,"
            " week + 6 as counted_date, number as active_client_count,"
            " number as peak_client_count, 20 as capacity_client_count,"
            " number / 20 as load_share, true as is_employed"
            " from range(1, $count) as numbers (number),"
            " (values (date '2022-12-19'), (date '2022-12-26')) as weeks (week)",
            {"count": ROWS_SHOWN + 4},
        )
        shown = read_weeks(connection, Audience.PROJECT, date(2022, 12, 26))
    assert shown.coordinator_count == ROWS_SHOWN + 3
    assert shown.over_count == ROWS_SHOWN + 3 - 20
    names = {week.coordinator_id for week in shown.weeks}
    assert names == {f"TK {number}" for number in range(4, ROWS_SHOWN + 4)}
    assert len(shown.weeks) == 2 * ROWS_SHOWN


def test_heat_without_weeks_says_why(frame: Frame) -> None:
    card = heat_card([], ShownWeeks(), HERE, frame)
    assert card.figure is card.data is card.note is None
    assert card.summary == "Kukaan koordinaattori ei ollut työssä näillä viikoilla."


SPAN = WeekSpan(date(2021, 8, 30), date(2022, 12, 26))


@pytest.mark.parametrize(
    ("written", "week"),
    [
        ("", date(2022, 12, 26)),
        ("2022-06-30", date(2022, 6, 27)),
        ("1999-01-01", date(2021, 8, 30)),
        ("2035-01-01", date(2022, 12, 26)),
        ("viikko", date(2022, 12, 26)),
    ],
)
def test_weeks_of_an_address_are_those_there_are(written: str, week: date) -> None:
    assert last_week_of(written, SPAN) == week
    assert last_week_of(written, WeekSpan(None, None)) is None


def test_steps_lead_through_all_weeks_and_back() -> None:
    def href(week: date | None) -> str:
        return "now" if week is None else week.isoformat()

    now = week_links(SPAN, date(2022, 12, 26), href)
    assert now.later == {}
    assert now.earlier == {26: "2022-06-27", 6: "2022-11-14"}
    before = week_links(SPAN, date(2022, 6, 27), href)
    assert before.later == {26: "now", 6: "2022-08-08"}
    assert before.earlier == {26: "2022-02-21", 6: "2022-05-16"}
    first = week_links(SPAN, date(2022, 2, 21), href)
    assert set(first.earlier) == {6}
    assert week_links(WeekSpan(None, None), None, href) == WeekLinks({}, {})


@pytest.mark.parametrize(
    ("waits", "title"),
    [
        ([], "Ensimmäisen yhteydenottoyrityksen odotus"),
        (
            [Wait(1, is_open=True, has_left=False, is_late=False, client_count=2)],
            "Ensimmäisen yhteydenottoyrityksen odotus",
        ),
        (
            [Wait(1, is_open=False, has_left=False, is_late=False, client_count=2)],
            "Kaikki saivat yhteydenottoyrityksen 5 arkipäivässä",
        ),
        (
            [
                Wait(1, is_open=False, has_left=False, is_late=False, client_count=3),
                Wait(9, is_open=False, has_left=False, is_late=True, client_count=1),
            ],
            f"75,0{NBSP}% sai yhteydenottoyrityksen 5 arkipäivässä",
        ),
        (
            [
                Wait(1, is_open=False, has_left=False, is_late=False, client_count=7),
                Wait(9, is_open=False, has_left=True, is_late=True, client_count=1),
            ],
            f"87,5{NBSP}% sai yhteydenottoyrityksen 5 arkipäivässä",
        ),
        (
            [Wait(9, is_open=True, has_left=False, is_late=True, client_count=3)],
            "3 odottaa yhteydenottoyritystä yli 5 arkipäivää",
        ),
    ],
)
def test_waits_title(waits: list[Wait], title: str, frame: Frame) -> None:
    assert waits_card(waits, frame).title == title


def test_waits_table_adds_up_with_who_left(frame: Frame) -> None:
    waits = [
        Wait(1, is_open=False, has_left=False, is_late=False, client_count=3),
        Wait(40, is_open=True, has_left=False, is_late=True, client_count=1),
        Wait(6, is_open=False, has_left=True, is_late=True, client_count=4),
    ]
    card = waits_card(waits, frame)
    assert card.data is not None
    assert card.data.rows[1] == ["1", "3", "0", "0", "0", "0", f"37,5{NBSP}%"]
    assert card.data.rows[-1] == ["11+", "0", "0", "0", "0", "1", f"12,5{NBSP}%"]
    assert card.subtitle.startswith("8 asiakasta")
    assert card.summary == (
        "Ajallaan 3 / 8, myöhässä 0, lähti ilman yritystä 4; odottaa 0 ja yli rajan 1."
    )
    assert waits_card([], frame).figure is None
