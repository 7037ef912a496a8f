"""The ESF indicators of the sample, beside a second computation and earlier releases."""

from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from kunto.releases import ReleaseStore
from tests.conftest import settings_at
from tests.dbt_project.esf_by_polars import COUNTS, FACT_OF_CODE, KEYS, indicators_by_polars

DAYS = ("2022-03-31", "2022-12-31", "2023-05-31")


def _file(data: Path, day: str) -> Path:
    releases = ReleaseStore(settings_at(data).paths.releases).list()
    return next(r.file for r in releases if r.as_of_date == date.fromisoformat(day))


def _ask(data: Path, day: str, sql: str) -> pl.DataFrame:
    with duckdb.connect(str(_file(data, day)), read_only=True) as connection:
        return connection.sql(sql).pl()


@pytest.mark.parametrize("day", DAYS)
def test_every_indicator_is_the_same_by_a_second_route(demo_data: Path, day: str) -> None:
    columns = ", ".join((*KEYS, *COUNTS))
    sql = f"select {columns} from marts.rpt_esf_indicators where is_collected"  # noqa: S608
    found = _ask(demo_data, day, sql)
    with duckdb.connect(str(_file(demo_data, day)), read_only=True) as connection:
        expected = indicators_by_polars(connection, date.fromisoformat(day))
    assert set(found["indicator_code"]) == set(FACT_OF_CODE)
    assert_frame_equal(found, expected, check_row_order=False, check_dtypes=False)


def test_immediate_results_are_those_of_the_report(demo_data: Path) -> None:
    found = _ask(
        demo_data,
        DAYS[-1],
        "select indicator_code, max(cumulative_count) as n from marts.rpt_esf_indicators"
        " where sex_id = 'total' and indicator_code in ('CR02', 'CR04') group by all",
    )
    assert dict(found.iter_rows()) == {"CR02": 27, "CR04": 75}


def test_correction_leads_from_what_the_earlier_release_reported(demo_data: Path) -> None:
    """The release of 31.12.2022 reported 2022; the last one says what has changed since."""
    then = "select indicator_code, sex_id, period_count from marts.rpt_esf_indicators"
    now = "select indicator_code, sex_id, reported_count, correction_count"
    of_2022 = "where is_collected and period_year = 2022 order by all"
    earlier = _ask(demo_data, DAYS[1], f"{then} {of_2022}")
    later = _ask(demo_data, DAYS[2], f"{now} from marts.rpt_esf_indicators {of_2022}")
    assert earlier.rows() == later.drop("correction_count").rows()
    assert later["correction_count"].max() == 2


def test_what_nobody_asks_is_not_zero(demo_data: Path) -> None:
    found = _ask(
        demo_data,
        DAYS[-1],
        "select distinct indicator_code, period_count from marts.rpt_esf_indicators"
        " where not is_collected",
    )
    assert set(found["indicator_code"]) >= {"CO18", "CR03", "EECO13", "EECR06"}
    assert found["period_count"].null_count() == found.height


def test_end_forms_that_are_missing_break_their_rule_until_they_come(demo_data: Path) -> None:
    sql = "select rule_id, failed_count from marts.rpt_esf_validations where failed_count > 0"
    assert _ask(demo_data, DAYS[1], sql).rows() == [("end_or_reason", 8)]
    assert _ask(demo_data, DAYS[2], sql).rows() == []
    told = "select reference from marts.rpt_esf_validation_failures order by reference"
    due = "select client_reference from marts.rpt_due_list where reason_id = 'due_end_form'"
    failing = _ask(demo_data, DAYS[1], told)["reference"].to_list()
    assert set(failing) <= set(_ask(demo_data, DAYS[1], due)["client_reference"])
    assert len(failing) == 8
