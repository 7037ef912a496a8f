"""The gates stop what dbt's tests let through: none repeats a test of dbt."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from expectations.run import run_suites
from kunto import build, transform
from kunto.checks import CheckResult, Stage
from kunto.settings import load_settings
from tests.expectations import spoilt_raw
from tests.expectations.stores import FACTS, spoil, write_raw_store

pytestmark = pytest.mark.slow

EMPTIED = {
    check_id: statements
    for check_id, statements in spoilt_raw.CRITICAL.items()
    if "has_r" in check_id
}
# One spoils the start forms that another's end forms need.
CHANGED = {
    check_id: statements
    for check_id, statements in spoilt_raw.CRITICAL.items()
    if check_id not in {*EMPTIED, "raw.esr_lopetusilmoitukset.person_key.has_start"}
}

# Deliveries that look right file by file; only what they add up to is not plausible.
SEEN_IN_MARTS = {
    "marts.rpt_metrics.value.cost_per_served": """
        update raw.kustannukset set maara_eur = 100 * maara_eur""",
    "marts.fct_client_journeys.registered_date.before_stages": """
        update raw.access_kontaktit set pvm = pvm - 60
        where asiakasnumero in ('A055', 'A056', 'A057')""",
    "marts.fct_client_journeys.registered_date.in_calendar": """
        update raw.webropol_ilmoittautumiset set vastauspvm = date '1972-03-01'
        where vastaajanumero = 'V51'""",
    "marts.fct_client_journeys.served_date.plausible_duration": """
        update raw.esr_lopetusilmoitukset set lopetuspvm = aloituspvm""",
    "marts.fct_client_journeys.outcome_id.known_share": """
        update raw.access_jaksot set paattymissyy = 'siirto', lopputulos = null
        where jaksonumero in ('J1', 'J2', 'J3')""",
    "marts.rpt_caseload.active_client_count.threefold_capacity": """
        update raw.access_jaksot set koordinaattori = 'Yritys 1';
        update raw.koordinaattorit set asiakastyo_osuus = 0.1""",
    "marts.fct_costs.booking_date.in_calendar": """
        update raw.kustannukset set kirjauspvm = date '1972-03-31'
        where tositenumero = 'X202112tapahtumat'""",
}
SEEN_IN_SHARES = {
    "marts.rpt_metrics.value.activation_share": """
        update raw.access_jaksot set lopputulos = 'koulutus' where lopputulos is not null""",
    "marts.rpt_metrics.value.grades": """
        delete from raw.palaute where _row > 6;
        update raw.palaute set arvosana = 3""",
}


def test_dbt_lets_through_every_fault_that_a_raw_gate_stops(tmp_path: Path) -> None:
    assert _failed(_built(tmp_path, CHANGED.values())) == set()
    stopping = {r.check_id for r in _checked(tmp_path, "raw") if r.stops_release}
    assert stopping == set(CHANGED)


def test_dbt_lets_through_what_was_not_delivered(tmp_path: Path) -> None:
    assert _failed(_built(tmp_path, EMPTIED.values())) == set()


@pytest.mark.parametrize("deliveries", [SEEN_IN_MARTS, SEEN_IN_SHARES])
def test_the_marts_gates_stop_what_passed_the_raw_gates_and_dbt(
    tmp_path: Path, deliveries: dict[str, str]
) -> None:
    assert _failed(_built(tmp_path, deliveries.values())) == set()
    assert {r.check_id for r in _checked(tmp_path, "raw") if r.stops_release} == set()
    assert {r.check_id for r in _checked(tmp_path, "marts") if r.stops_release} == set(deliveries)


def _built(folder: Path, faults: Iterable[str]) -> list[CheckResult]:
    """Build the spoilt store as a release is built; give the results of dbt's tests."""
    store = folder / "raw.duckdb"
    write_raw_store(store)
    for statements in faults:
        spoil(store, statements)
    build.copy_raw(store, folder / "build.duckdb")
    variables = build.dbt_variables(
        load_settings(), release_id="2022-12-31-spoilt", as_of_date=FACTS.as_of_date
    )
    return transform.run_dbt(
        folder / "build.duckdb", variables, working=folder / "dbt", advance=lambda *_: None
    )


def _checked(folder: Path, stage: Stage) -> list[CheckResult]:
    return run_suites(folder / "build.duckdb", stage, facts=FACTS)


def _failed(results: list[CheckResult]) -> set[str]:
    assert len(results) > 100
    return {result.check_id for result in results if result.status != "passed"}
