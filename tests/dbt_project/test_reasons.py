"""A data test that fails says in words what is wrong, where, and what to do."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.conftest import Built

FAULTS = [
    pytest.param(
        "no_open_tie_out",
        "insert into marts.rpt_tie_out (metric_id, published_value, computed_value, decimals,"
        " status) values ('outcome_employed', 75, 74, 0, 'open'),"
        " ('activation_share_bc', 65.6, null, 1, 'open'),"
        " ('served_clients', 232, 232, 0, 'matched')",
        {
            "outcome_employed: published 75, computed 74",
            "activation_share_bc: published 65.6, computed nothing",
        },
        id="tie-out",
    ),
    pytest.param(
        "calendar_covers_the_release",
        "update intermediate.int_client_journeys_assembled set registered_date = '1922-04-13'"
        " where client_id = 'anna'",
        {"first_contact: 1922-04-13"},
        id="registered outside the calendar",
    ),
    pytest.param(
        "calendar_covers_the_release",
        "update raw.crm_yritykset set liidi_pvm = '1922-04-13' where y_tunnus = '9000001-2'",
        {"company_contact: 1922-04-13"},
        id="lead outside the calendar",
    ),
    pytest.param(
        "calendar_covers_the_release",
        "delete from marts.dim_dates where date >= '2023-01-01';"
        " delete from intermediate.int_dates_numbered where date >= '2023-01-01'",
        {"company_contact: 2022-12-28", "due_duration: 2023-01-04"},
        id="due after the calendar",
    ),
    pytest.param(
        "client_totals_agree",
        "update marts.rpt_funnel set stage_id = 'placed' where stage_id = 'employed'",
        {"placed: rpt_funnel has 1, known are none"},
        id="report of what nobody knows",
    ),
    pytest.param(
        "client_totals_agree",
        "update marts.rpt_funnel set client_count = client_count + 1 where rowid ="
        " (select min(rowid) from marts.rpt_funnel where stage_id = 'first_meeting')",
        {"first_meeting: rpt_funnel has 9, known are 8"},
        id="stage with one too many",
    ),
    pytest.param(
        "client_totals_agree",
        "delete from marts.rpt_outcomes",
        {"served: rpt_outcomes has 0, known are 5"},
        id="empty report",
    ),
    pytest.param(
        "metric_totals_agree",
        "update marts.rpt_metrics set numerator = numerator + 1 where metric_id = 'served_shared'",
        {"with_path: rpt_metrics has 6, known are 5"},
        id="path with one too many",
    ),
    pytest.param(
        "company_totals_agree",
        "delete from marts.rpt_metrics where metric_id = 'companies_contacted';"
        " update marts.rpt_metrics set metric_id = 'companies_visited'"
        " where metric_id = 'companies_cooperating'",
        {"companies_visited: rpt_metrics has 2, known are none"},
        id="metric of companies nobody knows",
    ),
    pytest.param(
        "cost_totals_agree",
        "update marts.rpt_metrics set numerator = numerator + 0.01"
        " where metric_id = 'cost_per_served_eur'",
        {"costs: cost_per_served_eur of rpt_metrics has 2500.01, known are 2500.00"},
        id="a cent too many",
    ),
    pytest.param(
        "cost_totals_agree",
        "update marts.rpt_cost_effectiveness set cost_eur = cost_eur - 0.01"
        " where month = '2022-05-01' and team = 'bc'",
        {"costs: rpt_cost_effectiveness has 2499.99, known are 2500.00"},
        id="a cent lost in splitting",
    ),
    pytest.param(
        "metric_parts_make_up_the_metric",
        "update marts.rpt_metrics_by_dimension set numerator = numerator - 1"
        " where metric_id = 'served_bc' and dimension_id = 'path' and dimension_value = 'bc'",
        {"served_bc by path: 2.0, known are 3.0"},
        id="part with one too few",
    ),
]


@pytest.mark.parametrize(("test", "fault", "told"), FAULTS)
def test_fault_is_told_in_words(
    small: Built, tmp_path: Path, test: str, fault: str, told: set[str]
) -> None:
    spoilt = shutil.copy(small.warehouse, tmp_path / small.warehouse.name)
    with duckdb.connect(spoilt) as connection:
        connection.execute(fault)
        rows = connection.execute(_test(small, test)["compiled_code"]).fetchall()
    assert {" · ".join(row) for row in rows} == told


def test_every_test_of_its_own_says_what_to_do(small: Built) -> None:
    silent = [
        node["name"]
        for node in small.manifest["nodes"].values()
        if node["resource_type"] == "test"
        and "test_metadata" not in node
        and not node["description"].endswith(".")
    ]
    assert silent == []


def _test(built: Built, name: str) -> dict[str, str]:
    node: dict[str, str] = built.manifest["nodes"][f"test.kunto.{name}"]
    return node
