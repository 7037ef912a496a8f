"""The marts of the small world, beside what a person worked out from its rows."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboards.access import Audience
from dashboards.intervals import Proportion
from dashboards.pace import pace_on
from dashboards.queries.clients import read_activation
from dashboards.queries.targets import read_targets
from dashboards.scope import Scope
from tests.dbt_project.conftest import Built
from tests.dbt_project.small_rows import RAW_COLUMNS
from tests.dbt_project.small_world import AS_OF_DATE

EXPECTED = Path(__file__).parent / "expected"
UNIT_TESTS = 68

QUERIES = {
    "metrics": (
        "select metric_id, round(value, 4) as value, numerator, denominator, unit from "
        "marts.rpt_metrics"
    ),
    "client_journeys": (
        "select client_id, client_reference, registered_date, first_attempt_date, "
        "first_contact_date, first_meeting_date, served_date, dropped_date, "
        "exit_reason_id, status, path, team, outcome_id from marts.fct_client_journeys"
    ),
    "caseload": (
        "select coordinator_id, changed_date, active_client_count, capacity_client_count "
        "from marts.rpt_caseload"
    ),
    "service_cases": (
        "select level_id, case_id, team, started_date, due_date, stopped_date, "
        "exited_date, case_status from intermediate.int_service_cases_decided"
    ),
    "service_levels": (
        "select level_id, team, sum(case_count) as case_count, sum(on_time_count) as "
        "on_time_count, sum(late_count) as late_count, sum(pending_count) as "
        "pending_count from marts.rpt_service_levels group by all"
    ),
    "companies": (
        "select company_id, lead_date, first_contact_date, cooperation_date, "
        "is_contacted, is_cooperating, need_met from marts.dim_companies"
    ),
    "registrations": (
        "select registration_id, client_id, registered_date, channel, is_first from "
        "marts.fct_registrations"
    ),
    "losses": (
        "select registered_month, team, exit_reason_id, stage_id, client_count from "
        "marts.rpt_losses"
    ),
    "funnel": (
        "select stage_order, stage_id, sum(client_count) as client_count, sum(lost_count) "
        "as lost_count, sum(open_count) as open_count from marts.rpt_funnel group by all"
    ),
    "activation_rates": (
        "select path, period_id, served_count, activated_count, round(activation_share, "
        "4) as activation_share, round(lower_share, 4) as lower_share, round(upper_share, "
        "4) as upper_share, esf_result_count from marts.rpt_activation_rates"
    ),
    "unit_costs": (
        "select period, period_id, team, unit_id, cost_eur, unit_count, cost_per_unit_eur from "
        "marts.rpt_unit_costs where cost_type_id = 'all' and period_id in ('whole', '2022-05')"
    ),
    "cost_effectiveness": (
        "select month, team, cost_type_id, own_eur, split_eur, cost_eur from "
        "marts.rpt_cost_effectiveness"
    ),
    "targets": (
        "select metric_id, target_value, base, pace_start_date, target_date, "
        "actual_value, round(pace_value, 2) as pace_value, round(projected_value, 2) as "
        "projected_value from marts.rpt_targets"
    ),
    "funnel_clients": (
        "select client_id, team, coordinator_id, status, last_stage_id, next_stage_id, "
        "loss_reason_id, age_band, unemployment_band, waiting_days, days_to_first_contact, "
        "days_to_first_meeting, days_to_served, days_registered_to_served "
        "from marts.rpt_funnel_clients"
    ),
    "stage_survival": (
        "select transition_id, day_count, at_risk_count, event_count, censored_count, "
        "survival_share from marts.rpt_stage_survival where team = 'all'"
    ),
    "client_events": (
        "select event_date, event_type_order, event_id, event_type_id, coordinator_id, "
        "detail_id, contact_type_id, other_coordinator_id, source_file, source_row "
        "from marts.rpt_client_events where client_id = 'cecilia'"
    ),
    "due_list": (
        "select due_id, client_reference, company_name, coordinator_id, team, started_date, "
        "due_date, days_late, working_days_late, state from marts.rpt_due_list"
    ),
    "first_contact_waits": (
        "select client_id, team, coordinator_id, working_days, is_open, has_left, is_late "
        "from marts.rpt_first_contact_waits"
    ),
    "outputs": (
        "select output_status_id, is_lasting, is_collected, output_count from marts.rpt_outputs"
    ),
    "paid_day_counts": (
        "select client_id, counted_date, paid_days, is_latest from marts.fct_paid_day_counts"
    ),
    "municipal_share_avoided": "select * from marts.rpt_municipal_share_avoided",
    "paid_day_coverage": "select * from marts.rpt_paid_day_coverage",
    "wellbeing": (
        "select scale_id, path, is_collected, served_count, pair_count, mean_change "
        "from marts.rpt_wellbeing where scale_id = 'mind'"
    ),
    "wellbeing_clients": "select * from marts.rpt_wellbeing_clients",
    "transfer_waits": (
        "select transfer_id, client_id, direction, met_date, day_count, is_reached, is_waiting "
        "from marts.fct_transfer_waits"
    ),
    "transfer_medians": "select * from marts.rpt_transfer_waits",
    "paths": "select * from marts.rpt_paths",
    "event_registrations": (
        "select event_id, window_end_date, is_complete, before_count, after_count, "
        "latest_event_count from marts.rpt_event_registrations"
    ),
    "feedback": "select * from marts.rpt_feedback",
    "caseload_current": (
        "select coordinator_id, active_client_count, active_client_count_shared_once, "
        "recent_contact_count, contact_weighted_client_count from marts.rpt_caseload_current"
    ),
    "caseload_weeks": (
        "select coordinator_id, week_start_date, counted_date, active_client_count, "
        "peak_client_count, capacity_client_count, load_share from marts.rpt_caseload_weeks "
        "where week_start_date in ('2022-06-13', '2022-08-29', '2022-11-14', '2022-12-26')"
    ),
}


@pytest.mark.parametrize("name", QUERIES)
def test_mart_is_what_the_rows_say(small: Built, name: str) -> None:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8") as file:
        expected = [tuple(row) for row in csv.reader(file)]
    header, rows = _ask(small.warehouse, f"{QUERIES[name]} order by all")
    assert header == expected[0]
    assert rows == expected[1:]


def test_every_unit_test_ran_and_passed(small: Built) -> None:
    statuses = small.statuses("unit_test")
    assert len(statuses) >= UNIT_TESTS
    assert set(statuses.values()) == {"pass"}


def test_contact_of_a_client_number_that_nobody_has_stays_in_staging(small: Built) -> None:
    staged = "select contact_id from staging.stg_access__contacts where client_reference = '99'"
    assert _ask(small.warehouse, staged)[1] == [("28",)]
    kept = "select contact_id from marts.fct_contacts where contact_id = '28'"
    assert _ask(small.warehouse, kept)[1] == []


def test_every_contact_leads_back_to_its_source_row(small: Built) -> None:
    _, rows = _ask(
        small.warehouse,
        "select contacts.contact_id from marts.fct_contacts as contacts"
        " left join raw.access_kontaktit as source on contacts.source_file = source._file"
        " and contacts.source_row = source._row"
        " and contacts.source_row_hash = to_hex(source._row_hash)"
        " where source.kontaktinumero is distinct from contacts.contact_id",
    )
    assert rows == []


def test_every_event_of_a_client_leads_back_to_its_source_row(small: Built) -> None:
    places = "select _file, _row, to_hex(_row_hash)"
    delivered = [
        row
        for table in RAW_COLUMNS
        for row in _ask(small.warehouse, f"{places} from raw.{table}")[1]
    ]
    events = "select source_file, source_row, source_row_hash from marts.rpt_client_events"
    assert set(_ask(small.warehouse, events)[1]) <= set(delivered)


def test_figures_of_another_project_are_not_tied_out(small: Built) -> None:
    assert _ask(small.warehouse, "select metric_id from marts.rpt_tie_out")[1] == []


def test_empty_project_builds_with_counts_of_zero_and_no_rates(empty: Built) -> None:
    _, rows = _ask(
        empty.warehouse,
        "select distinct unit, denominator is not null as is_divided, value"
        " from marts.rpt_metrics order by all",
    )
    assert rows == [
        ("count", "False", "0.0"),
        ("days", "False", "0.0"),
        ("days", "True", ""),
        ("eur", "False", "0.0"),
        ("eur", "True", ""),
        ("grade", "True", ""),
        ("number", "False", "0.0"),
        ("number", "True", ""),
        ("points", "True", ""),
        ("share", "True", ""),
    ]


def test_empty_project_passes_its_own_tests(empty: Built) -> None:
    assert set(empty.statuses("test").values()) == {"pass"}


def test_every_service_level_has_its_limit_also_without_a_case(small: Built, empty: Built) -> None:
    sql = "select level_id, limit_value, limit_unit from marts.dim_service_levels order by level_id"
    limits = [
        ("company_contact", "3", "working_days"),
        ("company_followup", "28", "days"),
        ("duration", "3", "months"),
        ("first_contact", "5", "working_days"),
        ("meeting_interval", "14", "days"),
    ]
    assert _ask(small.warehouse, sql)[1] == limits
    assert _ask(empty.warehouse, sql)[1] == limits


def test_pages_know_the_interval_and_the_pace_of_the_marts(small: Built) -> None:
    with duckdb.connect(str(small.warehouse), read_only=True) as connection:
        rates = read_activation(connection, Audience.PROJECT, Scope())
        targets = read_targets(connection, Audience.PROJECT)
    assert rates
    for rate in rates.values():
        interval = Proportion(rate.activated_count, rate.served_count).interval
        assert interval == pytest.approx((rate.lower_share, rate.upper_share))
    assert targets
    for target in targets.values():
        assert pace_on(target, date.fromisoformat(AS_OF_DATE)) == pytest.approx(target.pace_value)


def _ask(warehouse: Path, sql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the header and the rows as text, a missing value as an empty one."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        answer = connection.execute(sql)
        header = tuple(column[0] for column in answer.description or ())
        rows = answer.fetchall()
    return header, [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
