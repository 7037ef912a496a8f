from collections import Counter
from datetime import date

import pytest

from ingest.synthetic import World
from ingest.synthetic.forms import first_meeting
from ingest.synthetic.truth import count_truth, drop_reason, outcome_of, path_of

# The published figures of the KUNTO project, written here by hand.
PUBLISHED = {
    "registered_clients": 340,
    "served_clients": 232,
    "dropped_cancelled": 47,
    "dropped_not_reached": 26,
    "dropped_no_end_form": 21,
    "dropped_lost_contact": 14,
    "outcome_employed": 75,
    "outcome_education": 27,
    "outcome_job_search": 74,
    "outcome_work_trial": 17,
    "outcome_other_service": 16,
    "outcome_sick_leave": 14,
    "outcome_rehabilitative_work": 9,
    "served_wac": 80,
    "served_bc": 122,
    "served_shared": 30,
    "activation_share_wac": 48 / 80,
    "activation_share_bc": 80 / 122,
    "activation_share_all": 144 / 232,
    "transfers_wac_to_bc": 30,
    "companies_contacted": 172,
    "companies_cooperating": 113,
    "events_held": 25,
    "ratko_workshops_held": 1,
    "feedback_count": 56,
    "feedback_grade": 9.0,
    "esf_immediate_result_share": 102 / 232,
}
NOT_PUBLISHED = {"cost_per_served_eur", "cost_per_activated_eur"}
OUTCOMES_BY_PATH = {
    "wac": [8, 5, 21, 13, 13, 11, 9],
    "bc": [58, 20, 40, 1, 1, 2, 0],
    "shared": [9, 2, 13, 3, 2, 1, 0],
}
OUTCOMES = [
    "työllistyi",
    "koulutus",
    "jatkaa työnhakua",
    "työkokeilu",
    "muu palvelu",
    "sairausloma",
    "kuntouttava työtoiminta",
]


@pytest.fixture(scope="module")
def last_day(kunto_world: World) -> World:
    return kunto_world.as_of(date(2023, 5, 31))


def test_last_day_gives_the_published_figures(last_day: World) -> None:
    truth = count_truth(last_day)

    assert set(truth) == set(PUBLISHED) | NOT_PUBLISHED
    assert {metric: truth[metric] for metric in PUBLISHED} == pytest.approx(PUBLISHED, abs=1e-12)
    assert last_day.project_code == "S22426"


def test_outcomes_by_path_are_the_feasible_table(last_day: World) -> None:
    counted = Counter((path_of(p), outcome_of(p)) for p in last_day.people if p.end_form)

    table = {path: [counted[path, o] for o in OUTCOMES] for path in OUTCOMES_BY_PATH}

    assert table == OUTCOMES_BY_PATH
    assert sum(counted.values()) == 232


def test_thirty_transfers_to_business_coordinators_are_22_served_and_8_dropped(
    last_day: World,
) -> None:
    moved = [
        p
        for p in last_day.people
        if any(
            t.sender.startswith("Työkyky") and t.receiver.startswith("Yritys") for t in p.transfers
        )
    ]

    assert len([p for p in moved if p.end_form and path_of(p) == "shared"]) == 22
    assert len([p for p in moved if drop_reason(p)]) == 8
    assert len(moved) == 30


def test_the_other_shared_clients_were_moved_back_or_met_jointly(last_day: World) -> None:
    shared = [p for p in last_day.people if p.end_form and path_of(p) == "shared"]

    back = [
        p
        for p in shared
        if any(
            t.sender.startswith("Yritys") and t.receiver.startswith("Työkyky") for t in p.transfers
        )
    ]
    joint = [p for p in shared if any(c.kind == "yhteistapaaminen" for c in p.contacts)]

    assert (len(back), len(joint)) == (5, 3)
    for person in joint:
        together = [c for c in person.contacts if c.kind == "yhteistapaaminen"]
        assert len({c.coordinator for c in together}) == 2
        assert len({c.day for c in together}) == 1
        assert len({p.coordinator.split()[0] for p in person.periods}) == 1


def test_all_employed_and_in_education_say_so_on_the_esf_end_form(last_day: World) -> None:
    statuses = Counter(
        (outcome_of(p), p.end_form.status)
        for p in last_day.people
        if p.end_form and outcome_of(p) in ("työllistyi", "koulutus")
    )

    assert statuses == {("työllistyi", "työssä"): 75, ("koulutus", "koulutuksessa"): 27}


def test_one_workshop_was_held_and_one_cancelled(last_day: World) -> None:
    states = Counter(w.state for c in last_day.companies for w in c.workshops)

    assert states == {"pidetty": 1, "peruttu": 1}


def test_no_stage_of_the_funnel_has_the_figure_of_something_else(last_day: World) -> None:
    contacted = [p for p in last_day.people if any(c.is_reached for c in p.contacts)]
    met = [p for p in contacted if first_meeting(p.contacts)]
    cancelled = [p for p in last_day.people if drop_reason(p) == "peruutti"]
    before_contact = [p for p in cancelled if p not in contacted]
    after_meeting = [p for p in cancelled if p in met]
    figures = {
        "reached": len(contacted),
        "met": len(met),
        "lost before contact": 340 - len(contacted),
        "lost before meeting": len(contacted) - len(met),
        "lost before service": len(met) - 232,
        "cancelled before contact": len(before_contact),
        "cancelled after meeting": len(after_meeting),
    }
    elsewhere = {value for value in PUBLISHED.values() if value > 1}
    elsewhere |= {108, 450, 25, 20, 48, 144, 102, 88}  # targets, capacities, activated, ESF, rest

    assert len(set(figures.values())) == len(figures), figures
    assert not elsewhere.intersection(figures.values()), figures


def test_costs_are_about_what_such_a_project_costs(last_day: World) -> None:
    assert 600_000 < sum(booking.amount for booking in last_day.bookings) < 700_000
    assert any(booking.amount < 0 for booking in last_day.bookings)
