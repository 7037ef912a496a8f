"""Companies: contacted, cooperating, and those whose need was met."""

from dataclasses import dataclass

import duckdb

from dashboards.access import Audience
from dashboards.queries.rows import read_rows
from dashboards.scope import Scope


@dataclass(frozen=True)
class CompanyCounts:
    """Companies by how far the work with them has come; each is in all the counts before."""

    contacted_count: int
    cooperating_count: int
    need_met_count: int


def read_company_counts(
    connection: duckdb.DuckDBPyConnection, _: Audience, scope: Scope
) -> CompanyCounts:
    """Return the companies first contacted in the period; companies belong to no team."""
    sql = """
        select coalesce(sum(contacted_count), 0)::integer as contacted_count,
            coalesce(sum(cooperating_count), 0)::integer as cooperating_count,
            coalesce(sum(need_met_count), 0)::integer as need_met_count
        from marts.rpt_companies
        where first_contact_month >= $start and first_contact_month < $end
    """
    return read_rows(connection, sql, scope.parameters, CompanyCounts)[0]
