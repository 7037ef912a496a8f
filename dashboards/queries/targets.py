"""Targets with their pace, and the days on which the counted things came."""

from dataclasses import dataclass
from datetime import date

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows


@dataclass(frozen=True)
class Target:
    """One target, measured on a base: where it stands and where an even pace would be."""

    metric_id: str
    target_value: float
    base: str
    set_on: date | None
    pace_start_date: date
    target_date: date
    actual_value: float | None
    pace_value: float
    target_share: float | None


@dataclass(frozen=True)
class Step:
    """A day on which a cumulative count grew, and the count after it."""

    day: date
    cumulative_count: int


def read_targets(connection: duckdb.DuckDBPyConnection, _: Audience) -> dict[str, Target]:
    """Return the targets of the whole project by metric."""
    sql = """
        select metric_id, target_value::double as target_value, base, set_on, pace_start_date,
            target_date, actual_value::double as actual_value, pace_value::double as pace_value,
            target_share::double as target_share
        from marts.rpt_targets
    """
    return {target.metric_id: target for target in read_rows(connection, sql, {}, Target)}


def read_registration_steps(connection: duckdb.DuckDBPyConnection, _: Audience) -> tuple[Step, ...]:
    """Return how registrations accumulated over the whole project."""
    sql = """
        select registered_date as day, cumulative_count
        from marts.rpt_registrations
        order by day
    """
    return read_rows(connection, sql, {}, Step)


def read_company_steps(connection: duckdb.DuckDBPyConnection, _: Audience) -> tuple[Step, ...]:
    """Return how cooperating companies accumulated over the whole project."""
    sql = """
        select cooperation_date as day, cumulative_count
        from marts.rpt_company_progress
        order by day
    """
    return read_rows(connection, sql, {}, Step)
