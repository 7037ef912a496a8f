from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import holidays
import pytest

from ingest.synthetic import World, simulate
from ingest.synthetic.project import EXPORT_DAYS
from ingest.synthetic.truth import count_truth, drop_reason, outcome_of, path_of
from ingest.synthetic.working_days import add_working_days

SEEDS = (22426, 1, 7)
MARCH, DECEMBER, LAST_DAY = EXPORT_DAYS
CAPACITY = {"Työkyky": 25.0, "Yritys": 20.0}


@pytest.fixture(scope="module", params=SEEDS)
def world(request: pytest.FixtureRequest) -> World:
    return simulate(340, request.param)


@pytest.mark.parametrize("day", EXPORT_DAYS)
def test_everyone_is_served_dropped_or_open(world: World, day: date) -> None:
    view = world.as_of(day)
    truth = count_truth(view)
    still_open = [p for p in view.people if not p.end_form and not drop_reason(p)]
    dropped = sum(value or 0 for metric, value in truth.items() if metric.startswith("dropped_"))
    served = truth["served_clients"]

    assert truth["registered_clients"] == len(view.people)
    assert truth["registered_clients"] == (served or 0) + dropped + len(still_open)
    assert served == sum(value or 0 for m, value in truth.items() if m.startswith("outcome_"))
    assert served == sum(truth[f"served_{path}"] or 0 for path in ("wac", "bc", "shared"))


def test_other_seeds_are_other_projects_with_figures_of_their_own() -> None:
    truths = [count_truth(simulate(340, seed).as_of(LAST_DAY)) for seed in (1, 7)]

    assert simulate(340, 7).project_code == "X7N340"
    assert simulate(12, 22426).project_code == "X22426N12"
    assert truths[0] != truths[1]


def test_all_are_closed_on_the_last_day(world: World) -> None:
    view = world.as_of(LAST_DAY)

    assert all(p.end_form or drop_reason(p) for p in view.people)
    assert all(period.ended for p in view.people for period in p.periods)


def test_a_view_knows_nothing_that_happened_later(world: World) -> None:
    for day in (MARCH, DECEMBER):
        assert max(_dates(world.as_of(day).people)) <= day
        assert max(_dates(world.as_of(day).bookings)) <= day
        assert max(_dates([c.contacts for c in world.as_of(day).companies])) <= day
        assert max(_dates([c.tickets for c in world.as_of(day).companies])) <= day


def test_nobody_works_on_free_days(world: World) -> None:
    free = holidays.country_holidays("FI", years=range(2021, 2024))
    eves = {date(2022, 6, 24), date(2021, 12, 24), date(2022, 12, 24)}
    worked = {c.day for p in world.people for c in p.contacts}
    worked |= {c.day for company in world.companies for c in company.contacts}
    worked |= {t.day for p in world.people for t in p.transfers}

    assert not [day for day in worked if day.weekday() > 4 or day in free or day in eves]


def test_coordinators_act_only_while_employed(world: World) -> None:
    spells = world.coordinators
    acts = {(c.coordinator, c.day) for p in world.people for c in p.contacts}
    acts |= {(c.coordinator, c.day) for company in world.companies for c in company.contacts}
    acts |= {(p.coordinator, p.started) for person in world.people for p in person.periods}

    idle = [
        (name, day)
        for name, day in acts
        if not any(
            s.coordinator == name and s.started <= day <= (s.ended or LAST_DAY) for s in spells
        )
    ]
    assert idle == []


def test_a_leavers_clients_go_to_another_coordinator_of_the_same_role(world: World) -> None:
    left = date(2022, 10, 31)
    handed = [
        (period, following)
        for p in world.people
        for period, following in zip(p.periods, p.periods[1:], strict=False)
        if period.end_reason == "koordinaattori vaihtui"
    ]

    assert handed
    for period, following in handed:
        assert (period.coordinator, period.ended, following.started) == ("Työkyky 3", left, left)
        assert following.coordinator in ("Työkyky 1", "Työkyky 2")


def test_periods_and_contacts_are_in_order_of_time(world: World) -> None:
    for person in world.people:
        entered = person.periods[0].started
        assert entered == person.entered
        assert entered >= person.registered
        days = [c.day for c in person.contacts]
        assert days == sorted(days)
        assert not days or days[0] >= entered
        assert all(p.started <= (p.ended or LAST_DAY) for p in person.periods)
        assert not days or days[-1] <= (person.periods[-1].ended or LAST_DAY)


def test_tickets_close_after_they_open_and_leads_come_first(world: World) -> None:
    for company in world.companies:
        assert all(c.day > company.lead for c in company.contacts)
        assert all(t.closed and t.opened <= t.closed <= LAST_DAY for t in company.tickets)
        assert all(c.day <= LAST_DAY for c in company.contacts)


def test_participants_are_under_thirty_when_they_start(world: World) -> None:
    for person in world.people:
        born = _born(person.identity)
        assert _full_years(born, person.registered) >= 18
        started = person.start_form.started if person.start_form else person.registered
        assert _full_years(born, started) < 30


def test_forms_come_in_order(world: World) -> None:
    for person in world.people:
        start, end = person.start_form, person.end_form
        if end:
            assert start
            assert end.started == start.started <= start.day <= end.ended <= end.day <= LAST_DAY
            assert end.ended == person.periods[-1].ended


def test_only_the_work_ability_path_answers_kykyviisari(world: World) -> None:
    answered = [p for p in world.people if p.ability_answers]

    assert {path_of(p) for p in answered if p.end_form} == {"wac"}
    assert len([p for p in answered if len(p.ability_answers) == 2]) > 20


def test_most_first_attempts_are_on_time_and_some_late(world: World) -> None:
    tried = [p for p in world.people if p.contacts]
    on_time = [p for p in tried if p.contacts[0].day <= add_working_days(p.registered, 5)]

    assert 0.75 < len(on_time) / len(tried) < 0.95


def test_three_months_are_exceeded_by_many(world: World) -> None:
    stays = [(p.end_form.ended - p.periods[0].started).days for p in world.people if p.end_form]

    assert 0.4 < sum(stay > 92 for stay in stays) / len(stays) < 0.8


def test_at_the_turn_of_the_year_one_coordinator_is_over_and_one_near_capacity(
    kunto_world: World,
) -> None:
    view = kunto_world.as_of(DECEMBER)
    load = Counter(p.coordinator for person in view.people for p in person.periods if not p.ended)
    at_work = [s for s in view.coordinators if s.ended is None]
    fullness = {
        s.coordinator: load[s.coordinator] / (CAPACITY[s.coordinator.split()[0]] * s.work_share)
        for s in at_work
    }

    assert "Työkyky 3" not in fullness
    assert len([share for share in fullness.values() if share > 1]) >= 1
    assert len([share for share in fullness.values() if 0.85 <= share <= 1]) >= 1
    assert max(fullness.values()) < 1.3


@pytest.mark.parametrize("day", [MARCH, DECEMBER])
def test_earlier_days_have_waiting_late_silent_and_missing_form_clients(
    kunto_world: World, day: date
) -> None:
    people = kunto_world.as_of(day).people
    in_service = [p for p in people if p.periods and not p.periods[-1].ended]
    due = add_working_days(day, -5)

    assert [p for p in people if not p.entered], "registered, not yet in the client database"
    assert [p for p in in_service if not p.contacts and p.registered < due], "late"
    assert [p for p in in_service if p.contacts and (day - p.contacts[-1].day).days > 14]
    assert [p for p in people if p.periods and outcome_of(p) and not p.end_form], "missing form"


def test_registrations_run_from_autumn_2021_to_spring_2023(kunto_world: World) -> None:
    days = [p.registered for p in kunto_world.people]

    assert date(2021, 9, 13) <= min(days) < date(2021, 10, 1)
    assert date(2023, 3, 15) < max(days) < date(2023, 5, 1)
    assert 30 <= sum(p.channel == "tapaaminen" for p in kunto_world.people) <= 50


@pytest.mark.parametrize("clients", [1, 2, 5, 1000])
def test_any_size_is_simulated(clients: int) -> None:
    view = simulate(clients, 3).as_of(LAST_DAY)

    assert count_truth(view)["registered_clients"] == clients


def test_a_project_without_clients_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one client"):
        simulate(0, 1)


def _dates(thing: Any) -> list[date]:
    if isinstance(thing, date):
        return [thing]
    if isinstance(thing, list | tuple):
        return [day for part in thing for day in _dates(part)]
    if is_dataclass(thing):
        return [day for f in fields(thing) for day in _dates(getattr(thing, f.name))]
    return []


def _born(identity: str) -> date:
    century = 1900 if identity[6] in "-YXWVU" else 2000
    return date(century + int(identity[4:6]), int(identity[2:4]), int(identity[:2]))


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
