"""What it cost, by type and per result."""

from dataclasses import dataclass
from decimal import Decimal

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows
from dashboards.scope import Scope


@dataclass(frozen=True)
class TypeCost:
    """Bookings of one cost type, corrections subtracted."""

    cost_type_id: str
    cost_eur: Decimal


@dataclass(frozen=True)
class UnitCost:
    """All costs of a period divided by a count of the same period; None where it is zero."""

    unit_id: str
    cost_eur: Decimal | None
    unit_count: int
    cost_per_unit_eur: Decimal | None


def read_costs_by_type(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> tuple[TypeCost, ...]:
    """Return the costs booked in the period, the largest first; costs belong to no team."""
    sql = """
        select cost_type_id, sum(cost_eur)::decimal(14, 2) as cost_eur
        from marts.rpt_cost_effectiveness
        where month >= $start and month < $end
        group by cost_type_id
        order by cost_eur desc, cost_type_id
    """
    return read_rows(connection, sql, scope.parameters, TypeCost)


def read_unit_costs(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> dict[str, UnitCost]:
    """Return the cost per registered, served, activated and employed client of the period."""
    sql = """
        select unit_id, cost_eur::decimal(14, 2) as cost_eur, unit_count::integer as unit_count,
            cost_per_unit_eur::decimal(14, 2) as cost_per_unit_eur
        from marts.rpt_unit_costs
        where period_id::varchar = $period and team = 'all' and cost_type_id = 'all'
    """
    rows = read_rows(connection, sql, {"period": scope.period}, UnitCost)
    return {row.unit_id: row for row in rows}
