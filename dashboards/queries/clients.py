"""How clients came through the service: stages, cohorts, outcomes and activation."""

from dataclasses import dataclass
from datetime import date

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows
from dashboards.scope import Scope


@dataclass(frozen=True)
class Stage:
    """One stage of the funnel: who reached it, who left before it, who is still on the way."""

    stage_id: str
    client_count: int
    lost_count: int
    open_count: int


@dataclass(frozen=True)
class Cohort:
    """The clients who registered in one quarter or month and what has become of them."""

    start_date: date
    registered_count: int
    served_count: int
    activated_count: int
    open_count: int


@dataclass(frozen=True)
class Outcome:
    """One outcome of served clients, each of whom has one."""

    outcome_id: str
    is_activated: bool
    client_count: int


@dataclass(frozen=True)
class ActivationRate:
    """The activation of one path with its 95 % Wilson interval; no served clients, no share."""

    path: str
    served_count: int
    activated_count: int
    activation_share: float | None
    lower_share: float | None
    upper_share: float | None
    esf_result_count: int


def read_funnel(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> tuple[Stage, ...]:
    """Return the stages in order, of clients registered in the period."""
    sql = """
        select stage_id, sum(client_count)::integer as client_count,
            sum(lost_count)::integer as lost_count, sum(open_count)::integer as open_count
        from marts.rpt_funnel
        where registered_month >= $start and registered_month < $end
            and ($team = 'all' or team = $team)
        group by stage_order, stage_id
        order by stage_order
    """
    return read_rows(connection, sql, scope.parameters, Stage)


def read_cohorts(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> tuple[Cohort, ...]:
    """Return the quarters of registration in the period, in order."""
    sql = """
        select registered_quarter as start_date,
            sum(registered_count)::integer as registered_count,
            sum(served_count)::integer as served_count,
            sum(activated_count)::integer as activated_count,
            sum(open_count)::integer as open_count
        from marts.rpt_cohorts
        where registered_quarter >= $start and registered_quarter < $end
            and ($team = 'all' or team = $team)
        group by registered_quarter
        having sum(registered_count) > 0
        order by registered_quarter
    """
    return read_rows(connection, sql, scope.parameters, Cohort)


def read_outcomes(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> tuple[Outcome, ...]:
    """Return the outcomes of clients served in the period: activated first, then by size."""
    sql = """
        select outcome_id, is_activated, sum(client_count)::integer as client_count
        from marts.rpt_outcomes
        where served_month >= $start and served_month < $end and ($team = 'all' or path = $team)
        group by outcome_id, is_activated
        order by is_activated desc, client_count desc, min(outcome_order)
    """
    return read_rows(connection, sql, scope.parameters, Outcome)


def read_activation(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> dict[str, ActivationRate]:
    """Return the activation of each path in the period, and of all, by path."""
    sql = """
        select path, served_count::integer as served_count,
            activated_count::integer as activated_count,
            activation_share::double as activation_share, lower_share::double as lower_share,
            upper_share::double as upper_share, esf_result_count::integer as esf_result_count
        from marts.rpt_activation_rates
        where period_id::varchar = $period
    """
    rows = read_rows(connection, sql, {"period": scope.period}, ActivationRate)
    return {row.path: row for row in rows}
