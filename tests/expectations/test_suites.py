"""Good data pass; each kind of bad data is caught by exactly its expectation."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from great_expectations import ExpectationSuite

from expectations.conditions import filled
from expectations.run import check, run_suites, suites_of
from kunto.checks import CheckResult, Stage
from tests.expectations import doubtful_raw, spoilt_marts, spoilt_raw
from tests.expectations.conftest import Spoilt
from tests.expectations.stores import FACTS

SPOILT: dict[Stage, dict[str, str]] = {
    "raw": {**spoilt_raw.CRITICAL, **doubtful_raw.LESS_THAN_CRITICAL},
    "marts": {**spoilt_marts.CRITICAL, **spoilt_marts.LESS_THAN_CRITICAL},
}
CRITICAL: dict[Stage, list[str]] = {
    "raw": list(spoilt_raw.CRITICAL),
    "marts": list(spoilt_marts.CRITICAL),
}
OTHERS = [
    (stage, check_id)
    for stage, faults in SPOILT.items()
    for check_id in faults
    if check_id not in CRITICAL[stage]
]
# What empties a table, or changes a figure that another also changes, stands alone.
ALONE: list[tuple[Stage, list[str]]] = [
    *(("raw", [check_id]) for check_id in spoilt_raw.EMPTIED),
    *(("marts", [check_id]) for check_id in spoilt_marts.CRITICAL),
]
SIDE = 6


def _together() -> list[tuple[Stage, list[str]]]:
    """Set the raw faults into a square; give its rows and its columns.

    Any two faults stand apart in one of the groups, so that a gate that also closes for the
    fault of another shows there.
    """
    ids = [check_id for check_id in spoilt_raw.CRITICAL if check_id not in spoilt_raw.EMPTIED]
    assert len(ids) <= SIDE**2
    rows = [ids[start : start + SIDE] for start in range(0, len(ids), SIDE)]
    return [("raw", group) for group in (*rows, *(ids[start::SIDE] for start in range(SIDE)))]


@pytest.mark.parametrize("stage", get_args(Stage))
def test_good_data_meet_every_expectation(good: dict[Stage, Path], stage: Stage) -> None:
    results = run_suites(good[stage], stage, facts=FACTS)
    assert [result for result in results if result.status != "passed"] == []


@pytest.mark.parametrize(("stage", "check_ids"), [*ALONE, *_together()])
def test_bad_deliveries_are_stopped_by_exactly_their_gates(
    spoilt: Spoilt, stage: Stage, check_ids: list[str]
) -> None:
    file = spoilt(stage, *(SPOILT[stage][check_id] for check_id in check_ids))
    failed = [
        result
        for result in check(file, _critical_suites(stage), stage, facts=FACTS)
        if result.status != "passed"
    ]
    assert {result.check_id for result in failed} == set(check_ids)
    for result in failed:
        assert result.stops_release
        _assert_says_what_is_wrong(result)


@pytest.mark.parametrize(("stage", "check_id"), OTHERS)
def test_a_doubtful_delivery_is_noticed_by_its_expectation(
    spoilt: Spoilt, stage: Stage, check_id: str
) -> None:
    file = spoilt(stage, SPOILT[stage][check_id])
    (found,) = check(file, [_suite_with(stage, check_id)], stage, facts=FACTS)
    assert found.status == "failed"
    assert not found.stops_release


def test_single_odd_dates_stop_no_release(spoilt: Spoilt) -> None:
    file = spoilt("raw", *doubtful_raw.ONE_ODD_DATE.values())
    results = check(file, _critical_suites("raw"), "raw", facts=FACTS)
    assert [result for result in results if result.stops_release] == []


def test_planned_ends_stop_no_release(spoilt: Spoilt) -> None:
    file = spoilt(
        "raw",
        "update raw.access_jaksot set loppupvm = date '2023-01-31' where loppupvm is not null",
        "update raw.crm_tiketit set suljettu = date '2023-01-31'",
        "update raw.koordinaattorit set paattyen = date '2023-05-31'",
    )
    results = check(file, _critical_suites("raw"), "raw", facts=FACTS)
    assert [result for result in results if result.stops_release] == []


@pytest.mark.parametrize(
    ("planned", "days", "told"),
    [
        (3, 600, ("median 600 days, expected 9 to 450",)),
        (24, 600, ()),
        (24, 60, ("median 60 days, expected 72 to 3600",)),
    ],
)
def test_a_plausible_duration_is_that_of_the_plan(
    spoilt: Spoilt, planned: int, days: int, told: tuple[str, ...]
) -> None:
    served = """update marts.fct_client_journeys set served_date = registered_date + $days
        where status = 'served'"""
    file = spoilt("marts", filled(served, days=days))
    suite = _suite_with("marts", "marts.fct_client_journeys.served_date.plausible_duration")
    facts = replace(FACTS, planned_duration_months=planned)
    (found,) = check(file, [suite], "marts", facts=facts)
    assert found.examples == told


@pytest.mark.parametrize(
    ("check_id", "promise"),
    [
        ("raw.crm_kontaktit.pvm.prompt_first_contact", "company_contact_working_days"),
        ("raw.access_kontaktit.pvm.prompt_first_contact", "first_contact_working_days"),
    ],
)
def test_a_prompt_contact_is_that_of_the_promise(
    spoilt: Spoilt, check_id: str, promise: str
) -> None:
    file = spoilt("raw", SPOILT["raw"][check_id])
    suite = _suite_with("raw", check_id)
    (late,) = check(file, [suite], "raw", facts=FACTS)
    (in_time,) = check(file, [suite], "raw", facts=replace(FACTS, **{promise: 20}))
    assert (late.status, in_time.status) == ("failed", "passed")


def test_every_expectation_has_a_delivery_that_it_catches() -> None:
    made = {
        expectation.meta["check_id"]: expectation.severity.value
        for stage in get_args(Stage)
        for suite in suites_of(stage)
        for expectation in suite.expectations
    }
    critical = {check_id for check_id, severity in made.items() if severity == "critical"}
    assert critical == {*CRITICAL["raw"], *CRITICAL["marts"]}
    assert set(made) == {*SPOILT["raw"], *SPOILT["marts"]}


def test_every_expectation_gives_a_person_a_reason() -> None:
    for stage in get_args(Stage):
        for suite in suites_of(stage):
            for expectation in suite.expectations:
                assert re.fullmatch(r"[A-Z0-9].{30,}\.", expectation.description or "")


def _critical_suites(stage: Stage) -> list[ExpectationSuite]:
    suites = suites_of(stage)
    for suite in suites:
        suite.expectations = [
            expectation for expectation in suite.expectations if expectation.severity == "critical"
        ]
    return [suite for suite in suites if suite.expectations]


def _suite_with(stage: Stage, check_id: str) -> ExpectationSuite:
    suite = next(each for each in suites_of(stage) if check_id.startswith(f"{each.name}."))
    suite.expectations = [e for e in suite.expectations if e.meta["check_id"] == check_id]
    return suite


def _assert_says_what_is_wrong(result: CheckResult) -> None:
    assert result.failed_count >= 1
    assert 1 <= len(result.examples) <= 5
    # A person's key is nothing that a reader could act on, nor anything to spread.
    assert not re.search(r"[0-9a-f]{32}", " ".join(result.examples))
