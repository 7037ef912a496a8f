"""Good data pass; each kind of bad data is caught by exactly its expectation."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from great_expectations import ExpectationSuite

from expectations.run import check, run_suites, suites_of
from kunto.checks import CheckResult, Stage
from tests.expectations import spoilt_marts, spoilt_raw
from tests.expectations.stores import FACTS, spoil, write_marts_store, write_raw_store

CRITICAL = [("raw", id_) for id_ in spoilt_raw.CRITICAL] + [
    ("marts", id_) for id_ in spoilt_marts.CRITICAL
]
OTHERS = [("raw", id_) for id_ in spoilt_raw.LESS_THAN_CRITICAL] + [
    ("marts", id_) for id_ in spoilt_marts.LESS_THAN_CRITICAL
]
SPOILT = {
    **spoilt_raw.CRITICAL,
    **spoilt_raw.LESS_THAN_CRITICAL,
    **spoilt_marts.CRITICAL,
    **spoilt_marts.LESS_THAN_CRITICAL,
}

Copied = Callable[[Stage], Path]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[Stage, Path]:
    folder = tmp_path_factory.mktemp("stores")
    write_raw_store(folder / "raw.duckdb")
    write_marts_store(folder / "marts.duckdb")
    return {"raw": folder / "raw.duckdb", "marts": folder / "marts.duckdb"}


@pytest.fixture
def copied(good: dict[Stage, Path], tmp_path: Path) -> Copied:
    return lambda stage: Path(shutil.copy(good[stage], tmp_path / "store.duckdb"))


@pytest.mark.parametrize("stage", get_args(Stage))
def test_good_data_meet_every_expectation(good: dict[Stage, Path], stage: Stage) -> None:
    results = run_suites(good[stage], stage, facts=FACTS)
    assert [result for result in results if result.status != "passed"] == []


@pytest.mark.parametrize(("stage", "check_id"), CRITICAL)
def test_a_bad_delivery_is_stopped_by_exactly_its_gate(
    copied: Copied, stage: Stage, check_id: str
) -> None:
    file = copied(stage)
    spoil(file, SPOILT[check_id])
    results = check(file, _critical_suites(stage), stage, facts=FACTS)
    assert [result.check_id for result in results if result.status != "passed"] == [check_id]
    assert _of(results, check_id).stops_release
    _assert_says_what_is_wrong(_of(results, check_id))


@pytest.mark.parametrize(("stage", "check_id"), OTHERS)
def test_a_doubtful_delivery_is_noticed_by_its_expectation(
    copied: Copied, stage: Stage, check_id: str
) -> None:
    file = copied(stage)
    spoil(file, SPOILT[check_id])
    found = _of(check(file, [_suite_of(stage, check_id)], stage, facts=FACTS), check_id)
    assert found.status == "failed"
    assert not found.stops_release


def test_every_expectation_has_a_delivery_that_it_catches() -> None:
    made = {
        expectation.meta["check_id"]: expectation.severity.value
        for stage in get_args(Stage)
        for suite in suites_of(stage)
        for expectation in suite.expectations
    }
    assert {id_ for id_, severity in made.items() if severity == "critical"} == {
        id_ for _, id_ in CRITICAL
    }
    assert set(made) == set(SPOILT)


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


def _suite_of(stage: Stage, check_id: str) -> ExpectationSuite:
    return next(suite for suite in suites_of(stage) if check_id.startswith(f"{suite.name}."))


def _of(results: list[CheckResult], check_id: str) -> CheckResult:
    return next(result for result in results if result.check_id == check_id)


def _assert_says_what_is_wrong(result: CheckResult) -> None:
    assert result.failed_count >= 1
    assert 1 <= len(result.examples) <= 5
    # A person's key is nothing that a reader could act on, nor anything to spread.
    assert not re.search(r"[0-9a-f]{32}", " ".join(result.examples))
