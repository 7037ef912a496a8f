"""How often the promised service levels were kept."""

from dataclasses import dataclass

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows
from dashboards.scope import Scope


@dataclass(frozen=True)
class ServiceLevel:
    """One service level: decided cases, those on time, and those still pending."""

    level_id: str
    case_count: int
    on_time_count: int
    pending_count: int

    @property
    def on_time_share(self) -> float | None:
        """Share of decided cases on time, None without cases."""
        return self.on_time_count / self.case_count if self.case_count else None


def read_service_levels(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> tuple[ServiceLevel, ...]:
    """Return the service levels of cases that began in the period and of the team."""
    sql = """
        select level_id, sum(case_count)::integer as case_count,
            sum(on_time_count)::integer as on_time_count,
            sum(pending_count)::integer as pending_count
        from marts.rpt_service_levels
        where start_month >= $start and start_month < $end and ($team = 'all' or team = $team)
        group by level_id
        order by level_id
    """
    return read_rows(connection, sql, scope.parameters, ServiceLevel)
