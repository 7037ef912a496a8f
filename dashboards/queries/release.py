"""The release itself: whose data, up to which day, and which years there are to choose from."""

from dataclasses import dataclass
from datetime import date

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows


@dataclass(frozen=True)
class ReleaseFacts:
    """The one row of dim_release."""

    release_id: str
    as_of_date: date
    project_code: str
    project_name: str
    project_start: date
    project_end: date
    is_sample: bool


@dataclass(frozen=True)
class _Year:
    year: int


def read_release(connection: duckdb.DuckDBPyConnection, _: Audience) -> ReleaseFacts:
    """Return what the release says of itself."""
    sql = """
        select release_id, as_of_date, project_code, project_name,
            project_start, project_end, is_sample
        from marts.dim_release
    """
    return read_rows(connection, sql, {}, ReleaseFacts)[0]


def read_years(connection: duckdb.DuckDBPyConnection, _: Audience) -> tuple[int, ...]:
    """Return the calendar years in which someone registered or was served."""
    sql = """
        select distinct year(month) as year
        from (
            select registered_month as month from marts.rpt_funnel
            union all
            select served_month from marts.rpt_activation
        )
        order by year
    """
    return tuple(row.year for row in read_rows(connection, sql, {}, _Year))
